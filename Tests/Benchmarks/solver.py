#!/usr/bin/env python3
"""Times `barrierlab solve`, beside other programs, and against the size of the problem.

    swift build -c release --product barrierlab
    python3 Tests/Benchmarks/solver.py .build/release/barrierlab [peer] [linear] [large] [growth]

    peer    exact (P2), m = 100, N = 200, against scikit-learn's coordinate descent at tolerance 1e-10
    linear  basis pursuit against QSopt_ex (`esolver` of Debian's package qsopt-ex) on the same linear program
    large   m = 300, N = 1000: time and memory of basis pursuit, (P1), (P2), (P3)
    growth  time against the bits shown, m, N and the number of entries of the minimiser

Entries are random multiples of 2^-15 between -1 and 1, in .npy files. Times are processor times, the least of `--runs`:
`solved` until a minimiser and the set of all are proved, as the command prints it; `process` the whole process, with its
start, reading and printing. Every result is checked: objectives of the others against the exact one, and the
conditions of optimality of the exact one in Python's fractions. Needs numpy; a peer that is not installed is skipped
with a line that says so.
"""

import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import numpy

SCALE = 2**15


class Data:
    """A, y = Ax + noise in integers, to be divided by 2^15."""

    def __init__(self, m, n, support, seed, noise=0.0):
        random = numpy.random.default_rng(seed)
        self.matrix = random.integers(-SCALE, SCALE, (m, n), endpoint=True)
        x = numpy.zeros(n, dtype=int)
        chosen = random.choice(n, support, replace=False)
        x[chosen] = random.integers(1, 9, support) * random.choice([-1, 1], support)
        self.vector = self.matrix @ x
        if noise:
            self.vector = self.vector + numpy.rint(noise * SCALE * random.standard_normal(m)).astype(int)

    @property
    def doubles(self):
        return self.matrix / SCALE, self.vector / SCALE

    def write(self, folder):
        a, y = self.doubles
        numpy.save(folder / "A.npy", a)
        numpy.save(folder / "y.npy", y)
        return ["--matrix", str(folder / "A.npy"), "--vector", str(folder / "y.npy")]


class Run:
    """One run of a command: processor seconds, memory in megabytes, what it printed."""

    def __init__(self, command):
        with tempfile.TemporaryFile() as output:
            child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
            _, status, usage = os.wait4(child.pid, 0)
            self.process, self.memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
            child.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            self.text = output.read().decode()
        if child.returncode != 0:
            sys.exit(f"{' '.join(command)}: exit code {child.returncode}\n{self.text[-2000:]}")


class Solved:
    """The least times of several runs of `barrierlab solve`."""

    def __init__(self, program, kind, data, parameter, runs, options=()):
        with tempfile.TemporaryDirectory() as name:
            command = [program, "solve", kind, *data.write(Path(name))]
            command += ["--epsilon" if kind == "p1" else "--lambda", str(parameter), "--vertices", "0"]
            every = [Run([*command, "--format", "json", *options]) for _ in range(runs)]
            documents = [json.loads(run.text) for run in every]
            self.document = documents[0]
            if runs == 1 or len(self.document["support"]) <= 60:
                exact = Run([*command, "--format", "json", "--exact", "--bits", "200"])
                check(kind, parameter, data, json.loads(exact.text))
        self.seconds = min(document["seconds"]["processor"] for document in documents)
        self.process = min(run.process for run in every)
        self.memory = max(run.memory for run in every)

    @property
    def objective(self):
        return float(Fraction(self.document["objective"]["lower"]))

    @property
    def support(self):
        return len(self.document["support"])


