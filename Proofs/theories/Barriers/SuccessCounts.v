(** * One output, d members: on how many of them it succeeds

    If the candidates are more than 2e apart: on one of them at all samples, on R of them at one sample at least. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums Barriers.TiltedMembers Barriers.Counting.
Open Scope R_scope.

Section Counts.

Variables (C : parameters) (D : nat).
Let d := candidates C.
Let P := class_setting C.
Hypothesis two_candidates : (2 <= candidates C)%nat.
Hypothesis some_sample : (1 <= samples C)%nat.
Hypothesis scale : valid_scale C D.
Variables (tau e : R).
Hypothesis tau_positive : 0 < tau.
Hypothesis apart : forall k, (k < samples C)%nat -> 2 * e < sqrt 2 * tilted_vertex C D tau k.

Let hit (out : answer_vectors) (i k : nat) : Prop :=
  dist_le (columns P) (out k) (solutions P (tilt C D i tau) (sample P k)) e.

Lemma hits_exclude_each_other out k i j : (k < samples C)%nat -> (i < d)%nat -> (j < d)%nat -> i <> j ->
  hit out i k -> hit out j k -> False.
Proof.
  intros Hk Hi Hj Hij.
  apply (members_exclude_each_other C D two_candidates scale i j tau k (out k) e); auto.
Qed.

Lemma at_most_one_success (run : option answer_vectors) :
  sum d (fun i => indicator (succeeds P (tilt C D i tau) e run)) <= 1.
Proof.
  apply (exclusive_indicators d (fun i => succeeds P (tilt C D i tau) e run)).
  intros i j Hi Hj Hij [out1 [E1 H1]] [out2 [E2 H2]]. rewrite E1 in E2. injection E2 as <-.
  apply (hits_exclude_each_other out1 0 i j); auto; [apply H1|apply H2]; exact some_sample.
Qed.

Lemma at_most_R_successes (run : option answer_vectors) :
  sum d (fun i => indicator (succeeds_somewhere P (tilt C D i tau) e run)) <= INR (samples C).
Proof.
  destruct run as [out|].
  - eapply Rle_trans; [|apply exclusive_indicators_at_places with (d := d) (E := hit out)].
    + apply sum_le. intros i Hi. apply (indicator_union (samples C) (fun k => hit out i k)).
      intros [out' [k [E [Hk H']]]]. injection E as <-. exists k. split; assumption.
    + apply hits_exclude_each_other.
  - rewrite sum_zero; [apply pos_INR|]. intros i _. apply indicator_false. intros [out [k [E _]]]. discriminate.
Qed.

(** So one run errs on some member, at every sample if R < d. *)
Lemma some_member_errs (run : option answer_vectors) :
  exists i, (i < d)%nat /\ error_exceeds P (tilt C D i tau) e run.
Proof.
  destruct run as [out|]; [|exists O; split; [unfold d; lia|exact I]].
  destruct (some_event_fails d (fun i => hit out i 0)) as [i [Hi Hfar]]; [exact two_candidates| |].
  - intros i j. apply hits_exclude_each_other, some_sample.
  - exists i. split; [exact Hi|]. exists O. split; [exact some_sample|exact Hfar].
Qed.

Lemma some_member_errs_everywhere (run : option answer_vectors) : (samples C < candidates C)%nat ->
  exists i, (i < d)%nat /\ error_exceeds_everywhere P (tilt C D i tau) e run.
Proof.
  intros Hfew. destruct run as [out|]; [|exists O; split; [unfold d; lia|exact I]].
  apply (some_event_fails_everywhere d (samples C) (hit out)); [exact Hfew|].
  apply hits_exclude_each_other.
Qed.

End Counts.
