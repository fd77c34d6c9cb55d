#!/usr/bin/env python3
"""stemma-writer asked what nobody should: a document, or one line that says why not, whatever it is given.

usage: writer.py WRITER [COUNT [SEED]]

Streams out of order, damaged streams and damaged packages. No signal, no exit status but 0 and 1, and the same bytes twice.
"""
import io
import os
import random
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_docx  # noqa: E402

HEAD = b"stemma-edits 1\nauthor A\ndate 2031-05-04\nlanguage en\nhead = ARC/RES/3/1\n"
ONE = b"paragraph = operative 0 operative 0\nnumber - 1.\nnumber + 2.\ntab =\ntext = 1 Requests\ntext - 0  boats\ntext + 0  rafts\n"
MOVED = b"paragraph <1 text 0 text 0\ntext <1 0 Boats go.\n" + ONE + b"paragraph >1 text 0 text 0\ntext >1 0 Boats go.\n"
NOTE = ONE + b"note + \nsaid + See page 3.\nnote - *\nsaid - See page 2.\n"
TABLE = b"row +\ncell\nparagraph + text 0 text 0\ntext + 0 a\ncell\nparagraph + text 0 text 0\nrow-end\n"
GOOD = [b"", ONE, MOVED, NOTE, TABLE, ONE + TABLE + NOTE, b"paragraph + title 0 title 0\n",
        ONE.replace(b"boats", b"<w:t>&amp;]]>\xe2\x80\xae\\n\\\\ \x01\x7f\xef\xbf\xbf"), ONE.replace(b"boats", b"b" * (1 << 20))]
BAD = [b"", b"stemma-edits 2\nend\n", HEAD, HEAD + ONE, HEAD + b"end", b"x" * 100000] + [HEAD + s + b"end\n" for s in (
    b"cell\n", b"row-end\n", b"row =\nrow-end\n", b"row =\ncell\nrow-end\n", b"row =\nrow =\n", b"text = 0 a\n", b"said = a\n", b"tab =\n",
    b"paragraph = operative\n", b"paragraph = boat 0 text 0\n", b"paragraph * text 0 text 0\n", b"paragraph = text 99 text 0\n",
    b"paragraph <99999999999 text 0 text 0\n", b"paragraph <0 text 0 text 0\n", b"paragraph >0 text 0 text 0\n",
    TABLE.replace(b"row +", b"row <1"), b"paragraph = text 0 text 0\ntext = 9 a\n", b"paragraph = text 0 text 0\ntext = -1 a\n",
    b"paragraph = text 0 text 0\ntext = 0 \xff\n", b"row +\nparagraph + text 0 text 0\n", ONE + b"head = late\n", ONE + b"boats\n")]
BAD += [HEAD.replace(b"2031-05-04", d) + b"end\n" for d in (b"tomorrow", b"2031-5-4", b"2031-05-04T", b'2031"05-04', b"2031-02-29", b"0000-01-01", b"2031-13-01")]


def package():
    """A Word file that holds what ONE and NOTE speak of, and more."""
    p, run = make_docx.paragraph, make_docx.run
    body = (p(run("1. ") + run("Requests") + run(" boats") + '<w:r><w:footnoteReference w:id="2"/></w:r>') +
            make_docx.table(("a", "b")) + p(make_docx.change("ins", run("Boats go."))))
    return make_docx.make(body, footnotes=f'<w:footnote w:id="2">{p("See page 2.")}</w:footnote>', styles="", settings="")


def write(writer, stream):
    return subprocess.run([writer, "docx"], input=stream, capture_output=True, timeout=90)


def fault(run, bad):
    """Why RUN is no proper end, or None."""
    lines = run.stdout.split(b"package\n", 1)[0].splitlines()
    if run.returncode not in (0, 1):
        return f"exit status {run.returncode}"
    if any(not line.startswith((b"warn ", b"fail ")) for line in lines):
        return f"said {run.stdout[:200]!r}"
    if run.returncode == 1 or bad:
        failed = run.returncode == 1 and lines and lines[-1].startswith(b"fail ")
        return None if failed else f"exit status {run.returncode}, said {run.stdout[:200]!r}"
    if bad is None:  # what nobody looked at is as damaged as it was
        return None
    with zipfile.ZipFile(io.BytesIO(run.stdout.split(b"package\n", 1)[1])) as archive:
        return archive.testzip()


def damage(dice, stream):
    data = bytearray(stream)
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(data))
        how = dice.randrange(4)
        if how == 0:
            data[at] = dice.randrange(256)
        elif how == 1:
            del data[at:at + dice.randrange(1, 40)]
        elif how == 2:
            data[at:at] = data[dice.randrange(len(data)):][:dice.randrange(1, 60)]
        else:
            lines = bytes(data).split(b"\n")
            dice.shuffle(lines)
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def repacked(dice, data):
    """The package with damaged parts in a sound archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(out, "w") as now:
        for name in was.namelist():
            part = was.read(name)
            if dice.random() < .5:
                at = dice.randrange(len(part))
                part = part[:at] + part[at + dice.randrange(1, 30):]
            now.writestr(name, part)
    return out.getvalue()


def cases(dice, count):
    """(name, stream, whether it must fail)"""
    whole = package()
    for number, body in enumerate(GOOD):
        yield f"good {number}", HEAD + body + b"end\n", False
        yield f"good {number} into a file", HEAD + body + b"end\n" + whole, False
    for number, stream in enumerate(BAD):
        yield f"bad {number}", stream, True
    bare = make_docx.Package(make_docx.paragraph("1. Requests boats"))
    bare.extra["[Content_Types].xml"] = "<Types"
    yield "a note where no part for it can be added", HEAD + NOTE + b"end\n" + bare.bytes(), True
    yield "no package", HEAD + ONE + b"end\nPK\x03\x04boats", True
    for number in range(count):
        stream = HEAD + dice.choice(GOOD[:-1]) + b"end\n"
        yield f"damaged {number}", damage(dice, stream), None
        yield f"damaged package {number}", stream + damage(dice, whole), None
        yield f"damaged parts {number}", stream + repacked(dice, whole), None


def main():
    writer, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100
    count //= int(os.environ.get("STEMMA_SAMPLE") or 1)
    dice, failed, done = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1945), 0, 0
    for name, stream, bad in cases(dice, count):
        run = write(writer, stream)
        why = fault(run, bad) or ("it fails" if bad is False and run.returncode else None)
        if not why and write(writer, stream).stdout != run.stdout:
            why = "other bytes the second time"
        done += 1
        if why:
            failed += 1
            print(f"{name}: {why}")
    if subprocess.run([writer, "boats"], capture_output=True).returncode != 129:
        print("a format that there is not is no wrong usage")
        failed += 1
    print(f"{done} streams, {failed} faults")
    return failed > 0


sys.exit(main())
