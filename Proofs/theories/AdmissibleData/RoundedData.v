(** * Rational admissible data exist

    The datum made from a block matrix A(a, alpha) by rounding everything up to a multiple of 2⁻ᴺ is admissible, at
    level n, for every block matrix whose blocks are within (3/4) 2⁻ⁿ of a and alpha.  Equal entries of a stay equal.
    Its solution vector is that of the rounded problem, as (T) asks. *)

From Coq Require Import Reals Arith QArith Qreals Lra Lia FunctionalExtensionality.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets
  AdmissibleData.Rounding AdmissibleData.BlockPerturbations.
Open Scope R_scope.

(** ** Sizes of rounding errors *)

Lemma INR_le_pow2 m : INR m <= 2 ^ m.
Proof.
  induction m as [|m IH]; [simpl; lra|]. rewrite S_INR. simpl pow.
  assert (1 <= 2 ^ m) by (apply pow_R1_Rle; lra). lra.
Qed.

Lemma norm_le_of_entries n x e : (forall i, (i < n)%nat -> Rabs (x i) <= e) -> norm n x <= INR n * e.
Proof.
  intros H. eapply Rle_trans; [apply norm_le_l1_norm|]. unfold l1_norm.
  rewrite <- sum_const. apply sum_le. exact H.
Qed.

(** The exponent N for which vectors of at most p entries are rounded to within 2⁻ⁿ / 4. *)
Definition rounding_exponent (n p : nat) : nat := (n + 2 + p)%nat.

Lemma rounding_small n p m : (m <= p)%nat -> INR m * / 2 ^ rounding_exponent n p <= / 4 * / 2 ^ n.
Proof.
  intros Hm. unfold rounding_exponent. rewrite !pow_add.
  pose proof (pow2_positive n). pose proof (pow2_positive p).
  rewrite !Rinv_mult. replace (2 ^ 2) with 4 by ring.
  apply le_INR in Hm. pose proof (INR_le_pow2 p).
  assert (INR m * / 2 ^ p <= 1).
  { apply Rmult_le_reg_r with (2 ^ p); [assumption|]. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  assert (0 < / 2 ^ n) by (apply Rinv_0_lt_compat; assumption). nra.
Qed.

(** ** The datum *)

Definition rounded_datum (p : problem) (d q : nat) (a : vector) (alpha : R) (i : nat) (eta : vector) (n : nat) : datum :=
  let N := rounding_exponent n (S (d + q)) in
  {| datum_matrix := fun r j =>
       match r with
       | O => if Nat.ltb j d then round_up N (a j) else 0%Q
       | S r' => if Nat.eqb j (d + r') then round_up N alpha else 0%Q
       end;
     datum_sample := fun r => match r with O => 1%Q | S r' => round_away N (eta r') end;
     datum_solution := fun j =>
       round_up N (candidate p d q (fun r => Q2R (round_away N (eta r)))
                     (Q2R (round_up N (a i))) (Q2R (round_up N alpha)) i j) |}.

Section RoundedDatum.

Variables (p : problem) (d q : nat) (a : vector) (alpha : R) (i : nat) (eta : vector) (n : nat).
Hypothesis index : (i < d)%nat.
Hypothesis a_positive : forall j, (j < d)%nat -> 0 < a j.
Hypothesis a_i_maximal : forall j, (j < d)%nat -> a j <= a i.
Hypothesis alpha_positive : 0 < alpha.
Hypothesis valid : closed_form_valid p q eta (a i) alpha.

Let N := rounding_exponent n (S (d + q)).
Let a' : vector := fun j => Q2R (round_up N (a j)).
Let alpha' := Q2R (round_up N alpha).
Let eta' : vector := fun r => Q2R (round_away N (eta r)).
Let T := rounded_datum p d q a alpha i eta n.

