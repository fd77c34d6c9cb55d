#!/usr/bin/env python3
"""Files that somebody damaged or means to do harm with: each gives a document or one clear line, and nothing else.

usage: hostile.py STEMMA ROOT [COUNT [SEED]]

COUNT files (100 unless told) are made of real ones and of the samples by changing bytes, cutting, and repeating; then
come bombs. What must hold of each: exit status 0 or 128, no signal, one line on standard error when it failed, the time
bound of docs/reader-protocol.md. Some of them go into one `add` with good files: those are added, the others reported.
"""
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import time
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, in_parallel, shared_directory, temporary  # noqa: E402

SECONDS = 65  # of the clock: a reader's patience, and the start of the programs
MEMORY = 3 << 29  # of one process, bytes of its resident set: the reader's bound and what was there before
ONE_LINE = re.compile(r"stemma: [^\n]+\n\Z")
MARKS = [b"%PDF-1.7", b"obj", b"endobj", b"stream", b"xref", b"trailer", b"/Type", b"/Length", b"999999999", b"<<", b">>",
         b"PK\3\4", b"<w:p>", b"</w:p>", b"<!ENTITY", b"&x;", b"\0", b"\xff\xfe", b"(", b")", b"[", b"]", b"-1"]


def mutated(dice, data):
    """DATA with a few wounds."""
    data = bytearray(data)
    for _ in range(dice.choice([1, 1, 2, 5, 20, 100])):
        at, kind = dice.randrange(len(data) + 1), dice.random()
        if kind < .5 and at < len(data):
            data[at] = dice.randrange(256)
        elif kind < .7:
            data[at:at] = dice.choice(MARKS)
        elif kind < .85:
            del data[at:at + dice.randrange(1, 2000)]
        elif kind < .95:
            data[at:at] = data[at:at + dice.randrange(1, 2000)]
        else:
            del data[at:]
        if not data:
            data += b" "
    return bytes(data)


