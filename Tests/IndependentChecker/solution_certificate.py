"""The rules of the second format, `barrierlab-solution-certificate` (section 8 of Proofs/CERTIFICATE.md), and the exact form of a datum (4.1).

Plain integers and fractions: no number is rounded. Written from the page, without a look at the Swift source. A vector over Q(√D) is a pair
(d, [(p_1, q_1), …]) of integers with the entries (p_i + q_i·√D)/d; a number is a pair (p, q) of fractions. D is 0 where all is rational.
"""
from fractions import Fraction
from math import isqrt, lcm

import written_numbers


class Broken(Exception):
    """A rule that is broken, with what was found."""
    def __init__(self, rule, detail):
        super().__init__(f"{rule}: {detail}")
        self.rule, self.detail = rule, detail

def need(condition, rule, detail):
    if not condition:
        raise Broken(rule, detail)


# ---------------------------------------------------------------------------------------------------------------- numbers
def sign(p, q, D):
    """The sign of p + q·√D."""
    if p >= 0 and q >= 0: return int(p > 0 or (q > 0 and D > 0))
    if p <= 0 and q <= 0: return -1 if p < 0 or D > 0 else 0
    square, other = p * p, q * q * D                    # the signs differ; equal only if D is a square, which it is not
    return (1 if square > other else -1) * (1 if p > 0 else -1)

def product(a, b, D): return a[0] * b[0] + a[1] * b[1] * D, a[0] * b[1] + a[1] * b[0]
def difference(a, b): return a[0] - b[0], a[1] - b[1]
def compare(a, b, D): return sign(*difference(a, b), D)
def rational(q): return Fraction(q), Fraction(0)

def from_rationals(xs):
    d = lcm(*(x.denominator for x in xs)) if xs else 1
    return d, [(int(x * d), 0) for x in xs]

def minus(v, w):
    (d, a), (e, b) = v, w
    return d * e, [(p * e - r * d, q * e - s * d) for (p, q), (r, s) in zip(a, b)]

def negative(v): return v[0], [(-p, -q) for p, q in v[1]]
def is_zero(v): return all(p == 0 and q == 0 for p, q in v[1])
def signs(v, D): return [sign(p, q, D) for p, q in v[1]]

def dot(v, w, D):
    (d, a), (e, b) = v, w
    p = sum(x[0] * y[0] for x, y in zip(a, b)) + D * sum(x[1] * y[1] for x, y in zip(a, b))
    q = sum(x[0] * y[1] + x[1] * y[0] for x, y in zip(a, b))
    return Fraction(p, d * e), Fraction(q, d * e)

def is_multiple(r, u, D):
    """r = t·u with t >= 0 and u != 0: both sides of 〈u, r〉² = ‖u‖²‖r‖², and the sign."""
    s = dot(u, r, D)
    return not is_zero(u) and sign(*s, D) >= 0 and product(s, s, D) == product(dot(u, u, D), dot(r, r, D), D)


class Problem:
    def __init__(self, kind, parameter, rows, y, weights):
        """8.1: the sizes and ranges of a problem with rational data."""
        need(rows and rows[0] and all(len(row) == len(rows[0]) for row in rows), "shape", "matrix")
        self.m, self.N, self.kind, self.parameter = len(rows), len(rows[0]), kind, parameter
        need(len(y) == self.m and (weights is None or len(weights) == self.N), "shape", "vector or weights")
        for numbers in ([x for row in rows for x in row], y, weights or []): size(numbers)
        need(kind in ("p1", "p2", "p3"), "field", "kind")
        need(parameter > 0 or (kind == "p1" and parameter == 0), "field", "parameter")
        need(weights is None or all(w > 0 for w in weights), "field", "weights")
        self.d = lcm(*(x.denominator for row in rows for x in row))
        self.A = [[int(x * self.d) for x in row] for row in rows]               # integers, d·A
        self.columns = list(zip(*self.A))
        self.y = from_rationals(y)
        self.bounds = [(1 if kind == "p1" else parameter) * w for w in weights or [1] * self.N]          # pi·w_j

    def times(self, x):
        support = [(j, p, q) for j, (p, q) in enumerate(x[1]) if p or q]
        return x[0] * self.d, [(sum(row[j] * p for j, p, _ in support), sum(row[j] * q for j, _, q in support)) for row in self.A]

    def transposed(self, u):
        ps, qs = [p for p, _ in u[1]], [q for _, q in u[1]]
        root = any(qs)
        return u[0] * self.d, [(sum(a * p for a, p in zip(col, ps)), sum(a * q for a, q in zip(col, qs)) if root else 0) for col in self.columns]

