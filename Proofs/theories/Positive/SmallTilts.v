(** * As τ → 0 the candidates converge

    tilt(D, i, 2⁻ⁿ⁻¹) has a minimiser that converges to the i-th candidate of centre(D), so the centroid of the candidates is, from
    some n on, within any e above the circumradius of it. *)

From Coq Require Import Reals Arith Lra Lia.
From Coquelicot Require Import Rbar Hierarchy Lim_seq.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets SolutionSets.Duality
  AdmissibleData.Rounding AdmissibleData.RoundedData
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage.
Open Scope R_scope.

Lemma positive_part_lipschitz x y : Rabs (Rmax x 0 - Rmax y 0) <= Rabs (x - y).
Proof. unfold Rmax, Rabs. repeat destruct Rle_dec; repeat destruct Rcase_abs; lra. Qed.

Section SmallTilts.

Variables (C : parameters) (D : nat).
Hypothesis two_candidates : (2 <= candidates C)%nat.
Hypothesis scale : valid_scale C D.
Let d := candidates C.
Let q := tail C.
Let p := class_problem C.
Let g := base C D.
Let alpha := norm d (centre_row C D).
Let P := class_setting C.

Definition small_tau (n : nat) : R := / 2 ^ (n + 1).

Lemma small_tau_positive n : 0 < small_tau n.
Proof. apply inv_pow2_positive. Qed.

Lemma limit_of_distance (u : nat -> R) l : (forall n, Rabs (u n - l) <= small_tau n) -> is_lim_seq u l.
Proof.
  intros H. apply is_lim_seq_spec. intros [e He]. destruct (small_power e He) as [n0 Hn0].
  exists n0. intros n Hn. eapply Rle_lt_trans; [apply H|]. simpl. apply Hn0. lia.
Qed.

Lemma amax_limit : is_lim_seq (fun n => g + small_tau n) g.
Proof.
  apply limit_of_distance. intros n. replace (g + small_tau n - g) with (small_tau n) by ring.
  pose proof (small_tau_positive n). rewrite Rabs_right; lra.
Qed.

Lemma alpha_limit : is_lim_seq (fun n => tilted_alpha C D (small_tau n)) alpha.
Proof.
  apply limit_of_distance. intros n. rewrite <- Rabs_Ropp.
  replace (- (tilted_alpha C D (small_tau n) - alpha)) with (alpha - tilted_alpha C D (small_tau n)) by ring.
  apply (tilt_alpha_distance C D); [lia|apply Rlt_le, small_tau_positive].
Qed.

Lemma g_positive : 0 < g.
Proof. pose proof (base_ge_one C D scale). unfold g. lra. Qed.

Lemma alpha_positive : 0 < alpha.
Proof. apply (centre_norm_positive C D two_candidates scale). Qed.

Let a_n n := g + small_tau n.
Let alpha_n n := tilted_alpha C D (small_tau n).

Lemma rho_limit eta : is_lim_seq (fun n => rho q eta (a_n n) (alpha_n n)) (rho q eta g alpha).
Proof.
  pose proof g_positive. pose proof alpha_positive. unfold rho.
  apply (is_lim_seq_continuous sqrt).
  - apply continuity_pt_sqrt. apply Rplus_le_le_0_compat.
    + apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. nra.
    + apply Rmult_le_pos; [apply support_size_nonneg|]. apply Rlt_le, Rinv_0_lt_compat. nra.
  - apply is_lim_seq_plus'; apply is_lim_seq_div'; try (apply Rmult_integral_contrapositive; split; lra);
      try apply is_lim_seq_const; apply is_lim_seq_mult'; apply amax_limit || apply alpha_limit.
Qed.

