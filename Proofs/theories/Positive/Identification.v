(** * Recognising a member from its data

    A datum at the level m gives the first row of the matrix to within 2⁻ᵐ.  From m = n + 4 on that distinguishes
    tilt(D, i, 2⁻ⁿ⁻¹) from every other member of its scale, and from the centre. *)

From Coq Require Import Reals Arith Lra Lia List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.Duality
  AdmissibleData.Rounding AdmissibleData.BlockPerturbations Barriers.TiltedMembers Positive.SmallTilts.
Open Scope R_scope.

(** ‖first row of B - a‖ ≤ ‖B - A(a, alpha)‖ *)
Lemma first_row_close d q (B : matrix) a alpha b : 0 <= b ->
  op_norm_le (S q) (d + q) (msub B (block_matrix d a alpha)) b -> norm d (vsub (B O) a) <= b.
Proof.
  intros Hb H. set (v := vsub (B O) a).
  set (x := fun j => if Nat.ltb j d then v j else 0). specialize (H x).
  assert (Hx : norm (d + q) x = norm d v).
  { unfold norm. f_equal. rewrite norm_split_squared.
    rewrite (dot_ext d x v x v) by (intros j Hj; unfold x; destruct (Nat.ltb_spec j d); [reflexivity|lia]).
    replace (dot q _ _) with 0; [ring|]. symmetry. apply sum_zero. intros j Hj. unfold x.
    destruct (Nat.ltb_spec (d + j) d); [lia|ring]. }
  assert (Hrow : matvec (d + q) (msub B (block_matrix d a alpha)) x O = norm d v * norm d v).
  { rewrite norm_squared. unfold matvec, dot. rewrite sum_split, (sum_zero q).
    - rewrite Rplus_0_r. apply sum_ext. intros j Hj. unfold x, msub, block_matrix, v, vsub.
      destruct (Nat.ltb_spec j d); [reflexivity|lia].
    - intros j Hj. unfold x. destruct (Nat.ltb_spec (d + j) d); [lia|ring]. }
  pose proof (coordinate_le_norm (S q) (matvec (d + q) (msub B (block_matrix d a alpha)) x) O ltac:(lia)) as Hc.
  rewrite Hrow in Hc. rewrite Hx in H. pose proof (norm_nonneg d v) as Hv.
  rewrite Rabs_right in Hc by nra.
  destruct (Rle_lt_or_eq_dec _ _ Hv) as [Hpos|Hzero]; [|lra].
  apply Rmult_le_reg_r with (norm d v); [exact Hpos|]. lra.
Qed.

Definition close (d m : nat) (x y : vector) : bool := if Rle_dec (norm d (vsub x y)) (/ 2 ^ m) then true else false.

Lemma close_spec d m x y : close d m x y = true <-> norm d (vsub x y) <= / 2 ^ m.
Proof. unfold close. destruct (Rle_dec _ _); split; intros; congruence || contradiction || auto. Qed.

Definition first_row (t : datum) : vector := real_matrix (datum_matrix t) O.

Section Scale.

Variables (C : parameters) (D : nat).
Let d := candidates C.
Let P := class_setting C.

Lemma admissible_row a alpha iota m : (1 <= samples C)%nat -> (1 <= m)%nat ->
  admissible P (block_matrix d a alpha) iota -> norm d (vsub (first_row (iota (O, m))) a) <= / 2 ^ m.
Proof.
  intros some_sample Hm [_ H]. destruct (H O m some_sample Hm) as [Hop _].
  pose proof (inv_pow2_positive m). eapply first_row_close; [lra|exact Hop].
Qed.

(** Two rows close to the same row are close to each other, coordinate by coordinate. *)
Lemma close_coordinates m x a b j : (j < d)%nat ->
  norm d (vsub x a) <= / 2 ^ m -> norm d (vsub x b) <= / 2 ^ m -> Rabs (a j - b j) <= 2 * / 2 ^ m.
