(* From the JSON value of a certificate file to the certificate of the Coq development: fields and types, CERTIFICATE.md 2.3
   to 2.5.  Names become positions, positions count from 0.  A position that is not in its table becomes the size of the
   table, which the checker rejects. *)

module Zarith_integers = Z
open Extracted
module Z = Zarith_integers

exception Reject of string * string
exception Unsupported of string

let reject rule detail = raise (Reject (rule, detail))
let field detail = reject "field" detail

let nat_of_int n =
  let rec go n acc = if n <= 0 then acc else go (n - 1) (S acc) in
  go n O

let fields what required optional = function
  | Json.Object members ->
    List.iter (fun (key, _) ->
        if not (List.mem key required || List.mem key optional) then field (Printf.sprintf "%s: key %S" what key))
      members;
    List.iter (fun key -> if not (List.mem_assoc key members) then field (Printf.sprintf "%s: no %s" what key)) required;
    members
  | _ -> field (what ^ " is not an object")

let get members key = List.assoc key members
let find members key = List.assoc_opt key members
let array what = function Json.Array items -> items | _ -> field (what ^ " is not an array")
let text what = function Json.String s -> s | _ -> field (what ^ " is not a string")

let int what = function
  | Json.Integer s ->
    if s = "-0" then field (what ^ " is -0");
    let z = Z.of_string s in
    if not (Z.fits_int64 z) then field (what ^ " does not fit in 64 bits");
    z
  | _ -> field (what ^ " is not an integer")

let digits s = s <> "" && String.for_all (fun c -> c >= '0' && c <= '9') s && (s = "0" || s.[0] <> '0')

let rational what value =
  let s = text what value in
  let wrong () = field (Printf.sprintf "%s: %S is not a rational in lowest terms" what s) in
  let negative = s <> "" && s.[0] = '-' in
  let body = if negative then String.sub s 1 (String.length s - 1) else s in
  let num, den = match String.index_opt body '/' with
    | None -> body, None
    | Some i -> String.sub body 0 i, Some (String.sub body (i + 1) (String.length body - i - 1)) in
  if not (digits num) || (negative && num = "0") then wrong ();
  let short part = if String.length part > Json.maximal_digits then reject "limit" (what ^ ": digits of an integer") in
  short num; Option.iter short den;
  let p = Z.of_string num in
  let q = match den with
    | None -> Z.one
    | Some d ->
      if not (digits d) then wrong ();
      let q = Z.of_string d in
      if Z.lt q (Z.of_int 2) || not (Z.equal (Z.gcd p q) Z.one) then wrong ();
      q in
  { qnum = (if negative then Z.neg p else p); qden = q }

let vector what value = List.map (rational what) (array what value)
let rational_matrix what value = List.map (vector what) (array what value)

(* A number of the file as a natural number; [size] if it is not among 1 ... size. *)
let index size z =
  if Z.sign z > 0 && Z.leq z (Z.of_int size) then nat_of_int (Z.to_int z - 1) else nat_of_int size

(* Counts that have to match: one that cannot is replaced by one that does not.  For that no run may have as many answers
   (levels are below it anyway), and a limit that is not a count to be matched may not be replaced at all. *)
let unmatched = 1 lsl 20
let count z = if Z.sign z >= 0 && Z.leq z (Z.of_int unmatched) then nat_of_int (Z.to_int z) else nat_of_int unmatched

let check_name s =
  let n = String.length s in
  if n < 1 || n > 64
  || not (String.for_all (function 'A'..'Z' | 'a'..'z' | '0'..'9' | '_' -> true | _ -> false) s)
  then reject "expression" (Printf.sprintf "%S is not a name" s)

