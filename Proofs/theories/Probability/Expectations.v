(** * Sums of probabilities over the tape *)

From Coq Require Import Reals Arith Lra Lia ClassicalDedekindReals.
From Coquelicot Require Import Hierarchy Series.
From BarrierLab Require Import Definitions.Vectors Definitions.RandomisedAlgorithms LinearAlgebra.Sums Barriers.Counting.
Open Scope R_scope.

Section Tape.

Variable t : tape.

Definition expectation (f : nat -> R) : R := Series (fun w => weight t w * f w).
Definition integrable (f : nat -> R) : Prop := ex_series (fun w => weight t w * f w).

Lemma weights_summable : ex_series (weight t).
Proof. exists 1. apply is_series_Reals. apply weights_sum_to_one. Qed.

Lemma weights_total : Series (weight t) = 1.
Proof. apply is_series_unique, is_series_Reals, weights_sum_to_one. Qed.

Lemma bounded_integrable f : (forall w, 0 <= f w <= 1) -> integrable f.
Proof.
  intros H. apply (@ex_series_le R_AbsRing R_CompleteNormedModule _ (weight t));
    [|apply weights_summable].
  intros w. change (Rabs (weight t w * f w) <= weight t w).
  pose proof (weight_nonnegative t w). specialize (H w). rewrite Rabs_right; nra.
Qed.

Lemma indicator_integrable E : integrable (fun w => indicator (E w)).
Proof. apply bounded_integrable. intros. apply indicator_bounds. Qed.

Lemma plus_integrable f g : integrable f -> integrable g -> integrable (fun w => f w + g w).
Proof.
  intros Hf Hg. eapply ex_series_ext; [|apply (ex_series_plus _ _ Hf Hg)].
  intros w. cbv beta. change (weight t w * f w + weight t w * g w = weight t w * (f w + g w)). ring.
Qed.

Lemma scale_integrable c f : integrable f -> integrable (fun w => c * f w).
Proof.
  intros Hf. eapply ex_series_ext; [|apply (ex_series_scal_l c _ Hf)].
  intros w. cbv beta. change (c * (weight t w * f w) = weight t w * (c * f w)). ring.
Qed.

Lemma sum_integrable n (f : nat -> nat -> R) :
  (forall i, integrable (f i)) -> integrable (fun w => sum n (fun i => f i w)).
Proof.
  intros H. induction n as [|n IH]; simpl.
  - apply bounded_integrable. intros. lra.
  - apply plus_integrable; auto.
Qed.

Lemma expectation_plus f g : integrable f -> integrable g ->
  expectation (fun w => f w + g w) = expectation f + expectation g.
Proof.
  intros Hf Hg. unfold expectation. rewrite <- Series_plus by assumption.
  apply Series_ext. intros. ring.
Qed.

Lemma expectation_scale c f : expectation (fun w => c * f w) = c * expectation f.
Proof.
  unfold expectation. rewrite <- Series_scal_l. apply Series_ext. intros. ring.
Qed.

Lemma expectation_sum n (f : nat -> nat -> R) : (forall i, integrable (f i)) ->
  expectation (fun w => sum n (fun i => f i w)) = sum n (fun i => expectation (f i)).
Proof.
  intros H. induction n as [|n IH]; simpl.
  - unfold expectation. rewrite (Series_ext _ (fun w => 0 * weight t w)) by (intros; ring).
    rewrite Series_scal_l. ring.
  - rewrite expectation_plus; auto. rewrite IH. reflexivity. apply sum_integrable, H.
Qed.

(** Both sides need to be summable. *)
Lemma expectation_le f g : integrable f -> integrable g -> (forall w, f w <= g w) -> expectation f <= expectation g.
Proof.
  intros Hf Hg H.
  assert (Hdiff : integrable (fun w => g w + -1 * f w)) by (apply plus_integrable; [|apply scale_integrable]; assumption).
  assert (H0 : 0 <= expectation (fun w => g w + -1 * f w)).
  { unfold expectation. rewrite <- (Rmult_0_l (Series (fun w => weight t w * (g w + -1 * f w)))), <- Series_scal_l.
    apply Series_le; [|exact Hdiff]. intros w. pose proof (weight_nonnegative t w). specialize (H w). split; nra. }
  rewrite expectation_plus, expectation_scale in H0; [lra|assumption|apply scale_integrable, Hf].
Qed.

Lemma expectation_of_indicator E : expectation (fun w => indicator (E w)) = probability t E.
Proof. reflexivity. Qed.

Lemma probability_monotone (E F : nat -> Prop) : (forall w, E w -> F w) -> probability t E <= probability t F.
Proof.
  intros H. apply expectation_le; try apply indicator_integrable. intros w. apply indicator_monotone, H.
Qed.

Lemma indicator_complement (E : Prop) : indicator E + indicator (~ E) = 1.
Proof. unfold indicator. destruct (sig_not_dec E), (sig_not_dec (~ E)); tauto || lra. Qed.

