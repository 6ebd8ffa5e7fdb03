(** * The strong breakdown epsilon of Ω₁ is the circumradius

    The adversary gives ≥, the algorithm that reads one datum of high level and answers the centroid unless it recognises the member
    gives ≤.  With several samples it is the largest of their circumradii. *)

From Coq Require Import Reals Arith Lra Lia List.
From Coquelicot Require Import Rbar Lub.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.KDigits Barriers.NoDataBudget
  Positive.SmallTilts Positive.Identification BreakdownEpsilons.TwoSequences.
Open Scope R_scope.

(** The algorithm that reads one datum. *)
Definition one_datum_algorithm (P : setting) (W : matrix_class) (kn : query) (f : datum -> answer_vectors) :
  algorithm P W.
Proof.
  refine {| result := fun iota => Some (f (iota kn)); reads := fun _ q => q = kn |}.
  - intros iota _ _. exists (kn :: nil). intros q ->. left. reflexivity.
  - intros iota iota' _ _ H. rewrite (H kn eq_refl). split; [reflexivity|]. tauto.
Defined.

Lemma Lub_Rbar_le (E : R -> Prop) b : (forall e, E e -> e <= b) -> Rbar_le (Lub_Rbar E) b.
Proof. intros H. destruct (Lub_Rbar_correct E) as [_ Hleast]. apply Hleast. intros e He. exact (H e He). Qed.

Section StrongEpsilon.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let P := class_setting C.

(** The sphere about the centroid: below the circumradius, every output errs by more on a member with small enough τ. *)
Lemma small_members_far D k e : valid_scale C D -> (k < samples C)%nat -> e < circumradius C D k ->
  exists n0, forall n, (n0 <= n)%nat -> forall x, exists i, (i < d)%nat /\
    dist_gt (columns P) x (solutions P (tilt C D i (/ 2 ^ (n + 1))) (sample P k)) e.
Proof.
  intros Hscale Hk He. pose proof (class_candidates C valid) as H2.
  pose proof (candidates_ge_two C H2) as Hd. fold d in Hd.
  rewrite circumradius_value in He by exact H2.
  set (s := sqrt ((INR (candidates C) - 1) / INR (candidates C))) in He.
  assert (Hs : 0 < s).
  { apply sqrt_lt_R0, Rdiv_lt_0_compat; fold d; lra. }
  destruct (small_power ((vertex C D k - e / s) / vertex C D k)) as [n0 Hn0].
  { pose proof (vertex_positive C D H2 Hscale k Hk) as Hv. apply Rdiv_lt_0_compat; [|exact Hv].
    apply Rmult_lt_reg_r with s; [exact Hs|]. rewrite Rmult_minus_distr_r.
    replace (e / s * s) with e by (field; lra). lra. }
  exists n0. intros n Hn x. pose proof (inv_pow2_positive (n + 1)) as Htau.
  apply (some_member_far C D H2 Hscale); [exact Htau|exact Hk|]. fold s.
  pose proof (vertex_positive C D H2 Hscale k Hk) as Hv.
  eapply Rlt_le_trans; [|apply Rmult_le_compat_r; [lra|apply tilted_vertex_ge; [exact H2|exact Hscale|lra|exact Hk]]].
  specialize (Hn0 (n + 1)%nat ltac:(lia)).
  apply Rmult_lt_compat_r with (r := vertex C D k) in Hn0; [|exact Hv].
  replace ((vertex C D k - e / s) / vertex C D k * vertex C D k) with (vertex C D k - e / s) in Hn0 by (field; lra).
  replace e with (e / s * s) by (field; lra). apply Rmult_lt_compat_r; [exact Hs|]. lra.
Qed.

Theorem strong_breakdown_epsilon_ge k : (k < samples C)%nat ->
  Rbar_le (circumradius C K k) (strong_breakdown_epsilon P (Omega1 C)).
