#!/usr/bin/env python3
"""What docs/redline.md shows is what the program prints.

usage: shown.py STEMMA ROOT
"""
import pathlib
import re
import sys

from engine import Report, Stemma

EXAMPLE = re.compile(r"^## (\d+\. [^\n]+)\n.*?`(ARC[^`]+)` to `(ARC[^`]+)`:\n\n```\n(.*?)\n```", re.M | re.S)


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    samples = root / "samples" / "river-ferries"
    examples = EXAMPLE.findall((root / "docs" / "redline.md").read_text())
    output.add("docs/redline.md has ten examples", [] if len(examples) == 10 else [f"it has {len(examples)}"])
    for title, old, new, shown in examples:
        files = [samples / f"{symbol.replace('/', '_')}.txt" for symbol in (old, new)]
        printed = stemma.run("diff", "-v", "--width=100", *files)
        output.add(title, [] if f"\n{shown}\n" in printed else [f"not printed: {line}" for line in shown.split("\n")])
    return output.end()


sys.exit(main())
