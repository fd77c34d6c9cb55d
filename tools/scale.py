#!/usr/bin/env python3
"""How time, memory and disk grow with the collection, on invented collections and on the real corpus.

usage: scale.py STEMMA ROOT [SIZE...] [--keep DIR] [--only-sizes | --only-corpus]

SIZEs are numbers of versions (100 1000 10000 unless given; 100000 takes hours of one core and some 10 GB). Collections
are made by tools/collection.py, in DIR if given, where the next run finds them. Of each, ten versions are held back:
the latest of five families and five from the middle of others. The rest is one `stemma add`, or several of 20,000
files each in order of date, since a command line has an end. Then each of the ten is added alone.

The exponent is log(t2/t1)/log(n2/n1) against the size before: 1 is a time that grows as the collection does. Peak is
the largest resident set of a process, mapped files and all; anonymous is what it had of memory alone, looked at ten
times a second. Questions are asked warm. Times are of whole processes, medians where several are told.
"""
import argparse
import collections
import csv
import json
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

SIZES = (100, 1000, 10000)
PART = 20000       # files of one command line
HELD_BACK = 5      # versions of each kind that are added alone
ASKED = 7          # times each question is asked
TRIED = 20         # wordings, of which the rarest is asked for
TARGETS = {"import": 8, "peak": 400, "one": 60, "ratio": 1.5}  # of the real corpus: s, MB, ms, size to git's
MB = 1e6


# One process


