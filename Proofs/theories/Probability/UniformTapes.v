(** * Finitely many tapes of equal probability *)

From Coq Require Import Reals Arith Lra Lia.
From Coquelicot Require Import Series.
From BarrierLab Require Import Definitions.Vectors Definitions.RandomisedAlgorithms LinearAlgebra.Sums.
Open Scope R_scope.

Lemma sum_f_R0_sum f n : sum_f_R0 f n = sum (S n) f.
Proof. induction n as [|n IH]; simpl; [ring|]. rewrite IH. reflexivity. Qed.

Lemma infinite_sum_finite n f : (forall w, (n <= w)%nat -> f w = 0) -> infinite_sum f (sum n f).
Proof.
  intros H e He. exists n. intros N HN. rewrite sum_f_R0_sum. replace (S N) with (n + (S N - n))%nat by lia.
  rewrite sum_split, (sum_zero (S N - n)) by (intros; apply H; lia).
  unfold R_dist. rewrite Rplus_0_r, Rminus_eq_0, Rabs_R0. exact He.
Qed.

Section Uniform.
Variable n : nat.
Hypothesis some : (1 <= n)%nat.

Definition uniform_weight (w : nat) : R := if Nat.ltb w n then 1 / INR n else 0.

Lemma count_positive : 0 < INR n.
Proof. apply lt_0_INR. lia. Qed.

Lemma uniform_weight_nonnegative w : 0 <= uniform_weight w.
Proof.
  unfold uniform_weight. pose proof count_positive. destruct (Nat.ltb w n); [|lra].
  apply Rlt_le, Rdiv_lt_0_compat; lra.
Qed.

Lemma uniform_weights_total : infinite_sum uniform_weight 1.
Proof.
  pose proof count_positive. replace 1 with (sum n uniform_weight) at 1.
  - apply infinite_sum_finite. intros w Hw. unfold uniform_weight. destruct (Nat.ltb_spec w n); [lia|reflexivity].
  - rewrite (sum_ext n _ (fun _ => 1 / INR n)), sum_const; [field; lra|].
    intros w Hw. unfold uniform_weight. destruct (Nat.ltb_spec w n); [reflexivity|lia].
Qed.

Definition uniform_tape : tape := {|
  weight := uniform_weight;
  weight_nonnegative := uniform_weight_nonnegative;
  weights_sum_to_one := uniform_weights_total
|}.

(** The probability is the number of tapes divided by n. *)
Lemma uniform_probability E : probability uniform_tape E = sum n (fun w => indicator (E w)) / INR n.
Proof.
  unfold probability. rewrite (is_series_unique _ (sum n (fun w => uniform_weight w * indicator (E w)))).
  - unfold Rdiv. rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros w Hw. unfold uniform_weight.
    destruct (Nat.ltb_spec w n); [unfold Rdiv; ring|lia].
  - apply is_series_Reals. apply infinite_sum_finite. intros w Hw. unfold uniform_weight.
    destruct (Nat.ltb_spec w n); [lia|ring].
Qed.

End Uniform.
