(** * The weak breakdown epsilons of Ω₂ are the circumradius on the scale K - 1

    Both of them: with the highest level read as the measure, for general algorithms, and with the number of data read, for
    strategies.  The adversary gives ≥, and ≤ one datum of high enough level, which is a budget like any other. *)

From Coq Require Import Reals Arith Lra Lia List Classical_Prop.
From Coquelicot Require Import Rbar Lub.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.KDigits Barriers.NoDataBudget
  Positive.SmallTilts Positive.Identification BreakdownEpsilons.TwoSequences BreakdownEpsilons.StrongEpsilon.
Open Scope R_scope.

Section WeakEpsilon.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let D := (digits C - 1)%nat.
Let P := class_setting C.

Theorem weak_breakdown_epsilon_ge k : (k < samples C)%nat ->
  Rbar_le (circumradius C D k) (weak_breakdown_epsilon P (Omega2 C)).
Proof.
  intros Hk. apply Lub_Rbar_ge. intros e He G M.
  destruct (small_members_far C valid D k e (second_scale C valid) Hk He) as [n2 H2].
  set (n := S (Nat.max M n2)). pose proof (tilt_size n) as Htau.
  pose proof (class_candidates C valid) as Hd.
  set (iota := fun i => adversarial_data C D n i (/ 2 ^ (n + 1))).
  assert (Hgood : forall i, (i < d)%nat -> Omega2 C (tilt C D i (/ 2 ^ (n + 1))) /\
            admissible P (tilt C D i (/ 2 ^ (n + 1))) (iota i)).
  { intros i Hi. split; [exists i, n; repeat split; [exact Hi|lia]|]. apply second_admissible; assumption. }
  assert (H0 : (0 < d)%nat) by (unfold d; lia).
  destruct (classic (reads_above P (Omega2 C) G (iota O) M)) as [Hdeep|Hshallow].
  - exists (tilt C D 0 (/ 2 ^ (n + 1))), (iota O). destruct (Hgood O H0) as [HA Hadm].
    split; [exact HA|]. split; [exact Hadm|]. right. exact Hdeep.
  - assert (Hsame : forall i, (i < d)%nat -> result G (iota i) = result G (iota O)).
    { intros i Hi. apply (determined_by_reads G (iota O) (iota i)).
      - exists (tilt C D 0 (/ 2 ^ (n + 1))). apply Hgood, H0.
      - exists (tilt C D i (/ 2 ^ (n + 1))). apply Hgood, Hi.
      - intros kn Hkn. unfold iota. rewrite !adversarial_data_below; [reflexivity| |];
          (destruct (Nat.le_gt_cases (query_level kn) M) as [Hle|Hgt]; [lia|];
           elim Hshallow; exists kn; split; assumption). }
    destruct (result G (iota O)) as [out|] eqn:Hout.
    + destruct (H2 n ltac:(lia) (out k)) as [i [Hi Hfar]]. destruct (Hgood i Hi) as [HA Hadm].
      exists (tilt C D i (/ 2 ^ (n + 1))), (iota i). split; [exact HA|]. split; [exact Hadm|]. left.
      rewrite Hsame by exact Hi. exists k. split; [exact Hk|exact Hfar].
    + exists (tilt C D 0 (/ 2 ^ (n + 1))), (iota O). destruct (Hgood O H0) as [HA Hadm].
      split; [exact HA|]. split; [exact Hadm|]. left. rewrite Hout. exact I.
Qed.

(** The level from which one datum is enough for an error of e above the circumradius. *)
Lemma one_datum_level e : 0 <= e -> (forall k, (k < samples C)%nat -> circumradius C D k < e) ->
  exists m, (1 <= m)%nat /\ forall A iota, Omega2 C A -> admissible P A iota ->
    accurate P A e (answer_from_row C D m (first_row (iota (O, m)))).
