(** * What the three duality proofs share

    With u = (1 / a_max, sgn(η) / alpha) the columns of the block matrix satisfy |A_jᵀu| ≤ 1, so ‖x‖₁ ≥ ⟨u, Ax⟩.  The difference
    of the two sides is the [slack] of x: it vanishes exactly for the x carried, with the right signs, by saturated columns. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.BlockMatrices LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

(** ** Signs *)

Lemma sgn_positive x : 0 < x -> sgn x = 1.
Proof. intros H. unfold sgn. destruct (Rlt_dec 0 x); [reflexivity|lra]. Qed.

Lemma sgn_negative x : x < 0 -> sgn x = -1.
Proof. intros H. unfold sgn. destruct (Rlt_dec 0 x); [lra|]. destruct (Rlt_dec x 0); [reflexivity|lra]. Qed.

Lemma sgn_zero : sgn 0 = 0.
Proof. unfold sgn. destruct (Rlt_dec 0 0); [lra|]. destruct (Rlt_dec 0 0); [lra|reflexivity]. Qed.

Lemma sgn_cases x : (0 < x /\ sgn x = 1) \/ (x < 0 /\ sgn x = -1) \/ (x = 0 /\ sgn x = 0).
Proof.
  destruct (Rtotal_order x 0) as [H|[->|H]].
  - right; left. split; [exact H|apply sgn_negative, H].
  - right; right. split; [reflexivity|apply sgn_zero].
  - left. split; [exact H|apply sgn_positive, H].
Qed.

Lemma sgn_times_self x : sgn x * x = Rabs x.
Proof.
  destruct (sgn_cases x) as [[H ->]|[[H ->]|[-> ->]]].
  - rewrite Rabs_right; lra.
  - rewrite Rabs_left; lra.
  - rewrite Rabs_R0; lra.
Qed.

Lemma sgn_times_le x z : sgn x * z <= Rabs z.
Proof.
  destruct (sgn_cases x) as [[H ->]|[[H ->]|[-> ->]]];
    pose proof (Rle_abs z); pose proof (Rle_abs (- z)); rewrite Rabs_Ropp in *; lra.
Qed.

Lemma sgn_squared x : sgn x * sgn x = Rabs (sgn x).
Proof.
  destruct (sgn_cases x) as [[H ->]|[[H ->]|[-> ->]]]; unfold Rabs; destruct Rcase_abs; lra.
Qed.

(** ** The product with a block matrix *)

Section Block.

Variables (d q : nat) (a : vector) (amax alpha : R) (eta : vector).
Hypothesis amax_is_maximum : is_maximum d a amax.
Hypothesis a_positive : forall i, (i < d)%nat -> 0 < a i.
Hypothesis alpha_positive : 0 < alpha.

Let A := block_matrix d a alpha.
Let y := block_sample eta.

Lemma amax_positive : 0 < amax.
Proof. destruct amax_is_maximum as [[i [Hi <-]] _]. auto. Qed.

Lemma block_row_first x : matvec (d + q) A x O = dot d a x.
Proof.
  unfold matvec, dot. rewrite sum_split. rewrite (sum_zero q).
  - rewrite Rplus_0_r. apply sum_ext. intros j Hj. unfold A, block_matrix.
    destruct (Nat.ltb_spec j d); [reflexivity|lia].
  - intros j Hj. unfold A, block_matrix. destruct (Nat.ltb_spec (d + j) d); [lia|ring].
Qed.

Lemma block_row_next x i : (i < q)%nat -> matvec (d + q) A x (S i) = alpha * x (d + i)%nat.
Proof.
  intros Hi. unfold matvec, dot. rewrite (sum_single _ _ (d + i)); [| lia |].
  - unfold A, block_matrix. rewrite Nat.eqb_refl. reflexivity.
  - intros j _ Hj. unfold A, block_matrix. destruct (Nat.eqb_spec j (d + i)); [contradiction|ring].
Qed.

(** ‖Ax - y‖² = (⟨a, ξ⟩ - 1)² + Σ (alpha z_i - η_i)² for x = (ξ, z). *)
Lemma misfit_squared x :
  misfit (S q) (d + q) A y x * misfit (S q) (d + q) A y x =
  (dot d a x - 1) * (dot d a x - 1) +
  sum q (fun i => (alpha * x (d + i)%nat - eta i) * (alpha * x (d + i)%nat - eta i)).
Proof.
  unfold misfit. rewrite norm_squared. unfold dot at 1. rewrite sum_first. f_equal.
  - unfold vsub. rewrite block_row_first. reflexivity.
  - apply sum_ext. intros i Hi. unfold vsub. rewrite block_row_next by exact Hi. reflexivity.
Qed.

Lemma l1_norm_split x : l1_norm (d + q) x = l1_norm d x + sum q (fun i => Rabs (x (d + i)%nat)).
Proof. apply sum_split. Qed.

(** ** The dual vector *)

Definition dual : vector := fun i => match i with O => / amax | S i' => sgn (eta i') / alpha end.

