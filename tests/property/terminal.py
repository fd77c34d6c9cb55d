#!/usr/bin/env python3
"""Nothing of a document, a name or a repository acts on the terminal it is shown in.

usage: terminal.py STEMMA ROOT

A text, its title, its symbol and its file's name are full of controls, sequences of a terminal and characters that turn
the direction of text. Of all that the terminal views and the messages print, none may be there but what Stemma writes
itself: colours that are asked for, and isolates around right-to-left text.
"""
import pathlib
import re
import subprocess
import sys

from engine import Report, Stemma, temporary

BAD = ["\x1b[2J", "\x1b]0;title\x07", "\x08", "\x7f", "\x9b31m", "\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f",
       "\u061c"]
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
COLOUR = re.compile("\x1b\\[[0-9]*m")
TITLE = "Lamps \x1b[31mon\u202e ferries"


def resolution(symbol, title, clauses):
    return (f"{symbol}\n\n# {title}\n\n*The Assembly of the River Commons*,\n\n" +
            "\n\n".join(f"{n}. {clause}" for n, clause in enumerate(clauses, 1)) + "\n")


def faults(text, must):
    text = COLOUR.sub("", text)
    for line in text.split("\n"):
        for found in RAW.findall(line):
            yield f"U+{ord(found):04X} is written: {line[:100]!r}"
    for number in must:
        if number not in text:
            yield f"{number} is not shown"


def complaint(stemma, arguments):
    """What a run that has to fail says."""
    run = subprocess.run([stemma.binary, *map(str, arguments)], capture_output=True, timeout=60)
    if run.returncode not in (128, 129):
        raise RuntimeError(f"exit {run.returncode} of {arguments}")
    return (run.stdout + run.stderr).decode("utf-8")


def main():
    stemma, output = Stemma(sys.argv[1]), Report()
    old = [f"Urges owners {bad} to keep a lamp{bad}lit on every ferry number {n}," for n, bad in enumerate(BAD)]
    new = [c.replace("Urges", "Calls upon").replace("lit", f"lit{bad}now") for c, bad in zip(old, BAD)]
    with temporary() as directory:
        directory = pathlib.Path(directory)
        a, b = directory / "dr\u202eaft\x1b[2J\none.md", directory / "second.md"
        a.write_text(resolution("Draft", TITLE, old), encoding="utf-8")
        b.write_text(resolution("Draft", TITLE, new), encoding="utf-8")
        repository = directory / "rivers"
        stemma.run("init", "-q", repository)
        stemma.run("add", f"--repo={repository}", "--symbol=ARC/1/L.1", a)
        stemma.run("add", f"--repo={repository}", "--symbol=ARC/1/L.2", "--after=ARC/1/L.1", b)
        shown = ["U+001B", "U+202E"]
        in_repository = [f"--repo={repository}"]
        runs = {
            "diff": (["diff", "-v", a, b], shown + ["U+000A", "U+007F", "U+009B", "U+2066", "U+061C"]),
            "diff, coloured": (["diff", "-v", "--color=always", a, b], shown),
            "diff, side by side": (["diff", "-s", a, b], shown),
            "diff, summed up": (["diff", "--summary", a, b], ["U+"]),
            "diff, with context": (["diff", "-U9", a, a], shown),
            "show": (["show", a], shown),
            "list": (["list"] + in_repository, shown),
            "log": (["log", "ARC/1/L.2"] + in_repository, shown),
            "log of a clause": (["log", "ARC/1/L.2#OP2"] + in_repository, ["U+"]),
            "log, drawn": (["log", "--graph", "ARC/1/L.2"] + in_repository, shown),
            "log, as a table": (["log", "--table", "ARC/1/L.2"] + in_repository, []),
            "blame": (["blame", "ARC/1/L.2"] + in_repository, shown),
            "trace": (["trace", "-v", "to keep a lamp"] + in_repository, ["U+"]),
            "trace of a clause": (["trace", "--from=ARC/1/L.2#OP2"] + in_repository, ["U+"]),
        }
        for name, (arguments, must) in runs.items():
            output.add(name, list(faults(stemma.run(*arguments), must)))
        broken = directory / "br\u202eoken\x1b[2J\n.docx"
        broken.write_bytes(b"PK\3\4 nothing")
        for name, arguments in {
                "a file that cannot be read": ["show", broken], "no such file": ["diff", "no\u202esuch\x1b\n", b],
                "no such command": ["di\u202eff"], "no such option": ["diff", "--wi\x1bdth"],
                "no such value": ["diff", "--color=\u202e\x1b", a, b], "too many": ["diff", a, b, "c\x1b\u202e"],
                "no such version": ["log", "ARC\u202e\x1b"] + in_repository,
                "a folder that is no place": ["init", b / "\u202e\x1b"]}.items():
            output.add(name, list(faults(complaint(stemma, arguments), ["U+"])))
    return output.end()


sys.exit(main())
