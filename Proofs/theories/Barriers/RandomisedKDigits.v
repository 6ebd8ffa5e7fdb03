(** * Theorem 2 (1), randomised

    The runs on the d members with a common τ are coupled through the run on the centre's data: n is so large that reads above the
    level n are improbable, and the events "success on the i-th member" exclude each other at one sample.

    An algorithm that halts on the centre with probability 1 succeeds on some member with probability at most 1/d + δ at all
    samples, R/d + δ at one sample at least.  Without halting the bounds are d/(2d - 1) + δ and d/(2d - R) + δ: an algorithm may
    gamble with probability d/(2d - 1), and otherwise wait until it sees which member it has; for d = 2 this is the 2/3 that
    corresponds to the 1/3 of [BHV]. *)

From Coq Require Import Reals Arith Lra Lia List ClassicalDedekindReals.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.Counting Barriers.SuccessCounts
  Barriers.KDigits
  Probability.Expectations.
Open Scope R_scope.

(** d events whose indicators add up to at most B where H holds and T does not have total probability at most
    B P(H) + d (1 - P(H)) + d P(T). *)
Lemma coupled_events (t : tape) d (E : nat -> nat -> Prop) (H T : nat -> Prop) B : 0 <= B ->
  (forall w, H w -> ~ T w -> sum d (fun i => indicator (E i w)) <= B) ->
  sum d (fun i => probability t (E i)) <= B * probability t H + INR d * (1 - probability t H) + INR d * probability t T.
Proof.
  intros HB Hsum.
  rewrite (sum_ext d _ (fun i => expectation t (fun w => indicator (E i w)))) by reflexivity.
  rewrite <- (expectation_sum t d (fun i w => indicator (E i w))) by (intros; apply indicator_integrable).
  rewrite <- (probability_complement t H), <- !expectation_of_indicator, <- !expectation_scale.
  rewrite <- expectation_plus by (apply scale_integrable, indicator_integrable).
  rewrite <- expectation_plus
    by (try apply plus_integrable; apply scale_integrable, indicator_integrable).
  apply expectation_le.
  - apply sum_integrable. intros. apply indicator_integrable.
  - repeat apply plus_integrable; apply scale_integrable, indicator_integrable.
  - intros w. pose proof (pos_INR d) as Hd.
    assert (Hall : sum d (fun i => indicator (E i w)) <= INR d).
    { rewrite <- (Rmult_1_r (INR d)), <- sum_const. apply sum_le. intros. apply indicator_bounds. }
    unfold indicator at 2 3 4.
    destruct (sig_not_dec (H w)) as [HH|HH], (sig_not_dec (~ H w)) as [HN|HN], (sig_not_dec (T w)) as [HT|HT];
      try tauto; try lra.
    assert (sum d (fun i => indicator (E i w)) <= B); [|lra].
    apply Rnot_lt_le. intros Hlt. apply HH. intros Hw. specialize (Hsum w Hw HT). lra.
Qed.

Section RandomisedKDigits.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let P := class_setting C.
Variable W : matrix_class.
Hypothesis contains_Omega1 : forall A, Omega1 C A -> W A.

Variables (t : tape) (G : randomised P W).

Let halts : nat -> Prop := fun w => result (G w) (centre_data C K) <> None.

