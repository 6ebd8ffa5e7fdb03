(** * Theorem 2 (2), lower bound: no number of data suffices for K - 1 digits

    On Ω₂ the members with small τ look like centre(K - 1), which is not in the class, for as long as one likes.  Whatever M is, on
    some member a randomised strategy has, with probability at least (d - 1)/d - δ, read more than M data or not halted or erred by
    more than 10¹⁻ᴷ.  The same for general algorithms when M bounds the levels that are read. *)

From Coq Require Import Reals Arith Lra Lia List ClassicalDedekindReals.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.Counting Barriers.SuccessCounts
  Barriers.KDigits Barriers.RandomisedKDigits Probability.Expectations.
Open Scope R_scope.

(** ** The output of a strategy that may read M data *)

Section BudgetedRuns.

Variables query answer output : Type.

Definition run_within (G : strategy query answer output) (f : query -> answer) (M : nat) : option output :=
  match G (answers G f M) with
  | ask _ => None
  | halt o => Some o
  end.

Lemma run_within_some (G : strategy query answer output) f M o :
  run_within G f M = Some o <-> halts_within G f M o.
Proof.
  unfold run_within, halts_within. destruct (G (answers G f M)); split; intros H; congruence.
Qed.

(** The queries among the first M determine the run. *)
Lemma answers_agree (G : strategy query answer output) f f' M :
  (forall j q, (j < M)%nat -> G (answers G f j) = ask q -> f q = f' q) ->
  answers G f' M = answers G f M.
Proof.
  induction M as [|M IH]; intros H; [reflexivity|]. simpl. rewrite IH by (intros j q Hj; apply H; lia).
  destruct (G (answers G f M)) as [q|o] eqn:E; [|reflexivity].
  rewrite (H M q); [reflexivity|lia|exact E].
Qed.

End BudgetedRuns.

Arguments run_within {query answer output}.

Section NoDataBudget.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let D := (digits C - 1)%nat.
Let P := class_setting C.

Lemma second_scale : valid_scale C (digits C - 1).
Proof. apply valid. Qed.

Lemma tilt_in_Omega2 i n : (i < candidates C)%nat -> (1 <= n)%nat -> Omega2 C (tilt C D i (/ 2 ^ (n + 1))).
Proof. intros Hi Hn. exists i, n. auto. Qed.

Lemma second_admissible n i : (i < d)%nat ->
  admissible P (tilt C D i (/ 2 ^ (n + 1))) (adversarial_data C D n i (/ 2 ^ (n + 1))).
Proof.
  intros Hi. pose proof (tilt_size n).
  apply adversarial_data_admissible; [apply class_candidates, valid|apply second_scale|exact Hi|lra].
Qed.

Lemma d_ge_two : 2 <= INR d.
Proof. apply candidates_ge_two, class_candidates, valid. Qed.

(** ** Strategies, and the number of data *)

Section Strategies.

Variables (t : tape) (G : randomised_strategy query datum answer_vectors) (M : nat).

(** Among its first M queries on the centre's data the tape w asks one above the level n. *)
Let asks_deep (n w : nat) : Prop :=
  ~ forall j kn, (j < M)%nat -> G w (answers (G w) (centre_data C D) j) = ask kn -> (query_level kn <= n)%nat.

Lemma deep_queries_vanish delta : 0 < delta ->
  exists n0, forall n, (n0 <= n)%nat -> probability t (asks_deep n) <= delta.
Proof.
  apply probability_vanishes.
  - intros n w Hdeep Hn. apply Hdeep. intros j kn Hj Hkn. specialize (Hn j kn Hj Hkn). lia.
  - intros w.
    assert (Hn : exists n, forall j kn, (j < M)%nat ->
              G w (answers (G w) (centre_data C D) j) = ask kn -> (query_level kn <= n)%nat).
    { induction M as [|M' [n IH]]; [exists O; intros; lia|].
      destruct (G w (answers (G w) (centre_data C D) M')) as [kn0|o] eqn:E.
      - exists (Nat.max n (query_level kn0)). intros j kn Hj Hkn. destruct (Nat.eq_dec j M') as [->|Hne].
        + rewrite E in Hkn. injection Hkn as <-. lia.
        + specialize (IH j kn ltac:(lia) Hkn). lia.
      - exists n. intros j kn Hj Hkn. destruct (Nat.eq_dec j M') as [->|Hne]; [congruence|].
        apply (IH j kn); [lia|exact Hkn]. }
    destruct Hn as [n Hn]. exists n. intros Hdeep. exact (Hdeep Hn).
Qed.

Lemma same_run_within n w i : ~ asks_deep n w -> ~ ~
  run_within (G w) (adversarial_data C D n i (/ 2 ^ (n + 1))) M = run_within (G w) (centre_data C D) M.
Proof.
  intros Hdeep Hne. apply Hdeep. intros Hlevels. apply Hne. unfold run_within.
  rewrite (answers_agree _ _ _ (G w) (centre_data C D)); [reflexivity|].
  intros j kn Hj Hkn. symmetry. apply adversarial_data_below. exact (Hlevels j kn Hj Hkn).
Qed.

Section Success.

Variables (success : matrix -> option answer_vectors -> Prop) (B : R).
Hypothesis B_nonnegative : 0 <= B.
Hypothesis success_bound : exists n0, forall n, (n0 <= n)%nat -> forall run,
  sum d (fun i => indicator (success (tilt C D i (/ 2 ^ (n + 1))) run)) <= B.

Theorem budget_bound delta : 0 < delta ->
  exists A iota, Omega2 C A /\ admissible P A iota /\
    probability t (fun w => success A (run_within (G w) iota M)) <= B / INR d + delta.
Proof.
  intros Hdelta. destruct (deep_queries_vanish delta Hdelta) as [n1 H1]. destruct success_bound as [n2 H2].
  set (n := S (Nat.max n1 n2)). pose proof d_ge_two as Hd.
  destruct (sum_stays_below_average d
    (fun i => probability t (fun w => success (tilt C D i (/ 2 ^ (n + 1)))
                 (run_within (G w) (adversarial_data C D n i (/ 2 ^ (n + 1))) M)))
    (B / INR d + delta)) as [i [Hi Hle]].
  - pose proof (class_candidates C valid). unfold d. lia.
  - eapply Rle_trans.
    + apply coupled_events with (H := fun _ => True) (T := asks_deep n); [exact B_nonnegative|].
      intros w _ Hdeep. eapply Rle_trans; [|apply (H2 n ltac:(lia) (run_within (G w) (centre_data C D) M))].
      apply sum_le. intros i Hi. apply Rnot_lt_le. intros Hlt. apply (same_run_within n w i Hdeep). intros E.
      rewrite E in Hlt. lra.
    + rewrite (probability_certain t (fun _ => True)) by auto. specialize (H1 n ltac:(lia)).
      replace (INR d * (B / INR d + delta)) with (B * 1 + INR d * (1 - 1) + INR d * delta) by (field; lra).
      apply Rplus_le_compat_l, Rmult_le_compat_l; lra.
  - exists (tilt C D i (/ 2 ^ (n + 1))), (adversarial_data C D n i (/ 2 ^ (n + 1))).
    split; [apply tilt_in_Omega2; [exact Hi|lia]|]. split; [apply second_admissible, Hi|exact Hle].
Qed.

End Success.

(** "After at most M data the strategy has halted with error at most 10¹⁻ᴷ", at all samples, at one sample at least. *)
Definition succeeds_within_budget (A : matrix) (iota : training_set) (w : nat) : Prop :=
  exists out, halts_within (G w) iota M out /\ accurate P A (/ 10 ^ (K - 1)) out.

Definition succeeds_somewhere_within_budget (A : matrix) (iota : training_set) (w : nat) : Prop :=
  exists out k, halts_within (G w) iota M out /\ (k < samples C)%nat /\
    dist_le (columns P) (out k) (solutions P A (sample P k)) (/ 10 ^ (K - 1)).

Theorem no_data_budget_suffices delta : 0 < delta ->
  exists A iota, Omega2 C A /\ admissible P A iota /\
    (INR d - 1) / INR d - delta <= probability t (fun w => ~ succeeds_within_budget A iota w).
Proof.
  intros Hdelta. pose proof d_ge_two as Hd.
  destruct (budget_bound (fun A => succeeds P A (/ 10 ^ D)) 1 ltac:(lra)) with (delta := delta)
    as [A [iota [HA [Hi Hle]]]]; [|exact Hdelta|].
  - destruct (members_eventually_apart C D (class_candidates C valid) second_scale) as [n0 H0].
    exists n0. intros n Hn run. pose proof (tilt_size n).
    apply (at_most_one_success C D (class_candidates C valid) (class_samples C valid) second_scale);
      [lra|exact (H0 n Hn)].
  - exists A, iota. split; [exact HA|]. split; [exact Hi|]. rewrite probability_complement.
    replace ((INR d - 1) / INR d) with (1 - 1 / INR d) by (field; lra).
    assert (probability t (succeeds_within_budget A iota) <=
            probability t (fun w => succeeds P A (/ 10 ^ D) (run_within (G w) iota M))); [|lra].
    apply probability_monotone. intros w [out [Hout Hacc]]. exists out.
    split; [apply run_within_some, Hout|exact Hacc].
Qed.

Theorem no_data_budget_suffices_at_one_sample delta : 0 < delta ->
  exists A iota, Omega2 C A /\ admissible P A iota /\
    1 - INR (samples C) / INR d - delta <= probability t (fun w => ~ succeeds_somewhere_within_budget A iota w).
Proof.
  intros Hdelta. pose proof d_ge_two as Hd.
  destruct (budget_bound (fun A => succeeds_somewhere P A (/ 10 ^ D)) (INR (samples C)) (pos_INR _))
    with (delta := delta) as [A [iota [HA [Hi Hle]]]]; [|exact Hdelta|].
  - destruct (members_eventually_apart C D (class_candidates C valid) second_scale) as [n0 H0].
    exists n0. intros n Hn run. pose proof (tilt_size n).
    apply (at_most_R_successes C D (class_candidates C valid) second_scale); [lra|exact (H0 n Hn)].
  - exists A, iota. split; [exact HA|]. split; [exact Hi|]. rewrite probability_complement.
    assert (probability t (succeeds_somewhere_within_budget A iota) <=
            probability t (fun w => succeeds_somewhere P A (/ 10 ^ D) (run_within (G w) iota M))); [|lra].
    apply probability_monotone. intros w [out [k [Hout [Hk Hacc]]]]. exists out, k.
    split; [apply run_within_some, Hout|]. split; assumption.
Qed.

End Strategies.

(** ** General algorithms, and the levels *)

Section GeneralAlgorithms.

Variable W : matrix_class.
Hypothesis contains_Omega2 : forall A, Omega2 C A -> W A.
Variables (t : tape) (G : randomised P W) (M : nat).

Let iota (n i : nat) : training_set := adversarial_data C D n i (/ 2 ^ (n + 1)).

Definition stays_below (g : algorithm P W) (f : training_set) : Prop :=
  forall kn, reads g f kn -> (query_level kn <= M)%nat.

Lemma second_training_set n i : (i < d)%nat -> (1 <= n)%nat -> training_sets P W (iota n i).
Proof.
  intros Hi Hn. exists (tilt C D i (/ 2 ^ (n + 1))).
  split; [apply contains_Omega2, tilt_in_Omega2; assumption|apply second_admissible, Hi].
Qed.

Lemma same_run_below (g : algorithm P W) n i j : (i < d)%nat -> (j < d)%nat -> (M <= n)%nat -> (1 <= n)%nat ->
  stays_below g (iota n i) -> result g (iota n j) = result g (iota n i).
Proof.
  intros Hi Hj HM Hn Hlow. apply (determined_by_reads g (iota n i) (iota n j)); auto using second_training_set.
  intros kn Hkn. specialize (Hlow kn Hkn). unfold iota. rewrite !adversarial_data_below by lia.
  reflexivity.
Qed.

(** No δ is needed here. *)
Theorem no_level_budget_suffices :
  exists A iota, Omega2 C A /\ admissible P A iota /\
    (INR d - 1) / INR d <=
    probability t (fun w => ~ (succeeds P A (/ 10 ^ (K - 1)) (result (G w) iota) /\ stays_below (G w) iota)).
Proof.
  pose proof d_ge_two as Hd. pose proof (class_samples C valid) as HR.
  destruct (members_eventually_apart C D (class_candidates C valid) second_scale) as [n0 H0].
  set (n := S (Nat.max M n0)). specialize (H0 n ltac:(lia)). pose proof (tilt_size n).
  set (E := fun i w => succeeds P (tilt C D i (/ 2 ^ (n + 1))) (/ 10 ^ D) (result (G w) (iota n i)) /\
                       stays_below (G w) (iota n i)).
  destruct (sum_stays_below_average d (fun i => probability t (E i)) (1 / INR d)) as [i [Hi Hle]].
  - pose proof (class_candidates C valid). unfold d. lia.
  - replace (INR d * (1 / INR d)) with 1 by (field; lra). apply sum_probabilities_le; [lra|]. intros w.
    apply (exclusive_indicators d (fun i => E i w)).
    intros i j Hi Hj Hij [[out1 [E1 H1]] Hlow] [[out2 [E2 H2]] _].
    rewrite (same_run_below (G w) n i j) in E2 by (assumption || lia). rewrite E1 in E2. injection E2 as <-.
    apply (members_exclude_each_other C D (class_candidates C valid) second_scale i j
      (/ 2 ^ (n + 1)) 0 (out1 O) (/ 10 ^ D)); auto; lra.
  - exists (tilt C D i (/ 2 ^ (n + 1))), (iota n i).
    split; [apply tilt_in_Omega2; [exact Hi|lia]|]. split; [apply second_admissible, Hi|].
    change (fun w => ~ (succeeds P (tilt C D i (/ 2 ^ (n + 1))) (/ 10 ^ (K - 1)) (result (G w) (iota n i)) /\
                        stays_below (G w) (iota n i))) with (fun w => ~ E i w).
    rewrite (probability_complement t (E i)).
    replace ((INR d - 1) / INR d) with (1 - 1 / INR d) by (field; lra). lra.
Qed.

End GeneralAlgorithms.

End NoDataBudget.
