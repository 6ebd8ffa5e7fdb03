(** * Theorem 2 (1): K digits are impossible

    Deterministic part.  The adversary answers every query with the data of the centre.  If the algorithm halts, having
    read levels up to n only, the d members tilt(K, i, 2⁻ⁿ⁻¹) admit exactly these data, and one of them is badly served. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.GeneralAlgorithms Definitions.BlockMatrices
  Definitions.PhaseTransitionClass Definitions.BreakdownEpsilons
  LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding
  Barriers.Candidates Barriers.TiltedMembers Barriers.VertexShrinkage Barriers.Counting.
Open Scope R_scope.

(** ** Runs on data that agree up to a level *)

Section CommonRuns.

Variables (P : setting) (W : matrix_class).

Lemma bounded_levels (l : list query) : exists n, forall kn, In kn l -> (query_level kn <= n)%nat.
Proof.
  induction l as [|kn l [n IH]]; [exists O; intros kn []|].
  exists (Nat.max (query_level kn) n). intros kn' [<-|Hin]; [|specialize (IH kn' Hin)]; lia.
Qed.

(** An algorithm that halts has read only levels up to some n0. *)
Lemma reads_bounded (G : algorithm P W) iota :
  training_sets P W iota -> result G iota <> None ->
  exists n0, forall kn, reads G iota kn -> (query_level kn <= n0)%nat.
Proof.
  intros Hdom Hhalt. destruct (reads_finitely_many G iota Hdom Hhalt) as [l Hl].
  destruct (bounded_levels l) as [n0 Hn0]. exists n0. auto.
Qed.

