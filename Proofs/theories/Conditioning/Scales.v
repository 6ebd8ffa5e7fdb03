(** * The centre and the size of a scale

    Ξ(centre) is the whole simplex of the candidates.  Tilting shrinks the simplex, and its circumradius is in (10⁻ᴰ, 10¹⁻ᴰ).
    The tilted members are in Barriers.TiltedMembers, the lower bound of their simplex in Barriers.VertexShrinkage. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality SolutionSets.SolutionSets
  AdmissibleData.Rounding Barriers.TiltedMembers.
Open Scope R_scope.

(** ** How c / a_max depends on a_max and alpha *)

Lemma rho_at_least q eta amax alpha : 0 < amax -> 0 < alpha -> 1 <= amax * rho q eta amax alpha.
Proof.
  intros Hm Ha. apply (amax_rho_ge_one 1 q (fun _ => amax) amax alpha eta).
  - split; [exists O; auto|intros; lra].
  - auto.
  - exact Ha.
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
    + pose proof (rho_monotone q eta eta amax amax' alpha alpha' ltac:(lra) Hmm Ha Haa (fun i _ H => H)) as Hr.
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
Variables (C : parameters) (D : nat).
Let d := candidates C.
Let q := tail C.
Let P := class_setting C.
Hypothesis two_candidates : (2 <= d)%nat.
Hypothesis scale : valid_scale C D.

(** Ξ(centre(D), y_k) is the whole simplex of the candidates. *)
Theorem centre_solutions k x : (k < samples C)%nat ->
  solutions P (centre C D) (sample P k) x <->
  closed_form (class_problem C) d q (centre_row C D) (base C D) (norm d (centre_row C D)) (eta C k) x.
Proof.
  intros Hk. pose proof (base_ge_one C D scale) as Hg.
  unfold solutions, P, centre. simpl. fold d q. apply solution_set.
  - split; [exists O; split; [lia|reflexivity]|intros; unfold centre_row; lra].
  - intros j _. unfold centre_row. lra.
  - apply (centre_norm_positive C D two_candidates scale).
  - apply (centre_valid C D scale k Hk).
Qed.

(** The vertex of a tilt is at most that of the centre. *)
Theorem tilted_vertex_le tau k : 0 <= tau -> (k < samples C)%nat -> tilted_vertex C D tau k <= vertex C D k.
Proof.
  intros Htau Hk. apply vertex_decreasing.
  - apply (base_ge_one C D scale).
  - lra.
  - apply (centre_norm_positive C D two_candidates scale).
  - apply (tilted_alpha_ge C D two_candidates scale tau Htau).
  - apply (centre_valid C D scale k Hk).
Qed.

(** circumradius = (c / g) √((d - 1) / d) *)
Theorem circumradius_vertex k :
  circumradius C D k = vertex C D k * sqrt ((INR d - 1) / INR d).
Proof.
  assert (HD1 : 1 <= INR d) by (apply (le_INR 1 d); lia).
  unfold circumradius, kappa. fold d.
  replace ((INR d - 1) / INR d) with (2 * ((INR d - 1) / (2 * INR d))) by (field; lra).
  rewrite (sqrt_mult 2); [ring|lra|].
  apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat; lra.
Qed.

(** On a valid scale the circumradius lies in (10⁻ᴰ, 10¹⁻ᴰ) and even below half of that. *)
Theorem circumradius_bounds k : (k < samples C)%nat ->
  / 10 ^ D < circumradius C D k /\ circumradius C D k < 10 * / 10 ^ D / 2.
Proof.
  intros Hk. destruct (proj2 scale k Hk) as [_ [_ [Hlow Hhigh]]].
  assert (HD2 : 2 <= INR d) by (apply (le_INR 2 d); exact two_candidates).
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
