#!/usr/bin/env python3
"""Judges `barrierlab solve` and `barrierlab distance` on random problems, in plain rational arithmetic.

    swift build --product barrierlab
    python3 Tests/DifferentialTests/solver.py .build/debug/barrierlab

Half of the problems are degenerate on purpose: entries −1, 0, 1, repeated, dependent and zero columns, m ≥ N, y = 0 or
out of the range, ties, parameters that hit a breakpoint. Each is solved by both methods; the pair in the certificate
must prove optimality, the printed numbers must be those of the pair, the dimension and the vertices those that trying
all bases gives, and distances are compared with the projection that the vertices determine. Only the standard library
is used. The last line is `N passed, N failed`; the exit code is 1 if anything failed.

    --count N       number of problems (250; times BARRIERLAB_TEST_SCALE)
    --seed S        other problems
    --no-self-test  do not change right answers in several ways to see that all changes are refused
"""

import argparse
import collections
import concurrent.futures
import copy
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import instances
from optimality import Root, affine_dimension, dot

BITS = 64
MAXIMAL_BASES = 600


# Reading what the command wrote.


def vector(document, radicand):
    d = int(document["denominator"])
    roots = document.get("root") or [0] * len(document["rational"])
    return [Root(Fraction(int(p), d), Fraction(int(q), d), radicand) for p, q in zip(document["rational"], roots)]


def shows(shown, value):
    """Whether a printed number is `value`: exactly, or between bounds that are no wider than asked."""
    if shown is None:
        return False
    if "exact" in shown and not value == Fraction(shown["exact"]):
        return False
    if "lower" not in shown:
        return "exact" in shown
    lower, upper = Fraction(shown["lower"]), Fraction(shown["upper"])
    return Root(lower) <= value and value <= upper and upper - lower <= Fraction(1, 2**BITS)


def shows_all(shown, values):
    return shown is not None and len(shown) == len(values) and all(map(shows, shown, values))


def bounds(document):
    return Fraction(document["lower"]), Fraction(document["upper"])


# Judging. An answer is what was printed (`document`), the certificate and the exit code.


def complaint_about_solution(problem, answer):
    """What is wrong with an answer of `solve`; None if nothing is."""
    if answer["code"] != 0:
        return f"exit code {answer['code']}: {answer['error']}"
    document, certificate = answer["document"], answer["certificate"]
    about = certificate["problem"]
    kept = [about["kind"], Fraction(about["parameter"]), [list(map(Fraction, row)) for row in about["matrix"]]]
    if kept != [problem.kind, problem.parameter, problem.matrix]:
        return "the certificate is about another problem"
    given = list(map(Fraction, about.get("weights") or [1] * len(problem.columns)))
    if [list(map(Fraction, about["vector"])), given] != [problem.vector, problem.weights]:
        return "the certificate is about another problem"
    evidence = certificate["evidence"]
    radicand = int(evidence.get("radicand", 0))
    u = vector(evidence["dual"], radicand)
    if document["status"] == "infeasible":
        if not problem.infeasible(u) or not shows_all(document["witness"], u):
            return "infeasible, but the witness does not prove it"
        return None
    if document["status"] != "solved" or certificate["claim"]["kind"] != "solution-set":
        return f"status {document['status']}"
    if problem.kind == "p1" and problem.least_distance_square() > problem.parameter**2:
        return "solved, but there is no feasible point"
    x = vector(evidence["point"], radicand)
    value, complaint = problem.optimum(x, u)
    if complaint:
        return complaint
    lower, upper = bounds(certificate["claim"]["objective"])
    if not (Root(lower) <= value and value <= upper):
        return "the certificate's objective"
    support = [j for j, entry in enumerate(x) if entry.sign]
    saturated = problem.saturated(u)
    expected = {
        "support": [j + 1 for j in support],
        "signs": [x[j].sign for j in support],
    }
    for key, right in expected.items():
        if document[key] != right:
            return f"{key} {document[key]}, expected {right}"
    found = document["solutionSet"]
    if found["saturated"] != [j + 1 for j, _ in saturated] or found["signs"] != [sign for _, sign in saturated]:
        return f"saturated columns {found['saturated']} with {found['signs']}, expected {saturated}"
    for key, right in [("solution", x), ("dual", u)]:
        if not shows_all(document[key], right):
            return f"{key}: not that of the certificate"
    if not shows(document["objective"], value):
        return f"objective {document['objective']}, expected {value}"
    if not shows(document["multiplier"], multiplier(problem, x, u)):
        return f"multiplier {document['multiplier']}, expected {multiplier(problem, x, u)}"
    if document["unique"] != (document["dimension"] == 0):
        return "unique and dimension contradict each other"
    if document["dimension"] != certificate["claim"].get("dimension"):
        return "the dimension of the certificate is another"
    corners = problem.vertices(x, u, MAXIMAL_BASES)
    if corners is None:
        return None
    if not corners or not all(problem.is_minimiser(z, value) for z in corners.values()):
        return "the vertices found here are no minimisers: a fault of this program"
    dimension = affine_dimension(list(corners.values()))
    if document["dimension"] != dimension:
        return f"dimension {document['dimension']}, expected {dimension}"
    return complaint_about_vertices(found["vertices"], list(corners.values()))


