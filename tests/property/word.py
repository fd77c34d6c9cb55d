#!/usr/bin/env python3
"""Tracked changes are the truth: rejecting all gives the old text, accepting all the new one, letter for letter.

usage: word.py STEMMA ROOT

Of all pairs of samples and, where ../shared (or STEMMA_SHARED) is there, of the reference alignments: numbers and footnotes
included, by three programs that know nothing of each other (stemma's own reader, pandoc, LibreOffice), with moves as edits and
as Word's own. The parts are held to the schemas of ISO/IEC 29500. What is not installed is skipped, with a word.
"""
import collections
import difflib
import functools
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
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reader"))
import make_docx  # noqa: E402
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
    # of a row that came or went pandoc keeps the cells, empty
    return [without_marks(t) for t in map(folded, found + list(blocks(tree["blocks"]))) if t.strip("| ")]


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
    """
    Pandoc puts a space, or the whole first half, into a footnote, where a mark that goes joins two paragraphs; and all
    rows of a table have as many cells.
    """
    return collections.Counter(re.sub(rf"[\s{NOTE}{NOTE_END}]", "", text.rstrip("| ")))


def is_alike(want, got):
    return want == got or len(want) == len(got) and all(a == b or joined(a) == joined(b) for a, b in zip(want, got))


def differences(name, want, got, alike=lambda want, got: want == got):
    if alike(want, got):
        return []
    lines = [line[:400] for line in difflib.unified_diff(want, got, "expected", "found", lineterm="", n=0)]
    return [f"{name}: " + "\n".join(lines[:8])]


@functools.lru_cache
def schema_in(shared):
    """Read once, which takes longer than what it is used for."""
    from lxml import etree
    return etree.XMLSchema(etree.parse(str(shared / "schemas" / "ooxml-transitional" / "wml.xsd")))


def validate(shared, path):
    """Faults of the parts by the schemas; revision ids must be unique in the whole package."""
    from lxml import etree
    schema = schema_in(shared)
    ids, faults, w = [], [], "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    with zipfile.ZipFile(path) as archive:
        for part in PARTS:
            if part not in archive.namelist():
                continue
            tree = etree.fromstring(archive.read(part))
            if not schema.validate(tree):
                faults.append(f"{part}: {schema.error_log.last_error}")
            ids += [n.get(w + "id") for n in tree.iter() if n.get(w + "author") is not None]
            faults += ranges(tree, w)
        faults += notes(archive, w)
    if len(ids) != len(set(ids)):
        faults.append("ids of changes are not unique")
    return [f"{path.name}: {fault}" for fault in faults]


def notes(archive, w):
    """No two footnotes have one id, and each mark is of a note that there is, and that is no separator."""
    from lxml import etree
    kinds, marks = [], []
    for part in archive.namelist():
        if re.fullmatch(r"word/(footnotes[^/]*|document)\.xml", part):
            tree = etree.fromstring(archive.read(part))
            kinds += [(n.get(w + "id"), n.get(w + "type", "normal")) for n in tree.iter(w + "footnote")]
            marks += [n.get(w + "id") for n in tree.iter(w + "footnoteReference")]
    if len({i for i, _ in kinds}) != len(kinds):
        yield "ids of footnotes are not unique"
    yield from (f"there is no footnote {mark}" for mark in set(marks) - {i for i, kind in kinds if kind == "normal"})


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
TABLE = "Landing|Lamps|Bells\nNorth stairs|2|1\nMill quay|4|2\nOld ford||1"
HOSTILE = "2. *Notes* <w:del>&amp;]]></w:t> and \u202eturned\u202c words \\n \\ <!-- and --> 'quotes' \"too\" of the ferries"
ARABIC = "1. \u062a\u0637\u0644\u0628 \u0625\u0644\u0649 \u062c\u0645\u064a\u0639 \u0627\u0644\u062f\u0648\u0644 {} \u0623\u0646 \u062a\u062d\u0645\u064a \u0627\u0644\u0623\u0646\u0647\u0627\u0631"


def texts(*paragraphs):
    return "\n\n".join((HEAD,) + paragraphs) + "\n"


