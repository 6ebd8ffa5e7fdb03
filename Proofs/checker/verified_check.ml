(* verified_check --coq FILE: the certificate as a Coq term.
   verified_check FILE|DIR ...: one line for each certificate, VERIFIED, REJECTED or UNSUPPORTED.  Whether a certificate is
   accepted is decided by the function extracted from Coq; this file reads, compares the digest and prints. *)

module Zarith_integers = Z
open Extracted
module Z = Zarith_integers

let maximal_size = 1 lsl 26

(* The bytes of a regular file, of a very large one the beginning only: enough for it to be rejected. *)
let read_file path =
  if (Unix.stat path).Unix.st_kind <> Unix.S_REG then raise (Sys_error (path ^ ": not a regular file"));
  let channel = open_in_bin path in
  Fun.protect ~finally:(fun () -> close_in channel) (fun () ->
      really_input_string channel (min (in_channel_length channel) (maximal_size + 1)))

let rec int_of_nat = function O -> 0 | S n -> 1 + int_of_nat n

let proof_rules = [| "field"; "shape"; "dual-feasibility"; "dual-norm"; "primal-feasibility"; "support"; "slack"; "singular-value" |]

let rule_name = function
  | Rule_shape -> "shape" | Rule_expression -> "expression" | Rule_training_set -> "training-set"
  | Rule_matrix_distance -> "matrix-distance" | Rule_vector_distance -> "vector-distance"
  | Rule_solution_distance -> "solution-distance" | Rule_proof n -> proof_rules.(int_of_nat n)
  | Rule_error_bound -> "error-bound" | Rule_scope -> "scope" | Rule_limit_of_run -> "limit-of-run"
  | Rule_field -> "field" | Rule_limit -> "limit" | Rule_member -> "member"

(* No more than is proved: a bound that is too long is rounded so that the claim gets weaker. *)
let sentence (c : certificate) =
  let after = Printf.sprintf "after %d data up to level %d" (int_of_nat c.claimed_data_read) (int_of_nat c.claimed_highest_level) in
  let one = Z.equal c.claimed_runs Z.one and runs = Z.to_string c.claimed_runs in
  let no_output limit = if one then "no output from " ^ limit else Printf.sprintf "no output of %s runs from %s" runs limit in
  match c.the_claim with
  | Error_exceeds (b, every, failures) ->
    let error = Printf.sprintf "error > %s at %s sample" (Shown.bound Shown.Down b) (if every then "every" else "some") in
    if one then Printf.sprintf "the output %s: %s" after error
    else Printf.sprintf "%s of %s runs %s: an output with %s" (Z.to_string failures) runs after error
  | Error_at_most b ->
    Printf.sprintf "%s %s: error <= %s at every sample" (if one then "the output" else Printf.sprintf "all %s outputs" runs)
      after (Shown.bound Shown.Up b)
  | No_output_data l -> no_output (Printf.sprintf "%d data" (int_of_nat l))
  | No_output_levels l -> no_output (Printf.sprintf "levels up to %d" (int_of_nat l))

let check_digest contents value =
  let bad detail = raise (Reader.Reject ("digest", detail)) in
  match value with
  | Json.Object members ->
    (match List.assoc_opt "digest" members with
     | Some (Json.String s) when String.length s = 71 && String.sub s 0 7 = "sha256:" ->
       let hex = String.sub s 7 64 in
       if not (String.for_all (function '0'..'9' | 'a'..'f' -> true | _ -> false) hex) then bad "not hexadecimal";
       (* the place of the digest: the quoted string that follows the key *)
       let n = String.length contents in
       let rec occurrences from acc =
         if from + 71 > n then acc
         else if String.sub contents from 71 = s then occurrences (from + 71) (from :: acc)
         else occurrences (from + 1) acc in
       let matches place =
         let b = Bytes.of_string contents in
         Bytes.fill b (place + 7) 64 '0';
         Sha256.hex (Bytes.to_string b) = hex in
       if not (List.exists matches (occurrences 0 [])) then bad "not the digest of this file"
     | Some _ -> bad "malformed"
     | None -> bad "missing")
  | _ -> bad "missing"

let check_version value =
  match value with
  | Json.Object members ->
    (match List.assoc_opt "format" members, List.assoc_opt "version" members with
     | Some (Json.String "barrierlab-certificate"), Some (Json.Integer "1") -> ()
     | Some (Json.String "barrierlab-certificate"), Some (Json.Integer "2") ->
       raise (Reader.Unsupported "certificates of version 2")
     | Some (Json.String "barrierlab-solution-certificate"), Some (Json.Integer _) ->
       raise (Reader.Unsupported "certificates of exact solutions")
     | Some (Json.String _), Some (Json.Integer _) -> raise (Reader.Reject ("version", "format or version"))
     | _ -> Reader.field "format or version")
  | _ -> ()

