"""Questions for the probe, biased to corners, each with what its answer must be."""

import decimal
import math
import re
import struct
from fractions import Fraction

import reference
from reference import INFINITY

DIRECTIONS = ["down", "up", "nearest", "towardZero"]


class Case:
    """One question; `expected` judges the answer."""

    def __init__(self, operation, arguments, expected):
        self.operation = operation
        self.question = "\t".join([operation] + [str(argument) for argument in arguments])
        self.expected = expected


class Text:
    """The answer must be exactly this line."""

    def __init__(self, *fields):
        self.fields = [str(field) for field in fields]

    def complaint(self, answer):
        return None if answer == self.fields else "expected " + "\t".join(self.fields)

    def wrong_answers(self):
        """Answers that must be refused: every field changed in turn, one missing."""
        for i, field in enumerate(self.fields):
            changed = field[:-1] + chr(ord(field[-1]) ^ 1)
            yield self.fields[:i] + [changed] + self.fields[i + 1 :]
        yield self.fields[:-1]


def ok(*values):
    return Text("ok", *values)


def endpoint(text):
    """The value of `significand*2^exponent`, of an integer, or of an infinity."""
    if text in ("inf", "-inf"):
        return float(text)
    significand, _, exponent = text.partition("*2^")
    return Fraction(int(significand)) * Fraction(2) ** int(exponent or 0)


def endpoint_text(x):
    if isinstance(x, float):
        return str(x)
    return f"{x.numerator}*2^{1 - x.denominator.bit_length()}"


class Tightest:
    """The answer must be the tightest interval of `precision` bits about a set."""

    def __init__(self, precision, bounds):
        self.precision = precision
        lower, upper = bounds
        self.bounds = reference.rounded(lower, precision, up=False), reference.rounded(upper, precision, up=True)

    def complaint(self, answer):
        if len(answer) != 4 or answer[0] != "ok" or answer[1] != str(self.precision):
            return f"expected an interval of {self.precision} bits"
        found = endpoint(answer[2]), endpoint(answer[3])
        if found == self.bounds:
            return None
        fault = "too wide" if found[0] <= self.bounds[0] and self.bounds[1] <= found[1] else "not an enclosure"
        return fault + ": expected " + " and ".join(endpoint_text(bound) for bound in self.bounds)

    def wrong_answers(self):
        """Each endpoint one unit in the last place off, either way; another precision; the empty set."""
        for i, bound in enumerate(self.bounds):
            unit = 1 if isinstance(bound, float) or bound == 0 else reference.ulp(bound, self.precision)
            for step in (-unit, unit):
                ends = list(self.bounds)
                ends[i] = Fraction(0) if isinstance(bound, float) else bound + step
                yield ["ok", str(self.precision)] + [endpoint_text(end) for end in ends]
        yield ["ok", str(self.precision + 1)] + [endpoint_text(end) for end in self.bounds]
        yield ["none"]


class Near:
    """The answer must contain a value between two fractions, and be at most `units` in the last place wide."""

    def __init__(self, precision, low, high, units):
        self.precision, self.low, self.high = precision, low, high
        self.unit = reference.ulp(high if high != 0 else low, precision)
        self.width = units * self.unit

    def complaint(self, answer):
        if len(answer) != 4 or answer[0] != "ok" or answer[1] != str(self.precision):
            return f"expected an interval of {self.precision} bits"
        lower, upper = endpoint(answer[2]), endpoint(answer[3])
        # The reference is far more precise than the answer, so it lies inside as a whole.
        if not lower <= self.low <= self.high <= upper:
            return f"not an enclosure of {endpoint_text(self.low)}"
        return None if upper - lower <= self.width else f"{float((upper - lower) / self.unit)} units wide"

    def wrong_answers(self):
        for lower, upper in [
            (self.low - 2 * self.width, self.high),
            (self.low, self.high + 2 * self.width),
            (self.high + self.unit, self.high + 2 * self.unit),
            (self.low - 2 * self.unit, self.low - self.unit),
        ]:
            yield ["ok", str(self.precision), endpoint_text(lower), endpoint_text(upper)]
        yield ["none"]


# Generators.


