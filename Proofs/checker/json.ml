(* The narrow JSON grammar of CERTIFICATE.md, 2.1. *)

type t =
  | Object of (string * t) list
  | Array of t list
  | String of string
  | Integer of string
  | Bool of bool
  | Null

exception Syntax of string
exception Limit of string

(* The digits that an integer may have. *)
let maximal_digits = 1 lsl 20

let parse (text : string) : t =
  let n = String.length text in
  let pos = ref 0 in
  let fail what = raise (Syntax (Printf.sprintf "%s at byte %d" what !pos)) in
  let peek () = if !pos < n then text.[!pos] else '\000' in
  let skip () =
    while !pos < n && (match text.[!pos] with ' ' | '\n' | '\r' | '\t' -> true | _ -> false) do incr pos done in
  let expect c = if !pos < n && text.[!pos] = c then incr pos else fail (Printf.sprintf "'%c' expected" c) in
  let literal word result =
    let l = String.length word in
    if !pos + l <= n && String.sub text !pos l = word then (pos := !pos + l; result) else fail "value expected" in
  let string_body () =
    expect '"';
    let start = !pos in
    while !pos < n && text.[!pos] <> '"' do
      let c = Char.code text.[!pos] in
      if c < 0x20 || c > 0x7e || c = 0x5c then fail "character not allowed in a string";
      incr pos
    done;
    let s = String.sub text start (!pos - start) in
    expect '"'; s in
  let digit c = c >= '0' && c <= '9' in
  let integer () =
    let start = !pos in
    if peek () = '-' then incr pos;
    if not (!pos < n && digit (peek ())) then fail "digit expected";
    if peek () = '0' then incr pos else while !pos < n && digit (peek ()) do incr pos done;
    let s = String.sub text start (!pos - start) in
    if String.length s - (if s.[0] = '-' then 1 else 0) > maximal_digits then raise (Limit "digits of an integer");
    s in
  let rec value depth =
    if depth > 64 then raise (Limit "depth above 64");
    if !pos >= n then fail "end of text";
    match peek () with
    | '{' ->
      incr pos; skip ();
      if peek () = '}' then (incr pos; Object [])
      else begin
        let seen = Hashtbl.create 16 in
        let rec members acc =
          skip ();
          let key = string_body () in
          (* a key that stands twice is a matter of the rule "field" *)
          let key = if Hashtbl.mem seen key then key ^ "\001twice" else (Hashtbl.add seen key (); key) in
          skip (); expect ':'; skip ();
          let v = value (depth + 1) in
          skip ();
          let acc = (key, v) :: acc in
          if peek () = ',' && !pos < n then (incr pos; members acc) else (expect '}'; List.rev acc) in
        Object (members [])
      end
    | '[' ->
      incr pos; skip ();
      if peek () = ']' then (incr pos; Array [])
      else begin
        let rec items acc =
          skip ();
          let v = value (depth + 1) in
          skip ();
          let acc = v :: acc in
          if !pos < n && peek () = ',' then (incr pos; items acc) else (expect ']'; List.rev acc) in
        Array (items [])
      end
    | '"' -> String (string_body ())
    | 't' -> literal "true" (Bool true)
    | 'f' -> literal "false" (Bool false)
    | 'n' -> literal "null" Null
    | _ -> Integer (integer ()) in
  skip ();
  let v = value 0 in
  skip ();
  if !pos <> n then fail "text after the value";
  (match v with Object _ -> () | _ -> raise (Syntax "the outermost value is not an object"));
  v
