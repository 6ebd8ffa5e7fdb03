"""Regenerates the cases: data, answers of the solvers, and the exact figures that the tests compare with.

    pip install numpy scipy scikit-learn celer skglm
    python3 Tests/CommandLineTests/Cases/generate.py

The versions that gave the answers are in each case.json. Answers are .npy files: the doubles themselves. The data are
multiples of powers of 1/2 wherever possible, so that the solvers get exactly the problem that is in the text files.
"""

import json
import warnings
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path

import celer
import numpy as np
import sklearn.linear_model
from scipy.optimize import linprog
from skglm.experimental import SqrtLasso
from sklearn.exceptions import ConvergenceWarning

import exact

FOLDER = Path(__file__).parent


def decimal(value):
    """The text of a rational number: a terminating decimal where there is one of reasonable length."""
    value = Fraction(value)
    for digits in range(13):
        scaled = value * 10**digits
        if scaled.denominator == 1:
            if digits == 0:
                return str(scaled.numerator)
            text = str(abs(scaled.numerator)).rjust(digits + 1, "0")
            return ("-" if value < 0 else "") + text[:-digits] + "." + text[-digits:]
    return str(value)


def centred(matrix, vector):
    """What remains of a problem with an intercept after the intercept has been minimised over."""
    m = len(vector)
    means = [sum(column, Fraction(0)) / m for column in exact.columns(matrix)]
    mean = sum(vector, Fraction(0)) / m
    return [[value - c for value, c in zip(row, means)] for row in matrix], [value - mean for value in vector]


def doubles(rows):
    return np.array([[float(value) for value in row] for row in rows])


def rational(array):
    return [[Fraction(float(value)) for value in row] for row in array]


