"""Compares verified_check with the laboratory's examples, and with the laboratory's own checker where it is built.

    compare.py EXAMPLES [DIRECTORY WITH barrierlab AND barrierlab-check]

In EXAMPLES/accepted no certificate may be rejected, in EXAMPLES/rejected none may be verified, and the certificates of cases.py
get the verdicts that stand there, from both checkers.  What is UNSUPPORTED has one of the reasons below; it is counted.  With the programs of the
laboratory,

- both checkers say the same of every example that is supported, to the letter where it is verified;
- they verify every certificate that `barrierlab theorem2` writes, for all problems and normalisations, and none is UNSUPPORTED;
- they print the same lines for claims with numbers of all kinds;
- of some hundred mutants, which have one place of a certificate changed and the digest made anew, verified_check verifies none
  that barrierlab-check rejects.
"""

from fractions import Fraction
import hashlib
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

from cases import cases, numbers

here = pathlib.Path(__file__).resolve().parent
verified_check = here / "verified_check"

# What is left to other checkers.
reasons = {
    "certificates of exact solutions",
    "certificates of version 2",
    "a datum with an exact minimiser",
    "a member of the class whose base is not in a field Q(√r)",
    "a member of the class behind a transform that is not rational",
    "expression pi",
    "expression cosinePi",
}

mutant_count = 400
largest_mutated = 20_000
number_count = 120


def verdicts(program, directory):
    """The verdict of each file: word and the rest."""
    run = subprocess.run([program, str(directory)], capture_output=True, text=True, check=False)
    result = {}
    for line in run.stdout.splitlines():
        text, path = line.rsplit(" (", 1)
        word, rest = text.split(" ", 1)
        result[pathlib.Path(path[:-1]).name] = (word, rest)
    files = {path.name for path in pathlib.Path(directory).glob("*.json")}
    if not files or set(result) != files:
        sys.exit(f"{program} gave no verdict on {sorted(files - set(result))} in {directory}: {run.stderr.strip()}")
    return result


def digested(document):
    """The text of a certificate, with its digest."""
    document["digest"] = "sha256:" + "0" * 64
    text = json.dumps(document)
    return text.replace(document["digest"], "sha256:" + hashlib.sha256(text.encode()).hexdigest())


