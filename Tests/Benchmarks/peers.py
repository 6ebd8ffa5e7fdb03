#!/usr/bin/env python3
"""Kernels of Python's libraries, timed on request: the other end of `PythonPeers.swift`.

Reads lines of tab-separated fields and answers each with one line:

    libraries                             names of the libraries that can be imported, with versions
    numbers    NAME  p/q p/q ...          keeps a list of rationals under that name
    result     LIBRARY KERNEL X Y [BITS]  the exact result `p/q ...`, or `low high` that enclose it for arb
    time       LIBRARY KERNEL X Y BITS N  nanoseconds of processor time for N repetitions

Kernels: `dot` of X and Y; `matrixVector`, X by rows and Y; `horner`, the coefficients X at the first of Y; `solve`, for
flint matrix only, the integer matrix X by rows and two right-hand sides in Y, one after the other. Libraries:
fractions, gmpy2 (mpq), flint (fmpq, a loop in Python), flint matrix (fmpq_mat, fmpq_poly: FLINT's own kernels), and the
balls arb (a loop) and arb matrix, whose numbers are rounded to BITS first.
"""

import sys
import time
from fractions import Fraction

libraries = {"fractions": Fraction}
versions = {"fractions": f"Python {sys.version.split()[0]}"}
try:
    import gmpy2

    libraries["gmpy2"] = gmpy2.mpq
    versions["gmpy2"] = f"{gmpy2.version()} ({gmpy2.mp_version()})"
except ImportError:
    pass
try:
    import flint

    libraries.update({name: flint.fmpq for name in ("flint", "flint matrix", "arb", "arb matrix")})
    versions.update({name: flint.__version__ for name in ("flint", "flint matrix", "arb", "arb matrix")})
except ImportError:
    pass

numbers = {}


def converted(library, values):
    kept = [Fraction(value) for value in values]
    if library == "fractions":
        return kept
    if library == "gmpy2":
        return [gmpy2.mpq(x.numerator, x.denominator) for x in kept]
    exact = [flint.fmpq(x.numerator, x.denominator) for x in kept]
    return [flint.arb(x) for x in exact] if library.startswith("arb") else exact


def loop_dot(x, y):
    total = x[0] * y[0]
    for i in range(1, len(x)):
        total += x[i] * y[i]
    return total


def loop_horner(coefficients, point):
    total = coefficients[-1]
    for coefficient in coefficients[-2::-1]:
        total = total * point + coefficient
    return total


def computation(library, kernel, x, y):
    """A function of no arguments that returns a list of results."""
    if kernel == "solve":
        n = len(y) // 2
        a = flint.fmpz_mat(n, n, [int(value) for value in x])
        c = flint.fmpz_mat(2, n, [int(value) for value in y]).transpose()
        return lambda: a.solve(c).transpose().entries()
    x, y = converted(library, x), converted(library, y)
    if library.endswith("matrix"):
        matrix, polynomial = (
            (flint.arb_mat, flint.arb_poly) if library.startswith("arb") else (flint.fmpq_mat, flint.fmpq_poly)
        )
        if kernel == "horner":
            p, point = polynomial(x), y[0]
            return lambda: [p(point)]
        rows = len(x) // len(y)
        a, v = matrix(rows, len(y), x), matrix(len(y), 1, y)
        return lambda: (a * v).entries()
    if kernel == "dot":
        return lambda: [loop_dot(x, y)]
    if kernel == "horner":
        return lambda: [loop_horner(x, y[0])]
    n = len(y)
    rows = [x[i : i + n] for i in range(0, len(x), n)]
    return lambda: [loop_dot(row, y) for row in rows]


def shown(library, value):
    if not library.startswith("arb"):
        return str(value)
    ends = []
    for end in (value.lower(), value.upper()):
        mantissa, exponent = end.man_exp()
        ends.append(str(Fraction(int(mantissa)) * Fraction(2) ** int(exponent)))
    return " ".join(ends)


prepared = {}


def answer(fields):
    command = fields[0]
    if command == "libraries":
        return "\t".join(f"{name}={versions[name]}" for name in libraries)
    if command == "numbers":
        numbers[fields[1]] = fields[2].split()
        prepared.clear()
        return "kept"
    library, kernel, x, y, bits = fields[1:6]
    if library.startswith("arb"):
        flint.ctx.prec = int(bits)
    key = tuple(fields[1:6])
    if key not in prepared:
        prepared[key] = computation(library, kernel, numbers[x], numbers[y])
    run = prepared[key]
    if command == "result":
        return " ".join(shown(library, value) for value in run())
    repetitions = range(int(fields[6]))
    start = time.thread_time_ns()
    for _ in repetitions:
        run()
    return str(time.thread_time_ns() - start)


if __name__ == "__main__":
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    for line in sys.stdin:
        print(answer(line.rstrip("\n").split("\t")), flush=True)