Lemma same_result (G : algorithm P W) iota iota' n0 :
  training_sets P W iota -> training_sets P W iota' ->
  (forall kn, reads G iota kn -> (query_level kn <= n0)%nat) ->
  (forall kn, (query_level kn <= n0)%nat -> iota kn = iota' kn) ->
  result G iota' = result G iota.
Proof.
  intros H1 H2 Hn Hagree. apply (determined_by_reads G iota iota' H1 H2). intros kn Hkn. auto.
Qed.

End CommonRuns.

(** ** The theorem *)

Section KDigits.

Variable C : parameters.
Hypothesis valid : valid_class C.
Let d := candidates C.
Let K := digits C.
Let P := class_setting C.

Lemma class_candidates : (2 <= candidates C)%nat.
Proof. apply valid. Qed.

Lemma class_samples : (1 <= samples C)%nat.
Proof. apply valid. Qed.

Lemma class_scale_K : valid_scale C (digits C).
Proof. apply valid. Qed.

Lemma tilt_in_Omega1 i n : (i < candidates C)%nat -> (1 <= n)%nat -> Omega1 C (tilt C K i (/ 2 ^ (n + 1))).
Proof. intros Hi Hn. right. exists i, n. auto. Qed.

Lemma tilt_size n : 0 < / 2 ^ (n + 1) <= 3 / 4 * / 2 ^ n.
Proof.
  pose proof (inv_pow2_positive n). rewrite pow_add, Rinv_mult. simpl (2 ^ 1). rewrite Rmult_1_r. lra.
Qed.

(** Any class that contains Ω₁ will do, Ω(K, L) for one. *)
Variable W : matrix_class.
Hypothesis contains_Omega1 : forall A, Omega1 C A -> W A.

Lemma centre_training_set : training_sets P W (centre_data C K).
Proof.
  exists (centre C K). split; [apply contains_Omega1; left; reflexivity|].
  apply centre_data_admissible; [apply class_candidates|apply class_scale_K].
Qed.

Lemma adversarial_training_set n i : (i < d)%nat -> (1 <= n)%nat ->
  training_sets P W (adversarial_data C K n i (/ 2 ^ (n + 1))).
Proof.
  intros Hi Hn. exists (tilt C K i (/ 2 ^ (n + 1))). split; [apply contains_Omega1, tilt_in_Omega1; assumption|].
  pose proof (tilt_size n). apply adversarial_data_admissible; auto using class_candidates, class_scale_K. lra.
Qed.

(** What an algorithm answers on the centre's data, it answers on the d members with small enough τ. *)
Lemma common_answer (G : algorithm P W) out :
  result G (centre_data C K) = Some out ->
  exists n0, forall n i, (n0 <= n)%nat -> (1 <= n)%nat -> (i < d)%nat ->
    result G (adversarial_data C K n i (/ 2 ^ (n + 1))) = Some out.
Proof.
  intros Hout. destruct (reads_bounded P W G (centre_data C K)) as [n0 Hn0];
    [apply centre_training_set|congruence|].
  exists n0. intros n i Hn H1 Hi. rewrite <- Hout. apply (same_result P W G _ _ n).
  - apply centre_training_set.
  - apply adversarial_training_set; assumption.
  - intros kn Hkn. specialize (Hn0 kn Hkn). lia.
  - intros kn Hkn. symmetry. apply adversarial_data_below, Hkn.
Qed.

Lemma members_apart : exists n0, forall n, (n0 <= n)%nat -> forall k, (k < samples C)%nat ->
  2 * / 10 ^ K < sqrt 2 * tilted_vertex C K (/ 2 ^ (n + 1)) k.
Proof. exact (members_eventually_apart C K class_candidates class_scale_K). Qed.

(** Every algorithm errs by more than 10⁻ᴷ, at some sample, on some training set (by +∞ if it does not halt). *)
Theorem K_digits_impossible (G : algorithm P W) :
  exists A iota, Omega1 C A /\ admissible P A iota /\ error_exceeds P A (/ 10 ^ K) (result G iota).
Proof.
  destruct (result G (centre_data C K)) as [out|] eqn:Hout.
  - destruct (common_answer G out Hout) as [n1 H1]. destruct members_apart as [n2 H2].
    set (n := S (Nat.max n1 n2)). pose proof (tilt_size n) as Htau.
    destruct (some_event_fails d
      (fun i => dist_le (columns P) (out O) (solutions P (tilt C K i (/ 2 ^ (n + 1))) (sample P 0)) (/ 10 ^ K)))
      as [i [Hi Hfar]]; [apply class_candidates| |].
    { intros i j Hi Hj Hij. pose proof class_samples.
      apply (members_exclude_each_other C K class_candidates class_scale_K); try assumption; try lra; try lia.
      apply H2; lia. }
    exists (tilt C K i (/ 2 ^ (n + 1))), (adversarial_data C K n i (/ 2 ^ (n + 1))).
    split; [apply tilt_in_Omega1; [exact Hi|lia]|]. split.
    + apply adversarial_data_admissible; auto using class_candidates, class_scale_K. lra.
    + rewrite H1 by (try exact Hi; lia). exists O. split; [apply class_samples|exact Hfar].
  - exists (centre C K), (centre_data C K). split; [left; reflexivity|]. split.
    + apply centre_data_admissible; [apply class_candidates|apply class_scale_K].
    + rewrite Hout. exact I.
Qed.

(** At every sample, if there are fewer samples than candidates. *)
Theorem K_digits_impossible_at_every_sample (G : algorithm P W) :
  (samples C < candidates C)%nat ->
  exists A iota, Omega1 C A /\ admissible P A iota /\ error_exceeds_everywhere P A (/ 10 ^ K) (result G iota).
Proof.
  intros Hfew. destruct (result G (centre_data C K)) as [out|] eqn:Hout.
  - destruct (common_answer G out Hout) as [n1 H1]. destruct members_apart as [n2 H2].
    set (n := S (Nat.max n1 n2)). pose proof (tilt_size n) as Htau.
    destruct (some_event_fails_everywhere d (samples C)
      (fun i k => dist_le (columns P) (out k) (solutions P (tilt C K i (/ 2 ^ (n + 1))) (sample P k)) (/ 10 ^ K)))
      as [i [Hi Hfar]]; [exact Hfew| |].
    { intros k i j Hk Hi Hj Hij.
      apply (members_exclude_each_other C K class_candidates class_scale_K); try assumption; try lra.
      apply H2; [lia|exact Hk]. }
    exists (tilt C K i (/ 2 ^ (n + 1))), (adversarial_data C K n i (/ 2 ^ (n + 1))).
    split; [apply tilt_in_Omega1; [exact Hi|lia]|]. split.
    + apply adversarial_data_admissible; auto using class_candidates, class_scale_K. lra.
    + rewrite H1 by (try exact Hi; lia). exact Hfar.
  - exists (centre C K), (centre_data C K). split; [left; reflexivity|]. split.
    + apply centre_data_admissible; [apply class_candidates|apply class_scale_K].
    + rewrite Hout. exact I.
Qed.

End KDigits.