Proof.
  intros Hk. apply Lub_Rbar_ge. intros e He G.
  assert (Hself : forall A, Omega1 C A -> Omega1 C A) by auto.
  destruct (result G (centre_data C K)) as [out|] eqn:Hout.
  - destruct (common_answer C valid (Omega1 C) Hself G out Hout) as [n1 H1].
    destruct (small_members_far K k e (class_scale_K C valid) Hk He) as [n2 H2].
    set (n := S (Nat.max n1 n2)). pose proof (tilt_size n) as Htau.
    destruct (H2 n ltac:(lia) (out k)) as [i [Hi Hfar]].
    exists (tilt C K i (/ 2 ^ (n + 1))), (adversarial_data C K n i (/ 2 ^ (n + 1))).
    split; [apply tilt_in_Omega1; [exact Hi|lia]|]. split.
    + apply adversarial_data_admissible; [apply class_candidates, valid|apply class_scale_K, valid|exact Hi|lra].
    + rewrite H1 by (exact Hi || lia). exists k. split; [exact Hk|exact Hfar].
  - exists (centre C K), (centre_data C K). split; [left; reflexivity|]. split.
    + apply centre_data_admissible; [apply class_candidates|apply class_scale_K]; exact valid.
    + rewrite Hout. exact I.
Qed.

(** Whatever e above all circumradii is reached by an algorithm that reads a single datum. *)
Theorem one_datum_reaches e : 0 <= e -> (forall k, (k < samples C)%nat -> circumradius C K k < e) ->
  exists G : algorithm P (Omega1 C), forall A iota, Omega1 C A -> admissible P A iota ->
    exists out, result G iota = Some out /\ accurate P A e out.
Proof.
  intros He0 He.
  destruct (answer_from_row_accurate C K (class_candidates C valid) (class_scale_K C valid) e He0 He) as [m0 Hm0].
  set (m := (m0 + 4)%nat). destruct (Hm0 m ltac:(lia) ltac:(lia)) as [Hcentre Htilt].
  exists (one_datum_algorithm P (Omega1 C) (O, m) (fun t => answer_from_row C K m (first_row t))).
  intros A iota HA Hadm. eexists. split; [reflexivity|].
  destruct HA as [->|[i [n [Hi [Hn ->]]]]].
  - apply Hcentre. eapply admissible_row; [apply class_samples, valid|lia|exact Hadm].
  - apply (Htilt _ i n Hi Hn). eapply admissible_row; [apply class_samples, valid|lia|exact Hadm].
Qed.

Theorem strong_breakdown_epsilon_le rho : (forall k, (k < samples C)%nat -> circumradius C K k <= rho) ->
  Rbar_le (strong_breakdown_epsilon P (Omega1 C)) rho.
Proof.
  intros Hrho. pose proof (class_samples C valid) as HR.
  assert (Hpos : 0 <= rho).
  { eapply Rle_trans; [|apply (Hrho O HR)]. rewrite circumradius_value by (apply class_candidates, valid).
    apply Rmult_le_pos; [|apply sqrt_pos]. apply Rlt_le.
    apply vertex_positive; [apply class_candidates, valid|apply class_scale_K, valid|exact HR]. }
  apply Lub_Rbar_le. intros e He. apply Rnot_lt_le. intros Hlt.
  destruct (one_datum_reaches e) as [G HG]; [lra|intros k Hk; specialize (Hrho k Hk); lra|].
  destruct (He G) as [A [iota [HA [Hadm Herr]]]].
  destruct (HG A iota HA Hadm) as [out [Hout Hacc]]. rewrite Hout in Herr.
  destruct Herr as [k [Hk Hfar]]. exact (Hfar (Hacc k Hk)).
Qed.

(** ε_s(Ω₁) = max_k κ_k √((d - 1)/(2d)). *)
Theorem strong_breakdown_epsilon_is_circumradius rho : is_maximum (samples C) (circumradius C K) rho ->
  strong_breakdown_epsilon P (Omega1 C) = rho.