def complaint_about_vertices(shown, corners):
    if shown is None or len(shown) != len(corners):
        return f"{'no' if shown is None else len(shown)} vertices, expected {len(corners)}"
    left = list(corners)
    for listed in shown:
        match = next((z for z in left if shows_all(listed, z)), None)
        if match is None:
            return f"a vertex that is none: {listed}"
        left = [z for z in left if z is not match]
    return None


def multiplier(problem, x, u):
    """μ for which x minimises ½‖Az − y‖² + μΣw|z|."""
    r = problem.residual(x)
    if problem.kind == "p2":
        return Root(problem.parameter / 2)
    square = dot(u, u)
    if problem.kind == "p3":
        return problem.parameter * dot(u, r)
    return dot(u, r) / square if square.sign else Root(0)


def complaint_about_distance(problem, point, corners, answer):
    """What is wrong with an answer of `distance` for a polytope with these vertices."""
    if answer["code"] != 0:
        return f"exit code {answer['code']}: {answer['error']}"
    document, certificate = answer["document"], answer["certificate"]
    evidence, claim = certificate["evidence"], certificate["claim"]
    if list(map(Fraction, claim["vector"])) != point:
        return "the certificate is about another vector"
    radicand = int(evidence.get("radicand", 0))
    z, u = vector(evidence["point"], radicand), vector(evidence["dual"], radicand)
    if problem.optimum(z, u)[1]:
        return "the nearest point is no minimiser"
    way = [a - b for a, b in zip(map(Root, point), z)]
    # z is nearest if and only if no way into the set makes an acute angle with the way to the point.
    if any(dot(way, [a - b for a, b in zip(corner, z)]) > 0 for corner in corners):
        return "a vertex lies nearer"
    square = dot(way, way)
    if not shows_all(document["nearest"], z) or not shows(document["squaredDistance"], square):
        return "nearest point or squared distance"
    # The bounds printed differ by 2^-bits at most, those of the certificate have so many bits.
    printed, claimed = bounds(document["distance"]), bounds(claim["distance"])
    for (lower, upper), scale in [(printed, 1), (claimed, max(1, 4 * claimed[1]))]:
        if not (lower <= 0 or Root(lower**2) <= square) or upper < 0 or not square <= upper**2:
            return f"distance: the square of [{lower}, {upper}] does not hold {square}"
        if upper - lower > scale * Fraction(1, 2**BITS):
            return "distance: wider than asked"
    return None


# Running.


def answer(command, certificate):
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    found = {"code": run.returncode, "error": run.stderr.decode(errors="replace")[-500:]}
    if run.returncode == 0:
        found["document"] = json.loads(run.stdout)
        found["certificate"] = json.loads(certificate.read_text())
    return found


def write(path, rows):
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in rows))
    return str(path)


