(** * Answering without having recognised the member

    Two algorithms for Ω₁: guess what has not been recognised at some level, which errs on some tilts; and wait until a tilt is
    recognised, which does not halt on the centre. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets AdmissibleData.Rounding Barriers.TiltedMembers Barriers.KDigits
  Positive.SmallTilts Positive.Identification Positive.LevelByLevel.
Import ListNotations.
Open Scope R_scope.

Section Guessing.
Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let P := class_setting C.
Let Hd : (2 <= candidates C)%nat := class_candidates C valid.
Let HK : valid_scale C (digits C) := class_scale_K C valid.

(** Read up to level N and answer the candidate of the tilt that is recognised, or [choice k] at the sample k if none is. *)
Definition guess (choice : nat -> nat) (N m : nat) (t : datum) : option answer_vectors :=
  if Nat.ltb m N then None else
  Some (match identify C K (m - 4) m (first_row t) with
        | Some (i, n) => fun k => tilted_candidate C K (small_tau n) k i
        | None => fun k => centre_candidate C K k (choice k)
        end).

(** A minimiser has no error. *)
Lemma minimiser_within A e out k : 0 <= e -> solutions P A (sample P k) (out k) -> dist_le (columns P) (out k) (solutions P A (sample P k)) e.
Proof.
  intros He H. apply dist_le_point with (out k); [exact H|]. rewrite norm_zero; [exact He|].
  intros j _. unfold vsub. ring.
Qed.

Lemma power_of_ten_positive : 0 < / 10 ^ K.
Proof. apply Rinv_0_lt_compat, pow_lt. lra. Qed.

Lemma centre_candidate_solves k i : (k < samples C)%nat -> (i < candidates C)%nat ->
  solutions P (centre C K) (sample P k) (centre_candidate C K k i).
Proof.
  intros Hk Hi. pose proof (base_ge_one C K HK) as Hg. unfold solutions, centre. simpl.
  apply candidate_is_solution; auto.
  - split; [exists O; split; [lia|reflexivity]|]. intros; apply Rle_refl.
  - intros. unfold centre_row. lra.
  - apply (centre_norm_positive C K Hd HK).
  - apply (centre_valid C K HK k Hk).
Qed.

(** For a level N the guess errs by at most 10⁻ᴷ: on the centre always, on a tilt at the samples where the choice is that of the tilt. *)
Theorem guess_succeeds : exists N,
  (forall choice iota, (forall k, choice k < candidates C)%nat -> admissible P (centre C K) iota ->
     exists out, halts_with (level_by_level (guess choice N)) iota out /\ accurate P (centre C K) (/ 10 ^ K) out) /\
  (forall choice iota i n, (i < candidates C)%nat -> (1 <= n)%nat -> admissible P (tilt C K i (small_tau n)) iota ->
     exists out, halts_with (level_by_level (guess choice N)) iota out /\
       forall k, (k < samples C)%nat -> choice k = i ->
         dist_le (columns P) (out k) (solutions P (tilt C K i (small_tau n)) (sample P k)) (/ 10 ^ K)).
Proof.
  destruct (candidates_converge C K Hd HK (/ 10 ^ K) power_of_ten_positive) as [n0 H0]. set (N := (n0 + 5)%nat).
  pose proof (class_samples C valid) as HR. pose proof power_of_ten_positive as Ht.
  assert (Hhalt : forall choice iota, exists out, halts_with (level_by_level (guess choice N)) iota out /\
    guess choice N N (iota (O, N)) = Some out).
  { intros choice iota.
    destruct (level_by_level_halts _ (guess choice N) iota N) as [m [out [Hm [Hout Hh]]]]; [unfold N; lia| |].
    { unfold guess. rewrite Nat.ltb_irrefl. discriminate. }
    assert (m = N) as ->.
    { unfold guess in Hout. destruct (Nat.ltb_spec m N); [discriminate|lia]. }
    exists out. split; [exists N; exact Hh|exact Hout]. }
  exists N. split.
  - intros choice iota Hch Hi. destruct (Hhalt choice iota) as [out [Hh Hout]]. exists out. split; [exact Hh|].
    unfold guess in Hout. rewrite Nat.ltb_irrefl in Hout. injection Hout as <-.
    assert (Hrow : norm (candidates C) (vsub (first_row (iota (O, N))) (centre_row C K)) <= / 2 ^ N)
      by (eapply admissible_row; [exact HR|unfold N; lia|exact Hi]).
    rewrite (identify_centre C K) by (exact Hrow || unfold N; lia).
    intros k Hk. apply (minimiser_within _ _ (fun k => centre_candidate C K k (choice k))); [lra|].
    apply centre_candidate_solves; auto.
  - intros choice iota i n Hid Hn Hi. destruct (Hhalt choice iota) as [out [Hh Hout]]. exists out. split; [exact Hh|].
    unfold guess in Hout. rewrite Nat.ltb_irrefl in Hout. injection Hout as <-.
    assert (Hrow : norm (candidates C) (vsub (first_row (iota (O, N))) (tilt_row C K i (small_tau n))) <= / 2 ^ N)
      by (eapply admissible_row; [exact HR|unfold N; lia|exact Hi]).
    destruct (identify C K (N - 4) N (first_row (iota (O, N)))) as [[i' n']|] eqn:E.
    + apply (identify_sound C K _ _ _ i' n' i n) in E; [|unfold N; lia|exact Hid|exact Hrow]. destruct E as [-> ->].
      intros k Hk _. apply (minimiser_within _ _ (fun k => tilted_candidate C K (small_tau n) k i)); [lra|].
      apply tilted_candidate_is_solution; auto using small_tau_positive.
    + intros k Hk Hc. rewrite Hc.
      apply dist_le_point with (tilted_candidate C K (small_tau n) k i).
      * apply tilted_candidate_is_solution; auto using small_tau_positive.
      * destruct (le_lt_dec n (N - 4)) as [Hle'|Hlt].
        -- rewrite (identify_complete C K _ _ _ i n) in E by (exact Hrow || exact Hid || unfold N in *; lia). discriminate.
        -- apply H0; [unfold N in *; lia|exact Hk|exact Hid].
Qed.

(** Read on until a tilt is recognised. *)
Definition wait (m : nat) (t : datum) : option answer_vectors :=
  match identify C K (m - 4) m (first_row t) with
  | Some (i, n) => if Nat.ltb m 5 then None else Some (fun k => tilted_candidate C K (small_tau n) k i)
  | None => None
  end.

(** It halts on every tilt, with an error of at most 10⁻ᴷ. *)
Theorem waiting_succeeds i n iota : (i < candidates C)%nat -> (1 <= n)%nat -> admissible P (tilt C K i (/ 2 ^ (n + 1))) iota ->
  exists out, halts_with (level_by_level wait) iota out /\ accurate P (tilt C K i (/ 2 ^ (n + 1))) (/ 10 ^ K) out.
Proof.
  intros Hid Hn Hi. pose proof (class_samples C valid) as HR. pose proof power_of_ten_positive as Ht.
  assert (Hrow : forall m, (1 <= m)%nat -> norm (candidates C) (vsub (first_row (iota (O, m))) (tilt_row C K i (small_tau n))) <= / 2 ^ m)
    by (intros m Hm; eapply admissible_row; [exact HR|exact Hm|exact Hi]).
  destruct (level_by_level_halts _ wait iota (n + 4)) as [m [out [Hm [Hout Hh]]]]; [lia| |].
  { unfold wait. rewrite (identify_complete C K _ _ _ i n); [|lia|exact Hid|lia|apply Hrow; lia].
    destruct (Nat.ltb_spec (n + 4) 5); [lia|discriminate]. }
  exists out. split; [exists m; exact Hh|]. unfold wait in Hout.
  destruct (identify C K (m - 4) m (first_row (iota (O, m)))) as [[i' n']|] eqn:E; [|discriminate].
  destruct (Nat.ltb_spec m 5) as [|Hm5]; [discriminate|]. injection Hout as <-.
  apply (identify_sound C K _ _ _ i' n' i n) in E; [|lia|exact Hid|apply Hrow; lia]. destruct E as [-> ->].
  intros k Hk. apply (minimiser_within _ _ (fun k => tilted_candidate C K (small_tau n) k i)); [lra|].
  apply tilted_candidate_is_solution; auto using small_tau_positive.
Qed.

End Guessing.
