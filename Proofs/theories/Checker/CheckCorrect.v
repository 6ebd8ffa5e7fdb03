(** * What passes the checks is true *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool FunctionalExtensionality.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BreakdownEpsilons LinearAlgebra.Sums LinearAlgebra.Norms
  Checker.Intervals Checker.Definiteness Checker.DistanceBounds Checker.ProofCheck Checker.Certificate
  Checker.Enclosures Checker.Check.
Import ListNotations.
Open Scope R_scope.

Section Checks.
Variables (scale : positive) (c : certificate).
Notation contains := (contains scale).
Notation iQ := (iof_Q scale).
Notation m := (size_m c).
Notation N := (size_N c).
Notation k := (the_kind c).
Notation parameter := (the_parameter c).

Section Correctness.
Variable E : instance_enclosure.
Hypothesis shape_ok : (instance_shape c) = true.
Hypothesis enclosed : (enclose_instance scale c) = Some E.

Lemma answer_admissible a :
  (forall b r, In (b, r) (check_answer scale c E a) -> b = true) ->
  (answer_sample a < sample_count (instance c))%nat /\ (1 <= answer_level a)%nat /\
  admissible_datum (instance c) (A c) (sample (instance c) (answer_sample a)) (answer_level a) (shown c a).
Proof.
  intros H. destruct (enclose_instance_correct scale c E shape_ok enclosed) as [CA Cy].
  unfold check_answer in H. cbv zeta in H.
  set (MI := (data_matrixI scale c) (matrix_of c a)) in *.
  set (r := iQ (levelQ (answer_level a))) in *.
  set (vI := fun i => iQ (nth i (vector_of c a) 0%Q)) in *.
  pose proof (H _ _ (or_introl eq_refl)) as H1.
  pose proof (H _ _ (or_intror (or_introl eq_refl))) as H2.
  pose proof (H _ _ (or_intror (or_intror (or_introl eq_refl)))) as H3.
  pose proof (H _ _ (or_intror (or_intror (or_intror (or_introl eq_refl))))) as H4.
  pose proof (H _ _ (or_intror (or_intror (or_intror (or_intror (or_intror (or_introl eq_refl))))))) as H6.
  clear H. rewrite !andb_true_iff in H1. destruct H1 as [[[[[[[_ _] _] Hs] _] _] _] _].
  apply Nat.ltb_lt in Hs. apply Nat.leb_le in H2.
  split; [exact Hs|]. split; [exact H2|].
  assert (Cr : contains r (/ 2 ^ answer_level a)) by (rewrite <- levelQ_correct; apply contains_Q).
  assert (CM : forall i j, (i < m)%nat -> (j < N)%nat ->
    contains (entry MI i j) (real_matrix (datum_matrix (shown c a)) i j)).
  { intros. apply (data_matrixI_correct scale c); assumption. }
  assert (Cv : forall i, (i < m)%nat -> contains (vI i) (real_vector (datum_sample (shown c a)) i))
    by (intros; apply contains_Q).
  unfold admissible_datum. cbv zeta. repeat split.
  - apply (operator_norm_correct scale _ _ _ _ _ _ (fun i j Hi Hj => contains_sub scale _ _ _ _ (CM i j Hi Hj) (CA i j Hi Hj)) Cr H3).
  - apply (ile_correct scale _ _ _ _ H4); [|exact Cr]. apply contains_norm. intros i Hi.
    apply contains_sub; [apply Cv, Hi|apply Cy; assumption].
  - destruct (check_proof scale k parameter m N (entry MI) vI (same_data_columns c (matrix_of c a)) (entry_proof (entry_of c a)))
      as [en|n] eqn:Ec; [|discriminate].
    refine (upper_bound_correct scale k parameter m N (entry MI) vI (same_data_columns c (matrix_of c a))
      (entry_proof (entry_of c a)) (real_matrix (datum_matrix (shown c a))) (real_vector (datum_sample (shown c a)))
      CM Cv _ en Ec _ _ _ _ _ H6 Cr).
    + intros j j' _ _ Hsame i Hi. unfold real_matrix. simpl. f_equal. apply (same_data_columns_correct c); assumption.
    + intros j Hj. apply contains_Q.
Qed.

Lemma evidence_at_correct s en : (s < length (solution_sets c))%nat -> (evidence_at scale c) E s = Accepted en ->
  check_proof scale k parameter m N (entry (matrixI E)) (entry (samplesI E) s) (same_instance_columns c) (proof_at c s) =
    Accepted en.
Proof.
  intros Hs H. unfold evidence_at, evidence in H.
  set (f := fun sp : nat * proof => check_proof scale k parameter m N (entry (matrixI E)) (entry (samplesI E) (fst sp))
    (same_instance_columns c) (snd sp)) in *.
  set (l := combine (seq 0 (length (solution_sets c))) (solution_sets c)) in *.
  assert (Hl : length l = length (solution_sets c)) by (unfold l; rewrite combine_length, seq_length; lia).
  rewrite (nth_indep _ _ (f (O, no_proof))) in H by (rewrite map_length; lia).
  rewrite map_nth in H. unfold l in H. rewrite combine_nth in H by apply seq_length.
  rewrite seq_nth in H by exact Hs. exact H.
Qed.

Definition evidence_point (s : nat) : vector := rational_vector (point (proof_at c s)).

(** What [(check_points scale c)] and the (evidence scale c) say about the points. *)
Definition points_feasible : Prop := forall s, (s < length (sample_vectors c))%nat ->
  misfit m N (A c) (instance_sample c s) (evidence_point s) <= Q2R parameter.

Definition points_nearly_feasible : Prop := forall a s, answered c a -> (s < length (sample_vectors c))%nat ->
  (forall b, answered c b -> answer_level b = answer_level a -> answer_sample b <> s) ->
  misfit m N (real_matrix (datum_matrix (shown c a))) (instance_sample c s) (evidence_point s) <
    Q2R parameter + / 2 ^ answer_level a.

Lemma points_feasible_correct : k = P1_kind -> length (solution_sets c) = length (sample_vectors c) ->
  (forall b r, In (b, r) (check_evidence scale c E) -> b = true) -> points_feasible.
Proof.
  intros Hk Hlen H s Hs. destruct (enclose_instance_correct scale c E shape_ok enclosed) as [CA Cy].
  assert (Hin : In (evidence_at scale c E s) (evidence scale c E)).
  { unfold evidence_at. apply nth_In. unfold evidence. rewrite map_length, combine_length, seq_length. lia. }
  destruct (evidence_at scale c E s) as [en|n] eqn:Ev.
  - apply evidence_at_correct in Ev; [|lia].
    pose proof (condition_feasible _ _ _ _ _ _ _ _ _ _ _ _ _ (conditions_hold scale k parameter m N _ _
      (same_instance_columns c) (proof_at c s) (A c) (instance_sample c s) CA (fun i Hi => Cy s i Hs Hi)
      (fun j j' _ _ => (same_instance_columns_correct c) j j') en Ev)) as F.
    rewrite Hk in F. exact F.
  - exfalso. assert (Hb : In (false, Rule_proof n) (check_evidence scale c E)).
    { unfold check_evidence. apply in_map_iff. exists (Rejected n). split; [reflexivity|exact Hin]. }
    specialize (H _ _ Hb). discriminate.
Qed.

Lemma points_nearly_feasible_correct : forallb (check_level scale c E) (answered_levels c) = true ->
  (forall a b, answered c a -> answered c b -> answer_level a = answer_level b ->
     datum_matrix (shown c a) = datum_matrix (shown c b)) ->
  points_nearly_feasible.
Proof.
  intros H Hmat a s Ha Hs Hnot. destruct (enclose_instance_correct scale c E shape_ok enclosed) as [_ Cy].
  rewrite forallb_forall in H.
  assert (Hin : In a (filter (fun b => Nat.eqb (answer_level b) (answer_level a)) (all_answers c))).
  { apply filter_In. split; [apply (all_answers_correct c), Ha|apply Nat.eqb_refl]. }
  assert (Hn : (check_level scale c) E (answer_level a) = true).
  { apply H. apply nodup_In, in_map, (all_answers_correct c), Ha. }
  unfold check_level in Hn.
  assert (Hhere : forall b, In b (filter (fun b => Nat.eqb (answer_level b) (answer_level a)) (all_answers c)) ->
    answered c b /\ answer_level b = answer_level a).
  { intros b Hb. apply filter_In in Hb. destruct Hb as [Hb1 Hb2]. split; [|apply Nat.eqb_eq, Hb2].
    apply nodup_In, in_flat_map in Hb1. destruct Hb1 as [r [Hr Hb]]. exists r. auto. }
  destruct (filter _ (all_answers c)) as [|b rest]; [destruct Hin|].
  destruct (Hhere b (or_introl eq_refl)) as [Hb Hlevel].
  pose proof (all_below_correct _ _ Hn s Hs) as Hc. cbv beta in Hc. apply orb_true_iff in Hc. destruct Hc as [Hc|Hc].
  - exfalso. apply existsb_exists in Hc. destruct Hc as [b' [Hb' Es]]. apply Nat.eqb_eq in Es.
    destruct (Hhere b' Hb') as [Hb1 Hb2]. exact (Hnot b' Hb1 Hb2 Es).
  - rewrite (Hmat a b Ha Hb (eq_sym Hlevel)).
    apply (ilt_correct scale _ _ _ _ Hc).
    + unfold misfit. apply contains_norm. intros i Hi. apply contains_sub; [|apply Cy; assumption].
      apply contains_dot; intros j Hj; [|apply contains_Q]. apply (data_matrixI_correct scale c); assumption.
    + apply contains_add; [apply contains_Q|]. rewrite <- levelQ_correct. apply contains_Q.
Qed.

Lemma enclose_layer_correct n L h hr h' : (enclose_layer scale) E n L h = Some h' ->
  (forall j, (j < n)%nat -> contains (nth j h izero) (hr j)) ->
  forall i, (i < length (weights L))%nat -> contains (nth i h' izero) (layer_value c n L hr i).
Proof.
  unfold enclose_layer. intros H Hh i Hi. pose proof (enclose_instance_environment scale c E enclosed) as HE.
  destruct (is_matrix (length (weights L)) n (weights L)) eqn:Hm; [|discriminate].
  destruct (Nat.eqb_spec (length (biases L)) (length (weights L))) as [Hb|]; [|discriminate]. cbn [andb] in H.
  destruct (enclose_rows scale (environmentI E) (weights L)) as [W|] eqn:EW; [|discriminate]. cbn [bind] in H.
  destruct (traverse (enclose scale (environmentI E)) (biases L)) as [b|] eqn:Eb; [|discriminate]. cbn [bind] in H.
  injection H as <-. rewrite nth_table by exact Hi. apply is_matrix_correct in Hm. destruct Hm as [Hm1 Hm2].
  assert (Cz : contains (iadd (idot scale n (entry W i) (fun j => nth j h izero)) (nth i b izero))
    (sum n (fun j => value (env c) (expression_at (weights L) i j) * hr j) + value (env c) (nth i (biases L) (Rational 0)))).
  { apply contains_add.
    - apply contains_sum. intros j Hj. apply contains_mul; [|apply Hh, Hj].
      eapply enclose_rows_correct; eassumption.
    - assert (Hi' : (i < length (biases L))%nat) by lia.
      pose proof (traverse_nth _ _ _ i (Rational 0) izero Eb Hi') as He.
      apply (proj1 (enclose_correct scale _ _ HE)) in He. exact He. }
  unfold layer_value. cbv zeta. destruct (rectified L); [apply contains_positive_part|]; exact Cz.
Qed.

Lemma enclose_network_correct layers : forall n h hr xs, (enclose_network scale c) E n layers h = Some xs ->
  (forall j, (j < n)%nat -> contains (nth j h izero) (hr j)) ->
  forall j, (j < N)%nat -> contains (nth j xs izero) (network_value c n layers hr j).
Proof.
  induction layers as [|L rest IH]; intros n h hr xs H Hh j Hj; simpl in H.
  - destruct (Nat.eqb_spec n N) as [->|]; [|discriminate]. injection H as <-. apply Hh, Hj.
  - destruct (enclose_layer scale E n L h) as [h'|] eqn:El; [|discriminate]. cbn [bind] in H. simpl.
    apply (IH _ _ _ _ H); [|exact Hj]. apply (enclose_layer_correct n L h hr h' El Hh).
Qed.

Lemma output_entries_correct o s xs : (s < length (sample_vectors c))%nat -> (output_entries scale c) E o s = Some xs ->
  forall j, (j < N)%nat -> contains (nth j xs izero) (output_vectors c o s j).
Proof.
  intros Hs H j Hj. destruct (enclose_instance_correct scale c E shape_ok enclosed) as [_ Cy].
  destruct o as [v|layers]; simpl in H.
  - injection H as <-. rewrite nth_table by exact Hj. apply contains_Q.
  - apply (enclose_network_correct layers _ _ _ _ H); [|exact Hj].
    intros i Hi. rewrite nth_table by exact Hi. apply Cy; assumption.
Qed.

Lemma separated_correct b o s v :
  Nat.eqb (length (solution_sets c)) (length (sample_vectors c)) = true -> (0 <=? Qnum b)%Z = true ->
  (s < length (sample_vectors c))%nat -> (separated scale c) E b o s v = true ->
  sample_error_exceeds (instance c) (A c) (Q2R b) (output_vectors c o) s.
Proof.
  intros Hlen Hb Hs H. destruct (enclose_instance_correct scale c E shape_ok enclosed) as [CA Cy].
  apply Nat.eqb_eq in Hlen. unfold separated in H. destruct (evidence_at scale c E s) as [en|] eqn:Ev; [|discriminate].
  destruct (output_entries scale c E o s) as [xs|] eqn:Ex; [|discriminate].
  apply evidence_at_correct in Ev; [|lia].
  refine (separates_correct scale k parameter m N _ _ (same_instance_columns c) (proof_at c s) (A c) (instance_sample c s)
    CA (fun i Hi => Cy s i Hs Hi) (fun j j' _ _ => (same_instance_columns_correct c) j j') en Ev (fun j => nth j xs izero) _ (output_entries_correct o s xs Hs Ex) v b H _).
  apply Z.leb_le, IZR_le in Hb. unfold Q2R. apply Rmult_le_pos; [exact Hb|].
  apply Rlt_le, Rinv_0_lt_compat, IZR_lt. lia.
Qed.

Lemma close_correct b o s :
  Nat.eqb (length (solution_sets c)) (length (sample_vectors c)) = true ->
  (s < length (sample_vectors c))%nat -> (close scale c) E b o s = true ->
  dist_le N (output_vectors c o s) (solutions (instance c) (A c) (sample (instance c) s)) (Q2R b).
Proof.
  intros Hlen Hs H. destruct (enclose_instance_correct scale c E shape_ok enclosed) as [CA Cy].
  apply Nat.eqb_eq in Hlen. unfold close in H. destruct (evidence_at scale c E s) as [en|] eqn:Ev; [|discriminate].
  destruct (output_entries scale c E o s) as [xs|] eqn:Ex; [|discriminate].
  apply evidence_at_correct in Ev; [|lia].
  refine (upper_bound_correct scale k parameter m N _ _ (same_instance_columns c) (proof_at c s) (A c) (instance_sample c s)
    CA (fun i Hi => Cy s i Hs Hi) (fun j j' _ _ => (same_instance_columns_correct c) j j') en Ev (fun j => nth j xs izero) _ (output_entries_correct o s xs Hs Ex) _ _ H _).
  apply contains_Q.
Qed.

End Correctness.

Theorem accept_correct : (accept scale c) = true ->
  data_fair c /\ counts_right c /\ claim_holds c /\ 0 < Q2R parameter /\
  (points_needed c = true -> points_feasible /\ points_nearly_feasible).
Proof.
  unfold accept, check. destruct (instance_shape c) eqn:Hshape; [|discriminate]. cbn [negb].
  destruct (enclose_instance scale c) as [E|] eqn:HE; [|discriminate].
  destruct (first_broken _) as [|] eqn:HF; [discriminate|]. intros _.
  assert (Hall : forall b r, In (b, r) (check_counts c ++ (check_data scale c) E ++ (check_claim scale c) E) -> b = true)
    by (intros b r; apply first_broken_none, HF).
  assert (Hcounts : forall b r, In (b, r) (check_counts c) -> b = true)
    by (intros b r H; apply (Hall b r), in_or_app; left; exact H).
  assert (Hdata : forall b r, In (b, r) (check_data scale c E) -> b = true)
    by (intros b r H; apply (Hall b r), in_or_app; right; apply in_or_app; left; exact H).
  assert (Hclaim : forall b r, In (b, r) (check_claim scale c E) -> b = true)
    by (intros b r H; apply (Hall b r), in_or_app; right; apply in_or_app; right; exact H).
  clear Hall HF.
  assert (Hfair : data_fair c); [|split; [exact Hfair|split; [|split; [|split]]]].
  - assert (Ht : (check_training_set c) = true).
    { apply (Hdata _ Rule_training_set). unfold check_data. apply in_or_app. right. left. reflexivity. }
    assert (Hcomp : forall a b, answered c a -> answered c b -> (compatible c) a b = true).
    { intros a b Ha Hb. unfold check_training_set in Ht. rewrite forallb_forall in Ht.
      specialize (Ht a (all_answers_correct c a Ha)). rewrite forallb_forall in Ht.
      apply (Ht b (all_answers_correct c b Hb)). }
    split; [|split].
    + intros a Ha. apply (answer_admissible E Hshape HE). intros b r Hin. apply (Hdata b r).
      unfold check_data. apply in_or_app. left. apply in_flat_map. exists a. split; [apply (all_answers_correct c), Ha|exact Hin].
    + intros a b Ha Hb HL. destruct (compatible_correct c a b (Hcomp a b Ha Hb) HL) as [HM _].
      unfold shown. simpl. rewrite HM. reflexivity.
    + intros a b Ha Hb HL HS. apply (compatible_correct c a b (Hcomp a b Ha Hb) HL), HS.
  - unfold check_counts in Hcounts.
    pose proof (Hcounts _ _ (or_intror (or_introl eq_refl))) as H0.
    pose proof (Hcounts _ _ (or_intror (or_intror (or_intror (or_introl eq_refl))))) as H1.
    pose proof (Hcounts _ _ (or_intror (or_intror (or_intror (or_intror (or_introl eq_refl)))))) as H2.
    pose proof (Hcounts _ _ (or_intror (or_intror (or_intror (or_intror (or_intror (or_introl eq_refl))))))) as H3.
    apply Z.eqb_eq in H1. apply Nat.eqb_eq in H2. apply Nat.eqb_eq in H3.
    split; [|repeat split; assumption].
    intros r q Hr Hq. rewrite forallb_forall in H0. specialize (H0 r Hr). rewrite Hq in H0.
    apply andb_true_iff in H0. destruct H0 as [H4 H5]. apply Nat.ltb_lt in H4. apply Nat.leb_le in H5. split; assumption.
  - unfold claim_holds, check_claim in *. destruct (the_claim c) as [b every failures|b|limit|limit].
    + unfold check_exceeds in Hclaim.
      assert (Hlast : forall x r, In (x, r) (
        [ ((0 <=? Qnum b)%Z && (1 <=? failures)%Z, Rule_field);
          (Nat.eqb (length (solution_sets c)) (length (sample_vectors c)), Rule_shape);
          ((failures <=? total_multiplicity (filter (run_fails scale c E b every) (runs c)))%Z, Rule_scope)]) -> x = true).
      { intros x r Hin. apply (Hclaim x r). simpl in Hin.
        destruct Hin as [<-|[<-|[<-|[]]]].
        - apply in_or_app. left. left. reflexivity.
        - apply in_or_app. left. right. right. left. reflexivity.
        - apply in_or_app. right. apply in_or_app. right. right. right. right. left. reflexivity. }
      pose proof (Hlast _ _ (or_introl eq_refl)) as H1.
      pose proof (Hlast _ _ (or_intror (or_introl eq_refl))) as H2.
      pose proof (Hlast _ _ (or_intror (or_intror (or_introl eq_refl)))) as H3.
      apply andb_true_iff in H1. destruct H1 as [Hb _].
      exists (run_fails scale c E b every). split; [|apply Z.leb_le, H3].
      intros r Hr Hf. unfold run_fails in Hf. unfold fails.
      destruct (output r) as [o|]; [|discriminate]. destruct (functionals r) as [fs|]; [|discriminate].
      exists o. split; [reflexivity|]. cbv zeta in Hf.
      assert (G : forall s, (s < length (sample_vectors c))%nat ->
        match functional_at fs s with None => false | Some v => (separated scale c) E b o s v end = true ->
        sample_error_exceeds (instance c) (A c) (Q2R b) (output_vectors c o) s).
      { intros s Hs Hsep. destruct (functional_at fs s) as [v|]; [|discriminate].
        apply (separated_correct E Hshape HE b o s v); assumption. }
      destruct every.
      * intros s Hs. apply G; [exact Hs|]. apply (all_below_correct _ _ Hf s Hs).
      * apply existsb_exists in Hf. destruct Hf as [s [Hs Hsep]]. apply in_seq in Hs.
        exists s. split; [simpl; lia|]. apply G; [lia|exact Hsep].
    + unfold check_at_most in Hclaim. intros r Hr.
      assert (H2 : Nat.eqb (length (solution_sets c)) (length (sample_vectors c)) = true).
      { apply (Hclaim _ Rule_shape). apply in_or_app. left. right. right. left. reflexivity. }
      assert (H3 : forallb (fun r => match output r with
          Some o => all_below (length (sample_vectors c)) (close scale c E b o) | None => false end) (runs c) = true).
      { apply (Hclaim _ Rule_error_bound). apply in_or_app. right. apply in_or_app. right. right. right. left. reflexivity. }
      rewrite forallb_forall in H3. specialize (H3 r Hr). destruct (output r) as [o|]; [|discriminate].
      exists o. split; [reflexivity|]. intros s Hs. apply (close_correct E Hshape HE b o s H2 Hs).
      apply (all_below_correct _ _ H3 s Hs).
    + unfold check_refused in Hclaim. intros r Hr.
      pose proof (fun b r H => Hclaim b r (in_or_app _ _ _ (or_intror H))) as Hlast.
      pose proof (Hlast _ _ (or_intror (or_intror (or_introl eq_refl)))) as H.
      rewrite forallb_forall in H. specialize (H r Hr).
      destruct (output r); [discriminate|]. destruct (refused r) as [q|]; [|discriminate].
      apply andb_true_iff in H. destruct H as [H1 H2]. apply Nat.eqb_eq in H1.
      split; [reflexivity|]. split; [exact H1|]. exists q. split; [reflexivity|].
      intros Hin. apply negb_true_iff in H2. unfold known in H2.
      assert (existsb (fun q' => if query_dec q q' then true else false) (queries r) = true); [|congruence].
      apply existsb_exists. exists q. split; [exact Hin|]. destruct (query_dec q q); [reflexivity|contradiction].
    + unfold check_refused in Hclaim. intros r Hr.
      pose proof (fun b r H => Hclaim b r (in_or_app _ _ _ (or_intror H))) as Hlast.
      pose proof (Hlast _ _ (or_intror (or_intror (or_introl eq_refl)))) as H.
      rewrite forallb_forall in H. specialize (H r Hr).
      destruct (output r); [discriminate|]. destruct (refused r) as [q|]; [|discriminate].
      apply andb_true_iff in H. destruct H as [H1 H2]. apply Nat.ltb_lt in H1. rewrite forallb_forall in H2.
      split; [reflexivity|]. split.
      * intros q' Hq'. apply Nat.leb_le, H2, Hq'.
      * exists q. split; [reflexivity|exact H1].
  - apply Q2R_positive. apply (Hcounts _ _ (or_introl eq_refl)).
  - intros Hneeded.
    assert (Hp : forall b r, In (b, r) (check_points scale c E) -> b = true).
    { intros b r H. apply (Hdata b r). unfold check_data. apply in_or_app. right. right. exact H. }
    pose proof (Hp _ _ (or_introl eq_refl)) as Hlen. pose proof (Hp _ _ (or_intror (or_introl eq_refl))) as Hlevels.
    rewrite Hneeded in Hlen, Hlevels. cbn [negb orb] in Hlen, Hlevels.
    apply Nat.eqb_eq in Hlen. split.
    + apply (points_feasible_correct E Hshape HE); [|exact Hlen|].
      * unfold points_needed in Hneeded. destruct k; [reflexivity|discriminate|discriminate].
      * intros b r H. apply (Hclaim b r). unfold check_claim, check_exceeds, check_at_most, check_refused.
        destruct (the_claim c).
        -- apply in_or_app. right. apply in_or_app. left. exact H.
        -- apply in_or_app. right. apply in_or_app. left. exact H.
        -- apply in_or_app. left. exact H.
        -- apply in_or_app. left. exact H.
    + apply (points_nearly_feasible_correct E Hshape HE Hlevels). apply Hfair.
Qed.

End Checks.
