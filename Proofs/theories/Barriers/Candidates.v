(** * The geometry of the candidates

    The d candidates r e_i (with a common second block) have the mutual distance √2 r, and every point is at least
    r √((d - 1) / d) away from one of them. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

Lemma sum_reaches_average n f b :
  (1 <= n)%nat -> INR n * b <= sum n f -> exists i, (i < n)%nat /\ b <= f i.
Proof.
  induction n as [|n IH]; [lia|]. intros _ H. simpl sum in H. rewrite S_INR in H.
  destruct (Rle_lt_dec b (f n)) as [Hb|Hb]; [exists n; auto|].
  destruct n as [|n]; [simpl in H; lra|].
  destruct IH as [i [Hi Hf]]; [lia|lra|]. exists i. split; [lia|exact Hf].
Qed.

Lemma dot_unit_vectors d i j : (i < d)%nat ->
  dot d (unit_vector i) (unit_vector j) = unit_vector j i.
Proof. intros Hi. rewrite dot_comm. unfold dot. apply sum_unit_vector, Hi. Qed.

(** If dist(x, S) ≤ r and S is the single point c, as far as n coordinates can tell, then ‖x - c‖ ≤ r. *)
Lemma dist_le_single n x (S : vector -> Prop) c r :
  (forall s, S s -> forall j, (j < n)%nat -> s j = c j) -> dist_le n x S r -> norm n (vsub x c) <= r.
Proof.
  intros Hc Hd. apply Rnot_lt_le. intros Hlt.
  destruct (Hd (norm n (vsub x c) - r)) as [s [Hs Hn]]; [lra|].
  rewrite (norm_ext n (vsub x s) (vsub x c)) in Hn; [lra|].
  intros j Hj. unfold vsub. rewrite (Hc s Hs j Hj). reflexivity.
Qed.

Section Candidates.

Variables (p : problem) (d q : nat) (eta : vector) (amax alpha : R).
Let r := first_block_factor p q eta amax alpha / amax.
Let c i := candidate p d q eta amax alpha i.

Lemma candidate_first_block i j : (j < d)%nat -> c i j = r * unit_vector i j.
Proof. intros Hj. unfold c, candidate. destruct (Nat.ltb_spec j d); [reflexivity|lia]. Qed.

(** The first d coordinates alone give lower bounds. *)
Lemma first_block_dot_le x : dot d x x <= dot (d + q) x x.
Proof.
  rewrite norm_split_squared. pose proof (dot_self_nonneg q (fun i => x (d + i)%nat)). lra.
Qed.

Theorem candidates_apart i j : (i < d)%nat -> (j < d)%nat -> i <> j -> 0 <= r ->
  sqrt 2 * r <= norm (d + q) (vsub (c i) (c j)).
Proof.
  intros Hi Hj Hij Hr. apply norm_ge_of_square.
  eapply Rle_trans; [|apply first_block_dot_le].
  rewrite (dot_ext d _ (vscale r (vsub (unit_vector i) (unit_vector j))) _
             (vscale r (vsub (unit_vector i) (unit_vector j)))).
  - rewrite dot_scale_l, dot_scale_r, dot_sub_l, !dot_sub_r, !dot_unit_vectors by assumption.
    rewrite !unit_vector_same, !unit_vector_other by congruence.
    pose proof (sqrt_sqrt 2). nra.
  - intros k Hk. unfold vsub, vscale. rewrite !candidate_first_block by exact Hk. ring.
  - intros k Hk. unfold vsub, vscale. rewrite !candidate_first_block by exact Hk. ring.
Qed.

(** One point is within e of two candidates only if √2 r ≤ 2e. *)
Corollary near_two_candidates x e i j : (i < d)%nat -> (j < d)%nat -> i <> j -> 0 <= r ->
  norm (d + q) (vsub x (c i)) <= e -> norm (d + q) (vsub x (c j)) <= e -> sqrt 2 * r <= 2 * e.
Proof.
  intros Hi Hj Hij Hr H1 H2. pose proof (candidates_apart i j Hi Hj Hij Hr) as H.
  pose proof (norm_sub_triangle (d + q) (c i) x (c j)) as H3.
  rewrite (norm_sub_comm (d + q) (c i) x) in H3. lra.
Qed.

Theorem some_candidate_far x : (1 <= d)%nat -> 0 <= r ->
  exists i, (i < d)%nat /\ r * sqrt ((INR d - 1) / INR d) <= norm (d + q) (vsub x (c i)).
Proof.
  intros Hd Hr. apply le_INR in Hd as Hd'. simpl INR in Hd'.
  assert (Hone : 0 <= (INR d - 1) / INR d).
  { apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. lra. }
  destruct (sum_reaches_average d (fun i => dot d (vsub x (c i)) (vsub x (c i))) (r * r * ((INR d - 1) / INR d)) Hd)
    as [i [Hi H]].
  - rewrite (sum_ext d _ (fun i => dot d x x - 2 * r * x i + r * r)).
    + rewrite sum_add, sum_sub, !sum_const, sum_scale.
      pose proof (dot_self_nonneg d (fun i => x i - r / INR d)) as H.
      unfold dot in H. rewrite (sum_ext d _ (fun i => x i * x i - 2 * (r / INR d) * x i + r / INR d * (r / INR d))) in H
        by (intros; ring).
      rewrite sum_add, sum_sub, sum_const, sum_scale in H. fold (dot d x x) in H.
      apply Rmult_le_compat_l with (r := INR d) in H; [|lra].
      replace (INR d * (dot d x x - 2 * (r / INR d) * sum d x + INR d * (r / INR d * (r / INR d))))
        with (INR d * dot d x x - 2 * r * sum d x + r * r) in H by (field; lra).
      replace (INR d * (r * r * ((INR d - 1) / INR d))) with (r * r * (INR d - 1)) by (field; lra).
      lra.
    + intros i Hi. rewrite (dot_ext d _ (vsub x (vscale r (unit_vector i))) _ (vsub x (vscale r (unit_vector i)))).
      * rewrite dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r, dot_unit_vectors, unit_vector_same by exact Hi.
        rewrite (dot_comm d (unit_vector i) x). unfold dot at 2 3. rewrite sum_unit_vector by exact Hi. ring.
      * intros k Hk. unfold vsub, vscale. rewrite candidate_first_block by exact Hk. reflexivity.
      * intros k Hk. unfold vsub, vscale. rewrite candidate_first_block by exact Hk. reflexivity.
  - exists i. split; [exact Hi|]. apply norm_ge_of_square.
    eapply Rle_trans; [|apply first_block_dot_le].
    replace (r * sqrt ((INR d - 1) / INR d) * (r * sqrt ((INR d - 1) / INR d)))
      with (r * r * (sqrt ((INR d - 1) / INR d) * sqrt ((INR d - 1) / INR d))) by ring.
    rewrite sqrt_sqrt by exact Hone. exact H.
Qed.

End Candidates.