Lemma dual_squared : dot (S q) dual dual = rho q eta amax alpha * rho q eta amax alpha.
Proof.
  pose proof amax_positive as Hm.
  assert (Hs : 0 <= support_size q eta) by (apply sum_nonneg; intros; apply Rabs_pos).
  unfold rho. rewrite sqrt_sqrt.
  - unfold dot. rewrite sum_first. simpl. f_equal; [field; lra|].
    unfold support_size, Rdiv. rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros i Hi.
    rewrite <- sgn_squared. field. lra.
  - apply Rplus_le_le_0_compat; apply Rmult_le_pos; try lra;
      apply Rlt_le, Rinv_0_lt_compat; nra.
Qed.

Lemma rho_nonneg : 0 <= rho q eta amax alpha.
Proof. apply sqrt_pos. Qed.

Lemma norm_dual : norm (S q) dual = rho q eta amax alpha.
Proof.
  unfold norm. rewrite dual_squared. apply sqrt_square, rho_nonneg.
Qed.

(** a_max ρ ≥ 1 and, unless η = 0, alpha ρ ≥ 1. *)
Lemma amax_rho_ge_one : 1 <= amax * rho q eta amax alpha.
Proof.
  pose proof amax_positive as Hm. pose proof (coordinate_le_norm (S q) dual 0) as H.
  rewrite norm_dual in H. simpl in H. rewrite Rabs_right in H.
  - replace 1 with (amax * / amax) by (field; lra). apply Rmult_le_compat_l; [lra|]. apply H. lia.
  - apply Rle_ge, Rlt_le, Rinv_0_lt_compat, Hm.
Qed.

Lemma alpha_rho_ge_one i : (i < q)%nat -> eta i <> 0 -> 1 <= alpha * rho q eta amax alpha.
Proof.
  intros Hi Hne. pose proof (coordinate_le_norm (S q) dual (S i)) as H.
  rewrite norm_dual in H. simpl in H. unfold Rdiv in H. rewrite Rabs_mult in H.
  assert (Rabs (sgn (eta i)) = 1) as E.
  { destruct (sgn_cases (eta i)) as [[_ ->]|[[_ ->]|[E _]]]; [apply Rabs_R1| |contradiction].
    rewrite Rabs_left; lra. }
  rewrite E, Rmult_1_l, Rabs_right in H.
  - replace 1 with (alpha * / alpha) by (field; lra). apply Rmult_le_compat_l; [lra|]. apply H. lia.
  - apply Rle_ge, Rlt_le, Rinv_0_lt_compat, alpha_positive.
Qed.

(** ⟨u, y⟩ *)
Lemma dual_sample : dot (S q) dual y = / amax + sum q (fun i => Rabs (eta i)) / alpha.
Proof.
  unfold dot. rewrite sum_first. simpl. f_equal; [ring|].
  unfold Rdiv. rewrite Rmult_comm, <- sum_scale. apply sum_ext. intros i Hi.
  rewrite <- sgn_times_self. field. lra.
