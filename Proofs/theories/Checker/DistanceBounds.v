(** * Bounds on the distance to the set of minimisers

    Certificate format, 3.4 to 3.6, for arbitrary real A, y.  The columns 0, ..., N - 1 carry labels: 0 for a column in no
    group, G + 1 for a column of the group G < ng. *)

From Coq Require Import Reals Arith Lra Lia Psatz.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  LinearAlgebra.Sums LinearAlgebra.Norms Checker.ResidualEnclosure.
Open Scope R_scope.

Lemma norm_sum_le m N (F : nat -> vector) :
  norm m (fun i => sum N (fun j => F j i)) <= sum N (fun j => norm m (F j)).
Proof.
  induction N as [|N IH]; simpl.
  - rewrite norm_zero by reflexivity. lra.
  - pose proof (norm_triangle m (fun i => sum N (fun j => F j i)) (F N)) as H.
    unfold vadd in H. lra.
Qed.

Section Labels.

Variables (N ng : nat) (label : nat -> nat).

Definition group_sum (G : nat) (f : nat -> R) : R := sum N (fun j => if Nat.eqb (label j) (S G) then f j else 0).
Definition outside_sum (f : nat -> R) : R := sum N (fun j => if Nat.eqb (label j) 0 then f j else 0).

Lemma sum_by_groups f :
  (forall j, (j < N)%nat -> (label j <= ng)%nat) ->
  sum N f = sum ng (fun G => group_sum G f) + outside_sum f.
Proof.
  intros H. unfold group_sum, outside_sum. rewrite sum_swap, <- sum_add. apply sum_ext.
  intros j Hj. specialize (H j Hj). destruct (label j) as [|G] eqn:E; simpl.
  - rewrite sum_zero by auto. ring.
  - rewrite (sum_single ng _ G); [|lia|].
    + rewrite Nat.eqb_refl. ring.
    + intros i _ Hi. destruct (Nat.eqb_spec G i); [congruence|reflexivity].
Qed.

Lemma group_sum_ext G f g :
  (forall j, (j < N)%nat -> label j = S G -> f j = g j) -> group_sum G f = group_sum G g.
Proof.
  intros H. apply sum_ext. intros j Hj. destruct (Nat.eqb_spec (label j) (S G)); auto.
Qed.

Lemma group_sum_le G f g :
  (forall j, (j < N)%nat -> label j = S G -> f j <= g j) -> group_sum G f <= group_sum G g.
Proof.
  intros H. apply sum_le. intros j Hj. destruct (Nat.eqb_spec (label j) (S G)); [auto|lra].
Qed.

Lemma group_sum_scale G c f : group_sum G (fun j => c * f j) = c * group_sum G f.
Proof. unfold group_sum. rewrite <- sum_scale. apply sum_ext. intros. destruct Nat.eqb; ring. Qed.

Lemma group_sum_add G f g : group_sum G (fun j => f j + g j) = group_sum G f + group_sum G g.
Proof. unfold group_sum. rewrite <- sum_add. apply sum_ext. intros. destruct Nat.eqb; ring. Qed.

Lemma outside_sum_ext f g :
  (forall j, (j < N)%nat -> label j = O -> f j = g j) -> outside_sum f = outside_sum g.
Proof.
  intros H. apply sum_ext. intros j Hj. destruct (Nat.eqb_spec (label j) 0); auto.
Qed.

Lemma outside_sum_le f g :
  (forall j, (j < N)%nat -> label j = O -> f j <= g j) -> outside_sum f <= outside_sum g.
Proof.
  intros H. apply sum_le. intros j Hj. destruct (Nat.eqb_spec (label j) 0); [auto|lra].
Qed.

Lemma group_sum_Rabs G f : Rabs (group_sum G f) <= group_sum G (fun j => Rabs (f j)).
Proof.
  unfold group_sum. eapply Rle_trans; [apply sum_Rabs_le|]. apply sum_le. intros j Hj.
  destruct Nat.eqb; [lra|]. rewrite Rabs_R0. lra.
Qed.

Lemma group_term_le G f j :
  (forall j, (j < N)%nat -> label j = S G -> 0 <= f j) -> (j < N)%nat -> label j = S G -> f j <= group_sum G f.