Proof.
  intros [[k [Hk Hmax]] Hle]. apply Rbar_le_antisym.
  - apply strong_breakdown_epsilon_le, Hle.
  - rewrite <- Hmax. apply strong_breakdown_epsilon_ge, Hk.
Qed.

(** ** Lower bounds for the weak breakdown epsilons of Ω₂ *)

(** With the number of data as the measure, for strategies. *)
Theorem counting_weak_breakdown_epsilon_ge k : (k < samples C)%nat ->
  Rbar_le (circumradius C (digits C - 1) k) (counting_weak_breakdown_epsilon P (Omega2 C)).
Proof.
  intros Hk. apply Lub_Rbar_ge. intros e He G M. set (D := (digits C - 1)%nat) in *.
  pose proof (second_scale C valid) as Hscale. fold D in Hscale.
  destruct (small_members_far D k e Hscale Hk He) as [n2 H2].
  assert (Hn : exists n, forall j kn, (j < M)%nat -> G (answers G (centre_data C D) j) = ask kn ->
            (query_level kn <= n)%nat).
  { induction M as [|M' [n IH]]; [exists O; intros; lia|].
    destruct (G (answers G (centre_data C D) M')) as [kn0|o] eqn:E.
    - exists (Nat.max n (query_level kn0)). intros j kn Hj Hkn. destruct (Nat.eq_dec j M') as [->|Hne].
      + rewrite E in Hkn. injection Hkn as <-. lia.
      + specialize (IH j kn ltac:(lia) Hkn). lia.
    - exists n. intros j kn Hj Hkn. destruct (Nat.eq_dec j M') as [->|Hne]; [congruence|].
      apply (IH j kn); [lia|exact Hkn]. }
  destruct Hn as [n1 H1]. set (n := S (Nat.max n1 n2)). pose proof (tilt_size n) as Htau.
  assert (Hsame : forall i, run_within G (adversarial_data C D n i (/ 2 ^ (n + 1))) M =
                            run_within G (centre_data C D) M).
  { intros i. unfold run_within. rewrite (answers_agree _ _ _ G (centre_data C D)); [reflexivity|].
    intros j kn Hj Hkn. symmetry. apply adversarial_data_below. specialize (H1 j kn Hj Hkn). lia. }
  assert (Hgood : forall i, (i < d)%nat -> Omega2 C (tilt C D i (/ 2 ^ (n + 1))) /\
            admissible P (tilt C D i (/ 2 ^ (n + 1))) (adversarial_data C D n i (/ 2 ^ (n + 1)))).
  { intros i Hi. split; [exists i, n; repeat split; [exact Hi|lia]|].
    apply adversarial_data_admissible; [apply class_candidates, valid|exact Hscale|exact Hi|lra]. }
  destruct (run_within G (centre_data C D) M) as [out|] eqn:Hrun.
  - destruct (H2 n ltac:(lia) (out k)) as [i [Hi Hfar]]. destruct (Hgood i Hi) as [HA Hadm].
    exists (tilt C D i (/ 2 ^ (n + 1))), (adversarial_data C D n i (/ 2 ^ (n + 1))).
    split; [exact HA|]. split; [exact Hadm|]. intros out' Hout.
    apply run_within_some in Hout. rewrite Hsame in Hout. injection Hout as <-.
    exists k. split; [exact Hk|exact Hfar].
  - destruct (Hgood O) as [HA Hadm]; [pose proof (class_candidates C valid); unfold d; lia|].
    exists (tilt C D 0 (/ 2 ^ (n + 1))), (adversarial_data C D n 0 (/ 2 ^ (n + 1))).
    split; [exact HA|]. split; [exact Hadm|]. intros out' Hout.
    apply run_within_some in Hout. rewrite Hsame in Hout. discriminate.
Qed.

End StrongEpsilon.
