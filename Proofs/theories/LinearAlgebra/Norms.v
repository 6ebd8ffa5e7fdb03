(** * The Euclidean norm *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors LinearAlgebra.Sums.
Open Scope R_scope.

(** ** The scalar product *)

Lemma dot_ext n x x' y y' :
  (forall i, (i < n)%nat -> x i = x' i) -> (forall i, (i < n)%nat -> y i = y' i) ->
  dot n x y = dot n x' y'.
Proof. intros Hx Hy. apply sum_ext. intros i Hi. rewrite Hx, Hy; auto. Qed.

Lemma dot_comm n x y : dot n x y = dot n y x.
Proof. apply sum_ext. intros. ring. Qed.

Lemma dot_add_l n x y z : dot n (vadd x y) z = dot n x z + dot n y z.
Proof. unfold dot. rewrite <- sum_add. apply sum_ext. intros. unfold vadd. ring. Qed.

Lemma dot_add_r n x y z : dot n z (vadd x y) = dot n z x + dot n z y.
Proof. rewrite !(dot_comm n z). apply dot_add_l. Qed.

Lemma dot_sub_l n x y z : dot n (vsub x y) z = dot n x z - dot n y z.
Proof. unfold dot. rewrite <- sum_sub. apply sum_ext. intros. unfold vsub. ring. Qed.

Lemma dot_sub_r n x y z : dot n z (vsub x y) = dot n z x - dot n z y.
Proof. rewrite !(dot_comm n z). apply dot_sub_l. Qed.

Lemma dot_scale_l n c x y : dot n (vscale c x) y = c * dot n x y.
Proof. unfold dot. rewrite <- sum_scale. apply sum_ext. intros. unfold vscale. ring. Qed.

Lemma dot_scale_r n c x y : dot n x (vscale c y) = c * dot n x y.
Proof. rewrite !(dot_comm n x). apply dot_scale_l. Qed.

Lemma dot_self_nonneg n x : 0 <= dot n x x.
Proof. apply sum_nonneg. intros. nra. Qed.

Lemma dot_self_zero n x : dot n x x <= 0 -> forall i, (i < n)%nat -> x i = 0.
Proof.
  intros H i Hi. assert (x i * x i = 0).
  { apply (sum_nonneg_le_zero n (fun i => x i * x i)); auto. intros. nra. }
  nra.
Qed.

(** ** The norm *)

Lemma norm_nonneg n x : 0 <= norm n x.
Proof. apply sqrt_pos. Qed.

Lemma norm_squared n x : norm n x * norm n x = dot n x x.
Proof. apply sqrt_sqrt. apply dot_self_nonneg. Qed.

Lemma norm_ext n x y : (forall i, (i < n)%nat -> x i = y i) -> norm n x = norm n y.
Proof. intros H. unfold norm. rewrite (dot_ext n x y x y); auto. Qed.

(** Norms are compared by their squares. *)
Lemma norm_le_of_square n x b : 0 <= b -> dot n x x <= b * b -> norm n x <= b.
Proof.
  intros Hb H. pose proof (norm_nonneg n x). pose proof (norm_squared n x). nra.
Qed.

Lemma norm_ge_of_square n x b : b * b <= dot n x x -> b <= norm n x.
Proof.
  intros H. pose proof (norm_nonneg n x). pose proof (norm_squared n x). nra.
Qed.

Lemma norm_zero n x : (forall i, (i < n)%nat -> x i = 0) -> norm n x = 0.
Proof.
  intros H. unfold norm, dot. rewrite sum_zero; [apply sqrt_0|].
  intros i Hi. rewrite H by auto. ring.
Qed.

Lemma norm_eq_zero n x : norm n x <= 0 -> forall i, (i < n)%nat -> x i = 0.
Proof.
  intros H. apply dot_self_zero. rewrite <- norm_squared.
  pose proof (norm_nonneg n x). nra.
Qed.

Lemma norm_positive n x i : (i < n)%nat -> x i <> 0 -> 0 < norm n x.
Proof.
  intros Hi Hx. destruct (Rlt_le_dec 0 (norm n x)) as [H|H]; [exact H|].
  elim Hx. apply (norm_eq_zero n x H i Hi).
Qed.

Lemma norm_scale n c x : norm n (vscale c x) = Rabs c * norm n x.
Proof.
  unfold norm. rewrite dot_scale_l, dot_scale_r, <- Rmult_assoc.
  rewrite sqrt_mult; [|nra|apply dot_self_nonneg].
  rewrite <- (sqrt_Rsqr_abs c). reflexivity.
Qed.

Lemma coordinate_le_norm n x i : (i < n)%nat -> Rabs (x i) <= norm n x.
Proof.
  intros Hi. apply norm_ge_of_square.
  rewrite <- Rabs_mult, Rabs_right by nra.
  apply (sum_term_le n (fun i => x i * x i)); auto. intros. nra.
Qed.

Lemma norm_le_l1_norm n x : norm n x <= l1_norm n x.
Proof.
  assert (H : forall k, 0 <= l1_norm k x /\ dot k x x <= l1_norm k x * l1_norm k x).
  { induction k as [|k [IH1 IH2]].
    - unfold l1_norm, dot. simpl. lra.
    - unfold l1_norm, dot in *. simpl. pose proof (Rabs_pos (x k)).
      assert (x k * x k = Rabs (x k) * Rabs (x k)).
      { rewrite <- Rabs_mult, Rabs_right; nra. }
      split; nra. }
  destruct (H n). apply norm_le_of_square; auto.
Qed.

(** ** Cauchy-Schwarz and the triangle inequality *)

Lemma cauchy_schwarz n x y : dot n x y <= norm n x * norm n y.
Proof.
  pose proof (norm_nonneg n x) as Hx. pose proof (norm_nonneg n y) as Hy.
  destruct (Rle_lt_or_eq_dec _ _ Hx) as [Px|Zx].
  - pose proof (dot_self_nonneg n (vsub (vscale (norm n y) x) (vscale (norm n x) y))) as H.
    rewrite dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r in H.
    rewrite <- !norm_squared, (dot_comm n y x) in H.
    destruct (Rle_lt_or_eq_dec _ _ Hy) as [Py|Zy].
    + assert (0 < norm n x * norm n y) by nra.
      apply Rmult_le_reg_l with (norm n x * norm n y); [assumption|]. nra.
    + replace (dot n x y) with 0; [nra|]. symmetry. apply sum_zero. intros i Hi.
      rewrite (norm_eq_zero n y) by (auto; lra). ring.
  - replace (dot n x y) with 0; [nra|]. symmetry. apply sum_zero. intros i Hi.
    rewrite (norm_eq_zero n x) by (auto; lra). ring.
Qed.

Lemma cauchy_schwarz_abs n x y : Rabs (dot n x y) <= norm n x * norm n y.
Proof.
  apply Rabs_le. split; [|apply cauchy_schwarz].
  pose proof (cauchy_schwarz n (vscale (-1) x) y) as H.
  rewrite dot_scale_l, norm_scale, Rabs_left in H; lra.
Qed.

Lemma norm_triangle n x y : norm n (vadd x y) <= norm n x + norm n y.
Proof.
  pose proof (norm_nonneg n x). pose proof (norm_nonneg n y).
  apply norm_le_of_square; [lra|].
  rewrite dot_add_l, !dot_add_r, (dot_comm n y x), <- !norm_squared.
  pose proof (cauchy_schwarz n x y). nra.
Qed.

Lemma norm_sub_comm n x y : norm n (vsub x y) = norm n (vsub y x).
Proof.
  unfold norm. f_equal. apply sum_ext. intros. unfold vsub. ring.
Qed.

Lemma norm_sub_triangle n x y z : norm n (vsub x z) <= norm n (vsub x y) + norm n (vsub y z).
Proof.
  replace (norm n (vsub x z)) with (norm n (vadd (vsub x y) (vsub y z))).
  - apply norm_triangle.
  - apply norm_ext. intros. unfold vadd, vsub. ring.
Qed.

Lemma norm_sub_ge n x y : norm n x - norm n y <= norm n (vsub x y).
Proof.
  pose proof (norm_triangle n (vsub x y) y) as H.
  rewrite (norm_ext n (vadd (vsub x y) y) x) in H; [lra|].
  intros. unfold vadd, vsub. ring.
Qed.

Lemma norm_sub_abs_le n x y : Rabs (norm n x - norm n y) <= norm n (vsub x y).
Proof.
  apply Rabs_le. split; [|apply norm_sub_ge].
  pose proof (norm_sub_ge n y x). rewrite norm_sub_comm. lra.
Qed.

Lemma norm_split_squared n p x :
  dot (n + p) x x = dot n x x + dot p (fun i => x (n + i)%nat) (fun i => x (n + i)%nat).
Proof. unfold dot. apply sum_split. Qed.

Lemma norm_unit_vector n i : (i < n)%nat -> norm n (unit_vector i) = 1.
Proof.
  intros Hi. unfold norm. replace (dot n _ _) with 1; [apply sqrt_1|].
  symmetry. unfold dot. rewrite sum_unit_vector by exact Hi. apply unit_vector_same.
Qed.

(** ** Distance to a set *)

Lemma dist_le_point n x s (S : vector -> Prop) r :
  S s -> norm n (vsub x s) <= r -> dist_le n x S r.
Proof. intros Hs H delta Hd. exists s. split; [exact Hs|lra]. Qed.

(** If all points of S are at least r' > r away, the distance exceeds r. *)
Lemma dist_gt_of_bound n x (S : vector -> Prop) r r' :
  r < r' -> (forall s, S s -> r' <= norm n (vsub x s)) -> dist_gt n x S r.
Proof.
  intros Hr H Hle. destruct (Hle (r' - r)) as [s [Hs Hd]]; [lra|].
  specialize (H s Hs). lra.
Qed.

Lemma dist_le_weaken n x (S : vector -> Prop) r r' : r <= r' -> dist_le n x S r -> dist_le n x S r'.
Proof. intros Hr H delta Hd. destruct (H delta Hd) as [s [Hs Hn]]. exists s. split; [exact Hs|lra]. Qed.

Lemma dist_le_iff_set n x (S S' : vector -> Prop) r :
  (forall s, S s <-> S' s) -> dist_le n x S r <-> dist_le n x S' r.
Proof.
  intros H; split; intros HS delta Hd; destruct (HS delta Hd) as [s [Hs Hn]]; exists s;
    (split; [apply H; exact Hs|exact Hn]).
Qed.
