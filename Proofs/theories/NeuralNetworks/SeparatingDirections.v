(** * A line on which finitely many points stay distinct *)

From Coq Require Import Reals Arith Lra Lia.
From BarrierLab Require Import Definitions.Vectors LinearAlgebra.Sums LinearAlgebra.Norms.
Open Scope R_scope.

(** Finitely many non-zero vectors have a vector w orthogonal to none of them: if w is orthogonal to the last, add a multiple
    of the last that spoils no other product. *)
Lemma nowhere_orthogonal m (v : nat -> vector) n :
  exists w, forall p, (p < n)%nat -> dot m (v p) (v p) <> 0 -> dot m w (v p) <> 0.
Proof.
  induction n as [|n [w Hw]].
  - exists (fun _ => 0). intros p Hp. lia.
  - destruct (Req_dec (dot m w (v n)) 0) as [H0|H0].
    2:{ exists w. intros p Hp. destruct (Nat.eq_dec p n) as [->|Hne]; [intros _; exact H0|apply Hw; lia]. }
    set (s := 1 + sum n (fun p => Rabs (dot m w (v p) / dot m (v n) (v p)))).
    exists (vadd w (vscale s (v n))). intros p Hp Hv. rewrite dot_add_l, dot_scale_l.
    assert (Hs : 1 <= s).
    { assert (0 <= sum n (fun p => Rabs (dot m w (v p) / dot m (v n) (v p)))); [|unfold s; lra].
      apply sum_nonneg. intros. apply Rabs_pos. }
    destruct (Nat.eq_dec p n) as [->|Hne].
    + rewrite H0, Rplus_0_l. apply Rmult_integral_contrapositive. split; [lra|exact Hv].
    + intros E. assert (Hpn : (p < n)%nat) by lia. specialize (Hw p Hpn Hv).
      assert (Hc : dot m (v n) (v p) <> 0) by (intros Hc; rewrite Hc in E; lra).
      assert (Es : s = - (dot m w (v p) / dot m (v n) (v p))).
      { apply Rmult_eq_reg_r with (dot m (v n) (v p)); [|exact Hc].
        replace (- (dot m w (v p) / dot m (v n) (v p)) * dot m (v n) (v p)) with (- dot m w (v p)) by (field; exact Hc).
        lra. }
      pose proof (sum_term_le n (fun p => Rabs (dot m w (v p) / dot m (v n) (v p))) p
                    (fun i _ => Rabs_pos _) Hpn) as Hle.
      cbv beta in Hle. pose proof (Rle_abs (- (dot m w (v p) / dot m (v n) (v p)))) as Habs.
      rewrite Rabs_Ropp in Habs. unfold s in Es at 1. lra.
Qed.

(** ⟨w, y_k⟩ = ⟨w, y_l⟩ only if y_k = y_l. *)
Theorem separating_direction m (y : nat -> vector) n :
  exists w, forall k l, (k < n)%nat -> (l < n)%nat -> dot m w (y k) = dot m w (y l) ->
    forall i, (i < m)%nat -> y k i = y l i.
Proof.
  destruct (nowhere_orthogonal m (fun p => vsub (y (p / n)%nat) (y (p mod n)%nat)) (n * n)) as [w Hw].
  exists w. intros k l Hk Hl E i Hi.
  assert (Hp : (k * n + l < n * n)%nat) by nia.
  specialize (Hw (k * n + l)%nat Hp). cbv beta in Hw.
  rewrite Nat.div_add_l, Nat.div_small, Nat.add_0_r in Hw by lia.
  rewrite Nat.add_comm, Nat.mod_add, Nat.mod_small in Hw by lia.
  rewrite (dot_sub_r m (y k) (y l) w), E in Hw.
  destruct (Req_dec (dot m (vsub (y k) (y l)) (vsub (y k) (y l))) 0) as [H0|H0].
  - pose proof (dot_self_zero m _ (Req_le _ _ H0) i Hi) as H. unfold vsub in H. lra.
  - elim (Hw H0). lra.
Qed.
