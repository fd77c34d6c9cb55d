#!/usr/bin/env python3
"""What holds for any text: DESIGN section 4, held against samples and, where it is there, the reference corpus.

usage: properties.py STEMMA ROOT
"""
import collections
import os
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, every, in_parallel, shared_directory, temporary, texts_in, write_text  # noqa: E402

MIRRORED = {"unchanged": "unchanged", "reworded": "reworded", "split": "merged", "merged": "split"}
OPPOSITE = {"stronger": "weaker", "changed": "changed", "incomparable": "incomparable", "added": "removed",
            "opened": "closed"}
OPPOSITE |= {two: one for one, two in OPPOSITE.items()}
EVENTS = ("reworded", "split", "merged", "moved", "added", "dropped")


def letters(text):
    """Letters and digits of TEXT; a superscript figure is a figure."""
    return collections.Counter(unicodedata.normalize("NFKC", c) if unicodedata.category(c) == "No" else c
                               for c in text if c.isalnum())


def lost(shown, source):
    """Nothing is lost: source = paragraphs, numbers, footnotes and removals."""
    found = collections.Counter()
    for p in shown["paragraphs"]:
        found += letters(p["text"]) + letters(p.get("number", ""))
        for span in p.get("spans", []):
            if span["kind"] == "note":
                found += letters(shown["footnotes"][span["footnote"]]["mark"])
    for note in shown["footnotes"]:
        found += letters(note["mark"]) + letters(note["text"])
    for removal in shown["removed"]:
        found += letters(removal["text"])
    want = letters(source)
    if found != want:
        yield f"lost {dict(want - found)}, invented {dict(found - want)}"


def unsound_document(shown):
    labels = [p["label"] for p in shown["paragraphs"]]
    if len(set(labels)) != len(labels):
        yield "labels are not unique"
    if [p["index"] for p in shown["paragraphs"]] != list(range(len(labels))):
        yield "indices are not in order"
    for p in shown["paragraphs"]:
        size = len(p["text"].encode())
        for span in p.get("spans", []):
            if span["start"] + span["length"] > size:
                yield f"{p['label']}: a span ends behind the text"
        if p["text"] != p["text"].strip() or "\n" in p["text"] or "  " in p["text"]:
            yield f"{p['label']}: white space is not folded"


def changed(diff):
    """diff(A, A) has nothing to tell."""
    for link in diff["links"]:
        if link["relation"] != "unchanged" or link["moved"] or link["relabelled"] or link["recast"] or link["marks"]:
            yield f"link {link['old']} {link['new']} is {link['relation']}"
    if diff["added"] or diff["dropped"] or diff["borrowed"] or any(diff["summary"][e] for e in EVENTS):
        yield f"summary {diff['summary']}"
    for note in diff["footnotes"]:
        if note["kind"] != "unchanged" or note["old"] != note["new"]:
            yield f"footnote {note}"


def unaccounted(diff):
    """Every paragraph stands in one link, or is added, or dropped; the summary counts them."""
    for side, alone in (("old", "dropped"), ("new", "added")):
        seen = sorted([i for link in diff["links"] for i in link[side]] + diff[alone])
        if seen != list(range(len(diff[side]["paragraphs"]))):
            yield f"{side}: {seen}"
    count = collections.Counter(link["relation"] for link in diff["links"])
    count.update(moved=sum(link["moved"] for link in diff["links"]), added=len(diff["added"]),
                 dropped=len(diff["dropped"]))
    for key, value in diff["summary"].items():
        if count[key] != value:
            yield f"summary of {key}: {value}, counted {count[key]}"
    for side in ("old", "new"):
        if sorted(n[side] for n in diff["footnotes"] if side in n) != list(range(len(diff[side]["footnotes"]))):
            yield f"{side}: footnotes {diff['footnotes']}"
    firsts = [link["new"][0] for link in diff["links"]]
    if firsts != sorted(firsts):
        yield "links are not in the order of their first new paragraph"


def joined(diff, side, indices):
    return "\n".join(diff[side]["paragraphs"][i]["text"] for i in indices)


