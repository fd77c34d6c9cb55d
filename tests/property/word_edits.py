#!/usr/bin/env python3
"""Tracked changes written into an old Word document, at random: what a document has, times what is done to it.

usage: word_edits.py STEMMA ROOT [--count N] [--seed S] [--keep DIRECTORY] [--no-pandoc]

Each case is an old document of what Word makes (runs divided anywhere, numbers, notes, tables, fields, earlier changes of
another author, ...) and a new one of the same text after a few edits. What `stemma diff` writes must, accepted, be the new
document, block by block, and rejected the old one with all it had; a small accepter here, stemma's own reader and, for a
share, pandoc say what it is. Where a warning names a paragraph whose changes are left out, that paragraph may be as it was.
A case that fails is reduced: blocks, pieces of paragraphs and edits are left away for as long as it fails the same way.
The same seed makes the same case.
"""
import argparse
import collections
import copy
import difflib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import word  # noqa: E402
from engine import Report, Stemma, every, in_parallel, shared_directory, temporary  # noqa: E402
from word import NOTE, NOTE_END, folded  # noqa: E402
from word_generate import Case  # noqa: E402
from word_settle import Reading, Settler, W, tidy, tokens  # noqa: E402

COUNT, SEED, PANDOC_SHARE, AUTHOR, END = 60, 1, 8, "S", "\u00b6"

# What must hold


CHECKS = {"check_text": ("accept", "soft hyphens"), "check_old": ("reject", "others", "look"),
          "check_package": ("parts", "schema"), "check_by_stemma": ("accept by stemma", "reject by stemma"), "check_by_pandoc": ("accept by pandoc", "reject by pandoc")}


class Outcome:
    """What stemma wrote, and every fault of it: (kind, text)."""

    def __init__(self, world, case, directory, pandoc=False, only=""):
        self.old, self.new, self.out = case.write(directory)
        self.world, self.edits, self.faults, self.warnings = world, case.edits, [], []
        said = subprocess.run([world.stemma.binary, "diff", "--format=docx", f"--author={AUTHOR}", "-o", self.out, self.old, self.new],
                              capture_output=True, text=True, timeout=300)
        self.warnings = [line for line in said.stderr.splitlines() if "which Word may compute anew" not in line]
        if said.returncode:
            self.faults.append(("exit", f"exit {said.returncode}: {said.stderr[:300]}"))
            return
        for check in (self.check_text, self.check_old, self.check_package, self.check_by_stemma) + (self.check_by_pandoc,) * bool(pandoc and "table_added" not in dict(case.edits)):
            if not only or only in CHECKS[check.__name__]:
                check()

    def named(self):
        """Beginnings of the paragraphs that warnings name, and whether there are others."""
        places = [folded(re.sub(r"(\u2026|\.\.\.)$", "", p)) for line in self.warnings if "left out: " in line
                  for p in re.sub(r" and others$", "", line.split("left out: ", 1)[1]).split(", ")]
        return places, any(line.endswith(" and others") for line in self.warnings)

    def compare(self, kind, want, got):
        """A difference is allowed where a warning names it, and only there."""
        if want == got:
            return
        places, others = self.named()
        if any("footnotes were not found" in line for line in self.warnings):
            want, got = ([re.sub(f"\\s*{NOTE}.*?{NOTE_END}\\s*", " ", line).strip() for line in lines] for lines in (want, got))
        apart = any("stay apart" in line or "could not be divided" in line for line in self.warnings)
        bad = []
        for op, a, b, c, d in difflib.SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
            if op == "equal" or others and self.warnings or any(is_of(place, line) for place in places for line in got[c:d]):
                continue
            if apart and folded(" ".join(want[a:b])).replace(" ", "") == folded(" ".join(got[c:d])).replace(" ", ""):
                continue
            bad += [f"- {line[:300]}" for line in want[a:b]] + [f"+ {line[:300]}" for line in got[c:d]]
        if bad:
            self.faults.append((kind, "\n".join(bad[:10])))

    def check_text(self):
        """Accepted it is the new document; empty paragraphs are none of a reader's."""
        readings = Reading(self.new), Reading(self.out, Settler("accept", lambda author: True))
        found = (reading.lines(marks=f" {END} ") for reading in readings)
        self.compare("accept", *map(as_read, found))
        self.check_hyphens()

    def check_hyphens(self):
        """Soft hyphens are no text, so none need come, but those of words that went go with them."""
        alone = [left_alone(r.body) for r in (Reading(self.old), Reading(self.new), Reading(self.out, Settler("accept", lambda author: True)))]
        if alone[2] > max(alone[:2]) and not self.warnings:
            self.faults.append(("soft hyphens", f"{alone[2]} are in no word"))

    def check_old(self):
        """Rejected it is the old document: as text before and after the other author's changes, and with all it had."""
        own = Settler("reject", lambda author: author == AUTHOR)
        for kind, how in (("reject", "accept"), ("others", "reject")):
            other = Settler(how, lambda author: author != AUTHOR)
            want, got = Reading(self.old, other).lines(marks=f" {END} "), Reading(self.out, own, other).lines(marks=f" {END} ")
            if got == want + [""] and "table_added" in dict(self.edits):
                return  # a table between the last paragraph that was and the one that is: its mark has nothing to go back to
            if want != got:
                self.faults += [(kind, "\n".join(list(difflib.unified_diff(want, got, "old", "rejected", lineterm="", n=0))[:10]))]
                return
        want, got = tokens(Reading(self.old).body), tokens(Reading(self.out, own).body)
        if want != got:
            lines = list(difflib.unified_diff(want, got, "old", "rejected", lineterm="", n=0))
            self.faults.append(("look", "\n".join(line[:300] for line in lines[:10])))

    def check_package(self):
        with zipfile.ZipFile(self.old) as was, zipfile.ZipFile(self.out) as now:
            for name in ("header1", "styles", "settings", "numbering", "comments"):
                name = f"word/{name}.xml"
                if name not in now.namelist() or was.read(name) != now.read(name):
                    self.faults.append(("parts", f"{name} is not what it was"))
        if self.world.shared:
            self.faults += [("schema", fault) for fault in word.validate(self.world.shared, without_alternatives(self.out))]

    def check_by_stemma(self):
        stemma = self.world.stemma
        want, got = word.expected(stemma.show(self.new)), word.by_stemma(stemma, self.out, "accept")
        self.compare("accept by stemma", *([tidy(line) for line in lines] for lines in (want, got)))
        before = word.expected(json.loads(stemma.run("show", "--format=json", "--revisions=original", self.old)))
        self.compare("reject by stemma", before, word.by_stemma(stemma, self.out, "reject"))

    def check_by_pandoc(self):
        """Pandoc knows no text boxes and no fields of one element, and has its own mind of tables: their rows are left to others."""
        if any(mark in text for text in map(main_part, (self.old, self.new)) for mark in (b"txbxContent", b"fldSimple")):
            return
        for how, like in (("accept", self.new), ("reject", self.old)):
            want, got = ([re.sub(r"^\d+\. |^\([a-z]\) |\u00ad", "", line) for line in word.by_pandoc(path, how) if " | " not in line]
                         for path in (like, self.out))
            if not word.is_alike(want, got):
                self.compare(f"{how} by pandoc", want, got)


