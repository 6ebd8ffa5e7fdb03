(** * Theorem 2 as a whole

    For every valid class, and a valid class exists for every problem with its parameter in range, all m < N, K ≥ 3, L ≥ 1 and R. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons Definitions.TheoremTwo
  LinearAlgebra.Norms SolutionSets.Duality Algorithms.StrategiesAreGeneral AdmissibleData.TrainingSetsExist
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

(** Theorem 2: for every problem, all m < N, K ≥ 3, L ≥ 1 and R ≥ 1 there is a class with all these properties. *)
Theorem theorem_two_for_all_sizes p m N R K L :
  parameter_in_range p -> (1 <= m)%nat -> (m < N)%nat -> (1 <= R)%nat -> (3 <= K)%nat -> (1 <= L)%nat ->
  exists C, valid_class C /\ class_problem C = p /\ rows (class_setting C) = m /\ columns (class_setting C) = N /\
    samples C = R /\ digits C = K /\ levels C = L /\ theorem_two_holds C.
Proof.
  intros Hp Hm HN HR HK HL.
  set (C := paper_class p (N - m + 1) (m - 1) R K L (fun _ _ => 0)).
  assert (valid : valid_class C).
  { apply paper_class_valid; try assumption; try reflexivity; simpl; [lia|].
    apply zero_samples_admitted; simpl; try reflexivity; try lia. exact Hp. }
  exists C. split; [exact valid|]. repeat (split; [simpl; lia || reflexivity|]).
  apply theorem_two; [exact valid|]. apply paper_base_is_apart; [exact valid|reflexivity].
Qed.

(** An example with different samples and fewer samples than candidates: K = 3, L = 2, m = 2, N = 4, so d = 3, and
    y_1 = (1, 1), y_2 = (1, -2). *)
Definition example_class (p : problem) : parameters :=
  paper_class p 3 1 2 3 2 (fun k _ => match k with O => 1 | _ => -2 end).

Theorem example_class_valid p : parameter_in_range p -> valid_class (example_class p).
Proof.
  intros Hp. apply paper_class_valid; try reflexivity; try (simpl; lia).
  set (C := example_class p). assert (Hg : 7 / 3 < base C 1).
  { simpl. unfold paper_base, factor_lower_bound. pose proof root_two_bounds. destruct p; simpl; lra. }
  assert (Halpha : norm 3 (centre_row C 1) * norm 3 (centre_row C 1) = 3 * (base C 1 * base C 1)).
  { rewrite norm_squared. unfold dot, centre_row. simpl. ring. }
  pose proof (norm_nonneg 3 (centre_row C 1)) as Hpos.
  assert (Heta : forall k, eta C k O = 1 \/ eta C k O = -2) by (intros [|k]; simpl; auto).
  assert (Hs : forall k, support_size 1 (eta C k) = 1).
  { intros k. unfold support_size. cbn [sum]. destruct (Heta k) as [-> | ->].
    - rewrite sgn_positive, Rabs_R1 by lra. ring.
    - rewrite sgn_negative, Rabs_left by lra. ring. }
  intros k Hk. change (digits C - 2)%nat with 1%nat. change (candidates C) with 3%nat. change (tail C) with 1%nat.
  change (class_problem C) with p. split.
  - destruct p as [e|l|l]; cbn [closed_form_valid].
    + split; [exact Hp|]. intros i Hi. right. replace i with O by lia. clear i Hi.
      destruct (Heta k) as [-> | ->]; unfold Rabs; destruct (Rcase_abs _); lra.
    + split; [exact Hp|]. cbn in Hp. change (base C 1) with (base (example_class (P2 l)) 1) in *. lra.
    + split; [exact Hp|]. set (alpha := norm 3 (centre_row C 1)) in *. set (g := base C 1) in *.
      assert (Hrho : rho 1 (eta C k) g alpha < 1).
      { unfold rho. rewrite <- sqrt_1 at 2. apply sqrt_lt_1_alt. rewrite Hs, Halpha.
        replace (1 / (g * g) + 1 / (3 * (g * g))) with (4 / 3 * / (g * g)) by (field; lra).
        assert (2 < g * g) by nra. assert (0 < / (g * g)) by (apply Rinv_0_lt_compat; lra).
        split; [lra|]. apply Rmult_lt_reg_r with (g * g); [lra|]. rewrite Rmult_assoc, Rinv_l; lra. }
      assert (0 <= rho 1 (eta C k) g alpha) by apply sqrt_pos. cbn in Hp. nra.
  - apply norm_le_of_square; [exact Hpos|]. rewrite Halpha. unfold dot, block_sample. cbn [sum].
    destruct (Heta k) as [-> | ->]; nra.
Qed.

Corollary theorem_two_example p : parameter_in_range p -> theorem_two_holds (example_class p).
Proof.
  intros Hp. pose proof (example_class_valid p Hp) as valid.
  apply theorem_two; [exact valid|]. apply paper_base_is_apart; [exact valid|reflexivity].
Qed.
