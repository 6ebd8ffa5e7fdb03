(** * Matrices

    A matrix of R^{m×N} is a function of the row and the column, of which the values at i < m, j < N matter. *)

From Coq Require Import Reals.
From BarrierLab Require Import Definitions.Vectors.
Open Scope R_scope.

Definition matrix := nat -> nat -> R.

(** Ax, for x in R^N. *)
Definition matvec (N : nat) (A : matrix) (x : vector) : vector := fun i => dot N (A i) x.

Definition madd (A B : matrix) : matrix := fun i j => A i j + B i j.
Definition msub (A B : matrix) : matrix := fun i j => A i j - B i j.
Definition transpose (A : matrix) : matrix := fun i j => A j i.

(** AB, for A with N columns and B with N rows. *)
Definition matmul (N : nat) (A B : matrix) : matrix := fun i j => sum N (fun k => A i k * B k j).

Definition identity_matrix : matrix := fun i j => if Nat.eqb i j then 1 else 0.

(** ‖A‖ ≤ b for the operator norm of A ∈ R^{m×N}. *)
Definition op_norm_le (m N : nat) (A : matrix) (b : R) : Prop :=
  forall x, norm m (matvec N A x) <= b * norm N x.

(** ‖A‖ = b: the least of these bounds. *)
Definition op_norm (m N : nat) (A : matrix) (b : R) : Prop :=
  op_norm_le m N A b /\ forall b', op_norm_le m N A b' -> b <= b'.

(** B is the inverse of A ∈ R^{m×m}. *)
Definition inverse (m : nat) (A B : matrix) : Prop :=
  forall i j, (i < m)%nat -> (j < m)%nat ->
    matmul m A B i j = identity_matrix i j /\ matmul m B A i j = identity_matrix i j.

(** Cond(A) = ‖A‖ ‖A⁻¹‖ = kappa for an invertible A ∈ R^{m×m}. *)
Definition condition_number (m : nat) (A : matrix) (kappa : R) : Prop :=
  exists B a b, inverse m A B /\ op_norm m m A a /\ op_norm m m B b /\ kappa = a * b.

(** U ∈ R^{m×m} is orthogonal: Uᵀ U = U Uᵀ = I. *)
Definition orthogonal (m : nat) (U : matrix) : Prop := inverse m U (transpose U).
