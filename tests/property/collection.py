#!/usr/bin/env python3
"""Lineage of an invented collection against its truth: predecessors, lives of clauses, origins of phrases, borrowings.

usage: collection.py STEMMA ROOT [VERSIONS [SEED]]

tools/collection.py tells the form of the truth. Documents, truth and repository stay in STEMMA_KEEP, an empty
directory, when that is set. What is counted:

reading       a version is read right when its labels (PP, OP and subparagraphs) are those that were written.
predecessors  the first parent is the true main predecessor, or there is none where there is none; and all parents are
              the true ones.
lives         by paragraphs. One is right when it was linked with exactly the true paragraphs of the version it comes
              from, and has the id that goes with them: of one paragraph its id; of several the id of the larger, the
              others on record; of a split the larger part has the id; what is new has an id that the version it comes
              from has not, and no origin. What was revived has the id that the last version with the clause has, and
              is flagged. Ids are compared inside of the repository, so that one wrong link is one error. Once for all
              versions, once for those whose parents are right (and of the revived for those that descend, in the
              repository, from the version that had the clause).
origins       by words of every 20th version. Precision: of the words that were given an origin the share whose
              version and label are right; recall: of all words of the truth the share given the right one.
borrowings    a line of the notes is right when the truth has a borrowing by the same paragraph from the same family,
              the line names a version of an earlier date, and at least half of the words of either phrase are in the
              other. Beside it, how many of those found name the earliest version that had the phrase.
"""
import collections
import difflib
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, temporary  # noqa: E402

VERSIONS, SEED, BATCH, SAMPLE = 300, 1948, 1000, 20
FARTHEST = 24  # ancestors that are looked at for what was revived
SHOWN = 12  # failures of each kind that are printed
TARGETS = {"predecessors": .99, "lives": .98, "origin precision": .98, "origin recall": .97, "borrowings": .95}


class Share:
    """So many of so many, and the first that were not."""

    def __init__(self):
        self.right = self.all = 0
        self.faults = []

    def count(self, right, fault="", most=400):
        self.right += bool(right)
        self.all += 1
        if not right and len(self.faults) < most:
            self.faults.append(fault)

    def share(self):
        return self.right / self.all if self.all else 1.0


class Figures:
    """What was measured, by name; a table when printed."""

    def __init__(self):
        self.shares = collections.defaultdict(Share)

    def __getitem__(self, name):
        return self.shares[name]

    def name(self, *names):
        """Names that come first, whatever is counted first."""
        for name in names:
            self.shares[name]

    def lines(self):
        for name, share in self.shares.items():
            yield f"{name:46} {share.right:>9} of {share.all:>9}  {100 * share.share():7.3f} %"


def rows(path):
    """The rows of a table, as lists; the first names the columns."""
    with open(path, encoding="utf-8") as file:
        next(file)
        for line in file:
            yield line.rstrip("\n").split("\t")


class Truth:
    """Predecessors and lives are kept; origins and borrowings are read when asked for."""

    def __init__(self, folder):
        self.folder = folder
        self.parents, self.how, self.date, self.family = {}, {}, {}, {}
        for symbol, parents, how, date, family in rows(folder / "predecessors.tsv"):
            self.parents[symbol] = [p.replace("_", " ") for p in parents.split()]
            self.how[symbol], self.date[symbol], self.family[symbol] = how, date, family
        self.lives = collections.defaultdict(dict)
        for symbol, label, clause, relation, source, labels in rows(folder / "lives.tsv"):
            self.lives[symbol][label] = clause, relation, source, tuple(labels.split())

    def origins(self):
        """Of one version after another: (symbol, {label: [(start, end, symbol, label)]})."""
        symbol, found = None, {}
        for row in rows(self.folder / "origins.tsv"):
            if row[0] != symbol:
                if symbol:
                    yield symbol, found
                symbol, found = row[0], collections.defaultdict(list)
            found[row[1]].append((int(row[2]), int(row[3]), row[4], row[5]))
        if symbol:
            yield symbol, found


def generate(root, directory, versions, seed):
    subprocess.run([sys.executable, "-B", str(root / "tools" / "collection.py"), str(versions), str(directory),
                    f"--seed={seed}", f"--origins-every={SAMPLE}"], check=True)
    return Truth(directory / "truth")


