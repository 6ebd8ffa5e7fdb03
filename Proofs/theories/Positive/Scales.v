(** * One datum tells the scale, and on the scale K - 2 the level L tells the member *)

From Coq Require Import Reals Arith Lra Lia List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets
  AdmissibleData.Rounding Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.LevelsBelowL
  Positive.SmallTilts Positive.Identification.
Open Scope R_scope.

(** ** The bases of the scales are apart *)

Section Scale.

Variables (C : parameters) (D : nat).
Hypothesis two_candidates : (2 <= candidates C)%nat.
Hypothesis some_sample : (1 <= samples C)%nat.
Hypothesis scale : valid_scale C D.
Let g := base C D.

Lemma vertex_times_base k : (k < samples C)%nat -> 1 / 2 <= vertex C D k * g <= 1.
Proof.
  intros Hk. pose proof (base_ge_one C D scale) as Hg. fold g in Hg.
  pose proof (centre_norm_positive C D two_candidates scale) as Hc.
  pose proof (centre_valid C D scale k Hk) as Hv.
  unfold vertex. fold g in Hv |- *. set (c := first_block_factor _ _ _ _ _).
  replace (c / g * g) with c by (field; lra). split.
  - apply factor_at_least_half; assumption.
  - apply factor_bounds; [lra|exact Hc|exact Hv].
Qed.

Lemma vertex_bounds k : (k < samples C)%nat -> 7 / 5 * / 10 ^ D <= vertex C D k <= 5 * / 10 ^ D.
Proof.
  intros Hk. destruct scale as [_ H]. destruct (H k Hk) as [_ [_ [Hlow Hhigh]]]. unfold kappa in *.
  assert (Hroot : 7 / 5 <= sqrt 2 <= 10 / 7).
  { split; [rewrite <- (sqrt_square (7 / 5)) by lra|rewrite <- (sqrt_square (10 / 7)) by lra]; apply sqrt_le_1_alt; lra. }
  assert (Hpos : 0 < / 10 ^ D) by (apply Rinv_0_lt_compat, pow_lt; lra).
  pose proof (sqrt_sqrt 2 ltac:(lra)) as Hsq. split.
  - apply Rmult_le_reg_l with (sqrt 2); [lra|]. nra.
  - apply Rmult_le_compat_l with (r := sqrt 2) in Hhigh; [|lra].
    replace (sqrt 2 * (10 * / 10 ^ D / sqrt 2)) with (10 * / 10 ^ D) in Hhigh by (unfold Rdiv; rewrite (Rmult_comm _ (/ sqrt 2)), <- Rmult_assoc, Rinv_r; lra).
    rewrite <- Rmult_assoc, Hsq in Hhigh. lra.
Qed.

Lemma base_bounds : 10 ^ D / 10 <= g <= 5 / 7 * 10 ^ D.
Proof.
  pose proof (vertex_bounds O some_sample) as [H1 H2]. pose proof (vertex_times_base O some_sample) as [H3 H4].
  pose proof (base_ge_one C D scale) as Hg. fold g in Hg. set (v := vertex C D 0) in *.
  assert (Hpos : 0 < 10 ^ D) by (apply pow_lt; lra). set (T := 10 ^ D) in *.
  assert (HT : / T * T = 1) by (apply Rinv_l; lra). assert (HiT : 0 < / T) by (apply Rinv_0_lt_compat, Hpos).
  split.
  - assert (1 / 2 <= 5 * / T * g) by nra. apply Rmult_le_reg_l with (/ T); [exact HiT|]. unfold Rdiv. nra.
  - assert (7 / 5 * / T * g <= 1) by nra. apply Rmult_le_reg_l with (/ T); [exact HiT|]. nra.
Qed.

