#!/usr/bin/env python3
"""Tracked changes are the truth: rejecting all gives the old text, accepting all the new one, letter for letter.

usage: word.py STEMMA ROOT

Of all pairs of samples and, where ../shared (or STEMMA_SHARED) is there, of the reference alignments: numbers and footnotes
included, by three programs that know nothing of each other (stemma's own reader, pandoc, LibreOffice), with moves as edits and
as Word's own. The parts are held to the schemas of ISO/IEC 29500. What is not installed is skipped, with a word.
"""
import collections
import difflib
import itertools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, every, in_parallel, shared_directory, temporary, write_text  # noqa: E402

OFFICE = pathlib.Path(__file__).with_name("office.py")
NOTE, NOTE_END = "\u27e6", "\u27e7"
PARTS = ("word/document.xml", "word/footnotes.xml", "word/styles.xml", "word/settings.xml", "word/header1.xml", "word/footer1.xml")


def folded(text):
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).strip()


def without_marks(text):
    """A mark that an author chose stands in the note as well, and beside it: what programs make of that is theirs."""
    return re.sub(rf"{NOTE}[*\u2020\u2021]* ?", NOTE, re.sub(rf"{NOTE_END}[*\u2020\u2021]+", NOTE_END, text))


def expected(document):
    """Paragraphs of what `stemma show` says, as the other programs are asked for them."""
    notes, seen, out = document["footnotes"], set(), []
    for paragraph in document["paragraphs"]:
        text, at, pieces = paragraph["text"].encode(), 0, []
        for span in paragraph.get("spans", []):
            if span["kind"] == "note":
                pieces += [text[at:span["start"]].decode(), NOTE + notes[span["footnote"]]["text"] + NOTE_END]
                at = span["start"]
                seen.add(span["footnote"])
        pieces.append(text[at:].decode())
        out.append(paragraph.get("number", "") + " " + "".join(pieces))
    for index, note in enumerate(notes):
        if index not in seen:
            out[0] += NOTE + note["text"] + NOTE_END
    return [without_marks(folded(p)) for p in out]


def by_stemma(stemma, path, how):
    which = {"accept": "final", "reject": "original"}[how]
    return expected(json.loads(stemma.run("show", "--format=json", f"--revisions={which}", path)))


def inlines(nodes):
    out = []
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind == "Str":
            out.append(content)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            out.append(" ")
        elif kind == "Note":
            out.append(NOTE + " ".join(blocks(content)) + NOTE_END)
        elif kind in ("Quoted", "Span", "Link"):
            out.append(inlines(content[1]))
        elif isinstance(content, list):
            out.append(inlines(content))
    return "".join(out)


def cells(node):
    """Rows of a table: any list of cells below it, whose blocks are last."""
    head, bodies, foot = node["c"][3], node["c"][4], node["c"][5]
    rows = head[1] + [row for body in bodies for row in body[2] + body[3]] + foot[1]
    for row in rows:
        yield " | ".join(" ".join(blocks(cell[4])) for cell in row[1])


def blocks(nodes):
    for node in nodes:
        kind, content = node["t"], node.get("c")
        if kind in ("Para", "Plain"):
            yield inlines(content)
        elif kind == "Header":
            yield inlines(content[2])
        elif kind == "Table":
            yield from cells(node)
        elif kind in ("BlockQuote",):
            yield from blocks(content)
        elif kind in ("Div", "OrderedList"):
            yield from blocks(itertools.chain.from_iterable(content[1]) if kind == "OrderedList" else content[1])
        elif kind == "BulletList":
            yield from blocks(itertools.chain.from_iterable(content))


def by_pandoc(path, how):
    run = subprocess.run(["pandoc", f"--track-changes={how}", "-f", "docx", "-t", "json", str(path)], capture_output=True,
                         text=True, timeout=300, check=True)
    tree = json.loads(run.stdout)
    found = [inlines(tree["meta"]["title"]["c"])] if "title" in tree["meta"] else []
    return [without_marks(t) for t in map(folded, found + list(blocks(tree["blocks"]))) if t]