Proof.
  intros Hj Ha Hb. pose proof (norm_sub_triangle d a x b) as H. rewrite (norm_sub_comm d a x) in H.
  pose proof (coordinate_le_norm d (vsub a b) j Hj) as Hc. unfold vsub at 1 in Hc. lra.
Qed.

Lemma small_tau_step n n' : (n < n')%nat -> small_tau n' <= small_tau n / 2.
Proof.
  intros H. unfold small_tau, Rdiv. rewrite <- Rinv_mult, Rmult_comm.
  change (2 * 2 ^ (n + 1)) with (2 ^ S (n + 1)).
  apply Rinv_le_contravar; [apply pow_lt; lra|]. apply Rle_pow; [lra|lia].
Qed.

(** The members (i, n) with n ≤ n1 that fit the row at the level m; the first of them. *)
Definition identify (n1 m : nat) (row : vector) : option (nat * nat) :=
  find (fun i_n => close d m row (tilt_row C D (fst i_n) (small_tau (snd i_n)))) (list_prod (seq 0 d) (seq 1 n1)).

Lemma level_small n n1 m : (n <= n1)%nat -> (n1 + 4 <= m)%nat -> 2 * / 2 ^ m <= small_tau n / 4.
Proof.
  intros Hn Hm. unfold small_tau. apply Rle_trans with (2 * / 2 ^ (n + 1 + 3)).
  - apply Rmult_le_compat_l; [lra|]. apply Rinv_le_contravar; [apply pow2_positive|]. apply Rle_pow; [lra|lia].
  - rewrite (pow_add 2 (n + 1) 3), Rinv_mult. pose proof (inv_pow2_positive (n + 1)). simpl (2 ^ 3). lra.
Qed.

Lemma identify_fits n1 m row i n : identify n1 m row = Some (i, n) ->
  (i < d)%nat /\ (1 <= n <= n1)%nat /\ norm d (vsub row (tilt_row C D i (small_tau n))) <= / 2 ^ m.
Proof.
  unfold identify. intros H. apply find_some in H. destruct H as [Hin Hclose].
  apply in_prod_iff in Hin. destruct Hin as [Hi Hn]. apply in_seq in Hi, Hn.
  apply close_spec in Hclose. simpl in Hclose. split; [lia|]. split; [lia|exact Hclose].
Qed.

(** Nothing but the member itself is recognised ... *)
Theorem identify_sound n1 m row i n i0 n0 : (n1 + 4 <= m)%nat -> (i0 < d)%nat ->
  norm d (vsub row (tilt_row C D i0 (small_tau n0))) <= / 2 ^ m ->
  identify n1 m row = Some (i, n) -> i = i0 /\ n = n0.
Proof.
  intros Hm Hi0 Hrow Hid. apply identify_fits in Hid. destruct Hid as [Hi [Hn Hclose]].
  pose proof (close_coordinates m row _ _ i Hi Hclose Hrow) as H.
  pose proof (level_small n n1 m ltac:(lia) Hm) as Hsmall. pose proof (small_tau_positive n) as Htau.
  rewrite tilt_row_same in H. destruct (Nat.eq_dec i i0) as [->|Hne].
  - split; [reflexivity|]. rewrite tilt_row_same in H.
    destruct (lt_eq_lt_dec n n0) as [[Hlt|Heq]|Hgt]; [|exact Heq|].
    + pose proof (small_tau_step n n0 Hlt). rewrite Rabs_right in H; lra.
    + pose proof (small_tau_step n0 n Hgt). rewrite Rabs_left in H; lra.
  - rewrite tilt_row_other in H by exact Hne. rewrite Rabs_right in H; lra.
Qed.

(** ... and it is, as soon as the level is high enough. *)
Theorem identify_complete n1 m row i0 n0 : (n1 + 4 <= m)%nat -> (i0 < d)%nat -> (1 <= n0 <= n1)%nat ->
  norm d (vsub row (tilt_row C D i0 (small_tau n0))) <= / 2 ^ m ->
  identify n1 m row = Some (i0, n0).
