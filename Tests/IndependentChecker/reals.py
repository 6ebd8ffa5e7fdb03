"""Real numbers for the independent checker: exact rationals, and intervals where that is not possible.

Written from Proofs/CERTIFICATE.md alone, without a look at the Swift source. Intervals are python-flint's `arb`, or mpmath's `iv` where
flint is missing, with one exception: **roots are taken here, of integers**. GMP's mpn_sqrtrem calls some numbers perfect squares that are
none if it is not asked for the remainder (roots of six limbs and more whose remainder is close to twice the root); `arb.sqrt` then
encloses a root by a point that is not the root. The root of an integer is therefore confirmed by two multiplications, or taken by math.isqrt.
"""
from functools import reduce
from math import isqrt

try:
    from flint import arb, fmpq as Q, fmpz, ctx
    integer, fast_root = fmpz, (lambda n: n.isqrt())
    numerator, denominator = (lambda q: int(q.p)), (lambda q: int(q.q))
    def size(q): return q.p.bit_length() + q.q.bit_length()
    enclose, inf, sup, hull = arb, (lambda b: b.lower()), (lambda b: b.upper()), (lambda a, b: a.union(b))
    finite = lambda b: b.is_finite()
    mantissa_exponent = lambda b: b.man_exp()
    point = lambda n, e: arb((fmpz(n), fmpz(e)))
    everything = lambda: arb(0, arb("inf"))
    library_pi, library_cos_pi, margin = arb.pi, arb.cos_pi_fmpq, (lambda e: arb(0, point(1, e)))
    def precision(): return ctx.prec
    def set_precision(bits): ctx.prec = bits
except ImportError:
    from fractions import Fraction as Q
    from mpmath import iv, libmp
    integer, fast_root = int, isqrt
    numerator, denominator = (lambda q: q.numerator), (lambda q: q.denominator)
    def size(q): return q.numerator.bit_length() + q.denominator.bit_length()
    enclose = lambda q: iv.mpf(q.numerator) / iv.mpf(q.denominator) if isinstance(q, (Q, int)) else q
    inf, sup, hull = (lambda b: iv.mpf(b.a)), (lambda b: iv.mpf(b.b)), (lambda a, b: iv.mpf([min(a.a, b.a), max(a.b, b.b)]))
    finite = lambda b: abs(b.a) < float("inf") and abs(b.b) < float("inf")
    def mantissa_exponent(b):
        sign, man, exp, _ = b._mpi_[0]
        return (-int(man) if sign else int(man)), int(exp)
    def point(n, e):
        number = libmp.from_man_exp(int(n), int(e))
        return iv.make_mpf((number, number))
    everything = lambda: iv.mpf(["-inf", "inf"])
    library_pi, library_cos_pi = (lambda: +iv.pi), (lambda q: iv.cos(iv.pi * enclose(q)))
    margin = lambda e: hull(point(-1, e), point(1, e))
    def precision(): return iv.prec
    def set_precision(bits): iv.prec = bits


# ------------------------------------------------------------------------------------------------------- roots of integers
def integer_root(n):
    """The largest integer s with s*s <= n, for n >= 0."""
    n = integer(n)
    s = fast_root(n)
    return s if s * s <= n < (s + 1) * (s + 1) else integer(isqrt(int(n)))

def perfect_root(n):
    """The root of the integer n if it is a perfect square, else None."""
    if n < 0: return None
    s = integer_root(n)
    return s if s * s == n else None

def rational_root(q):
    """The root of the rational q if it is a rational number, else None."""
    p, d = perfect_root(numerator(q)), perfect_root(denominator(q))
    return None if p is None or d is None else Q(p, d)

def root_of_dyadic(n, e, up):
    """A pair (s, f): s*2^f is a bound of the root of n*2^e, n >= 0, from below or from above, with about precision() bits."""
    shift = 2 * precision() + 4 - int(n).bit_length()
    shift += (int(e) - shift) & 1                                             # the exponent becomes even
    scaled = n << shift if shift >= 0 else n >> -shift                        # rounded down
    s = integer_root(scaled)
    exact = s * s == scaled and (shift >= 0 or scaled << -shift == n)
    return (s if exact or not up else s + 1), (int(e) - shift) // 2

def root_of_rational(q):
    """An interval that contains the root of the rational q >= 0."""
    n, d = integer(numerator(q)), integer(denominator(q))
    half = precision() + 2 - (int(n).bit_length() - int(d).bit_length()) // 2
    scaled = (n << 2 * half) // d if half >= 0 else n // (d << -2 * half)     # s² <= scaled <= 4^half·q < scaled + 1 <= (s + 1)²
    s = integer_root(scaled)
    return hull(point(s, -half), point(s + 1, -half))

