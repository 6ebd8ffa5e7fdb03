"""What the minimisers of (P1), (P2) and (P3) are, judged in plain rational arithmetic.

Numbers are p + q√D with fractions p, q. Optimality is weak duality with equality: a feasible point and a feasible dual
vector with the same value. The set of minimisers is the hull of its vertices, found by trying every basis; a point of
it is nearest to another one if it makes no acute angle with the way to any vertex. Nothing here is shared with the
solver, and nothing is rounded.
"""

import itertools
import math
from fractions import Fraction


class Root:
    """p + q√D."""

    __slots__ = ("p", "q", "d")

    def __init__(self, p, q=0, d=0):
        self.p, self.q, self.d = Fraction(p), Fraction(q), d if q else 0

    @staticmethod
    def of(x):
        return x if isinstance(x, Root) else Root(x)

    def __add__(self, other):
        other = Root.of(other)
        return Root(self.p + other.p, self.q + other.q, self.d or other.d)

    def __neg__(self):
        return Root(-self.p, -self.q, self.d)

    def __sub__(self, other):
        return self + -Root.of(other)

    def __rsub__(self, other):
        return Root.of(other) - self

    def __mul__(self, other):
        other = Root.of(other)
        d = self.d or other.d
        if self.d and other.d and self.d != other.d:
            raise ValueError("two different square roots")
        return Root(self.p * other.p + self.q * other.q * d, self.p * other.q + self.q * other.p, d)

    __radd__, __rmul__ = __add__, __mul__

    def __truediv__(self, other):
        other = Root.of(other)
        norm = other.p**2 - other.q**2 * other.d
        return self * Root(other.p / norm, -other.q / norm, other.d)

    @property
    def sign(self):
        a, b = (self.p > 0) - (self.p < 0), (self.q > 0) - (self.q < 0)
        if a * b >= 0:
            return a or b
        difference = self.p**2 - self.q**2 * self.d
        return a * ((difference > 0) - (difference < 0))

    def __abs__(self):
        return self if self.sign >= 0 else -self

    def __eq__(self, other):
        return (self - Root.of(other)).sign == 0

    def __lt__(self, other):
        return (self - Root.of(other)).sign < 0

    def __le__(self, other):
        return (self - Root.of(other)).sign <= 0

    def __gt__(self, other):
        return (self - Root.of(other)).sign > 0

    def __ge__(self, other):
        return (self - Root.of(other)).sign >= 0

    __hash__ = None

    @property
    def key(self):
        return self.p, self.q

    def __repr__(self):
        return f"{self.p}" + (f" + {self.q}√{self.d}" if self.q else "")


def dot(u, v):
    total = Root(0)
    for a, b in zip(u, v):
        if not (isinstance(a, (int, Fraction)) and a == 0):
            total = total + Root.of(b) * a
    return total


