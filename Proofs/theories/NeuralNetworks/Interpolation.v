(** * Piecewise linear interpolation by ReLUs *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.NeuralNetworks LinearAlgebra.Sums.
Import ListNotations.
Open Scope R_scope.

(** A list of numbers, the largest first, without repetition. *)
Fixpoint decreasing (l : list R) : Prop :=
  match l with
  | [] => True
  | s :: rest => (forall t, In t rest -> t < s) /\ decreasing rest
  end.

Lemma insert_decreasing s l : decreasing l ->
  exists l', decreasing l' /\ (forall t, In t l' <-> t = s \/ In t l) /\ (length l' <= S (length l))%nat.
Proof.
  induction l as [|r l IH]; intros H.
  - exists [s]. simpl. split; [split; [tauto|exact I]|]. split; [intros t; split; intuition congruence|lia].
  - destruct H as [Hlt Hdec]. destruct (Rtotal_order s r) as [Hs|[->|Hs]].
    + destruct (IH Hdec) as [l' [H1 [H2 H3]]]. exists (r :: l'). simpl. split; [|split; [|lia]].
      * split; [|exact H1]. intros t Ht. apply H2 in Ht. destruct Ht as [->|Ht]; auto.
      * intros t. rewrite H2. tauto.
    + exists (r :: l). simpl. split; [auto|]. split; [|lia]. intros t. intuition congruence.
    + exists (s :: r :: l). simpl. split; [|split; [|lia]].
      * split; [|auto]. intros t [<-|Ht]; [exact Hs|]. specialize (Hlt t Ht). lra.
      * intros t. intuition congruence.
Qed.

Lemma sorted_points (s : nat -> R) n :
  exists l, decreasing l /\ (forall k, (k < n)%nat -> In (s k) l) /\ (length l <= n)%nat.
Proof.
  induction n as [|n [l [H1 [H2 H3]]]].
  - exists []. simpl. split; [exact I|]. split; [intros; lia|lia].
  - destruct (insert_decreasing (s n) l H1) as [l' [H1' [H2' H3']]]. exists l'. split; [exact H1'|].
    split; [|lia]. intros k Hk. apply H2'. destruct (Nat.eq_dec k n) as [->|Hne]; [left; reflexivity|].
    right. apply H2. lia.
Qed.

(** b + Σ_h c_h max(s - t_h, 0) *)
Definition piecewise_linear (n : nat) (knots : nat -> R) (slopes : nat -> vector) (b : vector) (s : R) : vector :=
  fun j => b j + sum n (fun h => slopes h j * relu (s - knots h)).

Lemma piecewise_linear_step n knots slopes b knot slope s j :
  piecewise_linear (S n) (fun h => if Nat.eqb h n then knot else knots h)
    (fun h => if Nat.eqb h n then slope else slopes h) b s j
  = piecewise_linear n knots slopes b s j + slope j * relu (s - knot).
Proof.
  unfold piecewise_linear. simpl. rewrite Nat.eqb_refl.
  rewrite (sum_ext n _ (fun h => slopes h j * relu (s - knots h))); [ring|].
  intros h Hh. destruct (Nat.eqb_spec h n); [lia|reflexivity].
Qed.

(** Any values at n + 1 points at most are met with n units, one for every point but the least: knots, slopes and the constant are
    a function of the values. *)
Theorem interpolation l : decreasing l ->
  exists knots (slopes : (R -> vector) -> nat -> vector) (b : (R -> vector) -> vector), forall value s, In s l ->
    forall j, piecewise_linear (length l - 1) knots (slopes value) (b value) s j = value s j.
Proof.
  induction l as [|s l IH]; intros H.
  - exists (fun _ => 0), (fun _ _ _ => 0), (fun _ _ => 0). contradiction.
  - destruct H as [Hlt Hdec]. destruct l as [|r l].
    + exists (fun _ => 0), (fun _ _ _ => 0), (fun value => value s). intros value t [<-|[]] j.
      unfold piecewise_linear. simpl. ring.
    + destruct (IH Hdec) as [knots [slopes [b Hb]]].
      replace (length (s :: r :: l) - 1)%nat with (S (length (r :: l) - 1)) by (simpl; lia).
      set (n := (length (r :: l) - 1)%nat) in *.
      exists (fun h => if Nat.eqb h n then r else knots h),
        (fun value h => if Nat.eqb h n
                  then (fun j => (value s j - piecewise_linear n knots (slopes value) (b value) s j) / (s - r))
                  else slopes value h), b.
      intros value t Ht j. rewrite piecewise_linear_step. unfold relu.
      assert (Hr : r < s) by (apply Hlt; left; reflexivity).
      destruct Ht as [<-|Ht].
      * rewrite Rmax_left by lra. field. lra.
      * rewrite Rmax_right; [rewrite (Hb value t Ht); ring|].
        destruct Ht as [<-|Ht]; [lra|]. destruct Hdec as [Hlt' _]. specialize (Hlt' t Ht). lra.
Qed.
