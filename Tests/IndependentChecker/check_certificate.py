#!/usr/bin/env python3
"""An independent checker of BarrierLab certificates, versions 1 and 2.

Written from Proofs/CERTIFICATE.md alone, without a look at the Swift source; section numbers below refer to that page. Where the page
had left a reader in doubt, verdicts of barrierlab-check on altered files decided, and the page now says so.

    check_certificate.py FILE|DIR ...        one line for each file: `VERIFIED <claim>` or `REJECTED <rule>: <detail>`

A directory stands for its files *.json. Exit code 0 only if every file is verified (65: one is unreadable; 64: usage; else 1: one is rejected).

reals.py has the numbers, exact_expressions.py the exact values of 2.7, certificate_limits.py the limits of 4.4, written_numbers.py the numbers
of the verdict, solution_certificate.py the second format. python-flint or mpmath is needed.
"""
import hashlib, os, re, stat, sys, unicodedata
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

import solution_certificate, written_numbers
from certificate_limits import Cost
from exact_expressions import ExactExpressions, Surd, cosine, normal, times as monomial_product
from reals import (ONE, PI, Q, R, ZERO, Real, apply, columns, cosine_pi, denominator, dot, integer, minus, norm, numerator, positive_definite,
                   positive_part, set_precision, shifted, sqrt, square, times, total)

BIDIRECTIONAL_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
SOLUTION_FORMAT = "barrierlab-solution-certificate"
LONGEST_FILE, LONGEST_INTEGER = 1 << 26, 1 << 20      # bytes (2.1), decimal digits (2.3)

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

class Rejected(Exception):
    def __init__(self, rule, detail):
        super().__init__(f"{rule}: {detail}")

def require(condition, rule, detail):
    if not condition:
        raise Rejected(rule, detail)


# ------------------------------------------------------------------------------------------------- the text (2.1, 2.2, 2.3)
TOKEN = re.compile(rb'[ \n\r\t]*(?:([{}\[\]:,])|"([\x20\x21\x23-\x5b\x5d-\x7e]*)"|(-?(?:0|[1-9][0-9]*))(?![0-9.eE])|(true|false|null))')
SPACE = re.compile(rb"[ \n\r\t]*")

class Integer(str):
    """An integer as it was written."""

def rule_syntax(data):
    """Parses the text; returns the outermost object, the position of its digest string, and deferred rejections (depth, double keys)."""
    position, place, later = 0, [None], []

    def token():
        nonlocal position
        match = TOKEN.match(data, position)
        require(match, "syntax", f"unexpected text at byte {position}")
        position = match.end()
        return match

    def value(t, depth):
        if depth > 64:
            raise Rejected("limit", "a value has a depth above 64")
        if t[2] is not None: return t[2].decode()
        if t[3] is not None:
            if len(t[3].lstrip(b"-")) > LONGEST_INTEGER:
                later.append(Rejected("limit", "an integer of more than 2^20 digits"))
            return Integer(t[3].decode())
        if t[4] is not None: return {b"true": True, b"false": False, b"null": None}[t[4]]
        if t[1] == b"[":
            result, t = [], token()
            if t[1] == b"]": return result
            while True:
                result.append(value(t, depth + 1))
                t = token()
                if t[1] == b"]": return result
                require(t[1] == b",", "syntax", f"',' or ']' expected before byte {position}")
                t = token()
        require(t[1] == b"{", "syntax", f"a value expected before byte {position}")
        result, t = {}, token()
        if t[1] == b"}": return result
        while True:
            require(t[2] is not None, "syntax", f"a key expected before byte {position}")
            key = t[2].decode()
            require(token()[1] == b":", "syntax", f"':' expected before byte {position}")
            if key in result: later.append(Rejected("field", f"the key {key} stands twice"))
            t = token()
            if depth == 0 and key == "digest" and t[2] is not None: place[0] = t.start(2)
            result[key] = value(t, depth + 1)
            t = token()
            if t[1] == b"}": return result
            require(t[1] == b",", "syntax", f"',' or '}}' expected before byte {position}")
            t = token()

    outermost = value(token(), 0)
    require(SPACE.match(data, position).end() == len(data), "syntax", f"text after the value, at byte {position}")
    require(isinstance(outermost, dict), "syntax", "the outermost value is not an object")
    return outermost, place[0], later

def rule_digest(data, root_object, place):
    digest = root_object.get("digest")
    require(place is not None and type(digest) is str and re.fullmatch("sha256:[0-9a-f]{64}", digest), "digest", "no digest")
    zeroed = data[:place + 7] + b"0" * 64 + data[place + 71:]
    require(hashlib.sha256(zeroed).hexdigest() == digest[7:], "digest", "the file does not have this digest")

def rule_version(root_object):
    require(root_object.get("format") in ("barrierlab-certificate", SOLUTION_FORMAT), "version", "format")
    require(isinstance(root_object.get("version"), Integer) and root_object["version"] in ("1", "2"), "version", "version")


def fractions(value):
    """A typed value with fractions in place of the rationals of flint."""
    if isinstance(value, dict): return {key: fractions(v) for key, v in value.items()}
    if isinstance(value, list): return [fractions(v) for v in value]
    return Fraction(numerator(value), denominator(value)) if isinstance(value, Q) else value

def exactly(check, *arguments):
    """The result of a check of solution_certificate.py."""
    try:
        return check(*arguments)
    except solution_certificate.Broken as broken:
        raise Rejected(broken.rule, broken.detail)

