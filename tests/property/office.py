#!/usr/bin/env python3
"""What LibreOffice makes of Word documents: for each, its paragraphs after all changes were accepted or rejected.

usage: office.py < JOBS      (a line of JSON each: {"path": ..., "how": "accept" or "reject"})

Prints a line of JSON a job: a list of paragraphs, footnotes in \u27e6\u27e7 where their marks stand, cells of a row with " | "
between them. Needs LibreOffice and its bridge to Python; exit status 77 where there is none. A program of its own, since the
bridge belongs to the system's Python.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    sys.exit(77)


def start(home):
    """The office on a pipe of its own."""
    pipe = f"stemma-{os.getpid()}"
    process = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", "--nodefault",
                                f"-env:UserInstallation={pathlib.Path(home).as_uri()}", f"--accept=pipe,name={pipe};urp;"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # not yet: the bridge has many ways to say so
            time.sleep(.1)
    os.killpg(process.pid, signal.SIGKILL)
    sys.exit("LibreOffice did not start")


def value(name, what):
    found = PropertyValue()
    found.Name, found.Value = name, what
    return found


def items(container):
    enumeration = container.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def text_of(paragraph):
    out = []
    for portion in items(paragraph):
        if portion.TextPortionType == "Footnote":
            out.append("\u27e6" + portion.Footnote.String + "\u27e7")
        elif portion.TextPortionType == "Text":
            out.append(portion.String)
    return "".join(out)


def paragraphs(text):
    for block in items(text):
        if block.supportsService("com.sun.star.text.TextTable"):
            rows = {}
            for name in block.CellNames:
                cell = block.getCellByName(name)
                rows.setdefault(int("".join(c for c in name if c.isdigit())), []).append(
                    " ".join(text_of(p) for p in items(cell)))
            yield from (" | ".join(cells) for _, cells in sorted(rows.items()))
        else:
            yield text_of(block)


def do(context, job):
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(pathlib.Path(job["path"]).absolute().as_uri(), "_blank", 0, (value("Hidden", True),))
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    command = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}[job["how"]]
    dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, ())
    found = list(paragraphs(document.Text))
    document.close(True)
    return found


def main():
    home = tempfile.mkdtemp(prefix="stemma-office-")
    process, context = start(home)
    try:
        for line in sys.stdin:
            print(json.dumps(do(context, json.loads(line))), flush=True)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        shutil.rmtree(home, ignore_errors=True)


main()
