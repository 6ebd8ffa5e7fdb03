(** * Matrix products and bounds on the operator norm *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

Lemma matvec_sub N A B x i : matvec N (msub A B) x i = matvec N A x i - matvec N B x i.
Proof. unfold matvec, dot. rewrite <- sum_sub. apply sum_ext. intros. unfold msub. ring. Qed.

Lemma matvec_add N A B x i : matvec N (madd A B) x i = matvec N A x i + matvec N B x i.
Proof. unfold matvec, dot. rewrite <- sum_add. apply sum_ext. intros. unfold madd. ring. Qed.

(** (UA)x = U(Ax) *)
Lemma matvec_matmul m N U A x i : matvec N (matmul m U A) x i = matvec m U (matvec N A x) i.
Proof.
  unfold matvec, dot, matmul.
  rewrite (sum_ext m _ (fun k => sum N (fun j => U i k * (A k j * x j)))).
  - rewrite sum_swap. apply sum_ext. intros j Hj.
    rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros. ring.
  - intros k Hk. rewrite <- sum_scale. reflexivity.
Qed.

Lemma matvec_identity n x i : (i < n)%nat -> matvec n identity_matrix x i = x i.
Proof.
  intros Hi. unfold matvec, dot. rewrite (sum_single n _ i Hi).
  - unfold identity_matrix. rewrite Nat.eqb_refl. ring.
  - intros j _ Hj. unfold identity_matrix. destruct (Nat.eqb_spec i j); [congruence|ring].
Qed.

(** ⟨Ax, w⟩ = ⟨x, Aᵀw⟩ *)
Lemma dot_matvec_transpose m N A x w :
  dot m (matvec N A x) w = dot N x (matvec m (transpose A) w).
Proof.
  unfold matvec, dot, transpose.
  rewrite (sum_ext m _ (fun i => sum N (fun j => A i j * x j * w i))).
  - rewrite sum_swap. apply sum_ext. intros j Hj. rewrite <- sum_scale. apply sum_ext. intros. ring.
  - intros i Hi. rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros. ring.
Qed.

Lemma op_norm_le_ext m N A B b :
  (forall i j, (i < m)%nat -> (j < N)%nat -> A i j = B i j) -> op_norm_le m N A b -> op_norm_le m N B b.
Proof.
  intros E H x. rewrite (norm_ext m (matvec N B x) (matvec N A x)); [apply H|].
  intros i Hi. apply sum_ext. intros j Hj. rewrite E; auto.
Qed.

Lemma op_norm_le_weaken m N A b b' : b <= b' -> op_norm_le m N A b -> op_norm_le m N A b'.
Proof. intros Hb H x. specialize (H x). pose proof (norm_nonneg N x). nra. Qed.

(** ‖A - C‖ ≤ ‖A - B‖ + ‖B - C‖ *)
Lemma op_norm_le_triangle m N A B C b b' :
  op_norm_le m N (msub A B) b -> op_norm_le m N (msub B C) b' -> op_norm_le m N (msub A C) (b + b').
Proof.
  intros H H' x. specialize (H x). specialize (H' x).
  rewrite (norm_ext m _ (vadd (matvec N (msub A B) x) (matvec N (msub B C) x))).
  - pose proof (norm_triangle m (matvec N (msub A B) x) (matvec N (msub B C) x)). lra.
  - intros i Hi. unfold vadd. rewrite !matvec_sub. ring.
Qed.

Lemma op_norm_le_sub_comm m N A B b : op_norm_le m N (msub A B) b -> op_norm_le m N (msub B A) b.
Proof.
  intros H x. rewrite (norm_ext m _ (vscale (-1) (matvec N (msub A B) x))).
  - rewrite norm_scale, Rabs_left by lra. specialize (H x). lra.
  - intros i Hi. unfold vscale. rewrite !matvec_sub. ring.
Qed.
