#!/usr/bin/env python3
"""The documents name what is there: every command and option in the manual page, every path in the others.

usage: documents.py ROOT
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(sys.argv[1])
DOCUMENTS = ["README.md", "docs/architecture.md", "docs/dependencies.md", "docs/historian.md",
             "docs/measurements.md", "docs/review.md", "docs/reader-protocol.md", "docs/writer-protocol.md", "samples/README.md"]
PATH = re.compile(r"(?<![\w./-])((?:src|include|tests|tools|docs|samples)/[\w./*-]*\w)")
LINK = re.compile(r"\]\(([^)#:]+)\)")


def options():
    table = (ROOT / "src/cli/options.c").read_text(encoding="utf-8")
    return re.findall(r"\{'.', (?:'.'|0), \"([a-z-]+)\",", table)


def commands():
    table = (ROOT / "src/cli/main.c").read_text(encoding="utf-8")
    return re.findall(r'^\t\{"([a-z-]+)", "', table, re.M)


def manual():
    page = (ROOT / "docs/stemma.1").read_text(encoding="utf-8")
    for option in options():
        if f"Fl -{option}" not in page:
            yield f"docs/stemma.1: --{option} is missing"
    for option in re.findall(r"Fl -([a-z-]{2,})", page):
        if option not in options() + ["version"]:
            yield f"docs/stemma.1: there is no --{option}"
    for command in commands():
        if f"Cm {command}" not in page:
            yield f"docs/stemma.1: the command {command} is missing"


def paths(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in PATH.findall(text):
        if not list(ROOT.glob(path)) and not list(ROOT.glob(f"src/{path}")):
            yield f"{name}: there is no {path}"
    for link in LINK.findall(text):
        if not (ROOT / name).parent.joinpath(link).exists():
            yield f"{name}: there is no {link}"


def main():
    if not options() or not commands():
        sys.exit("documents.py no longer finds the tables of src/cli")
    faults = list(manual())
    for name in DOCUMENTS:
        faults += paths(name)
    print("\n".join(faults) if faults else f"{len(options())} options, {len(commands())} commands, {len(DOCUMENTS)} documents")
    sys.exit(bool(faults))


main()
