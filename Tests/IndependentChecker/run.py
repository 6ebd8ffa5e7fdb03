#!/usr/bin/env python3
"""Compares the independent checker with the laboratory's own.

    run.py PATH_TO_barrierlab PATH_TO_barrierlab-check

Both checkers read the examples of Tests/CertificatesTests/Examples and fresh certificates of `barrierlab theorem2`. A file passes if
both say the same verdict word, and the expected one: REJECTED for Examples/rejected, VERIFIED for all others. If both reject, different
rules are reported but pass: the specification leaves the order of the rules free. Exit code 0 only if all files pass.
"""
import os, re, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
EXAMPLES = os.path.join(ROOT, "Tests", "CertificatesTests", "Examples")
LINE = re.compile(r"(VERIFIED|REJECTED) (.*) \((.*?)\)")


def verdicts(command, directories):
    """The lines of a checker: path -> (verdict word, text)."""
    result = subprocess.run(command + directories, capture_output=True, text=True)
    lines = {}
    for line in result.stdout.splitlines():
        word, text, path = LINE.fullmatch(line).groups()
        lines[os.path.normpath(path)] = word, text
    if result.returncode not in (0, 1) or result.stderr:
        print(f"{command[-1]}: exit code {result.returncode} {result.stderr.strip()}")
    return lines, result.returncode


def generate(barrierlab, directory):
    """Fresh certificates: {label: directory}, and the number of commands that failed."""
    made, failed = {}, 0
    for transform in ("none", "dct"):
        for problem in ("p1", "p2", "p3"):
            path = os.path.join(directory, f"{problem}-{transform}")
            options = f"theorem2 --problem {problem} --samples 2 --tapes 20 -K 4 -N 5 --transform {transform} --certificates".split()
            result = subprocess.run([barrierlab] + options + [path], capture_output=True, text=True)
            if result.returncode:
                failed += 1
                print(f"barrierlab {' '.join(options)}: exit code {result.returncode} {result.stderr.strip()[-300:]}")
            if os.path.isdir(path):
                made[f"theorem2 {problem}, transform {transform}"] = path
    return made, failed


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    barrierlab, check = map(os.path.abspath, arguments)
    start, passed = time.time(), 0
    with tempfile.TemporaryDirectory() as temporary:
        made, failed = generate(barrierlab, temporary)
        groups = {"Examples/accepted": os.path.join(EXAMPLES, "accepted"), "Examples/rejected": os.path.join(EXAMPLES, "rejected"), **made}
        directories = list(groups.values())
        ours, code = verdicts([sys.executable, os.path.join(HERE, "check_certificate.py")], directories)
        theirs, other_code = verdicts([check], directories)
        if code != other_code:
            failed += 1
            print(f"exit codes: {code} (independent), {other_code} (barrierlab-check)")
        print(f"{'':32}{'files':>7}{'VERIFIED':>10}{'REJECTED':>10}{'other rule':>12}{'differ':>8}")
        for label, directory in groups.items():
            expected = "REJECTED" if label == "Examples/rejected" else "VERIFIED"
            files = sorted(os.path.join(directory, f) for f in os.listdir(directory) if f.endswith(".json"))
            count, notes = {"VERIFIED": 0, "REJECTED": 0, "rule": 0, "differ": 0}, []
            if not files:
                failed += 1
                notes.append("no certificate")
            for path in files:
                a, b = (lines.get(os.path.normpath(path), ("NOTHING", "")) for lines in (ours, theirs))
                name = os.path.basename(path)
                if a[0] == b[0] == expected:
                    passed += 1
                    count[expected] += 1
                    rules = a[1].split(":")[0], b[1].split(":")[0]
                    if expected == "REJECTED" and rules[0] != rules[1]:
                        count["rule"] += 1
                        notes.append(f"note: {name}: {rules[0]} (independent), {rules[1]} (barrierlab-check)")
                    if expected == "VERIFIED" and a[1] != b[1]:
                        notes.append(f"note: {name}: the claim is worded otherwise:\n    {a[1]}\n    {b[1]}")
                else:
                    failed += 1
                    count["differ"] += 1
                    notes.append(f"FAILED {name}: expected {expected}\n    independent:      {' '.join(a)}\n    barrierlab-check: {' '.join(b)}")
            print(f"{label:32}{len(files):7}{count['VERIFIED']:10}{count['REJECTED']:10}{count['rule']:12}{count['differ']:8}")
            for note in notes:
                print(f"  {note}")
    print(f"{time.time() - start:.1f} s")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
