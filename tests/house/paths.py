#!/usr/bin/env python3
"""No tracked file names a place of somebody's machine: absolute paths of homes and work trees, package mirrors.

usage: paths.py ROOT
"""
import os
import pathlib
import re
import subprocess
import sys
import urllib.parse

PATHS = ["/" + name + "/" for name in ("work", "home", "root", "Users")]
HOSTS = ["pypi" + ".org", "registry.npmjs" + ".org", "proxy.golang" + ".org", "crates" + ".io", "arti" + "factory",
         "index.docker" + ".io", "files.pythonhosted" + ".org"]
CONFIGURED = re.compile(r"^(PIP_.*INDEX.*|UV_.*INDEX.*|GOPROXY|NPM_CONFIG_REGISTRY|https?_proxy|CARGO_.*INDEX)$", re.I)


def configured_hosts():
    """Hosts that this machine's environment gets packages from; they are nobody else's business."""
    for name, value in os.environ.items():
        if CONFIGURED.match(name):
            for url in re.split(r"[,\s|]+", value):
                host = urllib.parse.urlsplit(url).hostname
                if host and host not in ("localhost", "127.0.0.1"):
                    yield host


def main():
    root = pathlib.Path(sys.argv[1])
    listing = subprocess.run(["git", "-c", "safe.directory=*", "-C", str(root), "ls-files", "-z"], capture_output=True)
    if listing.returncode:
        print("SKIPPED: not a git work tree, so it is not known which files are tracked")
        return 77
    needles = [n.encode() for n in PATHS + HOSTS + sorted(set(configured_hosts()))]
    bad = 0
    for name in filter(None, listing.stdout.split(b"\0")):
        path = root / os.fsdecode(name)
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
            for needle in needles:
                if needle in line:
                    print(f"{os.fsdecode(name)}:{number}: {needle.decode()}")
                    bad += 1
    return bad > 0


sys.exit(main())