# The tables of 2.4: for each object its keys and their types; `?` stands for a key that may be absent.
OBJECTS = {
    "Certificate": dict(format="string", version="Int", claim="Claim", instance="Instance", alternatives="[Instance]?", data="Data", runs="[Run]",
                        evidence="Evidence", digest="string"),
    "Claim": dict(kind="string", bound="Rational?", scope="string?", sample="Int?", failures="Int?", dataLimit="Int?", levelLimit="Int?", runs="Int",
                  dataRead="Int", highestLevel="Int", member="Member?"),
    "Member": dict(digits="Int", levels="Int", scale="Int", column="Int?", tilt="Rational?", base="Expression"),
    "Instance": dict(problem="string", parameter="Rational", definitions="[Definition]", left="Matrix?", right="Matrix",
                     samples="[[Expression]]", weights="[Rational]?"),
    "Definition": dict(name="string", value="Expression"),
    "Data": dict(matrices="[Factors]", vectors="[[Rational]]", solutions="[Datum]"),
    "Factors": dict(left="RationalMatrix?", right="RationalMatrix"),
    "Datum": dict(matrix="Int", vector="Int", solution="[Rational]", proof="Proof?", minimiser="Minimiser?"),
    "Minimiser": dict(radicand="Rational?", point="QuadraticVector", dual="QuadraticVector"),
    "QuadraticVector": dict(denominator="Rational", rational="[Rational]", root="[Rational]?"),
    "Run": dict(multiplicity="Int", transcript="[Answer]", refused="Query?", output="Output?", functionals="[Functional]?",
                multipliers="[Functional]?"),
    "Answer": dict(sample="Int", level="Int", solution="Int"),
    "Query": dict(sample="Int", level="Int"),
    "Output": dict(vectors="[[Rational]]?", network="Network?"),
    "Network": dict(layers="[Layer]"),
    "Layer": dict(weights="Matrix", biases="[Expression]", activation="string"),
    "Evidence": dict(precision="Int", solutionSets="[Proof]", separation="[[Rational]]?", exactSets="[Minimiser]?"),
    "Proof": dict(dual="[Rational]", point="[Rational]", groups="[[Int]]", singularValueLowerBound="Rational", ray="Bool?"),
    # The second format (8.2).
    "SolutionCertificate": dict(format="string", version="Int", claim="SolutionClaim", problem="Problem", evidence="SolutionEvidence",
                                digest="string"),
    "SolutionClaim": dict(kind="string", objective="Bounds?", saturated="[Int]?", dimension="Int?", vector="[Rational]?", distance="Bounds?"),
    "Bounds": dict(lower="Rational", upper="Rational"),
    "Problem": dict(kind="string", parameter="Rational", objective="string?", statedParameter="Rational?", weights="[Rational]?", matrix="RationalMatrix", vector="[Rational]"),
    "SolutionEvidence": dict(radicand="Rational?", point="QuadraticVector?", dual="QuadraticVector", face="Face?",
                             multiplier="QuadraticVector?", functional="QuadraticVector?"),
    "Face": dict(functional="QuadraticVector?", directions="[QuadraticVector]", coordinates="[Int]", columns="[Int]", prime="Int",
                 rootModuloPrime="Int?"),
}
RATIONAL = re.compile(r"(-?)(0|[1-9][0-9]*)(?:/([1-9][0-9]*))?")

def typed(value, kind, where):
    """The value as its type demands (2.3): int, Q, list, dict with None for absent keys, expressions as pairs (key, content)."""
    def need(condition): require(condition, "field", f"{where} is not of type {kind}")
    if kind == "string":
        need(type(value) is str)
        return value
    if kind == "Bool":
        need(type(value) is bool)
        return value
    if kind == "Int":
        need(isinstance(value, Integer) and value != "-0" and len(value) <= 20 and -2**63 <= int(value) < 2**63)
        return int(value)
    if kind == "Rational":
        match = RATIONAL.fullmatch(value) if type(value) is str else None
        need(match)
        require(max(len(match[2]), len(match[3] or "")) <= LONGEST_INTEGER, "limit", f"{where} has more than 2^20 digits")
        p, q = int(integer(match[2])), int(integer(match[3] or "1"))
        need(not (match[1] and p == 0) and (match[3] is None or q >= 2) and gcd(p, q) == 1)
        return Q(-p if match[1] else p, q)
    if kind in ("Matrix", "RationalMatrix"):
        return typed(value, "[[Rational]]" if kind == "RationalMatrix" else "[[Expression]]", where)      # lengths of rows: rule `shape`
    if kind == "Functional":
        return None if value is None else typed(value, "[Rational]", where)
    if kind == "Expression":
        if type(value) is str:
            return "rational", typed(value, "Rational", where), value
        need(isinstance(value, dict) and len(value) == 1)
        (key, content), = value.items()
        if key == "reference": need(type(content) is str)
        elif key == "pi": need(content is True)
        elif key == "cosinePi": return key, typed(content, "Rational", where), content
        elif key in ("sum", "product"): content = typed(content, "[Expression]", where)
        elif key == "quotient":
            content = typed(content, "[Expression]", where)
            need(len(content) == 2)
        elif key == "squareRoot": content = [typed(content, "Expression", where)]
        else: need(False)
        return key, content
    if kind[0] == "[":
        need(isinstance(value, list))
        return [typed(v, kind[1:-1], f"{where}[{i + 1}]") for i, v in enumerate(value)]
    keys = OBJECTS[kind]
    need(isinstance(value, dict))
    for key in value:
        require(key in keys, "field", f"unknown key {where}.{key}")
    for key, t in keys.items():
        require(key in value or t[-1] == "?", "field", f"{where}.{key} is missing")
    return {key: typed(value[key], t.rstrip("?"), f"{where}.{key}") if key in value else None for key, t in keys.items()}

