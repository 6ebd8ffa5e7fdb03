(** * Finite sums *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors.
Open Scope R_scope.

Lemma sum_ext n f g : (forall i, (i < n)%nat -> f i = g i) -> sum n f = sum n g.
Proof.
  induction n as [|n IH]; intros H; simpl; [reflexivity|].
  rewrite IH, H; auto with arith.
Qed.

Lemma sum_add n f g : sum n (fun i => f i + g i) = sum n f + sum n g.
Proof. induction n as [|n IH]; simpl; [ring|]. rewrite IH. ring. Qed.

Lemma sum_sub n f g : sum n (fun i => f i - g i) = sum n f - sum n g.
Proof. induction n as [|n IH]; simpl; [ring|]. rewrite IH. ring. Qed.

Lemma sum_scale n c f : sum n (fun i => c * f i) = c * sum n f.
Proof. induction n as [|n IH]; simpl; [ring|]. rewrite IH. ring. Qed.

Lemma sum_const n c : sum n (fun _ => c) = INR n * c.
Proof. induction n as [|n IH]; [simpl; ring|]. rewrite S_INR. simpl sum. rewrite IH. ring. Qed.

Lemma sum_zero n f : (forall i, (i < n)%nat -> f i = 0) -> sum n f = 0.
Proof. intros H. rewrite (sum_ext n f (fun _ => 0)) by exact H. rewrite sum_const. ring. Qed.

Lemma sum_le n f g : (forall i, (i < n)%nat -> f i <= g i) -> sum n f <= sum n g.
Proof.
  induction n as [|n IH]; intros H; simpl; [lra|].
  assert (sum n f <= sum n g) by (apply IH; auto with arith).
  assert (f n <= g n) by auto with arith. lra.
Qed.

Lemma sum_nonneg n f : (forall i, (i < n)%nat -> 0 <= f i) -> 0 <= sum n f.
Proof.
  intros H. replace 0 with (sum n (fun _ => 0)) by (apply sum_zero; auto).
  apply sum_le. exact H.
Qed.

Lemma sum_Rabs_le n f : Rabs (sum n f) <= sum n (fun i => Rabs (f i)).
Proof.
  induction n as [|n IH]; simpl; [rewrite Rabs_R0; lra|].
  pose proof (Rabs_triang (sum n f) (f n)). lra.
Qed.

Lemma sum_term_le n f i :
  (forall i, (i < n)%nat -> 0 <= f i) -> (i < n)%nat -> f i <= sum n f.
Proof.
  induction n as [|n IH]; intros H Hi; [lia|]. simpl.
  assert (0 <= sum n f) by (apply sum_nonneg; auto with arith).
  assert (0 <= f n) by auto with arith.
  destruct (Nat.eq_dec i n) as [->|Hne]; [lra|].
  assert (f i <= sum n f) by (apply IH; auto with arith; lia). lra.
Qed.

(** A sum of non-negative terms vanishes only if every term does. *)
Lemma sum_nonneg_le_zero n f :
  (forall i, (i < n)%nat -> 0 <= f i) -> sum n f <= 0 -> forall i, (i < n)%nat -> f i = 0.
Proof.
  intros H H0 i Hi. pose proof (sum_term_le n f i H Hi). specialize (H i Hi). lra.
Qed.

Lemma sum_split n p f : sum (n + p) f = sum n f + sum p (fun i => f (n + i)%nat).
Proof.
  induction p as [|p IH]; simpl.
  - rewrite Nat.add_0_r. ring.
  - rewrite Nat.add_succ_r. simpl. rewrite IH. ring.
Qed.

Lemma sum_first n f : sum (S n) f = f O + sum n (fun i => f (S i)).
Proof.
  change (S n) with (1 + n)%nat. rewrite sum_split. simpl. ring.
Qed.

Lemma sum_swap n p f :
  sum n (fun i => sum p (fun j => f i j)) = sum p (fun j => sum n (fun i => f i j)).
Proof.
  induction n as [|n IH]; simpl.
  - symmetry. apply sum_zero. reflexivity.
  - rewrite IH. rewrite <- sum_add. reflexivity.
Qed.

Lemma unit_vector_same i : unit_vector i i = 1.
Proof. unfold unit_vector. rewrite Nat.eqb_refl. reflexivity. Qed.

Lemma unit_vector_other i j : i <> j -> unit_vector i j = 0.
Proof. intros H. unfold unit_vector. destruct (Nat.eqb_spec j i); [congruence|reflexivity]. Qed.

Lemma sum_unit_vector n f i : (i < n)%nat -> sum n (fun j => f j * unit_vector i j) = f i.
Proof.
  induction n as [|n IH]; intros Hi; [lia|]. simpl.
  destruct (Nat.eq_dec i n) as [->|Hne].
  - rewrite unit_vector_same, sum_zero; [ring|].
    intros j Hj. rewrite unit_vector_other by lia. ring.
  - rewrite IH, unit_vector_other by lia. ring.
Qed.

(** The j-th term alone, for terms that vanish elsewhere. *)
Lemma sum_single n f j :
  (j < n)%nat -> (forall i, (i < n)%nat -> i <> j -> f i = 0) -> sum n f = f j.
Proof.
  intros Hj H. rewrite <- (sum_unit_vector n f j Hj). apply sum_ext. intros i Hi.
  destruct (Nat.eq_dec i j) as [->|Hne].
  - rewrite unit_vector_same. ring.
  - rewrite (H i Hi Hne), unit_vector_other by congruence. ring.
Qed.
