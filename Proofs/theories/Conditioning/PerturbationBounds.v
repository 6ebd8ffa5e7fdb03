(** * How far the members of the class are apart

    The blocks of A(a, alpha) act on orthogonal coordinates, so ‖A(a, alpha) - A(a', alpha')‖ ≤ max(‖a - a'‖, |alpha - alpha'|), and
    | ‖a‖ - ‖a'‖ | ≤ ‖a - a'‖: a tilt by τ moves the matrix by at most τ. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm
  AdmissibleData.BlockPerturbations.
Open Scope R_scope.

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
  apply block_matrix_perturbation; fold d.
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