def rule_field(root_object):
    """2.3, 2.4, and the fields that a kind of claim needs and excludes (4.3)."""
    c = typed(root_object, "Certificate", "certificate")
    claim, runs = c["claim"], c["runs"]
    def need(condition, detail): require(condition, "field", detail)
    instances = [c["instance"]] + (c["alternatives"] or [])
    for inst in instances:
        need(inst["problem"] in ("p1", "p2", "p3"), "problem")
        need(inst["parameter"] > 0, "the parameter is not positive")
        need(inst["weights"] is None or all(w > 0 for w in inst["weights"]), "a weight is not positive")
    proofs = c["evidence"]["solutionSets"] + [s["proof"] for s in c["data"]["solutions"] if s["proof"]]
    new = [c["alternatives"], claim["sample"], c["evidence"]["separation"]] + [p["ray"] for p in proofs] + [i["weights"] for i in instances] \
        + [c["evidence"]["exactSets"]] + [run["multipliers"] for run in runs]
    need(c["version"] == 2 or (all(x is None for x in new) and claim["kind"] != "indistinguishable"), "only in version 2")
    need(claim["kind"] == "indistinguishable" or all(x is None for x in new[:3]), "only for indistinguishable")
    exact = c["evidence"]["exactSets"] is not None
    need(not exact or (claim["kind"] in ("error-exceeds", "error-at-most") and not c["evidence"]["solutionSets"]), "exactSets")
    need(all(run["multipliers"] is None or (exact and run["functionals"] is not None) for run in runs), "multipliers")
    for run in runs:
        run["used"] = run["output"] is not None and (claim["kind"] != "error-exceeds" or run["functionals"] is not None)
        need(run["output"] is None or (run["output"]["vectors"] is None) != (run["output"]["network"] is None), "vectors or network")
        for layer in (run["output"] and run["output"]["network"] or {"layers": []})["layers"]:
            need(layer["activation"] in ("identity", "rectifiedLinearUnit"), "activation")
    kind, has = claim["kind"], {key for key in claim if claim[key] is not None}
    need(kind in ("error-exceeds", "error-at-most", "no-output", "indistinguishable"), "kind of claim")
    need(claim["scope"] in (None, "every-sample", "some-sample"), "scope")
    excluded = {"error-exceeds": {"dataLimit", "levelLimit"}, "error-at-most": {"scope", "failures", "dataLimit", "levelLimit"},
                "no-output": {"bound", "scope", "failures"},
                "indistinguishable": {"scope", "failures", "dataLimit", "levelLimit", "member"}}[kind]
    needed = {"error-exceeds": {"bound", "scope", "failures"}, "error-at-most": {"bound"}, "no-output": set(),
              "indistinguishable": {"bound", "sample"}}[kind]
    need(needed <= has, f"missing for this claim: {', '.join(sorted(needed - has))}")
    need(not excluded & has, f"not for this claim: {', '.join(sorted(excluded & has))}")
    need(claim["bound"] is None or claim["bound"] >= 0, "a negative bound")
    if kind == "error-exceeds":
        need(claim["failures"] >= 1, "failures < 1")
        need(all(run["output"] is None or run["refused"] is None for run in runs), "both output and refused")
    else:
        need(runs, "no run")
        need(all(run["functionals"] is None for run in runs), "functionals")
    if kind == "indistinguishable":
        need(claim["bound"] > 0 and c["alternatives"] and c["evidence"]["separation"] is not None, "bound > 0, alternatives, separation")
        need(len(runs) == 1 and runs[0]["multiplicity"] == 1 and runs[0]["output"] is None and runs[0]["refused"] is None
             and runs[0]["transcript"], "one transcript with an answer and nothing else")
        same = lambda inst: (inst["problem"], inst["parameter"], inst["weights"])
        need(all(same(inst) == same(c["instance"]) for inst in instances), "another problem, parameter or weights")
    if kind == "error-at-most":
        need(all(run["refused"] is None for run in runs), "refused")
    if kind == "no-output":
        limits = [claim[key] for key in ("dataLimit", "levelLimit") if claim[key] is not None]
        need(len(limits) == 1 and limits[0] >= 0, "exactly one limit >= 0 is needed")
        need(not c["evidence"]["solutionSets"] or shows_feasible_points(c), "solutionSets must be empty")
    return c

def shows_feasible_points(c):
    """Whether the minimisers of the instance have to be shown: always, but for `no-output` (4.3)."""
    return c["claim"]["kind"] != "no-output" or (c["instance"]["problem"] == "p1" and c["claim"]["member"] is None)

def rule_limit(c):
    def need(condition, detail): require(condition, "limit", detail)
    p = c["evidence"]["precision"]
    need(64 <= p <= 2**20, "precision")
    for run in c["runs"]:
        need(1 <= run["multiplicity"] <= 2**31, "multiplicity")
        need(all(1 <= a["level"] <= 2**19 for a in run["transcript"]), "level")
    broken = Cost(c).broken()
    need(broken is None, broken)

def rule_shape(c):
    def need(condition, detail): require(condition, "shape", detail)
    def is_size(M, rows, cols): return len(M) == rows and all(len(row) == cols for row in M)
    inst, data = c["instance"], c["data"]
    m, R_, N = len(inst["right"]), len(inst["samples"]), len(inst["right"][0]) if inst["right"] else 0
    need(m >= 1 and N >= 1 and is_size(inst["right"], m, N), "right")
    need(inst["left"] is None or is_size(inst["left"], m, m), "left")
    need(R_ >= 1 and is_size(inst["samples"], R_, m), "samples")
    need(inst["weights"] is None or len(inst["weights"]) == N, "weights")
    def proof_fits(proof): need(len(proof["dual"]) == m and len(proof["point"]) == N, "sizes of a proof")          # C1
    for index in {a["solution"] for run in c["runs"] for a in run["transcript"]}:        # entries that answer no query are not looked at
        need(1 <= index <= len(data["solutions"]), "index of a datum")
        s = data["solutions"][index - 1]
        need(1 <= s["matrix"] <= len(data["matrices"]) and 1 <= s["vector"] <= len(data["vectors"]), "index of a matrix or vector")
        f = data["matrices"][s["matrix"] - 1]
        need(is_size(f["right"], m, N) and (f["left"] is None or is_size(f["left"], m, m)), "a matrix of data")
        need(len(data["vectors"][s["vector"] - 1]) == m, "a vector of data")
        need(len(s["solution"]) == N, "a solution")
        require((s["proof"] is None) != (s["minimiser"] is None), "field", "either proof or minimiser")
        if s["proof"] is not None: proof_fits(s["proof"])
    exact = c["evidence"]["exactSets"]
    need(len(c["evidence"]["solutionSets"]) == (R_ if shows_feasible_points(c) and exact is None else 0), "number of solutionSets")
    need(exact is None or len(exact) == R_, "number of exactSets")
    for proof in c["evidence"]["solutionSets"]:
        proof_fits(proof)
    for run in c["runs"]:
        for a in run["transcript"]:
            need(1 <= a["sample"] <= R_, "index of a sample")
        if run["refused"]:
            need(1 <= run["refused"]["sample"] <= R_ and run["refused"]["level"] >= 1, "the refused query")
        if run["functionals"] is not None:
            need(len(run["functionals"]) == R_ and all(v is None or len(v) == N for v in run["functionals"]), "functionals")
        if run["multipliers"] is not None:
            need(len(run["multipliers"]) == R_ and all(h is None or len(h) == m for h in run["multipliers"]), "multipliers")
        if run["used"] and run["output"]["vectors"] is not None:
            need(is_size(run["output"]["vectors"], R_, N), "an output")
        elif run["used"]:
            width, layers = m, run["output"]["network"]["layers"]
            need(layers, "a network without layers")
            for layer in layers:
                need(all(len(row) == width for row in layer["weights"]), "weights of a layer")
                width = len(layer["weights"])
                need(len(layer["biases"]) == width, "biases of a layer")
            need(width == N, "outputs of a network")