def page(*paragraphs):
    """The same as HTML, where what has lines is a table with a cell at each bar."""
    def part(text):
        rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row.split("|")) + "</tr>" for row in text.split("\n"))
        return f"<table>{rows}</table>" if "\n" in text else f"<p>{text.replace('*', '')}</p>"
    return "<!doctype html>" + "".join(map(part, HEAD.split("\n\n") + list(paragraphs)))


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
        "table": (page(TABLE, LAMPS + "."), page(TABLE.replace("4|2", "5|3"), LAMPS + ".")),
        "table-row-added": (page(TABLE), page(TABLE + "\nSalt bridge|7|7")),
        "table-row-dropped": (page(TABLE + "\nSalt bridge|7|7", LAMPS + "."), page(TABLE, LAMPS + ".")),
        "table-to-text": (page(TABLE, LAMPS + "."), page("The landings have lamps and bells.", LAMPS + ".")),
        "table-of-other-cells": (page(TABLE, LAMPS + "."), page(TABLE.replace("\n", "|More\n"), LAMPS + ".")),
        "hostile": (texts(LAMPS + ";", HOSTILE + "."), texts(LAMPS + ";", HOSTILE.replace("turned", "<b>bent</b>") + ".")),
        "arabic": (texts(ARABIC.format("\u0645\u0639\u0627")), texts(ARABIC.format("\u062c\u0645\u064a\u0639\u0627"))),
        "notes": (texts(LAMPS + "[^1];", ROPES + "[^2].", "[^1]: See the first report.", "[^2]: See the second report."),
                  texts(LAMPS + ";", ROPES + "[^1].", "[^1]: See the third report.")),
        "recast": (texts("*Noting* that " + ROPES[20:] + ",", LAMPS + "."), texts(LAMPS + ";", ROPES + ".")),
    }
    for name, sides in shapes.items():
        form = "html" if name.startswith("table") else "md"
        pair = [pathlib.Path(directory) / f"{name}-{side}.{form}" for side in ("old", "new")]
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


def as_word(stemma, pairs, directory):
    """PAIRS as Word documents: then the changes are written into the old one."""
    def convert(path):
        out = pathlib.Path(directory) / f"{path.stem}-word.docx"
        stemma.run("show", "--format=docx", "-o", out, path)
        return out
    made = {p: convert(p) for p in dict.fromkeys(p for pair in pairs for p in pair)}
    return [(made[a], made[b]) for a, b in pairs]


