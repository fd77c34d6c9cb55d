#!/usr/bin/env python3
"""Compile the lexicon tables into a C header.

usage: lexicon.py OUT.h LANGUAGE.tsv...

Rows are kind, phrase, strength, organ, source, separated by tabs; the language is the file's name.
The C tables are sorted by phrase (bytes) so that they can be searched; sources stay behind.
"""
import pathlib
import sys

LONGEST = 47  # bytes that fit in struct stm_lexeme
KINDS = {"chain", "modal", "month", "operative", "preambular", "structure"}


def rows(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 5 or fields[0] not in KINDS or not fields[4]:
            sys.exit(f"{path}:{number}: a row is kind, phrase, strength, organ, source")
        kind, phrase, strength, organ, _ = fields
        if len(phrase.encode()) > LONGEST:
            sys.exit(f"{path}:{number}: a phrase has at most {LONGEST} bytes")
        yield phrase, kind, -1 if strength == "-" else int(strength), organ


def quoted(text):
    escaped = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in text.encode())
    return f'"{escaped}"'


def main(out, *tables):
    lines = []
    for table in map(pathlib.Path, tables):
        lines.append(f"static const struct stm_lexeme lexemes_{table.stem}[] = {{")
        for phrase, kind, strength, organ in sorted(rows(table), key=lambda row: (row[0].encode(), row[1:])):
            lines.append(f"\t{{{quoted(phrase)}, STM_LEXEME_{kind.upper()}, {strength}, {quoted(organ)}}},")
        lines.append("};\n")
    lines.append("static const struct stm_lexicon lexicons[] = {")
    for table in map(pathlib.Path, tables):
        name = f"lexemes_{table.stem}"
        lines.append(f'\t{{"{table.stem}", {name}, sizeof({name}) / sizeof({name}[0])}},')
    lines.append("};\n")
    pathlib.Path(out).write_text("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
