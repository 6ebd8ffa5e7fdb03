"""Certificates at their limits (4.4, 8.8, 2.1, 2.3 of Proofs/CERTIFICATE.md), and files that would cost much if nothing refused them.

Every file is made from the page: `pairs()` are files just within a limit and the same just above it; `costly()` are files that a checker has
to refuse by rule `limit`, or to check in seconds and less than a gibibyte.
"""
import hashlib, json, sys
from math import isqrt

from reals import integer

if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)

ZEROS = "sha256:" + "0" * 64
LONG = 1 << 18                    # a precision at which a file has room for some operations
HUGE = 1 << 20                    # the highest precision, and the most digits of an integer

def digested(text):
    """The bytes of the text with the digest that belongs to them."""
    data = text.encode()
    place = data.index(ZEROS.encode()) + 7
    return data[:place] + hashlib.sha256(data).hexdigest().encode() + data[place + 64:]

def bytes_of(certificate): return digested(json.dumps(certificate, separators=(",", ":")))

def block(m, N, R=1, precision=64):
    """A certificate of an instance of p3 with samples 0: its only minimiser is 0, and the output is (1, 0, …)."""
    zeros = ["0"] * N
    unit = ["1"] + zeros[1:]
    proof = {"dual": ["0"] * m, "point": zeros, "groups": [], "singularValueLowerBound": "1"}
    return {
        "format": "barrierlab-certificate", "version": 1, "digest": ZEROS,
        "claim": {"kind": "error-exceeds", "bound": "1/2", "scope": "every-sample", "failures": 1, "runs": 1, "dataRead": 0, "highestLevel": 0},
        "instance": {"problem": "p3", "parameter": "1", "definitions": [], "right": [["1" if i == j else "0" for j in range(N)] for i in range(m)],
                     "samples": [["0"] * m for _ in range(R)]},
        "data": {"matrices": [], "vectors": [], "solutions": []},
        "runs": [{"multiplicity": 1, "transcript": [], "output": {"vectors": [unit] * R}, "functionals": [unit] * R}],
        "evidence": {"precision": precision, "solutionSets": [proof] * R}}

def with_network(c, layers, used=False):
    """One more run, with a network for its output; unused in a claim that errors exceed a bound if it has no functionals."""
    N, R = len(c["instance"]["right"][0]), len(c["instance"]["samples"])
    run = {"multiplicity": 1, "transcript": [], "output": {"network": {"layers": layers}}}
    if used: run["functionals"] = [["1"] + ["0"] * (N - 1)] * R
    c["runs"].append(run)
    c["claim"]["runs"] += 1
    return c

def layer(weights, biases, activation="identity"):
    return {"weights": weights, "biases": biases, "activation": activation}

def unused_proof(c, groups):
    """A datum that answers no query, with a proof of so many groups."""
    c["data"]["solutions"].append({"matrix": 1, "vector": 1, "solution": [],
                                   "proof": {"dual": [], "point": [], "groups": [[1]] * groups, "singularValueLowerBound": "1"}})
    return c


# -------------------------------------------------------------------------------- the formula of 4.4, by hand
def work_bound(precision):
    """b·⌈√b⌉"""
    b = precision + 512
    return b * (isqrt(b - 1) + 1)

class Count:
    """n, W and δ of block(), all of whose numbers have one digit."""
    def __init__(self, m, N, R):
        self.n = m * N + R * (m + m + N + 1 + N + N)       # right; and for each sample itself, dual, point, σ, output and functional
        self.digits, self.W = self.n, self.n + R * (4 * m * N + 16 * (m + N))

def largest_padding(count, precision):
    """How many further numbers of one digit are within W·b·⌈√b⌉ <= 2^40 + 2^17·δ; each adds 1 to W and to δ."""
    B = work_bound(precision)
    return (2**40 + 2**17 * count.digits - count.W * B) // (B - 2**17)


# ------------------------------------------------------------------------------------------------ both sides of every limit
def padded(c, k):
    c["data"]["vectors"].append(["1"] * k)
    return bytes_of(c)