Proof.
  intros Hm Hi0 Hn0 Hrow. destruct (identify n1 m row) as [[i n]|] eqn:E.
  - destruct (identify_sound n1 m row i n i0 n0 Hm Hi0 Hrow E) as [-> ->]. reflexivity.
  - unfold identify in E. pose proof (find_none _ _ E (i0, n0)) as H. simpl in H.
    apply close_spec in Hrow. rewrite Hrow in H. discriminate H.
    apply in_prod; apply in_seq; lia.
Qed.

(** The centre is never taken for a member. *)
Theorem identify_centre n1 m row : (n1 + 4 <= m)%nat ->
  norm d (vsub row (centre_row C D)) <= / 2 ^ m -> identify n1 m row = None.
Proof.
  intros Hm Hrow. destruct (identify n1 m row) as [[i n]|] eqn:E; [|reflexivity].
  apply identify_fits in E. destruct E as [Hi [Hn Hclose]].
  pose proof (close_coordinates m row _ _ i Hi Hclose Hrow) as H.
  pose proof (level_small n n1 m ltac:(lia) Hm) as Hsmall. pose proof (small_tau_positive n) as Htau.
  rewrite tilt_row_same in H. unfold centre_row in H. rewrite Rabs_right in H; lra.
Qed.

End Scale.

(** ** The answers on one scale, by its members *)

Section Answers.

Variables (C : parameters) (D : nat).
Let d := candidates C.
Let P := class_setting C.
Hypothesis two_candidates : (2 <= candidates C)%nat.
Hypothesis scale : valid_scale C D.

(** From a row at the level m: the candidate of the member that fits, with n ≤ m - 4, or else the centroid. *)
Definition answer_from_row (m : nat) (row : vector) : answer_vectors :=
  match identify C D (m - 4) m row with
  | Some (i, n) => fun k => tilted_candidate C D (small_tau n) k i
  | None => centroid C D
  end.

(** From one datum of high enough level this is accurate to any e above the circumradius, on the whole scale. *)
Theorem answer_from_row_accurate (e : R) : 0 <= e ->
  (forall k, (k < samples C)%nat -> circumradius C D k < e) ->
  exists m0, forall m, (m0 <= m)%nat -> (4 <= m)%nat ->
    (forall row, norm d (vsub row (centre_row C D)) <= / 2 ^ m ->
       accurate P (centre C D) e (answer_from_row m row)) /\
    (forall row i n, (i < d)%nat -> (1 <= n)%nat ->
       norm d (vsub row (tilt_row C D i (small_tau n))) <= / 2 ^ m ->
       accurate P (tilt C D i (small_tau n)) e (answer_from_row m row)).
Proof.
  intros He0 He.
  destruct (centroid_near_small_tilts C D two_candidates scale (fun _ => e) He) as [n1 H1].
  exists (n1 + 4)%nat. intros m Hm Hm4. split.
  - intros row Hrow k Hk. unfold answer_from_row. rewrite identify_centre by (exact Hrow || lia).
    apply dist_le_point with (centroid C D k); [apply centroid_is_solution; assumption|].
    rewrite norm_zero; [exact He0|]. intros j _. unfold vsub. ring.
  - intros row i n Hi Hn Hrow k Hk. unfold answer_from_row.
    destruct (identify C D (m - 4) m row) as [[i' n']|] eqn:E.
    + apply (identify_sound C D (m - 4)%nat m row i' n' i n) in E; [|lia|exact Hi|exact Hrow].
      destruct E as [-> ->].
      apply dist_le_point with (tilted_candidate C D (small_tau n) k i).
      * apply tilted_candidate_is_solution; auto using small_tau_positive.
      * rewrite norm_zero; [exact He0|]. intros j _. unfold vsub. ring.
    + destruct (le_lt_dec n (m - 4)) as [Hle|Hlt].
      * rewrite (identify_complete C D (m - 4)%nat m row i n) in E by (exact Hrow || exact Hi || lia). discriminate.
      * apply H1; [lia|exact Hk|exact Hi].
Qed.

End Answers.
