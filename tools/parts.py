#!/usr/bin/env python3
"""Compile the parts of an empty Word document into C: a table of names and bytes.

usage: parts.py OUT.c NAME=FILE...      (NAME: of the part in the package)

White space between tags is left out where it is only there for the reader of FILE.
"""
import pathlib
import re
import sys


def quoted(data):
    rows = [data[i:i + 24] for i in range(0, len(data), 24)]
    return ",\n\t".join(", ".join(str(b) for b in row) for row in rows)


def main(source, *pairs):
    body = ["/* Made by tools/parts.py. */", '#include "writer/parts.h"', ""]
    table = []
    for number, pair in enumerate(pairs):
        name, path = pair.split("=", 1)
        data = re.sub(rb">\s*\n\s*<", b"><", pathlib.Path(path).read_bytes().strip())
        body += [f"static const char part{number}[] = {{\n\t{quoted(data)}}};"]
        table.append(f'\t{{"{name}", {{part{number}, sizeof(part{number})}}}},')
    body += ["", "const struct writer_part writer_parts[] = {", *table, "\t{NULL, {NULL, 0}},", "};", ""]
    pathlib.Path(source).write_text("\n".join(body), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
