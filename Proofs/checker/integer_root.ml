(* The integer part of a square root, 0 for a negative number.

   GMP's root without a remainder can be one too small, and so can Zarith's Z.sqrt: for (2^383 + 2^183 + 2^47)^2 - 2^94 - 2^184, say.
   With the remainder it is right, and it is verified all the same. *)
let floor x =
  if Z.sign x < 0 then Z.zero else
  let s = fst (Z.sqrt_rem x) in
  if Z.leq (Z.mul s s) x && Z.lt x (Z.mul (Z.succ s) (Z.succ s)) then s
  else failwith "the library's square root is wrong"