Lemma circumradius_small k : (k < samples C)%nat -> circumradius C D k <= 5 * / 10 ^ D.
Proof.
  intros Hk. rewrite circumradius_value by exact two_candidates. pose proof (vertex_bounds k Hk) as [Hl Hv].
  pose proof (candidates_ge_two C two_candidates) as Hd. set (d := INR (candidates C)) in *.
  assert (Hpos : 0 < / 10 ^ D) by (apply Rinv_0_lt_compat, pow_lt; lra).
  assert (Hs : sqrt ((d - 1) / d) <= 1).
  { apply Rle_trans with (sqrt 1); [|rewrite sqrt_1; lra]. apply sqrt_le_1_alt. apply Rmult_le_reg_r with d; [lra|].
    unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  pose proof (sqrt_pos ((d - 1) / d)). nra.
Qed.

End Scale.

Section Class.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let L := levels C.
Let P := class_setting C.

Inductive recognised_scale := first_scale | second_scale | third_scale.

(** From the first entry: g_{K-2} < (5/7) T, T ≤ g_{K-1} < (50/7) T, 10 T ≤ g_K, where T = 10ᴷ⁻² ≥ 10. *)
Definition scale_of (row : vector) : recognised_scale :=
  let T := 10 ^ (digits C - 2) in
  if Rlt_dec (row O) (9 / 10 * T) then third_scale
  else if Rlt_dec (row O) (8 * T) then second_scale
  else first_scale.

Lemma threshold_large : 10 <= 10 ^ (digits C - 2).
Proof.
  rewrite <- (pow_1 10) at 1. apply Rle_pow; [lra|]. destruct valid as [HK _]. lia.
Qed.

Lemma valid_parts : (3 <= K)%nat /\ (1 <= L)%nat /\ (2 <= candidates C)%nat /\ (1 <= samples C)%nat.
Proof. unfold K, L. destruct valid as [H1 [H2 [H3 [H4 _]]]]. auto. Qed.

Lemma row_entry m row a : (1 <= m)%nat -> norm d (vsub row a) <= / 2 ^ m -> Rabs (row O - a O) <= 1 / 2.
Proof.
  intros Hm H. destruct valid_parts as [_ [_ [Hd _]]].
  pose proof (coordinate_le_norm d (vsub row a) O ltac:(unfold d; lia)) as Hc. unfold vsub at 1 in Hc.
  assert (/ 2 ^ m <= / 2 ^ 1).
  { apply Rinv_le_contravar; [lra|]. apply Rle_pow; [lra|exact Hm]. }
  simpl pow in *. lra.
Qed.

Lemma Rabs_bounds x b : Rabs x <= b -> - b <= x <= b.
Proof. intros H. pose proof (Rle_abs x). pose proof (Rle_abs (- x)) as H'. rewrite Rabs_Ropp in H'. lra. Qed.

(** The first row of every member of a scale: entries between g and g + 3/4. *)
Lemma scale_of_first m row a : (1 <= m)%nat -> norm d (vsub row a) <= / 2 ^ m ->
  base C K <= a O -> scale_of row = first_scale.
Proof.
  intros Hm Hrow Ha. apply (row_entry m row a Hm) in Hrow. apply Rabs_bounds in Hrow.
  destruct valid_parts as [HK [_ [Hd HR]]]. pose proof threshold_large as HT.
  pose proof (base_bounds C K Hd HR) as Hb. specialize (Hb ltac:(apply valid)).
  replace (10 ^ K) with (100 * 10 ^ (digits C - 2)) in Hb
    by (unfold K in *; replace (digits C) with (2 + (digits C - 2))%nat at 2 by lia; rewrite pow_add; ring).
  unfold scale_of. destruct (Rlt_dec _ _); [lra|]. destruct (Rlt_dec _ _); [lra|reflexivity].
Qed.

Lemma scale_of_second m row a : (1 <= m)%nat -> norm d (vsub row a) <= / 2 ^ m ->
  base C (K - 1) <= a O <= base C (K - 1) + 3 / 4 -> scale_of row = second_scale.
Proof.
  intros Hm Hrow Ha. apply (row_entry m row a Hm) in Hrow. apply Rabs_bounds in Hrow.
  destruct valid_parts as [HK [_ [Hd HR]]]. pose proof threshold_large as HT.
  pose proof (base_bounds C (K - 1) Hd HR) as Hb. specialize (Hb ltac:(apply valid)).
  replace (10 ^ (K - 1)) with (10 * 10 ^ (digits C - 2)) in Hb
    by (unfold K in *; replace (digits C - 1)%nat with (1 + (digits C - 2))%nat by lia; rewrite pow_add; ring).
  unfold scale_of. destruct (Rlt_dec _ _); [lra|]. destruct (Rlt_dec _ _); [reflexivity|lra].
Qed.

Lemma scale_of_third m row a : (1 <= m)%nat -> norm d (vsub row a) <= / 2 ^ m ->
  base C (K - 2) <= a O <= base C (K - 2) + 3 / 4 -> scale_of row = third_scale.
Proof.
  intros Hm Hrow Ha. apply (row_entry m row a Hm) in Hrow. apply Rabs_bounds in Hrow.
  destruct valid_parts as [HK [_ [Hd HR]]]. pose proof threshold_large as HT.
  pose proof (base_bounds C (K - 2) Hd HR) as Hb. specialize (Hb ltac:(apply valid)).
  fold K in HT. unfold scale_of. fold K. destruct (Rlt_dec _ _); [reflexivity|lra].
Qed.

Lemma small_tau_le n : small_tau n <= 1 / 2.
Proof.
  unfold small_tau. assert (/ 2 ^ (n + 1) <= / 2 ^ 1); [|simpl pow in *; lra].
  apply Rinv_le_contravar; [lra|]. apply Rle_pow; [lra|lia].
Qed.

Lemma third_tau_le : third_tau C <= 3 / 4.
Proof.
  destruct valid_parts as [_ [HL _]]. unfold third_tau. fold L.
  assert (/ 2 ^ L <= / 2 ^ 1); [|simpl pow in *; lra].
  apply Rinv_le_contravar; [lra|]. apply Rle_pow; [lra|exact HL].
Qed.

(** ** The members of Ω₃ *)

Definition answer_on_third_scale (m : nat) (row : vector) : answer_vectors :=
  match find (fun i => close d m row (tilt_row C (K - 2) i (third_tau C))) (seq 0 d) with
  | Some i => fun k => tilted_candidate C (K - 2) (third_tau C) k i
  | None => centroid C (K - 2)
  end.

(** Their distance √2 (3/2) 2⁻ᴸ exceeds 2·2⁻ᴸ. *)
Lemma third_rows_apart m row i j : (L <= m)%nat -> (i < d)%nat -> (j < d)%nat ->
  norm d (vsub row (tilt_row C (K - 2) i (third_tau C))) <= / 2 ^ m ->
  norm d (vsub row (tilt_row C (K - 2) j (third_tau C))) <= / 2 ^ m -> i = j.
Proof.
  intros Hm Hi Hj H1 H2. destruct (Nat.eq_dec i j) as [->|Hne]; [reflexivity|]. exfalso.
  pose proof (norm_sub_triangle d (tilt_row C (K - 2) i (third_tau C)) row (tilt_row C (K - 2) j (third_tau C))) as H.
  rewrite (norm_sub_comm d _ row) in H.
  assert (Hsq : third_tau C * third_tau C * 2 <=
    norm d (vsub (tilt_row C (K - 2) i (third_tau C)) (tilt_row C (K - 2) j (third_tau C))) *
    norm d (vsub (tilt_row C (K - 2) i (third_tau C)) (tilt_row C (K - 2) j (third_tau C)))).
  { rewrite norm_squared.
    rewrite (dot_ext d _ (vscale (third_tau C) (vsub (unit_vector i) (unit_vector j))) _
               (vscale (third_tau C) (vsub (unit_vector i) (unit_vector j)))).
    - rewrite dot_scale_l, dot_scale_r, dot_sub_l, !dot_sub_r, !dot_unit_vectors by assumption.
      rewrite !unit_vector_same, !unit_vector_other by congruence. apply Req_le. ring.
    - intros l _. unfold vsub, vscale, tilt_row. ring.
    - intros l _. unfold vsub, vscale, tilt_row. ring. }
  set (x := norm d (vsub (tilt_row C (K - 2) i (third_tau C)) (tilt_row C (K - 2) j (third_tau C)))) in *.
  assert (Hx : 0 <= x) by apply norm_nonneg.
  assert (/ 2 ^ m <= / 2 ^ L).
  { apply Rinv_le_contravar; [apply pow2_positive|]. apply Rle_pow; [lra|exact Hm]. }
  unfold third_tau in Hsq. fold L in Hsq. pose proof (inv_pow2_positive L). nra.
Qed.

Theorem answer_on_third_scale_exact m row i : (L <= m)%nat -> (i < d)%nat ->
  norm d (vsub row (tilt_row C (K - 2) i (third_tau C))) <= / 2 ^ m ->
  answer_on_third_scale m row = fun k => tilted_candidate C (K - 2) (third_tau C) k i.
Proof.
  intros Hm Hi Hrow. unfold answer_on_third_scale. destruct (find _ _) as [j|] eqn:E.
  - apply find_some in E. destruct E as [Hin Hclose]. apply in_seq in Hin. apply close_spec in Hclose.
    rewrite (third_rows_apart m row i j); auto. lia.
  - pose proof (find_none _ _ E i) as H. cbv beta in H. apply close_spec in Hrow. rewrite Hrow in H.
    discriminate H. apply in_seq. lia.
Qed.

End Class.
