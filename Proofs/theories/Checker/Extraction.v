(** * Extraction of the checker to OCaml

    Integers become those of Zarith by the directives of the standard library, and so do the comparison, the square root and
    the reduction of fractions; each square root is verified when it is taken (checker/integer_root.ml).  The file is written to
    checker/, from where the executable is built. *)

From Coq Require Import ZArith QArith List Extraction ExtrOcamlBasic ExtrOcamlZBigInt.
From BarrierLab Require Import Checker.Intervals Checker.ProofCheck Checker.Certificate Checker.Enclosures Checker.Check Checker.OrthogonalCheck Checker.MemberCheck
  Checker.Accepted.

Extract Constant Z.sqrt => "Integer_root.floor".
Extract Constant Z.ltb => "Big_int_Z.lt_big_int".
Extract Constant Z.leb => "Big_int_Z.le_big_int".

Extract Constant Z.ggcd =>
  "Big_int_Z.(fun a b -> let g = gcd_big_int a b in
     if sign_big_int g = 0 then (g, (a, b)) else (g, (div_big_int a g, div_big_int b g)))".

Extraction "checker/extracted.ml" check_certificate exact_of rational_rows sqrt_up isqrt.
