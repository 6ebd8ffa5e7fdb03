(* What a certificate asks to be calculated, counted before anything is: CERTIFICATE.md, 4.4.  Counted in the text, whose
   fields and types have been found right. *)

let maximal_storage = Z.shift_left Z.one 31
let maximal_function_cost = Z.shift_left Z.one 31
let maximal_operation_cost = Z.shift_left Z.one 40
let operation_cost_of_a_digit = Z.shift_left Z.one 17

type t = { mutable numbers : int; mutable functions : int; mutable operations : Z.t; mutable digits : Z.t }

let items = function Json.Array l -> l | _ -> []
let member key = function Json.Object l -> List.assoc_opt key l | _ -> None
let at key value = match member key value with Some v -> items v | None -> []

let bits s = Z.numbits (Z.of_string s)

let number cost = function
  | Json.String s ->
    let length = match String.index_opt s '/' with
      | None -> bits s
      | Some i -> bits (String.sub s 0 i) + bits (String.sub s (i + 1) (String.length s - i - 1)) in
    cost.numbers <- cost.numbers + 1;
    cost.digits <- Z.add cost.digits (Z.of_int (length * 3 / 10 + 1))
  | _ -> ()

let vector cost value = List.iter (number cost) (items value)

let operations cost factors =
  cost.operations <- Z.add cost.operations (List.fold_left (fun p n -> Z.mul p (Z.of_int n)) Z.one factors)

let rec expression cost = function
  | Json.String _ as value -> number cost value
  | Json.Object [ (key, value) ] ->
    (match key with
     | "cosinePi" -> number cost value; cost.functions <- cost.functions + 1
     | _ ->
       cost.numbers <- cost.numbers + 1;
       (match key with
        | "pi" -> cost.functions <- cost.functions + 1
        | "squareRoot" -> operations cost [ 3 ]; expression cost value
        | "quotient" -> operations cost [ 3 ]; List.iter (expression cost) (items value)
        | "sum" | "product" -> List.iter (expression cost) (items value)
        | _ -> ()))
  | _ -> ()

let proof cost m n value =
  List.iter (fun key -> Option.iter (vector cost) (member key value)) [ "dual"; "point" ];
  Option.iter (number cost) (member "singularValueLowerBound" value);
  let groups = List.length (at "groups" value) in
  operations cost [ 4; m; n ];
  operations cost [ 16; m + n ];
  operations cost [ groups; groups; m + groups ]

let run cost samples value =
  Option.iter (fun output ->
      List.iter (vector cost) (at "vectors" output);
      Option.iter (fun network ->
          List.iter (fun layer ->
              let rows = List.map items (at "weights" layer) and biases = at "biases" layer in
              List.iter (List.iter (expression cost)) rows;
              List.iter (expression cost) biases;
              operations cost [ List.fold_left (fun s row -> s + List.length row) (List.length biases) rows; samples ])
            (at "layers" network))
        (member "network" output))
    (member "output" value);
  List.iter (vector cost) (at "functionals" value)

(* The counts of the certificate in the text [value]. *)
let count value =
  let cost = { numbers = 0; functions = 0; operations = Z.zero; digits = Z.zero } in
  let part key = Option.value (member key value) ~default:Json.Null in
  let instance = part "instance" and claim = part "claim" and data = part "data" in
  List.iter (fun d -> Option.iter (expression cost) (member "value" d)) (at "definitions" instance);
  List.iter (fun key -> List.iter (fun row -> List.iter (expression cost) (items row)) (at key instance))
    [ "left"; "right"; "samples" ];
  Option.iter (fun m -> Option.iter (expression cost) (member "base" m)) (member "member" claim);
  let right = at "right" instance in
  let m = List.length right and n = match right with [] -> 0 | row :: _ -> List.length (items row) in
  let samples = List.length (at "samples" instance) in
  if member "left" instance <> None then begin
    operations cost [ m; m; n + samples ];
    if member "member" claim <> None then operations cost [ m; m; m ]
  end;
  List.iter (fun matrix ->
      List.iter (fun key -> List.iter (vector cost) (at key matrix)) [ "left"; "right" ];
      operations cost [ m; m; (if member "left" matrix = None then n else 2 * n) + m ])
    (at "matrices" data);
  List.iter (vector cost) (at "vectors" data);
  List.iter (fun solution ->
      Option.iter (vector cost) (member "solution" solution);
      Option.iter (proof cost m n) (member "proof" solution);
      Option.iter (fun minimiser ->
          List.iter (fun key -> Option.iter (fun quadratic ->
              List.iter (fun k -> Option.iter (vector cost) (member k quadratic)) [ "rational"; "root" ])
              (member key minimiser)) [ "point"; "dual" ])
        (member "minimiser" solution))
    (at "solutions" data);
  List.iter (proof cost m n) (at "solutionSets" (part "evidence"));
  let runs = items (part "runs") in
  List.iter (run cost samples) runs;
  operations cost [ 3; m; List.fold_left (fun s r -> s + List.length (at "transcript" r)) 0 runs ];
  if member "problem" instance = Some (Json.String "p1") && member "member" claim = None then
    operations cost [ List.length (at "matrices" data); samples; m; n + 1 ];
  cost.operations <- Z.add cost.operations (Z.of_int cost.numbers);
  cost

(* Which limit is exceeded at the working precision p. *)
let exceeded cost p =
  let b = p + 512 in
  let root = let s = Z.to_int (Z.sqrt (Z.of_int b)) in if s * s < b then s + 1 else s in
  let unit = Z.of_int (b * root) in
  if Z.gt (Z.mul (Z.of_int cost.numbers) (Z.of_int b)) maximal_storage then Some "numbers"
  else if Z.gt (Z.mul (Z.of_int cost.functions) unit) maximal_function_cost then Some "functions"
  else if Z.gt (Z.mul cost.operations unit)
      (Z.add maximal_operation_cost (Z.mul operation_cost_of_a_digit cost.digits)) then Some "operations"
  else None
