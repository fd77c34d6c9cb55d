#!/usr/bin/env python3
"""The three French series of the reference data: every document labelled, and what holds of every consecutive pair.

usage: french.py STEMMA ROOT

Labelled is a paragraph that is preambular, operative or a subparagraph, of all that are not the title, the enacting line or a heading;
the floors are what was measured, less a little. A footnote or a running head read as a paragraph of the preamble would raise the
share, so no paragraph may begin as these do; and what the documents have of such lines is in the footnotes and removals.
"""
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, in_parallel, shared_directory, texts_in  # noqa: E402
import properties  # noqa: E402

LABELLED = ("preambular", "operative", "subparagraph")
FLOOR, FLOOR_OF_ALL = .95, .99  # of a document, of all documents
FURNITURE = re.compile(r"(\d{1,3} (Voir|Résolution|Ibid|Rapport d|Documents officiels|Nations Unies)|Distr\.|GE\.\d\d-|\d\d-\d{5} \(F\))")
# What stands in a footnote and in no sentence: a reference that ends one, letters that were raised, what a page's foot has.
TORN = re.compile(r"Original : |Ibid\.|♲|```|(^| )39574\.|publication des Nations Unies, numéro|^(o|e|er)( o)*$|(^|[^.] )A/(CONF\.)?\d+/\d+\.( |$)")


def counted(shown):
    """(labelled, all that could be)."""
    kinds = [p["kind"] for p in shown["paragraphs"] if p["kind"] not in ("title", "enacting", "heading")]
    return sum(k in LABELLED for k in kinds), len(kinds)


def gaps(shown):
    """Operative paragraphs whose number is not the one before it and one, and lists that do not begin at their beginning."""
    labels = [p["label"] for p in shown["paragraphs"]]
    numbers = [int(m[1]) for m in (re.fullmatch(r"OP(\d+)", label) for label in labels) if m]
    return [f"OP{b} follows OP{a}" for a, b in zip(numbers, numbers[1:]) if b != a + 1]


def main():
    stemma, shared, output = Stemma(sys.argv[1]), shared_directory(pathlib.Path(sys.argv[2])), Report()
    if not shared:
        output.skip("the French series", "no reference data: set STEMMA_SHARED")
        return output.end()
    series = [texts_in(folder) for folder in sorted((shared / "corpus" / "french").iterdir())]
    paths = [p for s in series for p in s]
    shown = in_parallel(stemma.show, paths)
    counts = [counted(d) for d in shown]
    labelled, total = (sum(c) for c in zip(*counts))
    print(f"# {labelled} of {total} paragraphs labelled, {labelled / total:.2%}; lowest {min(a / b for a, b in counts):.2%}; "
          f"numbers that do not follow: {sum(len(gaps(d)) for d in shown)}")
    output.add(f"labelled ({len(paths)} documents)", [f"{p.name}: {a} of {b}" for p, (a, b) in zip(paths, counts) if a < b * FLOOR]
               + ["all documents"] * (labelled < total * FLOOR_OF_ALL))
    output.add("no footnote or running head is a paragraph", [
        f"{path.name} {p['label']}: {p['text'][:60]}" for path, d in zip(paths, shown) for p in d["paragraphs"]
        if FURNITURE.match(p["text"])])
    output.add("no footnote stands in a sentence", [
        f"{path.name} {p['label']}: {m[0]}" for path, d in zip(paths, shown) for p in d["paragraphs"]
        for m in [TORN.search(p["text"])] if m])
    pairs = [pair for s in series for pair in zip(s, s[1:])]
    results = in_parallel(lambda pair: properties.try_pair(stemma, pair), pairs)
    properties.report(output, "French series", [pair[1].name for pair in pairs], results)
    return output.end()


sys.exit(main())