def main_part(path):
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml")


def as_read(lines):
    """
    LINES as a reader of texts has them: a row of one cell stands across the table as a paragraph, a row without text is none, and
    nothing tells where one table ends and the next one begins.
    """
    out = []
    for line in lines:
        row = line.startswith("| ")
        texts = line[2:].split(END) if row and " | " not in line[1:] else [re.sub(rf"\s*{END}\s*", " ", line)]
        texts = [re.sub(r"\s+", " ", text).strip() for text in texts if text.strip("| ")]
        out += texts if line not in ("<table>", "</table>") else []
    return out


def left_alone(body):
    """Soft hyphens that no letter stands before."""
    text = "".join("\u00ad" if n.tag == W + "softHyphen" else n.text or "" for n in body.iter() if n.tag in (W + "softHyphen", W + "t"))
    return len(re.findall(r"(?<!\w)\u00ad", text))


def is_of(place, line):
    """Whether a line is, or has, the paragraph of which a warning says what it begins with."""
    return "" in map(str.strip, line.split("|")[1:]) if place == "an empty one" else place[:20] in line


def without_alternatives(path):
    """A copy of the document with what an older Word would read, since the schema knows nothing of choices."""
    copied = path.with_name("plain.docx")
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(copied, "w") as out:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8")
            text = re.sub(r"<mc:AlternateContent>.*?<mc:Fallback>(.*?)</mc:Fallback></mc:AlternateContent>", r"\1", text, flags=re.S)
            out.writestr(name, text)
    return copied


# Less of a case that fails


