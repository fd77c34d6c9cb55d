#!/usr/bin/env python3
"""Fail when a unit test on disk is not built, or tests a file that src does not have.

usage: listed.py ROOT LAYER/test_x.c...

Run when the build is configured, and as a test, because a new file alone does not configure it anew.
"""
import pathlib
import sys


def main():
    root, listed = pathlib.Path(sys.argv[1]), set(sys.argv[2:])
    tests = root / "tests" / "unit"
    bad = 0
    for path in sorted(tests.rglob("test_*.c")):
        name = path.relative_to(tests).as_posix()
        source = path.name[len("test_"):]
        if name not in listed:
            print(f"tests/unit/{name} is not listed in {path.parent.name}/meson.build")
            bad += 1
        if not list((root / "src").glob(f"*/{source}")):
            print(f"tests/unit/{name} tests no file of src: no layer has a {source}")
            bad += 1
    return bad > 0


sys.exit(main())
