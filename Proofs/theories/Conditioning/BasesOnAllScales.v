(** * For which samples all scales of a class have bases

    On the scale D the distance of the candidates, κ(g) = √2 c/g, falls as the base g grows, and exceeds 2·10⁻ᴰ up to the
    supremum ĝ of the admissible bases,
<<
      (P1)  ĝ = c·10ᴰ/√2,  c = 1 - ε/√(1 + s/d)        (P3)  ĝ = 10ᴰ/√2
      (P2)  ĝ = 10ᴰ (1 + √(1 - 2√2 λ 10⁻ᴰ)) / (2√2)
>>
    the larger root of 2√2·10⁻ᴰ g² - 2g + λ in (P2).  A base that admits the samples exists as soon as ‖y_k‖² < d ĝ² for
    all samples, and λ²(1 + s/d) < ĝ² in (P3); NoOtherBases.v shows that this is necessary. *)

From Coq Require Import Reals Arith Lra Lia Psatz.
From BarrierLab Require Import Definitions.Vectors Definitions.SparseRecovery Definitions.BlockMatrices
  Definitions.PhaseTransitionClass LinearAlgebra.Sums LinearAlgebra.Norms SolutionSets.SolutionSets AdmissibleData.Rounding
  Conditioning.PaperNormalisation.
Open Scope R_scope.

(** The class with other bases. *)
Definition with_base (C : parameters) (b : nat -> R) : parameters := {|
  class_problem := class_problem C; candidates := candidates C; tail := tail C; samples := samples C; eta := eta C;
  digits := digits C; levels := levels C; base := b
|}.

