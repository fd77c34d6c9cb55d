#!/usr/bin/env python3
"""Stray spaces inside words ("implemen tation") and words run together ("ofthe") in what is read of all PDFs of a directory.

usage: spaces.py STEMMA DIR [-v]      (DIR has PDFs, or is the source tree beside the reference data)

Known is a word that stands at least three times in at least two of the documents, or in the system's list of words. A stray space is
one between two words of which one is unknown, while both together are known. Run together are the two halves of an unknown word that
stand beside each other elsewhere, often. Less than one stray space in 10,000 words is let pass; -v prints what was found.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, in_parallel, shared_directory  # noqa: E402

WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
SYSTEM = pathlib.Path("/usr/share/dict/words")
OFTEN = 5  # times that two words stand beside each other before they can be run together
PER = 10000


def texts(stemma, path):
    """Paragraphs and footnotes; none of a document that cannot be read, which other tests tell."""
    shown = subprocess.run([stemma, "show", "--format", "json", str(path)], capture_output=True, check=False)
    if shown.returncode:
        print(f"# {path.name}: {shown.stderr.decode(errors='replace').strip()}", file=sys.stderr)
        return []
    document = json.loads(shown.stdout)
    return [p["text"] for p in document["paragraphs"] + document.get("footnotes", [])]


def pairs(text):
    """Words that follow each other, and whether one space and nothing else is between them."""
    last = None
    for match in WORD.finditer(text):
        if last:
            yield last[0].lower(), match[0].lower(), text[last.end():match.start()] == " "
        last = match


class Words:
    def __init__(self, documents):
        times, holders = collections.Counter(), collections.defaultdict(set)
        self.beside = collections.Counter()
        for number, document in enumerate(documents):
            for text in document:
                for word in WORD.findall(text):
                    times[word.lower()] += 1
                    holders[word.lower()].add(number)
                self.beside.update((a, b) for a, b, spaced in pairs(text) if spaced)
        self.count = sum(times.values())
        self.times = times
        self.known = {w for w, n in times.items() if n >= 3 and len(holders[w]) >= 2}
        if SYSTEM.exists():
            self.known |= {w.lower() for w in SYSTEM.read_text(encoding="utf-8").split()}

    def strays(self):
        """A pair of words, once for each time they stand so."""
        for (a, b), n in self.beside.items():
            if (a not in self.known or b not in self.known) and a + b in self.known:
                yield from [f"{a} {b}"] * n

    def run_together(self):
        for word, n in self.times.items():
            if word in self.known:
                continue
            if any(self.beside[word[:i], word[i:]] >= OFTEN for i in range(1, len(word))):
                yield from [word] * n


def main():
    stemma, directory, output = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    what = "stray spaces inside words"
    if not list(directory.glob("*.pdf")):
        shared = shared_directory(directory)
        if not shared:
            output.skip(what, "no reference data: set STEMMA_SHARED")
            return output.end()
        directory = shared / "corpus" / "un" / "pdf"
    paths = sorted(directory.glob("*.pdf"))
    documents = in_parallel(lambda p: texts(stemma, p), paths)
    words = Words(documents)
    strays, together = list(words.strays()), list(words.run_together())
    rate = PER * len(strays) / max(1, words.count)
    output.add(f"{what}: {rate:.2f} in {PER:,} of {words.count:,} words, {len(together)} run together",
               [] if words.count and rate < 1 else strays or [f"{directory}: no words"])
    if "-v" in sys.argv:
        for name, found in (("stray", strays), ("together", together)):
            for word, n in collections.Counter(found).most_common():
                print(f"# {name}: {word} ({n})")
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