Lemma amax_rho_not_zero k : closed_form_valid p q (eta C k) g alpha -> 0 < rho q (eta C k) g alpha.
Proof.
  intros _. pose proof (amax_rho_squared q (eta C k) g alpha g_positive alpha_positive) as E.
  pose proof (support_size_nonneg q (eta C k)). pose proof (Rle_0_sqr (g / alpha)) as H'. unfold Rsqr in H'.
  assert (0 <= rho q (eta C k) g alpha) by apply sqrt_pos. pose proof g_positive.
  assert (0 <= support_size q (eta C k) * (g / alpha * (g / alpha))) by (apply Rmult_le_pos; assumption).
  destruct (Rle_lt_or_eq_dec _ _ H0) as [Hlt|Heq]; [exact Hlt|]. rewrite <- Heq in E. nra.
Qed.

Lemma vertex_limit k : (k < samples C)%nat ->
  is_lim_seq (fun n => tilted_vertex C D (small_tau n) k) (vertex C D k).
Proof.
  intros Hk. pose proof g_positive. pose proof alpha_positive.
  pose proof (amax_rho_not_zero k (centre_valid C D scale k Hk)) as Hrho.
  unfold tilted_vertex, vertex. apply is_lim_seq_div'; [|apply amax_limit|fold g; lra].
  unfold first_block_factor. destruct (class_problem C) as [epsilon|lambda|lambda].
  - apply is_lim_seq_minus'; [apply is_lim_seq_const|]. apply is_lim_seq_div'; [apply is_lim_seq_const| |].
    + apply is_lim_seq_mult'; [apply amax_limit|apply rho_limit].
    + apply Rmult_integral_contrapositive. fold q g d alpha. split; lra.
  - apply is_lim_seq_minus'; [apply is_lim_seq_const|]. apply is_lim_seq_div'; [apply is_lim_seq_const| |].
    + apply is_lim_seq_mult'; [apply is_lim_seq_const|apply amax_limit].
    + fold g. lra.
  - apply is_lim_seq_const.
Qed.

Lemma second_block_limit k r : (k < samples C)%nat ->
  is_lim_seq (fun n => second_block p q (eta C k) (a_n n) (alpha_n n) r) (second_block p q (eta C k) g alpha r).
