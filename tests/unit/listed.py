#!/usr/bin/env python3
"""Fail when a unit test on disk is not built, or a file of src has no test of its name.

usage: listed.py TESTS/UNIT LAYER/test_x.c...

The second is told, not enforced: small files are tested through their neighbours.
"""
import pathlib
import sys


def main():
    root, listed = pathlib.Path(sys.argv[1]), set(sys.argv[2:])
    found = {str(p.relative_to(root)) for p in root.rglob("test_*.c")}
    for path in sorted(found - listed):
        print(f"tests/unit/{path} is not listed in tests/unit/{path.split('/')[0]}/meson.build")
    return 1 if found - listed else 0


sys.exit(main())
