(** * Enclosures of expressions *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool FunctionalExtensionality.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  LinearAlgebra.Sums LinearAlgebra.Norms Checker.Intervals Checker.Definiteness Checker.ProofCheck
  Checker.Certificate.
Import ListNotations.
Open Scope R_scope.

Definition Q_same (p q : Q) : bool := Z.eqb (Qnum p) (Qnum q) && Pos.eqb (Qden p) (Qden q).

Lemma Q_same_correct p q : Q_same p q = true -> p = q.
Proof.
  unfold Q_same. rewrite andb_true_iff, Z.eqb_eq, Pos.eqb_eq. destruct p, q. simpl. intros [-> ->]. reflexivity.
Qed.

Lemma Q2R_positive q : (0 <? Qnum q)%Z = true -> 0 < Q2R q.
Proof.
  intros H. apply Z.ltb_lt, IZR_lt in H. unfold Q2R. apply Rmult_lt_0_compat; [exact H|].
  apply Rinv_0_lt_compat, IZR_lt. lia.
Qed.

(** Written alike, the same definition counting as alike. *)
Fixpoint alike (a b : expression) : bool :=
  match a, b with
  | Rational p, Rational q => Q_same p q
  | Reference n, Reference n' => Nat.eqb n n'
  | Pi, Pi => true
  | CosinePi p, CosinePi q => Q_same p q
  | Sum es, Sum es' => all_alike es es'
  | Product es, Product es' => all_alike es es'
  | Quotient a1 a2, Quotient b1 b2 => alike a1 b1 && alike a2 b2
  | SquareRoot a1, SquareRoot b1 => alike a1 b1
  | _, _ => false
  end
with all_alike (es es' : expressions) : bool :=
  match es, es' with
  | None_left, None_left => true
  | Then e r, Then e' r' => alike e e' && all_alike r r'
  | _, _ => false
  end.

Scheme expression_induction := Induction for expression Sort Prop
  with expressions_induction := Induction for expressions Sort Prop.
Combined Scheme expression_mutual_induction from expression_induction, expressions_induction.

Lemma alike_correct :
  (forall a b, alike a b = true -> a = b) /\ (forall es es', all_alike es es' = true -> es = es').
Proof.
  apply expression_mutual_induction; intros.
  - destruct b; try discriminate. f_equal. apply Q_same_correct. assumption.
  - destruct b; try discriminate. f_equal. apply Nat.eqb_eq. assumption.
  - destruct b; try discriminate. reflexivity.
  - destruct b; try discriminate. f_equal. apply Q_same_correct. assumption.
  - destruct b; try discriminate. f_equal. auto.
  - destruct b; try discriminate. f_equal. auto.
  - destruct b0; try discriminate. simpl in H1. apply andb_true_iff in H1. destruct H1. f_equal; auto.
  - destruct b; try discriminate. f_equal. auto.
  - destruct es'; [reflexivity|discriminate].
  - destruct es'; [discriminate|]. simpl in H1. apply andb_true_iff in H1. destruct H1. f_equal; auto.
Qed.

(** ** Enclosures of expressions *)

Section Enclosures.
Variable scale : positive.
Notation contains := (contains scale).
Notation iQ := (iof_Q scale).

Definition bind {X Y} (o : option X) (f : X -> option Y) : option Y := match o with Some x => f x | None => None end.

(** [None] if a divisor is not certainly non-zero, a number under a root not certainly non-negative, a reference not to an
    earlier definition, and for π and cos, which this checker does not support. *)
Fixpoint enclose (ienv : list interval) (e : expression) : option interval :=
  match e with
  | Rational q => Some (iQ q)
  | Reference n => nth_error ienv n
  | Pi | CosinePi _ => None
  | Sum es => enclose_sum ienv es
  | Product es => enclose_product ienv es
  | Quotient a b => bind (enclose ienv a) (fun x => bind (enclose ienv b) (fun y => idiv scale x y))
  | SquareRoot a => bind (enclose ienv a) (fun x => if inonneg x then Some (isqrt scale x) else None)
  end
with enclose_sum ienv es :=
  match es with
  | None_left => Some izero
  | Then e es => bind (enclose ienv e) (fun x => bind (enclose_sum ienv es) (fun y => Some (iadd x y)))
  end
with enclose_product ienv es :=
  match es with
  | None_left => Some (iQ 1)
  | Then e es => bind (enclose ienv e) (fun x => bind (enclose_product ienv es) (fun y => Some (imul scale x y)))
  end.

Definition environment_contains (ienv : list interval) (env : list R) : Prop := Forall2 contains ienv env.

Lemma contains_nth ienv env n i :
  environment_contains ienv env -> nth_error ienv n = Some i -> contains i (nth n env 0).
Proof.
  intros H. revert n. induction H as [|j x l l' Hj Hl IH]; intros [|n] E; simpl in *; try discriminate.
  - injection E as <-. exact Hj.
  - apply IH, E.
Qed.

Lemma enclose_correct ienv env : environment_contains ienv env ->
  (forall e i, enclose ienv e = Some i -> contains i (value env e)) /\
  (forall es, (forall i, enclose_sum ienv es = Some i -> contains i (sum_of env es)) /\
     (forall i, enclose_product ienv es = Some i -> contains i (product_of env es))).
Proof.
  intros HE. apply expression_mutual_induction; simpl; intros.
  - injection H as <-. apply contains_Q.
  - eapply contains_nth; eassumption.
  - discriminate.
  - discriminate.
  - apply H, H0.
  - apply H, H0.
  - destruct (enclose ienv a) eqn:Ea; [|discriminate]. destruct (enclose ienv b) eqn:Eb; [|discriminate]. simpl in H1.
    apply (contains_div scale _ _ _ _ _ H1); auto.
  - destruct (enclose ienv a) eqn:Ea; [|discriminate]. simpl in H0.
    destruct (inonneg i0); [|discriminate]. injection H0 as <-. apply contains_sqrt. auto.
  - split; intros i H; injection H as <-; [apply contains_zero|].
    apply contains_constant. unfold Q2R. simpl. lra.
  - destruct (enclose ienv e) eqn:Ee; simpl in *; [|split; discriminate]. destruct H0 as [Hs Hp]. split; intros i1 H1.
    + destruct (enclose_sum ienv es) eqn:E; [|discriminate]. simpl in H1. injection H1 as <-.
      apply contains_add; auto.
    + destruct (enclose_product ienv es) eqn:E; [|discriminate]. simpl in H1. injection H1 as <-.
      apply contains_mul; auto.
Qed.

Definition enclose_environment (definitions : list expression) : option (list interval) :=
  fold_left (fun acc e => bind acc (fun ienv => bind (enclose ienv e) (fun i => Some (ienv ++ [i])))) definitions (Some []).

Lemma enclose_environment_none l :
  fold_left (fun acc e => bind acc (fun ienv => bind (enclose ienv e) (fun i => Some (ienv ++ [i])))) l None = None.
Proof. induction l; simpl; auto. Qed.

Lemma enclose_environment_correct definitions ienv :
  enclose_environment definitions = Some ienv -> environment_contains ienv (environment definitions).
Proof.
  unfold enclose_environment, environment.
  assert (G : forall l i0 e0, environment_contains i0 e0 ->
    fold_left (fun acc e => bind acc (fun ienv => bind (enclose ienv e) (fun i => Some (ienv ++ [i])))) l (Some i0) = Some ienv ->
    environment_contains ienv (fold_left (fun env e => env ++ [value env e]) l e0)).
  { induction l as [|e l IH]; intros i0 e0 H0 H; simpl in *; [injection H as <-; exact H0|].
    destruct (enclose i0 e) as [i|] eqn:Ei; simpl in H.
    - apply (IH (i0 ++ [i])); [|exact H]. apply Forall2_app; [exact H0|]. constructor; [|constructor].
      apply (proj1 (enclose_correct i0 e0 H0)), Ei.
    - rewrite enclose_environment_none in H. discriminate. }
  apply G. constructor.
Qed.

Fixpoint traverse {X Y} (f : X -> option Y) (l : list X) : option (list Y) :=
  match l with
  | [] => Some []
  | x :: r => bind (f x) (fun y => bind (traverse f r) (fun ys => Some (y :: ys)))
  end.

Lemma traverse_nth {X Y} (f : X -> option Y) l ys i dx dy :
  traverse f l = Some ys -> (i < length l)%nat -> f (nth i l dx) = Some (nth i ys dy).
Proof.
  revert ys i. induction l as [|x l IH]; intros ys i H Hi; [simpl in Hi; lia|]. simpl in H.
  destruct (f x) eqn:Ex; [|discriminate]. destruct (traverse f l) eqn:El; [|discriminate]. simpl in H.
  injection H as <-. destruct i as [|i]; simpl; [exact Ex|]. apply IH; [reflexivity|]. simpl in Hi. lia.
Qed.

Lemma traverse_length {X Y} (f : X -> option Y) l : forall ys, traverse f l = Some ys -> length ys = length l.
Proof.
  induction l as [|x l IH]; intros ys H; simpl in H; [injection H as <-; reflexivity|].
  destruct (f x); [|discriminate]. destruct (traverse f l) as [ys'|]; [|discriminate]. simpl in H.
  injection H as <-. simpl. f_equal. apply IH. reflexivity.
Qed.

Definition enclose_rows (ienv : list interval) := traverse (traverse (enclose ienv)).

Lemma enclose_rows_correct ienv env rows is_ m n i j : environment_contains ienv env ->
  enclose_rows ienv rows = Some is_ -> length rows = m -> (forall row, In row rows -> length row = n) ->
  (i < m)%nat -> (j < n)%nat -> contains (entry is_ i j) (value env (expression_at rows i j)).
Proof.
  intros HE H Hm Hn Hi Hj. unfold enclose_rows in H.
  assert (Hi' : (i < length rows)%nat) by lia.
  pose proof (traverse_nth _ _ _ i [] [] H Hi') as Hr.
  assert (Hlen : length (nth i rows []) = n) by (apply Hn, nth_In, Hi').
  assert (Hj' : (j < length (nth i rows []))%nat) by lia.
  pose proof (traverse_nth _ _ _ j (Rational 0) izero Hr Hj') as He.
  apply (proj1 (enclose_correct ienv env HE)) in He. exact He.
Qed.

End Enclosures.
