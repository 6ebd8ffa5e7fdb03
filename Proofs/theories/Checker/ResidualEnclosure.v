(** * What a dual vector says about all minimisers

    Certificate format, 3.2 and 3.3, for arbitrary real A, y: given u with |A_jᵀu| ≤ π and a feasible point p of objective at
    most δ above the dual value, every minimiser x has π|x_j| - A_jᵀu x_j ≤ δ for all j, and its residual is close to t. *)

From Coq Require Import Reals Arith Lra Lia Psatz.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

(** The penalty π: 1 for (P1), λ for (P2) and (P3). *)
Definition penalty (p : problem) : R := match p with P1 _ => 1 | P2 l | P3 l => l end.

(** A_jᵀ u *)
Definition column_dot (m : nat) (A : matrix) (u : vector) (j : nat) : R := dot m (fun i => A i j) u.

Lemma dot_matvec m N A u x : dot m u (matvec N A x) = sum N (fun j => column_dot m A u j * x j).
Proof.
  unfold dot at 1, matvec, dot.
  rewrite (sum_ext m _ (fun i => sum N (fun j => u i * (A i j * x j)))).
  - rewrite sum_swap. apply sum_ext. intros j Hj. unfold column_dot, dot.
    rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros. ring.
  - intros i Hi. rewrite sum_scale. reflexivity.
Qed.

Section Enclosure.

Variables (p : problem) (m N : nat) (A : matrix) (y u : vector).

Definition residual (x : vector) : vector := vsub y (matvec N A x).

Lemma misfit_residual x : misfit m N A y x = norm m (residual x).
Proof. apply norm_sub_comm. Qed.

(** The dual value v. *)
Definition dual_value : R :=
  match p with
  | P1 e => dot m u y - e * norm m u
  | P2 _ => dot m u y - dot m u u / 4
  | P3 _ => dot m u y
  end.

(** The point t near which the residuals of minimisers are. *)
Definition residual_centre : vector :=
  match p with
  | P1 e => vscale (e / norm m u) u
  | P2 _ => vscale (1 / 2) u
  | P3 _ => vscale 0 u
  end.

Definition residual_radius (delta : R) : R :=
  match p with
  | P1 e => sqrt (2 * e * delta / norm m u)
  | P2 _ => sqrt delta
  | P3 _ => delta / (1 - norm m u)
  end.

(** C2, and C7. *)
Definition dual_feasible : Prop := forall j, (j < N)%nat -> Rabs (column_dot m A u j) <= penalty p.

Definition dual_norm_condition : Prop :=
  match p with
  | P1 e => 0 < e /\ 0 < norm m u
  | P2 _ => True
  | P3 _ => norm m u < 1
  end.

Definition slack (x : vector) (j : nat) : R := penalty p * Rabs (x j) - column_dot m A u j * x j.

Lemma pairing_residual x :
  sum N (fun j => column_dot m A u j * x j) = dot m u y - dot m u (residual x).
Proof. unfold residual. rewrite <- dot_matvec, dot_sub_r. ring. Qed.

(** The third term of the identities of 3.2. *)
Definition third_term (x : vector) : R :=
  match p with
  | P1 e => e * norm m u - dot m u (residual x)
  | P2 _ => dot m (vsub (residual x) (vscale (1 / 2) u)) (vsub (residual x) (vscale (1 / 2) u))
  | P3 _ => norm m (residual x) - dot m u (residual x)
  end.

Theorem dual_identity x :
  objective p m N A y x = dual_value + sum N (slack x) + third_term x.
Proof.
  unfold objective, dual_value, third_term, slack.
  rewrite sum_sub, pairing_residual, sum_scale. unfold l1_norm.
  destruct p; simpl penalty; rewrite ?misfit_residual.
  - ring.
  - rewrite norm_squared, dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r, (dot_comm m (residual x) u). field.
  - ring.
Qed.

Hypothesis C2 : dual_feasible.
Hypothesis C7 : dual_norm_condition.

Lemma slack_nonneg x j : (j < N)%nat -> 0 <= slack x j.
Proof.
  intros Hj. unfold slack. specialize (C2 j Hj).
  pose proof (Rle_abs (column_dot m A u j * x j)) as H. rewrite Rabs_mult in H.
  pose proof (Rabs_pos (x j)). nra.
Qed.

