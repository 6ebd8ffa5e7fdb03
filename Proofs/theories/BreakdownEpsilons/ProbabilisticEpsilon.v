(** * The probabilistic breakdown epsilon of Ω₁

    ε_ps(p, Ω₁) ≥ 10⁻ᴷ for all p < (d - 1)/(2d - 1), without any assumption of halting.  For d = 2 this is p < 1/3, as in [BHV]. *)

From Coq Require Import Reals Arith Lra Lia ClassicalDedekindReals.
From Coquelicot Require Import Rbar Lub.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Norms Barriers.TiltedMembers Barriers.KDigits Barriers.RandomisedKDigits
  BreakdownEpsilons.TwoSequences Probability.Expectations.
Open Scope R_scope.

(** A run that does not succeed has an error that exceeds every smaller bound. *)
Lemma failure_is_error P A e e' run : e' <= e -> ~ succeeds P A e run -> error_exceeds P A e' run.
Proof.
  intros He Hfail. destruct run as [out|]; [|exact I].
  assert (Hsearch : forall n, (exists k, (k < n)%nat /\ sample_error_exceeds P A e' out k) \/
            ~ ~ forall k, (k < n)%nat -> dist_le (columns P) (out k) (solutions P A (sample P k)) e').
  { induction n as [|n [[k [Hk Hex]]|Hall]].
    - right. intros H. apply H. intros k Hk. lia.
    - left. exists k. split; [lia|exact Hex].
    - destruct (sig_not_dec (dist_le (columns P) (out n) (solutions P A (sample P n)) e')) as [Hin|Hout].
      + right. intros H. apply Hall. intros Hn. apply Hin. intros Hk. apply H. intros k Hkn.
        destruct (Nat.eq_dec k n) as [->|Hne]; [exact Hk|apply Hn; lia].
      + left. exists n. split; [lia|exact Hout]. }
  destruct (Hsearch (sample_count P)) as [Hex|Hall]; [exact Hex|].
  elim Hall. intros Hacc. apply Hfail. exists out. split; [reflexivity|].
  intros k Hk. apply dist_le_weaken with e'; [exact He|apply Hacc, Hk].
Qed.

Theorem probabilistic_breakdown_epsilon_ge C p : valid_class C ->
  p < (INR (candidates C) - 1) / (2 * INR (candidates C) - 1) ->
  Rbar_le (/ 10 ^ digits C) (probabilistic_breakdown_epsilon (class_setting C) (Omega1 C) p).
Proof.
  intros valid Hp. pose proof (candidates_ge_two C (class_candidates C valid)) as Hd.
  set (d := INR (candidates C)) in *.
  apply Lub_Rbar_ge. intros e He t G. set (delta := ((d - 1) / (2 * d - 1) - p) / 2).
  assert (Hdelta : 0 < delta) by (unfold delta; lra).
  destruct (K_digits_random_at_all_samples_without_halting C valid (Omega1 C) (fun A H => H) t G delta Hdelta)
    as [A [iota [HA [Hadm Hle]]]].
  fold d in Hle. exists A, iota. split; [exact HA|]. split; [exact Hadm|].
  apply Rlt_le_trans with
    (probability t (fun w => ~ succeeds (class_setting C) A (/ 10 ^ digits C) (result (G w) iota))).
  - rewrite probability_complement.
    assert (E : (d - 1) / (2 * d - 1) = 1 - d / (2 * d - 1)) by (field; lra).
    unfold delta in Hle. lra.
  - apply probability_monotone. intros w. apply failure_is_error. lra.
Qed.