Proof.
  intros H Hj E. unfold group_sum.
  pose proof (sum_term_le N (fun j => if Nat.eqb (label j) (S G) then f j else 0) j) as T.
  cbv beta in T. rewrite E, Nat.eqb_refl in T. apply T; [|exact Hj].
  intros i Hi. destruct (Nat.eqb_spec (label i) (S G)); [auto|lra].
Qed.

End Labels.

Section Bounds.

Variables (p : problem) (m N : nat) (A : matrix) (y u point : vector) (delta : R).
Variables (ng : nat) (label rep : nat -> nat) (sign : nat -> R) (sigma : R).

Notation c := (column_dot m A u).
Notation pi := (penalty p).

(** X_G *)
Definition group_totals (x : vector) : vector := fun G => group_sum N label G x.

(** E z, where the columns of E are the first columns of the groups. *)
Definition group_image (z : vector) : vector := fun i => sum ng (fun G => A i (rep G) * z G).

Definition beta (j : nat) : R := if Nat.eqb (label j) 0 then delta / (pi - Rabs (c j)) else delta / pi.

Definition column_norm (j : nat) : R := norm m (fun i => A i j).

Definition gamma : R :=
  if Nat.eqb ng 0 then 0
  else (image_radius p m N A y u point delta + outside_sum N label (fun j => column_norm j * beta j)) / sigma.

(** The conditions of 3.1. *)
Record conditions : Prop := {
  penalty_positive : 0 < pi;
  condition_dual : dual_feasible p m N A u;
  condition_norm : dual_norm_condition p m u;
  condition_gap : objective p m N A y point - dual_value p m y u <= delta;
  condition_feasible : feasible p m N A y point;
  labels_bounded : forall j, (j < N)%nat -> (label j <= ng)%nat;
  groups_inhabited : forall G, (G < ng)%nat -> (rep G < N)%nat /\ label (rep G) = S G;
  groups_identical : forall j G, (j < N)%nat -> label j = S G -> forall i, (i < m)%nat -> A i j = A i (rep G);
  signs : forall G, (G < ng)%nat -> (sign G = 1 \/ sign G = -1) /\ 0 < sign G * c (rep G);
  point_signs : forall j G, (j < N)%nat -> label j = S G -> 0 <= sign G * point j;
  point_outside : forall j, (j < N)%nat -> label j = O -> point j = 0;
  condition_slack : forall j, (j < N)%nat -> label j = O -> Rabs (c j) < pi;
  sigma_positive : (0 < ng)%nat -> 0 < sigma;
  condition_sigma : forall z, sigma * norm ng z <= norm m (group_image z)
}.

Hypothesis C : conditions.

Lemma delta_nonneg : 0 <= delta.
Proof. destruct C. eapply gap_nonneg; eauto. Qed.

Lemma beta_nonneg j : (j < N)%nat -> 0 <= beta j.
Proof.
  intros Hj. pose proof delta_nonneg. destruct C. unfold beta.
  destruct (Nat.eqb_spec (label j) 0) as [E|E].
  - specialize (condition_slack0 j Hj E). apply Rmult_le_pos; [assumption|]. apply Rlt_le, Rinv_0_lt_compat. lra.
  - apply Rmult_le_pos; [assumption|]. apply Rlt_le, Rinv_0_lt_compat. lra.
Qed.

Lemma column_dot_group j G : (j < N)%nat -> label j = S G -> c j = c (rep G).
Proof.
  intros Hj E. apply dot_ext; [|reflexivity]. intros i Hi. apply (groups_identical C j G); assumption.
Qed.

Lemma group_bound j G : (j < N)%nat -> label j = S G -> (G < ng)%nat.
Proof. intros Hj E. pose proof (labels_bounded C j Hj). lia. Qed.

(** ** Coordinates of a minimiser, 3.4 *)

Lemma coordinate_outside x j :
  solution p m N A y x -> (j < N)%nat -> label j = O -> Rabs (x j) <= beta j.
Proof.
  intros Hx Hj E. destruct C.
  pose proof (slack_le p m N A y u condition_dual0 condition_norm0 point delta condition_feasible0
    condition_gap0 x j Hx Hj) as H.
  specialize (condition_slack0 j Hj E). unfold beta. rewrite E. simpl.
  apply Rmult_le_reg_r with (pi - Rabs (c j)); [lra|].
  unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. unfold slack in H.
  pose proof (Rle_abs (c j * x j)) as H2. rewrite Rabs_mult in H2. nra.