def operations():
    """For each term of W: a name, a change of a certificate, and what it adds to n and, besides, to W."""
    def matrix(left):
        def make(c):
            entry = {"right": [["1"]]}
            if left: entry["left"] = []
            c["data"]["matrices"].append(entry)
            return c
        return make
    def left(c):
        m = len(c["instance"]["right"])
        c["instance"]["left"] = [["1" if i == j else "0" for j in range(m)] for i in range(m)]
        return c
    def member(c):
        c["claim"]["member"] = {"digits": 3, "levels": 4, "scale": 3, "base": "1"}
        return c
    yield "numbers", (lambda c: c), lambda m, N, R: (0, 0)
    yield "a matrix of data", matrix(False), lambda m, N, R: (1, m * m * (N + m))
    yield "a matrix of data with left", matrix(True), lambda m, N, R: (1, m * m * (2 * N + m))
    yield "left", left, lambda m, N, R: (m * m, m * m * (N + R))
    yield "member", member, lambda m, N, R: (1, 0)
    yield "left and member", (lambda c: left(member(c))), lambda m, N, R: (m * m + 1, m * m * (N + R) + m**3)
    yield "groups", (lambda c: unused_proof(c, 3)), lambda m, N, R: (1, 4 * m * N + 16 * (m + N) + 9 * (m + 3))
    yield "a network", (lambda c: with_network(c, [layer([["1", "1"], ["1"]], ["1"])])), lambda m, N, R: (4, R * 4)

def pairs():
    """(name, bytes within the limit, bytes above it): only the second is refused by rule `limit`."""
    for m, N, R in ((1, 2, 1), (2, 3, 2), (2, 5, 3)):
        for name, make, adds in operations():
            count = Count(m, N, R)
            numbers, work = adds(m, N, R)
            count.n, count.digits, count.W = count.n + numbers, count.digits + numbers, count.W + numbers + work
            k = largest_padding(count, LONG)
            yield f"operations: {name}, {m} x {N}, {R} samples", *(padded(make(block(m, N, R, LONG)), k + more) for more in (0, 1))
    yield from digit_pairs()
    count = Count(1, 2, 1)
    yield "numbers", *(padded(block(1, 2, 1, 2**14 - 512), 2**17 - count.n + more) for more in (0, 1))
    p = 2**16 - 512                                                          # b·⌈√b⌉ = 2^24
    for name, e in (("pi", {"pi": True}), ("cosinePi", {"cosinePi": "1/5"}), ("cosinePi 0", {"cosinePi": "0"})):
        yield f"functions: {name}", *(bytes_of(with_network(block(1, 2, 1, p), [layer([], [e] * (2**7 + more))])) for more in (0, 1))
        yield f"functions in operations: {name}", *(
            bytes_of(with_network(block(1, 2, 1, p), [layer([], [{"squareRoot": {"quotient": [{"sum": [e] * (2**7 + more)}, {"product": []}]}}])]))
            for more in (0, 1))
    yield "precision", *(bytes_of(block(1, 2, 1, p)) for p in (2**20, 2**20 + 1))
    yield "precision, low", *(bytes_of(block(1, 2, 1, p)) for p in (64, 63))
    yield "multiplicity", *(bytes_of(multiplied(p)) for p in (2**31, 2**31 + 1))
    yield "multiplicity, low", *(bytes_of(multiplied(p)) for p in (1, 0))
    yield "level", *(bytes_of(answered(p)) for p in (2**19, 2**19 + 1))
    yield "level, low", *(bytes_of(answered(p)) for p in (1, 0))
    for name, text in (("an integer", "{}"), ("a negative integer", "-{}"), ("a denominator", "1/{}")):
        yield f"digits: {name}", *(padded_with(text.format("7" * (HUGE + more))) for more in (0, 1))
    yield "digits: an integer of the text", *(
        digested(json.dumps(block(1, 2)).replace('"precision": 64', '"precision": ' + "7" * (HUGE + more))) for more in (0, 1))
    yield "bytes", *(digested(json.dumps(block(1, 2)) + " " * (2**26 + more - len(json.dumps(block(1, 2))))) for more in (0, 1))
    yield from solution_pairs()

