#!/usr/bin/env python3
"""The same documents give the same bytes, whatever the hash seed, the number of threads and the locale.

usage: determinism.py STEMMA ROOT SEEDED      (SEEDED: the same program, its word hashes with another seed)
"""
import os
import pathlib
import shutil
import subprocess
import sys

from engine import Report, Stemma, every, in_parallel, shared_directory, temporary

LOCALES = ("C", "en_US.UTF-8", "tr_TR.UTF-8", "ar_EG.UTF-8")
VIEWS = (["--format=json"], ["-v"], ["--side-by-side", "--width=100"], ["--summary"])


def pairs_in(root):
    """Neighbours of the samples, of each language's texts, and of the resolutions."""
    shared = shared_directory(root)
    folders = [(root / "samples/river-ferries", "*.txt", 1)]
    if shared:
        folders += [(shared / "corpus/un/text", "A_RES_*.txt", 37), (shared / "corpus/languages", "*.txt", 1),
                    (shared / "corpus/french", "*.txt", 5), (shared / "corpus/un/pdf", "*.pdf", 59)]
    for folder, pattern, step in folders:
        files = every(sorted(folder.glob(pattern)), step)
        yield from zip(files, files[1:])


def run(binary, view, pair, locale="C", cores=None):
    env = dict(os.environ, LC_ALL=locale, LANG=locale)
    restrict = (lambda: os.sched_setaffinity(0, cores)) if cores else None
    done = subprocess.run([binary, "diff", *view, *pair], capture_output=True, env=env, preexec_fn=restrict)
    return done.returncode, done.stdout, done.stderr


def settle(seeded, stemma, directory):
    """A copy of the program SEEDED in DIRECTORY, beside the reader that it looks for there."""
    os.symlink(pathlib.Path(stemma.binary).resolve().parent / "stemma-reader", pathlib.Path(directory, "stemma-reader"))
    return shutil.copy(seeded, directory)


def main():
    with temporary() as directory:
        return compare(Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), directory)


def compare(stemma, root, directory):
    seeded, output = settle(sys.argv[3], stemma, directory), Report()
    jobs = [(pair, view) for pair in pairs_in(root) for view in VIEWS]
    one_core = {min(os.sched_getaffinity(0))}
    expected = in_parallel(lambda job: run(stemma.binary, job[1], job[0]), jobs)

    def hold(what, **how):
        binary = how.pop("binary", stemma.binary)
        found = in_parallel(lambda job: run(binary, job[1], job[0], **how), jobs)
        output.add(f"{what}: the same bytes ({len(jobs)} views)",
                   [f"{job[0][0].name} {job[0][1].name} {' '.join(job[1])}" for job, a, b in zip(jobs, expected, found) if a != b])

    output.add("every diff succeeds", [str(job[0]) for job, (code, _, _) in zip(jobs, expected) if code])
    hold("another hash seed", binary=seeded)
    hold("one thread instead of two", cores=one_core)
    for locale in LOCALES[1:]:
        hold(f"locale {locale}", locale=locale)
    if not shared_directory(root):
        output.skip("the same over real documents", "no reference data: set STEMMA_SHARED")
    return output.end()


sys.exit(main())
