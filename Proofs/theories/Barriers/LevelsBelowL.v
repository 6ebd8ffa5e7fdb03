(** * Sharpness of Theorem 2 (3): nothing is gained from the levels below L

    Up to the level L - 1 the data of centre(K - 2) are admissible for all d members of Ω₃, whose τ is (3/2) 2⁻ᴸ = (3/4) 2⁻⁽ᴸ⁻¹⁾.
    So no algorithm that reads only levels below L reaches the accuracy 10²⁻ᴷ on Ω₃.

    This needs that the minimisers of the members themselves are more than 2·10²⁻ᴷ apart.  For the centre this is part of
    [valid_scale], but here τ is not small, and the distance shrinks by a factor of at least g / (g + τ).  The condition holds in
    the paper's normalisation κ = 3·10⁻ᴰ and, with a margin for rational bases, whenever κ ≥ 2.7·10⁻ᴰ. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets AdmissibleData.Rounding
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.Counting Barriers.SuccessCounts
  Probability.Expectations.
Open Scope R_scope.

Section LevelsBelowL.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let L := levels C.
Let D := (digits C - 2)%nat.
Let P := class_setting C.
Let g := base C D.

(** The τ of the members of Ω₃. *)
Definition third_tau : R := 3 / 2 * / 2 ^ levels C.

(** κ g / (g + τ) > 2·10²⁻ᴷ *)
Definition tilted_members_apart : Prop := forall k, (k < samples C)%nat ->
  2 * / 10 ^ (digits C - 2) <
  kappa C (digits C - 2) k * (base C (digits C - 2) / (base C (digits C - 2) + third_tau)).

Lemma third_tau_positive : 0 < third_tau.
Proof. unfold third_tau. pose proof (inv_pow2_positive (levels C)). lra. Qed.

Lemma third_tau_level : third_tau = 3 / 4 * / 2 ^ (L - 1).
Proof.
  destruct valid as [_ [HL _]]. unfold third_tau. fold L in HL |- *.
  replace L with (S (L - 1)) at 1 by lia. simpl pow. rewrite Rinv_mult. field.
  apply pow_nonzero. lra.
Qed.

Lemma third_scale : valid_scale C D.
Proof. apply valid. Qed.

Lemma third_candidates : (2 <= candidates C)%nat.
Proof. apply valid. Qed.

Lemma third_samples : (1 <= samples C)%nat.
Proof. apply valid. Qed.

Section Apart.
Hypothesis apart : tilted_members_apart.

Lemma third_members_apart k : (k < samples C)%nat -> 2 * / 10 ^ D < sqrt 2 * tilted_vertex C D third_tau k.
Proof.
  intros Hk. eapply Rlt_le_trans; [apply apart, Hk|]. unfold kappa. fold D g.
  rewrite Rmult_assoc. apply Rmult_le_compat_l; [apply sqrt_pos|].
  apply tilted_vertex_ge_ratio; auto using third_candidates, third_scale.
  apply Rlt_le, third_tau_positive.
Qed.

Variable W : matrix_class.
Hypothesis contains_Omega3 : forall A, Omega3 C A -> W A.

Let iota (i : nat) : training_set := adversarial_data C D (L - 1) i third_tau.

Lemma third_member i : (i < d)%nat -> Omega3 C (tilt C D i third_tau).
Proof. intros Hi. exists i. split; [exact Hi|reflexivity]. Qed.

Lemma third_admissible i : (i < d)%nat -> admissible P (tilt C D i third_tau) (iota i).
Proof.
  intros Hi. pose proof third_tau_positive. pose proof third_tau_level.
  apply adversarial_data_admissible; [apply third_candidates|apply third_scale|exact Hi|lra].
Qed.

Lemma third_training_set i : (i < d)%nat -> training_sets P W (iota i).
Proof.
  intros Hi. exists (tilt C D i third_tau). split; [apply contains_Omega3, third_member, Hi|apply third_admissible, Hi].
Qed.

(** An algorithm that stays below the level L on the data of one member does the same on those of all. *)
Lemma same_run_below_L (G : algorithm P W) i j : (i < d)%nat -> (j < d)%nat ->
  (forall kn, reads G (iota i) kn -> (query_level kn < L)%nat) -> result G (iota j) = result G (iota i).
Proof.
  intros Hi Hj Hlow. apply (determined_by_reads G (iota i) (iota j)); auto using third_training_set.
  intros kn Hkn. specialize (Hlow kn Hkn). unfold iota. rewrite !adversarial_data_below by lia. reflexivity.
Qed.

Theorem levels_below_L_do_not_suffice (G : algorithm P W) :
  (forall iota kn, training_sets P W iota -> reads G iota kn -> (query_level kn < L)%nat) ->
  exists A iota, Omega3 C A /\ admissible P A iota /\ error_exceeds P A (/ 10 ^ (K - 2)) (result G iota).
Proof.
  intros Hlow. pose proof third_candidates as Hd.
  destruct (some_member_errs C D third_candidates third_samples third_scale third_tau (/ 10 ^ D)
              third_tau_positive third_members_apart (result G (iota 0))) as [i [Hi Herr]].
  exists (tilt C D i third_tau), (iota i).
  split; [apply third_member, Hi|]. split; [apply third_admissible, Hi|].
  rewrite (same_run_below_L G 0 i); [exact Herr|unfold d; lia|exact Hi|].
  intros kn. apply Hlow, third_training_set. unfold d. lia.
Qed.

Theorem levels_below_L_do_not_suffice_at_every_sample (G : algorithm P W) : (samples C < candidates C)%nat ->
  (forall iota kn, training_sets P W iota -> reads G iota kn -> (query_level kn < L)%nat) ->
  exists A iota, Omega3 C A /\ admissible P A iota /\ error_exceeds_everywhere P A (/ 10 ^ (K - 2)) (result G iota).
Proof.
  intros Hfew Hlow. pose proof third_candidates as Hd.
  destruct (some_member_errs_everywhere C D third_candidates third_samples third_scale third_tau (/ 10 ^ D)
              third_tau_positive third_members_apart (result G (iota 0)) Hfew) as [i [Hi Herr]].
  exists (tilt C D i third_tau), (iota i).
  split; [apply third_member, Hi|]. split; [apply third_admissible, Hi|].
  rewrite (same_run_below_L G 0 i); [exact Herr|unfold d; lia|exact Hi|].
  intros kn. apply Hlow, third_training_set. unfold d. lia.
Qed.

(** Randomised: probability of success at most 1/d. *)
Theorem levels_below_L_random (t : tape) (G : randomised P W) :
  (forall w iota kn, training_sets P W iota -> reads (G w) iota kn -> (query_level kn < L)%nat) ->
  exists A iota, Omega3 C A /\ admissible P A iota /\
    probability t (fun w => succeeds P A (/ 10 ^ (K - 2)) (result (G w) iota)) <= 1 / INR d.
Proof.
  intros Hlow. pose proof third_candidates as Hd.
  pose proof (candidates_ge_two C third_candidates) as Hd'. fold d in Hd'.
  destruct (sum_stays_below_average d
    (fun i => probability t (fun w => succeeds P (tilt C D i third_tau) (/ 10 ^ D) (result (G w) (iota i))))
    (1 / INR d)) as [i [Hi Hle]]; [unfold d; lia| |].
  - replace (INR d * (1 / INR d)) with 1 by (field; lra). apply sum_probabilities_le; [lra|]. intros w.
    rewrite (sum_ext d _ (fun i => indicator (succeeds P (tilt C D i third_tau) (/ 10 ^ D) (result (G w) (iota 0))))).
    + apply (at_most_one_success C D third_candidates third_samples third_scale third_tau (/ 10 ^ D)
               third_tau_positive third_members_apart).
    + intros i Hi. rewrite (same_run_below_L (G w) 0 i); [reflexivity|unfold d; lia|exact Hi|].
      intros kn. apply Hlow, third_training_set. unfold d. lia.
  - exists (tilt C D i third_tau), (iota i).
    split; [apply third_member, Hi|]. split; [apply third_admissible, Hi|exact Hle].
Qed.

End Apart.

(** ** The condition, from the normalisation *)

Lemma factor_at_least_half p q eta amax alpha : 1 <= amax -> 0 < alpha ->
  closed_form_valid p q eta amax alpha -> 1 / 2 <= first_block_factor p q eta amax alpha.
Proof.
  intros Ha Halpha Hv. destruct p as [epsilon|lambda|lambda]; simpl in *.
  - pose proof (amax_rho_squared q eta amax alpha ltac:(lra) Halpha) as E.
    assert (Hr : 0 <= amax * rho q eta amax alpha) by (apply Rmult_le_pos; [lra|apply sqrt_pos]).
    set (x := amax * rho q eta amax alpha) in *. pose proof (support_size_nonneg q eta) as Hs.
    assert (0 <= amax / alpha * (amax / alpha)) by apply Rle_0_sqr.
    assert (1 <= x) by nra. assert (/ x <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
    unfold Rdiv. nra.
  - assert (/ (2 * amax) <= / 2) by (apply Rinv_le_contravar; lra).
    assert (0 < / (2 * amax)) by (apply Rinv_0_lt_compat; lra). unfold Rdiv. nra.
  - lra.
Qed.

Theorem paper_normalisation_is_apart :
  (forall k, (k < samples C)%nat -> 27 / 10 * / 10 ^ (digits C - 2) <= kappa C (digits C - 2) k) ->
  tilted_members_apart.
Proof.
  intros H k Hk. specialize (H k Hk). fold D in H |- *. fold g.
  pose proof (base_ge_one C D third_scale) as Hg. fold g in Hg.
  assert (Htau : 0 < third_tau <= 3 / 4).
  { split; [apply third_tau_positive|]. rewrite third_tau_level. pose proof (inv_pow2_positive (L - 1)).
    assert (/ 2 ^ (L - 1) <= 1); [|lra]. rewrite <- Rinv_1. apply Rinv_le_contravar; [lra|]. apply pow_R1_Rle. lra. }
  assert (HD : 0 < / 10 ^ D <= 1 / 10).
  { split; [apply Rinv_0_lt_compat, pow_lt; lra|]. unfold Rdiv. rewrite Rmult_1_l.
    apply Rinv_le_contravar; [lra|]. rewrite <- (pow_1 10) at 1. apply Rle_pow; [lra|].
    destruct valid as [HK _]. unfold D. lia. }
  destruct (Rle_lt_dec g (43 / 20)) as [Hsmall|Hlarge].
  - assert (Hroot : 7 / 5 <= sqrt 2).
    { rewrite <- (sqrt_square (7 / 5)) by lra. apply sqrt_le_1_alt. lra. }
    assert (Hc : 1 / 2 <= vertex C D k * g).
    { unfold vertex. fold g. unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
      pose proof (factor_at_least_half (class_problem C) (tail C) (eta C k) g (norm (candidates C) (centre_row C D))).
      unfold Rdiv in *. rewrite Rmult_1_l in *. apply H0; [lra| |].
      - apply (centre_norm_positive C D third_candidates third_scale).
      - apply centre_valid; [apply third_scale|exact Hk]. }
    apply Rlt_le_trans with (7 / 10 / (g + third_tau)).
    + apply Rmult_lt_reg_r with (g + third_tau); [lra|].
      replace (7 / 10 / (g + third_tau) * (g + third_tau)) with (7 / 10) by (field; lra). nra.
    + unfold kappa, Rdiv at 1 3. replace (sqrt 2 * vertex C D k * (g * / (g + third_tau)))
        with (sqrt 2 * (vertex C D k * g) * / (g + third_tau)) by ring.
      apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|].
      apply Rle_trans with (7 / 5 * (1 / 2)); [lra|]. apply Rmult_le_compat; lra.
  - assert (Hshrink : 2 / (27 / 10) < g / (g + third_tau)).
    { apply Rmult_lt_reg_r with (g + third_tau); [lra|].
      replace (g / (g + third_tau) * (g + third_tau)) with g by (field; lra). lra. }
    apply Rlt_le_trans with (27 / 10 * / 10 ^ D * (g / (g + third_tau))); [nra|].
    apply Rmult_le_compat_r; lra.
Qed.

End LevelsBelowL.