def root_of_interval(b):
    """An interval that contains the roots of all numbers >= 0 in b, a finite interval that contains one."""
    low, high = mantissa_exponent(inf(b)), mantissa_exponent(sup(b))
    lower = point(*root_of_dyadic(*low, False)) if low[0] > 0 else enclose(0)
    return hull(lower, point(*root_of_dyadic(*high, True)) if high[0] > 0 else enclose(0))

def with_margin(function, *arguments):
    """The enclosure of a value of size at most 4 by the library, at 64 more bits and a margin of 2^32 of their units.

    The library takes roots in pi and cosine as well; a root that is wrong is wrong by one unit.
    """
    bits = precision()
    set_precision(bits + 64)
    try:
        return function(*arguments) + margin(-bits - 32)
    finally:
        set_precision(bits)


# ---------------------------------------------------------------------------------------------------------------- numbers
class Real:
    """A real number: `q` is its exact value, or `q` is None and `b` is an interval that contains it.

    A comparison answers True only if it is proved for all values in the enclosures.
    """
    __slots__ = ("q", "b")
    limit = 1 << 20            # bits of a rational beyond which intervals are used

    def __init__(self, q=None, b=None):
        self.q, self.b = (None, enclose(q)) if q is not None and size(q) > Real.limit else (q, b)

    def ball(self):
        if self.b is None:
            self.b = enclose(self.q)
        return self.b

    def join(self, other, op):
        if self.q is not None and other.q is not None:
            return Real(op(self.q, other.q))
        return Real(b=op(self.ball(), other.ball()))

    def __add__(self, other): return self.join(other, lambda a, b: a + b)
    def __sub__(self, other): return self.join(other, lambda a, b: a - b)
    def __mul__(self, other): return ZERO if self.q == 0 or other.q == 0 else self.join(other, lambda a, b: a * b)
    def __truediv__(self, other): return self.join(other, lambda a, b: a / b)
    def __neg__(self): return ZERO - self
    def __abs__(self): return Real(abs(self.q)) if self.q is not None else Real(b=abs(self.b))
    def compare(self, other, op):
        if self.q is not None and other.q is not None:
            return bool(op(self.q, other.q))
        return op(self.ball(), other.ball()) is True
    def __lt__(self, other): return self.compare(other, lambda a, b: a < b)          # certain
    def __le__(self, other): return self.compare(other, lambda a, b: a <= b)         # certain
    def nonzero(self): return self < ZERO or ZERO < self
    def finite(self): return self.q is not None or finite(self.b)
    def upper(self): return self if self.q is not None else Real(b=sup(self.b))

def R(p, q=1): return Real(Q(p, q))
ZERO, ONE = R(0), R(1)
def PI(): return Real(b=with_margin(library_pi))
def cosine_pi(q): return Real(b=with_margin(library_cos_pi, q))

def sqrt(x):
    """The root of a number that is known to be >= 0, even if its enclosure reaches below 0."""
    if x.q is not None:
        exact = rational_root(x.q)
        return Real(exact) if exact is not None else Real(b=root_of_rational(x.q))
    return Real(b=root_of_interval(x.b) if finite(x.b) else everything())

def positive_part(x):
    if ZERO <= x: return x
    if x <= ZERO: return ZERO
    return Real(b=hull(enclose(0), sup(x.b)))


# ------------------------------------------------------------------------------------------------------ vectors, matrices
def total(xs): return reduce(lambda a, b: a + b, xs, ZERO)
def dot(u, v): return total(a * b for a, b in zip(u, v))
def square(v): return dot(v, v)
def norm(v): return sqrt(square(v))
def minus(u, v): return [a - b for a, b in zip(u, v)]
def apply(A, x): return [dot(row, x) for row in A]
def columns(A): return [list(c) for c in zip(*A)]
def times(A, B): return [[dot(row, c) for c in columns(B)] for row in A] if A is not None else B

def positive_definite(S):
    """All pivots of Gaussian elimination on the symmetric matrix S are certainly positive."""
    S = [list(row) for row in S]
    for k in range(len(S)):
        if not ZERO < S[k][k]:
            return False
        for i in range(k + 1, len(S)):
            f = S[i][k] / S[k][k]
            for j in range(i, len(S)):
                S[i][j] = S[j][i] = S[i][j] - f * S[k][j]
    return True

def shifted(G, s, sign):
    """sign*G + s*I"""
    return [[(G[i][j] if sign > 0 else -G[i][j]) + (s if i == j else ZERO) for j in range(len(G))] for i in range(len(G))]