class Expressions:
    """Rule `expression` (2.5). Expressions are numbered so that two have the same number exactly if they are written alike."""

    def __init__(self, definitions):
        self.numbers, self.value, self.rational, self.names, self.trees = {}, [], [], {}, []
        self.exact = ExactExpressions(self.trees)
        for d in definitions:
            require(re.fullmatch("[A-Za-z0-9_]{1,64}", d["name"]), "expression", "a name is not of type Name")
            require(d["name"] not in self.names, "expression", f"{d['name']} is defined twice")
            self.names[d["name"]] = self.number(d["value"])

    def number(self, e):
        key = e[0]
        if key == "reference":
            require(e[1] in self.names, "expression", f"no earlier definition {e[1][:64]}")
            return self.names[e[1]]
        operands = tuple(map(self.number, e[1])) if isinstance(e[1], list) else ()
        tree = (key, operands or (e[2] if len(e) > 2 else None))             # a rational is the text that it has in lowest terms
        if tree not in self.numbers:
            self.value.append(self.evaluate(key, [self.value[i] for i in operands], e[1]))
            require(self.value[-1].finite(), "expression", "no bounded enclosure")
            self.rational.append(e[1] if key == "rational" else None)
            self.trees.append((key, operands or (e[1] if len(e) > 2 else ())))
            self.numbers[tree] = len(self.value) - 1
        return self.numbers[tree]

    def evaluate(self, key, xs, content):
        if key == "rational": return Real(content)
        if key == "pi": return PI()
        if key == "cosinePi": return cosine_pi(content)
        if key == "sum": return total(xs)
        if key == "product": return reduce(lambda a, b: a * b, xs, ONE)
        if key == "quotient":
            require(xs[1].nonzero(), "expression", "a divisor may be 0")
            return xs[0] / xs[1]
        require(ZERO <= xs[0], "expression", "a number under a root may be negative")
        return sqrt(xs[0])

    def values(self, rows): return [[self.value[self.number(e)] for e in row] for row in rows]

def rule_expression(c):
    """The exact instance: returns enclosures of A and y_k, and the numbers of the entries as they are written."""
    inst = c["instance"]
    ex = Expressions(inst["definitions"])
    c["expressions"], c["U"] = ex, inst["left"] and ex.values(inst["left"])
    c["left"], c["B"], c["s"] = ([[ex.number(e) for e in row] for row in inst[key] or []] for key in ("left", "right", "samples"))
    c["A"] = times(c["U"], ex.values(inst["right"]))
    c["y"] = [apply(c["U"], s) if c["U"] else s for s in ex.values(inst["samples"])]
    require(all(x.finite() for row in c["A"] + c["y"] for x in row), "expression", "no bounded enclosure")
    c["keys"] = columns(c["B"])                                              # equal keys: columns written alike
    if c["claim"]["member"]:
        c["base"] = ex.number(c["claim"]["member"]["base"])
    for run in c["runs"]:
        if run["used"]:
            run["answers"] = outputs(ex, run["output"], c["y"])

def outputs(ex, output, y):
    """Enclosures of the x^_k."""
    if output["vectors"] is not None:
        return [list(map(Real, x)) for x in output["vectors"]]
    result = y
    for layer in output["network"]["layers"]:
        W, b = ex.values(layer["weights"]), ex.values([layer["biases"]])[0]
        act = positive_part if layer["activation"] == "rectifiedLinearUnit" else (lambda t: t)
        result = [[act(t + s) for t, s in zip(apply(W, h), b)] for h in result]
    require(all(t.finite() for x in result for t in x), "shape", "an output of a network is not bounded")
    return result


# --------------------------------------------------------------------------------------------------------- the argument (3)
class Minimisers:
    """Where Xi(A, y) is: C2 to C10 confirmed, then the bounds of 3.3 to 3.6."""

    def __init__(self, problem, parameter, A, y, keys, proof, weights=None):
        self.problem, self.parameter, self.ray = problem, Real(parameter), bool(proof["ray"])
        self.weights = weights or [Q(1)] * len(A[0])
        require(problem == "p3" or not self.ray, "field", "ray: only in p3")
        self.penalty = [(ONE if problem == "p1" else self.parameter) * Real(w) for w in self.weights]
        self.A, self.y, self.keys = A, y, keys
        self.point, self.u, self.x = proof["point"], list(map(Real, proof["dual"])), list(map(Real, proof["point"]))
        self.groups, self.sigma = [[j - 1 for j in G] for G in proof["groups"]], Real(proof["singularValueLowerBound"])
        self.cols = columns(A)
        self.Atu = [dot(a, self.u) for a in self.cols]
        self.dual_feasibility(), self.support(), self.dual_norm(), self.primal_feasibility(), self.slack(), self.singular_value()
        self.bounds()

    def dual_feasibility(self):                                                                                          # C2
        for j, t in enumerate(self.Atu):
            require(abs(t) <= self.penalty[j], "dual-feasibility", f"column {j + 1}")

    def support(self):                                                                                              # C3 to C6
        N, members = len(self.x), [j for G in self.groups for j in G]
        require(all(self.groups) and all(0 <= j < N for j in members), "support", "an empty group or no such column")
        require(len(set(members)) == len(members), "support", "a column stands twice")
        self.signs, self.outside = [], [j for j in range(N) if j not in set(members)]
        for G in self.groups:
            require(all(self.keys[j] == self.keys[G[0]] and self.weights[j] == self.weights[G[0]] for j in G), "support",
                    f"the columns of group {G[0] + 1}… are not identical, with one weight")
            sign = 1 if ZERO < self.Atu[G[0]] else -1 if self.Atu[G[0]] < ZERO else 0
            require(sign, "support", f"the sign of column {G[0] + 1} is not certain")
            require(all(self.point[j] * sign >= 0 for j in G), "support", "the point has another sign than the dual")
            self.signs.append(sign)
        require(all(self.point[j] == 0 for j in self.outside), "support", "the point is not 0 outside the groups")

    def dual_norm(self):                                                                                                 # C7
        if self.problem == "p1": require(square(self.u).nonzero(), "dual-norm", "u = 0")
        if self.ray: require(square(self.u).nonzero() and square(self.u) <= ONE, "dual-norm", "not certain that 0 < ||u|| <= 1")
        elif self.problem == "p3": require(square(self.u) < ONE, "dual-norm", "not certain that ||u|| < 1")

    def primal_feasibility(self):                                                                                        # C8
        self.r = minus(self.y, apply(self.A, self.x))
        if self.problem == "p1":
            require(square(self.r) <= self.parameter * self.parameter, "primal-feasibility", "not certain that the point is feasible")

    def slack(self):                                                                                                     # C9
        for j in self.outside:
            require(abs(self.Atu[j]) < self.penalty[j], "slack", f"column {j + 1}")

    def singular_value(self):                                                                                           # C10
        if self.groups:
            require(ZERO < self.sigma, "singular-value", "the bound is not positive")
            E = [self.cols[G[0]] for G in self.groups] + ([self.u] if self.ray else [])
            gram = [[dot(a, b) for b in E] for a in E]
            require(positive_definite(shifted(gram, -(self.sigma * self.sigma), 1)), "singular-value", "not certain")

    def bounds(self):                                                                                            # 3.3 and 3.4
        u, r, size_u, eps = self.u, self.r, norm(self.u), self.parameter
        f = total(p * abs(x) for p, x in zip(self.penalty, self.x))
        v = dot(u, self.y)
        if self.problem == "p1": v, t = v - eps * size_u, [eps * a / size_u for a in u]
        elif self.problem == "p2": f, v, t = f + square(r), v - square(u) / R(4), [a / R(2) for a in u]
        else: f, t = f + norm(r), [ZERO] * len(u)
        require((f - v).finite(), "dual-norm", "the gap is not finite")
        delta = positive_part((f - v).upper()).upper()
        if self.ray:                                                         # what is left of r~ beside u, and of r
            share = dot(u, r) / square(u)
            t, rho = [share * a for a in u], sqrt(R(2) * delta * f)
        else: rho = (sqrt(R(2) * eps * delta / size_u) if self.problem == "p1" else sqrt(delta) if self.problem == "p2" else delta / (ONE - size_u))
        omega = norm(minus(r, t)) + rho
        self.beta = [delta / penalty for penalty in self.penalty]
        for j in self.outside:
            self.beta[j] = delta / (self.penalty[j] - abs(self.Atu[j]))
        self.gamma = (omega + total(norm(self.cols[j]) * self.beta[j] for j in self.outside)) / self.sigma if self.groups else ZERO

    def at_most(self, x, bound):                                                                                         # 3.5
        """Is dist(x, Xi) <= bound proved?"""
        rest = sqrt(square([self.gamma] + [self.beta[j] for j in self.outside]))
        return norm(minus(x, self.x)) + rest <= bound

    def supremum(self, v):                                                                                               # 3.6
        """H: an upper bound of <v, x> over all minimisers x."""
        M = [max(v[j] * s for j in G) for G, s in zip(self.groups, self.signs)]
        H = total(Real(m) * abs(total(self.x[j] for j in G)) for m, G in zip(M, self.groups))
        H = H + total(Real(abs(m) + abs(v[j])) * self.beta[j] for m, G in zip(M, self.groups) if len(G) > 1 for j in G)
        return H + total(Real(abs(v[j])) * self.beta[j] for j in self.outside) + norm(list(map(Real, M))) * self.gamma

    def exceeds(self, v, x, bound):                                                                                      # 3.6
        """Is dist(x, Xi) > bound proved with the functional v?"""
        H = self.supremum(v)
        w = list(map(Real, v))
        gap = dot(w, x) - H
        return square(w).nonzero() and ZERO < gap and bound * bound * square(w) < gap * gap


