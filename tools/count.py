#!/usr/bin/env python3
"""Add up the tests of several build trees: what was skipped and why, then one line of figures.

usage: count.py TREE...      (reads TREE/meson-logs/testlog*.json)

A test that speaks TAP counts as many as it names, any other as one. A test that died is one more failure.
"""
import collections
import json
import pathlib
import re
import sys

LINE = re.compile(r"^(not )?ok\b(?:\s+\d+)?(?:\s+-)?\s*([^#]*?)\s*(?:#\s*(SKIP|TODO)\b\s*(.*))?$", re.I | re.M)
NOTHING = re.compile(r"^1\.\.0\s*#\s*SKIP\s*(.*)$", re.M)


def tests(tree):
    for log in sorted(pathlib.Path(tree, "meson-logs").glob("testlog*.json")):
        for line in log.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def parts(test):
    """(outcome, what, why) of each test that TEST names."""
    name, result, output = test["name"].split(":")[-1], test["result"], test.get("stdout", "")
    skipped_whole = NOTHING.search(output)
    lines = [] if skipped_whole else LINE.findall(output)
    if skipped_whole:
        yield "skipped", name, skipped_whole[1]
    elif not lines or not ("TAP version" in output or re.search(r"^1\.\.\d+", output, re.M)):
        why = re.search(r"^SKIPPED: (.*)$", output, re.M)
        yield {"OK": "passed", "SKIP": "skipped"}.get(result, "failed"), name, why[1] if why else result
        return
    for bad, what, directive, why in lines:
        yield "skipped" if directive else "failed" if bad else "passed", f"{name}: {what}", why
    if result not in ("OK", "SKIP") and not any(bad for bad, *_ in lines):
        yield "failed", name, result


def main():
    counts = collections.Counter()
    for tree in sys.argv[1:]:
        for test in tests(tree):
            for outcome, what, why in parts(test):
                counts[outcome] += 1
                if outcome == "skipped":
                    print(f"SKIPPED in {tree}: {what}: {why}")
                elif outcome == "failed":
                    print(f"FAILED in {tree}: {what}")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return counts["failed"] > 0 or not counts["passed"]


sys.exit(main())
