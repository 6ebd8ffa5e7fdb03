(** * Orthogonal transforms

    Left multiplication of A and y by one orthogonal U changes no Ξ: ‖UAx - Uy‖ = ‖Ax - y‖. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm.
Open Scope R_scope.

Lemma norm_orthogonal m U v : orthogonal m U -> norm m (matvec m U v) = norm m v.
Proof.
  intros HU. unfold norm. f_equal. rewrite dot_matvec_transpose. apply dot_ext; [reflexivity|].
  intros i Hi. rewrite <- (matvec_matmul m m (transpose U) U v i).
  rewrite <- (matvec_identity m v i Hi). apply sum_ext. intros j Hj.
  destruct (HU i j Hi Hj) as [_ ->]. reflexivity.
Qed.

Lemma misfit_orthogonal m N U A y x :
  orthogonal m U -> misfit m N (matmul m U A) (matvec m U y) x = misfit m N A y x.
Proof.
  intros HU. unfold misfit. rewrite <- (norm_orthogonal m U (vsub (matvec N A x) y) HU).
  apply norm_ext. intros i Hi. unfold vsub at 1. rewrite matvec_matmul.
  symmetry. apply dot_sub_r.
Qed.

Theorem solution_orthogonal p m N U A y x :
  orthogonal m U -> solution p m N (matmul m U A) (matvec m U y) x <-> solution p m N A y x.
Proof.
  intros HU. pose proof (fun x => misfit_orthogonal m N U A y x HU) as E.
  unfold solution. destruct p; simpl.
  - setoid_rewrite E. reflexivity.
  - setoid_rewrite E. reflexivity.
  - setoid_rewrite E. reflexivity.
Qed.