def size(numbers):
    """Rule `limit`: the numbers over their common denominator have at most 2^29 bits."""
    common = 1
    for x in numbers:
        common = lcm(common, x.denominator)
        need(len(numbers) * common.bit_length() <= 2**29, "limit", "a common denominator of too many bits")


# ------------------------------------------------------------------------------------------------------------ 8.2: the file
def whole(q, detail):
    need(q.denominator == 1, "field", detail)
    return q.numerator

def radicand(value):
    if value is None: return 0
    D = whole(value, "radicand")
    need(D >= 2 and isqrt(D) ** 2 != D, "field", "radicand")
    return D

def sizes(problem, vectors, radicand):
    """Rule `limit`: the products of these vectors with the matrix have about 2^29 bits at most, and so have parameter and radicand."""
    for q in (problem.parameter, radicand or Fraction(0)):
        bits = abs(q.numerator).bit_length() + (q.denominator.bit_length() if q.denominator > 1 else 0)
        need(max(problem.m, problem.N) * bits <= 2**29, "limit", "a number of too many bits")
    for v in vectors:
        if v is not None:
            longest = max(int(abs(q.numerator)).bit_length() for q in [v["denominator"], *v["rational"], *(v["root"] or [])])
            need(max(problem.m, problem.N) * longest * (1 if v["root"] is None else 2) <= 2**29, "limit", "integers of too many bits")

def vector(v, D, length, what):
    d = whole(v["denominator"], what)
    need(d > 0, "field", what)
    ps = [whole(p, what) for p in v["rational"]]
    need(v["root"] is None or D, "field", f"{what}: a root without a radicand")
    qs = [whole(q, what) for q in v["root"]] if v["root"] is not None else [0] * len(ps)
    need(len(ps) == len(qs) == length, "shape", what)
    return d, list(zip(ps, qs))


