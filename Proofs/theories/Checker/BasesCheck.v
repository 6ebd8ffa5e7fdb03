(** * Checking that the scales of a class have bases

    The conditions of Conditioning/BasesOnAllScales.v in interval arithmetic, for rational samples. *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia Psatz List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms Conditioning.BasesOnAllScales
  Checker.Intervals Checker.ProofCheck Checker.QuadraticNumbers.
Import ListNotations.
Open Scope R_scope.

Section Bases_check.
Variables (scale : positive) (k : kind) (parameter : Q) (d q samples : nat) (etaQ : nat -> nat -> Q).
Notation contains := (contains scale).
Notation iQ := (iof_Q scale).
Notation imul := (imul scale).

(** s *)
Definition support_sizeI (s : nat) : interval := isum q (fun i => if (Qnum (etaQ s i) =? 0)%Z then izero else iQ 1).
Definition candidatesI : interval := iQ (Z.of_nat d # 1).
Definition relative_supportI (s : nat) : interval := iadd (iQ 1) (idiv_pos scale (support_sizeI s) candidatesI).
Definition sample_factorI (s : nat) : interval :=
  match k with
  | P1_kind => isub (iQ 1) (idiv_pos scale (iQ parameter) (isqrt scale (relative_supportI s)))
  | _ => iQ 1
  end.

Definition ten_to (D : nat) : positive := Z.to_pos (10 ^ Z.of_nat D).
Definition root_twoI : interval := isqrt scale (iQ 2).

Definition base_supremumI (D s : nat) : interval :=
  match k with
  | P2_kind =>
      idiv_pos scale (imul (iQ (Zpos (ten_to D) # 1))
        (iadd (iQ 1) (isqrt scale (isub (iQ 1) (imul (imul (imul (iQ 2) root_twoI) (iQ parameter)) (iQ (1 # ten_to D)))))))
        (imul (iQ 2) root_twoI)
  | _ => idiv_pos scale (imul (sample_factorI s) (iQ (Zpos (ten_to D) # 1))) root_twoI
  end.

Definition sample_squareI (s : nat) : interval :=
  let f := fun i => match i with O => iQ 1 | S i' => iQ (etaQ s i') end in idot scale (S q) f f.

(** The largest of the upper ends, 0 if all are negative. *)
Definition largest (l : list interval) : Z := fold_right (fun i z => Z.max (snd i) z) 0%Z l.

Lemma below_largest l i x : In i l -> (largest l <? fst x)%Z = true -> ilt i x = true.
Proof.
  intros Hi H. apply Z.ltb_lt in H. apply Z.ltb_lt. assert (G : (snd i <= largest l)%Z); [|lia].
  clear H. induction l as [|j l IH]; [destruct Hi|]. simpl. destruct Hi as [->|Hi]; [lia|]. specialize (IH Hi). lia.
Qed.

Definition divisors_positive : bool :=
  ipos candidatesI && ipos root_twoI && ipos (imul (iQ 2) root_twoI) &&
  match k with P1_kind => all_below samples (fun s => ipos (isqrt scale (relative_supportI s))) | _ => true end.

Definition check_bases (D : nat) : bool :=
  divisors_positive &&
  (let squares := largest (table samples sample_squareI) in
   let supports := match k with
     | P3_kind => largest (table samples (fun s => imul (imul (iQ parameter) (iQ parameter)) (relative_supportI s)))
     | _ => 0%Z
     end in
   all_below samples (fun s =>
     let g := base_supremumI D s in
     (squares <? fst (imul candidatesI (imul g g)))%Z &&
     match k with P3_kind => (supports <? fst (imul g g))%Z | _ => true end)).

(** ** Correctness *)

Variable C : parameters.
Hypothesis class_problem_is : class_problem C = problem_of k parameter.
Hypothesis candidates_is : candidates C = d.
Hypothesis tail_is : tail C = q.
Hypothesis samples_is : PhaseTransitionClass.samples C = samples.
Hypothesis eta_is : eta C = fun s i => Q2R (etaQ s i).

Lemma one_contained : contains (iQ 1) 1.
Proof. apply contains_constant. unfold Q2R. simpl. lra. Qed.

Lemma two_contained : contains (iQ 2) 2.
Proof. apply contains_constant. unfold Q2R. simpl. lra. Qed.

Lemma support_size_contained s : contains (support_sizeI s) (support_size (tail C) (eta C s)).
Proof.
  rewrite tail_is, eta_is. apply contains_sum. intros i Hi.
  destruct (Z.eqb_spec (Qnum (etaQ s i)) 0) as [E|E].
  - rewrite (Q2R_zero (etaQ s i)) by exact E.
    unfold sgn. destruct (Rlt_dec 0 0); [lra|]. destruct (Rlt_dec 0 0); [lra|]. rewrite Rabs_R0. apply contains_zero.
  - assert (H : Q2R (etaQ s i) <> 0).
    { unfold Q2R. intros H. apply Rmult_integral in H. destruct H as [H|H].
      - apply E, eq_IZR, H.
      - assert (/ IZR (Zpos (Qden (etaQ s i))) > 0) by (apply Rinv_0_lt_compat, IZR_lt; lia). lra. }
    replace (Rabs (sgn (Q2R (etaQ s i)))) with 1; [apply one_contained|].
    unfold sgn. destruct (Rlt_dec 0 (Q2R (etaQ s i))); [rewrite Rabs_R1; reflexivity|].
    destruct (Rlt_dec (Q2R (etaQ s i)) 0); [rewrite Rabs_left; lra|lra].
Qed.

Lemma candidates_contained : contains candidatesI (INR (candidates C)).
Proof. rewrite candidates_is. apply contains_constant. unfold Q2R. simpl. rewrite INR_IZR_INZ. lra. Qed.

Lemma ten_to_value D : IZR (Zpos (ten_to D)) = 10 ^ D.
Proof. unfold ten_to. rewrite Z2Pos.id by (apply Z.pow_pos_nonneg; lia). rewrite <- pow_IZR. reflexivity. Qed.

Lemma power_contained D : contains (iQ (Zpos (ten_to D) # 1)) (10 ^ D).
Proof. apply contains_constant. unfold Q2R. simpl. rewrite ten_to_value. lra. Qed.

Lemma inverse_power_contained D : contains (iQ (1 # ten_to D)) (/ 10 ^ D).
Proof. apply contains_constant. unfold Q2R. simpl. rewrite ten_to_value. lra. Qed.

Lemma root_two_contained : contains root_twoI (sqrt 2).
Proof. apply contains_sqrt, two_contained. Qed.

Hypothesis positive : divisors_positive = true.

Lemma relative_support_contained s : contains (relative_supportI s) (relative_support C s).
Proof.
  pose proof positive as Hpos. unfold divisors_positive in Hpos. rewrite !andb_true_iff in Hpos. destruct Hpos as [[[Hd _] _] _].
  apply contains_add; [apply one_contained|].
  apply contains_div_pos; [exact Hd|apply support_size_contained|apply candidates_contained].
Qed.

Lemma sample_factor_contained s : (s < samples)%nat -> contains (sample_factorI s) (sample_factor C s).
Proof.
  intros Hs. pose proof positive as Hpos. unfold divisors_positive in Hpos. rewrite !andb_true_iff in Hpos. destruct Hpos as [_ Hr].
  unfold sample_factorI, sample_factor. rewrite class_problem_is. destruct k; simpl problem_of; cbv iota; try apply one_contained.
  apply contains_sub; [apply one_contained|]. apply contains_div_pos; [apply (all_below_correct _ _ Hr s Hs)|apply contains_Q|].
  apply contains_sqrt, relative_support_contained.
Qed.

Lemma base_supremum_contained D s : (s < samples)%nat -> contains (base_supremumI D s) (base_supremum C s D).
Proof.
  intros Hs. pose proof (sample_factor_contained s Hs) as Hf.
  pose proof positive as Hpos. unfold divisors_positive in Hpos. rewrite !andb_true_iff in Hpos. destruct Hpos as [[[_ H2] H22] _].
  unfold base_supremumI, base_supremum. rewrite class_problem_is. destruct k; simpl problem_of; cbv iota.
  - apply contains_div_pos; [exact H2| |apply root_two_contained]. apply contains_mul; [exact Hf|apply power_contained].
  - apply contains_div_pos; [exact H22| |apply contains_mul; [apply two_contained|apply root_two_contained]].
    apply contains_mul; [apply power_contained|]. apply contains_add; [apply one_contained|].
    apply contains_sqrt, contains_sub; [apply one_contained|]. apply contains_mul; [|apply inverse_power_contained].
    apply contains_mul; [|apply contains_Q]. apply contains_mul; [apply two_contained|apply root_two_contained].
  - apply contains_div_pos; [exact H2| |apply root_two_contained]. apply contains_mul; [exact Hf|apply power_contained].
Qed.

Lemma sample_square_contained s :
  contains (sample_squareI s) (dot (S (tail C)) (block_sample (eta C s)) (block_sample (eta C s))).
Proof.
  rewrite tail_is, eta_is. apply contains_dot; intros [|i] _; simpl; try apply one_contained; apply contains_Q.
Qed.

Theorem check_bases_correct D : check_bases D = true -> below_supremum C D.
Proof.
  unfold check_bases. rewrite positive. cbn [andb]. cbv zeta. intros H.
  intros s t Hs Ht. rewrite samples_is in Hs, Ht.
  pose proof (all_below_correct _ _ H t Ht) as Hc. cbv beta in Hc. apply andb_true_iff in Hc. destruct Hc as [Hn H3].
  pose proof (base_supremum_contained D t Ht) as Cg. split.
  - apply (ilt_correct scale (sample_squareI s) (imul candidatesI (imul (base_supremumI D t) (base_supremumI D t)))).
    + apply below_largest with (table samples sample_squareI); [|exact Hn].
      unfold table. apply in_map, in_seq. lia.
    + apply sample_square_contained.
    + apply contains_mul; [apply candidates_contained|]. apply contains_mul; exact Cg.
  - rewrite class_problem_is. destruct k; simpl problem_of; cbv iota; try exact I.
    apply (ilt_correct scale (imul (imul (iQ parameter) (iQ parameter)) (relative_supportI s))
      (imul (base_supremumI D t) (base_supremumI D t))).
    + apply below_largest with
        (table samples (fun s => imul (imul (iQ parameter) (iQ parameter)) (relative_supportI s))); [|exact H3].
      unfold table. apply (in_map (fun s => imul (imul (iQ parameter) (iQ parameter)) (relative_supportI s))), in_seq. lia.
    + apply contains_mul; [apply contains_mul; apply contains_Q|apply relative_support_contained].
    + apply contains_mul; exact Cg.
Qed.

End Bases_check.
