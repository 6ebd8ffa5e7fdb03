(** * Fair data are part of an admissible training set

    Finitely many data that satisfy (T) and do not contradict each other extend to an admissible training set: always for (P2)
    and (P3); for (P1) if there are points that are nearly feasible, ‖A_n·x - y_k‖ < ε + 2⁻ⁿ, for the A_n that are given and the
    samples that are not, and for all A_n very close to A.  A y_{k,n} on the way from y_k to A_n·x has x as a feasible point. *)

From Coq Require Import Reals QArith Qreals ZArith Arith Lra Lia Psatz List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData LinearAlgebra.Sums LinearAlgebra.Norms LinearAlgebra.OperatorNorm AdmissibleData.Rounding AdmissibleData.RoundedData
  Checker.ResidualEnclosure Checker.Minimisers Checker.Certificate.
Import ListNotations.
Open Scope R_scope.

(** A level n with 2⁻ⁿ ≤ x, for x > 0. *)
Definition level_below (x : R) : nat := Z.to_nat (up (/ x)).

Lemma level_below_correct x : 0 < x -> / 2 ^ level_below x <= x.
Proof.
  intros Hx. destruct (archimed (/ x)) as [H _]. pose proof (Rinv_0_lt_compat x Hx) as Hi.
  assert (E : IZR (up (/ x)) = INR (level_below x)).
  { unfold level_below. rewrite INR_IZR_INZ, Z2Nat.id; [reflexivity|]. apply le_IZR. lra. }
  pose proof (INR_le_pow2 (level_below x)) as Hp. rewrite E in H.
  apply Rle_trans with (/ / x); [|rewrite Rinv_inv; lra]. apply Rinv_le_contravar; lra.
Qed.

Section Completion.

Variables (P : setting) (A : matrix).
Hypothesis penalty_positive : 0 < penalty (the_problem P).
Hypothesis constraint_positive : match the_problem P with P1 epsilon => 0 < epsilon | _ => True end.
Notation m := (rows P).
Notation N := (columns P).

Definition exponent (n : nat) : nat := rounding_exponent n (m * N + m + N).

Definition rounded_vector (n : nat) (x : vector) : nat -> Q := fun i => round_up (exponent n) (x i).
Definition nearby_matrix (n : nat) : nat -> nat -> Q := fun i j => round_up (exponent n) (A i j).

Lemma rounding_error n x : Rabs (Q2R (round_up (exponent n) x) - x) <= / 2 ^ exponent n.
Proof. pose proof (round_up_bounds (exponent n) x). rewrite Rabs_right; lra. Qed.

Lemma rounded_vector_near n x k : (k <= m * N + m + N)%nat ->
  norm k (vsub (real_vector (rounded_vector n x)) x) <= / 2 ^ n.
Proof.
  intros Hk. eapply Rle_trans; [apply norm_le_of_entries; intros; apply rounding_error|].
  pose proof (rounding_small n (m * N + m + N) k Hk). pose proof (inv_pow2_positive n). unfold exponent. lra.
Qed.

Lemma nearby_matrix_near n : op_norm_le m N (msub (real_matrix (nearby_matrix n)) A) (/ 2 ^ n).
Proof.
  intros x. set (e := / 2 ^ exponent n). pose proof (inv_pow2_positive (exponent n)) as He. fold e in He.
  pose proof (norm_nonneg N x) as Hx.
  apply Rle_trans with (INR m * (INR N * e * norm N x)).
  - apply norm_le_of_entries. intros i Hi. unfold matvec.
    eapply Rle_trans; [apply cauchy_schwarz_abs|]. apply Rmult_le_compat_r; [exact Hx|].
    apply norm_le_of_entries. intros j Hj. apply rounding_error.
  - replace (INR m * (INR N * e * norm N x)) with (INR m * INR N * e * norm N x) by ring.
    apply Rmult_le_compat_r; [exact Hx|]. rewrite <- mult_INR.
    pose proof (rounding_small n (m * N + m + N) (m * N) ltac:(lia)). pose proof (inv_pow2_positive n).
    unfold e, exponent. lra.
