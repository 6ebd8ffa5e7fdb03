(** * Hedging

    For R ≥ d samples no algorithm need err at every sample: the answer "candidate k at the sample k" is right at one sample on every
    member of Ω₁.  So the condition R < d of the impossibility at every sample cannot be left out. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  Barriers.TiltedMembers Barriers.KDigits Algorithms.StrategiesAreGeneral Positive.SmallTilts Positive.LevelByLevel
  Positive.Guessing.
Import ListNotations.
Open Scope R_scope.

Section Hedging.
Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let P := class_setting C.
Let Hd : (2 <= candidates C)%nat := class_candidates C valid.
Let HK : valid_scale C (digits C) := class_scale_K C valid.

Theorem hedging_refutes_every_sample : (candidates C <= samples C)%nat ->
  exists G : algorithm P (Omega1 C), forall A iota, Omega1 C A -> admissible P A iota ->
    ~ error_exceeds_everywhere P A (/ 10 ^ K) (result G iota).
Proof.
  intros HRd. destruct (guess_succeeds C valid) as [N [HN1 HN2]].
  set (choice := fun k => if Nat.ltb k (candidates C) then k else O).
  assert (Hch : forall k, (choice k < candidates C)%nat).
  { intros k. unfold choice. destruct (Nat.ltb_spec k (candidates C)); lia. }
  destruct (strategy_is_general _ _ _ (level_by_level (guess C choice N)) (training_sets P (Omega1 C))) as [G [HG _]].
  exists G. intros A iota HA Hi He. pose proof (class_samples C valid) as HR.
  destruct HA as [->|[i [n [Hid [Hn ->]]]]].
  - destruct (HN1 choice iota Hch Hi) as [out [Hh Hall]]. apply HG in Hh. rewrite Hh in He. simpl in He.
    apply (He O); [exact HR|]. apply Hall. exact HR.
  - destruct (HN2 choice iota i n Hid Hn Hi) as [out [Hh Hall]]. apply HG in Hh. rewrite Hh in He. simpl in He.
    assert (i < samples C)%nat as His by lia. apply (He i); [exact His|]. apply Hall; [exact His|].
    unfold choice. destruct (Nat.ltb_spec i (candidates C)); lia.
Qed.

End Hedging.