def anonymous(pid):
    """Bytes of memory of a process that no file stands behind; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii", errors="replace") as file:
            return next((int(line.split()[1]) << 10 for line in file if line.startswith("RssAnon:")), 0)
    except OSError:
        return 0


class Run:
    """
    A process that was waited for: seconds by the clock and of processors, peak resident set and peak of anonymous
    memory in bytes, output.
    """

    def __init__(self, command, cwd=None):
        self.anonymous, ended = 0, threading.Event()
        start = time.perf_counter()
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as said:
            process = subprocess.Popen([str(c) for c in command], cwd=cwd, stdout=out, stderr=said)
            watch = threading.Thread(target=self.watch, args=(process.pid, ended))
            watch.start()
            _, status, usage = os.wait4(process.pid, 0)
            self.seconds = time.perf_counter() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            ended.set()
            watch.join()
            out.seek(0)
            said.seek(0)
            self.output, self.said = out.read(), said.read().decode("utf-8", "replace")
        self.peak, self.processor = usage.ru_maxrss << 10, usage.ru_utime + usage.ru_stime
        if process.returncode:
            raise RuntimeError(f"{' '.join(map(str, command))[:200]}: exit {process.returncode}: {self.said[:500]}")

    def watch(self, pid, ended):
        while not ended.wait(.1):
            self.anonymous = max(self.anonymous, anonymous(pid))


def median_of(command, times=ASKED, cwd=None):
    """Median seconds of COMMAND, which has run once before."""
    Run(command, cwd)
    return statistics.median(Run(command, cwd).seconds for _ in range(times))


def size_of(path):
    return sum(f.lstat().st_size for f in pathlib.Path(path).rglob("*") if f.is_file())


# Collections


class Collection:
    """Documents in order of date, with what is held back to be added alone."""

    def __init__(self, directory, files, held_back, paragraphs=0):
        self.directory, self.held_back, self.paragraphs = directory, held_back, paragraphs
        alone = {f for kind in held_back.values() for f in kind}
        self.files = [f for f in files if f not in alone]
        self.versions = len(files)

    def parts(self):
        return [self.files[i:i + PART] for i in range(0, len(self.files), PART)]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def file_name(symbol):
    """As tools/collection.py calls the document of a symbol."""
    return symbol.replace("/", "_").replace(" (", "_").replace(")", "") + ".txt"


def spread(items, count):
    """COUNT of ITEMS, or all when there are fewer, evenly over the whole."""
    count = min(count, len(items))
    return [items[(2 * i + 1) * len(items) // (2 * count)] for i in range(count)]


def choose(versions, path_of):
    """The latest of some families, and from others one that has versions before and behind it."""
    families = collections.defaultdict(list)
    for row in versions:
        families[row["series"]].append(path_of[row["symbol"]])
    long = [f for f in families.values() if len(f) >= 3]
    chosen = spread(long, 2 * HELD_BACK)
    return {"the latest": [f[-1] for f in chosen[::2]], "late": [f[len(f) // 2] for f in chosen[1::2]]}


def invented(size, keep, root):
    """A collection of SIZE versions, made unless it is in KEEP."""
    directory = pathlib.Path(keep) / str(size)
    if not (directory / "made").exists():
        shutil.rmtree(directory, ignore_errors=True)
        subprocess.run([sys.executable, "-B", str(root / "tools" / "collection.py"), str(size), str(directory),
                        "--origins-every=0"], check=True)
        (directory / "made").touch()
    documents = directory / "documents"
    found = {p.name: str(p.relative_to(documents)) for p in documents.rglob("*.txt")}
    versions = rows(directory / "truth" / "predecessors.tsv")
    path_of = {row["symbol"]: found[file_name(row["symbol"])] for row in versions}
    with open(directory / "truth" / "lives.tsv", "rb") as file:
        paragraphs = sum(1 for _ in file) - 1
    return Collection(documents, list(path_of.values()), choose(versions, path_of), paragraphs)


def corpus(root):
    """The real corpus, or None."""
    shared = pathlib.Path(os.environ.get("STEMMA_SHARED") or root / ".." / "shared")
    directory = shared / "corpus" / "un" / "text"
    files = sorted(p.name for p in directory.glob("*.txt")) if directory.is_dir() else []
    return Collection(directory, files, {"another": spread(files, HELD_BACK)}) if files else None


# Questions


def grams(text, count):
    words = text.split()
    return {" ".join(words[i:i + count]) for i in range(len(words) - count + 1)}


def wordings(collection):
    """Wordings that may be rare, and one that is common: of a sample of documents, what stands once, and most often."""
    texts = [(collection.directory / f).read_text("utf-8").split("\n\n")[3:] for f in spread(collection.files, 200)]
    short, long = collections.Counter(), collections.Counter()
    for text in texts:
        short.update(set().union(*(grams(p, 4) for p in text)))
        long.update(set().union(*(grams(p, 8) for p in text)))
    most = max(short.values())
    once = sorted(g for g, n in long.items() if n == 1)
    return spread(once, TRIED), min(g for g, n in short.items() if n == most)


class Imported:
    """A collection in a repository, and what it took."""

    def __init__(self, stemma, collection, repository):
        self.stemma, self.collection, self.repository = str(stemma), collection, str(repository)
        self.option = f"--repo={repository}"
        Run([self.stemma, "init", "-q", repository])
        runs = [self.add(part) for part in collection.parts()]
        self.calls = len(runs)
        self.seconds = sum(run.seconds for run in runs)
        self.processor = sum(run.processor for run in runs)
        self.peak = max(run.peak for run in runs)
        self.anonymous = max(run.anonymous for run in runs)
        self.parts = [run.processor for run in runs]

    def add(self, files):
        return Run([self.stemma, "add", "-q", self.option, *files], self.collection.directory)

    def sizes(self):
        caches = size_of(pathlib.Path(self.repository) / "stemma")
        return {"git": size_of(self.repository) - caches, "catalogue": size_of_file(self.repository, "stemma/catalog"),
                "phrases": size_of(pathlib.Path(self.repository) / "stemma" / "phrases")}

    def one_more(self):
        """Median seconds and largest peak of adding a version alone, by kind of version."""
        found = {}
        for kind, files in self.collection.held_back.items():
            runs = [self.add([file]) for file in files]
            found[kind] = (statistics.median(r.seconds for r in runs), max(r.peak for r in runs),
                           max(r.seconds for r in runs))
        return found

    def ask(self, *arguments):
        return median_of([self.stemma, *arguments, self.option])

    def places(self, wording):
        return json.loads(Run([self.stemma, "trace", "--format=json", self.option, wording]).output)["total"]

    def questions(self):
        """Seconds of each question, and how often the wordings stand."""
        tried, common = wordings(self.collection)
        rare = min(tried, key=lambda wording: self.places(wording) or math.inf)
        versions = json.loads(Run([self.stemma, "list", "--format=json", self.option]).output)["versions"]
        symbol = max(versions, key=lambda v: (bool(v["parents"]), v["date"], v["symbol"]))["symbol"]
        return {"list": self.ask("list"),
                f"trace of a rare wording ({self.places(rare):,} of them)": self.ask("trace", rare),
                f"trace of a common one ({self.places(common):,} of them)": self.ask("trace", common),
                "blame of a late version": self.ask("blame", symbol)}


def size_of_file(repository, name):
    path = pathlib.Path(repository) / name
    return path.stat().st_size if path.exists() else 0


def size_as_git_has_it(repository, directory):
    """Bytes of the same history as git itself packs it: exported, imported again and collected."""
    other = pathlib.Path(directory) / "other.git"
    subprocess.run(["git", "init", "-q", "--bare", str(other)], check=True)
    export = subprocess.Popen(["git", "-C", str(repository), "fast-export", "--all"], stdout=subprocess.PIPE)
    subprocess.run(["git", "-C", str(other), "fast-import", "--quiet"], stdin=export.stdout, check=True)
    export.stdout.close()
    if export.wait():
        raise RuntimeError("git fast-export failed")
    subprocess.run(["git", "-C", str(other), "gc", "-q", "--prune=now"], check=True)
    return size_of(other)


# Printing


def exponent(now, before, what):
    """How WHAT grew against the size before, or nothing where there is none or it is no measure."""
    if not before or before[what] <= 0 or now[what] <= 0:
        return ""
    growth = math.log(now[what] / before[what]) / math.log(now["versions"] / before["versions"])
    return f"  ^{growth:.2f}"


def milliseconds(seconds):
    return f"{seconds * 1e3:,.1f} ms"


def load():
    return "load " + " ".join(f"{n:.2f}" for n in os.getloadavg())


def line(what, figure, note=""):
    print(f"  {what:48} {figure:>16}{note}", flush=True)


def show_import(imported, now, before):
    many = f", in {imported.calls} calls of at most {PART:,} files" if imported.calls > 1 else ""
    print(f"\n{now['versions']:,} versions, {now['paragraphs']:,} paragraphs{many} ({load()})")
    line("init and add", f"{imported.seconds:,.2f} s", exponent(now, before, "seconds"))
    line("the same of processors", f"{imported.processor:,.2f} s", exponent(now, before, "processor"))
    if imported.calls > 1:
        line("of these, processors, call by call", " ".join(f"{s:,.0f}" for s in imported.parts) + " s")
    line("versions a second", f"{now['versions'] / imported.seconds:,.0f}")
    line("peak resident set", f"{imported.peak / MB:,.0f} MB", exponent(now, before, "peak"))
    line("peak anonymous memory", f"{imported.anonymous / MB:,.0f} MB", exponent(now, before, "anonymous"))
    for what, size in imported.sizes().items():
        now[what] = size
        line(f"size of {what}", f"{size / MB:,.1f} MB", exponent(now, before, what))


def show_questions(imported, now, before):
    for kind, (seconds, peak, longest) in imported.one_more().items():
        now[kind] = seconds
        note = exponent(now, before, kind) + f"  longest {milliseconds(longest)}, peak {peak / MB:,.0f} MB"
        line(f"one more version, {kind}", milliseconds(seconds), note)
    for question, seconds in imported.questions().items():
        key = question.split(" (")[0]
        now[key] = seconds
        line(question, milliseconds(seconds), exponent(now, before, key))


def measure_size(stemma, collection, directory, before):
    """Rows of one size; what the next one compares with."""
    repository = pathlib.Path(directory) / "repository"
    imported = Imported(stemma, collection, repository)
    now = {"versions": collection.versions, "paragraphs": collection.paragraphs, "seconds": imported.seconds,
           "processor": imported.processor, "peak": imported.peak, "anonymous": imported.anonymous}
    show_import(imported, now, before)
    show_questions(imported, now, before)
    print(f"  ({load()} at the end)", flush=True)
    shutil.rmtree(repository)
    return now


def measure_corpus(stemma, collection, directory):
    """The figures of the real corpus, by the names of TARGETS: s, MB, ms, ratio."""
    repository = pathlib.Path(directory) / "corpus"
    imported = Imported(stemma, collection, repository)
    one = statistics.median(seconds for seconds, _, _ in imported.one_more().values())
    ours = imported.sizes()["git"]
    theirs = size_as_git_has_it(repository, directory)
    figures = {"import": imported.seconds, "processor": imported.processor, "peak": imported.peak / MB,
               "one": one * 1e3, "ratio": ours / theirs, "anonymous": imported.anonymous / MB,
               "ours": ours / MB, "theirs": theirs / MB,
               "caches": sum(imported.sizes().values()) / MB - ours / MB}
    shutil.rmtree(repository)
    return figures


def show_corpus(figures, count):
    def target(what, unit):
        note = f"   target {TARGETS[what]:g} {unit}".rstrip()
        return note + ("" if figures[what] <= TARGETS[what] else "   MISSED")

    print(f"\nThe real corpus, {count:,} texts ({load()})")
    line("init and add", f"{figures['import']:.2f} s", target("import", "s"))
    line("the same of processors", f"{figures['processor']:.2f} s")
    line("peak resident set", f"{figures['peak']:,.0f} MB", target("peak", "MB"))
    line("peak anonymous memory", f"{figures['anonymous']:,.0f} MB")
    line("adding one version", f"{figures['one']:.1f} ms", target("one", "ms"))
    line("repository without caches", f"{figures['ours']:.2f} MB")
    line("the same as git packs it", f"{figures['theirs']:.2f} MB")
    line("ratio of the two", f"{figures['ratio']:.2f}", target("ratio", ""))
    line("caches", f"{figures['caches']:.2f} MB")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], epilog=__doc__.split("\n\n", 2)[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stemma", type=pathlib.Path, metavar="STEMMA")
    parser.add_argument("root", type=pathlib.Path, metavar="ROOT")
    parser.add_argument("sizes", type=int, nargs="*", metavar="SIZE")
    parser.add_argument("--keep", metavar="DIR", help="where collections stay for the next run")
    parser.add_argument("--only-sizes", action="store_true", help="not the real corpus")
    parser.add_argument("--only-corpus", action="store_true", help="only the real corpus")
    return parser.parse_args()


def main():
    options = arguments()
    stemma, root, before = options.stemma.resolve(), options.root.resolve(), None
    with tempfile.TemporaryDirectory(prefix="stemma-scale-") as directory:
        keep = options.keep or directory
        print(f"{os.cpu_count()} cores, {load()}")
        for size in [] if options.only_corpus else sorted(options.sizes or SIZES):
            before = measure_size(stemma, invented(size, keep, root), directory, before)
        real = None if options.only_sizes else corpus(root)
        if real:
            show_corpus(measure_corpus(stemma, real, directory), real.versions)
        elif not options.only_sizes:
            print("\nThe real corpus: NOT MEASURED, it is not there; set STEMMA_SHARED")


if __name__ == "__main__":
    main()