# --------------------------------------------------------------------------------------------------- 8.3: the optimal pair
class Minimisers:
    """The set Xi, once the pair has been found to be optimal."""

    def __init__(self, problem, D, x, u):
        self.problem, self.D, self.x, self.u = problem, D, x, u
        kind, epsilon = problem.kind, problem.parameter
        self.s = []
        d, reached = problem.transposed(u)
        for j, ((p, q), bound) in enumerate(zip(reached, problem.bounds)):                                                 # O1
            n, b = bound.numerator * d, bound.denominator
            above, below = sign(b * p - n, b * q, D), sign(b * p + n, b * q, D)
            need(above <= 0 <= below, "dual-feasibility", f"column {j + 1}")
            self.s.append(1 if above == 0 else -1 if below == 0 else 0)
        for j, s in enumerate(signs(x, D)):                                                                                # O2
            need(s == 0 or s == self.s[j], "complementarity", f"column {j + 1}")
        self.b = problem.times(x)
        self.r = minus(problem.y, self.b)
        square, self.ray = dot(self.r, self.r, D), False
        if kind == "p1":                                                                                                  # O3
            order = compare(square, rational(epsilon ** 2), D)
            need(order <= 0, "primal-feasibility", "‖Ax − y‖ <= epsilon")
            if not (is_zero(x) and is_zero(u)):
                need(order == 0, "stationarity", "‖Ax − y‖ = epsilon")
                need(is_multiple(self.r, u, D) or is_zero(problem.transposed(self.r)), "stationarity", "y − Ax")
        elif kind == "p2":
            need(is_zero(minus(u, (self.r[0], [(2 * p, 2 * q) for p, q in self.r[1]]))), "stationarity", "u = 2(y − Ax)")
        else:
            order = compare(dot(u, u, D), rational(1), D)
            need(order <= 0, "dual-norm", "‖u‖ <= 1")
            self.ray = order == 0
            need(is_multiple(self.r, u, D) if self.ray else is_zero(self.r), "stationarity", "y − Ax")
        self.t = sign(*dot(u, self.r, D), D) if self.ray else 0                         # the sign of t in y − Ax = t·u
        self.target = problem.y if self.ray else self.b
        fit, rest = dot(u, self.b, D), dot(u, self.r, D)
        self.value = fit if kind == "p1" else tuple(map(sum, zip(fit, square if kind == "p2" else rest)))

    # --------------------------------------------------------------------------------------------------- 8.5: dimension
    def dimension(self, face):
        problem, D, m, N = self.problem, self.D, self.problem.m, self.problem.N
        free, ray_is_free = [s != 0 for s in self.s], self.ray
        if face["functional"] is not None:                                                                                # F1
            v = vector(face["functional"], D, m, "face.functional")
            need(dot(v, self.target, D) == (0, 0), "face", "〈v, b〉 = 0")
            for j, t in enumerate(signs(problem.transposed(v), D)):
                need(self.s[j] * t >= 0, "face", f"column {j + 1}")
                free[j] = free[j] and t == 0
            if self.ray:
                t = sign(*dot(v, self.u, D), D)
                need(t >= 0, "face", "〈v, u〉 >= 0")
                ray_is_free = t == 0
        directions, coordinates = face["directions"], face["coordinates"]                                                 # F2
        need(len(directions) == len(coordinates) and all(1 <= c <= N for c in coordinates), "shape", "coordinates")
        support = [s != 0 for s in signs(self.x, D)]
        for k, document in enumerate(directions):
            n = vector(document, D, N, "a direction")
            pattern = signs(n, D)
            need(all((pattern[c - 1] != 0) == (k == i) for i, c in enumerate(coordinates)), "dimension", "coordinates")
            need(all(inside or t == 0 for inside, t in zip(support, pattern)), "dimension", "support of a direction")
            image = problem.times(n)
            along = self.t > 0 and (is_multiple(image, self.u, D) or is_multiple(negative(image), self.u, D))
            need(is_zero(image) or along, "dimension", "a direction is not in the null space")
        p, columns = face["prime"], face["columns"]                                                                       # F3
        need(3 <= p < 2**31 and all(p % k for k in range(2, isqrt(p) + 1)), "dimension", "not an odd prime below 2^31")
        need(len(columns) <= m, "dimension", "more columns than rows")
        residues = []
        for j in columns:
            if j == N + 1 and ray_is_free:
                root = 0
                if any(q for _, q in self.u[1]):
                    root = face["rootModuloPrime"]
                    need(root is not None and 0 <= root < p and (root * root - D) % p == 0, "dimension", "root modulo the prime")
                residues.append([(a + b * root) % p for a, b in self.u[1]])
            else:
                need(1 <= j <= N and free[j - 1], "dimension", f"column {j} is not free")
                residues.append([a % p for a in problem.columns[j - 1]])
        need(independent(residues, p), "dimension", "the columns are not independent")
        upper = sum(free) + ray_is_free - len(columns)                                                                    # F4
        lower = max(len(directions), sum(support) + self.t - m)
        need(lower == upper, "dimension", f"between {lower} and {upper}")
        return upper

    # ---------------------------------------------------------------------------------------------------- 8.6: distance
    def supremum(self, g, h):
        """〈h, target〉, which no 〈g, z〉 with z in the set exceeds."""
        for j, t in enumerate(signs(minus(g, self.problem.transposed(h)), self.D)):                                       # S1
            need(self.s[j] * t <= 0, "separation", f"column {j + 1}")
        need(not self.ray or sign(*dot(self.u, h, self.D), self.D) >= 0, "separation", "〈u, h〉 >= 0")
        return dot(h, self.target, self.D)

    def distance(self, given, h, g, bounds):
        D = self.D
        size(given)
        given = from_rationals(given)
        offset = minus(given, self.x)
        g = offset if g is None else g
        lower, upper = bounds["lower"], bounds["upper"]
        room, square = difference(dot(g, given, D), self.supremum(g, h)), dot(g, g, D)
        if lower > 0:                                                                                                     # S2
            scaled = square[0] * lower ** 2, square[1] * lower ** 2
            need(sign(*room, D) > 0 and compare(scaled, product(room, room, D), D) <= 0, "distance", "lower")
        need(upper >= 0 and compare(dot(offset, offset, D), rational(upper ** 2), D) <= 0, "distance", "upper")           # S3

