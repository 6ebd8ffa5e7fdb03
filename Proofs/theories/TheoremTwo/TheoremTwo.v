(** * Theorem 2 as a whole

    For every valid class, and a valid class exists for every problem with its parameter in range, all m < N, K ≥ 3, L ≥ 1 and R. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons Definitions.TheoremTwo
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality Algorithms.StrategiesAreGeneral AdmissibleData.TrainingSetsExist
  Barriers.TiltedMembers Barriers.KDigits Barriers.RandomisedKDigits Barriers.NoDataBudget Barriers.LevelsBelowL
  Barriers.NormalisationsApart Positive.KMinusOneDigits Positive.KMinusTwoDigits
  Conditioning.ConditionNumber Conditioning.PaperNormalisation.
Open Scope R_scope.

Section TheoremTwo.

Variable C : parameters.
Hypothesis valid : valid_class C.

Lemma Omega1_in_Omega A : Omega1 C A -> Omega C A.
Proof. intros H. left. exact H. Qed.

Lemma Omega2_in_Omega A : Omega2 C A -> Omega C A.
Proof. intros H. right. left. exact H. Qed.

Lemma Omega3_in_Omega A : Omega3 C A -> Omega C A.
Proof. intros H. right. right. exact H. Qed.

Lemma class_is_well_conditioned : well_conditioned C.
Proof.
  pose proof valid as [_ [_ [Hd [_ [S0 _]]]]]. intros A HA.
  destruct (member_cases C A valid HA) as [->|[D [i [tau [HD [Hi [Htau ->]]]]]]];
    apply condition_number_one; try lia; intros j _.
  - pose proof (base_ge_one C (digits C) S0). unfold centre_row. lra.
  - pose proof (base_ge_one C D HD). pose proof (tilt_row_bounds C D i tau j ltac:(lra)). lra.
Qed.

Lemma statement_1 : K_digits_are_impossible C.
Proof.
  repeat split.
  - intros G. destruct (K_digits_impossible C valid (Omega C) Omega1_in_Omega G) as [A [iota [H H']]].
    exists A, iota. split; [apply Omega1_in_Omega, H|exact H'].
  - intros HR G.
    destruct (K_digits_impossible_at_every_sample C valid (Omega C) Omega1_in_Omega G HR) as [A [iota [H H']]].
    exists A, iota. split; [apply Omega1_in_Omega, H|exact H'].
  - intros t G delta Hdelta Hh.
    destruct (K_digits_random_at_all_samples C valid (Omega C) Omega1_in_Omega t G delta Hdelta Hh) as [A [iota [H H']]].
    exists A, iota. split; [apply Omega1_in_Omega, H|exact H'].
  - intros t G delta Hdelta Hh.
    destruct (K_digits_random_at_one_sample C valid (Omega C) Omega1_in_Omega t G delta Hdelta Hh) as [A [iota [H H']]].
    exists A, iota. split; [apply Omega1_in_Omega, H|exact H'].
Qed.

Lemma statement_2 : K_minus_1_digits_need_unbounded_data C.
Proof.
  repeat split.
  - destruct (K_minus_1_digits C valid) as [N HN]. exists (K_minus_1_digits_strategy C N).
    intros A iota HA Hiota. destruct (HN A iota HA Hiota) as [out [[M HM] Hout]]. exists M, out. auto.
  - intros t G M delta Hdelta.
    destruct (no_data_budget_suffices C valid t G M delta Hdelta) as [A [iota [H H']]].
    exists A, iota. split; [apply Omega2_in_Omega, H|exact H'].
  - intros t G M delta Hdelta.
    destruct (no_data_budget_suffices_at_one_sample C valid t G M delta Hdelta) as [A [iota [H H']]].
    exists A, iota. split; [apply Omega2_in_Omega, H|exact H'].
Qed.

Lemma accurate_weaker P A e e' out : e <= e' -> accurate P A e out -> accurate P A e' out.
Proof.
  intros He H k Hk delta Hdelta. destruct (H k Hk delta Hdelta) as [s [Hs Hn]]. exists s. split; [exact Hs|lra].
Qed.

Lemma statement_3 : K_minus_2_digits_from_L_data C.
Proof.
  exists (K_minus_2_digits_strategy C). intros A iota HA Hiota.
  destruct (K_minus_2_digits C valid A iota HA Hiota) as [M [out [HM [Hh Hout]]]]. exists out. split.
  - apply (halts_within_later _ _ _ _ iota M); assumption.
  - apply (accurate_weaker _ _ (9 / 10 * / 10 ^ (digits C - 2))); [|exact Hout].
    assert (0 < / 10 ^ (digits C - 2)) by (apply Rinv_0_lt_compat, pow_lt; lra). lra.
Qed.

Theorem theorem_two : tilted_members_apart C -> theorem_two_holds C.
Proof.
  intros apart. split; [exact class_is_well_conditioned|]. split; [exact statement_1|].
  split; [exact statement_2|]. split; [exact statement_3|]. intros G Hread.
  destruct (levels_below_L_do_not_suffice C valid apart (Omega C) Omega3_in_Omega G Hread) as [A [iota [H H']]].
  exists A, iota. split; [apply Omega3_in_Omega, H|exact H'].
Qed.

End TheoremTwo.

(** ** Classes in the paper's normalisation *)

Definition paper_class (p : problem) (d q R K L : nat) (eta : nat -> vector) : parameters := {|
  class_problem := p; candidates := d; tail := q; samples := R; eta := eta; digits := K; levels := L;
  base := paper_base p
|}.

Definition parameter_in_range (p : problem) : Prop :=
  match p with P1 e => 0 < e <= 1 / 2 | P2 l | P3 l => 0 < l <= 1 end.

(** Samples y_k = (1, 1 + 1/(k + 1), 0, ..., 0), pairwise different if m ≥ 2. *)
Definition different_samples (k i : nat) : R := match i with O => 1 + / INR (S k) | S _ => 0 end.

Lemma different_samples_bounds k : 1 < different_samples k 0 <= 2.
Proof.
  unfold different_samples. assert (H : 1 <= INR (S k)) by (apply (le_INR 1); lia).
  assert (H0 : 0 < / INR (S k)) by (apply Rinv_0_lt_compat; lra).
  assert (H1 : / INR (S k) <= / 1) by (apply Rinv_le_contravar; lra). rewrite Rinv_1 in H1. lra.
Qed.

Lemma different_samples_apart k k' : different_samples k 0 = different_samples k' 0 -> k = k'.
Proof.
  unfold different_samples. intros H. assert (E : / INR (S k) = / INR (S k')) by lra.
  apply (f_equal Rinv) in E. rewrite !Rinv_inv in E. apply INR_eq in E. lia.
Qed.

Lemma different_samples_support q k : 0 <= support_size q (different_samples k) <= 1.
Proof.
  unfold support_size. destruct q as [|q]; [simpl; lra|]. rewrite sum_first, sum_zero.
  - rewrite sgn_positive by (pose proof (different_samples_bounds k); lra). rewrite Rabs_R1. lra.
  - intros i _. change (different_samples k (S i)) with 0. rewrite sgn_zero. apply Rabs_R0.
Qed.

Lemma different_samples_squared q k :
  dot (S q) (block_sample (different_samples k)) (block_sample (different_samples k)) <= 5.
Proof.
  unfold dot. destruct q as [|q]; [simpl; lra|]. rewrite sum_first, sum_first, sum_zero.
  - change (block_sample (different_samples k) O) with 1.
    change (block_sample (different_samples k) 1%nat) with (different_samples k O).
    pose proof (different_samples_bounds k). nra.
  - intros i _. change (block_sample (different_samples k) (S (S i))) with 0. ring.
Qed.

Lemma different_samples_admitted p d q R K L : parameter_in_range p -> (2 <= d)%nat ->
  admits_samples (paper_class p d q R K L different_samples) 1.
Proof.
  intros Hp Hd k Hk. set (C := paper_class p d q R K L different_samples).
  change (class_problem C) with p. change (tail C) with q. change (eta C k) with (different_samples k).
  change (candidates C) with d.
  assert (Hg : 7 / 3 < base C 1).
  { simpl. unfold paper_base, factor_lower_bound. pose proof root_two_bounds. destruct p; simpl; lra. }
  assert (Hd2 : 2 <= INR d) by (apply (le_INR 2), Hd).
  assert (Halpha : norm d (centre_row C 1) * norm d (centre_row C 1) = INR d * (base C 1 * base C 1)).
  { rewrite norm_squared. unfold dot, centre_row. apply sum_const. }
  pose proof (norm_nonneg d (centre_row C 1)) as Hpos. pose proof (different_samples_support q k) as Hs.
  set (alpha := norm d (centre_row C 1)) in *. set (g := base C 1) in *.
  assert (Hgg : 5 < g * g) by nra. assert (Haa : 10 < alpha * alpha) by nra.
  split.
  - destruct p as [e|l|l]; cbn [closed_form_valid]; cbn in Hp.
    + split; [exact Hp|]. intros [|i] Hi; [right|left; reflexivity]. pose proof (different_samples_bounds k).
      rewrite Rabs_right; lra.
    + split; [exact Hp|]. lra.
    + split; [exact Hp|]. assert (Hrho : rho q (different_samples k) g alpha < 1).
      { unfold rho. rewrite <- sqrt_1 at 2. apply sqrt_lt_1_alt.
        assert (1 / (g * g) < 1 / 5) by (unfold Rdiv; rewrite !Rmult_1_l; apply Rinv_lt_contravar; nra).
        assert (Ha : 0 < / (alpha * alpha) < 1 / 10).
        { split; [apply Rinv_0_lt_compat; nra|]. unfold Rdiv. rewrite Rmult_1_l. apply Rinv_lt_contravar; nra. }
        assert (0 < 1 / (g * g)) by (apply Rdiv_lt_0_compat; nra).
        assert (0 <= support_size q (different_samples k) / (alpha * alpha) <= 1 / 10) by (unfold Rdiv; split; nra). lra. }
      assert (0 <= rho q (different_samples k) g alpha) by apply sqrt_pos. nra.
  - apply norm_le_of_square; [exact Hpos|]. pose proof (different_samples_squared q k). lra.
Qed.

(** Theorem 2: for every problem, all m < N, K ≥ 3, L ≥ 1 and R ≥ 1 there is a class with all these properties, of which the R samples are
    pairwise different, unless m = 1, where (1) is the only sample. *)
Theorem theorem_two_for_all_sizes p m N R K L :
  parameter_in_range p -> (1 <= m)%nat -> (m < N)%nat -> (1 <= R)%nat -> (3 <= K)%nat -> (1 <= L)%nat ->
  exists C, valid_class C /\ class_problem C = p /\ rows (class_setting C) = m /\ columns (class_setting C) = N /\
    samples C = R /\ digits C = K /\ levels C = L /\
    ((2 <= m)%nat -> forall k k', (forall i, (i < m)%nat ->
       sample (class_setting C) k i = sample (class_setting C) k' i) -> k = k') /\
    theorem_two_holds C.
Proof.
  intros Hp Hm HN HR HK HL. set (C := paper_class p (N - m + 1) (m - 1) R K L different_samples).
  assert (valid : valid_class C).
  { apply paper_class_valid; try assumption; try reflexivity; [simpl; lia|].
    apply (smaller_scales_admit C ltac:(reflexivity) ltac:(simpl; lia) 1 (digits C - 2)); [simpl; lia|].
    apply different_samples_admitted; [exact Hp|lia]. }
  exists C. split; [exact valid|]. repeat (split; [simpl; lia || reflexivity|]). split.
  - intros Hm2 k k' H. apply different_samples_apart. exact (H 1%nat ltac:(lia)).
  - apply theorem_two; [exact valid|]. apply paper_base_is_apart; [exact valid|reflexivity].
Qed.
