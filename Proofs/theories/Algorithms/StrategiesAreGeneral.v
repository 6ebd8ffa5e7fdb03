(** * Every strategy is a general algorithm

    Its queries are those it asks in turn, its result the output at which it halts.  Whether it ever halts is decided by
    [sig_forall_dec], one of the axioms of Coq's classical real numbers: a general algorithm need not be computable. *)

From Coq Require Import Arith Lia List ClassicalDedekindReals.
From BarrierLab Require Import Definitions.GeneralAlgorithms.
Import ListNotations.

Section Strategy.

Variables (query answer output : Type) (G : strategy query answer output).

Lemma halted_stays f M o : halts_within G f M o -> forall M', M <= M' -> answers G f M' = answers G f M.
Proof.
  intros H M' Hle. induction Hle as [|M' Hle IH]; [reflexivity|].
  simpl. rewrite IH. unfold halts_within in H. rewrite H. reflexivity.
Qed.

Lemma halts_within_later f M M' o : M <= M' -> halts_within G f M o -> halts_within G f M' o.
Proof. intros Hle H. unfold halts_within. rewrite (halted_stays f M o H M' Hle). exact H. Qed.

Lemma output_unique f o o' : halts_with G f o -> halts_with G f o' -> o = o'.
Proof.
  intros [M H] [M' H'].
  pose proof (halts_within_later f M (Nat.max M M') o ltac:(lia) H) as H1.
  pose proof (halts_within_later f M' (Nat.max M M') o' ltac:(lia) H') as H2.
  unfold halts_within in *. rewrite H1 in H2. congruence.
Qed.

(** The M-th step is another query. *)
Definition still_asking (f : query -> answer) (M : nat) : Prop :=
  match G (answers G f M) with ask _ => True | halt _ => False end.

Lemma still_asking_decided f M : {still_asking f M} + {~ still_asking f M}.
Proof. unfold still_asking. destruct (G (answers G f M)); [left|right]; auto. Defined.

Definition strategy_result (f : query -> answer) : option output :=
  match sig_forall_dec (still_asking f) (still_asking_decided f) with
  | inleft (exist _ M _) =>
      match G (answers G f M) with
      | halt o => Some o
      | ask _ => None
      end
  | inright _ => None
  end.

Theorem strategy_result_iff f o : strategy_result f = Some o <-> halts_with G f o.
Proof.
  unfold strategy_result. destruct (sig_forall_dec _ _) as [[M HM]|H].
  - unfold still_asking in HM. destruct (G (answers G f M)) as [q|o'] eqn:E; [tauto|]. split.
    + intros [= <-]. exists M. exact E.
    + intros Ho. f_equal. apply (output_unique f); [exists M; exact E|exact Ho].
  - split; [discriminate|]. intros [M HM]. specialize (H M). unfold still_asking in H.
    unfold halts_within in HM. rewrite HM in H. contradiction.
Qed.

Lemma same_answers f f' M :
  agree_on (strategy_reads G f) f f' -> answers G f' M = answers G f M.
Proof.
  intros H. induction M as [|M IH]; [reflexivity|]. simpl. rewrite IH.
  destruct (G (answers G f M)) as [q|o] eqn:E; [|reflexivity].
  rewrite (H q); [reflexivity|]. exists M. exact E.
Qed.

(** The queries of the first M steps. *)
Fixpoint first_queries (f : query -> answer) (M : nat) : list query :=
  match M with
  | O => []
  | S M' => match G (answers G f M') with ask q => q :: first_queries f M' | halt _ => first_queries f M' end
  end.

Lemma first_queries_complete f M M' q :
  M' < M -> G (answers G f M') = ask q -> In q (first_queries f M).
Proof.
  intros Hlt E. induction Hlt as [|M Hlt IH]; simpl.
  - rewrite E. left. reflexivity.
  - destruct (G (answers G f M)); [right|]; exact IH.
Qed.

Lemma reads_finite f : strategy_result f <> None ->
  exists l : list query, forall q, strategy_reads G f q -> In q l.
Proof.
  intros H. destruct (strategy_result f) as [o|] eqn:E; [|congruence].
  apply strategy_result_iff in E. destruct E as [M HM].
  exists (first_queries f M). intros q [M' Hq]. apply (first_queries_complete f M M' q); [|exact Hq].
  destruct (Nat.lt_ge_cases M' M) as [Hlt|Hge]; [exact Hlt|exfalso].
  pose proof (halts_within_later f M M' o Hge HM) as H'. unfold halts_within in H'. congruence.
Qed.

Lemma strategy_determined f f' : agree_on (strategy_reads G f) f f' ->
  strategy_result f' = strategy_result f /\ (forall q, strategy_reads G f' q <-> strategy_reads G f q).
Proof.
  intros H. pose proof (fun M => same_answers f f' M H) as E. split.
  - destruct (strategy_result f) as [o|] eqn:R.
    + apply strategy_result_iff. apply strategy_result_iff in R. destruct R as [M HM].
      exists M. unfold halts_within in *. rewrite E. exact HM.
    + destruct (strategy_result f') as [o|] eqn:R'; [|reflexivity].
      apply strategy_result_iff in R'. destruct R' as [M HM].
      assert (halts_with G f o) as Hf by (exists M; unfold halts_within in *; rewrite <- E; exact HM).
      apply strategy_result_iff in Hf. congruence.
  - intros q. unfold strategy_reads. split; intros [M HM]; exists M; rewrite E in *; exact HM.
Qed.

Definition general_algorithm_of_strategy (domain : (query -> answer) -> Prop) : general_algorithm output domain := {|
  result := strategy_result;
  reads := strategy_reads G;
  reads_finitely_many := fun f _ H => reads_finite f H;
  determined_by_reads := fun f f' _ _ H => strategy_determined f f' H
|}.

Theorem strategy_is_general (domain : (query -> answer) -> Prop) :
  exists Gamma : general_algorithm output domain,
    (forall f o, result Gamma f = Some o <-> halts_with G f o) /\
    (forall f q, reads Gamma f q <-> strategy_reads G f q).
Proof.
  exists (general_algorithm_of_strategy domain). split.
  - exact strategy_result_iff.
  - reflexivity.
Qed.

End Strategy.

Arguments general_algorithm_of_strategy {query answer output}.
