(** * Numbers p + q√r with rational p, q and one fixed rational r ≥ 0

    Equality is tested by coefficients: what is found equal is equal, whether or not √r is irrational. *)

From Coq Require Import Reals ZArith QArith Qreals Lra Lia Psatz.
Open Scope R_scope.

Record quadratic := { rational_part : Q; root_part : Q }.

Lemma Q2R_red q : Q2R (Qred q) = Q2R q.
Proof. apply Qeq_eqR, Qred_correct. Qed.

Lemma Q2R_zero q : Qnum q = 0%Z -> Q2R q = 0.
Proof. intros H. unfold Q2R. rewrite H. lra. Qed.

Lemma Q2R_nonneg q : (0 <=? Qnum q)%Z = true -> 0 <= Q2R q.
Proof.
  intros H. apply Z.leb_le, IZR_le in H. unfold Q2R. apply Rmult_le_pos; [exact H|].
  apply Rlt_le, Rinv_0_lt_compat, IZR_lt. lia.
Qed.

Section Quadratic.
Variable r : Q.

Definition real (x : quadratic) : R := Q2R (rational_part x) + Q2R (root_part x) * sqrt (Q2R r).

Definition quadratic_of (q : Q) : quadratic := {| rational_part := q; root_part := 0 |}.
Definition quadratic_add (x y : quadratic) : quadratic :=
  {| rational_part := Qred (rational_part x + rational_part y); root_part := Qred (root_part x + root_part y) |}.
Definition quadratic_mul (x y : quadratic) : quadratic :=
  {| rational_part := Qred (rational_part x * rational_part y + r * (root_part x * root_part y));
     root_part := Qred (rational_part x * root_part y + root_part x * rational_part y) |}.
Definition conjugate (x : quadratic) : quadratic :=
  {| rational_part := rational_part x; root_part := Qopp (root_part x) |}.
Definition quadratic_norm (x : quadratic) : Q :=
  Qred (rational_part x * rational_part x - r * (root_part x * root_part x)).
Definition quadratic_div (x y : quadratic) : option quadratic :=
  let n := quadratic_norm y in
  if (Qnum n =? 0)%Z then None else Some (quadratic_mul (quadratic_mul x (conjugate y)) (quadratic_of (/ n))).
Definition quadratic_eqb (x y : quadratic) : bool :=
  Qeq_bool (rational_part x) (rational_part y) && Qeq_bool (root_part x) (root_part y).

(** Is p + q√r ≥ 0?  The larger of p² and rq² has the sign. *)
Definition quadratic_nonneg (x : quadratic) : bool :=
  let p := rational_part x in let q := root_part x in
  if (0 <=? Qnum p)%Z then (0 <=? Qnum q)%Z || Qle_bool (r * (q * q)) (p * p)
  else (0 <=? Qnum q)%Z && Qle_bool (p * p) (r * (q * q)).

Hypothesis radicand_nonneg : 0 <= Q2R r.

Lemma root_squared : sqrt (Q2R r) * sqrt (Q2R r) = Q2R r.
Proof. apply sqrt_sqrt, radicand_nonneg. Qed.

Lemma real_of q : real (quadratic_of q) = Q2R q.
Proof. unfold real, quadratic_of. cbn [rational_part root_part]. rewrite (Q2R_zero 0) by reflexivity. ring. Qed.

Lemma real_add x y : real (quadratic_add x y) = real x + real y.
Proof. unfold real, quadratic_add. cbn [rational_part root_part]. rewrite !Q2R_red, !Q2R_plus. ring. Qed.

Lemma real_mul x y : real (quadratic_mul x y) = real x * real y.
Proof.
  unfold real, quadratic_mul. cbn [rational_part root_part].
  rewrite !Q2R_red, !Q2R_plus, !Q2R_mult. pose proof root_squared as S2. set (s := sqrt (Q2R r)) in *. rewrite <- S2. ring.
Qed.

Lemma real_conjugate y : real y * real (conjugate y) = Q2R (quadratic_norm y).
Proof.
  unfold real, quadratic_norm, conjugate. cbn [rational_part root_part].
  rewrite Q2R_red, Q2R_minus, Q2R_opp, !Q2R_mult. pose proof root_squared as S2. set (s := sqrt (Q2R r)) in *. rewrite <- S2. ring.
Qed.

Lemma real_div x y z : quadratic_div x y = Some z -> real z = real x / real y.
Proof.
  unfold quadratic_div. cbv zeta. destruct (Z.eqb_spec (Qnum (quadratic_norm y)) 0) as [E|E]; [discriminate|].
  intros H. injection H as <-. rewrite !real_mul, real_of, Q2R_inv; [|intros F; unfold Qeq in F; simpl in F; lia].
  assert (N : Q2R (quadratic_norm y) <> 0).
  { unfold Q2R. intros F. apply Rmult_integral in F. destruct F as [F|F].
    - apply E, eq_IZR, F.
    - assert (/ IZR (Zpos (Qden (quadratic_norm y))) > 0) by (apply Rinv_0_lt_compat, IZR_lt; lia). lra. }
  rewrite <- real_conjugate in *. field. split; intros F; apply N; rewrite F; ring.
Qed.

Lemma real_eqb x y : quadratic_eqb x y = true -> real x = real y.
Proof.
  unfold quadratic_eqb. intros H. apply andb_prop in H. destruct H as [H1 H2].
  apply Qeq_bool_iff, Qeq_eqR in H1. apply Qeq_bool_iff, Qeq_eqR in H2. unfold real. rewrite H1, H2. reflexivity.
Qed.

Lemma real_nonneg x : quadratic_nonneg x = true -> 0 <= real x.
Proof.
  unfold quadratic_nonneg, real. cbv zeta. set (s := sqrt (Q2R r)).
  assert (S0 : 0 <= s) by apply sqrt_pos. assert (S2 : s * s = Q2R r) by apply root_squared.
  destruct (0 <=? Qnum (rational_part x))%Z eqn:Ep; intros H.
  - apply Q2R_nonneg in Ep. apply Bool.orb_prop in H. destruct H as [H|H].
    + apply Q2R_nonneg in H. nra.
    + apply Qle_bool_iff, Qle_Rle in H. rewrite !Q2R_mult, <- S2 in H.
      destruct (Rle_lt_dec 0 (Q2R (root_part x))) as [P|P]; [nra|].
      assert (- Q2R (root_part x) * s <= Q2R (rational_part x)); [|lra].
      apply Rsqr_incr_0_var; [unfold Rsqr; nra|exact Ep].
  - apply andb_prop in H. destruct H as [H1 H]. apply Q2R_nonneg in H1.
    apply Qle_bool_iff, Qle_Rle in H. rewrite !Q2R_mult, <- S2 in H.
    assert (- Q2R (rational_part x) <= Q2R (root_part x) * s); [|lra].
    apply Rsqr_incr_0_var; [unfold Rsqr; nra|nra].
Qed.

(** Sums *)
Fixpoint quadratic_sum (n : nat) (f : nat -> quadratic) : quadratic :=
  match n with O => quadratic_of 0 | S k => quadratic_add (quadratic_sum k f) (f k) end.

End Quadratic.
