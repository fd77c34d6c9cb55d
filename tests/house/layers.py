#!/usr/bin/env python3
"""One-way layers: a folder of src includes only folders before it; foreign libraries stay in their folder.

usage: layers.py ROOT
"""
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import csource  # noqa: E402

# DESIGN section 3. The programs stand outside: cli sees the public header only, the reader process the layers up to
# its other half in read/, and the writer process those and the reader's archive, trees and walls.
ORDER = ("base", "doc", "read", "para", "hash", "align", "lineage", "store", "index", "view", "engine")
PROGRAMS = ("cli", "reader", "writer")
PEERS = {"store": {"index"}, "view": {"store", "index"}}  # a view never touches the store
FOREIGN = (
    (re.compile(r"git2(/.*)?\.h$|git2/"), {"store"}),
    (re.compile(r"xxhash\.h$|xxh3\.h$"), {"hash"}),
    (re.compile(r"unicode/"), {"base"}),
    (re.compile(r"poppler|libxml/|zip\.h$|seccomp\.h$"), {"reader", "writer"}),
    (re.compile(r"curl/"), {"cli"}),
)


def own_layer(path, src):
    parts = path.relative_to(src).parts
    return parts[0] if len(parts) > 1 else ""


def fault(own, name):
    """Why a file of layer OWN must not include NAME, or None."""
    for pattern, homes in FOREIGN:
        if pattern.match(name):
            return None if own in homes else f"{name} belongs to {'/, '.join(sorted(homes))}/"
    layer = name.split("/")[0] if "/" in name else None
    if layer not in ORDER + PROGRAMS:
        return None
    if layer == own:
        return None
    if own in ("reader", "writer") and layer in ("base", "doc", "read"):
        return None
    if own == "writer" and layer == "reader":
        return None
    if own in PROGRAMS:
        return f"{own}/ includes only stemma.h and its own headers"
    if layer in PROGRAMS or ORDER.index(layer) > ORDER.index(own) or layer in PEERS.get(own, ()):
        return f"{own}/ must not see {layer}/"
    return None


def main():
    src = pathlib.Path(sys.argv[1]) / "src"
    bad = 0
    for folder in sorted(p.name for p in src.iterdir() if p.is_dir()):
        if folder not in ORDER + PROGRAMS:
            print(f"src/{folder}: a folder without a layer; add it to tests/house/layers.py")
            bad += 1
    for path in csource.files([src]):
        for line, name in csource.includes(path):
            why = fault(own_layer(path, src), name)
            if why:
                print(f"{path}:{line}: {why}")
                bad += 1
    return bad > 0


sys.exit(main())