(** The tape w reads the centre's data above the level n, and halts. *)
Let reads_deep (n w : nat) : Prop :=
  halts w /\ ~ forall kn, reads (G w) (centre_data C K) kn -> (query_level kn <= n)%nat.

Lemma deep_reads_vanish delta : 0 < delta ->
  exists n0, forall n, (n0 <= n)%nat -> probability t (reads_deep n) <= delta.
Proof.
  apply probability_vanishes.
  - intros n w [Hh Hdeep]. split; [exact Hh|]. intros Hn. apply Hdeep. intros kn Hkn. specialize (Hn kn Hkn). lia.
  - intros w. destruct (result (G w) (centre_data C K)) as [out|] eqn:Hout.
    + destruct (reads_bounded P W (G w) (centre_data C K)) as [n0 Hn0];
        [apply centre_training_set; assumption|congruence|].
      exists n0. intros [_ H]. apply H, Hn0.
    + exists O. intros [Hh _]. apply Hh, Hout.
Qed.

Section Success.

(** What counts as success on a member; B bounds the number of members on which one output succeeds. *)
Variables (success : matrix -> option answer_vectors -> Prop) (B : R).
Hypothesis B_nonnegative : 0 <= B.
Hypothesis success_bound : exists n0, forall n, (n0 <= n)%nat -> forall out,
  sum d (fun i => indicator (success (tilt C K i (/ 2 ^ (n + 1))) (Some out))) <= B.

Theorem randomised_bound delta : 0 < delta ->
  exists i n, (i < d)%nat /\ (1 <= n)%nat /\
    probability t (fun w => success (tilt C K i (/ 2 ^ (n + 1)))
                              (result (G w) (adversarial_data C K n i (/ 2 ^ (n + 1)))))
    <= B / INR d * probability t halts + (1 - probability t halts) + delta.
Proof.
  intros Hdelta. destruct (deep_reads_vanish delta Hdelta) as [n1 H1]. destruct success_bound as [n2 H2].
  set (n := S (Nat.max n1 n2)). pose proof (candidates_ge_two C (class_candidates C valid)) as Hd. fold d in Hd.
  destruct (sum_stays_below_average d
    (fun i => probability t (fun w => success (tilt C K i (/ 2 ^ (n + 1)))
                              (result (G w) (adversarial_data C K n i (/ 2 ^ (n + 1))))))
    (B / INR d * probability t halts + (1 - probability t halts) + delta)) as [i [Hi Hle]].
  - pose proof (class_candidates C valid). unfold d. lia.
  - eapply Rle_trans.
    + apply coupled_events with (H := halts) (T := reads_deep n); [exact B_nonnegative|].
      intros w Hh Hdeep. destruct (result (G w) (centre_data C K)) as [out|] eqn:Hout; [|elim Hh; exact Hout].
      eapply Rle_trans; [|apply (H2 n ltac:(lia) out)].
      apply sum_le. intros i Hi.
      (* ~ reads_deep gives the bound on the levels up to a double negation, which the indicator absorbs. *)
      apply Rnot_lt_le. intros Hlt. apply Hdeep. split; [exact Hh|]. intros Hlevels.
      rewrite (same_result P W (G w) (centre_data C K) _ n) in Hlt; [rewrite Hout in Hlt; lra| | | |].
      * apply centre_training_set; assumption.
      * apply adversarial_training_set; auto. lia.
      * exact Hlevels.
      * intros kn Hkn. symmetry. apply adversarial_data_below, Hkn.
    + specialize (H1 n ltac:(lia)).
      replace (INR d * (B / INR d * probability t halts + (1 - probability t halts) + delta))
        with (B * probability t halts + INR d * (1 - probability t halts) + INR d * delta) by (field; lra).
      apply Rplus_le_compat_l, Rmult_le_compat_l; lra.
  - exists i, n. split; [exact Hi|]. split; [lia|exact Hle].
Qed.

(** The probability of success is at most B/d + δ on some training set, if G halts on the centre almost surely. *)
Theorem success_bound_when_halting delta : 0 < delta ->
  (forall iota, admissible P (centre C K) iota -> probability t (fun w => result (G w) iota <> None) = 1) ->
  exists A iota, Omega1 C A /\ admissible P A iota /\
    probability t (fun w => success A (result (G w) iota)) <= B / INR d + delta.
Proof.
  intros Hdelta Hhalt. destruct (randomised_bound delta Hdelta) as [i [n [Hi [Hn Hle]]]].
  exists (tilt C K i (/ 2 ^ (n + 1))), (adversarial_data C K n i (/ 2 ^ (n + 1))).
  split; [apply tilt_in_Omega1; assumption|]. split.
  - pose proof (tilt_size n). apply adversarial_data_admissible; auto using class_candidates; [apply class_scale_K, valid|lra].
  - assert (probability t halts = 1) as E; [|rewrite E in Hle; lra].
    apply Hhalt. apply centre_data_admissible; [apply class_candidates|apply class_scale_K]; assumption.
Qed.

(** Without any assumption of halting: d/(2d - B) + δ, as no success is a run that does not halt. *)
Theorem success_bound_without_halting delta : 0 < delta -> B <= INR d -> (forall A, ~ success A None) ->
  exists A iota, Omega1 C A /\ admissible P A iota /\
    probability t (fun w => success A (result (G w) iota)) <= INR d / (2 * INR d - B) + delta.
Proof.
  intros Hdelta HB Hnone.
  pose proof (candidates_ge_two C (class_candidates C valid)) as Hd. fold d in Hd.
  set (b := INR d / (2 * INR d - B)).
  assert (Hb : b * (2 * INR d - B) = INR d) by (unfold b; field; lra).
  destruct (Rle_lt_dec (probability t halts) b) as [Hsmall|Hlarge].
  - exists (centre C K), (centre_data C K). split; [left; reflexivity|]. split.
    + apply centre_data_admissible; [apply class_candidates|apply class_scale_K]; assumption.
    + apply Rle_trans with (probability t halts); [|lra]. apply probability_monotone.
      intros w Hw Hn. rewrite Hn in Hw. exact (Hnone _ Hw).
  - destruct (randomised_bound delta Hdelta) as [i [n [Hi [Hn Hle]]]].
    exists (tilt C K i (/ 2 ^ (n + 1))), (adversarial_data C K n i (/ 2 ^ (n + 1))).
    split; [apply tilt_in_Omega1; assumption|]. split.
    + pose proof (tilt_size n). apply adversarial_data_admissible; auto using class_candidates; [apply class_scale_K, valid|lra].
    + eapply Rle_trans; [exact Hle|]. apply Rplus_le_compat_r.
      assert (Hslope : 0 <= 1 - B / INR d).
      { apply Rmult_le_reg_r with (INR d); [lra|].
        replace ((1 - B / INR d) * INR d) with (INR d - B) by (field; lra). lra. }
      assert (E : 1 - b * (1 - B / INR d) = b).
      { replace (b * (1 - B / INR d)) with (b * (2 * INR d - B) / INR d - b) by (field; lra).
        rewrite Hb. field. lra. }
      nra.
Qed.

End Success.

(** ** Success at all samples, and at one sample at least *)

Lemma successes_at_all_samples : exists n0, forall n, (n0 <= n)%nat -> forall out,
  sum d (fun i => indicator (succeeds P (tilt C K i (/ 2 ^ (n + 1))) (/ 10 ^ K) (Some out))) <= 1.
Proof.
  destruct (members_apart C valid) as [n0 H0]. exists n0. intros n Hn out. pose proof (tilt_size n).
  apply (at_most_one_success C K (class_candidates C valid) (class_samples C valid) (class_scale_K C valid));
    [lra|exact (H0 n Hn)].
Qed.

Lemma successes_at_one_sample : exists n0, forall n, (n0 <= n)%nat -> forall out,
  sum d (fun i => indicator (succeeds_somewhere P (tilt C K i (/ 2 ^ (n + 1))) (/ 10 ^ K) (Some out)))
    <= INR (samples C).
Proof.
  destruct (members_apart C valid) as [n0 H0]. exists n0. intros n Hn out. pose proof (tilt_size n).
  apply (at_most_R_successes C K (class_candidates C valid) (class_scale_K C valid)); [lra|exact (H0 n Hn)].
Qed.

Theorem K_digits_random_at_all_samples delta : 0 < delta ->
  (forall iota, admissible P (centre C K) iota -> probability t (fun w => result (G w) iota <> None) = 1) ->
  exists A iota, Omega1 C A /\ admissible P A iota /\
    probability t (fun w => succeeds P A (/ 10 ^ K) (result (G w) iota)) <= 1 / INR d + delta.
Proof.
  apply (success_bound_when_halting (fun A => succeeds P A (/ 10 ^ K)) 1); [lra|apply successes_at_all_samples].
Qed.

Theorem K_digits_random_at_one_sample delta : 0 < delta ->
  (forall iota, admissible P (centre C K) iota -> probability t (fun w => result (G w) iota <> None) = 1) ->
  exists A iota, Omega1 C A /\ admissible P A iota /\
    probability t (fun w => succeeds_somewhere P A (/ 10 ^ K) (result (G w) iota)) <= INR (samples C) / INR d + delta.
Proof.
  apply (success_bound_when_halting (fun A => succeeds_somewhere P A (/ 10 ^ K)) (INR (samples C)));
    [apply pos_INR|apply successes_at_one_sample].
Qed.

Theorem K_digits_random_at_all_samples_without_halting delta : 0 < delta ->
  exists A iota, Omega1 C A /\ admissible P A iota /\
    probability t (fun w => succeeds P A (/ 10 ^ K) (result (G w) iota)) <= INR d / (2 * INR d - 1) + delta.
Proof.
  intros Hdelta. pose proof (candidates_ge_two C (class_candidates C valid)) as Hd. fold d in Hd.
  apply (success_bound_without_halting (fun A => succeeds P A (/ 10 ^ K)) 1); auto; try lra.
  - apply successes_at_all_samples.
  - intros A [out [H _]]. discriminate.
Qed.

Theorem K_digits_random_at_one_sample_without_halting delta : 0 < delta -> (samples C <= d)%nat ->
  exists A iota, Omega1 C A /\ admissible P A iota /\
    probability t (fun w => succeeds_somewhere P A (/ 10 ^ K) (result (G w) iota))
      <= INR d / (2 * INR d - INR (samples C)) + delta.
Proof.
  intros Hdelta HR.
  apply (success_bound_without_halting (fun A => succeeds_somewhere P A (/ 10 ^ K)) (INR (samples C))); auto.
  - apply pos_INR.
  - apply successes_at_one_sample.
  - apply le_INR, HR.
  - intros A [out [k [H _]]]. discriminate.
Qed.

End RandomisedKDigits.
