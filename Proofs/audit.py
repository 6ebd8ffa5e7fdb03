"""The axiom column of README.md, from Print Assumptions.

A row of the table is `| claim | `Name` | file | axioms | Swift | paper |`, with Name relative to BarrierLab. Without arguments the
column is compared with what Coq prints, and a difference is an error; with --update it is rewritten.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

here = pathlib.Path(__file__).resolve().parent
readme = here / "README.md"
row = re.compile(r"^\| (?P<claim>.+) \| `(?P<name>[\w.']+)` \| (?P<file>[^|]+) \| (?P<axioms>[^|]*) \| (?P<rest>.*)\|$")

# What stands in the column for each axiom; the page explains the letters.
letters = {
    "functional_extensionality_dep": "F",
    "sig_forall_dec": "D",
    "sig_not_dec": "N",
    "classic": "C",
}


def assumptions(names):
    """The axioms of each name, as a string of letters, or "none"."""
    modules = sorted({name.rsplit(".", 1)[0] for name in names})
    lines = [f"From BarrierLab Require {module}." for module in modules]
    for name in names:
        lines += [f'Compute "{name}".', f"Print Assumptions BarrierLab.{name}."]
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "audit.v"
        source.write_text("From Coq Require Import String.\nOpen Scope string_scope.\n" + "\n".join(lines) + "\n")
        output = subprocess.run(
            ["coqc", "-R", str(here / "theories"), "BarrierLab", str(source)], check=True, capture_output=True, text=True
        ).stdout
    parts = re.split(r'= "([\w.\']+)"', output)
    found = dict(zip(parts[1::2], parts[2::2]))
    result = {}
    for name in names:
        axioms = {axiom.rsplit(".", 1)[-1] for axiom in re.findall(r"^([\w.']+)\s*:(?!=)", found[name].split("Axioms:")[-1], re.M)}
        if "Closed under the global context" in found[name]:
            axioms = set()
        elif "Axioms:" not in found[name] or not axioms <= set(letters):
            sys.exit(f"{name}: unexpected assumptions\n{found[name]}")
        result[name] = "".join(letters[axiom] for axiom in letters if axiom in axioms) or "none"
    return result


def main():
    lines = readme.read_text().splitlines()
    claims = lines.index("## Claims")
    rows = {number: match for number, line in enumerate(lines) if number > claims and (match := row.match(line))}
    for number, line in enumerate(lines):
        if number > claims and line.startswith("| ") and "`" in line and number not in rows:
            sys.exit(f"README.md:{number + 1}: not a row of the audit table: {line}")
    found = assumptions([match["name"] for match in rows.values()])
    different = 0
    for number, match in rows.items():
        module = "theories/" + match["name"].rsplit(".", 1)[0].replace(".", "/") + ".v"
        if module not in match["file"]:
            sys.exit(f"README.md:{number + 1}: {match['name']} is in {module}")
        axioms = found[match["name"]]
        if match["axioms"].strip() != axioms:
            different += 1
            print(f"README.md:{number + 1}: {match['name']}: table {match['axioms'].strip()!r}, Coq {axioms!r}")
            lines[number] = (
                f"| {match['claim']} | `{match['name']}` | {match['file']} | {axioms} | {match['rest'].rstrip()} |"
            )
    if "--update" in sys.argv[1:]:
        readme.write_text("\n".join(lines) + "\n")
    elif different:
        sys.exit("the axiom column is out of date: run check --update")
    print(f"{len(rows)} claims audited")


if __name__ == "__main__":
    main()
