"""Exact solutions of small problems in plain rational arithmetic, sharing nothing with BarrierLab.

A support and signs are guessed in floating point; the linear system on the support is solved and the optimality
conditions are decided in Fractions. Strict conditions off the support and independent columns on it prove that the
minimiser is the only one. Whatever is not proved raises.
"""

from fractions import Fraction
from math import isqrt


def solve(matrix, right):
    """The solution of a square system; raises ZeroDivisionError if there is none or not only one."""
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    n = len(rows)
    for k in range(n):
        pivot = next((i for i in range(k, n) if rows[i][k] != 0), None)
        if pivot is None:
            raise ZeroDivisionError("singular system")
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [value / rows[k][k] for value in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                factor = rows[i][k]
                rows[i] = [a - factor * b for a, b in zip(rows[i], rows[k])]
    return [row[n] for row in rows]


def dot(u, v):
    return sum((a * b for a, b in zip(u, v)), Fraction(0))


def columns(matrix):
    return [list(column) for column in zip(*matrix)]


def lasso(matrix, vector, alpha, guess):
    """The only minimiser of |Ax - y|^2 / (2 m) + alpha |x|_1, and the minimum."""
    a, m = columns(matrix), len(vector)
    support = [j for j, value in enumerate(guess) if value != 0]
    signs = [1 if guess[j] > 0 else -1 for j in support]
    gram = [[dot(a[i], a[j]) for j in support] for i in support]
    values = solve(gram, [dot(a[j], vector) - m * alpha * sign for j, sign in zip(support, signs)])
    assert all(value * sign > 0 for value, sign in zip(values, signs)), "signs"
    x = [Fraction(0)] * len(a)
    for j, value in zip(support, values):
        x[j] = value
    residual = [y - dot(row, x) for row, y in zip(matrix, vector)]
    for j, column in enumerate(a):
        assert j in support or abs(dot(column, residual)) < m * alpha, "dual vector"
    return x, dot(residual, residual) / (2 * m) + alpha * sum(map(abs, x))


def exact_fit(matrix, vector, parameter, guess):
    """The only minimiser of parameter |x|_1 + |Ax - y|, where it has Ax = y, and the minimum."""
    a = columns(matrix)
    support = [j for j, value in enumerate(guess) if value != 0]
    signs = [1 if guess[j] > 0 else -1 for j in support]
    assert len(support) == len(vector), "support"
    values = solve([[a[j][i] for j in support] for i in range(len(vector))], vector)
    assert all(value * sign > 0 for value, sign in zip(values, signs)), "signs"
    dual = solve([a[j] for j in support], [parameter * sign for sign in signs])
    assert dot(dual, dual) < 1, "the fit is not exact"
    for j, column in enumerate(a):
        assert j in support or abs(dot(column, dual)) < parameter, "dual vector"
    x = [Fraction(0)] * len(a)
    for j, value in zip(support, values):
        x[j] = value
    return x, parameter * sum(map(abs, x))


def root_bounds(square, digits=24):
    """Decimals on both sides of the square root of a rational number, to so many digits."""
    if square == 0:
        return ["0", "0"]
    exponent = 0
    while square * Fraction(100) ** exponent < Fraction(100) ** digits:
        exponent += 1
    while square * Fraction(100) ** exponent >= Fraction(100) ** (digits + 1):
        exponent -= 1
    root = isqrt(int(square * Fraction(100) ** exponent))
    return [f"{root}e{-exponent}", f"{root + 1}e{-exponent}"]


def squared_distance(point, solution):
    return sum(((Fraction(float(p)) - x) ** 2 for p, x in zip(point, solution)), Fraction(0))


def squared_distance_to_segment(point, first, second):
    """To the convex hull of two points."""
    point = [Fraction(float(p)) for p in point]
    direction = [b - a for a, b in zip(first, second)]
    offset = [p - a for p, a in zip(point, first)]
    t = min(Fraction(1), max(Fraction(0), dot(offset, direction) / dot(direction, direction)))
    return sum(((o - t * d) ** 2 for o, d in zip(offset, direction)), Fraction(0))
