#!/usr/bin/env python3
"""How well the weights of src/align/ do on a pair of documents that had no say in them.

usage: leave-one-out.py [SHARED]      SHARED: reference data (default: STEMMA_SHARED, or ../shared)

Every weight is tried at fifteen values around its own, one at a time, on all pairs aligned by hand. Then, for each pair, every
weight is chosen anew on the other pairs alone, as those in the source were chosen: the middle of the range around the best value
within which the figures hardly move (SLACK; of F1 over all pairs of paragraphs and F1 over the reworded ones, the mean). A
program with those weights is built and judged on the pair that was left out. It works on a copy of the source, and takes about
a quarter of an hour.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FACTORS = [percent / 100 for percent in range(70, 145, 5)]
SLACK = .003  # two links, about
WEIGHTS = {
    "profiles.c": ["LIGHT"],
    "candidates.c": ["VOTE_PLACE", "VOTE_ROLE", "VOTE_KIND", "VOTE_VERB", "VOTE_LABEL"],
    "assign.c": ["DROP"],
    "groups.c": ["CLAIM", "CLAIM_MORE", "CLAIM_WEAK", "WEAK", "ALONE", "ALONE_BOTH", "LEAST", "EVIDENCE"],
}


class Bench:
    """A copy of the source that is built again with other weights; texts of all pairs beside it."""

    def __init__(self, directory, shared):
        self.source, self.texts = directory / "source", directory / "texts"
        shutil.copytree(ROOT, self.source, ignore=shutil.ignore_patterns("build", ".git"))
        subprocess.run(["meson", "setup", "--buildtype=release", self.source / "build", self.source], check=True,
                       stdout=subprocess.DEVNULL)
        self.original = {file: (self.source / "src/align" / file).read_text() for file in WEIGHTS}
        self.pairs = [json.loads(path.read_text()) for path in sorted((shared / "gold/align").glob("*.json"))]
        self.texts.mkdir()
        for pair in self.pairs:
            for side in ("old", "new"):
                (self.texts / f"{pair['id']}.{side}.txt").write_text("\n\n".join(pair[side]) + "\n")

    def value(self, file, name):
        return int(re.search(rf"\b{name} = (\d+)", self.original[file])[1])

    def build(self, values):
        """The program with VALUES, by name; weights that are not among them keep their own."""
        for file, names in WEIGHTS.items():
            text = self.original[file]
            for name in names:
                if name in values:
                    text = re.sub(rf"\b{name} = \d+", f"{name} = {values[name]}", text)
            path = self.source / "src/align" / file
            if path.read_text() != text:
                path.write_text(text)
        subprocess.run(["ninja", "-C", self.source / "build", "src/cli/stemma"], check=True, stdout=subprocess.DEVNULL)

    def judge(self, pair):
        files = [self.texts / f"{pair['id']}.{side}.txt" for side in ("old", "new")]
        run = subprocess.run([self.source / "build/src/cli/stemma", "diff", "--format=json", *files], check=True,
                             capture_output=True, text=True)
        return align_score.score(pair, evaluate.unjudged(pair, json.loads(run.stdout)))

    def judge_all(self, values):
        self.build(values)
        return [self.judge(pair) for pair in self.pairs]


def f1(scores, *keys):
    hit, found, sure = (sum(score[key] for score in scores) for key in keys)
    return 2 * hit / (found + sure)


def figures(scores):
    """F1, F1 of the reworded pairs, groups found whole."""
    return (f1(scores, "hit", "found", "sure"), f1(scores, "hard_hit", "hard_found", "hard"),
            sum(score["groups_found"] for score in scores))


def choose(tried, without):
    """Of TRIED, {value: scores}, the middle of the range that is within SLACK of the best on all pairs but number WITHOUT."""
    values, merit = sorted(tried), {}
    for value in values:
        one, hard, _ = figures(tried[value][:without] + tried[value][without + 1:])
        merit[value] = round((one + hard) / 2, 9)
    top = max(merit.values())
    best = [i for i, value in enumerate(values) if merit[value] == top]
    first = last = best[(len(best) - 1) // 2]
    while first > 0 and merit[values[first - 1]] >= top - SLACK:
        first -= 1
    while last + 1 < len(values) and merit[values[last + 1]] >= top - SLACK:
        last += 1
    return values[(first + last) // 2]


def show(what, scores):
    one, hard, whole = figures(scores)
    print(f"{what:32}  F1 {one:.4f}   reworded {hard:.4f}   splits and merges whole {whole} of {sum(s['groups'] for s in scores)}",
          flush=True)


def main():
    shared = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("STEMMA_SHARED") or ROOT.parent / "shared")
    sys.path.insert(0, str(shared / "eval"))
    global align_score, evaluate
    import align_score
    import evaluate
    with tempfile.TemporaryDirectory(prefix="stemma-leave-one-out-") as directory:
        bench = Bench(pathlib.Path(directory), shared)
        show("weights as they are", bench.judge_all({}))
        tried = {}
        for file, names in WEIGHTS.items():
            for name in names:
                own = bench.value(file, name)
                tried[name] = {value: bench.judge_all({name: value}) for value in sorted({round(own * f) for f in FACTORS})}
                sums = {value: sum(figures(scores)[:2]) for value, scores in tried[name].items()}
                print(f"  {name:12}" + "".join(f"  {value}: {total / 2:.4f}" for value, total in sums.items()), flush=True)
        left_out = []
        for number, pair in enumerate(bench.pairs):
            values = {name: choose(tried[name], number) for name in tried}
            bench.build(values)
            left_out.append(bench.judge(pair))
        show("chosen without the pair judged", left_out)


if __name__ == "__main__":
    sys.exit(main())
