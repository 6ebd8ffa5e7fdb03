(** * The condition of the sharpness in (3) holds for the usual normalisations

    For a base g_D ≤ 0.51·10ᴰ times the lower bound of c: √2/3 = 0.4714... in the paper, 33/70 = 0.4714... with rational bases. *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Norms
  Barriers.TiltedMembers Barriers.LevelsBelowL Conditioning.PaperNormalisation.
Open Scope R_scope.

Section Normalisation.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let D := (digits C - 2)%nat.
Let p := class_problem C.

Theorem small_base_is_apart :
  base C (digits C - 2) <= factor_lower_bound p * (51 / 100 * 10 ^ (digits C - 2)) -> tilted_members_apart C.
Proof.
  intros Hbase. fold D in Hbase. apply (paper_normalisation_is_apart C valid). intros k Hk. fold D.
  pose proof (third_scale C valid) as scale. pose proof (third_candidates C valid) as Hd. fold D in scale.
  pose proof (base_ge_one C D scale) as Hg. pose proof (centre_norm_positive C D Hd scale) as Ha.
  pose proof (factor_above_bound p (tail C) (eta C k) (base C D) _ Hg Ha (centre_valid C D scale k Hk)) as Hc.
  assert (Hb : 1 / 2 <= factor_lower_bound p) by (unfold factor_lower_bound; destruct p; lra).
  assert (HT : 0 < 10 ^ D) by (apply pow_lt; lra). pose proof root_two_bounds as Hroot.
  unfold kappa, vertex. fold p. set (c := first_block_factor _ _ _ _ _) in *.
  assert (Hv : 100 / 51 * / 10 ^ D <= c / base C D).
  { apply Rmult_le_reg_r with (base C D); [lra|].
    replace (c / base C D * base C D) with c by (field; lra).
    apply Rle_trans with (100 / 51 * / 10 ^ D * (factor_lower_bound p * (51 / 100 * 10 ^ D))).
    - apply Rmult_le_compat_l; [|exact Hbase]. apply Rmult_le_pos; [lra|]. apply Rlt_le, Rinv_0_lt_compat, HT.
    - replace (100 / 51 * / 10 ^ D * (factor_lower_bound p * (51 / 100 * 10 ^ D))) with (factor_lower_bound p)
        by (field; lra). exact Hc. }
  assert (0 < / 10 ^ D) by (apply Rinv_0_lt_compat, HT). nra.
Qed.

Corollary paper_base_is_apart :
  base C (digits C - 2) = paper_base p (digits C - 2) -> tilted_members_apart C.
Proof.
  intros E. apply small_base_is_apart. rewrite E. unfold paper_base. fold D. pose proof root_two_bounds.
  assert (HT : 0 < 10 ^ D) by (apply pow_lt; lra).
  apply Rmult_le_compat_l; [unfold factor_lower_bound; destruct p; lra|]. nra.
Qed.

Corollary rational_base_is_apart :
  base C (digits C - 2) = factor_lower_bound p * (33 / 70 * 10 ^ (digits C - 2)) -> tilted_members_apart C.
Proof.
  intros E. apply small_base_is_apart. rewrite E. fold D.
  assert (HT : 0 < 10 ^ D) by (apply pow_lt; lra).
  apply Rmult_le_compat_l; [unfold factor_lower_bound; destruct p; lra|]. nra.
Qed.

End Normalisation.
