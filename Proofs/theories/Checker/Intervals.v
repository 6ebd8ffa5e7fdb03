(** * Intervals with fixed-point endpoints

    (a, b) stands for the reals from a / scale to b / scale.  Every operation rounds outward. *)

From Coq Require Import Reals ZArith QArith Qreals Lra Lia Psatz List.
From BarrierLab Require Import Definitions.Vectors LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

Definition interval : Type := Z * Z.

Definition ceil_div (a b : Z) : Z := (- ((- a) / b))%Z.

Lemma floor_below a b : (0 < b)%Z -> IZR (a / b) * IZR b <= IZR a.
Proof. intros H. rewrite <- mult_IZR. apply IZR_le. rewrite Z.mul_comm. apply Z.mul_div_le, H. Qed.

Lemma ceil_above a b : (0 < b)%Z -> IZR a <= IZR (ceil_div a b) * IZR b.
Proof.
  intros H. pose proof (floor_below (- a) b H) as F. unfold ceil_div. rewrite !opp_IZR in *. lra.
Qed.

(** Square root rounded up. *)
Definition sqrt_up (a : Z) : Z := let s := Z.sqrt a in if Z.eqb (s * s) a then s else (s + 1)%Z.

Lemma sqrt_up_above a : (0 <= a)%Z -> (a <= sqrt_up a * sqrt_up a)%Z /\ (0 <= sqrt_up a)%Z.
Proof.
  intros H. pose proof (Z.sqrt_spec a H) as S. pose proof (Z.sqrt_nonneg a). cbv zeta in S. unfold sqrt_up.
  destruct (Z.eqb_spec (Z.sqrt a * Z.sqrt a) a); lia.
Qed.

Section Intervals.

Variable scale : positive.
Notation s := (Zpos scale).
Notation S := (IZR (Zpos scale)).

Definition contains (i : interval) (x : R) : Prop := IZR (fst i) <= x * S <= IZR (snd i).

Lemma scale_positive : 0 < S.
Proof. apply IZR_lt. lia. Qed.

Definition izero : interval := (0%Z, 0%Z).
Definition iadd (x y : interval) : interval := ((fst x + fst y)%Z, (snd x + snd y)%Z).
Definition ineg (x : interval) : interval := ((- snd x)%Z, (- fst x)%Z).
Definition isub (x y : interval) : interval := ((fst x - snd y)%Z, (snd x - fst y)%Z).

Definition imul (x y : interval) : interval :=
  let p := (fst x * fst y)%Z in let q := (fst x * snd y)%Z in
  let r := (snd x * fst y)%Z in let t := (snd x * snd y)%Z in
  ((Z.min (Z.min p q) (Z.min r t) / s)%Z, ceil_div (Z.max (Z.max p q) (Z.max r t)) s).

Definition iabs (x : interval) : interval :=
  if (0 <=? fst x)%Z then x else if (snd x <=? 0)%Z then ineg x else (0%Z, Z.max (- fst x) (snd x)).

Definition ipositive_part (x : interval) : interval := (Z.max 0 (fst x), Z.max 0 (snd x)).

Definition iof_Q (q : Q) : interval := ((Qnum q * s / Zpos (Qden q))%Z, ceil_div (Qnum q * s) (Zpos (Qden q))).

(** The quotient, for a divisor that is certainly positive. *)
Definition idiv_pos (x y : interval) : interval :=
  ((fst x * s / (if (0 <=? fst x)%Z then snd y else fst y))%Z,
   ceil_div (snd x * s) (if (0 <=? snd x)%Z then fst y else snd y)).

Definition idiv (x y : interval) : option interval :=
  if (0 <? fst y)%Z then Some (idiv_pos x y)
  else if (snd y <? 0)%Z then Some (idiv_pos (ineg x) (ineg y)) else None.

Definition isqrt (x : interval) : interval := (Z.sqrt (Z.max 0 (fst x) * s), sqrt_up (Z.max 0 (snd x) * s)).

