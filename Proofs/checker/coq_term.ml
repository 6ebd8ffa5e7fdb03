(* A certificate as a Coq file that states what it claims and proves it by computation. *)

module Integers = Z
open Extracted
module Z = Integers

let list f items = "[" ^ String.concat "; " (List.map f items) ^ "]"
let option f = function None -> "None" | Some x -> "(Some " ^ f x ^ ")"
let integer z = if Z.sign z < 0 then "(" ^ Z.to_string z ^ ")%Z" else Z.to_string z ^ "%Z"
let rational (r : q) = Printf.sprintf "(Qmake %s %s)" (integer r.qnum) (Z.to_string r.qden)
let rec int_of_nat = function O -> 0 | S n -> 1 + int_of_nat n
let nat n = string_of_int (int_of_nat n)
let vector = list rational
let rows f = list (list f)

let rec expression = function
  | Rational r -> Printf.sprintf "(Rational %s)" (rational r)
  | Reference n -> Printf.sprintf "(Reference %s)" (nat n)
  | Pi -> "Pi"
  | CosinePi r -> Printf.sprintf "(CosinePi %s)" (rational r)
  | Sum es -> Printf.sprintf "(Sum %s)" (expressions es)
  | Product es -> Printf.sprintf "(Product %s)" (expressions es)
  | Quotient (a, b) -> Printf.sprintf "(Quotient %s %s)" (expression a) (expression b)
  | SquareRoot a -> Printf.sprintf "(SquareRoot %s)" (expression a)
and expressions = function
  | None_left -> "None_left"
  | Then (e, es) -> Printf.sprintf "(Then %s %s)" (expression e) (expressions es)

let proof p =
  Printf.sprintf "{| dual := %s;\n     point := %s;\n     groups := %s; singular_value_bound := %s |}" (vector p.dual)
    (vector p.point) (rows nat p.groups) (rational p.singular_value_bound)

let matrix (d : data_matrix) =
  Printf.sprintf "{| data_left := %s; data_right := %s |}" (option (rows rational) d.data_left) (rows rational d.data_right)

let entry e =
  Printf.sprintf "{| entry_matrix := %s; entry_vector := %s; entry_solution := %s;\n     entry_proof := %s |}"
    (nat e.entry_matrix) (nat e.entry_vector) (vector e.entry_solution) (proof e.entry_proof)

let answer a =
  Printf.sprintf "{| answer_sample := %s; answer_level := %s; answer_entry := %s |}" (nat a.answer_sample)
    (nat a.answer_level) (nat a.answer_entry)

let layer l =
  Printf.sprintf "{| weights := %s; biases := %s; rectified := %b |}" (rows expression l.weights) (list expression l.biases)
    l.rectified

let output = function
  | Vectors xs -> Printf.sprintf "(Vectors %s)" (rows rational xs)
  | Network layers -> Printf.sprintf "(Network %s)" (list layer layers)

let run r =
  Printf.sprintf "{| multiplicity := %s; transcript := %s;\n     refused := %s; output := %s;\n     functionals := %s |}"
    (integer r.multiplicity) (list answer r.transcript)
    (option (fun (k, n) -> Printf.sprintf "(%s, %s)" (nat k) (nat n)) r.refused)
    (option output r.output)
    (option (list (option vector)) r.functionals)

let claim = function
  | Error_exceeds (b, every, f) -> Printf.sprintf "Error_exceeds %s %b %s" (rational b) every (integer f)
  | Error_at_most b -> Printf.sprintf "Error_at_most %s" (rational b)
  | No_output_data l -> Printf.sprintf "No_output_data %s" (nat l)
  | No_output_levels l -> Printf.sprintf "No_output_levels %s" (nat l)

let kind = function P1_kind -> "P1_kind" | P2_kind -> "P2_kind" | P3_kind -> "P3_kind"

let member m =
  Printf.sprintf "{| member_digits := %s; member_levels := %s; member_scale := %s;\n     member_tilt := %s; member_base := %s |}"
    (nat m.member_digits) (nat m.member_levels) (nat m.member_scale)
    (option (fun (i, tau) -> Printf.sprintf "(%s, %s)" (nat i) (rational tau)) m.member_tilt)
    (expression m.member_base)

let certificate (c : certificate) =
  String.concat "\n" [
    "{| the_claim := " ^ claim c.the_claim ^ ";";
    "   claimed_runs := " ^ integer c.claimed_runs ^ "; claimed_data_read := " ^ nat c.claimed_data_read ^ ";";
    "   claimed_highest_level := " ^ nat c.claimed_highest_level ^ ";";
    "   the_kind := " ^ kind c.the_kind ^ "; the_parameter := " ^ rational c.the_parameter ^ ";";
    "   definitions := " ^ list expression c.definitions ^ ";";
    "   left_factor := " ^ option (rows expression) c.left_factor ^ ";";
    "   right_factor := " ^ rows expression c.right_factor ^ ";";
    "   sample_vectors := " ^ rows expression c.sample_vectors ^ ";";
    "   data_matrices := " ^ list matrix c.data_matrices ^ ";";
    "   data_vectors := " ^ list vector c.data_vectors ^ ";";
    "   data_entries := " ^ list entry c.data_entries ^ ";";
    "   runs := " ^ list run c.runs ^ ";";
    "   solution_sets := " ^ list proof c.solution_sets ^ ";";
    "   the_member := " ^ option member c.the_member ^ " |}" ]
