(** * A certificate closed by computation

    The file Tests/CertificatesTests/Examples/accepted/p3-error-exceeds-tilt.json of the laboratory, an output on the member
    tilt(3, 1, 2⁻⁷) of Ω(3, 4) for (P3) that errs by more than 10⁻³, printed by `verified_check --coq`.  No extracted code
    and no parser is involved in the theorem. *)

From Coq Require Import Reals ZArith QArith Qreals List Bool.
From BarrierLab Require Import Definitions.Vectors Definitions.TrainingData Definitions.BreakdownEpsilons
  Checker.ProofCheck Checker.Certificate Checker.Enclosures Checker.Check Checker.Accepted.
Import ListNotations.
Open Scope nat_scope.

Definition example : certificate :=
{| the_claim := Error_exceeds (Qmake 1%Z 1000) true 1%Z;
   claimed_runs := 1%Z; claimed_data_read := 2;
   claimed_highest_level := 6;
   the_kind := P3_kind; the_parameter := (Qmake 1%Z 1);
   definitions := [(SquareRoot (Rational (Qmake 356849433649%Z 1))); (Product (Then (Rational (Qmake 1%Z 896)) (Then
(Reference 0) None_left)))];
   left_factor := None;
   right_factor := [[(Rational (Qmake 422407%Z 896)); (Rational (Qmake 3300%Z 7)); (Rational (Qmake 0%Z 1))];
[(Rational (Qmake 0%Z 1)); (Rational (Qmake 0%Z 1)); (Reference 1)]];
   sample_vectors := [[(Rational (Qmake 1%Z 1)); (Rational (Qmake (-2)%Z 1))]];
   data_matrices := [{| data_left := None; data_right := [[(Qmake 3861943%Z 8192); (Qmake 3861943%Z 8192); (Qmake 0%Z
1)]; [(Qmake 0%Z 1); (Qmake 0%Z 1); (Qmake 1365403%Z 2048)]] |}];
   data_vectors := [[(Qmake 1%Z 1); (Qmake (-2)%Z 1)]];
   data_entries := [{| entry_matrix := 0; entry_vector := 0; entry_solution := [(Qmake 1%Z 1024); (Qmake 1%Z 1024);
(Qmake (-3)%Z 1024)];
     entry_proof := {| dual := [(Qmake 1704328165714725506984405707238403575591598183229090087867%Z
803469022129495137770981046170581301261101496891396417650688); (Qmake
(-2410284080701750387475300966172405516880709747427793062271)%Z
1606938044258990275541962092341162602522202993782792835301376)];
     point := [(Qmake 6817312662858902027937622828953614302366392732916378572541%Z
6427752177035961102167848369364650410088811975131171341205504); (Qmake
6817312662858902027937622828953614302366392732916378572541%Z
6427752177035961102167848369364650410088811975131171341205504); (Qmake
(-9641136322807001549901203864689622067522838989711198017573)%Z
3213876088517980551083924184682325205044405987565585670602752)];
     groups := [[0; 1]; [2]]; singular_value_bound := (Qmake 60343%Z 256) |} |}];
   runs := [{| multiplicity := 1%Z; transcript := [{| answer_sample := 0; answer_level := 1; answer_entry := 0 |}; {|
answer_sample := 0; answer_level := 6; answer_entry := 0 |}];
     refused := None; output := (Some (Vectors [[(Qmake 0%Z 1); (Qmake 38211727231073%Z 18014398509481984); (Qmake
(-432319925257225)%Z 144115188075855872)]]));
     functionals := (Some [(Some [(Qmake (-139)%Z 65536); (Qmake 139%Z 65536); (Qmake (-3141)%Z
2361183241434822606848)])]) |}];
   solution_sets := [{| dual := [(Qmake 6817199940607306635001778070617587738176184970558624890873%Z
3213876088517980551083924184682325205044405987565585670602752); (Qmake
(-4820528248704587007436924455859763040014636649212963033467)%Z
3213876088517980551083924184682325205044405987565585670602752)];
     point := [(Qmake 1704299985151826658750444517654396934544046242639660777911%Z
803469022129495137770981046170581301261101496891396417650688); (Qmake 0%Z 1); (Qmake
(-4820528248704587007436924455859763040014636649212975917605)%Z
1606938044258990275541962092341162602522202993782792835301376)];
     groups := [[0]; [2]]; singular_value_bound := (Qmake 7543%Z 32) |}];
   the_member := (Some {| member_digits := 3; member_levels := 4; member_scale := 3;
     member_tilt := (Some (0, (Qmake 1%Z 128))); member_base := (Rational (Qmake 3300%Z 7)) |}) |}
.

Lemma example_accepted : accepted (2 ^ 256)%positive example = true.
Proof. vm_compute. reflexivity. Qed.

(** Everything the certificate says, about real numbers. *)
Theorem example_holds :
  certificate_holds example /\ match the_member example with None => True | Some M => member_holds example M end.
Proof. exact (accepted_correct _ _ example_accepted). Qed.

(** In particular: some run in the file has an output x̂ with dist(x̂, Ξ(A, y)) > 10⁻³. *)
Corollary example_errs :
  exists r o, In r (runs example) /\ output r = Some o /\
    error_exceeds_everywhere (instance example) (instance_matrix example) (Q2R (1 # 1000)%Q) 
      (Some (output_vectors example o)).
Proof.
  destruct example_holds as [[_ [_ [_ [failing [Hf Hn]]]]] _].
  destruct (filter failing (runs example)) as [|r rest] eqn:E.
  - apply Z.leb_le in Hn. discriminate.
  - assert (H : In r (filter failing (runs example))) by (rewrite E; left; reflexivity).
    apply filter_In in H. destruct H as [Hin Ht]. destruct (Hf r Hin Ht) as [o [Ho Herr]].
    exists r, o. split; [exact Hin|]. split; [exact Ho|]. exact Herr.
Qed.
