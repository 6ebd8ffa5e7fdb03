(** * The conditions of BasesOnAllScales.v are necessary

    On a valid scale the base is below the supremum ĝ, and so are, by ‖y_k‖ ≤ √d g, the samples: a class whose scale K - 2 does not
    satisfy the condition is valid with no bases at all. *)

From Coq Require Import Reals Arith Lra Lia Psatz.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms Conditioning.PaperNormalisation
  Conditioning.BasesOnAllScales.
Open Scope R_scope.

Section Necessary.
Variable C : parameters.
Hypothesis two_candidates : (2 <= candidates C)%nat.

Lemma base_below_supremum D k : (1 <= D)%nat -> (k < samples C)%nat -> valid_scale C D -> base C D < base_supremum C k D.
Proof.
  intros HD Hk [Hg H]. destruct (H k Hk) as [Hvalid [_ [Hkappa _]]]. clear H.
  pose proof root_two_bounds as H2. pose proof (power_positive D) as Hp. pose proof (sqrt_sqrt 2 ltac:(lra)) as HS.
  pose proof (ten_power_at_least D HD) as H10.
  pose proof (rho_constant C two_candidates k (base C D) ltac:(lra)) as Hrho. pose proof (relative_support_root C two_candidates k) as Hroot.
  unfold kappa, vertex in Hkappa.  change (norm (candidates C) (centre_row C D)) with (norm (candidates C) (fun _ => base C D)) in Hkappa, Hvalid.
  set (g := base C D) in *. set (E := 10 ^ D) in *.
  assert (G : forall w, 2 * / E < sqrt 2 * (w / g) -> g < w * E / sqrt 2).
  { intros w Hw. apply Rmult_lt_reg_r with (2 * / E); [apply Rmult_lt_0_compat; [lra|apply Rinv_0_lt_compat, Hp]|].
    replace (w * E / sqrt 2 * (2 * / E)) with (w * E / sqrt 2 * (sqrt 2 * sqrt 2 * / E)) by (rewrite HS; reflexivity).
    replace (w * E / sqrt 2 * (sqrt 2 * sqrt 2 * / E)) with (g * (sqrt 2 * (w / g))) by (field; lra).
    apply Rmult_lt_compat_l; lra. }
  unfold base_supremum, sample_factor, first_block_factor in *. fold E.
  destruct (class_problem C) as [e|l|l] eqn:Ep.
  - rewrite Hrho in Hkappa. replace (g * (sqrt (relative_support C k) / g)) with (sqrt (relative_support C k)) in Hkappa by (field; lra).
    apply G, Hkappa.
  - set (a := sqrt 2) in *. set (t := / E) in *. assert (Ht : 0 < t) by (apply Rinv_0_lt_compat, Hp).
    assert (Hq : 2 * t * (g * g) < a * g - a * l / 2).
    { replace (a * g - a * l / 2) with (a * ((1 - l / (2 * g)) / g) * (g * g)) by (field; lra).
      apply Rmult_lt_compat_r; [nra|exact Hkappa]. }
    set (x := 2 * a * t * g).
    assert (Hsq : (x - 1) * (x - 1) < 1 - 2 * a * l * t).
    { assert (Ex : x * x = 4 * t * (2 * t * (g * g))).
      { unfold x. replace (2 * a * t * g * (2 * a * t * g)) with (4 * (a * a) * (t * t) * (g * g)) by ring. rewrite HS. ring. }
      assert (Hm : 4 * t * (2 * t * (g * g)) < 4 * t * (a * g - a * l / 2)) by (apply Rmult_lt_compat_l; lra).
      replace (4 * t * (a * g - a * l / 2)) with (2 * x - 2 * a * l * t) in Hm by (unfold x; field). nra. }
    assert (Hdisc : 0 <= 1 - 2 * a * l * t) by (pose proof (Rle_0_sqr (x - 1)) as H0; unfold Rsqr in H0; lra). pose proof (sqrt_sqrt _ Hdisc) as Hss.
    set (s := sqrt (1 - 2 * a * l * t)) in *. assert (Hs0 : 0 <= s) by apply sqrt_pos.
    assert (Hx : x < 1 + s).
    { destruct (Rlt_le_dec x (1 + s)) as [Hx|Hx]; [exact Hx|exfalso].
      assert (s * s <= (x - 1) * (x - 1)) by (apply Rmult_le_compat; lra). lra. }
    apply Rmult_lt_reg_r with (2 * a * t); [apply Rmult_lt_0_compat; lra|].
    replace (E * (1 + s) / (2 * a) * (2 * a * t)) with (1 + s) by (unfold t; field; lra).
    replace (g * (2 * a * t)) with x by (unfold x; ring). exact Hx.
  - apply G, Hkappa.
