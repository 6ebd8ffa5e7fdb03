(** * Checking that a rational matrix is orthogonal

    Entries are rationals as they are written, or references to definitions that are; UᵀU = UUᵀ = I is decided by rational
    arithmetic. *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices LinearAlgebra.Sums LinearAlgebra.Norms
  Checker.Intervals Checker.ProofCheck Checker.Certificate Checker.Enclosures Checker.Check Checker.QuadraticNumbers.
Import ListNotations.
Open Scope R_scope.

(** The rational that an expression is, references followed. *)
Definition written_rational (written : list (option Q)) (e : expression) : option Q :=
  match e with
  | Rational q => Some q
  | Reference n => nth n written None
  | _ => None
  end.

Definition written_rationals (definitions : list expression) : list (option Q) :=
  fold_left (fun written e => written ++ [written_rational written e]) definitions [].

Definition agrees_written (o : option Q) (x : R) : Prop := forall q, o = Some q -> x = Q2R q.

Lemma written_rational_correct written env e :
  Forall2 agrees_written written env -> agrees_written (written_rational written e) (value env e).
Proof.
  intros H q Hq. destruct e; simpl in Hq; try discriminate.
  - injection Hq as <-. reflexivity.
  - simpl. revert n Hq. induction H as [|o x l l' Ho Hl IH]; intros [|n] Hq; simpl in *; try discriminate; auto.
Qed.

Lemma written_rationals_correct definitions :
  Forall2 agrees_written (written_rationals definitions) (environment definitions).
Proof.
  unfold written_rationals, environment.
  assert (G : forall l w e, Forall2 agrees_written w e ->
    Forall2 agrees_written (fold_left (fun w e => w ++ [written_rational w e]) l w)
      (fold_left (fun env e => env ++ [value env e]) l e)).
  { induction l as [|x l IH]; intros w e H; simpl; [exact H|]. apply IH, Forall2_app; [exact H|].
    constructor; [|constructor]. apply written_rational_correct, H. }
  apply G. constructor.
Qed.

Fixpoint rational_dot (l l' : list Q) : Q :=
  match l, l' with
  | x :: r, x' :: r' => Qred (x * x' + rational_dot r r')
  | _, _ => 0%Q
  end.

Lemma rational_dot_correct n : forall l l', length l = n -> length l' = n ->
  Q2R (rational_dot l l') = dot n (rational_vector l) (rational_vector l').
Proof.
  induction n as [|n IH]; intros [|x l] [|x' l'] H H'; try discriminate.
  - simpl. unfold Q2R. simpl. unfold dot. simpl. lra.
  - simpl in H, H'. cbn [rational_dot]. rewrite Q2R_red, Q2R_plus, Q2R_mult, (IH l l') by lia.
    unfold dot. rewrite sum_first. reflexivity.
Qed.

(** The vectors are orthogonal to each other and have norm 1. *)
Definition orthonormal (m : nat) (vs : list (list Q)) : bool :=
  all_below m (fun i => all_below (S i) (fun j =>
    Qeq_bool (rational_dot (nth i vs []) (nth j vs [])) (if Nat.eqb i j then 1 else 0))).

Lemma orthonormal_correct m vs i j : (forall v, In v vs -> length v = m) -> length vs = m -> orthonormal m vs = true ->
  (i < m)%nat -> (j < m)%nat ->
  dot m (rational_vector (nth i vs [])) (rational_vector (nth j vs [])) = identity_matrix i j.
Proof.
  intros Hv Hl H.
  assert (G : forall i j, (j <= i < m)%nat ->
    dot m (rational_vector (nth i vs [])) (rational_vector (nth j vs [])) = identity_matrix i j).
  { intros i' j' Hij. pose proof (all_below_correct _ _ H i' ltac:(lia)) as Hi. cbv beta in Hi.
    pose proof (all_below_correct _ _ Hi j' ltac:(lia)) as Hj. cbv beta in Hj. apply Qeq_bool_iff, Qeq_eqR in Hj.
    rewrite (rational_dot_correct m) in Hj by (apply Hv, nth_In; lia). rewrite Hj. unfold identity_matrix.
    destruct (Nat.eqb i' j'); unfold Q2R; simpl; lra. }
  intros Hi Hj. destruct (le_lt_dec j i) as [Hle|Hlt]; [apply G; lia|].
  rewrite dot_comm, G by lia. unfold identity_matrix. rewrite Nat.eqb_sym. reflexivity.
Qed.

Section Orthogonal.
Variable c : certificate.
Notation m := (size_m c).

Definition rational_columns (rows : list (list Q)) : list (list Q) :=
  table m (fun j => map (fun row => nth j row 0%Q) rows).

Definition rational_rows (U : list (list expression)) : option (list (list Q)) :=
  traverse (traverse (written_rational (written_rationals (definitions c)))) U.

(** The left factor is absent, or rational and orthogonal. *)
Definition check_orthogonal : bool :=
  match left_factor c with
  | None => true
  | Some U =>
      is_matrix m m U &&
      match rational_rows U with
      | None => false
      | Some rows => orthonormal m rows && orthonormal m (rational_columns rows)
      end
  end.

Theorem check_orthogonal_correct : check_orthogonal = true ->
  match left_factor c with None => True | Some U => orthogonal m (real_entries c U) end.
Proof.
  unfold check_orthogonal. destruct (left_factor c) as [U|]; [|trivial]. intros H. apply andb_true_iff in H.
  destruct H as [Hm H]. apply is_matrix_correct in Hm. destruct Hm as [HU1 HU2].
  destruct (rational_rows U) as [rows|] eqn:E; [|discriminate]. unfold rational_rows in E. apply andb_true_iff in H. destruct H as [Hr Hc].
  assert (Hlen : length rows = m) by (rewrite (traverse_length _ _ _ E); exact HU1).
  assert (Hrow : forall i, (i < m)%nat -> traverse (written_rational (written_rationals (definitions c))) (nth i U []) =
    Some (nth i rows [])) by (intros; apply (traverse_nth _ _ _ _ _ _ E); lia).
  assert (Hlens : forall i, (i < m)%nat -> length (nth i rows []) = m).
  { intros i Hi. rewrite (traverse_length _ _ _ (Hrow i Hi)). apply HU2, nth_In. lia. }
  assert (Hentry : forall i j, (i < m)%nat -> (j < m)%nat -> real_entries c U i j = rational_vector (nth i rows []) j).
  { intros i j Hi Hj. pose proof (traverse_nth _ _ _ j (Rational 0) 0%Q (Hrow i Hi)) as H.
    rewrite HU2 in H by (apply nth_In; lia). specialize (H Hj). unfold real_entries, expression_at.
    apply (written_rational_correct _ (env c) _ (written_rationals_correct (definitions c))) in H. exact H. }
  assert (Hcolumn : forall j, (j < m)%nat -> nth j (rational_columns rows) [] = map (fun row => nth j row 0%Q) rows)
    by (intros j Hj; unfold rational_columns; rewrite nth_table by exact Hj; reflexivity).
  assert (Hcentry : forall i j, (i < m)%nat -> (j < m)%nat ->
    real_entries c U i j = rational_vector (nth j (rational_columns rows) []) i).
  { intros i j Hi Hj. rewrite Hentry, Hcolumn by assumption. unfold rational_vector. f_equal.
    rewrite <- (map_nth (fun row => nth j row 0%Q) rows [] i). apply nth_indep. rewrite map_length. lia. }
  intros i j Hi Hj. split.
  - rewrite <- (orthonormal_correct m rows i j); try assumption.
    + apply sum_ext. intros l Hl. unfold transpose. rewrite !Hentry by assumption. reflexivity.
    + intros v Hv. destruct (In_nth _ _ [] Hv) as [n [Hn <-]]. apply Hlens. lia.
  - rewrite <- (orthonormal_correct m (rational_columns rows) i j); try assumption.
    + apply sum_ext. intros l Hl. unfold transpose. rewrite !Hcentry by assumption. reflexivity.
    + intros v Hv. unfold rational_columns, table in Hv. apply in_map_iff in Hv. destruct Hv as [n [<- _]].
      rewrite map_length. exact Hlen.
    + apply table_length.
Qed.

End Orthogonal.