def field(result):
    return (make_docx.run("") + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF boats</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + make_docx.run(result) + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def rich(change=lambda text: text):
    """A document of all that must survive; CHANGE says what of its text is another one in the new file."""
    p, run, changed = make_docx.paragraph, make_docx.run, make_docx.change
    box = ("<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + p("A box on the quay says when the last boat leaves.") +
           "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    link = '<w:hyperlink w:anchor="boats">' + run("the book of boats") + "</w:hyperlink>"
    body = "".join([
        p(run("The Assembly of the River Commons,")),
        p(run("Recalling ", "<w:i/>") + run(change("its earlier wishes for lamps, ropes and bells at every landing,"))),
        p(run("Requests ", "<w:i/>") + run(change("all ferry masters to keep two lamps burning")) + changed("ins", run(" and clean")) +
          changed("del", run(" or dark")) + run(change(" from dusk to dawn;")), number=(1, 0)),
        p(run(change("Invites the towns to read ")) + link + run(change(" in their schools each winter;")) + note, number=(1, 0)),
        make_docx.table(("Landing", "Lamps"), (change("North stairs"), "2"), ("Mill quay", "4")),
        p(run(change("Decides to meet again on ")) + field("the first of May") + run(" at the old ford;") + box, number=(1, 0)),
        p("Thanks the hands of all crews.", number=(1, 0))])
    notes = f'<w:footnote w:id="2">{p(run(change("See the report of the harbour master, page 3.")))}</w:footnote>'
    return make_docx.make(body, footnotes=notes, styles=make_docx.style("Plain"), header1=p("Head of the page"),
                          numbering=make_docx.definition(1, make_docx.level(0, "decimal", "%1.")) + make_docx.numbering(1, 1))


REPLACED = (("lamps, ropes", "lanterns, ropes"), ("two lamps", "three good lamps"), ("dusk to", "nightfall to"), ("each winter", "every winter"),
            ("North", "South"), ("meet again", "come together once more"), ("page 3", "page 33"), ("read ", "keep "))


def replaced(text):
    for was, now in REPLACED:
        text = text.replace(was, now)
    return text


def survival(stemma, directory):
    """Faults of a change of a document that has everything: both texts, what others did, and what nobody touched."""
    old, new, out = (pathlib.Path(directory) / f"rich-{name}.docx" for name in ("old", "new", "out"))
    old.write_bytes(rich())
    new.write_bytes(rich(replaced))
    said = subprocess.run([stemma.binary, "diff", "--author=S", "-o", out, old, new], capture_output=True, text=True)
    if said.returncode or said.stderr:
        yield f"exit {said.returncode}: {said.stderr}"
        return
    # of other people's changes, undone as well, the text before them is the old one's
    before = expected(json.loads(stemma.run("show", "--format=json", "--revisions=original", old)))
    yield from differences("rejecting all", before, by_stemma(stemma, out, "reject"))
    yield from differences("accepting all", expected(stemma.show(new)), by_stemma(stemma, out, "accept"))
    with zipfile.ZipFile(old) as was, zipfile.ZipFile(out) as is_:
        for part in was.namelist():
            if part not in ("word/document.xml", "word/footnotes.xml") and was.read(part) != is_.read(part):
                yield f"{part} is not what it was"
        text = is_.read("word/document.xml").decode()
    for what in ('w:author="A. Ferryman"', "<w:txbxContent>", "REF boats", 'w:anchor="boats"', "<w:numId", "<w:tbl>"):
        if what not in text:
            yield f"{what} is gone"
    # its own changes alone are undone: then the old file's text is there, other people's insertions among it
    own = re.sub(r'<w:ins [^>]*w:author="S"[^>]*>.*?</w:ins>', "", text)
    if "two lamps" not in re.sub(r"<[^>]*>", "", own) or "three good" in re.sub(r"<[^>]*>", "", own):
        yield "the changes are not the author's own"
    if len(re.findall("<w:ins ", text)) > 3 * len(REPLACED):
        yield "more was touched than what changed"


WORDS = ("The Assembly of the River Commons,", "Recalling its earlier wishes for lamps, ropes and bells at every landing,",
         "Requests all ferry masters to keep two lamps burning from dusk to dawn;",
         "Invites the towns of both banks to renew each year the ropes of all cable ferries;",
         "Decides to meet again on the first of May at the old ford;",
         "Thanks the hands of all crews for their work on the river this year.")
SIGNED = 'w:id="{}" w:author="A. Ferryman" w:date="2031-05-04T10:00:00Z"'


def word_pairs(directory):
    """Pairs of Word documents, each with what one kind of change must not break."""
    p, run, make = make_docx.paragraph, make_docx.run, make_docx.make
    plain = [p(text) for text in WORDS]

    def note(number):
        return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'

    def noted(*said):
        separators = "".join(f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
                             for i, kind in enumerate(("separator", "continuationSeparator")))
        body = [p(run(text) + (note(i + 2) if i < len(said) else "")) for i, text in enumerate(WORDS)]
        return make("".join(body), footnotes=separators + "".join(
            f'<w:footnote w:id="{i + 2}">{p(text)}</w:footnote>' for i, text in enumerate(said)))

    def restyled(text):
        return run(text, f'<w:b/><w:rPrChange {SIGNED.format(9)}><w:rPr/></w:rPrChange>')

    def table(*rows, last=""):
        def cell(text, more=""):
            return f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/>{more}</w:tcPr>{p(text) if text else "<w:p/>"}</w:tc>'
        made = ["".join(cell(*c) if isinstance(c, tuple) else cell(c) for c in row) for row in rows]
        made = [f"<w:tr>{last if row is made[-1] else ''}{row}</w:tr>" for row in made]
        return ('<w:tbl><w:tblPr><w:tblW w:w="8000" w:type="dxa"/><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
                '<w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid>' + "".join(made) + "</w:tbl>")
    properties = f"<w:trPr><w:trPrChange {SIGNED.format(8)}><w:trPr/></w:trPrChange></w:trPr>"
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    head, north, south = ("Landing", "Lamps"), (("North stairs", f"<w:tcPrChange {SIGNED.format(5)}><w:tcPr/></w:tcPrChange>"), "2"), ("South stairs", "3")
    mill, more = ("Mill quay by the river", "4"), "Another section has begun with this paragraph of text."
    swapped = [plain[0], plain[5]] + plain[1:5]
    pairs = {
        "separators": (noted("See the first report."), noted("See the first report.", "See the second report of the towns.")),
        "restyled": (make(p(WORDS[0]) + p(restyled(WORDS[2]))), make(p(WORDS[0]) + p(restyled(WORDS[2].replace("two", "three"))))),
        "between": (make(plain[0] + plain[1] + '<w:bookmarkStart w:id="0" w:name="a"/>' + plain[2] + '<w:bookmarkEnd w:id="0"/>' +
                         "".join(plain[3:])), make("".join(plain[:2] + plain[3:]))),
        "row-restyled": (make(plain[0] + table(head, south, mill, last=properties) + plain[1]),
                         make(plain[0] + table(head, south) + plain[1])),
        "row-of-changes": (make(plain[0] + table(head, north) + plain[1]), make(plain[0] + table(head, north, mill) + plain[1])),
        "moved-section": (make("".join(plain[:5]) + p(WORDS[5], properties=section) + p(more)),
                          make("".join(swapped) + p(more))),
    }
    for name, sides in pairs.items():
        pair = [pathlib.Path(directory) / f"{name}-{side}.docx" for side in ("old", "new")]
        for path, data in zip(pair, sides):
            path.write_bytes(data)
        yield tuple(pair)


def others(stemma, directory):
    """An earlier author's insertion that is divided stays his, whatever its id; ours does not become part of it."""
    p, run = make_docx.paragraph, make_docx.run
    for number in (7, 2147483640):
        old, new, out = (pathlib.Path(directory) / f"others-{number}-{name}.docx" for name in ("old", "new", "out"))
        for path, text in ((old, "and their many willing hands"), (new, "and their many very willing hands")):
            inserted = f"<w:ins {SIGNED.format(number)}>{run(text)}</w:ins>"
            path.write_bytes(make_docx.make(p(run("Requests all ferry masters ") + inserted + run(" to keep two lamps;"))))
        stemma.run("diff", "--author=S", "-o", out, old, new)
        with zipfile.ZipFile(out) as archive:
            text = archive.read("word/document.xml").decode()
        found = [(author, re.sub("<[^>]*>", "", inner).strip())
                 for author, inner in re.findall(r'<w:ins [^>]*w:author="([^"]*)"[^>]*>(.*?)</w:ins>', text)]
        if found != [("A. Ferryman", "and their many"), ("S", "very"), ("A. Ferryman", "willing hands")]:
            yield f"id {number}: {found}"


def bounded(stemma, directory):
    """What cannot be found is told in one line and takes no time; a default namespace and strange packages are no trap."""
    p, make = make_docx.paragraph, make_docx.make
    old, new, out = (pathlib.Path(directory) / f"bounded-{name}.docx" for name in ("old", "new", "out"))
    for path, word in ((old, "lamps"), (new, "bells")):
        path.write_bytes(make("".join(p(make_docx.run("The count ") + f"<m:oMath><m:r><m:t>{word}</m:t></m:r></m:oMath>" +
                                        make_docx.run(f" of landing number {i} on the river.")) for i in range(400))))
    said = subprocess.run([stemma.binary, "diff", "-o", out, old, new], capture_output=True, text=True)
    if said.returncode or said.stderr.count("\n") != 1 or not re.search(r"400 paragraphs .* and others", said.stderr):
        yield f"many that are lost: exit {said.returncode}: {said.stderr[:400]}"
    for path, word in ((old, "lamps"), (new, "bells")):
        package = make_docx.Package(p(f"Requests all ferry masters to keep two {word} burning;"))
        path.write_bytes(package.bytes())
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name).decode() for name in archive.namelist()}
        main = parts["word/document.xml"].replace("xmlns:w=", "xmlns=").replace("<w:", "<").replace("</w:", "</")
        parts["word/document.xml"] = main
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
    stemma.run("diff", "-o", out, old, new)
    with zipfile.ZipFile(out) as archive:
        text = archive.read("word/document.xml").decode()
    if not re.search(r'<ins \w+:id="\d+" \w+:author="Stemma"', text):
        yield f"a default namespace: {text[-600:]}"
    for name in ("word/DOCUMENT.xml", "../../boats"):
        bad = make_docx.Package(p("Requests all ferry masters to keep two lamps burning;"))
        bad.extra[name] = bad.files()["word/document.xml"]
        old.write_bytes(bad.bytes())
        said = subprocess.run([stemma.binary, "diff", "-o", out, old, new], capture_output=True, text=True)
        if said.returncode != 128 or "save it anew" not in said.stderr:
            yield f"a part {name}: exit {said.returncode}: {said.stderr[:400]}"


