(** * What Theorem 2 says of a class Ω(K, L)

    The three statements together, for the class of Definitions.PhaseTransitionClass, d = N - m + 1 candidates and R samples.  An error
    of at most 10⁻ᴶ is what [CAH] calls J digits.  [CAH] states impossibility "for any element of S"; an algorithm that answers
    the first candidate at the first sample, the second at the second, ... is right somewhere on each member if R ≥ d, so at every sample it
    is stated for R < d, and with R/d for randomised algorithms.  With R = 1 and d = 2 the bounds are the 1/2 of [CAH]. *)

From Coq Require Import Reals.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons.
Open Scope R_scope.

Section Statements.

Variable C : parameters.
Let P := class_setting C.
Let K := digits C.
Let L := levels C.
Let d := INR (candidates C).

(** A training set for some member of the class, of which [bad] is true. *)
Definition on_some_training_set (bad : matrix -> training_set -> Prop) : Prop :=
  exists A iota, Omega C A /\ admissible P A iota /\ bad A iota.

(** Cond(AAᵀ) = 1 for all members. *)
Definition well_conditioned : Prop :=
  forall A, Omega C A -> condition_number (rows P) (matmul (columns P) A (transpose A)) 1.

(** The randomised algorithm halts on the centre of Ω₁ with probability 1, whatever its training set. *)
Definition halts_on_centre (t : tape) (G : randomised P (Omega C)) : Prop :=
  forall iota, admissible P (centre C K) iota -> probability t (fun w => result (G w) iota <> None) = 1.

(** (1) K digits are impossible, for deterministic and randomised algorithms. *)
Definition K_digits_are_impossible : Prop :=
  (forall G : algorithm P (Omega C),
     on_some_training_set (fun A iota => error_exceeds P A (/ 10 ^ K) (result G iota))) /\
  ((samples C < candidates C)%nat -> forall G : algorithm P (Omega C),
     on_some_training_set (fun A iota => error_exceeds_everywhere P A (/ 10 ^ K) (result G iota))) /\
  (forall t (G : randomised P (Omega C)) delta, 0 < delta -> halts_on_centre t G ->
     on_some_training_set (fun A iota =>
       probability t (fun w => succeeds P A (/ 10 ^ K) (result (G w) iota)) <= 1 / d + delta)) /\
  (forall t (G : randomised P (Omega C)) delta, 0 < delta -> halts_on_centre t G ->
     on_some_training_set (fun A iota =>
       probability t (fun w => succeeds_somewhere P A (/ 10 ^ K) (result (G w) iota)) <= INR (samples C) / d + delta)).

(** A run on at most M data halts with an error of at most e at all samples, at one sample at least. *)
Definition good_within (G : strategy query datum answer_vectors) (M : nat) (e : R) A iota : Prop :=
  exists out, halts_within G iota M out /\ accurate P A e out.

Definition good_somewhere_within (G : strategy query datum answer_vectors) (M : nat) (e : R) A iota : Prop :=
  exists out k, halts_within G iota M out /\ (k < samples C)%nat /\
    dist_le (columns P) (out k) (solutions P A (sample P k)) e.

(** (2) K - 1 digits are possible, but from no bounded number of data: whatever M is, the probability of failing or of
    requiring more than M data is at least (d - 1)/d - δ = (N - m)/(N + 1 - m) - δ somewhere. *)
Definition K_minus_1_digits_need_unbounded_data : Prop :=
  (exists G : strategy query datum answer_vectors, forall A iota, Omega C A -> admissible P A iota ->
     exists M, good_within G M (/ 10 ^ (K - 1)) A iota) /\
  (forall t (G : randomised_strategy query datum answer_vectors) (M : nat) delta, 0 < delta ->
     on_some_training_set (fun A iota =>
       (d - 1) / d - delta <= probability t (fun w => ~ good_within (G w) M (/ 10 ^ (K - 1)) A iota))) /\
  (forall t (G : randomised_strategy query datum answer_vectors) (M : nat) delta, 0 < delta ->
     on_some_training_set (fun A iota =>
       1 - INR (samples C) / d - delta <= probability t (fun w => ~ good_somewhere_within (G w) M (/ 10 ^ (K - 1)) A iota))).

(** (3) K - 2 digits are possible from L data, and, which goes beyond [CAH], from no levels below L. *)
Definition K_minus_2_digits_from_L_data : Prop :=
  exists G : strategy query datum answer_vectors, forall A iota, Omega C A -> admissible P A iota ->
    good_within G L (/ 10 ^ (K - 2)) A iota.

Definition levels_below_L_are_not_enough : Prop :=
  forall G : algorithm P (Omega C),
    (forall iota q, training_sets P (Omega C) iota -> reads G iota q -> (query_level q < L)%nat) ->
    on_some_training_set (fun A iota => error_exceeds P A (/ 10 ^ (K - 2)) (result G iota)).

Definition theorem_two_holds : Prop :=
  well_conditioned /\ K_digits_are_impossible /\ K_minus_1_digits_need_unbounded_data /\
  K_minus_2_digits_from_L_data /\ levels_below_L_are_not_enough.

End Statements.
