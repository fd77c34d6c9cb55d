#!/usr/bin/env python3
"""The figures of docs/measurements.md: what each is, how it was got, the target, and whether it is met.

usage: measure.py ROOT STEMMA [FIGURE]...      (tools/measure builds STEMMA and calls this)

Times are of whole processes: many runs of both programs in turn, the median of each, and the ratio of the medians.
Memory is the largest resident set of the process, minus nothing; per byte of both inputs together.
"""
import math
import os
import pathlib
import platform
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT, STEMMA = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
sys.path.insert(0, str(ROOT / "tests" / "property"))
import engine  # noqa: E402

SHARED = engine.shared_directory(ROOT)
WIDTH = 58
missed = []


def section(title):
    print(f"\n{title}\n{'-' * len(title)}")


def row(what, figure, target="", met=True):
    print(f"{what:{WIDTH}} {figure:>16}   {target:14}{'' if met else 'MISSED'}".rstrip())
    if not met:
        missed.append(what)


def skipped(what):
    row(what, "not measured", "no ../shared")


def text(name):
    """A text of the corpus by its name."""
    for folder in ("", "un/text"):
        path = SHARED / "corpus" / folder / name
        if path.exists():
            return path
    raise FileNotFoundError(name)


# 1. The main job on real input, by counts and labels


def labels(diff, side, indices):
    return "+".join(diff[side]["paragraphs"][i]["label"] for i in indices)


def corpus():
    section("1. The main job on real input")
    if not SHARED:
        return skipped("A/RES/78/217 against A/HRC/RES/57/14")
    stemma = engine.Stemma(STEMMA)
    diff = stemma.diff(text("A_RES_78_217.txt"), text("A_HRC_RES_57_14.txt"))
    for side in ("old", "new"):
        row(f"{diff[side]['symbol']}: paragraphs", str(len(diff[side]["paragraphs"])))
    for key, value in diff["summary"].items():
        row(f"  {key}", str(value))
    row("  phrases borrowed", str(len(diff["borrowed"])))
    print("  clauses that travelled:")
    for link in diff["links"]:
        if link["similarity"] < 1 or len(diff["old"]["paragraphs"][link["old"][0]]["text"]) > 60:
            print(f"    {labels(diff, 'old', link['old']):>14} -> {labels(diff, 'new', link['new']):14} "
                  f"{link['relation']:10} {link['similarity']:.3f}{' recast' if link['recast'] else ''}"
                  f"{' moved' if link['moved'] else ''}")
    lineage(stemma)


def lineage(stemma):
    """Three versions in a repository; a draft descends from what the user says until detection comes."""
    names = ["A_RES_78_217.txt", "A_C.3_80_L.52.txt", "A_RES_80_218.txt"]
    with tempfile.TemporaryDirectory(prefix="stemma-measure-") as directory:
        repository = os.path.join(directory, "repository")
        stemma.run("init", "-q", repository)
        start = time.perf_counter()
        for name in names:
            print("  " + stemma.run("add", f"--repo={repository}", text(name)).strip())
        row("three versions added", f"{1000 * (time.perf_counter() - start):.0f} ms")
        print(re.sub("^", "  ", stemma.run("list", f"--repo={repository}").rstrip(), flags=re.M))
        graph = subprocess.run(["git", "-C", repository, "log", "--graph", "--all", "--format=%s"],
                               capture_output=True, text=True, check=True).stdout
        row("commits in one line", str(graph.count("* ")), "3", graph.count("* ") == 3 and "|" not in graph)


# 2. Alignment


def align():
    section("2. Alignment against the hand-made reference (12 pairs)")
    if not SHARED:
        return skipped("gold/align")
    run = subprocess.run([sys.executable, str(SHARED / "eval" / "evaluate.py"), "align", "--stemma", str(STEMMA),
                          "--gold", str(SHARED / "gold" / "align")], capture_output=True, text=True, check=True,
                         env=dict(os.environ, PYTHONDONTWRITEBYTECODE="1"))
    found = re.search(r"F1 ([\d.]+)\s+precision ([\d.]+)\s+recall ([\d.]+)\s+reworded F1 ([\d.]+)\s+"
                      r"split/merged whole (\d+)/(\d+)", run.stdout)
    f1, precision, recall, reworded, whole, groups = found.groups()
    row("F1", f1, ">= 0.985", float(f1) >= .985)
    row("precision / recall", f"{precision} / {recall}")
    row("F1 of reworded pairs", reworded, ">= 0.970", float(reworded) >= .97)
    row("splits and merges whole", f"{whole} of {groups}", ">= 17 of 20", int(whole) >= 17)
    redlines()


