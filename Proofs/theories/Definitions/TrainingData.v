(** * Training data

    What an algorithm is allowed to see of (A, S), S = {y_1, ..., y_R}: never the real numbers themselves, only
    rational data (A_n, y_{k,n}, x_{k,n}) with
<<
      ‖A_n - A‖ ≤ 2⁻ⁿ,   ‖y_{k,n} - y_k‖ ≤ 2⁻ⁿ,   dist(x_{k,n}, Ξ(A_n, y_{k,n})) ≤ 2⁻ⁿ           (T)
>>
    for every sample k and every level n ≥ 1.  The third condition speaks of the approximate problem. *)

From Coq Require Import Reals QArith Qreals.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery.
Open Scope R_scope.

(** What all members of a class share: the problem and its parameter, the sizes, the samples y_k, k < R. *)
Record setting := {
  the_problem : problem;
  rows : nat;
  columns : nat;
  sample_count : nat;
  sample : nat -> vector
}.

(** The set Ξ(A, y) in this setting. *)
Definition solutions (P : setting) (A : matrix) (y : vector) : vector -> Prop :=
  solution (the_problem P) (rows P) (columns P) A y.

(** One datum is one triple of rationals; one query is one index (k, n): the sample k and the level n. *)
Record datum := {
  datum_matrix : nat -> nat -> Q;
  datum_sample : nat -> Q;
  datum_solution : nat -> Q
}.

Definition query : Type := nat * nat.
Definition query_sample (q : query) : nat := fst q.
Definition query_level (q : query) : nat := snd q.

Definition training_set := query -> datum.

Definition real_vector (x : nat -> Q) : vector := fun i => Q2R (x i).
Definition real_matrix (A : nat -> nat -> Q) : matrix := fun i j => Q2R (A i j).

(** The inequalities of (T) for one datum of the sample y at level n. *)
Definition admissible_datum (P : setting) (A : matrix) (y : vector) (n : nat) (t : datum) : Prop :=
  let A_n := real_matrix (datum_matrix t) in
  let y_n := real_vector (datum_sample t) in
  let x_n := real_vector (datum_solution t) in
  op_norm_le (rows P) (columns P) (msub A_n A) (/ 2 ^ n) /\
  norm (rows P) (vsub y_n y) <= / 2 ^ n /\
  dist_le (columns P) x_n (solutions P A_n y_n) (/ 2 ^ n).

(** (T): ι is an admissible training set for (A, S).  A_n is one matrix for all samples.  Nothing is asked of the entries at k ≥ R, at level 0 or outside the
    sizes m and N: an algorithm may look at them, and learns nothing about (A, S). *)
Definition admissible (P : setting) (A : matrix) (iota : training_set) : Prop :=
  (forall k k' n i j, (k < sample_count P)%nat -> (k' < sample_count P)%nat -> (1 <= n)%nat ->
     (i < rows P)%nat -> (j < columns P)%nat ->
     (datum_matrix (iota (k, n)) i j == datum_matrix (iota (k', n)) i j)%Q) /\
  (forall k n, (k < sample_count P)%nat -> (1 <= n)%nat ->
     admissible_datum P A (sample P k) n (iota (k, n))).

(** A class Ω of matrices, and the training sets Ω_T that are admissible for some member of it. *)
Definition matrix_class := matrix -> Prop.

Definition training_sets (P : setting) (Omega : matrix_class) (iota : training_set) : Prop :=
  exists A, Omega A /\ admissible P A iota.