def build(stemma, directory):
    """A repository of all documents, in batches."""
    repository = directory / "repository"
    files = sorted((directory / "documents").rglob("*.txt"))
    stemma.run("init", "-q", repository)
    for i in range(0, len(files), BATCH):
        subprocess.run([stemma.binary, "add", "-q", f"--repo={repository}", *map(str, files[i:i + BATCH])], check=True)
    return repository


def versions_of(stemma, repository):
    """By symbol; a large collection's list takes its time."""
    command = [stemma.binary, "list", "--format=json", f"--repo={repository}"]
    run = subprocess.run(command, capture_output=True, check=True)
    return {v["symbol"]: v for v in json.loads(run.stdout)["versions"]}


class Objects:
    """Files of commits, through one process."""

    def __init__(self, repository):
        self.process = subprocess.Popen(["git", "-C", str(repository), "cat-file", "--batch"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE)

    def read(self, name):
        """The text of an object, or None."""
        self.process.stdin.write(f"{name}\n".encode())
        self.process.stdin.flush()
        head = self.process.stdout.readline().split()
        if head[-1] == b"missing":
            return None
        return self.process.stdout.read(int(head[2]) + 1)[:-1].decode()

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


Row = collections.namedtuple("Row", "clause relation flags origins")


def lineage(objects, commit):
    """{label: Row} of a version."""
    found = {}
    for line in objects.read(f"{commit}:lineage.tsv").split("\n")[1:]:
        if line:
            label, _, clause, _, relation, flags, _, _, origins = line.split("\t")
            found[label] = Row(clause, relation, flags, origins.split())
    return found


# 1. Predecessors


def score_predecessors(truth, versions, figures):
    figures.name("predecessors, main", "predecessors, all")
    for symbol, parents in truth.parents.items():
        found, how = versions[symbol]["parents"] if symbol in versions else None, truth.how[symbol]
        main = found is not None and found[:1] == parents[:1]
        fault = f"{symbol} ({how}): {found}, truth {parents}"
        figures["predecessors, main"].count(main, fault)
        figures[f"  by how: {how}"].count(main, fault)
        figures["predecessors, all"].count(found is not None and sorted(found) == sorted(parents), fault)


# 2. Lives


def linked(row, source):
    """Labels of the paragraphs of SOURCE whose clause ROW continues or has on record."""
    ids = {row.clause, *row.origins}
    return tuple(sorted(label for label, other in source.items() if other.clause in ids and label[:2] in ("PP", "OP")))


def is_right(row, life, source, siblings):
    """SOURCE: rows of the version it comes from; SIBLINGS: labels and rows of the same split, itself among them."""
    _, relation, _, labels = life
    if relation == "added":
        return row.relation == "added" and "revived" not in row.flags and not row.origins
    if source is None or linked(row, source) != tuple(sorted(labels)):
        return False
    if relation == "revived":
        return "revived" in row.flags and row.clause == source[labels[0]].clause
    if relation == "split":
        heirs = [r for r in siblings if r.clause == source[labels[0]].clause]
        return row.relation == "split" and len(heirs) == 1 and len({r.clause for r in siblings}) == len(siblings)
    if relation == "merged":
        return row.relation == "merged" and row.clause in {source[x].clause for x in labels}
    return row.clause == source[labels[0]].clause


def descends(versions, symbol, source):
    """Whether SYMBOL has SOURCE for an ancestor, as the repository has it."""
    seen, open_ = set(), [symbol]
    while open_:
        for parent in versions[open_.pop()]["parents"]:
            if parent == source:
                return True
            if parent not in seen and len(seen) < FARTHEST:
                seen.add(parent)
                open_.append(parent)
    return False


def told(row, source):
    """What the program says of a paragraph, for a person."""
    return f"{row.relation} {row.flags} of {'+'.join(linked(row, source)) if source else '-'}"


class Lives:
    """The rows of versions, each read once while it is wanted: a version's sources are a few versions back at most."""

    def __init__(self, objects, versions, truth):
        self.objects, self.versions, self.truth = objects, versions, truth
        self.wanted = collections.Counter()
        for lives in truth.lives.values():
            self.wanted.update({life[2] for life in lives.values()} - {""})
        self.rows = {}

    def of(self, symbol):
        if symbol not in self.rows:
            known = symbol in self.versions
            self.rows[symbol] = lineage(self.objects, self.versions[symbol]["commit"]) if known else {}
        return self.rows[symbol]

    def done(self, lives):
        """The versions LIVES come from are wanted once less; those that nobody wants are forgotten."""
        for source in {life[2] for life in lives.values()} - {""}:
            self.wanted[source] -= 1
            if not self.wanted[source]:
                self.rows.pop(source, None)


def score_version(symbol, all_rows, truth, figures, parents_right):
    lives, rows_here = truth.lives[symbol], all_rows.of(symbol)
    for label, life in lives.items():
        row, source = rows_here.get(label), all_rows.of(life[2]) if life[2] else None
        parts = [rows_here[x] for x, other in lives.items()
                 if x in rows_here and other[1] == "split" and other[2:] == life[2:]]
        right = row is not None and is_right(row, life, source, parts)
        fault = f"{symbol} {label} ({truth.how[symbol]}): truth {life[1]} of {'+'.join(life[3])} in {life[2]}; " \
                f"{told(row, source) if row else 'no such paragraph'}"
        figures["lives, all versions"].count(right, fault)
        if parents_right and (life[1] != "revived" or descends(all_rows.versions, symbol, life[2])):
            figures["lives, parents right"].count(right, fault)
            figures[f"  by relation: {life[1]}"].count(right, fault)


def score_lives(objects, versions, truth, figures):
    all_rows = Lives(objects, versions, truth)
    figures.name("versions read as written", "lives, all versions", "lives, parents right")
    for symbol, lives in truth.lives.items():
        labels = [x for x in all_rows.of(symbol) if x.startswith(("PP", "OP"))]
        figures["versions read as written"].count(set(labels) == set(lives), f"{symbol}: {set(labels) ^ set(lives)}")
        parents_right = symbol in versions and sorted(versions[symbol]["parents"]) == sorted(truth.parents[symbol])
        score_version(symbol, all_rows, truth, figures, parents_right)
        if not all_rows.wanted[symbol]:
            all_rows.rows.pop(symbol, None)
        all_rows.done(lives)


# 3. Origins


def word_starts(text):
    """The byte at which the first letter or figure of each word of TEXT stands."""
    at, starts = 0, []
    for word in text.split(" "):
        mark = next((i for i, c in enumerate(word) if c.isalnum()), 0)
        starts.append(at + len(word[:mark].encode()))
        at += len(word.encode()) + 1
    return starts


def origin_at(phrases, byte):
    """(symbol, label) of the phrase that has BYTE, or None."""
    for phrase in phrases:
        if phrase["start"] <= byte < phrase["end"]:
            return phrase["symbol"], phrase["label"]
    return None


def score_words(symbol, label, spans, paragraph, figures):
    found = [origin_at(paragraph["phrases"], byte) for byte in word_starts(paragraph["text"])] if paragraph else []
    for start, end, *origin in spans:
        for k in range(start, end):
            given = found[k] if k < len(found) else None
            fault = f"{symbol} {label} word {k}: {given}, truth {tuple(origin)}"
            figures["origin recall"].count(given == tuple(origin), fault)
            if given:
                figures["origin precision"].count(given == tuple(origin), fault)
                figures["  origin's version alone"].count(given[0] == origin[0], fault)


def score_origins(stemma, repository, truth, figures):
    """False when the program cannot tell origins."""
    for symbol, labels in truth.origins():
        command = [stemma.binary, "blame", "--format=json", f"--repo={repository}", symbol]
        run = subprocess.run(command, capture_output=True)
        if run.returncode == 129:
            return False
        shown = {p["label"]: p for p in json.loads(run.stdout)["paragraphs"]} if not run.returncode else {}
        for label, spans in labels.items():
            score_words(symbol, label, spans, shown.get(label), figures)
    return True


# 4. Borrowings


def noted(repository, versions):
    """(symbol, label, source, source label, phrase) of every note; None when there are no notes."""
    git = ["git", "-C", str(repository)]
    if subprocess.run([*git, "rev-parse", "-q", "--verify", "refs/notes/stemma"], capture_output=True).returncode:
        return None
    symbols, found = {v["commit"]: s for s, v in versions.items()}, []
    objects = Objects(repository)
    run = subprocess.run([*git, "notes", "--ref=stemma", "list"], capture_output=True, check=True, text=True)
    for note, commit in map(str.split, run.stdout.splitlines()):
        lines = [line.split("\t") for line in objects.read(note).split("\n")]
        found += [(symbols.get(commit), *fields) for fields in lines if len(fields) == 4]
    objects.close()
    return found


def bare(phrase):
    return [w.strip(",;:.()").lower() for w in phrase.split()]


def is_same_phrase(a, b):
    """Whether half of the words of either, in this order, are in the other: as runs, which is what phrases are."""
    a, b = sorted((bare(a), bare(b)), key=len)
    runs = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return 2 * runs.find_longest_match().size >= len(b)


def score_borrowings(found, truth, figures):
    wanted = collections.defaultdict(list)
    for symbol, *rest in rows(truth.folder / "borrowings.tsv"):
        wanted[symbol, rest[0]].append(rest[1:])
    got = set()
    for symbol, label, source, source_label, phrase in found:
        match = next((w for w in wanted[symbol, label] if truth.family.get(source) == truth.family[w[0]]
                      and truth.date[source] < truth.date[symbol] and is_same_phrase(phrase, w[2])), None)
        figures["borrowing precision"].count(match, f"{symbol} {label} from {source} {source_label}: {phrase}")
        if match:
            got.add((symbol, label))
            fault = f"{symbol} {label}: {source}, truth {match[0]}"
            figures["  at its earliest source"].count(match[:2] == [source, source_label], fault)
    for (symbol, label), entries in wanted.items():
        for source, source_label, phrase in entries:
            fault = f"{symbol} {label} from {source} {source_label}: {phrase}"
            figures["borrowing recall"].count((symbol, label) in got, fault)


# All of it


def measure(stemma, root, directory, versions=VERSIONS, seed=SEED):
    """The figures of a collection made in DIRECTORY, and which of them the program cannot have yet."""
    truth, figures, missing = generate(root, directory, versions, seed), Figures(), set()
    repository = build(stemma, directory)
    found = versions_of(stemma, repository)
    score_predecessors(truth, found, figures)
    objects = Objects(repository)
    score_lives(objects, found, truth, figures)
    objects.close()
    if not score_origins(stemma, repository, truth, figures):
        missing.add("origins")
    stemma.run("index", "-q", f"--repo={repository}")
    notes = noted(repository, found)
    if notes is None:
        missing.add("borrowings")
    else:
        score_borrowings(notes, truth, figures)
    return figures, missing


def require(output, figures, name, least):
    share = figures[name]
    faults = [] if share.share() >= least else [f"{100 * share.share():.3f} % of {share.all}", *share.faults]
    output.add(f"{name}: at least {100 * least:g} %", faults, SHOWN)


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    versions, seed = (int(sys.argv[i]) if len(sys.argv) > i else usual for i, usual in ((3, VERSIONS), (4, SEED)))
    with temporary() as directory:
        directory = os.environ.get("STEMMA_KEEP") or directory
        figures, missing = measure(stemma, root, pathlib.Path(directory), versions, seed)
    for line in figures.lines():
        print("# " + line)
    require(output, figures, "versions read as written", 1)
    require(output, figures, "predecessors, main", TARGETS["predecessors"])
    require(output, figures, "lives, parents right", TARGETS["lives"])
    if "origins" in missing:
        output.skip("origins of phrases", "THE PROGRAM HAS NO blame YET")
    else:
        require(output, figures, "origin precision", TARGETS["origin precision"])
        require(output, figures, "origin recall", TARGETS["origin recall"])
    if "borrowings" in missing:
        output.skip("borrowings", "THE REPOSITORY HAS NO refs/notes/stemma YET")
    else:
        require(output, figures, "borrowing precision", TARGETS["borrowings"])
        require(output, figures, "borrowing recall", TARGETS["borrowings"])
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