def traps(stemma, directory):
    """What once went wrong: a text that stands twice, and a field with a namespace of its own that goes."""
    p, run, make = make_docx.paragraph, make_docx.run, make_docx.make
    counted = make_docx.definition(1, make_docx.level(0, "decimal", "%1.")) + make_docx.numbering(1, 1)

    def twice(text):
        return make(p(WORDS[0]) + make_docx.table((p(WORDS[2][:-1], number=(1, 0)), "2"), ("Bells", "3")) + p(f"1.\t{text}") + p(WORDS[5]),
                    numbering=counted)

    def dated(field):
        return make(p(WORDS[0]) + p(run("Decides to meet ") + field + run("at the old ford of the river;")) + p(WORDS[5]))
    field = f'<w:fldSimple xmlns:w="{make_docx.MAIN}" w:instr="DATE">{run("in the month of May")}</w:fldSimple>{run(" ")}'
    for name, sides in (("twice", (twice(WORDS[2][:-1]), twice(WORDS[2][:-1].replace("two", "three")))), ("field", (dated(field), dated("")))):
        old, new, out = (pathlib.Path(directory) / f"traps-{name}-{side}.docx" for side in ("old", "new", "out"))
        for path, data in zip((old, new), sides):
            path.write_bytes(data)
        stemma.run("diff", "-o", out, old, new)
        yield from differences(f"{name}, accepting", expected(stemma.show(new)), by_stemma(stemma, out, "accept"))
        yield from differences(f"{name}, rejecting", expected(stemma.show(old)), by_stemma(stemma, out, "reject"))