Qed.

(** ** One datum *)

(** The point for a sample and a matrix. *)
Variable witness : nat -> (nat -> nat -> Q) -> vector.

Definition witness_misfit (k : nat) (M : nat -> nat -> Q) : R := misfit m N (real_matrix M) (sample P k) (witness k M).

Definition nearly_feasible (n k : nat) (M : nat -> nat -> Q) : Prop :=
  match the_problem P with P1 epsilon => witness_misfit k M < epsilon + / 2 ^ n | _ => True end.

(** How far the sample is moved to the image of the point: by the fraction 2⁻ⁿ / (ε + 2⁻ⁿ). *)
Definition fraction (n : nat) : R := match the_problem P with P1 epsilon => / 2 ^ n / (epsilon + / 2 ^ n) | _ => 0 end.
Definition moved_sample (n k : nat) (M : nat -> nat -> Q) : vector := fun i =>
  sample P k i + fraction n * (matvec N (real_matrix M) (witness k M) i - sample P k i).

(** What is then left for the rounding of the sample. *)
Definition spare (n k : nat) (M : nat -> nat -> Q) : R :=
  match the_problem P with
  | P1 epsilon => Rmin (/ 2 ^ n - fraction n * witness_misfit k M) (epsilon - (1 - fraction n) * witness_misfit k M)
  | _ => / 2 ^ n
  end.

Definition completed_sample (n k : nat) (M : nat -> nat -> Q) : nat -> Q :=
  rounded_vector (level_below (spare n k M)) (moved_sample n k M).

Definition feasible_dec (p : problem) (y x : vector) (B : matrix) : {feasible p m N B y x} + {~ feasible p m N B y x}.
Proof.
  destruct p as [epsilon|lambda|lambda]; simpl; [|left; exact I|left; exact I].
  destruct (Rle_lt_dec (misfit m N B y x) epsilon) as [H|H]; [left; exact H|right; lra].
Defined.

Definition completed (n k : nat) (M : nat -> nat -> Q) : datum := {|
  datum_matrix := M;
  datum_sample := completed_sample n k M;
  datum_solution :=
    match feasible_dec (the_problem P) (real_vector (completed_sample n k M)) (witness k M) (real_matrix M) with
    | left H => rounded_vector n (proj1_sig (minimiser (the_problem P) m N (real_matrix M)
        (real_vector (completed_sample n k M)) penalty_positive (ex_intro _ (witness k M) H)))
    | right _ => fun _ => 0%Q
    end
|}.