Qed.

Theorem valid_scale_below_supremum D : (1 <= D)%nat -> valid_scale C D -> below_supremum C D.
Proof.
  intros HD Hscale k j Hk Hj. pose proof (base_below_supremum D j HD Hj Hscale) as Hlt.
  destruct Hscale as [Hg H]. destruct (H k Hk) as [Hvalid [Hn _]]. pose proof (candidates_real C two_candidates) as Hd.
  change (norm (candidates C) (centre_row C D)) with (norm (candidates C) (fun _ => base C D)) in Hn, Hvalid.
  pose proof (rho_constant C two_candidates k (base C D) ltac:(lra)) as Hrho. rewrite norm_constant in Hn by lra.
  pose proof (norm_nonneg (S (tail C)) (block_sample (eta C k))) as Hn0.
  pose proof (sqrt_sqrt (INR (candidates C)) ltac:(lra)) as Hrd. pose proof (sqrt_pos (INR (candidates C))) as Hr0.
  set (g := base C D) in *. set (top := base_supremum C j D) in *. assert (Hgg : g * g < top * top) by nra.
  split.
  - rewrite <- norm_squared.
    apply Rle_lt_trans with (g * sqrt (INR (candidates C)) * (g * sqrt (INR (candidates C)))); [apply Rmult_le_compat; assumption|].
    replace (g * sqrt (INR (candidates C)) * (g * sqrt (INR (candidates C)))) with (sqrt (INR (candidates C)) * sqrt (INR (candidates C)) * (g * g)) by ring.
    rewrite Hrd. nra.
  - unfold closed_form_valid in Hvalid. destruct (class_problem C) as [e|l|l]; try exact I.
    destruct Hvalid as [Hl Hv]. rewrite Hrho in Hv. pose proof (relative_support_ge_one C two_candidates k) as H1.
    pose proof (sqrt_sqrt (relative_support C k) ltac:(lra)) as Hss. pose proof (relative_support_root C two_candidates k) as Hs1.
    assert (Hls : l * sqrt (relative_support C k) < g).
    { apply Rmult_lt_compat_r with (r := g) in Hv; [|lra].
      replace (l * (sqrt (relative_support C k) / g) * g) with (l * sqrt (relative_support C k)) in Hv by (field; lra). lra. }
    rewrite <- Hss. set (s := sqrt (relative_support C k)) in *.
    replace (l * l * (s * s)) with (l * s * (l * s)) by ring.
    assert (0 < l * s) by (apply Rmult_lt_0_compat; lra). nra.
Qed.

End Necessary.

(** With K = 3 and d = 2, samples of norm 10 or more are in no valid class of (P3). *)
Corollary no_class_with_large_samples C lambda k : valid_class C -> class_problem C = P3 lambda ->
  digits C = 3%nat -> candidates C = 2%nat -> (k < samples C)%nat -> norm (S (tail C)) (block_sample (eta C k)) < 10.
Proof.
  intros valid Hp HK HC Hk. destruct valid as [_ [_ [Hd [_ [_ [_ Hscale]]]]]]. rewrite HK in Hscale. simpl in Hscale.
  destruct (valid_scale_below_supremum C Hd 1 ltac:(lia) Hscale k k Hk Hk) as [H _].
  unfold base_supremum, sample_factor in H. rewrite Hp, HC in H. simpl in H.
  pose proof (sqrt_sqrt 2 ltac:(lra)) as H2. pose proof (sqrt_lt_R0 2 ltac:(lra)).
  replace ((1 + 1) * (1 * (10 * 1) / sqrt 2 * (1 * (10 * 1) / sqrt 2))) with (100 * 2 / (sqrt 2 * sqrt 2)) in H by (field; lra).
  rewrite H2 in H. rewrite <- norm_squared in H. pose proof (norm_nonneg (S (tail C)) (block_sample (eta C k))). nra.
Qed.
