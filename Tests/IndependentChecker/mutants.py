"""Mutants of certificates: one or two small changes, and the digest that belongs to them.

A number is changed, an entry dropped, doubled or exchanged with another, a key dropped, an expression written otherwise.
"""
import copy, json, random, re
from fractions import Fraction

from limit_files import ZEROS, digested

RATIONAL = re.compile(r"-?[0-9]+(/[0-9]+)?")


def places(value, path=()):
    """All paths in a JSON value, but for the digest and the format."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, content in items:
        if path or key not in ("digest", "format", "version"):
            yield from places(content, path + (key,))

def at(value, path):
    for key in path: value = value[key]
    return value

def lowest(p, q):
    return str(Fraction(p, q))

def changed_rational(text, choose):
    p, _, q = text.partition("/")
    p, q = int(p), int(q or 1)
    shift = choose.choice((3, 20, 60, 200))
    return choose.choice((
        lambda: lowest(p + 1, q), lambda: lowest(p - 1, q), lambda: lowest(-p, q), lambda: lowest(2 * p, q), lambda: lowest(p, 2 * q),
        lambda: lowest((p << shift) + q, q << shift), lambda: lowest((p << shift) - q, q << shift), lambda: lowest(10 * p, q), lambda: "0",
        lambda: "1", lambda: lowest(q, p) if p else "1", lambda: lowest(p, q + 1)))()

def rewritten(expression, choose):
    """An expression, mostly of the same value, that is written otherwise."""
    e = expression
    return choose.choice((
        {"sum": [e]}, {"product": [e]}, {"product": [e, "1"]}, {"sum": [e, "0"]}, {"quotient": [e, "1"]}, {"squareRoot": {"product": [e, e]}},
        {"product": [{"squareRoot": "2"}, {"squareRoot": "1/2"}, e]}, {"squareRoot": e}, {"product": [{"cosinePi": "1/3"}, "2", e]},
        {"sum": [e, {"squareRoot": "2"}, {"product": ["-1", {"squareRoot": "2"}]}]}, {"product": [e, {"squareRoot": "4"}]},
        {"quotient": [{"product": [e, {"squareRoot": "3"}]}, {"squareRoot": "3"}]},
        {"sum": [{"product": [{"squareRoot": "3"}, {"squareRoot": "3"}, {"squareRoot": "2"}, {"quotient": [e, {"squareRoot": "18"}]}]}]},
        {"sum": [{"product": [e, {"squareRoot": "8"}, {"squareRoot": "1/8"}]}]}))

def is_expression(value): return (isinstance(value, str) and RATIONAL.fullmatch(value)) or (
    isinstance(value, dict) and len(value) == 1 and next(iter(value)) in ("reference", "pi", "cosinePi", "sum", "product", "quotient", "squareRoot"))

def mutate(certificate, choose):
    """Changes the certificate at one place."""
    path = choose.choice([p for p in places(certificate) if p])
    holder, key, value = at(certificate, path[:-1]), path[-1], at(certificate, path)
    if is_expression(value) and path[0] in ("instance", "claim", "runs") and choose.random() < 0.3:
        holder[key] = rewritten(value, choose)
    elif isinstance(value, str) and RATIONAL.fullmatch(value) and choose.random() < 0.8: holder[key] = changed_rational(value, choose)
    elif isinstance(value, bool): holder[key] = not value
    elif isinstance(value, int): holder[key] = choose.choice((value + 1, value - 1, -value, 0, 1, 2 * value, value + 2))
    elif isinstance(holder, list):
        action = choose.randrange(3)
        if action == 0: del holder[key]
        elif action == 1: holder.insert(key, copy.deepcopy(value))
        else:
            other = choose.randrange(len(holder))
            holder[key], holder[other] = holder[other], holder[key]
    elif isinstance(value, list) and value and choose.random() < 0.5: value.append(copy.deepcopy(choose.choice(value)))
    elif choose.random() < 0.5: del holder[key]
    elif key in ("problem", "kind"): holder[key] = choose.choice(("p1", "p2", "p3", "error-exceeds", "error-at-most", "no-output", "solution-set"))
    elif key == "scope": holder[key] = choose.choice(("every-sample", "some-sample"))
    elif key == "activation": holder[key] = choose.choice(("identity", "rectifiedLinearUnit"))

def mutants(texts, count, seed=1):
    """So many mutants (name, bytes) of certificates {name: text}, each another one than its original, the same for the same seed."""
    choose, names = random.Random(seed), sorted(texts)
    for index in range(count):
        name = names[index % len(names)]
        original = json.loads(texts[name])
        certificate = copy.deepcopy(original)
        while certificate == original:
            for _ in range(choose.choice((1, 1, 1, 2))):
                if any(p for p in places(certificate)): mutate(certificate, choose)
        certificate["digest"] = ZEROS
        yield f"{index:06}-{name}", digested(json.dumps(certificate))
