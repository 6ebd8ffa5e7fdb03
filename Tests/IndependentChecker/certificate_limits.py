"""What a certificate may cost (4.4 of Proofs/CERTIFICATE.md), counted before anything is calculated, over the whole file, used or not."""
from math import isqrt

from reals import denominator, numerator


class Cost:
    """n, T and W of 4.4, and δ."""

    def __init__(self, c):
        self.numbers = self.functions = self.digits = self.slow = 0
        inst, data = c["instance"], c["data"]
        m, N, R = len(inst["right"]), len(inst["right"][0]) if inst["right"] else 0, len(inst["samples"])
        self.bits = c["evidence"]["precision"] + 512
        instances = [inst] + (c["alternatives"] or [])
        J = len(instances)
        for one in instances:
            for definition in one["definitions"]: self.expression(definition["value"])
            for rows in (one["left"] or [], one["right"], one["samples"]): self.expressions(rows)
            self.rationals([one["weights"] or []])
        member = c["claim"]["member"]
        if member: self.expression(member["base"])
        networks = [run["output"]["network"] for run in c["runs"] if run["output"] and run["output"]["network"]]
        for layer in (layer for network in networks for layer in network["layers"]):
            self.expressions(layer["weights"] + [layer["biases"]])
        for matrix in data["matrices"]: self.rationals((matrix["left"] or []) + matrix["right"])
        self.rationals(data["vectors"])
        proofs = [(proof, 1) for proof in c["evidence"]["solutionSets"]]    # with the number of instances for which each is checked
        self.rationals(c["evidence"]["separation"] or [])
        for s in data["solutions"]:
            self.rationals([s["solution"]])
            if s["proof"]: proofs.append((s["proof"], J))
            if s["minimiser"]: self.minimiser(s["minimiser"])
        for minimiser in c["evidence"]["exactSets"] or []: self.minimiser(minimiser)
        for proof, _ in proofs: self.rationals([proof["dual"], proof["point"], [proof["singularValueLowerBound"]]])
        for run in c["runs"]:
            self.rationals((run["output"] or {}).get("vectors") or [])
            self.rationals(v for v in (run["functionals"] or []) + (run["multipliers"] or []) if v is not None)

        self.operations = self.numbers + 3 * self.slow
        for one in instances:
            rows, columns = len(one["right"]), len(one["right"][0]) if one["right"] else 0
            if one["left"] is not None: self.operations += rows**2 * (columns + len(one["samples"]))
        if inst["left"] is not None and member: self.operations += m**3
        for matrix in data["matrices"]: self.operations += J * m**2 * (2 * N + m if matrix["left"] is not None else N + m)
        for proof, times in proofs:
            G = len(proof["groups"]) + (1 if proof["ray"] else 0)
            self.operations += times * (4 * m * N + 16 * (m + N) + G**2 * (m + G))
        for layer in (layer for network in networks for layer in network["layers"]):
            self.operations += R * (sum(map(len, layer["weights"])) + len(layer["biases"]))

        self.operations += J * 3 * m * sum(len(run["transcript"]) for run in c["runs"])
        if inst["problem"] == "p1" and not member: self.operations += J * len(data["matrices"]) * R * m * (N + 1)

    def rational(self, q):
        p, d = numerator(q), denominator(q)
        self.digits += 3 * (p.bit_length() + (d.bit_length() if d > 1 else 0)) // 10 + 1

    def rationals(self, rows):
        for row in rows:
            self.numbers += len(row)
            for q in row: self.rational(q)

    def minimiser(self, minimiser):
        for v in (minimiser["point"], minimiser["dual"]): self.rationals([v["rational"], v["root"] or []])

    def expressions(self, rows):
        for row in rows:
            for e in row: self.expression(e)

    def expression(self, e):
        self.numbers += 1
        key, content = e[0], e[1]
        if key in ("pi", "cosinePi"): self.functions += 1
        if key in ("quotient", "squareRoot"): self.slow += 1
        if key in ("rational", "cosinePi"): self.rational(content)
        elif isinstance(content, list): self.expressions([content])

    def broken(self):
        """The limit of 4.4 that is exceeded, in words, or None."""
        b = self.bits
        root = isqrt(b - 1) + 1                                              # ⌈√b⌉
        if self.numbers * b > 2**31: return f"{self.numbers} numbers of {b} bits"
        if self.functions * b * root > 2**31: return f"{self.functions} values of functions of {b} bits"
        if self.operations * b * root > 2**40 + 2**17 * self.digits:
            return f"{self.operations} operations with {b} bits in a file of {self.digits} digits"
        return None