def smaller(case):
    """CASE with one thing less, in every way, the largest first."""
    for index in range(len(case.edits)):
        yield lambda c, i=index: c.edits.pop(i)
    count = len(case.blocks)
    step = count // 2
    while step:
        for start in range(0, count, step):
            yield lambda c, s=start, e=start + step: c.blocks.__delitem__(slice(s, e))
        step //= 2
    for b, block in enumerate(case.blocks):
        for k in range(len(block.get("items", ())) if len(block.get("items", ())) > 1 else 0):
            yield lambda c, b=b, k=k: c.blocks[b]["items"].pop(k)
        for k in range(len(block.get("rows", ())) if len(block.get("rows", ())) > 1 else 0):
            yield lambda c, b=b, k=k: c.blocks[b]["rows"].pop(k)


def reduced(world, case, fault, directory, most=200):
    tries, again = 0, True
    while again and tries < most:
        again = False
        for shrink in smaller(case):
            less = copy.deepcopy(case)
            shrink(less)
            tries += 1
            if len(less.blocks) > 1 and is_natural(less) and fails_as(world, less, fault, directory):
                case, again = less, True
                break
            if tries >= most:
                break
    return case


def is_natural(case):
    """A paragraph that had text has some: one of a note alone fails in ways of its own."""
    return all(not block["items"] or any(i["kind"] not in ("footnote", "endnote", "box") and i["text"].strip() for i in block["items"])
               for block in case.blocks if block["kind"] == "p")


def fails_as(world, case, fault, directory):
    """Whether CASE fails like FAULT: at the same check, with the same kind of lines."""
    kind = fault[0]
    try:
        return any(shape_of(f) == shape_of(fault) for f in Outcome(world, case, directory, "pandoc" in kind, kind).faults)
    except (IndexError, ValueError):
        return False


def shape_of(fault):
    """The check, and of the first lines that differ whether they are text, numbers alone, rows or tables."""
    lines = [line for line in fault[1].split("\n") if not line.startswith(("@", "---", "+++"))]
    shapes = [re.sub(r"^(.) (?=[^|<]).*", r"\1 text", re.sub(r"^(.) (\d+\.|\([a-z]\))$", r"\1 number", line)) for line in lines]
    return fault[0], tuple(sorted(set(re.sub(r"\| .*", "row", line) for line in shapes)))


class World:
    def __init__(self, stemma, shared, keep, directory):
        self.stemma, self.shared, self.keep, self.directory = stemma, shared, keep, pathlib.Path(directory)

    def try_case(self, seed, pandoc):
        """The outcome and, if there are faults, the reduced case and its outcome."""
        case, place = Case(seed), self.directory / str(seed)
        outcome = Outcome(self, case, place, pandoc)
        if outcome.faults and self.keep:
            kind = outcome.faults[0][0]
            case = reduced(self, case, outcome.faults[0], place / "less")
            place = self.keep / f"{kind.replace(' ', '-')}-{seed}"
            less = Outcome(self, case, place, "pandoc" in kind)
            (place / "why.txt").write_text(told(seed, case, less), encoding="utf-8")
            (place / "plain.docx").unlink(missing_ok=True)
            outcome.faults, outcome.warnings = less.faults or outcome.faults, less.warnings
        shutil.rmtree(self.directory / str(seed), ignore_errors=True)
        return seed, case, outcome


def told(seed, case, outcome):
    return (f"seed {seed}, edits {', '.join(n for n, _ in case.edits)}: " +
            "\n".join(f"{kind}: {text}" for kind, text in outcome.faults) + "\n" + "\n".join(outcome.warnings))


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("stemma")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--no-pandoc", action="store_true")
    return parser.parse_args()


def main():
    args, output = arguments(), Report()
    try:
        import lxml  # noqa: F401
        shared = shared_directory(args.root.resolve())
    except ImportError:
        shared = None
    if not shared:
        output.skip("parts are valid", "there are no schemas (../shared, STEMMA_SHARED) or no lxml")
    has_pandoc = shutil.which("pandoc") and not args.no_pandoc
    seeds = every(list(range(args.seed, args.seed + args.count)), 1)
    with temporary() as directory:
        world = World(Stemma(pathlib.Path(args.stemma).resolve()), shared, args.keep, directory)
        results = in_parallel(lambda seed: world.try_case(seed, has_pandoc and seed % PANDOC_SHARE == 0), seeds)
    warned = sum(bool(outcome.warnings) for _, _, outcome in results)
    print(f"# seeds {args.seed} to {args.seed + args.count - 1}; {warned} of {len(seeds)} documents with a warning")
    kinds = collections.Counter(outcome.faults[0][0] for _, _, outcome in results if outcome.faults)
    if kinds:
        print("# " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))
    output.add(f"{len(seeds)} documents with edits, accepted and rejected", [told(*r) for r in results if r[2].faults], most=args.count)
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
