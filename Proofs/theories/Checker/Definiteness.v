(** * Definiteness by Gaussian elimination in intervals

    If all pivots of a symmetric matrix are certainly positive, its quadratic form is non-negative.  This bounds the least
    singular value from below and the operator norm from above. *)

From Coq Require Import Reals ZArith Arith Lra Lia Psatz List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices LinearAlgebra.Sums LinearAlgebra.Norms
  Checker.Intervals.
Open Scope R_scope.

Definition quadratic_form (n : nat) (M : matrix) (x : vector) : R :=
  sum n (fun i => sum n (fun j => M i j * x i * x j)).

(** The quadratic form of the Gram matrix of the columns. *)
Lemma gram_form m n A x :
  sum n (fun i => sum n (fun j => dot m (fun k => A k i) (fun k => A k j) * x i * x j)) =
  dot m (matvec n A x) (matvec n A x).
Proof.
  unfold dot at 2, matvec.
  transitivity (sum n (fun i => sum m (fun k => A k i * x i * dot n (A k) x))).
  - apply sum_ext. intros i Hi.
    transitivity (sum n (fun j => sum m (fun k => A k i * x i * (A k j * x j)))).
    + apply sum_ext. intros j Hj. unfold dot.
      rewrite (sum_ext m (fun k => A k i * x i * (A k j * x j)) (fun k => x i * x j * (A k i * A k j)))
        by (intros; ring).
      rewrite sum_scale. ring.
    + rewrite sum_swap. apply sum_ext. intros k Hk. rewrite sum_scale. reflexivity.
  - rewrite sum_swap. apply sum_ext. intros k Hk. unfold dot.
    rewrite <- sum_scale. apply sum_ext. intros. ring.
Qed.

Lemma diagonal_form n t x : sum n (fun i => sum n (fun j => (if Nat.eqb i j then t else 0) * x i * x j)) = t * dot n x x.
Proof.
  unfold dot. rewrite <- sum_scale. apply sum_ext. intros i Hi.
  rewrite (sum_single n _ i Hi).
  - rewrite Nat.eqb_refl. ring.
  - intros j _ Hj. destruct (Nat.eqb_spec i j); [congruence|ring].
Qed.

Section Elimination.

Variable scale : positive.
Notation contains := (contains scale).

Definition entry (G : list (list interval)) (i j : nat) : interval := nth j (nth i G nil) izero.

Definition schur (n : nat) (G : list (list interval)) (p : interval) : list (list interval) :=
  table n (fun i => table n (fun j =>
    isub (entry G (S i) (S j)) (idiv_pos scale (imul scale (entry G (S i) O) (entry G O (S j))) p))).

Fixpoint definite (n : nat) (G : list (list interval)) : bool :=
  match n with
  | O => true
  | S k => let p := entry G O O in ipos p && definite k (schur k G p)
  end.

Lemma entry_table m n f i j : (i < m)%nat -> (j < n)%nat -> entry (table m (fun i => table n (f i))) i j = f i j.
Proof. intros Hi Hj. unfold entry. rewrite nth_table by exact Hi. apply nth_table, Hj. Qed.

Lemma definite_correct n : forall G M,
  (forall i j, (i < n)%nat -> (j < n)%nat -> contains (entry G i j) (M i j)) ->
  (forall i j, M i j = M j i) ->
  definite n G = true -> forall x, 0 <= quadratic_form n M x.
