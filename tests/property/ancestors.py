#!/usr/bin/env python3
"""What versions descend from, on real documents: drafts and what was adopted of them, series by title, and any order of adding.

usage: ancestors.py STEMMA ROOT
"""
import csv
import json
import pathlib
import random
import re
import subprocess
import sys
from collections import defaultdict

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, every, shared_directory, temporary  # noqa: E402

NUMBER = re.compile(r"^\d+/\d+\.\s*")  # before the title of an adopted resolution
# Titles whose versions rightly are in several series, however many titles are looked at (docs/measurements.md, section 10):
NO_TITLE = "informal consultations"    # stands where drafts of the Fifth Committee have their subject
SIDE_LINES = {"A/80/L.19", "A/80/L.29", "A/80/L.35"}  # a session's second draft, or an amendment, that nothing came of


def table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


class Repository:
    def __init__(self, stemma, path, files, batch=None):
        self.stemma, self.path = stemma, path
        stemma.run("init", "-q", path)
        for i in range(0, len(files), batch or len(files)):
            stemma.run("add", "-q", f"--repo={path}", *files[i:i + (batch or len(files))])

    def versions(self):
        return {v["symbol"]: v for v in json.loads(self.stemma.run("list", "--format=json", f"--repo={self.path}"))["versions"]}

    def references(self):
        return subprocess.run(["git", "-C", str(self.path), "for-each-ref"], capture_output=True, check=True).stdout

    def proof(self):
        return self.stemma.run("check", f"--repo={self.path}")


def ancestors(versions, symbol):
    found, open_ = set(), [symbol]
    while open_:
        for parent in versions.get(open_.pop(), {"parents": []})["parents"]:
            if parent not in found:
                found.add(parent)
                open_.append(parent)
    return found


def lost_drafts(versions, pairs):
    for pair in pairs:
        if pair["draft"] not in ancestors(versions, pair["adopted"]):
            yield f"{pair['adopted']} does not descend from {pair['draft']} ({pair['basis']})"


def series_by_title(versions, titles):
    """Of each title its series, and of each series the symbols that have the title."""
    found = defaultdict(lambda: defaultdict(set))
    for symbol, title in titles.items():
        if symbol in versions:
            found[NUMBER.sub("", title).casefold()][versions[symbol]["series"]].add(symbol)
    return found


def is_explained(title, series):
    return title == NO_TITLE or sum(not symbols <= SIDE_LINES for symbols in series.values()) == 1


def orders(stemma, files, directory):
    """The same documents in three orders and as many batches."""
    first, faults = None, []
    for seed, batch in enumerate((len(files), 7, 19)):
        shuffled = files[:]
        random.Random(seed).shuffle(shuffled)
        repository = Repository(stemma, pathlib.Path(directory) / f"order-{seed}", shuffled, batch)
        if first and repository.references() != first:
            faults.append(f"order {seed} in batches of {batch} gives other references")
        first = first or repository.references()
        if "proven" not in repository.proof():
            faults.append(f"order {seed} cannot be proven")
    return faults


def main():
    stemma, shared, output = Stemma(sys.argv[1]), shared_directory(pathlib.Path(sys.argv[2])), Report()
    if not shared:
        output.skip("drafts, series by title, orders", "no reference data: set STEMMA_SHARED")
        return output.end()
    index = {row["symbol"]: row for row in table(shared / "corpus/un/index.tsv")}
    file_of = {symbol: shared / row["text"] for symbol, row in index.items()}
    pairs = [p for p in table(shared / "corpus/un/drafts.tsv") if p["draft"] in index and p["adopted"] in index]
    of_pairs = sorted({file_of[p[side]] for p in pairs for side in ("draft", "adopted")})
    kept = set(every(sorted({NUMBER.sub("", row["title"]).casefold() for row in index.values()}), 1))
    chosen = [file_of[s] for s, row in index.items() if NUMBER.sub("", row["title"]).casefold() in kept]
    with temporary() as directory:
        versions = Repository(stemma, pathlib.Path(directory) / "all", sorted({*chosen, *of_pairs})).versions()
        output.add(f"{len(pairs)} drafts are ancestors of what was adopted of them", lost_drafts(versions, pairs))
        titles = series_by_title(versions, {s: row["title"] for s, row in index.items()})
        torn = {title: series for title, series in titles.items() if len(series) > 1}
        for title, series in torn.items():
            print(f"# {title[:60]}: {', '.join(sorted(series))}"[:200])
        output.add(f"{len(titles) - len(torn)} of {len(titles)} titles are each in one series, the others with reason",
                   (f"{title}: {', '.join(sorted(series))}" for title, series in torn.items() if not is_explained(title, series)))
        output.add(f"{len(of_pairs)} documents in any order and in any batches: the same commit ids", orders(stemma, of_pairs, directory))
    return output.end()


sys.exit(main())
