#!/usr/bin/env python3
"""stemma-reader as a server: what it answers, and that nothing outlives whoever started it.

usage: serve.py STEMMA-READER

The jobs are about a file that is no PDF, which is enough to see who reads what and how it ends.
"""
import array
import os
import pathlib
import select
import signal
import socket
import subprocess
import sys
import time

READER = sys.argv[1]
NO_PDF = b"The ferry sails at noon.\n"
EXIT_1, EXIT_129 = 1 << 8, 129 << 8
SOON = 30  # seconds; what should happen at once, on a machine that has much else to do


def children(parent):
    """Process ids, as proc(5) has them: the name in parentheses may hold anything, the parent comes second after it."""
    found = []
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text(errors="replace").rpartition(")")[2].split()[1]) == parent:
                found.append(int(stat.parent.name))
        except OSError:
            continue
    return found


class Server:
    def __init__(self):
        self.socket, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.process = subprocess.Popen([READER, "--serve"], stdin=other, stdout=other, env={"LC_ALL": "C.UTF-8"})
        other.close()
        self.socket.settimeout(SOON)

    def ask(self, words, *fds):
        rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", fds))] if fds else []
        self.socket.sendmsg([words], rights)

    def answer(self):
        return int.from_bytes(self.socket.recv(16), sys.byteorder)

    def job(self, words, document):
        """(wait status, events)"""
        source, events = os.memfd_create("document"), os.memfd_create("events")
        try:
            os.write(source, document)
            os.lseek(source, 0, os.SEEK_SET)
            self.ask(words, source, events)
            return self.answer(), os.pread(events, 1 << 20, 0)
        finally:
            os.close(source)
            os.close(events)

    def begin_endless(self):
        """A job whose document never comes: the end of a pipe that breaks when nobody reads there any more."""
        source, pipe = os.pipe()
        self.ask(b"pdf", source, sys.stdout.fileno())
        os.close(source)
        os.write(pipe, b"%PDF-1.4\n")
        end = time.monotonic() + SOON
        while not children(self.process.pid) and time.monotonic() < end:
            time.sleep(0.01)
        return pipe

    def descriptors(self):
        return len(list(pathlib.Path(f"/proc/{self.process.pid}/fd").iterdir()))

    def end(self):
        self.socket.close()
        return self.process.wait(SOON)


def breaks(pipe):
    """Whether nobody holds the other end of PIPE, soon."""
    poll = select.poll()
    poll.register(pipe, 0)
    events = poll.poll(SOON * 1000)
    os.close(pipe)
    return bool(events) and bool(events[0][1] & select.POLLERR)


def alone(words, document):
    run = subprocess.run([READER, *words.split()], input=document, capture_output=True)
    return run.returncode, run.stdout


def check_answers():
    server = Server()
    status, events = server.job(b"pdf", NO_PDF)
    assert status == EXIT_1, status
    assert events.startswith(b"stemma-events 1\n") and events.splitlines()[-1].startswith(b"fail "), events
    assert alone("pdf", NO_PDF) == (1, events), "alone it reads otherwise"
    assert server.job(b"pdf original", NO_PDF) == (EXIT_1, events)
    assert server.job(b"wax tablet", NO_PDF) == (EXIT_129, b"")
    assert server.job(b"pdf", b"")[0] == EXIT_1
    assert server.end() == 0


def check_descriptors():
    server = Server()
    server.job(b"pdf", NO_PDF)
    before = server.descriptors()
    for _ in range(20):
        server.job(b"pdf", NO_PDF)
        server.job(b"papyrus", NO_PDF)
    assert server.descriptors() == before, (before, server.descriptors())
    server.end()


def check_hangup():
    """Whoever asked is gone in the middle of a job: the reader ends, and the server."""
    server = Server()
    pipe = server.begin_endless()
    assert server.end() == 1
    assert breaks(pipe), "a reader is left"


def check_killed():
    """The server is killed: the reader dies with it."""
    server = Server()
    pipe = server.begin_endless()
    server.process.kill()
    assert server.process.wait(SOON) == -signal.SIGKILL
    assert breaks(pipe), "a reader is left"


def check_stopped_reader():
    """A reader that somebody ends is an answer like any other."""
    server = Server()
    pipe = server.begin_endless()
    os.kill(*children(server.process.pid), signal.SIGTERM)
    assert server.answer() == signal.SIGTERM
    os.close(pipe)
    assert server.job(b"pdf", NO_PDF)[0] == EXIT_1
    server.end()


def check_nonsense():
    """What is no request ends the server, which is better than to guess."""
    for words, fds in ((b"pdf", []), (b"pdf", [0]), (b"x" * 100, [0, 1]), (b"pdf", [0, 1, 2])):
        server = Server()
        server.ask(words, *fds)
        assert server.process.wait(SOON) == 0, (words, fds)
        server.end()


def check_usage():
    for words in ("", "wax", "pdf other", "pdf original more", "--serve more"):
        status, events = alone(words, NO_PDF)
        assert (status, events) == (129, b""), (words, status, events)


def main():
    checks = [(name, check) for name, check in globals().items() if name.startswith("check_")]
    bad = 0
    for number, (name, check) in enumerate(checks, 1):
        try:
            check()
            print("ok", number, "-", name[len("check_"):])
        except (AssertionError, OSError, ValueError, subprocess.TimeoutExpired) as fault:
            bad += 1
            print("not ok", number, "-", name[len("check_"):])
            print(f"# {type(fault).__name__}: {fault}")
    print(f"1..{len(checks)}")
    return bad > 0


sys.exit(main())