def independent(vectors, p):
    reduced = []
    for v in vectors:
        for pivot, w in reduced:
            if v[pivot]:
                f = v[pivot]
                v = [(a - f * b) % p for a, b in zip(v, w)]
        pivot = next((i for i, a in enumerate(v) if a), None)
        if pivot is None: return False
        inverse = pow(v[pivot], -1, p)
        reduced.append((pivot, [a * inverse % p for a in v]))
    return True


# ---------------------------------------------------------------------------------------------------------------- verdicts
def exact_set(kind, parameter, rows, y, proof, weights=None):
    """The set of minimisers that `radicand`, `point` and `dual` of a proof determine, and D."""
    D = radicand(proof["radicand"])
    problem = Problem(kind, parameter, rows, y, weights)
    sizes(problem, (proof["point"], proof["dual"]), proof["radicand"])
    x, u = vector(proof["point"], D, problem.N, "point"), vector(proof["dual"], D, problem.m, "dual")
    return Minimisers(problem, D, x, u), D

def check_datum(kind, parameter, rows, y, solution, level, proof, weights=None):
    """4.1: dist(x_{k,n}, Xi(A_n, y_{k,n})) <= 2^-n by a minimiser that is known exactly."""
    where, D = exact_set(kind, parameter, rows, y, proof, weights)
    size(solution)
    offset = minus(from_rationals(solution), where.x)
    need(compare(dot(offset, offset, D), rational(Fraction(1, 4**level)), D) <= 0, "solution-distance", f"level {level}")

def check_fields(claim, problem, evidence):
    """8.2: the fields that a kind of claim needs and excludes."""
    kind = claim["kind"]
    need(kind in ("solution-set", "distance", "infeasible"), "field", "kind of claim")
    a_set, a_distance = kind == "solution-set", kind == "distance"
    with_dimension = claim["dimension"] is not None
    for there, needed, allowed, name in (
            (claim["objective"], a_set, a_set, "objective"), (claim["saturated"], a_set, a_set, "saturated"),
            (claim["dimension"], False, a_set, "dimension"), (claim["vector"], a_distance, a_distance, "vector"),
            (claim["distance"], a_distance, a_distance, "distance"), (evidence["point"], a_set or a_distance, a_set or a_distance, "point"),
            (evidence["face"], with_dimension, with_dimension, "face"), (evidence["multiplier"], a_distance, a_distance, "multiplier"),
            (evidence["functional"], False, a_distance, "functional")):
        need(there is not None or not needed, "field", f"{name} is missing")
        need(there is None or allowed, "field", f"{name} is not for this claim")
    need(kind != "infeasible" or problem["kind"] == "p1", "field", "infeasible is for p1")

def pair(q): return q.numerator, q.denominator

