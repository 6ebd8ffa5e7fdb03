"""Values to compare with, from libraries that share no code with the package.

Rationals come from python-flint (`fmpq`) or the standard library (`fractions`), decimals from `decimal`, and enclosures
of elementary functions from Arb (python-flint) or, without it, from mpmath with an assumed error bound.
"""

import math
from fractions import Fraction

INFINITY = float("inf")


class Flint:
    """FLINT and Arb, by python-flint: rigorous enclosures."""

    def __init__(self):
        import flint

        self.flint = flint
        self.name = f"python-flint {flint.__version__} (FLINT {flint.__FLINT_VERSION__})"

    def rational(self, value):
        return self.flint.fmpq(value.numerator, value.denominator)

    def enclosure(self, function, x, bits):
        """Fractions below and above the value of `function` at the fraction `x`, about `bits` good bits."""
        flint = self.flint
        before, flint.ctx.prec = flint.ctx.prec, bits
        try:
            q = self.rational(x)
            if function == "cosPi":
                ball = flint.arb.cos_pi_fmpq(q)
            elif function == "sinPi":
                ball = flint.arb.sin_pi_fmpq(q)
            elif function == "pi":
                ball = flint.arb.pi()
            else:
                ball = getattr(flint.arb(q), function)()
            return tuple(self._fraction(end) for end in (ball.lower(), ball.upper()))
        finally:
            flint.ctx.prec = before

    @staticmethod
    def _fraction(exact):
        mantissa, exponent = exact.man_exp()
        return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