Proof.
  intros He0 He.
  destruct (answer_from_row_accurate C D (class_candidates C valid) (second_scale C valid) e He0 He) as [m0 Hm0].
  exists (m0 + 4)%nat. destruct (Hm0 (m0 + 4)%nat ltac:(lia) ltac:(lia)) as [_ Htilt]. split; [lia|].
  intros A iota [i [n [Hi [Hn ->]]]] Hadm. apply (Htilt _ i n Hi Hn).
  eapply admissible_row; [apply class_samples, valid|lia|exact Hadm].
Qed.

Lemma circumradius_nonnegative k : (k < samples C)%nat -> 0 <= circumradius C D k.
Proof.
  intros Hk. rewrite circumradius_value by (apply class_candidates, valid).
  apply Rmult_le_pos; [|apply sqrt_pos]. apply Rlt_le.
  apply vertex_positive; [apply class_candidates, valid|apply second_scale, valid|exact Hk].
Qed.

Theorem weak_breakdown_epsilon_le rho : (forall k, (k < samples C)%nat -> circumradius C D k <= rho) ->
  Rbar_le (weak_breakdown_epsilon P (Omega2 C)) rho.
Proof.
  intros Hrho. pose proof (Hrho O (class_samples C valid)) as H0.
  pose proof (circumradius_nonnegative O (class_samples C valid)).
  apply Lub_Rbar_le. intros e He. apply Rnot_lt_le. intros Hlt.
  destruct (one_datum_level e) as [m [_ Hm]]; [lra|intros k Hk; specialize (Hrho k Hk); lra|].
  destruct (He (one_datum_algorithm P (Omega2 C) (O, m) (fun t => answer_from_row C D m (first_row t))) m)
    as [A [iota [HA [Hadm [[k [Hk Hfar]]|[kn [Hread Habove]]]]]]].
  - exact (Hfar (Hm A iota HA Hadm k Hk)).
  - simpl in Hread. subst kn. simpl in Habove. lia.
Qed.

Theorem counting_weak_breakdown_epsilon_le rho : (forall k, (k < samples C)%nat -> circumradius C D k <= rho) ->
  Rbar_le (counting_weak_breakdown_epsilon P (Omega2 C)) rho.
Proof.
  intros Hrho. pose proof (Hrho O (class_samples C valid)) as H0.
  pose proof (circumradius_nonnegative O (class_samples C valid)).
  apply Lub_Rbar_le. intros e He. apply Rnot_lt_le. intros Hlt.
  destruct (one_datum_level e) as [m [_ Hm]]; [lra|intros k Hk; specialize (Hrho k Hk); lra|].
  destruct (He (fun known => match known with
                             | nil => ask (O, m)
                             | t :: _ => halt (answer_from_row C D m (first_row t))
                             end) 1%nat) as [A [iota [HA [Hadm Herr]]]].
  destruct (Herr _ eq_refl) as [k [Hk Hfar]]. exact (Hfar (Hm A iota HA Hadm k Hk)).
Qed.

(** ε_w(Ω₂) = max_k κ_k √((d - 1)/(2d)) on the scale K - 1. *)
Theorem weak_breakdown_epsilon_is_circumradius rho : is_maximum (samples C) (circumradius C D) rho ->
  weak_breakdown_epsilon P (Omega2 C) = rho.
Proof.
  intros [[k [Hk Hmax]] Hle]. apply Rbar_le_antisym.
  - apply weak_breakdown_epsilon_le, Hle.
  - rewrite <- Hmax. apply weak_breakdown_epsilon_ge, Hk.
Qed.

Theorem counting_weak_breakdown_epsilon_is_circumradius rho : is_maximum (samples C) (circumradius C D) rho ->
  counting_weak_breakdown_epsilon P (Omega2 C) = rho.
Proof.
  intros [[k [Hk Hmax]] Hle]. apply Rbar_le_antisym.
  - apply counting_weak_breakdown_epsilon_le, Hle.
  - rewrite <- Hmax. apply counting_weak_breakdown_epsilon_ge; assumption.
Qed.

End WeakEpsilon.
