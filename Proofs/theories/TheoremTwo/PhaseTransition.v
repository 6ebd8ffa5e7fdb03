(** * The phase transition in one statement, and that the class causes it

    For one type of algorithms and one error: K - 1 digits are possible on Ω(K, L), K digits are not.  Ω(K, L) is infinite; on the class
    whose only member is a centre, where nothing is ambiguous, there is an algorithm without any error. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons Definitions.TheoremTwo
  LinearAlgebra.Sums LinearAlgebra.Norms Algorithms.StrategiesAreGeneral AdmissibleData.Rounding
  Barriers.TiltedMembers Barriers.KDigits Positive.SmallTilts Positive.Identification Positive.LevelByLevel
  Positive.KMinusOneDigits TheoremTwo.TheoremTwo.
Import ListNotations.
Open Scope R_scope.

Lemma accurate_does_not_exceed P A e out : accurate P A e out -> ~ error_exceeds P A e (Some out).
Proof. intros H [k [Hk Hex]]. apply Hex, H, Hk. Qed.

Theorem phase_transition C : valid_class C ->
  (exists G : algorithm (class_setting C) (Omega C), forall A iota, Omega C A -> admissible (class_setting C) A iota ->
     ~ error_exceeds (class_setting C) A (/ 10 ^ (digits C - 1)) (result G iota)) /\
  ~ (exists G : algorithm (class_setting C) (Omega C), forall A iota, Omega C A -> admissible (class_setting C) A iota ->
     ~ error_exceeds (class_setting C) A (/ 10 ^ digits C) (result G iota)).
Proof.
  intros valid. split.
  - destruct (K_minus_1_digits C valid) as [N HN].
    destruct (strategy_is_general _ _ _ (K_minus_1_digits_strategy C N) (training_sets (class_setting C) (Omega C)))
      as [G [HG _]].
    exists G. intros A iota HA Hi. destruct (HN A iota HA Hi) as [out [Hh Hacc]].
    apply HG in Hh. rewrite Hh. apply accurate_does_not_exceed, Hacc.
  - intros [G H]. destruct (K_digits_impossible C valid (Omega C) (Omega1_in_Omega C) G) as [A [iota [HA [Hi He]]]].
    exact (H A iota (or_introl HA) Hi He).
Qed.

(** ** The class is infinite *)

Lemma tilts_differ n n' : / 2 ^ (n + 1) = / 2 ^ (n' + 1) -> n = n'.
Proof.
  intros H. apply (f_equal Rinv) in H. rewrite !Rinv_inv in H.
  destruct (lt_eq_lt_dec n n') as [[Hlt|E]|Hlt]; [exfalso|exact E|exfalso].
  - assert (2 ^ (n + 1) < 2 ^ (n' + 1)) by (apply Rlt_pow; [lra|lia]). lra.
  - assert (2 ^ (n' + 1) < 2 ^ (n + 1)) by (apply Rlt_pow; [lra|lia]). lra.
Qed.

Theorem class_is_infinite C : (2 <= candidates C)%nat -> forall l : list matrix, ~ forall A, Omega C A -> In A l.
Proof.
  intros Hd l H.
  set (f := fun n => tilt C (digits C) 0 (/ 2 ^ (n + 1))).
  assert (Hinj : forall n n', f n' = f n -> n = n').
  { intros n n' E. assert (E0 : f n' 0%nat 0%nat = f n 0%nat 0%nat) by (rewrite E; reflexivity).
    unfold f, tilt, block_matrix, tilt_row, unit_vector in E0.
    destruct (Nat.ltb_spec 0 (candidates C)); [|lia]. simpl Nat.eqb in E0. cbv iota in E0.
    apply tilts_differ. lra. }
  assert (Hnd : forall ns, NoDup ns -> NoDup (map f ns)).
  { induction ns as [|n ns IH]; intros Hn; simpl; [constructor|]. inversion Hn as [|? ? Hnot Hrest]; subst.
    constructor; [|apply IH, Hrest]. intros Hin. apply in_map_iff in Hin. destruct Hin as [n' [E Hin]].
    apply Hnot. rewrite (Hinj n n' E). exact Hin. }
  specialize (Hnd (seq 1 (S (length l))) (seq_NoDup _ _)).
  assert (Hincl : incl (map f (seq 1 (S (length l)))) l).
  { intros A HA. apply in_map_iff in HA. destruct HA as [n [<- Hn]]. apply in_seq in Hn. apply H. left. right.
    exists O, n. split; [lia|]. split; [lia|reflexivity]. }
  pose proof (NoDup_incl_length Hnd Hincl) as Hlen. rewrite map_length, seq_length in Hlen. lia.
Qed.

(** ** No barrier without ambiguity *)

Theorem no_barrier_without_ambiguity C D : (2 <= candidates C)%nat -> valid_scale C D ->
  exists G : algorithm (class_setting C) (fun A => A = centre C D), forall A iota, A = centre C D ->
    admissible (class_setting C) A iota -> ~ error_exceeds (class_setting C) A 0 (result G iota).
Proof.
  intros Hd HD.
  destruct (strategy_is_general query datum answer_vectors (fun _ => halt (centroid C D))
    (training_sets (class_setting C) (fun A => A = centre C D))) as [G [HG _]].
  exists G. intros A iota -> _.
  assert (E : result G iota = Some (centroid C D)) by (apply HG; exists O; reflexivity). rewrite E.
  apply accurate_does_not_exceed. intros k Hk delta Hdelta. exists (centroid C D k).
  split; [apply (centroid_is_solution C D Hd HD k Hk)|].
  rewrite norm_zero by (intros; unfold vsub; ring). lra.
Qed.
