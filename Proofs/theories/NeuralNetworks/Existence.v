(** * Theorem 1: networks that solve the problem at the samples exist

    Project the samples to a line on which they stay distinct and interpolate there: one hidden layer of at most R - 1 ReLUs.
    The network is made from the exact minimisers, which no algorithm has. *)

From Coq Require Import Reals Arith Lra Lia List.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  Definitions.TrainingData Definitions.BlockMatrices Definitions.PhaseTransitionClass Definitions.NeuralNetworks
  LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets Barriers.TiltedMembers Conditioning.Scales
  NeuralNetworks.SeparatingDirections NeuralNetworks.Interpolation.
Import ListNotations.
Open Scope R_scope.

(** The coordinates that matter determine the minimisers. *)
Lemma solution_ext p m N A y y' x x' :
  (forall i, (i < m)%nat -> y i = y' i) -> (forall j, (j < N)%nat -> x j = x' j) ->
  solution p m N A y x -> solution p m N A y' x'.
Proof.
  intros Hy Hx.
  assert (Hm : forall z z', (forall j, (j < N)%nat -> z j = z' j) -> misfit m N A y z = misfit m N A y' z').
  { intros z z' Hz. apply norm_ext. intros i Hi. unfold vsub. rewrite (Hy i Hi). f_equal.
    apply dot_ext; [reflexivity|exact Hz]. }
  assert (Hl : l1_norm N x = l1_norm N x') by (apply sum_ext; intros j Hj; rewrite (Hx j Hj); reflexivity).
  pose proof (fun z => Hm z z (fun _ _ => eq_refl)) as Hmz. specialize (Hm x x' Hx).
  unfold solution. destruct p; simpl; rewrite Hm, Hl; intros [Hf Hmin]; (split; [exact Hf|]);
    intros z Hz; specialize (Hmin z); rewrite (Hmz z) in Hmin; auto.
Qed.

(** The minimiser that belongs to the first sample projected to s. *)
Fixpoint value_at (s : nat -> R) (x : nat -> vector) (n : nat) (t : R) : vector :=
  match n with
  | O => fun _ => 0
  | S n' => if Req_EM_T (s n') t then x n' else value_at s x n' t
  end.

Lemma value_at_spec s x n k : (k < n)%nat ->
  exists l, (l < n)%nat /\ s l = s k /\ value_at s x n (s k) = x l.
Proof.
  induction n as [|n IH]; intros Hk; [lia|]. simpl. destruct (Req_EM_T (s n) (s k)) as [E|Hne].
  - exists n. auto.
  - destruct IH as [l [Hl [E Hv]]].
    + destruct (Nat.eq_dec k n) as [->|]; [contradiction|lia].
    + exists l. auto.
Qed.

(** Values at samples are taken by a network that is a function of them; of equal samples it takes the value at one. *)
Theorem network_of_values (m N : nat) (y : nat -> vector) (n : nat) :
  exists (network_of : (nat -> vector) -> network) (width : nat), (width <= n - 1)%nat /\
    forall x, one_hidden_layer (network_of x) m width N /\
      forall k, (k < n)%nat -> exists l, (l < n)%nat /\ (forall i, (i < m)%nat -> y l i = y k i) /\
        forall j, evaluate (network_of x) (y k) j = x l j.
Proof.
  destruct (separating_direction m y n) as [w Hw].
  set (s := fun k => dot m w (y k)).
  destruct (sorted_points s n) as [l [Hdec [Hin Hlen]]].
  destruct (interpolation l Hdec) as [knots [slopes [b Hb]]].
  exists (fun x =>
    [{| inputs := m; outputs := length l - 1; weights := fun _ => w; bias := fun h => - knots h |};
     {| inputs := length l - 1; outputs := N; weights := fun j h => slopes (value_at s x n) h j;
        bias := b (value_at s x n) |}]), (length l - 1)%nat.
  split; [lia|]. intros x. split; [eexists _, _; repeat split|].
  intros k Hk. destruct (value_at_spec s x n k Hk) as [k' [Hk' [E Ev]]]. exists k'. split; [exact Hk'|]. split.
  - intros i Hi. apply Hw; assumption.
  - intros j. rewrite <- Ev, <- (Hb (value_at s x n) (s k) (Hin k Hk) j). unfold piecewise_linear. simpl.
    unfold apply_layer, vadd, matvec. simpl. rewrite Rplus_comm. f_equal.