Lemma spare_positive n k M : nearly_feasible n k M -> 0 < spare n k M.
Proof.
  intros H. unfold nearly_feasible in H. unfold spare, fraction. pose proof (inv_pow2_positive n) as Hn.
  destruct (the_problem P) as [epsilon|lambda|lambda]; try exact Hn.
  assert (Hs : 0 < epsilon + / 2 ^ n) by lra. set (rho := witness_misfit k M) in *. set (t := / 2 ^ n) in *.
  assert (Hq : rho / (epsilon + t) < 1).
  { apply Rmult_lt_reg_r with (epsilon + t); [exact Hs|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra. }
  apply Rmin_glb_lt.
  - replace (t - t / (epsilon + t) * rho) with (t * (1 - rho / (epsilon + t))) by (field; lra).
    apply Rmult_lt_0_compat; lra.
  - replace (epsilon - (1 - t / (epsilon + t)) * rho) with (epsilon * (1 - rho / (epsilon + t))) by (field; lra).
    apply Rmult_lt_0_compat; lra.
Qed.

Lemma fraction_bounds n : 0 <= fraction n <= 1.
Proof.
  unfold fraction. pose proof (inv_pow2_positive n) as Hn. destruct (the_problem P) as [epsilon|lambda|lambda]; try lra.
  split.
  - apply Rlt_le, Rdiv_lt_0_compat; lra.
  - apply Rmult_le_reg_r with (epsilon + / 2 ^ n); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.

Lemma rounded_sample_near n k M : nearly_feasible n k M ->
  norm m (vsub (real_vector (completed_sample n k M)) (moved_sample n k M)) <= spare n k M.
Proof.
  intros H. eapply Rle_trans; [apply rounded_vector_near; lia|]. apply level_below_correct, spare_positive, H.
Qed.

Lemma moved_by n k M : norm m (vsub (moved_sample n k M) (sample P k)) = fraction n * witness_misfit k M.
Proof.
  unfold witness_misfit, misfit. rewrite <- (Rabs_right (fraction n)) by (pose proof (fraction_bounds n); lra).
  rewrite <- norm_scale. apply norm_ext. intros i Hi. unfold vscale, vsub, moved_sample. ring.
Qed.

Lemma moved_misfit n k M :
  misfit m N (real_matrix M) (moved_sample n k M) (witness k M) = (1 - fraction n) * witness_misfit k M.
Proof.
  unfold witness_misfit, misfit. rewrite <- (Rabs_right (1 - fraction n)) by (pose proof (fraction_bounds n); lra).
  rewrite <- norm_scale. apply norm_ext. intros i Hi. unfold vscale, vsub, moved_sample. ring.
Qed.

Lemma completed_admissible n k M : nearly_feasible n k M ->
  op_norm_le m N (msub (real_matrix M) A) (/ 2 ^ n) -> admissible_datum P A (sample P k) n (completed n k M).
Proof.
  intros Hf HM. pose proof (rounded_sample_near n k M Hf) as Hr. set (v := real_vector (completed_sample n k M)) in *.
  unfold admissible_datum. cbv zeta. split; [exact HM|]. split.
  - pose proof (norm_sub_triangle m v (moved_sample n k M) (sample P k)) as T. rewrite moved_by in T.
    change (norm m (vsub v (sample P k)) <= / 2 ^ n). unfold spare, fraction in *.
    destruct (the_problem P) as [epsilon|lambda|lambda]; [|lra|lra].
    pose proof (Rmin_l (/ 2 ^ n - / 2 ^ n / (epsilon + / 2 ^ n) * witness_misfit k M)
      (epsilon - (1 - / 2 ^ n / (epsilon + / 2 ^ n)) * witness_misfit k M)). lra.
  - unfold completed. cbn [datum_solution datum_matrix datum_sample].
    destruct (feasible_dec (the_problem P) (real_vector (completed_sample n k M)) (witness k M) (real_matrix M)) as [H|H].
    + destruct (minimiser _ _ _ _ _ _ _) as [x Hx]. cbn [proj1_sig].
      apply dist_le_point with x; [exact Hx|]. apply rounded_vector_near. lia.
    + exfalso. apply H. fold v. pose proof (moved_misfit n k M) as Em. unfold spare in Hr.
      destruct (the_problem P) as [epsilon|lambda|lambda]; [|exact I|exact I]. unfold feasible.
      unfold misfit in *. pose proof (norm_sub_triangle m (matvec N (real_matrix M) (witness k M)) (moved_sample n k M) v) as T.
      rewrite (norm_sub_comm m (moved_sample n k M) v), Em in T.
      pose proof (Rmin_r (/ 2 ^ n - fraction n * witness_misfit k M) (epsilon - (1 - fraction n) * witness_misfit k M)). lra.
Qed.

(** ** All data *)

Variable given : list (query * datum).
Hypothesis given_admissible : forall q t, In (q, t) given ->
  (query_sample q < sample_count P)%nat /\ admissible_datum P A (sample P (query_sample q)) (query_level q) t.
Hypothesis given_matrices : forall q t q' t', In (q, t) given -> In (q', t') given ->
  query_level q = query_level q' -> datum_matrix t = datum_matrix t'.
Hypothesis given_once : forall q t t', In (q, t) given -> In (q, t') given -> t = t'.