class Generator:
    def __init__(self, random, library):
        self.random, self.library = random, library

    def integer(self, bits=300):
        r = self.random
        kind = r.randrange(6)
        if kind == 0:
            value = r.choice([0, 1, 2, 3, 10, 2**31, 2**32, 2**53, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64, 2**127])
        elif kind == 1:
            value = 2 ** r.randrange(bits) + r.randrange(-2, 3)
        elif kind == 2:
            value = r.randrange(21)
        elif kind == 3:
            value = r.getrandbits(r.randrange(1, 64))
        else:
            value = r.getrandbits(r.randrange(1, bits)) << (r.randrange(70) if r.randrange(3) == 0 else 0)
        return value if r.randrange(2) else -value

    def rational(self, bits=300):
        r = self.random
        kind = r.randrange(5)
        if kind == 0:
            return Fraction(self.integer(bits))
        if kind == 1:
            return Fraction(self.integer(bits), 2 ** r.randrange(bits))
        if kind == 2:
            return Fraction(r.randrange(-12, 13), r.randrange(1, 7))
        return Fraction(self.integer(bits), self.integer(bits) or 1)

    def finite(self, precision, scale):
        """A number of at most `precision` bits whose exponent is about `scale` at most in magnitude."""
        r = self.random
        kind = r.randrange(7)
        if kind == 0:
            return Fraction(r.choice([0, 0, 1, -1]))
        if kind == 1:
            return Fraction(r.choice([1, -1])) * Fraction(2) ** r.randrange(-scale, scale + 1)
        significand = (1 << precision - 1) | r.getrandbits(precision - 1) if precision > 1 else 1
        if kind == 2:
            significand = r.choice([2 ** (precision - 1), 2**precision - 1])
        exponent = r.choice([-precision, -precision + 1, -precision + 2, -precision + r.randrange(-scale, scale + 1)])
        return r.choice([1, -1]) * significand * Fraction(2) ** exponent

    def interval(self, precision=None, scale=40, infinite=True):
        """Precision, lower and upper bound: points, neighbours, infinite ones and ordinary ones."""
        r = self.random
        precision = precision or r.choice([2, 3, 24, 53, 53, 64, 65, 127, 128, 200, 256])
        low = self.finite(precision, scale)
        kind = r.randrange(6)
        if kind <= 1:
            return precision, low, low
        if kind == 2 and low != 0:
            high = reference.rounded(low + reference.ulp(low, precision), precision, up=True)
            return precision, low, high
        if kind == 3 and infinite and r.randrange(2):
            return precision, *r.choice([(-INFINITY, low), (low, INFINITY), (-INFINITY, INFINITY)])
        high = self.finite(precision, scale)
        return precision, min(low, high), max(low, high)


def shown(interval):
    precision, low, high = interval
    return [precision, low, high]


# Integers and rationals.


def integer_cases(g):
    a, b = g.integer(), g.integer()
    direction = g.random.choice(DIRECTIONS)
    yield Case("integer.add", [a, b], ok(a + b))
    yield Case("integer.sub", [a, b], ok(a - b))
    yield Case("integer.mul", [a, b], ok(a * b))
    yield Case("integer.gcd", [a, b], ok(math.gcd(a, b)))
    yield Case("integer.compare", [a, b], ok((a > b) - (a < b)))
    yield Case("integer.compound", [a, b], ok((a + b) * a - b + a * b, a))
    c = g.random.choice([g.integer(), -a * b, a * b, -2 * a * b])
    yield Case("integer.products", [c, a, b], ok(c + a * b, c - a * b, c + 2 * a * b, c - 2 * a * b, c))
    shift = g.random.randrange(200)
    yield Case("integer.shift", [a, shift], ok(a << shift, a >> shift))
    yield Case("integer.sqrt", [a], ok(math.isqrt(a)) if a >= 0 else Text("error", "domain"))
    if b == 0:
        yield Case("integer.divmod", [a, b], Text("error", "divisionByZero"))
        yield Case("integer.div", [a, b, direction], Text("error", "divisionByZero"))
    else:
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        yield Case("integer.divmod", [a, b], ok(quotient, a - quotient * b))
        yield Case("integer.div", [a, b, direction], ok(to_integer(Fraction(a, b), direction)))


