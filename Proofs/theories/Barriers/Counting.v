(** * Counting the events that exclude each other *)

From Coq Require Import Reals Arith Lra Lia List ClassicalDedekindReals.
From BarrierLab Require Import Definitions.Vectors Definitions.RandomisedAlgorithms LinearAlgebra.Sums
  Barriers.Candidates.
Import ListNotations.
Open Scope R_scope.

Lemma indicator_bounds E : 0 <= indicator E <= 1.
Proof. unfold indicator. destruct (sig_not_dec E); lra. Qed.

Lemma indicator_false E : ~ E -> indicator E = 0.
Proof. intros H. unfold indicator. destruct (sig_not_dec E); [contradiction|reflexivity]. Qed.

Lemma indicator_true (E : Prop) : E -> indicator E = 1.
Proof. intros H. unfold indicator. destruct (sig_not_dec E); [reflexivity|contradiction]. Qed.

Lemma indicator_below_one E : indicator E < 1 -> ~ E.
Proof. unfold indicator. destruct (sig_not_dec E); [lra|auto]. Qed.

Lemma indicator_monotone (E F : Prop) : (E -> F) -> indicator E <= indicator F.
Proof. intros H. unfold indicator. destruct (sig_not_dec E), (sig_not_dec F); try lra. tauto. Qed.

(** At most one of the events happens. *)
Lemma exclusive_indicators n (E : nat -> Prop) :
  (forall i j, (i < n)%nat -> (j < n)%nat -> i <> j -> E i -> E j -> False) ->
  sum n (fun i => indicator (E i)) <= 1.
Proof.
  induction n as [|n IH]; intros H; simpl; [lra|].
  unfold indicator at 2. destruct (sig_not_dec (E n)) as [Hn|Hn].
  - rewrite sum_zero; [lra|]. intros i Hi. apply indicator_false. intros Ei. apply Hn. intros En.
    apply (H i n); auto with arith; lia.
  - assert (sum n (fun i => indicator (E i)) <= 1); [|lra].
    apply IH. intros i j Hi Hj. apply H; auto with arith.
Qed.

(** "For some k < m" is counted at most as often as its cases. *)
Lemma indicator_union m (E : nat -> Prop) (F : Prop) : (F -> exists k, (k < m)%nat /\ E k) ->
  indicator F <= sum m (fun k => indicator (E k)).
Proof.
  intros H. unfold indicator at 1. destruct (sig_not_dec F) as [HF|HF].
  - apply Rnot_lt_le. intros Hlt. apply HF. intros f. destruct (H f) as [k [Hk Ek]].
    pose proof (sum_term_le m (fun k => indicator (E k)) k) as Hle.
    cbv beta in Hle. rewrite (indicator_true (E k) Ek) in Hle. specialize (Hle (fun k _ => proj1 (indicator_bounds (E k))) Hk). lra.
  - apply sum_nonneg. intros. apply indicator_bounds.
Qed.

Lemma sum_stays_below_average n f b :
  (1 <= n)%nat -> sum n f <= INR n * b -> exists i, (i < n)%nat /\ f i <= b.
Proof.
  intros Hn H. destruct (sum_reaches_average n (fun i => -1 * f i) (- b) Hn) as [i [Hi Hf]].
  - rewrite sum_scale. lra.
  - exists i. split; [exact Hi|lra].
Qed.

(** One of d ≥ 2 exclusive events does not happen. *)
Lemma some_event_fails d (E : nat -> Prop) : (2 <= d)%nat ->
  (forall i j, (i < d)%nat -> (j < d)%nat -> i <> j -> E i -> E j -> False) ->
  exists i, (i < d)%nat /\ ~ E i.
Proof.
  intros Hd H. apply le_INR in Hd as Hd'. simpl INR in Hd'.
  destruct (sum_stays_below_average d (fun i => indicator (E i)) (1 / INR d)) as [i [Hi Hle]]; [lia| |].
  - replace (INR d * (1 / INR d)) with 1 by (field; lra). apply exclusive_indicators, H.
  - exists i. split; [exact Hi|]. apply indicator_below_one. eapply Rle_lt_trans; [exact Hle|].
    apply Rmult_lt_reg_r with (INR d); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
Qed.

(** Events that are exclusive at each of m places happen m times at most, so if m < d one of them happens at no place. *)
Lemma exclusive_indicators_at_places d m (E : nat -> nat -> Prop) :
  (forall k i j, (k < m)%nat -> (i < d)%nat -> (j < d)%nat -> i <> j -> E i k -> E j k -> False) ->
  sum d (fun i => sum m (fun k => indicator (E i k))) <= INR m.
Proof.
  intros H. rewrite sum_swap. rewrite <- (Rmult_1_r (INR m)), <- (sum_const m 1).
  apply sum_le. intros k Hk. apply (exclusive_indicators d (fun i => E i k)). intros i j. apply H, Hk.
Qed.

Lemma some_event_fails_everywhere d m (E : nat -> nat -> Prop) : (m < d)%nat ->
  (forall k i j, (k < m)%nat -> (i < d)%nat -> (j < d)%nat -> i <> j -> E i k -> E j k -> False) ->
  exists i, (i < d)%nat /\ forall k, (k < m)%nat -> ~ E i k.
Proof.
  intros Hmd H. apply lt_INR in Hmd as Hmd'. pose proof (pos_INR m).
  destruct (sum_stays_below_average d (fun i => sum m (fun k => indicator (E i k))) (INR m / INR d))
    as [i [Hi Hle]]; [lia| |].
  - replace (INR d * (INR m / INR d)) with (INR m) by (field; lra).
    apply exclusive_indicators_at_places, H.
  - exists i. split; [exact Hi|]. intros k Hk. apply indicator_below_one.
    apply Rle_lt_trans with (INR m / INR d).
    + eapply Rle_trans; [|exact Hle]. apply (sum_term_le m (fun k => indicator (E i k))); [|exact Hk].
      intros. apply indicator_bounds.
    + apply Rmult_lt_reg_r with (INR d); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
Qed.
