#!/usr/bin/env python3
"""One document in two formats gives the same text: each .docx of a folder beside the .pdf of the same name.

usage: formats.py STEMMA ROOT [FOLDER]      (FOLDER: corpus/docx of the reference data)

Letters and digits in common order, of paragraphs and then of footnotes; what is left out is compared nowhere. With
FOLDER the differences are printed.
"""
import difflib
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, in_parallel, shared_directory  # noqa: E402

LEAST = .995
WORD = re.compile(r"[^\W_]+")


def words(document):
    texts = [p["text"] for p in document["paragraphs"]] + [n["text"] for n in document["footnotes"]]
    return [w.casefold() for text in texts for w in WORD.findall(text)]


def common_letters(a, b):
    """(letters in common order, [differing runs]): word by word, then letter by letter where words differ."""
    common, runs = 0, []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        left, right = "".join(a[a0:a1]), "".join(b[b0:b1])
        if tag == "equal":
            common += len(left)
            continue
        blocks = difflib.SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        matched = sum(block.size for block in blocks)
        common += matched
        if matched < max(len(left), len(right)):
            runs.append((" ".join(a[a0:a1]), " ".join(b[b0:b1])))
    return common, runs


def compare(stemma, path):
    """(share of letters in common order, differences) of the two formats of PATH without its suffix."""
    a, b = (words(stemma.show(path.with_suffix(s))) for s in (".docx", ".pdf"))
    common, runs = common_letters(a, b)
    return common / max(1, len("".join(a)), len("".join(b))), runs


def pairs_in(folder):
    return sorted(p.with_suffix("") for p in folder.glob("*.docx") if p.with_suffix(".pdf").exists())


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    shared = shared_directory(root)
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else shared and shared / "corpus" / "docx"
    if not folder:
        output.skip("a Word file and its PDF give the same text", "no reference data: set STEMMA_SHARED")
        return output.end()
    found = pairs_in(folder)
    for path, (share, runs) in zip(found, in_parallel(lambda p: compare(stemma, p), found)):
        output.add(f"{path.name}: {100 * share:.2f} % of letters in common order",
                   [] if share >= LEAST else [f"{a[:200]!r} / {b[:200]!r}" for a, b in runs])
        if len(sys.argv) > 3:
            for a, b in runs:
                print(f"#   {a[:300]!r}\n#   {b[:300]!r}\n#")
    return output.end()


sys.exit(main())
