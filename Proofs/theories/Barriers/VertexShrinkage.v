(** * A tilt hardly moves the candidates

    c / (g + τ) is at least (c / g)(1 - τ), because the factor c does not decrease with the ratio a_max / alpha, g ≥ 1. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery
  Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets
  AdmissibleData.Rounding AdmissibleData.RoundedData Barriers.TiltedMembers.
Open Scope R_scope.

Lemma amax_rho_squared q eta amax alpha : 0 < amax -> 0 < alpha ->
  (amax * rho q eta amax alpha) * (amax * rho q eta amax alpha) =
  1 + support_size q eta * (amax / alpha * (amax / alpha)).
Proof.
  intros Ha Halpha. pose proof (support_size_nonneg q eta).
  replace (amax * rho q eta amax alpha * (amax * rho q eta amax alpha))
    with (amax * amax * (rho q eta amax alpha * rho q eta amax alpha)) by ring.
  unfold rho. rewrite sqrt_sqrt; [field; lra|].
  assert (0 < / (amax * amax)) by (apply Rinv_0_lt_compat; nra).
  assert (0 < / (alpha * alpha)) by (apply Rinv_0_lt_compat; nra).
  unfold Rdiv. nra.
Qed.

Lemma factor_monotone p q eta amax amax' alpha alpha' :
  0 < amax -> amax <= amax' -> 0 < alpha -> 0 < alpha' -> amax / alpha <= amax' / alpha' ->
  closed_form_valid p q eta amax alpha ->
  first_block_factor p q eta amax alpha <= first_block_factor p q eta amax' alpha'.
Proof.
  intros Ha Haa Halpha Halpha' Hratio Hv. destruct p as [epsilon|lambda|lambda]; simpl in *.
  - pose proof (amax_rho_squared q eta amax alpha Ha Halpha) as E.
    pose proof (amax_rho_squared q eta amax' alpha' ltac:(lra) Halpha') as E'.
    assert (Hr : 0 <= amax * rho q eta amax alpha) by (apply Rmult_le_pos; [lra|apply sqrt_pos]).
    assert (Hr' : 0 <= amax' * rho q eta amax' alpha') by (apply Rmult_le_pos; [lra|apply sqrt_pos]).
    set (x := amax * rho q eta amax alpha) in *. set (x' := amax' * rho q eta amax' alpha') in *.
    pose proof (support_size_nonneg q eta) as Hs.
    assert (H0 : 0 < amax / alpha) by (apply Rdiv_lt_0_compat; lra).
    assert (Hsq : amax / alpha * (amax / alpha) <= amax' / alpha' * (amax' / alpha'))
      by (apply Rmult_le_compat; lra).
    assert (Hxx : x * x <= x' * x') by (rewrite E, E'; apply Rplus_le_compat_l, Rmult_le_compat_l; assumption).
    assert (H1 : 1 <= x * x) by (rewrite E; assert (0 <= amax / alpha * (amax / alpha)) by nra; nra).
    assert (Hx : 0 < x) by nra. assert (Hle : x <= x') by nra.
    assert (/ x' <= / x) by (apply Rinv_le_contravar; assumption).
    unfold Rdiv. nra.
  - assert (/ (2 * amax') <= / (2 * amax)) by (apply Rinv_le_contravar; lra). unfold Rdiv. nra.
  - lra.
Qed.

Lemma small_power e : 0 < e -> exists n0, forall n, (n0 <= n)%nat -> / 2 ^ n < e.
Proof.
  intros He. destruct (archimed_cor1 e He) as [N [HN Hpos]]. exists N. intros n Hn.
  apply Rle_lt_trans with (/ INR N); [|exact HN].
  apply Rinv_le_contravar; [apply lt_0_INR, Hpos|].
  apply Rle_trans with (INR n); [apply le_INR, Hn|apply INR_le_pow2].
Qed.

(** What holds for each of finitely many samples from some n on holds for all of them from some n on. *)
Lemma eventually_for_all (Q : nat -> nat -> Prop) R :
  (forall k, (k < R)%nat -> exists n0, forall n, (n0 <= n)%nat -> Q k n) ->
  exists n0, forall n, (n0 <= n)%nat -> forall k, (k < R)%nat -> Q k n.
Proof.
  induction R as [|R IH]; intros H; [exists O; intros; lia|].
  destruct IH as [n1 H1]; [auto|]. destruct (H R) as [n2 H2]; [lia|].
  exists (Nat.max n1 n2). intros n Hn k Hk.
  destruct (Nat.eq_dec k R) as [->|Hne]; [apply H2|apply H1]; lia.
Qed.

Section Scale.

Variables (C : parameters) (D : nat).
Hypothesis two_candidates : (2 <= candidates C)%nat.
Hypothesis scale : valid_scale C D.
Let d := candidates C.
Let g := base C D.

Lemma ratio_grows tau : 0 <= tau ->
  g / norm d (centre_row C D) <= (g + tau) / tilted_alpha C D tau.
Proof.
  intros Htau. pose proof (base_ge_one C D scale) as Hg. fold g in Hg.
  pose proof (centre_norm_positive C D two_candidates scale) as Hc. fold d in Hc.
  pose proof (tilted_alpha_ge C D two_candidates scale tau Htau) as Ht. fold d in Ht.
  pose proof (candidates_ge_two C two_candidates) as Hd. fold d in Hd.
  set (a := norm d (centre_row C D)) in *. set (b := tilted_alpha C D tau) in *.
  assert (Ea : a * a = INR d * (g * g)) by (unfold a; rewrite norm_squared; apply centre_squared).
  assert (Eb : b * b = INR d * (g * g) + 2 * g * tau + tau * tau).
  { apply (tilted_alpha_squared C D two_candidates). }
  assert (Hle : g * b <= (g + tau) * a).
  { apply Rsqr_incr_0; [|nra|nra]. unfold Rsqr.
    replace (g * b * (g * b)) with (g * g * (b * b)) by ring.
    replace ((g + tau) * a * ((g + tau) * a)) with ((g + tau) * (g + tau) * (a * a)) by ring.
    rewrite Ea, Eb.
    replace ((g + tau) * (g + tau) * (INR d * (g * g)))
      with (g * g * (INR d * (g * g) + 2 * g * tau * INR d + tau * tau * INR d)) by ring.
    apply Rmult_le_compat_l; [nra|].
    assert (0 <= g * tau) by nra. assert (0 <= tau * tau) by nra. nra. }
  apply Rmult_le_reg_r with (a * b); [nra|].
  replace (g / a * (a * b)) with (g * b) by (field; lra).
  replace ((g + tau) / b * (a * b)) with ((g + tau) * a) by (field; lra). exact Hle.
Qed.

Theorem tilted_vertex_ge_ratio tau k : 0 <= tau -> (k < samples C)%nat ->
  vertex C D k * (g / (g + tau)) <= tilted_vertex C D tau k.
Proof.
  intros Htau Hk. pose proof (base_ge_one C D scale) as Hg. fold g in Hg.
  pose proof (centre_norm_positive C D two_candidates scale) as Hc.
  pose proof (tilted_alpha_ge C D two_candidates scale tau Htau) as Ht.
  unfold vertex, tilted_vertex. fold g d. fold d in Hc, Ht.
  assert (Hf : first_block_factor (class_problem C) (tail C) (eta C k) g (norm d (centre_row C D)) <=
               first_block_factor (class_problem C) (tail C) (eta C k) (g + tau) (tilted_alpha C D tau)).
  { apply factor_monotone; try lra.
    - apply ratio_grows, Htau.
    - apply centre_valid; assumption. }
  unfold Rdiv. set (c := first_block_factor _ _ _ g _) in *.
  replace (c * / g * (g * / (g + tau))) with (c * / (g + tau)) by (field; lra).
  apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|exact Hf].
Qed.

Lemma vertex_positive k : (k < samples C)%nat -> 0 < vertex C D k.
Proof.
  intros Hk. pose proof (base_ge_one C D scale) as Hg.
  pose proof (centre_norm_positive C D two_candidates scale) as Hc.
  apply Rdiv_lt_0_compat; [|lra]. apply factor_bounds; [lra|exact Hc|]. apply centre_valid; assumption.
Qed.

Theorem tilted_vertex_ge tau k : 0 <= tau -> (k < samples C)%nat ->
  vertex C D k * (1 - tau) <= tilted_vertex C D tau k.
Proof.
  intros Htau Hk. eapply Rle_trans; [|apply tilted_vertex_ge_ratio; assumption].
  pose proof (base_ge_one C D scale) as Hg. fold g in Hg.
  apply Rmult_le_compat_l; [apply Rlt_le, vertex_positive, Hk|].
  apply Rmult_le_reg_r with (g + tau); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. nra.
Qed.

(** Whatever r is below c / g, it is below c / (g + 2⁻ⁿ⁻¹) for all samples, from some n on. *)
Theorem tilted_vertex_eventually_exceeds (r : nat -> R) :
  (forall k, (k < samples C)%nat -> r k < vertex C D k) ->
  exists n0, forall n, (n0 <= n)%nat -> forall k, (k < samples C)%nat -> r k < tilted_vertex C D (/ 2 ^ (n + 1)) k.
Proof.
  intros Hr. apply (eventually_for_all (fun k n => r k < tilted_vertex C D (/ 2 ^ (n + 1)) k)).
  intros k Hk. pose proof (vertex_positive k Hk) as Hv. specialize (Hr k Hk).
  destruct (small_power ((vertex C D k - r k) / vertex C D k)) as [n0 Hn0]; [apply Rdiv_lt_0_compat; lra|].
  exists n0. intros n Hn. specialize (Hn0 (n + 1)%nat ltac:(lia)).
  pose proof (inv_pow2_positive (n + 1)) as Hpos.
  eapply Rlt_le_trans; [|apply tilted_vertex_ge; [lra|exact Hk]].
  apply Rmult_lt_compat_r with (r := vertex C D k) in Hn0; [|exact Hv].
  unfold Rdiv in Hn0. rewrite Rmult_assoc, Rinv_l in Hn0 by lra. lra.
Qed.

(** From some n on the candidates of the d members with τ = 2⁻ⁿ⁻¹ are more than 2·10⁻ᴰ apart. *)
Theorem members_eventually_apart : exists n0, forall n, (n0 <= n)%nat -> forall k, (k < samples C)%nat ->
  2 * / 10 ^ D < sqrt 2 * tilted_vertex C D (/ 2 ^ (n + 1)) k.
Proof.
  assert (H2 : 0 < sqrt 2) by (apply sqrt_lt_R0; lra).
  assert (E : sqrt 2 * (2 * / 10 ^ D / sqrt 2) = 2 * / 10 ^ D) by (field; split; [apply pow_nonzero|]; lra).
  destruct (tilted_vertex_eventually_exceeds (fun _ => 2 * / 10 ^ D / sqrt 2)) as [n0 Hn0].
  - intros k Hk. destruct scale as [_ H]. destruct (H k Hk) as [_ [_ [Hkappa _]]].
    unfold kappa in Hkappa. apply Rmult_lt_reg_l with (sqrt 2); [exact H2|]. rewrite E. exact Hkappa.
  - exists n0. intros n Hn k Hk. specialize (Hn0 n Hn k Hk). cbv beta in Hn0.
    apply Rmult_lt_compat_l with (r := sqrt 2) in Hn0; [|exact H2]. rewrite E in Hn0. exact Hn0.
Qed.

End Scale.
