#!/usr/bin/env python3
"""Styles and scripts lose their comments and indents on their way into a page, and nothing else.

usage: templates.py ROOT [NODE]

With node, what is made of the script of the pages is a program still.
"""
import importlib.util
import pathlib
import subprocess
import sys
import tempfile

# suffix, before, after
ROWS = [
    (".css", "/* The look. */\na { color: red; }\n", "a { color: red; }"),
    (".css", "a::before { content: \"/* no comment */\"; }", "a::before { content: \"/* no comment */\"; }"),
    (".css", "a { content: '\\'/*'; /* one */ }", "a { content: '\\'/*';   }"),
    (".css", "a { content: \"x\\\n\t y\"; }", "a { content: \"x\\\n\t y\"; }"),
    (".css", "a { background: url(data:,/*x*/); }", "a { background: url(data:,/*x*/); }"),
    (".css", "\t.list { grid-column: 1 / -1; }\n\n\tb { font: 1rem/1.5 serif; }", ".list { grid-column: 1 / -1; }\nb { font: 1rem/1.5 serif; }"),
    (".js", "/* It\n   says. */\n\tlet a = 1;\n\n\tlet b;", "let a = 1;\nlet b;"),
    (".js", "a = \"/*\"; b = '*/';", "a = \"/*\"; b = '*/';"),
    (".js", "a = \"http://example.org\"; // isn't it", "a = \"http://example.org\";"),
    (".js", "a = 'it\\'s // one';", "a = 'it\\'s // one';"),
    (".js", "a = `one\n\t\ttwo /* three */\n  // four`;\n\tb();", "a = `one\n\t\ttwo /* three */\n  // four`;\nb();"),
    (".js", "a = text.split(/[/*]/); /* cut */", "a = text.split(/[/*]/);"),
    (".js", "a = /\\/*\"/.test(b) || c; d = \"/* */\";", "a = /\\/*\"/.test(b) || c; d = \"/* */\";"),
    (".js", "a = b / 2; c = d /* half */ / 2;", "a = b / 2; c = d   / 2;"),
    (".js", "return/* it */a;", "return a;"),
    (".js", "return /[\"/*]/.test(a); /* it */", "return /[\"/*]/.test(a);"),
    (".js", "b((a) => /'/.test(a)); // it's", "b((a) => /'/.test(a));"),
]


def load(root):
    spec = importlib.util.spec_from_file_location("templates", root / "tools/templates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def faults_of_rows(templates, folder):
    for suffix, before, after in ROWS:
        path = folder / f"x{suffix}"
        path.write_text(before, encoding="utf-8")
        found = templates.squeezed(path)
        if found != after:
            yield f"{before!r} becomes {found!r}, not {after!r}"


def faults_of_script(templates, root, node, folder):
    path = folder / "page.js"
    path.write_text(templates.squeezed(root / "src/view/html/page.js"), encoding="utf-8")
    run = subprocess.run([node, "--check", path], capture_output=True, text=True)
    if run.returncode:
        yield f"the script of the pages: {run.stderr}"


def main(root, node=None):
    root = pathlib.Path(root)
    templates = load(root)
    with tempfile.TemporaryDirectory(prefix="stemma-templates-") as folder:
        faults = list(faults_of_rows(templates, pathlib.Path(folder)))
        if node:
            faults += faults_of_script(templates, root, node, pathlib.Path(folder))
    for fault in faults:
        print(fault)
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
