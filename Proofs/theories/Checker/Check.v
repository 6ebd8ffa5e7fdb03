(** * The checks of a certificate, all but those of the member *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool FunctionalExtensionality.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BreakdownEpsilons LinearAlgebra.Sums LinearAlgebra.Norms
  Checker.Intervals Checker.Definiteness Checker.DistanceBounds Checker.ProofCheck Checker.Certificate
  Checker.Enclosures.
Import ListNotations.
Open Scope R_scope.

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

End Checks.
