(** * Strategies that read the levels 1, 2, ... of one sample in turn *)

From Coq Require Import Reals Arith Lia List.
From BarrierLab Require Import Definitions.TrainingData Definitions.GeneralAlgorithms.
Import ListNotations.

Section LevelByLevel.

Variable output : Type.

(** After m data at the levels 1, ..., m the latest of them decides: an output, or on to the level m + 1. *)
Definition level_by_level (decide : nat -> datum -> option output) : strategy query datum output :=
  fun known =>
    match known with
    | [] => ask (O, 1%nat)
    | t :: _ =>
        match decide (length known) t with
        | Some o => halt o
        | None => ask (O, S (length known))
        end
    end.

Variable decide : nat -> datum -> option output.
Let G := level_by_level decide.

(** The data of the levels 1, ..., m, latest first. *)
Fixpoint seen (iota : training_set) (m : nat) : list datum :=
  match m with
  | O => []
  | S m' => iota (O, m) :: seen iota m'
  end.

Lemma seen_length iota m : length (seen iota m) = m.
Proof. induction m as [|m IH]; simpl; auto. Qed.

Lemma level_by_level_step iota m : (1 <= m)%nat ->
  G (seen iota m) = match decide m (iota (O, m)) with Some o => halt o | None => ask (O, S m) end.
Proof.
  intros Hm. destruct m as [|m]; [lia|]. unfold G, level_by_level. simpl. rewrite seen_length.
  destruct (decide (S m) (iota (O, S m))); reflexivity.
Qed.

Lemma answers_seen iota m : (forall l, (1 <= l < m)%nat -> decide l (iota (O, l)) = None) ->
  answers G iota m = seen iota m.
Proof.
  induction m as [|m IH]; intros H; [reflexivity|]. simpl answers. rewrite IH by (intros l Hl; apply H; lia).
  destruct m as [|m]; [reflexivity|]. rewrite level_by_level_step, H by lia. reflexivity.
Qed.

(** It halts at the first level that decides, and has read the levels up to this one, only. *)
Theorem level_by_level_halts iota m0 : (1 <= m0)%nat -> decide m0 (iota (O, m0)) <> None ->
  exists m o, (1 <= m <= m0)%nat /\ decide m (iota (O, m)) = Some o /\ halts_within G iota m o.
Proof.
  intros Hm0 Hdec.
  assert (Hfirst : exists m o, (1 <= m <= m0)%nat /\ decide m (iota (O, m)) = Some o /\
            forall l, (1 <= l < m)%nat -> decide l (iota (O, l)) = None).
  { revert Hm0 Hdec. induction m0 as [m0 IH] using lt_wf_ind. intros Hm0 Hdec.
    assert (Hsearch : forall b, (b <= m0)%nat ->
              (exists l, (1 <= l < b)%nat /\ decide l (iota (O, l)) <> None) \/
              (forall l, (1 <= l < b)%nat -> decide l (iota (O, l)) = None)).
    { induction b as [|b IHb]; intros Hb; [right; intros; lia|].
      destruct IHb as [[l [Hl Hd]]|Hnone]; [lia|left; exists l; split; [lia|exact Hd]|].
      destruct b as [|b]; [right; intros; lia|].
      destruct (decide (S b) (iota (O, S b))) as [o|] eqn:E.
      - left. exists (S b). split; [lia|congruence].
      - right. intros l Hl. destruct (Nat.eq_dec l (S b)) as [->|Hne]; [exact E|apply Hnone; lia]. }
    destruct (Hsearch m0 (le_n m0)) as [[l [Hl Hd]]|Hnone].
    - destruct (IH l ltac:(lia) ltac:(lia) Hd) as [m [o [Hm H]]]. exists m, o. split; [lia|exact H].
    - destruct (decide m0 (iota (O, m0))) as [o|] eqn:E; [|congruence].
      exists m0, o. split; [lia|]. split; [exact E|exact Hnone]. }
  destruct Hfirst as [m [o [Hm [Ho Hnone]]]]. exists m, o. split; [exact Hm|]. split; [exact Ho|].
  unfold halts_within. rewrite answers_seen by exact Hnone. rewrite level_by_level_step, Ho by lia. reflexivity.
Qed.

(** The queries: only levels ≥ 1 of the sample 0, and none above a level that decides. *)
Theorem level_by_level_reads iota m0 kn : (1 <= m0)%nat -> decide m0 (iota (O, m0)) <> None ->
  strategy_reads G iota kn -> fst kn = O /\ (1 <= snd kn <= m0)%nat.
Proof.
  intros Hm0 Hdec [M HM]. destruct (level_by_level_halts iota m0 Hm0 Hdec) as [m [o [Hm [Ho Hhalt]]]].
  assert (Hmin : exists m1, (1 <= m1 <= m)%nat /\ decide m1 (iota (O, m1)) <> None /\
            forall l, (1 <= l < m1)%nat -> decide l (iota (O, l)) = None).
  { assert (Hany : forall b, (1 <= b)%nat -> decide b (iota (O, b)) <> None -> exists m1, (1 <= m1 <= b)%nat /\
              decide m1 (iota (O, m1)) <> None /\ forall l, (1 <= l < m1)%nat -> decide l (iota (O, l)) = None).
    { induction b as [b IH] using lt_wf_ind. intros Hb Hd.
      assert (Hdecide : forall c, (exists l, (1 <= l < c)%nat /\ decide l (iota (O, l)) <> None) \/
                (forall l, (1 <= l < c)%nat -> decide l (iota (O, l)) = None)).
      { induction c as [|c [[l [Hl Hdl]]|Hn]]; [right; intros; lia|left; exists l; split; [lia|exact Hdl]|].
        destruct (decide c (iota (O, c))) as [o'|] eqn:E.
        - destruct c as [|c]; [right; intros; lia|]. left. exists (S c). split; [lia|congruence].
        - right. intros l Hl. destruct (Nat.eq_dec l c) as [->|Hne]; [exact E|apply Hn; lia]. }
      destruct (Hdecide b) as [[l [Hl Hdl]]|Hn].
      - destruct (IH l ltac:(lia) ltac:(lia) Hdl) as [m1 [Hm1 H1]]. exists m1. split; [lia|exact H1].
      - exists b. split; [lia|]. split; assumption. }
    apply Hany; [lia|congruence]. }
  destruct Hmin as [m1 [Hm1 [Hd1 Hnone]]].
  destruct (le_lt_dec m1 M) as [Hle|Hlt].
  - (* From m1 on the strategy has halted. *)
    assert (Hstay : forall M', (m1 <= M')%nat -> answers G iota M' = seen iota m1).
    { intros M' HM'. induction HM' as [|M' HM' IH]; [apply answers_seen, Hnone|].
      simpl. rewrite IH, level_by_level_step by lia.
      destruct (decide m1 (iota (O, m1))); [reflexivity|congruence]. }
    rewrite (Hstay M Hle), level_by_level_step in HM by lia.
    destruct (decide m1 (iota (O, m1))); [discriminate|congruence].
  - rewrite answers_seen in HM by (intros l Hl; apply Hnone; lia).
    destruct M as [|M].
    + injection HM as <-. simpl. lia.
    + rewrite level_by_level_step, Hnone in HM by lia. injection HM as <-. simpl. lia.
Qed.

End LevelByLevel.

Arguments level_by_level {output}.
