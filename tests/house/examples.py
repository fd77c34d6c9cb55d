#!/usr/bin/env python3
"""The examples of the public header compile: each of its groups has one, and it needs <stdio.h> and the header only.

usage: examples.py ROOT CC [CXX]

A group begins with a line of dashes in a comment. What is indented by a tab in that comment is its example, functions
of C11. As C++ 20 (designated initialisers) they are compiled too, with void * converting to any pointer as in C.
"""
import pathlib
import re
import subprocess
import sys

GROUP = re.compile(r"^/\* -{20,}\n(.*?)\*/", re.M | re.S)
C = ["-x", "c", "-std=c11", "-Wall", "-Werror", "-Wno-unused-function"]
CXX = ["-x", "c++", "-std=c++20", "-fpermissive", "-w"]


def groups(text):
    """(title, line number of its comment, example) of each group; the example is "" where there is none."""
    for match in GROUP.finditer(text):
        lines = match[1].split("\n")
        title = next((line.strip(" *") for line in lines if line.strip(" *")), "")
        code = [line[3:] if line.startswith(" *\t") else "" for line in lines]
        yield title, text.count("\n", 0, match.start()) + 1, "\n".join(code).strip("\n")


def faults_of(command, include, example):
    """What the compiler says of EXAMPLE; "" when it is content."""
    source = f"#include <stdio.h>\n#include \"stemma.h\"\n\n{example}\n"
    run = subprocess.run([*command, "-fsyntax-only", "-I", include, "-"], input=source, capture_output=True, text=True)
    return run.stderr if run.returncode else ""


def main():
    root, commands = pathlib.Path(sys.argv[1]), [[*sys.argv[2].split(), *C]]
    commands += [[*cxx.split(), *CXX] for cxx in sys.argv[3:4]]
    found = list(groups((root / "include" / "stemma.h").read_text(encoding="utf-8")))
    bad = 0
    for title, line, example in found:
        where = f"include/stemma.h:{line}: {title}"
        if not example:
            print(f"{where}: has no example")
            bad += 1
        for command in commands if example else ():
            faults = faults_of(command, str(root / "include"), example)
            if faults:
                print(f"{where}: the example does not compile ({' '.join(command)}):\n{faults}")
                bad += 1
    print(f"{len(found)} groups")
    return bad > 0 or not found


sys.exit(main())
