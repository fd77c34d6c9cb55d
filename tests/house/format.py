#!/usr/bin/env python3
"""How the source is laid out: .clang-format (version 14, Debian 12's), .editorconfig, at most 100 columns.

usage: format.py ROOT [CLANG_FORMAT]      (without it that half is skipped, and says so)
"""
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import csource  # noqa: E402


def plain_faults(path):
    data = path.read_bytes()
    if b"\r" in data:
        yield f"{path}: has carriage returns"
    if data and not data.endswith(b"\n"):
        yield f"{path}: does not end with a line feed"
    if data.endswith(b"\n\n"):
        yield f"{path}: ends with blank lines"
    for number, line in enumerate(data.decode("utf-8").split("\n"), 1):
        if line != line.rstrip():
            yield f"{path}:{number}: white space at the end of the line"
        if path.suffix in (".c", ".h") and len(line.expandtabs(8)) > 100:
            yield f"{path}:{number}: {len(line.expandtabs(8))} columns, at most 100"


def main():
    root = pathlib.Path(sys.argv[1])
    sources = csource.files([root / t for t in ("src", "include", "tests")])
    scripts = [p for t in ("src", "tests", "tools") for p in sorted((root / t).rglob("*"))
               if p.name == "meson.build" or p.suffix == ".py"]
    faults = [f for p in sources + scripts for f in plain_faults(p)]
    for fault in faults:
        print(fault)
    if len(sys.argv) < 3:
        print("SKIPPED: there is no clang-format 14, so only line ends and widths were looked at")
        return 1 if faults else 77
    # the expected output of the first is kept from scrolling everything else away
    check = subprocess.run([sys.argv[2], "--dry-run", "--Werror", *map(str, sources)], capture_output=True, text=True)
    wrong = sorted({line.split(":")[0] for line in check.stderr.splitlines() if ": error:" in line})
    for path in wrong:
        print(f"{path}: not as .clang-format wants it; run {sys.argv[2]} -i on it")
    return bool(faults or wrong)


sys.exit(main())