(** A scale is valid or not by its own base alone. *)
Lemma valid_scale_base C b b' D : b D = b' D -> valid_scale (with_base C b) D -> valid_scale (with_base C b') D.
Proof. unfold valid_scale, kappa, vertex, centre_row. simpl. intros ->. exact (fun H => H). Qed.

Lemma valid_scale_own_base C D : valid_scale C D -> valid_scale (with_base C (base C)) D.
Proof. destruct C. exact (fun H => H). Qed.

(** A number strictly between finitely many numbers and finitely many others. *)
Lemma between n (f g : nat -> R) :
  (forall k j, (k < n)%nat -> (j < n)%nat -> f k < g j) -> exists b, forall k, (k < n)%nat -> f k < b < g k.
Proof.
  assert (largest : forall n h, exists b : R, (forall k, (k < S n)%nat -> h k <= b) /\ exists k, (k < S n)%nat /\ h k = b).
  { intros p h. induction p as [|p [b [Hb [k [Hk E]]]]].
    - exists (h O). split; [intros k Hk; replace k with O by lia; lra|exists O; split; [lia|reflexivity]].
    - destruct (Rle_lt_dec (h (S p)) b) as [H|H].
      + exists b. split; [|exists k; split; [lia|exact E]].
        intros j Hj. destruct (Nat.eq_dec j (S p)) as [->|]; [exact H|]. apply Hb. lia.
      + exists (h (S p)). split; [|exists (S p); split; [lia|reflexivity]].
        intros j Hj. destruct (Nat.eq_dec j (S p)) as [->|]; [lra|]. specialize (Hb j ltac:(lia)). lra. }
  destruct n as [|n]; [exists 0; intros; lia|]. intros H.
  destruct (largest n f) as [lo [Hlo [k [Hk Ek]]]]. destruct (largest n (fun j => - g j)) as [hi [Hhi [j [Hj Ej]]]].
  specialize (H k j Hk Hj). exists ((lo - hi) / 2). intros i Hi. specialize (Hlo i Hi). specialize (Hhi i Hi).
  cbv beta in *. lra.
Qed.

Lemma norm_constant d g : 0 <= g -> norm d (fun _ => g) = g * sqrt (INR d).
Proof.
  intros Hg. unfold norm, dot. rewrite sum_const, Rmult_comm, sqrt_mult, sqrt_square by (try apply pos_INR; nra).
  reflexivity.
Qed.

Section Bases.
Variable C : parameters.
Let d := candidates C.
Let q := tail C.

Definition relative_support (k : nat) : R := 1 + support_size q (eta C k) / INR d.

(** c, which does not depend on the base in (P1) and (P3). *)
Definition sample_factor (k : nat) : R :=
  match class_problem C with P1 epsilon => 1 - epsilon / sqrt (relative_support k) | _ => 1 end.

(** ĝ on the scale D, as far as the sample k determines it. *)
Definition base_supremum (k D : nat) : R :=
  match class_problem C with
  | P2 lambda => 10 ^ D * (1 + sqrt (1 - 2 * sqrt 2 * lambda * / 10 ^ D)) / (2 * sqrt 2)
  | _ => sample_factor k * 10 ^ D / sqrt 2
  end.

Definition samples_in_range : Prop :=
  match class_problem C with
  | P1 epsilon => 0 < epsilon <= 1 / 2 /\
      forall k i, (k < samples C)%nat -> (i < q)%nat -> eta C k i = 0 \/ 1 <= Rabs (eta C k i)
  | P2 lambda | P3 lambda => 0 < lambda <= 1
  end.

Definition below_supremum (D : nat) : Prop := forall k j, (k < samples C)%nat -> (j < samples C)%nat ->
  dot (S q) (block_sample (eta C k)) (block_sample (eta C k)) < INR d * (base_supremum j D * base_supremum j D) /\
  match class_problem C with
  | P3 lambda => lambda * lambda * relative_support k < base_supremum j D * base_supremum j D
  | _ => True
  end.

Hypothesis two_candidates : (2 <= d)%nat.
Hypothesis range : samples_in_range.

Lemma candidates_real : 2 <= INR d.
Proof. apply (le_INR 2 d), two_candidates. Qed.

Lemma relative_support_ge_one k : 1 <= relative_support k.
Proof.
  pose proof candidates_real. unfold relative_support.
  assert (0 <= support_size q (eta C k) / INR d); [|lra].
  apply Rmult_le_pos; [apply sum_nonneg; intros; apply Rabs_pos|]. apply Rlt_le, Rinv_0_lt_compat. lra.
Qed.

Lemma relative_support_root k : 1 <= sqrt (relative_support k).
Proof. rewrite <- sqrt_1 at 1. apply sqrt_le_1_alt, relative_support_ge_one. Qed.

Lemma sample_factor_bounds k : 1 / 2 <= sample_factor k <= 1.
Proof.
  unfold sample_factor, samples_in_range in *. pose proof (relative_support_root k) as Hr.
  destruct (class_problem C) as [e|l|l]; try lra. destruct range as [He _].
  assert (0 < / sqrt (relative_support k) <= 1).
  { split; [apply Rinv_0_lt_compat; lra|]. rewrite <- Rinv_1. apply Rinv_le_contravar; lra. }
  unfold Rdiv. nra.
Qed.

Lemma power_positive D : 0 < 10 ^ D.
Proof. apply pow_lt. lra. Qed.

Lemma supremum_above k D : 10 ^ D / 5 < base_supremum k D.
Proof.
  pose proof (power_positive D) as Hp. pose proof root_two_bounds as H2. pose proof (sample_factor_bounds k) as Hc.
  unfold base_supremum.
  assert (G : forall w, 1 / 2 <= w -> 10 ^ D / 5 < w * 10 ^ D / sqrt 2).
  { intros w Hw. apply Rmult_lt_reg_r with (sqrt 2); [lra|]. unfold Rdiv at 2. rewrite Rmult_assoc, Rinv_l by lra. nra. }
  destruct (class_problem C) as [e|l|l]; [apply G; lra| |apply G; lra].
  set (s := sqrt (1 - 2 * sqrt 2 * l * / 10 ^ D)). assert (Hs : 0 <= s) by apply sqrt_pos.
  replace (10 ^ D * (1 + s) / (2 * sqrt 2)) with ((1 + s) / 2 * 10 ^ D / sqrt 2) by (field; lra). apply G. lra.
Qed.

Lemma supremum_increases k D D' : (D <= D')%nat -> base_supremum k D <= base_supremum k D'.
Proof.
  intros H. pose proof (power_positive D) as Hp. pose proof root_two_bounds as H2.
  pose proof (sample_factor_bounds k) as Hc. assert (Hle : 10 ^ D <= 10 ^ D') by (apply Rle_pow; [lra|exact H]).
  unfold base_supremum, samples_in_range in *.
  destruct (class_problem C) as [e|l|l].
  - unfold Rdiv. apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|]. apply Rmult_le_compat_l; lra.
  - unfold Rdiv. apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|].
    apply Rmult_le_compat; [lra| |exact Hle|].
    + pose proof (sqrt_pos (1 - 2 * sqrt 2 * l * / 10 ^ D)). lra.
    + apply Rplus_le_compat_l, sqrt_le_1_alt. assert (/ 10 ^ D' <= / 10 ^ D) by (apply Rinv_le_contravar; lra).
      assert (0 <= 2 * sqrt 2 * l) by nra. nra.
  - unfold Rdiv. apply Rmult_le_compat_r; [apply Rlt_le, Rinv_0_lt_compat; lra|]. apply Rmult_le_compat_l; lra.
Qed.

Theorem larger_scales_below D D' : (D <= D')%nat -> below_supremum D -> below_supremum D'.
Proof.
  intros HD H k j Hk Hj. destruct (H k j Hk Hj) as [H1 H2]. pose proof (supremum_increases j D D' HD) as Hs.
  pose proof (supremum_above j D) as Hpos. pose proof (power_positive D). pose proof candidates_real.
  assert (Hsq : base_supremum j D * base_supremum j D <= base_supremum j D' * base_supremum j D')
    by (apply Rmult_le_compat; lra).
  split; [nra|]. destruct (class_problem C); try exact I. lra.
Qed.

(** ** The closed form with α = ‖a‖ and all a_i = h *)

Lemma rho_constant k h : 0 < h -> rho q (eta C k) h (norm d (fun _ => h)) = sqrt (relative_support k) / h.
Proof.
  intros Hh. pose proof candidates_real as Hd. rewrite norm_constant by lra. unfold rho, relative_support.
  replace (h * sqrt (INR d) * (h * sqrt (INR d))) with (sqrt (INR d) * sqrt (INR d) * (h * h)) by ring.
  rewrite sqrt_sqrt by lra.
  replace (1 / (h * h) + support_size q (eta C k) / (INR d * (h * h))) with
    ((1 + support_size q (eta C k) / INR d) / (h * h)) by (field; lra).
  rewrite sqrt_div_alt by nra. rewrite sqrt_square by lra. reflexivity.
Qed.

(** κ(h) > 2·10⁻ᴰ for (P2), below the larger root. *)
Lemma lasso_distance D lambda h : 0 < lambda <= 1 -> (1 <= D)%nat -> 10 ^ D / 5 < h ->
  h < 10 ^ D * (1 + sqrt (1 - 2 * sqrt 2 * lambda * / 10 ^ D)) / (2 * sqrt 2) ->
  2 * / 10 ^ D < sqrt 2 * ((1 - lambda / (2 * h)) / h).
Proof.
  intros Hl HD Hlow Hhigh. pose proof (power_positive D) as Hp. pose proof root_two_bounds as H2.
  pose proof (ten_power_at_least D HD) as H10. pose proof (sqrt_sqrt 2 ltac:(lra)) as HS.
  set (E := 10 ^ D) in *. set (a := sqrt 2) in *. assert (Ht : 0 < / E) by (apply Rinv_0_lt_compat, Hp).
  assert (HtE : / E * E = 1) by (apply Rinv_l; lra). set (t := / E) in *.
  assert (Ht10 : t <= / 10) by (unfold t; apply Rinv_le_contravar; lra).
  assert (Hlt : 0 < lambda * t <= / 10) by nra.
  assert (Hdisc : 0 <= 1 - 2 * a * lambda * t <= 1).
  { replace (2 * a * lambda * t) with (2 * (a * (lambda * t))) by ring.
    assert (0 < a * (lambda * t) <= a * / 10) by (split; [nra|apply Rmult_le_compat_l; lra]). lra. }
  pose proof (sqrt_sqrt _ (proj1 Hdisc)) as Hss.
  set (s := sqrt (1 - 2 * a * lambda * t)) in *. assert (Hs0 : 0 <= s) by apply sqrt_pos.
  assert (Hs1 : s <= 1) by nra. assert (Hh : 2 < h) by lra.
  set (x := 2 * a * t * h).
  assert (Hx1 : x < 1 + s).
  { unfold x. apply Rmult_lt_reg_r with (E / (2 * a)); [apply Rdiv_lt_0_compat; lra|].
    replace (2 * a * t * h * (E / (2 * a))) with (t * E * h) by (field; lra). rewrite HtE, Rmult_1_l.
    replace ((1 + s) * (E / (2 * a))) with (E * (1 + s) / (2 * a)) by (field; lra). exact Hhigh. }
  assert (Hx2 : 1 - s < x).
  { assert (H1 : 1 - s <= 2 * a * lambda * t) by nra.
    assert (H3 : 2 * a * lambda * t < x); [|lra]. unfold x.
    assert (0 < 2 * a * t) by nra. nra. }
  assert (Hsq : (x - 1) * (x - 1) < 1 - 2 * a * lambda * t) by (rewrite <- Hss; nra).
  assert (Hq : 2 * t * (h * h) < a * h - a * lambda / 2).
  { apply Rmult_lt_reg_l with (4 * t); [lra|].
    assert (Ex : x * x = 8 * (t * t) * (h * h)).
    { unfold x. replace (2 * a * t * h * (2 * a * t * h)) with (4 * (a * a) * (t * t) * (h * h)) by ring. rewrite HS. ring. }
    replace (4 * t * (2 * t * (h * h))) with (8 * (t * t) * (h * h)) by ring. rewrite <- Ex.
    replace (4 * t * (a * h - a * lambda / 2)) with (2 * x - 2 * a * lambda * t) by (unfold x; field). nra. }
  apply Rmult_lt_reg_r with (h * h); [nra|].
  replace (a * ((1 - lambda / (2 * h)) / h) * (h * h)) with (a * h - a * lambda / 2) by (field; lra). exact Hq.
Qed.

(** A base exists. *)
Theorem base_exists D : (1 <= D)%nat -> below_supremum D -> exists h, valid_scale (with_base C (fun _ => h)) D.
Proof.
  intros HD Hbelow. pose proof candidates_real as Hd. pose proof root_two_bounds as H2. pose proof (power_positive D) as Hp.
  pose proof (ten_power_at_least D HD) as H10. pose proof (sqrt_sqrt 2 ltac:(lra)) as HS.
  assert (Hrd : 0 < sqrt (INR d)) by (apply sqrt_lt_R0; lra). pose proof (sqrt_sqrt (INR d) ltac:(lra)) as Hrdd.
  set (third := fun k => match class_problem C with P3 lambda => lambda * sqrt (relative_support k) | _ => 0 end).
  destruct (between (samples C)
    (fun k => Rmax (10 ^ D / 5) (Rmax (norm (S q) (block_sample (eta C k)) / sqrt (INR d)) (third k)))
    (fun j => base_supremum j D)) as [h Hh].
  { intros k j Hk Hj. destruct (Hbelow k j Hk Hj) as [Hn H3]. pose proof (supremum_above j D) as Hs.
    set (g := base_supremum j D) in *. apply Rmax_lub_lt; [exact Hs|apply Rmax_lub_lt].
    - apply Rmult_lt_reg_r with (sqrt (INR d)); [exact Hrd|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra.
      rewrite Rmult_1_r. pose proof (norm_nonneg (S q) (block_sample (eta C k))) as Hn0.
      rewrite <- norm_squared in Hn. apply Rsqr_incrst_0; [unfold Rsqr|exact Hn0|]; nra.
    - unfold third, samples_in_range in *. destruct (class_problem C) as [e|l|l]; try lra.
      pose proof (relative_support_root k) as Hr. pose proof (relative_support_ge_one k) as H1.
      pose proof (sqrt_sqrt (relative_support k) ltac:(lra)) as Hrr.
      apply Rsqr_incrst_0; [unfold Rsqr|nra|lra]. nra. }
  exists (Rmax 2 h). split; [simpl; pose proof (Rmax_l 2 h); lra|]. intros k Hk. simpl in Hk. specialize (Hh k Hk).
  cbv beta in Hh. destruct Hh as [Hlow Hhigh].
  pose proof (Rmax_l (10 ^ D / 5) (Rmax (norm (S q) (block_sample (eta C k)) / sqrt (INR d)) (third k))) as L1.
  pose proof (Rmax_r (10 ^ D / 5) (Rmax (norm (S q) (block_sample (eta C k)) / sqrt (INR d)) (third k))) as L2.
  pose proof (Rmax_l (norm (S q) (block_sample (eta C k)) / sqrt (INR d)) (third k)) as L3.
  pose proof (Rmax_r (norm (S q) (block_sample (eta C k)) / sqrt (INR d)) (third k)) as L4.
  assert (Hlarge : 10 ^ D / 5 < h) by lra. rewrite Rmax_right by lra.
  assert (Hnorm : norm (S q) (block_sample (eta C k)) < h * sqrt (INR d)).
  { assert (Hq : norm (S q) (block_sample (eta C k)) / sqrt (INR d) < h) by lra.
    apply Rmult_lt_compat_r with (r := sqrt (INR d)) in Hq; [|exact Hrd].
    unfold Rdiv in Hq. rewrite Rmult_assoc, Rinv_l in Hq by lra. lra. }
  assert (Hthird : third k < h) by lra. clear Hlow L1 L2 L3 L4.
  pose proof (rho_constant k h ltac:(lra)) as Hrho. pose proof (relative_support_root k) as Hroot.
  pose proof (sample_factor_bounds k) as Hc.
  unfold valid_scale, kappa, vertex, centre_row. simpl. fold d q.
  assert (Hvalid : closed_form_valid (class_problem C) q (eta C k) h (norm d (fun _ => h))).
  { unfold closed_form_valid, samples_in_range, third in *. destruct (class_problem C) as [e|l|l].
    - split; [apply range|]. intros i Hi. apply range; assumption.
    - split; [exact range|lra].
    - split; [exact range|]. rewrite Hrho. apply Rmult_lt_reg_r with h; [lra|].
      replace (l * (sqrt (relative_support k) / h) * h) with (l * sqrt (relative_support k)) by (field; lra). lra. }
  split; [exact Hvalid|]. split; [rewrite norm_constant by lra; lra|].
  assert (Hfactor : match class_problem C with P2 _ => True | _ =>
    first_block_factor (class_problem C) q (eta C k) h (norm d (fun _ => h)) = sample_factor k end).
  { unfold first_block_factor, sample_factor. destruct (class_problem C) as [e|l|l]; [|exact I|reflexivity].
    rewrite Hrho. f_equal. f_equal. field. lra. }
  assert (Halpha : 0 < norm d (fun _ => h)) by (rewrite norm_constant by lra; apply Rmult_lt_0_compat; lra).
  pose proof (factor_bounds (class_problem C) q (eta C k) h (norm d (fun _ => h)) ltac:(lra) Halpha Hvalid) as [Hf0 Hf1].
  split.
  - assert (G : forall w, h < w * 10 ^ D / sqrt 2 -> 2 * / 10 ^ D < sqrt 2 * (w / h)).
    { intros w Hw. apply Rmult_lt_reg_r with (10 ^ D * h); [nra|].
      replace (2 * / 10 ^ D * (10 ^ D * h)) with (2 * h) by (field; lra).
      replace (sqrt 2 * (w / h) * (10 ^ D * h)) with (sqrt 2 * w * 10 ^ D) by (field; lra).
      apply Rmult_lt_compat_r with (r := 2) in Hw; [|lra].
      replace (w * 10 ^ D / sqrt 2 * 2) with (w * 10 ^ D / sqrt 2 * (sqrt 2 * sqrt 2)) in Hw by (rewrite HS; reflexivity).
      replace (w * 10 ^ D / sqrt 2 * (sqrt 2 * sqrt 2)) with (sqrt 2 * w * 10 ^ D) in Hw by (field; lra). lra. }
    unfold base_supremum in Hhigh. destruct (class_problem C) as [e|l|l] eqn:Ep.
    + rewrite Hfactor. apply G, Hhigh.
    + unfold first_block_factor. unfold samples_in_range in range. rewrite Ep in range.
      apply lasso_distance; assumption.
    + rewrite Hfactor. apply G, Hhigh.
  - set (w := first_block_factor _ _ _ _ _) in *. apply Rmult_le_reg_r with (10 ^ D * h * sqrt 2).
    { repeat apply Rmult_lt_0_compat; lra. }
    replace (sqrt 2 * (w / h) * (10 ^ D * h * sqrt 2)) with (sqrt 2 * sqrt 2 * w * 10 ^ D) by (field; lra).
    replace (10 * / 10 ^ D / sqrt 2 * (10 ^ D * h * sqrt 2)) with (10 * h) by (field; lra).
    rewrite HS. nra.
Qed.

(** With one valid scale given, the other two of the class have bases as well. *)
Theorem class_with_base D : (3 <= digits C)%nat -> (1 <= levels C)%nat -> (1 <= samples C)%nat ->
  (digits C - 2 <= D <= digits C)%nat -> valid_scale C D -> below_supremum (digits C - 2) ->
  exists b, b D = base C D /\ valid_class (with_base C b).
Proof.
  intros HK HL HR HD Hvalid Hbelow.
  assert (Hany : forall D', (digits C - 2 <= D')%nat -> exists h, valid_scale (with_base C (fun _ => h)) D').
  { intros D' H. apply base_exists; [lia|]. apply larger_scales_below with (digits C - 2)%nat; assumption. }
  destruct (Hany (digits C) ltac:(lia)) as [h0 H0]. destruct (Hany (digits C - 1)%nat ltac:(lia)) as [h1 H1].
  destruct (Hany (digits C - 2)%nat ltac:(lia)) as [h2 H2].
  set (b := fun E => if Nat.eqb E D then base C D else if Nat.eqb E (digits C) then h0
                     else if Nat.eqb E (digits C - 1) then h1 else h2).
  assert (Hb : b D = base C D) by (unfold b; rewrite Nat.eqb_refl; reflexivity).
  assert (Hgiven : valid_scale (with_base C b) D).
  { apply valid_scale_base with (base C); [symmetry; exact Hb|]. apply valid_scale_own_base, Hvalid. }
  exists b. split; [exact Hb|]. simpl. split; [exact HK|]. split; [exact HL|]. split; [exact two_candidates|].
  split; [exact HR|]. simpl digits.
  split; [|split].
  - destruct (Nat.eq_dec (digits C) D) as [E|E]; [rewrite E; exact Hgiven|].
    apply valid_scale_base with (fun _ => h0); [|exact H0]. unfold b.
    destruct (Nat.eqb_spec (digits C) D); [contradiction|]. rewrite Nat.eqb_refl. reflexivity.
  - destruct (Nat.eq_dec (digits C - 1) D) as [E|E]; [rewrite E; exact Hgiven|].
    apply valid_scale_base with (fun _ => h1); [|exact H1]. unfold b.
    destruct (Nat.eqb_spec (digits C - 1) D); [contradiction|].
    destruct (Nat.eqb_spec (digits C - 1) (digits C)); [lia|]. rewrite Nat.eqb_refl. reflexivity.
  - destruct (Nat.eq_dec (digits C - 2) D) as [E|E]; [rewrite E; exact Hgiven|].
    apply valid_scale_base with (fun _ => h2); [|exact H2]. unfold b.
    destruct (Nat.eqb_spec (digits C - 2) D); [contradiction|].
    destruct (Nat.eqb_spec (digits C - 2) (digits C)); [lia|].
    destruct (Nat.eqb_spec (digits C - 2) (digits C - 1)); [lia|]. reflexivity.
Qed.

End Bases.
