(** * Gambling

    A randomised algorithm that need not halt on the centre succeeds with probability d/(2d - 1) on all of Ω₁: of 2d - 1 tapes d guess
    one candidate each, and d - 1 wait until they recognise a tilt.  On the centre all guesses are right; on a tilt one guess and all
    that wait.  So d/(2d - 1) is attained, and the bound 1/d needs that the algorithm halts. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums Barriers.TiltedMembers Barriers.KDigits Barriers.Counting Probability.Expectations Probability.UniformTapes
  Algorithms.StrategiesAreGeneral Positive.SmallTilts Positive.LevelByLevel Positive.Guessing.
Import ListNotations.
Open Scope R_scope.

Section Gambling.
Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let P := class_setting C.
Let Hd : (2 <= candidates C)%nat := class_candidates C valid.
Let HK : valid_scale C (digits C) := class_scale_K C valid.

Definition tape_count : nat := (d + (d - 1))%nat.

Lemma tape_count_positive : (1 <= tape_count)%nat.
Proof. unfold tape_count, d. lia. Qed.

Lemma sum_of_certain n (E : nat -> Prop) : (forall w, (w < n)%nat -> E w) -> sum n (fun w => indicator (E w)) = INR n.
Proof.
  intros H. rewrite (sum_ext n _ (fun _ => 1)), sum_const; [ring|]. intros w Hw. apply indicator_true, H, Hw.
Qed.

Theorem gambling_attains_the_bound :
  exists (t : tape) (G : randomised P (Omega1 C)), forall A iota, Omega1 C A -> admissible P A iota ->
    INR d / (2 * INR d - 1) <= probability t (fun w => succeeds P A (/ 10 ^ K) (result (G w) iota)).
Proof.
  destruct (guess_succeeds C valid) as [N [HN1 HN2]].
  set (gamble := fun w => if Nat.ltb w d then level_by_level (guess C (fun _ => w) N) else level_by_level (wait C)).
  exists (uniform_tape tape_count tape_count_positive),
    (fun w => general_algorithm_of_strategy (gamble w) (training_sets P (Omega1 C))).
  intros A iota HA Hi. rewrite uniform_probability.
  assert (Hcount : INR tape_count = 2 * INR d - 1).
  { unfold tape_count. rewrite plus_INR, minus_INR by (unfold d; lia). simpl. ring. }
  rewrite Hcount. assert (Hd2 : 2 <= INR d) by (apply (le_INR 2 d); exact Hd).
  unfold Rdiv. apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|].
  assert (Hs : forall B w out, halts_with (gamble w) iota out -> accurate P B (/ 10 ^ K) out ->
    succeeds P B (/ 10 ^ K) (strategy_result _ _ _ (gamble w) iota)).
  { intros B w out Hh Hacc. exists out. split; [apply (strategy_result_iff _ _ _ (gamble w)); exact Hh|exact Hacc]. }
  unfold tape_count. rewrite sum_split.
  assert (Hnonneg : forall n (E : nat -> Prop), 0 <= sum n (fun w => indicator (E w)))
    by (intros; apply sum_nonneg; intros; apply indicator_bounds).
  destruct HA as [->|[i [n [Hid [Hn ->]]]]].
  - rewrite (sum_of_certain d).
    + match goal with |- _ <= _ + sum ?k ?f => assert (0 <= sum k f) by (apply (Hnonneg k)) end. lra.
    + intros w Hw. destruct (HN1 (fun _ => w) iota ltac:(intros; exact Hw) Hi) as [out [Hh Hacc]].
      apply (Hs _ w out); [|exact Hacc]. unfold gamble. destruct (Nat.ltb_spec w d); [exact Hh|lia].
  - assert (Hguess : succeeds P (tilt C K i (/ 2 ^ (n + 1))) (/ 10 ^ K) (strategy_result _ _ _ (gamble i) iota)).
    { destruct (HN2 (fun _ => i) iota i n Hid Hn Hi) as [out [Hh Hacc]]. apply (Hs _ i out).
      - unfold gamble. destruct (Nat.ltb_spec i d) as [_|H]; [exact Hh|unfold d in H; lia].
      - intros k Hk. apply Hacc; [exact Hk|reflexivity]. }
    pose proof (sum_term_le d (fun w => indicator (succeeds P (tilt C K i (/ 2 ^ (n + 1))) (/ 10 ^ K)
      (strategy_result _ _ _ (gamble w) iota))) i (fun w _ => proj1 (indicator_bounds _)) Hid) as Hfirst.
    cbv beta in Hfirst. rewrite (indicator_true _ Hguess) in Hfirst.
    rewrite (sum_of_certain (d - 1)).
    + rewrite minus_INR by (unfold d; lia). change (INR 1) with 1.
      match goal with |- _ <= ?s + _ => assert (1 <= s) by exact Hfirst end. lra.
    + intros w Hw. destruct (waiting_succeeds C valid i n iota Hid Hn Hi) as [out [Hh Hacc]].
      apply (Hs _ (d + w)%nat out); [|exact Hacc]. unfold gamble. destruct (Nat.ltb_spec (d + w) d); [lia|exact Hh].
Qed.

End Gambling.
