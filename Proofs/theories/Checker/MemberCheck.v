(** * Checking that the matrix is a member of Ω(K, L)

    The base is a number p + q√r with rational p, q, r.  So is the first row, the zeros and the samples are rational, and
    alpha is a number with a square in ℚ(√r): equality with the definition is decided exactly, not within a tolerance. *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia Psatz List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass
  LinearAlgebra.Sums LinearAlgebra.Norms Conditioning.BasesOnAllScales Checker.Intervals Checker.Definiteness Checker.ProofCheck
  Checker.Certificate Checker.Enclosures Checker.Check Checker.QuadraticNumbers Checker.ExactValues
  Checker.OrthogonalCheck Checker.BasesCheck.
Import ListNotations.
Open Scope R_scope.

(** ** The check *)

Section Member.
Variables (scale : positive) (c : certificate) (M : member).
Notation contains := (contains scale).
Notation iQ := (iof_Q scale).
Notation m := (size_m c).
Notation N := (size_N c).
Notation imul := (imul scale).

(** √r *)
Definition radicand : Q := radicand_of (definitions c) (member_base M).
Notation real := (real radicand).

Lemma radicand_nonneg : 0 <= Q2R radicand.
Proof. apply radicand_of_nonneg. Qed.

Definition both := exact_environment radicand (definitions c).
Definition exact_of (e : expression) : option quadratic := exact_value radicand (fst both) e.
Definition square_of (e : expression) : option quadratic := exact_square radicand (fst both) (snd both) e.

(** The value, if it is rational. *)
Definition rational_of (e : expression) : option Q :=
  bind (exact_of e) (fun x => if (Qnum (root_part x) =? 0)%Z then Some (rational_part x) else None).

Lemma exact_of_correct e x : exact_of e = Some x -> value (env c) e = real x.
Proof. apply exact_value_correct, exact_environment_correct; apply radicand_nonneg. Qed.

Lemma rational_of_correct e q : rational_of e = Some q -> value (env c) e = Q2R q.
Proof.
  unfold rational_of. destruct (exact_of e) as [x|] eqn:E; [|discriminate]. cbn [bind].
  destruct (Z.eqb_spec (Qnum (root_part x)) 0) as [Z|Z]; [|discriminate]. intros H. injection H as <-.
  rewrite (exact_of_correct _ _ E). unfold QuadraticNumbers.real. rewrite (Q2R_zero (root_part x)) by exact Z. ring.
Qed.

Lemma square_of_correct e x : square_of e = Some x -> 0 <= value (env c) e /\ value (env c) e * value (env c) e = real x.
Proof.
  destruct (exact_environment_correct radicand radicand_nonneg (definitions c)).
  apply exact_square_correct; try assumption. apply radicand_nonneg.
Qed.

Definition d : nat := (N - m + 1)%nat.
Definition q : nat := (m - 1)%nat.
Notation D := (member_scale M).

Definition is_value (e : expression) (x : quadratic) : bool :=
  match exact_of e with Some y => quadratic_eqb y x | None => false end.

Lemma is_value_correct e x : is_value e x = true -> value (env c) e = real x.
Proof.
  unfold is_value. destruct (exact_of e) as [y|] eqn:E; [|discriminate]. intros H.
  rewrite (exact_of_correct _ _ E). apply real_eqb, H.
Qed.

Definition is_rational (e : expression) (x : Q) : bool := is_value e (quadratic_of x).

Lemma is_rational_correct e x : is_rational e x = true -> value (env c) e = Q2R x.
Proof. intros H. rewrite (is_value_correct _ _ H). apply real_of. Qed.

Definition is_root (e : expression) (x : quadratic) : bool :=
  match square_of e with Some y => quadratic_eqb y x | None => false end.

(** a_j *)
Definition row_entry (g : quadratic) (j : nat) : quadratic :=
  match member_tilt M with
  | Some (i, tau) => if Nat.eqb j i then quadratic_add g (quadratic_of tau) else g
  | None => g
  end.

Definition sample_expression (s i : nat) : expression := nth i (nth s (sample_vectors c) []) (Rational 0).
Definition eta_Q (s i : nat) : Q := match rational_of (sample_expression s (S i)) with Some x => x | None => 0%Q end.

Definition check_row (g : quadratic) : bool :=
  all_below N (fun j =>
    is_value (expression_at (right_factor c) 0 j) (if Nat.ltb j d then row_entry g j else quadratic_of 0)).

Definition check_diagonal (g : quadratic) : bool :=
  let square := quadratic_sum d (fun j => quadratic_mul radicand (row_entry g j) (row_entry g j)) in
  all_below q (fun i => all_below N (fun j =>
    let e := expression_at (right_factor c) (S i) j in
    if Nat.eqb j (d + i) then is_root e square else is_rational e 0)).

Definition check_samples : bool :=
  all_below (length (sample_vectors c)) (fun s =>
    is_rational (sample_expression s 0) 1 &&
    all_below q (fun i => match rational_of (sample_expression s (S i)) with Some _ => true | None => false end)).

Definition etaI (s i : nat) : interval := iQ (eta_Q s i).
Definition baseI (g : quadratic) : interval :=
  iadd (iQ (rational_part g)) (imul (iQ (root_part g)) (isqrt scale (iQ radicand))).
Definition alphaI (g : quadratic) : interval := inorm scale d (fun _ => baseI g).
Definition rhoI (g : quadratic) (s : nat) : interval :=
  isqrt scale (iadd (idiv_pos scale (iQ 1) (imul (baseI g) (baseI g)))
    (idiv_pos scale (support_sizeI scale q eta_Q s) (imul (alphaI g) (alphaI g)))).

Definition factorI (g : quadratic) (s : nat) : interval :=
  match the_kind c with
  | P1_kind => isub (iQ 1) (idiv_pos scale (iQ (the_parameter c)) (imul (baseI g) (rhoI g s)))
  | P2_kind => isub (iQ 1) (idiv_pos scale (iQ (the_parameter c)) (imul (iQ 2) (baseI g)))
  | P3_kind => iQ 1
  end.

Definition kappaI (g : quadratic) (s : nat) : interval := imul (isqrt scale (iQ 2)) (idiv_pos scale (factorI g s) (baseI g)).
Definition power_of_ten : Q := 1 # Z.to_pos (10 ^ Z.of_nat D).

Definition check_closed_form (g : quadratic) (s : nat) : bool :=
  (0 <? Qnum (the_parameter c))%Z &&
  match the_kind c with
  | P1_kind => Qle_bool (the_parameter c) (1 # 2) &&
      ipos (imul (baseI g) (rhoI g s)) &&
      all_below q (fun i => (Qnum (eta_Q s i) =? 0)%Z || Qle_bool 1 (eta_Q s i) || Qle_bool (eta_Q s i) (-1))
  | P2_kind => Qle_bool (the_parameter c) 1 && ilt (iQ (the_parameter c)) (imul (iQ 2) (baseI g)) &&
      ipos (imul (iQ 2) (baseI g))
  | P3_kind => Qle_bool (the_parameter c) 1 && ilt (imul (iQ (the_parameter c)) (rhoI g s)) (iQ 1)
  end.

Definition check_scale (g : quadratic) : bool :=
  ile (iQ 1) (baseI g) && ipos (baseI g) && ipos (imul (baseI g) (baseI g)) && ipos (imul (alphaI g) (alphaI g)) &&
  all_below (length (sample_vectors c)) (fun s =>
    check_closed_form g s &&
    ile (inorm scale m (fun i => match i with O => iQ 1 | S i' => etaI s i' end)) (alphaI g) &&
    ilt (imul (iQ 2) (iQ power_of_ten)) (kappaI g s) &&
    ile (imul (kappaI g s) (isqrt scale (iQ 2))) (imul (iQ 10) (iQ power_of_ten))).

(** τ = 2^-(n+1) with n ≥ 1: then τ is 1 / 2^j in lowest terms, j ≥ 2. *)
Definition tilt_exponent (tau : Q) : nat := Z.to_nat (Z.log2 (Zpos (Qden (Qred tau)))).

Definition check_place : bool :=
  Nat.leb 1 (member_digits M) && Nat.leb 1 (member_levels M) &&
  match member_tilt M with
  | None => Nat.eqb D (member_digits M)
  | Some (i, tau) =>
      Nat.ltb i d &&
      ((Nat.eqb D (member_digits M) || (Nat.leb 3 (member_digits M) && Nat.eqb (S D) (member_digits M))) &&
         Nat.leb 2 (tilt_exponent tau) && Qeq_bool tau (levelQ (tilt_exponent tau)) ||
       Nat.leb 3 (member_digits M) && Nat.eqb (S (S D)) (member_digits M) &&
         Qeq_bool tau ((3 # 2) * levelQ (member_levels M))%Q)
  end.

(** The scale with the largest candidates: K - 2, or K where the class has no other. *)
Definition smallest_scale : nat := if Nat.leb 3 (member_digits M) then (member_digits M - 2)%nat else member_digits M.

Definition check_member : bool :=
  instance_shape c && Nat.ltb m N && Nat.leb 1 m &&
  match exact_of (member_base M) with
  | None => false
  | Some g => check_row g && check_diagonal g && check_samples && check_place && check_scale g &&
      check_bases scale (the_kind c) (the_parameter c) d q (length (sample_vectors c)) eta_Q smallest_scale &&
      check_orthogonal c
  end.

(** ** Correctness *)

Definition the_class (g : quadratic) : parameters := {|
  class_problem := problem_of (the_kind c) (the_parameter c);
  candidates := d;
  tail := q;
  samples := length (sample_vectors c);
  eta := fun s i => Q2R (eta_Q s i);
  digits := member_digits M;
  levels := member_levels M;
  base := fun _ => real g
|}.

Lemma contains_base g : contains (baseI g) (real g).
Proof. apply contains_add; [apply contains_Q|]. apply contains_mul; [|apply contains_sqrt]; apply contains_Q. Qed.

Lemma contains_alpha g : contains (alphaI g) (norm d (centre_row (the_class g) D)).
Proof. apply contains_norm. intros. apply contains_base. Qed.

Lemma contains_rho g s :
  ipos (imul (baseI g) (baseI g)) = true -> ipos (imul (alphaI g) (alphaI g)) = true ->
  contains (rhoI g s) (rho q (eta (the_class g) s) (real g) (norm d (centre_row (the_class g) D))).
Proof.
  intros Hb Ha. unfold rhoI, rho. apply contains_sqrt, contains_add; apply contains_div_pos; try assumption.
  - apply one_contained.
  - apply contains_mul; apply contains_base.
  - apply (support_size_contained scale d q (length (sample_vectors c)) eta_Q (the_class g)); reflexivity.
  - apply contains_mul; apply contains_alpha.
Qed.

Lemma ten_power : Q2R power_of_ten = / 10 ^ D.
Proof.
  unfold power_of_ten, Q2R. simpl Qnum. simpl Qden. rewrite Z2Pos.id by (apply Z.pow_pos_nonneg; lia).
  rewrite <- pow_IZR. lra.
Qed.

Lemma scale_correct g : (1 <= m)%nat -> check_scale g = true -> valid_scale (the_class g) D.
Proof.
  intros Hm H. unfold check_scale in H. rewrite !andb_true_iff in H. destruct H as [[[[Hg Hpb] Hbb] Haa] Hs].
  split; [exact (ile_correct scale _ _ _ _ Hg (one_contained scale) (contains_base g))|]. intros s Hlt. pose proof (all_below_correct _ _ Hs s Hlt) as H. cbv beta in H.
  rewrite !andb_true_iff in H. destruct H as [[[Hcf Hn] Hk1] Hk2].
  assert (Cg : contains (baseI g) (real g)) by apply contains_base.
  assert (Crho := contains_rho g s Hbb Haa).
  unfold check_closed_form in Hcf. apply andb_true_iff in Hcf. destruct Hcf as [Hp Hcf].
  assert (Pp : 0 < Q2R (the_parameter c)).
  { apply Z.ltb_lt, IZR_lt in Hp. unfold Q2R. apply Rmult_lt_0_compat; [exact Hp|]. apply Rinv_0_lt_compat, IZR_lt. lia. }
  assert (Cf : contains (factorI g s) (first_block_factor (class_problem (the_class g)) q (eta (the_class g) s) (real g)
    (norm d (centre_row (the_class g) D)))).
  { unfold factorI, first_block_factor. simpl class_problem. destruct (the_kind c); simpl problem_of; cbv iota.
    - rewrite !andb_true_iff in Hcf. destruct Hcf as [[_ Hr] _].
      apply contains_sub; [apply one_contained|]. apply contains_div_pos; [exact Hr|apply contains_Q|].
      apply contains_mul; assumption.
    - rewrite !andb_true_iff in Hcf. destruct Hcf as [_ Hr].
      apply contains_sub; [apply one_contained|]. apply contains_div_pos; [exact Hr|apply contains_Q|].
      apply contains_mul; [apply two_contained|exact Cg].
    - apply one_contained. }
  assert (Ck : contains (kappaI g s) (kappa (the_class g) D s)).
  { unfold kappaI, kappa, vertex. apply contains_mul; [apply contains_sqrt, two_contained|].
    apply contains_div_pos; [exact Hpb|exact Cf|exact Cg]. }
  assert (Ct : contains (iQ power_of_ten) (/ 10 ^ D)) by (rewrite <- ten_power; apply contains_Q).
  repeat split.
  - unfold closed_form_valid. simpl class_problem. destruct (the_kind c); simpl problem_of; cbv iota.
    + rewrite !andb_true_iff in Hcf. destruct Hcf as [[Hle _] Heta].
      apply Qle_bool_iff, Qle_Rle in Hle. replace (Q2R (1 # 2)) with (1 / 2) in Hle by (unfold Q2R; simpl; lra).
      split; [split; assumption|]. intros i Hi. pose proof (all_below_correct _ _ Heta i Hi) as He. cbv beta in He.
      simpl. apply orb_true_iff in He. destruct He as [He|He]; [apply orb_true_iff in He; destruct He as [He|He]|].
      * left. apply Z.eqb_eq in He. unfold Q2R. rewrite He. lra.
      * right. apply Qle_bool_iff, Qle_Rle in He. replace (Q2R 1) with 1 in He by (unfold Q2R; simpl; lra).
        rewrite Rabs_right; lra.
      * right. apply Qle_bool_iff, Qle_Rle in He. replace (Q2R (-1)) with (-1) in He by (unfold Q2R; simpl; lra).
        rewrite Rabs_left; lra.
    + rewrite !andb_true_iff in Hcf. destruct Hcf as [[Hle Hlt2] _].
      apply Qle_bool_iff, Qle_Rle in Hle. replace (Q2R 1) with 1 in Hle by (unfold Q2R; simpl; lra).
      split; [split; assumption|]. apply (ilt_correct scale _ _ _ _ Hlt2); [apply contains_Q|].
      apply contains_mul; [apply two_contained|exact Cg].
    + rewrite !andb_true_iff in Hcf. destruct Hcf as [Hle Hr].
      apply Qle_bool_iff, Qle_Rle in Hle. replace (Q2R 1) with 1 in Hle by (unfold Q2R; simpl; lra).
      split; [split; assumption|]. apply (ilt_correct scale _ _ _ _ Hr); [|apply one_contained].
      apply contains_mul; [apply contains_Q|exact Crho].
  - simpl tail. replace (S q) with m by (unfold q; lia).
    apply (ile_correct scale _ _ _ _ Hn); [|apply contains_alpha].
    apply contains_norm. intros [|i] Hi; simpl; [apply one_contained|apply contains_Q].
  - apply (ilt_correct scale _ _ _ _ Hk1); [|exact Ck]. apply contains_mul; [apply two_contained|exact Ct].
  - assert (Hs2 : 0 < sqrt 2) by (apply sqrt_lt_R0; lra).
    apply Rmult_le_reg_r with (sqrt 2); [exact Hs2|].
    replace (10 * / 10 ^ D / sqrt 2 * sqrt 2) with (10 * / 10 ^ D) by (unfold Rdiv; rewrite Rmult_assoc, Rinv_l by lra; ring).
    apply (ile_correct scale _ _ _ _ Hk2).
    + apply contains_mul; [exact Ck|apply contains_sqrt, two_contained].
    + apply contains_mul; [|exact Ct]. apply contains_constant. unfold Q2R. simpl. lra.
Qed.

Definition named_member (C : parameters) : matrix :=
  match member_tilt M with
  | None => centre C D
  | Some (i, tau) => tilt C D i (Q2R tau)
  end.

Lemma place_correct C : digits C = member_digits M -> levels C = member_levels M -> candidates C = d ->
  check_place = true -> Omega C (named_member C) /\
  (D = digits C \/ (3 <= digits C /\ digits C - 2 <= D <= digits C)%nat).
Proof.
  intros EK EL Ed. unfold check_place, named_member. rewrite !andb_true_iff. intros [[_ _] H]. rewrite <- EK, <- EL, <- Ed in H.
  destruct (member_tilt M) as [[i tau]|].
  - apply andb_true_iff in H. destruct H as [Hi H]. apply Nat.ltb_lt in Hi.
    apply orb_true_iff in H. destruct H as [H|H]; rewrite !andb_true_iff in H.
    + destruct H as [[HD Hj] Ht]. apply Nat.leb_le in Hj.
      apply Qeq_bool_iff, Qeq_eqR in Ht. rewrite levelQ_correct in Ht. rewrite Ht.
      set (n := (tilt_exponent tau - 1)%nat). replace (tilt_exponent tau) with (n + 1)%nat by (unfold n; lia).
      apply orb_true_iff in HD. destruct HD as [HD|HD].
      * apply Nat.eqb_eq in HD. split; [|left; exact HD]. left. right. exists i, n.
        split; [exact Hi|]. split; [unfold n; lia|]. rewrite HD. reflexivity.
      * apply andb_true_iff in HD. destruct HD as [H3 HD]. apply Nat.leb_le in H3. apply Nat.eqb_eq in HD.
        split; [|right; split; [exact H3|lia]]. right. left. exists i, n. split; [exact Hi|]. split; [unfold n; lia|].
        replace (digits C - 1)%nat with D by lia. reflexivity.
    + destruct H as [[H3 HD] Ht]. apply Nat.leb_le in H3. apply Nat.eqb_eq in HD.
      apply Qeq_bool_iff, Qeq_eqR in Ht. rewrite Q2R_mult, levelQ_correct in Ht.
      replace (Q2R (3 # 2)) with (3 / 2) in Ht by (unfold Q2R; simpl; lra). rewrite Ht.
      split; [|right; split; [exact H3|lia]]. right. right. exists i. split; [exact Hi|].
      replace (digits C - 2)%nat with D by lia. reflexivity.
  - apply Nat.eqb_eq in H. split; [|left; exact H]. left. left. rewrite H. reflexivity.
Qed.

(** The first row, and alpha, of the member. *)
Definition member_row (g : quadratic) : vector :=
  match member_tilt M with
  | None => centre_row (the_class g) D
  | Some (i, tau) => tilt_row (the_class g) D i (Q2R tau)
  end.

Lemma named_member_block C g : candidates C = d -> base C D = real g ->
  named_member C = block_matrix d (member_row g) (norm d (member_row g)).
Proof.
  intros Ed Eg. unfold named_member, member_row, centre, tilt, centre_row, tilt_row. rewrite Ed, Eg. simpl.
  destruct (member_tilt M) as [[i tau]|]; reflexivity.
Qed.

Lemma row_entry_correct g j : real (row_entry g j) = member_row g j.
Proof.
  unfold row_entry, member_row. destruct (member_tilt M) as [[i tau]|]; [|reflexivity].
  unfold tilt_row, unit_vector. simpl. destruct (Nat.eqb j i); [rewrite real_add, real_of|]; ring.
Qed.

Lemma quadratic_sum_correct n f : real (quadratic_sum n f) = sum n (fun i => real (f i)).
Proof.
  induction n as [|n IH]; simpl; [rewrite real_of; unfold Q2R; simpl; lra|]. rewrite real_add, IH. reflexivity.
Qed.

(** The entries of B are those of the member. *)
Lemma entries_correct g i j : check_row g = true -> check_diagonal g = true -> (i < m)%nat -> (j < N)%nat ->
  real_entries c (right_factor c) i j = block_matrix d (member_row g) (norm d (member_row g)) i j.
Proof.
  intros Hrow Hdiag Hi Hj. unfold real_entries. destruct i as [|i].
  - pose proof (all_below_correct _ _ Hrow j Hj) as H. cbv beta in H. rewrite (is_value_correct _ _ H).
    unfold block_matrix. destruct (Nat.ltb j d); [apply row_entry_correct|]. rewrite real_of. unfold Q2R. simpl. lra.
  - assert (Hi' : (i < q)%nat) by (unfold q; lia).
    pose proof (all_below_correct _ _ Hdiag i Hi') as H. cbv beta in H.
    pose proof (all_below_correct _ _ H j Hj) as H'. cbv beta zeta in H'. clear H. unfold block_matrix.
    destruct (Nat.eqb j (d + i)).
    + unfold is_root in H'. destruct (square_of (expression_at (right_factor c) (S i) j)) as [x|] eqn:Ex; [|discriminate].
      destruct (square_of_correct _ _ Ex) as [H0 H1]. apply real_eqb with (r := radicand) in H'. rewrite H' in H1.
      rewrite quadratic_sum_correct in H1. unfold norm.
      replace (dot d (member_row g) (member_row g)) with
        (value (env c) (expression_at (right_factor c) (S i) j) * value (env c) (expression_at (right_factor c) (S i) j)).
      * symmetry. apply sqrt_square, H0.
      * rewrite H1. apply sum_ext. intros l _. rewrite (real_mul radicand radicand_nonneg), row_entry_correct. reflexivity.
    + rewrite (is_rational_correct _ _ H'). unfold Q2R. simpl. lra.
Qed.

Lemma samples_correct g s i : check_samples = true -> (1 <= m)%nat -> (s < length (sample_vectors c))%nat -> (i < m)%nat ->
  sample_entry c s i = block_sample (eta (the_class g) s) i.
Proof.
  intros Hsam Hm Hs Hi. pose proof (all_below_correct _ _ Hsam s Hs) as H. cbv beta in H.
  apply andb_true_iff in H. destruct H as [H1 H2]. destruct i as [|i].
  - change (sample_entry c s 0) with (value (env c) (sample_expression s 0)).
    rewrite (is_rational_correct _ _ H1). simpl. unfold Q2R. simpl. lra.
  - assert (Hi' : (i < q)%nat) by (unfold q; lia).
    pose proof (all_below_correct _ _ H2 i Hi') as H3. cbv beta in H3. simpl. unfold eta_Q.
    destruct (rational_of (sample_expression s (S i))) as [x|] eqn:Ex; [|discriminate].
    apply rational_of_correct in Ex. exact Ex.
Qed.

(** What a valid scale says of the parameter and the samples alone. *)
Lemma valid_scale_range C E : (1 <= samples C)%nat -> valid_scale C E -> samples_in_range C.
Proof.
  intros HR [_ H]. pose proof (proj1 (H O ltac:(lia))) as H0. unfold samples_in_range, closed_form_valid in *.
  destruct (class_problem C) as [e|l|l]; try apply H0. split; [apply H0|].
  intros s i Hs Hi. destruct (H s Hs) as [[_ He] _]. apply He, Hi.
Qed.

(** The class with the base g on the scale of the member, and with suitable ones on the others. *)
Lemma class_correct g : (1 <= m)%nat -> (m < N)%nat -> (1 <= length (sample_vectors c))%nat ->
  check_place = true -> check_scale g = true ->
  check_bases scale (the_kind c) (the_parameter c) d q (length (sample_vectors c)) eta_Q smallest_scale = true ->
  exists b, b D = real g /\ valid_scale (with_base (the_class g) b) D /\
    ((3 <= member_digits M)%nat -> valid_class (with_base (the_class g) b)).
Proof.
  intros Hm HmN HR Hplace Hscale Hbases. pose proof (scale_correct g Hm Hscale) as Hvalid.
  destruct (place_correct (the_class g) eq_refl eq_refl eq_refl Hplace) as [_ HD]. simpl digits in HD.
  assert (Hown : exists b, b D = real g /\ valid_scale (with_base (the_class g) b) D)
    by (exists (base (the_class g)); split; [reflexivity|apply valid_scale_own_base, Hvalid]).
  destruct (le_lt_dec 3 (member_digits M)) as [H3|H3].
  - unfold smallest_scale in Hbases. destruct (Nat.leb_spec 3 (member_digits M)) as [_|]; [|lia].
    assert (Hbelow : below_supremum (the_class g) (member_digits M - 2)).
    { apply (check_bases_correct scale (the_kind c) (the_parameter c) d q (length (sample_vectors c)) eta_Q
        (the_class g) eq_refl eq_refl eq_refl eq_refl eq_refl); [|exact Hbases].
      unfold check_bases in Hbases. apply andb_true_iff in Hbases. apply Hbases. }
    unfold check_place in Hplace. rewrite !andb_true_iff in Hplace. destruct Hplace as [[_ HL] _]. apply Nat.leb_le in HL.
    destruct (class_with_base (the_class g) ltac:(simpl; unfold d; lia)
      (valid_scale_range (the_class g) D HR Hvalid) D H3 HL HR ltac:(simpl; lia) Hvalid Hbelow) as [b [Hb Hclass]].
    exists b. split; [exact Hb|]. split; [|intros _; exact Hclass].
    apply valid_scale_base with (base (the_class g)); [symmetry; exact Hb|]. apply valid_scale_own_base, Hvalid.
  - destruct Hown as [b [Hb Hv]]. exists b. split; [exact Hb|]. split; [exact Hv|]. intros H. lia.
Qed.

Theorem check_member_correct : check_member = true -> member_holds c M.
Proof.
  unfold check_member. rewrite !andb_true_iff. intros [[[Hshape HmN] Hm] H].
  apply Nat.ltb_lt in HmN. apply Nat.leb_le in Hm.
  destruct (exact_of (member_base M)) as [g|] eqn:Eg; [|discriminate].
  rewrite !andb_true_iff in H. destruct H as [[[[[[Hrow Hdiag] Hsam] Hplace] Hscale] Hbases] Horth].
  assert (HR : (1 <= length (sample_vectors c))%nat).
  { unfold instance_shape in Hshape. rewrite !andb_true_iff in Hshape. destruct Hshape as [[_ H] _].
    apply Nat.ltb_lt in H. exact H. }
  split; [|apply check_orthogonal_correct, Horth].
  destruct (class_correct g Hm HmN HR Hplace Hscale Hbases) as [b [Hb [Hvalid Hclass]]].
  set (C := with_base (the_class g) b) in *.
  destruct (place_correct C eq_refl eq_refl eq_refl Hplace) as [HO HD].
  unfold check_place in Hplace. rewrite !andb_true_iff in Hplace. destruct Hplace as [[HK HL] _].
  apply Nat.leb_le in HK. apply Nat.leb_le in HL.
  exists C. split; [reflexivity|]. split; [simpl; unfold q; lia|]. split; [simpl; unfold d, q; lia|].
  split; [simpl; unfold d; lia|]. do 3 (split; [reflexivity|]). split; [exact HK|]. split; [exact HL|].
  split; [simpl; rewrite Hb; symmetry; apply exact_of_correct, Eg|]. split; [exact Hvalid|]. split; [exact Hclass|].
  split; [intros s i Hs Hi; apply (samples_correct g); assumption|].
  exists (named_member C). split; [exact HO|]. split; [destruct HD as [HD|HD]; [left; exact HD|right; apply HD]|].
  split; [reflexivity|]. intros i j Hi Hj. rewrite (named_member_block C g eq_refl Hb).
  apply entries_correct; assumption.
Qed.

End Member.
