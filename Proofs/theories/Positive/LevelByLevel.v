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

(** If some level decides, there is a first one. *)
Lemma first_decision iota m0 : (1 <= m0)%nat -> decide m0 (iota (O, m0)) <> None ->
  exists m o, (1 <= m <= m0)%nat /\ decide m (iota (O, m)) = Some o /\
    forall l, (1 <= l < m)%nat -> decide l (iota (O, l)) = None.
Proof.
  induction m0 as [m0 IH] using lt_wf_ind. intros Hm0 Hdec.
  assert (Hsearch : forall b, (exists l, (1 <= l < b)%nat /\ decide l (iota (O, l)) <> None) \/
            (forall l, (1 <= l < b)%nat -> decide l (iota (O, l)) = None)).
  { induction b as [|b [[l [Hl Hd]]|Hnone]]; [right; intros; lia|left; exists l; split; [lia|exact Hd]|].
    destruct b as [|b]; [right; intros; lia|].
    destruct (decide (S b) (iota (O, S b))) as [o|] eqn:E.
    - left. exists (S b). split; [lia|congruence].
    - right. intros l Hl. destruct (Nat.eq_dec l (S b)) as [->|Hne]; [exact E|apply Hnone; lia]. }
  destruct (Hsearch m0) as [[l [Hl Hd]]|Hnone].
  - destruct (IH l ltac:(lia) ltac:(lia) Hd) as [m [o [Hm H]]]. exists m, o. split; [lia|exact H].
  - destruct (decide m0 (iota (O, m0))) as [o|] eqn:E; [|congruence].
    exists m0, o. split; [lia|]. split; [exact E|exact Hnone].
Qed.

(** There it halts. *)
Theorem level_by_level_halts iota m0 : (1 <= m0)%nat -> decide m0 (iota (O, m0)) <> None ->
  exists m o, (1 <= m <= m0)%nat /\ decide m (iota (O, m)) = Some o /\ halts_within G iota m o.
Proof.
  intros Hm0 Hdec. destruct (first_decision iota m0 Hm0 Hdec) as [m [o [Hm [Ho Hnone]]]].
  exists m, o. split; [exact Hm|]. split; [exact Ho|].
  unfold halts_within. rewrite answers_seen by exact Hnone. rewrite level_by_level_step, Ho by lia. reflexivity.
Qed.

(** The queries: only levels ≥ 1 of the sample 0, and none above a level that decides. *)
Theorem level_by_level_reads iota m0 kn : (1 <= m0)%nat -> decide m0 (iota (O, m0)) <> None ->
  strategy_reads G iota kn -> fst kn = O /\ (1 <= snd kn <= m0)%nat.
Proof.
  intros Hm0 Hdec [M HM]. destruct (first_decision iota m0 Hm0 Hdec) as [m [o [Hm [Ho Hnone]]]].
  destruct (le_lt_dec m M) as [Hle|Hlt].
  - (* From m on the strategy has halted. *)
    assert (Hstay : forall M', (m <= M')%nat -> answers G iota M' = seen iota m).
    { intros M' HM'. induction HM' as [|M' HM' IH]; [apply answers_seen, Hnone|].
      simpl. rewrite IH, level_by_level_step, Ho by lia. reflexivity. }
    rewrite (Hstay M Hle), level_by_level_step, Ho in HM by lia. discriminate.
  - rewrite answers_seen in HM by (intros l Hl; apply Hnone; lia).
    destruct M as [|M].
    + injection HM as <-. simpl. lia.
    + rewrite level_by_level_step, Hnone in HM by lia. injection HM as <-. simpl. lia.
Qed.

End LevelByLevel.

Arguments level_by_level {output}.
