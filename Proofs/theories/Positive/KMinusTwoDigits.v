(** * Theorem 2 (3), the algorithm: K - 2 digits on all of Ω(K, L) from L data

    It reads the levels 1, ..., L of one sample, and on the scales K and K - 1 it answers the centroid of the candidates; on the scale
    K - 2 the level L tells the member.  The error is at most (9/10) 10²⁻ᴷ, for all samples. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.TiltedMembers Barriers.LevelsBelowL
  Positive.SmallTilts Positive.Identification Positive.Scales Positive.LevelByLevel Positive.KMinusOneDigits
  Positive.LargeTilts.
Open Scope R_scope.

Section KMinusTwoDigits.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let L := levels C.
Let P := class_setting C.

Definition decide_K_minus_2 (m : nat) (t : datum) : option answer_vectors :=
  if Nat.ltb m (levels C) then None
  else
    Some match scale_of C (first_row t) with
         | first_scale => centroid C (digits C)
         | second_scale => centroid C (digits C - 1)
         | third_scale => answer_on_third_scale C m (first_row t)
         end.

Definition K_minus_2_digits_strategy : strategy query datum answer_vectors := level_by_level decide_K_minus_2.

Lemma scale_bound D : (K - 1 <= D)%nat -> 9 * / 10 ^ D <= 9 / 10 * / 10 ^ (K - 2).
Proof.
  intros HD. destruct (valid_parts C valid) as [HK _]. fold K in HK.
  assert (E : / 10 ^ (K - 2) = 10 * / 10 ^ (K - 1)).
  { replace (K - 1)%nat with (S (K - 2)) by lia. simpl pow. field. apply pow_nonzero. lra. }
  rewrite E. assert (/ 10 ^ D <= / 10 ^ (K - 1)); [|lra].
  apply Rinv_le_contravar; [apply pow_lt; lra|]. apply Rle_pow; [lra|exact HD].
Qed.

Lemma small_tau_le_quarter n : (1 <= n)%nat -> 0 < small_tau n <= 1 / 4.
Proof.
  intros Hn. split; [apply small_tau_positive|]. unfold small_tau.
  assert (/ 2 ^ (n + 1) <= / 2 ^ 2); [|simpl pow in *; lra].
  apply Rinv_le_contravar; [lra|]. apply Rle_pow; [lra|lia].
Qed.

(** The answer at the level L is accurate. *)
Lemma decision_accurate A iota m out : Omega C A -> admissible P A iota -> (1 <= m)%nat ->
  decide_K_minus_2 m (iota (O, m)) = Some out -> accurate P A (9 / 10 * / 10 ^ (K - 2)) out.
Proof.
  intros HA Hadm Hm Hout. destruct (valid_parts C valid) as [HK [HL [Hd HR]]]. fold K in HK. fold L in HL.
  assert (Hscale1 : valid_scale C K) by apply valid.
  assert (Hscale2 : valid_scale C (K - 1)) by apply valid.
  assert (Hscale3 : valid_scale C (K - 2)) by apply valid.
  assert (He0 : 0 <= 9 / 10 * / 10 ^ (K - 2)).
  { apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat, pow_lt. lra. }
  unfold decide_K_minus_2 in Hout. fold L K in Hout. destruct (Nat.ltb_spec m L) as [_|Hle]; [discriminate|].
  injection Hout as <-.
  destruct HA as [[->|[i [n [Hi [Hn ->]]]]]|[[i [n [Hi [Hn ->]]]]|[i [Hi ->]]]].
  - assert (Hrow : norm d (vsub (first_row (iota (O, m))) (centre_row C K)) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    rewrite (scale_of_first C valid m _ _ Hm Hrow (Rle_refl _)).
    apply exact_answer; [exact He0|]. intros k Hk. apply centroid_is_solution; assumption.
  - pose proof (small_tau_le_quarter n Hn) as Htau.
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (tilt_row C K i (small_tau n))) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    rewrite (scale_of_first C valid m _ _ Hm Hrow) by (apply tilt_row_bounds; lra).
    intros k Hk. eapply dist_le_weaken; [apply (scale_bound K); lia|].
    apply (centroid_near_members C K Hd HR Hscale1 ltac:(lia) (small_tau n)); assumption.
  - pose proof (small_tau_le_quarter n Hn) as Htau.
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (tilt_row C (K - 1) i (small_tau n))) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    rewrite (scale_of_second C valid m _ _ Hm Hrow)
      by (fold K; destruct (tilt_row_bounds C (K - 1) i (small_tau n) O); lra).
    intros k Hk. eapply dist_le_weaken; [apply (scale_bound (K - 1)); lia|].
    apply (centroid_near_members C (K - 1) Hd HR Hscale2 ltac:(lia) (small_tau n)); assumption.
  - pose proof (third_tau_positive C). pose proof (third_tau_le C valid).
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (tilt_row C (K - 2) i (third_tau C))) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    rewrite (scale_of_third C valid m _ _ Hm Hrow)
      by (fold K; destruct (tilt_row_bounds C (K - 2) i (third_tau C) O); lra).
    rewrite (answer_on_third_scale_exact C m _ i Hle Hi Hrow).
    apply exact_answer; [exact He0|]. intros k Hk. apply tilted_candidate_is_solution; assumption.
Qed.

Theorem K_minus_2_digits A iota : Omega C A -> admissible P A iota ->
  exists M out, (M <= L)%nat /\ halts_within K_minus_2_digits_strategy iota M out /\
    accurate P A (9 / 10 * / 10 ^ (K - 2)) out.
Proof.
  intros HA Hadm. destruct (valid_parts C valid) as [_ [HL _]]. fold L in HL.
  destruct (level_by_level_halts _ decide_K_minus_2 iota L HL) as [m [out [Hm [Hout Hhalt]]]].
  { unfold decide_K_minus_2. fold L. rewrite Nat.ltb_irrefl. discriminate. }
  exists m, out. split; [lia|]. split; [exact Hhalt|].
  apply (decision_accurate A iota m out HA Hadm); [lia|exact Hout].
Qed.

(** Only the levels 1, ..., L of one sample are read, whatever the data are. *)
Theorem K_minus_2_digits_reads iota kn : strategy_reads K_minus_2_digits_strategy iota kn ->
  query_sample kn = O /\ (1 <= query_level kn <= L)%nat.
Proof.
  destruct (valid_parts C valid) as [_ [HL _]]. fold L in HL.
  apply (level_by_level_reads _ decide_K_minus_2 iota L kn HL).
  unfold decide_K_minus_2. fold L. rewrite Nat.ltb_irrefl. discriminate.
Qed.

End KMinusTwoDigits.
