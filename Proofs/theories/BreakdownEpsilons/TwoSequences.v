(** * Two sequences of inputs that cannot be told apart

    The deterministic part of [BHV] Proposition 10.5, for any computational problem: if the data of ι¹_n and of ι²_n are within
    4⁻ⁿ of those of one ι⁰, while Ξ(ι¹_n) ⊂ S¹ and Ξ(ι²_n) ⊂ S² with dist(S¹, S²) ≥ κ, then the weak breakdown epsilon is
    at least κ/2, and so is the strong one if ι⁰ itself is an input.  For the weak one ι⁰ serves as a list of numbers only. *)

From Coq Require Import Reals Arith QArith Qreals Lra Lia List Classical_Prop ClassicalDedekindReals.
From Coquelicot Require Import Rbar Lub.
From BarrierLab Require Import Definitions.GeneralAlgorithms Definitions.ComputationalProblems AdmissibleData.Rounding.
Open Scope R_scope.

Lemma Lub_Rbar_ge (E : R -> Prop) b : (forall e, e < b -> E e) -> Rbar_le b (Lub_Rbar E).
Proof.
  intros H. destruct (Lub_Rbar_correct E) as [Hub _]. unfold is_ub_Rbar in Hub.
  destruct (Lub_Rbar E) as [l| |]; simpl in *; auto.
  - apply Rnot_lt_le. intros Hlt. specialize (Hub ((l + b) / 2) (H ((l + b) / 2) ltac:(lra))). simpl in Hub. lra.
  - apply (Hub (b - 1)). apply H. lra.
Qed.

Section TwoSequences.

Variable Pi : computational_problem.
Variable Omega : instance Pi -> Prop.

Variables (iota0 : instance Pi) (iota1 iota2 : nat -> instance Pi) (S1 S2 : point Pi -> Prop) (kappa : R).
Hypothesis first_in_class : forall n, Omega (iota1 n).
Hypothesis second_in_class : forall n, Omega (iota2 n).
Hypothesis first_converges : forall n l, Rabs (data Pi (iota1 n) l - data Pi iota0 l) <= / 4 ^ n.
Hypothesis second_converges : forall n l, Rabs (data Pi (iota2 n) l - data Pi iota0 l) <= / 4 ^ n.
Hypothesis first_answers : forall n s, right_answer Pi (iota1 n) s -> S1 s.
Hypothesis second_answers : forall n s, right_answer Pi (iota2 n) s -> S2 s.
Hypothesis far_apart : forall s1 s2, S1 s1 -> S2 s2 -> kappa <= distance Pi s1 s2.

(** The data of ι⁰, and the data of ι with those of ι⁰ up to the precision 2⁻ⁿ. *)
Definition common_data : approximations Pi := fun ln => round_up (snd ln + 1) (data Pi iota0 (fst ln)).

Definition misleading_data (iota : instance Pi) (n : nat) : approximations Pi := fun ln =>
  if Nat.leb (snd ln) n then common_data ln else round_up (snd ln) (data Pi iota (fst ln)).

Lemma half_power n : / 2 ^ (n + 1) = / 2 * / 2 ^ n.
Proof. rewrite pow_add, Rinv_mult. simpl (2 ^ 1). rewrite Rmult_1_r. ring. Qed.

Lemma quarter_power m n : (m <= n)%nat -> (1 <= n)%nat -> / 4 ^ n <= / 2 * / 2 ^ m.
Proof.
  intros Hm Hn. replace 4 with (2 * 2) by ring. rewrite Rpow_mult_distr, Rinv_mult.
  assert (/ 2 ^ n <= / 2).
  { apply Rinv_le_contravar; [lra|]. rewrite <- (pow_1 2) at 1. apply Rle_pow; [lra|exact Hn]. }
  assert (/ 2 ^ n <= / 2 ^ m).
  { apply Rinv_le_contravar; [apply pow2_positive|]. apply Rle_pow; [lra|exact Hm]. }
  pose proof (inv_pow2_positive n). apply Rmult_le_compat; lra.
Qed.

Lemma common_data_approximate : approximates Pi iota0 common_data.
Proof.
  intros l n. unfold common_data. simpl. pose proof (round_up_bounds (n + 1) (data Pi iota0 l)) as H.
  rewrite half_power in H. pose proof (inv_pow2_positive n). rewrite Rabs_right; lra.
Qed.

Lemma misleading_data_approximate iota n : (1 <= n)%nat ->
  (forall l, Rabs (data Pi iota l - data Pi iota0 l) <= / 4 ^ n) -> approximates Pi iota (misleading_data iota n).
Proof.
  intros Hn Hclose l m. unfold misleading_data, common_data. simpl. destruct (Nat.leb_spec m n) as [Hm|Hm].
  - pose proof (round_up_bounds (m + 1) (data Pi iota0 l)) as H. rewrite half_power in H.
    pose proof (quarter_power m n Hm Hn). specialize (Hclose l).
    pose proof (Rle_abs (data Pi iota l - data Pi iota0 l)).
    pose proof (Rle_abs (- (data Pi iota l - data Pi iota0 l))) as H2. rewrite Rabs_Ropp in H2.
    apply Rabs_le. split; lra.
  - pose proof (round_up_bounds m (data Pi iota l)). apply Rabs_le. pose proof (inv_pow2_positive m). split; lra.
Qed.