class Case:
    def __init__(self, name, thread, packages):
        self.folder = FOLDER / name
        self.folder.mkdir(exist_ok=True)
        self.document = {
            "thread": thread, "versions": {package: version(package) for package in packages}, "problems": [],
        }

    def data(self, name, matrix, vector):
        for kind, rows in (("matrix", matrix), ("vector", [[value] for value in vector])):
            text = "\n".join(",".join(map(decimal, row)) for row in rows)
            (self.folder / f"{name}.{kind}.csv").write_text(text + "\n")

    def problem(self, name, data, matrix, vector, alpha, guess):
        """A LASSO with the scale of scikit-learn."""
        self.data(data, matrix, vector)
        self.solution, minimum = exact.lasso(matrix, vector, alpha, guess)
        self.add(name, "p2", data, "mean", alpha, [self.solution], minimum)

    def add(self, name, kind, data, objective, parameter, vertices, minimum):
        self.vertices = vertices
        self.document["problems"].append({
            "name": name, "problem": kind, "data": data, "objective": objective, "lambda": str(parameter),
            "minimum": str(minimum), "vertices": [[str(value) for value in vertex] for vertex in vertices],
            "answers": [],
        })

    def answer(self, name, settings, solve):
        """The answer of a solver to the last problem, and whether it warned."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            point = np.asarray(solve(), dtype=np.float64)
        if len(self.vertices) == 1:
            square = exact.squared_distance(point, self.vertices[0])
        else:
            square = exact.squared_distance_to_segment(point, *self.vertices)
        np.save(self.folder / f"{name}.npy", point)
        bounds = exact.root_bounds(square)
        warned = any(issubclass(warning.category, ConvergenceWarning) for warning in caught)
        self.document["problems"][-1]["answers"].append(
            {"file": f"{name}.npy", "settings": settings, "warned": warned, "distance": bounds})
        nonzero = [j + 1 for j, value in enumerate(point) if value != 0]
        print(
            f"  {name}: {settings}: distance {float(Fraction(bounds[0])):.3e}, {len(nonzero)} entries",
            "warned" if warned else "")

    def write(self):
        (self.folder / "case.json").write_text(json.dumps(self.document, indent=1) + "\n")


def lasso(matrix, vector, alpha, **options):
    return sklearn.linear_model.Lasso(alpha=alpha, **options).fit(matrix, vector).coef_


def tight(matrix, vector, alpha):
    """Support and signs, guessed."""
    x = lasso(matrix, vector, alpha, fit_intercept=False, tol=1e-15, max_iter=1_000_000)
    return np.where(abs(x) > 1e-9, x, 0)


def celer_173():
    """The data of the thread. Both solvers fit an intercept, so the exact problem is the centred one."""
    case = Case("celer-173", "https://github.com/mathurinm/celer/issues/173", ["numpy", "scikit-learn", "celer"])
    x = ["0"] * 20
    for index, value in {7: "0.001", 10: "0.015", 13: "0.046", 16: "0.061", 19: "0.062"}.items():
        x[index] = value
    y = "0.008 0 0.001 0.02 0 0.001 0.024 0.001 0.001 0.023 0.006 0 0.011 0.032 0 0.002 0.056 0.001 0.001 0.062".split()
    matrix, vector = [[Fraction(value)] for value in x], [Fraction(value) for value in y]
    alpha = Fraction(1, 10_000)
    case.problem("centred", "centred", *centred(matrix, vector), alpha, [1])
    a, b = doubles(matrix), np.array([float(value) for value in vector])
    case.answer("scikit-learn", "scikit-learn, Lasso(alpha=1e-4)", lambda: lasso(a, b, 1e-4))
    case.answer("celer", "celer, Lasso(alpha=1e-4)", lambda: celer.Lasso(alpha=1e-4).fit(a, b).coef_)
    # The tolerance is now relative to |y|^2 / m = 3e-4; in the thread it was not.
    case.answer(
        "celer.tol-0.5", "celer, Lasso(alpha=1e-4, tol=0.5)",
        lambda: celer.Lasso(alpha=1e-4, tol=0.5).fit(a, b).coef_)
    case.answer("reported", "celer as reported in the thread", lambda: [0.0])
    case.write()


def scikit_learn_25950():
    """Data of our own: 16 rows, so that the rotation H/4, H a Hadamard matrix, is exact in binary64."""
    case = Case(
        "scikit-learn-25950", "https://github.com/scikit-learn/scikit-learn/issues/25950", ["numpy", "scikit-learn"])
    random = np.random.default_rng(25950)
    a = random.integers(-9, 10, (16, 24)).astype(float)
    b = a[:, :4] @ np.array([3.0, -2, 2, 1]) + random.integers(-9, 10, 16) + 5
    hadamard = np.array([[1.0]])
    for _ in range(4):
        hadamard = np.kron(hadamard, np.array([[1, 1], [1, -1]]))
    alpha = 4
    for name, rotation in (("original", np.eye(16)), ("rotated", hadamard / 4)):
        x, y = rotation @ a, rotation @ b
        assert (rotation.T @ x == a).all() and (rotation.T @ y == b).all()
        matrix, vector = rational(x), rational(y[:, None])
        vector = [row[0] for row in vector]
        case.problem(name, name, matrix, vector, Fraction(alpha), tight(x, y, alpha))
        for tolerance in (1e-4, 1e-12):
            case.answer(
                f"{name}.tol-{tolerance:.0e}",
                f"scikit-learn, Lasso(alpha=4, fit_intercept=False, tol={tolerance:.0e})",
                lambda: lasso(x, y, alpha, fit_intercept=False, tol=tolerance, max_iter=100_000))
        c, d = centred(matrix, vector)
        case.problem(
            f"{name} with an intercept", f"{name}.centred", c, d, Fraction(alpha),
            tight(doubles(c), np.array([float(value) for value in d]), alpha))
        for tolerance in (1e-4, 1e-12):
            case.answer(
                f"{name}.intercept.tol-{tolerance:.0e}", f"scikit-learn, Lasso(alpha=4, tol={tolerance:.0e})",
                lambda: lasso(x, y, alpha, tol=tolerance, max_iter=100_000))
        print("  support with intercept", [j + 1 for j, v in enumerate(case.solution) if v != 0])
    case.write()


def scikit_learn_11311():
    """Data of our own: neighbouring columns almost parallel; then two equal columns."""
    case = Case(
        "scikit-learn-11311", "https://github.com/scikit-learn/scikit-learn/issues/11311", ["numpy", "scikit-learn"])
    random = np.random.default_rng(11311)
    steps = random.integers(-3, 4, (24, 30)).astype(float)
    a = random.integers(-40, 41, (24, 1)) + np.cumsum(steps, axis=1)
    b = a[:, [2, 5, 9]] @ np.array([4.0, -3, 2]) + random.integers(-2, 3, 24)
    alpha = 0.125
    for name, order in (("given", np.arange(30)), ("reversed", np.arange(30)[::-1])):
        x = np.ascontiguousarray(a[:, order])
        case.problem(name, name, rational(x), [Fraction(value) for value in b], Fraction(alpha), tight(x, b, alpha))
        for tolerance, iterations in ((1e-4, 1000), (1e-7, 20_000), (1e-7, 1_000_000)):
            case.answer(
                f"{name}.tol-{tolerance:.0e}.{iterations}",
                f"scikit-learn, Lasso(alpha=0.125, fit_intercept=False, tol={tolerance:.0e}, max_iter={iterations})",
                lambda: lasso(x, b, alpha, fit_intercept=False, tol=tolerance, max_iter=iterations))
    # Column 1 twice: the minimisers are a segment between the two ways of using one of them only.
    a = random.integers(-9, 10, (8, 3)).astype(float)
    b = a @ np.array([2.0, -1, 0]) + random.integers(-1, 2, 8)
    x, minimum = exact.lasso(rational(a), [Fraction(value) for value in b], Fraction(1, 4), tight(a, b, 0.25))
    assert x[0] > 0
    for name, order in (("repeated", [0, 1, 2, 0]), ("repeated.reversed", [0, 2, 1, 0])):
        first = [x[order[0]], x[order[1]], x[order[2]], Fraction(0)]
        last = [Fraction(0), x[order[1]], x[order[2]], x[0]]
        data = np.ascontiguousarray(a[:, order])
        case.data(name, rational(data), [Fraction(value) for value in b])
        case.add(name, "p2", name, "mean", Fraction(1, 4), [first, last], minimum)
        case.answer(
            name, "scikit-learn, Lasso(alpha=0.25, fit_intercept=False, tol=1e-10)",
            lambda: lasso(data, b, 0.25, fit_intercept=False, tol=1e-10))
    case.write()


def scikit_learn_27928():
    """As in the thread, smaller and with one output: y = Xu without noise, alpha = 0.01 / m."""
    case = Case(
        "scikit-learn-27928", "https://github.com/scikit-learn/scikit-learn/issues/27928", ["numpy", "scikit-learn"])
    random = np.random.default_rng(27928)
    m, n = 16, 32
    a = random.integers(-512, 513, (m, n)) / 256
    u = np.zeros(n)
    u[random.choice(n, 4, replace=False)] = random.integers(-512, 513, 4) / 256
    b = a @ u
    alpha = Fraction(1, 1024 * m)
    case.problem(
        "small alpha", "data", rational(a), [Fraction(value) for value in b], alpha, tight(a, b, float(alpha)))
    for tolerance in (1e-4, 1e-5, 1e-10):
        case.answer(
            f"tol-{tolerance:.0e}", f"scikit-learn, Lasso(alpha=2^-14, fit_intercept=False, tol={tolerance:.0e})",
            lambda: lasso(a, b, float(alpha), fit_intercept=False, tol=tolerance))
    case.write()


def skglm_sqrt_lasso():
    """The regime in which the minimisers fit exactly: the objective has no gradient there."""
    case = Case(
        "skglm-sqrt-lasso", "https://github.com/scikit-learn-contrib/skglm/blob/"
        "022805072a30c92ecf6b95f50bd1fdbc62a8c542/skglm/experimental/sqrt_lasso.py", ["numpy", "scikit-learn", "skglm"])
    random = np.random.default_rng(57)
    m, n = 4, 8
    a = random.integers(-4, 5, (m, n)).astype(float)
    b = random.integers(-9, 10, m).astype(float)
    a = np.asfortranarray(a)
    split = linprog(np.ones(2 * n), A_eq=np.hstack([a, -a]), b_eq=b).x
    guess = split[:n] - split[n:]
    parameter = Fraction(1, 4)
    solution, minimum = exact.exact_fit(
        rational(a), [Fraction(value) for value in b], parameter, np.where(abs(guess) > 1e-9, guess, 0))
    case.data("data", rational(a), [Fraction(value) for value in b])
    # skglm divides the norm by the square root of m = 4.
    case.add("exact fit", "p3", "data", "mean", parameter / 2, [solution], minimum / 2)
    for tolerance in (1e-4, 1e-10):
        case.answer(
            f"skglm.tol-{tolerance:.0e}", f"skglm, SqrtLasso(alpha=1/8, tol={tolerance:.0e})",
            lambda: SqrtLasso(alpha=0.125, tol=tolerance).fit(a, b).coef_)
    case.write()


for make in (celer_173, scikit_learn_25950, scikit_learn_11311, scikit_learn_27928, skglm_sqrt_lasso):
    print(make.__name__)
    make()