def stated_scale(c, problem):
    """8.2: the parameter as it was stated, the factor of the objective, and what the verdict says of the scale."""
    given, kind, m = c["problem"], c["problem"]["kind"], problem.m
    if given["objective"] is None:
        need(given["statedParameter"] is None, "field", "statedParameter without objective")
        return given["parameter"], 1, ""
    need(c["version"] == 2, "field", "objective is not in version 1")
    root = isqrt(m)
    factors = {("half", "p2"): Fraction(1, 2), ("mean", "p2"): Fraction(1, 2 * m), ("mean", "p3"): Fraction(1, root) if root * root == m else None}
    factor = factors.get((given["objective"], kind))
    need(factor is not None, "field", "no scale of this problem")
    need(given["statedParameter"] == given["parameter"] * factor, "field", "statedParameter")
    return given["statedParameter"], factor, f" of the objective {given['objective']}"

def check(c):
    """All rules for a certificate whose keys and types are right; returns the claim."""
    claim, given, evidence = c["claim"], c["problem"], c["evidence"]
    check_fields(claim, given, evidence)
    D = radicand(evidence["radicand"])
    problem = Problem(given["kind"], given["parameter"], given["matrix"], given["vector"], given["weights"])
    face = evidence["face"] or {"functional": None, "directions": []}
    sizes(problem, (evidence["point"], evidence["dual"], evidence["multiplier"], evidence["functional"], face["functional"], *face["directions"]), evidence["radicand"])
    if evidence["face"] is not None:
        cost = len(face["columns"]) ** 2 * problem.m + 8 * len(face["directions"]) * problem.m * problem.N
        need(cost <= 2**32, "limit", "a face of too many columns or directions")
    stated, factor, note = stated_scale(c, problem)
    weights = written_numbers.weights([pair(w) for w in given["weights"] or []])
    name = f"({given['kind'].upper()}), parameter {written_numbers.parameter(*pair(stated))}{note}, {problem.m} x {problem.N}{weights}: "
    u = vector(evidence["dual"], D, problem.m, "dual")
    if claim["kind"] == "infeasible":                                                                                     # 8.7
        value, square = dot(u, problem.y, D), dot(u, u, D)
        need(is_zero(problem.transposed(u)), "infeasibility", "Aᵀv = 0")
        bound = square[0] * problem.parameter ** 2, square[1] * problem.parameter ** 2
        need(sign(*value, D) > 0 and compare(product(value, value, D), bound, D) > 0, "infeasibility", "〈v, y〉 > epsilon‖v‖")
        return name + "no feasible point"
    where = Minimisers(problem, D, vector(evidence["point"], D, problem.N, "point"), u)
    if claim["kind"] == "distance":
        need(len(claim["vector"]) == problem.N, "shape", "vector")
        h = vector(evidence["multiplier"], D, problem.m, "multiplier")
        g = evidence["functional"] and vector(evidence["functional"], D, problem.N, "functional")
        where.distance(claim["vector"], h, g, claim["distance"])
        bounds = shown = claim["distance"]
        subject = "the distance from the vector to the set of minimisers is in "
    else:
        need(claim["saturated"] == [(j + 1) * s for j, s in enumerate(where.s) if s], "solution-set", "saturated")        # 8.4
        bounds = claim["objective"]
        shown = {key: value * factor for key, value in bounds.items()}
        need(compare(rational(bounds["lower"]), where.value, D) <= 0 <= compare(rational(bounds["upper"]), where.value, D),
             "objective", "the least value is not between the bounds")
        subject = "the set of minimisers, objective in "
        if evidence["face"] is not None:
            dimension = where.dimension(evidence["face"])
            need(dimension == claim["dimension"], "dimension", "not that of the claim")
            subject = f"the set of minimisers, of dimension {dimension}, objective in " if dimension else "one minimiser, objective in "
    lower, upper = written_numbers.decimal(*pair(shown["lower"]), False), written_numbers.decimal(*pair(shown["upper"]), True)
    return f"{name}{subject}[{lower}, {upper}]"
