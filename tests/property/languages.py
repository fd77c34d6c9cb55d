#!/usr/bin/env python3
"""The Universal Declaration as HTML in six languages: thirty articles in each, and every letter of its plain text.

usage: languages.py STEMMA DIR      (DIR has NAME.html and NAME.txt, or is the source tree beside the reference data)

Letters, digits and combining marks are compared, in order; what is between them (spaces, punctuation) a reader may fold.
The numbers of list items are no difference: the plain texts lost them with the tags, and stemma keeps them out of the text.
"""
import difflib
import pathlib
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, in_parallel, shared_directory  # noqa: E402

ARTICLES = 30
CHINESE = "〇一二三四五六七八九"
# File: its language, and how the heading of an article looks there.
LANGUAGES = {
    "arb": ("ar", r"المادة (\d+)"),
    "cmn_hans": ("zh", r"第(.+)条"),
    "eng": ("en", r"Article (\d+)"),
    "fra": ("fr", r"Article (\d+|premier)"),
    "rus": ("ru", r"Статья (\d+)"),
    "spa": ("es", r"Artículo (\d+)"),
}


def number(text):
    """12 of "12", "premier" is 1, and of Chinese figures up to 99."""
    if text == "premier":
        return 1
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (CHINESE.index(tens) if tens else 1) * 10 * bool(ten) + (CHINESE.index(ones) if ones else 0)


def letters(text):
    return "".join(c for c in text if unicodedata.category(c)[0] in "LNM")


def first_difference(found, wanted):
    for op, a, b, c, d in difflib.SequenceMatcher(None, found, wanted, False).get_opcodes():
        if op != "equal":
            return f"{op} at letter {c}: {found[max(0, a - 10):b][:60]!r} for {wanted[max(0, c - 10):d][:60]!r}"
    return "none"


def faults(stemma, path):
    language, pattern = LANGUAGES[path.stem]
    shown = stemma.show(path)
    texts = [p["text"] for p in shown["paragraphs"]]
    articles = [number(m[1]) for m in (re.fullmatch(pattern, text.strip()) for text in texts) if m]
    found, wanted = letters("".join(texts)), letters(path.with_suffix(".txt").read_text(encoding="utf-8"))
    if articles != list(range(1, ARTICLES + 1)):
        yield f"{len(articles)} articles: {articles}"
    if found != wanted:
        yield f"{len(found)} letters, {len(wanted)} in the plain text; first difference: {first_difference(found, wanted)}"
    if shown["metadata"].get("language") != language:
        yield f"language {shown['metadata'].get('language')!r}, not {language!r}"


def main():
    stemma, folder, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    if not list(folder.glob("*.html")):
        shared = shared_directory(folder)
        if not shared:
            output.skip("thirty articles in six languages", "no reference data: set STEMMA_SHARED")
            return output.end()
        folder = shared / "corpus" / "languages"
    paths = [folder / f"{name}.html" for name in LANGUAGES]
    for path, found in zip(paths, in_parallel(lambda p: list(faults(stemma, p)), paths)):
        output.add(f"{path.stem}: {ARTICLES} articles, every letter of the text", found)
    return output.end()


sys.exit(main())
