(** * The solution sets of the block matrices

    All three problems in one statement: Ξ(A(a, alpha), (1, η)) is the closed form, both inclusions. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms.
From BarrierLab Require Import SolutionSets.Duality.
From BarrierLab Require SolutionSets.BasisPursuit SolutionSets.Lasso SolutionSets.SquareRootLasso.
Open Scope R_scope.

Theorem solution_set (p : problem) d q a amax alpha eta x :
  is_maximum d a amax -> (forall i, (i < d)%nat -> 0 < a i) -> 0 < alpha ->
  closed_form_valid p q eta amax alpha ->
  solution p (S q) (d + q) (block_matrix d a alpha) (block_sample eta) x <->
  closed_form p d q a amax alpha eta x.
Proof.
  intros Hm Ha Halpha Hv. destruct p as [epsilon|lambda|lambda].
  - apply BasisPursuit.solution_iff; assumption.
  - apply Lasso.solution_iff; assumption.
  - apply SquareRootLasso.solution_iff; assumption.
Qed.

(** 0 < c ≤ 1 wherever the closed form is valid. *)
Lemma factor_bounds (p : problem) q eta amax alpha :
  0 < amax -> 0 < alpha -> closed_form_valid p q eta amax alpha ->
  0 < first_block_factor p q eta amax alpha <= 1.
Proof.
  intros Hm Halpha Hv.
  assert (Hmax : is_maximum 1 (fun _ => amax) amax) by (split; [exists O; auto|intros; lra]).
  destruct p as [epsilon|lambda|lambda]; simpl in *.
  - pose proof (BasisPursuit.factor_positive 1 q (fun _ => amax) amax alpha eta epsilon) as H.
    pose proof (BasisPursuit.rho_positive 1 q (fun _ => amax) amax alpha eta) as Hr.
    split; [apply H; auto|]. destruct Hv as [He _].
    assert (0 < epsilon / (amax * rho q eta amax alpha)); [|lra].
    apply Rdiv_lt_0_compat; [lra|]. apply Rmult_lt_0_compat; [exact Hm|]. apply Hr; auto.
  - pose proof (Lasso.factor_positive 1 q (fun _ => amax) amax alpha eta lambda) as H.
    split; [apply H; auto|]. assert (0 < lambda / (2 * amax)) by (apply Rdiv_lt_0_compat; lra). lra.
  - lra.
Qed.

(** A single maximal entry a_i: the i-th candidate is the only minimiser. *)
Theorem unique_solution (p : problem) d q a amax alpha eta i x :
  (i < d)%nat -> a i = amax -> (forall j, (j < d)%nat -> j <> i -> a j < amax) ->
  (forall i, (i < d)%nat -> 0 < a i) -> 0 < alpha ->
  closed_form_valid p q eta amax alpha ->
  solution p (S q) (d + q) (block_matrix d a alpha) (block_sample eta) x <->
  forall j, (j < d + q)%nat -> x j = candidate p d q eta amax alpha i j.
Proof.
  intros Hi Hmax Hlt Ha Halpha Hv.
  assert (Hm : is_maximum d a amax).
  { split; [exists i; auto|]. intros j Hj. destruct (Nat.eq_dec j i) as [->|Hne]; [lra|].
    apply Rlt_le. auto. }
  rewrite (solution_set p d q a amax alpha eta x Hm Ha Halpha Hv). split.
  - intros [[t [Ht [Hsum [Hoff Hx]]]] Hz] j Hj. unfold candidate.
    destruct (Nat.ltb_spec j d) as [Hjd|Hjd].
    + rewrite (Hx j Hjd). f_equal.
      assert (Hti : t i = 1).
      { rewrite <- Hsum. symmetry. apply sum_single; [exact Hi|]. intros k Hk Hne. apply Hoff; [exact Hk|].
        specialize (Hlt k Hk Hne). lra. }
      destruct (Nat.eq_dec j i) as [->|Hne].
      * rewrite unit_vector_same. exact Hti.
      * rewrite unit_vector_other by congruence. apply Hoff; [exact Hjd|]. specialize (Hlt j Hjd Hne). lra.
    + replace j with (d + (j - d))%nat at 1 by lia. apply Hz. lia.
  - intros Hx. split.
    + exists (unit_vector i). repeat split.
      * intros j _. unfold unit_vector. destruct Nat.eqb; lra.
      * rewrite (sum_ext d _ (fun j => 1 * unit_vector i j)) by (intros; ring).
        apply (sum_unit_vector d (fun _ => 1) i Hi).
      * intros j Hj Hne. apply unit_vector_other. intros ->. contradiction.
      * intros j Hj. rewrite (Hx j) by lia. unfold candidate.
        destruct (Nat.ltb_spec j d); [reflexivity|lia].
    + intros j Hj. rewrite (Hx (d + j)%nat) by lia. unfold candidate.
      destruct (Nat.ltb_spec (d + j) d); [lia|]. f_equal. lia.
Qed.

(** Every candidate with a maximal entry is a minimiser; in particular minimisers exist. *)
Theorem candidate_is_solution (p : problem) d q a amax alpha eta i :
  (i < d)%nat -> a i = amax -> is_maximum d a amax ->
  (forall i, (i < d)%nat -> 0 < a i) -> 0 < alpha ->
  closed_form_valid p q eta amax alpha ->
  solution p (S q) (d + q) (block_matrix d a alpha) (block_sample eta) (candidate p d q eta amax alpha i).
Proof.
  intros Hi Hai Hm Ha Halpha Hv.
  apply (solution_set p d q a amax alpha eta _ Hm Ha Halpha Hv). split.
  - exists (unit_vector i). repeat split.
    + intros j _. unfold unit_vector. destruct Nat.eqb; lra.
    + rewrite (sum_ext d _ (fun j => 1 * unit_vector i j)) by (intros; ring).
      apply (sum_unit_vector d (fun _ => 1) i Hi).
    + intros j Hj Hne. apply unit_vector_other. intros ->. contradiction.
    + intros j Hj. unfold candidate. destruct (Nat.ltb_spec j d); [reflexivity|lia].
  - intros j Hj. unfold candidate. destruct (Nat.ltb_spec (d + j) d); [lia|]. f_equal. lia.
Qed.
