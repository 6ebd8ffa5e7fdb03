(** * Minimisers exist

    Each of the three problems with π > 0 has a minimiser as soon as it has a feasible point, and the construction is a
    function of the data: no choice is needed. *)

From Coq Require Import Reals Arith Lra Lia Psatz Classical.
From BarrierLab Require Import Definitions.Vectors Definitions.Matrices Definitions.SparseRecovery
  LinearAlgebra.Sums LinearAlgebra.Norms Checker.ResidualEnclosure.
Open Scope R_scope.

(** A decreasing sequence of non-empty sets of vectors. *)
Record nested (S : nat -> vector -> Prop) : Prop := {
  nested_inhabited : forall k, exists x, S k x;
  nested_decreasing : forall k k' x, (k <= k')%nat -> S k' x -> S k x
}.

(** One coordinate after the other: a limit point of the j-th coordinate along the sets, and the sets cut down to it. *)
Lemma cluster_value (S : nat -> vector -> Prop) (j : nat) (B : R) :
  nested S -> (forall k x, S k x -> Rabs (x j) <= B) ->
  { l : R | forall k delta, 0 < delta -> exists x, S k x /\ Rabs (x j - l) < delta }.
Proof.
  intros [Hi Hd] HB.
  set (E := fun t => forall k, exists x, S k x /\ t <= x j).
  destruct (completeness E) as [l [Hub Hlub]].
  - exists B. intros t Ht. destruct (Ht O) as [x [Hx Hle]]. specialize (HB O x Hx).
    pose proof (Rle_abs (x j)). lra.
  - exists (- B). intros k. destruct (Hi k) as [x Hx]. exists x. split; [exact Hx|].
    specialize (HB k x Hx). pose proof (Rle_abs (- x j)). rewrite Rabs_Ropp in *. lra.
  - exists l. intros k delta Hdelta.
    assert (H1 : exists k0, forall x, S k0 x -> x j < l + delta / 2).
    { apply NNPP. intros H. assert (E (l + delta / 2)) as He.
      { intros k1. apply NNPP. intros H1. apply H. exists k1. intros x Hx.
        apply Rnot_le_lt. intros H2. apply H1. exists x. split; assumption. }
      specialize (Hub _ He). lra. }
    destruct H1 as [k0 H1].
    assert (H2 : exists t, E t /\ l - delta / 2 < t).
    { apply NNPP. intros H. assert (l <= l - delta / 2); [|lra]. apply Hlub. intros t Ht.
      apply Rnot_lt_le. intros H3. apply H. exists t. split; assumption. }
    destruct H2 as [t [Ht Hlt]]. destruct (Ht (max k k0)) as [x [Hx Hle]].
    exists x. split; [apply (Hd k (max k k0)); [lia|exact Hx]|].
    assert (x j < l + delta / 2) by (apply H1, (Hd k0 (max k k0)); [lia|exact Hx]).
    apply Rabs_def1; lra.
Qed.

Lemma cluster_point (S : nat -> vector -> Prop) (N : nat) (B : R) :
  nested S -> (forall k x j, S k x -> (j < N)%nat -> Rabs (x j) <= B) ->
  { l : vector | forall k delta, 0 < delta -> exists x, S k x /\ forall j, (j < N)%nat -> Rabs (x j - l j) < delta }.