def wrong_edits(diff):
    """Redline applied to old gives new."""
    for link in diff["links"]:
        for side, gone in (("old", "insert"), ("new", "delete")):
            text = "".join(e["text"] for e in link["edits"] if e["op"] != gone)
            if text != joined(diff, side, link[side]):
                yield f"link {link['old']} {link['new']}: edits are not the {side} text"
        for one, two in zip(link["edits"], link["edits"][1:]):
            typographic = "typographic" in one or "typographic" in two
            if one["op"] == two["op"] == "equal" or (one["op"] == "insert" and two["op"] == "delete" and not typographic):
                yield f"link {link['old']} {link['new']}: {one['op']} before {two['op']}"
        yield from wrong_pairs(link)
    for note in diff["footnotes"]:
        for side, gone in (("old", "insert"), ("new", "delete")):
            text = diff[side]["footnotes"][note[side]]["text"] if side in note else ""
            if text != "".join(e["text"] for e in note["edits"] if e["op"] != gone):
                yield f"footnote {note}: edits are not the {side} text"


MARKS = re.compile("[\"`'\u00ab\u00bb\u00b4\u2010-\u201f\u2032\u2033\u2039\u203a\u2043\u2212\u300c-\u300f-]")


def wrong_pairs(link):
    """A typographic deletion has its insertion behind it, and both differ in marks alone."""
    pairs = [edit for edit in link["edits"] if "typographic" in edit]
    for one, two in zip(pairs[::2], pairs[1::2]):
        if (one["op"], two["op"]) != ("delete", "insert") or MARKS.sub("-", one["text"]) != MARKS.sub("-", two["text"]):
            yield f"link {link['old']} {link['new']}: {one['text']!r} is not {two['text']!r} with other marks"
    if len(pairs) % 2:
        yield f"link {link['old']} {link['new']}: a typographic change alone"


def stretches(edits, turned):
    """Edits as equal runs and pairs (deleted, inserted) between them."""
    result, change = [], ([], [])
    for edit in edits + [{"op": "equal", "text": ""}]:
        if edit["op"] != "equal":
            change[(edit["op"] == "insert") != turned].append((edit["text"], "move" in edit))
            continue
        if change[0] or change[1]:
            result.append(change)
            change = ([], [])
        result.append(edit["text"])
    return result


def facts(link, turned):
    """Everything about a link but its place, seen from the other side when TURNED."""
    strength = link.get("strength", {"old": "", "new": "", "change": "changed"})
    marks = [(m["mark"], m["old"], m["new"], m["change"]) for m in link["marks"]]
    marks.append(("verb", strength["old"], strength["new"], strength["change"]))
    relation = link["relation"]
    if turned:
        marks = [(kind, new, old, OPPOSITE[change]) for kind, old, new, change in marks]
        relation = MIRRORED[relation]
    return (relation, link["moved"], link["relabelled"], link["recast"], link["rolled"], link["similarity"], sorted(marks),
            stretches(link["edits"], turned))


def unmirrored(there, back):
    """diff(B, A) mirrors diff(A, B)."""
    if there["added"] != back["dropped"] or there["dropped"] != back["added"]:
        yield "added and dropped"
    other = {(tuple(link["new"]), tuple(link["old"])): link for link in back["links"]}
    for link in there["links"]:
        key = (tuple(link["old"]), tuple(link["new"]))
        if key not in other:
            yield f"link {key} has no mirror"
            continue
        for one, two in zip(facts(link, False), facts(other[key], True)):
            if one != two:
                yield f"link {key}: {str(one)[:200]} and {str(two)[:200]}"
    if len(there["links"]) != len(back["links"]):
        yield "not as many links"
    pairs = [sorted((note.get(old, -1), note.get(new, -1), stretches(note["edits"], turned)) for note in diff["footnotes"])
             for diff, old, new, turned in ((there, "old", "new", False), (back, "new", "old", True))]
    if pairs[0] != pairs[1]:
        yield f"footnotes {pairs[0]} and {pairs[1]}"