def places(value):
    """Every number and every array of a document, as (container, key)."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, item in items:
        if key == "digest":
            continue
        if isinstance(item, (dict, list)):
            yield from places(item)
        numeric = isinstance(item, str) and re.fullmatch(r"-?\d+(/\d+)?", item)
        if numeric or isinstance(item, list) or (isinstance(item, int) and not isinstance(item, bool)):
            yield value, key


def mutate(document, generator):
    """Changes one number, or takes one entry out of an array, or doubles it."""
    container, key = generator.choice(list(places(document)))
    value = container[key]
    if isinstance(value, str):
        x = Fraction(value)
        choices = [x + 1, x - 1, -x, 2 * x, x / 2, Fraction(0), x * (1 + Fraction(1, 2**20)), x + Fraction(1, 2**40)]
        container[key] = str(generator.choice(choices))
    elif isinstance(value, int):
        container[key] = generator.choice([value + 1, value - 1, 2 * value, 0, -value])
    elif value:
        place = generator.randrange(len(value))
        if generator.random() < 0.5:
            del value[place]
        else:
            value.insert(place, value[place])


def write_mutants(sources, directory):
    """Certificates that differ from one of the sources."""
    generator = random.Random(4)
    texts = [text for text in (path.read_text() for path in sources) if len(text) <= largest_mutated]
    directory.mkdir()
    for number in range(mutant_count):
        original = generator.choice(texts)
        document = json.loads(original)
        while document == json.loads(original):
            mutate(document, generator)
        (directory / f"{number:03}.json").write_text(digested(document))


def generate(barrierlab, directory):
    """Directories of fresh certificates of Theorem 2."""
    made = []
    for normalisation in ("paper", "rational"):
        for problem in ("p1", "p2", "p3"):
            path = directory / f"{problem}-{normalisation}"
            options = ["-K", "3", "--problem", problem, "--normalisation", normalisation, "--certificates", str(path)]
            subprocess.run([barrierlab, "theorem2", *options], check=True, capture_output=True)
            made.append(path)
    return made


class Comparison:
    def __init__(self):
        self.wrong, self.left = [], {}

    def expect(self, condition, message):
        if not condition:
            self.wrong.append(message)

    def report(self, label, judged):
        words = [word for word, _ in judged.values()]
        print(f"{label}: " + ", ".join(f"{words.count(word)} {word}" for word in sorted(set(words))))

    def examples(self, examples, other):
        for folder, expected in (("accepted", "VERIFIED"), ("rejected", "REJECTED")):
            mine = verdicts(verified_check, examples / folder)
            self.report(folder, mine)
            theirs = verdicts(other, examples / folder) if other else {name: (expected, "") for name in mine}
            for name, (word, rest) in mine.items():
                self.same_line(name, mine[name], theirs[name])
                if word == "UNSUPPORTED":
                    self.left[rest] = self.left.get(rest, 0) + 1
                    self.expect(rest in reasons, f"{folder}/{name}: unexpected reason {rest}")
                else:
                    self.expect(word == expected == theirs[name][0], f"{folder}/{name}: {word} {rest}; {' '.join(theirs[name])}")
            least = 10 if folder == "accepted" else 30
            found = sum(word == expected for word, _ in mine.values())
            self.expect(found >= least, f"{folder}: only {found} are {expected}")
        for reason, count in sorted(self.left.items()):
            print(f"UNSUPPORTED {reason}: {count}")

    def cases(self, accepted, other):
        with tempfile.TemporaryDirectory() as temporary:
            expected = {}
            for name, document, verdict in cases(accepted):
                (pathlib.Path(temporary) / f"{name}.json").write_text(digested(document))
                expected[f"{name}.json"] = verdict
            judged = {program.name: verdicts(program, temporary) for program in (verified_check, other) if program}
        self.report("cases", judged[verified_check.name])
        for program, found in judged.items():
            for name, verdict in expected.items():
                line = " ".join(found[name])
                self.expect(line.startswith(verdict), f"{program}: {name}: {line}, expected {verdict}")

    def same_line(self, name, mine, theirs):
        if mine[0] == theirs[0] == "VERIFIED" and theirs[1]:
            self.expect(mine[1] == theirs[1], f"{name}: {mine[1]}; {theirs[1]}")

    def theorem_two(self, directories, other):
        for directory in directories:
            mine, theirs = verdicts(verified_check, directory), verdicts(other, directory)
            self.report(f"theorem2 {directory.name}", mine)
            for name, (word, rest) in mine.items():
                self.same_line(name, mine[name], theirs[name])
                agree = word == theirs[name][0] == "VERIFIED"
                self.expect(agree, f"{directory.name}/{name}: {word} {rest}; {' '.join(theirs[name])}")

    def numbers(self, directory, accepted, other):
        directory.mkdir()
        for name, document in numbers(accepted, random.Random(5), number_count):
            (directory / f"{name}.json").write_text(digested(document))
        mine, theirs = verdicts(verified_check, directory), verdicts(other, directory)
        self.report("numbers", mine)
        for name in mine:
            self.expect(mine[name][0] == theirs[name][0] == "VERIFIED", f"{name}: {mine[name]}; {theirs[name]}")
            self.same_line(name, mine[name], theirs[name])

    def mutants(self, directory, other):
        mine, theirs = verdicts(verified_check, directory), verdicts(other, directory)
        self.report("mutants", mine)
        for name, (word, rest) in mine.items():
            if word == "VERIFIED" and theirs[name][0] != "VERIFIED":
                self.wrong.append(f"mutant {name}: {word} {rest}; {' '.join(theirs[name])}\n{(directory / name).read_text()}")
        more = [name for name in mine if theirs[name][0] == "VERIFIED" and mine[name][0] == "REJECTED"]
        print(f"mutants that barrierlab-check alone verifies: {len(more)}")
        rejected = sum(word == "REJECTED" for word, _ in mine.values())
        self.expect(rejected >= mutant_count // 2, "too few mutants are rejected for the comparison to mean anything")


def main():
    examples = pathlib.Path(sys.argv[1])
    comparison = Comparison()
    if len(sys.argv) == 2:
        comparison.examples(examples, None)
        comparison.cases(examples / "accepted", None)
    else:
        programs = pathlib.Path(sys.argv[2]).resolve()
        other = programs / "barrierlab-check"
        comparison.examples(examples, other)
        comparison.cases(examples / "accepted", other)
        with tempfile.TemporaryDirectory() as temporary:
            folder = pathlib.Path(temporary)
            directories = generate(programs / "barrierlab", folder)
            comparison.theorem_two(directories, other)
            comparison.numbers(folder / "numbers", examples / "accepted", other)
            sources = sorted(path for directory in directories for path in directory.glob("*.json"))
            write_mutants(sources + sorted((examples / "accepted").glob("*.json")), folder / "mutants")
            comparison.mutants(folder / "mutants", other)
    if comparison.wrong:
        sys.exit("\n".join(["the verdicts differ:"] + comparison.wrong))


if __name__ == "__main__":
    main()