def redlines():
    import redline
    number, found = redline.compare(STEMMA, SHARED / "gold" / "align")
    places, changed = found["stemma"]
    fewest = min(found[name][0] for name in ("git diff --word-diff", "dwdiff"))
    least = found["least"][1]
    for name in ("git diff --word-diff", "dwdiff"):
        row(f"{name}: places / words a pair", "{:.2f} / {:.2f}".format(*found[name]))
    row(f"stemma, {number} reworded pairs: places", f"{places:.2f}", f"< {fewest:.2f}", places < fewest)
    row("  changed words", f"{changed:.2f}", f"<= {least:.2f} + 3 %", changed <= 1.03 * least)


# 3, 4. Truth and properties: the tests themselves


def run_tap(script, *arguments):
    run = subprocess.run([sys.executable, str(ROOT / "tests" / "property" / script), str(STEMMA), str(ROOT), *arguments],
                         capture_output=True, text=True, env=dict(os.environ, STEMMA_ALL="1"))
    for line in run.stdout.splitlines():
        match = re.match(r"(not )?ok \d+ - ([^#]*)(# SKIP.*)?", line)
        if match:
            row(match[2].strip()[:WIDTH], "not measured" if match[3] else "fails" if match[1] else "holds", "holds",
                not match[1])


def truth():
    section("3. The samples' truth")
    run_tap("truth.py")


def properties():
    section("4. Invariants")
    run_tap("properties.py")
    same_ids()


def same_ids():
    """The same series added in two orders gives the same refs."""
    stemma, samples = engine.Stemma(STEMMA), sorted((ROOT / "samples" / "river-ferries").glob("ARC_RES_*.txt"))
    refs = []
    with tempfile.TemporaryDirectory(prefix="stemma-measure-") as directory:
        for order in (samples, samples[::-1]):
            repository = os.path.join(directory, str(len(refs)))
            stemma.run("init", "-q", repository)
            for path in order:
                stemma.run("add", "-q", f"--repo={repository}", path)
            refs.append(subprocess.run(["git", "-C", repository, "for-each-ref"], capture_output=True).stdout)
    row("the same series in another order: the same commit ids", "holds" if refs[0] == refs[1] else "fails", "holds",
        refs[0] == refs[1])


# 5. Time


def timed(command):
    start = time.perf_counter()
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    elapsed = time.perf_counter() - start
    if run.returncode not in (0, 1):
        raise RuntimeError(f"{command}: exit {run.returncode}")
    return elapsed


def medians(commands, runs=101):
    """Median time of each command; they take turns, so that a busy moment of the machine hits all alike."""
    times = [[] for _ in commands]
    for turn in range(runs + 5):
        for command, list_ in zip(commands, times):
            elapsed = timed(command)
            if turn >= 5:
                list_.append(elapsed)
    return [statistics.median(t) for t in times]


def ratio(old, new, target):
    git = ["git", "diff", "--no-index", "--word-diff", str(old), str(new)]
    ours, theirs = medians([[str(STEMMA), "diff", str(old), str(new)], git])
    row(f"{old.stem} -> {new.stem}: stemma diff", f"{1000 * ours:.2f} ms")
    row("  git diff --no-index --word-diff", f"{1000 * theirs:.2f} ms")
    row("  ratio", f"{ours / theirs:.2f}", f"<= {target}", ours / theirs <= target)


def executed(command):
    """What the processor executes, counted by callgrind: the same on every run, whatever else the machine does."""
    run = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *map(str, command)],
                         stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(re.search(r"I\s+refs:\s+([\d,]+)", run.stderr)[1].replace(",", ""))


