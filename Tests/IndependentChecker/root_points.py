"""The roots of reals.py at points where the root of GMP is wrong, judged in integers.

The root is wrong for b = 2^i + 2^j, b of six limbs and more as long as the precision, and b² + 2^(i+1), whose remainder is close to twice the
root: half of the points are of this kind or next to it. The others are b² + k and b² + 2b − k units of their last place for any b.
"""
import random

import reals
from reals import Q, Real, mantissa_exponent


def points(count, seed=1):
    """(precision, n, e): the number n·2^e."""
    choose = random.Random(seed)
    for _ in range(count):
        precision = min(4096, 64 * 2**choose.randrange(7) + choose.choice((0, 0, 64, 128, choose.randrange(64))))
        bits = precision + choose.choice((0, 0, 0, -1, 1, 2, 64))
        b = 1 << bits - 1
        k = choose.choice((0, 0, 1, -1, 2, choose.randrange(1000), 1 << choose.randrange(bits)))
        if choose.random() < 0.5:
            b |= 1 << choose.randrange(bits // 4, bits - 1)
            n = b * b + (1 << bits) - k
        else:
            b |= choose.getrandbits(bits) if choose.random() < 0.5 else 1 << choose.randrange(bits)
            n = b * b + (k if choose.random() < 0.5 else 2 * b - abs(k) % b)
        yield precision, n, choose.randrange(-40, 40)

def dyadic(n, e): return Q(n << e) if e >= 0 else Q(n, 1 << -e)

def compare(m, f, n, e):
    """The sign of m·2^f − √(n·2^e), for m >= 0."""
    shift = 2 * f - e
    left, right = m * m << max(0, shift), n << max(0, -shift)
    return (left > right) - (left < right)

def encloses(ball, n, e):
    (low, f), (high, g) = (map(int, mantissa_exponent(end(ball))) for end in (reals.inf, reals.sup))
    return (low <= 0 or compare(low, f, n, e) <= 0) and high >= 0 and compare(high, g, n, e) >= 0

def wrong(count, root=None, seed=1):
    """How many of so many points have a root that is not in its enclosure: as a rational, as an interval of one point and as a wider one.

    With `root`, how many of the enclosures of that function, which takes an interval, do not contain the root.
    """
    failures = 0
    for precision, n, e in points(count, seed):
        reals.set_precision(precision)
        if root is not None:
            failures += not encloses(root(reals.enclose(dyadic(n, e))), n, e)
            continue
        exact, interval = reals.sqrt(Real(dyadic(n, e))), reals.sqrt(Real(b=reals.point(n, e)))
        width = reals.sqrt(Real(b=reals.hull(reals.point(n, e), reals.point(n + 5, e))))
        failures += not (encloses(exact.ball(), n, e) and encloses(interval.b, n, e) and encloses(width.b, n, e) and encloses(width.b, n + 5, e))
    return failures
