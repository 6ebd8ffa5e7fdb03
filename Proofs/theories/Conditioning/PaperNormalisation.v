(** * The class exists

    With the bases of the paper, g_D = √2·10ᴰ/3 for (P3) and half of that for (P1) and (P2), the candidates on the scale D are
    between 3·10⁻ᴰ and 6·10⁻ᴰ apart, and the class is valid as soon as its largest scale, K - 2, admits the samples. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality SolutionSets.SolutionSets
  AdmissibleData.Rounding Conditioning.Scales.
Open Scope R_scope.

(** A lower bound of c. *)
Definition factor_lower_bound (p : problem) : R :=
  match p with
  | P1 _ | P2 _ => 1 / 2
  | P3 _ => 1
  end.

Definition paper_base (p : problem) (D : nat) : R := factor_lower_bound p * (sqrt 2 * 10 ^ D / 3).

Lemma factor_above_bound p q eta amax alpha :
  1 <= amax -> 0 < alpha -> closed_form_valid p q eta amax alpha ->
  factor_lower_bound p <= first_block_factor p q eta amax alpha.
Proof.
  intros Hm Ha Hv. assert (H : forall b w, 0 < b <= w -> b / w <= 1).
  { intros b w Hbw. apply Rmult_le_reg_r with w; [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  destruct p as [epsilon|lambda|lambda]; simpl in *.
  - pose proof (rho_at_least q eta amax alpha ltac:(lra) Ha) as Hw.
    assert (epsilon / (amax * rho q eta amax alpha) <= 1 / 2); [|lra].
    specialize (H (2 * epsilon) (amax * rho q eta amax alpha) ltac:(lra)). unfold Rdiv in *. lra.
  - specialize (H lambda amax ltac:(lra)).
    replace (lambda / (2 * amax)) with (lambda / amax / 2) by (field; lra). lra.
  - lra.
Qed.

Lemma root_two_bounds : 1.4 < sqrt 2 < 1.42.
Proof. pose proof (sqrt_sqrt 2 ltac:(lra)). pose proof (sqrt_lt_R0 2 ltac:(lra)). split; nra. Qed.

Lemma ten_power_at_least D : (1 <= D)%nat -> 10 <= 10 ^ D.
Proof.
  intros HD. rewrite <- (pow_1 10) at 1. apply Rle_pow; [lra|exact HD].
Qed.

Section Class.
Variable C : parameters.
Let p := class_problem C.
Let d := candidates C.
Let q := tail C.
Hypothesis paper : forall D, base C D = paper_base p D.
Hypothesis two_candidates : (2 <= d)%nat.

Lemma lower_bound_cases : 1 / 2 <= factor_lower_bound p <= 1.
Proof. unfold factor_lower_bound. destruct p; lra. Qed.

Lemma paper_base_at_least_one D : (1 <= D)%nat -> 1 <= base C D.
Proof.
  intros HD. rewrite paper. unfold paper_base. pose proof lower_bound_cases. pose proof root_two_bounds.
  pose proof (ten_power_at_least D HD). assert (14 <= sqrt 2 * 10 ^ D) by nra. nra.
Qed.

Lemma paper_alpha D : (1 <= D)%nat -> norm d (centre_row C D) = base C D * sqrt (INR d).
Proof.
  intros HD. pose proof (paper_base_at_least_one D HD). unfold norm, dot, centre_row. rewrite sum_const.
  rewrite Rmult_comm, sqrt_mult, sqrt_square by (try apply pos_INR; nra). reflexivity.
Qed.

Lemma paper_base_increases D D' : (D <= D')%nat -> base C D <= base C D'.
Proof.
  intros H. rewrite !paper. unfold paper_base. pose proof lower_bound_cases. pose proof root_two_bounds.
  assert (10 ^ D <= 10 ^ D') by (apply Rle_pow; [lra|exact H]).
  apply Rmult_le_compat_l; [lra|]. unfold Rdiv. apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; lra.
Qed.

Lemma paper_alpha_increases D D' : (1 <= D <= D')%nat -> norm d (centre_row C D) <= norm d (centre_row C D').
Proof.
  intros H. rewrite !paper_alpha by lia. apply Rmult_le_compat_r; [apply sqrt_pos|].
  apply paper_base_increases. lia.
Qed.

Lemma paper_alpha_positive D : (1 <= D)%nat -> 0 < norm d (centre_row C D).
Proof.
  intros HD. pose proof (paper_base_at_least_one D HD). apply norm_positive with O; [lia|]. unfold centre_row. lra.
Qed.

(** The samples are admitted by the scale D. *)
Definition admits_samples (D : nat) : Prop := forall k, (k < samples C)%nat ->
  closed_form_valid p q (eta C k) (base C D) (norm d (centre_row C D)) /\
  norm (S q) (block_sample (eta C k)) <= norm d (centre_row C D).

Lemma smaller_scales_admit D D' : (1 <= D <= D')%nat -> admits_samples D -> admits_samples D'.
Proof.
  intros H HD k Hk. destruct (HD k Hk) as [Hv Hn]. pose proof (paper_alpha_increases D D' H) as Ha.
  pose proof (paper_alpha_positive D ltac:(lia)). pose proof (paper_base_at_least_one D ltac:(lia)).
  split; [|lra].
  apply closed_form_valid_monotone with (eta := eta C k) (amax := base C D) (alpha := norm d (centre_row C D));
    auto; try lra. apply paper_base_increases. lia. intros; lra.
Qed.

Theorem paper_scale_valid D : (1 <= D)%nat -> admits_samples D -> valid_scale C D.
Proof.
  intros HD H. pose proof (paper_base_at_least_one D HD) as Hg. pose proof (paper_alpha_positive D HD) as Ha.
  split; [exact Hg|]. intros k Hk. destruct (H k Hk) as [Hv Hn]. split; [exact Hv|]. split; [exact Hn|].
  pose proof (factor_above_bound p q (eta C k) (base C D) _ Hg Ha Hv) as Hlow.
  pose proof (factor_bounds p q (eta C k) (base C D) _ ltac:(lra) Ha Hv) as [_ Hhigh].
  pose proof lower_bound_cases as Hb. pose proof root_two_bounds as H2.
  assert (Ht : 0 < / 10 ^ D) by (apply Rinv_0_lt_compat, pow_lt; lra).
  unfold kappa, vertex. fold p d q. set (c := first_block_factor _ _ _ _ _) in *.
  rewrite paper. unfold paper_base. set (b := factor_lower_bound p) in *.
  replace (sqrt 2 * (c / (b * (sqrt 2 * 10 ^ D / 3)))) with (c / b * 3 * / 10 ^ D)
    by (field; repeat split; try (apply pow_nonzero); lra).
  assert (Hr : 1 <= c / b <= 2).
  { split; apply Rmult_le_reg_r with b; try lra; unfold Rdiv; rewrite Rmult_assoc, Rinv_l; lra. }
  split; [nra|]. apply Rmult_le_reg_r with (sqrt 2); [lra|].
  replace (10 * / 10 ^ D / sqrt 2 * sqrt 2) with (10 * / 10 ^ D) by (field; repeat split; try (apply pow_nonzero); lra).
  assert (c / b * 3 * sqrt 2 <= 10) by nra. nra.
Qed.

Theorem paper_class_valid :
  (3 <= digits C)%nat -> (1 <= levels C)%nat -> (1 <= samples C)%nat -> admits_samples (digits C - 2) ->
  valid_class C.
Proof.
  intros HK HL HR H. do 4 (split; [assumption|]).
  assert (Hscale : forall D, (digits C - 2 <= D)%nat -> valid_scale C D).
  { intros D HD. apply paper_scale_valid; [lia|]. apply smaller_scales_admit with (digits C - 2)%nat; [lia|exact H]. }
  split; [|split]; apply Hscale; lia.
Qed.

(** Samples with η = 0 are admitted by every scale. *)
Lemma zero_samples_admitted D :
  (1 <= D)%nat -> (forall k i, eta C k i = 0) ->
  (match p with P1 e => 0 < e <= 1 / 2 | P2 l | P3 l => 0 < l <= 1 end) -> admits_samples D.
Proof.
  intros HD Heta Hp k Hk. pose proof (paper_base_at_least_one D HD) as Hg.
  assert (Hd : 1 <= sqrt (INR d)).
  { rewrite <- sqrt_1. apply sqrt_le_1_alt. apply (le_INR 1 d). lia. }
  assert (Hs : support_size q (eta C k) = 0).
  { apply sum_zero. intros i Hi. rewrite Heta, sgn_zero. apply Rabs_R0. }
  split.
  - unfold p in *. destruct (class_problem C) as [e|l|l] eqn:E; simpl.
    + split; [exact Hp|]. intros i _. left. apply Heta.
    + lra.
    + split; [exact Hp|].
      assert (Hg2 : 1 < base C D).
      { rewrite paper. unfold paper_base. simpl. pose proof root_two_bounds.
        pose proof (ten_power_at_least D HD). nra. }
      unfold rho. rewrite Hs. unfold Rdiv. rewrite Rmult_0_l, Rplus_0_r, Rmult_1_l.
      rewrite sqrt_inv, sqrt_square by lra.
      assert (/ base C D < 1) by (rewrite <- Rinv_1; apply Rinv_lt_contravar; lra).
      assert (0 < / base C D) by (apply Rinv_0_lt_compat; lra). nra.
  - rewrite paper_alpha by exact HD. apply Rle_trans with 1; [|nra].
    apply norm_le_of_square; [lra|]. unfold dot. rewrite sum_first. simpl.
    rewrite sum_zero; [lra|]. intros i Hi. rewrite Heta. ring.
Qed.

End Class.

(** For every problem with parameter in range, every K ≥ 3, L ≥ 1, d ≥ 2, m ≥ 1 and R ≥ 1 a valid class exists. *)
Theorem class_exists p d q R K L :
  (match p with P1 e => 0 < e <= 1 / 2 | P2 l | P3 l => 0 < l <= 1 end) ->
  (3 <= K)%nat -> (1 <= L)%nat -> (2 <= d)%nat -> (1 <= R)%nat ->
  exists C, valid_class C /\ class_problem C = p /\ candidates C = d /\ tail C = q /\ samples C = R
            /\ digits C = K /\ levels C = L.
Proof.
  intros Hp HK HL Hd HR.
  exists {| class_problem := p; candidates := d; tail := q; samples := R; eta := fun _ _ => 0;
            digits := K; levels := L; base := paper_base p |}.
  split; [|auto 10]. apply paper_class_valid; simpl; auto.
  apply zero_samples_admitted; simpl; auto; lia.
Qed.
