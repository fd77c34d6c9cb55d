#!/usr/bin/env python3
"""tools/screenshot shows a page as the screens do that it names.

usage: screenshot.py STEMMA ROOT
"""
import pathlib
import shutil
import struct
import subprocess
import sys
import zlib

from engine import Report, temporary

PAGE = """<!doctype html><meta name="viewport" content="width=device-width"><style>
html { background: #ffffff } @media (prefers-color-scheme: dark) { html { background: #000000 } }
@media print { html { background: #ffffff } } @media (max-width: 400px) { p { margin-top: 300px } }
</style><p>A lamp.</p><p id="far" style="margin-top: 3000px">A bell.</p>"""
NAMES = {"phone-light": (780, 1688), "phone-dark": (780, 1688), "laptop-light": (1280, 800), "laptop-dark": (1280, 800)}


def read(path):
    """Width, height, and all chunks but the head, of a PNG."""
    data = path.read_bytes()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError(f"{path} is no PNG")
    at, packed = 8, b""
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at:at + 8])
        packed += data[at + 8:at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    zlib.decompress(packed)
    return struct.unpack(">II", data[16:24]) + (data[33:],)


def run(root, directory, *arguments):
    return subprocess.run([sys.executable, root / "tools/screenshot", *arguments], cwd=directory, capture_output=True,
                          text=True, timeout=150)


def main():
    root, output = pathlib.Path(sys.argv[2]).resolve(), Report()
    if not any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))):
        output.skip("screenshots", "chromium is not installed")
        return output.end()
    with temporary() as directory:
        directory = pathlib.Path(directory)
        (directory / "a page.html").write_text(PAGE)
        made = run(root, directory, "--only", ",".join(NAMES), "a page.html", "p")
        output.add("it runs", [made.stdout + made.stderr] if made.returncode else [])
        pictures = {name: read(directory / f"p-{name}.png") for name in NAMES} if not made.returncode else {}
        output.add("pictures are as large as the screens", [f"{name}: {p[:2]}" for name, p in pictures.items() if p[:2] != NAMES[name]])
        output.add("dark is not light", [size for size in ("phone", "laptop")
                                         if pictures and pictures[f"{size}-light"][2] == pictures[f"{size}-dark"][2]])
        far = run(root, directory, "--only", "laptop-light", "--at", "#far", "a page.html", "far")
        output.add("an element can be scrolled to", [far.stderr] if far.returncode or read(
            directory / "far-laptop-light.png")[2] == pictures["laptop-light"][2] else [])
        for arguments, said in ((["--at", "#none", "a page.html", "x"], "has no #none"), (["none.html", "x"], "no such file"),
                                (["--only", "tablet", "a page.html", "x"], "there is no tablet")):
            bad = run(root, directory, *(["--only", "laptop-light"] if "--only" not in arguments else []), *arguments)
            output.add(f"{' '.join(arguments)}: one clear line", [] if bad.returncode and said in bad.stderr else [bad.stderr])
    return output.end()


sys.exit(main())