def instructions(old, new):
    what = f"{old.stem} -> {new.stem}: instructions"
    if not shutil.which("valgrind"):
        return row(what, "not measured", "no valgrind")
    count = executed([STEMMA, "diff", old, new])
    size = old.stat().st_size + new.stat().st_size
    row(what, f"{count / 1e6:.1f} million")
    row(f"  by each of {size} bytes", f"{count / size:.0f}")


def spent(command):
    """Seconds of the processor that COMMAND takes, the least of three runs."""
    least = math.inf
    for _ in range(3):
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise RuntimeError(f"{command}: exit {child.returncode}")
        least = min(least, usage.ru_utime + usage.ru_stime)
    return least


def version_after(dice, paragraphs):
    """What the next year might make of PARAGRAPHS: of ten six stay, two are reworded, one goes, one comes."""
    for paragraph in paragraphs:
        fate = dice.random()
        if fate < .8:
            yield paragraph if fate < .6 else half_changed(dice, paragraph)
        elif fate < .9:
            yield paragraph
            yield sentence(dice, 30)


def growth():
    """How time grows with the number of paragraphs N: the exponent E of N^E between the least and the most."""
    dice, sizes, seconds = random.Random(1945), (1000, 10000, 100000), []
    with tempfile.TemporaryDirectory(prefix="stemma-measure-") as directory:
        for size in sizes:
            old = [sentence(dice, 30) for _ in range(size)]
            paths = [engine.write_text(directory, "old.txt", old),
                     engine.write_text(directory, "new.txt", version_after(dice, old))]
            seconds.append(spent([str(STEMMA), "diff", *map(str, paths)]))
            row(f"{size:,} paragraphs", f"{1000 * seconds[-1]:.0f} ms")
    exponent = math.log(seconds[-1] / seconds[0], sizes[-1] / sizes[0])
    row("  exponent of its growth", f"{exponent:.2f}", "<= 1.15", exponent <= 1.15)


def time_():
    section("5. Time of the whole process, median of 101 runs in turn")
    if not SHARED:
        skipped("A_RES_79_183 -> A_RES_80_222")
    else:
        ratio(text("A_RES_79_183.txt"), text("A_RES_80_222.txt"), 1.5)
        ratio(text("A_RES_78_69.txt"), text("A_RES_79_144.txt"), 1.0)
        instructions(text("A_RES_78_69.txt"), text("A_RES_79_144.txt"))
    samples = ROOT / "samples" / "river-ferries"
    ratio(samples / "ARC_RES_14_3.txt", samples / "ARC_RES_16_11.txt", 2.5)
    growth()
    linked = subprocess.run(["ldd", str(STEMMA)], capture_output=True, text=True).stdout
    for library, name in (("libgit2", "git2"), ("ICU", "icu"), ("the C++ library", "stdc++")):
        row(f"{library} in a diff of two files", "loaded" if name in linked else "not loaded", "not loaded",
            name not in linked)


# 6. Pathological input


