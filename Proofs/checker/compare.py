"""Compares verified_check with the laboratory's examples, and with barrierlab-check where it is given.

    compare.py EXAMPLES [--with BARRIERLAB_CHECK] [DIRECTORY ...]

In EXAMPLES/accepted no certificate may be rejected, in EXAMPLES/rejected none may be verified, and where the name of a
rejected file begins with the name of a rule that the checkers find in any order, the verdict names one of the rules.  Further
directories hold certificates that barrierlab-check has to judge alike.  UNSUPPORTED certificates are counted and listed.
"""

import pathlib
import subprocess
import sys

here = pathlib.Path(__file__).resolve().parent

# What is left to other checkers, and for how many of the examples in the first format.
reasons = {
    "certificates of exact solutions",
    "a datum with an exact minimiser",
    "a member of the class whose base is not rational",
    "expression pi",
    "expression cosinePi",
}


def verdicts(program, directory):
    """The verdict of each file: word and the rest."""
    output = subprocess.run([program, str(directory)], capture_output=True, text=True, check=False).stdout
    result = {}
    for line in output.splitlines():
        text, path = line.rsplit(" (", 1)
        word, rest = text.split(" ", 1)
        result[pathlib.Path(path[:-1]).name] = (word, rest)
    files = {path.name for path in pathlib.Path(directory).glob("*.json")}
    if set(result) != files:
        sys.exit(f"{program} gave no verdict on {sorted(files - set(result))}")
    return result


def main():
    arguments = sys.argv[1:]
    other = None
    if "--with" in arguments:
        place = arguments.index("--with")
        other = arguments[place + 1]
        del arguments[place : place + 2]
    examples, directories = pathlib.Path(arguments[0]), arguments[1:]
    program = here / "verified_check"
    wrong, counts, left, named = [], {}, {}, 0
    for folder, forbidden in (("accepted", "REJECTED"), ("rejected", "VERIFIED")):
        for name, (word, rest) in verdicts(program, examples / folder).items():
            counts[folder, word] = counts.get((folder, word), 0) + 1
            if word == forbidden:
                wrong.append(f"{folder}/{name}: {word} {rest}")
            elif word == "UNSUPPORTED":
                left.setdefault(rest, []).append(name)
                if rest not in reasons:
                    wrong.append(f"{folder}/{name}: unexpected reason {rest}")
            elif word == "REJECTED":
                named += name.startswith(rest.split(":")[0])
    for directory in directories:
        mine = verdicts(program, directory)
        theirs = verdicts(other, directory) if other else {name: ("VERIFIED", "") for name in mine}
        for name, (word, rest) in mine.items():
            counts[directory, word] = counts.get((directory, word), 0) + 1
            if word == "UNSUPPORTED":
                left.setdefault(rest, []).append(name)
            elif word != theirs[name][0]:
                wrong.append(f"{directory}/{name}: {word} {rest}, but {' '.join(theirs[name])}")
    for (folder, word), count in sorted(counts.items()):
        print(f"{folder}: {count} {word}")
    print(f"{named} rejections name the rule in the name of the file")
    for reason, names in sorted(left.items()):
        print(f"UNSUPPORTED {reason}: {len(names)}")
    if counts.get(("accepted", "VERIFIED"), 0) < 10 or counts.get(("rejected", "REJECTED"), 0) < 30:
        wrong.append("too few certificates are in the supported part")
    if wrong:
        sys.exit("\n".join(["the verdicts differ:"] + wrong))


if __name__ == "__main__":
    main()