(* [names] gives the positions of the definitions, [total] their number. *)
let rec expression names total what value =
  match value with
  | Json.String _ -> Rational (rational what value)
  | Json.Object [ (key, v) ] ->
    let items () = List.map (expression names total what) (array what v) in
    let chain items = List.fold_right (fun e es -> Then (e, es)) items None_left in
    (match key with
     | "reference" ->
       let name = text what v in
       check_name name;
       Reference (match Hashtbl.find_opt names name with Some n -> nat_of_int n | None -> nat_of_int total)
     | "pi" -> if v <> Json.Bool true then field (what ^ ": pi is not true"); Pi
     | "cosinePi" -> CosinePi (rational what v)
     | "sum" -> Sum (chain (items ()))
     | "product" -> Product (chain (items ()))
     | "quotient" ->
       (match items () with [ a; b ] -> Quotient (a, b) | _ -> field (what ^ ": a quotient has two terms"))
     | "squareRoot" -> SquareRoot (expression names total what v)
     | _ -> field (Printf.sprintf "%s: %S is no expression" what key))
  | _ -> field (what ^ " is not an expression")

let rec unsupported_in = function
  | Pi -> Some "pi"
  | CosinePi _ -> Some "cosinePi"
  | Rational _ | Reference _ -> None
  | Sum es | Product es -> unsupported_among es
  | Quotient (a, b) -> (match unsupported_in a with Some s -> Some s | None -> unsupported_in b)
  | SquareRoot a -> unsupported_in a
and unsupported_among = function
  | None_left -> None
  | Then (e, es) -> (match unsupported_in e with Some s -> Some s | None -> unsupported_among es)

let check_supported e = match unsupported_in e with
  | Some s -> raise (Unsupported ("expression " ^ s))
  | None -> ()

let proof columns what value =
  let f = fields what [ "dual"; "point"; "groups"; "singularValueLowerBound" ] [] value in
  { dual = vector what (get f "dual");
    point = vector what (get f "point");
    groups = List.map (fun g -> List.map (fun j -> index columns (int what j)) (array what g)) (array what (get f "groups"));
    singular_value_bound = rational what (get f "singularValueLowerBound") }

let no_proof = { dual = []; point = []; groups = []; singular_value_bound = { qnum = Z.zero; qden = Z.one } }

type read = {
  certificate : certificate;
  scale : Z.t;
  member_text : string;        (* how the verdict line names the instance *)
  problem : string
}

let network names total value =
  let f = fields "network" [ "layers" ] [] value in
  List.map (fun item ->
      let l = fields "layer" [ "weights"; "biases"; "activation" ] [] item in
      let row what v = List.map (expression names total what) (array what v) in
      { weights = List.map (row "weights") (array "weights" (get l "weights"));
        biases = row "biases" (get l "biases");
        rectified = (match text "activation" (get l "activation") with
            | "identity" -> false
            | "rectifiedLinearUnit" -> true
            | _ -> field "activation") })
    (array "layers" (get f "layers"))