def shifted(paragraphs, by):
    """PARAGRAPHS as plain text with every number of an operative paragraph raised."""
    def number(p):
        match = re.fullmatch(r"(\d{1,2})\.(.*)", p.get("number", ""))
        if p["kind"] in ("title", "heading") or not match:
            return p.get("number", "")
        return f"{int(match[1]) + by}.{match[2]}"
    return [f"{number(p)} {p['text']}".strip() for p in paragraphs]


def renumbered(stemma, shown):
    """Renumbering alone is no text event."""
    if not any(p["text"] for p in shown["paragraphs"]):
        return
    with temporary() as directory:
        older = write_text(directory, "older.txt", shifted(shown["paragraphs"], 0))
        newer = write_text(directory, "newer.txt", shifted(shown["paragraphs"], 7))
        diff = stemma.diff(older, newer)
    if any(diff["summary"][e] for e in EVENTS):
        yield f"{diff['summary']}"


def try_document(stemma, path):
    """{property: faults} of one text; a failure to show it is a fault of its own."""
    try:
        shown = stemma.show(path)
        return {
            "show never fails": [],
            "nothing is lost": list(lost(shown, path.read_text(encoding="utf-8"))),
            "documents are sound": list(unsound_document(shown)),
            "diff(A, A) is all unchanged": list(changed(stemma.diff(path, path))),
            "renumbering alone is no text event": list(renumbered(stemma, shown)),
        }
    except (RuntimeError, ValueError) as why:
        return {"show never fails": [str(why)]}


def try_pair(stemma, pair):
    try:
        there, back = stemma.diff(*pair), stemma.diff(*reversed(pair))
        return {
            "every paragraph is accounted for once": list(unaccounted(there)),
            "the redline applied to old gives new": list(wrong_edits(there)) + list(wrong_edits(back)),
            "diff(B, A) mirrors diff(A, B)": list(unmirrored(there, back)),
        }
    except (RuntimeError, ValueError) as why:
        return {"every paragraph is accounted for once": [str(why)]}


def report(output, where, names, results):
    faults = collections.defaultdict(list)
    tried = collections.Counter()
    for name, result in zip(names, results):
        for rule, found in result.items():
            tried[rule] += 1
            faults[rule] += [f"{name}: {f}" for f in found]
    for rule, count in tried.items():
        output.add(f"{rule} ({where}, {count})", faults[rule])


def corpus_pairs(corpus):
    """Neighbours of the French series, versions of a treaty, drafts and resolutions that follow each other."""
    series = [texts_in(folder) for folder in sorted((corpus / "french").iterdir())] + [texts_in(corpus / "paris")]
    pairs = [pair for s in series for pair in zip(s, s[1:])]
    assembly = texts_in(corpus / "un" / "text")
    council = texts_in(corpus / "security-council")
    return every(pairs, 1) + every(list(zip(assembly, assembly[1:])), 29) + every(list(zip(council, council[5:])), 31)


def main():
    stemma, root = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2])
    shared, output = shared_directory(root), Report()
    samples = texts_in(root / "samples")
    report(output, "samples", [p.name for p in samples], in_parallel(lambda p: try_document(stemma, p), samples))
    pairs = [(a, b) for a in samples for b in samples if a < b]
    report(output, "samples", [f"{a.name} {b.name}" for a, b in pairs], in_parallel(lambda p: try_pair(stemma, p), pairs))
    if not shared:
        output.skip("the same over the corpus", "there is no ../shared and no STEMMA_SHARED")
        return output.end()
    texts = every(texts_in(shared / "corpus"), 1 if os.environ.get("STEMMA_ALL") else 5)
    report(output, "corpus", [p.name for p in texts], in_parallel(lambda p: try_document(stemma, p), texts))
    pairs = corpus_pairs(shared / "corpus")
    report(output, "corpus", [f"{a.name} {b.name}" for a, b in pairs], in_parallel(lambda p: try_pair(stemma, p), pairs))
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
