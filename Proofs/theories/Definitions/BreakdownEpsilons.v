(** * Errors and breakdown epsilons

    [BHV] Definition 9.17 and neighbours.  An output is a vector x̂_k for each sample k; a neural network φ counts as the
    output x̂_k = φ(y_k).  The error of a run on (A, S) is max_k dist(x̂_k, Ξ(A, y_k)), and +∞ if it does not halt. *)

From Coq Require Import Reals.
From Coquelicot Require Import Rbar Lub.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.RandomisedAlgorithms.
Open Scope R_scope.

Definition answer_vectors := nat -> vector.

Section Errors.
Variables (P : setting) (A : matrix).

(** At the sample k the output is off by more than e. *)
Definition sample_error_exceeds (e : R) (out : answer_vectors) (k : nat) : Prop :=
  dist_gt (columns P) (out k) (solutions P A (sample P k)) e.

(** The error of a run exceeds e; at every sample it does. *)
Definition error_exceeds (e : R) (run : option answer_vectors) : Prop :=
  match run with
  | None => True
  | Some out => exists k, (k < sample_count P)%nat /\ sample_error_exceeds e out k
  end.

Definition error_exceeds_everywhere (e : R) (run : option answer_vectors) : Prop :=
  match run with
  | None => True
  | Some out => forall k, (k < sample_count P)%nat -> sample_error_exceeds e out k
  end.

(** The output has an error of at most e. *)
Definition accurate (e : R) (out : answer_vectors) : Prop :=
  forall k, (k < sample_count P)%nat -> dist_le (columns P) (out k) (solutions P A (sample P k)) e.

(** The same two events for a run that [succeeds]: it halts, and the error is at most e at all samples, or at some. *)
Definition succeeds (e : R) (run : option answer_vectors) : Prop :=
  exists out, run = Some out /\ accurate e out.

Definition succeeds_somewhere (e : R) (run : option answer_vectors) : Prop :=
  exists out k, run = Some out /\ (k < sample_count P)%nat /\
    dist_le (columns P) (out k) (solutions P A (sample P k)) e.

End Errors.

Section BreakdownEpsilons.
Variables (P : setting) (Omega : matrix_class).

Definition algorithm : Type := general_algorithm answer_vectors (training_sets P Omega).
Definition randomised : Type := randomised_algorithm answer_vectors (training_sets P Omega).

(** sup { e : every Γ has a training set with error > e } *)
Definition strong_breakdown_epsilon : Rbar :=
  Lub_Rbar (fun e => forall G : algorithm, exists A iota,
    Omega A /\ admissible P A iota /\ error_exceeds P A e (result G iota)).

(** sup { e : every randomised Γ has a training set with P(error > e) > p } *)
Definition probabilistic_breakdown_epsilon (p : R) : Rbar :=
  Lub_Rbar (fun e => forall (t : tape) (G : randomised), exists A iota,
    Omega A /\ admissible P A iota /\ p < probability t (fun w => error_exceeds P A e (result (G w) iota))).

(** The algorithm reads, on iota, a datum above the level M. *)
Definition reads_above (G : algorithm) (iota : training_set) (M : nat) : Prop :=
  exists q, reads G iota q /\ (M < query_level q)%nat.

(** sup { e : every Γ and every M has a training set with error > e, or a datum above the level M is read }.

    The amount of information read is, as in [BHV], the highest level.  The number of data would be the wrong measure for
    [general_algorithm]: tilt(K - 1, i, 2⁻ⁿ⁻¹) is recognised by its datum at level n + 5 alone, and the queries of a general
    algorithm need not come in an order, so "read level n + 5 only" satisfies its definition on the training sets of Ω₂. *)
Definition weak_breakdown_epsilon : Rbar :=
  Lub_Rbar (fun e => forall (G : algorithm) (M : nat), exists A iota,
    Omega A /\ admissible P A iota /\ (error_exceeds P A e (result G iota) \/ reads_above G iota M)).

(** The same with the number of data, for strategies:
    sup { e : every strategy and every M have a training set with error > e, or more than M data are read }. *)
Definition counting_weak_breakdown_epsilon : Rbar :=
  Lub_Rbar (fun e => forall (G : strategy query datum answer_vectors) (M : nat), exists A iota,
    Omega A /\ admissible P A iota /\
    forall out, halts_within G iota M out -> error_exceeds P A e (Some out)).

End BreakdownEpsilons.
