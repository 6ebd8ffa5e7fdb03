(** * Expressions with an exact value in ℚ(√r), or an exact square *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool.
From BarrierLab Require Import Checker.ProofCheck Checker.Certificate Checker.Enclosures Checker.Check Checker.QuadraticNumbers.
Import ListNotations.
Open Scope R_scope.

Lemma some_eq {X} (x y : X) : Some x = Some y -> y = x.
Proof. congruence. Qed.

(** ** Which r: what stands under the first root in an expression, references followed *)

Fixpoint radicand_in (env : list (option Q)) (e : expression) : option Q :=
  match e with
  | Rational _ | Pi | CosinePi _ => None
  | Reference n => nth n env None
  | Sum es | Product es => radicand_among env es
  | Quotient a b => match radicand_in env a with Some q => Some q | None => radicand_in env b end
  | SquareRoot (Rational q) => Some q
  | SquareRoot a => radicand_in env a
  end
with radicand_among env es :=
  match es with
  | None_left => None
  | Then e es => match radicand_in env e with Some q => Some q | None => radicand_among env es end
  end.

(** 0 if there is no root, and for a root that is no number. *)
Definition radicand_of (definitions : list expression) (e : expression) : Q :=
  match radicand_in (fold_left (fun env e => env ++ [radicand_in env e]) definitions []) e with
  | Some q => if (0 <=? Qnum q)%Z then q else 0
  | None => 0
  end.

Lemma radicand_of_nonneg definitions e : 0 <= Q2R (radicand_of definitions e).
Proof.
  unfold radicand_of. destruct (radicand_in _ e) as [q|]; [|rewrite (Q2R_zero 0) by reflexivity; lra].
  destruct (0 <=? Qnum q)%Z eqn:E; [apply Q2R_nonneg, E|rewrite (Q2R_zero 0) by reflexivity; lra].
Qed.

Section Exact.
Variable r : Q.
Hypothesis radicand_nonneg : 0 <= Q2R r.
Notation real := (real r).

(** ** Values *)

Fixpoint exact_value (xenv : list (option quadratic)) (e : expression) : option quadratic :=
  match e with
  | Rational q => Some (quadratic_of q)
  | Reference n => nth n xenv None
  | Pi | CosinePi _ => None
  | Sum es => exact_total xenv es
  | Product es => exact_product xenv es
  | Quotient a b => bind (exact_value xenv a) (fun x => bind (exact_value xenv b) (fun y => quadratic_div r x y))
  | SquareRoot a => bind (exact_value xenv a) (fun x =>
      if quadratic_eqb x (quadratic_of r) then Some {| rational_part := 0; root_part := 1 |} else None)
  end
with exact_total xenv es :=
  match es with
  | None_left => Some (quadratic_of 0)
  | Then e es => bind (exact_value xenv e) (fun x => bind (exact_total xenv es) (fun y => Some (quadratic_add x y)))
  end
with exact_product xenv es :=
  match es with
  | None_left => Some (quadratic_of 1)
  | Then e es => bind (exact_value xenv e) (fun x => bind (exact_product xenv es) (fun y => Some (quadratic_mul r x y)))
  end.

Definition agrees_exact (o : option quadratic) (x : R) : Prop := forall q, o = Some q -> x = real q.

Lemma agrees_nth xenv env n : Forall2 agrees_exact xenv env -> agrees_exact (nth n xenv None) (nth n env 0).
Proof.
  intros H. revert n. induction H as [|o x l l' Ho Hl IH]; intros [|n]; simpl; try (intros q Hq; discriminate); auto.
Qed.

Lemma exact_value_correct xenv env : Forall2 agrees_exact xenv env ->
  (forall e, agrees_exact (exact_value xenv e) (value env e)) /\
  (forall es, agrees_exact (exact_total xenv es) (sum_of env es) /\
              agrees_exact (exact_product xenv es) (product_of env es)).
Proof.
  intros HE. apply expression_mutual_induction;
    cbn [exact_value exact_total exact_product value sum_of product_of]; intros.
  - intros p Hp. apply some_eq in Hp. rewrite Hp. symmetry. apply real_of.
  - apply agrees_nth, HE.
  - intros p Hp. discriminate.
  - intros p Hp. discriminate.
  - apply H.
  - apply H.
  - intros q Hq. destruct (exact_value xenv a); [|discriminate]. destruct (exact_value xenv b) as [y|]; [|discriminate].
    cbn [bind] in Hq. rewrite (real_div r radicand_nonneg _ _ _ Hq), (H _ eq_refl), (H0 _ eq_refl). reflexivity.
  - intros q Hq. destruct (exact_value xenv a) as [x|]; [|discriminate]. cbn [bind] in Hq.
    destruct (quadratic_eqb x (quadratic_of r)) eqn:E; [|discriminate]. apply some_eq in Hq. rewrite Hq.
    rewrite (H _ eq_refl), (real_eqb r _ _ E), real_of. unfold QuadraticNumbers.real, Q2R. simpl. lra.
  - split; intros q Hq; apply some_eq in Hq; rewrite Hq, real_of; unfold Q2R; simpl; lra.
  - destruct H0 as [Hs Hp]. split; intros q Hq; cbn [bind] in Hq; (destruct (exact_value xenv e); [|discriminate]).
    + destruct (exact_total xenv es); [|discriminate]. cbn [bind] in Hq. apply some_eq in Hq; rewrite Hq; clear Hq.
      rewrite real_add, (H _ eq_refl), (Hs _ eq_refl). reflexivity.
    + destruct (exact_product xenv es); [|discriminate]. cbn [bind] in Hq. apply some_eq in Hq; rewrite Hq; clear Hq.
      rewrite (real_mul r radicand_nonneg), (H _ eq_refl), (Hp _ eq_refl). reflexivity.
Qed.

(** ** Squares of numbers ≥ 0 *)

Definition square_of_exact (o : option quadratic) : option quadratic :=
  bind o (fun x => if quadratic_nonneg r x then Some (quadratic_mul r x x) else None).

Fixpoint exact_square (xenv senv : list (option quadratic)) (e : expression) : option quadratic :=
  match e with
  | Reference n => nth n senv None
  | SquareRoot a => bind (exact_value xenv a) (fun x => if quadratic_nonneg r x then Some x else None)
  | Product es => product_of_squares xenv senv es
  | _ => square_of_exact (exact_value xenv e)
  end
with product_of_squares xenv senv es :=
  match es with
  | None_left => Some (quadratic_of 1)
  | Then e es => bind (exact_square xenv senv e) (fun x =>
      bind (product_of_squares xenv senv es) (fun y => Some (quadratic_mul r x y)))
  end.

Definition agrees_square (o : option quadratic) (x : R) : Prop := forall q, o = Some q -> 0 <= x /\ x * x = real q.

Lemma square_of_exact_correct o x : agrees_exact o x -> agrees_square (square_of_exact o) x.
Proof.
  intros H q Hq. unfold square_of_exact in Hq. destruct o as [p|]; [|discriminate]. cbn [bind] in Hq.
  destruct (quadratic_nonneg r p) eqn:E; [|discriminate]. apply some_eq in Hq; rewrite Hq; clear Hq.
  rewrite (H p eq_refl), (real_mul r radicand_nonneg). split; [apply real_nonneg; assumption|reflexivity].
Qed.

Lemma agrees_square_nth senv env n : Forall2 agrees_square senv env -> agrees_square (nth n senv None) (nth n env 0).
Proof.
  intros H. revert n. induction H as [|o x l l' Ho Hl IH]; intros [|n]; simpl; try (intros q Hq; discriminate); auto.
Qed.

Lemma exact_square_correct xenv senv env : Forall2 agrees_exact xenv env -> Forall2 agrees_square senv env ->
  (forall e, agrees_square (exact_square xenv senv e) (value env e)) /\
  (forall es, agrees_square (product_of_squares xenv senv es) (product_of env es)).
Proof.
  intros HX HS. pose proof (proj1 (exact_value_correct xenv env HX)) as XV.
  apply expression_mutual_induction; intros.
  - apply square_of_exact_correct, XV.
  - apply agrees_square_nth, HS.
  - apply square_of_exact_correct, XV.
  - apply square_of_exact_correct, XV.
  - apply square_of_exact_correct, XV.
  - apply H.
  - apply square_of_exact_correct, XV.
  - intros q Hq. cbn [exact_square] in Hq. destruct (exact_value xenv a) as [p|] eqn:E; [|discriminate]. cbn [bind] in Hq.
    destruct (quadratic_nonneg r p) eqn:E0; [|discriminate]. apply some_eq in Hq; rewrite Hq; clear Hq. simpl.
    rewrite (XV a _ E). split; [apply sqrt_pos|]. apply sqrt_sqrt, real_nonneg; assumption.
  - intros q Hq. apply some_eq in Hq; rewrite Hq; clear Hq. rewrite real_of. simpl. unfold Q2R. simpl. lra.
  - intros q Hq. cbn [product_of_squares] in Hq. destruct (exact_square xenv senv e) as [x|]; [|discriminate].
    cbn [bind] in Hq. destruct (product_of_squares xenv senv es) as [y|]; [|discriminate]. cbn [bind] in Hq.
    apply some_eq in Hq; rewrite Hq; clear Hq.
    destruct (H x eq_refl) as [H1 H2]. destruct (H0 y eq_refl) as [H3 H4]. cbn [product_of].
    rewrite (real_mul r radicand_nonneg), <- H2, <- H4. split; [apply Rmult_le_pos; assumption|ring].
Qed.

(** The values and the squares of all definitions. *)
Definition exact_environment (definitions : list expression) : list (option quadratic) * list (option quadratic) :=
  fold_left (fun xs e => (fst xs ++ [exact_value (fst xs) e], snd xs ++ [exact_square (fst xs) (snd xs) e]))
    definitions ([], []).

Lemma exact_environment_correct definitions :
  Forall2 agrees_exact (fst (exact_environment definitions)) (environment definitions) /\
  Forall2 agrees_square (snd (exact_environment definitions)) (environment definitions).
Proof.
  unfold exact_environment, environment.
  assert (G : forall l xs e, Forall2 agrees_exact (fst xs) e -> Forall2 agrees_square (snd xs) e ->
    let xs' := fold_left (fun xs e => (fst xs ++ [exact_value (fst xs) e], snd xs ++ [exact_square (fst xs) (snd xs) e])) l xs in
    let e' := fold_left (fun env e => env ++ [value env e]) l e in
    Forall2 agrees_exact (fst xs') e' /\ Forall2 agrees_square (snd xs') e').
  { induction l as [|x l IH]; intros xs e H1 H2; simpl; [split; assumption|].
    apply IH; simpl; apply Forall2_app; try assumption; (constructor; [|constructor]).
    - apply exact_value_correct, H1.
    - apply exact_square_correct; assumption. }
  apply G; constructor.
Qed.

End Exact.