def check(kind, parameter, data, document):
    """The conditions of optimality, exactly where the solution is rational, else to 15 digits."""
    m = len(data.vector)
    u = [value(entry) for entry in document["dual"]]
    x = {j - 1: value(document["solution"][j - 1]) for j in document["support"]}
    is_exact = all("exact" in e for e in document["dual"] + document["solution"])
    penalty = Fraction(1) if kind == "p1" else Fraction(parameter)
    slack = Fraction(0) if is_exact else Fraction(1, 10**12)
    # Products over a common denominator: sums of fractions would cost a greatest common divisor each.
    matrix, over_u, over_x = data.matrix.astype(object), common(u), common(x.values())
    reached = [Fraction(int(total), over_u * SCALE) for total in numpy.array([int(a * over_u) for a in u], dtype=object) @ matrix]
    wrong = [j for j, total in enumerate(reached) if abs(total) > penalty * (1 + slack)]
    wrong += [j for j, entry in x.items() if abs(reached[j] * (1 if entry > 0 else -1) - penalty) > penalty * slack]
    fit = [0] * m
    for j, entry in x.items():
        fit = [total + int(a) * int(entry * over_x) for total, a in zip(fit, data.matrix[:, j])]
    r = [Fraction(int(y) * over_x - total, over_x * SCALE) for y, total in zip(data.vector, fit)]
    square = sum(entry * entry for entry in r)
    if kind == "p1":
        fits = abs(square - Fraction(parameter) ** 2) <= slack * max(1, square)
    elif kind == "p2":
        fits = all(abs(a - 2 * b) <= slack * (1 + abs(a)) for a, b in zip(u, r))
    else:
        length, pairing = sum(a * a for a in u), sum(a * b for a, b in zip(u, r))
        fits = length <= 1 + slack and abs(pairing**2 - square) <= slack * max(1, square) and pairing >= 0
    if wrong or not fits:
        sys.exit(f"wrong: {kind} {parameter}, m = {m}: columns {wrong[:5]}, residual {'right' if fits else 'wrong'}")


def common(fractions):
    return math.lcm(1, *(fraction.denominator for fraction in fractions))


def value(shown):
    if "exact" in shown:
        return Fraction(shown["exact"])
    return (Fraction(shown["lower"]) + Fraction(shown["upper"])) / 2


def agree(name, found, exact, tolerance):
    if abs(found - exact) > tolerance * max(1e-300, abs(exact)):
        sys.exit(f"{name}: objective {found}, expected {exact}")


def peer(program, runs):
    try:
        import sklearn
        from sklearn.linear_model import Lasso
    except ImportError as error:
        print(f"peer: skipped: {error}")
        return
    import warnings

    print(f"\n(P2), m = 100, N = 200, exact against scikit-learn {sklearn.__version__}, tol = 1e-10: ms")
    print("lambda          noise support  solved  process  scikit-learn  solved/scikit-learn")
    for noise in (0.1, 1.0):
        data = Data(100, 200, 20, seed=1, noise=noise)
        a, y = data.doubles
        for divisor in (2, 10, 100, 1000):
            largest = Fraction(2 * int(abs(data.matrix.T @ data.vector).max()), SCALE**2)
            parameter = largest / divisor
            solved = Solved(program, "p2", data, parameter, runs)
            # λ‖x‖₁ + ‖Ax − y‖² is 2m times scikit-learn's objective.
            model = Lasso(alpha=float(parameter) / 200, tol=1e-10, max_iter=10**7, fit_intercept=False)
            times = []
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                for _ in range(max(3, runs)):
                    start = time.thread_time()
                    model.fit(a, y)
                    times.append(time.thread_time() - start)
            x = model.coef_
            agree("scikit-learn", float(parameter) * abs(x).sum() + ((a @ x - y) ** 2).sum(), solved.objective, 1e-6)
            other = min(times)
            print(
                f"max/{divisor:<10} {noise:6} {solved.support:7} {1e3 * solved.seconds:7.1f} {1e3 * solved.process:8.1f} "
                f"{1e3 * other:13.1f} {solved.seconds / other:10.2f}",
                flush=True,
            )


def linear_program(data, path):
    """min Σ(p + q) subject to A(p − q) = y, in integers, in the LP format of CPLEX as esolver reads it."""
    n = data.matrix.shape[1]
    with path.open("w") as file:
        file.write("Minimize\n obj: " + " + ".join(f"p{j} + q{j}" for j in range(n)) + "\nSubject To\n")
        for i, (row, right) in enumerate(zip(data.matrix.tolist(), data.vector.tolist())):
            terms = [f"{'+' if a > 0 else '-'} {abs(a)} p{j} {'-' if a > 0 else '+'} {abs(a)} q{j}"
                     for j, a in enumerate(row) if a]  # fmt: skip
            file.write(f" r{i}: " + "\n  ".join(terms) + f" = {right}\n")
        file.write("End\n")


