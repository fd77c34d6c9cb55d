#!/usr/bin/env python3
"""A document that is exported as Markdown is read back as it was, and shown as it is by whoever renders Markdown.

usage: markdown.py STEMMA ROOT [STEP]

Labels, kinds, numbers, texts, marks and places of footnotes, cells of tables, metadata: of the samples and, where the
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
        output.add("an edited file is read as it is now", edited(stemma, directory, root))
        output.add(f"{len(HOSTILE)} hostile texts stay text", hostile(stemma, directory))
    if not shutil.which("pandoc"):
        output.skip("hostile texts are shown as text", "there is no pandoc to render them")
    return output.end()


sys.exit(main())