def to_integer(x, direction):
    return {"down": math.floor, "up": math.ceil, "nearest": round, "towardZero": math.trunc}[direction](x)


def rational_cases(g):
    a, b = g.rational(), g.rational()
    p, q = g.library.rational(a), g.library.rational(b)
    direction = g.random.choice(DIRECTIONS)
    yield Case("rational.add", [a, b], ok(p + q))
    yield Case("rational.sub", [a, b], ok(p - q))
    yield Case("rational.mul", [a, b], ok(p * q))
    yield Case("rational.div", [a, b], ok(p / q) if b else Text("error", "divisionByZero"))
    yield Case("rational.compare", [a, b], ok((p > q) - (p < q)))
    yield Case("rational.compound", [a, b], ok((p + q) * p - q + p * q, p))
    n = g.random.randrange(-12, 13)
    yield Case("rational.pow", [a, n], ok(p**n) if a or n >= 0 else Text("error", "divisionByZero"))
    yield Case("rational.floor", [a], ok(math.floor(a), math.ceil(a)))
    xs, ys = ([g.rational(120) for _ in range(g.random.randrange(6))] for _ in range(2))
    ys = (ys + [Fraction(1)] * len(xs))[: len(xs)]
    # Exponents next to each other, and far apart.
    spread = g.random.choice([3, 70, 300])
    us, vs = ([g.integer(150) / Fraction(2) ** g.random.randrange(spread) for _ in xs] for _ in range(2))
    exact = sum((u * v for u, v in zip(us, vs)), Fraction(0))
    yield Case("rational.dyadicDot", [" ".join(map(str, us)), " ".join(map(str, vs))], ok(dyadic_text(exact)))
    zero = g.library.rational(Fraction(0))
    dot = sum((g.library.rational(x) * g.library.rational(y) for x, y in zip(xs, ys)), zero)
    yield Case("rational.dot", [" ".join(map(str, xs)), " ".join(map(str, ys))], ok(dot))
    value = zero
    for x in reversed(xs):
        value = value * p + g.library.rational(x)
    yield Case("rational.horner", [" ".join(map(str, xs)), a], ok(value))
    e = g.random.randrange(-80, 80)
    # A tie half of the time.
    x = (2 * g.integer(80) + 1) * Fraction(2) ** (e - 1) if g.random.randrange(2) else a
    multiple = Fraction(to_integer(x / Fraction(2) ** e, direction)) * Fraction(2) ** e
    yield Case("rational.multiple", [x, e, direction], ok(dyadic_text(multiple)))


def dyadic_text(x):
    """The form `significand*2^exponent` with an odd significand, without the power if it is 1."""
    if x == 0:
        return "0"
    twos = (x.numerator & -x.numerator).bit_length() - 1
    exponent = twos + 1 - x.denominator.bit_length()
    return f"{x.numerator >> twos}" + (f"*2^{exponent}" if exponent else "")


# Texts, decimals and machine numbers.

NUMBER = re.compile(
    r"(?P<sign>[+-]?)(?:(?P<n>[0-9]+)/(?P<d>[0-9]+)"
    r"|0[xX](?:(?P<hi>[0-9a-fA-F]+)(?:\.(?P<hf>[0-9a-fA-F]*))?|\.(?P<hg>[0-9a-fA-F]+))(?:[pP](?P<he>[+-]?[0-9]+))?"
    r"|(?:(?P<i>[0-9]+)(?:\.(?P<f>[0-9]*))?|\.(?P<g>[0-9]+))(?:[eE](?P<e>[+-]?[0-9]+))?)"
)
MALFORMED, TOO_LARGE = Text("error", "malformed"), Text("error", "tooLarge")
CORNER_TEXTS = (
    "|+|-|.|0|-0|+0|00|.5|5.|-.5e1|1/0|0/0|-1/0|1/-2|1/+2|1//2|1/2/3|1/2e3|1.5/2|nan|NaN|inf|-inf|Infinity| 1|1 |1 /2|1e|1e+|"
    "1e1000000|1e1000001|1e-1000001|0e99999999999999999999|1e0000000000000000000000005|0x|0x.|0x.p1|0x1p|0x1.8p-3|0X1P+4|"
    "0x1e5|0x1/2|00x1|0x-1|1_000|1,5|١|１|½|−1|1\u0000|0x1p99999999999999999999|0x0.0000p0|2/4|-6/3|1e5e5|1.2.3|0x1.2.3|++1|+-1"
).split("|")


