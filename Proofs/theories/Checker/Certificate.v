(** * Certificates and what they claim

    The content of a certificate file (certificate format, section 2) after parsing: names of definitions are replaced by
    their positions from 0; samples, levels, columns and indices of tables are as in the file, samples and indices less one. *)

From Coq Require Import Reals ZArith QArith Qreals Arith List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  Checker.ProofCheck.
Import ListNotations.
Open Scope R_scope.

(** ** Expressions *)

Inductive expression :=
  | Rational (q : Q)
  | Reference (n : nat)
  | Pi
  | CosinePi (q : Q)
  | Sum (es : expressions)
  | Product (es : expressions)
  | Quotient (a b : expression)
  | SquareRoot (a : expression)
with expressions :=
  | None_left
  | Then (e : expression) (es : expressions).

(** The real number that an expression is, given the values of the definitions. *)
Fixpoint value (env : list R) (e : expression) : R :=
  match e with
  | Rational q => Q2R q
  | Reference n => nth n env 0
  | Pi => PI
  | CosinePi q => cos (PI * Q2R q)
  | Sum es => sum_of env es
  | Product es => product_of env es
  | Quotient a b => value env a / value env b
  | SquareRoot a => sqrt (value env a)
  end
with sum_of env es :=
  match es with None_left => 0 | Then e es => value env e + sum_of env es end
with product_of env es :=
  match es with None_left => 1 | Then e es => value env e * product_of env es end.

(** Every definition refers to earlier ones. *)
Definition environment (definitions : list expression) : list R :=
  fold_left (fun env e => env ++ [value env e]) definitions [].

(** ** The parts of a certificate *)

Record data_matrix := { data_left : option (list (list Q)); data_right : list (list Q) }.

Record data_entry := { entry_matrix : nat; entry_vector : nat; entry_solution : list Q; entry_proof : proof }.

Record answer := { answer_sample : nat; answer_level : nat; answer_entry : nat }.

(** One layer: h ↦ activation(weights·h + biases), the activation being t ↦ max(0, t) or the identity. *)
Record layer := { weights : list (list expression); biases : list expression; rectified : bool }.

Inductive run_output :=
  | Vectors (xs : list (list Q))
  | Network (layers : list layer).

Record run := {
  multiplicity : Z;
  transcript : list answer;
  refused : option (nat * nat);
  output : option run_output;
  functionals : option (list (option (list Q)))
}.

Inductive claim :=
  | Error_exceeds (bound : Q) (every_sample : bool) (failures : Z)
  | Error_at_most (bound : Q)
  | No_output_data (limit : nat)
  | No_output_levels (limit : nat).

(** Which member of Ω(K, L): K, L, the scale D, the index from 0 and the size of the tilt if there is one, g_D. *)
Record member := {
  member_digits : nat;
  member_levels : nat;
  member_scale : nat;
  member_tilt : option (nat * Q);
  member_base : expression
}.

Record certificate := {
  the_claim : claim;
  claimed_runs : Z;
  claimed_data_read : nat;
  claimed_highest_level : nat;
  the_kind : kind;
  the_parameter : Q;
  definitions : list expression;
  left_factor : option (list (list expression));
  right_factor : list (list expression);
  sample_vectors : list (list expression);
  data_matrices : list data_matrix;
  data_vectors : list (list Q);
  data_entries : list data_entry;
  runs : list run;
  solution_sets : list proof;
  the_member : option member
}.

Section Meaning.
Variable c : certificate.

(** ** The instance *)

Definition size_m : nat := length (right_factor c).
Definition size_N : nat := length (hd [] (right_factor c)).
Definition env : list R := environment (definitions c).

Definition expression_at (rows : list (list expression)) (i j : nat) : expression :=
  nth j (nth i rows []) (Rational 0).
Definition real_entries (rows : list (list expression)) : matrix := fun i j => value env (expression_at rows i j).

(** A = U·B *)
Definition instance_matrix : matrix :=
  match left_factor c with
  | None => real_entries (right_factor c)
  | Some U => matmul size_m (real_entries U) (real_entries (right_factor c))
  end.

