"""Random problems that nobody tuned, half of them degenerate on purpose."""

import math
from fractions import Fraction

from optimality import Problem

# Integer vectors whose norm is an integer, so that ε and λ can hit a breakpoint exactly.
PYTHAGOREAN = [(1,), (3, 4), (4, 3), (1, 2, 2), (2, 3, 6), (1, 1, 1, 1), (1, 1, 3, 5), (2, 4, 5, 6), (1, 1, 1, 2, 3)]


def number(r, style):
    if style == "ternary":
        return Fraction(r.randrange(-1, 2))
    if style == "small":
        return Fraction(r.randrange(-4, 5))
    if style == "rational":
        return Fraction(r.randrange(-9, 10), r.randrange(1, 8))
    if style == "dyadic":
        return Fraction(r.randrange(-(2**15), 2**15), 2**15)
    return Fraction(round(r.gauss(0, 1) * 1000), 1000)


def matrix(r, m, n, style, degenerate):
    """Columns; in half of the degenerate ones some are repeated, zero, or combinations of others."""
    columns = [[number(r, style) for _ in range(m)] for _ in range(n)]
    if degenerate:
        for _ in range(r.randrange(3)):
            j, k, l = r.randrange(n), r.randrange(n), r.randrange(n)
            kind = r.randrange(4)
            if kind == 0:
                columns[j] = [Fraction(0)] * m
            elif kind == 1:
                sign = r.choice([1, -1])
                columns[j] = [sign * entry for entry in columns[k]]
            else:
                a, b = (1, 1) if kind == 2 else (r.randrange(-2, 3), r.randrange(-2, 3))
                columns[j] = [a * s + b * t for s, t in zip(columns[k], columns[l])]
        if m > 1 and r.randrange(3) == 0:
            i, k = r.sample(range(m), 2)
            for column in columns:
                column[i] = column[k] * r.choice([0, 1]) if r.randrange(2) else column[k]
    return columns


def combination(columns, x, m):
    return [sum((c[i] * t for c, t in zip(columns, x)), Fraction(0)) for i in range(m)]


def sparse(r, n):
    x = [Fraction(0)] * n
    for j in r.sample(range(n), r.randrange(min(n, 4) + 1)):
        x[j] = Fraction(r.choice([-2, -1, -1, 1, 1, 2]), r.choice([1, 1, 2]))
    return x


def planted(r, kind, columns, m):
    """A problem with a given minimiser and dual vector, in which many columns are saturated and not all are used."""
    n = len(columns)
    u = list(r.choice([v for v in PYTHAGOREAN if len(v) <= m]))
    u = [Fraction(value * r.choice([1, -1])) for value in u] + [Fraction(0)] * (m - len(u))
    r.shuffle(u)
    length = Fraction(math.isqrt(int(sum(value * value for value in u))))
    reached = [sum(s * t for s, t in zip(column, u)) for column in columns]
    tied = [j for j in range(n) if reached[j] and r.randrange(4)]
    weights = [abs(reached[j]) if j in tied else abs(reached[j]) + Fraction(r.randrange(1, 5), 2) for j in range(n)]
    x = [Fraction(0)] * n
    for j in tied:
        if r.randrange(2):
            x[j] = Fraction(r.randrange(1, 4), r.choice([1, 1, 2])) * (1 if reached[j] > 0 else -1)
    t = Fraction(r.randrange(0, 4), 2) if kind == "p3" else Fraction(r.randrange(1, 4), 2)
    vector = [a + t * b for a, b in zip(combination(columns, x, m), u)]
    # r = t·u: (P2) has u' = 2t·u and λ = 2t, (P1) ε = t‖u‖, (P3) u' = u/‖u‖ and λ = 1/‖u‖.
    parameter = {"p1": t * length, "p2": 2 * t, "p3": 1 / length}[kind]
    return Problem(kind, parameter, list(zip(*columns)), vector, weights)


def exact_norm(vector):
    square = sum(value * value for value in vector)
    root = Fraction(math.isqrt(square.numerator), math.isqrt(square.denominator))
    return root if root * root == square else None


def problem(r, kind, degenerate, large=False):
    """One problem."""
    m = r.randrange(5, 11) if large else r.randrange(1, 5 if degenerate else 6)
    n = r.randrange(8, 25) if large else r.randrange(3, 10) if degenerate and r.randrange(3) else r.randrange(1, 8)
    style = r.choice(["ternary", "ternary", "ternary", "small"] if degenerate else ["rational", "dyadic", "decimal"])
    columns = matrix(r, m, n, style, degenerate)
    if degenerate and r.randrange(2):
        return planted(r, kind, columns, m)
    weights = [Fraction(1)] * n
    if r.randrange(3) == 0:
        weights = [Fraction(r.randrange(1, 5), r.choice([1, 1, 2, 3])) for _ in range(n)]
    choice = r.randrange(6)
    if choice == 0 and degenerate:
        vector = [Fraction(0)] * m
    elif choice <= 2:
        vector = combination(columns, sparse(r, n), m)
    elif choice == 3 and degenerate:
        # Rational norm, so that ε = ‖y‖ is a breakpoint.
        vector = list(r.choice([v for v in PYTHAGOREAN if len(v) <= m]))
        vector = [Fraction(v) for v in vector] + [Fraction(0)] * (m - len(vector))
    else:
        vector = [number(r, style) for _ in range(m)]
    return Problem(kind, parameter(r, kind, columns, vector, weights, degenerate), list(zip(*columns)), vector, weights)


def parameter(r, kind, columns, vector, weights, degenerate):
    reached = [abs(sum(s * t for s, t in zip(c, vector))) / w for c, w in zip(columns, weights)]
    largest = max(reached)
    if kind == "p1":
        choice = r.randrange(6)
        if choice <= 1:
            return Fraction(0)
        if choice == 2 and degenerate and exact_norm(vector):
            return exact_norm(vector)
        if choice == 3 and degenerate:
            least = Problem("p1", 1, list(zip(*columns)), vector, weights).least_distance_square()
            if exact_norm([least]) is not None and math.isqrt(least.numerator) ** 2 == least.numerator:
                if math.isqrt(least.denominator) ** 2 == least.denominator:
                    return Fraction(math.isqrt(least.numerator), math.isqrt(least.denominator))
        return Fraction(r.randrange(1, 30), r.choice([1, 4, 10, 100]))
    if kind == "p2" and largest and r.randrange(3) == 0:
        # From λ = 2·max|A_jᵀy|/w_j on x = 0 is the minimiser: at it, and at simple fractions of it.
        return 2 * largest / r.choice([1, 1, 2, 3, 4])
    return Fraction(r.randrange(1, 30), r.choice([1, 4, 10, 100]))
