(** * Nearly feasible points

    The points from which the data of a certificate extend to a training set: for (P2) and (P3) any, for (P1) the points of the
    evidence, or, where A Aᵀ = α²I with α ≥ 1, approximate solutions of A_n·x = y_k, since then all A_n with
    ‖A_n - A‖ ≤ 1/2 have full row rank. *)

From Coq Require Import Reals QArith Qreals ZArith Arith Lra Lia Psatz List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm AdmissibleData.Rounding
  AdmissibleData.RoundedData
  Checker.ProofCheck Checker.Certificate Checker.Enclosures Checker.Check Checker.CheckCorrect Checker.CompleteTrainingSets.
Open Scope R_scope.

Theorem unconstrained_data_complete c :
  data_fair c -> 0 < Q2R (the_parameter c) -> the_kind c <> P1_kind -> data_complete c.
Proof.
  intros Hfair Hpar Hkind. apply (fair_data_complete c (fun _ _ _ => 0) 0 Hfair Hpar); intros;
    unfold nearly_feasible; simpl the_problem; destruct (the_kind c); simpl; tauto.
Qed.

(** A power of two above finitely many numbers. *)
Lemma power_of_two_above n (f : nat -> R) :
  (forall i, (i < n)%nat -> 0 <= f i) -> exists e, forall i, (i < n)%nat -> f i < 2 ^ e.
Proof.
  intros Hf. pose proof (sum_nonneg n f Hf) as Hs. set (b := sum n f + 1).
  exists (Z.to_nat (up b)). intros i Hi. pose proof (sum_term_le n f i Hf Hi) as Hle.
  destruct (archimed b) as [Hb _]. pose proof (INR_le_pow2 (Z.to_nat (up b))) as Hp.
  rewrite INR_IZR_INZ, Z2Nat.id in Hp by (apply le_IZR; unfold b in *; lra). unfold b in *. lra.
Qed.

(** ** The points of the evidence *)

Theorem points_give_completion c : the_kind c = P1_kind ->
  data_fair c -> 0 < Q2R (the_parameter c) -> points_feasible c -> points_nearly_feasible c -> data_complete c.
Proof.
  intros Hkind Hfair Hpar Hfeasible Hnearly.
  destruct (power_of_two_above (length (sample_vectors c)) (fun s => norm (size_N c) (evidence_point c s))
    (fun s _ => norm_nonneg _ _)) as [extra Hextra].
  apply (fair_data_complete c (fun s _ => evidence_point c s) extra Hfair Hpar).
  - intros n s M Hn Hs HM. unfold nearly_feasible, witness_misfit. simpl the_problem. rewrite Hkind. simpl problem_of. cbv iota.
    simpl rows in *. simpl columns in *. simpl sample_count in Hs. simpl sample. specialize (Hextra s Hs). cbv beta in Hextra.
    pose proof (Hfeasible s Hs) as H. unfold misfit in *. set (x := evidence_point c s) in *.
    pose proof (norm_sub_triangle (size_m c) (matvec (size_N c) (real_matrix M) x)
      (matvec (size_N c) (instance_matrix c) x) (instance_sample c s)) as T.
    assert (Hd : norm (size_m c) (vsub (matvec (size_N c) (real_matrix M) x) (matvec (size_N c) (instance_matrix c) x)) <
      / 2 ^ n); [|unfold A in H; lra].
    rewrite (norm_ext _ _ (matvec (size_N c) (msub (real_matrix M) (instance_matrix c)) x)).
    + eapply Rle_lt_trans; [apply HM|]. rewrite pow_add, Rinv_mult.
      pose proof (inv_pow2_positive n). pose proof (pow2_positive extra). rewrite Rmult_assoc.
      rewrite <- (Rmult_1_r (/ 2 ^ n)) at 2. apply Rmult_lt_compat_l; [assumption|].
      apply Rmult_lt_reg_l with (2 ^ extra); [assumption|]. rewrite <- Rmult_assoc, Rinv_r by lra. lra.
    + intros i Hi. rewrite matvec_sub. reflexivity.
  - intros a s Ha Hs Hnot. unfold nearly_feasible, witness_misfit. simpl the_problem. rewrite Hkind. simpl problem_of.
    cbv iota. apply Hnearly; assumption.
Qed.

(** ** Matrices of full row rank *)

Section Row_rank.

Variables (m N : nat) (A : matrix) (alpha : R).
Hypothesis alpha_ge_one : 1 <= alpha.
Hypothesis rows_orthogonal : forall r i, (i < m)%nat ->
  matvec N A (matvec m (transpose A) r) i = alpha * alpha * r i.

Lemma transpose_norm r : norm N (matvec m (transpose A) r) = alpha * norm m r.
Proof.
  unfold norm. rewrite <- (sqrt_square alpha) at 1 by lra.
  rewrite <- sqrt_mult by (try apply dot_self_nonneg; nra). f_equal.
  rewrite <- dot_matvec_transpose. rewrite <- (dot_scale_l m (alpha * alpha)).
  apply dot_ext; [|reflexivity]. intros i Hi. rewrite rows_orthogonal by exact Hi. reflexivity.
Qed.