Proof.
  intros Hk. pose proof g_positive. pose proof alpha_positive.
  pose proof (amax_rho_not_zero k (centre_valid C D scale k Hk)) as Hrho.
  unfold second_block. destruct p as [epsilon|lambda|lambda];
    (apply is_lim_seq_div'; [|apply alpha_limit|lra]).
  - apply is_lim_seq_minus'; [apply is_lim_seq_const|]. apply is_lim_seq_div'; [apply is_lim_seq_const| |].
    + apply is_lim_seq_mult'; [apply alpha_limit|apply rho_limit].
    + apply Rmult_integral_contrapositive. split; lra.
  - unfold soft. apply is_lim_seq_mult'; [apply is_lim_seq_const|].
    apply (is_lim_seq_continuous (fun x => Rmax x 0)).
    + intros e He. exists e. split; [exact He|]. intros x [_ Hx]. simpl in *. unfold R_dist in *.
      eapply Rle_lt_trans; [apply positive_part_lipschitz|exact Hx].
    + apply is_lim_seq_minus'; [apply is_lim_seq_const|]. apply is_lim_seq_div'; [apply is_lim_seq_const| |lra].
      apply is_lim_seq_mult'; [apply is_lim_seq_const|apply alpha_limit].
  - apply is_lim_seq_const.
Qed.

Lemma limit_eventually u l e : is_lim_seq u (Finite l) -> 0 < e ->
  exists n0, forall n, (n0 <= n)%nat -> Rabs (u n - l) <= e.
Proof.
  intros H He. apply is_lim_seq_spec in H. destruct (H (mkposreal e He)) as [n0 Hn0].
  exists n0. intros n Hn. apply Rlt_le. exact (Hn0 n Hn).
Qed.

Definition centre_candidate (k i : nat) : vector := candidate p d q (eta C k) g alpha i.

Theorem candidates_converge e : 0 < e ->
  exists n0, forall n, (n0 <= n)%nat -> forall k, (k < samples C)%nat -> forall i, (i < d)%nat ->
    norm (columns P) (vsub (centre_candidate k i) (tilted_candidate C D (small_tau n) k i)) <= e.
Proof.
  intros He. pose proof (candidates_ge_two C two_candidates) as Hd. fold d in Hd. pose proof (pos_INR q) as Hq.
  set (e' := e / INR (d + q)).
  assert (Hdq : 0 < INR (d + q)) by (rewrite plus_INR; lra).
  assert (He' : 0 < e') by (apply Rdiv_lt_0_compat; lra).
  apply (eventually_for_all (fun k n => forall i, (i < d)%nat ->
    norm (columns P) (vsub (centre_candidate k i) (tilted_candidate C D (small_tau n) k i)) <= e)).
  intros k Hk. destruct (limit_eventually _ _ e' (vertex_limit k Hk) He') as [n1 H1].
  destruct (eventually_for_all (fun r n =>
    Rabs (second_block p q (eta C k) (a_n n) (alpha_n n) r - second_block p q (eta C k) g alpha r) <= e') q)
    as [n2 H2].
  { intros r _. apply (limit_eventually _ _ e' (second_block_limit k r Hk) He'). }
  exists (Nat.max n1 n2). intros n Hn i Hi.
  replace e with (INR (d + q) * e') by (unfold e'; field; lra).
  apply norm_le_of_entries. intros j Hj. unfold vsub, centre_candidate, tilted_candidate, candidate.
  fold d q p g. specialize (H1 n ltac:(lia)). specialize (H2 n ltac:(lia)).
  destruct (Nat.ltb_spec j d) as [Hjd|Hjd].
  - unfold tilted_vertex, vertex in H1. fold p q g d alpha in H1. rewrite <- Rmult_minus_distr_r, Rabs_mult.
    rewrite Rabs_minus_sym. unfold unit_vector. destruct (Nat.eqb j i).
    + rewrite Rabs_R1, Rmult_1_r. exact H1.
    + rewrite Rabs_R0, Rmult_0_r. lra.
  - rewrite Rabs_minus_sym. apply (H2 (j - d)%nat). lia.
Qed.

(** ** The centroid *)

Definition centroid (k : nat) : vector := fun j =>
  if Nat.ltb j d then vertex C D k / INR d else second_block p q (eta C k) g alpha (j - d)%nat.

Lemma circumradius_value k : circumradius C D k = vertex C D k * sqrt ((INR d - 1) / INR d).
Proof.
  pose proof (candidates_ge_two C two_candidates) as Hd. fold d in Hd.
  unfold circumradius, kappa. fold d. rewrite (Rmult_comm (sqrt 2)), Rmult_assoc. f_equal.
  rewrite <- sqrt_mult_alt by lra. f_equal. field. lra.
Qed.

(** The centroid's distance to every candidate is the circumradius. *)
Lemma centroid_distance k i : (k < samples C)%nat -> (i < d)%nat ->
  norm (columns P) (vsub (centroid k) (centre_candidate k i)) <= circumradius C D k.
Proof.
  intros Hk Hi. pose proof (candidates_ge_two C two_candidates) as Hd. fold d in Hd.
  pose proof (vertex_positive C D two_candidates scale k Hk) as Hv. rewrite circumradius_value.
  assert (Hone : 0 <= (INR d - 1) / INR d).
  { apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. lra. }
  apply norm_le_of_square; [apply Rmult_le_pos; [lra|apply sqrt_pos]|].
  replace (vertex C D k * sqrt ((INR d - 1) / INR d) * (vertex C D k * sqrt ((INR d - 1) / INR d)))
    with (vertex C D k * vertex C D k * (sqrt ((INR d - 1) / INR d) * sqrt ((INR d - 1) / INR d))) by ring.
  rewrite sqrt_sqrt by exact Hone. simpl columns. fold d q. rewrite norm_split_squared.
  replace (dot q _ _) with 0.
  - rewrite (dot_ext d _ (vscale (vertex C D k) (vsub (fun _ => / INR d) (unit_vector i))) _
               (vscale (vertex C D k) (vsub (fun _ => / INR d) (unit_vector i)))).
    + rewrite dot_scale_l, dot_scale_r, dot_sub_l, !dot_sub_r, dot_unit_vectors, unit_vector_same by exact Hi.
      rewrite (dot_comm d (unit_vector i)). unfold dot. rewrite sum_const, sum_unit_vector by exact Hi.
      apply Req_le. field. lra.
    + intros j Hj. unfold vsub, vscale, centroid, centre_candidate, candidate.
      destruct (Nat.ltb_spec j d); [|lia]. unfold vertex, Rdiv. fold p q g d alpha. ring.
    + intros j Hj. unfold vsub, vscale, centroid, centre_candidate, candidate.
      destruct (Nat.ltb_spec j d); [|lia]. unfold vertex, Rdiv. fold p q g d alpha. ring.
  - symmetry. apply sum_zero. intros j Hj. unfold vsub, centroid, centre_candidate, candidate.
    destruct (Nat.ltb_spec (d + j) d); [lia|]. ring.
Qed.

(** The centroid solves the problem of the centre. *)
Lemma centroid_is_solution k : (k < samples C)%nat -> solutions P (centre C D) (sample P k) (centroid k).
Proof.
  intros Hk. pose proof (candidates_ge_two C two_candidates) as Hd. fold d in Hd. pose proof g_positive.
  unfold solutions, centre. simpl. fold d q p.
  apply (solution_set p d q (centre_row C D) g (norm d (centre_row C D)) (eta C k)).
  - split; [exists O; split; [unfold d; lia|reflexivity]|]. intros i _. apply Rle_refl.
  - intros i _. unfold centre_row. fold g. lra.
  - apply alpha_positive.
  - apply centre_valid; assumption.
  - split.
    + exists (fun _ => / INR d). repeat split.
      * intros _ _. apply Rlt_le, Rinv_0_lt_compat. lra.
      * rewrite sum_const. field. lra.
      * intros i _ Hne. elim Hne. reflexivity.
      * intros i Hi. unfold centroid. destruct (Nat.ltb_spec i d); [|lia]. reflexivity.
    + intros i Hi. unfold centroid. destruct (Nat.ltb_spec (d + i) d); [lia|].
      replace (d + i - d)%nat with i by lia. reflexivity.
Qed.

Theorem centroid_near_small_tilts (e : nat -> R) :
  (forall k, (k < samples C)%nat -> circumradius C D k < e k) ->
  exists n0, forall n, (n0 <= n)%nat -> forall k, (k < samples C)%nat -> forall i, (i < d)%nat ->
    dist_le (columns P) (centroid k) (solutions P (tilt C D i (small_tau n)) (sample P k)) (e k).
Proof.
  intros He.
  apply (eventually_for_all (fun k n => forall i, (i < d)%nat ->
    dist_le (columns P) (centroid k) (solutions P (tilt C D i (small_tau n)) (sample P k)) (e k))).
  intros k Hk. specialize (He k Hk).
  destruct (candidates_converge (e k - circumradius C D k)) as [n0 Hn0]; [lra|].
  exists n0. intros n Hn i Hi. specialize (Hn0 n Hn k Hk i Hi).
  apply dist_le_point with (tilted_candidate C D (small_tau n) k i).
  - apply tilted_candidate_is_solution; auto using small_tau_positive.
  - eapply Rle_trans; [apply (norm_sub_triangle (columns P) _ (centre_candidate k i))|].
    pose proof (centroid_distance k i Hk Hi). lra.
Qed.

End SmallTilts.
