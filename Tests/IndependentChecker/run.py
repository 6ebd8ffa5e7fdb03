#!/usr/bin/env python3
"""Compares the independent checker with the laboratory's own.

    run.py PATH_TO_barrierlab PATH_TO_barrierlab-check
                                           the examples of Tests/CertificatesTests/Examples, and fresh certificates of `theorem2` and `breakdown`
    run.py --mutants COUNT PATH_TO_barrierlab-check [DIR ...]
                                           so many mutants of the accepted examples, or of the certificates in the directories
    run.py --limits PATH_TO_barrierlab-check
                                           files just within each limit of CERTIFICATE.md and just above it
    run.py --costly PATH_TO_barrierlab-check
                                           large files: each is to be refused by rule `limit`, or checked within 10 s and 1 GiB; prints both
    run.py --roots [COUNT]                 roots at points where the root of GMP is wrong; 10000, times BARRIERLAB_TEST_SCALE

A file passes if both checkers say the same verdict word, the expected one if one is known, and the same text after VERIFIED. If both
reject, different rules are reported but pass: the specification leaves the order of the rules free. Exit code 0 only if all pass.
"""
import os, re, resource, subprocess, sys, tempfile, time

import limit_files, mutants, root_points

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(os.path.dirname(HERE), "CertificatesTests", "Examples")
ACCEPTED, REJECTED = (os.path.join(EXAMPLES, name) for name in ("accepted", "rejected"))
LINE = re.compile(r"(VERIFIED|REJECTED) (.*) \((.*?)\)")
SECONDS, BYTES = 10, 1 << 30


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
    for family in ("matlab-lasso", "near-tie", "omega-1", "two-sequences"):
        path = os.path.join(directory, family)
        options = f"breakdown {family} --level 1-3 --level 60 --tapes 20 --certificates".split()
        result = subprocess.run([barrierlab] + options + [path], capture_output=True, text=True)
        if result.returncode:
            failed += 1
            print(f"barrierlab {' '.join(options)}: exit code {result.returncode} {result.stderr.strip()[-300:]}")
        if os.path.isdir(path):
            made[f"breakdown {family}"] = path
    return made, failed


def disagreement(a, b, expected):
    """What keeps two verdicts from passing, or None."""
    if not a[0] == b[0] == (expected or a[0]): return f"expected {expected or 'the same word'}"
    return "the claim is worded otherwise" if a[0] == "VERIFIED" and a[1] != b[1] else None


def compare(check, groups):
    """Both checkers on the files of {label: (directory, expected word or None)}; the number of files that do not pass."""
    directories, failed, passed = [directory for directory, _ in groups.values()], 0, 0
    ours, code = verdicts([sys.executable, os.path.join(HERE, "check_certificate.py")], directories)
    theirs, other_code = verdicts([check], directories)
    if code != other_code:
        failed += 1
        print(f"exit codes: {code} (independent), {other_code} (barrierlab-check)")
    print(f"{'':32}{'files':>7}{'VERIFIED':>10}{'REJECTED':>10}{'other rule':>12}{'differ':>8}")
    for label, (directory, expected) in groups.items():
        count, notes = {"VERIFIED": 0, "REJECTED": 0, "rule": 0, "differ": 0}, []
        files = sorted(os.path.join(directory, f) for f in os.listdir(directory) if f.endswith(".json"))
        if not files:
            failed += 1
            notes.append("no certificate")
        for path in files:
            a, b = (lines.get(os.path.normpath(path), ("NOTHING", "")) for lines in (ours, theirs))
            name, fault = os.path.basename(path), disagreement(a, b, expected)
            if fault is None and a[0] in count:
                passed += 1
                count[a[0]] += 1
                rules = a[1].split(":")[0], b[1].split(":")[0]
                if a[0] == "REJECTED" and rules[0] != rules[1]:
                    count["rule"] += 1
                    if expected: notes.append(f"note: {name}: {rules[0]} (independent), {rules[1]} (barrierlab-check)")
            else:
                failed += 1
                count["differ"] += 1
                notes.append(f"FAILED {name}: {fault}\n    independent:      {' '.join(a)}\n    barrierlab-check: {' '.join(b)}")
        print(f"{label:32}{len(files):7}{count['VERIFIED']:10}{count['REJECTED']:10}{count['rule']:12}{count['differ']:8}")
        for note in notes:
            print(f"  {note}")
    print(f"{passed} passed, {failed} failed")
    return failed