def parsed(text, library):
    match = NUMBER.fullmatch(text)
    if match is None:
        return MALFORMED
    part = match.groupdict()
    if part["n"] is not None:
        if int(part["d"]) == 0:
            return Text("error", "zeroDenominator")
        value = Fraction(int(part["n"]), int(part["d"]))
    else:
        hexadecimal = part["hi"] is not None or part["hg"] is not None
        whole, fraction = (part["hi"], part["hf"] or part["hg"]) if hexadecimal else (part["i"], part["f"] or part["g"])
        exponent = int((part["he"] if hexadecimal else part["e"]) or 0)
        if abs(exponent) > 1_000_000:
            return TOO_LARGE
        digits, fraction = (whole or "") + (fraction or ""), fraction or ""
        base, shift = (2, 4) if hexadecimal else (10, 1)
        value = Fraction(int(digits, 16 if hexadecimal else 10)) * Fraction(base) ** (exponent - shift * len(fraction))
    return ok(library.rational(-value if part["sign"] == "-" else value))


def text_cases(g):
    r = g.random
    digits = lambda n, alphabet="0123456789": "".join(r.choice(alphabet) for _ in range(n))
    sign = r.choice(["", "", "-", "+"])
    n = r.choice([1, 2, 5, 16, 17, 40])
    texts = [
        sign + digits(n) + "/" + digits(r.choice([1, 3, 20])),
        sign + digits(n) + "." + digits(r.randrange(25)) + r.choice(["", f"e{r.randrange(-40, 41)}", f"E+{r.randrange(9)}"]),
        sign + "." + digits(n) + r.choice(["", f"e{r.randrange(-400, 401)}"]),
        sign + r.choice(["0x", "0X"]) + digits(n, "0123456789abcdefABCDEF") + "." + digits(r.randrange(14), "08cF")
        + r.choice(["", f"p{r.randrange(-1100, 1100)}"]),
        g.random.choice(CORNER_TEXTS).replace("\u0000", ""),
        # Anything: most of it is refused, some is not.
        digits(r.randrange(1, 9), "0011259+-./eExXpPa "),
    ]
    # One character of a good text changed, dropped or doubled.
    victim = r.choice(texts[:4])
    at = r.randrange(len(victim))
    texts.append(victim[:at] + r.choice(["", "/", ".", "e", "-", victim[at] * 2, "x", "f"]) + victim[at + 1 :])
    for text in texts:
        yield Case("rational.parse", [text], parsed(text, g.library))
    text = r.choice([sign + digits(n), texts[5], sign])
    good = re.fullmatch(r"[+-]?[0-9]+", text) is not None
    yield Case("integer.parse", [text], ok(int(text)) if good else MALFORMED)


ROUNDINGS = {
    "down": decimal.ROUND_FLOOR,
    "up": decimal.ROUND_CEILING,
    "nearest": decimal.ROUND_HALF_EVEN,
    "towardZero": decimal.ROUND_DOWN,
}


def decimal_value(x, digits, direction):
    """Sign, digits and exponent of x rounded to `digits` significant digits."""
    context = decimal.Context(
        prec=digits, rounding=ROUNDINGS[direction], Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN, traps=[]
    )
    value = context.divide(decimal.Decimal(x.numerator), decimal.Decimal(x.denominator))
    sign, found, exponent = value.as_tuple()
    # Exact quotients come with fewer digits.
    missing = digits - len(found)
    return sign, "".join(map(str, found)) + "0" * missing, exponent - missing


def decimal_text(x, digits, direction):
    """All digits, positional for 10^-6 <= |x| < 10^digits."""
    if x == 0:
        return "0"
    sign, found, exponent = decimal_value(x, digits, direction)
    k = exponent + digits - 1
    if k >= digits or k < -6:
        text = found[0] + ("." + found[1:] if digits > 1 else "") + f"e{k}"
    elif k < 0:
        text = "0." + "0" * (-k - 1) + found
    else:
        text = found[: k + 1] + ("." + found[k + 1 :] if k + 1 < digits else "")
    return "-" * sign + text


