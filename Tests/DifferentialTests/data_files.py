#!/usr/bin/env python3
"""Compares how the package reads matrices and vectors with what NumPy and SciPy have written.

    swift build --product DifferentialProbe
    python3 Tests/DifferentialTests/data_files.py .build/debug/DifferentialProbe

Arrays of every dtype, byte order, memory order and format version go to .npy files, others to MatrixMarket, text and
JSON files. The numbers read must be the numbers written, exactly; a file that holds no finite numbers, or no matrix,
must be refused with the right kind of error. The last line is `N passed, N failed`; the exit code is 1 if anything
failed, 2 if NumPy or SciPy is missing.

    --seed S        other numbers
    --self-test     besides, changes every right answer in several ways and fails unless all changes are refused
"""

import argparse
import collections
import json
import pathlib
import random
import sys
import tempfile
from fractions import Fraction

from cases import Case, Text, ok
from differential import answers, self_test

try:
    import numpy
    import scipy.io
    import scipy.sparse
except ImportError as missing:
    print(f"nothing to compare with: {missing}; try: pip install numpy scipy")
    sys.exit(2)

REALS = ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"]
COMPLEX = ["c8", "c16"]
SHAPES = [(1,), (5,), (1, 1), (3, 4), (4, 3), (1, 6), (6, 1)]


def exact(number):
    """The value of a NumPy scalar, exactly."""
    if isinstance(number, (numpy.bool_, numpy.integer)):
        return Fraction(int(number))
    return Fraction(float(number))


def answer(array, convert=exact):
    """What the probe must say to a file with this array."""
    array = numpy.asarray(array)
    rows, columns = array.shape if array.ndim == 2 else (array.size, 1)
    flat = array.ravel(order="C")
    parts = [flat.real, flat.imag] if numpy.iscomplexobj(array) else [flat]
    texts = [" ".join(str(convert(entry)) for entry in part) for part in parts]
    return ok(rows, columns, texts[0], texts[1] if len(texts) == 2 else "-")


def bit_patterns(random_source, dtype, shape):
    """An array of random bits, so of all magnitudes; corners among them, and no entry infinite or not a number."""
    dtype = numpy.dtype(dtype)
    count = int(numpy.prod(shape))
    if dtype.kind == "b":
        return numpy.array([random_source.random() < 0.5 for _ in range(count)]).reshape(shape)
    part = numpy.dtype(f"{dtype.byteorder}f{dtype.itemsize // 2}") if dtype.kind == "c" else dtype
    corners = [0, 1, (1 << 8 * part.itemsize) - 1, 1 << (8 * part.itemsize - 1)]
    patterns = []
    while len(patterns) < count * dtype.itemsize // part.itemsize:
        bits = random_source.getrandbits(8 * part.itemsize)
        if random_source.random() < 0.2:
            bits = random_source.choice(corners)
        entry = bits.to_bytes(part.itemsize, "little" if part.newbyteorder("<") == part else "big")
        if part.kind != "f" or numpy.isfinite(numpy.frombuffer(entry, part)[0]):
            patterns.append(entry)
    return numpy.frombuffer(b"".join(patterns), dtype).reshape(shape)