Lemma probability_complement E : probability t (fun w => ~ E w) = 1 - probability t E.
Proof.
  assert (H : expectation (fun w => indicator (E w) + indicator (~ E w)) = 1).
  { unfold expectation. rewrite (Series_ext _ (weight t)); [apply weights_total|].
    intros w. rewrite indicator_complement. ring. }
  rewrite expectation_plus in H by apply indicator_integrable. rewrite !expectation_of_indicator in H. lra.
Qed.

Lemma probability_nonnegative E : 0 <= probability t E.
Proof.
  rewrite <- (Rmult_0_l (probability t E)). unfold probability at 1. rewrite <- Series_scal_l.
  apply Series_le; [|apply indicator_integrable].
  intros w. pose proof (weight_nonnegative t w). pose proof (indicator_bounds (E w)). split; nra.
Qed.

Lemma probability_le_one E : probability t E <= 1.
Proof. pose proof (probability_complement E). pose proof (probability_nonnegative (fun w => ~ E w)). lra. Qed.

Lemma probability_certain (E : nat -> Prop) : (forall w, E w) -> probability t E = 1.
Proof.
  intros H. unfold probability. rewrite (Series_ext _ (weight t)); [apply weights_total|].
  intros w. rewrite indicator_true by apply H. ring.
Qed.

(** d events of which never more than B happen. *)
Lemma sum_probabilities_le d (E : nat -> nat -> Prop) B : 0 <= B ->
  (forall w, sum d (fun i => indicator (E i w)) <= B) -> sum d (fun i => probability t (E i)) <= B.
Proof.
  intros HB H.
  rewrite (sum_ext d _ (fun i => expectation (fun w => indicator (E i w)))) by reflexivity.
  rewrite <- (expectation_sum d (fun i w => indicator (E i w))) by (intros; apply indicator_integrable).
  replace B with (expectation (fun w => B * indicator True)).
  - apply expectation_le.
    + apply sum_integrable. intros. apply indicator_integrable.
    + apply scale_integrable, (indicator_integrable (fun _ => True)).
    + intros w. rewrite (indicator_true True I). specialize (H w). lra.
  - rewrite (expectation_scale B (fun _ => indicator True)), (expectation_of_indicator (fun _ => True)).
    rewrite probability_certain by auto. ring.
Qed.

(** Events that decrease, and to which no tape belongs for ever, become improbable. *)
Theorem probability_vanishes (T : nat -> nat -> Prop) delta :
  (forall n w, T (S n) w -> T n w) -> (forall w, exists n, ~ T n w) -> 0 < delta ->
  exists n0, forall n, (n0 <= n)%nat -> probability t (T n) <= delta.
Proof.
  intros Hdec Hempty Hdelta.
  assert (Hmono : forall n m w, (n <= m)%nat -> T m w -> T n w).
  { intros n m w Hnm. induction Hnm as [|m Hnm IH]; auto. }
  destruct (weights_sum_to_one t delta Hdelta) as [N HN]. specialize (HN N (le_n N)).
  unfold R_dist in HN. apply Rabs_def2 in HN. destruct HN as [_ HN].
  assert (Hn : exists n0, forall w, (w <= N)%nat -> ~ T n0 w).
  { clear HN. induction N as [|N [n1 H1]].
    - destruct (Hempty O) as [n Hn]. exists n. intros w Hw. replace w with O by lia. exact Hn.
    - destruct (Hempty (S N)) as [n2 H2]. exists (Nat.max n1 n2). intros w Hw HT.
      destruct (Nat.eq_dec w (S N)) as [->|Hne].
      + apply H2. apply (Hmono n2 (Nat.max n1 n2)); [lia|exact HT].
      + apply (H1 w); [lia|]. apply (Hmono n1 (Nat.max n1 n2)); [lia|exact HT]. }
  destruct Hn as [n0 Hn0]. exists n0. intros n Hle. unfold probability.
  pose proof weights_total as Htotal.
  rewrite (Series_incr_n _ (S N)) in Htotal by (lia || apply weights_summable).
  rewrite (Series_incr_n _ (S N)) by (lia || apply indicator_integrable). simpl pred in *.
  replace (sum_f_R0 (fun w => weight t w * indicator (T n w)) N) with 0.
  - assert (H : Series (fun k => weight t (S N + k) * indicator (T n (S N + k)%nat)) <=
                Series (fun k => weight t (S N + k)%nat)); [|lra].
    apply Series_le.
    + intros w. pose proof (weight_nonnegative t (S N + w)). pose proof (indicator_bounds (T n (S N + w)%nat)).
      split; nra.
    + apply ex_series_incr_n. apply weights_summable.
  - symmetry. apply sum_eq_R0. intros w Hw. rewrite indicator_false; [ring|].
    intros HT. apply (Hn0 w Hw). apply (Hmono n0 n); assumption.
Qed.

End Tape.
