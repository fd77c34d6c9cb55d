#!/usr/bin/env python3
"""The founders' hand-made alignments: F1 >= 0.970, of reworded pairs >= 0.950, 14 of 20 splits and merges whole.

usage: gold.py STEMMA ROOT

Skipped, with a word, where ../shared (or STEMMA_SHARED) is not there.
"""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, shared_directory  # noqa: E402

LEAST = {"F1": 0.970, "reworded F1": 0.950, "split/merged whole": 14, "failed": 0}
LINE = re.compile(r"align: F1 ([\d.]+).*reworded F1 ([\d.]+)\s+split/merged whole (\d+)/(\d+)\s+failed (\d+)")


def main():
    stemma, output = os.path.abspath(sys.argv[1]), Report()
    shared = shared_directory(pathlib.Path(sys.argv[2]))
    if not shared:
        output.skip("gold/align", "there is no ../shared and no STEMMA_SHARED")
        return output.end()
    run = subprocess.run([sys.executable, str(shared / "eval" / "evaluate.py"), "align", "--stemma", stemma, "--gold",
                          str(shared / "gold" / "align")], capture_output=True, text=True,
                         env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
    found = LINE.search(run.stdout)
    if not found:
        output.add("gold/align", [run.stdout + run.stderr])
        return output.end()
    values = dict(zip(("F1", "reworded F1", "split/merged whole"), map(float, found.groups()[:3])))
    for what, value in values.items():
        output.add(f"{what} {value:g}, at least {LEAST[what]:g}", [] if value >= LEAST[what] else [run.stdout])
    output.add("none failed", [] if found[5] == "0" else [run.stderr])
    return output.end()


sys.exit(main())
