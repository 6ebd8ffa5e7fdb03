(** * Every member of the class has an admissible training set

    So the theorems that say "for every admissible training set" of a member, and the suprema over training sets in the breakdown
    epsilons, are not about nothing. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass Barriers.TiltedMembers.
Open Scope R_scope.

(** A member of the class is the centre on the scale K, or a tilt on a valid scale. *)
Lemma member_cases C A : valid_class C -> Omega C A ->
  A = centre C (digits C) \/
  exists D i tau, valid_scale C D /\ (i < candidates C)%nat /\ 0 < tau /\ A = tilt C D i tau.
Proof.
  intros [_ [_ [_ [_ [S0 [S1 S2]]]]]] HA.
  assert (Hpow : forall n, 0 < / 2 ^ n) by (intros; apply Rinv_0_lt_compat, pow_lt; lra).
  destruct HA as [[->|[i [n [Hi [_ ->]]]]]|[[i [n [Hi [_ ->]]]]|[i [Hi ->]]]].
  - left. reflexivity.
  - right. exists (digits C), i, (/ 2 ^ (n + 1)). auto.
  - right. exists (digits C - 1)%nat, i, (/ 2 ^ (n + 1)). auto.
  - right. exists (digits C - 2)%nat, i, (3 / 2 * / 2 ^ levels C).
    specialize (Hpow (levels C)). split; [assumption|]. split; [assumption|]. split; [lra|reflexivity].
Qed.

Theorem training_set_exists C A : valid_class C -> Omega C A ->
  exists iota, admissible (class_setting C) A iota.
Proof.
  intros valid HA. pose proof valid as [_ [_ [Hd [_ [S0 _]]]]].
  destruct (member_cases C A valid HA) as [->|[D [i [tau [HD [Hi [Htau ->]]]]]]].
  - exists (centre_data C (digits C)). apply centre_data_admissible; assumption.
  - exists (tilt_data C D i tau). apply tilt_data_admissible; try assumption. lra.
Qed.