def pythons():
    """Interpreters that may have LibreOffice's bridge."""
    return [p for p in dict.fromkeys([sys.executable, "/usr/bin/python3"]) if os.path.exists(p)]


def by_office(jobs):
    """What LibreOffice makes of all JOBS, (path, how), in one start; None where it is not there."""
    if not shutil.which("soffice"):
        return None
    lines = "".join(json.dumps({"path": str(p), "how": how}) + "\n" for p, how in jobs)
    for python in pythons():
        run = subprocess.run([python, str(OFFICE)], input=lines, capture_output=True, text=True, timeout=1800)
        if run.returncode != 77:
            if run.returncode:
                raise RuntimeError(run.stderr)
            return [[without_marks(t) for t in map(folded, json.loads(line)) if t] for line in run.stdout.splitlines()]
    return None


def joined(text):
    """Pandoc puts a space, or the whole first half, into a footnote, where a mark that goes joins two paragraphs."""
    return collections.Counter(re.sub(rf"[\s{NOTE}{NOTE_END}]", "", text))


def is_alike(want, got):
    return want == got or len(want) == len(got) and all(a == b or joined(a) == joined(b) for a, b in zip(want, got))


def differences(name, want, got, alike=lambda want, got: want == got):
    if alike(want, got):
        return []
    lines = [line[:400] for line in difflib.unified_diff(want, got, "expected", "found", lineterm="", n=0)]
    return [f"{name}: " + "\n".join(lines[:8])]


def validate(shared, path):
    """Faults of the parts by the schemas; revision ids must be unique in the whole package."""
    from lxml import etree
    schema = etree.XMLSchema(etree.parse(str(shared / "schemas" / "ooxml-transitional" / "wml.xsd")))
    ids, faults, w = [], [], "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(path) as archive:
        for part in PARTS:
            if part not in archive.namelist():
                continue
            tree = etree.fromstring(archive.read(part))
            if not schema.validate(tree):
                faults.append(f"{path.name} {part}: {schema.error_log.last_error}")
            ids += [n.get(w + "id") for n in tree.iter() if n.get(w + "author") is not None]
            faults += ranges(tree, w)
    if len(ids) != len(set(ids)):
        faults.append(f"{path.name}: ids of changes are not unique")
    return faults


def ranges(tree, w):
    """Each move is of two ranges with one name, and each range ends once, behind its beginning."""
    order = {n: i for i, n in enumerate(tree.iter())}
    names = {}
    for kind in ("moveFrom", "moveTo"):
        starts = list(tree.iter(w + kind + "RangeStart"))
        ends = {}
        for end in tree.iter(w + kind + "RangeEnd"):
            ends.setdefault(end.get(w + "id"), []).append(end)
        for start in starts:
            names.setdefault(start.get(w + "name"), []).append(kind)
            own = ends.pop(start.get(w + "id"), [])
            if len(own) != 1 or order[own[0]] < order[start]:
                yield f"{kind} {start.get(w + 'name')} has {len(own)} ends"
        yield from (f"{kind}: an end without a beginning" for _ in ends)
    for name, kinds in names.items():
        if sorted(kinds) != ["moveFrom", "moveTo"]:
            yield f"move {name} has {kinds}"


def sample_pairs(root):
    texts = sorted(p for p in (root / "samples" / "river-ferries").iterdir() if p.suffix in (".txt", ".md"))
    return [(a, b) for a, b in itertools.permutations(texts, 2)]


def gold_pairs(shared, directory):
    for path in sorted((shared / "gold" / "align").glob("D*.json")):
        reference = json.loads(path.read_text(encoding="utf-8"))
        yield tuple(write_text(directory, f"{path.stem}-{side}.txt", reference[side]) for side in ("old", "new"))