Qed.

Lemma coordinate_group x j G :
  solution p m N A y x -> (j < N)%nat -> label j = S G -> - (sign G * x j) <= beta j.
Proof.
  intros Hx Hj E. pose proof (beta_nonneg j Hj) as Hb. pose proof (column_dot_group j G Hj E) as Ec.
  pose proof (group_bound j G Hj E) as HG.
  destruct C.
  pose proof (slack_le p m N A y u condition_dual0 condition_norm0 point delta condition_feasible0
    condition_gap0 x j Hx Hj) as H.
  destruct (signs0 G HG) as [Hs Hc]. unfold slack in H. rewrite Ec in H.
  destruct (Rle_lt_dec 0 (sign G * x j)) as [Hp|Hn]; [lra|].
  unfold beta in *. rewrite E in *. simpl in *.
  apply Rmult_le_reg_r with pi; [lra|].
  unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra.
  assert (Rabs (x j) = - (sign G * x j)) as Ea.
  { destruct Hs as [Hs|Hs]; rewrite Hs in *.
    - rewrite Rabs_left; lra.
    - rewrite Rabs_right; lra. }
  rewrite Ea in H.
  assert (c (rep G) * x j <= 0).
  { destruct Hs as [Hs|Hs]; rewrite Hs in *; nra. }
  nra.
Qed.

Lemma matvec_by_groups x i :
  (i < m)%nat ->
  matvec N A x i = group_image (group_totals x) i + outside_sum N label (fun j => A i j * x j).
Proof.
  intros Hi. unfold matvec, dot. rewrite (sum_by_groups N ng label) by apply (labels_bounded C).
  f_equal. unfold group_image, group_totals. apply sum_ext. intros G HG.
  rewrite <- group_sum_scale. apply group_sum_ext. intros j Hj E.
  rewrite (groups_identical C j G Hj E i Hi). reflexivity.
Qed.

Theorem totals_of_minimiser x :
  solution p m N A y x -> norm ng (vsub (group_totals x) (group_totals point)) <= gamma.
Proof.
  intros Hx. unfold gamma. destruct (Nat.eqb_spec ng 0) as [E0|E0].
  { rewrite E0. unfold norm, dot. simpl. rewrite sqrt_0. lra. }
  assert (Hs : 0 < sigma) by (apply (sigma_positive C); lia).
  set (D := vsub (group_totals x) (group_totals point)).
  apply Rmult_le_reg_r with sigma; [exact Hs|].
  unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by lra.
  pose proof (condition_sigma C D) as H1.
  assert (H2 : norm m (group_image D) <=
    norm m (vsub (matvec N A x) (matvec N A point)) +
    norm m (fun i => outside_sum N label (fun j => A i j * x j))).
  { rewrite (norm_ext m (group_image D)
      (vsub (vsub (matvec N A x) (matvec N A point)) (fun i => outside_sum N label (fun j => A i j * x j)))).
    - pose proof (norm_triangle m (vsub (matvec N A x) (matvec N A point))
        (vscale (-1) (fun i => outside_sum N label (fun j => A i j * x j)))) as T.
      rewrite norm_scale in T. rewrite (Rabs_left (-1)) in T by lra.
      eapply Rle_trans; [|eapply Rle_trans; [exact T|lra]]. right.
      apply norm_ext. intros. unfold vsub, vadd, vscale. ring.
    - intros i Hi. unfold vsub. rewrite !matvec_by_groups by exact Hi.
      rewrite (outside_sum_ext N label (fun j => A i j * point j) (fun _ => 0)).
      + unfold outside_sum at 2. rewrite (sum_zero N) by (intros; destruct Nat.eqb; reflexivity).
        unfold group_image, D, vsub.
        rewrite (sum_ext ng _ (fun G => A i (rep G) * group_totals x G - A i (rep G) * group_totals point G))
          by (intros; ring).
        rewrite sum_sub. ring.
      + intros j Hj E. rewrite (point_outside C j Hj E). ring. }
  assert (H3 : norm m (fun i => outside_sum N label (fun j => A i j * x j)) <=
    outside_sum N label (fun j => column_norm j * beta j)).
  { unfold outside_sum.
    eapply Rle_trans; [apply (norm_sum_le m N (fun j i => if Nat.eqb (label j) 0 then A i j * x j else 0))|].
    apply sum_le. intros j Hj. destruct (Nat.eqb_spec (label j) 0) as [E|E].
    - rewrite (norm_ext m _ (vscale (x j) (fun i => A i j))) by (intros; unfold vscale; ring).
      rewrite norm_scale. unfold column_norm. rewrite Rmult_comm.
      apply Rmult_le_compat_l; [apply norm_nonneg|]. apply coordinate_outside; assumption.
    - rewrite norm_zero by reflexivity. lra. }
  assert (H4 : norm m (vsub (matvec N A x) (matvec N A point)) <= image_radius p m N A y u point delta).
  { destruct C. apply image_of_minimiser; assumption. }
  lra.
