"""Small certificates on both sides of a rule, each with the verdict that verified_check has to give.

They are about p1 with ε = 1/2, A = (1/2) and the samples 0 and 2, of which x = 0 and x = 3 are points of the evidence, and about
members behind a rational transform or with large samples.
"""

from fractions import Fraction
import copy
import json


def proof(dual, point, groups, bound):
    return {"dual": [dual], "point": [point], "groups": groups, "singularValueLowerBound": bound}


def partly_answered(matrix):
    """An output at both samples, after the datum of the first one at level 1 with A_1 = (matrix)."""
    zero = proof("1/100", "0", [], "0")
    return {
        "format": "barrierlab-certificate",
        "version": 1,
        "claim": {
            "kind": "error-exceeds", "bound": "2", "scope": "some-sample", "failures": 1, "runs": 1, "dataRead": 1,
            "highestLevel": 1,
        },
        "instance": {
            "problem": "p1", "parameter": "1/2", "definitions": [], "right": [["1/2"]], "samples": [["0"], ["2"]],
        },
        "data": {
            "matrices": [{"right": [[matrix]]}],
            "vectors": [["0"]],
            "solutions": [{"matrix": 1, "vector": 1, "solution": ["0"], "proof": zero}],
        },
        "runs": [{
            "multiplicity": 1,
            "transcript": [{"sample": 1, "level": 1, "solution": 1}],
            "output": {"vectors": [["0"], ["0"]]},
            "functionals": [None, ["-1"]],
        }],
        "evidence": {"precision": 64, "solutionSets": [zero, proof("2", "3", [[1]], "1/4")]},
    }


def refused(matrix, **changes):
    """The same data, but the run is refused a query; `changes` are made to the query."""
    document = partly_answered(matrix)
    document["claim"] = {"kind": "no-output", "levelLimit": 1, "runs": 1, "dataRead": 1, "highestLevel": 1}
    run = document["runs"][0]
    del run["output"], run["functionals"]
    run["refused"] = {"sample": 2, "level": 2} | changes
    return document


def with_refused_run(sample, level):
    """A failing run, and one that was refused a query and counts as none."""
    document = partly_answered("3/8")
    document["runs"].append({"multiplicity": 9, "transcript": [], "refused": {"sample": sample, "level": level}})
    document["claim"]["runs"] = 10
    return document


def without_evidence(document):
    document["evidence"]["solutionSets"] = []
    return document


def with_definitions(count, precision):
    document = partly_answered("3/8")
    document["instance"]["definitions"] = [{"name": f"e{number}", "value": "1"} for number in range(count)]
    document["evidence"]["precision"] = precision
    return document


def with_digits(count):
    """A definition that is an integer of so many digits."""
    document = with_definitions(1, 64)
    document["instance"]["definitions"][0]["value"] = "1" + "0" * (count - 1)
    return document


def turned(accepted, amount):
    """A member behind a rational transform, of which one entry is changed by `amount`."""
    document = json.loads((accepted / "p2-error-at-most-centre-rational-transform.json").read_text())
    row = document["instance"]["left"][0]
    row[0] = str(Fraction(row[0]) + amount)
    return document


def with_sample(accepted, problem, eta):
    """A member of Ω(3, 4), d = 2, with the sample (1, eta), and a run that was refused its first query."""
    document = json.loads((accepted / f"{problem}-no-output-levels.json").read_text())
    document["instance"]["samples"] = [["1", eta]]
    document["runs"] = [{"multiplicity": 1, "transcript": [], "refused": {"sample": 1, "level": 9}}]
    document["claim"] |= {"levelLimit": 8, "runs": 1, "dataRead": 0, "highestLevel": 0}
    return document


