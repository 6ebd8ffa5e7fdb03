(** * The three problems of sparse recovery

    For A ∈ R^{m×N}, y ∈ R^m and real weights w = 1:
<<
      (P1)  minimise ‖x‖₁  subject to ‖Ax - y‖ ≤ ε
      (P2)  minimise λ‖x‖₁ + ‖Ax - y‖²                 (no factor 1/2)
      (P3)  minimise λ‖x‖₁ + ‖Ax - y‖
>>
    Ξ(A, y) is the set of all minimisers, here the predicate [solution]. *)

From Coq Require Import Reals.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices.
Open Scope R_scope.

Inductive problem :=
  | P1 (epsilon : R)
  | P2 (lambda : R)
  | P3 (lambda : R).

(** ‖Ax - y‖ *)
Definition misfit (m N : nat) (A : matrix) (y x : vector) : R := norm m (vsub (matvec N A x) y).

Definition feasible (p : problem) (m N : nat) (A : matrix) (y x : vector) : Prop :=
  match p with
  | P1 epsilon => misfit m N A y x <= epsilon
  | P2 _ | P3 _ => True
  end.

Definition objective (p : problem) (m N : nat) (A : matrix) (y x : vector) : R :=
  match p with
  | P1 _ => l1_norm N x
  | P2 lambda => lambda * l1_norm N x + misfit m N A y x * misfit m N A y x
  | P3 lambda => lambda * l1_norm N x + misfit m N A y x
  end.

(** x ∈ Ξ(A, y) *)
Definition solution (p : problem) (m N : nat) (A : matrix) (y x : vector) : Prop :=
  feasible p m N A y x /\
  forall z, feasible p m N A y z -> objective p m N A y x <= objective p m N A y z.