let read (value : Json.t) : read =
  let top = fields "certificate"
      [ "format"; "version"; "claim"; "instance"; "data"; "runs"; "evidence"; "digest" ] [] value in

  (* the instance *)
  let inst = fields "instance" [ "problem"; "parameter"; "definitions"; "right"; "samples" ] [ "left" ] (get top "instance") in
  let problem = text "problem" (get inst "problem") in
  let kind = match problem with
    | "p1" -> P1_kind | "p2" -> P2_kind | "p3" -> P3_kind | _ -> field "problem" in
  let parameter = rational "parameter" (get inst "parameter") in
  if Z.sign parameter.qnum <= 0 then field "parameter is not positive";
  let definition_items = array "definitions" (get inst "definitions") in
  let total = List.length definition_items in
  let names = Hashtbl.create 64 in
  let definitions = List.mapi (fun i item ->
      let f = fields "definition" [ "name"; "value" ] [] item in
      let name = text "name" (get f "name") in
      check_name name;
      let e = expression names total "definition" (get f "value") in
      if Hashtbl.mem names name then reject "expression" (Printf.sprintf "%s is defined twice" name);
      Hashtbl.add names name i;
      e) definition_items in
  let expressions what v = List.map (fun row -> List.map (expression names total what) (array what row)) (array what v) in
  let left = Option.map (expressions "left") (find inst "left") in
  let right = expressions "right" (get inst "right") in
  let samples = expressions "samples" (get inst "samples") in
  let columns = match right with [] -> 0 | row :: _ -> List.length row in
  let sample_count = List.length samples in

  (* the data *)
  let data = fields "data" [ "matrices"; "vectors"; "solutions" ] [] (get top "data") in
  let matrices = List.map (fun item ->
      let f = fields "matrix" [ "right" ] [ "left" ] item in
      { data_left = Option.map (rational_matrix "left") (find f "left"); data_right = rational_matrix "right" (get f "right") })
      (array "matrices" (get data "matrices")) in
  let vectors = List.map (vector "vectors") (array "vectors" (get data "vectors")) in
  let entries = List.map (fun item ->
      let f = fields "solution" [ "matrix"; "vector"; "solution" ] [ "proof"; "minimiser" ] item in
      { entry_matrix = index (List.length matrices) (int "matrix" (get f "matrix"));
        entry_vector = index (List.length vectors) (int "vector" (get f "vector"));
        entry_solution = vector "solution" (get f "solution");
        entry_proof = (match find f "proof" with Some p -> proof columns "proof" p | None -> no_proof) })
      (array "solutions" (get data "solutions")) in
  (* how each datum is proved, for those that answer a query *)
  let proved_by = Array.of_list (List.map (fun item ->
      match item with
      | Json.Object f -> List.mem_assoc "proof" f, List.mem_assoc "minimiser" f
      | _ -> false, false) (array "solutions" (get data "solutions"))) in

  (* the evidence *)
  let evidence = fields "evidence" [ "precision"; "solutionSets" ] [] (get top "evidence") in
  let precision = int "precision" (get evidence "precision") in
  let solution_sets = List.map (proof columns "solutionSets") (array "solutionSets" (get evidence "solutionSets")) in
  if Z.lt precision (Z.of_int 64) || Z.gt precision (Z.of_int (1 lsl 20)) then reject "limit" "precision";
  let precision = Z.to_int precision in

  (* the claim *)
  let cl = fields "claim" [ "kind"; "runs"; "dataRead"; "highestLevel" ]
      [ "bound"; "scope"; "failures"; "dataLimit"; "levelLimit"; "member" ] (get top "claim") in
  let bound = Option.map (rational "bound") (find cl "bound") in
  let scope = Option.map (fun v -> match text "scope" v with
      | "every-sample" -> true | "some-sample" -> false | _ -> field "scope") (find cl "scope") in
  let failures = Option.map (int "failures") (find cl "failures") in
  let data_limit = Option.map (int "dataLimit") (find cl "dataLimit") in
  let level_limit = Option.map (int "levelLimit") (find cl "levelLimit") in
  let kind_text = text "kind" (get cl "kind") in
  let the_claim = match kind_text, bound, scope, failures, data_limit, level_limit with
    | "error-exceeds", Some b, Some s, Some f, None, None -> Error_exceeds (b, s, f)
    | "error-at-most", Some b, None, None, None, None -> Error_at_most b
    | "no-output", None, None, None, Some l, None when Z.sign l >= 0 -> No_output_data (count l)
    | "no-output", None, None, None, None, Some l when Z.sign l >= 0 ->
      if Z.gt l (Z.of_int unmatched) then raise (Unsupported "a level limit above 2^20");
      No_output_levels (count l)
    | ("error-exceeds" | "error-at-most" | "no-output"), _, _, _, _, _ -> field "the fields of the claim do not fit its kind"
    | _ -> field "kind" in

  (* the runs *)
  let runs = List.map (fun item ->
      let f = fields "run" [ "multiplicity"; "transcript" ] [ "refused"; "output"; "functionals" ] item in
      let transcript = List.map (fun item ->
          let a = fields "answer" [ "sample"; "level"; "solution" ] [] item in
          let level = int "level" (get a "level") in
          let entry = int "solution" (get a "solution") in
          (if Z.sign entry > 0 && Z.leq entry (Z.of_int (Array.length proved_by)) then
             match proved_by.(Z.to_int entry - 1) with
             | true, false -> ()
             | false, true -> raise (Unsupported "a datum with an exact minimiser")
             | _ -> field "a datum has either a proof or a minimiser");
          if Z.sign level <= 0 || Z.gt level (Z.of_int (1 lsl 19)) then reject "limit" "level";
          { answer_sample = index sample_count (int "sample" (get a "sample"));
            answer_level = nat_of_int (Z.to_int level);
            answer_entry = index (List.length entries) entry })
          (array "transcript" (get f "transcript")) in
      if List.compare_length_with transcript unmatched >= 0 then raise (Unsupported "a run with 2^20 answers");
      let refused = Option.map (fun v ->
          let q = fields "refused" [ "sample"; "level" ] [] v in
          let sample = int "sample" (get q "sample") and level = int "level" (get q "level") in
          let shown = if Z.sign level < 0 then Z.zero else Z.min level (Z.of_int (unmatched + 1)) in
          (index sample_count sample, nat_of_int (Z.to_int shown))) (find f "refused") in
      let functionals = Option.map (fun v -> List.map (function
          | Json.Null -> None
          | v -> Some (vector "functionals" v)) (array "functionals" v)) (find f "functionals") in
      let output = Option.map (fun v ->
          let o = fields "output" [] [ "vectors"; "network" ] v in
          let used = match the_claim with Error_exceeds _ -> functionals <> None | _ -> true in
          let vectors = Option.map (fun v -> List.map (vector "output") (array "vectors" v)) (find o "vectors") in
          let net = Option.map (network names total) (find o "network") in
          match vectors, net with
          | Some vs, None -> Vectors vs
          | None, Some layers ->
            if used then List.iter (fun l -> List.iter (List.iter check_supported) l.weights;
                                     List.iter check_supported l.biases) layers;
            Network layers
          | _ -> field "an output has either vectors or a network")
          (find f "output") in
      { multiplicity = int "multiplicity" (get f "multiplicity"); transcript; refused; output; functionals })
      (array "runs" (get top "runs")) in

  (* the member *)
  let member_text = ref "instance" in
  let the_member = Option.map (fun v ->
      let f = fields "member" [ "digits"; "levels"; "scale"; "base" ] [ "column"; "tilt" ] v in
      let bounded key high =
        let z = int key (get f key) in
        if Z.sign z <= 0 || Z.gt z (Z.of_int high) then reject "member" key;
        Z.to_int z in
      let column = Option.map (int "column") (find f "column") and tilt = Option.map (rational "tilt") (find f "tilt") in
      let base = expression names total "base" (get f "base") in
      check_supported base;
      let k = bounded "digits" 100000 in
      let l = bounded "levels" (1 lsl 19) in
      let d = bounded "scale" 100000 in
      let member_tilt = match column, tilt with
        | None, None -> None
        | Some i, Some tau ->
          if Z.sign i <= 0 || Z.gt i (Z.of_int columns) then reject "member" "column";
          Some (nat_of_int (Z.to_int i - 1), tau)
        | _ -> reject "member" "column and tilt stand together" in
      member_text := (match column, tilt with
          | Some i, Some tau -> Printf.sprintf "tilt(%d, %s, %s) of Ω(%d, %d)" d (Z.to_string i) (Shown.power tau) k l
          | _ -> Printf.sprintf "centre(%d) of Ω(%d, %d)" d k l);
      { member_digits = nat_of_int k; member_levels = nat_of_int l; member_scale = nat_of_int d; member_tilt;
        member_base = base })
      (find cl "member") in

  List.iter check_supported definitions;
  List.iter (List.iter check_supported) right;
  List.iter (List.iter check_supported) samples;
  Option.iter (List.iter (List.iter check_supported)) left;
  Option.iter (reject "limit") (Cost.exceeded (Cost.count value) precision);
  let certificate = {
    the_claim;
    claimed_runs = int "runs" (get cl "runs");
    claimed_data_read = count (int "dataRead" (get cl "dataRead"));
    claimed_highest_level = count (int "highestLevel" (get cl "highestLevel"));
    the_kind = kind; the_parameter = parameter; definitions; left_factor = left; right_factor = right;
    sample_vectors = samples; data_matrices = matrices; data_vectors = vectors; data_entries = entries; runs;
    solution_sets; the_member } in
  { certificate; scale = Z.shift_left Z.one (2 * precision + 64); member_text = !member_text;
    problem = Printf.sprintf "(%s, parameter %s)" (String.uppercase_ascii problem) (Shown.parameter parameter) }