Definition ilt (x y : interval) : bool := (snd x <? fst y)%Z.
Definition ile (x y : interval) : bool := (snd x <=? fst y)%Z.
Definition ipos (x : interval) : bool := (0 <? fst x)%Z.
Definition inonneg (x : interval) : bool := (0 <=? fst x)%Z.

Lemma contains_zero : contains izero 0.
Proof. unfold contains, izero. simpl. lra. Qed.

Lemma contains_add i j x y : contains i x -> contains j y -> contains (iadd i j) (x + y).
Proof. unfold contains, iadd. simpl. rewrite !plus_IZR. lra. Qed.

Lemma contains_neg i x : contains i x -> contains (ineg i) (- x).
Proof. unfold contains, ineg. simpl. rewrite !opp_IZR. lra. Qed.

Lemma contains_sub i j x y : contains i x -> contains j y -> contains (isub i j) (x - y).
Proof. unfold contains, isub. simpl. rewrite !minus_IZR. lra. Qed.

Lemma min_four a b c d e : e = a \/ e = b \/ e = c \/ e = d -> (Z.min (Z.min a b) (Z.min c d) <= e)%Z.
Proof. lia. Qed.

Lemma max_four a b c d e : e = a \/ e = b \/ e = c \/ e = d -> (e <= Z.max (Z.max a b) (Z.max c d))%Z.
Proof. lia. Qed.

Lemma product_lower a b c d x y :
  a <= x <= b -> c <= y <= d -> a * c <= x * y \/ a * d <= x * y \/ b * c <= x * y \/ b * d <= x * y.
Proof.
  intros. destruct (Rle_lt_dec 0 y), (Rle_lt_dec 0 a), (Rle_lt_dec 0 b); (left; nra) || (right; left; nra) ||
    (right; right; left; nra) || (right; right; right; nra).
Qed.

Lemma product_upper a b c d x y :
  a <= x <= b -> c <= y <= d -> x * y <= a * c \/ x * y <= a * d \/ x * y <= b * c \/ x * y <= b * d.
Proof.
  intros. destruct (Rle_lt_dec 0 y), (Rle_lt_dec 0 a), (Rle_lt_dec 0 b); (left; nra) || (right; left; nra) ||
    (right; right; left; nra) || (right; right; right; nra).
Qed.

Lemma contains_mul i j x y : contains i x -> contains j y -> contains (imul i j) (x * y).
Proof.
  unfold contains, imul. cbv zeta. simpl fst. simpl snd. intros Hx Hy. pose proof scale_positive as HS.
  set (p := (fst i * fst j)%Z). set (q := (fst i * snd j)%Z). set (r := (snd i * fst j)%Z). set (t := (snd i * snd j)%Z).
  assert (Hl : IZR (Z.min (Z.min p q) (Z.min r t)) <= x * S * (y * S)).
  { destruct (product_lower _ _ _ _ _ _ Hx Hy) as [H|[H|[H|H]]]; rewrite <- mult_IZR in H;
      (eapply Rle_trans; [apply IZR_le|exact H]); apply min_four; auto. }
  assert (Hu : x * S * (y * S) <= IZR (Z.max (Z.max p q) (Z.max r t))).
  { destruct (product_upper _ _ _ _ _ _ Hx Hy) as [H|[H|[H|H]]]; rewrite <- mult_IZR in H;
      (eapply Rle_trans; [exact H|apply IZR_le]); apply max_four; auto. }
  split; apply Rmult_le_reg_r with S; try assumption.
  - eapply Rle_trans; [apply floor_below; lia|]. nra.
  - eapply Rle_trans; [|apply ceil_above; lia]. nra.
Qed.

