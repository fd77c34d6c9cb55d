#!/usr/bin/env python3
"""Compile the lexicon tables into a C header.

usage: lexicon.py OUT.h LANGUAGE.tsv...

Rows are kind, phrase, strength, scale, organ, source, separated by tabs; the language is the file's name.
The C tables are sorted by phrase (bytes) so that they can be searched.
"""
import pathlib
import sys

KINDS = {"adverb", "chain", "citation", "deadline", "latest", "modal", "month", "number", "operative", "ordinal", "preambular",
         "qualifier", "session", "sessional", "structure", "term"}


def rows(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 6 or fields[0] not in KINDS or not fields[5]:
            sys.exit(f"{path}:{number}: a row is kind, phrase, strength, scale, organ, source")
        kind, phrase, strength, scale, organ, source = fields
        yield phrase, kind, -1 if strength == "-" else int(strength), "" if scale == "-" else scale, organ, source


def quoted(text):
    escaped = "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in text.encode())
    return f'"{escaped}"'


def letters(phrases):
    """First two letters of PHRASES, as stm_letters_in() reads them: 27 words of bits, 26 for what is no letter."""
    def place(byte):
        return byte - 97 if 97 <= byte <= 122 else 26
    table = [0] * 27
    for phrase in phrases:
        first, second = (phrase.encode() + b" ")[:2]
        table[place(first)] |= 1 << place(second)
    return ", ".join(f"{word:#x}" for word in table)


def main(out, *tables):
    lines = []
    for table in map(pathlib.Path, tables):
        lines.append(f"static const struct stm_lexeme lexemes_{table.stem}[] = {{")
        for phrase, kind, strength, *texts in sorted(rows(table), key=lambda row: (row[0].encode(), row[1:])):
            row = ", ".join(map(quoted, texts))
            lines.append(f"\t{{{quoted(phrase)}, STM_LEXEME_{kind.upper()}, {strength}, {row}}},")
        lines.append("};\n")
        chains = letters(phrase for phrase, kind, *_ in rows(table) if kind == "chain")
        lines.append(f"static const uint32_t chains_{table.stem}[27] = {{{chains}}};\n")
    lines.append("static const struct stm_lexicon lexicons[] = {")
    for table in map(pathlib.Path, tables):
        name = f"lexemes_{table.stem}"
        lines.append(f'\t{{"{table.stem}", {name}, sizeof({name}) / sizeof({name}[0]), chains_{table.stem}}},')
    lines.append("};\n")
    pathlib.Path(out).write_text("\n".join(lines))


if __name__ == "__main__":
    main(*sys.argv[1:])
