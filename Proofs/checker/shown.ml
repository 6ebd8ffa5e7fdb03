(* Numbers as verdict lines write them (CERTIFICATE.md, section 6): in full if 40 characters do, else rounded. *)

module Zarith_integers = Z
open Extracted
module Z = Zarith_integers

type direction = Down | Up

let maximal_length = 40
let significant_digits = 12
let ten = Z.of_int 10

(* p/q in lowest terms, or p. *)
let description (r : q) = if Z.equal r.qden Z.one then Z.to_string r.qnum else Z.to_string r.qnum ^ "/" ^ Z.to_string r.qden

(* p/q against 10^k, for positive p/q. *)
let compare_with_power p q k =
  if k >= 0 then Z.compare p (Z.mul q (Z.pow ten k)) else Z.compare (Z.mul p (Z.pow ten (-k))) q

(* The k with 10^k <= p/q < 10^(k+1), for positive p/q: 0.3010299... is log10(2). *)
let leading_exponent p q =
  let k = ref (int_of_float (Float.of_int (Z.numbits p - Z.numbits q) *. 0.30102999566)) in
  while compare_with_power p q !k < 0 do decr k done;
  while compare_with_power p q (!k + 1) >= 0 do incr k done;
  !k

(* The digits, of which the first counts 10^leading, with a point or an exponent. *)
let layout digits leading =
  let n = String.length digits in
  if leading >= n || leading < -6 then
    String.sub digits 0 1 ^ (if n = 1 then "" else "." ^ String.sub digits 1 (n - 1)) ^ "e" ^ string_of_int leading
  else if leading < 0 then "0." ^ String.make (-leading - 1) '0' ^ digits
  else String.sub digits 0 (leading + 1) ^ (if n = leading + 1 then "" else "." ^ String.sub digits (leading + 1) (n - leading - 1))

(* The number rounded to [count] significant digits, all of which are written, and whether it is that number exactly. *)
let decimal count direction (r : q) =
  if Z.sign r.qnum = 0 then "0", true
  else begin
    let negative = Z.sign r.qnum < 0 in
    let p = Z.abs r.qnum and q = r.qden in
    let leading = leading_exponent p q in
    let shift = leading + 1 - count in
    let p, q = if shift >= 0 then p, Z.mul q (Z.pow ten shift) else Z.mul p (Z.pow ten (-shift)), q in
    let upwards = (direction = Up) <> negative in
    let digits = if upwards then Z.cdiv p q else Z.fdiv p q in
    let exact = Z.equal (Z.mul digits q) p in
    let digits, leading =
      if Z.equal digits (Z.pow ten count) then Z.pow ten (count - 1), leading + 1 else digits, leading in
    (if negative then "-" else "") ^ layout (Z.to_string digits) leading, exact
  end

(* The decimal of fewest significant digits, at most 12, that is this number. *)
let exact_decimal r =
  let rec fewest count =
    if count > significant_digits then None
    else match decimal count Down r with
      | text, true -> Some text
      | _, false -> fewest (count + 1) in
  if snd (decimal significant_digits Down r) then fewest 1 else None

let in_full (r : q) =
  let short () =
    (* the length of a number of that many bits would be above the limit *)
    if Z.numbits r.qnum + Z.numbits r.qden >= 4 * maximal_length then None
    else let text = description r in if String.length text <= maximal_length then Some text else None in
  match (if Z.equal r.qden Z.one then short () else None) with
  | Some text -> Some text
  | None -> (match exact_decimal r with Some text -> Some text | None -> short ())

(* In full, or rounded in the direction in which the claim gets weaker. *)
let bound direction r = match in_full r with Some text -> text | None -> fst (decimal significant_digits direction r)

(* In full, or an interval. *)
let parameter r = match in_full r with
  | Some text -> text
  | None -> Printf.sprintf "in [%s, %s]" (bound Down r) (bound Up r)

(* 2^-5 or 3·2^-5 where the number is one of these. *)
let power (r : q) =
  let exponent = Z.numbits r.qden - 1 in
  if exponent > 0 && Z.equal r.qden (Z.shift_left Z.one exponent) && Z.numbits r.qnum <= 64 then
    (if Z.equal r.qnum Z.one then "" else Z.to_string r.qnum ^ "·") ^ "2^-" ^ string_of_int exponent
  else parameter r