Qed.

(** ** Upper bound on a distance, 3.5 *)

(** The weights w of the proof. *)
Definition weight (j : nat) : R :=
  match label j with
  | O => 0
  | S G =>
      if Req_EM_T (group_totals point G) 0 then (if Nat.eqb j (rep G) then 1 else 0)
      else point j / group_totals point G
  end.

Definition redistributed (x : vector) : vector := fun j =>
  match label j with
  | O => x j
  | S G => weight j * group_totals x G
  end.

Lemma signed_total G : (G < ng)%nat -> 0 <= sign G * group_totals point G.
Proof.
  intros HG. unfold group_totals. rewrite <- group_sum_scale.
  apply sum_nonneg. intros j Hj. destruct (Nat.eqb_spec (label j) (S G)) as [E|E]; [|lra].
  apply (point_signs C); assumption.
Qed.

Lemma weight_nonneg j : (j < N)%nat -> 0 <= weight j.
Proof.
  intros Hj. unfold weight. destruct (label j) as [|G] eqn:E; [lra|].
  destruct Req_EM_T as [Z|Z]; [destruct Nat.eqb; lra|].
  pose proof (group_bound j G Hj E) as HG.
  pose proof (signed_total G HG) as Ht. pose proof (point_signs C j G Hj E) as Hp.
  destruct (signs C G HG) as [[Hs|Hs] _]; rewrite Hs in *.
  - apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. lra.
  - replace (point j / group_totals point G) with ((- point j) / (- group_totals point G)) by (field; lra).
    apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat. lra.
Qed.

Lemma weight_total G : (G < ng)%nat -> group_sum N label G weight = 1.
Proof.
  intros HG. destruct (groups_inhabited C G HG) as [Hr El].
  destruct (Req_EM_T (group_totals point G) 0) as [Z|Z].
  - unfold group_sum. rewrite (sum_single N _ (rep G) Hr).
    + rewrite El, Nat.eqb_refl. unfold weight. rewrite El. destruct Req_EM_T; [|contradiction].
      rewrite Nat.eqb_refl. reflexivity.
    + intros j Hj Hne. destruct (Nat.eqb_spec (label j) (S G)) as [E|E]; [|reflexivity].
      unfold weight. rewrite E. destruct Req_EM_T; [|contradiction].
      destruct (Nat.eqb_spec j (rep G)); [contradiction|reflexivity].
  - rewrite (group_sum_ext N label G weight (fun j => / group_totals point G * point j)).
    + rewrite group_sum_scale. fold (group_totals point G). field. exact Z.
    + intros j Hj E. unfold weight. rewrite E. destruct Req_EM_T; [contradiction|]. field. exact Z.
Qed.

Lemma weight_le_one j G : (j < N)%nat -> label j = S G -> weight j <= 1.
Proof.
  intros Hj E. rewrite <- (weight_total G (group_bound j G Hj E)).
  apply group_term_le; try assumption. intros. apply weight_nonneg. assumption.
Qed.

Lemma point_by_weight j G : (j < N)%nat -> label j = S G -> point j = weight j * group_totals point G.
Proof.
  intros Hj E. unfold weight. rewrite E. destruct Req_EM_T as [Z|Z]; [|field; exact Z].
  rewrite Z, Rmult_0_r.
  pose proof (group_bound j G Hj E) as HG.
  assert (H : sign G * point j <= 0).
  { replace 0 with (group_sum N label G (fun j => sign G * point j)).
    - apply (group_term_le N label G (fun j => sign G * point j)); try assumption.
      intros. apply (point_signs C); assumption.
    - rewrite group_sum_scale. fold (group_totals point G). rewrite Z. ring. }
  pose proof (point_signs C j G Hj E). destruct (signs C G HG) as [[Hs|Hs] _]; rewrite Hs in *; lra.