Lemma contains_abs i x : contains i x -> contains (iabs i) (Rabs x).
Proof.
  unfold contains, iabs. pose proof scale_positive as HS. intros Hx.
  destruct (Z.leb_spec 0 (fst i)) as [H|H].
  - apply IZR_le in H. rewrite Rabs_right by nra. exact Hx.
  - destruct (Z.leb_spec (snd i) 0) as [H1|H1].
    + apply IZR_le in H1. rewrite Rabs_left1 by nra. apply contains_neg in Hx. exact Hx.
    + simpl. split; [pose proof (Rabs_pos x); nra|].
      assert (H2 : IZR (- fst i) <= IZR (Z.max (- fst i) (snd i))) by (apply IZR_le; lia).
      assert (H3 : IZR (snd i) <= IZR (Z.max (- fst i) (snd i))) by (apply IZR_le; lia).
      rewrite opp_IZR in H2. unfold Rabs. destruct (Rcase_abs x); lra.
Qed.

Lemma contains_positive_part i x : contains i x -> contains (ipositive_part i) (Rmax 0 x).
Proof.
  unfold contains, ipositive_part. simpl. pose proof scale_positive as HS. intros [H1 H2].
  assert (E : Rmax 0 x * S = Rmax 0 (x * S)).
  { unfold Rmax. destruct (Rle_dec 0 x), (Rle_dec 0 (x * S)); nra. }
  rewrite E. split.
  - destruct (Z.max_spec 0 (fst i)) as [[_ ->]|[_ ->]].
    + eapply Rle_trans; [exact H1|apply Rmax_r].
    + apply Rmax_l.
  - apply Rmax_lub.
    + apply IZR_le. lia.
    + eapply Rle_trans; [exact H2|]. apply IZR_le. lia.
Qed.

Lemma contains_Q q : contains (iof_Q q) (Q2R q).
Proof.
  unfold contains, iof_Q, Q2R. simpl.
  assert (HD : 0 < IZR (Zpos (Qden q))) by (apply IZR_lt; lia).
  assert (E : IZR (Qnum q) * / IZR (Zpos (Qden q)) * S * IZR (Zpos (Qden q)) = IZR (Qnum q * s)).
  { rewrite mult_IZR. field. lra. }
  split; apply Rmult_le_reg_r with (IZR (Zpos (Qden q))); try assumption; rewrite E.
  - apply floor_below. lia.
  - apply ceil_above. lia.
Qed.

Lemma contains_div_pos i j x y :
  ipos j = true -> contains i x -> contains j y -> contains (idiv_pos i j) (x / y).