# --------------------------------------------------------------------------------------------------------- the rules of 4.1
def answered(run): return {(a["sample"], a["level"]) for a in run["transcript"]}

def rule_scope_counts(c):
    claim, runs = c["claim"], c["runs"]
    require(claim["runs"] == sum(run["multiplicity"] for run in runs), "scope", "runs")
    require(claim["dataRead"] == max((len(answered(run)) for run in runs), default=0), "scope", "dataRead")
    require(claim["highestLevel"] == max((a["level"] for run in runs for a in run["transcript"]), default=0), "scope", "highestLevel")

def rule_training_set(c):
    data, seen, matrix = c["data"], {}, {}
    for a in (a for run in c["runs"] for a in run["transcript"]):
        s = data["solutions"][a["solution"] - 1]
        first = seen.setdefault((a["sample"], a["level"]), s)
        require(first is s or (first["solution"] == s["solution"] and
                data["vectors"][first["vector"] - 1] == data["vectors"][s["vector"] - 1]), "training-set", "two answers to one query")
        first = matrix.setdefault(a["level"], s["matrix"])
        require(first == s["matrix"] or data["matrices"][first - 1] == data["matrices"][s["matrix"] - 1], "training-set",
                f"two matrices of level {a['level']}")

def rule_completion(c):
    """The second part of `training-set`: the data of p1 extend to an admissible training set (section 1)."""
    inst = c["instance"]
    if inst["problem"] != "p1" or c["claim"]["member"] is not None: return
    levels, images = {}, {}
    for a in (a for run in c["runs"] for a in run["transcript"]):
        matrix, answered_samples = levels.setdefault(a["level"], (c["data"]["solutions"][a["solution"] - 1]["matrix"], set()))
        answered_samples.add(a["sample"])
    for level, (matrix, answered_samples) in sorted(levels.items()):
        room = Real(inst["parameter"] + Q(1, 2**level))
        for k, y in enumerate(c["y"], 1):
            if k in answered_samples: continue
            if (matrix, k) not in images:
                point = c["where"][k - 1].x
                images[matrix, k] = square(minus(apply(data_matrix(c, matrix), point), y))
            require(images[matrix, k] < room * room, "training-set", f"level {level}, sample {k}: no feasible datum is known")

def highest(c, key):
    """For each value of key(answer, datum) the highest level at which it answers."""
    levels = {}
    for a in (a for run in c["runs"] for a in run["transcript"]):
        k = key(a, c["data"]["solutions"][a["solution"] - 1])
        levels[k] = max(levels.get(k, 0), a["level"])
    return sorted(levels.items())

def data_matrix(c, index):
    cache, f = c.setdefault("cache", {}), c["data"]["matrices"][index - 1]
    if index not in cache:
        real = lambda M: M and [list(map(Real, row)) for row in M]
        cache[index] = times(real(f["left"]), real(f["right"]))
    return cache[index]

def rule_matrix_distance(c):
    for index, n in highest(c, lambda a, s: s["matrix"]):
        C = [minus(row, exact) for row, exact in zip(data_matrix(c, index), c["A"])]
        bound = R(1, 4**n)
        if not total(map(square, C)) <= bound:
            rows = C if len(C) <= len(C[0]) else columns(C)
            gram = [[dot(a, b) for b in rows] for a in rows]
            require(positive_definite(shifted(gram, bound, -1)), "matrix-distance", f"matrix {index} at level {n}")

def rule_vector_distance(c):
    for (k, index), n in highest(c, lambda a, s: (a["sample"], s["vector"])):
        difference = minus(map(Real, c["data"]["vectors"][index - 1]), c["y"][k - 1])
        require(square(difference) <= R(1, 4**n), "vector-distance", f"vector {index} for sample {k} at level {n}")

def limit_exact_minimisers(c):
    """4.4: the work for the exact minimisers that are used."""
    data, m, N = c["data"], len(c["instance"]["right"]), len(c["instance"]["right"][0])
    def bits(rows): return reduce(lcm, (denominator(q) for row in rows for q in row), 1).bit_length()
    work, known = 0, {}
    for index, _ in highest(c, lambda a, s: a["solution"]):
        s = data["solutions"][index - 1]
        if s["minimiser"] is None: continue
        f = data["matrices"][s["matrix"] - 1]
        if s["matrix"] not in known:
            known[s["matrix"]] = bits(f["right"]) + (bits(f["left"]) if f["left"] else 0)
            work += m * m * N * known[s["matrix"]] if f["left"] else 0
        work += m * N * known[s["matrix"]] + 32 * m * bits([data["vectors"][s["vector"] - 1]])
        require(work <= 2**33, "limit", "exact minimisers for matrices of long denominators")