Qed.

Lemma redistributed_total x G : (G < ng)%nat -> group_totals (redistributed x) G = group_totals x G.
Proof.
  intros HG. unfold group_totals at 1.
  rewrite (group_sum_ext N label G _ (fun j => group_totals x G * weight j)).
  - rewrite group_sum_scale, weight_total by exact HG. ring.
  - intros j Hj E. unfold redistributed. rewrite E. ring.
Qed.

Lemma redistributed_image x i : (i < m)%nat -> matvec N A (redistributed x) i = matvec N A x i.
Proof.
  intros Hi. rewrite !matvec_by_groups by exact Hi. f_equal.
  - apply sum_ext. intros G HG. rewrite redistributed_total by exact HG. reflexivity.
  - apply outside_sum_ext. intros j Hj E. unfold redistributed. rewrite E. reflexivity.
Qed.

Lemma redistributed_l1 x : l1_norm N (redistributed x) <= l1_norm N x.
Proof.
  unfold l1_norm. rewrite !(sum_by_groups N ng label) by apply (labels_bounded C).
  apply Rplus_le_compat.
  - apply sum_le. intros G HG.
    rewrite (group_sum_ext N label G _ (fun j => Rabs (group_totals x G) * weight j)).
    + rewrite group_sum_scale, weight_total, Rmult_1_r by exact HG. apply group_sum_Rabs.
    + intros j Hj E. unfold redistributed. rewrite E, Rabs_mult.
      rewrite (Rabs_right (weight j)) by (apply Rle_ge, weight_nonneg, Hj). ring.
  - right. apply outside_sum_ext. intros j Hj E. unfold redistributed. rewrite E. reflexivity.
Qed.

Lemma redistributed_solution x : solution p m N A y x -> solution p m N A y (redistributed x).
Proof.
  assert (Em : misfit m N A y (redistributed x) = misfit m N A y x).
  { apply norm_ext. intros i Hi. unfold vsub. rewrite redistributed_image by exact Hi. reflexivity. }
  intros [Hf Hmin]. split.
  - unfold feasible in *. destruct p; rewrite ?Em; auto.
  - intros z Hz. eapply Rle_trans; [|apply (Hmin z Hz)].
    pose proof (redistributed_l1 x). pose proof (penalty_positive C) as Hp.
    unfold objective. destruct p; simpl in Hp; rewrite ?Em; nra.
Qed.

Definition spread : R := sqrt (gamma * gamma + outside_sum N label (fun j => beta j * beta j)).

Theorem redistributed_near_point x :
  solution p m N A y x -> norm N (vsub point (redistributed x)) <= spread.
Proof.
  intros Hx. rewrite norm_sub_comm. unfold norm at 1, spread. apply sqrt_le_1_alt.
  unfold dot. rewrite (sum_by_groups N ng label) by apply (labels_bounded C).
  apply Rplus_le_compat.
  - pose proof (totals_of_minimiser x Hx) as Ht.
    pose proof (norm_nonneg ng (vsub (group_totals x) (group_totals point))) as H0.
    apply Rle_trans with
      (norm ng (vsub (group_totals x) (group_totals point)) * norm ng (vsub (group_totals x) (group_totals point)));
      [|nra].
    rewrite norm_squared. unfold dot. apply sum_le. intros G HG.
    set (D := vsub (group_totals x) (group_totals point) G).
    apply Rle_trans with (group_sum N label G (fun j => D * D * weight j)).
    + apply group_sum_le. intros j Hj E.
      assert (Ed : vsub (redistributed x) point j = weight j * D).
      { unfold vsub at 1. unfold D, vsub. rewrite (point_by_weight j G Hj E). unfold redistributed. rewrite E. ring. }
      rewrite Ed. pose proof (weight_nonneg j Hj). pose proof (weight_le_one j G Hj E).
      assert (0 <= D * D) by nra. assert (weight j * weight j <= weight j) by nra.
      replace (weight j * D * (weight j * D)) with (D * D * (weight j * weight j)) by ring. nra.
    + rewrite group_sum_scale, weight_total by exact HG. lra.
  - apply outside_sum_le. intros j Hj E. unfold vsub, redistributed. rewrite E, (point_outside C j Hj E), Rminus_0_r.
    pose proof (coordinate_outside x j Hx Hj E) as Hc. pose proof (Rabs_pos (x j)).
    replace (x j * x j) with (Rabs (x j) * Rabs (x j)); [nra|].
    rewrite <- Rabs_mult, Rabs_right; nra.