(* What the check of members leaves to other checkers. *)
let base_unsupported c = match c.the_member with Some m -> exact_of c m m.member_base = None | None -> false
let transform_unsupported c = match c.left_factor with Some rows -> rational_rows c rows = None | None -> false

(* The verdict line, and whether it is VERIFIED. *)
let verdict contents : string * [ `Verified | `Rejected | `Unsupported ] =
  try
    if String.length contents > maximal_size then raise (Reader.Reject ("limit", "size of the file"));
    let value = Json.parse contents in
    check_digest contents value;
    check_version value;
    let r = Reader.read value in
    match check_certificate r.scale r.certificate with
    | None -> Printf.sprintf "VERIFIED %s for %s: %s" r.member_text r.problem (sentence r.certificate), `Verified
    | Some Rule_member when base_unsupported r.certificate ->
      "UNSUPPORTED a member of the class whose base is not in a field Q(√r)", `Unsupported
    | Some Rule_member when transform_unsupported r.certificate ->
      "UNSUPPORTED a member of the class behind a transform that is not rational", `Unsupported
    | Some rule -> Printf.sprintf "REJECTED %s: not proved" (rule_name rule), `Rejected
  with
  | Json.Syntax detail -> Printf.sprintf "REJECTED syntax: %s" detail, `Rejected
  | Json.Limit detail -> Printf.sprintf "REJECTED limit: %s" detail, `Rejected
  | Reader.Reject (rule, detail) -> Printf.sprintf "REJECTED %s: %s" rule detail, `Rejected
  | Reader.Unsupported what -> Printf.sprintf "UNSUPPORTED %s" what, `Unsupported
  | Stack_overflow -> "UNSUPPORTED natural numbers too large for the stack", `Unsupported

(* With a space for control characters, line and paragraph separators and bidirectional controls, in the bytes of UTF-8. *)
let on_one_line text =
  let n = String.length text in
  let byte i = if i < n then Char.code text.[i] else 0 in
  let shown = Buffer.create n in
  let rec go i =
    if i < n then begin
      let length = match byte i, byte (i + 1), byte (i + 2) with
        | c, _, _ when c < 0x20 || c = 0x7F -> 1
        | 0xC2, c, _ when c >= 0x80 && c <= 0x9F -> 2
        | 0xD8, 0x9C, _ -> 2
        | 0xE2, 0x80, c when c = 0x8E || c = 0x8F || (c >= 0xA8 && c <= 0xAE) -> 3
        | 0xE2, 0x81, c when c >= 0xA6 && c <= 0xA9 -> 3
        | _ -> 0 in
      if length = 0 then (Buffer.add_char shown text.[i]; go (i + 1)) else (Buffer.add_char shown ' '; go (i + length))
    end in
  go 0;
  Buffer.contents shown

(* The files that are meant, and whether some path means none. *)
let files path =
  match (Unix.stat path).Unix.st_kind with
  | Unix.S_DIR ->
    let names = List.filter (fun f -> Filename.check_suffix f ".json") (Array.to_list (Sys.readdir path)) in
    if names = [] then raise (Sys_error ("no certificate in " ^ path));
    List.map (Filename.concat path) (List.sort compare names)
  | _ -> [ path ]

(* [f x], or [otherwise] and a message if something cannot be read; then the exit code is 65. *)
let unreadable = ref false
let reading f x ~otherwise =
  let warn message = prerr_endline (on_one_line message); unreadable := true; otherwise in
  try f x with
  | Sys_error message -> warn message
  | Unix.Unix_error (error, _, path) -> warn (path ^ ": " ^ Unix.error_message error)

let () =
  let paths = List.tl (Array.to_list Sys.argv) in
  (match paths with
   | [ "--coq"; path ] ->
     print_endline (Coq_term.certificate (Reader.read (Json.parse (read_file path))).certificate);
     exit 0
   | _ -> ());
  if paths = [] then (prerr_endline "usage: verified_check FILE|DIR ..."; exit 64);
  let all = List.concat_map (reading files ~otherwise:[]) paths in
  let single = match paths with [ p ] -> all = [ p ] | _ -> false in
  let check path =
    let line, outcome = verdict (read_file path) in
    print_endline (if single then line else Printf.sprintf "%s (%s)" line (on_one_line path));
    match outcome with `Verified -> 0 | `Rejected -> 1 | `Unsupported -> 2 in
  let status = List.fold_left (fun status path -> max status (reading check path ~otherwise:0)) 0 all in
  exit (if !unreadable then 65 else status)
