#!/usr/bin/env python3
"""The second opinion: clang has nothing to warn of in what gcc compiles (warning_level 3 and ours).

usage: clang.py BUILD CLANG      (BUILD has compile_commands.json)
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

# -W...-truncation and the like are gcc's own; -MD and -o would write files
DROPPED = {"-MD", "-Winvalid-pch"}
WITH_VALUE = {"-MQ", "-MF", "-o"}


def syntax_only(command, clang):
    words = shlex.split(command)[1:]
    kept, skip = [clang, "-fsyntax-only", "-Werror", "-Wno-unknown-warning-option"], False
    for word in words:
        if skip or word in WITH_VALUE:
            skip = not skip and word in WITH_VALUE
        elif word not in DROPPED:
            kept.append(word)
    return kept


def check(entry, clang):
    run = subprocess.run(syntax_only(entry["command"], clang), cwd=entry["directory"], capture_output=True, text=True)
    return run.stderr if run.returncode else ""


def main():
    build, clang = pathlib.Path(sys.argv[1]), sys.argv[2]
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    entries = {e["file"]: e for e in commands if e["file"].endswith(".c")}.values()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        faults = [f for f in pool.map(lambda e: check(e, clang), entries) if f]
    print(f"{len(entries)} files", *faults, sep="\n")
    return len(faults) > 0


sys.exit(main())