def peak(command):
    """(seconds, bytes of the largest resident set) of COMMAND."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise RuntimeError(f"{command}: exit {child.returncode}")
    return time.perf_counter() - start, usage.ru_maxrss * 1024


def sentence(dice, words):
    return " ".join(f"w{dice.randrange(40000)}" for _ in range(words)).capitalize() + "."


def half_changed(dice, paragraph):
    """PARAGRAPH with half of its words other ones."""
    return " ".join(w if dice.random() < .5 else f"v{dice.randrange(40000)}" for w in paragraph[:-1].split()) + "."


def pathological(directory):
    """(what, old, new): written by a seeded generator, the same on every machine."""
    dice = random.Random(1945)
    two = ["Decides to remain seized of the matter.", "Requests the Warden to report on what has been done about it."]
    repeated = two * 10000
    yield "two paragraphs 10,000 times, and once less", repeated, repeated[:-2]
    yield "two paragraphs 10,000 times, both reworded", repeated, [p.replace("the", "this") for p in repeated]
    long = " ".join(f"w{dice.randrange(40000)}" for _ in range(180000))[:1 << 20]
    yield "one paragraph of 1 MB, a tenth of it changed", [long], [
        " ".join(w if dice.random() < .9 else "other" for w in long.split())]
    yield "one paragraph of 1 MB of one word", ["boat " * 200000], ["boat " * 190000 + "row"]
    distinct = [sentence(dice, 30) for _ in range(20000)]
    yield "20,000 distinct paragraphs against half-changed ones", distinct, [half_changed(dice, p) for p in distinct]
    shuffled = distinct[:]
    dice.shuffle(shuffled)
    yield "the same in another order", distinct, shuffled
    yield "20,000 distinct paragraphs against 20,000 others", distinct, [sentence(dice, 30) for _ in range(20000)]


def memory():
    section("6. Pathological input: seconds, and peak memory by byte of input")
    with tempfile.TemporaryDirectory(prefix="stemma-measure-") as directory:
        empty = [engine.write_text(directory, name, ["Boats."]) for name in ("a.txt", "b.txt")]
        _, base = peak([str(STEMMA), "diff", *map(str, empty)])
        row("a process with next to nothing to do", f"{base / 2**20:.1f} MiB")
        for what, old, new in pathological(directory):
            paths = [engine.write_text(directory, "old.txt", old), engine.write_text(directory, "new.txt", new)]
            size = sum(p.stat().st_size for p in paths)
            for form in ("text", "json"):
                seconds, most = peak([str(STEMMA), "diff", f"--format={form}", *map(str, paths)])
                row(f"{what}, {form}"[:WIDTH], f"{seconds:.2f} s", "<= 10 s", seconds <= 10)
                row(f"  {size / 1e6:.1f} MB in, {most / 2**20:.0f} MiB at the peak", f"{most / size:.1f} B/B", "<= 60",
                    most / size <= 60)


# 7. House style


def house():
    section("7. House style")
    run = subprocess.run([sys.executable, str(ROOT / "tests" / "house" / "budget.py"), str(ROOT), "--figures"],
                         capture_output=True, text=True)
    for line in run.stdout.splitlines():
        row(line[:36].strip(), line[36:48].strip(), line[48:61].strip(), "MISSED" not in line)


# 8. Documents that are not text


def readers():
    section("8. PDF, Word, HTML")
    sys.path.insert(0, str(ROOT / "tests" / "property"))
    import gold
    if not SHARED:
        return skipped("gold/segmentation")
    for what, value, least in gold.segmentation(str(STEMMA), SHARED)[1]:
        row(what, f"{abs(value):.4f}", f">= {least:g}", value >= least)
    for script in ("metadata.py", "formats.py", "languages.py", "spaces.py"):
        run_tap(script)
    reading()


def reading(runs=5):
    """All PDFs with as many readers as there are cores, beside pdftotext over the same, one after the other."""
    paths = sorted(map(str, (SHARED / "corpus" / "un" / "pdf").glob("*.pdf")))
    bench, reader = STEMMA.parent.parent.parent / "tests/bench/bench-read", STEMMA.with_name("stemma-reader")
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(timed([str(bench), str(reader), *paths]))
        theirs.append(sum(timed(["pdftotext", "-layout", path, "/dev/null"]) for path in paths))
    row(f"{len(paths)} PDFs read", f"{statistics.median(ours):.2f} s")
    row("  pdftotext -layout, one after the other", f"{statistics.median(theirs):.2f} s")
    ratio = statistics.median(ours) / statistics.median(theirs)
    row("  ratio", f"{ratio:.2f}", "<= 0.8", ratio <= .8)


def hostile():
    section("9. Damaged and hostile files")
    run_tap("hostile.py", "5000")


def lineage():
    section("10. What descends from what")
    run_tap("ancestors.py")


def collection():
    section("11. An invented collection of 10,000 versions against its truth")
    import collection as invented
    with tempfile.TemporaryDirectory(prefix="stemma-measure-") as directory:
        figures, _ = invented.measure(engine.Stemma(STEMMA), ROOT, pathlib.Path(directory), 10000)
    for what, least in (("predecessors, main", .99), ("lives, all versions", .98), ("origin precision", .98),
                        ("origin recall", .97), ("borrowing precision", .95), ("borrowing recall", .95)):
        share = figures[what]
        row(f"{what}, of {share.all}", f"{100 * share.share():.2f} %", f">= {100 * least:g} %", share.share() >= least)


def scale():
    section("12. How time, memory and disk grow")
    subprocess.run([sys.executable, str(ROOT / "tools" / "scale.py"), str(STEMMA), str(ROOT)], check=True)


def survival():
    section("13. What a repository survives")
    run_tap("survival.py", "300")


def report_growth(sizes=(250, 1000)):
    """How the instructions of a report grow with the versions of an invented collection."""
    what = "a report: instructions by version"
    if not shutil.which("valgrind"):
        return row(what, "not measured", "no valgrind")
    counts, program = [], STEMMA.with_name("stemma-repository")
    with tempfile.TemporaryDirectory(prefix="stemma-measure-") as directory:
        for size in sizes:
            texts, repository = (pathlib.Path(directory) / f"{name}-{size}" for name in ("texts", "repository"))
            subprocess.run([sys.executable, "-B", str(ROOT / "tools" / "collection.py"), str(size), str(texts),
                            "--origins-every=0"], check=True)
            stemma = engine.Stemma(STEMMA)
            stemma.run("init", "-q", repository)
            stemma.run("add", "-q", f"--repo={repository}", *sorted((texts / "documents").rglob("*.txt")))
            report = [program, "report", "-q", f"--repo={repository}", "-o", f"{repository}-pages"]
            counts.append(executed(report) / size)
            row(f"{what}, {size:,} versions", f"{counts[-1] / 1e6:.1f} million")
    row("  ratio", f"{counts[-1] / counts[0]:.2f}", "<= 1.2", counts[-1] <= 1.2 * counts[0])


def pages():
    section("14. Pages: a report, and pages in a browser")
    report_growth()
    modules = ROOT / "build/browser/node_modules"
    arguments = [str(STEMMA), str(ROOT), str(modules)]
    run = subprocess.run(["node", str(ROOT / "tests/browser/pages.mjs"), *arguments], capture_output=True, text=True)
    if "SKIP" in run.stdout.split("\n", 1)[0]:
        return skipped("Chromium, playwright-core, axe-core (tools/test all installs them)")
    good, bad = len(re.findall("^ok", run.stdout, re.M)), re.findall("^not ok.*", run.stdout, re.M)
    row("what is done with pages", f"{good} of {good + len(bad)}", "all", not bad)
    for line in bad:
        print("  " + line)
    found = subprocess.run(["node", str(ROOT / "tests/browser/measure.mjs"), *arguments], capture_output=True, text=True, check=True)
    figures = dict(line.split("\t") for line in found.stdout.splitlines())
    if "large pair: bytes of the page" in figures:
        page, texts = (int(figures[f"large pair: bytes of the {what}"]) for what in ("page", "paragraphs"))
        row("large pair: bytes of the page to those of the texts", f"{page / texts:.2f}", "<= 3", page <= 3 * texts)
        longest = float(figures["large pair: longest task while scrolling"])
        row("large pair: longest task while scrolling", f"{longest:.0f} ms", "<= 100", longest <= 100)
    for name, value in figures.items():
        if name.endswith("first paint"):
            row(name, f"{value} ms", "< 1000", float(value) < 1000)


def formats():
    section("15. Formats for other programs")
    run_tap("akn.py", "1")
    run_tap("markdown.py")
    run_tap("spreadsheets.py")
    run_tap("comments.py")


def word():
    section("16. Tracked changes in Word documents")
    run_tap("word.py")
    run_tap("word_edits.py", "--count", "1000")


FIGURES = {"corpus": corpus, "align": align, "truth": truth, "properties": properties, "time": time_,
           "memory": memory, "house": house, "readers": readers, "hostile": hostile, "lineage": lineage,
           "collection": collection, "scale": scale, "survival": survival, "pages": pages,
           "formats": formats, "word": word}


def main():
    print(f"Stemma measured on {time.strftime('%Y-%m-%d')}: {platform.machine()}, {os.cpu_count()} processors, "
          f"Linux {platform.release().split('-')[0]}, "
          f"{subprocess.run(['git', '--version'], capture_output=True, text=True).stdout.strip()}")
    for name in sys.argv[3:] or FIGURES:
        FIGURES[name]()
    print(f"\n{len(missed)} target(s) missed" + "".join(f"\n  {what}" for what in missed))
    return 0


sys.exit(main())