Proof.
  unfold contains, idiv_pos, ipos. simpl. pose proof scale_positive as HS.
  intros Hj [H1 H2] [H3 H4]. apply Z.ltb_lt in Hj.
  pose proof (IZR_lt _ _ Hj) as Hj'.
  assert (Hy : 0 < y) by nra.
  assert (Hs : (0 < snd j)%Z) by (apply lt_IZR; lra).
  assert (Ex : x / y * S * (y * S) = x * S * S) by (field; lra).
  split.
  - set (b := if (0 <=? fst i)%Z then snd j else fst j).
    assert (Hb : (0 < b)%Z) by (unfold b; destruct (0 <=? fst i)%Z; assumption).
    pose proof (floor_below (fst i * s) b Hb) as F. rewrite mult_IZR in F.
    pose proof (IZR_lt _ _ Hb) as Hb'.
    apply Rmult_le_reg_r with (y * S); [nra|]. rewrite Ex.
    assert (Fi : IZR (fst i * s / b) * IZR b <= IZR (fst i) * S) by exact F.
    unfold b in *. destruct (Z.leb_spec 0 (fst i)) as [H|H].
    + apply IZR_le in H.
      assert (0 <= IZR (fst i * s / snd j)). { apply IZR_le, Z.div_pos; [apply le_IZR in H; lia|lia]. }
      assert (IZR (fst i * s / snd j) * (y * S) <= IZR (fst i * s / snd j) * IZR (snd j)) by
        (apply Rmult_le_compat_l; assumption). nra.
    + apply IZR_lt in H.
      assert (IZR (fst i * s / fst j) <= 0). { apply IZR_le. apply lt_IZR in H. apply Z.div_le_upper_bound; lia. }
      nra.
  - set (b := if (0 <=? snd i)%Z then fst j else snd j).
    assert (Hb : (0 < b)%Z) by (unfold b; destruct (0 <=? snd i)%Z; assumption).
    pose proof (ceil_above (snd i * s) b Hb) as F. rewrite mult_IZR in F.
    pose proof (IZR_lt _ _ Hb) as Hb'.
    apply Rmult_le_reg_r with (y * S); [nra|]. rewrite Ex.
    unfold b in *. destruct (Z.leb_spec 0 (snd i)) as [H|H].
    + apply IZR_le in H.
      set (c := IZR (ceil_div (snd i * s) (fst j))) in *.
      assert (H5 : x * S * S <= c * IZR (fst j)) by nra.
      assert (H6 : 0 <= c).
      { apply Rmult_le_reg_r with (IZR (fst j)); [assumption|]. nra. }
      nra.
    + apply IZR_lt in H.
      set (c := ceil_div (snd i * s) (snd j)) in *.
      assert (IZR c <= 0).
      { apply IZR_le. unfold c, ceil_div. apply lt_IZR in H.
        assert (0 <= - (snd i * s) / snd j)%Z by (apply Z.div_pos; nia). lia. }
      assert (H5 : x * S * S <= IZR c * IZR (snd j)) by nra.
      nra.
Qed.

Lemma contains_div i j k x y :
  idiv i j = Some k -> contains i x -> contains j y -> contains k (x / y) /\ y <> 0.