Lemma misleading_data_common iota n ln : (snd ln <= n)%nat -> misleading_data iota n ln = common_data ln.
Proof. intros H. unfold misleading_data. apply Nat.leb_le in H. rewrite H. reflexivity. Qed.

(** No answer is within e < κ/2 of both Ξ(ι¹_n) and Ξ(ι²_n). *)
Lemma not_within_both n e x : e < kappa / 2 -> within Pi (iota1 n) e x -> within Pi (iota2 n) e x -> False.
Proof.
  intros He H1 H2. destruct (H1 (kappa / 2 - e)) as [s1 [Hs1 Hd1]]; [lra|].
  destruct (H2 (kappa / 2 - e)) as [s2 [Hs2 Hd2]]; [lra|].
  pose proof (far_apart s1 s2 (first_answers n s1 Hs1) (second_answers n s2 Hs2)).
  pose proof (distance_triangle Pi s1 x s2). rewrite (distance_symmetric Pi s1 x) in *. lra.
Qed.

(** The same run on both: one of the two errs. *)
Lemma one_errs (G : solver Pi Omega) n e : (1 <= n)%nat -> e < kappa / 2 ->
  result G (misleading_data (iota2 n) n) = result G (misleading_data (iota1 n) n) ->
  exists iota f, Omega iota /\ approximates Pi iota f /\ errs_by_more Pi iota e (result G f).
Proof.
  intros Hn He Hsame.
  destruct (result G (misleading_data (iota1 n) n)) as [x|] eqn:Hx.
  - destruct (sig_not_dec (within Pi (iota1 n) e x)) as [Hin|Hout].
    + exists (iota2 n), (misleading_data (iota2 n) n). split; [apply second_in_class|].
      split; [apply misleading_data_approximate; auto|]. rewrite Hsame. intros H2. apply Hin. intros H1.
      exact (not_within_both n e x He H1 H2).
    + exists (iota1 n), (misleading_data (iota1 n) n). split; [apply first_in_class|].
      split; [apply misleading_data_approximate; auto|]. rewrite Hx. exact Hout.
  - exists (iota1 n), (misleading_data (iota1 n) n). split; [apply first_in_class|].
    split; [apply misleading_data_approximate; auto|]. rewrite Hx. exact I.
Qed.

Lemma first_input n : (1 <= n)%nat -> approximations_of_class Pi Omega (misleading_data (iota1 n) n).
Proof. intros Hn. exists (iota1 n). split; [apply first_in_class|apply misleading_data_approximate; auto]. Qed.

Lemma second_input n : (1 <= n)%nat -> approximations_of_class Pi Omega (misleading_data (iota2 n) n).
Proof. intros Hn. exists (iota2 n). split; [apply second_in_class|apply misleading_data_approximate; auto]. Qed.

Theorem two_sequences_strong : Omega iota0 -> Rbar_le (kappa / 2) (strong_epsilon Pi Omega).
Proof.
  intros H0. apply Lub_Rbar_ge. intros e He G.
  assert (Hdom : approximations_of_class Pi Omega common_data).
  { exists iota0. split; [exact H0|apply common_data_approximate]. }
  destruct (result G common_data) as [x|] eqn:Hx.
  - destruct (reads_finitely_many G common_data Hdom) as [l Hl]; [congruence|].
    assert (Hn : exists n, forall ln, In ln l -> (snd ln <= n)%nat).
    { clear Hl. induction l as [|ln l [n IH]]; [exists O; intros ln []|].
      exists (Nat.max (snd ln) n). intros ln' [<-|Hin]; [|specialize (IH ln' Hin)]; lia. }
    destruct Hn as [n0 Hn0]. set (n := S n0).
    assert (Hsame : forall iota, approximations_of_class Pi Omega (misleading_data iota n) ->
              result G (misleading_data iota n) = Some x).
    { intros iota Hiota. rewrite <- Hx. apply (determined_by_reads G common_data); auto.
      intros ln Hln. symmetry. apply misleading_data_common. specialize (Hn0 ln (Hl ln Hln)). lia. }
    apply (one_errs G n e); [lia|exact He|].
    rewrite !Hsame; [reflexivity|apply first_input|apply second_input]; lia.
  - exists iota0, common_data. split; [exact H0|]. split; [apply common_data_approximate|]. rewrite Hx. exact I.
Qed.

Theorem two_sequences_weak : Rbar_le (kappa / 2) (weak_epsilon Pi Omega).
Proof.
  apply Lub_Rbar_ge. intros e He G M. set (n := S M).
  pose proof (first_input n ltac:(lia)) as Hin1. pose proof (second_input n ltac:(lia)) as Hin2.
  destruct (classic (reads_beyond Pi Omega G (misleading_data (iota1 n) n) M)) as [Hdeep|Hshallow].
  - exists (iota1 n), (misleading_data (iota1 n) n). split; [apply first_in_class|].
    split; [apply misleading_data_approximate; auto; lia|]. right. exact Hdeep.
  - destruct (one_errs G n e) as [iota [f [H1 [H2 H3]]]]; [lia|exact He| |].
    + apply (determined_by_reads G (misleading_data (iota1 n) n)); auto.
      intros [l m] Hlm. rewrite !misleading_data_common; auto; simpl;
        (destruct (Nat.le_gt_cases m n) as [Hle|Hgt]; [exact Hle|]; elim Hshallow; exists l, m; split; [exact Hlm|lia]).
    + exists iota, f. auto.
Qed.

End TwoSequences.
