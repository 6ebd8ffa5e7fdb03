(** * The solution set of (P3), λ ∈ (0, 1]

    minimise λ‖x‖₁ + ‖Ax - y‖: if λρ < 1, the minimisers satisfy Ax = y. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality.
Open Scope R_scope.

Section SquareRootLasso.

Variables (d q : nat) (a : vector) (amax alpha : R) (eta : vector) (lambda : R).
Hypothesis amax_is_maximum : is_maximum d a amax.
Hypothesis a_positive : forall i, (i < d)%nat -> 0 < a i.
Hypothesis alpha_positive : 0 < alpha.
Hypothesis valid : closed_form_valid (P3 lambda) q eta amax alpha.

Let A := block_matrix d a alpha.
Let y := block_sample eta.
Let u := dual amax alpha eta.
Let defect x := misfit (S q) (d + q) A y x + dot (S q) u (vsub (matvec (d + q) A x) y) * lambda.

(** λ‖x‖₁ + ‖Ax - y‖ = λ⟨u, y⟩ + λ slack(x) + (‖Ax - y‖ + ⟨λu, Ax - y⟩) *)
Lemma objective_decomposed x :
  objective (P3 lambda) (S q) (d + q) A y x =
  lambda * dot (S q) u y + lambda * (first_slack d a amax x + second_slack d q eta x) + defect x.
Proof.
  unfold objective, defect.
  rewrite (l1_norm_dual d q a amax alpha eta amax_is_maximum a_positive alpha_positive x).
  rewrite dot_sub_r. fold A u. ring.
Qed.

Lemma defect_bound x :
  (1 - lambda * rho q eta amax alpha) * misfit (S q) (d + q) A y x <= defect x.
Proof.
  unfold defect. destruct valid as [Hl _].
  pose proof (cauchy_schwarz_abs (S q) u (vsub (matvec (d + q) A x) y)) as H.
  unfold u in H at 2.
  rewrite (norm_dual d q a amax alpha eta amax_is_maximum a_positive alpha_positive) in H.
  fold (misfit (S q) (d + q) A y x) in H.
  pose proof (Rle_abs (- dot (S q) u (vsub (matvec (d + q) A x) y))) as H'. rewrite Rabs_Ropp in H'.
  nra.
Qed.

Lemma defect_nonneg x : 0 <= defect x.
Proof.
  pose proof (defect_bound x). destruct valid as [_ Hv].
  pose proof (norm_nonneg (S q) (vsub (matvec (d + q) A x) y)) as Hn.
  fold (misfit (S q) (d + q) A y x) in Hn. nra.
Qed.

Lemma closed_form_value x :
  closed_form (P3 lambda) d q a amax alpha eta x ->
  objective (P3 lambda) (S q) (d + q) A y x = lambda * dot (S q) u y.
Proof.
  intros [[t [Ht [Hsum [Hoff Hx]]]] Hz]. simpl in Hx, Hz.
  destruct (weights_give_block d a amax amax_is_maximum a_positive 1 x t) as [Hdot Hslack]; auto; [lra|].
  assert (Hm : misfit (S q) (d + q) A y x = 0).
  { apply Rle_antisym; [|apply norm_nonneg].
    pose proof (misfit_squared d q a alpha eta x) as E. fold A y in E.
    rewrite Hdot, sum_zero in E; [nra|].
    intros i Hi. rewrite (Hz i Hi). field. lra. }
  rewrite objective_decomposed, Hslack.
  assert (Hs2 : second_slack d q eta x = 0).
  { apply sum_zero. intros i Hi. rewrite (Hz i Hi). unfold Rdiv.
    rewrite Rabs_mult, (Rabs_right (/ alpha)), <- sgn_times_self; [ring|].
    apply Rle_ge, Rlt_le, Rinv_0_lt_compat, alpha_positive. }
  rewrite Hs2. unfold defect. rewrite Hm.
  replace (dot (S q) u (vsub (matvec (d + q) A x) y)) with 0; [ring|].
  symmetry. apply sum_zero. intros i Hi.
  rewrite (norm_eq_zero (S q) (vsub (matvec (d + q) A x) y)); [ring| |exact Hi].
  fold (misfit (S q) (d + q) A y x). lra.
Qed.

Theorem solution_iff x :
  solution (P3 lambda) (S q) (d + q) A y x <-> closed_form (P3 lambda) d q a amax alpha eta x.
Proof.
  destruct valid as [Hl Hv]. split.
  - intros [_ Hmin].
    destruct (closed_form_inhabited d q a amax alpha eta amax_is_maximum (P3 lambda)) as [x0 Hx0].
    pose proof (Hmin x0 I) as H. rewrite (closed_form_value x0 Hx0), objective_decomposed in H.
    pose proof (first_slack_nonneg d a amax amax_is_maximum a_positive x) as H1.
    pose proof (second_slack_nonneg d q eta x) as H2.
    pose proof (defect_nonneg x) as H3. pose proof (defect_bound x) as H4.
    pose proof (norm_nonneg (S q) (vsub (matvec (d + q) A x) y)) as Hn.
    fold (misfit (S q) (d + q) A y x) in Hn.
    assert (Hs : first_slack d a amax x <= 0) by nra.
    assert (Hm : misfit (S q) (d + q) A y x <= 0) by nra.
    pose proof (norm_eq_zero (S q) _ Hm) as Hrow. unfold vsub in Hrow. split.
    + apply block_gives_weights; auto; [simpl; lra|].
      specialize (Hrow O (Nat.lt_0_succ q)). unfold A in Hrow. rewrite block_row_first in Hrow.
      simpl in *. lra.
    + intros i Hi. simpl. specialize (Hrow (S i) (proj1 (Nat.succ_lt_mono i q) Hi)).
      unfold A in Hrow. rewrite block_row_next in Hrow by exact Hi. simpl in Hrow.
      apply Rmult_eq_reg_l with alpha; [|lra]. field_simplify; lra.
  - intros Hx. split; [exact I|]. intros z _. rewrite (closed_form_value x Hx), objective_decomposed.
    pose proof (first_slack_nonneg d a amax amax_is_maximum a_positive z) as H1.
    pose proof (second_slack_nonneg d q eta z) as H2.
    pose proof (defect_nonneg z) as H3. nra.
Qed.

End SquareRootLasso.
