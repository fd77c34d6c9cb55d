#!/usr/bin/env python3
"""Headers: no ring, each compiles alone and twice, the public one as strict C11 and as C++.

usage: headers.py ROOT CC [CXX]      (without CXX the C++ half is skipped, and says so)
"""
import concurrent.futures
import functools
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import csource  # noqa: E402

# what the reader's headers include
LIBRARIES = ["poppler-glib", "libxml-2.0", "libzip", "libseccomp"]
WARNINGS = ["-Wall", "-Wextra", "-Werror", "-pedantic-errors"]


def find_ring(graph):
    """A list of headers that include each other, or None."""
    done, path = set(), []

    def visit(node):
        if node in path:
            return path[path.index(node):] + [node]
        if node in done:
            return None
        path.append(node)
        for other in sorted(graph.get(node, ())):
            ring = visit(other)
            if ring:
                return ring
        path.pop()
        done.add(node)
        return None

    for node in sorted(graph):
        ring = visit(node)
        if ring:
            return ring
    return None


@functools.lru_cache
def foreign_flags():
    run = subprocess.run(["pkg-config", "--cflags", *LIBRARIES], capture_output=True, text=True)
    return [flag.replace("-I", "-isystem", 1) for flag in run.stdout.split()]


def compile_alone(compiler, flags, root, header):
    """What the compiler says of HEADER included twice and nothing else; "" when it is content."""
    flags = flags + foreign_flags() if header.startswith(("reader/", "writer/")) else flags
    source = f'#include "{header}"\n#include "{header}"\ntypedef int stm_not_empty;\n'
    run = subprocess.run([*compiler, *flags, *WARNINGS, "-fsyntax-only", "-I", str(root / "include"), "-I",
                          str(root / "src"), "-"], input=source, capture_output=True, text=True)
    return run.stderr


def main():
    root, cc, cxx = pathlib.Path(sys.argv[1]), sys.argv[2].split(), [a.split() for a in sys.argv[3:4]]
    headers = {str(p.relative_to(root / t)): p for t in ("src", "include") for p in csource.files([root / t], (".h",))}
    ring = find_ring({name: {i for _, i in csource.includes(p) if i in headers} for name, p in headers.items()})
    bad = 0
    if ring:
        print("ring of headers: " + " -> ".join(ring))
        bad += 1
    jobs = [(cc, ["-x", "c", "-std=c11", "-D_POSIX_C_SOURCE=200809L"], root, h) for h in sorted(headers)]
    jobs.append((cc, ["-x", "c", "-std=c11"], root, "stemma.h"))
    jobs += [(c, ["-x", "c++", "-std=c++11"], root, "stemma.h") for c in cxx]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for job, errors in zip(jobs, pool.map(lambda j: compile_alone(*j), jobs)):
            if errors:
                print(f"{job[3]} does not compile alone ({' '.join(job[0])} {job[1][2]}):\n{errors}")
                bad += 1
    print(f"{len(jobs)} compilations of {len(headers)} headers")
    if bad:
        return 1
    if not cxx:
        print("SKIPPED: there is no C++ compiler, so stemma.h was not tried as C++")
        return 77
    return 0


sys.exit(main())