def points(r, problem, corners):
    """Vectors to measure from: far, near, on an edge, a vertex."""
    n = len(problem.columns)
    rational = [[entry.p for entry in z] for z in corners if not any(entry.q for entry in z)]
    choice = r.randrange(4)
    if choice == 0 and rational:
        return r.choice(rational)
    if choice == 1 and rational:
        a, b = r.choice(rational), r.choice(rational)
        return [(s + t) / 2 for s, t in zip(a, b)]
    if choice == 2:
        return [entry.p + Fraction(r.randrange(-9, 10), 1000) for entry in r.choice(corners)]
    return [Fraction(r.randrange(-12, 13), r.choice([1, 2, 5])) for _ in range(n)]


def wrong_solutions(right):
    """Answers that must be refused."""

    def changed(edit):
        wrong = copy.deepcopy(right)
        edit(wrong["document"], wrong["certificate"]["evidence"])
        return wrong

    def shift(shown):
        for key in shown:
            shown[key] = str(Fraction(shown[key]) + Fraction(1, 2**40))

    def shift_vector(document):
        index = next((i for i, p in enumerate(document["rational"]) if int(p)), 0)
        document["rational"][index] = str(int(document["rational"][index]) * 3 + 1)

    document = right["document"]
    if document["status"] == "infeasible":
        yield changed(lambda d, e: shift(d["witness"][0]))
        yield changed(lambda d, e: e["dual"].update(rational=["0"] * len(e["dual"]["rational"]), root=None))
        return
    yield changed(lambda d, e: shift(d["objective"]))
    yield changed(lambda d, e: shift(d["multiplier"]))
    yield changed(lambda d, e: shift(d["solution"][0]))
    yield changed(lambda d, e: shift(d["dual"][-1]))
    yield changed(lambda d, e: d.update(dimension=d["dimension"] + 1, unique=False))
    yield changed(lambda d, e: d.update(unique=not d["unique"]))
    yield changed(lambda d, e: shift_vector(e["point"]))
    if any(int(p) for p in right["certificate"]["evidence"]["dual"]["rational"]):
        yield changed(lambda d, e: shift_vector(e["dual"]))
    if document["support"]:
        yield changed(lambda d, e: d.update(support=d["support"][1:], signs=d["signs"][1:]))
        yield changed(lambda d, e: d["signs"].__setitem__(0, -d["signs"][0]))
    if document["solutionSet"]["saturated"]:
        yield changed(lambda d, e: d["solutionSet"]["saturated"].pop())


def wrong_vertices(right):
    """Answers that must be refused where the vertices are known."""
    for edit in [lambda v: v.pop(), lambda v: v.append(v[0]), lambda v: v[0][0].update(exact="1000001/7")]:
        wrong = copy.deepcopy(right)
        edit(wrong["document"]["solutionSet"]["vertices"])
        yield wrong


def wrong_distances(right):
    for edit in [
        lambda d, c: d["distance"].update(lower=str(Fraction(d["distance"]["upper"]) + Fraction(1, 2**70))),
        lambda d, c: d["distance"].update(upper=str(Fraction(d["distance"]["lower"]) + 1)),
        lambda d, c: c["claim"]["distance"].update(lower=str(Fraction(c["claim"]["distance"]["upper"]) + 1)),
        lambda d, c: d["nearest"][0].update(exact="1000001/7"),
        lambda d, c: d["squaredDistance"].update(exact="-1"),
    ]:
        wrong = copy.deepcopy(right)
        edit(wrong["document"], wrong["certificate"])
        yield wrong


class Tally:
    def __init__(self, is_self_tested):
        self.is_self_tested = is_self_tested
        self.counts = collections.Counter()

    def record(self, what, complaint, problem):
        self.counts["failed" if complaint else "passed"] += 1
        if complaint:
            print(f"FAILED {what}: {complaint}\n    {problem.shown()}")

    def refuse(self, judge, wrongs):
        for wrong in wrongs if self.is_self_tested else ():
            try:
                accepted = judge(wrong) is None
            except (ArithmeticError, ValueError, IndexError):
                accepted = False
            self.counts["wrong answers accepted" if accepted else "wrong answers refused"] += 1
            if accepted:
                print(f"WRONG ANSWER ACCEPTED\n    {json.dumps(wrong)[:3000]}")


