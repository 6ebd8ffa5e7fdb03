(** * The d candidates as points

    They are the vertices r e_i of a regular simplex, r = c / a_max, moved by a common z⋆.  That some candidate is at least the
    circumradius away from any given vector is [some_candidate_far] of Barriers.Candidates. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

Section Candidates.
Variables (p : problem) (d q : nat) (eta : vector) (amax alpha : R).
Let r := first_block_factor p q eta amax alpha / amax.
Let x i := candidate p d q eta amax alpha i.

Lemma candidate_first i j : (j < d)%nat -> x i j = r * unit_vector i j.
Proof. intros Hj. unfold x, candidate. destruct (Nat.ltb_spec j d); [reflexivity|lia]. Qed.

Lemma candidate_second i j : x i (d + j)%nat = second_block p q eta amax alpha j.
Proof. unfold x, candidate. destruct (Nat.ltb_spec (d + j) d); [lia|]. f_equal. lia. Qed.

(** ‖v - x_i‖² = Σ_j (v_j - r δ_ij)² + ‖v₂ - z⋆‖² *)
Lemma candidate_distance_squared v i :
  dot (d + q) (vsub v (x i)) (vsub v (x i)) =
  dot d (vsub v (vscale r (unit_vector i))) (vsub v (vscale r (unit_vector i)))
  + sum q (fun j => (v (d + j)%nat - second_block p q eta amax alpha j)
                    * (v (d + j)%nat - second_block p q eta amax alpha j)).
Proof.
  rewrite norm_split_squared. f_equal.
  - apply dot_ext; intros j Hj; unfold vsub, vscale; rewrite candidate_first by exact Hj; reflexivity.
  - apply sum_ext. intros j Hj. unfold vsub. rewrite candidate_second. reflexivity.
Qed.

(** Mutual distance √2 r. *)
Theorem candidate_distance i j :
  (i < d)%nat -> (j < d)%nat -> i <> j -> 0 <= r ->
  norm (d + q) (vsub (x i) (x j)) = sqrt 2 * r.
Proof.
  intros Hi Hj Hne Hr. unfold norm. rewrite candidate_distance_squared.
  rewrite (sum_zero q) by (intros k Hk; rewrite candidate_second; ring).
  rewrite Rplus_0_r.
  rewrite (dot_ext d _ (vsub (vscale r (unit_vector i)) (vscale r (unit_vector j))) _
             (vsub (vscale r (unit_vector i)) (vscale r (unit_vector j))))
    by (intros k Hk; unfold vsub, vscale; rewrite candidate_first by exact Hk; reflexivity).
  rewrite dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r.
  assert (E : forall a b, (b < d)%nat -> dot d (unit_vector a) (unit_vector b) = unit_vector a b)
    by (intros a b Hb; apply (sum_unit_vector d (unit_vector a) b Hb)).
  rewrite !E by assumption. rewrite !unit_vector_same, !unit_vector_other by congruence.
  replace (r * (r * 1) - r * (r * 0) - (r * (r * 0) - r * (r * 1))) with (2 * (r * r)) by ring.
  rewrite sqrt_mult by nra. rewrite sqrt_square by exact Hr. reflexivity.
Qed.

(** An output is within e of at most one candidate, if 2e < √2 r. *)
Theorem near_at_most_one e v i j :
  (i < d)%nat -> (j < d)%nat -> 2 * e < sqrt 2 * r ->
  norm (d + q) (vsub v (x i)) <= e -> norm (d + q) (vsub v (x j)) <= e -> i = j.
Proof.
  intros Hi Hj He H1 H2. destruct (Nat.eq_dec i j) as [E|Hne]; [exact E|exfalso].
  pose proof (norm_nonneg (d + q) (vsub v (x i))) as Hn.
  assert (Hr : 0 <= r).
  { destruct (Rle_lt_dec 0 r); [assumption|]. assert (0 < sqrt 2) by (apply sqrt_lt_R0; lra). nra. }
  pose proof (candidate_distance i j Hi Hj Hne Hr) as E.
  pose proof (norm_sub_triangle (d + q) (x i) v (x j)) as H.
  rewrite norm_sub_comm in H1. lra.
Qed.

(** The centroid is at the circumradius from each. *)
Definition centroid : vector :=
  fun j => if Nat.ltb j d then r / INR d else second_block p q eta amax alpha (j - d)%nat.

Theorem centroid_distance i :
  (i < d)%nat -> 0 <= r ->
  norm (d + q) (vsub centroid (x i)) = r * sqrt ((INR d - 1) / INR d).
Proof.
  intros Hi Hr. assert (HD : 1 <= INR d) by (apply (le_INR 1 d); lia).
  unfold norm. rewrite candidate_distance_squared.
  rewrite (sum_zero q).
  2:{ intros j Hj. unfold centroid. destruct (Nat.ltb_spec (d + j) d); [lia|].
      replace (d + j - d)%nat with j by lia. ring. }
  rewrite (dot_ext d _ (vsub (fun _ => r / INR d) (vscale r (unit_vector i))) _
             (vsub (fun _ => r / INR d) (vscale r (unit_vector i))))
    by (intros k Hk; unfold vsub, vscale, centroid; destruct (Nat.ltb_spec k d); [reflexivity|lia]).
  rewrite dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r.
  rewrite (dot_comm d (unit_vector i) (fun _ => r / INR d)).
  unfold dot. rewrite !sum_unit_vector, sum_const, unit_vector_same by exact Hi.
  replace (_ + 0) with (r * r * ((INR d - 1) / INR d)) by (field; lra).
  assert (0 <= (INR d - 1) / INR d) by (apply Rmult_le_pos; [lra|]; apply Rlt_le, Rinv_0_lt_compat; lra).
  rewrite sqrt_mult by nra.
  rewrite sqrt_square by exact Hr. reflexivity.
Qed.

End Candidates.