(** Richardson's iteration for Mx = y. *)
Fixpoint approximate_solution (M : matrix) (y : vector) (steps : nat) : vector :=
  match steps with
  | O => fun _ => 0
  | S k =>
      let x := approximate_solution M y k in
      vadd x (vscale (/ (alpha * alpha)) (matvec m (transpose A) (vsub y (matvec N M x))))
  end.

Lemma approximate_solution_misfit M y steps : op_norm_le m N (msub M A) (/ 2) ->
  misfit m N M y (approximate_solution M y steps) <= / 2 ^ steps * norm m y.
Proof.
  intros HM. unfold misfit. induction steps as [|k IH].
  - simpl. rewrite Rinv_1, Rmult_1_l, norm_sub_comm. right. apply norm_ext. intros i Hi.
    unfold vsub, matvec, dot. rewrite sum_zero by (intros; ring). ring.
  - cbn [approximate_solution]. cbv zeta. set (x := approximate_solution M y k) in *. set (r := vsub y (matvec N M x)).
    assert (Hpos : 0 < alpha * alpha) by nra. pose proof (norm_nonneg m r) as Hr.
    rewrite (norm_ext m _ (vscale (/ (alpha * alpha)) (matvec N (msub M A) (matvec m (transpose A) r)))).
    + rewrite norm_scale, Rabs_right by (apply Rle_ge, Rlt_le, Rinv_0_lt_compat, Hpos).
      specialize (HM (matvec m (transpose A) r)). rewrite transpose_norm in HM.
      rewrite norm_sub_comm in IH. fold r in IH.
      apply Rle_trans with (/ (alpha * alpha) * (/ 2 * (alpha * norm m r))).
      * apply Rmult_le_compat_l; [apply Rlt_le, Rinv_0_lt_compat, Hpos|exact HM].
      * replace (/ (alpha * alpha) * (/ 2 * (alpha * norm m r))) with (/ alpha * (/ 2 * norm m r)) by (field; lra).
        assert (Hi : / alpha <= 1) by (rewrite <- Rinv_1; apply Rinv_le_contravar; lra).
        assert (H0 : 0 < / alpha) by (apply Rinv_0_lt_compat; lra).
        simpl pow. rewrite Rinv_mult, Rmult_assoc. nra.
    + intros i Hi. set (w := matvec m (transpose A) r).
      change (dot N (M i) (vadd x (vscale (/ (alpha * alpha)) w)) - y i = / (alpha * alpha) * matvec N (msub M A) w i).
      rewrite matvec_sub. unfold w at 3. rewrite rows_orthogonal by exact Hi. rewrite dot_add_r, dot_scale_r.
      change (dot N (M i) x) with (matvec N M x i). change (dot N (M i) w) with (matvec N M w i).
      unfold r, vsub. field. lra.
Qed.

End Row_rank.

(** The data of an instance with A Aᵀ = α²I, α ≥ 1, are part of an admissible training set. *)
Theorem row_rank_gives_completion c alpha : 1 <= alpha ->
  (forall r i, (i < size_m c)%nat ->
     matvec (size_N c) (instance_matrix c) (matvec (size_m c) (transpose (instance_matrix c)) r) i = alpha * alpha * r i) ->
  data_fair c -> 0 < Q2R (the_parameter c) -> data_complete c.
Proof.
  intros Halpha Hrows Hfair Hpar. pose proof Hfair as [Hadm _].
  destruct (power_of_two_above (length (sample_vectors c))
    (fun s => norm (size_m c) (instance_sample c s) / Q2R (the_parameter c))) as [steps Hsteps].
  { intros s _. apply Rmult_le_pos; [apply norm_nonneg|]. apply Rlt_le, Rinv_0_lt_compat, Hpar. }
  set (witness := fun s M => approximate_solution (size_m c) (size_N c) (instance_matrix c) alpha (real_matrix M)
    (instance_sample c s) steps).
  assert (G : forall n s M, (1 <= n)%nat -> (s < length (sample_vectors c))%nat ->
    op_norm_le (size_m c) (size_N c) (msub (real_matrix M) (instance_matrix c)) (/ 2 ^ n) ->
    nearly_feasible (instance c) witness n s M).
  { intros n s M Hn Hs HM. unfold nearly_feasible, witness_misfit. simpl the_problem.
    destruct (the_kind c); simpl problem_of; cbv iota; [|exact I|exact I].
    simpl rows. simpl columns. simpl sample. pose proof (inv_pow2_positive n). specialize (Hsteps s Hs). cbv beta in Hsteps.
    assert (Hm : misfit (size_m c) (size_N c) (real_matrix M) (instance_sample c s) (witness s M) <
      Q2R (the_parameter c)); [|lra].
    eapply Rle_lt_trans.
    - apply approximate_solution_misfit; [exact Halpha|exact Hrows|].
      apply op_norm_le_weaken with (/ 2 ^ n); [|exact HM]. apply Rinv_le_contravar; [lra|].
      rewrite <- (pow_1 2) at 1. apply Rle_pow; [lra|exact Hn].
    - pose proof (pow2_positive steps) as Hp. apply Rmult_lt_reg_l with (2 ^ steps); [exact Hp|].
      rewrite <- Rmult_assoc, Rinv_r, Rmult_1_l by lra.
      apply Rmult_lt_reg_r with (/ Q2R (the_parameter c)); [apply Rinv_0_lt_compat, Hpar|].
      rewrite Rmult_assoc, Rinv_r by lra. rewrite Rmult_1_r. exact Hsteps. }
  apply (fair_data_complete c witness 0 Hfair Hpar).
  - intros n s M Hn Hs HM. rewrite Nat.add_0_r in HM. apply G; assumption.
  - intros a s Ha Hs _. destruct (Hadm a Ha) as [_ [Hl [HM _]]]. apply G; assumption.
Qed.