class Problem:
    """min λ·Σ w|x| + ‖Ax − y‖^(2 or 1), or min Σ w|x| subject to ‖Ax − y‖ ≤ ε."""

    def __init__(self, kind, parameter, matrix, vector, weights):
        self.kind, self.parameter, self.weights = kind, Fraction(parameter), [Fraction(x) for x in weights]
        self.matrix = [[Fraction(x) for x in row] for row in matrix]
        self.vector = [Fraction(x) for x in vector]
        self.columns = list(map(list, zip(*self.matrix)))

    @property
    def penalty(self):
        return Fraction(1) if self.kind == "p1" else self.parameter

    def residual(self, x):
        return [Root(y) - dot(row, x) for row, y in zip(self.matrix, self.vector)]

    def norm(self, x):
        return dot(self.weights, [abs(Root.of(entry)) for entry in x])

    def shown(self):
        rows = ";".join(" ".join(map(str, row)) for row in self.matrix)
        return (
            f"{self.kind} {self.parameter} A = [{rows}] y = [{' '.join(map(str, self.vector))}] "
            f"w = [{' '.join(map(str, self.weights))}]"
        )

    # Optimality.

    def optimum(self, x, u):
        """The least value, if x and u prove that x is a minimiser; else a complaint."""
        if len(x) != len(self.columns) or len(u) != len(self.vector):
            return None, "vectors of the wrong length"
        for column, weight in zip(self.columns, self.weights):
            if abs(dot(column, u)) > self.penalty * weight:
                return None, "the dual vector is not feasible"
        r, length = self.residual(x), self.norm(x)
        square, pairing = dot(r, r), dot(self.vector, u)
        if self.kind == "p2":
            # ‖y‖² − ‖y − u/2‖² = ⟨u, y⟩ − ‖u‖²/4 is the value of the dual problem.
            value = self.parameter * length + square
            return (value, None) if value == pairing - dot(u, u) / 4 else (None, "the values differ")
        if self.kind == "p3":
            if dot(u, u) > 1:
                return None, "the dual vector is longer than 1"
            # The objective is πΣw|x| + ‖r‖, and ⟨u, y⟩ that of the dual problem: ‖r‖ is their difference.
            rest = pairing - self.parameter * length
            return (pairing, None) if rest >= 0 and rest * rest == square else (None, "the values differ")
        bound = self.parameter**2
        if square > bound:
            return None, "the point is not feasible"
        if all(dot(column, r) == 0 for column in self.columns) and square == bound:
            # Every feasible z has Az = Ax, and Σw|z| ≥ ⟨u, Az⟩.
            fit = [Root(y) - e for y, e in zip(self.vector, r)]
            return (length, None) if dot(u, fit) == length else (None, "the values differ")
        rest = pairing - length
        return (length, None) if rest >= 0 and rest * rest == dot(u, u) * bound else (None, "the values differ")

    def infeasible(self, v):
        """Whether v proves that no x has ‖Ax − y‖ ≤ ε."""
        pairing = dot(self.vector, v)
        return (
            self.kind == "p1"
            and all(dot(column, v) == 0 for column in self.columns)
            and pairing > 0
            and pairing * pairing > dot(v, v) * self.parameter**2
        )

    def least_distance_square(self):
        """‖y − Ax‖² at its least over all x: by orthogonalising the columns."""
        r, basis = list(self.vector), []
        for column in self.columns:
            c = list(column)
            for b, square in basis:
                share = sum(s * t for s, t in zip(b, c)) / square
                c = [s - share * t for s, t in zip(c, b)]
            square = sum(s * s for s in c)
            if square:
                basis.append((c, square))
                share = sum(s * t for s, t in zip(c, r)) / square
                r = [s - share * t for s, t in zip(r, c)]
        return sum(s * s for s in r)

    # The set of minimisers.

    def saturated(self, u):
        """(j, sign) for the columns with |A_jᵀu| = π·w_j."""
        found = []
        for j, (column, weight) in enumerate(zip(self.columns, self.weights)):
            value = dot(column, u)
            if abs(value) == self.penalty * weight:
                found.append((j, value.sign))
        return found

    def vertices(self, x, u, limit):
        """All vertices of the set of minimisers, as a dictionary by key; None if there are too many bases to try."""
        allowed = self.saturated(u)
        columns = [[sign * entry for entry in self.columns[j]] for j, sign in allowed]
        r = self.residual(x)
        if self.kind == "p3" and dot(u, u) == 1:
            # Az + t·u = y with t ≥ 0: the residual can be any non-negative multiple of u.
            columns, target = columns + [list(u)], [Root(y) for y in self.vector]
        else:
            target = [Root(y) - e for y, e in zip(self.vector, r)]
        rank = len(independent(columns))
        if math.comb(len(columns), rank) > limit:
            return None
        found = {}
        for chosen in itertools.combinations(range(len(columns)), rank):
            values = solution([columns[k] for k in chosen], target)
            if values is None or any(value.sign < 0 for value in values):
                continue
            z = [Root(0)] * len(self.columns)
            for k, value in zip(chosen, values):
                if k < len(allowed):
                    j, sign = allowed[k]
                    z[j] = sign * value
            found[tuple(entry.key for entry in z)] = z
        return found

    def is_minimiser(self, z, value):
        """Whether the objective at z is the least one."""
        r = self.residual(z)
        square = dot(r, r)
        if self.kind == "p1":
            return self.norm(z) == value and square <= self.parameter**2
        rest = value - self.parameter * self.norm(z)
        return rest == square if self.kind == "p2" else rest >= 0 and rest * rest == square


def independent(columns):
    """Indices of a maximal set of independent columns."""
    rows, chosen = [], []
    for index, column in enumerate(columns):
        c = [Root.of(entry) for entry in column]
        for pivot, row in rows:
            if c[pivot].sign:
                share = c[pivot] / row[pivot]
                c = [s - share * t for s, t in zip(c, row)]
        pivot = next((i for i, entry in enumerate(c) if entry.sign), None)
        if pivot is not None:
            rows.append((pivot, c))
            chosen.append(index)
    return chosen


def solution(columns, target):
    """The coefficients of `target` in the columns; None if they are dependent or do not span it."""
    rows = [[Root.of(c[i]) for c in columns] + [Root.of(target[i])] for i in range(len(target))]
    for k in range(len(columns)):
        pivot = next((i for i in range(k, len(rows)) if rows[i][k].sign), None)
        if pivot is None:
            return None
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [entry / rows[k][k] for entry in rows[k]]
        for i, row in enumerate(rows):
            if i != k and row[k].sign:
                share = row[k]
                rows[i] = [s - share * t for s, t in zip(row, rows[k])]
    if any(row[-1].sign for row in rows[len(columns) :]):
        return None
    return [rows[k][-1] for k in range(len(columns))]


def affine_dimension(points):
    """The dimension of the hull of points, given as lists."""
    first, *others = points
    return len(independent([[a - b for a, b in zip(point, first)] for point in others]))