# What pairs of real texts seldom have, each a text before and after, paragraphs with empty lines between them.
HEAD = """The Assembly of the River Commons,

*Recalling* its earlier resolutions on lamps at the landing places,"""
LAMPS = "1. *Requests* every ferry master to keep two lamps burning from dusk until the last boat is tied up for the night"
ROPES = "2. *Calls upon* the towns of both banks to renew each year, before high water, the ropes of all cable ferries"
SONGS = "3. *Invites* the schools to teach the hauling songs and whistle signals of the crews to all who will one day work the river"
BELLS = "4. *Decides* that a bell shall be rung at each crossing in fog, by a hand who has no other duty while it lasts"
TABLE = "| Landing | Lamps | Bells |\n| --- | --- | --- |\n| North stairs | 2 | 1 |\n| Mill quay | 4 | 2 |\n| Old ford | 1 | 1 |"
HOSTILE = "2. *Notes* <w:del>&amp;]]></w:t> and \u202eturned\u202c words \\n \\ <!-- and --> 'quotes' \"too\" of the ferries"
ARABIC = "1. \u062a\u0637\u0644\u0628 \u0625\u0644\u0649 \u062c\u0645\u064a\u0639 \u0627\u0644\u062f\u0648\u0644 {} \u0623\u0646 \u062a\u062d\u0645\u064a \u0627\u0644\u0623\u0646\u0647\u0627\u0631"


def texts(*paragraphs):
    return "\n\n".join((HEAD,) + paragraphs) + "\n"


def shape_pairs(directory):
    """Files of small pairs, by name."""
    whole, swapped = texts(LAMPS + ";", ROPES + ";", SONGS + ";", BELLS + "."), texts(BELLS + ";", LAMPS + ";", ROPES + ";", SONGS + ".")
    shapes = {
        "end-and-added": (texts(LAMPS + " ;", BELLS + "."), texts(LAMPS + ";", ROPES + ";", BELLS + ".")),
        "end-and-dropped": (texts(LAMPS + " ;", ROPES + ";", BELLS + "."), texts(LAMPS + ";", BELLS + ".")),
        "longer-and-added": (texts(LAMPS + ".", BELLS + "."), texts(LAMPS + " and at dawn.", ROPES + ";", BELLS + ".")),
        "shorter-and-dropped": (texts(LAMPS + " and at dawn.", ROPES + ";", BELLS + "."), texts(LAMPS + ".", BELLS + ".")),
        "last-added": (texts(LAMPS + ";"), texts(LAMPS + ";", ROPES + ".")),
        "last-dropped": (texts(LAMPS + ";", ROPES + "."), texts(LAMPS + ";")),
        "all-new": (LAMPS + "\n\n" + ROPES + "\n", "# Bells\n\n" + BELLS + "\n"),
        "same": (whole, whole),
        "moved": (whole, swapped),
        "moved-and-reworded": (whole, swapped.replace("in fog", "in fog and in snow")),
        "split": (texts(LAMPS + "; " + ROPES[3:] + ";"), texts(LAMPS + ";", ROPES + ";")),
        "merged": (texts(LAMPS + ";", ROPES + ";"), texts(LAMPS + "; and also " + ROPES[3:] + ";")),
        "table": (texts(TABLE, LAMPS + "."), texts(TABLE.replace("4 | 2", "5 | 3"), LAMPS + ".")),
        "table-row-added": (texts(TABLE), texts(TABLE + "\n| Salt bridge | 7 | 7 |")),
        "table-row-dropped": (texts(TABLE + "\n| Salt bridge | 7 | 7 |", LAMPS + "."), texts(TABLE, LAMPS + ".")),
        "table-to-text": (texts(TABLE, LAMPS + "."), texts("The landings have lamps and bells.", LAMPS + ".")),
        "hostile": (texts(LAMPS + ";", HOSTILE + "."), texts(LAMPS + ";", HOSTILE.replace("turned", "<b>bent</b>") + ".")),
        "arabic": (texts(ARABIC.format("\u0645\u0639\u0627")), texts(ARABIC.format("\u062c\u0645\u064a\u0639\u0627"))),
        "notes": (texts(LAMPS + "[^1];", ROPES + "[^2].", "[^1]: See the first report.", "[^2]: See the second report."),
                  texts(LAMPS + ";", ROPES + "[^1].", "[^1]: See the third report.")),
        "recast": (texts("*Noting* that " + ROPES[20:] + ",", LAMPS + "."), texts(LAMPS + ";", ROPES + ".")),
    }
    for name, sides in shapes.items():
        pair = [pathlib.Path(directory) / f"{name}-{side}.md" for side in ("old", "new")]
        for path, text in zip(pair, sides):
            path.write_text(text, encoding="utf-8")
        yield tuple(pair)


