(** * Randomised algorithms

    A randomised algorithm is a family Γ_ω of algorithms over a random tape ω.  The tapes are countably many, numbered by
    ω = 0, 1, ..., with probabilities p_ω ≥ 0 of sum 1 (finitely many if the others have probability 0).  An algorithm that
    tosses finitely many coins before it reads is one, and so is one that draws from any discrete distribution. *)

From Coq Require Import Reals.
From Coq Require Import ClassicalDedekindReals.
From Coquelicot Require Import Series.
From BarrierLab Require Import Definitions.GeneralAlgorithms.
Open Scope R_scope.

Record tape := {
  weight : nat -> R;
  weight_nonnegative : forall w, 0 <= weight w;
  weights_sum_to_one : infinite_sum weight 1
}.

(** 1 if E holds and 0 if not.  [sig_not_dec] is one of the axioms of Coq's classical real numbers: it decides ~ E. *)
Definition indicator (E : Prop) : R := if sig_not_dec E then 1 else 0.

(** P(E) = Σ { p_ω : ω ∈ E } *)
Definition probability (t : tape) (E : nat -> Prop) : R :=
  Series (fun w => weight t w * indicator (E w)).

Definition randomised_algorithm {query answer : Type} (output : Type)
    (domain : (query -> answer) -> Prop) : Type :=
  nat -> general_algorithm output domain.

Definition randomised_strategy (query answer output : Type) : Type :=
  nat -> strategy query answer output.
