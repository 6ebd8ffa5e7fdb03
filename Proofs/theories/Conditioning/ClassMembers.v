(** * The members of the class: validity, solution sets, and how the candidates move with the tilt *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality SolutionSets.SolutionSets.
Open Scope R_scope.

(** ** Monotonicity of ρ and of c / a_max *)

Lemma support_size_nonneg q eta : 0 <= support_size q eta.
Proof. apply sum_nonneg. intros. apply Rabs_pos. Qed.

Lemma inverse_square_le x x' : 0 < x -> x <= x' -> 1 / (x' * x') <= 1 / (x * x).
Proof.
  intros Hx Hle. unfold Rdiv. rewrite !Rmult_1_l. apply Rinv_le_contravar; nra.
Qed.

Lemma rho_squared q eta amax alpha :
  0 < amax -> 0 < alpha ->
  rho q eta amax alpha * rho q eta amax alpha = 1 / (amax * amax) + support_size q eta / (alpha * alpha).
Proof.
  intros Hm Ha. unfold rho. apply sqrt_sqrt. pose proof (support_size_nonneg q eta).
  apply Rplus_le_le_0_compat; apply Rmult_le_pos; try lra; apply Rlt_le, Rinv_0_lt_compat; nra.
Qed.

Lemma rho_decreasing q eta amax amax' alpha alpha' :
  0 < amax -> amax <= amax' -> 0 < alpha -> alpha <= alpha' ->
  rho q eta amax' alpha' <= rho q eta amax alpha.
Proof.
  intros Hm Hmm Ha Haa. apply sqrt_le_1_alt. apply Rplus_le_compat; [apply inverse_square_le; assumption|].
  unfold Rdiv. apply Rmult_le_compat_l; [apply support_size_nonneg|].
  pose proof (inverse_square_le alpha alpha' Ha Haa). lra.
Qed.

(** The closed form stays valid when a_max and alpha grow. *)
Lemma closed_form_valid_increasing p q eta amax amax' alpha alpha' :
  0 < amax -> amax <= amax' -> 0 < alpha -> alpha <= alpha' ->
  closed_form_valid p q eta amax alpha -> closed_form_valid p q eta amax' alpha'.
Proof.
  intros Hm Hmm Ha Haa. destruct p as [epsilon|lambda|lambda]; simpl.
  - auto.
  - intros [Hl Hv]. split; lra.
  - intros [Hl Hv]. split; [exact Hl|].
    pose proof (rho_decreasing q eta amax amax' alpha alpha' Hm Hmm Ha Haa). nra.
Qed.

Lemma rho_at_least q eta amax alpha : 0 < amax -> 0 < alpha -> 1 <= amax * rho q eta amax alpha.
Proof.
  intros Hm Ha. apply (amax_rho_ge_one 1 q (fun _ => amax) amax alpha eta).
  - split; [exists O; auto|intros; lra].
  - auto.
  - exact Ha.
Qed.

(** If amax' / alpha' ≥ amax / alpha then c does not decrease. *)
Lemma factor_increasing p q eta amax amax' alpha alpha' :
  0 < amax -> amax <= amax' -> 0 < alpha -> 0 < alpha' -> alpha' * amax <= alpha * amax' ->
  closed_form_valid p q eta amax alpha ->
  first_block_factor p q eta amax alpha <= first_block_factor p q eta amax' alpha'.
Proof.
  intros Hm Hmm Ha Ha' Hratio Hv. destruct p as [epsilon|lambda|lambda]; simpl in *.
  - set (w := amax * rho q eta amax alpha). set (w' := amax' * rho q eta amax' alpha').
    assert (Hw : 1 <= w) by (apply rho_at_least; assumption).
    assert (Hw' : 1 <= w') by (apply rho_at_least; lra).
    assert (w * w <= w' * w') as Hsq.
    { unfold w, w'. replace (amax * rho q eta amax alpha * (amax * rho q eta amax alpha))
        with (amax * amax * (rho q eta amax alpha * rho q eta amax alpha)) by ring.
      replace (amax' * rho q eta amax' alpha' * (amax' * rho q eta amax' alpha'))
        with (amax' * amax' * (rho q eta amax' alpha' * rho q eta amax' alpha')) by ring.
      rewrite !rho_squared by lra. pose proof (support_size_nonneg q eta) as Hs.
      set (s := support_size q eta) in *.
      replace (amax * amax * (1 / (amax * amax) + s / (alpha * alpha)))
        with (1 + s * (amax / alpha * (amax / alpha))) by (field; lra).
      replace (amax' * amax' * (1 / (amax' * amax') + s / (alpha' * alpha')))
        with (1 + s * (amax' / alpha' * (amax' / alpha'))) by (field; lra).
      assert (0 < amax / alpha) by (apply Rdiv_lt_0_compat; lra).
      assert (amax / alpha <= amax' / alpha').
      { apply Rmult_le_reg_r with (alpha * alpha'); [nra|].
        replace (amax / alpha * (alpha * alpha')) with (alpha' * amax) by (field; lra).
        replace (amax' / alpha' * (alpha * alpha')) with (alpha * amax') by (field; lra). exact Hratio. }
      apply Rplus_le_compat_l, Rmult_le_compat_l; [exact Hs|]. nra. }
    assert (w <= w') by nra.
    assert (epsilon / w' <= epsilon / w); [|lra].
    apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra.
  - assert (lambda / (2 * amax') <= lambda / (2 * amax)); [|lra].
    apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; lra.
  - lra.
Qed.

(** c / a_max does not increase with a_max and alpha, if c ≥ 1/2: (P1) always, (P2) for a_max ≥ 1. *)
Lemma vertex_decreasing p q eta amax amax' alpha alpha' :
  1 <= amax -> amax <= amax' -> 0 < alpha -> alpha <= alpha' ->
  closed_form_valid p q eta amax alpha ->
  first_block_factor p q eta amax' alpha' / amax' <= first_block_factor p q eta amax alpha / amax.
Proof.
  intros Hm Hmm Ha Haa Hv.
  assert (Hinv : 0 < / amax' /\ / amax' <= / amax).
  { split; [apply Rinv_0_lt_compat; lra|]. apply Rinv_le_contravar; lra. }
  (* With c = 1 - x, x ≤ 1/2, and c' ≤ 1 - x amax / amax'. *)
  assert (Hmain : forall x c', 0 <= x <= 1 / 2 -> c' <= 1 - x * (amax / amax') ->
            c' / amax' <= (1 - x) / amax).
  { intros x c' Hx Hc. apply Rle_trans with ((1 - x * (amax / amax')) / amax').
    - apply Rmult_le_compat_r; [lra|exact Hc].
    - apply Rmult_le_reg_r with (amax * (amax' * amax')); [apply Rmult_lt_0_compat; nra|].
      replace ((1 - x * (amax / amax')) / amax' * (amax * (amax' * amax'))) with (amax * amax' - x * (amax * amax))
        by (field; lra).
      replace ((1 - x) / amax * (amax * (amax' * amax'))) with ((1 - x) * (amax' * amax')) by (field; lra).
      assert (0 <= (amax' - amax) * (amax' - x * (amax + amax'))); [|lra].
      apply Rmult_le_pos; [lra|]. nra. }
  destruct p as [epsilon|lambda|lambda]; simpl in *.
  - apply Hmain.
    + pose proof (rho_at_least q eta amax alpha ltac:(lra) Ha) as Hw.
      set (w := amax * rho q eta amax alpha) in *. split.
      * apply Rlt_le, Rdiv_lt_0_compat; lra.
      * apply Rmult_le_reg_r with w; [lra|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l; lra.
    + pose proof (rho_decreasing q eta amax amax' alpha alpha' ltac:(lra) Hmm Ha Haa) as Hr.
      pose proof (rho_at_least q eta amax' alpha' ltac:(lra) ltac:(lra)) as Hw'.
      assert (Hr' : 0 < rho q eta amax' alpha') by nra.
      replace (epsilon / (amax * rho q eta amax alpha) * (amax / amax'))
        with (epsilon / amax' * / rho q eta amax alpha) by (field; split; [|split]; lra).
      replace (epsilon / (amax' * rho q eta amax' alpha'))
        with (epsilon / amax' * / rho q eta amax' alpha') by (field; split; lra).
      assert (0 < epsilon / amax') by (apply Rdiv_lt_0_compat; lra).
      assert (/ rho q eta amax alpha <= / rho q eta amax' alpha') by (apply Rinv_le_contravar; lra).
      nra.
  - apply Hmain.
    + split.
      * apply Rlt_le, Rdiv_lt_0_compat; lra.
      * apply Rmult_le_reg_r with (2 * amax); [lra|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l; lra.
    + apply Req_le. field. lra.
  - unfold Rdiv. lra.
Qed.

(** ** The members on one scale *)

Section Class.
Variable C : parameters.
Let d := candidates C.
Let q := tail C.
Let P := class_setting C.

(** The value of alpha for tilt(D, i, τ), which does not depend on i. *)
Definition tilt_alpha (D : nat) (tau : R) : R := norm d (tilt_row C D 0 tau).

Lemma centre_row_squared D : dot d (centre_row C D) (centre_row C D) = INR d * (base C D * base C D).
Proof. unfold dot, centre_row. rewrite sum_const. reflexivity. Qed.

Lemma tilt_row_squared D i tau : (i < d)%nat ->
  dot d (tilt_row C D i tau) (tilt_row C D i tau) =
  INR d * (base C D * base C D) + 2 * base C D * tau + tau * tau.
Proof.
  intros Hi. rewrite <- centre_row_squared.
  rewrite (dot_ext d _ (vadd (centre_row C D) (vscale tau (unit_vector i))) _
             (vadd (centre_row C D) (vscale tau (unit_vector i)))) by reflexivity.
  rewrite dot_add_l, !dot_add_r, !dot_scale_l, !dot_scale_r, (dot_comm d (unit_vector i) (centre_row C D)).
  unfold dot at 2 3 4. rewrite !sum_unit_vector by exact Hi. rewrite unit_vector_same. unfold centre_row. ring.
Qed.

Lemma tilt_alpha_same D i tau : (i < d)%nat -> norm d (tilt_row C D i tau) = tilt_alpha D tau.
Proof.
  intros Hi. unfold tilt_alpha, norm. rewrite !tilt_row_squared by lia. reflexivity.
Qed.

Lemma base_positive D : valid_scale C D -> 0 < base C D.
Proof. intros [H _]. lra. Qed.

Lemma centre_alpha_positive D : (0 < d)%nat -> valid_scale C D -> 0 < norm d (centre_row C D).
Proof.
  intros Hd [Hg _]. apply norm_positive with O; [exact Hd|]. unfold centre_row. lra.
Qed.

Lemma tilt_alpha_increases D tau : (0 < d)%nat -> valid_scale C D -> 0 <= tau ->
  norm d (centre_row C D) <= tilt_alpha D tau.
Proof.
  intros Hd [Hg _] Htau. apply norm_le_of_square; [apply norm_nonneg|].
  unfold tilt_alpha. rewrite norm_squared, tilt_row_squared, centre_row_squared by exact Hd. nra.
Qed.

(** alpha(τ) ≤ alpha + τ *)
Lemma tilt_alpha_le D tau : (0 < d)%nat -> 0 <= tau -> tilt_alpha D tau <= norm d (centre_row C D) + tau.
Proof.
  intros Hd Htau. unfold tilt_alpha.
  rewrite (norm_ext d _ (vadd (centre_row C D) (vscale tau (unit_vector 0)))) by reflexivity.
  eapply Rle_trans; [apply norm_triangle|]. rewrite norm_scale, norm_unit_vector, Rabs_right by (auto; lra). lra.
Qed.

Lemma tilt_alpha_positive D tau : (0 < d)%nat -> valid_scale C D -> 0 <= tau -> 0 < tilt_alpha D tau.
Proof.
  intros Hd HD Htau. pose proof (tilt_alpha_increases D tau Hd HD Htau).
  pose proof (centre_alpha_positive D Hd HD). lra.
Qed.

Lemma centre_valid D k : valid_scale C D -> (k < samples C)%nat ->
  closed_form_valid (class_problem C) q (eta C k) (base C D) (norm d (centre_row C D)).
Proof. intros [_ H] Hk. destruct (H k Hk) as [Hv _]. exact Hv. Qed.

Lemma tilt_valid D tau k : (0 < d)%nat -> valid_scale C D -> 0 <= tau -> (k < samples C)%nat ->
  closed_form_valid (class_problem C) q (eta C k) (base C D + tau) (tilt_alpha D tau).
Proof.
  intros Hd HD Htau Hk.
  apply closed_form_valid_increasing with (base C D) (norm d (centre_row C D)).
  - apply base_positive, HD.
  - lra.
  - apply centre_alpha_positive; assumption.
  - apply tilt_alpha_increases; assumption.
  - apply centre_valid; assumption.
Qed.

Lemma tilt_row_positive D i tau j : valid_scale C D -> 0 <= tau -> 0 < tilt_row C D i tau j.
Proof.
  intros [Hg _] Htau. unfold tilt_row, unit_vector. destruct Nat.eqb; lra.
Qed.

(** The i-th candidate on scale D at tilt τ and sample k. *)
Definition tilt_candidate (D : nat) (tau : R) (k i : nat) : vector :=
  candidate (class_problem C) d q (eta C k) (base C D + tau) (tilt_alpha D tau) i.

(** Its entry c / a_max. *)
Definition tilt_vertex (D : nat) (tau : R) (k : nat) : R :=
  first_block_factor (class_problem C) q (eta C k) (base C D + tau) (tilt_alpha D tau) / (base C D + tau).

(** Ξ(tilt(D, i, τ), y_k) is the i-th candidate alone. *)
Theorem tilt_solutions D i tau k x :
  valid_scale C D -> 0 < tau -> (i < d)%nat -> (k < samples C)%nat ->
  solutions P (tilt C D i tau) (sample P k) x <->
  forall j, (j < d + q)%nat -> x j = tilt_candidate D tau k i j.
Proof.
  intros HD Htau Hi Hk. unfold solutions, P, tilt, tilt_candidate. simpl.
  fold d q. rewrite (tilt_alpha_same D i tau Hi). apply unique_solution.
  - exact Hi.
  - unfold tilt_row. rewrite unit_vector_same. ring.
  - intros j Hj Hne. unfold tilt_row. rewrite unit_vector_other by congruence. lra.
  - intros j Hj. apply tilt_row_positive; [exact HD|lra].
  - apply tilt_alpha_positive; [lia|exact HD|lra].
  - apply tilt_valid; [lia|exact HD|lra|exact Hk].
Qed.

(** Ξ(centre(D), y_k) is the whole simplex of the candidates at τ = 0. *)
Theorem centre_solutions D k x :
  valid_scale C D -> (0 < d)%nat -> (k < samples C)%nat ->
  solutions P (centre C D) (sample P k) x <->
  closed_form (class_problem C) d q (centre_row C D) (base C D) (norm d (centre_row C D)) (eta C k) x.
Proof.
  intros HD Hd Hk. unfold solutions, P, centre. simpl. fold d q. apply solution_set.
  - split; [exists O; split; [exact Hd|reflexivity]|intros; unfold centre_row; lra].
  - intros j _. apply base_positive, HD.
  - apply centre_alpha_positive; assumption.
  - apply centre_valid; assumption.
Qed.

(** dist(x, Ξ(tilt)) is the distance to the candidate. *)
Theorem tilt_dist_le D i tau k x e :
  valid_scale C D -> 0 < tau -> (i < d)%nat -> (k < samples C)%nat ->
  dist_le (d + q) x (solutions P (tilt C D i tau) (sample P k)) e <->
  norm (d + q) (vsub x (tilt_candidate D tau k i)) <= e.
Proof.
  intros HD Htau Hi Hk. split.
  - intros H. apply Rnot_lt_le. intros Hlt.
    destruct (H (norm (d + q) (vsub x (tilt_candidate D tau k i)) - e)) as [s [Hs Hn]]; [lra|].
    pose proof (proj1 (tilt_solutions D i tau k s HD Htau Hi Hk) Hs) as Hs'.
    rewrite (norm_ext (d + q) (vsub x s) (vsub x (tilt_candidate D tau k i))) in Hn; [lra|].
    intros j Hj. unfold vsub. rewrite (Hs' j Hj). reflexivity.
  - intros H. apply dist_le_point with (tilt_candidate D tau k i); [|exact H].
    apply tilt_solutions; auto.
Qed.

(** ** How c / a_max moves with τ *)

Lemma vertex_positive D k : (0 < d)%nat -> valid_scale C D -> (k < samples C)%nat -> 0 < vertex C D k.
Proof.
  intros Hd HD Hk. pose proof (base_positive D HD). apply Rdiv_lt_0_compat; [|assumption].
  apply factor_bounds; auto; [apply centre_alpha_positive|apply centre_valid]; assumption.
Qed.

Lemma tilt_vertex_positive D tau k : (0 < d)%nat -> valid_scale C D -> 0 <= tau -> (k < samples C)%nat ->
  0 < tilt_vertex D tau k.
Proof.
  intros Hd HD Htau Hk. pose proof (base_positive D HD). apply Rdiv_lt_0_compat; [|lra].
  apply factor_bounds; [lra|apply tilt_alpha_positive|apply tilt_valid]; assumption.
Qed.

(** The vertex of the tilt is at most that of the centre, *)
Theorem tilt_vertex_le D tau k : (0 < d)%nat -> valid_scale C D -> 0 <= tau -> (k < samples C)%nat ->
  tilt_vertex D tau k <= vertex C D k.
Proof.
  intros Hd HD Htau Hk. apply vertex_decreasing.
  - apply HD.
  - lra.
  - apply centre_alpha_positive; assumption.
  - apply tilt_alpha_increases; assumption.
  - apply centre_valid; assumption.
Qed.

(** and at least g / (g + τ) times it. *)
Theorem tilt_vertex_ge D tau k : (0 < d)%nat -> valid_scale C D -> 0 <= tau -> (k < samples C)%nat ->
  vertex C D k * (base C D / (base C D + tau)) <= tilt_vertex D tau k.
Proof.
  intros Hd HD Htau Hk. pose proof (base_positive D HD) as Hg.
  assert (first_block_factor (class_problem C) q (eta C k) (base C D) (norm d (centre_row C D))
          <= first_block_factor (class_problem C) q (eta C k) (base C D + tau) (tilt_alpha D tau)) as H.
  { apply factor_increasing; [exact Hg|lra|apply centre_alpha_positive; assumption
      |apply tilt_alpha_positive; assumption| |apply centre_valid; assumption].
    (* alpha(τ)² g² ≤ alpha² (g + τ)², as d ≥ 1 *)
    pose proof (centre_alpha_positive D Hd HD) as Ha. pose proof (tilt_alpha_positive D tau Hd HD Htau) as Ha'.
    assert (HD1 : 1 <= INR d) by (apply (le_INR 1 d); lia).
    assert (E : norm d (centre_row C D) * norm d (centre_row C D) = INR d * (base C D * base C D))
      by (rewrite norm_squared; apply centre_row_squared).
    assert (E' : tilt_alpha D tau * tilt_alpha D tau
                 = INR d * (base C D * base C D) + 2 * base C D * tau + tau * tau)
      by (unfold tilt_alpha; rewrite norm_squared; apply tilt_row_squared; exact Hd).
    set (A := norm d (centre_row C D)) in *. set (A' := tilt_alpha D tau) in *. set (g := base C D) in *.
    apply Rsqr_incr_0; [|nra|nra]. unfold Rsqr.
    replace (A' * g * (A' * g)) with (A' * A' * (g * g)) by ring.
    replace (A * (g + tau) * (A * (g + tau))) with (A * A * ((g + tau) * (g + tau))) by ring.
    rewrite E, E'.
    assert (0 <= (INR d - 1) * (2 * g * tau + tau * tau)) by (apply Rmult_le_pos; nra).
    assert (0 <= g * g) by nra. nra. }
  unfold vertex, tilt_vertex. fold d q.
  set (c := first_block_factor (class_problem C) q (eta C k) (base C D) (norm d (centre_row C D))) in *.
  replace (c / base C D * (base C D / (base C D + tau))) with (c / (base C D + tau)) by (field; lra).
  apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|exact H].
Qed.

(** So whatever is below the vertex of the centre is below that of every small enough tilt. *)
Theorem tilt_vertex_limit D k b : (0 < d)%nat -> valid_scale C D -> (k < samples C)%nat ->
  b < vertex C D k -> exists tau0, 0 < tau0 /\ forall tau, 0 <= tau <= tau0 -> b < tilt_vertex D tau k.
Proof.
  intros Hd HD Hk Hb. pose proof (base_positive D HD) as Hg. pose proof (vertex_positive D k Hd HD Hk) as Hv.
  destruct (Rle_lt_dec b 0) as [Hb0|Hb0].
  { exists 1. split; [lra|]. intros tau Htau. pose proof (tilt_vertex_positive D tau k Hd HD (proj1 Htau) Hk). lra. }
  exists (base C D * (vertex C D k - b) / (2 * b)). split.
  { apply Rdiv_lt_0_compat; [apply Rmult_lt_0_compat; lra|lra]. }
  intros tau Htau. apply Rlt_le_trans with (vertex C D k * (base C D / (base C D + tau)));
    [|apply tilt_vertex_ge; (assumption || apply Htau)].
  apply Rmult_lt_reg_r with (base C D + tau); [lra|].
  replace (vertex C D k * (base C D / (base C D + tau)) * (base C D + tau)) with (vertex C D k * base C D)
    by (field; lra).
  assert (Ht : tau * (2 * b) <= base C D * (vertex C D k - b)).
  { replace (base C D * (vertex C D k - b))
      with (base C D * (vertex C D k - b) / (2 * b) * (2 * b)) by (field; lra).
    apply Rmult_le_compat_r; lra. }
  nra.
Qed.

(** circumradius = (c / g) √((d - 1) / d) *)
Theorem circumradius_vertex D k : (0 < d)%nat ->
  circumradius C D k = vertex C D k * sqrt ((INR d - 1) / INR d).
Proof.
  intros Hd. assert (HD1 : 1 <= INR d) by (apply (le_INR 1 d); lia).
  unfold circumradius, kappa. fold d.
  replace ((INR d - 1) / INR d) with (2 * ((INR d - 1) / (2 * INR d))) by (field; lra).
  rewrite (sqrt_mult 2); [ring|lra|].
  apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat; lra.
Qed.

(** On a valid scale the circumradius lies in (10⁻ᴰ, 10¹⁻ᴰ) and even below half of that. *)
Theorem circumradius_bounds D k : (2 <= d)%nat -> valid_scale C D -> (k < samples C)%nat ->
  / 10 ^ D < circumradius C D k /\ circumradius C D k < 10 * / 10 ^ D / 2.
Proof.
  intros Hd [_ H] Hk. destruct (H k Hk) as [_ [_ [Hlow Hhigh]]].
  assert (HD2 : 2 <= INR d) by (apply (le_INR 2 d); exact Hd).
  assert (Hp : 0 < / 10 ^ D) by (apply Rinv_0_lt_compat, pow_lt; lra).
  set (h := (INR d - 1) / (2 * INR d)).
  assert (Hh : 1 / 4 <= h < 1 / 2).
  { unfold h. split.
    - apply Rmult_le_reg_r with (2 * INR d); [lra|]. unfold Rdiv at 2. rewrite Rmult_assoc, Rinv_l; lra.
    - apply Rmult_lt_reg_r with (2 * INR d); [lra|]. unfold Rdiv at 1. rewrite Rmult_assoc, Rinv_l; lra. }
  assert (S2 : sqrt 2 * sqrt 2 = 2) by (apply sqrt_sqrt; lra).
  assert (S2p : 0 < sqrt 2) by (apply sqrt_lt_R0; lra).
  assert (Sh : sqrt h * sqrt h = h) by (apply sqrt_sqrt; lra).
  assert (Shp : 0 < sqrt h) by (apply sqrt_lt_R0; lra).
  assert (1 / 2 <= sqrt h) by nra. assert (sqrt h * sqrt 2 < 1) by (assert (0 < sqrt h * sqrt 2) by nra; nra).
  unfold circumradius. fold d h. split; [nra|].
  apply Rle_lt_trans with (10 * / 10 ^ D / sqrt 2 * sqrt h).
  - apply Rmult_le_compat_r; lra.
  - apply Rmult_lt_reg_r with (sqrt 2 * sqrt 2); [nra|].
    replace (10 * / 10 ^ D / sqrt 2 * sqrt h * (sqrt 2 * sqrt 2)) with (10 * / 10 ^ D * (sqrt h * sqrt 2))
      by (field; split; [apply pow_nonzero; lra|lra]).
    replace (10 * / 10 ^ D / 2 * (sqrt 2 * sqrt 2)) with (10 * / 10 ^ D) by (rewrite S2; field; apply pow_nonzero; lra).
    nra.
Qed.

End Class.
