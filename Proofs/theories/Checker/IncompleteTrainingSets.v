(** * For (P1), fair data need not be part of an admissible training set

    A = 1/2, y_1 = 0, y_2 = 2 and ε = 1/2, with m = N = 1: the instance is feasible, and A_1 = 0 with y_{1,1} = x_{1,1} = 0 is an
    admissible datum of the first sample at level 1.  But whatever A_1 x - y_{2,1} with |y_{2,1} - 2| ≤ 1/2 is, it exceeds ε. *)

From Coq Require Import Reals QArith Qreals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

Definition two_samples : setting := {|
  the_problem := P1 (1 / 2);
  rows := 1;
  columns := 1;
  sample_count := 2;
  sample := fun k _ => match k with O => 0 | _ => 2 end
|}.

Definition half : matrix := fun _ _ => 1 / 2.

Definition zero_datum : datum := {|
  datum_matrix := fun _ _ => 0%Q;
  datum_sample := fun _ => 0%Q;
  datum_solution := fun _ => 0%Q
|}.

Lemma norm_one x : norm 1 x = Rabs (x O).
Proof. unfold norm, dot. simpl. rewrite Rplus_0_l. apply sqrt_Rsqr_abs. Qed.

Lemma instance_feasible : forall k, (k < 2)%nat -> exists x,
  feasible (P1 (1 / 2)) 1 1 half (sample two_samples k) x.
Proof.
  intros k Hk. exists (fun _ => match k with O => 0 | _ => 4 end). simpl. unfold misfit. rewrite norm_one.
  unfold vsub, matvec, dot, half. simpl. destruct k.
  - replace (0 + 1 / 2 * 0 - 0) with 0 by lra. rewrite Rabs_R0. lra.
  - replace (0 + 1 / 2 * 4 - 2) with 0 by lra. rewrite Rabs_R0. lra.
Qed.

Lemma zero_datum_admissible : admissible_datum two_samples half (sample two_samples 0) 1 zero_datum.
Proof.
  assert (Z : Q2R 0 = 0) by (unfold Q2R; simpl; lra).
  unfold admissible_datum. cbv zeta. simpl rows. simpl columns. split; [|split].
  - intros x. rewrite !norm_one. unfold matvec, dot, msub, real_matrix, half. simpl. rewrite Z.
    replace (0 + (0 - 1 / 2) * x O) with (- (1 / 2) * x O) by lra.
    rewrite Rabs_mult, (Rabs_left (- (1 / 2))) by lra. pose proof (Rabs_pos (x O)). lra.
  - rewrite norm_one. unfold vsub, real_vector. simpl. rewrite Z, Rminus_0_r, Rabs_R0. lra.
  - apply dist_le_point with (fun _ => 0).
    + split.
      * simpl. unfold misfit. rewrite norm_one. unfold vsub, matvec, dot, real_vector. simpl. rewrite Z.
        rewrite Rmult_0_r, Rplus_0_l, Rminus_0_r, Rabs_R0. lra.
      * intros z _. simpl. unfold l1_norm. simpl. rewrite Rabs_R0. pose proof (Rabs_pos (z O)). lra.
    + rewrite norm_one. unfold vsub, real_vector. simpl. rewrite Z, Rminus_0_r, Rabs_R0. lra.
Qed.

Theorem not_complete : ~ exists iota, admissible two_samples half iota /\ iota (0, 1)%nat = zero_datum.
Proof.
  intros [iota [[Hsame Hadm] H0]].
  assert (HM : Q2R (datum_matrix (iota (1, 1)%nat) O O) = 0).
  { rewrite (Qeq_eqR _ _ (Hsame 1%nat 0%nat 1%nat O O ltac:(simpl; lia) ltac:(simpl; lia) ltac:(lia) ltac:(simpl; lia)
      ltac:(simpl; lia))), H0. unfold Q2R. simpl. lra. }
  destruct (Hadm 1%nat 1%nat ltac:(simpl; lia) ltac:(lia)) as [_ [Hy Hx]].
  set (y := real_vector (datum_sample (iota (1, 1)%nat))) in *.
  simpl rows in Hy. rewrite norm_one in Hy. unfold vsub in Hy. simpl in Hy.
  destruct (Hx 1 ltac:(lra)) as [s [[Hf _] _]]. simpl in Hf. unfold misfit in Hf. rewrite norm_one in Hf.
  unfold vsub, matvec, dot, real_matrix in Hf. simpl in Hf.
  rewrite HM in Hf.
  pose proof (Rle_abs (- (y O - 2))) as A1. rewrite Rabs_Ropp in A1.
  pose proof (Rle_abs (- (0 + 0 * s O - y O))) as A2. rewrite Rabs_Ropp in A2. lra.
Qed.