(** At levels of which nothing is given the matrix is taken [extra] levels closer. *)
Variable extra : nat.
Hypothesis near_feasible : forall n k M, (1 <= n)%nat -> (k < sample_count P)%nat ->
  op_norm_le m N (msub (real_matrix M) A) (/ 2 ^ (n + extra)) -> nearly_feasible n k M.
Hypothesis given_feasible : forall q t k, In (q, t) given -> (1 <= query_level q)%nat -> (k < sample_count P)%nat ->
  (forall t', ~ In ((k, query_level q), t') given) -> nearly_feasible (query_level q) k (datum_matrix t).

Definition level_matrix (n : nat) : nat -> nat -> Q :=
  match find (fun e => Nat.eqb (query_level (fst e)) n) given with
  | Some e => datum_matrix (snd e)
  | None => nearby_matrix (n + extra)
  end.

Definition completion : training_set := fun q =>
  match find (fun e => if query_dec (fst e) q then true else false) given with
  | Some e => snd e
  | None => completed (query_level q) (query_sample q) (level_matrix (query_level q))
  end.

Lemma completion_given q t : In (q, t) given -> completion q = t.
Proof.
  intros H. unfold completion. destruct (find _ given) as [[q' t']|] eqn:E.
  - apply find_some in E. destruct E as [Hin Hq]. cbn [fst] in Hq. destruct (query_dec q' q) as [->|]; [|discriminate].
    cbn [snd]. apply (given_once q); assumption.
  - pose proof (find_none _ _ E _ H) as Hn. cbn [fst] in Hn. destruct (query_dec q q); [discriminate|contradiction].
Qed.

Lemma level_matrix_near n : op_norm_le m N (msub (real_matrix (level_matrix n)) A) (/ 2 ^ n).
Proof.
  unfold level_matrix. destruct (find _ given) as [[q t]|] eqn:E.
  - apply find_some in E. destruct E as [Hin Hq]. cbn [fst snd] in *. apply Nat.eqb_eq in Hq. subst n.
    destruct (given_admissible q t Hin) as [_ [H _]]. exact H.
  - apply op_norm_le_weaken with (/ 2 ^ (n + extra)); [|apply nearby_matrix_near].
    apply Rinv_le_contravar; [apply pow2_positive|]. apply Rle_pow; [lra|lia].
Qed.

Lemma completion_matrix q : datum_matrix (completion q) = level_matrix (query_level q).
Proof.
  unfold completion. destruct (find (fun e => if query_dec (fst e) q then true else false) given) as [[q' t]|] eqn:E;
    [|reflexivity].
  apply find_some in E. destruct E as [Hin Hq]. cbn [fst snd] in *. destruct (query_dec q' q) as [->|]; [|discriminate].
  unfold level_matrix. destruct (find _ given) as [[q' t']|] eqn:E'.
  - apply find_some in E'. destruct E' as [Hin' Hq']. cbn [fst snd] in *. apply Nat.eqb_eq in Hq'.
    apply (given_matrices q t q' t'); auto.
  - pose proof (find_none _ _ E' _ Hin) as Hn. cbn [fst] in Hn. rewrite Nat.eqb_refl in Hn. discriminate.
Qed.

Lemma level_matrix_feasible n k : (1 <= n)%nat -> (k < sample_count P)%nat ->
  (forall t', ~ In ((k, n), t') given) -> nearly_feasible n k (level_matrix n).
Proof.
  intros Hn Hk Hnot. unfold level_matrix. destruct (find _ given) as [[q t]|] eqn:E.
  - apply find_some in E. destruct E as [Hin Hq]. cbn [fst snd] in *. apply Nat.eqb_eq in Hq. subst n.
    apply given_feasible; assumption.
  - apply near_feasible; [exact Hn|exact Hk|]. apply nearby_matrix_near.
Qed.

Theorem completion_admissible : admissible P A completion.
Proof.
  split.
  - intros k k' n i j _ _ _ _ _. rewrite !completion_matrix. reflexivity.
  - intros k n Hk Hn. unfold completion.
    destruct (find (fun e => if query_dec (fst e) (k, n) then true else false) given) as [[q t]|] eqn:E.
    + apply find_some in E. destruct E as [Hin Hq]. cbn [fst snd] in *.
      destruct (query_dec q (k, n)) as [->|]; [|discriminate]. apply (given_admissible (k, n) t Hin).
    + apply completed_admissible; [|apply level_matrix_near]. apply level_matrix_feasible; [exact Hn|exact Hk|].
      intros t' Hin. change (In ((k, n), t') given) in Hin. pose proof (find_none _ _ E _ Hin) as H. unfold fst in H.
      destruct (query_dec (k, n) (k, n)); [discriminate|contradiction].
Qed.

End Completion.

(** ** The data of a certificate *)

(** With nearly feasible points, what a certificate shows is part of one admissible training set of its instance. *)
Theorem fair_data_complete c witness extra :
  let P := instance c in let A := instance_matrix c in
  data_fair c -> 0 < Q2R (the_parameter c) ->
  (forall n k M, (1 <= n)%nat -> (k < sample_count P)%nat ->
     op_norm_le (rows P) (columns P) (msub (real_matrix M) A) (/ 2 ^ (n + extra)) -> nearly_feasible P witness n k M) ->
  (forall a k, answered c a -> (k < sample_count P)%nat ->
     (forall b, answered c b -> answer_level b = answer_level a -> answer_sample b <> k) ->
     nearly_feasible P witness (answer_level a) k (datum_matrix (shown c a))) ->
  data_complete c.
Proof.
  intros P A [Hadm [Hmat Honce]] Hpar Hnear Hgivenf.
  assert (Hpen : 0 < penalty (the_problem (instance c))).
  { simpl. destruct (the_kind c); simpl; [lra|exact Hpar|exact Hpar]. }
  assert (Hcon : match the_problem (instance c) with P1 epsilon => 0 < epsilon | _ => True end).
  { simpl. destruct (the_kind c); simpl; [exact Hpar|exact I|exact I]. }
  set (given := map (fun a => (query_of a, shown c a)) (flat_map transcript (runs c))).
  assert (Hgiven : forall q t, In (q, t) given -> exists a, answered c a /\ q = query_of a /\ t = shown c a).
  { intros q t H. apply in_map_iff in H. destruct H as [a [E Ha]]. injection E as <- <-.
    apply in_flat_map in Ha. destruct Ha as [r [Hr Ha]]. exists a. split; [exists r; auto|auto]. }
  assert (Hin : forall a, answered c a -> In (query_of a, shown c a) given).
  { intros a [r [Hr Ha]]. apply in_map_iff. exists a. split; [reflexivity|]. apply in_flat_map. exists r. auto. }
  exists (completion (instance c) (instance_matrix c) Hpen witness given extra).
  assert (Honce' : forall q t t', In (q, t) given -> In (q, t') given -> t = t').
  { intros q t t' H H'. destruct (Hgiven q t H) as [a [Ha [-> ->]]].
    destruct (Hgiven _ t' H') as [b [Hb [E ->]]]. injection E as E1 E2. apply Honce; assumption. }
  split.
  - apply completion_admissible; try assumption.
    + intros q t H. destruct (Hgiven q t H) as [a [Ha [-> ->]]]. destruct (Hadm a Ha) as [Hs [_ Hd]].
      split; assumption.
    + intros q t q' t' H H' HL. destruct (Hgiven q t H) as [a [Ha [-> ->]]].
      destruct (Hgiven q' t' H') as [b [Hb [-> ->]]]. apply Hmat; assumption.
    + intros q t k H _ Hk Hnot. destruct (Hgiven q t H) as [a [Ha [-> ->]]].
      apply (Hgivenf a k Ha Hk). intros b Hb HL HS. apply (Hnot (shown c b)).
      replace (k, query_level (query_of a)) with (query_of b); [apply Hin, Hb|].
      unfold query_of. rewrite HL, HS. reflexivity.
  - intros a Ha. apply completion_given; [exact Honce'|]. apply (Hin a Ha).
Qed.
