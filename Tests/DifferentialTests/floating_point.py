#!/usr/bin/env python3
"""Compares the exact solutions of `barrierlab solve` with those of programs in floating point.

    swift build --product barrierlab
    pip install numpy scipy scikit-learn            # and, for (P1) and (P3) besides: cvxpy clarabel
    python3 Tests/DifferentialTests/floating_point.py .build/debug/barrierlab

(P2) against scikit-learn's coordinate descent with `--objective mean`, basis pursuit against HiGHS (in SciPy), (P1) and
(P3) against Clarabel (by CVXPY). All numbers are doubles, and the same ones for both. An answer in floating point must have an objective that
exceeds the exact minimum by no more than its tolerance, and may fall below it only by rounding, or by as much as it
violates the constraints. The last line is `N passed, N failed`.

    --count N       problems for each comparison (60; times BARRIERLAB_TEST_SCALE)
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import warnings
from fractions import Fraction
from pathlib import Path

import numpy


class Instance:
    """Random data with a sparse vector behind them; every fourth has repeated columns."""

    def __init__(self, kind, random, index):
        self.kind = kind
        m, n = int(random.integers(2, 26)), int(random.integers(2, 51))
        self.a = random.standard_normal((m, n)) if index % 2 else random.integers(-2, 3, (m, n)).astype(float)
        if index % 4 == 3:
            self.a[:, random.integers(n, size=2)] = self.a[:, random.integers(n, size=2)]
        x = numpy.where(random.random(n) < 0.2, random.standard_normal(n).round(3), 0.0)
        self.y = self.a @ x
        if kind != "basis-pursuit":
            self.y += 0.3 * random.standard_normal(m)
        # A x is rounded: with m > rank there would be no exact solution.
        if kind == "basis-pursuit" and numpy.linalg.matrix_rank(self.a) < m:
            self.a, self.y = numpy.hstack([self.a, numpy.eye(m)]), self.y
        self.parameter = {
            "lasso": float(numpy.abs(self.a.T @ self.y).max() / m) * random.uniform(0.01, 0.9) or 0.1,
            "basis-pursuit": 0.0,
            "p1": float(numpy.linalg.norm(self.y)) * random.uniform(0.05, 0.9) or 0.1,
            "p3": random.uniform(0.05, 2.0),
        }[kind]
        if kind == "p1":
            rest = self.y - self.a @ numpy.linalg.lstsq(self.a, self.y, rcond=None)[0]
            self.parameter = max(self.parameter, 1.5 * float(numpy.linalg.norm(rest)))

    def exact(self, program, folder):
        """The least value of the objective, exactly, then rounded."""
        numpy.save(folder / "A.npy", self.a)
        numpy.save(folder / "y.npy", self.y)
        kind = {"lasso": "p2", "basis-pursuit": "p1"}.get(self.kind, self.kind)
        command = [
            program, "solve", kind, "--matrix", folder / "A.npy", "--vector", folder / "y.npy", "--vertices", "0",
            "--epsilon" if kind == "p1" else "--lambda", str(Fraction(self.parameter)), "--format", "json",
        ]  # fmt: skip
        if self.kind == "lasso":
            command += ["--objective", "mean"]
        document = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
        return float(Fraction(document["objective"]["lower"]))


# Programs in floating point: name, minimiser, tolerance.


def lasso(instance):
    from sklearn.linear_model import Lasso

    model = Lasso(alpha=instance.parameter, fit_intercept=False, tol=1e-12, max_iter=10**6)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return model.fit(instance.a, instance.y).coef_


def basis_pursuit(instance):
    from scipy.optimize import linprog

    n = instance.a.shape[1]
    found = linprog(
        numpy.ones(2 * n), A_eq=numpy.hstack([instance.a, -instance.a]), b_eq=instance.y, method="highs"
    )
    return found.x[:n] - found.x[n:] if found.status == 0 else None


def conic(instance):
    import cvxpy

    x = cvxpy.Variable(instance.a.shape[1])
    residual = cvxpy.norm(instance.a @ x - instance.y, 2)
    if instance.kind == "p1":
        program = cvxpy.Problem(cvxpy.Minimize(cvxpy.norm(x, 1)), [residual <= instance.parameter])
    else:
        program = cvxpy.Problem(cvxpy.Minimize(instance.parameter * cvxpy.norm(x, 1) + residual))
    program.solve(solver=cvxpy.CLARABEL)
    return x.value


def objective(instance, x):
    r = instance.a @ x - instance.y
    if instance.kind == "lasso":
        return r @ r / (2 * len(r)) + instance.parameter * abs(x).sum()
    return instance.parameter * abs(x).sum() + numpy.linalg.norm(r) if instance.kind == "p3" else abs(x).sum()


def violation(instance, x):
    if instance.kind not in ("p1", "basis-pursuit"):
        return 0.0
    return max(0.0, float(numpy.linalg.norm(instance.a @ x - instance.y)) - instance.parameter)


def judge(instance, x, exact, tolerance):
    value, broken = objective(instance, x), violation(instance, x)
    scale = max(abs(exact), 1e-2)
    if broken > 1e-6 * (1 + float(numpy.linalg.norm(instance.y))):
        return f"the other answer violates the constraints by {broken}", 0.0
    excess = (value - exact) / scale
    least = -1e-12 if instance.kind in ("lasso", "p3") else -tolerance
    return (None if least <= excess <= tolerance else f"{value}, exactly {exact}"), abs(excess)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("barrierlab")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    count = max(1, int(arguments.count * float(os.environ.get("BARRIERLAB_TEST_SCALE", "1"))))
    passed = failed = accepted = 0
    with tempfile.TemporaryDirectory() as name:
        for kind, module, solve, tolerance in [
            ("lasso", "sklearn", lasso, 1e-8),
            ("basis-pursuit", "scipy", basis_pursuit, 1e-6),
            ("p1", "cvxpy", conic, 1e-6),
            ("p3", "cvxpy", conic, 1e-6),
        ]:
            try:
                version = __import__(module).__version__
            except ImportError as error:
                print(f"{kind:14} skipped: {error}")
                continue
            random = numpy.random.default_rng(arguments.seed)
            largest = unsolved = 0
            for index in range(count):
                instance = Instance(kind, random, index)
                exact = instance.exact(arguments.barrierlab, Path(name))
                x = solve(instance)
                if x is None:
                    unsolved += 1
                    continue
                complaint, excess = judge(instance, x, exact, tolerance)
                largest = max(largest, excess)
                if complaint:
                    failed += 1
                    print(f"FAILED {kind} {index}: {complaint}")
                    continue
                passed += 1
                # A wrong minimum must be noticed.
                for wrong in (exact + 1e-4 * (1 + abs(exact)), exact - 1e-4 * (1 + abs(exact))):
                    if judge(instance, x, wrong, tolerance)[0] is None:
                        accepted += 1
                        print(f"WRONG ANSWER ACCEPTED {kind} {index}: {wrong} instead of {exact}")
            print(f"{kind:14} {module} {version}: largest relative difference {largest:.1e}, {unsolved} unsolved there")
    print(f"{passed} passed, {failed + accepted} failed")
    return 1 if failed or accepted or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