def machine_number(x, direction):
    """The bit pattern of x rounded to a double."""
    magnitude = abs(x)
    direction = {"down": "up", "up": "down"}.get(direction, direction) if x < 0 else direction
    try:
        value = magnitude.numerator / magnitude.denominator
    except OverflowError:
        value = INFINITY
    if direction == "up" and value < magnitude:
        value = math.nextafter(value, INFINITY)
    if direction in ("down", "towardZero") and value > magnitude:
        value = math.nextafter(value, 0)
    return format(struct.unpack(">Q", struct.pack(">d", -value if x < 0 else value))[0], "x")


def machine_cases(g):
    r = g.random
    direction = r.choice(DIRECTIONS)
    a = g.rational()
    digits = r.choice([1, 1, 2, 3, 17, 40, 300])
    # Ties, and numbers that carry into another digit, half of the time.
    tie = Fraction(r.choice([5, 95, 995, 15, 25, 9995, 10**20 - 5, 1]), 1) * Fraction(10) ** r.randrange(-30, 10)
    for x in (a, tie if r.randrange(2) else -tie):
        yield Case("rational.decimal", [x, digits, direction], ok(decimal_text(x, digits, direction)))
    pattern = r.choice([r.getrandbits(64), r.getrandbits(52), 0x7FEFFFFFFFFFFFFF, 1, 0x10000000000000, r.getrandbits(1) << 63])
    value = struct.unpack(">d", struct.pack(">Q", pattern))[0]
    finite = math.isfinite(value)
    exact = Fraction(*value.as_integer_ratio()) if finite else None
    expected = ok(g.library.rational(exact)) if finite else Text("error", "notFinite")
    yield Case("rational.fromDouble", [format(pattern, "x")], expected)
    for x in (a, g.integer(1100) * Fraction(2) ** r.choice([0, -1074, -1075, -1100])):
        yield Case("rational.double", [x, direction], ok(machine_number(x, direction)))
    if finite and value != 0:
        # Half way to the next double, and just beside.
        half = Fraction(math.ulp(value)) / 2
        beside = exact + half + r.choice([0, 0, 1, -1]) * Fraction(1, 10**400)
        yield Case("rational.double", [beside, direction], ok(machine_number(beside, direction)))


# Intervals.


def found(operation, arguments, precision, bounds):
    expected = Text("none") if bounds is None else Tightest(precision, bounds)
    return Case("interval." + operation, arguments, expected)


def interval_cases(g):
    r = g.random
    x, y = g.interval(), g.interval()
    precision = max(x[0], y[0])
    (_, a, b), (_, c, d) = x, y
    both = shown(x) + shown(y)
    total, difference = (reference.plus(a, c), reference.plus(b, d)), (reference.plus(a, -d), reference.plus(b, -c))
    product = reference.product((a, b), (c, d))
    yield found("add", both, precision, total)
    yield found("addTo", both, precision, total)
    yield found("sub", both, precision, difference)
    yield found("subFrom", both, precision, difference)
    yield found("mul", both, precision, product)
    yield found("mulBy", both, precision, product)
    yield found("div", both, precision, reference.quotient((a, b), (c, d)))
    yield found("sqr", shown(x), x[0], reference.power((a, b), 2))
    n = r.randrange(-9, 10)
    yield found("pow", shown(x) + [n], x[0], reference.power((a, b), n))
    less = r.choice([2, 10, 53, 300])
    yield found("round", shown(x) + [less], less, (a, b))
    q = g.rational()
    yield found("make", [q, less], less, (q, q))
    yield Case("interval.bounds", shown(x), ok(*(str(end) for end in (a, b))))
    digits = r.choice([1, 2, 5, 17, 60])
    yield Case("interval.decimal", shown(x) + [digits], Bounds((a, b), digits))