def examples(barrierlab, check):
    with tempfile.TemporaryDirectory() as temporary:
        made, failed = generate(os.path.abspath(barrierlab), temporary)
        groups = {"Examples/accepted": (ACCEPTED, "VERIFIED"), "Examples/rejected": (REJECTED, "REJECTED")}
        groups.update((label, (directory, "VERIFIED")) for label, directory in made.items())
        return failed + compare(os.path.abspath(check), groups)


def compare_mutants(count, check, *directories):
    texts = {}
    for directory in directories or (ACCEPTED,):
        for name in os.listdir(directory):
            if name.endswith(".json"):
                with open(os.path.join(directory, name), encoding="ascii") as file: texts[name] = file.read()
    with tempfile.TemporaryDirectory() as temporary:
        for name, data in mutants.mutants(texts, int(count)):
            write(os.path.join(temporary, name), data)
        return compare(os.path.abspath(check), {"mutants": (temporary, None)})


def write(path, data):
    with open(path, "wb") as file: file.write(data)


def limits(check):
    """Only the second file of each pair is refused by rule `limit`, by both checkers."""
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, "file.json")
        for name, *pair in limit_files.pairs():
            for data, refused in zip(pair, (False, True)):
                write(path, data)
                lines = [subprocess.run(command + [path], capture_output=True, text=True).stdout.strip()
                         for command in ([sys.executable, os.path.join(HERE, "check_certificate.py")], [os.path.abspath(check)])]
                right = all(line and line.startswith("REJECTED limit: ") == refused for line in lines) and lines[0][:8] == lines[1][:8]
                failed += not right
                if not right: print(f"FAILED {name}, {'above' if refused else 'within'} the limit", *(line[:200] for line in lines), sep="\n    ")
    print(f"{failed} failed")
    return failed


def measured(check, path):
    """The line of the checker, its seconds of processor time and its peak of memory in bytes."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (20 * SECONDS, 20 * SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (16 * BYTES, 16 * BYTES))
    process = subprocess.Popen([check, path], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, preexec_fn=limit)
    line = process.stdout.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return line or f"exit code {process.returncode}", usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def costly(check):
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        path = os.path.join(temporary, "file.json")
        for name, data in limit_files.costly():
            write(path, data)
            line, seconds, memory = measured(os.path.abspath(check), path)
            right = line.split(" ")[0] in ("VERIFIED", "REJECTED") and seconds <= SECONDS and memory <= BYTES
            failed += not right
            print(f"{'' if right else 'FAILED '}{name}: {len(data)} bytes, {seconds:.1f} s, {memory / 2**20:.0f} MiB\n    {line[:160]}", flush=True)
    return failed


def roots(count=None):
    number = int(count) if count else int(10000 * float(os.environ.get("BARRIERLAB_TEST_SCALE", 1)))
    failed = root_points.wrong(number)
    print(f"{failed} of {number} roots are wrong")
    return failed


def main(arguments):
    modes = {"--mutants": (compare_mutants, 2, 99), "--limits": (limits, 1, 1), "--costly": (costly, 1, 1), "--roots": (roots, 0, 1)}
    mode, rest = (arguments[0], arguments[1:]) if arguments and arguments[0] in modes else (None, arguments)
    function, least, most = modes.get(mode, (examples, 2, 2))
    if not least <= len(rest) <= most or any(a.startswith("-") for a in rest):
        print(__doc__, file=sys.stderr)
        return 64
    start, failed = time.time(), function(*rest)
    print(f"{time.time() - start:.1f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
