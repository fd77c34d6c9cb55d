#!/usr/bin/env python3
"""What documents say of themselves, held to what is known of them: names of files, an index of titles, their own texts.

usage: metadata.py STEMMA DIR      (DIR: corpus/un of the reference data, or the source tree beside them)

DIR has pdf/<symbol>.pdf, "/" written as "_", index.tsv with symbol and title, and perhaps text/<symbol>.txt, the same
document from another source. One line a field; exit 1 when one is wrong.
"""
import csv
import os
import pathlib
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, in_parallel, shared_directory  # noqa: E402

# Titles of the index that are none, seen on the page: it took the line behind the last one it knew, or one line of two.
INDEX_FAULTS = {
    "informal consultations": "the end of the line of sponsors",
    "A/C.3/80/L.3/Rev.1": "what is amended, the end of the line of sponsors",
    "A/C.3/80/L.20/Rev.1": "what is amended, the end of the line of sponsors",
    "contained in document A/80/555": "the end of the line of sponsors",
    "report contained in document A/80/545": "the end of the line of sponsors",
    "Special Political and Decolonization Committee": "the committee",
    "Macroeconomic policy questions: external debt sustainability and development": "the agenda item's",
}
# Drafts without a line of sponsors: the Sixth Committee brings its own, and the Secretariat's notes are no drafts.
NO_SPONSORS = re.compile(r"A/C\.6/|A/C\.[1-5]/\d+/L\.1$")
# What one source says and the other does not: the text lacks the line, or runs it into another.
TEXT_FAULTS = {
    "A/RES/78/20": "the colophon runs into the last paragraph",
    "A/RES/78/225": "the enacting line is missing",
}


def letters(text):
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def symbol_of(path):
    return path.stem.replace("_", "/")


def read_index(path):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["symbol"]: re.sub(r"^[A-Z\d/-]+\. ", "", row["title"]) for row in rows}


def is_resolution(symbol):
    return "/RES/" in symbol


def title_fault(title, known):
    """Why TITLE is not the KNOWN one, or None. The index cuts a title at the end of a line: then it begins the same."""
    if known is None or known in INDEX_FAULTS or letters(known) == letters(title):
        return None
    if letters(title).startswith(letters(known)) and len(letters(known)) > 40:
        return None
    return f"{title!r}, in the index {known!r}"


def sponsors_fault(symbol, sponsors):
    if is_resolution(symbol) or NO_SPONSORS.match(symbol):
        return f"a resolution has none, but {sponsors!r}" if is_resolution(symbol) and sponsors else None
    if not sponsors:
        return "missing"
    wrong = re.search(r"[:*]|draft resolution|submitted|on the basis", sponsors)
    return f"{sponsors!r} is more than names" if wrong else None


def session_fault(symbol, session):
    if not session:
        return "missing"
    return None if re.fullmatch(r"[A-Z][a-z]+(-[a-z]+)* (special |emergency |special )*session", session) else repr(session)


def date_fault(date):
    return None if date and re.fullmatch(r"\d{4}-\d\d-\d\d", date) else repr(date)


def agenda_fault(item):
    part = r"\d+( \([a-z]+\))*"
    return None if item and re.fullmatch(rf"{part}((, | and ){part})*", item) else repr(item)


def checks(symbol, known):
    """(field, what is wrong with a value of it)"""
    yield "symbol", lambda value: None if value == symbol else repr(value)
    yield "title", lambda value: title_fault(value, known)
    yield "body", lambda value: None if value == "General Assembly" else repr(value)
    yield "session", lambda value: session_fault(symbol, value)
    yield "agenda_item", agenda_fault
    yield "date", date_fault
    yield "sponsors", lambda value: sponsors_fault(symbol, value)
    yield "language", lambda value: None if value == "en" else repr(value)
    if is_resolution(symbol):
        yield "adopted", date_fault
        yield "meeting", lambda value: None if value and re.fullmatch(r"\d+[a-z]+ (\(resumed\) )?plenary meeting", value) else repr(value)
        yield "report", lambda value: None if value and value.startswith("A/") else repr(value)


def compare(values, text):
    """Fields that two sources of one document give differently."""
    same = "symbol title session agenda_item date adopted meeting report sponsors".split()
    return [f"{name}: {values[name]!r}, in the text {text[name]!r}"
            for name in same if letters(values[name]) != letters(text[name])]


def examine(stemma, path, known, text):
    """(symbol, {field: fault or None}, [differences from its text] or None)"""
    symbol, values = symbol_of(path), stemma.show(path)["metadata"]
    faults = {name: fault(values[name]) for name, fault in checks(symbol, known)}
    if symbol in TEXT_FAULTS or not text.exists():
        return symbol, faults, None
    return symbol, faults, compare(values, stemma.show(text)["metadata"])


def report_field(output, name, found):
    faults = [f"{symbol}: {fields[name]}" for symbol, fields, _ in found if fields.get(name)]
    count = sum(name in fields for _, fields, _ in found)
    output.add(f"{name}: {count - len(faults)} of {count}", faults)


def main():
    stemma, folder, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    if not (folder / "index.tsv").exists():
        shared = shared_directory(folder)
        if not shared:
            output.skip("what documents say of themselves", "no reference data: set STEMMA_SHARED")
            return output.end()
        folder = shared / "corpus" / "un"
    index = read_index(folder / "index.tsv")
    paths = sorted((folder / "pdf").glob("*.pdf"))
    found = in_parallel(lambda p: examine(stemma, p, index.get(symbol_of(p)), folder / "text" / (p.stem + ".txt")), paths)
    for name in dict.fromkeys(name for _, fields, _ in found for name in fields):
        report_field(output, name, found)
    both = [(symbol, differences) for symbol, _, differences in found if differences is not None]
    faults = [f"{symbol}: {'; '.join(differences)}" for symbol, differences in both if differences]
    output.add(f"the same as in its text: {len(both) - len(faults)} of {len(both)}", faults)
    return output.end()


sys.exit(main())
