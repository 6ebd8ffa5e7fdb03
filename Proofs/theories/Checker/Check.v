(** * The checker, and that what it accepts is true *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool FunctionalExtensionality.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BreakdownEpsilons LinearAlgebra.Sums LinearAlgebra.Norms
  Checker.Intervals Checker.Definiteness Checker.DistanceBounds Checker.ProofCheck Checker.Certificate.
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

(** ** The checks *)

Inductive rule :=
  | Rule_shape | Rule_expression | Rule_training_set | Rule_matrix_distance | Rule_vector_distance
  | Rule_solution_distance | Rule_proof (n : nat) | Rule_error_bound | Rule_scope | Rule_limit_of_run | Rule_field
  | Rule_limit | Rule_member.

(** Whether all rules hold, and the first that does not. *)
Fixpoint first_broken (l : list (bool * rule)) : option rule :=
  match l with
  | [] => None
  | (true, _) :: rest => first_broken rest
  | (false, r) :: _ => Some r
  end.

Lemma first_broken_none l b r : first_broken l = None -> In (b, r) l -> b = true.
Proof.
  induction l as [|[b' r'] l IH]; simpl; [tauto|]. destruct b'; [|discriminate].
  intros H [E|E]; [congruence|auto].
Qed.

Section Checks.
Variables (scale : positive) (c : certificate).
Notation contains := (contains scale).
Notation iQ := (iof_Q scale).
Notation m := (size_m c).
Notation N := (size_N c).
Notation k := (the_kind c).
Notation parameter := (the_parameter c).

Definition is_matrix {X} (m n : nat) (rows : list (list X)) : bool :=
  Nat.eqb (length rows) m && forallb (fun row => Nat.eqb (length row) n) rows.

Lemma is_matrix_correct {X} m' n (rows : list (list X)) :
  is_matrix m' n rows = true -> length rows = m' /\ forall row, In row rows -> length row = n.
Proof.
  unfold is_matrix. rewrite andb_true_iff, Nat.eqb_eq, forallb_forall. intros [H1 H2]. split; [exact H1|].
  intros row Hr. apply Nat.eqb_eq, H2, Hr.
Qed.

Definition instance_shape : bool :=
  Nat.ltb 0 m && Nat.ltb 0 N && is_matrix m N (right_factor c) &&
  (match left_factor c with None => true | Some U => is_matrix m m U end) &&
  Nat.ltb 0 (length (sample_vectors c)) && forallb (fun s => Nat.eqb (length s) m) (sample_vectors c).

(** Enclosures of A and of the y_k. *)
Record instance_enclosure := {
  environmentI : list interval;
  matrixI : list (list interval);
  samplesI : list (list interval)
}.

Definition enclose_instance : option instance_enclosure :=
  bind (enclose_environment scale (definitions c)) (fun ienv =>
  bind (enclose_rows scale ienv (right_factor c)) (fun B =>
  bind (enclose_rows scale ienv (sample_vectors c)) (fun s =>
  match left_factor c with
  | None => Some {| environmentI := ienv; matrixI := B; samplesI := s |}
  | Some U =>
      bind (enclose_rows scale ienv U) (fun UI =>
      Some {| environmentI := ienv; matrixI := table m (fun i => table N (fun j => isum m (fun l => imul scale (entry UI i l) (entry B l j))));
              samplesI := map (fun sk => table m (fun i => idot scale m (entry UI i) (fun l => nth l sk izero))) s |})
  end))).

Definition A : matrix := instance_matrix c.

Lemma enclose_instance_environment E :
  enclose_instance = Some E -> environment_contains scale (environmentI E) (env c).
Proof.
  unfold enclose_instance. destruct (enclose_environment scale (definitions c)) as [ienv|] eqn:Ee; [|discriminate].
  apply enclose_environment_correct in Ee. intros H. cbn [bind] in H.
  destruct (enclose_rows scale ienv (right_factor c)); [|discriminate]. cbn [bind] in H.
  destruct (enclose_rows scale ienv (sample_vectors c)); [|discriminate]. cbn [bind] in H.
  destruct (left_factor c) as [U|].
  - destruct (enclose_rows scale ienv U); [|discriminate]. cbn [bind] in H. injection H as <-. exact Ee.
  - injection H as <-. exact Ee.
Qed.

Lemma enclose_instance_correct E : instance_shape = true -> enclose_instance = Some E ->
  (forall i j, (i < m)%nat -> (j < N)%nat -> contains (entry (matrixI E) i j) (A i j)) /\
  (forall s i, (s < length (sample_vectors c))%nat -> (i < m)%nat ->
    contains (entry (samplesI E) s i) (instance_sample c s i)).
Proof.
  unfold instance_shape, enclose_instance. rewrite !andb_true_iff. intros [[[[[_ _] HB] HU] _] HS] H.
  apply is_matrix_correct in HB. destruct HB as [HB1 HB2].
  assert (HS' : forall row, In row (sample_vectors c) -> length row = m).
  { intros row Hr. rewrite forallb_forall in HS. apply Nat.eqb_eq, HS, Hr. }
  destruct (enclose_environment scale (definitions c)) as [ienv|] eqn:Ee; [|discriminate].
  apply enclose_environment_correct in Ee. simpl bind in H.
  destruct (enclose_rows scale ienv (right_factor c)) as [B|] eqn:EB; [|discriminate]. simpl bind in H.
  destruct (enclose_rows scale ienv (sample_vectors c)) as [s|] eqn:Es; [|discriminate]. simpl bind in H.
  assert (CB : forall i j, (i < m)%nat -> (j < N)%nat -> contains (entry B i j) (real_entries c (right_factor c) i j)).
  { intros. eapply enclose_rows_correct; eassumption. }
  assert (CS : forall t i, (t < length (sample_vectors c))%nat -> (i < m)%nat ->
    contains (entry s t i) (value (env c) (nth i (nth t (sample_vectors c) []) (Rational 0)))).
  { intros t i Ht Hi. eapply (enclose_rows_correct scale ienv (env c) (sample_vectors c) s); try eassumption. reflexivity. }
  unfold A, instance_matrix, instance_sample.
  destruct (left_factor c) as [U|] eqn:EU.
  - destruct (enclose_rows scale ienv U) as [UI|] eqn:EUI; [|discriminate]. simpl bind in H. injection H as <-.
    apply is_matrix_correct in HU. destruct HU as [HU1 HU2].
    assert (CU : forall i j, (i < m)%nat -> (j < m)%nat -> contains (entry UI i j) (real_entries c U i j)).
    { intros. eapply enclose_rows_correct; eassumption. }
    cbn [matrixI samplesI]. split.
    + intros i j Hi Hj. rewrite entry_table by assumption. apply contains_sum. intros l Hl.
      apply contains_mul; [apply CU|apply CB]; assumption.
    + intros t i Ht Hi. unfold entry at 1.
      assert (Hlen : length s = length (sample_vectors c)).
      { apply (traverse_length _ _ _ Es). }
      rewrite (nth_indep _ [] (table m (fun i => idot scale m (entry UI i) (fun l => nth l [] izero))))
        by (rewrite map_length; lia).
      rewrite (map_nth (fun sk => table m (fun i => idot scale m (entry UI i) (fun l => nth l sk izero)))).
      rewrite nth_table by exact Hi. apply contains_dot.
      * intros l Hl. apply CU; assumption.
      * intros l Hl. apply (CS t l Ht Hl).
  - injection H as <-. cbn [matrixI samplesI]. split; [exact CB|]. intros t i Ht Hi. apply CS; assumption.
Qed.

Definition same_instance_columns (j j' : nat) : bool :=
  all_below m (fun i => alike (expression_at (right_factor c) i j) (expression_at (right_factor c) i j')).

Lemma same_instance_columns_correct j j' : same_instance_columns j j' = true ->
  forall i, (i < m)%nat -> A i j = A i j'.
Proof.
  intros H. pose proof (all_below_correct _ _ H) as Ha. cbv beta in Ha.
  assert (E : forall i, (i < m)%nat -> real_entries c (right_factor c) i j = real_entries c (right_factor c) i j').
  { intros i Hi. unfold real_entries. f_equal. apply (proj1 alike_correct), Ha, Hi. }
  intros i Hi. unfold A, instance_matrix. destruct (left_factor c); [|apply E, Hi].
  apply sum_ext. intros l0 Hl. rewrite (E l0 Hl). reflexivity.
Qed.

Section With_enclosure.
Variable E : instance_enclosure.
Notation AI := (entry (matrixI E)).
Notation yI s := (entry (samplesI E) s).

(** *** Data *)

Definition same_data_columns (M : data_matrix) (j j' : nat) : bool :=
  all_below m (fun i => Q_same (rational_at (data_right M) i j) (rational_at (data_right M) i j')).

Lemma same_data_columns_correct M j j' : same_data_columns M j j' = true ->
  forall i, (i < m)%nat -> data_product c M i j = data_product c M i j'.
Proof.
  intros H. pose proof (all_below_correct _ _ H) as Ha. cbv beta in Ha.
  assert (G : forall i, (i < m)%nat -> rational_at (data_right M) i j = rational_at (data_right M) i j')
    by (intros; apply Q_same_correct, Ha; assumption).
  intros i Hi. unfold data_product. destruct (data_left M); [|apply G, Hi].
  assert (F : forall n, (n <= m)%nat ->
    rational_sum n (fun l0 => (rational_at l i l0 * rational_at (data_right M) l0 j)%Q) =
    rational_sum n (fun l0 => (rational_at l i l0 * rational_at (data_right M) l0 j')%Q)).
  { induction n as [|n IH]; intros Hn; simpl; [reflexivity|]. rewrite IH, (G n) by lia. reflexivity. }
  apply F. lia.
Qed.

Definition data_matrixI (M : data_matrix) : list (list interval) :=
  table m (fun i => table N (fun j =>
    match data_left M with
    | None => iQ (rational_at (data_right M) i j)
    | Some U => isum m (fun l => imul scale (iQ (rational_at U i l)) (iQ (rational_at (data_right M) l j)))
    end)).

Lemma data_matrixI_correct M i j : (i < m)%nat -> (j < N)%nat ->
  contains (entry (data_matrixI M) i j) (Q2R (data_product c M i j)).
Proof.
  intros Hi Hj. unfold data_matrixI. rewrite entry_table by assumption. unfold data_product.
  destruct (data_left M) as [U|]; [|apply contains_Q].
  generalize m at 1 2. induction n as [|n IH]; simpl.
  - unfold Q2R. simpl. rewrite Rmult_0_l. apply contains_zero.
  - rewrite Q2R_plus, Q2R_mult. apply contains_add; [exact IH|]. apply contains_mul; apply contains_Q.
Qed.

Definition levelQ (n : nat) : Q := 1 # Z.to_pos (2 ^ Z.of_nat n).

Lemma levelQ_correct n : Q2R (levelQ n) = / 2 ^ n.
Proof.
  unfold levelQ, Q2R. simpl Qnum. simpl Qden. rewrite Z2Pos.id by (apply Z.pow_pos_nonneg; lia).
  rewrite <- pow_IZR. lra.
Qed.

Definition check_answer (a : answer) : list (bool * rule) :=
  let r := iQ (levelQ (answer_level a)) in
  let e := entry_of c a in
  let M := matrix_of c a in
  let v := vector_of c a in
  let MI := data_matrixI M in
  let vI := fun i => iQ (nth i v 0%Q) in
  let outcome := check_proof scale k parameter m N (entry MI) vI (same_data_columns M) (entry_proof e) in
  [ (Nat.ltb (answer_entry a) (length (data_entries c)) && Nat.ltb (entry_matrix e) (length (data_matrices c)) &&
     Nat.ltb (entry_vector e) (length (data_vectors c)) && Nat.ltb (answer_sample a) (length (sample_vectors c)) &&
     is_matrix m N (data_right M) && (match data_left M with None => true | Some U => is_matrix m m U end) &&
     Nat.eqb (length v) m && Nat.eqb (length (entry_solution e)) N, Rule_shape);
    (Nat.leb 1 (answer_level a), Rule_limit);
    (operator_norm_below scale m N (fun i j => isub (entry MI i j) (AI i j)) r, Rule_matrix_distance);
    (ile (inorm scale m (fun i => isub (vI i) (yI (answer_sample a) i))) r, Rule_vector_distance);
    (match outcome with Accepted _ => true | Rejected _ => false end,
     Rule_proof (match outcome with Rejected n => n | Accepted _ => 0 end));
    (match outcome with
     | Accepted en => ile (upper_boundI scale N (entry_proof e) en (fun j => iQ (nth j (entry_solution e) 0%Q))) r
     | Rejected _ => false
     end, Rule_solution_distance) ].

Definition answer_dec (a b : answer) : {a = b} + {a <> b}.
Proof. decide equality; apply Nat.eq_dec. Defined.

Definition all_answers : list answer := nodup answer_dec (flat_map transcript (runs c)).

Lemma all_answers_correct a : answered c a -> In a all_answers.
Proof. intros [r [Hr Ha]]. apply nodup_In, in_flat_map. exists r. auto. Qed.

Fixpoint list_same {X} (f : X -> X -> bool) (l l' : list X) : bool :=
  match l, l' with
  | [], [] => true
  | x :: r, x' :: r' => f x x' && list_same f r r'
  | _, _ => false
  end.

Lemma list_same_correct {X} (f : X -> X -> bool) : (forall x x', f x x' = true -> x = x') ->
  forall l l', list_same f l l' = true -> l = l'.
Proof.
  intros Hf. induction l as [|x l IH]; intros [|x' l'] H; simpl in H; try discriminate; [reflexivity|].
  apply andb_true_iff in H. destruct H. f_equal; auto.
Qed.

Definition rows_same := list_same (list_same Q_same).
Lemma rows_same_correct l l' : rows_same l l' = true -> l = l'.
Proof. apply list_same_correct, list_same_correct, Q_same_correct. Qed.

Definition matrices_same (M M' : data_matrix) : bool :=
  rows_same (data_right M) (data_right M') &&
  match data_left M, data_left M' with
  | None, None => true
  | Some U, Some U' => rows_same U U'
  | _, _ => false
  end.

Lemma matrices_same_correct M M' : matrices_same M M' = true -> M = M'.
Proof.
  unfold matrices_same. rewrite andb_true_iff. intros [H1 H2]. destruct M as [U B], M' as [U' B']. simpl in *.
  apply rows_same_correct in H1. subst B'. f_equal.
  destruct U, U'; try discriminate; [|reflexivity]. f_equal. apply rows_same_correct, H2.
Qed.

Definition compatible (a b : answer) : bool :=
  negb (Nat.eqb (answer_level a) (answer_level b)) ||
  ((Nat.eqb (entry_matrix (entry_of c a)) (entry_matrix (entry_of c b)) || matrices_same (matrix_of c a) (matrix_of c b)) &&
   (negb (Nat.eqb (answer_sample a) (answer_sample b)) || Nat.eqb (answer_entry a) (answer_entry b) ||
    (list_same Q_same (vector_of c a) (vector_of c b) &&
     list_same Q_same (entry_solution (entry_of c a)) (entry_solution (entry_of c b))))).

Definition check_training_set : bool := forallb (fun a => forallb (compatible a) all_answers) all_answers.

Lemma compatible_correct a b : compatible a b = true -> answer_level a = answer_level b ->
  matrix_of c a = matrix_of c b /\ (answer_sample a = answer_sample b -> shown c a = shown c b).
Proof.
  unfold compatible. intros H HL. rewrite HL, Nat.eqb_refl in H. simpl in H. apply andb_true_iff in H.
  destruct H as [H1 H2].
  assert (HM : matrix_of c a = matrix_of c b).
  { apply orb_true_iff in H1. destruct H1 as [H1|H1]; [|apply matrices_same_correct, H1].
    apply Nat.eqb_eq in H1. unfold matrix_of. rewrite H1. reflexivity. }
  split; [exact HM|]. intros HS. rewrite HS, Nat.eqb_refl in H2. simpl in H2. unfold shown. rewrite HM.
  apply orb_true_iff in H2. destruct H2 as [H2|H2].
  - apply Nat.eqb_eq in H2. unfold vector_of, entry_of. rewrite H2. reflexivity.
  - apply andb_true_iff in H2. destruct H2 as [H2 H3].
    apply (list_same_correct _ Q_same_correct) in H2. apply (list_same_correct _ Q_same_correct) in H3.
    rewrite H2, H3. reflexivity.
Qed.

(** *** Evidence, and for (P1) that the data extend to a training set *)

Definition evidence : list (verdict enclosure) :=
  map (fun sp => check_proof scale k parameter m N AI (yI (fst sp)) same_instance_columns (snd sp))
    (combine (seq 0 (length (solution_sets c))) (solution_sets c)).

Definition no_proof : proof := {| dual := []; point := []; groups := []; singular_value_bound := 0 |}.
Definition proof_at (s : nat) : proof := nth s (solution_sets c) no_proof.

Definition evidence_at (s : nat) : verdict enclosure := nth s evidence (Rejected 0).

Definition check_evidence : list (bool * rule) :=
  map (fun o => match o with Accepted _ => (true, Rule_shape) | Rejected n => (false, Rule_proof n) end) evidence.

Notation R := (length (sample_vectors c)).

(** Is it on the points of the evidence that the data of the instance extend to a training set?  For members it is on the
    rank of the matrix, and for (P2) and (P3) every point is feasible. *)
Definition points_needed : bool := match k, the_member c with P1_kind, None => true | _, _ => false end.

Definition answered_levels : list nat := nodup Nat.eq_dec (map answer_level all_answers).

(** ‖A_n·x̃_k - y_k‖ < ε + 2⁻ⁿ for all samples k that are not answered at level n. *)
Definition check_level (n : nat) : bool :=
  match filter (fun a => Nat.eqb (answer_level a) n) all_answers with
  | [] => true
  | a :: rest =>
      let MI := data_matrixI (matrix_of c a) in
      let bound := iadd (iQ parameter) (iQ (levelQ n)) in
      all_below R (fun s =>
        existsb (fun b => Nat.eqb (answer_sample b) s) (a :: rest) ||
        ilt (inorm scale m (fun i =>
          isub (idot scale N (entry MI i) (fun j => iQ (nth j (point (proof_at s)) 0%Q))) (yI s i))) bound)
  end.

Definition check_points : list (bool * rule) :=
  [ (negb points_needed || Nat.eqb (length (solution_sets c)) R, Rule_shape);
    (negb points_needed || forallb check_level answered_levels, Rule_training_set) ].

(** *** Claims *)

Definition enclose_layer (n : nat) (L : layer) (h : list interval) : option (list interval) :=
  if is_matrix (length (weights L)) n (weights L) && Nat.eqb (length (biases L)) (length (weights L)) then
    bind (enclose_rows scale (environmentI E) (weights L)) (fun W =>
    bind (traverse (enclose scale (environmentI E)) (biases L)) (fun b =>
    Some (table (length (weights L)) (fun i =>
      let z := iadd (idot scale n (entry W i) (fun j => nth j h izero)) (nth i b izero) in
      if rectified L then ipositive_part z else z))))
  else None.

Fixpoint enclose_network (n : nat) (layers : list layer) (h : list interval) : option (list interval) :=
  match layers with
  | [] => if Nat.eqb n N then Some h else None
  | L :: rest => bind (enclose_layer n L h) (enclose_network (length (weights L)) rest)
  end.

(** Enclosures of the entries of x̂_s. *)
Definition output_entries (o : run_output) (s : nat) : option (list interval) :=
  match o with
  | Vectors xs => Some (table N (fun j => iQ (nth j (nth s xs []) 0%Q)))
  | Network layers => enclose_network m layers (table m (yI s))
  end.

Definition functional_at (fs : list (option (list Q))) (s : nat) : option (list Q) := nth s fs None.

Definition separated (b : Q) (o : run_output) (s : nat) (v : list Q) : bool :=
  match evidence_at s, output_entries o s with
  | Accepted en, Some xs => separates scale N (proof_at s) en (fun j => nth j xs izero) v b
  | _, _ => false
  end.

Definition run_fails (b : Q) (every : bool) (r : run) : bool :=
  match output r, functionals r with
  | Some o, Some fs =>
      let f := fun s => match functional_at fs s with None => false | Some v => separated b o s v end in
      if every then all_below R f else existsb f (seq 0 R)
  | _, _ => false
  end.

Definition output_shape (o : run_output) : bool :=
  match o with
  | Vectors xs => is_matrix R N xs
  | Network layers => negb (Nat.eqb (length layers) 0) &&
      all_below R (fun s => match output_entries o s with Some _ => true | None => false end)
  end.

Definition check_exceeds (b : Q) (every : bool) (failures : Z) : list (bool * rule) :=
  [ ((0 <=? Qnum b)%Z && (1 <=? failures)%Z, Rule_field);
    (forallb (fun r => match output r, refused r with Some _, Some _ => false | _, _ => true end) (runs c), Rule_field);
    (Nat.eqb (length (solution_sets c)) R, Rule_shape) ] ++
  check_evidence ++
  [ (forallb (fun r => match functionals r, output r with Some _, None => false | _, _ => true end) (runs c), Rule_scope);
    (forallb (fun r => match functionals r, output r with
       | Some fs, Some o => output_shape o && Nat.eqb (length fs) R &&
           forallb (fun f => match f with None => true | Some v => Nat.eqb (length v) N end) fs
       | _, _ => true end) (runs c), Rule_shape);
    (forallb (fun r => match functionals r, output r with
       | Some fs, Some o => all_below R (fun s => match functional_at fs s with None => true | Some v => separated b o s v end)
       | _, _ => true end) (runs c), Rule_error_bound);
    ((failures <=? total_multiplicity (filter (run_fails b every) (runs c)))%Z, Rule_scope) ].

Definition close (b : Q) (o : run_output) (s : nat) : bool :=
  match evidence_at s, output_entries o s with
  | Accepted en, Some xs => ile (upper_boundI scale N (proof_at s) en (fun j => nth j xs izero)) (iQ b)
  | _, _ => false
  end.

Definition check_at_most (b : Q) : list (bool * rule) :=
  [ ((0 <=? Qnum b)%Z && Nat.ltb 0 (length (runs c)), Rule_field);
    (forallb (fun r => match refused r, functionals r with None, None => true | _, _ => false end) (runs c), Rule_field);
    (Nat.eqb (length (solution_sets c)) R, Rule_shape) ] ++
  check_evidence ++
  [ (forallb (fun r => match output r with Some _ => true | None => false end) (runs c), Rule_scope);
    (forallb (fun r => match output r with Some o => output_shape o | None => true end) (runs c), Rule_shape);
    (forallb (fun r => match output r with Some o => all_below R (close b o) | None => false end) (runs c), Rule_error_bound) ].

Definition check_refused (test : run -> query -> bool) : list (bool * rule) :=
  check_evidence ++
  [ (Nat.ltb 0 (length (runs c)) && (points_needed || Nat.eqb (length (solution_sets c)) 0) &&
     forallb (fun r => match functionals r with None => true | Some _ => false end) (runs c), Rule_field);
    (forallb (fun r => match output r, refused r with None, Some _ => true | _, _ => false end) (runs c), Rule_limit_of_run);
    (forallb (fun r => match output r, refused r with None, Some q => test r q | _, _ => false end) (runs c),
     Rule_limit_of_run) ].

Definition known (r : run) (q : query) : bool := existsb (fun q' => if query_dec q q' then true else false) (queries r).

Definition check_claim : list (bool * rule) :=
  match the_claim c with
  | Error_exceeds b every failures => check_exceeds b every failures
  | Error_at_most b => check_at_most b
  | No_output_data limit =>
      check_refused (fun r q => Nat.eqb (length (queries r)) limit && negb (known r q))
  | No_output_levels limit =>
      check_refused (fun r q => Nat.ltb limit (snd q) && forallb (fun q' => Nat.leb (snd q') limit) (queries r))
  end.

Definition check_counts : list (bool * rule) :=
  [ ((0 <? Qnum parameter)%Z, Rule_field);
    (forallb (fun r => match refused r with
       | Some q => Nat.ltb (query_sample q) R && Nat.leb 1 (query_level q) | None => true end) (runs c), Rule_shape);
    (forallb (fun r => (1 <=? multiplicity r)%Z && (multiplicity r <=? 2147483648)%Z) (runs c), Rule_limit);
    (Z.eqb (claimed_runs c) (total_multiplicity (runs c)), Rule_scope);
    (Nat.eqb (claimed_data_read c) (fold_right Nat.max O (map (fun r => length (queries r)) (runs c))), Rule_scope);
    (Nat.eqb (claimed_highest_level c)
       (fold_right Nat.max O (map (fun r => fold_right Nat.max O (map answer_level (transcript r))) (runs c))), Rule_scope) ].

Definition check_data : list (bool * rule) :=
  flat_map check_answer all_answers ++ (check_training_set, Rule_training_set) :: check_points.

End With_enclosure.

Definition check : option rule :=
  if negb instance_shape then Some Rule_shape else
  match enclose_instance with
  | None => Some Rule_expression
  | Some E => first_broken (check_counts ++ check_data E ++ check_claim E)
  end.

Definition accept : bool := match check with None => true | Some _ => false end.

(** ** Correctness *)

Section Correctness.
Variable E : instance_enclosure.
Hypothesis shape_ok : instance_shape = true.
Hypothesis enclosed : enclose_instance = Some E.

Lemma answer_admissible a :
  (forall b r, In (b, r) (check_answer E a) -> b = true) ->
  (answer_sample a < sample_count (instance c))%nat /\ (1 <= answer_level a)%nat /\
  admissible_datum (instance c) A (sample (instance c) (answer_sample a)) (answer_level a) (shown c a).
Proof.
  intros H. destruct (enclose_instance_correct E shape_ok enclosed) as [CA Cy].
  unfold check_answer in H. cbv zeta in H.
  set (MI := data_matrixI (matrix_of c a)) in *.
  set (r := iQ (levelQ (answer_level a))) in *.
  set (vI := fun i => iQ (nth i (vector_of c a) 0%Q)) in *.
  pose proof (H _ _ (or_introl eq_refl)) as H1.
  pose proof (H _ _ (or_intror (or_introl eq_refl))) as H2.
  pose proof (H _ _ (or_intror (or_intror (or_introl eq_refl)))) as H3.
  pose proof (H _ _ (or_intror (or_intror (or_intror (or_introl eq_refl))))) as H4.
  pose proof (H _ _ (or_intror (or_intror (or_intror (or_intror (or_intror (or_introl eq_refl))))))) as H6.
  clear H. rewrite !andb_true_iff in H1. destruct H1 as [[[[[[[_ _] _] Hs] _] _] _] _].
  apply Nat.ltb_lt in Hs. apply Nat.leb_le in H2.
  split; [exact Hs|]. split; [exact H2|].
  assert (Cr : contains r (/ 2 ^ answer_level a)) by (rewrite <- levelQ_correct; apply contains_Q).
  assert (CM : forall i j, (i < m)%nat -> (j < N)%nat ->
    contains (entry MI i j) (real_matrix (datum_matrix (shown c a)) i j)).
  { intros. apply data_matrixI_correct; assumption. }
  assert (Cv : forall i, (i < m)%nat -> contains (vI i) (real_vector (datum_sample (shown c a)) i))
    by (intros; apply contains_Q).
  unfold admissible_datum. cbv zeta. repeat split.
  - apply (operator_norm_correct scale _ _ _ _ _ _ (fun i j Hi Hj => contains_sub scale _ _ _ _ (CM i j Hi Hj) (CA i j Hi Hj)) Cr H3).
  - apply (ile_correct scale _ _ _ _ H4); [|exact Cr]. apply contains_norm. intros i Hi.
    apply contains_sub; [apply Cv, Hi|apply Cy; assumption].
  - destruct (check_proof scale k parameter m N (entry MI) vI (same_data_columns (matrix_of c a)) (entry_proof (entry_of c a)))
      as [en|n] eqn:Ec; [|discriminate].
    refine (upper_bound_correct scale k parameter m N (entry MI) vI (same_data_columns (matrix_of c a))
      (entry_proof (entry_of c a)) (real_matrix (datum_matrix (shown c a))) (real_vector (datum_sample (shown c a)))
      CM Cv _ en Ec _ _ _ _ _ H6 Cr).
    + intros j j' _ _ Hsame i Hi. unfold real_matrix. simpl. f_equal. apply same_data_columns_correct; assumption.
    + intros j Hj. apply contains_Q.
Qed.

Lemma evidence_at_correct s en : (s < length (solution_sets c))%nat -> evidence_at E s = Accepted en ->
  check_proof scale k parameter m N (entry (matrixI E)) (entry (samplesI E) s) same_instance_columns (proof_at s) =
    Accepted en.
Proof.
  intros Hs H. unfold evidence_at, evidence in H.
  set (f := fun sp : nat * proof => check_proof scale k parameter m N (entry (matrixI E)) (entry (samplesI E) (fst sp))
    same_instance_columns (snd sp)) in *.
  set (l := combine (seq 0 (length (solution_sets c))) (solution_sets c)) in *.
  assert (Hl : length l = length (solution_sets c)) by (unfold l; rewrite combine_length, seq_length; lia).
  rewrite (nth_indep _ _ (f (O, no_proof))) in H by (rewrite map_length; lia).
  rewrite map_nth in H. unfold l in H. rewrite combine_nth in H by apply seq_length.
  rewrite seq_nth in H by exact Hs. exact H.
Qed.

Definition evidence_point (s : nat) : vector := rational_vector (point (proof_at s)).

(** What [check_points] and the evidence say about the points. *)
Definition points_feasible : Prop := forall s, (s < length (sample_vectors c))%nat ->
  misfit m N A (instance_sample c s) (evidence_point s) <= Q2R parameter.

Definition points_nearly_feasible : Prop := forall a s, answered c a -> (s < length (sample_vectors c))%nat ->
  (forall b, answered c b -> answer_level b = answer_level a -> answer_sample b <> s) ->
  misfit m N (real_matrix (datum_matrix (shown c a))) (instance_sample c s) (evidence_point s) <
    Q2R parameter + / 2 ^ answer_level a.

Lemma points_feasible_correct : k = P1_kind -> length (solution_sets c) = length (sample_vectors c) ->
  (forall b r, In (b, r) (check_evidence E) -> b = true) -> points_feasible.
Proof.
  intros Hk Hlen H s Hs. destruct (enclose_instance_correct E shape_ok enclosed) as [CA Cy].
  assert (Hin : In (evidence_at E s) (evidence E)).
  { unfold evidence_at. apply nth_In. unfold evidence. rewrite map_length, combine_length, seq_length. lia. }
  destruct (evidence_at E s) as [en|n] eqn:Ev.
  - apply evidence_at_correct in Ev; [|lia].
    pose proof (condition_feasible _ _ _ _ _ _ _ _ _ _ _ _ _ (conditions_hold scale k parameter m N _ _
      same_instance_columns (proof_at s) A (instance_sample c s) CA (fun i Hi => Cy s i Hs Hi)
      (fun j j' _ _ => same_instance_columns_correct j j') en Ev)) as F.
    rewrite Hk in F. exact F.
  - exfalso. assert (Hb : In (false, Rule_proof n) (check_evidence E)).
    { unfold check_evidence. apply in_map_iff. exists (Rejected n). split; [reflexivity|exact Hin]. }
    specialize (H _ _ Hb). discriminate.
Qed.

Lemma points_nearly_feasible_correct : forallb (check_level E) answered_levels = true ->
  (forall a b, answered c a -> answered c b -> answer_level a = answer_level b ->
     datum_matrix (shown c a) = datum_matrix (shown c b)) ->
  points_nearly_feasible.
Proof.
  intros H Hmat a s Ha Hs Hnot. destruct (enclose_instance_correct E shape_ok enclosed) as [_ Cy].
  rewrite forallb_forall in H.
  assert (Hin : In a (filter (fun b => Nat.eqb (answer_level b) (answer_level a)) all_answers)).
  { apply filter_In. split; [apply all_answers_correct, Ha|apply Nat.eqb_refl]. }
  assert (Hn : check_level E (answer_level a) = true).
  { apply H. apply nodup_In, in_map, all_answers_correct, Ha. }
  unfold check_level in Hn.
  assert (Hhere : forall b, In b (filter (fun b => Nat.eqb (answer_level b) (answer_level a)) all_answers) ->
    answered c b /\ answer_level b = answer_level a).
  { intros b Hb. apply filter_In in Hb. destruct Hb as [Hb1 Hb2]. split; [|apply Nat.eqb_eq, Hb2].
    apply nodup_In, in_flat_map in Hb1. destruct Hb1 as [r [Hr Hb]]. exists r. auto. }
  destruct (filter _ all_answers) as [|b rest]; [destruct Hin|].
  destruct (Hhere b (or_introl eq_refl)) as [Hb Hlevel].
  pose proof (all_below_correct _ _ Hn s Hs) as Hc. cbv beta in Hc. apply orb_true_iff in Hc. destruct Hc as [Hc|Hc].
  - exfalso. apply existsb_exists in Hc. destruct Hc as [b' [Hb' Es]]. apply Nat.eqb_eq in Es.
    destruct (Hhere b' Hb') as [Hb1 Hb2]. exact (Hnot b' Hb1 Hb2 Es).
  - rewrite (Hmat a b Ha Hb (eq_sym Hlevel)).
    apply (ilt_correct scale _ _ _ _ Hc).
    + unfold misfit. apply contains_norm. intros i Hi. apply contains_sub; [|apply Cy; assumption].
      apply contains_dot; intros j Hj; [|apply contains_Q]. apply data_matrixI_correct; assumption.
    + apply contains_add; [apply contains_Q|]. rewrite <- levelQ_correct. apply contains_Q.
Qed.

Lemma enclose_layer_correct n L h hr h' : enclose_layer E n L h = Some h' ->
  (forall j, (j < n)%nat -> contains (nth j h izero) (hr j)) ->
  forall i, (i < length (weights L))%nat -> contains (nth i h' izero) (layer_value c n L hr i).
Proof.
  unfold enclose_layer. intros H Hh i Hi. pose proof (enclose_instance_environment E enclosed) as HE.
  destruct (is_matrix (length (weights L)) n (weights L)) eqn:Hm; [|discriminate].
  destruct (Nat.eqb_spec (length (biases L)) (length (weights L))) as [Hb|]; [|discriminate]. cbn [andb] in H.
  destruct (enclose_rows scale (environmentI E) (weights L)) as [W|] eqn:EW; [|discriminate]. cbn [bind] in H.
  destruct (traverse (enclose scale (environmentI E)) (biases L)) as [b|] eqn:Eb; [|discriminate]. cbn [bind] in H.
  injection H as <-. rewrite nth_table by exact Hi. apply is_matrix_correct in Hm. destruct Hm as [Hm1 Hm2].
  assert (Cz : contains (iadd (idot scale n (entry W i) (fun j => nth j h izero)) (nth i b izero))
    (sum n (fun j => value (env c) (expression_at (weights L) i j) * hr j) + value (env c) (nth i (biases L) (Rational 0)))).
  { apply contains_add.
    - apply contains_sum. intros j Hj. apply contains_mul; [|apply Hh, Hj].
      eapply enclose_rows_correct; eassumption.
    - assert (Hi' : (i < length (biases L))%nat) by lia.
      pose proof (traverse_nth _ _ _ i (Rational 0) izero Eb Hi') as He.
      apply (proj1 (enclose_correct scale _ _ HE)) in He. exact He. }
  unfold layer_value. cbv zeta. destruct (rectified L); [apply contains_positive_part|]; exact Cz.
Qed.

Lemma enclose_network_correct layers : forall n h hr xs, enclose_network E n layers h = Some xs ->
  (forall j, (j < n)%nat -> contains (nth j h izero) (hr j)) ->
  forall j, (j < N)%nat -> contains (nth j xs izero) (network_value c n layers hr j).
Proof.
  induction layers as [|L rest IH]; intros n h hr xs H Hh j Hj; simpl in H.
  - destruct (Nat.eqb_spec n N) as [->|]; [|discriminate]. injection H as <-. apply Hh, Hj.
  - destruct (enclose_layer E n L h) as [h'|] eqn:El; [|discriminate]. cbn [bind] in H. simpl.
    apply (IH _ _ _ _ H); [|exact Hj]. apply (enclose_layer_correct n L h hr h' El Hh).
Qed.

Lemma output_entries_correct o s xs : (s < length (sample_vectors c))%nat -> output_entries E o s = Some xs ->
  forall j, (j < N)%nat -> contains (nth j xs izero) (output_vectors c o s j).
Proof.
  intros Hs H j Hj. destruct (enclose_instance_correct E shape_ok enclosed) as [_ Cy].
  destruct o as [v|layers]; simpl in H.
  - injection H as <-. rewrite nth_table by exact Hj. apply contains_Q.
  - apply (enclose_network_correct layers _ _ _ _ H); [|exact Hj].
    intros i Hi. rewrite nth_table by exact Hi. apply Cy; assumption.
Qed.

Lemma separated_correct b o s v :
  Nat.eqb (length (solution_sets c)) (length (sample_vectors c)) = true -> (0 <=? Qnum b)%Z = true ->
  (s < length (sample_vectors c))%nat -> separated E b o s v = true ->
  sample_error_exceeds (instance c) A (Q2R b) (output_vectors c o) s.
Proof.
  intros Hlen Hb Hs H. destruct (enclose_instance_correct E shape_ok enclosed) as [CA Cy].
  apply Nat.eqb_eq in Hlen. unfold separated in H. destruct (evidence_at E s) as [en|] eqn:Ev; [|discriminate].
  destruct (output_entries E o s) as [xs|] eqn:Ex; [|discriminate].
  apply evidence_at_correct in Ev; [|lia].
  refine (separates_correct scale k parameter m N _ _ same_instance_columns (proof_at s) A (instance_sample c s)
    CA (fun i Hi => Cy s i Hs Hi) (fun j j' _ _ => same_instance_columns_correct j j') en Ev (fun j => nth j xs izero) _ (output_entries_correct o s xs Hs Ex) v b H _).
  apply Z.leb_le, IZR_le in Hb. unfold Q2R. apply Rmult_le_pos; [exact Hb|].
  apply Rlt_le, Rinv_0_lt_compat, IZR_lt. lia.
Qed.

Lemma close_correct b o s :
  Nat.eqb (length (solution_sets c)) (length (sample_vectors c)) = true ->
  (s < length (sample_vectors c))%nat -> close E b o s = true ->
  dist_le N (output_vectors c o s) (solutions (instance c) A (sample (instance c) s)) (Q2R b).
Proof.
  intros Hlen Hs H. destruct (enclose_instance_correct E shape_ok enclosed) as [CA Cy].
  apply Nat.eqb_eq in Hlen. unfold close in H. destruct (evidence_at E s) as [en|] eqn:Ev; [|discriminate].
  destruct (output_entries E o s) as [xs|] eqn:Ex; [|discriminate].
  apply evidence_at_correct in Ev; [|lia].
  refine (upper_bound_correct scale k parameter m N _ _ same_instance_columns (proof_at s) A (instance_sample c s)
    CA (fun i Hi => Cy s i Hs Hi) (fun j j' _ _ => same_instance_columns_correct j j') en Ev (fun j => nth j xs izero) _ (output_entries_correct o s xs Hs Ex) _ _ H _).
  apply contains_Q.
Qed.

End Correctness.

Theorem accept_correct : accept = true ->
  data_fair c /\ counts_right c /\ claim_holds c /\ 0 < Q2R parameter /\
  (points_needed = true -> points_feasible /\ points_nearly_feasible).
Proof.
  unfold accept, check. destruct instance_shape eqn:Hshape; [|discriminate]. cbn [negb].
  destruct enclose_instance as [E|] eqn:HE; [|discriminate].
  destruct (first_broken _) as [|] eqn:HF; [discriminate|]. intros _.
  assert (Hall : forall b r, In (b, r) (check_counts ++ check_data E ++ check_claim E) -> b = true)
    by (intros b r; apply first_broken_none, HF).
  assert (Hcounts : forall b r, In (b, r) check_counts -> b = true)
    by (intros b r H; apply (Hall b r), in_or_app; left; exact H).
  assert (Hdata : forall b r, In (b, r) (check_data E) -> b = true)
    by (intros b r H; apply (Hall b r), in_or_app; right; apply in_or_app; left; exact H).
  assert (Hclaim : forall b r, In (b, r) (check_claim E) -> b = true)
    by (intros b r H; apply (Hall b r), in_or_app; right; apply in_or_app; right; exact H).
  clear Hall HF.
  assert (Hfair : data_fair c); [|split; [exact Hfair|split; [|split; [|split]]]].
  - assert (Ht : check_training_set = true).
    { apply (Hdata _ Rule_training_set). unfold check_data. apply in_or_app. right. left. reflexivity. }
    assert (Hcomp : forall a b, answered c a -> answered c b -> compatible a b = true).
    { intros a b Ha Hb. unfold check_training_set in Ht. rewrite forallb_forall in Ht.
      specialize (Ht a (all_answers_correct a Ha)). rewrite forallb_forall in Ht.
      apply (Ht b (all_answers_correct b Hb)). }
    split; [|split].
    + intros a Ha. apply (answer_admissible E Hshape HE). intros b r Hin. apply (Hdata b r).
      unfold check_data. apply in_or_app. left. apply in_flat_map. exists a. split; [apply all_answers_correct, Ha|exact Hin].
    + intros a b Ha Hb HL. destruct (compatible_correct a b (Hcomp a b Ha Hb) HL) as [HM _].
      unfold shown. simpl. rewrite HM. reflexivity.
    + intros a b Ha Hb HL HS. apply (compatible_correct a b (Hcomp a b Ha Hb) HL), HS.
  - unfold check_counts in Hcounts.
    pose proof (Hcounts _ _ (or_intror (or_introl eq_refl))) as H0.
    pose proof (Hcounts _ _ (or_intror (or_intror (or_intror (or_introl eq_refl))))) as H1.
    pose proof (Hcounts _ _ (or_intror (or_intror (or_intror (or_intror (or_introl eq_refl)))))) as H2.
    pose proof (Hcounts _ _ (or_intror (or_intror (or_intror (or_intror (or_intror (or_introl eq_refl))))))) as H3.
    apply Z.eqb_eq in H1. apply Nat.eqb_eq in H2. apply Nat.eqb_eq in H3.
    split; [|repeat split; assumption].
    intros r q Hr Hq. rewrite forallb_forall in H0. specialize (H0 r Hr). rewrite Hq in H0.
    apply andb_true_iff in H0. destruct H0 as [H4 H5]. apply Nat.ltb_lt in H4. apply Nat.leb_le in H5. split; assumption.
  - unfold claim_holds, check_claim in *. destruct (the_claim c) as [b every failures|b|limit|limit].
    + unfold check_exceeds in Hclaim.
      assert (Hlast : forall x r, In (x, r) (
        [ ((0 <=? Qnum b)%Z && (1 <=? failures)%Z, Rule_field);
          (Nat.eqb (length (solution_sets c)) (length (sample_vectors c)), Rule_shape);
          ((failures <=? total_multiplicity (filter (run_fails E b every) (runs c)))%Z, Rule_scope)]) -> x = true).
      { intros x r Hin. apply (Hclaim x r). simpl in Hin.
        destruct Hin as [<-|[<-|[<-|[]]]].
        - apply in_or_app. left. left. reflexivity.
        - apply in_or_app. left. right. right. left. reflexivity.
        - apply in_or_app. right. apply in_or_app. right. right. right. right. left. reflexivity. }
      pose proof (Hlast _ _ (or_introl eq_refl)) as H1.
      pose proof (Hlast _ _ (or_intror (or_introl eq_refl))) as H2.
      pose proof (Hlast _ _ (or_intror (or_intror (or_introl eq_refl)))) as H3.
      apply andb_true_iff in H1. destruct H1 as [Hb _].
      exists (run_fails E b every). split; [|apply Z.leb_le, H3].
      intros r Hr Hf. unfold run_fails in Hf. unfold fails.
      destruct (output r) as [o|]; [|discriminate]. destruct (functionals r) as [fs|]; [|discriminate].
      exists o. split; [reflexivity|]. cbv zeta in Hf.
      assert (G : forall s, (s < length (sample_vectors c))%nat ->
        match functional_at fs s with None => false | Some v => separated E b o s v end = true ->
        sample_error_exceeds (instance c) A (Q2R b) (output_vectors c o) s).
      { intros s Hs Hsep. destruct (functional_at fs s) as [v|]; [|discriminate].
        apply (separated_correct E Hshape HE b o s v); assumption. }
      destruct every.
      * intros s Hs. apply G; [exact Hs|]. apply (all_below_correct _ _ Hf s Hs).
      * apply existsb_exists in Hf. destruct Hf as [s [Hs Hsep]]. apply in_seq in Hs.
        exists s. split; [simpl; lia|]. apply G; [lia|exact Hsep].
    + unfold check_at_most in Hclaim. intros r Hr.
      assert (H2 : Nat.eqb (length (solution_sets c)) (length (sample_vectors c)) = true).
      { apply (Hclaim _ Rule_shape). apply in_or_app. left. right. right. left. reflexivity. }
      assert (H3 : forallb (fun r => match output r with
          Some o => all_below (length (sample_vectors c)) (close E b o) | None => false end) (runs c) = true).
      { apply (Hclaim _ Rule_error_bound). apply in_or_app. right. apply in_or_app. right. right. right. left. reflexivity. }
      rewrite forallb_forall in H3. specialize (H3 r Hr). destruct (output r) as [o|]; [|discriminate].
      exists o. split; [reflexivity|]. intros s Hs. apply (close_correct E Hshape HE b o s H2 Hs).
      apply (all_below_correct _ _ H3 s Hs).
    + unfold check_refused in Hclaim. intros r Hr.
      pose proof (fun b r H => Hclaim b r (in_or_app _ _ _ (or_intror H))) as Hlast.
      pose proof (Hlast _ _ (or_intror (or_intror (or_introl eq_refl)))) as H.
      rewrite forallb_forall in H. specialize (H r Hr).
      destruct (output r); [discriminate|]. destruct (refused r) as [q|]; [|discriminate].
      apply andb_true_iff in H. destruct H as [H1 H2]. apply Nat.eqb_eq in H1.
      split; [reflexivity|]. split; [exact H1|]. exists q. split; [reflexivity|].
      intros Hin. apply negb_true_iff in H2. unfold known in H2.
      assert (existsb (fun q' => if query_dec q q' then true else false) (queries r) = true); [|congruence].
      apply existsb_exists. exists q. split; [exact Hin|]. destruct (query_dec q q); [reflexivity|contradiction].
    + unfold check_refused in Hclaim. intros r Hr.
      pose proof (fun b r H => Hclaim b r (in_or_app _ _ _ (or_intror H))) as Hlast.
      pose proof (Hlast _ _ (or_intror (or_intror (or_introl eq_refl)))) as H.
      rewrite forallb_forall in H. specialize (H r Hr).
      destruct (output r); [discriminate|]. destruct (refused r) as [q|]; [|discriminate].
      apply andb_true_iff in H. destruct H as [H1 H2]. apply Nat.ltb_lt in H1. rewrite forallb_forall in H2.
      split; [reflexivity|]. split.
      * intros q' Hq'. apply Nat.leb_le, H2, Hq'.
      * exists q. split; [reflexivity|exact H1].
  - apply Q2R_positive. apply (Hcounts _ _ (or_introl eq_refl)).
  - intros Hneeded.
    assert (Hp : forall b r, In (b, r) (check_points E) -> b = true).
    { intros b r H. apply (Hdata b r). unfold check_data. apply in_or_app. right. right. exact H. }
    pose proof (Hp _ _ (or_introl eq_refl)) as Hlen. pose proof (Hp _ _ (or_intror (or_introl eq_refl))) as Hlevels.
    rewrite Hneeded in Hlen, Hlevels. cbn [negb orb] in Hlen, Hlevels.
    apply Nat.eqb_eq in Hlen. split.
    + apply (points_feasible_correct E Hshape HE); [|exact Hlen|].
      * unfold points_needed in Hneeded. destruct k; [reflexivity|discriminate|discriminate].
      * intros b r H. apply (Hclaim b r). unfold check_claim, check_exceeds, check_at_most, check_refused.
        destruct (the_claim c).
        -- apply in_or_app. right. apply in_or_app. left. exact H.
        -- apply in_or_app. right. apply in_or_app. left. exact H.
        -- apply in_or_app. left. exact H.
        -- apply in_or_app. left. exact H.
    + apply (points_nearly_feasible_correct E Hshape HE Hlevels). apply Hfair.
Qed.

End Checks.
