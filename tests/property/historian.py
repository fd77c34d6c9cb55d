#!/usr/bin/env python3
"""docs/historian.md shows what the program says: its commands, run in order by one shell on the reference data.

usage: historian.py STEMMA ROOT

A command is a line that begins with "$ " in a fenced block; the lines up to the next one are what it prints, errors too.
White space is folded, and "..." stands for whatever was cut. What is left must occur in the real output, in this order and in whole
words.
"""
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, shared_directory, temporary  # noqa: E402

PAGE = "docs/historian.md"
SALT = "--end-of-command--"
BLOCK = re.compile(r"^```\n(.*?)^```$", re.M | re.S)


def steps(page):
    """(command, lines shown) in the order of the page."""
    found = []
    for block in BLOCK.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


def outputs(commands, directory, program):
    """What one shell prints for each of COMMANDS, run in DIRECTORY."""
    script = "".join(f"{command}\necho; echo {SALT}\n" for command in commands)
    environment = dict(os.environ, LC_ALL="C.UTF-8", COLUMNS="80", GIT_CONFIG_GLOBAL="/dev/null",
                       PATH=f"{pathlib.Path(program).resolve().parent}:{os.environ['PATH']}")
    run = subprocess.run(["sh"], input=script.encode(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=directory,
                         env=environment, timeout=280)
    return run.stdout.decode("utf-8", "replace").split(SALT + "\n")[:-1]


def folded(text):
    return " ".join(text.split())


def missing(lines, output):
    """The first of LINES that OUTPUT has not, after the ones before it; or None."""
    output, at = folded(output), 0
    for line in lines:
        pieces = line.split("...")
        for i, piece in enumerate(pieces):
            begins = r"(?<!\S)" if not i or piece[:1].isspace() else ""
            ends = r"(?!\S)" if piece is pieces[-1] or piece[-1:].isspace() else ""
            found = re.compile(begins + re.escape(folded(piece)) + ends).search(output, at) if piece.strip() else None
            if piece.strip() and not found:
                return line
            at = found.end() if found else at
    return None


def main():
    program, root, output = sys.argv[1], pathlib.Path(sys.argv[2]), Report()
    shared = shared_directory(root)
    if not shared:
        output.skip(PAGE, "no reference data: set STEMMA_SHARED")
        return output.end()
    if os.environ.get("STEMMA_SAMPLE"):
        output.skip(PAGE, "three collections are too many for a sanitizer (STEMMA_SAMPLE is set)")
        return output.end()
    shown = steps((root / PAGE).read_text(encoding="utf-8"))
    with temporary() as directory:
        os.symlink((shared / "corpus").resolve(), os.path.join(directory, "resolutions"))
        printed = outputs([command for command, _ in shown], directory, program)
    output.add(f"all commands were run ({len(shown)})", [] if len(printed) == len(shown) else [f"only {len(printed)}"])
    for (command, lines), real in zip(shown, printed):
        line = missing(lines, real)
        output.add(command.replace("#", " "), [] if line is None else [f"not printed: {line}", f"but: {real.strip()[:2000]}"])
    return output.end()


sys.exit(main())