Proof.
  revert S. induction N as [|N IH]; intros S HS HB.
  - exists (fun _ => 0). intros k delta _. destruct (nested_inhabited S HS k) as [x Hx]. exists x. split; [exact Hx|].
    intros j Hj. lia.
  - destruct (cluster_value S N B HS) as [b Hb]; [intros k x Hx; apply (HB k); auto|].
    set (S' := fun k x => S k x /\ Rabs (x N - b) < / INR (Datatypes.S k)).
    assert (HS' : nested S').
    { split.
      - intros k. apply Hb. apply Rinv_0_lt_compat. apply lt_0_INR. lia.
      - intros k k' x Hk [Hx Hl]. split; [apply (nested_decreasing S HS k k'); assumption|].
        eapply Rlt_le_trans; [exact Hl|]. apply Rinv_le_contravar; [apply lt_0_INR; lia|]. apply le_INR. lia. }
    destruct (IH S' HS') as [l Hl]; [intros k x j [Hx _] Hj; apply (HB k); auto|].
    exists (fun j => if Nat.eqb j N then b else l j). intros k delta Hdelta.
    destruct (archimed_cor1 delta Hdelta) as [n [Hn Hpos]].
    destruct (Hl (max k n) delta Hdelta) as [x [[Hx Hb'] Hj]].
    exists x. split; [apply (nested_decreasing S HS k (max k n)); [lia|exact Hx]|].
    intros j Hlt. destruct (Nat.eqb_spec j N) as [->|Hne]; [|apply Hj; lia].
    eapply Rlt_trans; [exact Hb'|]. eapply Rle_lt_trans; [|exact Hn].
    apply Rinv_le_contravar; [apply lt_0_INR; lia|]. apply le_INR. lia.
Qed.

Section Existence.

Variables (p : problem) (m N : nat) (A : matrix) (y : vector).
Hypothesis penalty_positive : 0 < penalty p.

Notation f := (objective p m N A y).
Notation F := (feasible p m N A y).

Lemma objective_bounds_l1 x : penalty p * l1_norm N x <= f x.
Proof.
  unfold objective. pose proof (norm_nonneg m (vsub (matvec N A x) y)). unfold misfit.
  destruct p; simpl in *; nra.
Qed.

Lemma coordinate_le_l1 x j : (j < N)%nat -> Rabs (x j) <= l1_norm N x.
Proof. intros Hj. apply (sum_term_le N (fun i => Rabs (x i))); [intros; apply Rabs_pos|exact Hj]. Qed.

(** A modulus for the image: ‖Ax - Al‖ ≤ cost · max |x_j - l_j|. *)
Definition cost : R := sum N (fun j => norm m (fun i => A i j)).

Lemma cost_nonneg : 0 <= cost.
Proof. apply sum_nonneg. intros. apply norm_nonneg. Qed.

Lemma norm_sum_columns K (D : nat -> vector) :
  norm m (fun i => sum K (fun j => D j i)) <= sum K (fun j => norm m (D j)).
Proof.
  induction K as [|K IH]; simpl.
  - rewrite norm_zero by reflexivity. lra.
  - pose proof (norm_triangle m (fun i => sum K (fun j => D j i)) (D K)) as H. unfold vadd in H. lra.
Qed.

Lemma misfit_modulus x l delta :
  (forall j, (j < N)%nat -> Rabs (x j - l j) <= delta) -> misfit m N A y l <= misfit m N A y x + cost * delta.
Proof.
  intros H. unfold misfit.
  pose proof (norm_sub_triangle m (matvec N A l) (matvec N A x) y) as T.
  assert (norm m (vsub (matvec N A l) (matvec N A x)) <= cost * delta); [|lra].
  rewrite norm_sub_comm.
  rewrite (norm_ext m _ (fun i => sum N (fun j => A i j * (x j - l j)))).
  - eapply Rle_trans; [apply (norm_sum_columns N (fun j i => A i j * (x j - l j)))|].
    unfold cost. rewrite Rmult_comm, <- sum_scale. apply sum_le. intros j Hj.
    rewrite (norm_ext m _ (vscale (x j - l j) (fun i => A i j))) by (intros; unfold vscale; ring).
    rewrite norm_scale. apply Rmult_le_compat_r; [apply norm_nonneg|apply H, Hj].
  - intros i _. unfold vsub, matvec, dot. rewrite <- sum_sub. apply sum_ext. intros. ring.
Qed.

Lemma l1_modulus x l delta :
  (forall j, (j < N)%nat -> Rabs (x j - l j) <= delta) -> l1_norm N l <= l1_norm N x + INR N * delta.
Proof.
  intros H. unfold l1_norm. rewrite <- sum_const, <- sum_add. apply sum_le. intros j Hj.
  specialize (H j Hj). pose proof (Rabs_triang_inv (l j) (x j)). rewrite Rabs_minus_sym in H. lra.
Qed.

(** The greatest lower bound of the objective at feasible points. *)
Lemma infimum : (exists x, F x) ->
  { b : R | (forall x, F x -> b <= f x) /\ forall delta, 0 < delta -> exists x, F x /\ f x < b + delta }.
Proof.
  intros Hf. set (E := fun t => exists x, F x /\ t = - f x).
  destruct (completeness E) as [l [Hub Hlub]].
  - exists 0. intros t [x [_ ->]]. pose proof (objective_bounds_l1 x).
    assert (0 <= l1_norm N x) by (apply sum_nonneg; intros; apply Rabs_pos). nra.
  - destruct Hf as [x Hx]. exists (- f x). exists x. auto.
  - exists (- l). split.
    + intros x Hx. assert (- f x <= l); [|lra]. apply Hub. exists x. auto.
    + intros delta Hd. apply NNPP. intros H. assert (l <= l - delta); [|lra]. apply Hlub.
      intros t [x [Hx ->]]. apply Rnot_lt_le. intros H1. apply H. exists x. split; [exact Hx|lra].
Qed.

Theorem minimiser : (exists x, F x) -> { x : vector | solution p m N A y x }.
Proof.
  intros Hf. destruct (infimum Hf) as [b [Hb Happ]].
  set (S := fun k x => F x /\ f x < b + / INR (Datatypes.S k)).
  assert (HS : nested S).
  { split.
    - intros k. apply Happ, Rinv_0_lt_compat, lt_0_INR. lia.
    - intros k k' x Hk [Hx Hl]. split; [exact Hx|].
      assert (/ INR (Datatypes.S k') <= / INR (Datatypes.S k)); [|lra].
      apply Rinv_le_contravar; [apply lt_0_INR; lia|]. apply le_INR. lia. }
  destruct (cluster_point S N ((b + 1) / penalty p) HS) as [l Hl].
  { intros k x j [Hx Hlt] Hj.
    apply Rmult_le_reg_l with (penalty p); [exact penalty_positive|].
    replace (penalty p * ((b + 1) / penalty p)) with (b + 1) by (field; lra).
    pose proof (objective_bounds_l1 x). pose proof (coordinate_le_l1 x j Hj).
    assert (/ INR (Datatypes.S k) <= 1).
    { rewrite <- Rinv_1. apply Rinv_le_contravar; [lra|]. apply (le_INR 1). lia. }
    nra. }
  exists l.
  assert (Hmis : forall delta, 0 < delta -> exists x, F x /\ f x < b + delta /\
    misfit m N A y l <= misfit m N A y x + cost * delta /\ l1_norm N l <= l1_norm N x + INR N * delta).
  { intros delta Hd. destruct (archimed_cor1 delta Hd) as [n [Hn Hpos]].
    destruct (Hl n delta Hd) as [x [[Hx Hlt] Hj]].
    exists x. split; [exact Hx|].
    assert (Hj' : forall j, (j < N)%nat -> Rabs (x j - l j) <= delta) by (intros j H; specialize (Hj j H); lra).
    repeat split.
    - assert (/ INR (Datatypes.S n) <= / INR n); [|lra].
      apply Rinv_le_contravar; [apply lt_0_INR; lia|]. apply le_INR. lia.
    - apply misfit_modulus, Hj'.
    - apply l1_modulus, Hj'. }
  pose proof cost_nonneg as Hc. pose proof (pos_INR N) as HN.
  assert (Fl : F l).
  { unfold feasible in *. destruct p as [e|lam|lam]; [|exact I|exact I].
    apply Rnot_lt_le. intros H.
    destruct (Hmis ((misfit m N A y l - e) / (2 * (cost + 1)))) as [x [Hx [_ [H1 _]]]].
    { apply Rdiv_lt_0_compat; lra. }
    assert (cost * ((misfit m N A y l - e) / (2 * (cost + 1))) <= (misfit m N A y l - e) / 2); [|lra].
    replace ((misfit m N A y l - e) / 2) with ((cost + 1) * ((misfit m N A y l - e) / (2 * (cost + 1))))
      by (field; lra).
    apply Rmult_le_compat_r; [|lra]. apply Rlt_le, Rdiv_lt_0_compat; lra. }
  split; [exact Fl|]. intros z Hz. apply Rle_trans with b; [|apply Hb, Hz].
  apply Rnot_lt_le. intros H. set (gap := f l - b).
  assert (Hgap : 0 < gap) by (unfold gap; lra).
  set (M := misfit m N A y l). assert (HM : 0 <= M) by apply norm_nonneg.
  (* a step delta in which the objective cannot fall by the gap *)
  set (W := 1 + Rabs (penalty p) * INR N + cost + 2 * M * cost + 1).
  assert (HW : 0 < W).
  { unfold W. pose proof (Rabs_pos (penalty p)). assert (0 <= Rabs (penalty p) * INR N) by nra.
    assert (0 <= 2 * M * cost) by nra. lra. }
  set (delta := Rmin 1 (gap / W)).
  assert (Hdelta : 0 < delta).
  { unfold delta. apply Rmin_glb_lt; [lra|]. apply Rdiv_lt_0_compat; assumption. }
  assert (HdW : delta * W <= gap).
  { apply Rle_trans with (gap / W * W); [|right; field; lra].
    apply Rmult_le_compat_r; [lra|]. apply Rmin_r. }
  destruct (Hmis delta Hdelta) as [x [Hx [Hlt [H1 H2]]]].
  assert (Hlow : f l <= f x + (Rabs (penalty p) * INR N + cost + 2 * M * cost) * delta).
  { pose proof penalty_positive as Hp. rewrite (Rabs_right (penalty p)) by lra.
    fold M in H1. set (Mx := misfit m N A y x) in *. assert (HMx : 0 <= Mx) by apply norm_nonneg.
    assert (0 <= cost * delta) by nra. assert (0 <= INR N * delta) by nra.
    assert (0 <= M * (cost * delta)) by nra.
    assert (E : M * M <= Mx * Mx + 2 * M * (cost * delta)).
    { destruct (Rle_lt_dec M Mx); [nra|]. assert (M - Mx <= cost * delta) by lra. nra. }
    unfold objective. fold M Mx. destruct p as [e|lam|lam]; simpl in *; nra. }
  unfold gap, W in *. nra.
Qed.

Corollary minimiser_without_constraint :
  match p with P1 _ => False | _ => True end -> { x : vector | solution p m N A y x }.
Proof.
  intros H. apply minimiser. exists (fun _ => 0). unfold feasible. destruct p; easy.
Qed.

End Existence.