(** y_k = U·s_k *)
Definition instance_sample (k : nat) : vector :=
  let s := fun i => value env (nth i (nth k (sample_vectors c) []) (Rational 0)) in
  match left_factor c with
  | None => s
  | Some U => matvec size_m (real_entries U) s
  end.

Definition instance : setting := {|
  the_problem := problem_of (the_kind c) (the_parameter c);
  rows := size_m;
  columns := size_N;
  sample_count := length (sample_vectors c);
  sample := instance_sample
|}.

(** ** The data *)

Definition rational_at (rows : list (list Q)) (i j : nat) : Q := nth j (nth i rows []) 0%Q.

Fixpoint rational_sum (n : nat) (f : nat -> Q) : Q :=
  match n with O => 0%Q | S k => (rational_sum k f + f k)%Q end.

Definition data_product (M : data_matrix) (i j : nat) : Q :=
  match data_left M with
  | None => rational_at (data_right M) i j
  | Some U => rational_sum size_m (fun l => (rational_at U i l * rational_at (data_right M) l j)%Q)
  end.

Definition no_entry : data_entry := {| entry_matrix := 0; entry_vector := 0; entry_solution := [];
  entry_proof := {| dual := []; point := []; groups := []; singular_value_bound := 0 |} |}.
Definition no_matrix : data_matrix := {| data_left := None; data_right := [] |}.

Definition entry_of (a : answer) : data_entry := nth (answer_entry a) (data_entries c) no_entry.
Definition matrix_of (a : answer) : data_matrix := nth (entry_matrix (entry_of a)) (data_matrices c) no_matrix.
Definition vector_of (a : answer) : list Q := nth (entry_vector (entry_of a)) (data_vectors c) [].

(** The datum that the answer showed. *)
Definition shown (a : answer) : datum := {|
  datum_matrix := data_product (matrix_of a);
  datum_sample := fun i => nth i (vector_of a) 0%Q;
  datum_solution := fun j => nth j (entry_solution (entry_of a)) 0%Q
|}.

Definition answered (a : answer) : Prop := exists r, In r (runs c) /\ In a (transcript r).

(** All answers satisfy (T), and no two contradict each other. *)
Definition data_fair : Prop :=
  (forall a, answered a ->
     (answer_sample a < sample_count instance)%nat /\ (1 <= answer_level a)%nat /\
     admissible_datum instance instance_matrix (sample instance (answer_sample a)) (answer_level a) (shown a)) /\
  (forall a b, answered a -> answered b -> answer_level a = answer_level b ->
     datum_matrix (shown a) = datum_matrix (shown b)) /\
  (forall a b, answered a -> answered b -> answer_level a = answer_level b -> answer_sample a = answer_sample b ->
     shown a = shown b).

(** The answers are part of one admissible training set of the instance. *)
Definition data_complete : Prop :=
  exists iota, admissible instance instance_matrix iota /\
    forall a, answered a -> iota (answer_sample a, answer_level a) = shown a.

(** ** The claims *)

Definition query_of (a : answer) : query := (answer_sample a, answer_level a).

Definition query_dec (p q : query) : {p = q} + {p <> q}.
Proof. decide equality; apply Nat.eq_dec. Defined.

(** The different queries of a run. *)
Definition queries (r : run) : list query := nodup query_dec (map query_of (transcript r)).

(** The value of a layer with [n] inputs, and of a network. *)
Definition layer_value (n : nat) (L : layer) (h : vector) : vector := fun i =>
  let z := sum n (fun j => value env (expression_at (weights L) i j) * h j) + value env (nth i (biases L) (Rational 0)) in
  if rectified L then Rmax 0 z else z.

Fixpoint network_value (n : nat) (layers : list layer) (h : vector) : vector :=
  match layers with
  | [] => h
  | L :: rest => network_value (length (weights L)) rest (layer_value n L h)
  end.

