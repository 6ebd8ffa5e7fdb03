(** * Checking one proof (u, x̃, G, σ)

    The conditions C1 to C10 of the certificate format in interval arithmetic, and the bounds that follow. *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia Psatz List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  LinearAlgebra.Sums LinearAlgebra.Norms Checker.ResidualEnclosure Checker.DistanceBounds Checker.Minimisers
  Checker.Intervals Checker.Definiteness.
Import ListNotations.
Open Scope R_scope.

Inductive kind := P1_kind | P2_kind | P3_kind.

Definition problem_of (k : kind) (parameter : Q) : problem :=
  match k with
  | P1_kind => P1 (Q2R parameter)
  | P2_kind => P2 (Q2R parameter)
  | P3_kind => P3 (Q2R parameter)
  end.

Record proof := {
  dual : list Q;
  point : list Q;
  groups : list (list nat);
  singular_value_bound : Q
}.

Definition rational_vector (l : list Q) : vector := fun i => Q2R (nth i l 0%Q).

Inductive verdict (X : Type) := Accepted (x : X) | Rejected (rule : nat).
Arguments Accepted {X}.
Arguments Rejected {X}.

(** All i < n. *)
Definition all_below (n : nat) (f : nat -> bool) : bool := forallb f (seq 0 n).

Lemma all_below_correct n f : all_below n f = true -> forall i, (i < n)%nat -> f i = true.
Proof.
  unfold all_below. rewrite forallb_forall. intros H i Hi. apply H. apply in_seq. lia.
Qed.

(** 0 for a column in no group, else 1 + the index of the first group that contains it. *)
Fixpoint label_from (k : nat) (gs : list (list nat)) (j : nat) : nat :=
  match gs with
  | [] => O
  | g :: rest => if existsb (Nat.eqb j) g then k else label_from (S k) rest j
  end.

Section Check.

Variables (scale : positive) (k : kind) (parameter : Q) (m N : nat).
Variables (AI : nat -> nat -> interval) (yI : nat -> interval) (same : nat -> nat -> bool) (pf : proof).

Notation iQ := (iof_Q scale).
Notation imul := (imul scale).
Notation contains := (contains scale).

Definition ng : nat := length (groups pf).
Definition representative (G : nat) : nat := hd O (nth G (groups pf) []).
Definition uI (i : nat) : interval := iQ (nth i (dual pf) 0%Q).
Definition pointI (j : nat) : interval := iQ (nth j (point pf) 0%Q).
Definition parameterI : interval := iQ parameter.
Definition penaltyI : interval := match k with P1_kind => iQ 1%Q | _ => parameterI end.
Definition columnsI : list interval := table N (fun j => idot scale m (fun i => AI i j) uI).
Definition labels : list nat := table N (label_from 1 (groups pf)).

(** What the checks compute once. *)
Record computed := {
  c_columns : list interval;
  c_labels : list nat;
  c_residual : list interval
}.

Definition compute : computed := {|
  c_columns := columnsI;
  c_labels := labels;
  c_residual := table m (fun i => isub (yI i) (idot scale N (AI i) pointI))
|}.

Section Values.
Variable d : computed.

Definition col (j : nat) : interval := nth j (c_columns d) izero.
Definition lab (j : nat) : nat := nth j (c_labels d) O.
Definition resI (i : nat) : interval := nth i (c_residual d) izero.
Definition dual_normI : interval := inorm scale m uI.
Definition misfitI : interval := inorm scale m resI.

Definition objectiveI : interval :=
  let l1 := isum N (fun j => iabs (pointI j)) in
  match k with
  | P1_kind => l1
  | P2_kind => iadd (imul parameterI l1) (idot scale m resI resI)
  | P3_kind => iadd (imul parameterI l1) misfitI
  end.

Definition dual_valueI : interval :=
  let uy := idot scale m uI yI in
  match k with
  | P1_kind => isub uy (imul parameterI dual_normI)
  | P2_kind => isub uy (imul (iQ (1 # 4)) (idot scale m uI uI))
  | P3_kind => uy
  end.

Definition deltaI : interval := ipositive_part (isub objectiveI dual_valueI).

Definition centre_factorI : interval :=
  match k with
  | P1_kind => idiv_pos scale parameterI dual_normI
  | P2_kind => iQ (1 # 2)
  | P3_kind => iQ 0
  end.

Definition radiusI (delta : interval) : interval :=
  match k with
  | P1_kind => isqrt scale (idiv_pos scale (imul (imul (iQ 2) parameterI) delta) dual_normI)
  | P2_kind => isqrt scale delta
  | P3_kind => idiv_pos scale delta (isub (iQ 1) dual_normI)
  end.

Definition omegaI (delta : interval) : interval :=
  let f := centre_factorI in
  iadd (inorm scale m (fun i => isub (resI i) (imul f (uI i)))) (radiusI delta).

Definition signI (G : nat) : Z := if ipos (col (representative G)) then 1%Z else (-1)%Z.

Definition betaI (delta : interval) (j : nat) : interval :=
  if Nat.eqb (lab j) 0 then idiv_pos scale delta (isub penaltyI (iabs (col j)))
  else idiv_pos scale delta penaltyI.

Definition outside_sumI (f : nat -> interval) : interval :=
  isum N (fun j => if Nat.eqb (lab j) 0 then f j else izero).

Definition sigmaI : interval := iQ (singular_value_bound pf).

Definition gammaI (delta : interval) (b : list interval) : interval :=
  if Nat.eqb ng 0 then izero
  else idiv_pos scale (iadd (omegaI delta) (outside_sumI (fun j =>
    imul (inorm scale m (fun i => AI i j)) (nth j b izero)))) sigmaI.

(** The conditions, named as in the certificate format. *)
Definition check_shape : bool := Nat.eqb (length (dual pf)) m && Nat.eqb (length (point pf)) N.
Definition check_dual_feasibility : bool := all_below N (fun j => ile (iabs (col j)) penaltyI).

Definition check_dual_norm : bool :=
  match k with P1_kind => ipos dual_normI | P2_kind => true | P3_kind => ilt dual_normI (iQ 1) end.

Definition check_primal_feasibility : bool :=
  match k with P1_kind => ile misfitI parameterI | _ => true end.

Definition check_slack : bool :=
  all_below N (fun j => negb (Nat.eqb (lab j) 0) || ilt (iabs (col j)) penaltyI).

Definition check_support : bool :=
  (* no column twice, no column that does not exist *)
  Nat.eqb (length (concat (groups pf))) (length (filter (fun l => negb (Nat.eqb l 0)) (c_labels d))) &&
  all_below ng (fun G => Nat.ltb (representative G) N && Nat.eqb (lab (representative G)) (S G) &&
    (ipos (col (representative G)) || ipos (ineg (col (representative G))))) &&
  all_below N (fun j => let q := nth j (point pf) 0%Q in
    match lab j with
    | O => (Qnum q =? 0)%Z
    | S G => Nat.leb (S G) ng && same j (representative G) && (0 <=? signI G * Qnum q)%Z
    end).

Definition check_singular_value : bool :=
  Nat.eqb ng 0 || (ipos sigmaI && singular_value_above scale m ng (fun i G => AI i (representative G)) sigmaI).

End Values.

(** The bounds that a checked proof gives. *)
Record enclosure := {
  e_labels : list nat;
  e_signs : list Z;
  e_beta : list interval;
  e_gamma : interval
}.



(** The number of the first rule that is broken: 1 shape, 2 dual-feasibility, 3 dual-norm, 4 primal-feasibility,
    5 support, 6 slack, 7 singular-value. *)
Definition check_proof : verdict enclosure :=
  if negb (0 <? Qnum parameter)%Z then Rejected 0 else
  if negb check_shape then Rejected 1 else
  let d := compute in
  if negb (check_dual_feasibility d) then Rejected 2 else
  if negb check_dual_norm then Rejected 3 else
  if negb (check_primal_feasibility d) then Rejected 4 else
  if negb (check_support d) then Rejected 5 else
  if negb (ipos penaltyI && check_slack d) then Rejected 6 else
  if negb check_singular_value then Rejected 7 else
  let delta := deltaI d in
  let b := table N (betaI d delta) in
  Accepted {| e_labels := c_labels d; e_signs := table ng (signI d); e_beta := b; e_gamma := gammaI d delta b |}.

(** *** What the bounds prove about a distance *)

Section Bounds.
Variable e : enclosure.
Variable xI : nat -> interval.
Definition elab (j : nat) : nat := nth j (e_labels e) O.
Definition ebeta (j : nat) : interval := nth j (e_beta e) izero.
Definition esign (G : nat) : Z := nth G (e_signs e) 1%Z.
Definition isign (z : Z) (i : interval) : interval := if (z =? 1)%Z then i else ineg i.

Definition upper_boundI : interval :=
  iadd (inorm scale N (fun j => isub (xI j) (pointI j)))
    (isqrt scale (iadd (imul (e_gamma e) (e_gamma e))
      (isum N (fun j => if Nat.eqb (elab j) 0 then imul (ebeta j) (ebeta j) else izero)))).

Variable v : list Q.
Definition vQ (j : nat) : Q := nth j v 0%Q.
Definition signed_entry (G j : nat) : Q := if (esign G =? 1)%Z then vQ j else Qopp (vQ j).

Definition maximum (l : list Q) : Q :=
  match l with
  | [] => 0%Q
  | q :: rest => fold_left (fun a b => if Qle_bool a b then b else a) rest q
  end.

Definition maximaQ : list Q := table ng (fun G => maximum (map (signed_entry G) (nth G (groups pf) []))).
Definition excessI (ms : list Q) (j : nat) : interval :=
  match elab j with
  | O => imul (iabs (iQ (vQ j))) (ebeta j)
  | S G => imul (isub (iQ (nth G ms 0%Q)) (iQ (signed_entry G j))) (ebeta j)
  end.

Definition group_totalI (G : nat) : interval :=
  isum N (fun j => if Nat.eqb (elab j) (S G) then pointI j else izero).

Definition support_boundI (ms : list Q) : interval :=
  iadd (iadd (isum ng (fun G => imul (iQ (nth G ms 0%Q)) (isign (esign G) (group_totalI G)))) (isum N (excessI ms)))
    (imul (inorm scale ng (fun G => iQ (nth G ms 0%Q))) (e_gamma e)).

(** ⟨v, x̂⟩ > H + bound·‖v‖ *)
Definition separates (bound : Q) : bool :=
  let ms := maximaQ in
  all_below N (fun j => match elab j with O => true | S G => Qle_bool (signed_entry G j) (nth G ms 0%Q) end) &&
  Nat.eqb (length v) N &&
  ilt (iadd (support_boundI ms) (imul (iQ bound) (inorm scale N (fun j => iQ (vQ j)))))
      (idot scale N (fun j => iQ (vQ j)) xI).

End Bounds.

(** ** Correctness *)

Variables (A : matrix) (y : vector).
Hypothesis AI_contains : forall i j, (i < m)%nat -> (j < N)%nat -> contains (AI i j) (A i j).
Hypothesis yI_contains : forall i, (i < m)%nat -> contains (yI i) (y i).
Hypothesis same_correct : forall j j', (j < N)%nat -> (j' < N)%nat -> same j j' = true ->
  forall i, (i < m)%nat -> A i j = A i j'.

Notation p := (problem_of k parameter).
Notation u := (rational_vector (dual pf)).
Notation x0 := (rational_vector (point pf)).
Notation labf := (fun j => nth j labels O).
Notation sgnf := (fun G => IZR (signI compute G)).

Definition gap_bound : R := Rmax 0 (objective p m N A y x0 - dual_value p m y u).

Lemma contains_col j : (j < N)%nat -> contains (col compute j) (column_dot m A u j).
Proof.
  intros Hj. unfold col, compute, columnsI. cbn [c_columns]. rewrite nth_table by exact Hj.
  apply contains_dot; intros i Hi; [apply AI_contains; assumption|apply contains_Q].
Qed.

Lemma contains_residual i : (i < m)%nat -> contains (resI compute i) (residual N A y x0 i).
Proof.
  intros Hi. unfold resI, compute. cbn [c_residual]. rewrite nth_table by exact Hi.
  apply contains_sub; [apply yI_contains, Hi|]. apply contains_dot; intros; [apply AI_contains; assumption|apply contains_Q].
Qed.

Lemma contains_misfit : contains (misfitI compute) (norm m (residual N A y x0)).
Proof. apply contains_norm, contains_residual. Qed.

Lemma contains_dual_norm : contains dual_normI (norm m u).
Proof. apply contains_norm. intros. apply contains_Q. Qed.

Lemma contains_constant q x : Q2R q = x -> contains (iQ q) x.
Proof. intros <-. apply contains_Q. Qed.

Lemma contains_penalty : contains penaltyI (penalty p).
Proof.
  unfold penaltyI, parameterI. destruct k; simpl; try apply contains_Q.
  apply contains_constant. unfold Q2R. simpl. lra.
Qed.

Lemma contains_objective : contains (objectiveI compute) (objective p m N A y x0).
Proof.
  assert (L : contains (isum N (fun j => iabs (pointI j))) (l1_norm N x0)).
  { apply contains_sum. intros. apply contains_abs, contains_Q. }
  unfold objectiveI, objective. destruct k; simpl problem_of; cbv iota; rewrite ?misfit_residual.
  - exact L.
  - apply contains_add; [apply contains_mul; [apply contains_Q|exact L]|].
    rewrite norm_squared. apply contains_dot; apply contains_residual.
  - apply contains_add; [apply contains_mul; [apply contains_Q|exact L]|apply contains_misfit].
Qed.

Lemma contains_dual_value : contains dual_valueI (dual_value p m y u).
Proof.
  assert (D : contains (idot scale m uI yI) (dot m u y)).
  { apply contains_dot; intros; [apply contains_Q|apply yI_contains; assumption]. }
  unfold dual_valueI, dual_value. destruct k; simpl problem_of; cbv iota.
  - apply contains_sub; [exact D|]. apply contains_mul; [apply contains_Q|apply contains_dual_norm].
  - apply contains_sub; [exact D|]. unfold Rdiv. rewrite Rmult_comm. apply contains_mul.
    + apply contains_constant. unfold Q2R. simpl. lra.
    + apply contains_dot; intros; apply contains_Q.
  - exact D.
Qed.

Lemma contains_delta : contains (deltaI compute) gap_bound.
Proof. apply contains_positive_part, contains_sub; [apply contains_objective|apply contains_dual_value]. Qed.

Variable e : enclosure.
Hypothesis checked : check_proof = Accepted e.

Lemma checks :
  (0 < Qnum parameter)%Z /\ check_dual_feasibility compute = true /\ check_dual_norm = true /\
  check_primal_feasibility compute = true /\ check_support compute = true /\
  ipos penaltyI = true /\ check_slack compute = true /\ check_singular_value = true /\
  e = {| e_labels := labels; e_signs := table ng (signI compute);
         e_beta := table N (betaI compute (deltaI compute));
         e_gamma := gammaI compute (deltaI compute) (table N (betaI compute (deltaI compute))) |}.
Proof.
  unfold check_proof in checked.
  destruct (0 <? Qnum parameter)%Z eqn:E0; [|discriminate]. cbn [negb] in checked.
  destruct check_shape; [|discriminate]. cbn [negb] in checked. cbv zeta in checked.
  destruct (check_dual_feasibility compute); [|discriminate]. cbn [negb] in checked.
  destruct check_dual_norm; [|discriminate]. cbn [negb] in checked.
  destruct (check_primal_feasibility compute); [|discriminate]. cbn [negb] in checked.
  destruct (check_support compute); [|discriminate]. cbn [negb] in checked.
  destruct (ipos penaltyI); [|discriminate]. cbn [andb] in checked.
  destruct (check_slack compute); [|discriminate]. cbn [negb] in checked.
  destruct check_singular_value; [|discriminate]. cbn [negb] in checked.
  apply Z.ltb_lt in E0. split; [exact E0|]. do 7 (split; [reflexivity|]).
  injection checked as <-. reflexivity.
Qed.

Lemma sign_nonzero G : (0 <= signI compute G * 0)%Z.
Proof. lia. Qed.

Theorem conditions_hold :
  conditions p m N A y u x0 gap_bound ng labf representative sgnf (Q2R (singular_value_bound pf)).
Proof.
  destruct checks as [Hpar [H2 [H3 [H4 [H5 [Hpen [H6 [H7 _]]]]]]]].
  pose proof (ipos_correct scale _ _ Hpen contains_penalty) as Hp.
  unfold check_support in H5. apply andb_true_iff in H5. destruct H5 as [H5 H5c].
  apply andb_true_iff in H5. destruct H5 as [_ H5b].
  pose proof (all_below_correct _ _ H5b) as Hrep. pose proof (all_below_correct _ _ H5c) as Hcol.
  cbv beta in Hrep, Hcol. clear H5b H5c.
  assert (Hlab : forall j, lab compute j = labf j) by reflexivity.
  constructor.
  - exact Hp.
  - intros j Hj. pose proof (all_below_correct _ _ H2 j Hj) as H. cbv beta in H.
    apply (ile_correct scale _ _ _ _ H); [apply contains_abs, contains_col, Hj|apply contains_penalty].
  - unfold dual_norm_condition, check_dual_norm in *. destruct k; simpl problem_of; cbv iota.
    + split.
      * unfold Q2R. apply Rmult_lt_0_compat; [apply IZR_lt; exact Hpar|]. apply Rinv_0_lt_compat, IZR_lt. lia.
      * apply (ipos_correct scale _ _ H3 contains_dual_norm).
    + exact I.
    + apply (ilt_correct scale _ _ _ _ H3); [apply contains_dual_norm|].
      apply contains_constant. unfold Q2R. simpl. lra.
  - apply Rmax_r.
  - unfold feasible, check_primal_feasibility in *. destruct k; simpl problem_of; cbv iota; try exact I.
    rewrite misfit_residual. apply (ile_correct scale _ _ _ _ H4); [apply contains_misfit|apply contains_Q].
  - intros j Hj. specialize (Hcol j Hj). cbv zeta in Hcol. rewrite Hlab in Hcol. cbv beta in *.
    destruct (nth j labels O) as [|G]; [lia|].
    apply andb_true_iff in Hcol. destruct Hcol as [Hcol _]. apply andb_true_iff in Hcol. destruct Hcol as [Hcol _].
    apply Nat.leb_le in Hcol. exact Hcol.
  - intros G HG. specialize (Hrep G HG). apply andb_true_iff in Hrep. destruct Hrep as [Hrep _].
    apply andb_true_iff in Hrep. destruct Hrep as [Hr Hl]. apply Nat.ltb_lt in Hr. apply Nat.eqb_eq in Hl.
    split; assumption.
  - intros j G Hj E. specialize (Hcol j Hj). cbv zeta in Hcol. rewrite Hlab in Hcol. cbv beta in *. rewrite E in Hcol.
    apply andb_true_iff in Hcol. destruct Hcol as [Hcol _]. apply andb_true_iff in Hcol. destruct Hcol as [Hle Hs].
    apply Nat.leb_le in Hle. specialize (Hrep G Hle). apply andb_true_iff in Hrep. destruct Hrep as [Hrep _].
    apply andb_true_iff in Hrep. destruct Hrep as [Hr _]. apply Nat.ltb_lt in Hr.
    apply same_correct; assumption.
  - intros G HG. specialize (Hrep G HG). apply andb_true_iff in Hrep. destruct Hrep as [Hrep Hs].
    apply andb_true_iff in Hrep. destruct Hrep as [Hr _]. apply Nat.ltb_lt in Hr.
    pose proof (contains_col (representative G) Hr) as Hc. unfold signI.
    destruct (ipos (col compute (representative G))) eqn:Ep.
    + pose proof (ipos_correct scale _ _ Ep Hc). split; [left; reflexivity|lra].
    + rewrite orb_false_l in Hs. pose proof (ipos_correct scale _ _ Hs (contains_neg scale _ _ Hc)).
      split; [right; reflexivity|lra].
  - intros j G Hj E. specialize (Hcol j Hj). cbv zeta in Hcol. rewrite Hlab in Hcol. cbv beta in *. rewrite E in Hcol.
    apply andb_true_iff in Hcol. destruct Hcol as [_ Hs]. apply Z.leb_le, IZR_le in Hs. rewrite mult_IZR in Hs.
    unfold rational_vector, Q2R. rewrite <- Rmult_assoc. apply Rmult_le_pos; [exact Hs|].
    apply Rlt_le, Rinv_0_lt_compat, IZR_lt. lia.
  - intros j Hj E. specialize (Hcol j Hj). cbv zeta in Hcol. rewrite Hlab in Hcol. cbv beta in *. rewrite E in Hcol.
    apply Z.eqb_eq in Hcol. unfold rational_vector, Q2R. rewrite Hcol. lra.
  - intros j Hj E. pose proof (all_below_correct _ _ H6 j Hj) as H. cbv beta in H. rewrite Hlab in H.
    cbv beta in *. rewrite E in H. simpl in H.
    apply (ilt_correct scale _ _ _ _ H); [apply contains_abs, contains_col, Hj|apply contains_penalty].
  - intros HG. unfold check_singular_value in H7. apply orb_true_iff in H7. destruct H7 as [H7|H7].
    + apply Nat.eqb_eq in H7. lia.
    + apply andb_true_iff in H7. destruct H7 as [H7 _]. apply (ipos_correct scale _ _ H7). apply contains_Q.
  - intros z. unfold check_singular_value in H7. apply orb_true_iff in H7. destruct H7 as [H7|H7].
    + apply Nat.eqb_eq in H7. rewrite H7. rewrite norm_zero by (intros; lia). rewrite Rmult_0_r. apply norm_nonneg.
    + apply andb_true_iff in H7. destruct H7 as [_ H7].
      apply (singular_value_correct scale m ng (fun i G => AI i (representative G)) (fun i G => A i (representative G))
        sigmaI (Q2R (singular_value_bound pf))); [|apply contains_Q|exact H7].
      intros i G Hi HG. apply AI_contains; [exact Hi|]. specialize (Hrep G HG).
      apply andb_true_iff in Hrep. destruct Hrep as [Hrep _].
      apply andb_true_iff in Hrep. destruct Hrep as [Hr _]. apply Nat.ltb_lt in Hr. exact Hr.
Qed.

Notation betaR := (beta p m A u gap_bound labf).
Notation gammaR := (gamma p m N A y u x0 gap_bound ng labf (Q2R (singular_value_bound pf))).

Lemma contains_beta j : (j < N)%nat -> contains (ebeta e j) (betaR j).
Proof.
  intros Hj. destruct checks as [_ [_ [_ [_ [_ [Hpen [H6 [_ ->]]]]]]]].
  unfold ebeta. cbn [e_beta]. rewrite nth_table by exact Hj. unfold betaI, beta.
  change (lab compute j) with (nth j labels O).
  pose proof (all_below_correct _ _ H6 j Hj) as H. cbv beta in H. change (lab compute j) with (nth j labels O) in H.
  destruct (Nat.eqb (nth j labels O) 0).
  - apply contains_div_pos; [|apply contains_delta|].
    + cbn [negb orb] in H. unfold ilt in H. apply Z.ltb_lt in H. apply Z.ltb_lt. unfold isub. cbn [fst snd]. lia.
    + apply contains_sub; [apply contains_penalty|]. apply contains_abs, contains_col, Hj.
  - apply contains_div_pos; [exact Hpen|apply contains_delta|apply contains_penalty].
Qed.

Lemma contains_centre : forall i, (i < m)%nat ->
  contains (imul centre_factorI (uI i)) (residual_centre p m u i).
Proof.
  intros i Hi. destruct checks as [_ [_ [H3 _]]]. unfold residual_centre, centre_factorI, check_dual_norm in *.
  destruct k; simpl problem_of; cbv iota; unfold vscale; apply contains_mul; try apply contains_Q;
    try (apply contains_constant; unfold Q2R; simpl; lra).
  apply contains_div_pos; [exact H3|apply contains_Q|apply contains_dual_norm].
Qed.

Lemma contains_radius : contains (radiusI (deltaI compute)) (residual_radius p m u gap_bound).
Proof.
  destruct checks as [_ [_ [H3 _]]]. unfold residual_radius, radiusI, check_dual_norm in *.
  pose proof contains_delta as D.
  destruct k; simpl problem_of in *; cbv iota.
  - apply contains_sqrt, contains_div_pos; [exact H3| |apply contains_dual_norm].
    apply contains_mul; [|exact D]. apply contains_mul; [|apply contains_Q].
    apply contains_constant. unfold Q2R. simpl. lra.
  - apply contains_sqrt, D.
  - apply contains_div_pos; [|exact D|].
    + unfold ilt in H3. apply Z.ltb_lt in H3. apply Z.ltb_lt. unfold isub. cbn [fst snd]. lia.
    + apply contains_sub; [|apply contains_dual_norm]. apply contains_constant. unfold Q2R. simpl. lra.
Qed.

Lemma contains_gamma : contains (e_gamma e) gammaR.
Proof.
  pose proof contains_beta as B.
  destruct checks as [_ [_ [_ [_ [_ [_ [_ [H7 He]]]]]]]]. 
  assert (Eb : e_beta e = table N (betaI compute (deltaI compute))) by (rewrite He; reflexivity).
  unfold ebeta in B. rewrite Eb in B.
  replace (e_gamma e) with (gammaI compute (deltaI compute) (table N (betaI compute (deltaI compute))))
    by (rewrite He; reflexivity).
  unfold gammaI, gamma. destruct (Nat.eqb_spec ng 0) as [E|E]; [apply contains_zero|].
  unfold check_singular_value in H7. apply orb_true_iff in H7. destruct H7 as [H7|H7]; [apply Nat.eqb_eq in H7; lia|].
  apply andb_true_iff in H7. destruct H7 as [H7 _].
  apply contains_div_pos; [exact H7| |apply contains_Q].
  apply contains_add.
  - unfold omegaI, image_radius. cbv zeta. apply contains_add; [|apply contains_radius].
    apply contains_norm. intros i Hi. apply contains_sub; [apply contains_residual, Hi|apply contains_centre, Hi].
  - apply contains_sum. intros j Hj. change (lab compute j) with (nth j labels O).
    destruct (Nat.eqb (nth j labels O) 0); [|apply contains_zero].
    apply contains_mul; [apply contains_norm; intros; apply AI_contains; assumption|]. apply (B j Hj).
Qed.

Lemma elab_labels j : elab e j = nth j labels O.
Proof. destruct checks as [_ [_ [_ [_ [_ [_ [_ [_ ->]]]]]]]]. reflexivity. Qed.

Lemma esign_sign G : (G < ng)%nat -> esign e G = signI compute G.
Proof.
  intros HG. destruct checks as [_ [_ [_ [_ [_ [_ [_ [_ ->]]]]]]]]. unfold esign. cbn [e_signs].
  apply nth_table, HG.
Qed.

Lemma solution_exists : exists x, solution p m N A y x.
Proof.
  destruct (minimiser p m N A y) as [x Hx].
  - apply (penalty_positive _ _ _ _ _ _ _ _ _ _ _ _ _ conditions_hold).
  - exists x0. apply (condition_feasible _ _ _ _ _ _ _ _ _ _ _ _ _ conditions_hold).
  - exists x. exact Hx.
Qed.

Variables (xI : nat -> interval) (xhat : vector).
Hypothesis xI_contains : forall j, (j < N)%nat -> contains (xI j) (xhat j).

Theorem upper_bound_correct bI b :
  ile (upper_boundI e xI) bI = true -> contains bI b -> dist_le N xhat (solution p m N A y) b.
Proof.
  intros H Hb. destruct solution_exists as [x Hx].
  pose proof (distance_upper_bound _ _ _ _ _ _ _ _ _ _ _ _ _ conditions_hold x xhat Hx) as D.
  eapply dist_le_weaken; [|exact D].
  apply (ile_correct scale _ _ _ _ H); [|exact Hb]. unfold upper_boundI. apply contains_add.
  - apply contains_norm. intros. apply contains_sub; [apply xI_contains; assumption|apply contains_Q].
  - unfold spread. apply contains_sqrt, contains_add; [apply contains_mul; apply contains_gamma|].
    apply contains_sum. intros j Hj. rewrite elab_labels.
    destruct (Nat.eqb (nth j labels O) 0); [|apply contains_zero]. apply contains_mul; apply contains_beta, Hj.
Qed.

Variable v : list Q.

Lemma signed_entry_correct G j : (G < ng)%nat -> Q2R (signed_entry e v G j) = sgnf G * rational_vector v j.
Proof.
  intros HG. unfold signed_entry. rewrite esign_sign by exact HG. unfold rational_vector, vQ.
  unfold signI. destruct (ipos (col compute (representative G))); simpl; [lra|]. rewrite Q2R_opp. lra.
Qed.

Theorem separates_correct bound :
  separates e xI v bound = true -> 0 <= Q2R bound -> dist_gt N xhat (solution p m N A y) (Q2R bound).
Proof.
  intros H Hb Hle. unfold separates in H. cbv zeta in H.
  apply andb_true_iff in H. destruct H as [H Hsep]. apply andb_true_iff in H. destruct H as [Hmax _].
  pose proof (all_below_correct _ _ Hmax) as Hm. cbv beta in Hm.
  set (ms := maximaQ e v) in *.
  pose proof conditions_hold as C.
  assert (Habove : forall j G, (j < N)%nat -> labf j = S G -> sgnf G * rational_vector v j <= rational_vector ms G).
  { intros j G Hj E. pose proof (group_bound _ _ _ _ _ _ _ _ _ _ _ _ _ C j G Hj E) as HG.
    specialize (Hm j Hj). rewrite elab_labels in Hm. cbv beta in E. rewrite E in Hm.
    apply Qle_bool_iff, Qle_Rle in Hm. rewrite signed_entry_correct in Hm by exact HG. exact Hm. }
  set (nv := norm N (rational_vector v)).
  set (H := support_bound p m N A y u x0 gap_bound ng labf sgnf (Q2R (singular_value_bound pf))
    (rational_vector v) (rational_vector ms)).
  assert (Hlt : H + Q2R bound * nv < dot N (rational_vector v) xhat).
  { apply (ilt_correct scale _ _ _ _ Hsep).
    - apply contains_add; [|apply contains_mul; [apply contains_Q|apply contains_norm; intros; apply contains_Q]].
      unfold H, support_bound, support_boundI. repeat apply contains_add.
      + apply contains_sum. intros G HG. apply contains_mul; [apply contains_Q|].
        assert (T : contains (group_totalI e G) (group_totals N labf x0 G)).
        { apply contains_sum. intros j Hj. rewrite elab_labels.
          destruct (Nat.eqb (nth j labels O) (S G)); [apply contains_Q|apply contains_zero]. }
        rewrite esign_sign by exact HG. unfold isign, signI.
        destruct (ipos (col compute (representative G))); simpl.
        * rewrite Rmult_1_l. exact T.
        * replace (-1 * group_totals N labf x0 G) with (- group_totals N labf x0 G) by ring.
          apply contains_neg, T.
      + apply contains_sum. intros j Hj. unfold excessI, group_excess. rewrite elab_labels.
        destruct (nth j labels O) as [|G] eqn:E.
        * apply contains_mul; [apply contains_abs, contains_Q|apply contains_beta, Hj].
        * pose proof (group_bound _ _ _ _ _ _ _ _ _ _ _ _ _ C j G Hj E) as HG.
          apply contains_mul; [|apply contains_beta, Hj].
          apply contains_sub; [apply contains_Q|]. rewrite <- signed_entry_correct by exact HG. apply contains_Q.
      + apply contains_mul; [apply contains_norm; intros; apply contains_Q|apply contains_gamma].
    - apply contains_dot; intros; [apply contains_Q|apply xI_contains; assumption]. }
  assert (Hall : forall x, solution p m N A y x -> Q2R bound * nv < nv * norm N (vsub xhat x) - (dot N (rational_vector v) xhat - H - Q2R bound * nv) / 2).
  { intros x Hx.
    pose proof (distance_lower_bound _ _ _ _ _ _ _ _ _ _ _ _ _ C _ _ Habove x xhat Hx) as D.
    fold H nv in D. lra. }
  set (surplus := (dot N (rational_vector v) xhat - H - Q2R bound * nv) / 2) in *.
  assert (Hs : 0 < surplus) by (unfold surplus; lra).
  assert (Hnv : 0 <= nv) by apply norm_nonneg.
  destruct (Rle_lt_or_eq_dec _ _ Hnv) as [Pnv|Znv].
  - destruct (Hle (surplus / nv)) as [x [Hx Hn]]; [apply Rdiv_lt_0_compat; assumption|].
    specialize (Hall x Hx).
    assert (nv * norm N (vsub xhat x) < nv * (Q2R bound + surplus / nv)) by (apply Rmult_lt_compat_l; assumption).
    replace (nv * (Q2R bound + surplus / nv)) with (nv * Q2R bound + surplus) in * by (field; lra). lra.
  - destruct (Hle 1 ltac:(lra)) as [x [Hx _]]. specialize (Hall x Hx). rewrite <- Znv in Hall. lra.
Qed.

End Check.
