(** * The members of a scale, and the data that they share

    On the scale D the minimiser for tilt(D, i, τ) is unique.  The d members with the same τ have the same alpha, so their minimisers
    are the d candidates for the base g + τ.  The data of the centre, rounded, are admissible for all of them up to the
    level n, if τ ≤ (3/4) 2⁻ⁿ. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets
  AdmissibleData.Rounding AdmissibleData.RoundedData Barriers.Candidates.
Open Scope R_scope.

Section Scale.

Variables (C : parameters) (D : nat).
Let p := class_problem C.
Let d := candidates C.
Let q := tail C.
Let g := base C D.
Let P := class_setting C.
Hypothesis two_candidates : (2 <= d)%nat.
Hypothesis scale : valid_scale C D.

(** alpha of the members, and r = c / (g + τ). *)
Definition tilted_alpha (tau : R) : R := norm d (tilt_row C D 0 tau).
Definition tilted_vertex (tau : R) (k : nat) : R :=
  first_block_factor p q (eta C k) (g + tau) (tilted_alpha tau) / (g + tau).
Definition tilted_candidate (tau : R) (k i : nat) : vector :=
  candidate p d q (eta C k) (g + tau) (tilted_alpha tau) i.

Lemma base_ge_one : 1 <= g.
Proof. apply scale. Qed.

Lemma centre_squared : dot d (centre_row C D) (centre_row C D) = INR d * (g * g).
Proof. unfold dot, centre_row. apply sum_const. Qed.

Lemma tilt_squared i tau : (i < d)%nat ->
  dot d (tilt_row C D i tau) (tilt_row C D i tau) = INR d * (g * g) + 2 * g * tau + tau * tau.
Proof.
  intros Hi. unfold dot, tilt_row. fold g.
  rewrite (sum_ext d _ (fun j => g * g + (2 * g * tau + tau * unit_vector i j * tau) * unit_vector i j))
    by (intros; ring).
  rewrite sum_add, sum_const, sum_unit_vector by exact Hi.
  rewrite unit_vector_same. ring.
Qed.

Lemma tilt_norm i tau : (i < d)%nat -> norm d (tilt_row C D i tau) = tilted_alpha tau.
Proof. intros Hi. unfold tilted_alpha, norm. rewrite !tilt_squared by lia. reflexivity. Qed.

Lemma tilted_alpha_squared tau : tilted_alpha tau * tilted_alpha tau = INR d * (g * g) + 2 * g * tau + tau * tau.
Proof. unfold tilted_alpha. rewrite norm_squared. apply tilt_squared. lia. Qed.

Lemma candidates_ge_two : 2 <= INR d.
Proof. apply le_INR in two_candidates. exact two_candidates. Qed.

Lemma centre_norm_positive : 0 < norm d (centre_row C D).
Proof.
  pose proof base_ge_one. apply (norm_positive d _ 0); [lia|]. unfold centre_row. fold g. lra.
Qed.

Lemma tilted_alpha_ge tau : 0 <= tau -> norm d (centre_row C D) <= tilted_alpha tau.
Proof.
  intros Htau. apply norm_ge_of_square. rewrite norm_squared, centre_squared, tilt_squared by lia.
  pose proof base_ge_one. nra.
Qed.

Lemma tilt_distance i tau : (i < d)%nat -> 0 <= tau ->
  norm d (vsub (centre_row C D) (tilt_row C D i tau)) = tau.
Proof.
  intros Hi Htau. rewrite (norm_ext d _ (vscale (- tau) (unit_vector i))).
  - rewrite norm_scale, norm_unit_vector, Rabs_Ropp, Rabs_right by (assumption || lra). ring.
  - intros j _. unfold vsub, vscale, centre_row, tilt_row. ring.
Qed.

Lemma tilt_alpha_distance i tau : (i < d)%nat -> 0 <= tau ->
  Rabs (norm d (centre_row C D) - norm d (tilt_row C D i tau)) <= tau.
Proof.
  intros Hi Htau. eapply Rle_trans; [apply norm_sub_abs_le|]. rewrite tilt_distance by assumption. lra.
Qed.

Lemma centre_valid k : (k < samples C)%nat -> closed_form_valid p q (eta C k) g (norm d (centre_row C D)).
Proof. intros Hk. destruct scale as [_ H]. destruct (H k Hk) as [Hv _]. exact Hv. Qed.

Lemma tilt_valid tau k : (k < samples C)%nat -> 0 <= tau ->
  closed_form_valid p q (eta C k) (g + tau) (tilted_alpha tau).
Proof.
  intros Hk Htau. pose proof base_ge_one. pose proof centre_norm_positive.
  apply closed_form_valid_monotone with (eta := eta C k) (amax := g) (alpha := norm d (centre_row C D));
    auto using centre_valid, tilted_alpha_ge; try lra. intros; lra.
Qed.

Lemma tilt_row_same i tau : tilt_row C D i tau i = g + tau.
Proof. unfold tilt_row. rewrite unit_vector_same. fold g. ring. Qed.

Lemma tilt_row_other i tau j : j <> i -> tilt_row C D i tau j = g.
Proof. intros H. unfold tilt_row. rewrite unit_vector_other by congruence. fold g. ring. Qed.

Lemma tilt_row_bounds i tau j : 0 <= tau -> g <= tilt_row C D i tau j <= g + tau.
Proof.
  intros Htau. destruct (Nat.eq_dec j i) as [->|Hne].
  - rewrite tilt_row_same. lra.
  - rewrite tilt_row_other by exact Hne. lra.
Qed.

(** The only minimiser for tilt(D, i, τ) is the i-th candidate. *)
Theorem tilt_solutions i tau k x : (i < d)%nat -> 0 < tau -> (k < samples C)%nat ->
  solutions P (tilt C D i tau) (sample P k) x <->
  forall j, (j < columns P)%nat -> x j = tilted_candidate tau k i j.
Proof.
  intros Hi Htau Hk. unfold solutions, tilt. simpl. fold d q p. rewrite tilt_norm by exact Hi.
  pose proof base_ge_one. apply unique_solution; auto.
  - apply tilt_row_same.
  - intros j _ Hne. rewrite tilt_row_other by exact Hne. lra.
  - intros j _. destruct (tilt_row_bounds i tau j); lra.
  - pose proof centre_norm_positive. pose proof (tilted_alpha_ge tau). lra.
  - apply tilt_valid; [exact Hk|lra].
Qed.

Theorem tilted_candidate_is_solution i tau k : (i < d)%nat -> 0 < tau -> (k < samples C)%nat ->
  solutions P (tilt C D i tau) (sample P k) (tilted_candidate tau k i).
Proof. intros. apply tilt_solutions; auto. Qed.

Lemma tilted_vertex_positive tau k : 0 <= tau -> (k < samples C)%nat -> 0 < tilted_vertex tau k.
Proof.
  intros Htau Hk. pose proof base_ge_one. pose proof centre_norm_positive. pose proof (tilted_alpha_ge tau Htau).
  apply Rdiv_lt_0_compat; [|lra]. apply factor_bounds; [lra|lra|]. apply tilt_valid; assumption.
Qed.

(** An output within e of the solutions is within e of the candidate. *)
Lemma near_solution_near_candidate i tau k x e : (i < d)%nat -> 0 < tau -> (k < samples C)%nat ->
  dist_le (columns P) x (solutions P (tilt C D i tau) (sample P k)) e ->
  norm (columns P) (vsub x (tilted_candidate tau k i)) <= e.
Proof.
  intros Hi Htau Hk. apply dist_le_single. intros s Hs. apply (tilt_solutions i tau k s); assumption.
Qed.

(** Hence, if √2 r > 2e, no vector is within e of the solutions of two of the members. *)
Theorem members_exclude_each_other i j tau k x e :
  (i < d)%nat -> (j < d)%nat -> i <> j -> 0 < tau -> (k < samples C)%nat ->
  2 * e < sqrt 2 * tilted_vertex tau k ->
  dist_le (columns P) x (solutions P (tilt C D i tau) (sample P k)) e ->
  dist_le (columns P) x (solutions P (tilt C D j tau) (sample P k)) e -> False.
Proof.
  intros Hi Hj Hij Htau Hk He H1 H2.
  apply near_solution_near_candidate in H1, H2; try assumption.
  pose proof (tilted_vertex_positive tau k ltac:(lra) Hk) as Hr.
  pose proof (near_two_candidates p d q (eta C k) (g + tau) (tilted_alpha tau) x e i j Hi Hj Hij
                (Rlt_le _ _ Hr) H1 H2) as H. fold (tilted_vertex tau k) in H. lra.
Qed.

(** Every vector is at least the circumradius away from the solutions of one of the members. *)
Theorem some_member_far tau k x e : 0 < tau -> (k < samples C)%nat ->
  e < tilted_vertex tau k * sqrt ((INR d - 1) / INR d) ->
  exists i, (i < d)%nat /\ dist_gt (columns P) x (solutions P (tilt C D i tau) (sample P k)) e.
Proof.
  intros Htau Hk He. pose proof (tilted_vertex_positive tau k ltac:(lra) Hk) as Hr.
  destruct (some_candidate_far p d q (eta C k) (g + tau) (tilted_alpha tau) x) as [i [Hi Hfar]];
    [lia|apply Rlt_le, Hr|].
  exists i. split; [exact Hi|]. intros H. apply near_solution_near_candidate in H; try assumption.
  fold (tilted_vertex tau k) (tilted_candidate tau k i) in Hfar. simpl in H. fold d q in H. lra.
Qed.

(** ** Data *)

Definition centre_data : training_set := fun kn =>
  rounded_datum p d q (centre_row C D) (norm d (centre_row C D)) 0 (eta C (query_sample kn)) (query_level kn).

Definition tilt_data (i : nat) (tau : R) : training_set := fun kn =>
  rounded_datum p d q (tilt_row C D i tau) (norm d (tilt_row C D i tau)) i (eta C (query_sample kn)) (query_level kn).

(** The centre's data up to the level n, the member's own data above. *)
Definition adversarial_data (n i : nat) (tau : R) : training_set := fun kn =>
  if Nat.leb (query_level kn) n then centre_data kn else tilt_data i tau kn.

Lemma centre_datum_admissible_for_centre k n : (k < samples C)%nat ->
  admissible_datum P (centre C D) (sample P k) n (centre_data (k, n)).
Proof.
  intros Hk. pose proof base_ge_one. pose proof centre_norm_positive. pose proof (inv_pow2_positive n).
  apply rounded_datum_admissible; simpl query_level; simpl query_sample; fold d; auto.
  - apply Nat.lt_le_trans with 2%nat; [auto|exact two_candidates].
  - intros j _. unfold centre_row. fold g. lra.
  - intros j _. unfold centre_row. lra.
  - apply centre_valid, Hk.
  - rewrite norm_zero; [lra|]. intros j _. unfold vsub. ring.
  - rewrite Rminus_eq_0, Rabs_R0. lra.
Qed.

Lemma centre_datum_admissible_for_tilt i tau k n :
  (i < d)%nat -> 0 <= tau <= 3 / 4 * / 2 ^ n -> (k < samples C)%nat ->
  admissible_datum P (tilt C D i tau) (sample P k) n (centre_data (k, n)).
Proof.
  intros Hi Htau Hk. pose proof base_ge_one. pose proof centre_norm_positive.
  apply rounded_datum_admissible; simpl query_level; simpl query_sample; fold d; auto.
  - apply Nat.lt_le_trans with 2%nat; [auto|exact two_candidates].
  - intros j _. unfold centre_row. fold g. lra.
  - intros j _. unfold centre_row. lra.
  - apply centre_valid, Hk.
  - fold d. rewrite tilt_distance; [lra|assumption|lra].
  - fold d. eapply Rle_trans; [apply tilt_alpha_distance|]; [assumption|lra|lra].
Qed.

Lemma tilt_datum_admissible i tau k n :
  (i < d)%nat -> 0 <= tau -> (k < samples C)%nat ->
  admissible_datum P (tilt C D i tau) (sample P k) n (tilt_data i tau (k, n)).
Proof.
  intros Hi Htau Hk. pose proof base_ge_one. pose proof centre_norm_positive. pose proof (inv_pow2_positive n).
  pose proof (tilted_alpha_ge tau Htau).
  apply rounded_datum_admissible; simpl query_level; simpl query_sample; fold d; auto.
  - intros j _. destruct (tilt_row_bounds i tau j Htau); lra.
  - intros j _. rewrite tilt_row_same. apply tilt_row_bounds, Htau.
  - rewrite tilt_norm by exact Hi. lra.
  - rewrite tilt_row_same, tilt_norm by exact Hi. apply tilt_valid; assumption.
  - rewrite norm_zero; [lra|]. intros j _. unfold vsub. ring.
  - rewrite Rminus_eq_0, Rabs_R0. lra.
Qed.

Theorem centre_data_admissible : admissible P (centre C D) centre_data.
Proof.
  split; [intros; apply QArith_base.Qeq_refl|]. intros k n Hk _. apply centre_datum_admissible_for_centre, Hk.
Qed.

Theorem tilt_data_admissible i tau : (i < d)%nat -> 0 <= tau -> admissible P (tilt C D i tau) (tilt_data i tau).
Proof.
  intros Hi Htau. split; [intros; apply QArith_base.Qeq_refl|]. intros k n Hk _. apply tilt_datum_admissible; assumption.
Qed.

Theorem adversarial_data_admissible n i tau :
  (i < d)%nat -> 0 <= tau <= 3 / 4 * / 2 ^ n -> admissible P (tilt C D i tau) (adversarial_data n i tau).
Proof.
  intros Hi Htau. unfold adversarial_data. split; simpl query_level.
  - intros k k' l r j _ _ _ _ _. destruct (Nat.leb l n); apply QArith_base.Qeq_refl.
  - intros k l Hk _. simpl query_level. destruct (Nat.leb_spec l n) as [Hl|Hl].
    + apply centre_datum_admissible_for_tilt; auto. split; [lra|].
      assert (/ 2 ^ n <= / 2 ^ l); [|lra].
      apply Rinv_le_contravar; [apply pow2_positive|]. apply Rle_pow; [lra|exact Hl].
    + apply tilt_datum_admissible; auto. lra.
Qed.

Lemma adversarial_data_below n i tau kn : (query_level kn <= n)%nat -> adversarial_data n i tau kn = centre_data kn.
Proof. intros H. unfold adversarial_data. apply Nat.leb_le in H. rewrite H. reflexivity. Qed.

End Scale.
