#!/usr/bin/env python3
"""The sandbox of stemma-reader: what a reader gone bad attempts, and how it ends.

usage: sandbox.py ESCAPE [--sanitized]

ESCAPE (tests/reader/escape.c) enters the sandbox and then does what its argument says. Every attempt runs as whoever runs this
and, when that is the superuser, once more as nobody. A build with sanitizers has no bound on addresses and an open standard error.
"""
import argparse
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import sys
import tempfile

NOBODY = 65534
OTHER = 9  # the descriptor that "read-another" reads
MIB = 1 << 20

# What no reader needs: the system call itself is deadly.
DEADLY = """open-read open-write memory-file unlink socket local-socket fork clone thread exec ptrace kill peek code
    turn-to-code map-document write-document read-another limits disarm identity other-calls""".split()


# How abort() ends where it can send no signal: by an instruction that no processor has.
STUMBLES = (signal.SIGSEGV, signal.SIGILL, signal.SIGTRAP, signal.SIGBUS)
# Where the system cannot hold it, it does not begin.
REFUSES = "refuses"


def plain():
    pass


def one_second():
    """Less than the reader's own bounds, which leave a tighter one alone."""
    resource.setrlimit(resource.RLIMIT_CPU, (1, 3))


def soon():
    signal.alarm(1)


def deaf():
    """Signals and limits as an odd parent may leave them."""
    one_second()
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGXCPU, signal.SIGALRM})


# What libraries may attempt, in vain.
REFUSED = "stat block-alarm catch-alarm abort-other stop".split()

# Of the deadly, what harms nobody when nothing holds it, and works for anybody.
HARMLESS = """open-read memory-file socket local-socket fork clone thread code turn-to-code map-document write-document read-another disarm""".split()


def cases(sanitized):
    """(attempt, how it begins, what must come of it): a signal, or whether it did what it attempted."""
    for name in DEADLY:
        yield name, plain, signal.SIGSYS
    for name in REFUSED:
        yield name, plain, False
    yield "work", plain, True
    if not sanitized:
        yield "memory", plain, False
        yield "print", plain, False
        yield "stack", plain, signal.SIGSEGV
        yield "crash", plain, signal.SIGSEGV
        yield "abort", plain, STUMBLES


def slow_cases():
    """The same for bounds that are the same whoever runs it."""
    yield "processor", one_second, signal.SIGXCPU
    yield "processor", deaf, signal.SIGXCPU
    yield "sleep", soon, signal.SIGALRM
    yield "output", plain, signal.SIGXFSZ


def become(user):
    if user is not None:
        os.setgroups([])
        os.setgid(user)
        os.setuid(user)


def run(command, begin, user):
    """(wait status, what it wrote first, how much it wrote). Output is a file, since that is what has a bound of its own."""
    def prepare():
        begin()
        become(user)

    output, document = os.memfd_create("output"), os.memfd_create("document")
    try:
        os.write(document, b"ferry" * 2000)
        os.lseek(document, 0, os.SEEK_SET)
        os.dup2(document, OTHER)
        status = subprocess.run(command, stdin=document, stdout=output, stderr=subprocess.DEVNULL, pass_fds=[OTHER],
                                preexec_fn=prepare).returncode
        return status, os.pread(output, 100, 0), os.fstat(output).st_size
    finally:
        for fd in (output, document, OTHER):
            os.close(fd)


def fault(result, expected):
    """Why RESULT is not what was EXPECTED, or None."""
    status, head, size = result
    if expected is REFUSES:
        return None if status == 2 and head.startswith(b"not in: the kernel has no filter") else f"status {status}, wrote {head!r}"
    if not head.startswith(b"in\n"):
        return f"it was never inside: status {status}, wrote {head!r}"
    if expected is STUMBLES:
        return None if -status in STUMBLES else f"status {status}"
    if isinstance(expected, signal.Signals):
        if status != -expected:
            return f"status {status} instead of {expected.name}, wrote {head!r}"
        if expected == signal.SIGXFSZ and size != 256 * MIB:
            return f"wrote {size} bytes"
        return None
    if status or (b"out" in head) != expected:
        return f"status {status}, wrote {head!r}"
    return None


def rounds(options):
    """(attempt, how it begins, expected, user, where: "free", or what the system lacks)"""
    for case in (*cases(options.sanitized), *slow_cases()):
        yield *case, None, ""
    for name in HARMLESS:
        yield name, plain, True, None, "free"
    yield "open-read", plain, signal.SIGSYS, None, "landlock"
    yield "work", plain, REFUSES, None, "seccomp"
    if os.getuid() == 0:
        for case in cases(options.sanitized):
            yield *case, NOBODY, ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("escape", type=pathlib.Path)
    parser.add_argument("--sanitized", action="store_true")
    options = parser.parse_args()
    number = bad = 0
    with tempfile.TemporaryDirectory(prefix="stemma-sandbox-") as place:
        os.chmod(place, 0o755)  # where nobody may run it
        escape = shutil.copy(options.escape, place)
        for attempt, begin, expected, user, where in rounds(options):
            number += 1
            why = fault(run([escape, attempt, where], begin, user), expected)
            bad += why is not None
            print("not ok" if why else "ok", number, "-", " ".join(filter(None, (attempt, begin.__name__, "as nobody" if user else "", where))))
            if why:
                print(f"# {why}")
    print(f"1..{number}")
    return bad > 0


sys.exit(main())
