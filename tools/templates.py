#!/usr/bin/env python3
"""Compile templates into C: pieces of text with holes between them.

usage: templates.py OUT.h OUT.c FILE...

A file whose first line is "<!-- template NAME -->" has several templates, each behind such a line; any other is one template
called by its file's name, without folder, its dots and dashes underscores. In a template stands

    {{name}}        a hole: a text, which is escaped when it is filled in (in a FILE of HTML as HTML wants it)
    {{*name}}       a slot: there the program writes what it likes (view/template.h)
    {{<FILE}}       the file FILE beside it, a style or a script, as it is, without comments and the indents of its lines
    {{#FILE}}       its hash, as a Content-Security-Policy wants it

White space between tags that has a line feed is left out of HTML, so that templates can be indented; in XML it means nothing, and
makes a file that can be read.
"""
import base64
import hashlib
import pathlib
import re
import sys

LONGEST = 2000  # characters of a literal; C promises no more than 4095 bytes
MARK = re.compile(r"\{\{([*<#]?)([\w.-]+)\}\}")


STRING = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
TEMPLATE = r"`(?:\\.|[^`\\])*`"  # one inside of another ends it, and what follows is taken for code and the other way round
REGEX = r"(?:(?<=[(,=:\[!&|?{};\n\t])|(?<=return)|(?<==>)) */(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+/"  # no value before it
COMMENT = r"/\*.*?\*/"
# What is left as it is, in a group, or is a comment.
TOKENS = {".css": re.compile(rf"({STRING}|url\([^)]*\))|{COMMENT}", re.S),
          ".js": re.compile(rf"({STRING}|{TEMPLATE}|{REGEX})|{COMMENT}|//[^\n]*", re.S)}
FEED = "\0"  # a line feed that is part of a text


def squeezed(path):
    """FILE without comments and indents; what is inside of a text stays."""
    def token(match):
        return match[1].replace("\n", FEED) if match[1] else " "

    text = TOKENS[path.suffix].sub(token, path.read_text(encoding="utf-8"))
    return "\n".join(line.strip() for line in text.split("\n") if line.strip()).replace(FEED, "\n")


def included(path, match):
    mark, name = match.groups()
    if mark == "<":
        return squeezed(path.with_name(name))
    if mark == "#":
        digest = hashlib.sha256(squeezed(path.with_name(name)).encode()).digest()
        return "'sha256-" + base64.b64encode(digest).decode() + "'"
    return match.group(0)


def templates(path):
    """(name, text) of each template in PATH."""
    text = path.read_text(encoding="utf-8")
    if not text.startswith("<!-- template "):
        yield re.sub(r"\W", "_", path.name), text
        return
    parts = re.split(r"<!-- template (\w+) -->\n", text)[1:]
    for name, body in zip(parts[0::2], parts[1::2]):
        yield name, body.strip() if path.suffix == ".xml" else re.sub(r">\s*\n\s*<", "><", body.strip())


def kind_of(path, text):
    """As what a value behind TEXT is written."""
    if path.suffix != ".html":
        return "STM_AS_XML"
    if text.rfind("<") > text.rfind(">") or re.search(r"<(title|text)\b[^<>]*>[^<]*$", text):
        return "STM_AS_PLAIN"
    return "STM_AS_HTML"


def pieces(path, text):
    """(literal, hole or None, as what the hole is written) in order; a slot's hole is "*"."""
    at, out, seen = 0, [], ""
    text = MARK.sub(lambda match: included(path, match) if match.group(1) in "<#" and match.group(1) else match.group(0), text)
    for match in MARK.finditer(text):
        literal = text[at:match.start()]
        seen += literal
        out.append((literal, "*" if match.group(1) else match.group(2), kind_of(path, seen)))
        at = match.end()
    return out + [(text[at:], None, "STM_AS_XML")]


def portions(text):
    """TEXT in pieces that any compiler takes as a literal."""
    for start in range(0, len(text), LONGEST):
        yield text[start:start + LONGEST]


def quoted(text):
    out = []
    for line in text.split("\n"):
        escaped = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\?' else f"\\{b:03o}" for b in line.encode())
        out.append(f'"{escaped}')
    return '\\n"\n\t\t'.join(out) + '"'


def main(header, source, *files):
    head = ["/* Made by tools/templates.py. */", "#ifndef STM_TEMPLATES_MADE_H", "#define STM_TEMPLATES_MADE_H", "",
            '#include "view/template.h"', ""]
    body = ["/* Made by tools/templates.py. */", f'#include "{pathlib.Path(header).name}"', ""]
    for path in map(pathlib.Path, files):
        for name, text in templates(path):
            parts = pieces(path, text)
            holes = list(dict.fromkeys(hole for _, hole, _ in parts if hole and hole != "*"))
            if holes:
                head.append("enum { " + ", ".join(f"STM_T_{name}_{hole}".upper() for hole in holes) + " };")
            head.append(f"extern const struct stm_template stm_t_{name};")
            body.append(f"static const struct stm_piece pieces_{name}[] = {{")
            for literal, hole, kind in parts:
                *before, literal = list(portions(literal)) or [""]
                body += [f"\t{{{quoted(part)}, {len(part.encode())}, STM_PIECE_MORE, STM_AS_XML}}," for part in before]
                place = "STM_PIECE_END" if hole is None else "STM_PIECE_SLOT" if hole == "*" else f"STM_T_{name}_{hole}".upper()
                body.append(f"\t{{{quoted(literal)}, {len(literal.encode())}, {place}, {kind}}},")
            body += ["};", f"const struct stm_template stm_t_{name} = {{pieces_{name}}};", ""]
    pathlib.Path(header).write_text("\n".join(head + ["", "#endif", ""]))
    pathlib.Path(source).write_text("\n".join(body))


if __name__ == "__main__":
    main(*sys.argv[1:])
