(** * Cond(AAᵀ) = 1

    If alpha = ‖a‖ the rows of the block matrix are orthogonal and of length alpha: AAᵀ = alpha² I. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.BlockMatrices
  LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm SolutionSets.Duality.
Open Scope R_scope.

Theorem rows_orthogonal d q a alpha i j :
  alpha = norm d a -> (i < S q)%nat -> (j < S q)%nat ->
  let A := block_matrix d a alpha in
  matmul (d + q) A (transpose A) i j = alpha * alpha * identity_matrix i j.
Proof.
  intros Halpha Hi Hj A. unfold matmul, transpose, A.
  change (sum (d + q) (fun k => block_matrix d a alpha i k * block_matrix d a alpha j k))
    with (matvec (d + q) (block_matrix d a alpha) (block_matrix d a alpha j) i).
  destruct i as [|i].
  - rewrite block_row_first. destruct j as [|j]; unfold identity_matrix; simpl.
    + rewrite Halpha, norm_squared, Rmult_1_r. apply dot_ext; intros k Hk; [reflexivity|].
      unfold block_matrix. destruct (Nat.ltb_spec k d); [reflexivity|lia].
    + rewrite Rmult_0_r. apply sum_zero. intros k Hk. unfold block_matrix.
      destruct (Nat.eqb_spec k (d + j)); [lia|ring].
  - rewrite block_row_next by lia. destruct j as [|j]; unfold identity_matrix; simpl.
    + destruct (Nat.ltb_spec (d + i) d); [lia|ring].
    + destruct (Nat.eqb_spec (d + i) (d + j)); destruct (Nat.eqb_spec i j); try lia; ring.
Qed.

Lemma op_norm_scaled_identity m c B :
  (0 < m)%nat -> 0 < c ->
  (forall i j, (i < m)%nat -> (j < m)%nat -> B i j = c * identity_matrix i j) -> op_norm m m B c.
Proof.
  intros Hm Hc HB.
  assert (E : forall x i, (i < m)%nat -> matvec m B x i = vscale c x i).
  { intros x i Hi. unfold vscale. rewrite <- (matvec_identity m x i Hi). unfold matvec, dot.
    rewrite <- sum_scale. apply sum_ext. intros j Hj. rewrite HB by assumption. ring. }
  assert (En : forall x, norm m (matvec m B x) = c * norm m x).
  { intros x. rewrite (norm_ext m _ (vscale c x)) by (apply E). rewrite norm_scale, Rabs_right; lra. }
  split.
  - intros x. rewrite En. lra.
  - intros b' H. specialize (H (unit_vector 0)). rewrite En, norm_unit_vector in H by exact Hm. lra.
Qed.

Theorem condition_number_one d q a :
  (forall i, (i < d)%nat -> 0 < a i) -> (0 < d)%nat ->
  let A := block_matrix d a (norm d a) in
  condition_number (S q) (matmul (d + q) A (transpose A)) 1.
Proof.
  intros Ha Hd A. set (alpha := norm d a).
  assert (Hp : 0 < alpha) by (apply norm_positive with O; [exact Hd|]; specialize (Ha O Hd); lra).
  assert (Hp2 : 0 < alpha * alpha) by nra.
  assert (HG : forall i j, (i < S q)%nat -> (j < S q)%nat ->
             matmul (d + q) A (transpose A) i j = alpha * alpha * identity_matrix i j).
  { intros i j Hi Hj. apply (rows_orthogonal d q a alpha i j eq_refl Hi Hj). }
  exists (fun i j => / (alpha * alpha) * identity_matrix i j), (alpha * alpha), (/ (alpha * alpha)).
  split; [|split; [|split]].
  - assert (Hprod : forall c c' i j, (i < S q)%nat -> (j < S q)%nat -> c * c' = 1 ->
        sum (S q) (fun k => c * identity_matrix i k * (c' * identity_matrix k j)) = identity_matrix i j).
    { intros c c' i j Hi Hj Hcc. rewrite (sum_single (S q) _ i Hi).
      - unfold identity_matrix at 1. rewrite Nat.eqb_refl.
        replace (c * 1 * (c' * identity_matrix i j)) with (c * c' * identity_matrix i j) by ring.
        rewrite Hcc. ring.
      - intros k _ Hk. unfold identity_matrix at 1. destruct (Nat.eqb_spec i k); [congruence|ring]. }
    intros i j Hi Hj. split; unfold matmul at 1.
    + rewrite <- (Hprod (alpha * alpha) (/ (alpha * alpha)) i j Hi Hj) by (field; lra).
      apply sum_ext. intros k Hk. rewrite HG by assumption. reflexivity.
    + rewrite <- (Hprod (/ (alpha * alpha)) (alpha * alpha) i j Hi Hj) by (field; lra).
      apply sum_ext. intros k Hk. rewrite HG by assumption. reflexivity.
  - apply op_norm_scaled_identity; [lia|exact Hp2|exact HG].
  - apply op_norm_scaled_identity; [lia|apply Rinv_0_lt_compat, Hp2|reflexivity].
  - field. lra.
Qed.
