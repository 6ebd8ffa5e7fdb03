(** * The distance of two block matrices

    ‖A(a, alpha) - A(b, beta)‖ ≤ max(‖a - b‖, |alpha - beta|): the blocks are orthogonal. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm SolutionSets.Duality.
Open Scope R_scope.

Theorem block_matrix_perturbation d q a b alpha beta c :
  norm d (vsub a b) <= c -> Rabs (alpha - beta) <= c ->
  op_norm_le (S q) (d + q) (msub (block_matrix d a alpha) (block_matrix d b beta)) c.
Proof.
  intros Hab Halpha x. pose proof (norm_nonneg d (vsub a b)) as Hc.
  apply norm_le_of_square; [apply Rmult_le_pos; [lra|apply norm_nonneg]|].
  replace (c * norm (d + q) x * (c * norm (d + q) x))
    with (c * c * (norm (d + q) x * norm (d + q) x)) by ring.
  rewrite norm_squared, norm_split_squared, Rmult_plus_distr_l.
  unfold dot at 1. rewrite sum_first. apply Rplus_le_compat.
  - rewrite matvec_sub, !block_row_first, <- dot_sub_l, <- (norm_squared d x).
    pose proof (cauchy_schwarz_abs d (vsub a b) x) as H. pose proof (norm_nonneg d x) as Hx.
    set (t := dot d (vsub a b) x) in *.
    assert (Hle : Rabs t <= c * norm d x).
    { eapply Rle_trans; [exact H|]. apply Rmult_le_compat_r; assumption. }
    replace (t * t) with (Rabs t * Rabs t) by (rewrite <- Rabs_mult; apply Rabs_right, Rle_ge, Rle_0_sqr).
    replace (c * c * (norm d x * norm d x)) with (c * norm d x * (c * norm d x)) by ring.
    apply Rmult_le_compat; auto; apply Rabs_pos.
  - unfold dot. rewrite <- sum_scale. apply sum_le. intros i Hi.
    rewrite matvec_sub, !block_row_next by exact Hi.
    replace ((alpha * x (d + i)%nat - beta * x (d + i)%nat) * (alpha * x (d + i)%nat - beta * x (d + i)%nat))
      with (Rabs (alpha - beta) * Rabs (alpha - beta) * (x (d + i)%nat * x (d + i)%nat)).
    + apply Rmult_le_compat_r; [apply Rle_0_sqr|]. apply Rmult_le_compat; auto; apply Rabs_pos.
    + rewrite <- Rabs_mult, Rabs_right by (apply Rle_ge, Rle_0_sqr). ring.
Qed.
