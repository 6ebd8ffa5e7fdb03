(* test_roots [POINTS]: square roots of the extracted checker, judged in integers.

   GMP's mpn_sqrtrem without a remainder may call a number a perfect square that is none: roots of 6 limbs or more whose remainder
   is close to twice the root; and its root itself may be one too small, as for the numbers (2^383 + 2^i + 2^j)² - 2^2j - 2^(i+1)
   with which the test begins.  The other points are b² + k with b of 64 to 4096 bits, k small, or near 2b, or anything between, b random
   or of few set bits.  For each, and for each with a random scale, the lower end s of the extracted isqrt has to satisfy
   s² <= a < (s + 1)², and the upper end t, which is the extracted sqrt_up, (t - 1)² < a <= t². *)

module Zarith_integers = Z
module Root = struct
  let isqrt = Extracted.isqrt
  let sqrt_up = Extracted.sqrt_up
end
module Z = Zarith_integers

let below bits =
  Z.extract (Z.of_bits (String.init (bits / 8 + 8) (fun _ -> Char.chr (Random.int 256)))) 0 bits

let power n = Z.shift_left Z.one n
let square b = Z.mul b b

(* A number of exactly that many bits: random, or with few set bits, or with few that are not set. *)
let number bits =
  let sparse () =
    Z.logor (power (bits - 1)) (List.fold_left (fun z _ -> Z.logor z (power (Random.int bits))) Z.zero [ (); () ]) in
  match Random.int 4 with
  | 0 -> sparse ()
  | 1 -> Z.sub (power bits) (Z.sub (sparse ()) (power (bits - 1)) |> Z.succ)
  | _ -> Z.logor (power (bits - 1)) (below (bits - 1))

(* An offset between -2b and 2b + 2. *)
let offset b bits =
  let small = Z.of_int (Random.int 5 - 2) in
  match Random.int 6 with
  | 0 -> small
  | 1 -> Z.add (Z.mul (Z.of_int 2) b) small
  | 2 -> Z.neg (Z.add (Z.mul (Z.of_int 2) b) small)
  | 3 -> power (Random.int (bits + 1))
  | 4 -> Z.sub (Z.mul (Z.of_int 2) b) (power (Random.int bits))
  | _ -> Z.erem (below (bits + 1)) (Z.mul (Z.of_int 2) b)

let wrong = ref 0
let judge a (s, t) =
  let right = Z.leq (square s) a && Z.lt a (square (Z.succ s)) && Z.leq a (square t) && Z.sign t >= 0
              && (Z.sign t = 0 || Z.lt (square (Z.pred t)) a) in
  if not right then begin
    incr wrong;
    if !wrong <= 10 then Printf.printf "wrong: the root of %s\n" (Z.to_string a)
  end

let misreported = ref 0
let wrong_in_library = ref 0
let point a =
  if not (Z.equal (Z.sqrt a) (fst (Z.sqrt_rem a))) then incr wrong_in_library;
  let s, t = Root.isqrt Z.one (a, a) in
  judge a (s, t);
  judge a (s, Root.sqrt_up a);
  if Z.perfect_square a <> Z.equal (square s) a then incr misreported;
  let scale = power (Random.int 512) in
  judge (Z.mul a scale) (Root.isqrt scale (a, a))

let () =
  let points = match Sys.argv with [| _; n |] -> int_of_string n | _ -> 10_000 in
  Random.init 7;
  let known = Z.add (square (Z.add (power 383) (power 191))) (power 384) in
  List.iter (fun k -> point (Z.add known (Z.of_int k))) [ -1; 0; 1 ];
  (* With a stride of 8 the exponents 183 and 47 are among them. *)
  let stride = if points < 1_000_000 then 8 else 1 in
  let exponents below = List.init (max 0 ((below - 8) / stride)) (fun k -> 7 + stride * k) in
  let family = List.concat_map (fun i -> List.map (fun j -> (i, j)) (exponents i)) (exponents 383) in
  List.iter (fun (i, j) ->
      let b = Z.add (power 383) (Z.add (power i) (power j)) in
      point (Z.sub (Z.sub (square b) (power (2 * j))) (power (i + 1)))) family;
  for _ = 1 to points - 3 - List.length family do
    let bits = 64 + Random.int (4096 - 64 + 1) in
    let b = number bits in
    point (Z.max Z.zero (Z.add (square b) (offset b bits)))
  done;
  Printf.printf "%d points: %d roots wrong; of the library's own, without a remainder, %d are wrong, and %d perfect squares are misreported\n"
    points !wrong !wrong_in_library !misreported;
  if !wrong > 0 then exit 1
