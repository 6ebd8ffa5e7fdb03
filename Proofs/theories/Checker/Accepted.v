(** * The whole checker, and that what it accepts holds *)

From Coq Require Import Reals ZArith QArith Qreals Arith Lra Lia List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.TrainingData
  Definitions.BreakdownEpsilons Definitions.BlockMatrices Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms
  LinearAlgebra.OperatorNorm Conditioning.ConditionNumber Checker.ProofCheck Checker.Certificate Checker.Enclosures
  Checker.Check Checker.CheckCorrect
  Checker.CompleteTrainingSets Checker.FeasiblePoints Checker.MemberCheck.
Open Scope R_scope.

Definition check_certificate (scale : positive) (c : certificate) : option rule :=
  match check scale c with
  | Some r => Some r
  | None =>
      match the_member c with
      | None => None
      | Some M => if check_member scale c M then None else Some Rule_member
      end
  end.

Definition accepted (scale : positive) (c : certificate) : bool :=
  match check_certificate scale c with None => true | Some _ => false end.

(** ** Members have full row rank *)

Lemma matvec_ext n A x y i : (forall j, (j < n)%nat -> x j = y j) -> matvec n A x i = matvec n A y i.
Proof. intros H. apply sum_ext. intros j Hj. rewrite H by exact Hj. reflexivity. Qed.

(** A first row with an entry ≥ 1: every member has one. *)
Lemma member_first_row C D M : (2 <= candidates C)%nat -> valid_scale C D ->
  exists a, (match member_tilt M with None => centre C D | Some (i, tau) => tilt C D i (Q2R tau) end) =
    block_matrix (candidates C) a (norm (candidates C) a) /\ 1 <= norm (candidates C) a.
Proof.
  intros Hd [Hg _]. destruct (member_tilt M) as [[i tau]|].
  - exists (tilt_row C D i (Q2R tau)). split; [reflexivity|].
    set (j := if Nat.eqb i 0 then 1%nat else 0%nat).
    assert (Hj : (j < candidates C)%nat) by (unfold j; destruct (Nat.eqb i 0); lia).
    pose proof (coordinate_le_norm (candidates C) (tilt_row C D i (Q2R tau)) j Hj) as H.
    replace (tilt_row C D i (Q2R tau) j) with (base C D) in H; [rewrite Rabs_right in H by lra; lra|].
    unfold tilt_row, unit_vector, j. destruct i as [|i]; simpl; ring.
  - exists (centre_row C D). split; [reflexivity|].
    pose proof (coordinate_le_norm (candidates C) (centre_row C D) 0 ltac:(lia)) as H.
    unfold centre_row at 1 in H. rewrite Rabs_right in H by lra. lra.
Qed.

Lemma block_rows_orthogonal m N d q a B r i : m = S q -> N = (d + q)%nat ->
  (forall i j, (i < m)%nat -> (j < N)%nat -> B i j = block_matrix d a (norm d a) i j) -> (i < m)%nat ->
  matvec N B (matvec m (transpose B) r) i = norm d a * norm d a * r i.
Proof.
  intros Hm HN HB Hi. rewrite <- (matvec_matmul N m B (transpose B) r i).
  change (norm d a * norm d a * r i) with (vscale (norm d a * norm d a) r i).
  rewrite <- (matvec_identity m (vscale (norm d a * norm d a) r) i Hi). apply sum_ext. intros j Hj.
  assert (E : matmul N B (transpose B) i j = norm d a * norm d a * identity_matrix i j).
  { subst m N. rewrite <- (rows_orthogonal d q a (norm d a) i j eq_refl Hi Hj). apply sum_ext. intros l Hl.
    unfold transpose. rewrite !HB by assumption. reflexivity. }
  rewrite E. unfold vscale. ring.
Qed.

Lemma member_row_rank c M : member_holds c M -> exists alpha, 1 <= alpha /\
  forall r i, (i < size_m c)%nat ->
    matvec (size_N c) (instance_matrix c) (matvec (size_m c) (transpose (instance_matrix c)) r) i = alpha * alpha * r i.
Proof.
  intros [[C [_ [Hm [HN [Hd [_ [_ [_ [_ [_ [_ [Hvalid [_ [_ [B [_ [_ [EB HB]]]]]]]]]]]]]]]]]] HU].
  destruct (member_first_row C (member_scale M) M Hd Hvalid) as [a [Ea Ha]]. rewrite Ea in EB. subst B.
  set (alpha := norm (candidates C) a) in *. exists alpha. split; [exact Ha|].
  set (R := real_entries c (right_factor c)) in *.
  assert (G : forall r i, (i < size_m c)%nat ->
    matvec (size_N c) R (matvec (size_m c) (transpose R) r) i = alpha * alpha * r i).
  { intros r i Hi. apply (block_rows_orthogonal (size_m c) (size_N c) (candidates C) (tail C) a R r i); auto. }
  intros r i Hi. unfold instance_matrix. fold R. destruct (left_factor c) as [U|]; [|apply G, Hi].
  set (V := real_entries c U) in *. rewrite matvec_matmul.
  rewrite (matvec_ext (size_m c) V _ (vscale (alpha * alpha) (matvec (size_m c) (transpose V) r))).
  - change (dot (size_m c) (V i) (vscale (alpha * alpha) (matvec (size_m c) (transpose V) r)) = alpha * alpha * r i).
    rewrite dot_scale_r. f_equal.
    change (matvec (size_m c) V (matvec (size_m c) (transpose V) r) i = r i).
    rewrite <- (matvec_matmul (size_m c) (size_m c) V (transpose V) r i).
    rewrite <- (matvec_identity (size_m c) r i Hi). apply sum_ext. intros j Hj.
    destruct (HU i j Hi Hj) as [-> _]. reflexivity.
  - intros l Hl. unfold vscale. rewrite <- (G (matvec (size_m c) (transpose V) r) l Hl).
    apply matvec_ext. intros j Hj. rewrite <- (matvec_matmul (size_m c) (size_m c) (transpose R) (transpose V) r j).
    apply sum_ext. intros k Hk. f_equal. apply sum_ext. intros p Hp. unfold transpose. ring.
