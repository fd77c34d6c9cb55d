#!/usr/bin/env python3
"""Run a test and fail it when a sanitizer wrote a report.

usage: sanitize.py PROGRAM [ARGUMENT]...

Criterion 2.4.1 runs tests in forked workers: a leak there prints a report and the run still exits 0. So reports go to
files (log_path), and any file means failure, whatever the exit status. No suppressions are needed on Debian 12.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ADDRESS = "detect_leaks=1:allocator_may_return_null=1:strict_string_checks=1:detect_stack_use_after_return=1"
UNDEFINED = "print_stacktrace=1"


def main():
    with tempfile.TemporaryDirectory(prefix="stemma-sanitize-") as logs:
        log = os.path.join(logs, "report")
        env = dict(os.environ,
                   ASAN_OPTIONS=f"{ADDRESS}:log_path={log}.asan",
                   UBSAN_OPTIONS=f"{UNDEFINED}:log_path={log}.ubsan")
        status = subprocess.run(sys.argv[1:], env=env).returncode
        reports = sorted(pathlib.Path(logs).iterdir())
        for report in reports:
            sys.stderr.write(report.read_text(errors="replace"))
        if reports:
            print(f"not ok - {len(reports)} sanitizer report(s), see stderr")
            return status or 99
        return status if status >= 0 else 128 - status


sys.exit(main())
