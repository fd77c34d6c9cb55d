#!/usr/bin/env python3
"""The program held to reference data that others made: alignments by hand, paragraphs and labels of PDFs.

usage: gold.py STEMMA ROOT

Skipped, with a word, where ../shared (or STEMMA_SHARED) is not there. docs/measurements.md has the targets and what is
known of the references' own faults.
"""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, shared_directory  # noqa: E402

ALIGN = re.compile(r"align: F1 ([\d.]+).*reworded F1 ([\d.]+)\s+split/merged whole (\d+)/\d+\s+failed (\d+)")
SEGMENTATION = re.compile(r"segmentation: exact paragraphs F1 ([\d.]+)\s+documents without a fault (\d+)/(\d+)\s+"
                          r"labels right (\d+)/(\d+)\s+failed (\d+)")


def evaluate(stemma, shared, what, *arguments):
    """What the founders' scorer prints."""
    run = subprocess.run([sys.executable, str(shared / "eval" / "evaluate.py"), what, "--stemma", stemma, "--gold",
                          str(shared / "gold" / what), *map(str, arguments)], capture_output=True, text=True,
                         env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
    return run.stdout + run.stderr


def align(stemma, shared):
    """(what, value, least) of each figure."""
    printed = evaluate(stemma, shared, "align")
    f1, reworded, whole, failed = map(float, ALIGN.search(printed).groups())
    return printed, [("F1", f1, .970), ("reworded F1", reworded, .950), ("split/merged whole", whole, 14),
                     ("alignments that did not fail", -failed, 0)]


def segmentation(stemma, shared):
    printed = evaluate(stemma, shared, "segmentation", "--files", shared / "corpus" / "un" / "pdf")
    f1, perfect, documents, right, labelled, failed = map(float, SEGMENTATION.search(printed).groups())
    return printed, [("exact-paragraph F1", f1, .995), ("documents without a fault", perfect / documents, .9),
                     ("labels right", right / labelled, .995), ("documents that did not fail", -failed, 0)]


def main():
    stemma, output = os.path.abspath(sys.argv[1]), Report()
    shared = shared_directory(pathlib.Path(sys.argv[2]))
    if not shared:
        output.skip("gold", "there is no ../shared and no STEMMA_SHARED")
        return output.end()
    for measure in (align, segmentation):
        printed, figures = measure(stemma, shared)
        for what, value, least in figures:
            output.add(f"{what} {value:.4g}, at least {least:g}", [] if value >= least else [printed[-2000:]])
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
