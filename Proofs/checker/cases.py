"""Small certificates on both sides of a rule, each with the verdict that verified_check has to give.

They are about p1 with ε = 1/2, A = (1/2) and the samples 0 and 2, of which x = 0 and x = 3 are points of the evidence, and about
members behind a rational transform.
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


def turned(accepted, amount):
    """A member behind a rational transform, of which one entry is changed by `amount`."""
    document = json.loads((accepted / "p2-error-at-most-centre-rational-transform.json").read_text())
    row = document["instance"]["left"][0]
    row[0] = str(Fraction(row[0]) + amount)
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
        ("transform-orthogonal", turned(accepted, 0), "VERIFIED"),
        ("transform-almost-orthogonal", turned(accepted, Fraction(1, 2**400)), "REJECTED member"),
    ]
    without_functional = copy.deepcopy(near)
    without_functional["runs"][0]["functionals"] = [None, None]
    return found + [("no-functional", without_functional, "REJECTED scope")]