Lemma rounded_matrix : real_matrix (datum_matrix T) = block_matrix d a' alpha'.
Proof.
  extensionality r. extensionality j. unfold real_matrix, block_matrix. simpl. destruct r as [|r].
  - destruct (Nat.ltb j d); [reflexivity|apply RMicromega.Q2R_0].
  - destruct (Nat.eqb j (d + r)); [reflexivity|apply RMicromega.Q2R_0].
Qed.

Lemma rounded_sample : real_vector (datum_sample T) = block_sample eta'.
Proof.
  extensionality r. unfold real_vector, block_sample. simpl. destruct r as [|r]; [apply RMicromega.Q2R_1|reflexivity].
Qed.

Lemma rounded_candidate_is_solution :
  solution p (S q) (d + q) (block_matrix d a' alpha') (block_sample eta')
    (candidate p d q eta' (a' i) alpha' i).
Proof.
  assert (Hup : forall x, x < Q2R (round_up N x)) by (intros; apply round_up_bounds).
  apply candidate_is_solution; auto.
  - split; [exists i; auto|]. intros j Hj. apply round_up_monotone. auto.
  - intros j Hj. apply Rlt_trans with (a j); [auto|apply Hup].
  - apply Rlt_trans with alpha; [auto|apply Hup].
  - apply closed_form_valid_monotone with (eta := eta) (amax := a i) (alpha := alpha); auto;
      try (apply Rlt_le, Hup).
    + intros j Hj H0. unfold eta'. rewrite H0. apply round_away_zero.
    + intros j Hj. apply round_away_abs.
Qed.

Theorem rounded_datum_admissible C b beta :
  class_problem C = p -> candidates C = d -> tail C = q ->
  norm d (vsub a b) <= 3 / 4 * / 2 ^ n -> Rabs (alpha - beta) <= 3 / 4 * / 2 ^ n ->
  admissible_datum (class_setting C) (block_matrix d b beta) (block_sample eta) n T.
Proof.
  intros Hp Hd Hq Hab Halpha. unfold admissible_datum, solutions. simpl rows. simpl columns. simpl the_problem.
  rewrite Hp, Hd, Hq, rounded_matrix, rounded_sample.
  assert (Hround : forall x, Rabs (Q2R (round_up N x) - x) <= / 2 ^ N).
  { intros x. pose proof (round_up_bounds N x). rewrite Rabs_right; lra. }
  pose proof (inv_pow2_positive n) as Hpos. split; [|split].
  - apply block_matrix_perturbation.
    + eapply Rle_trans; [apply (norm_sub_triangle d a' a b)|].
      assert (norm d (vsub a' a) <= INR d * / 2 ^ N).
      { apply norm_le_of_entries. intros j Hj. apply Hround. }
      pose proof (rounding_small n (S (d + q)) d) as H'. fold N in H'. specialize (H' ltac:(lia)). lra.
    + pose proof (rounding_small n (S (d + q)) 1) as H'. fold N in H'. specialize (H' ltac:(lia)). simpl INR in H'.
      pose proof (Hround alpha). unfold alpha'.
      replace (Q2R (round_up N alpha) - beta) with ((Q2R (round_up N alpha) - alpha) + (alpha - beta)) by ring.
      eapply Rle_trans; [apply Rabs_triang|]. lra.
  - eapply Rle_trans; [apply norm_le_of_entries with (e := / 2 ^ N)|].
    + intros [|r] Hr; unfold vsub, block_sample.
      * rewrite Rminus_eq_0, Rabs_R0. apply Rlt_le, inv_pow2_positive.
      * apply round_away_bound.
    + pose proof (rounding_small n (S (d + q)) (S q)) as H'. fold N in H'. specialize (H' ltac:(lia)). lra.
  - apply dist_le_point with (candidate p d q eta' (a' i) alpha' i).
    + apply rounded_candidate_is_solution.
    + eapply Rle_trans; [apply norm_le_of_entries with (e := / 2 ^ N)|].
      * intros j Hj. apply Hround.
      * pose proof (rounding_small n (S (d + q)) (d + q)) as H'. fold N in H'. specialize (H' ltac:(lia)). lra.
Qed.

End RoundedDatum.
