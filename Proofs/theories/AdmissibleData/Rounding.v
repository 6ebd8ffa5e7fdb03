(** * Rounding real numbers to rational ones

    Upwards, or away from 0: then the conditions under which the closed form of a solution set holds survive. *)

From Coq Require Import Reals QArith Qreals ZArith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  LinearAlgebra.Sums.
Open Scope R_scope.

(** A multiple of 2⁻ᴺ in (x, x + 2⁻ᴺ]. *)
Definition round_up (N : nat) (x : R) : Q := Qmake (up (x * 2 ^ N)) (Pos.of_nat (2 ^ N)).

Lemma pow2_positive N : 0 < 2 ^ N.
Proof. apply pow_lt. lra. Qed.

Lemma inv_pow2_positive N : 0 < / 2 ^ N.
Proof. apply Rinv_0_lt_compat, pow2_positive. Qed.

Lemma round_up_value N x : Q2R (round_up N x) = IZR (up (x * 2 ^ N)) / 2 ^ N.
Proof.
  unfold Q2R, round_up, Rdiv. simpl Qnum. simpl Qden. f_equal. f_equal.
  change (IZR (Zpos (Pos.of_nat (2 ^ N)))) with (IPR (Pos.of_nat (2 ^ N))).
  rewrite <- INR_IPR, Nat2Pos.id by (apply Nat.pow_nonzero; lia).
  rewrite pow_INR. reflexivity.
Qed.

Lemma round_up_bounds N x : x < Q2R (round_up N x) <= x + / 2 ^ N.
Proof.
  rewrite round_up_value. pose proof (pow2_positive N) as H.
  destruct (archimed (x * 2 ^ N)) as [H1 H2]. split.
  - apply Rmult_lt_reg_r with (2 ^ N); [exact H|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
  - apply Rmult_le_reg_r with (2 ^ N); [exact H|]. unfold Rdiv.
    rewrite Rmult_assoc, Rinv_l, Rmult_plus_distr_r, Rinv_l; lra.
Qed.

Lemma round_up_monotone N x y : x <= y -> Q2R (round_up N x) <= Q2R (round_up N y).
Proof.
  intros Hxy. rewrite !round_up_value. pose proof (pow2_positive N) as H.
  apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat, H|].
  destruct (archimed (x * 2 ^ N)) as [H1 H2]. destruct (archimed (y * 2 ^ N)) as [H3 H4].
  assert (x * 2 ^ N <= y * 2 ^ N) by (apply Rmult_le_compat_r; lra).
  apply IZR_le. assert (up (x * 2 ^ N) < up (y * 2 ^ N) + 1)%Z; [|lia].
  apply lt_IZR. rewrite plus_IZR. lra.
Qed.

(** Away from 0, and 0 to 0. *)
Definition round_away (N : nat) (x : R) : Q :=
  if Rlt_dec 0 x then round_up N x else if Rlt_dec x 0 then (- round_up N (- x))%Q else 0%Q.

Lemma round_away_bound N x : Rabs (Q2R (round_away N x) - x) <= / 2 ^ N.
Proof.
  unfold round_away. pose proof (inv_pow2_positive N).
  destruct (Rlt_dec 0 x); [|destruct (Rlt_dec x 0)].
  - pose proof (round_up_bounds N x). rewrite Rabs_right; lra.
  - rewrite Q2R_opp. pose proof (round_up_bounds N (- x)). rewrite Rabs_left; lra.
  - rewrite RMicromega.Q2R_0. replace (0 - x) with 0 by lra. rewrite Rabs_R0. lra.
Qed.

Lemma round_away_zero N : Q2R (round_away N 0) = 0.
Proof.
  unfold round_away. destruct (Rlt_dec 0 0); [lra|]. destruct (Rlt_dec 0 0); [lra|]. apply RMicromega.Q2R_0.
Qed.

Lemma round_away_abs N x : Rabs x <= Rabs (Q2R (round_away N x)).
Proof.
  unfold round_away. destruct (Rlt_dec 0 x); [|destruct (Rlt_dec x 0)].
  - pose proof (round_up_bounds N x). rewrite !Rabs_right; lra.
  - rewrite Q2R_opp. pose proof (round_up_bounds N (- x)). rewrite !Rabs_left; lra.
  - replace x with 0 by lra. rewrite Rabs_R0. apply Rabs_pos.
Qed.

(** ** The conditions of the closed form are monotone *)

Lemma Rabs_sgn x : Rabs (sgn x) = if Req_EM_T x 0 then 0 else 1.
Proof.
  unfold sgn. destruct (Req_EM_T x 0), (Rlt_dec 0 x), (Rlt_dec x 0); try lra.
  - apply Rabs_R0.
  - apply Rabs_R1.
  - rewrite Rabs_left; lra.
Qed.

Lemma support_size_monotone q eta eta' :
  (forall i, (i < q)%nat -> eta i = 0 -> eta' i = 0) -> support_size q eta' <= support_size q eta.
Proof.
  intros H. apply sum_le. intros i Hi. rewrite !Rabs_sgn.
  destruct (Req_EM_T (eta' i) 0), (Req_EM_T (eta i) 0); try lra. elim n. auto.
Qed.

Lemma support_size_nonneg q eta : 0 <= support_size q eta.
Proof. apply sum_nonneg. intros. apply Rabs_pos. Qed.

Lemma Rinv_square_antitone x y : 0 < x -> x <= y -> / (y * y) <= / (x * x).
Proof. intros Hx Hy. apply Rinv_le_contravar; nra. Qed.

Lemma rho_monotone q eta eta' amax amax' alpha alpha' :
  0 < amax -> amax <= amax' -> 0 < alpha -> alpha <= alpha' ->
  (forall i, (i < q)%nat -> eta i = 0 -> eta' i = 0) ->
  rho q eta' amax' alpha' <= rho q eta amax alpha.
Proof.
  intros H1 H2 H3 H4 H5. unfold rho. apply sqrt_le_1_alt.
  pose proof (Rinv_square_antitone _ _ H1 H2). pose proof (Rinv_square_antitone _ _ H3 H4).
  pose proof (support_size_monotone q eta eta' H5). pose proof (support_size_nonneg q eta').
  assert (0 < / (alpha' * alpha')) by (apply Rinv_0_lt_compat; nra).
  unfold Rdiv. rewrite !Rmult_1_l. apply Rplus_le_compat; [assumption|]. apply Rmult_le_compat; lra.
Qed.

Lemma closed_form_valid_monotone p q eta eta' amax amax' alpha alpha' :
  0 < amax -> amax <= amax' -> 0 < alpha -> alpha <= alpha' ->
  (forall i, (i < q)%nat -> eta i = 0 -> eta' i = 0) ->
  (forall i, (i < q)%nat -> Rabs (eta i) <= Rabs (eta' i)) ->
  closed_form_valid p q eta amax alpha -> closed_form_valid p q eta' amax' alpha'.
Proof.
  intros H1 H2 H3 H4 H5 H6. destruct p as [epsilon|lambda|lambda]; simpl.
  - intros [He Hv]. split; [exact He|]. intros i Hi. destruct (Hv i Hi) as [H0|Hone].
    + left. auto.
    + right. specialize (H6 i Hi). lra.
  - lra.
  - intros [Hl Hr]. split; [exact Hl|].
    pose proof (rho_monotone q eta eta' amax amax' alpha alpha' H1 H2 H3 H4 H5). nra.
Qed.