class Mpmath:
    """mpmath and the standard library: the error bound of a function value is an assumption, not a theorem."""

    def __init__(self):
        import mpmath

        self.mpmath = mpmath
        self.name = f"mpmath {mpmath.__version__} and fractions"

    def rational(self, value):
        return value

    def enclosure(self, function, x, bits):
        mp = self.mpmath.mp
        # Cancellation near a zero of sine or cosine costs as many bits as the argument has, at most.
        extra = 64 + x.numerator.bit_length() + x.denominator.bit_length()
        with mp.workprec(bits + extra):
            q = mp.mpf(x.numerator) / mp.mpf(x.denominator)
            if function == "cosPi":
                value = mp.cospi(q)
            elif function == "sinPi":
                value = mp.sinpi(q)
            elif function == "pi":
                value = +mp.pi
            else:
                value = getattr(mp, function)(q)
            # mpmath's `man_exp` has no sign.
            mantissa, exponent = value.man_exp
            mantissa = int(mantissa) if value >= 0 else -int(mantissa)
        exact = Fraction(mantissa) * Fraction(2) ** int(exponent)
        error = abs(exact) / 2**bits + Fraction(1, 2 ** (bits + extra // 2))
        return exact - error, exact + error


def backend(name=None):
    """The backend of that name; without one, python-flint if it is installed, else mpmath."""
    if name in (None, "flint"):
        try:
            return Flint()
        except ImportError:
            if name == "flint":
                raise
    return Mpmath()


# Rounding to numbers of a given precision.


def exponent_of(x):
    """The e with 2^(e-1) <= |x| < 2^e, for a fraction other than 0."""
    e = abs(x.numerator).bit_length() - x.denominator.bit_length()
    return e + 1 if abs(x) >= Fraction(2) ** e else e


def ulp(x, precision):
    """The distance of numbers of `precision` bits about `x`, not 0."""
    return Fraction(2) ** (exponent_of(x) - precision)


def rounded(x, precision, up):
    """The largest number of `precision` bits <= x, or the smallest >= x; infinities stay."""
    if x == 0 or isinstance(x, float):
        return x
    unit = ulp(x, precision)
    return (math.ceil(x / unit) if up else math.floor(x / unit)) * unit


EXACT = {("exp", 0): 1, ("log", 1): 0, ("sin", 0): 0, ("cos", 0): 1}


def rounded_root(x, precision, up):
    """The square root of a fraction x >= 0, rounded.

    Python's own integers decide, never the other library: python-flint, gmpy2 and mpmath on gmpy2 take roots from the same
    function of GMP as MPFR does, which is wrong for some numbers. `math.isqrt` is Python's own code.
    """
    if x == 0:
        return Fraction(0)
    # The root lies in [2^(e-1), 2^e).
    unit = Fraction(2) ** ((exponent_of(x) + 1) // 2 - precision)
    units = math.isqrt(math.floor(x / unit**2))
    exact = (units * unit) ** 2 == x
    return (units if exact or not up else units + 1) * unit


def rounded_value(library, function, x, precision, up):
    """The value of `function` at `x`, rounded; it is irrational except where `EXACT` or a square root says otherwise."""
    if (function, x) in EXACT:
        return Fraction(EXACT[function, x])
    if function == "sqrt":
        return rounded_root(x, precision, up)
    bits = precision + 40
    while bits < 100_000:
        low, high = (rounded(end, precision, up) for end in library.enclosure(function, x, bits))
        if low == high:
            return low
        bits *= 2
    raise ArithmeticError(f"{function}({x}) is not told apart from a number of {precision} bits")


def floor_of_turns(library, x, offset):
    """The floor of x/(2π) - offset, which is no integer."""
    bits = 64 + (0 if x == 0 else max(0, exponent_of(x)))
    while bits < 1_000_000:
        low, high = library.enclosure("pi", Fraction(0), bits)
        floors = {math.floor(x / (2 * pi) - offset) for pi in (low, high)}
        if len(floors) == 1:
            return floors.pop()
        bits *= 2
    raise ArithmeticError(f"{x} is not told apart from a multiple of π")


# Intervals as pairs of fractions or infinities; the empty set is None.


def times(x, y):
    """The product, with 0·∞ = 0."""
    if x == 0 or y == 0:
        return Fraction(0)
    if isinstance(x, float) or isinstance(y, float):
        return INFINITY if (x > 0) == (y > 0) else -INFINITY
    return x * y


def plus(x, y):
    if isinstance(x, float):
        return x
    return y if isinstance(y, float) else x + y


def product(x, y):
    corners = [times(a, b) for a in x for b in y]
    return min(corners), max(corners)


def reciprocal(y):
    """{1/t : t in y, t ≠ 0}, closed, or None."""
    c, d = y
    if c == 0 and d == 0:
        return None
    if c < 0 < d:
        return -INFINITY, INFINITY

    def inverse(t, at_zero):
        return at_zero if t == 0 else Fraction(0) if isinstance(t, float) else 1 / t

    return inverse(d, -INFINITY), inverse(c, INFINITY)


def quotient(x, y):
    inverse = reciprocal(y)
    return None if inverse is None else product(x, inverse)


def power(x, n):
    if n == 0:
        return Fraction(1), Fraction(1)
    result = x
    if n % 2 == 0:
        low, high = sorted(abs(end) for end in x)
        result = (Fraction(0) if x[0] <= 0 <= x[1] else low), high
    ends = tuple(end if isinstance(end, float) else end ** abs(n) for end in result)
    return reciprocal(ends) if n < 0 else ends


def image(library, function, x, precision):
    """The tightest interval of `precision` bits about {function(t) : t in x}, or None."""
    low, high = x

    def value(t, up, at_infinity):
        return at_infinity if isinstance(t, float) else rounded_value(library, function, t, precision, up)

    if function == "exp":
        return value(low, False, Fraction(0)), value(high, True, INFINITY)
    if function == "log":
        if high <= 0:
            return None
        return (-INFINITY if low <= 0 else value(low, False, INFINITY)), value(high, True, INFINITY)
    if function == "sqrt":
        if high < 0:
            return None
        return (Fraction(0) if low <= 0 else value(low, False, INFINITY)), value(high, True, INFINITY)
    # Sine and cosine: the ends, or an extremum between them.
    if isinstance(low, float) or isinstance(high, float):
        return Fraction(-1), Fraction(1)
    quarter = Fraction(1, 4)
    top, bottom = (quarter, 3 * quarter) if function == "sin" else (Fraction(0), 2 * quarter)

    def reaches(offset):
        if offset == 0 and low <= 0 <= high:
            return True
        # An end 0 is an extremum of the cosine, which is settled above.
        return floor_of_turns(library, high, offset) > floor_of_turns(library, low, offset)

    lower = Fraction(-1) if reaches(bottom) else min(value(t, False, None) for t in x)
    upper = Fraction(1) if reaches(top) else max(value(t, True, None) for t in x)
    return lower, upper