def examine(command, problem, r, folder, tally):
    """One problem: both methods, and a distance."""
    n = len(problem.columns)
    given = [
        problem.kind, "--matrix", write(folder / "A.csv", problem.matrix),
        "--vector", write(folder / "y.csv", [[entry] for entry in problem.vector]),
        "--epsilon" if problem.kind == "p1" else "--lambda", str(problem.parameter),
        "--bits", str(BITS), "--exact", "--format", "json",
    ]  # fmt: skip
    if any(weight != 1 for weight in problem.weights):
        given += ["--weights", write(folder / "w.csv", [[weight] for weight in problem.weights])]
    values, last = [], None
    for method in [[], ["--exact-method"]]:
        path = folder / ("certificate" + "".join(method) + ".json")
        found = answer([command, "solve", *given, *method, "--vertices", "1000", "--certificate", str(path)], path)
        complaint = complaint_about_solution(problem, found)
        tally.record(" ".join(["solve", problem.kind, *method]), complaint, problem)
        if complaint:
            continue
        tally.counts[found["document"]["status"]] += 1
        tally.refuse(lambda wrong: complaint_about_solution(problem, wrong), wrong_solutions(found))
        values.append([found["document"].get(key) for key in ["status", "dimension", "objective"]])
        last = found
    if len(values) == 2 and values[0] != values[1]:
        tally.record("both methods", f"{values[0]} and {values[1]}", problem)
    if last is None:
        return
    if last["document"]["status"] == "infeasible":
        run = answer([command, "distance", *given, "--point", write(folder / "x.csv", [[0]] * n)], folder / "x.csv")
        tally.record("distance, infeasible", None if run["code"] == 1 else f"exit code {run['code']}", problem)
        return
    evidence = last["certificate"]["evidence"]
    radicand = int(evidence.get("radicand", 0))
    corners = problem.vertices(vector(evidence["point"], radicand), vector(evidence["dual"], radicand), MAXIMAL_BASES)
    tally.counts["irrational"] += any(any(entry.q for entry in z) for z in (corners or {}).values())
    if corners is None:
        tally.counts["too many bases to try"] += 1
        return
    tally.counts[f"dimension {last['document']['dimension']}"] += 1
    tally.refuse(lambda wrong: complaint_about_solution(problem, wrong), wrong_vertices(last))
    corners = list(corners.values())
    point = points(r, problem, corners)
    path = folder / "distance.json"
    write(folder / "x.csv", [[entry] for entry in point])
    found = answer([command, "distance", *given, "--point", str(folder / "x.csv"), "--certificate", str(path)], path)
    complaint = complaint_about_distance(problem, point, corners, found)
    tally.record(f"distance {problem.kind} from [{' '.join(map(str, point))}]", complaint, problem)
    if not complaint:
        tally.refuse(lambda wrong: complaint_about_distance(problem, point, corners, wrong), wrong_distances(found))


def examine_some(command, seed, indices, is_self_tested):
    tally = Tally(is_self_tested)
    with tempfile.TemporaryDirectory() as folder:
        for index in indices:
            r = random.Random(f"{seed} {index}")
            problem = instances.problem(r, ["p1", "p2", "p3"][index % 3], index % 2 == 1, large=index % 10 == 8)
            examine(command, problem, r, Path(folder), tally)
    return tally.counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("barrierlab")
    parser.add_argument("--count", type=int, default=250)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--no-self-test", dest="self_test", action="store_false")
    arguments = parser.parse_args()
    count = max(1, int(arguments.count * float(os.environ.get("BARRIERLAB_TEST_SCALE", "1"))))
    shares = [range(k, count, 16) for k in range(16)]
    total = collections.Counter()
    with concurrent.futures.ProcessPoolExecutor(arguments.jobs) as pool:
        tasks = [
            pool.submit(examine_some, arguments.barrierlab, arguments.seed, share, arguments.self_test)
            for share in shares
        ]
        for task in tasks:
            total += task.result()
    accepted = total["wrong answers accepted"]
    print(f"seed {arguments.seed}, {count} problems: " + ", ".join(f"{k} {v}" for k, v in sorted(total.items())))
    print(f"{total['passed']} passed, {total['failed'] + accepted} failed")
    return 1 if total["failed"] or accepted or not total["passed"] else 0


if __name__ == "__main__":
    sys.exit(main())
