(** * The solution set of (P2), λ ∈ (0, 1]

    minimise λ‖x‖₁ + ‖Ax - y‖²: the problem separates into the first block and the coordinates of the second, and each part
    grows quadratically away from its minimum. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality.
Open Scope R_scope.

(** λ|z| + (alpha z - η)² exceeds its value at z⋆ = soft(η, λ/(2 alpha)) / alpha by alpha² (z - z⋆)² at least. *)
Lemma soft_threshold_minimises lambda alpha eta z :
  0 < lambda -> 0 < alpha ->
  let z0 := soft eta (lambda / (2 * alpha)) / alpha in
  lambda * Rabs z0 + (alpha * z0 - eta) * (alpha * z0 - eta) + alpha * alpha * ((z - z0) * (z - z0))
    <= lambda * Rabs z + (alpha * z - eta) * (alpha * z - eta).
Proof.
  intros Hl Ha z0. assert (Ez : z0 = soft eta (lambda / (2 * alpha)) / alpha) by reflexivity. clearbody z0.
  unfold soft in Ez. assert (Ht : 0 < lambda / (2 * alpha)) by (apply Rdiv_lt_0_compat; lra).
  remember (lambda / (2 * alpha)) as t eqn:Et.
  assert (El : lambda = 2 * alpha * t) by (rewrite Et; field; lra).
  rewrite El. clear Et El Hl lambda.
  assert (Hz : - Rabs z <= z <= Rabs z).
  { pose proof (Rle_abs z). pose proof (Rle_abs (- z)). rewrite Rabs_Ropp in *. lra. }
  assert (Hta : 0 < t * alpha) by nra.
  assert (Hup : t * alpha * z <= t * alpha * Rabs z) by (apply Rmult_le_compat_l; lra).
  assert (Hdown : - (t * alpha * z) <= t * alpha * Rabs z) by nra.
  (* Write w = alpha z: all that is left is 2 t |w| ≥ 2 t |w0| + 2 (w - w0) (η - w0). *)
  assert (Hmain : forall w0, alpha * z0 = w0 ->
            t * Rabs w0 + (alpha * z - w0) * (eta - w0) <= t * (alpha * Rabs z) ->
            2 * alpha * t * Rabs z0 + (alpha * z0 - eta) * (alpha * z0 - eta)
              + alpha * alpha * ((z - z0) * (z - z0))
            <= 2 * alpha * t * Rabs z + (alpha * z - eta) * (alpha * z - eta)).
  { intros w0 E H.
    assert (Ew : Rabs w0 = alpha * Rabs z0) by (rewrite <- E, Rabs_mult, (Rabs_right alpha); lra).
    rewrite Ew in H. subst w0. nra. }
  destruct (Rle_lt_dec (Rabs eta) t) as [Hsmall|Hlarge].
  - apply (Hmain 0).
    + rewrite Ez, Rmax_right by lra. field. lra.
    + rewrite Rabs_R0.
      assert (eta <= t /\ - t <= eta).
      { pose proof (Rle_abs eta). pose proof (Rle_abs (- eta)). rewrite Rabs_Ropp in *. lra. }
      pose proof (Rabs_pos z).
      assert (z * eta <= t * Rabs z).
      { pose proof (Rle_abs (z * eta)) as H1. rewrite Rabs_mult in H1.
        pose proof (Rabs_pos eta). nra. }
      nra.
  - assert (E : alpha * z0 = eta - sgn eta * t).
    { rewrite Ez, Rmax_left by lra. rewrite <- sgn_times_self.
      destruct (sgn_cases eta) as [[_ ->]|[[_ ->]|[H _]]]; try (field; lra).
      rewrite H, Rabs_R0 in Hlarge. lra. }
    apply (Hmain (eta - sgn eta * t) E).
    destruct (sgn_cases eta) as [[H ->]|[[H ->]|[H _]]].
    + rewrite (Rabs_right eta) in Hlarge by lra. rewrite Rabs_right by lra. lra.
    + rewrite (Rabs_left eta) in Hlarge by lra. rewrite Rabs_left by lra. lra.
    + rewrite H, Rabs_R0 in Hlarge. lra.
Qed.

Section Lasso.

Variables (d q : nat) (a : vector) (amax alpha : R) (eta : vector) (lambda : R).
Hypothesis amax_is_maximum : is_maximum d a amax.
Hypothesis a_positive : forall i, (i < d)%nat -> 0 < a i.
Hypothesis alpha_positive : 0 < alpha.
Hypothesis valid : closed_form_valid (P2 lambda) q eta amax alpha.

Let A := block_matrix d a alpha.
Let y := block_sample eta.
Let c := 1 - lambda / (2 * amax).
Let z0 := second_block (P2 lambda) q eta amax alpha.

Let second_part z i := lambda * Rabs z + (alpha * z - eta i) * (alpha * z - eta i).
Let minimum := lambda / amax * c + (c - 1) * (c - 1) + sum q (fun i => second_part (z0 i) i).

Lemma factor_positive : 0 < c.
Proof.
  pose proof (amax_positive d a amax amax_is_maximum a_positive). destruct valid as [_ Hv].
  unfold c. assert (lambda / (2 * amax) < 1); [|lra].
  apply Rmult_lt_reg_r with (2 * amax); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
Qed.

Lemma objective_decomposed x :
  objective (P2 lambda) (S q) (d + q) A y x =
  lambda * first_slack d a amax x + lambda / amax * c + (c - 1) * (c - 1)
  + (dot d a x - c) * (dot d a x - c) + sum q (fun i => second_part (x (d + i)%nat) i).
Proof.
  pose proof (amax_positive d a amax amax_is_maximum a_positive) as Hm.
  unfold objective. unfold A, y. rewrite misfit_squared, l1_norm_split, (first_block_l1 d a amax).
  unfold second_part. rewrite sum_add, sum_scale. unfold c. field. lra.
Qed.

(** The objective exceeds [minimum] by λ slack + (⟨a, ξ⟩ - c)² + alpha² ‖z - z⋆‖² at least. *)
Lemma objective_bound x :
  minimum + lambda * first_slack d a amax x + (dot d a x - c) * (dot d a x - c)
  + sum q (fun i => alpha * alpha * ((x (d + i)%nat - z0 i) * (x (d + i)%nat - z0 i)))
  <= objective (P2 lambda) (S q) (d + q) A y x.
Proof.
  rewrite objective_decomposed. unfold minimum.
  assert (sum q (fun i => second_part (z0 i) i
            + alpha * alpha * ((x (d + i)%nat - z0 i) * (x (d + i)%nat - z0 i)))
          <= sum q (fun i => second_part (x (d + i)%nat) i)) as H.
  { apply sum_le. intros i Hi. unfold second_part, z0. simpl.
    apply soft_threshold_minimises; [apply valid|exact alpha_positive]. }
  rewrite sum_add in H. lra.
Qed.

Lemma closed_form_value x :
  closed_form (P2 lambda) d q a amax alpha eta x ->
  objective (P2 lambda) (S q) (d + q) A y x = minimum.
Proof.
  intros [[t [Ht [Hsum [Hoff Hx]]]] Hz].
  pose proof factor_positive as Hc.
  destruct (weights_give_block d a amax amax_is_maximum a_positive c x t) as [Hdot Hslack]; auto; [lra|].
  rewrite objective_decomposed, Hdot, Hslack. unfold minimum.
  rewrite (sum_ext q (fun i => second_part (x (d + i)%nat) i) (fun i => second_part (z0 i) i)).
  - ring.
  - intros i Hi. rewrite (Hz i Hi). reflexivity.
Qed.

Theorem solution_iff x :
  solution (P2 lambda) (S q) (d + q) A y x <-> closed_form (P2 lambda) d q a amax alpha eta x.
Proof.
  pose proof valid as [Hl _].
  assert (Hsq : forall x, 0 <= sum q (fun i => alpha * alpha * ((x (d + i)%nat - z0 i) * (x (d + i)%nat - z0 i)))).
  { intros x'. apply sum_nonneg. intros i Hi. apply Rmult_le_pos; apply Rle_0_sqr. }
  split.
  - intros [_ Hmin].
    destruct (closed_form_inhabited d q a amax alpha eta amax_is_maximum (P2 lambda)) as [x0 Hx0].
    pose proof (Hmin x0 I) as H. rewrite (closed_form_value x0 Hx0) in H.
    pose proof (objective_bound x) as Hb.
    pose proof (first_slack_nonneg d a amax amax_is_maximum a_positive x) as H1.
    pose proof (Hsq x) as H2.
    assert (H3 : 0 <= lambda * first_slack d a amax x) by (apply Rmult_le_pos; lra).
    assert (H4 : 0 <= (dot d a x - c) * (dot d a x - c)) by apply Rle_0_sqr.
    assert (Hdot : dot d a x = c).
    { assert ((dot d a x - c) * (dot d a x - c) = 0) as E by lra.
      apply Rmult_integral in E. destruct E; lra. }
    assert (Hslack : first_slack d a amax x <= 0).
    { assert (lambda * first_slack d a amax x = 0) as E by lra. apply Rmult_integral in E. destruct E; lra. }
    split.
    + apply block_gives_weights; auto. apply factor_positive.
    + intros i Hi.
      assert (E : alpha * alpha * ((x (d + i)%nat - z0 i) * (x (d + i)%nat - z0 i)) = 0).
      { apply (sum_nonneg_le_zero q
                 (fun i => alpha * alpha * ((x (d + i)%nat - z0 i) * (x (d + i)%nat - z0 i)))); auto.
        - intros j Hj. apply Rmult_le_pos; apply Rle_0_sqr.
        - lra. }
      fold z0. apply Rmult_integral in E. destruct E as [E|E]; nra.
  - intros Hx. split; [exact I|]. intros z _. rewrite (closed_form_value x Hx).
    pose proof (objective_bound z). pose proof (Hsq z).
    pose proof (first_slack_nonneg d a amax amax_is_maximum a_positive z).
    assert (0 <= lambda * first_slack d a amax z) by (apply Rmult_le_pos; lra).
    pose proof (Rle_0_sqr (dot d a z - c)) as Hs. unfold Rsqr in Hs. lra.
Qed.

End Lasso.
