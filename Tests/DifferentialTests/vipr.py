#!/usr/bin/env python3
"""Checks the linear programming certificates that `barrierlab solve --vipr` writes.

    swift build --product barrierlab
    python3 Tests/DifferentialTests/vipr.py .build/debug/barrierlab
    python3 Tests/DifferentialTests/vipr.py --check FILE.vipr ...

A checker of VIPR 1.0 for linear programs, written from the public specification
(https://github.com/scipopt/vipr, cert_spec_v1_0.md), in fractions: derivations `asm` and `lin`; integer variables,
`rnd`, `uns` and `sol` are refused. Certificates of random problems must be accepted, and say the program that was given
and the value that is printed; damaged copies must be refused. The last line is `N passed, N failed`.

    --count N       number of problems (60; times BARRIERLAB_TEST_SCALE)
    --keep FOLDER   keep the certificates and the damaged copies there, for another checker
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

import instances


class Refusal(Exception):
    """Why a certificate proves nothing."""


class Reader:
    """The words of a file, without the comments at its head."""

    def __init__(self, text):
        lines = text.split("\n")
        while lines and (not lines[0].strip() or lines[0].startswith("%")):
            lines.pop(0)
        self.words, self.at = " ".join(lines).split(), 0

    def word(self):
        if self.at == len(self.words):
            raise Refusal("the file ends early")
        self.at += 1
        return self.words[self.at - 1]

    def expect(self, *words):
        for word in words:
            found = self.word()
            if found != word:
                raise Refusal(f"{word} expected, found {found}")

    def count(self):
        number = self.integer()
        if number < 0:
            raise Refusal(f"a number of things expected, found {number}")
        return number

    def integer(self):
        word = self.word()
        try:
            return int(word)
        except ValueError:
            raise Refusal(f"an integer expected, found {word}") from None

    def value(self):
        word = self.word()
        try:
            return Fraction(word)
        except (ValueError, ZeroDivisionError):
            raise Refusal(f"a rational number expected, found {word}") from None

    def pairs(self, count, limit):
        """A sparse vector; no index twice, none out of range, no zeros kept."""
        found = {}
        for _ in range(count):
            index, value = self.integer(), self.value()
            if not 0 <= index < limit or index in found:
                raise Refusal(f"index {index} out of range or twice")
            found[index] = value
        return {index: value for index, value in found.items() if value}


SENSES = {"E": 0, "G": 1, "L": -1}


def constraint(reader, variables, objective):
    name, sense = reader.word(), reader.word()
    if sense not in SENSES:
        raise Refusal(f"{name}: sense {sense}")
    right = reader.value()
    if reader.at < len(reader.words) and reader.words[reader.at] == "OBJ":
        reader.word()
        return SENSES[sense], right, objective
    return SENSES[sense], right, reader.pairs(reader.count(), variables)


def is_absurd(found):
    sense, right, left = found
    return not left and (sense >= 0 and right > 0 or sense <= 0 and right < 0)


def dominates(stronger, weaker):
    if is_absurd(stronger):
        return True
    (s, right, left), (t, bound, form) = stronger, weaker
    if left != form or s * t < 0 or (s != 0 and t == 0):
        return False
    return right == bound if t == 0 else right >= bound if t > 0 else right <= bound


def combination(multipliers, constraints):
    """The constraint that a suitable linear combination says."""
    left, right, senses = {}, Fraction(0), set()
    for index, factor in multipliers.items():
        sense, bound, form = constraints[index]
        senses.add(sense if factor > 0 else -sense)
        right += factor * bound
        for variable, value in form.items():
            left[variable] = left.get(variable, 0) + factor * value
    if {1, -1} <= senses:
        raise Refusal("inequalities of both senses are added")
    sense = 1 if 1 in senses else -1 if -1 in senses else 0
    return sense, right, {variable: value for variable, value in left.items() if value}


def holds(found, point):
    sense, right, left = found
    value = sum(factor * point.get(variable, 0) for variable, factor in left.items())
    return value == right if sense == 0 else value >= right if sense > 0 else value <= right


class Verdict:
    """What a certificate proves; raises `Refusal` if it proves nothing."""

    def __init__(self, text):
        reader = Reader(text)
        reader.expect("VER", "1.0", "VAR")
        variables = reader.count()
        self.names = [reader.word() for _ in range(variables)]
        reader.expect("INT", "0", "OBJ")
        sense = reader.word()
        if sense not in ("min", "max"):
            raise Refusal(f"min or max expected, found {sense}")
        is_minimum = sense == "min"
        self.objective = reader.pairs(reader.count(), variables)
        reader.expect("CON")
        count, bounds = reader.count(), reader.count()
        if bounds > count:
            raise Refusal("more bounds than constraints")
        self.constraints = [constraint(reader, variables, self.objective) for _ in range(count)]
        reader.expect("RTP")
        claim = reader.word()
        self.is_infeasible, self.lower, self.upper = claim == "infeas", None, None
        if claim == "range":
            lower, upper = reader.word(), reader.word()
            try:
                self.lower = None if lower == "-inf" else Fraction(lower)
                self.upper = None if upper == "inf" else Fraction(upper)
            except (ValueError, ZeroDivisionError):
                raise Refusal(f"range {lower} {upper}") from None
        elif not self.is_infeasible:
            raise Refusal(f"infeas or range expected, found {claim}")
        self.check_solutions(reader, variables, is_minimum)
        self.check_derivations(reader, variables, is_minimum)
        if reader.at != len(reader.words):
            raise Refusal("words after the end")

    def check_solutions(self, reader, variables, is_minimum):
        reader.expect("SOL")
        best = None
        for _ in range(reader.count()):
            name, point = reader.word(), reader.pairs(reader.count(), variables)
            for index, found in enumerate(self.constraints):
                if not holds(found, point):
                    raise Refusal(f"solution {name}: constraint {index} is violated")
            value = sum(factor * point.get(variable, 0) for variable, factor in self.objective.items())
            best = value if best is None else min(best, value) if is_minimum else max(best, value)
        reached = self.upper if is_minimum else self.lower
        if not self.is_infeasible and reached is not None:
            if best is None or (best > reached if is_minimum else best < reached):
                raise Refusal(f"no solution reaches {reached}")

    def check_derivations(self, reader, variables, is_minimum):
        reader.expect("DER")
        proved, assumed = list(self.constraints), [set() for _ in self.constraints]
        for _ in range(reader.count()):
            found = constraint(reader, variables, self.objective)
            reader.expect("{")
            kind = reader.word()
            if kind == "asm":
                assumed.append({len(proved)})
            elif kind == "lin":
                multipliers = reader.pairs(reader.count(), len(proved))
                if not dominates(combination(multipliers, proved), found):
                    raise Refusal(f"constraint {len(proved)} does not follow")
                assumed.append(set().union(*(assumed[index] for index in multipliers)))
            else:
                raise Refusal(f"derivation {kind}")
            reader.expect("}")
            reader.integer()
            proved.append(found)
        bound = self.lower if is_minimum else self.upper
        if not self.is_infeasible and bound is None:
            return
        if len(proved) == len(self.constraints):
            raise Refusal("nothing is derived")
        if assumed[-1]:
            raise Refusal("the last constraint rests on assumptions")
        wanted = (1 if is_minimum else -1, bound, self.objective)
        if self.is_infeasible and not is_absurd(proved[-1]):
            raise Refusal("the last constraint is no absurdity")
        if not self.is_infeasible and not dominates(proved[-1], wanted):
            raise Refusal("the last constraint is not the bound")


# The certificates of the command.


def says(verdict, problem):
    """Whether the linear program is min π·Σw(p + q) subject to A(p − q) = y, p, q ≥ 0."""
    n = len(problem.columns)
    costs = {2 * j + k: problem.penalty * problem.weights[j] for j in range(n) for k in (0, 1)}
    bounds = [(1, 0, {k: 1}) for k in range(2 * n)]
    rows = [
        (0, y, {2 * j + k: a * (1 - 2 * k) for j, a in enumerate(row) if a for k in (0, 1)})
        for row, y in zip(problem.matrix, problem.vector)
    ]
    return verdict.objective == costs and verdict.constraints == bounds + rows


def damaged(text):
    """(name, text) of copies that must be refused."""
    lines = text.split("\n")
    of = {line.split()[0]: index for index, line in enumerate(lines) if line}

    def replaced(index, line):
        return "\n".join(lines[:index] + [line] + lines[index + 1 :])

    def word(index, position, change):
        words = lines[index].split(" ")
        words[position] = change(words[position])
        return replaced(index, " ".join(words))

    def more(value):
        return str(Fraction(value) + Fraction(1, 10**9))

    derivation, solutions = of["DER"] + 1, of["SOL"] + 1
    yield "version", replaced(of["VER"], "VER 2.0")
    yield "early-end", "\n".join(lines[: of["DER"]])
    yield "no-derivation", "\n".join(lines[: of["DER"]]) + "\nDER 0\n"
    words = lines[derivation].split(" ")
    if "range" in lines[of["RTP"]]:
        lower, upper = lines[of["RTP"]].split()[2:]
        yield "bound-too-large", replaced(of["RTP"], f"RTP range {more(lower)} {more(upper)}")
        yield "upper-too-small", replaced(of["RTP"], f"RTP range {Fraction(lower) - 2} {Fraction(upper) - 1}")
        yield "stronger-bound", word(derivation, 2, more)
        yield "infeasible-instead", replaced(of["RTP"], "RTP infeas")
        point = lines[solutions].split(" ")
        if int(point[1]):
            yield "solution-changed", word(solutions, 3, more)
            yield "solution-negative", word(solutions, 3, lambda value: str(-Fraction(value)))
            yield "solution-index", word(solutions, 2, lambda _: "1000000")
        first = words.index("lin") + 2
        if int(words[first - 1]):
            yield "multiplier-changed", word(derivation, first + 1, more)
            yield "multiplier-negative", word(derivation, first + 1, lambda value: str(-Fraction(value)))
    else:
        first = words.index("lin") + 2
        # A row without entries is an absurdity whatever its multiplier.
        rows = [int(index) for index in words[first:-2:2]]
        full = [place for place, row in enumerate(rows) if lines[of["CON"] + 1 + row].split(" ")[3] != "0"]
        if full:
            yield "multiplier-changed", word(derivation, first + 1 + 2 * full[0], more)
        yield "absurdity-zero", word(derivation, 2, lambda _: "0")
        yield "range-instead", replaced(of["RTP"], "RTP range 0 0")


def is_refused(text):
    try:
        Verdict(text)
    except Refusal:
        return True
    return False


def complaint(problem, document, text):
    """What is wrong with a certificate of `problem`; None if nothing is."""
    try:
        verdict = Verdict(text)
    except Refusal as refusal:
        return str(refusal)
    if not says(verdict, problem):
        return "another linear program"
    if verdict.is_infeasible != (document["status"] == "infeasible"):
        return "feasible or not?"
    if not verdict.is_infeasible and not verdict.lower == verdict.upper == Fraction(document["objective"]["exact"]):
        return f"value {verdict.lower} to {verdict.upper}, printed {document['objective']['exact']}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("barrierlab", nargs="?")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--check", nargs="+", type=Path)
    arguments = parser.parse_args()
    for path in arguments.check or ():
        try:
            verdict = Verdict(path.read_text())
            proved = "infeasible" if verdict.is_infeasible else f"optimal value in [{verdict.lower}, {verdict.upper}]"
            print(f"{path}: {proved}")
        except Refusal as refusal:
            print(f"{path}: refused: {refusal}")
    if arguments.check:
        return 0
    if not arguments.barrierlab:
        parser.error("the program barrierlab is needed")

    passed = failed = infeasible = refused = none = 0
    count = max(1, int(arguments.count * float(os.environ.get("BARRIERLAB_TEST_SCALE", "1"))))
    with tempfile.TemporaryDirectory() as temporary:
        folder, index = Path(temporary), 0
        while passed + failed < count:
            r = random.Random(f"{arguments.seed} {index}")
            index += 1
            kind = ["p1", "p1", "p3"][index % 3]
            problem = instances.problem(r, kind, degenerate=index % 2 == 0, large=index % 5 == 0)
            if kind == "p1":
                problem.parameter = Fraction(0)
            for name, rows in [
                ("A.csv", problem.matrix), ("y.csv", [[y] for y in problem.vector]),
                ("w.csv", [[w] for w in problem.weights]),
            ]:  # fmt: skip
                (folder / name).write_text("".join(",".join(map(str, row)) + "\n" for row in rows))
            path = folder / "certificate.vipr"
            run = subprocess.run(
                [
                    arguments.barrierlab, "solve", kind, "--matrix", folder / "A.csv", "--vector", folder / "y.csv",
                    "--weights", folder / "w.csv", "--epsilon" if kind == "p1" else "--lambda", str(problem.parameter),
                    "--exact", "--vertices", "0", "--format", "json", "--vipr", path,
                ],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
            )  # fmt: skip
            if run.returncode == 65 and kind == "p3" and b"linear program" in run.stderr:
                none += 1
                continue
            if run.returncode != 0:
                failed += 1
                print(f"FAILED exit code {run.returncode}: {run.stderr.decode()}\n    {problem.shown()}")
                continue
            text, document = path.read_text(), json.loads(run.stdout)
            copies = list(damaged(text))
            wrong = complaint(problem, document, text)
            accepted = [name for name, copy in copies if not is_refused(copy)]
            if arguments.keep:
                arguments.keep.mkdir(parents=True, exist_ok=True)
                for name, copy in [("right", text), *copies]:
                    (arguments.keep / f"{passed + failed}-{name}.vipr").write_text(copy)
            infeasible += document["status"] == "infeasible"
            refused += len(copies) - len(accepted)
            if wrong or accepted:
                failed += 1
                print(f"FAILED {wrong or ''} damaged, but accepted: {accepted}\n    {problem.shown()}")
            else:
                passed += 1
    print(f"infeasible {infeasible}, p3 that is no linear program {none}, damaged copies refused {refused}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
