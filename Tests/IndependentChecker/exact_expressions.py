"""Exact values, exact squares and cosine monomials of expressions (2.7 of Proofs/CERTIFICATE.md).

Expressions are given by numbers: `trees[i]` is the pair (key, operands) of expression i, the operands being numbers below i, or the
content of an expression without operands. References have been replaced by what they refer to.
"""
from reals import Q, denominator, numerator, perfect_root, rational_root, size

NUMBER_BITS, ALL_BITS, MONOMIAL_BITS = 1 << 21, 1 << 25, 1 << 12


class Surd:
    """p + q√D with rational p, q and D >= 2 no perfect square, or D = 0 and q = 0."""
    __slots__ = ("p", "q", "D")

    def __init__(self, p, q=Q(0), D=0):
        self.p, self.q, self.D = p, q, D if q != 0 else 0

    def bits(self): return size(self.p) + size(self.q)

    def over(self, D):
        """The same number with √D in place of √(self.D), or None where that is in another field: √E = (√(DE)/D)·√D."""
        if self.D in (0, D): return self
        r = perfect_root(self.D * D) if D else None
        return None if r is None else Surd(self.p, self.q * Q(r, D), D)

    def __add__(self, other): return Surd(self.p + other.p, self.q + other.q, self.D or other.D)
    def __mul__(self, other):
        D = self.D or other.D
        return Surd(self.p * other.p + self.q * other.q * D, self.p * other.q + self.q * other.p, D)
    def inverse(self):
        n = self.p * self.p - self.q * self.q * self.D                       # not 0 for a number that is not
        return Surd(self.p / n, -self.q / n, self.D)

    def sign(self):
        if self.q == 0 or self.p == 0 or (self.p > 0) == (self.q > 0):
            t = self.p if self.p != 0 else self.q
            return (t > 0) - (t < 0)
        larger = self.p if self.p * self.p > self.q * self.q * self.D else self.q
        return 1 if larger > 0 else -1

    def equals(self, other):
        other = other.over(self.D) if self.D else other
        return other is not None and (self.p, self.q, self.D) == (other.p, other.q, other.D)


def joined(op):
    """The operation on numbers of one field, nothing for others."""
    def apply(a, b):
        b = b if a.D == 0 or b is None else b.over(a.D)
        return None if b is None else op(a, b)
    return apply

SUM, PRODUCT = joined(lambda a, b: a + b), joined(lambda a, b: a * b)

def root(x):
    """The root of a rational number >= 0 as a number of a field ℚ(√D): √(n/d) = √(nd)/d."""
    if x is None or x.D or x.p < 0: return None
    exact = rational_root(x.p)
    if exact is not None: return Surd(exact)
    n, d = numerator(x.p), denominator(x.p)
    return Surd(Q(0), Q(1) / Q(d), n * d)


class Budget:
    """Numbers that are too long, or too many bits of them, are left out (2.7 allows that)."""
    def __init__(self): self.left = ALL_BITS

    def keep(self, x):
        if x is None or x.bits() > NUMBER_BITS or self.left < x.bits(): return None
        self.left -= x.bits()
        return x

def fold(xs, op, start):
    """start op xs[0] op xs[1] op …, as 2.6 counts the operations; nothing if a number is missing, too long or of another field."""
    for x in xs:
        start = None if x is None else op(start, x)
        if start is None or start.bits() > NUMBER_BITS: return None
    return start


class ExactExpressions:
    """Exact values and squares of the expressions that are asked for, each calculated once."""

    def __init__(self, trees):
        self.trees, self.values, self.squares, self.monomials, self.budget = trees, {}, {}, {}, Budget()

    def ordered(self, i, known):
        """Expression i and all below it that are not known yet, operands first."""
        found, stack = set(), [i]
        while stack:
            j = stack.pop()
            if j in found or j in known: continue
            found.add(j)
            key, operands = self.trees[j]
            if key in ("sum", "product", "quotient", "squareRoot"): stack.extend(operands)
        return sorted(found)

    def value(self, i):
        for j in self.ordered(i, self.values):
            self.values[j] = self.budget.keep(self.value_of_operation(*self.trees[j]))
        return self.values[i]

    def value_of_operation(self, key, content):
        if key == "rational": return Surd(content)
        if key not in ("sum", "product", "quotient", "squareRoot"): return None
        xs = [self.values[j] for j in content]
        if key == "sum": return fold(xs, SUM, Surd(Q(0)))
        if key == "product": return fold(xs, PRODUCT, Surd(Q(1)))
        if key == "squareRoot": return root(xs[0])
        return None if None in xs or xs[1].sign() == 0 else PRODUCT(xs[0], xs[1].inverse())

    def square(self, i):
        """The exact square of an expression that is known to be >= 0, or None."""
        self.value(i)
        for j in self.ordered(i, self.squares):
            self.squares[j] = self.budget.keep(self.square_of_operation(j, *self.trees[j]))
        return self.squares[i]

    def square_of_operation(self, j, key, content):
        if key == "squareRoot":
            x = self.values[content[0]]
            return x if x is not None and x.sign() >= 0 else None
        if key == "product":
            result = fold([self.squares[k] for k in content], PRODUCT, Surd(Q(1)))
            if result is not None: return result
        x = self.values[j]
        return x * x if x is not None and x.sign() >= 0 else None

    def monomial(self, i):
        """(sign, t, theta) of a cosine monomial sign·√t·cos(π·theta), or None."""
        for j in self.ordered(i, self.monomials):
            self.monomials[j] = normal(self.monomial_of_operation(*self.trees[j]))
        return self.monomials[i]

    def monomial_of_operation(self, key, content):
        if key == "rational": return (1 if content > 0 else -1), content * content, Q(0)
        if key == "cosinePi": return cosine(content)
        if key not in ("sum", "product", "quotient", "squareRoot"): return None
        xs = [self.monomials[j] for j in content]
        if any(x is None for x in xs): return None
        if key == "sum": return xs[0] if len(xs) == 1 else None
        if key == "quotient":
            (s, t, angle), (s2, t2, angle2) = xs
            return (s * s2, t / t2, angle) if angle2 == 0 and t2 != 0 else None
        if key == "product":
            result = 1, Q(1), Q(0)
            for x in xs:
                result = normal(times(result, x)) if result else None
            return result
        s, t, angle = xs[0]
        r = rational_root(t) if s == 1 and angle == 0 else None
        return None if r is None else (1, r, Q(0))

def times(x, y):
    """The product of two monomials, of which one at most has a cosine."""
    (s, t, angle), (s2, t2, angle2) = x, y
    return None if angle != 0 and angle2 != 0 else (s * s2, t * t2, angle + angle2)

def normal(x):
    """(1, 0, 0) if t = 0; nothing for numbers that are too long."""
    if x is None or size(x[1]) > MONOMIAL_BITS or size(x[2]) > MONOMIAL_BITS: return None
    return x if x[1] != 0 else (1, Q(0), Q(0))

def cosine(q):
    """cos(πq) as a monomial."""
    n, d = numerator(q), denominator(q)
    n %= 2 * d
    n, s = min(n, 2 * d - n), 1                                              # cos(−πq) = cos(πq): 0 <= n/d <= 1
    if 2 * n > d: n, s = d - n, -1                                           # cos(πq) = −cos(π(1 − q)): 0 <= n/d <= 1/2
    angle = Q(n, d)
    for special, t in ((Q(1, 2), Q(0)), (Q(1, 3), Q(1, 4)), (Q(1, 4), Q(1, 2)), (Q(1, 6), Q(3, 4))):
        if angle == special: return s, t, Q(0)
    return s, Q(1), angle