class Bounds:
    """The answer must be the two outward rounded decimals of so many digits, however they are laid out."""

    def __init__(self, bounds, digits):
        self.texts = [
            str(bound) if isinstance(bound, float) else decimal_text(bound, digits, direction)
            for bound, direction in zip(bounds, ("down", "up"))
        ]

    def complaint(self, answer):
        expected = "expected " + " and ".join(self.texts)
        if len(answer) != 3 or answer[0] != "ok":
            return expected
        for text, wanted in zip(answer[1:], self.texts):
            if "inf" in wanted and text != wanted or "inf" not in wanted and Fraction(text) != Fraction(wanted):
                return expected
        return None

    def wrong_answers(self):
        yield ["ok", "-7e-99", self.texts[1]]
        yield ["ok", self.texts[0], "7e-99"]


def function_cases(g):
    r = g.random
    precision = r.choice([2, 24, 53, 64, 100, 128, 200, 256])
    scale = r.choice([3, 8, 30])
    for function in ("sqrt", "log", "sin", "cos", "exp"):
        # The exponential of a large number does not fit; the others take any.
        x = g.interval(precision, 8 if function == "exp" else r.choice([scale, scale, 200]))
        if r.randrange(2) and function in ("sqrt", "log"):
            low, high = sorted(abs(end) for end in x[1:])
            x = precision, 0 if low == INFINITY else low, high
        bounds = reference.image(g.library, function, x[1:], precision)
        yield found(function, shown(x), precision, bounds)
    q = r.choice([g.rational(60), Fraction(r.randrange(-24, 25), r.choice([1, 2, 3, 4, 5, 6, 12]))])
    if r.randrange(4) == 0:
        q = r.randrange(-3, 4) * Fraction(1, 2) + Fraction(r.choice([1, -1]), 2 ** r.randrange(1, 300))
    for function, zero_at, third in (("cosPi", Fraction(1, 2), Fraction(0)), ("sinPi", Fraction(0), Fraction(1, 2))):
        # Multiples of 1/2 and of 1/3, seen from a maximum or a zero, have rational values.
        angle = (q - third) % 2
        rational = {
            Fraction(0): 1, Fraction(1, 2): 0, Fraction(1): -1, Fraction(3, 2): 0,
            Fraction(1, 3): Fraction(1, 2), Fraction(5, 3): Fraction(1, 2),
            Fraction(2, 3): Fraction(-1, 2), Fraction(4, 3): Fraction(-1, 2),
        }.get(angle)
        if rational is not None:
            yield found(function, [q, precision], precision, (Fraction(rational), Fraction(rational)))
        else:
            bits = precision + 64 + q.denominator.bit_length()
            # An enclosure of a value next to 1 may reach beyond, where no sine or cosine is.
            low, high = (max(-1, min(end, 1)) for end in g.library.enclosure(function, q, bits))
            yield Case(f"interval.{function}", [q, precision], Near(precision, Fraction(low), Fraction(high), units=2))
    bits = r.randrange(2, 2000)
    value = tuple(reference.rounded_value(g.library, "pi", Fraction(0), bits, up) for up in (False, True))
    yield found("pi", [bits], bits, value)


def root_cases(g):
    """Roots of numbers next to the squares of 1 ± 2^-i ± …, where GMP's root without a remainder is wrong most often."""
    r = g.random
    for _ in range(8):
        precision = r.choice([64 * r.randrange(1, 65), r.randrange(64, 4097)])
        terms = [r.choice([1, 1, -1]) * 2 ** r.randrange(precision - 1) for _ in range(r.randrange(1, 4))]
        base = 2**precision + sum(terms)
        square = base**2 >> (base**2).bit_length() - precision
        x = Fraction(square + r.randrange(-3, 4)) * Fraction(2) ** r.randrange(-precision, precision)
        yield found("sqrt", shown((precision, x, x)), precision, reference.image(g.library, "sqrt", (x, x), precision))
        n = base**2 + r.choice([1, -1]) * 2 ** r.randrange(precision + 1) + r.randrange(-1, 2)
        yield Case("integer.sqrt", [n], ok(math.isqrt(n)))


GROUPS = [integer_cases, rational_cases, text_cases, machine_cases, interval_cases, function_cases, root_cases]


def generate(random, library, rounds):
    generator = Generator(random, library)
    for _ in range(rounds):
        for group in GROUPS:
            yield from group(generator)