def rule_solution_distance(c):
    inst = c["instance"]
    limit_exact_minimisers(c)
    for index, n in highest(c, lambda a, s: a["solution"]):
        s = c["data"]["solutions"][index - 1]
        if s["minimiser"] is not None:
            f, y = c["data"]["matrices"][s["matrix"] - 1], c["data"]["vectors"][s["vector"] - 1]
            left, right = f["left"] and fractions(f["left"]), fractions(f["right"])
            rows = [[sum(a * b for a, b in zip(row, col)) for col in zip(*right)] for row in left] if left else right
            exactly(solution_certificate.check_datum, inst["problem"], fractions(inst["parameter"]), rows, fractions(y),
                    fractions(s["solution"]), n, fractions(s["minimiser"]), fractions(inst["weights"]))
            continue
        y = list(map(Real, c["data"]["vectors"][s["vector"] - 1]))
        keys = columns(c["data"]["matrices"][s["matrix"] - 1]["right"])
        where = Minimisers(inst["problem"], inst["parameter"], data_matrix(c, s["matrix"]), y, keys, s["proof"], inst["weights"])
        require(where.at_most(list(map(Real, s["solution"])), R(1, 2**n)), "solution-distance", f"datum {index} at level {n}")


# --------------------------------------------------------------------------------------------------------- the rule of 4.2
def rule_member(c):
    M, inst, ex, B = c["claim"]["member"], c["instance"], c["expressions"], c["B"]
    if M is None:
        return
    def need(condition, detail): require(condition, "member", detail)
    K, L, D, i, tau = M["digits"], M["levels"], M["scale"], M["column"], M["tilt"]
    m, N, parameter = len(B), len(B[0]), inst["parameter"]
    d = N - m + 1
    need(N > m and 1 <= K <= 100000 and 1 <= L <= 2**19 and 1 <= D <= K and (D == K or (K >= 3 and D >= K - 2)), "K, L, D")    # 1
    need(parameter <= (Q(1, 2) if inst["problem"] == "p1" else 1), "the parameter is too large")
    need((i is None) == (tau is None) and (i is not None or D == K), "column and tilt")                                         # 2
    if i is not None:
        need(1 <= i <= d, "column")
        q = denominator(tau)
        need(tau == Q(3, 2**(L + 1)) if D == K - 2 else (numerator(tau) == 1 and q >= 4 and q & (q - 1) == 0), "tilt")
    g = ex.value[c["base"]]
    need(ONE <= g and g.finite(), "base")                                                                                          # 3
    def is_zero(number): return ex.rational[number] is not None and ex.rational[number] == 0
    for j, entry in enumerate(B[0], 1):                                                                                         # 4
        if j > d: need(is_zero(entry), f"entry (1, {j})")
        elif j != i: need(entry == c["base"], f"entry (1, {j})")
        else:
            base_q, entry_q = ex.rational[c["base"]], ex.rational[entry]
            if base_q is not None and entry_q is not None:
                need(entry_q == base_q + tau, f"entry (1, {j})")
            else:
                tilt = ex.number(("rational", tau, str(numerator(tau)) + f"/{denominator(tau)}"))
                need(("sum", (c["base"], tilt)) in ex.numbers and entry == ex.numbers["sum", (c["base"], tilt)] or
                     ("sum", (tilt, c["base"])) in ex.numbers and entry == ex.numbers["sum", (tilt, c["base"])], f"entry (1, {j})")
    is_norm = norm_of_row(ex, B[0][:d], c["base"], tau)                                                                         # 5
    for q in range(2, m + 1):
        for j, entry in enumerate(B[q - 1], 1):
            need(is_norm(entry) if j == d + q - 1 else is_zero(entry), f"entry ({q}, {j})")
    samples_of_member(c, d, K, D, g, need)
    if c["left"]:                                                                                                               # 9
        need(is_rational_orthogonal(ex, c["left"]) or is_cosine_transform(ex, c["left"]), "left is not known to be orthogonal")

def norm_of_row(ex, row, base, tau):
    """Whether an expression is the norm of the row (g, …, g + tau, …), exactly (4.2, 5)."""
    d, t, g = len(row), Surd(tau if tau is not None else Q(0)), ex.exact.value(base)
    expected = g and g * g * Surd(Q(d - 1)) + (g + t) * (g + t)
    def is_norm(entry):
        key, content = ex.trees[entry]
        if key == "squareRoot" and ex.trees[content[0]] == ("sum", tuple(ex.numbers.get(("product", (e, e))) for e in row)):
            return True
        found = ex.exact.square(entry) if expected is not None else None
        return found is not None and found.equals(expected)
    return is_norm

def is_rational_orthogonal(ex, U):
    rows = [[ex.rational[e] for e in row] for row in U]
    if any(q is None for row in rows for q in row): return False
    exactly(solution_certificate.size, fractions([q for row in rows for q in row]))                             # 4.4
    require(len(rows)**3 * reduce(lcm, (denominator(q) for row in rows for q in row), 1).bit_length() <= 2**32, "limit", "left")
    cols = columns(rows)
    return all(sum((x * y for x, y in zip(a, b)), Q(0)) == (1 if i == j else 0) for i, a in enumerate(cols) for j, b in enumerate(cols[:i + 1]))

def is_cosine_transform(ex, U):
    m = len(U)
    def expected(i, j):
        if i == 1: return normal((1, Q(1, m), Q(0)))
        return normal(monomial_product((1, Q(2, m), Q(0)), normal(cosine(Q((2 * j - 1) * (i - 1), 2 * m)))))
    return all(ex.exact.monomial(e) == expected(i, j) is not None for i, row in enumerate(U, 1) for j, e in enumerate(row, 1))