def rezipped(dice, path, target):
    """A Word file whose parts are damaged, with right checksums: bytes of an archive rarely get through."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
        for info in source.infolist():
            data = source.read(info)
            if info.filename.endswith(".xml") and dice.random() < .4:
                data = mutated(dice, data)
            out.writestr(info.filename, data)


def sources(root):
    shared, found = shared_directory(root), []
    for folder, pattern in (("corpus/un/pdf", "*.pdf"), ("corpus/docx", "*.docx"), ("corpus/languages", "*.html")):
        found += sorted((shared / folder).glob(pattern)) if shared else []
    found += [p for p in sorted((root / "tests/fuzz").glob("seeds-*/*")) if p.suffix in (".pdf", ".html", ".akn")]
    return found + sorted((root / "samples").rglob("*.pdf")) + sorted((root / "samples").rglob("*.docx"))


def make(dice, found, directory, count):
    """COUNT damaged files; a third of them Word and HTML, which are fewer than the PDFs."""
    rest = [p for p in found if p.suffix != ".pdf"] or found
    for number in range(count):
        path = dice.choice(found if number % 3 else rest)
        target = pathlib.Path(directory) / f"{number}{path.suffix}"
        if path.suffix == ".docx" and dice.random() < .7:
            rezipped(dice, path, target)
        else:
            target.write_bytes(mutated(dice, path.read_bytes()))
        yield target


def show(stemma, path):
    """Faults of `stemma show PATH`."""
    start = time.monotonic()
    try:
        run = subprocess.run([stemma.binary, "show", "--format=json", path], stdout=subprocess.DEVNULL,
                             stderr=subprocess.PIPE, timeout=2 * SECONDS)
    except subprocess.TimeoutExpired:
        return [f"{path.name}: hangs"]
    return list(judge(path, run, time.monotonic() - start))


def judge(path, run, seconds):
    said = run.stderr.decode("utf-8", "replace")
    if run.returncode not in (0, 128):
        yield f"{path.name}: exit {run.returncode}: {said[:200]}"
    if seconds > SECONDS:
        yield f"{path.name}: {seconds:.0f} s"
    if run.returncode == 0 and said:
        yield f"{path.name}: reads, and says {said[:200]!r}"
    if run.returncode and not ONE_LINE.match(said):
        yield f"{path.name}: says {said[:300]!r}"


# Bombs


def write_docx(path, document):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        with out.open("word/document.xml", "w", force_zip64=True) as part:
            for piece in document:
                part.write(piece)


W = b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
ENTITIES = b"<!DOCTYPE x [<!ENTITY a 'boats boats boats boats'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (98 + i, b"&%c;" % (97 + i) * 20) for i in range(10)) + b"]>"
AKN = b"<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><doc name='x'><mainBody>"
AKN_END = b"</mainBody></doc></akomaNtoso>"


def pdf_of_a_million_objects():
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" \
           b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>endobj\n"
    return body + b"".join(b"%d 0 obj<</A[%d 0 R]>>endobj\n" % (i, i - 1) for i in range(4, 1000004)) + \
        b"trailer<</Root 1 0 R/Size 1000004>>\n"


def deep_pdf():
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj" + b"[" * 100000 + b"]" * 100000 + \
        b"endobj\ntrailer<</Root 1 0 R/Size 3>>\n"


def bombs(directory):
    directory = pathlib.Path(directory)

    def write(name, data):
        path = directory / name
        path.write_bytes(data)
        return path

    zeros = b" " * (1 << 20)
    path = directory / "zip-bomb.docx"
    write_docx(path, [W, b"<w:p><w:r><w:t>"] + [zeros] * 2000 + [b"</w:t></w:r></w:p></w:body></w:document>"])
    yield path
    path = directory / "deep.docx"
    write_docx(path, [W, b"<w:p>" * 10000, b"</w:p>" * 10000, b"</w:body></w:document>"])
    yield path
    path = directory / "entities.docx"
    write_docx(path, [ENTITIES, W, b"<w:p><w:r><w:t>&k;</w:t></w:r></w:p></w:body></w:document>"])
    yield path
    yield write("entities.akn", b"<?xml version='1.0'?>" + ENTITIES + AKN + b"<p>&k;</p>" + AKN_END)
    yield write("external.akn", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + AKN +
                b"<p>&a;</p>" + AKN_END)
    yield write("deep.akn", AKN + b"<container>" * 10000 + b"</container>" * 10000 + AKN_END)
    yield write("deep.html", b"<!doctype html>" + b"<div>" * 10000 + b"boats")
    yield write("external.html", b"<!doctype html><iframe src='file:///etc/passwd'></iframe><p>boats")
    yield write("million.pdf", pdf_of_a_million_objects())
    yield write("deep.pdf", deep_pdf())
    yield write("half.pdf", b"%PDF-1.7\n")
    yield write("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    yield write("long.html", b"<!doctype html><p>" + b"boat " * (1 << 20))


# Bombs that no reader makes a document of, one a format.
NEVER_READ = ("half.pdf", "zip-bomb.docx", "deep.docx", "entities.akn", "old.doc")


def add_among_good(stemma, root, bad, directory):
    """Faults of an `add` of good and damaged files together."""
    repository = os.path.join(directory, "repository")
    stemma.run("init", "-q", repository)
    good = sorted((root / "samples/river-ferries").glob("ARC_RES_*.txt"))
    run = subprocess.run([stemma.binary, "add", f"--repo={repository}", *map(str, [*bad, *good])], capture_output=True,
                         text=True)
    listed = stemma.run("list", f"--repo={repository}")
    reported = [line for line in run.stderr.splitlines() if any(p.name in line for p in bad)]
    if run.returncode != 128:
        yield f"exit {run.returncode}"
    if len(reported) != len(bad):
        yield f"{len(reported)} of {len(bad)} damaged files reported: {run.stderr[:500]}"
    if f"{len(bad)} of {len(bad) + len(good)} documents were left out" not in run.stderr:
        yield "no count of them at the end"
    for path in good:
        symbol = path.stem.replace("_", "/", 3)
        if symbol not in listed:
            yield f"{symbol} was not added"


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), Report()
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    count //= int(os.environ.get("STEMMA_SAMPLE") or 1)
    dice = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 1945)
    with temporary() as directory:
        damaged = list(make(dice, sources(root), directory, count))
        faults = in_parallel(lambda p: show(stemma, p), damaged)
        output.add(f"{len(damaged)} damaged files: a document or one clear line", [f for some in faults for f in some])
        for path in bombs(directory):
            output.add(f"{path.name}: a document or one clear line", show(stemma, path))
        bad = [pathlib.Path(directory, name) for name in NEVER_READ]
        output.add("a bulk add goes on with the others and reports at the end",
                   add_among_good(stemma, root, bad, directory))
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    output.add(f"memory: {most >> 20} MiB at most", [] if most < MEMORY else [f"{most >> 20} MiB of one process"])
    return output.end()


sys.exit(main())