Qed.

(** ** Correctness *)

Theorem accepted_correct scale c : accepted scale c = true ->
  certificate_holds c /\ match the_member c with None => True | Some M => member_holds c M end.
Proof.
  unfold accepted, check_certificate. intros H.
  destruct (check scale c) eqn:E; [discriminate|].
  assert (Hmember : match the_member c with None => True | Some M => member_holds c M end).
  { destruct (the_member c) as [M|]; [|exact I].
    apply (check_member_correct scale). destruct (check_member scale c M); [reflexivity|discriminate]. }
  destruct (accept_correct scale c) as [Hfair [Hcounts [Hclaim [Hpar Hpoints]]]].
  { unfold accept. rewrite E. reflexivity. }
  split; [|exact Hmember]. split; [exact Hfair|]. split; [|split; assumption].
  destruct (the_kind c) eqn:Ek.
  - unfold points_needed in Hpoints. rewrite Ek in Hpoints. destruct (the_member c) as [M|].
    + destruct (member_row_rank c M Hmember) as [alpha [Ha Hrows]].
      apply (row_rank_gives_completion c alpha Ha Hrows Hfair Hpar).
    + destruct (Hpoints eq_refl). apply points_give_completion; assumption.
  - apply unconstrained_data_complete; [exact Hfair|exact Hpar|]. rewrite Ek. discriminate.
  - apply unconstrained_data_complete; [exact Hfair|exact Hpar|]. rewrite Ek. discriminate.
Qed.

Lemma accepted_has_samples scale c : accepted scale c = true -> (1 <= sample_count (instance c))%nat.
Proof.
  unfold accepted, check_certificate, check. intros H. destruct (instance_shape c) eqn:E; [|discriminate].
  unfold instance_shape in E. rewrite !andb_true_iff in E. destruct E as [[_ E] _]. apply Nat.ltb_lt in E. exact E.
Qed.

(** Two accepted certificates about the same instance and the same outputs do not claim bounds that exclude each other. *)
Theorem no_contradiction scale scale' c c' b b' every failures :
  accepted scale c = true -> accepted scale' c' = true ->
  the_claim c = Error_at_most b -> the_claim c' = Error_exceeds b' every failures -> (1 <= failures)%Z ->
  instance c = instance c' -> instance_matrix c = instance_matrix c' ->
  (forall r' o', In r' (runs c') -> output r' = Some o' ->
     exists r o, In r (runs c) /\ output r = Some o /\ output_vectors c o = output_vectors c' o') ->
  Q2R b' < Q2R b.
Proof.
  intros H H' Hc Hc' Hf HP HA Houtputs. destruct (accepted_correct _ _ H) as [[_ [_ [_ Hlow]]] _].
  destruct (accepted_correct _ _ H') as [[_ [_ [_ Hhigh]]] _].
  unfold claim_holds in Hlow, Hhigh. rewrite Hc in Hlow. rewrite Hc' in Hhigh.
  destruct Hhigh as [failing [Hfails Hcount]].
  destruct (filter failing (runs c')) as [|r' rest] eqn:E; [simpl in Hcount; lia|].
  assert (Hr' : In r' (filter failing (runs c'))) by (rewrite E; left; reflexivity).
  apply filter_In in Hr'. destruct Hr' as [Hr' Ht]. destruct (Hfails r' Hr' Ht) as [o' [Ho' Herr]].
  destruct (Houtputs r' o' Hr' Ho') as [r [o [Hr [Ho Eo]]]]. destruct (Hlow r Hr) as [o2 [Ho2 Hacc]].
  rewrite Ho in Ho2. injection Ho2 as <-. rewrite Eo, HP, HA in Hacc.
  destruct (Rlt_le_dec (Q2R b') (Q2R b)) as [Hlt|Hle]; [exact Hlt|exfalso].
  assert (Hno : forall k, (k < sample_count (instance c'))%nat ->
    sample_error_exceeds (instance c') (instance_matrix c') (Q2R b') (output_vectors c' o') k -> False).
  { intros k Hk Hex. apply Hex. apply dist_le_weaken with (Q2R b); [exact Hle|]. apply Hacc, Hk. }
  destruct every.
  - pose proof (accepted_has_samples _ _ H') as HR. apply (Hno O); [lia|]. apply Herr. lia.
  - destruct Herr as [k [Hk Hex]]. exact (Hno k Hk Hex).
Qed.