def samples_of_member(c, d, K, D, g, need):
    """4.2, 6 to 8."""
    ex, kind, lam, norms, spreads = c["expressions"], c["instance"]["problem"], Real(c["instance"]["parameter"]), [], []
    for s in c["s"]:
        values = [ex.rational[e] for e in s]
        need(all(v is not None for v in values) and values[0] == 1, "samples")                                                  # 6
        need(kind != "p1" or all(v == 0 or abs(v) >= 1 for v in values), "samples")
        norms.append(square(list(map(Real, values))))
        need(norms[-1] <= R(d) * g * g, "the norm of a sample")
        spreads.append(R(d + sum(v != 0 for v in values[1:]), d))                                                               # 7
        if kind == "p1": factor = ONE - lam / sqrt(spreads[-1])
        elif kind == "p2": factor = ONE - lam / (R(2) * g)
        else:
            factor = ONE
            need(lam * lam * spreads[-1] < g * g, "lambda^2 (1 + s/d) < g^2")
        kappa = factor / g                                                                                   # without the √2
        need(ZERO < kappa and R(4, 10**(2 * D)) < R(2) * kappa * kappa, "2·10^-D < kappa")
        need(R(4) * kappa * kappa <= Real(Q(100, 10**(2 * D))), "2 kappa^2 <= 10^(2(1-D))")
    scale = R(10**(K - 2 if K >= 3 else K))                                                                                     # 8
    largest = scale * scale / R(2)                                                                           # the square of the largest base
    if kind == "p1":
        least = ONE - lam / sqrt(min(spreads, key=lambda s: s.q))
        largest = largest * least * least
    elif kind == "p2":
        whole = ONE + sqrt(ONE - R(2) * sqrt(R(2)) * lam / scale)
        largest = largest * whole * whole / R(4)
    for size, spread in zip(norms, spreads):
        need(size < R(d) * largest and (kind != "p3" or lam * lam * spread < largest), f"a sample is too large for the scales of Ω({K}, L)")


# --------------------------------------------------------------------------------------------------------- the rules of 4.3
def rule_solution_sets(c):
    """C1 to C10 for every entry of `solutionSets`, needed or not."""
    inst = c["instance"]
    if c["evidence"]["exactSets"] is not None:
        c["where"] = list(exact_sets(c))
        return
    c["where"] = [Minimisers(inst["problem"], inst["parameter"], c["A"], y, c["keys"], proof, inst["weights"])
                  for y, proof in zip(c["y"], c["evidence"]["solutionSets"])]

class ExactSet:
    """Xi(A, y) itself, for rational data: what Minimisers proves by enclosures, decided exactly (4.3)."""

    def __init__(self, where, D):
        self.where, self.D = where, D
        root = sqrt(Real(Q(D))) if D else ZERO
        self.real = lambda p: Real(Q(p[0].numerator, p[0].denominator)) + Real(Q(p[1].numerator, p[1].denominator)) * root
        d, entries = where.x
        self.x = [self.real((Fraction(p, d), Fraction(q, d))) for p, q in entries]

    def at_most(self, x, bound): return norm(minus(x, self.x)) <= bound

    def exceeds(self, v, x, bound, h):
        require(h is not None, "field", "a functional without its multiplier")
        H = self.real(exactly(self.where.supremum, *(solution_certificate.from_rationals(fractions(a)) for a in (v, h))))
        w = list(map(Real, v))
        gap = dot(w, x) - H
        return square(w).nonzero() and ZERO < gap and bound * bound * square(w) < gap * gap

def exact_sets(c):
    """The rational instance, and the exact set of minimisers at each sample."""
    inst, rational = c["instance"], c["expressions"].rational
    def exact(rows):
        numbers = [[rational[i] for i in row] for row in rows]
        require(all(q is not None for row in numbers for q in row), "field", "exactSets: an entry is not rational")
        return fractions(numbers)
    U, B, s = exact(c["left"]) if inst["left"] else None, exact(c["B"]), exact(c["s"])
    m, N, work = len(B), len(B[0]), 0
    bits = lambda rows: reduce(lcm, (q.denominator for row in rows for q in row), 1).bit_length()
    size = bits(B) + (bits(U) if U else 0)
    work += (m * m * N * size if U else 0) + sum(m * N * size + 32 * m * bits([y]) for y in s)
    require(work <= 2**33, "limit", "exact sets for an instance of long denominators")
    rows = [[sum(a * b for a, b in zip(row, col)) for col in zip(*B)] for row in U] if U else B
    for y, proof in zip(s, c["evidence"]["exactSets"]):
        y = [sum(a * b for a, b in zip(row, y)) for row in U] if U else y
        yield ExactSet(*exactly(solution_certificate.exact_set, inst["problem"], fractions(inst["parameter"]), rows, y,
                                fractions(proof), fractions(inst["weights"])))

def rule_error_bound(c):
    """error-exceeds and error-at-most; returns the number of failing runs."""
    claim, failures, bound = c["claim"], 0, Real(c["claim"]["bound"])
    where = c["where"]
    for index, run in enumerate(c["runs"], 1):
        if claim["kind"] == "error-at-most":
            require(run["output"], "scope", f"run {index} has no output")
            for k, x in enumerate(run["answers"]):
                require(where[k].at_most(x, bound), "error-bound", f"run {index}, sample {k + 1}")
        elif run["functionals"] is not None:
            require(run["output"], "scope", f"run {index} has no output")
            for k, v in enumerate(run["functionals"]):
                h = (run["multipliers"] or [None] * len(where))[k]
                extra = (h,) if isinstance(where[k], ExactSet) else ()
                require(v is None or where[k].exceeds(v, run["answers"][k], bound, *extra), "error-bound", f"run {index}, sample {k + 1}")
            separated = [v is not None for v in run["functionals"]]
            failures += run["multiplicity"] * (all(separated) if claim["scope"] == "every-sample" else any(separated))
    return failures

def instances(c):
    """For `indistinguishable`: the certificate about each of the J instances alone, with its proofs."""
    documents, R_ = [c["instance"]] + c["alternatives"], len(c["instance"]["samples"])
    def need(condition, detail): require(condition, "shape", detail)
    need(len(c["evidence"]["solutionSets"]) == R_ * len(documents), "number of solutionSets")
    need(len(c["evidence"]["separation"]) == len(documents), "number of functionals")
    need(1 <= c["claim"]["sample"] <= R_, "sample")
    size = lambda inst: (len(inst["right"]), len(inst["right"][0]) if inst["right"] else 0, len(inst["samples"]))
    for j, inst in enumerate(documents):
        need(size(inst) == size(c["instance"]), "another number of rows, columns or samples")
        yield {**c, "instance": inst, "evidence": {**c["evidence"], "solutionSets": c["evidence"]["solutionSets"][j * R_:(j + 1) * R_]}}

def rule_separation(c, sets):
    """No vector is closer than the bound to all of the sets: functionals of sum 0 (4.3)."""
    functionals = c["evidence"]["separation"]
    require(all(len(g) == len(c["instance"]["right"][0]) for g in functionals), "shape", "a functional")
    require(all(sum(column) == 0 for column in zip(*functionals)), "separation", "the functionals do not sum to 0")
    H = total(where.supremum(g) for where, g in zip(sets, functionals))
    norms = total(norm(list(map(Real, g))) for g in functionals)
    require(any(q != 0 for g in functionals for q in g) and Real(c["claim"]["bound"]) * norms <= ZERO - H, "separation", "not certain")