class Case:
    """A pair, its Word document, and the two texts that it must hold."""

    def __init__(self, stemma, pair, how, directory):
        self.name = f"{pair[0].stem} to {pair[1].stem}, moves as {how}"
        self.path = pathlib.Path(directory) / f"{pair[0].stem}--{pair[1].stem}--{how}.docx"
        stemma.run("diff", "--format=docx", f"--moves={how}", "-o", self.path, *pair)
        self.texts = {"reject": expected(stemma.show(pair[0])), "accept": expected(stemma.show(pair[1]))}


def make_cases(stemma, pairs, directory):
    wanted = [(pair, how) for pair in pairs for how in ("edits", "native")]
    return in_parallel(lambda job: Case(stemma, job[0], job[1], directory), wanted)


def jobs_of(cases):
    return [(case, how) for case in cases for how in ("reject", "accept")]


def compare(cases, reader, *alike):
    """Faults of CASES by READER, a function of a path and of what to do with the changes."""
    jobs = jobs_of(cases)
    found = in_parallel(lambda job: reader(job[0].path, job[1]), jobs)
    return [f for (case, how), got in zip(jobs, found) for f in differences(f"{case.name}, {how}", case.texts[how], got, *alike)]


def office(output, cases, what):
    jobs = jobs_of(cases)
    found = by_office([(case.path, how) for case, how in jobs])
    if found is None:
        output.skip(f"{what} by LibreOffice", "LibreOffice or its bridge to Python is not installed")
        return
    output.add(f"{len(jobs)} texts of {what} by LibreOffice",
               [f for (case, how), got in zip(jobs, found) for f in differences(f"{case.name}, {how}", case.texts[how], got)])


def check(output, stemma, cases, what, shared):
    output.add(f"{2 * len(cases)} texts of {what} by stemma", compare(cases, lambda p, how: by_stemma(stemma, p, how)))
    if shutil.which("pandoc"):
        output.add(f"{2 * len(cases)} texts of {what} by pandoc", compare(cases, by_pandoc, is_alike))
    else:
        output.skip(f"{what} by pandoc", "pandoc is not installed")
    try:
        import lxml  # noqa: F401
    except ImportError:
        shared = None
    if shared:
        output.add(f"parts of {len(cases)} documents of {what} are valid", [f for c in cases for f in validate(shared, c.path)])
    else:
        output.skip(f"parts of {what} are valid", "there are no schemas (../shared, STEMMA_SHARED) or no lxml")
    office(output, cases, what)


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), Report()
    shared = shared_directory(root)
    with temporary() as directory:
        check(output, stemma, make_cases(stemma, list(shape_pairs(directory)), directory), "small pairs", shared)
        check(output, stemma, make_cases(stemma, every(sample_pairs(root), 1), directory), "the samples", shared)
        if shared:
            check(output, stemma, make_cases(stemma, every(list(gold_pairs(shared, directory)), 1), directory),
                  "the reference alignments", shared)
        else:
            output.skip("the reference alignments", "there is no ../shared and no STEMMA_SHARED")
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
