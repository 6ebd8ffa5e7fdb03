(** * Fair data are part of an admissible training set

    For (P2) and (P3): finitely many data that satisfy (T) and do not contradict each other extend to an admissible training
    set.  For (P1) this is false in general: if A_n is given and some other sample is not, no y_{k,n} near y_k need be
    feasible for A_n. *)

From Coq Require Import Reals QArith Qreals Arith Lra Lia Psatz List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData LinearAlgebra.Sums LinearAlgebra.Norms AdmissibleData.Rounding AdmissibleData.RoundedData
  Checker.ResidualEnclosure Checker.Minimisers Checker.Definiteness Checker.ProofCheck Checker.Certificate
  Checker.Check Checker.MemberCheck.
Import ListNotations.
Open Scope R_scope.

Definition without_constraint (p : problem) : Prop := match p with P1 _ => False | _ => True end.

Section Completion.

Variables (P : setting) (A : matrix).
Hypothesis penalty_positive : 0 < penalty (the_problem P).
Hypothesis unconstrained : without_constraint (the_problem P).
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

(** A minimiser, rounded. *)
Definition completed (n : nat) (M : nat -> nat -> Q) (v : nat -> Q) : datum := {|
  datum_matrix := M;
  datum_sample := v;
  datum_solution := rounded_vector n (proj1_sig
    (minimiser_without_constraint (the_problem P) m N (real_matrix M) (real_vector v) penalty_positive unconstrained))
|}.

Lemma completed_admissible n M y :
  op_norm_le m N (msub (real_matrix M) A) (/ 2 ^ n) ->
  admissible_datum P A y n (completed n M (rounded_vector n y)).
Proof.
  intros HM. unfold admissible_datum. cbv zeta. split; [exact HM|]. split.
  - apply rounded_vector_near. lia.
  - unfold completed. cbn [datum_solution datum_matrix datum_sample].
    destruct (minimiser_without_constraint (the_problem P) m N (real_matrix M) (real_vector (rounded_vector n y))
      penalty_positive unconstrained) as [x Hx]. cbn [proj1_sig].
    apply dist_le_point with x; [exact Hx|]. apply rounded_vector_near. lia.
Qed.

Variable given : list (query * datum).
Hypothesis given_admissible : forall q t, In (q, t) given ->
  (query_sample q < sample_count P)%nat /\ admissible_datum P A (sample P (query_sample q)) (query_level q) t.
Hypothesis given_matrices : forall q t q' t', In (q, t) given -> In (q', t') given ->
  query_level q = query_level q' -> datum_matrix t = datum_matrix t'.
Hypothesis given_once : forall q t t', In (q, t) given -> In (q, t') given -> t = t'.

Definition level_matrix (n : nat) : nat -> nat -> Q :=
  match find (fun e => Nat.eqb (query_level (fst e)) n) given with
  | Some e => datum_matrix (snd e)
  | None => nearby_matrix n
  end.

Definition completion : training_set := fun q =>
  match find (fun e => if query_dec (fst e) q then true else false) given with
  | Some e => snd e
  | None => completed (query_level q) (level_matrix (query_level q)) (rounded_vector (query_level q) (sample P (query_sample q)))
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
  unfold level_matrix. destruct (find _ given) as [[q t]|] eqn:E; [|apply nearby_matrix_near].
  apply find_some in E. destruct E as [Hin Hq]. cbn [fst snd] in *. apply Nat.eqb_eq in Hq. subst n.
  destruct (given_admissible q t Hin) as [_ [H _]]. exact H.
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

Theorem completion_admissible : admissible P A completion.
Proof.
  split.
  - intros k k' n i j _ _ _ _ _. rewrite !completion_matrix. reflexivity.
  - intros k n Hk Hn. unfold completion.
    destruct (find (fun e => if query_dec (fst e) (k, n) then true else false) given) as [[q t]|] eqn:E.
    + apply find_some in E. destruct E as [Hin Hq]. cbn [fst snd] in *.
      destruct (query_dec q (k, n)) as [->|]; [|discriminate]. apply (given_admissible (k, n) t Hin).
    + apply completed_admissible, level_matrix_near.
Qed.

End Completion.

(** What a certificate for (P2) or (P3) shows is part of one admissible training set of its instance. *)
Theorem fair_data_complete c :
  data_fair c -> 0 < Q2R (the_parameter c) -> the_kind c <> P1_kind ->
  exists iota, admissible (instance c) (instance_matrix c) iota /\
    forall a, answered c a -> iota (query_of a) = shown c a.
Proof.
  intros [Hadm [Hmat Honce]] Hpar Hkind.
  assert (Hpen : 0 < penalty (the_problem (instance c))).
  { simpl. destruct (the_kind c); simpl; [contradiction|exact Hpar|exact Hpar]. }
  assert (Hun : without_constraint (the_problem (instance c))).
  { simpl. destruct (the_kind c); simpl; [apply Hkind; reflexivity|exact I|exact I]. }
  set (given := map (fun a => (query_of a, shown c a)) (flat_map transcript (runs c))).
  assert (Hgiven : forall q t, In (q, t) given -> exists a, answered c a /\ q = query_of a /\ t = shown c a).
  { intros q t H. apply in_map_iff in H. destruct H as [a [E Ha]]. injection E as <- <-.
    apply in_flat_map in Ha. destruct Ha as [r [Hr Ha]]. exists a. split; [exists r; auto|auto]. }
  exists (completion (instance c) (instance_matrix c) Hpen Hun given).
  assert (Honce' : forall q t t', In (q, t) given -> In (q, t') given -> t = t').
  { intros q t t' H H'. destruct (Hgiven q t H) as [a [Ha [-> ->]]].
    destruct (Hgiven _ t' H') as [b [Hb [E ->]]]. injection E as E1 E2. apply Honce; assumption. }
  split.
  - apply completion_admissible.
    + intros q t H. destruct (Hgiven q t H) as [a [Ha [-> ->]]]. destruct (Hadm a Ha) as [Hs [_ Hd]].
      split; assumption.
    + intros q t q' t' H H' HL. destruct (Hgiven q t H) as [a [Ha [-> ->]]].
      destruct (Hgiven q' t' H') as [b [Hb [-> ->]]]. apply Hmat; assumption.
  - intros a Ha. apply completion_given; [exact Honce'|]. apply in_map_iff. exists a. split; [reflexivity|].
    destruct Ha as [r [Hr Ha]]. apply in_flat_map. exists r. auto.
Qed.
