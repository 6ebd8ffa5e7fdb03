(** * The centroid against members with τ up to 1/4

    The centroid of the candidates of centre(D) is within 9·10⁻ᴰ < 10¹⁻ᴰ of the minimiser for every tilt(D, i, τ), τ ≤ 1/4, D ≥ 2: the
    circumradius is below 5·10⁻ᴰ, and the tilt moves the candidate by τ/g times a small constant. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets SolutionSets.Duality
  AdmissibleData.Rounding Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.LevelsBelowL
  Conditioning.Scales Positive.SmallTilts Positive.Scales.
Open Scope R_scope.

(** ** The second block moves by a multiple of η *)

Section SecondBlock.

Variables (q : nat) (eta : vector) (g tau alpha alpha' : R).
Hypothesis g_at_least_one : 1 <= g.
Hypothesis tau_nonnegative : 0 <= tau.
Hypothesis alpha_large : 4 / 3 * g <= alpha.
Hypothesis alpha_grows : alpha <= alpha' <= alpha + tau.
Hypothesis ratio : g / alpha <= (g + tau) / alpha'.

Let shift := 3 / 2 * (tau / (g * alpha)).

Lemma inverse_moves : 0 <= / alpha - / alpha' <= tau / (alpha * alpha).
Proof.
  assert (Hle : / alpha' <= / alpha) by (apply Rinv_le_contravar; lra).
  split; [lra|].
  replace (/ alpha - / alpha') with ((alpha' - alpha) / (alpha * alpha')) by (field; lra).
  assert (Hi : / (alpha * alpha') <= / (alpha * alpha)).
  { apply Rinv_le_contravar; [nra|]. apply Rmult_le_compat_l; lra. }
  assert (0 < / (alpha * alpha')) by (apply Rinv_0_lt_compat; nra).
  unfold Rdiv. apply Rmult_le_compat; lra.
Qed.

Lemma alpha_squared_shift : tau / (alpha * alpha) <= 3 / 4 * (tau / (g * alpha)).
Proof.
  assert (H : / alpha <= 3 / 4 * / g).
  { replace (3 / 4 * / g) with (/ (4 / 3 * g)) by (field; lra). apply Rinv_le_contravar; lra. }
  assert (0 < / alpha) by (apply Rinv_0_lt_compat; lra).
  replace (tau / (alpha * alpha)) with (tau * / alpha * / alpha) by (field; lra).
  replace (3 / 4 * (tau / (g * alpha))) with (tau * / alpha * (3 / 4 * / g)) by (field; lra).
  apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|exact H].
Qed.

Lemma shift_nonnegative : 0 <= tau / (g * alpha).
Proof. apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. nra. Qed.

(** x / alpha against x' / alpha', for 0 ≤ x, x' ≤ h with |x - x'| ≤ h·δ. *)
Lemma quotient_moves x x' h delta : 0 <= x <= h -> 0 <= x' <= h -> 0 <= delta ->
  Rabs (x' - x) <= h * delta ->
  Rabs (x' / alpha' - x / alpha) <= h * (delta / alpha) + h * (tau / (alpha * alpha)).
Proof.
  intros Hx Hx' Hd Hdiff. destruct inverse_moves as [Hi1 Hi2].
  assert (Ha : 0 < / alpha) by (apply Rinv_0_lt_compat; lra).
  assert (Ha' : 0 < / alpha') by (apply Rinv_0_lt_compat; lra).
  replace (x' / alpha' - x / alpha) with ((x' - x) * / alpha' + - (x * (/ alpha - / alpha'))) by (field; lra).
  eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_Ropp, !Rabs_mult.
  rewrite (Rabs_right (/ alpha')), (Rabs_right x), (Rabs_right (/ alpha - / alpha')) by lra.
  apply Rplus_le_compat; [|apply Rmult_le_compat; lra].
  replace (h * (delta / alpha)) with (h * delta * / alpha) by (unfold Rdiv; ring).
  apply Rmult_le_compat; try lra. apply Rabs_pos.
Qed.

Lemma lasso_moves lambda x : 0 < lambda ->
  Rabs (soft x (lambda / (2 * alpha')) / alpha' - soft x (lambda / (2 * alpha)) / alpha) <= Rabs x * shift.
Proof.
  intros Hl. unfold soft. set (t := lambda / (2 * alpha)). set (t' := lambda / (2 * alpha')).
  assert (Ht' : 0 < t') by (apply Rdiv_lt_0_compat; lra).
  assert (Htt : t' <= t).
  { unfold t, t', Rdiv. apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra. }
  assert (Hmove : t - t' <= t' * (tau / alpha)).
  { replace (t - t') with (t' * ((alpha' - alpha) / alpha)) by (unfold t, t'; field; lra).
    apply Rmult_le_compat_l; [lra|]. apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat|]; lra. }
  pose proof (Rabs_pos x) as Hx. set (h := Rabs x) in *.
  assert (Hdelta : 0 <= tau / alpha) by (apply Rmult_le_pos; [lra|apply Rlt_le, Rinv_0_lt_compat; lra]).
  assert (Hmax : forall s, 0 < s -> 0 <= Rmax (h - s) 0 <= h).
  { intros s Hs. unfold Rmax. destruct (Rle_dec (h - s) 0); lra. }
  assert (Hw : Rabs (Rmax (h - t') 0 - Rmax (h - t) 0) <= h * (tau / alpha)).
  { unfold Rmax. destruct (Rle_dec (h - t') 0), (Rle_dec (h - t) 0); try lra;
      try (rewrite Rminus_eq_0, Rabs_R0; apply Rmult_le_pos; assumption);
      (rewrite Rabs_right by lra; assert (t' * (tau / alpha) <= h * (tau / alpha)) by (apply Rmult_le_compat_r; lra); lra). }
  pose proof (quotient_moves _ _ h (tau / alpha) (Hmax t ltac:(lra)) (Hmax t' Ht') Hdelta Hw) as H.
  assert (Hs : Rabs (sgn x) <= 1) by (rewrite Rabs_sgn; destruct (Req_EM_T x 0); lra).
  replace (sgn x * Rmax (h - t') 0 / alpha' - sgn x * Rmax (h - t) 0 / alpha)
    with (sgn x * (Rmax (h - t') 0 / alpha' - Rmax (h - t) 0 / alpha)) by (unfold Rdiv; ring).
  rewrite Rabs_mult. pose proof (Rabs_pos (Rmax (h - t') 0 / alpha' - Rmax (h - t) 0 / alpha)) as H0.
  pose proof alpha_squared_shift as Hss. replace (tau / alpha / alpha) with (tau / (alpha * alpha)) in H by (field; lra).
  assert (h * (tau / (alpha * alpha)) <= h * (3 / 4 * (tau / (g * alpha)))) by (apply Rmult_le_compat_l; lra).
  unfold shift. pose proof (Rabs_pos (sgn x)). nra.
Qed.

Lemma square_root_lasso_moves x : Rabs (x / alpha' - x / alpha) <= Rabs x * shift.
Proof.
  destruct inverse_moves as [H1 H2]. pose proof alpha_squared_shift. pose proof shift_nonnegative.
  replace (x / alpha' - x / alpha) with (- (x * (/ alpha - / alpha'))) by (unfold Rdiv; ring).
  rewrite Rabs_Ropp, Rabs_mult, (Rabs_right (/ alpha - / alpha')) by lra.
  apply Rmult_le_compat_l; [apply Rabs_pos|]. unfold shift. lra.
Qed.

(** (alpha ρ)² = (alpha / a_max)² + s *)
Lemma alpha_rho_squared a b : 0 < a -> 0 < b ->
  b * rho q eta a b * (b * rho q eta a b) = b / a * (b / a) + support_size q eta.
Proof.
  intros Ha Hb. pose proof (support_size_nonneg q eta).
  replace (b * rho q eta a b * (b * rho q eta a b)) with (b * b * (rho q eta a b * rho q eta a b)) by ring.
  unfold rho. rewrite sqrt_sqrt; [field; lra|].
  assert (0 < / (a * a)) by (apply Rinv_0_lt_compat; nra).
  assert (0 < / (b * b)) by (apply Rinv_0_lt_compat; nra).
  unfold Rdiv. nra.
Qed.

Lemma basis_pursuit_moves epsilon r : 0 < epsilon <= 1 / 2 -> (r < q)%nat -> eta r = 0 \/ 1 <= Rabs (eta r) ->
  Rabs ((eta r - epsilon * sgn (eta r) / (alpha' * rho q eta (g + tau) alpha')) / alpha' -
        (eta r - epsilon * sgn (eta r) / (alpha * rho q eta g alpha)) / alpha) <= Rabs (eta r) * shift.
Proof.
  intros He Hr [Hzero|Hone].
  { rewrite Hzero, sgn_zero. unfold Rdiv. rewrite !Rmult_0_r, !Rmult_0_l, !Rminus_eq_0, !Rmult_0_l, Rminus_eq_0, Rabs_R0. lra. }
  assert (Hne : eta r <> 0) by (intros H; rewrite H, Rabs_R0 in Hone; lra).
  assert (Hu : 1 <= alpha * rho q eta g alpha).
  { apply (alpha_rho_ge_one 1 q (fun _ => g) g alpha eta) with r; auto; try lra; [|intros; lra].
    split; [exists O; auto|intros; lra]. }
  assert (Hu' : 1 <= alpha' * rho q eta (g + tau) alpha').
  { apply (alpha_rho_ge_one 1 q (fun _ => g + tau) (g + tau) alpha' eta) with r; auto; try lra; [|intros; lra].
    split; [exists O; auto|intros; lra]. }
  pose proof (alpha_rho_squared g alpha ltac:(lra) ltac:(lra)) as E.
  pose proof (alpha_rho_squared (g + tau) alpha' ltac:(lra) ltac:(lra)) as E'.
  set (u := alpha * rho q eta g alpha) in *. set (u' := alpha' * rho q eta (g + tau) alpha') in *.
  pose proof (support_size_nonneg q eta) as Hs. set (s := support_size q eta) in *.
  (* alpha' / a' ≤ alpha / a ≤ (alpha' / a')(1 + τ/g) *)
  set (w := tau / g). assert (Hw : 0 <= w) by (apply Rmult_le_pos; [lra|apply Rlt_le, Rinv_0_lt_compat; lra]).
  assert (H0 : 0 < alpha' / (g + tau)) by (apply Rdiv_lt_0_compat; lra).
  assert (H1 : alpha' / (g + tau) <= alpha / g).
  { replace (alpha / g) with (/ (g / alpha)) by (field; lra).
    replace (alpha' / (g + tau)) with (/ ((g + tau) / alpha')) by (field; lra).
    apply Rinv_le_contravar; [apply Rdiv_lt_0_compat; lra|exact ratio]. }
  assert (H2 : alpha / g <= alpha' / (g + tau) * (1 + w)).
  { replace (alpha' / (g + tau) * (1 + w)) with (alpha' / g) by (unfold w; field; lra).
    apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat|]; lra. }
  set (b := alpha / g) in *. set (b' := alpha' / (g + tau)) in *.
  assert (Hsq1 : b' * b' <= b * b) by (apply Rmult_le_compat; lra).
  assert (Huu : u' <= u) by nra.
  assert (Hsq2 : b * b <= b' * (1 + w) * (b' * (1 + w))) by (apply Rmult_le_compat; lra).
  assert (Huw : u <= u' * (1 + w)).
  { apply Rsqr_incr_0; [|lra|nra]. unfold Rsqr.
    replace (u' * (1 + w) * (u' * (1 + w))) with (u' * u' * ((1 + w) * (1 + w))) by ring.
    rewrite E, E'. assert (1 <= (1 + w) * (1 + w)) by nra.
    replace ((b' * b' + s) * ((1 + w) * (1 + w))) with (b' * (1 + w) * (b' * (1 + w)) + s * ((1 + w) * (1 + w))) by ring.
    assert (s * 1 <= s * ((1 + w) * (1 + w))) by (apply Rmult_le_compat_l; assumption). lra. }
  assert (Hinv : 0 <= / u' - / u <= w).
  { assert (/ u <= / u') by (apply Rinv_le_contravar; lra). split; [lra|].
    replace (/ u' - / u) with ((u - u') * / (u * u')) by (field; lra).
    assert (Hp : 0 < / (u * u')) by (apply Rinv_0_lt_compat; nra).
    assert (Hq : u' * / (u * u') <= 1).
    { replace (u' * / (u * u')) with (/ u) by (field; lra). rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
    apply Rle_trans with (w * (u' * / (u * u'))); [|nra].
    rewrite <- Rmult_assoc. apply Rmult_le_compat_r; lra. }
  assert (Hiu : 0 < / u <= 1) by (split; [apply Rinv_0_lt_compat; lra|rewrite <- Rinv_1; apply Rinv_le_contravar; lra]).
  assert (Hiu' : 0 < / u' <= 1) by (split; [apply Rinv_0_lt_compat; lra|rewrite <- Rinv_1; apply Rinv_le_contravar; lra]).
  set (h := Rabs (eta r)) in *.
  assert (Esgn : eta r = sgn (eta r) * h).
  { unfold h. rewrite <- sgn_times_self. destruct (sgn_cases (eta r)) as [[_ ->]|[[_ ->]|[Hz _]]]; lra. }
  assert (Hsgn : Rabs (sgn (eta r)) <= 1) by (rewrite Rabs_sgn; destruct (Req_EM_T (eta r) 0); lra).
  set (sg := sgn (eta r)) in *. rewrite Esgn.
  replace ((sg * h - epsilon * sg / u') / alpha' - (sg * h - epsilon * sg / u) / alpha)
    with (sg * ((h - epsilon * / u') / alpha' - (h - epsilon * / u) / alpha)) by (unfold Rdiv; ring).
  rewrite Rabs_mult.
  assert (Hquot : Rabs ((h - epsilon * / u') / alpha' - (h - epsilon * / u) / alpha) <=
                  h * (w / 2 / alpha) + h * (tau / (alpha * alpha))).
  { apply quotient_moves; try nra.
    replace (h - epsilon * / u' - (h - epsilon * / u)) with (- (epsilon * (/ u' - / u))) by ring.
    rewrite Rabs_Ropp, Rabs_right by (apply Rle_ge, Rmult_le_pos; lra). nra. }
  pose proof alpha_squared_shift as Hss. pose proof shift_nonnegative as Hsn.
  assert (Ew : w / 2 / alpha = 1 / 2 * (tau / (g * alpha))) by (unfold w; field; lra).
  rewrite Ew in Hquot.
  assert (h * (tau / (alpha * alpha)) <= h * (3 / 4 * (tau / (g * alpha)))) by (apply Rmult_le_compat_l; lra).
  pose proof (Rabs_pos ((h - epsilon * / u') / alpha' - (h - epsilon * / u) / alpha)).
  pose proof (Rabs_pos sg). unfold shift.
  assert (0 <= h * (tau / (g * alpha))) by (apply Rmult_le_pos; lra). nra.
Qed.

Lemma second_block_moves p r : (r < q)%nat -> closed_form_valid p q eta g alpha ->
  Rabs (second_block p q eta (g + tau) alpha' r - second_block p q eta g alpha r) <= Rabs (eta r) * shift.
Proof.
  intros Hr Hv. destruct p as [epsilon|lambda|lambda]; simpl in *.
  - destruct Hv as [He Hv]. apply basis_pursuit_moves; auto.
  - apply lasso_moves. lra.
  - apply square_root_lasso_moves.
Qed.

End SecondBlock.

(** ** The bound *)

Lemma norm_le_multiple n x y b : 0 <= b -> (forall i, (i < n)%nat -> Rabs (x i) <= Rabs (y i) * b) ->
  norm n x <= b * norm n y.
Proof.
  intros Hb H. apply norm_le_of_square; [apply Rmult_le_pos; [exact Hb|apply norm_nonneg]|].
  replace (b * norm n y * (b * norm n y)) with (b * b * (norm n y * norm n y)) by ring.
  rewrite norm_squared. unfold dot. rewrite <- sum_scale. apply sum_le. intros i Hi. specialize (H i Hi).
  assert (E : forall z, z * z = Rabs z * Rabs z) by (intros z; rewrite <- Rabs_mult; symmetry; apply Rabs_right, Rle_ge, Rle_0_sqr).
  rewrite (E (x i)), (E (y i)). pose proof (Rabs_pos (x i)).
  replace (b * b * (Rabs (y i) * Rabs (y i))) with (Rabs (y i) * b * (Rabs (y i) * b)) by ring.
  apply Rmult_le_compat; assumption.
Qed.

Lemma norm_le_blocks n m x : norm (n + m) x <= norm n x + norm m (fun i => x (n + i)%nat).
Proof.
  pose proof (norm_nonneg n x). pose proof (norm_nonneg m (fun i => x (n + i)%nat)).
  apply norm_le_of_square; [lra|]. rewrite norm_split_squared, <- !norm_squared. nra.
Qed.

Section LargeTilts.

Variables (C : parameters) (D : nat).
Let d := candidates C.
Let q := tail C.
Let P := class_setting C.
Let g := base C D.
Hypothesis two_candidates : (2 <= candidates C)%nat.
Hypothesis some_sample : (1 <= samples C)%nat.
Hypothesis scale : valid_scale C D.
Hypothesis second_digit : (2 <= D)%nat.

Theorem centroid_near_members tau k i : 0 < tau <= 1 / 4 -> (k < samples C)%nat -> (i < d)%nat ->
  dist_le (columns P) (centroid C D k) (solutions P (tilt C D i tau) (sample P k)) (9 * / 10 ^ D).
Proof.
  intros Htau Hk Hi.
  apply dist_le_point with (tilted_candidate C D tau k i).
  { apply tilted_candidate_is_solution; auto. lra. }
  eapply Rle_trans; [apply (norm_sub_triangle (columns P) _ (centre_candidate C D k i))|].
  pose proof (centroid_distance C D two_candidates scale k i Hk Hi) as Hcirc. fold P in Hcirc.
  destruct (circumradius_bounds C D two_candidates scale k Hk) as [_ Hc].
  assert (Hpos : 0 < / 10 ^ D) by (apply Rinv_0_lt_compat, pow_lt; lra).
  pose proof (base_bounds C D two_candidates some_sample scale) as [Hg _]. fold g in Hg.
  pose proof (vertex_bounds C D scale k Hk) as [_ Hv].
  pose proof (vertex_positive C D two_candidates scale k Hk) as Hv0.
  pose proof (tilted_vertex_le C D two_candidates scale tau k ltac:(lra) Hk) as Hup.
  pose proof (tilted_vertex_ge_ratio C D two_candidates scale tau k ltac:(lra) Hk) as Hlow. fold g in Hlow.
  assert (Hten : 100 <= 10 ^ D).
  { replace 100 with (10 ^ 2) by ring. apply Rle_pow; [lra|exact second_digit]. }
  assert (Hratio : 39 / 40 <= g / (g + tau)).
  { apply Rmult_le_reg_r with (g + tau); [lra|].
    replace (g / (g + tau) * (g + tau)) with g by (field; lra). lra. }
  assert (Hfirst : vertex C D k - tilted_vertex C D tau k <= 1 / 8 * / 10 ^ D) by nra.
  assert (Hg10 : / g <= 10 * / 10 ^ D).
  { replace (10 * / 10 ^ D) with (/ (10 ^ D / 10)) by (field; lra). apply Rinv_le_contravar; lra. }
  assert (Hmove : norm (columns P) (vsub (centre_candidate C D k i) (tilted_candidate C D tau k i)) <=
                  (vertex C D k - tilted_vertex C D tau k) + 3 / 2 * (tau / g)).
  { simpl columns. fold d q. eapply Rle_trans; [apply norm_le_blocks|]. apply Rplus_le_compat.
    - rewrite (norm_ext d _ (vscale (vertex C D k - tilted_vertex C D tau k) (unit_vector i))).
      + rewrite norm_scale, norm_unit_vector, Rabs_right by (exact Hi || lra). lra.
      + intros j Hj. unfold vsub, vscale, centre_candidate, tilted_candidate, candidate. fold d q g.
        destruct (Nat.ltb_spec j d); [|lia]. unfold vertex, tilted_vertex, Rdiv. fold d q g. ring.
    - set (alpha := norm d (centre_row C D)).
      assert (Hsq : alpha * alpha = INR d * (g * g)) by (unfold alpha; rewrite norm_squared; apply centre_squared).
      pose proof (centre_norm_positive C D two_candidates scale) as Ha0. fold d alpha in Ha0.
      pose proof (candidates_ge_two C two_candidates) as Hd2. fold d in Hd2.
      assert (Halpha : 4 / 3 * g <= alpha).
      { apply Rsqr_incr_0; [|lra|lra]. unfold Rsqr. rewrite Hsq. nra. }
      assert (Hsample : norm q (eta C k) <= alpha).
      { destruct (proj2 scale k Hk) as [_ [Hy _]]. fold q d alpha in Hy. eapply Rle_trans; [|exact Hy].
        apply norm_ge_of_square. rewrite norm_squared. unfold dot at 2. rewrite sum_first. simpl.
        fold (dot q (eta C k) (eta C k)). lra. }
      assert (Hb : 0 <= 3 / 2 * (tau / (g * alpha))).
      { apply Rmult_le_pos; [lra|]. apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. nra. }
      apply Rle_trans with (3 / 2 * (tau / (g * alpha)) * norm q (eta C k)).
      + apply norm_le_multiple; [exact Hb|]. intros r Hr.
        unfold vsub, centre_candidate, tilted_candidate, candidate. fold d q g alpha.
        destruct (Nat.ltb_spec (d + r) d); [lia|]. replace (d + r - d)%nat with r by lia.
        rewrite Rabs_minus_sym. apply second_block_moves; try lra; try assumption.
        * split; [apply (tilted_alpha_ge C D two_candidates scale); lra|].
          pose proof (tilt_alpha_distance C D 0 tau ltac:(lia) ltac:(lra)) as Hda. fold d alpha in Hda.
          apply Rabs_bounds in Hda. unfold tilted_alpha. fold d. lra.
        * apply (ratio_grows C D two_candidates scale). lra.
        * apply (centre_valid C D scale k Hk).
      + apply Rle_trans with (3 / 2 * (tau / (g * alpha)) * alpha); [apply Rmult_le_compat_l; assumption|].
        apply Req_le. field. lra. }
  assert (tau / g <= 1 / 4 * (10 * / 10 ^ D)).
  { unfold Rdiv at 1. apply Rmult_le_compat; try lra. apply Rlt_le, Rinv_0_lt_compat. lra. }
  lra.
Qed.

End LargeTilts.