Qed.

Theorem network_exists p m N A (y : nat -> vector) n :
  (forall k, (k < n)%nat -> exists x, solution p m N A (y k) x) ->
  exists phi width, one_hidden_layer phi m width N /\ (width <= n - 1)%nat /\
    forall k, (k < n)%nat -> solution p m N A (y k) (evaluate phi (y k)).
Proof.
  intros Hex.
  assert (Hx : exists x : nat -> vector, forall k, (k < n)%nat -> solution p m N A (y k) (x k)).
  { clear - Hex. induction n as [|n IH].
    - exists (fun _ _ => 0). intros k Hk. lia.
    - destruct IH as [x Hx]; [auto|]. destruct (Hex n) as [xn Hxn]; [lia|].
      exists (fun k => if Nat.eqb k n then xn else x k). intros k Hk.
      destruct (Nat.eqb_spec k n) as [->|Hne]; [exact Hxn|]. apply Hx. lia. }
  destruct Hx as [x Hx].
  destruct (network_of_values m N y n) as [network_of [width [Hwidth H]]]. destruct (H x) as [Hhidden Hval].
  exists (network_of x), width. split; [exact Hhidden|]. split; [exact Hwidth|].
  intros k Hk. destruct (Hval k Hk) as [l [Hl [Hy Hx']]].
  apply (solution_ext p m N A (y l) (y k) (x l)); [exact Hy|intros j _; symmetry; apply Hx'|apply Hx, Hl].
Qed.

(** Theorem 1 on the class: every member of Ω(K, L) has such a network. *)
Theorem network_exists_on_class C A :
  valid_class C -> Omega C A ->
  exists phi width,
    one_hidden_layer phi (rows (class_setting C)) width (columns (class_setting C)) /\
    (width <= samples C - 1)%nat /\
    forall k, (k < samples C)%nat ->
      solutions (class_setting C) A (sample (class_setting C) k) (evaluate phi (sample (class_setting C) k)).
Proof.
  intros [HK [HL [Hd [HR [S0 [S1 S2]]]]]] HA.
  apply (network_exists (class_problem C) (S (tail C)) (candidates C + tail C) A
           (fun k => block_sample (eta C k)) (samples C)).
  assert (Htilt : forall D i tau, valid_scale C D -> (i < candidates C)%nat -> 0 < tau ->
            forall k, (k < samples C)%nat ->
            exists x, solutions (class_setting C) (tilt C D i tau) (sample (class_setting C) k) x).
  { intros D i tau HD Hi Htau k Hk. exists (tilted_candidate C D tau k i).
    apply tilted_candidate_is_solution; assumption. }
  assert (Hpow : forall n, 0 < / 2 ^ n) by (intros; apply Rinv_0_lt_compat, pow_lt; lra).
  intros k Hk. destruct HA as [[->|[i [n [Hi [_ ->]]]]]|[[i [n [Hi [_ ->]]]]|[i [Hi ->]]]].
  - pose proof (base_ge_one C (digits C) S0) as Hg.
    exists (candidate (class_problem C) (candidates C) (tail C) (eta C k) (base C (digits C))
              (norm (candidates C) (centre_row C (digits C))) 0).
    apply (candidate_is_solution (class_problem C) (candidates C) (tail C) (centre_row C (digits C))).
    + lia.
    + reflexivity.
    + split; [exists O; split; [lia|reflexivity]|intros; unfold centre_row; lra].
    + intros; unfold centre_row; lra.
    + apply (centre_norm_positive C (digits C) Hd S0).
    + apply (centre_valid C (digits C) S0 k Hk).
  - apply (Htilt (digits C)); auto.
  - apply (Htilt (digits C - 1)%nat); auto.
  - apply (Htilt (digits C - 2)%nat); auto. specialize (Hpow (levels C)). lra.
Qed.