Qed.

Theorem distance_upper_bound x xhat :
  solution p m N A y x ->
  dist_le N xhat (solution p m N A y) (norm N (vsub xhat point) + spread).
Proof.
  intros Hx. apply dist_le_point with (redistributed x).
  - apply redistributed_solution, Hx.
  - pose proof (norm_sub_triangle N xhat point (redistributed x)).
    pose proof (redistributed_near_point x Hx). lra.
Qed.

(** ** Lower bound on a distance, 3.6 *)

Variables (v : vector) (maxima : vector).
Hypothesis maxima_above : forall j G, (j < N)%nat -> label j = S G -> sign G * v j <= maxima G.

Definition group_excess (j : nat) : R :=
  match label j with
  | O => Rabs (v j) * beta j
  | S G => (maxima G - sign G * v j) * beta j
  end.

Definition support_bound : R :=
  sum ng (fun G => maxima G * (sign G * group_totals point G)) + sum N group_excess + norm ng maxima * gamma.

Theorem functional_upper_bound x : solution p m N A y x -> dot N v x <= support_bound.
Proof.
  intros Hx. unfold support_bound, dot.
  rewrite (sum_by_groups N ng label (fun i => v i * x i)) by apply (labels_bounded C).
  rewrite (sum_by_groups N ng label group_excess) by apply (labels_bounded C).
  assert (Ho : outside_sum N label (fun i => v i * x i) <= outside_sum N label group_excess).
  { apply outside_sum_le. intros j Hj E. unfold group_excess. rewrite E.
    pose proof (Rle_abs (v j * x j)) as H. rewrite Rabs_mult in H.
    pose proof (coordinate_outside x j Hx Hj E). pose proof (Rabs_pos (v j)). nra. }
  assert (Hg : sum ng (fun G => group_sum N label G (fun i => v i * x i)) <=
    sum ng (fun G => maxima G * (sign G * group_totals x G)) + sum ng (fun G => group_sum N label G group_excess)).
  { rewrite <- sum_add. apply sum_le. intros G HG.
    unfold group_totals. rewrite <- group_sum_scale, <- group_sum_scale, <- group_sum_add.
    apply group_sum_le. intros j Hj E. unfold group_excess. rewrite E.
    pose proof (maxima_above j G Hj E). pose proof (coordinate_group x j G Hx Hj E).
    destruct (signs C G HG) as [[Hs|Hs] _]; rewrite Hs in *; nra. }
  assert (Ht : sum ng (fun G => maxima G * (sign G * group_totals x G)) <=
    sum ng (fun G => maxima G * (sign G * group_totals point G)) + norm ng maxima * gamma).
  { set (D := vsub (group_totals x) (group_totals point)).
    pose proof (totals_of_minimiser x Hx) as H. fold D in H.
    pose proof (cauchy_schwarz ng maxima (fun G => sign G * D G)) as Hc.
    assert (En : norm ng (fun G => sign G * D G) = norm ng D).
    { unfold norm. f_equal. apply sum_ext. intros G HG.
      destruct (signs C G HG) as [[Hs|Hs] _]; rewrite Hs; ring. }
    rewrite En in Hc. pose proof (norm_nonneg ng maxima).
    assert (Es : sum ng (fun G => maxima G * (sign G * group_totals x G)) =
      sum ng (fun G => maxima G * (sign G * group_totals point G)) + dot ng maxima (fun G => sign G * D G)).
    { unfold dot. rewrite <- sum_add. apply sum_ext. intros. unfold D, vsub. ring. }
    rewrite Es. nra. }
  lra.
Qed.

Theorem distance_lower_bound x xhat :
  solution p m N A y x -> dot N v xhat - support_bound <= norm N v * norm N (vsub xhat x).
Proof.
  intros Hx. pose proof (functional_upper_bound x Hx). pose proof (cauchy_schwarz N v (vsub xhat x)) as H1.
  rewrite dot_sub_r in H1. lra.
Qed.

End Bounds.
