#!/usr/bin/env python3
"""The properties of properties.py on samples that somebody spilt ink on: cut, joined, sprinkled with marks.

usage: mutations.py STEMMA ROOT [SEED]

The same seed makes the same texts on every machine. STEMMA_ALL=1 tries ten times as many.
"""
import os
import pathlib
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, in_parallel, temporary, texts_in  # noqa: E402
import properties  # noqa: E402

PIECES = ["¹", "²", "[^1]", "[^1]: ", "*", "**", "_", "***", "[", "](", "]", "(a) ", "(i) ", "1. ", "\n", "\n\n", "\f",
          "- ", "# ", "## ", "\\", '"', "“", "\u00a0", "\u00ad", "é", "大会", "，", "العامة", "؛", "e\u0301", "\ufeff",
          "12", "\n12\n", "2/5", "\nARC/RES/1/2\n", "Annex", "---\n", "```\n", "> ", "|", "…", " ", "-\n", "\t", "\r\n",
          "\u2028", "\u2029", "\u200b", "ﬁ", "🌊", "<!-- x -->\n", "{: x}\n", "[x]: http://y\n", "3 Ibid., x\n", "ß", "İ"]
RENUMBERING = "renumbering alone is no text event"  # a torn text may be read otherwise with other numbers


def mutated(dice, text):
    for _ in range(dice.randrange(1, 30)):
        i, kind = dice.randrange(len(text) + 1), dice.random()
        if kind < .5:
            text = text[:i] + dice.choice(PIECES) + text[i:]
        elif kind < .7:
            text = text[:i] + text[i + dice.randrange(1, 30):]
        elif kind < .8:
            j = dice.randrange(len(text) + 1)
            text = text[:i] + text[j:j + dice.randrange(200)] + text[i:]
        elif kind < .9:
            text = text[:i].rstrip() + " " + text[i:].lstrip()
        else:
            text = text[:i] + text[i:].replace("\n", "", 1)
    return text + " And more."


def pairs(dice, sources, directory, count):
    """COUNT pairs of torn pieces of one text."""
    for number in range(count):
        text = dice.choice(sources)
        start = dice.randrange(len(text))
        piece = text[start:start + dice.randrange(20, 2500)]
        pair = []
        for side in ("old", "new"):
            path = pathlib.Path(directory) / f"{number}-{side}.{dice.choice(['md', 'txt'])}"
            path.write_bytes(mutated(dice, piece).encode())
            pair.append(path)
        yield pair


def try_both(stemma, pair):
    """{property: faults}, each with the texts that show it."""
    results = dict(properties.try_document(stemma, pair[0]), **properties.try_pair(stemma, pair))
    texts = " and ".join(repr(p.read_text(encoding="utf-8")[:2000]) for p in pair)
    return {rule: [f"{f}: {texts}" for f in found] for rule, found in results.items() if rule != RENUMBERING}


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    dice = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1945)
    count = 2000 if os.environ.get("STEMMA_ALL") else 200
    sources = [p.read_text(encoding="utf-8") for p in texts_in(root / "samples")]
    with temporary() as directory:
        tried = list(pairs(dice, sources, directory, count))
        results = in_parallel(lambda pair: try_both(stemma, pair), tried)
        properties.report(output, "torn texts", [p[0].name for p in tried], results)
    return output.end()


sys.exit(main())
