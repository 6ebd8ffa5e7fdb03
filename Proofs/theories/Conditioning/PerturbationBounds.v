(** * How far the members of the class are apart

    The blocks of A(a, alpha) act on orthogonal coordinates, so ‖A(a, alpha) - A(a', alpha')‖ ≤ max(‖a - a'‖, |alpha - alpha'|), and
    | ‖a‖ - ‖a'‖ | ≤ ‖a - a'‖: a tilt by τ moves the matrix by at most τ. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm
  SolutionSets.Duality.
Open Scope R_scope.

Theorem block_difference d q a a' alpha alpha' b :
  norm d (vsub a a') <= b -> Rabs (alpha - alpha') <= b ->
  op_norm_le (S q) (d + q) (msub (block_matrix d a alpha) (block_matrix d a' alpha')) b.
Proof.
  intros Ha Halpha x. assert (Hb : 0 <= b) by (pose proof (norm_nonneg d (vsub a a')); lra).
  assert (Hsq : (alpha - alpha') * (alpha - alpha') <= b * b).
  { pose proof (Rle_abs (alpha - alpha')). pose proof (Rle_abs (- (alpha - alpha'))).
    rewrite Rabs_Ropp in *. nra. }
  apply norm_le_of_square; [apply Rmult_le_pos; [exact Hb|apply norm_nonneg]|].
  replace (b * norm (d + q) x * (b * norm (d + q) x)) with (b * b * (norm (d + q) x * norm (d + q) x)) by ring.
  rewrite norm_squared, norm_split_squared, Rmult_plus_distr_l.
  unfold dot at 1. rewrite sum_first, !matvec_sub, !block_row_first.
  replace (dot d a x - dot d a' x) with (dot d (vsub a a') x) by apply dot_sub_l.
  apply Rplus_le_compat.
  - pose proof (cauchy_schwarz_abs d (vsub a a') x) as H.
    rewrite <- (norm_squared d x).
    replace (b * b * (norm d x * norm d x)) with ((b * norm d x) * (b * norm d x)) by ring.
    pose proof (norm_nonneg d x).
    assert (Rabs (dot d (vsub a a') x) <= b * norm d x) as H' by nra.
    apply Rsqr_le_abs_1. rewrite (Rabs_right (b * norm d x)); [exact H'|]. apply Rle_ge, Rmult_le_pos; assumption.
  - unfold dot. rewrite <- sum_scale. apply sum_le. intros i Hi.
    rewrite !matvec_sub, !block_row_next by exact Hi.
    replace (alpha * x (d + i)%nat - alpha' * x (d + i)%nat) with ((alpha - alpha') * x (d + i)%nat) by ring.
    pose proof (Rle_0_sqr (x (d + i)%nat)) as Hx. unfold Rsqr in Hx. nra.
Qed.

Section Class.
Variable C : parameters.
Let d := candidates C.
Let q := tail C.

Lemma tilt_minus_centre_row D i tau : (i < d)%nat -> 0 <= tau ->
  norm d (vsub (tilt_row C D i tau) (centre_row C D)) = tau.
Proof.
  intros Hi Htau. rewrite (norm_ext d _ (vscale tau (unit_vector i))).
  - rewrite norm_scale, norm_unit_vector, Rabs_right by (auto; lra). ring.
  - intros j Hj. unfold vsub, tilt_row, centre_row, vscale. ring.
Qed.

(** ‖A(tilt) - A(centre)‖ ≤ τ *)
Theorem tilt_near_centre D i tau : (i < d)%nat -> 0 <= tau ->
  op_norm_le (S q) (d + q) (msub (tilt C D i tau) (centre C D)) tau.
Proof.
  intros Hi Htau. pose proof (tilt_minus_centre_row D i tau Hi Htau) as E.
  apply block_difference; fold d.
  - rewrite E. lra.
  - eapply Rle_trans; [apply norm_sub_abs_le|]. rewrite E. lra.
Qed.

(** Admissibility of centre data for all tilts: a matrix within 2⁻ⁿ/2 of the centre is within 2⁻ⁿ of every tilt by τ ≤ 2⁻ⁿ/2. *)
Theorem near_centre_is_near_tilt D i tau n B :
  (i < d)%nat -> 0 <= tau <= / 2 ^ n / 2 ->
  op_norm_le (S q) (d + q) (msub B (centre C D)) (/ 2 ^ n / 2) ->
  op_norm_le (S q) (d + q) (msub B (tilt C D i tau)) (/ 2 ^ n).
Proof.
  intros Hi Htau HB. replace (/ 2 ^ n) with (/ 2 ^ n / 2 + / 2 ^ n / 2) by lra.
  apply op_norm_le_triangle with (centre C D); [exact HB|].
  apply op_norm_le_weaken with tau; [lra|]. apply op_norm_le_sub_comm, tilt_near_centre; [exact Hi|lra].
Qed.

End Class.