Qed.

(** ⟨u, Ax⟩ *)
Lemma dual_product x :
  dot (S q) dual (matvec (d + q) A x) = dot d a x / amax + sum q (fun i => sgn (eta i) * x (d + i)%nat).
Proof.
  pose proof amax_positive as Hm.
  unfold dot at 1. rewrite sum_first, block_row_first. simpl. f_equal; [field; lra|].
  apply sum_ext. intros i Hi. rewrite block_row_next by exact Hi. field. lra.
Qed.

(** ** The slack *)

(** Σ (|ξ_j| - (a_j / a_max) ξ_j) *)
Definition first_slack (x : vector) : R := sum d (fun j => Rabs (x j) - a j / amax * x j).

(** Σ (|z_i| - sgn(η_i) z_i) *)
Definition second_slack (x : vector) : R :=
  sum q (fun i => Rabs (x (d + i)%nat) - sgn (eta i) * x (d + i)%nat).

Lemma ratio_bounds j : (j < d)%nat -> 0 < a j / amax <= 1.
Proof.
  intros Hj. pose proof amax_positive as Hm. destruct amax_is_maximum as [_ Hle].
  specialize (Hle j Hj). specialize (a_positive j Hj). split.
  - apply Rdiv_lt_0_compat; assumption.
  - apply Rmult_le_reg_r with amax; [exact Hm|]. unfold Rdiv.
    rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Lemma first_slack_term j x : (j < d)%nat -> 0 <= Rabs x - a j / amax * x.
Proof.
  intros Hj. pose proof (ratio_bounds j Hj). pose proof (Rle_abs x). pose proof (Rle_abs (- x)).
  rewrite Rabs_Ropp in *. nra.
Qed.

Lemma first_slack_nonneg x : 0 <= first_slack x.
Proof. apply sum_nonneg. intros. apply first_slack_term. assumption. Qed.

Lemma second_slack_nonneg x : 0 <= second_slack x.
Proof. apply sum_nonneg. intros i Hi. pose proof (sgn_times_le (eta i) (x (d + i)%nat)). lra. Qed.

Lemma first_block_l1 x : l1_norm d x = dot d a x / amax + first_slack x.
Proof.
  unfold first_slack, l1_norm, dot, Rdiv. rewrite sum_sub, Rmult_comm, <- sum_scale.
  rewrite (sum_ext d (fun i => / amax * (a i * x i)) (fun j => a j * / amax * x j)); [ring|].
  intros. ring.
Qed.

(** ‖x‖₁ = ⟨u, Ax⟩ + slack *)
Lemma l1_norm_dual x :
  l1_norm (d + q) x = dot (S q) dual (matvec (d + q) A x) + first_slack x + second_slack x.
Proof.
  rewrite l1_norm_split, dual_product, first_block_l1. unfold second_slack. rewrite sum_sub. ring.
Qed.

(** No slack in the first block: ξ ≥ 0, and ξ is carried by the maximal a_j. *)
Lemma no_first_slack x :
  first_slack x <= 0 ->
  forall j, (j < d)%nat -> 0 <= x j /\ (a j <> amax -> x j = 0).
Proof.
  intros H j Hj.
  assert (E : Rabs (x j) - a j / amax * x j = 0).
  { apply (sum_nonneg_le_zero d (fun j => Rabs (x j) - a j / amax * x j)); auto.
    intros. apply first_slack_term. assumption. }
  pose proof (ratio_bounds j Hj) as [Hr1 Hr2]. destruct (Rle_lt_dec 0 (x j)) as [Hx|Hx].
  - split; [exact Hx|]. intros Hne. rewrite Rabs_right in E by lra.
    assert (a j / amax <> 1).
    { intros H1. apply Hne. pose proof amax_positive.
      replace (a j) with (a j / amax * amax) by (field; lra). rewrite H1. ring. }
    destruct (Rlt_le_dec (a j / amax) 1); [nra|lra].
  - rewrite Rabs_left in E by exact Hx. nra.
