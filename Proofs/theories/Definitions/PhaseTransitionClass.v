(** * The class Ω(K, L)

    On the scale D, with base g = g_D > 0 and always alpha = ‖a‖,
<<
      centre(D)         a = (g, ..., g)             all d columns tie: Ξ is a whole simplex
      tilt(D, i, τ)     a = (g, ..., g) + τ e_i      the minimiser is unique, the i-th candidate

      Ω₁ = {centre(K)} ∪ {tilt(K, i, 2⁻ⁿ⁻¹) : i, n ≥ 1}
      Ω₂ =               {tilt(K - 1, i, 2⁻ⁿ⁻¹) : i, n ≥ 1}      its limit point is left out
      Ω₃ =               {tilt(K - 2, i, (3/2) 2⁻ᴸ) : i}
>>
*)

From Coq Require Import Reals Arith.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices.
Open Scope R_scope.

Record parameters := {
  class_problem : problem;
  candidates : nat;              (* d = N - m + 1 *)
  tail : nat;                    (* q = m - 1 *)
  samples : nat;                 (* R *)
  eta : nat -> vector;           (* y_k = (1, eta k), the same for every member *)
  digits : nat;                  (* K *)
  levels : nat;                  (* L *)
  base : nat -> R                (* g_D *)
}.

Definition class_setting (C : parameters) : setting := {|
  the_problem := class_problem C;
  rows := S (tail C);
  columns := candidates C + tail C;
  sample_count := samples C;
  sample := fun k => block_sample (eta C k)
|}.

Section Class.
Variable C : parameters.
Let d := candidates C.
Let K := digits C.
Let L := levels C.

(** The first row (g, ..., g) + τ e_i; the member with that first row has alpha = ‖a‖. *)
Definition centre_row (D : nat) : vector := fun _ => base C D.
Definition tilt_row (D i : nat) (tau : R) : vector :=
  fun j => base C D + tau * unit_vector i j.

Definition centre (D : nat) : matrix := block_matrix d (centre_row D) (norm d (centre_row D)).
Definition tilt (D i : nat) (tau : R) : matrix := block_matrix d (tilt_row D i tau) (norm d (tilt_row D i tau)).

Definition Omega1 : matrix_class := fun A =>
  A = centre K \/ exists i n, (i < d)%nat /\ (1 <= n)%nat /\ A = tilt K i (/ 2 ^ (n + 1)).

Definition Omega2 : matrix_class := fun A =>
  exists i n, (i < d)%nat /\ (1 <= n)%nat /\ A = tilt (K - 1) i (/ 2 ^ (n + 1)).

Definition Omega3 : matrix_class := fun A =>
  exists i, (i < d)%nat /\ A = tilt (K - 2) i (3 / 2 * / 2 ^ L).

Definition Omega : matrix_class := fun A => Omega1 A \/ Omega2 A \/ Omega3 A.

(** r = c / g_D and κ = √2 c / g_D: the candidates of centre(D) at the sample k are r e_i, of mutual distance κ. *)
Definition vertex (D k : nat) : R :=
  first_block_factor (class_problem C) (tail C) (eta C k) (base C D) (norm d (centre_row D)) / base C D.
Definition kappa (D k : nat) : R := sqrt 2 * vertex D k.

(** The distance of the d candidates from their centroid, κ √((d - 1) / (2 d)). *)
Definition circumradius (D k : nat) : R := kappa D k * sqrt ((INR d - 1) / (2 * INR d)).

(** What is asked of the scale D: g ≥ 1, and for every sample the closed form holds, ‖y_k‖ ≤ alpha, and
    2·10⁻ᴰ < κ ≤ 10¹⁻ᴰ / √2.  The circumradius is then in (10⁻ᴰ, 10¹⁻ᴰ).  The paper has g = √2·10ᴰ / 3 for (P3). *)
Definition valid_scale (D : nat) : Prop :=
  1 <= base C D /\
  forall k, (k < samples C)%nat ->
    closed_form_valid (class_problem C) (tail C) (eta C k) (base C D) (norm d (centre_row D)) /\
    norm (S (tail C)) (block_sample (eta C k)) <= norm d (centre_row D) /\
    2 * / 10 ^ D < kappa D k /\ kappa D k <= 10 * / 10 ^ D / sqrt 2.

Definition valid_class : Prop :=
  (3 <= K)%nat /\ (1 <= L)%nat /\ (2 <= d)%nat /\ (1 <= samples C)%nat /\
  valid_scale K /\ valid_scale (K - 1) /\ valid_scale (K - 2).

End Class.