Proof.
  unfold idiv. pose proof scale_positive as HS. intros H Hx Hy.
  destruct (Z.ltb_spec 0 (fst j)) as [Hj|Hj].
  - injection H as <-. split.
    + apply contains_div_pos; try assumption. apply Z.ltb_lt, Hj.
    + apply IZR_lt in Hj. destruct Hy. nra.
  - destruct (Z.ltb_spec (snd j) 0) as [Hj'|Hj']; [|discriminate]. injection H as <-.
    assert (Hn : y <> 0) by (apply IZR_lt in Hj'; destruct Hy; nra). split; [|exact Hn].
    replace (x / y) with (- x / - y) by (field; exact Hn).
    apply contains_div_pos; [apply Z.ltb_lt; simpl; lia| |]; apply contains_neg; assumption.
Qed.

Lemma contains_sqrt i x : contains i x -> contains (isqrt i) (sqrt x).
Proof.
  unfold contains, isqrt. cbn [fst snd]. pose proof scale_positive as HS. intros [H1 H2].
  set (v := Rmax 0 x).
  assert (Ev : sqrt x = sqrt v).
  { unfold v, Rmax. destruct (Rle_dec 0 x); [reflexivity|]. rewrite sqrt_0. apply sqrt_neg_0. lra. }
  pose proof (contains_positive_part i x (conj H1 H2)) as [L U]. fold v in L, U. simpl in L, U.
  assert (Hv : 0 <= v) by apply Rmax_l.
  assert (Es : sqrt v * S * (sqrt v * S) = v * S * S).
  { replace (sqrt v * S * (sqrt v * S)) with (sqrt v * sqrt v * S * S) by ring. rewrite sqrt_sqrt by exact Hv. ring. }
  pose proof (sqrt_pos v). rewrite Ev. split.
  - pose proof (Z.sqrt_spec (Z.max 0 (fst i) * s) ltac:(lia)) as [Hq _].
    apply IZR_le in Hq. rewrite !mult_IZR in Hq.
    pose proof (Z.sqrt_nonneg (Z.max 0 (fst i) * s)) as Hq0. apply IZR_le in Hq0.
    set (w := IZR (Z.sqrt (Z.max 0 (fst i) * s))) in *.
    assert (0 <= sqrt v * S) by (apply Rmult_le_pos; lra).
    assert (w * w <= sqrt v * S * (sqrt v * S)) by (rewrite Es; eapply Rle_trans; [exact Hq|];
      apply Rmult_le_compat_r; lra).
    apply Rsqr_incr_0_var; [unfold Rsqr|]; assumption.
  - destruct (sqrt_up_above (Z.max 0 (snd i) * s) ltac:(lia)) as [Hq Hq0].
    apply IZR_le in Hq. apply IZR_le in Hq0. rewrite !mult_IZR in Hq.
    set (w := IZR (sqrt_up (Z.max 0 (snd i) * s))) in *.
    assert (sqrt v * S * (sqrt v * S) <= w * w) by (rewrite Es; eapply Rle_trans; [|exact Hq];
      apply Rmult_le_compat_r; lra).
    apply Rsqr_incr_0_var; [unfold Rsqr|]; assumption.
Qed.

Lemma ilt_correct i j x y : ilt i j = true -> contains i x -> contains j y -> x < y.
Proof.
  unfold ilt, contains. pose proof scale_positive as HS. intros H Hx Hy. apply Z.ltb_lt, IZR_lt in H. nra.
Qed.

Lemma ile_correct i j x y : ile i j = true -> contains i x -> contains j y -> x <= y.
Proof.
  unfold ile, contains. pose proof scale_positive as HS. intros H Hx Hy. apply Z.leb_le, IZR_le in H. nra.
Qed.

Lemma ipos_correct i x : ipos i = true -> contains i x -> 0 < x.
Proof. intros H. apply (ilt_correct izero i 0 x); [exact H|apply contains_zero]. Qed.

Lemma inonneg_correct i x : inonneg i = true -> contains i x -> 0 <= x.
Proof. intros H. apply (ile_correct izero i 0 x); [exact H|apply contains_zero]. Qed.

(** ** Sums, scalar products, norms *)

Fixpoint isum (n : nat) (f : nat -> interval) : interval :=
  match n with
  | O => izero
  | Datatypes.S k => iadd (isum k f) (f k)
  end.

Lemma contains_sum n f g :
  (forall i, (i < n)%nat -> contains (f i) (g i)) -> contains (isum n f) (sum n g).
Proof.
  induction n as [|n IH]; intros H; simpl; [apply contains_zero|].
  apply contains_add; auto with arith.
Qed.

Definition idot (n : nat) (f g : nat -> interval) : interval := isum n (fun i => imul (f i) (g i)).

Lemma contains_dot n f g x y :
  (forall i, (i < n)%nat -> contains (f i) (x i)) -> (forall i, (i < n)%nat -> contains (g i) (y i)) ->
  contains (idot n f g) (dot n x y).
Proof. intros. apply contains_sum. intros. apply contains_mul; auto. Qed.

Definition inorm (n : nat) (f : nat -> interval) : interval := isqrt (idot n f f).

Lemma contains_norm n f x : (forall i, (i < n)%nat -> contains (f i) (x i)) -> contains (inorm n f) (norm n x).
Proof. intros. apply contains_sqrt, contains_dot; assumption. Qed.

End Intervals.

(** ** Tables: values computed once *)

Definition table {X : Type} (n : nat) (f : nat -> X) : list X := map f (seq 0 n).

Lemma nth_table {X : Type} n (f : nat -> X) i d : (i < n)%nat -> nth i (table n f) d = f i.
Proof.
  intros H. unfold table. rewrite (nth_indep _ d (f O)) by (rewrite map_length, seq_length; exact H).
  rewrite map_nth, seq_nth by exact H. reflexivity.
Qed.

Lemma table_length {X : Type} n (f : nat -> X) : length (table n f) = n.
Proof. unfold table. rewrite map_length, seq_length. reflexivity. Qed.