def cases(accepted):
    """Name, certificate and the beginning of the verdict; `accepted` is the folder of accepted examples."""
    near = partly_answered("3/8")
    # ‖A_1·3 - 2‖ < 1/2 + 1/2 is true for 3/8, false for 1/3 and 0: no y_{2,1} near 2 is then certain to be feasible.
    found = [
        ("partly-answered-near", near, "VERIFIED"),
        ("partly-answered-boundary", partly_answered("1/3"), "REJECTED training-set"),
        ("partly-answered-far", partly_answered("0"), "REJECTED training-set"),
        ("no-output-with-points", refused("3/8"), "VERIFIED"),
        ("no-output-boundary", refused("1/3"), "REJECTED training-set"),
        ("no-output-without-points", without_evidence(refused("3/8")), "REJECTED"),
        ("refused-no-such-sample", refused("3/8", sample=3), "REJECTED shape"),
        ("refused-run-beside-output", with_refused_run(2, 1), "VERIFIED"),
        ("refused-run-negative", with_refused_run(-5, 1), "REJECTED shape"),
        ("refused-run-level-zero", with_refused_run(1, 0), "REJECTED shape"),
        ("limit-few-bits", with_definitions(3000, 64), "VERIFIED"),
        ("limit-many-bits", with_definitions(3000, 2**20), "REJECTED limit"),
        ("limit-digits", with_digits(2**20), "VERIFIED"),
        ("limit-one-digit-more", with_digits(2**20 + 1), "REJECTED limit"),
        # ‖y‖² < d·ĝ² on the scale 1: 100 for p3; 95.2 for p2 with λ = 1/3; 52.9 for p1 with ε = 1/3, where c = 0.7278.
        ("sample-p3", with_sample(accepted, "p3", "99/10"), "VERIFIED"),
        ("sample-p3-too-large", with_sample(accepted, "p3", "199/20"), "REJECTED member"),
        ("sample-p2", with_sample(accepted, "p2", "97/10"), "VERIFIED"),
        ("sample-p2-too-large", with_sample(accepted, "p2", "971/100"), "REJECTED member"),
        ("sample-p1", with_sample(accepted, "p1", "-36/5"), "VERIFIED"),
        ("sample-p1-too-large", with_sample(accepted, "p1", "-721/100"), "REJECTED member"),
        ("transform-orthogonal", turned(accepted, 0), "VERIFIED"),
        ("transform-almost-orthogonal", turned(accepted, Fraction(1, 2**400)), "REJECTED member"),
    ]
    without_functional = copy.deepcopy(near)
    without_functional["runs"][0]["functionals"] = [None, None]
    return found + [("no-functional", without_functional, "REJECTED scope")]


def some_number(generator):
    """A positive number, short or long as it happens."""
    integer = generator.randrange(1, 10 ** generator.randrange(1, 45))
    kind = generator.randrange(5)
    if kind == 0:
        return Fraction(integer)
    if kind == 1:
        return Fraction(integer, generator.randrange(1, 10 ** generator.randrange(1, 45)))
    if kind == 2:
        return generator.randrange(1, 10 ** generator.randrange(1, 16)) * Fraction(10) ** generator.randrange(-40, 40)
    if kind == 3:
        return Fraction(integer, 2 ** generator.randrange(1, 120))
    # Next to a power of ten, where rounding changes the exponent.
    return Fraction(10) ** generator.randrange(-12, 30) * (1 + generator.choice([-1, 1]) * Fraction(1, 10 ** generator.randrange(3, 40)))


def numbers(accepted, generator, count):
    """True claims of which the bounds, the tilt and the parameter are numbers of all kinds: the lines have to be the same everywhere."""
    lower = json.loads((accepted / "p3-error-exceeds-user-instance.json").read_text())
    lower["runs"][0]["output"]["vectors"] = [["0", str(10**90)]]
    upper = json.loads((accepted / "p3-error-at-most-tilt.json").read_text())
    least = Fraction(upper["claim"]["bound"])
    found = []
    for number in range(count):
        document = copy.deepcopy(generator.choice([lower, upper]))
        bound = some_number(generator)
        if "member" in document["claim"]:
            bound = max(bound, least)
        elif generator.random() < 0.3:
            document["instance"]["parameter"] = str(1 + Fraction(1, generator.randrange(2**20, 10**40)))
        document["claim"]["bound"] = str(bound)
        found.append((f"number-{number:03}", document))
    return found