class Files:
    """Files in one directory, and the questions about them."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.cases = []

    def new(self, extension):
        return self.folder / f"{len(self.cases)}.{extension}"

    def ask(self, path, expected, shape, numbers="exact"):
        operation = "file.vector" if len(shape) == 1 else "file.matrix"
        self.cases.append(Case(operation, [path, numbers], expected))
        # The report groups by operation; the extension tells more.
        self.cases[-1].operation += " " + path.suffix


def numpy_files(files, source):
    for kind in REALS + COMPLEX:
        for order in "<>":
            for shape in SHAPES:
                for memory in "CF":
                    array = numpy.asarray(bit_patterns(source, order + kind, shape), order=memory)
                    path = files.new("npy")
                    with open(path, "wb") as file:
                        version = source.choice([None, (1, 0), (2, 0), (3, 0)])
                        numpy.lib.format.write_array(file, array, version=version)
                    files.ask(path, answer(array), shape)
    path = files.new("npy")
    strided = numpy.arange(48.0).reshape(6, 8)[::2, ::-3]
    numpy.save(path, strided)
    files.ask(path, answer(strided), strided.shape)


def refused_numpy_files(files):
    nan, infinity = numpy.array([[0, numpy.nan]]), numpy.array([[0, 1 - 1j * numpy.inf]])
    refused = [(nan.astype(kind), "notFinite") for kind in ("f2", ">f4", "f8")]
    refused += [(infinity, "notFinite"), (numpy.zeros((2, 2, 2)), "shape"), (numpy.zeros((0, 3)), "shape")]
    for array in [
        numpy.array([["a"]]), numpy.array([[b"a"]]), numpy.array([[None]]), numpy.zeros((1, 1), "datetime64[s]"),
        numpy.zeros((1, 1), [("x", "f8")]), numpy.zeros((1, 1), "V8"), numpy.ones((1, 1), numpy.longdouble),
    ]:
        refused.append((array, "unsupported"))
    for array, kind in refused:
        path = files.new("npy")
        numpy.save(path, array, allow_pickle=True)
        files.ask(path, Text("error", kind), (1, 1))
    path = files.new("npy")
    numpy.save(path, numpy.float64(1))
    files.ask(path, Text("error", "shape"), (1, 1))
    path = files.new("npy")
    numpy.savez(path.with_suffix(".npz"), numpy.eye(2))
    path.with_suffix(".npz").rename(path)
    files.ask(path, Text("error", "syntax"), (1, 1))


def matrix_market_files(files, source):
    for field in ["real", "integer", "complex"]:
        for shape in [(1, 1), (3, 4), (4, 4), (5, 1)]:
            count = shape[0] * shape[1]
            real = numpy.array([source.gauss(0, 1) * 2.0 ** source.randint(-60, 60) for _ in range(count)])
            if field == "integer":
                real = numpy.array([source.randint(-(2**53), 2**53) for _ in real])
            array = real.reshape(shape)
            if field == "complex":
                array = array + 1j * array[::-1, ::-1]
            array = array * (numpy.array([source.random() < 0.7 for _ in real]).reshape(shape))
            variants = [("general", array)]
            if shape[0] == shape[1]:
                variants.append(("symmetric", array + array.T))
                variants.append(("skew-symmetric", array - array.T))
                if field == "complex":
                    variants.append(("hermitian", array + array.conj().T))
            for symmetry, entries in variants:
                # SciPy calls a sparse matrix without entries real, whatever it is told.
                if not entries.any():
                    continue
                for target in (entries, scipy.sparse.coo_matrix(entries)):
                    path = files.new("mtx")
                    scipy.io.mmwrite(path, target, field=field, precision=17, symmetry=symmetry)
                    files.ask(path, answer(entries), shape, "exact" if field == "integer" else "binary64")
    pattern = numpy.array([[source.random() < 0.5 for _ in range(5)] for _ in range(4)]).astype(float)
    path = files.new("mtx")
    scipy.io.mmwrite(path, scipy.sparse.coo_matrix(pattern), field="pattern")
    files.ask(path, answer(pattern), pattern.shape)


def text_files(files, source):
    for separator, extension in [(",", "csv"), (";", "csv"), ("\t", "tsv"), (" ", "txt"), (", ", "csv")]:
        for shape in [(1, 1), (3, 4), (6, 1), (1, 6)]:
            for form in ["%.17g", "%.18e", "%.3f", "%.0f"]:
                array = bit_patterns(source, "<f8", shape)
                if form.endswith("f"):
                    array = numpy.array([source.gauss(0, 1e6) for _ in array.ravel()]).reshape(shape)
                path = files.new(extension)
                newline = source.choice(["\n", "\r\n"])
                numpy.savetxt(path, array, fmt=form, delimiter=separator, header="by NumPy", newline=newline)
                files.ask(path, answer(array, lambda x: Fraction(form % x)), shape)
                # How NumPy itself reads the file.
                read = numpy.loadtxt(path, delimiter=separator.strip() or None, ndmin=2)
                files.ask(path, answer(read), shape, "binary64")


def json_files(files, source):
    for shape in SHAPES:
        array = bit_patterns(source, "<f8", shape)
        path = files.new("json")
        path.write_text(json.dumps(array.tolist(), indent=source.choice([None, 2])))
        files.ask(path, answer(array), shape, "binary64")
        files.ask(path, answer(array, lambda x: Fraction(repr(float(x)))), shape)
    path = files.new("json")
    path.write_text(json.dumps([[1.0, float("nan")]]))
    files.ask(path, Text("error", "notFinite"), (1, 2))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("probe")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()
    print(f"written by: NumPy {numpy.__version__}, SciPy {scipy.__version__}; seed {arguments.seed}")
    source = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        files = Files(folder)
        numpy_files(files, source)
        refused_numpy_files(files)
        matrix_market_files(files, source)
        text_files(files, source)
        json_files(files, source)
        given = answers(arguments.probe, [case.question for case in files.cases])
        passed, failed, right = collections.Counter(), collections.Counter(), []
        for i, case in enumerate(files.cases):
            found = given[i] if i < len(given) else ["no answer"]
            complaint = case.expected.complaint(found)
            (failed if complaint else passed)[case.operation] += 1
            if complaint is None:
                right.append(case)
            elif failed[case.operation] <= 5:
                print(f"FAILED  {case.question}\n    answered {' '.join(found)[:500]}\n    {complaint[:500]}")
    for operation in sorted({case.operation for case in files.cases}):
        print(f"{operation:20} {passed[operation]:7} passed {failed[operation]:7} failed")
    accepted = 0
    if arguments.self_test:
        refused, accepted = self_test(right)
        print(f"self-test: {refused} wrong answers refused, {accepted} accepted")
    print(f"{sum(passed.values())} passed, {sum(failed.values()) + accepted} failed")
    return 1 if failed or accepted or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