Qed.

(** A first block (c / a_max) t with weights t ≥ 0 on the maximal a_j, Σ t = 1, has no slack, and ⟨a, ξ⟩ = c. *)
Lemma weights_give_block c x t :
  0 <= c ->
  (forall i, (i < d)%nat -> 0 <= t i) -> sum d t = 1 ->
  (forall i, (i < d)%nat -> a i <> amax -> t i = 0) ->
  (forall i, (i < d)%nat -> x i = c / amax * t i) ->
  dot d a x = c /\ first_slack x = 0.
Proof.
  intros Hc Ht Hsum Hoff Hx. pose proof amax_positive as Hm.
  assert (Hc' : 0 <= c / amax) by (apply Rmult_le_pos; [exact Hc|apply Rlt_le, Rinv_0_lt_compat, Hm]).
  split.
  - unfold dot. rewrite (sum_ext d _ (fun i => c * t i)).
    + rewrite sum_scale, Hsum. ring.
    + intros i Hi. rewrite (Hx i Hi). destruct (Req_dec (a i) amax) as [->|Hne].
      * field. lra.
      * rewrite (Hoff i Hi Hne). ring.
  - apply sum_zero. intros i Hi. rewrite (Hx i Hi). destruct (Req_dec (a i) amax) as [->|Hne].
    + rewrite Rabs_right by (apply Rle_ge, Rmult_le_pos; auto). field. lra.
    + rewrite (Hoff i Hi Hne), !Rmult_0_r, Rabs_R0. ring.
Qed.

(** Conversely a first block without slack and with ⟨a, ξ⟩ = c > 0 has such weights. *)
Lemma block_gives_weights c x :
  0 < c -> dot d a x = c -> first_slack x <= 0 ->
  exists t : vector,
    (forall i, (i < d)%nat -> 0 <= t i) /\ sum d t = 1 /\
    (forall i, (i < d)%nat -> a i <> amax -> t i = 0) /\
    (forall i, (i < d)%nat -> x i = c / amax * t i).
Proof.
  intros Hc Hdot Hslack. pose proof amax_positive as Hm.
  pose proof (no_first_slack x Hslack) as H.
  exists (fun i => amax / c * x i). repeat split.
  - intros i Hi. apply Rmult_le_pos; [|apply H, Hi]. apply Rlt_le, Rdiv_lt_0_compat; assumption.
  - rewrite sum_scale. apply Rmult_eq_reg_l with c; [|lra]. rewrite <- Hdot at 3. unfold dot.
    rewrite <- Rmult_assoc, <- sum_scale, Rmult_1_r. apply sum_ext. intros i Hi.
    destruct (Req_dec (a i) amax) as [->|Hne]; [field; lra|].
    destruct (H i Hi) as [_ H0]. rewrite (H0 Hne). ring.
  - intros i Hi Hne. destruct (H i Hi) as [_ H0]. rewrite (H0 Hne). ring.
  - intros i Hi. field. lra.
Qed.

(** The closed form is never empty. *)
Lemma closed_form_inhabited p : exists x, closed_form p d q a amax alpha eta x.
Proof.
  destruct amax_is_maximum as [[i0 [Hi0 Hai0]] _].
  exists (candidate p d q eta amax alpha i0). split.
  - exists (unit_vector i0). repeat split.
    + intros i _. unfold unit_vector. destruct Nat.eqb; lra.
    + rewrite (sum_ext d _ (fun j => 1 * unit_vector i0 j)) by (intros; ring).
      apply (sum_unit_vector d (fun _ => 1) i0 Hi0).
    + intros i Hi Hne. apply unit_vector_other. intros ->. contradiction.
    + intros i Hi. unfold candidate. destruct (Nat.ltb_spec i d); [reflexivity|lia].
  - intros i Hi. unfold candidate. destruct (Nat.ltb_spec (d + i) d); [lia|].
    f_equal. lia.
Qed.

End Block.
