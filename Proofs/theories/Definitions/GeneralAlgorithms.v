(** * General algorithms

    [BHV] Definition 9.3, for an arbitrary computational problem: an input is a function from queries to answers, and an
    algorithm sees nothing else of it.  Here a query is an index (k, n) and the answer a datum, but nothing below
    depends on it. *)

From Coq Require Import Reals List.
Import ListNotations.

Section GeneralAlgorithms.

Variables query answer output : Type.

Definition input := query -> answer.

Definition agree_on (read : query -> Prop) (f f' : input) : Prop :=
  forall q, read q -> f q = f' q.

(** ** Deterministic

    An algorithm for the inputs in [domain] assigns to each input an output, or [None] if it does not halt, and the set of
    queries it makes, such that
    - if it halts, it makes finitely many queries;
    - if another input gives the same answers to the queries made, the algorithm makes the same queries and does the same.

    Outside the domain nothing is asked of it.  The definition supposes no computability and no order of the queries, so
    impossibility for it is impossibility for every model of computation. *)
Record general_algorithm (domain : input -> Prop) := {
  result : input -> option output;
  reads : input -> query -> Prop;
  reads_finitely_many :
    forall f, domain f -> result f <> None -> exists l : list query, forall q, reads f q -> In q l;
  determined_by_reads :
    forall f f', domain f -> domain f' -> agree_on (reads f) f f' ->
      result f' = result f /\ (forall q, reads f' q <-> reads f q)
}.

(** ** Strategies

    The general algorithms that ask one query after the other: given the answers so far, latest first, a strategy asks the
    next query or halts with an output.  Every program that only sees answers to its queries is one.  As functions of the
    answers strategies are arbitrary.  Algorithms that are exhibited, and statements that count the data read, are
    about strategies; the theorem [strategy_is_general] says that they are general algorithms. *)
Inductive step := ask (q : query) | halt (o : output).

Definition strategy := list answer -> step.

(** The answers to the first M queries, latest first; fewer if the strategy halts earlier. *)
Fixpoint answers (G : strategy) (f : input) (M : nat) : list answer :=
  match M with
  | O => []
  | S M' =>
      let known := answers G f M' in
      match G known with
      | ask q => f q :: known
      | halt _ => known
      end
  end.

(** G halts on f with output o and has read at most M data. *)
Definition halts_within (G : strategy) (f : input) (M : nat) (o : output) : Prop :=
  G (answers G f M) = halt o.

Definition halts_with (G : strategy) (f : input) (o : output) : Prop :=
  exists M, halts_within G f M o.

(** G makes the query q on f. *)
Definition strategy_reads (G : strategy) (f : input) (q : query) : Prop :=
  exists M, G (answers G f M) = ask q.

End GeneralAlgorithms.

Arguments agree_on {query answer}.
Arguments general_algorithm {query answer} output domain.
Arguments result {query answer output domain}.
Arguments reads {query answer output domain}.
Arguments reads_finitely_many {query answer output domain}.
Arguments determined_by_reads {query answer output domain}.
Arguments ask {query output}.
Arguments halt {query output}.
Arguments answers {query answer output}.
Arguments halts_within {query answer output}.
Arguments halts_with {query answer output}.
Arguments strategy_reads {query answer output}.
