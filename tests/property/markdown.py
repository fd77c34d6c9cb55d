#!/usr/bin/env python3
"""A document that is exported as Markdown is read back as it was, and shown as it is by whoever renders Markdown.

usage: markdown.py STEMMA ROOT [STEP]

After one word was edited every other paragraph still has its label, its number and its text, with the comment at the end
stale, edited or gone. Labels, kinds, numbers, texts, marks and places of footnotes, cells of tables, metadata: of the samples and, where the
reference data are, of every STEPth document of them. Emphasis is shown but not compared: a heading has none in Markdown.
"""
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, in_parallel, temporary, write_text  # noqa: E402
from exported import again, documents, faults  # noqa: E402
from hostility import HOSTILE  # noqa: E402

KINDS = ("note", "cell")
LINKS = {"a", "span"}  # what a renderer makes of an address or an emoji's name by itself


def round_trips(stemma, directory, root, output, step):
    for name, paths in documents(root, step):
        if paths is None:
            output.skip(name, "no reference data: set STEMMA_SHARED")
            continue

        def fault(path):
            old, new, _ = again(stemma, directory, path, "md")
            return [f"{path.name}: {text}" for text in faults(old, new, KINDS)]
        found = in_parallel(fault, paths)
        output.add(f"{name}: {len(paths)} documents are read back as they were", [f for some in found for f in some])