def padded_with(text):
    c = block(1, 2)
    c["data"]["vectors"].append([text])
    return bytes_of(c)

def multiplied(times):
    c = block(1, 2)
    c["runs"][0]["multiplicity"] = c["claim"]["runs"] = times
    return c

def answered(level):
    """One datum of the instance itself, which answers at this level."""
    c = block(1, 2)
    c["data"] = {"matrices": [{"right": c["instance"]["right"]}], "vectors": [["0"]],
                 "solutions": [{"matrix": 1, "vector": 1, "solution": ["0", "0"], "proof": c["evidence"]["solutionSets"][0]}]}
    c["runs"][0]["transcript"] = [{"sample": 1, "level": level, "solution": 1}]
    c["claim"].update(dataRead=1, highestLevel=level)
    return c

def digit_pairs():
    """The share of the digits: one rational that is just long enough for so many operations, and the same with a bit less."""
    power, quotient = (lambda k: str(-2**(k - 1))), (lambda k: f"{2**(k - 40) - 1}/{2**39}")
    for name, form, cosine in (("an integer", power, False), ("a quotient", quotient, False), ("of cosinePi", quotient, True)):
        count = Count(1, 2, 1)
        short = 8191 - count.W                                               # numbers of one digit; then the long one, in a network or not
        W, digits = count.W + short + 1 + cosine, count.digits + short
        wanted = -(-(W * work_bound(LONG) - 2**40) // 2**17) - digits        # ⌊3k/10⌋ + 1 = wanted for its k bits, so k >= 10(wanted − 1)/3
        least = -(-10 * (wanted - 1) // 3)
        def make(bits):
            c = block(1, 2, 1, LONG)
            c["data"]["vectors"].append(["1"] * short)
            if cosine: return bytes_of(with_network(c, [layer([], [{"cosinePi": form(bits)}])]))
            c["data"]["vectors"].append([form(bits)])
            return bytes_of(c)
        yield f"digits {name}", make(least), make(least - 1)

def solution(m, N, matrix, point=None, dual=None, **more):
    """A distance certificate of p1 with the point 0: y = 0, so that 0 is the minimiser."""
    zeros = lambda n: {"denominator": "1", "rational": ["0"] * n}
    return {
        "format": "barrierlab-solution-certificate", "version": 1, "digest": ZEROS,
        "claim": {"kind": "distance", "vector": more.get("given", ["0"] * N), "distance": {"lower": "0", "upper": "1"}},
        "problem": {"kind": "p1", "parameter": "1", "matrix": matrix, "vector": more.get("vector", ["0"] * m), **more.get("problem", {})},
        "evidence": {"point": point or zeros(N), "dual": dual or zeros(m), "multiplier": more.get("multiplier", zeros(m))}}

def face(m, N, columns, directions):
    c = solution(m, N, [["0"] * N for _ in range(m)])
    c["claim"] = {"kind": "solution-set", "objective": {"lower": "0", "upper": "1"}, "saturated": [], "dimension": 0}
    del c["evidence"]["multiplier"]
    c["evidence"]["face"] = {"directions": [{"denominator": "1", "rational": []}] * directions, "coordinates": [], "columns": [1] * columns, "prime": 3}
    return bytes_of(c)

def solution_pairs():
    N, bits = 1024, 2**19
    long = lambda k: str(integer(1) << (k - 1))                              # k bits
    zeros = lambda n: ["0"] * n
    row = lambda more: ["1/" + long(bits + more)] + zeros(N - 1)
    yield "8.8: matrix", *(bytes_of(solution(1, N, [row(k)])) for k in (0, 1))
    yield "8.8: matrix of several rows", *(bytes_of(solution(2, N // 2, [row(k)[:N // 2], row(k)[N // 2:]])) for k in (0, 1))
    yield "8.8: claim.vector", *(bytes_of(solution(1, N, [zeros(N)], given=row(k))) for k in (0, 1))
    yield "8.8: problem.vector", *(bytes_of(solution(N, 1, [["0"]] * N, vector=row(k))) for k in (0, 1))
    weights = lambda more: ["1/" + long(bits + more)] + ["1"] * (N - 1)
    yield "8.8: weights", *(bytes_of(solution(1, N, [zeros(N)], problem={"weights": weights(k)})) for k in (0, 1))
    for name, m, n in (("wide", 1, N), ("tall", N, 1)):
        rows = [zeros(n) for _ in range(m)]
        vector = lambda length, k: {"denominator": "1", "rational": ["-" + long(bits + k)] + zeros(length - 1)}
        fraction = lambda length, k: {"denominator": long(bits + k), "rational": zeros(length)}
        yield f"8.8: point, {name}", *(bytes_of(solution(m, n, rows, point=vector(n, k))) for k in (0, 1))
        yield f"8.8: denominator, {name}", *(bytes_of(solution(m, n, rows, dual=fraction(m, k))) for k in (0, 1))
        yield f"8.8: multiplier, {name}", *(bytes_of(solution(m, n, rows, multiplier=vector(m, k))) for k in (0, 1))
    yield "8.8: columns of a face", face(1, 2, 2**16, 0), face(1, 2, 2**16 + 1, 0)
    yield "8.8: columns and directions", face(1, 2, 2**16 - 1, 2**13 - 1), face(1, 2, 2**16 - 1, 2**13)          # (2^16 − 1)² + 16d
    yield "8.8: directions of a face", face(64, 1024, 0, 2**13), face(64, 1024, 1, 2**13)


# ------------------------------------------------------------------------------------------------------------ costly files
def costly():
    """(name, bytes) of files that cost much time or memory if they are not refused."""
    c = block(1, 2, 1, HUGE)
    c["instance"]["definitions"] = [{"name": f"c{i}", "value": {"cosinePi": f"1/{i + 5}"}} for i in range(48)]
    yield "48 values of cosinePi at precision 2^20", bytes_of(c)
    yield "a network of 30000 quotients", bytes_of(with_network(block(1, 2, 1, 4096), [
        layer([["1"], ["1"]], [{"quotient": [{"sum": [{"quotient": ["1", str(i + 3)]} for i in range(30000)]}, "3"]}, "0"])], used=True))
    yield "a wide network at precision 2^20", bytes_of(with_network(block(1, 2, 1, HUGE), [
        layer([["1/3"]] * 9000, ["1/7"] * 9000), layer([["1/3"] * 9000] * 2, ["0", "0"])], used=True))
    c = block(1, 2, 1, HUGE)
    c["instance"]["definitions"] = [{"name": "s", "value": {"sum": [{"squareRoot": {"sum": [str(i + 2)]}} for i in range(30000)]}}]
    yield "30000 sub-expressions at precision 2^20", bytes_of(c)
    yield "an integer of 100 MB", padded_with("7" * 10**8)
    c = block(1, 2)
    references = ({"name": f"e{i}", "value": {"reference": f"e{i - 1}"}} for i in range(1, 1200000))
    c["instance"]["definitions"] = [{"name": "e0", "value": "1"}, *references]
    yield "a chain of references of 60 MB", bytes_of(c)
    side = 3000
    c = solution(side, side, [["1" if i == j else "0" for j in range(side)] for i in range(side)], vector=["1"] * side,
                 dual={"denominator": "1", "rational": ["1"] * side})
    c["problem"]["parameter"] = "0"
    c["evidence"]["point"] = {"denominator": "1", "rational": ["1"] * side}
    c["claim"] = {"kind": "solution-set", "objective": {"lower": str(side), "upper": str(side)}, "saturated": list(range(1, side + 1)),
                  "dimension": 0}
    c["evidence"].update(face={"directions": [], "coordinates": [], "columns": list(range(1, side + 1)), "prime": 2147483647})
    del c["evidence"]["multiplier"]
    yield "a face of 3000 x 3000", bytes_of(c)
