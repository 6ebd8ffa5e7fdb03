(** * Computational problems in general

    [BHV] Definitions 9.1 - 9.17: a set of instances ι, of which an algorithm may see rational approximations, to any precision,
    of real numbers f(ι), f ∈ Λ; and for every ι a set Ξ(ι) of right answers in a metric space. *)

From Coq Require Import Reals QArith Qreals.
From Coquelicot Require Import Rbar Lub.
From BarrierLab Require Import Definitions.GeneralAlgorithms.
Open Scope R_scope.

Record computational_problem := {
  instance : Type;
  evaluation : Type;                             (* Λ *)
  point : Type;                                  (* the answers *)
  data : instance -> evaluation -> R;            (* f(ι) *)
  right_answer : instance -> point -> Prop;      (* Ξ(ι) *)
  distance : point -> point -> R;
  distance_symmetric : forall x y, distance x y = distance y x;
  distance_triangle : forall x y z, distance x z <= distance x y + distance y z
}.

Section ComputationalProblem.
Variable Pi : computational_problem.

(** The approximation of f(ι) of precision 2⁻ⁿ is the answer to the query (f, n). *)
Definition approximations : Type := evaluation Pi * nat -> Q.

Definition approximates (iota : instance Pi) (f : approximations) : Prop :=
  forall l n, Rabs (Q2R (f (l, n)) - data Pi iota l) <= / 2 ^ n.

Variable Omega : instance Pi -> Prop.

Definition approximations_of_class (f : approximations) : Prop :=
  exists iota, Omega iota /\ approximates iota f.

Definition solver : Type := general_algorithm (point Pi) approximations_of_class.

(** dist(x, Ξ(ι)) ≤ e, and "the error of the run exceeds e", being +∞ if it does not halt. *)
Definition within (iota : instance Pi) (e : R) (x : point Pi) : Prop :=
  forall delta, 0 < delta -> exists s, right_answer Pi iota s /\ distance Pi x s < e + delta.

Definition errs_by_more (iota : instance Pi) (e : R) (run : option (point Pi)) : Prop :=
  match run with
  | None => True
  | Some x => ~ within iota e x
  end.

Definition reads_beyond (G : solver) (f : approximations) (M : nat) : Prop :=
  exists l n, reads G f (l, n) /\ (M < n)%nat.

(** sup { e : every Γ has an input with error > e } *)
Definition strong_epsilon : Rbar :=
  Lub_Rbar (fun e => forall G : solver, exists iota f,
    Omega iota /\ approximates iota f /\ errs_by_more iota e (result G f)).

(** sup { e : every Γ and every M have an input with error > e, or a precision beyond 2⁻ᴹ is read } *)
Definition weak_epsilon : Rbar :=
  Lub_Rbar (fun e => forall (G : solver) (M : nat), exists iota f,
    Omega iota /\ approximates iota f /\ (errs_by_more iota e (result G f) \/ reads_beyond G f M)).

End ComputationalProblem.
