#!/usr/bin/env python3
"""Compares the arithmetic of the package with that of an independent library.

    swift build --product DifferentialProbe
    python3 Tests/DifferentialTests/differential.py .build/debug/DifferentialProbe

Thousands of seeded questions go to the probe, which answers one line each. Exact arithmetic, reading and printing must
agree to the character; an interval must be the tightest one of its precision, or at most two units in the last place
wide where the documentation promises no more (cos πq, sin πq).

The other library is python-flint (FLINT and Arb), else mpmath with the standard library's fractions. The last line is
`N passed, N failed`; the exit code is 1 if anything failed, 2 if there was nothing to compare.

    --rounds N      repetitions of every group of questions (300; times BARRIERLAB_TEST_SCALE)
    --seed S        another sequence of questions
    --backend B     flint or mpmath
    --self-test     besides, changes every right answer in several ways and fails unless all changes are refused
"""

import argparse
import collections
import os
import random
import subprocess
import sys

import cases
import reference


def answers(probe, questions):
    """What the probe says to each question; shorter if it stopped early."""
    text = "".join(question + "\n" for question in questions)
    run = subprocess.run([probe], input=text.encode(), stdout=subprocess.PIPE, check=False)
    lines = run.stdout.decode().split("\n")[:-1]
    if run.returncode != 0 or len(lines) != len(questions):
        at = questions[len(lines)] if len(lines) < len(questions) else "no question"
        print(f"the probe ended with code {run.returncode} after {len(lines)} answers, at: {at}")
    return [line.split("\t") for line in lines]


def self_test(right):
    """Changes right answers; the number of wrong ones refused and accepted."""
    refused = accepted = 0
    for case in right:
        for wrong in case.expected.wrong_answers():
            if case.expected.complaint(wrong) is None:
                accepted += 1
                print(f"WRONG ANSWER ACCEPTED  {case.question}\n    {wrong}")
            else:
                refused += 1
    return refused, accepted


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("probe")
    parser.add_argument("--rounds", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--backend", choices=["flint", "mpmath"])
    parser.add_argument("--self-test", action="store_true")
    arguments = parser.parse_args()

    # Numbers of hundreds of thousands of digits are among the questions.
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    try:
        library = reference.backend(arguments.backend)
    except ImportError as error:
        print(f"nothing to compare with: {error}; try: pip install python-flint, or: pip install mpmath")
        return 2
    rounds = max(1, int(arguments.rounds * float(os.environ.get("BARRIERLAB_TEST_SCALE", "1"))))
    print(f"reference: {library.name}; seed {arguments.seed}, {rounds} rounds")

    asked = list(cases.generate(random.Random(arguments.seed), library, rounds))
    given = answers(arguments.probe, [case.question for case in asked])
    passed, failed, right = collections.Counter(), collections.Counter(), []
    for i, case in enumerate(asked):
        answer = given[i] if i < len(given) else ["no answer"]
        complaint = case.expected.complaint(answer)
        if complaint is None:
            passed[case.operation] += 1
            right.append(case)
            continue
        failed[case.operation] += 1
        if failed[case.operation] <= 5:
            print(f"FAILED  {case.question[:2000]}\n    answered {' '.join(answer)[:2000]}\n    {complaint[:2000]}")
    for operation in sorted({case.operation for case in asked}):
        print(f"{operation:20} {passed[operation]:7} passed {failed[operation]:7} failed")

    accepted = 0
    if arguments.self_test:
        refused, accepted = self_test(right)
        print(f"self-test: {refused} wrong answers refused, {accepted} accepted")
    print(f"{sum(passed.values())} passed, {sum(failed.values()) + accepted} failed")
    return 1 if failed or accepted or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
