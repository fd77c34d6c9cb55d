#!/usr/bin/env python3
"""The size budget of HOUSE: files, functions, parameters, nesting, comments, documented prototypes.

usage: budget.py ROOT [--figures] [--compare MEASURE]

--figures prints the figures only; --compare runs the founders' scripts of the directory MEASURE beside them.
"""
import argparse
import os
import pathlib
import statistics
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import csource  # noqa: E402

TREES = ("src", "include")


def quantile(values, p):
    values = sorted(values)
    return values[min(len(values) - 1, int(round(p * (len(values) - 1))))] if values else 0


def documented(prototypes):
    return 100 * sum(p.documented for p in prototypes) // max(1, len(prototypes))


class Tree:
    """Everything that is counted, read once."""

    def __init__(self, root):
        roots = [root / t for t in TREES]
        self.c = csource.files(roots, (".c",))
        self.h = csource.files(roots, (".h",))
        self.functions = [f for p in self.c + self.h for f in csource.functions(p)]
        self.public = [p for h in csource.files([root / "include"], (".h",)) for p in csource.prototypes(h)]
        self.internal = [p for h in csource.files([root / "src"], (".h",)) for p in csource.prototypes(h)]
        counts = [csource.comment_lines(p.read_text(encoding="utf-8")) for p in self.c + self.h]
        self.comment, self.code = (sum(x) for x in zip(*counts))
        self.lengths = {p: len(p.read_text(encoding="utf-8").splitlines()) for p in self.c}

    def rows(self):
        """(what, figure, budget, whether it is met)"""
        lines = [f.lines for f in self.functions]
        over = 100 * sum(n > 80 for n in lines) / max(1, len(lines))
        share = 100 * self.comment / max(1, self.comment + self.code)
        files = list(self.lengths.values())
        yield "source files, .c / .h", f"{len(self.c)} / {len(self.h)}", "", True
        yield "functions", str(len(lines)), "", True
        yield ".c lines, median", int(statistics.median(files)), "<= 200", statistics.median(files) <= 200
        yield ".c lines, longest", max(files), "<= 700", max(files) <= 700
        yield "function lines, median", int(statistics.median(lines)), "<= 15", statistics.median(lines) <= 15
        yield "function lines, p90", quantile(lines, .9), "<= 45", quantile(lines, .9) <= 45
        yield "function lines, longest", max(lines), "<= 100", max(lines) <= 100
        yield "functions over 80 lines, %", f"{over:.1f}", "<= 2", over <= 2
        most = max(f.parameters for f in self.functions)
        yield "parameters, most", most, "<= 5", most <= 5
        deepest = max(f.nesting for f in self.functions)
        yield "nesting, deepest", deepest, "<= 4", deepest <= 4
        yield "comment lines, %", f"{share:.1f}", "12 to 20", 12 <= round(share) <= 20
        yield "public prototypes documented, %", documented(self.public), "100", documented(self.public) == 100
        yield "internal prototypes documented, %", documented(self.internal), ">= 80", documented(self.internal) >= 80

    def faults(self):
        """What to change, one line each."""
        for f in self.functions:
            for what, figure, most in (("lines", f.lines, 100), ("parameters", f.parameters, 5),
                                       ("levels of nesting", f.nesting, 4)):
                if figure > most:
                    yield f"{f.path}:{f.line}: {f.name} has {figure} {what}, at most {most}"
        for path, lines in self.lengths.items():
            if lines > 700:
                yield f"{path}: {lines} lines, at most 700"
        for p in self.public:
            if not p.documented:
                yield f"{p.path}:{p.line}: {p.name} has no comment before it"


def compare(root, measure):
    paths = [str(root / t) for t in TREES]
    headers = [str(p) for p in csource.files([root / "src"], (".h",))]
    for command in (["cmeasure.py", "stemma", *paths], ["nest.py", paths[0]], ["hdrcycle.py", *paths],
                    ["doccov.py", str(root / "include" / "stemma.h")], ["doccov.py", *headers]):
        subprocess.run([sys.executable, str(pathlib.Path(measure) / command[0]), *command[1:]], check=False)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--figures", action="store_true")
    parser.add_argument("--compare")
    options = parser.parse_args()
    tree, bad = Tree(options.root), 0
    for what, figure, budget, met in tree.rows():
        bad += not met
        print(f"{what:36}{figure!s:>12}   {budget:10}{'' if met else '  MISSED'}")
    if options.compare:
        compare(options.root, options.compare)
    for fault in () if options.figures else tree.faults():
        print(fault)
    return 0 if options.figures else bad > 0


sys.exit(main())
