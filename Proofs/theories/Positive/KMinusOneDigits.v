(** * Theorem 2 (2), the algorithm: K - 1 digits on all of Ω(K, L), from finitely many data

    It reads the levels 1, 2, ... of one sample.  On the scale K it stops at a fixed level and answers the centroid, unless it
    recognises the member; on the scale K - 2 it stops at the level L; on the scale K - 1 it goes on until it recognises the
    member, which happens because centre(K - 1) is not in the class: a fixed level would not do, by [no_data_budget_suffices].  The answers
    are candidates of members, which the class provides as real vectors; a program would round them. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.TiltedMembers Barriers.LevelsBelowL
  Positive.SmallTilts Positive.Identification Positive.Scales Positive.LevelByLevel.
Open Scope R_scope.

Section KMinusOneDigits.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let L := levels C.
Let P := class_setting C.

(** N is the level at which it stops on the scale K. *)
Definition decide_K_minus_1 (N m : nat) (t : datum) : option answer_vectors :=
  let row := first_row t in
  match scale_of C row with
  | first_scale => if Nat.ltb m N then None else Some (answer_from_row C (digits C) m row)
  | second_scale =>
      match identify C (digits C - 1) (m - 4) m row with
      | Some (i, n) => Some (fun k => tilted_candidate C (digits C - 1) (small_tau n) k i)
      | None => None
      end
  | third_scale => if Nat.ltb m (levels C) then None else Some (answer_on_third_scale C m row)
  end.

Definition K_minus_1_digits_strategy (N : nat) : strategy query datum answer_vectors :=
  level_by_level (decide_K_minus_1 N).

Lemma exact_answer A out e : 0 <= e ->
  (forall k, (k < samples C)%nat -> solutions P A (sample P k) (out k)) -> accurate P A e out.
Proof.
  intros He H k Hk. apply dist_le_point with (out k); [apply H, Hk|].
  rewrite norm_zero; [exact He|]. intros j _. unfold vsub. ring.
Qed.

Theorem K_minus_1_digits :
  exists N, forall A iota, Omega C A -> admissible P A iota ->
    exists out, halts_with (K_minus_1_digits_strategy N) iota out /\ accurate P A (/ 10 ^ (K - 1)) out.
Proof.
  destruct (valid_parts C valid) as [HK [HL [Hd HR]]]. fold K in HK. fold L in HL.
  assert (He0 : 0 <= / 10 ^ (K - 1)) by (apply Rlt_le, Rinv_0_lt_compat, pow_lt; lra).
  assert (He : forall k, (k < samples C)%nat -> circumradius C K k < / 10 ^ (K - 1)).
  { intros k Hk. assert (Hs : valid_scale C K) by apply valid.
    pose proof (circumradius_small C K Hd Hs k Hk) as Hc.
    assert (Hpos : 0 < / 10 ^ K) by (apply Rinv_0_lt_compat, pow_lt; lra).
    assert (E : / 10 ^ (K - 1) = 10 * / 10 ^ K).
    { replace K with (S (K - 1)) at 2 by lia. simpl pow. field. apply pow_nonzero. lra. }
    rewrite E. lra. }
  assert (Hscale1 : valid_scale C K) by apply valid.
  assert (Hscale2 : valid_scale C (K - 1)) by apply valid.
  assert (Hscale3 : valid_scale C (K - 2)) by apply valid.
  destruct (answer_from_row_accurate C K Hd Hscale1 (/ 10 ^ (K - 1)) He0 He) as [m0 Hm0].
  set (N := (m0 + 4)%nat). exists N. intros A iota HA Hadm.
  (* It is enough that some level decides and that every decision is accurate. *)
  assert (Henough : (exists m, (1 <= m)%nat /\ decide_K_minus_1 N m (iota (O, m)) <> None) ->
            (forall m out, (1 <= m)%nat -> decide_K_minus_1 N m (iota (O, m)) = Some out ->
               accurate P A (/ 10 ^ (K - 1)) out) ->
            exists out, halts_with (K_minus_1_digits_strategy N) iota out /\ accurate P A (/ 10 ^ (K - 1)) out).
  { intros [m [Hm Hdec]] Hacc.
    destruct (level_by_level_halts _ (decide_K_minus_1 N) iota m Hm Hdec) as [m' [out [Hm' [Hout Hhalt]]]].
    exists out. split; [exists m'; exact Hhalt|]. apply (Hacc m' out); [lia|exact Hout]. }
  apply Henough; clear Henough; destruct HA as [[->|[i [n [Hi [Hn ->]]]]]|[[i [n [Hi [Hn ->]]]]|[i [Hi ->]]]].
  - exists N. split; [lia|]. unfold decide_K_minus_1.
    rewrite (scale_of_first C valid N _ (centre_row C K)); [|lia|eapply admissible_row; [exact HR|lia|exact Hadm]|apply Rle_refl].
    rewrite Nat.ltb_irrefl. discriminate.
  - pose proof (small_tau_positive n).
    exists N. split; [lia|]. unfold decide_K_minus_1.
    rewrite (scale_of_first C valid N _ (tilt_row C K i (small_tau n)));
      [|lia|eapply admissible_row; [exact HR|lia|exact Hadm]|apply tilt_row_bounds; lra].
    rewrite Nat.ltb_irrefl. discriminate.
  - pose proof (small_tau_positive n). pose proof (small_tau_le C n).
    assert (Hrow : forall m, (1 <= m)%nat ->
              norm d (vsub (first_row (iota (O, m))) (tilt_row C (K - 1) i (small_tau n))) <= / 2 ^ m).
    { intros m Hm. eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    exists (n + 4)%nat. split; [lia|]. unfold decide_K_minus_1.
    rewrite (scale_of_second C valid (n + 4)%nat _ (tilt_row C (K - 1) i (small_tau n)));
      [|lia|apply Hrow; lia|fold K; destruct (tilt_row_bounds C (K - 1) i (small_tau n) O); lra].
    fold K. rewrite (identify_complete C (K - 1)%nat (n + 4 - 4)%nat (n + 4)%nat _ i n); [discriminate|lia|exact Hi|lia|].
    apply Hrow. lia.
  - pose proof (third_tau_positive C). pose proof (third_tau_le C valid).
    assert (Hrow : norm d (vsub (first_row (iota (O, L))) (tilt_row C (K - 2) i (third_tau C))) <= / 2 ^ L).
    { eapply admissible_row; [exact HR|exact HL|exact Hadm]. }
    exists L. split; [exact HL|]. unfold decide_K_minus_1.
    rewrite (scale_of_third C valid L _ (tilt_row C (K - 2) i (third_tau C)));
      [|exact HL|exact Hrow|fold K; destruct (tilt_row_bounds C (K - 2) i (third_tau C) O); lra].
    fold L. rewrite Nat.ltb_irrefl. discriminate.
  - intros m out Hm Hout.
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (centre_row C K)) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    unfold decide_K_minus_1 in Hout.
    rewrite (scale_of_first C valid m _ (centre_row C K) Hm Hrow (Rle_refl _)) in Hout.
    destruct (Nat.ltb_spec m N) as [_|Hle]; [discriminate|]. injection Hout as <-.
    apply (Hm0 m ltac:(lia) ltac:(lia)). exact Hrow.
  - intros m out Hm Hout. pose proof (small_tau_positive n).
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (tilt_row C K i (small_tau n))) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    unfold decide_K_minus_1 in Hout.
    rewrite (scale_of_first C valid m _ _ Hm Hrow) in Hout by (apply tilt_row_bounds; lra).
    destruct (Nat.ltb_spec m N) as [_|Hle]; [discriminate|]. injection Hout as <-.
    apply (Hm0 m ltac:(lia) ltac:(lia)); [exact Hi|exact Hn|exact Hrow].
  - intros m out Hm Hout. pose proof (small_tau_positive n). pose proof (small_tau_le C n).
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (tilt_row C (K - 1) i (small_tau n))) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    unfold decide_K_minus_1 in Hout.
    rewrite (scale_of_second C valid m _ _ Hm Hrow) in Hout
      by (fold K; destruct (tilt_row_bounds C (K - 1) i (small_tau n) O); lra).
    fold K in Hout. destruct (identify C (K - 1) (m - 4) m (first_row (iota (O, m)))) as [[i' n']|] eqn:E; [|discriminate].
    injection Hout as <-.
    assert (Hm4 : (4 <= m)%nat) by (apply identify_fits in E; lia).
    apply (identify_sound C (K - 1)%nat (m - 4)%nat m _ i' n' i n) in E; [|lia|exact Hi|exact Hrow].
    destruct E as [-> ->]. apply exact_answer; [exact He0|]. intros k Hk.
    apply tilted_candidate_is_solution; assumption.
  - intros m out Hm Hout. pose proof (third_tau_positive C). pose proof (third_tau_le C valid).
    assert (Hrow : norm d (vsub (first_row (iota (O, m))) (tilt_row C (K - 2) i (third_tau C))) <= / 2 ^ m).
    { eapply admissible_row; [exact HR|exact Hm|exact Hadm]. }
    unfold decide_K_minus_1 in Hout.
    rewrite (scale_of_third C valid m _ _ Hm Hrow) in Hout
      by (fold K; destruct (tilt_row_bounds C (K - 2) i (third_tau C) O); lra).
    fold L in Hout. destruct (Nat.ltb_spec m L) as [_|Hle]; [discriminate|]. injection Hout as <-.
    rewrite (answer_on_third_scale_exact C m _ i Hle Hi Hrow).
    apply exact_answer; [exact He0|]. intros k Hk. apply tilted_candidate_is_solution; assumption.
Qed.

End KMinusOneDigits.