def rule_scope_failures(c, failures):
    require(failures >= (c["claim"]["failures"] or 0), "scope", f"only {failures} runs fail")

def rule_limit_of_run(c):
    claim = c["claim"]
    for index, run in enumerate(c["runs"], 1):
        def need(condition, detail): require(condition, "limit-of-run", f"run {index}: {detail}")
        need(run["refused"] and run["output"] is None, "a refused query and no output are needed")
        read, refused = answered(run), (run["refused"]["sample"], run["refused"]["level"])
        if claim["dataLimit"] is not None:
            need(len(read) == claim["dataLimit"], "the number of data read")
            need(refused not in read, "the refused query was answered")
        else:
            need(refused[1] > claim["levelLimit"], "the refused query is within the limit")
            need(all(level <= claim["levelLimit"] for _, level in read), "a level above the limit was read")


# --------------------------------------------------------------------------------------------------------------- verdict (6)
def pair(q): return numerator(q), denominator(q)

def power_of_two(tau):
    """2^-j or 3·2^-j."""
    p, q = pair(tau)
    return f"{'' if p == 1 else f'{p}·'}2^-{q.bit_length() - 1}"

def claim_line(c):
    claim, inst, M = c["claim"], c["instance"], c["claim"]["member"]
    name = "instance"
    if M:
        name = f"tilt({M['scale']}, {M['column']}, {power_of_two(M['tilt'])})" if M["tilt"] is not None else f"centre({M['scale']})"
        name += f" of Ω({M['digits']}, {M['levels']})"
    name += f" for ({inst['problem'].upper()}, parameter {written_numbers.parameter(*pair(inst['parameter']))}): "
    runs, read = claim["runs"], f"after {claim['dataRead']} data up to level {claim['highestLevel']}"
    if claim["kind"] == "indistinguishable":
        return (f"{1 + len(c['alternatives'])} instances for {name[len('instance for '):-2]} share {claim['dataRead']} data up to level "
                f"{claim['highestLevel']}: whatever is answered, the error is >= {written_numbers.bound(*pair(claim['bound']), False)} at "
                f"sample {claim['sample']} of one of them")
    if claim["kind"] == "no-output":
        limit = f"{claim['dataLimit']} data" if claim["dataLimit"] is not None else f"levels up to {claim['levelLimit']}"
        return f"{name}no output {'' if runs == 1 else f'of {runs} runs '}from {limit}"
    upper = claim["kind"] == "error-at-most"
    bound = written_numbers.bound(*pair(claim["bound"]), upper)
    if upper:
        return f"{name}{'the output' if runs == 1 else f'all {runs} outputs'} {read}: error <= {bound} at every sample"
    where = f"error > {bound} at {claim['scope'].split('-')[0]} sample"
    return f"{name}the output {read}: {where}" if runs == 1 else f"{name}{claim['failures']} of {runs} runs {read}: an output with {where}"

def check(data):
    """All rules in turn; returns the claim or raises Rejected."""
    require(len(data) <= LONGEST_FILE, "limit", "more than 2^26 bytes")
    root_object, place, later = rule_syntax(data)
    rule_digest(data, root_object, place)
    rule_version(root_object)
    for rejection in later:
        raise rejection
    if root_object["format"] == SOLUTION_FORMAT:
        return exactly(solution_certificate.check, fractions(typed(root_object, "SolutionCertificate", "certificate")))
    c = rule_field(root_object)
    rule_limit(c)
    return check_indistinguishable(c) if c["claim"]["kind"] == "indistinguishable" else check_runs(c)

def prepare(c):
    """Sizes, and the precision of all that is calculated."""
    rule_shape(c)
    precision = c["evidence"]["precision"]
    set_precision(precision + 64)                       # more bits than the author needed
    Real.limit = 16 * precision + 4096                  # larger rationals become intervals

def check_indistinguishable(c):
    """One set of data belongs to all instances, whose minimisers lie apart."""
    sets = []
    for own in instances(c):
        prepare(own)
        rule_scope_counts(own)
        rule_expression(own)
        rule_training_set(own)
        rule_solution_sets(own)
        rule_completion(own)
        rule_matrix_distance(own)
        rule_vector_distance(own)
        rule_solution_distance(own)
        sets.append(own["where"][c["claim"]["sample"] - 1])
    rule_separation(c, sets)
    return claim_line(c)

def check_runs(c):
    """What is claimed about runs on one instance."""
    prepare(c)
    rule_scope_counts(c)
    rule_expression(c)
    rule_training_set(c)
    rule_member(c)
    if c["claim"]["kind"] == "no-output":
        rule_limit_of_run(c)
    rule_solution_sets(c)
    rule_completion(c)
    rule_matrix_distance(c)
    rule_vector_distance(c)
    rule_solution_distance(c)
    if c["claim"]["kind"] != "no-output":
        rule_scope_failures(c, rule_error_bound(c))
    return claim_line(c)

def contents(path):
    """The bytes of a regular file, of one that is too long only as many as show that."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(0, "not a regular file")
        return file.read(LONGEST_FILE + 1)

def main(arguments):
    if not arguments or any(a.startswith("-") for a in arguments):
        print("usage: check_certificate.py FILE|DIR ...", file=sys.stderr)
        return 64
    paths, rejected, unreadable = [], False, False
    for a in arguments:
        try:
            found = sorted(os.path.join(a, f) for f in os.listdir(a) if f.endswith(".json")) if os.path.isdir(a) else [a]
        except OSError as error:
            print(f"{shown(a)}: {error.strerror}", file=sys.stderr)
            unreadable = True
            continue
        if not found:
            print(f"{shown(a)}: no certificate (*.json) in this directory", file=sys.stderr)
            unreadable = True
        paths += found
    single = len(arguments) == 1 and not os.path.isdir(arguments[0])
    for path in paths:
        try:
            data = contents(path)
        except OSError as error:
            print(f"{shown(path)}: {error.strerror}", file=sys.stderr)
            unreadable = True
            continue
        try:
            line = f"VERIFIED {check(data)}"
        except Rejected as rejection:
            line, rejected = f"REJECTED {rejection}", True
        print(line + ("" if single else f" ({shown(path)})"), flush=True)
    return 65 if unreadable else 1 if rejected else 0

def shown(path):
    """A path for a line: control characters become spaces."""
    return "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") or unicodedata.bidirectional(c) in BIDIRECTIONAL_CONTROLS else c for c in path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
