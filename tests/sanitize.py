#!/usr/bin/env python3
"""Run a test and fail it when a sanitizer wrote a report.

usage: sanitize.py PROGRAM [ARGUMENT]...

Criterion 2.4.1 runs tests in forked workers: a leak there prints a report and the run still exits 0. So reports go to
files (log_path), and any file means failure, whatever the exit status. A worker that is killed
in mid-test can leave 48 bytes of Criterion's own behind; a leak counts unless every frame of its stack is Criterion's.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ADDRESS = "detect_leaks=1:allocator_may_return_null=1:strict_string_checks=1:detect_stack_use_after_return=1"
UNDEFINED = "print_stacktrace=1"


def is_of_criterion(report):
    """Whether REPORT is of leaks that Criterion's own code made, with no frame of ours in any of their stacks."""
    stacks = re.split(r"\n(?=(?:Direct|Indirect) leak of)", report)
    frames = [re.findall(r"^ +#\d+ .*$", stack, re.M) for stack in stacks[1:]]
    return "ERROR: LeakSanitizer" in stacks[0] and all(
        stack and all("libcriterion.so" in frame or "/libsanitizer/" in frame for frame in stack) for stack in frames)


def is_refusal(report):
    """Whether REPORT only tells that a test asked for more memory than there is and was refused."""
    return all("WARNING: AddressSanitizer failed to allocate" in line
               for line in report.splitlines() if line.startswith("=="))


def is_expected(report):
    return is_refusal(report) or is_of_criterion(report)


def main():
    with tempfile.TemporaryDirectory(prefix="stemma-sanitize-") as logs:
        os.chmod(logs, 0o777)  # sessions of tests/cli may run as nobody
        log = os.path.join(logs, "report")
        env = dict(os.environ,
                   ASAN_OPTIONS=f"{ADDRESS}:log_path={log}.asan",
                   LSAN_OPTIONS="exitcode=0",  # the report decides, see is_of_criterion()
                   UBSAN_OPTIONS=f"{UNDEFINED}:log_path={log}.ubsan", STEMMA_SAMPLE="12")
        status = subprocess.run(sys.argv[1:], env=env).returncode
        texts = [report.read_text(errors="replace") for report in sorted(pathlib.Path(logs).iterdir())]
        reports = [text for text in texts if not is_expected(text)]
        for report in reports:
            sys.stderr.write(report)
        if reports:
            print(f"# {len(reports)} sanitizer report(s), see stderr")
            return status or 99
        return status if status >= 0 else 128 - status


sys.exit(main())
