(** * The block matrices and the closed form of their solution sets

    For d ≥ 2, m = q + 1 and N = d + q, so that d = N - m + 1, for a ∈ R^d, alpha > 0 and η ∈ R^q:
<<
      A(a, alpha) = [ a_1 ... a_d |    0      ]       y = (1, η)
                    [      0      | alpha I_q ]
>>
    The paper's m, N are [S q] and [d + q]. *)

From Coq Require Import Reals Arith.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery.
Open Scope R_scope.

Definition block_matrix (d : nat) (a : vector) (alpha : R) : matrix :=
  fun i j =>
    match i with
    | O => if Nat.ltb j d then a j else 0
    | S i' => if Nat.eqb j (d + i') then alpha else 0
    end.

(** y = (1, η) *)
Definition block_sample (eta : vector) : vector :=
  fun i => match i with O => 1 | S i' => eta i' end.

(** M = max a_i *)
Definition is_maximum (d : nat) (a : vector) (M : R) : Prop :=
  (exists i, (i < d)%nat /\ a i = M) /\ forall i, (i < d)%nat -> a i <= M.

(** sgn(0) = 0 *)
Definition sgn (x : R) : R :=
  if Rlt_dec 0 x then 1 else if Rlt_dec x 0 then -1 else 0.

(** Soft thresholding. *)
Definition soft (x t : R) : R := sgn x * Rmax (Rabs x - t) 0.

(** s = #{ i : η_i ≠ 0 }, as a real number. *)
Definition support_size (q : nat) (eta : vector) : R := sum q (fun i => Rabs (sgn (eta i))).

(** ρ = sqrt (1 / a_max² + s / alpha²) *)
Definition rho (q : nat) (eta : vector) (amax alpha : R) : R :=
  sqrt (1 / (amax * amax) + support_size q eta / (alpha * alpha)).

(** When the closed form below holds. *)
Definition closed_form_valid (p : problem) (q : nat) (eta : vector) (amax alpha : R) : Prop :=
  match p with
  | P1 epsilon => 0 < epsilon <= 1 / 2 /\ forall i, (i < q)%nat -> eta i = 0 \/ 1 <= Rabs (eta i)
  | P2 lambda => 0 < lambda <= 1 /\ lambda < 2 * amax
  | P3 lambda => 0 < lambda <= 1 /\ lambda * rho q eta amax alpha < 1
  end.

(** The factor c of the first d entries. *)
Definition first_block_factor (p : problem) (q : nat) (eta : vector) (amax alpha : R) : R :=
  match p with
  | P1 epsilon => 1 - epsilon / (amax * rho q eta amax alpha)
  | P2 lambda => 1 - lambda / (2 * amax)
  | P3 _ => 1
  end.

(** The last q entries z⋆, which all minimisers share. *)
Definition second_block (p : problem) (q : nat) (eta : vector) (amax alpha : R) : vector :=
  fun i =>
    match p with
    | P1 epsilon => (eta i - epsilon * sgn (eta i) / (alpha * rho q eta amax alpha)) / alpha
    | P2 lambda => soft (eta i) (lambda / (2 * alpha)) / alpha
    | P3 _ => eta i / alpha
    end.

(** The closed form
<<
      { (ξ, z⋆) : ξ ∈ (c / a_max) conv { e_i : a_i = a_max } },
>>
    a convex combination being given by its weights t. *)
Definition closed_form (p : problem) (d q : nat) (a : vector) (amax alpha : R) (eta x : vector) : Prop :=
  (exists t : vector,
     (forall i, (i < d)%nat -> 0 <= t i) /\ sum d t = 1 /\
     (forall i, (i < d)%nat -> a i <> amax -> t i = 0) /\
     (forall i, (i < d)%nat -> x i = first_block_factor p q eta amax alpha / amax * t i)) /\
  (forall i, (i < q)%nat -> x (d + i)%nat = second_block p q eta amax alpha i).

(** The i-th candidate, the vertex ((c / a_max) e_i, z⋆). *)
Definition candidate (p : problem) (d q : nat) (eta : vector) (amax alpha : R) (i : nat) : vector :=
  fun j =>
    if Nat.ltb j d
    then first_block_factor p q eta amax alpha / amax * unit_vector i j
    else second_block p q eta amax alpha (j - d)%nat.