(** x̂_k: the k-th vector, or the value of the network at y_k. *)
Definition output_vectors (o : run_output) : answer_vectors := fun k =>
  match o with
  | Vectors xs => rational_vector (nth k xs [])
  | Network layers => network_value size_m layers (instance_sample k)
  end.

Definition total_multiplicity (rs : list run) : Z := fold_right (fun r s => (multiplicity r + s)%Z) 0%Z rs.

(** Every query that was refused is one about the instance. *)
Definition refusals_possible : Prop :=
  forall r q, In r (runs c) -> refused r = Some q ->
    (query_sample q < sample_count instance)%nat /\ (1 <= query_level q)%nat.

Definition counts_right : Prop :=
  refusals_possible /\
  claimed_runs c = total_multiplicity (runs c) /\
  claimed_data_read c = fold_right Nat.max O (map (fun r => length (queries r)) (runs c)) /\
  claimed_highest_level c =
    fold_right Nat.max O (map (fun r => fold_right Nat.max O (map answer_level (transcript r))) (runs c)).

Definition fails (b : Q) (every_sample : bool) (r : run) : Prop :=
  exists o, output r = Some o /\
    (if every_sample then error_exceeds_everywhere instance instance_matrix (Q2R b) (Some (output_vectors o))
     else error_exceeds instance instance_matrix (Q2R b) (Some (output_vectors o))).

Definition claim_holds : Prop :=
  match the_claim c with
  | Error_exceeds b every failures =>
      exists failing : run -> bool,
        (forall r, In r (runs c) -> failing r = true -> fails b every r) /\
        (failures <= total_multiplicity (filter failing (runs c)))%Z
  | Error_at_most b =>
      forall r, In r (runs c) -> exists o, output r = Some o /\
        accurate instance instance_matrix (Q2R b) (output_vectors o)
  | No_output_data limit =>
      forall r, In r (runs c) -> output r = None /\ length (queries r) = limit /\
        exists q, refused r = Some q /\ ~ In q (queries r)
  | No_output_levels limit =>
      forall r, In r (runs c) -> output r = None /\ (forall q, In q (queries r) -> (query_level q <= limit)%nat) /\
        exists q, refused r = Some q /\ (limit < query_level q)%nat
  end.

(** The value of entry i of s_k, before the transform. *)
Definition sample_entry (k i : nat) : R := value env (nth i (nth k (sample_vectors c) []) (Rational 0)).

(** B is the named member of Ω(K, L): there are parameters C of the class, with the g_D of the certificate as the base of its
    scale, for which all scales of the class are valid and of which B is the member (within the sizes of the matrix); and U
    is orthogonal.  For K < 3 the class has the scale K only. *)
Definition member_holds (M : member) : Prop :=
  (exists C : parameters,
     class_problem C = problem_of (the_kind c) (the_parameter c) /\
     S (tail C) = size_m /\ (candidates C + tail C)%nat = size_N /\ (2 <= candidates C)%nat /\
     samples C = length (sample_vectors c) /\
     digits C = member_digits M /\ levels C = member_levels M /\ (1 <= digits C)%nat /\ (1 <= levels C)%nat /\
     base C (member_scale M) = value env (member_base M) /\
     valid_scale C (member_scale M) /\ ((3 <= digits C)%nat -> valid_class C) /\
     (forall k i, (k < samples C)%nat -> (i < size_m)%nat -> sample_entry k i = block_sample (eta C k) i) /\
     exists B : matrix,
       Omega C B /\ (member_scale M = digits C \/ (3 <= digits C)%nat) /\
       B = (match member_tilt M with
            | None => centre C (member_scale M)
            | Some (i, tau) => tilt C (member_scale M) i (Q2R tau)
            end) /\
       forall i j, (i < size_m)%nat -> (j < size_N)%nat -> real_entries (right_factor c) i j = B i j) /\
  match left_factor c with
  | None => True
  | Some U => orthogonal size_m (real_entries U)
  end.

Definition certificate_holds : Prop := data_fair /\ data_complete /\ counts_right /\ claim_holds.

End Meaning.