def edited(stemma, directory, root):
    """Somebody who edits the file changes the document, whatever is told at its end."""
    sample = root / "samples/river-ferries/ARC_RES_12_7.txt"
    old, new, target = again(stemma, directory, sample, "md")
    lines = target.read_text(encoding="utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("3. "))
    lines[at:at] = ["3. Decides to plant a willow at every landing place;", ""]
    renumbered = [re.sub(r"^(\d+)\. ", lambda m: f"{int(m[1]) + 1}. ", line) if i > at else line
                  for i, line in enumerate(lines)]
    target.write_text("\n".join(renumbered), encoding="utf-8")
    labels = [p["label"] for p in stemma.show(target)["paragraphs"]]
    last = max(int(p["number"][:-1]) for p in old["paragraphs"] if p["kind"] == "operative")
    if f"OP{last + 1}" not in labels:
        yield f"no OP{last + 1} after one was put in: {labels}"
    target.write_bytes("\r\n".join(lines[:at] + lines[at + 2:]).encode("utf-8"))
    yield from faults(old, stemma.show(target), KINDS)


WORD = re.compile(r"(?<= )[a-z]{4,}(?= )")
COMMENT = "<!-- stemma "
BULLETED = {None: "-"}  # Markdown gives what goes on below a list a bullet


def reworded(text):
    """TEXT with another word in the midst of a paragraph in the midst of it; None where there is none to change."""
    lines = text.split("\n")
    start = lines.index("---", 1) + 1
    places = [(i, match) for i, line in enumerate(lines) if i >= start and not line.startswith(("#", "|", "[^", COMMENT))
              for match in list(WORD.finditer(line))[:1]]
    if not places:
        return None
    at, match = places[len(places) // 2]
    lines[at] = lines[at][:match.start()] + "willow" + lines[at][match.end():]
    return "\n".join(lines)


def cells(paragraph):
    """How many cells it has."""
    return sum(span["kind"] == "cell" for span in paragraph.get("spans", []))


def others(old, new):
    """What is not as in OLD of the paragraphs of NEW, but for one that was reworded."""
    if len(old) != len(new):
        yield f"{len(old)} paragraphs became {len(new)}"
    changed = 0
    for a, b in zip(old, new):
        changed += a["text"] != b["text"]
        numbers = (a.get("number"), BULLETED.get(a.get("number")) if "+" in a["label"] else a.get("number"))
        if cells(a) != cells(b) or a["label"] != b["label"] or b.get("number") not in numbers or (a["text"] != b["text"] and "willow" not in b["text"]):
            yield f"{a['label']} {a.get('number')} {a['text'][:60]!r} became {b['label']} {b.get('number')} {b['text'][:60]!r}"
            return
    if changed != 1:
        yield f"{changed} paragraphs have another text"


def one_word(stemma, directory, root, output, step):
    for name, paths in documents(root, step):
        if paths is None:
            continue  # round_trips() says so

        def fault(path):
            old, _, target = again(stemma, directory, path, "md")
            text = target.read_text(encoding="utf-8")
            text = reworded(text)
            if text is None:
                return None
            start, found = text.rindex(COMMENT), []
            for what, now in (("stale", text), ("gone", text[:start]), ("edited", text[:start] + text[start:].replace(" o", " p"))):
                target.write_text(now, encoding="utf-8")
                found += [f"{path.name}, comment {what}: {line}" for line in others(old["paragraphs"], stemma.show(target)["paragraphs"])]
            return found
        found = [f for f in in_parallel(fault, paths) if f is not None]
        if found:
            output.add(f"{name}: one word edited in {len(found)} documents changes one paragraph", [f for some in found for f in some])


def lists(stemma, directory):
    """Lists that others wrote: letters behind a bullet are what subparagraphs are told by, names and years are not."""
    path = write_text(directory, "lists.md", [
        "# On ferries", "The Assembly,", "1. *Decides*:", "- (a) To dredge the basin:", "  * (i) In spring;", "  * (ii) In autumn;",
        "- b) To mark the channel;", "- A. Harbour, in the chair;", "- A\\. The basin;", "- (1987) a year;", "- plain;",
        "2. *Requests* a report;"])
    found = [(p["label"], p.get("number")) for p in stemma.show(path)["paragraphs"]][-10:]
    expected = [("OP1", "1."), ("OP1(a)", "(a)"), ("OP1(a)(i)", "(i)"), ("OP1(a)(ii)", "(ii)"), ("OP1(b)", "b)"), ("OP1(b)+1", "-"),
                ("OP1(b)(A)", "A."), ("OP1(b)(A)+1", "-"), ("OP1(b)(A)+2", "-"), ("OP2", "2.")]
    if found != expected:
        yield f"labels and numbers are {found}"


TABLE = ["| Ferry | Toll in coin | Master |", "| --- | --- | --- |", "| Upper ford | 3 | A. Smith |", "| Lower ford | 4 |  |",
         "| Old | 5 | the widow |"]


def rows_of(stemma, path):
    """The cells of each row of a table."""
    return [[p["text"].encode("utf-8")[s["start"]:s["start"] + s["length"]].decode("utf-8") for s in p["spans"] if s["kind"] == "cell"]
            for p in stemma.show(path)["paragraphs"] if any(s["kind"] == "cell" for s in p.get("spans", []))]


def tables(stemma, directory):
    """Rows that somebody puts in, takes out or rewords in an exported file are read as they stand, and no others change."""
    path = write_text(directory, "tolls.md", ["# Tolls", "The Assembly,", "1. *Decides* on tolls:", "\n".join(TABLE),
                                              "2. *Requests* a report;"])
    exported = pathlib.Path(directory) / "exported.md"
    stemma.run("export", "--format=md", path, "-o", exported)
    before = rows_of(stemma, exported)
    if before != [["Ferry", "Toll in coin", "Master"], ["Upper ford", "3", "A. Smith"], ["Lower ford", "4", ""], ["Old", "5", "the widow"]]:
        yield f"exported and read back: {before}"
        return
    labels = [p["label"] for p in stemma.show(exported)["paragraphs"]]
    lines = exported.read_text(encoding="utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("| Lower ford"))
    new = ["Mill", "6 | 7", "B. Jones"]
    for what, there, rows in (
            ("a row put in", lines[:at] + ["| Mill | 6 \\| 7 | B. Jones |"] + lines[at:], before[:2] + [new] + before[2:]),
            ("a row at the end, without its bars", lines[:at + 2] + ["Mill | 6 \\| 7 | B. Jones"] + lines[at + 2:], before + [new]),
            ("a row taken out", lines[:at] + lines[at + 1:], before[:2] + before[3:]),
            ("a cell reworded", lines[:at] + ["| Lower ford | 14 | |"] + lines[at + 1:], before[:2] + [["Lower ford", "14", ""]] + before[3:]),
            ("the rule drawn anew", [line.replace("---", ":-:") if line.startswith("|") else line for line in lines], before)):
        edited_file = pathlib.Path(directory) / "edited.md"
        edited_file.write_text("\n".join(there), encoding="utf-8")
        found = rows_of(stemma, edited_file)
        if found != rows:
            yield f"{what}: {found}"
        if len(found) == len(before) and [p["label"] for p in stemma.show(edited_file)["paragraphs"]] != labels:
            yield f"{what}: other labels"


def hostile(stemma, directory):
    """What means something in Markdown is text when it comes out of a renderer, and when it is read back."""
    for i, text in enumerate(HOSTILE):
        path = write_text(directory, f"hostile{i}.txt", ["The Assembly,", f"Recalling {text} of old,", f"1. {text}",
                                                         f"2. Decides {text};", f"(a) {text};", text + ";"])
        old, new, target = again(stemma, directory, path, "md")
        for fault in faults(old, new, KINDS):
            yield f"{text[:40]!r}: {fault}"
        if len(text) > 10000 or not shutil.which("pandoc"):
            continue
        html = subprocess.run(["pandoc", "-f", "gfm", "-t", "html", target], capture_output=True, check=True).stdout.decode("utf-8")
        markup = set(re.findall(r"<(\w+)", html)) - {"p", "ol", "ul", "li", "h1", "h2", "em", "strong"} - LINKS
        if markup:
            yield f"{text[:40]!r} became markup: {sorted(markup)}"


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    with temporary() as directory:
        round_trips(stemma, directory, root, output, int(sys.argv[3]) if len(sys.argv) > 3 else 12)
        one_word(stemma, directory, root, output, int(sys.argv[3]) if len(sys.argv) > 3 else 12)
        output.add("letters behind bullets are subparagraphs, other lists are lists", lists(stemma, directory))
        output.add("rows that somebody edited are read as they stand", tables(stemma, directory))
        output.add("an edited file is read as it is now", edited(stemma, directory, root))
        output.add(f"{len(HOSTILE)} hostile texts stay text", hostile(stemma, directory))
    if not shutil.which("pandoc"):
        output.skip("hostile texts are shown as text", "there is no pandoc to render them")
    return output.end()


sys.exit(main())