Proof.
  induction n as [|n IH]; intros G M HG Hsym H x; [unfold quadratic_form; simpl; lra|].
  simpl in H. apply andb_true_iff in H. destruct H as [Hp Hd].
  pose proof (ipos_correct scale _ _ Hp (HG O O ltac:(lia) ltac:(lia))) as HM.
  set (M' := fun i j => M (S i) (S j) - M (S i) O * M O (S j) / M O O).
  assert (H' : 0 <= quadratic_form n M' (fun i => x (S i))).
  { apply (IH (schur n G (entry G O O)) M').
    - intros i j Hi Hj. unfold schur. rewrite entry_table by assumption. unfold M'.
      apply contains_sub; [apply HG; lia|]. apply contains_div_pos; [exact Hp| |apply HG; lia].
      apply contains_mul; apply HG; lia.
    - intros i j. unfold M'. rewrite (Hsym (S i) (S j)), (Hsym (S i) O), (Hsym O (S j)). field. lra.
    - exact Hd. }
  set (b := sum n (fun j => M O (S j) * x (S j))).
  assert (E' : quadratic_form n M' (fun i => x (S i)) =
    sum n (fun i => sum n (fun j => M (S i) (S j) * x (S i) * x (S j))) - b * b / M O O).
  { unfold quadratic_form, M'.
    transitivity (sum n (fun i => sum n (fun j => M (S i) (S j) * x (S i) * x (S j)) -
      (b / M O O) * (M O (S i) * x (S i)))).
    - apply sum_ext. intros i Hi. unfold b.
      replace (sum n (fun j => M O (S j) * x (S j)) / M O O * (M O (S i) * x (S i)))
        with ((M O (S i) * x (S i) / M O O) * sum n (fun j => M O (S j) * x (S j))) by (field; lra).
      rewrite <- sum_scale, <- sum_sub. apply sum_ext. intros j Hj. rewrite (Hsym (S i) O). field. lra.
    - rewrite sum_sub, sum_scale. fold b. field. lra. }
  assert (E : quadratic_form (S n) M x =
    M O O * (x O + b / M O O) * (x O + b / M O O) + quadratic_form n M' (fun i => x (S i))).
  { rewrite E'. unfold quadratic_form. rewrite sum_first, sum_first.
    rewrite (sum_ext n (fun i => sum (S n) _)
      (fun i => x O * (M O (S i) * x (S i)) + sum n (fun j => M (S i) (S j) * x (S i) * x (S j)))).
    - rewrite sum_add, sum_scale. fold b.
      rewrite (sum_ext n (fun i => M O (S i) * x O * x (S i)) (fun i => x O * (M O (S i) * x (S i))))
        by (intros; ring).
      rewrite sum_scale. fold b. field. lra.
    - intros i Hi. rewrite sum_first, (Hsym (S i) O). ring. }
  rewrite E. assert (0 <= M O O * ((x O + b / M O O) * (x O + b / M O O))) by (apply Rmult_le_pos; [lra|apply (Rle_0_sqr (x O + b / M O O))]). lra.
Qed.

(** ** The least singular value *)

(** The Gram matrix of the columns of F, m×n, minus t on the diagonal. *)
Definition gram (m n : nat) (F : nat -> nat -> interval) (t : interval) : list (list interval) :=
  table n (fun i => table n (fun j =>
    let g := idot scale m (fun k => F k i) (fun k => F k j) in if Nat.eqb i j then isub g t else g)).

Definition singular_value_above (m n : nat) (F : nat -> nat -> interval) (sigma : interval) : bool :=
  definite n (gram m n F (imul scale sigma sigma)).

Lemma singular_value_correct m n F A si sigma :
  (forall i j, (i < m)%nat -> (j < n)%nat -> contains (F i j) (A i j)) ->
  contains si sigma -> singular_value_above m n F si = true ->
  forall x, sigma * norm n x <= norm m (matvec n A x).
Proof.
  intros HF Hs H x.
  pose proof (definite_correct n (gram m n F (imul scale si si))
    (fun i j => dot m (fun k => A k i) (fun k => A k j) - (if Nat.eqb i j then sigma * sigma else 0))) as D.
  assert (Q : 0 <= quadratic_form n
    (fun i j => dot m (fun k => A k i) (fun k => A k j) - (if Nat.eqb i j then sigma * sigma else 0)) x).
  { apply D; [| |exact H].
    - intros i j Hi Hj. unfold gram. rewrite entry_table by assumption. cbv zeta.
      assert (contains (idot scale m (fun k => F k i) (fun k => F k j)) (dot m (fun k => A k i) (fun k => A k j)))
        by (apply contains_dot; intros; apply HF; assumption).
      destruct (Nat.eqb i j); [apply contains_sub; [assumption|apply contains_mul; assumption]|].
      rewrite Rminus_0_r. assumption.
    - intros i j. rewrite dot_comm, Nat.eqb_sym. reflexivity. }
  unfold quadratic_form in Q.
  rewrite (sum_ext n _ (fun i => sum n (fun j => dot m (fun k => A k i) (fun k => A k j) * x i * x j) -
    sum n (fun j => (if Nat.eqb i j then sigma * sigma else 0) * x i * x j))) in Q.
  - rewrite sum_sub, gram_form, diagonal_form, <- !norm_squared in Q.
    pose proof (norm_nonneg n x). pose proof (norm_nonneg m (matvec n A x)).
    apply Rnot_lt_le. intros L. nra.
  - intros i Hi. rewrite <- sum_sub. apply sum_ext. intros. ring.
Qed.

(** ** The operator norm *)

(** The Frobenius norm first, then the definiteness of r² I - Cᵀ C. *)
Definition operator_norm_below (m n : nat) (F : nat -> nat -> interval) (r : interval) : bool :=
  inonneg r &&
  (ile (isqrt scale (isum m (fun i => idot scale n (F i) (F i)))) r ||
   definite n (table n (fun i => table n (fun j =>
     let g := idot scale m (fun k => F k i) (fun k => F k j) in
     if Nat.eqb i j then isub (imul scale r r) g else ineg g)))).

Lemma operator_norm_correct m n F A ri r :
  (forall i j, (i < m)%nat -> (j < n)%nat -> contains (F i j) (A i j)) ->
  contains ri r -> operator_norm_below m n F ri = true -> op_norm_le m n A r.
Proof.
  intros HF Hr H x. unfold operator_norm_below in H. apply andb_true_iff in H. destruct H as [H0 H].
  pose proof (inonneg_correct scale _ _ H0 Hr) as Hr0. pose proof (norm_nonneg n x) as Hx.
  apply orb_true_iff in H. destruct H as [H|H].
  - assert (HS : sqrt (sum m (fun i => dot n (A i) (A i))) <= r).
    { apply (ile_correct scale _ _ _ _ H); [|exact Hr]. apply contains_sqrt, contains_sum.
      intros i Hi. apply contains_dot; intros; apply HF; assumption. }
    assert (Hn : 0 <= sum m (fun i => dot n (A i) (A i))) by (apply sum_nonneg; intros; apply dot_self_nonneg).
    apply Rle_trans with (sqrt (sum m (fun i => dot n (A i) (A i))) * norm n x);
      [|apply Rmult_le_compat_r; assumption].
    apply norm_le_of_square; [apply Rmult_le_pos; [apply sqrt_pos|exact Hx]|].
    replace (sqrt (sum m (fun i => dot n (A i) (A i))) * norm n x * (sqrt (sum m (fun i => dot n (A i) (A i))) * norm n x))
      with (sqrt (sum m (fun i => dot n (A i) (A i))) * sqrt (sum m (fun i => dot n (A i) (A i))) *
        (norm n x * norm n x)) by ring.
    rewrite sqrt_sqrt by exact Hn. rewrite Rmult_comm, <- sum_scale. apply sum_le. intros i Hi.
    unfold matvec. rewrite <- (norm_squared n (A i)).
    pose proof (cauchy_schwarz_abs n (A i) x) as C.
    pose proof (Rle_abs (dot n (A i) x)). pose proof (Rle_abs (- dot n (A i) x)). rewrite Rabs_Ropp in *.
    pose proof (norm_nonneg n (A i)). set (a := norm n (A i) * norm n x) in *.
    replace (norm n x * norm n x * (norm n (A i) * norm n (A i))) with (a * a) by (unfold a; ring). nra.
  - assert (Q : 0 <= quadratic_form n
      (fun i j => (if Nat.eqb i j then r * r else 0) - dot m (fun k => A k i) (fun k => A k j)) x).
    { eapply definite_correct; [| |exact H].
      - intros i j Hi Hj. rewrite entry_table by assumption. cbv zeta.
        assert (contains (idot scale m (fun k => F k i) (fun k => F k j)) (dot m (fun k => A k i) (fun k => A k j)))
          by (apply contains_dot; intros; apply HF; assumption).
        destruct (Nat.eqb i j).
        + apply contains_sub; [apply contains_mul; assumption|assumption].
        + rewrite Rminus_0_l. apply contains_neg. assumption.
      - intros i j. rewrite dot_comm, Nat.eqb_sym. reflexivity. }
    unfold quadratic_form in Q.
    rewrite (sum_ext n _ (fun i => sum n (fun j => (if Nat.eqb i j then r * r else 0) * x i * x j) -
      sum n (fun j => dot m (fun k => A k i) (fun k => A k j) * x i * x j))) in Q.
    + rewrite sum_sub, gram_form, diagonal_form in Q. apply norm_le_of_square; [nra|].
      pose proof (norm_squared n x) as E. nra.
    + intros i Hi. rewrite <- sum_sub. apply sum_ext. intros. ring.
Qed.

End Elimination.