def linear(program, runs):
    esolver = shutil.which("esolver")
    if esolver is None:
        print("linear: skipped: no esolver; try: apt-get install qsopt-ex")
        return
    print("\nbasis pursuit against QSopt_ex: ms")
    print("   m    N support  solved  process  esolver  process/esolver   (1 x 1: the start of both programs)")
    for m, n in [(1, 1), (5, 10), (10, 20), (20, 40), (40, 80), (60, 120), (80, 160), (100, 200), (120, 240)]:
        for support, noise in [(max(1, m // 5), 0.0), (max(1, m // 5), 1.0)]:
            data = Data(m, n, support, seed=m, noise=noise)
            count = 1 if m > 80 else max(3, runs)
            solved = Solved(program, "p1", data, 0, count)
            with tempfile.TemporaryDirectory() as name:
                path, result = Path(name) / "problem.lp", Path(name) / "result.sol"
                linear_program(data, path)
                others = [Run([esolver, "-O", str(result), str(path)]) for _ in range(count)]
                text = result.read_text() if result.exists() else others[0].text
            agree("esolver", objective_of(text), solved.objective, 1e-12)
            other = min(run.process for run in others)
            print(
                f"{m:4} {n:4} {solved.support:7} {1e3 * solved.seconds:7.1f} {1e3 * solved.process:8.1f} "
                f"{1e3 * other:8.1f} {solved.process / other:10.2f}",
                flush=True,
            )


def objective_of(text):
    for line in text.splitlines():
        if line.strip().lower().startswith("value"):
            return float(Fraction(line.split("=")[-1].strip()))
    sys.exit(f"no value in the output of esolver: {text[:500]}")


def large(program, runs):
    print("\nm = 300, N = 1000")
    print("problem               support   seconds   process   MB   with the certificate")
    for kind, noise, parameter, support in [
        ("p1", 0.0, Fraction(0), 60), ("p1", 0.1, Fraction(0), 60), ("p1", 0.1, Fraction(2), 60), ("p2", 0.1, Fraction(10), 60),
        ("p3", 0.1, Fraction(2), 60), ("p3", 0.0, Fraction(1, 100), 60),
    ]:  # fmt: skip
        data = Data(300, 1000, support, seed=3, noise=noise)
        with tempfile.TemporaryDirectory() as name:
            path = str(Path(name) / "certificate.json")
            solved = Solved(program, kind, data, parameter, 1)
            certified = Solved(program, kind, data, parameter, 1, ["--certificate", path])
        print(
            f"{kind} {str(parameter):6} noise {noise:3} {solved.support:7} {solved.seconds:9.2f} {solved.process:9.2f} "
            f"{solved.memory:6.0f} {certified.process:9.2f}",
            flush=True,
        )


def growth(program, runs):
    def line(name, found):
        print(f"{name:28} support {found.support:4} solved {1e3 * found.seconds:9.1f} ms, "
              f"process {1e3 * found.process:9.1f} ms", flush=True)  # fmt: skip

    base = Data(100, 200, 20, seed=1, noise=0.1)
    print("\nbits shown")
    for kind, parameter in [("p2", Fraction(10)), ("p1", Fraction(1)), ("p3", Fraction(2))]:
        for bits in (20, 200, 4000):
            line(f"{kind} {bits} bits", Solved(program, kind, base, parameter, runs, ["--bits", str(bits)]))
    print("\nm, N = 2m, (P2), support about m/5")
    for m in (25, 50, 100, 200):
        line(f"m = {m}", Solved(program, "p2", Data(m, 2 * m, m // 5, seed=1, noise=0.1), Fraction(m, 10), runs))
    print("\nN, m = 100, (P2)")
    for n in (200, 400, 800, 1600):
        line(f"N = {n}", Solved(program, "p2", Data(100, n, 20, seed=1, noise=0.1), Fraction(10), runs))
    print("\nsupport, m = 200, N = 400, (P2), no noise, lambda = 1/10")
    for support in (5, 10, 20, 40, 80):
        line(f"s = {support}", Solved(program, "p2", Data(200, 400, support, seed=1), Fraction(1, 10), runs))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("barrierlab")
    parser.add_argument("parts", nargs="*", default=["peer", "linear", "large", "growth"])
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    for part in arguments.parts:
        {"peer": peer, "linear": linear, "large": large, "growth": growth}[part](arguments.barrierlab, arguments.runs)


if __name__ == "__main__":
    main()
