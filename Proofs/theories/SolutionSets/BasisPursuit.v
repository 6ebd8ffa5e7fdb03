(** * The solution set of (P1), ε ∈ (0, 1/2]

    minimise ‖x‖₁ subject to ‖Ax - y‖ ≤ ε: the residual is y - Ax = ε u / ‖u‖ with the dual vector u. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality.
Open Scope R_scope.

Section BasisPursuit.

Variables (d q : nat) (a : vector) (amax alpha : R) (eta : vector) (epsilon : R).
Hypothesis amax_is_maximum : is_maximum d a amax.
Hypothesis a_positive : forall i, (i < d)%nat -> 0 < a i.
Hypothesis alpha_positive : 0 < alpha.
Hypothesis valid : closed_form_valid (P1 epsilon) q eta amax alpha.

Let A := block_matrix d a alpha.
Let y := block_sample eta.
Let u := dual amax alpha eta.
Let r := rho q eta amax alpha.
Let c := 1 - epsilon / (amax * r).
Let residual x := vsub y (matvec (d + q) A x).
Let minimum := dot (S q) u y - epsilon * r.

Lemma rho_positive : 0 < r.
Proof.
  pose proof (amax_positive d a amax amax_is_maximum a_positive).
  pose proof (amax_rho_ge_one d q a amax alpha eta amax_is_maximum a_positive alpha_positive) as H'.
  fold r in H'. nra.
Qed.

Lemma factor_positive : 0 < c.
Proof.
  pose proof (amax_rho_ge_one d q a amax alpha eta amax_is_maximum a_positive alpha_positive) as H.
  fold r in H. destruct valid as [He _].
  unfold c. assert (epsilon / (amax * r) < 1); [|lra].
  apply Rmult_lt_reg_r with (amax * r); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra.
Qed.

Lemma residual_norm x : norm (S q) (residual x) = misfit (S q) (d + q) A y x.
Proof. apply norm_sub_comm. Qed.

(** ‖x‖₁ = ⟨u, y⟩ - ερ + (ερ - ⟨u, y - Ax⟩) + slack(x) *)
Lemma objective_decomposed x :
  objective (P1 epsilon) (S q) (d + q) A y x =
  minimum + (epsilon * r - dot (S q) u (residual x)) + first_slack d a amax x + second_slack d q eta x.
Proof.
  unfold objective, minimum, residual.
  rewrite (l1_norm_dual d q a amax alpha eta amax_is_maximum a_positive alpha_positive x).
  rewrite dot_sub_r. fold A u. ring.
Qed.

(** ‖y - Ax - (ε/ρ) u‖² ≤ 2 (ε/ρ) (ερ - ⟨u, y - Ax⟩) for feasible x: equality in Cauchy-Schwarz fixes the residual. *)
Lemma residual_bound x :
  feasible (P1 epsilon) (S q) (d + q) A y x ->
  let v := vsub (residual x) (vscale (epsilon / r) u) in
  dot (S q) v v <= 2 * (epsilon / r) * (epsilon * r - dot (S q) u (residual x)).
Proof.
  intros Hf v. unfold v. rewrite dot_sub_l, !dot_sub_r, !dot_scale_l, !dot_scale_r.
  unfold u at 3 4. rewrite (dual_squared d q a amax alpha eta amax_is_maximum a_positive alpha_positive).
  rewrite (dot_comm (S q) (residual x) u), <- norm_squared, residual_norm. fold r.
  simpl in Hf. pose proof (norm_nonneg (S q) (residual x)) as Hn. rewrite residual_norm in Hn.
  pose proof rho_positive as Hr. destruct valid as [He _].
  assert (E : epsilon / r * (epsilon / r * (r * r)) = epsilon * epsilon) by (field; lra).
  assert (E' : epsilon / r * (epsilon * r) = epsilon * epsilon) by (field; lra).
  nra.
Qed.

Lemma gap_nonneg x :
  feasible (P1 epsilon) (S q) (d + q) A y x -> 0 <= epsilon * r - dot (S q) u (residual x).
Proof.
  intros Hf. pose proof (cauchy_schwarz (S q) u (residual x)) as H.
  unfold u in H at 2. rewrite (norm_dual d q a amax alpha eta amax_is_maximum a_positive alpha_positive) in H.
  fold r in H. rewrite residual_norm in H. simpl in Hf. pose proof rho_positive. nra.
Qed.

(** Feasible points whose objective is at most [minimum] have residual (ε/ρ) u. *)
Lemma closed_form_residual x :
  closed_form (P1 epsilon) d q a amax alpha eta x ->
  forall i, (i < S q)%nat -> residual x i = epsilon / r * u i.
Proof.
  intros [[t [Ht [Hsum [Hoff Hx]]]] Hz].
  pose proof factor_positive as Hc. pose proof rho_positive as Hr.
  pose proof (amax_positive d a amax amax_is_maximum a_positive) as Hm.
  destruct (weights_give_block d a amax amax_is_maximum a_positive c x t) as [Hdot _]; auto; [lra|].
  intros [|i] Hi; unfold residual, vsub, A.
  - rewrite block_row_first, Hdot. unfold c. simpl. field. lra.
  - rewrite block_row_next by lia. rewrite (Hz i) by lia. simpl. fold r. field. lra.
Qed.

(** The entries of z⋆ keep the signs of η. *)
Lemma second_block_sign i :
  (i < q)%nat ->
  let z := second_block (P1 epsilon) q eta amax alpha i in Rabs z = sgn (eta i) * z.
Proof.
  intros Hi z. destruct valid as [He Hv]. unfold z. simpl. fold r.
  destruct (sgn_cases (eta i)) as [[H E]|[[H E]|[H E]]]; rewrite E.
  3:{ rewrite H. replace ((0 - epsilon * 0 / (alpha * r)) / alpha) with 0; [rewrite Rabs_R0; ring|].
      pose proof rho_positive. field. lra. }
  all: destruct (Hv i Hi) as [H0|H1]; [lra|].
  all: pose proof (alpha_rho_ge_one d q a amax alpha eta amax_is_maximum a_positive alpha_positive i Hi) as Har;
    fold r in Har; assert (Har' : 1 <= alpha * r) by (apply Har; lra).
  all: assert (Hquot : 0 < epsilon / (alpha * r) <= 1 / 2) by
    (split; [apply Rdiv_lt_0_compat; lra|];
     apply Rmult_le_reg_r with (alpha * r); [lra|]; unfold Rdiv at 1;
     rewrite Rmult_assoc, Rinv_l by lra; nra).
  all: assert (Hinv : 0 < / alpha) by (apply Rinv_0_lt_compat; lra).
  - rewrite Rabs_right in H1 by lra.
    replace (epsilon * 1 / (alpha * r)) with (epsilon / (alpha * r)) by (field; pose proof rho_positive; lra).
    rewrite Rabs_right; [ring|]. unfold Rdiv at 1. nra.
  - rewrite Rabs_left in H1 by lra.
    replace (epsilon * -1 / (alpha * r)) with (- (epsilon / (alpha * r))) by (field; pose proof rho_positive; lra).
    rewrite Rabs_left; [ring|]. unfold Rdiv at 1. nra.
Qed.

Lemma closed_form_feasible_value x :
  closed_form (P1 epsilon) d q a amax alpha eta x ->
  feasible (P1 epsilon) (S q) (d + q) A y x /\
  objective (P1 epsilon) (S q) (d + q) A y x = minimum.
Proof.
  intros Hx. pose proof (closed_form_residual x Hx) as Hres.
  pose proof rho_positive as Hr. destruct valid as [He _]. split.
  - simpl. rewrite <- residual_norm.
    rewrite (norm_ext (S q) (residual x) (vscale (epsilon / r) u)) by exact Hres.
    rewrite norm_scale. unfold u.
    rewrite (norm_dual d q a amax alpha eta amax_is_maximum a_positive alpha_positive). fold r.
    rewrite Rabs_right by (apply Rle_ge, Rlt_le, Rdiv_lt_0_compat; lra).
    apply Req_le. field. lra.
  - rewrite objective_decomposed.
    replace (dot (S q) u (residual x)) with (epsilon * r).
    + destruct Hx as [[t [Ht [Hsum [Hoff Hxt]]]] Hz]. pose proof factor_positive as Hc.
      destruct (weights_give_block d a amax amax_is_maximum a_positive c x t) as [_ Hslack]; auto; [lra|].
      rewrite Hslack. replace (second_slack d q eta x) with 0; [ring|].
      symmetry. apply sum_zero. intros i Hi. rewrite (Hz i Hi), (second_block_sign i Hi). ring.
    + rewrite (dot_ext (S q) u u (residual x) (vscale (epsilon / r) u)) by auto.
      rewrite dot_scale_r. unfold u.
      rewrite (dual_squared d q a amax alpha eta amax_is_maximum a_positive alpha_positive). fold r. field. lra.
Qed.

Theorem solution_iff x :
  solution (P1 epsilon) (S q) (d + q) A y x <-> closed_form (P1 epsilon) d q a amax alpha eta x.
Proof.
  pose proof rho_positive as Hr. pose proof valid as [He _].
  pose proof (amax_positive d a amax amax_is_maximum a_positive) as Hm.
  split.
  - intros [Hf Hmin].
    destruct (closed_form_inhabited d q a amax alpha eta amax_is_maximum (P1 epsilon)) as [x0 Hx0].
    destruct (closed_form_feasible_value x0 Hx0) as [Hf0 Hv0].
    pose proof (Hmin x0 Hf0) as H. rewrite Hv0, objective_decomposed in H.
    pose proof (first_slack_nonneg d a amax amax_is_maximum a_positive x) as H1.
    pose proof (second_slack_nonneg d q eta x) as H2.
    pose proof (gap_nonneg x Hf) as H3.
    assert (Hgap : epsilon * r - dot (S q) u (residual x) = 0) by lra.
    pose proof (residual_bound x Hf) as Hv. cbv zeta in Hv. rewrite Hgap, Rmult_0_r in Hv.
    pose proof (dot_self_zero (S q) _ Hv) as Hrow. unfold vsub, vscale, residual, vsub in Hrow. split.
    + apply block_gives_weights; auto; [apply factor_positive| |lra].
      specialize (Hrow O (Nat.lt_0_succ q)). unfold A in Hrow. rewrite block_row_first in Hrow. simpl in Hrow.
      simpl. fold r. replace (epsilon / (amax * r)) with (epsilon / r * / amax) by (field; lra). lra.
    + intros i Hi. specialize (Hrow (S i) (proj1 (Nat.succ_lt_mono i q) Hi)).
      unfold A in Hrow. rewrite block_row_next in Hrow by exact Hi. simpl in Hrow.
      simpl. fold r. apply Rmult_eq_reg_l with alpha; [|lra].
      replace (alpha * ((eta i - epsilon * sgn (eta i) / (alpha * r)) / alpha))
        with (eta i - epsilon / r * (sgn (eta i) / alpha)) by (field; lra).
      lra.
  - intros Hx. destruct (closed_form_feasible_value x Hx) as [Hf Hv]. split; [exact Hf|].
    intros z Hz. rewrite Hv, objective_decomposed.
    pose proof (first_slack_nonneg d a amax amax_is_maximum a_positive z) as H1.
    pose proof (second_slack_nonneg d q eta z) as H2.
    pose proof (gap_nonneg z Hz) as H3. lra.
Qed.

End BasisPursuit.
