(** * Vectors

    A vector of R^n is a function [nat -> R] of which only the values at 0, ..., n - 1 matter; the dimension n is
    an argument of every operation.  So indices count from 0 here, where the paper counts from 1. *)

From Coq Require Import Reals.
Open Scope R_scope.

Definition vector := nat -> R.

(** f 0 + ... + f (n - 1) *)
Fixpoint sum (n : nat) (f : nat -> R) : R :=
  match n with
  | O => 0
  | S p => sum p f + f p
  end.

Definition dot (n : nat) (x y : vector) : R := sum n (fun i => x i * y i).

(** The Euclidean norm ‖x‖ and the l1-norm ‖x‖₁. *)
Definition norm (n : nat) (x : vector) : R := sqrt (dot n x x).
Definition l1_norm (n : nat) (x : vector) : R := sum n (fun i => Rabs (x i)).

Definition vadd (x y : vector) : vector := fun i => x i + y i.
Definition vsub (x y : vector) : vector := fun i => x i - y i.
Definition vscale (c : R) (x : vector) : vector := fun i => c * x i.

(** e_i *)
Definition unit_vector (i : nat) : vector := fun j => if Nat.eqb j i then 1 else 0.

(** The statements dist(x, S) ≤ r and dist(x, S) > r for dist(x, S) = inf { ‖x - s‖ : s ∈ S }, where the infimum of the
    empty set is +∞. *)
Definition dist_le (n : nat) (x : vector) (S : vector -> Prop) (r : R) : Prop :=
  forall delta, 0 < delta -> exists s, S s /\ norm n (vsub x s) < r + delta.

Definition dist_gt (n : nat) (x : vector) (S : vector -> Prop) (r : R) : Prop :=
  ~ dist_le n x S r.
