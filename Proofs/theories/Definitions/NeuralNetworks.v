(** * Neural networks

    Affine maps with x ↦ max(x, 0) in every coordinate between them. *)

From Coq Require Import Reals List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices.
Import ListNotations.
Open Scope R_scope.

(** y ↦ Wy + b for y in R^n, n = [inputs]. *)
Record affine_layer := {
  inputs : nat;
  outputs : nat;
  weights : matrix;
  bias : vector
}.

Definition apply_layer (l : affine_layer) (y : vector) : vector :=
  vadd (matvec (inputs l) (weights l) y) (bias l).

Definition relu (t : R) : R := Rmax t 0.

(** The layers from the input on; no ReLU follows the last. *)
Definition network := list affine_layer.

Fixpoint evaluate (phi : network) (y : vector) : vector :=
  match phi with
  | [] => y
  | [last] => apply_layer last y
  | first :: rest => evaluate rest (fun i => relu (apply_layer first y i))
  end.

(** phi has one hidden layer, of [width] units, and maps R^m to R^N. *)
Definition one_hidden_layer (phi : network) (m width N : nat) : Prop :=
  exists first second, phi = [first; second] /\
    inputs first = m /\ outputs first = width /\ inputs second = width /\ outputs second = N.