Lemma third_term_nonneg x : feasible p m N A y x -> 0 <= third_term x.
Proof.
  pose proof C7 as H7. unfold dual_norm_condition in H7.
  unfold third_term, feasible. pose proof (cauchy_schwarz m u (residual x)) as H.
  pose proof (norm_nonneg m u). pose proof (norm_nonneg m (residual x)).
  destruct p; intros Hf; rewrite ?misfit_residual in Hf.
  - nra.
  - apply dot_self_nonneg.
  - nra.
Qed.

(** ** The gap *)

Variables (point : vector) (delta : R).
Hypothesis C8 : feasible p m N A y point.
Hypothesis gap : objective p m N A y point - dual_value <= delta.

Lemma gap_nonneg : 0 <= delta.
Proof.
  pose proof (dual_identity point). pose proof (third_term_nonneg point C8).
  pose proof (sum_nonneg N (slack point) (slack_nonneg point)). lra.
Qed.

Lemma gap_at_minimiser x :
  solution p m N A y x -> sum N (slack x) <= delta /\ third_term x <= delta.
Proof.
  intros [Hf Hmin]. specialize (Hmin point C8).
  pose proof (dual_identity x). pose proof (third_term_nonneg x Hf).
  pose proof (sum_nonneg N (slack x) (slack_nonneg x)). lra.
Qed.

Lemma slack_le x j : solution p m N A y x -> (j < N)%nat -> slack x j <= delta.
Proof.
  intros Hx Hj. destruct (gap_at_minimiser x Hx) as [H _].
  pose proof (sum_term_le N (slack x) j (slack_nonneg x) Hj). lra.
Qed.

(** 3.3 *)
Theorem residual_of_minimiser x :
  solution p m N A y x -> norm m (vsub (residual x) residual_centre) <= residual_radius delta.
Proof.
  intros Hx. destruct (gap_at_minimiser x Hx) as [_ H]. destruct Hx as [Hf _].
  pose proof gap_nonneg as Hd. pose proof C7 as H7. unfold dual_norm_condition in H7.
  unfold residual_centre, residual_radius, third_term, feasible in *.
  pose proof (norm_nonneg m (residual x)) as Hr.
  destruct p as [e|l|l]; rewrite ?misfit_residual in Hf.
  - destruct H7 as [He Hu]. apply norm_le_of_square; [apply sqrt_pos|].
    assert (0 <= 2 * e * delta / norm m u).
    { apply Rmult_le_pos; [nra|]. apply Rlt_le, Rinv_0_lt_compat, Hu. }
    rewrite sqrt_sqrt by assumption.
    rewrite dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r, (dot_comm m (residual x) u), <- !norm_squared.
    set (nu := norm m u) in *. set (nr := norm m (residual x)) in *.
    replace (nr * nr - e / nu * dot m u (residual x) -
       (e / nu * dot m u (residual x) - e / nu * (e / nu * (nu * nu))))
      with (nr * nr + e * e - 2 * (e / nu) * dot m u (residual x)) by (field; lra).
    assert (e * nu - delta <= dot m u (residual x)) by lra.
    assert (0 < e / nu) by (apply Rdiv_lt_0_compat; assumption).
    assert (2 * (e / nu) * (e * nu - delta) <= 2 * (e / nu) * dot m u (residual x)) by nra.
    replace (2 * (e / nu) * (e * nu - delta)) with (2 * (e * e) - 2 * e * delta / nu) in * by (field; lra).
    nra.
  - apply norm_le_of_square; [apply sqrt_pos|]. rewrite sqrt_sqrt by assumption. exact H.
  - rewrite (norm_ext m _ (residual x)) by (intros; unfold vsub, vscale; ring).
    pose proof (cauchy_schwarz m u (residual x)).
    apply Rmult_le_reg_r with (1 - norm m u); [lra|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. nra.
Qed.

(** How far the image of a minimiser is from that of the point: the number ω. *)
Definition image_radius : R := norm m (vsub (residual point) residual_centre) + residual_radius delta.

Theorem image_of_minimiser x :
  solution p m N A y x -> norm m (vsub (matvec N A x) (matvec N A point)) <= image_radius.
Proof.
  intros Hx. unfold image_radius. pose proof (residual_of_minimiser x Hx).
  pose proof (norm_sub_triangle m (residual point) residual_centre (residual x)) as H1.
  rewrite (norm_sub_comm m residual_centre) in H1.
  rewrite (norm_ext m (vsub (matvec N A x) (matvec N A point)) (vsub (residual point) (residual x)));
    [lra|]. intros. unfold residual, vsub. ring.
Qed.

End Enclosure.