def kinds(stemma, directory):
    """A strict document gets strict footnotes; what macros and signatures mean for the result is said."""
    p, note = make_docx.paragraph, '<w:r><w:footnoteReference w:id="1"/></w:r>'
    old, new, out = (pathlib.Path(directory) / f"kinds-{name}.docx" for name in ("old", "new", "out"))
    package = make_docx.Package(p(WORDS[2]))
    package.strict = True
    old.write_bytes(package.bytes())
    new.write_bytes(make_docx.make(p(make_docx.run(WORDS[2]) + note),
                                   footnotes=f'<w:footnote w:id="1">{p("See the report of the harbour master.")}</w:footnote>'))
    stemma.run("diff", "-o", out, old, new)
    with zipfile.ZipFile(out) as archive:
        notes = archive.read("word/footnotes.xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    if make_docx.STRICT not in notes or make_docx.MAIN in notes or f"{make_docx.STRICT_RELATIONS}/footnotes" not in relations:
        yield f"footnotes of a strict document: {notes[:300]}"
    yield from differences("a strict document", expected(stemma.show(new)), by_stemma(stemma, out, "accept"))
    package = make_docx.Package(p(WORDS[3]))
    package.extra = {name: text.replace("vnd.openxmlformats-officedocument.wordprocessingml.document", "vnd.ms-word.document.macroEnabled")
                     for name, text in package.files().items() if name == "[Content_Types].xml"}
    package.extra["_xmlsignatures/sig1.xml"] = "<Signature/>"
    old.write_bytes(package.bytes())
    said = subprocess.run([stemma.binary, "diff", "-o", out, old, new], capture_output=True, text=True)
    if said.returncode or "has macros" not in said.stderr or "is signed" not in said.stderr:
        yield f"macros and a signature: exit {said.returncode}: {said.stderr}"


def lost(stemma, directory):
    """Text whose place cannot be told is left alone, with a word; nothing is misplaced."""
    p, run = make_docx.paragraph, make_docx.run
    old, new, out = (pathlib.Path(directory) / f"lost-{name}.docx" for name in ("old", "new", "out"))
    math = "<m:oMath><m:f><m:num><m:r><m:t>boats</m:t></m:r></m:num><m:den><m:r><m:t>days</m:t></m:r></m:den></m:f></m:oMath>"
    for path, word in ((old, "lamps"), (new, "bells")):
        path.write_bytes(make_docx.make(p(run("The count of the river is ") + math + run(f" with the {word} of the year.")) +
                                        p("Thanks the hands of all crews.")))
    said = subprocess.run([stemma.binary, "diff", "-o", out, old, new], capture_output=True, text=True)
    if said.returncode:
        yield f"exit {said.returncode}: {said.stderr}"
    elif "left out" not in said.stderr:
        yield from differences("accepting all", expected(stemma.show(new)), by_stemma(stemma, out, "accept"))
    else:
        yield from differences("left alone", expected(stemma.show(old)), by_stemma(stemma, out, "accept"))
    for name, odd in (("formula", "<m:oMath><m:r><m:t>{}</m:t></m:r></m:oMath>"),
                      ("twice", "<mc:AlternateContent><mc:Choice Requires='wps'><w:r><w:t>{0}</w:t></w:r></mc:Choice><mc:Fallback>"
                                "<w:r><w:t>{0}</w:t></w:r></mc:Fallback></mc:AlternateContent>")):
        for path, word in ((old, "lamps"), (new, "bells")):
            path.write_bytes(make_docx.make(p(run("The count of the river is ") + odd.format(word) + run(f" with {word} of the year."))))
        said = subprocess.run([stemma.binary, "diff", "-o", out, old, new], capture_output=True, text=True)
        if said.returncode or "left out" not in said.stderr:
            yield f"{name}: exit {said.returncode}: {said.stderr}"
        else:
            yield from differences(f"{name} is left alone", expected(stemma.show(old)), by_stemma(stemma, out, "accept"))


def corpus(stemma, shared, directory):
    """Real Word documents with words changed in their second half, so that what stands before the text is not."""
    for old in every(sorted((shared / "corpus" / "docx").glob("*.docx")), 1):
        new, out = pathlib.Path(directory) / f"new-{old.name}", pathlib.Path(directory) / f"out-{old.name}"
        with zipfile.ZipFile(old) as was, zipfile.ZipFile(new, "w") as now:
            for part in was.namelist():
                data = was.read(part)
                half = len(data) // 2 if part == "word/document.xml" else len(data)
                now.writestr(part, data[:half] + data[half:].replace(b" of the ", b" of any "))
        said = subprocess.run([stemma.binary, "diff", "--format=docx", "-o", out, old, new], capture_output=True, text=True)
        if said.returncode or "not found in the file, and" in said.stderr:
            yield f"{old.name}: exit {said.returncode}: {said.stderr[:300]}"
            continue
        yield from differences(f"{old.name}, reject", expected(stemma.show(old)), by_stemma(stemma, out, "reject"))
        yield from differences(f"{old.name}, accept", expected(stemma.show(new)), by_stemma(stemma, out, "accept"))


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), Report()
    shared = shared_directory(root)
    with temporary() as directory:
        small = list(shape_pairs(directory))
        check(output, stemma, make_cases(stemma, small, directory), "small pairs", shared)
        check(output, stemma, make_cases(stemma, as_word(stemma, small, directory), directory), "small pairs in Word", shared)
        check(output, stemma, make_cases(stemma, list(word_pairs(directory)), directory), "small Word documents", shared)
        output.add("changes of others stay theirs", others(stemma, directory))
        output.add("all that a Word document has survives", survival(stemma, directory))
        output.add("what is not found is left alone", lost(stemma, directory))
        output.add("what once went wrong", traps(stemma, directory))
        output.add("strict, signed and with macros", kinds(stemma, directory))
        output.add("what is told is bounded", bounded(stemma, directory))
        check(output, stemma, make_cases(stemma, every(sample_pairs(root), 1), directory), "the samples", shared)
        check(output, stemma, make_cases(stemma, as_word(stemma, every(sample_pairs(root), 4), directory), directory),
              "the samples in Word", shared)
        if shared:
            check(output, stemma, make_cases(stemma, every(list(gold_pairs(shared, directory)), 1), directory),
                  "the reference alignments", shared)
            output.add("real Word documents", corpus(stemma, shared, directory))
        else:
            output.skip("the reference alignments", "there is no ../shared and no STEMMA_SHARED")
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
