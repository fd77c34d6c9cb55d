"""How many places a redline changes, and how many words, beside other word differences of the same paragraphs.

A place is a run of deleted and inserted words without a kept one between. Words are runs of letters and figures with the
hyphens, points and strokes inside them; every other mark that is no white space counts as a word too. The least number
of changed words is what is outside the longest common subsequence.
"""
import json
import pathlib
import re
import subprocess
import tempfile

WORD = re.compile(r"\w+(?:[-'’/.,‑‐]\w+)*|[^\w\s]")


def words(text):
    return WORD.findall(text)


def least(a, b):
    """The least number of words to change A into B."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b):
            before, row[j + 1] = row[j + 1], before + 1 if x == y else max(row[j], row[j + 1])
    return len(a) + len(b) - 2 * row[-1]


def count(edits):
    """(places, changed words) of EDITS, [(whether kept, text)]."""
    places = changed = 0
    inside = False
    for kept, text in edits:
        length = len(words(text))
        if not length:
            continue
        places += not kept and not inside
        changed += 0 if kept else length
        inside = not kept
    return places, changed


def git(files):
    run = subprocess.run(["git", "diff", "--no-index", "--word-diff=porcelain", "-U9999", *files], capture_output=True, text=True)
    lines = run.stdout.split("@@\n", 1)[-1].split("\n")
    return [(line[0] == " ", line[1:]) for line in lines if line[:1] in (" ", "-", "+")]


def dwdiff(files):
    run = subprocess.run(["dwdiff", "-w", "\1", "-x", "\2", "-y", "\1", "-z", "\2", *files], capture_output=True, text=True)
    return [(not part.startswith("\1"), part.strip("\1\2")) for part in re.split("(\1[^\2]*\2)", run.stdout)]


def reworded(stemma, pair, directory):
    """(old text, new text, edits) of each reworded link of PAIR."""
    files = [pathlib.Path(directory, side) for side in ("old.txt", "new.txt")]
    for file, side in zip(files, ("old", "new")):
        file.write_text("\n\n".join(pair[side]) + "\n")
    found = json.loads(subprocess.run([stemma, "diff", "--format=json", *files], capture_output=True, text=True).stdout)
    for link in found["links"]:
        if link["relation"] == "reworded":
            yield (found["old"]["paragraphs"][link["old"][0]]["text"], found["new"]["paragraphs"][link["new"][0]]["text"],
                   [(edit["op"] == "equal", edit["text"]) for edit in link["edits"]])


def compare(stemma, gold):
    """(number of pairs, {tool: (mean places, mean words)}) over the reworded pairs of GOLD; the least is a tool as well."""
    totals = {name: [0, 0] for name in ("stemma", "git diff --word-diff", "dwdiff", "least")}
    number = 0
    with tempfile.TemporaryDirectory(prefix="stemma-redline-") as directory:
        files = [pathlib.Path(directory, side) for side in ("a", "b")]
        for path in sorted(pathlib.Path(gold).glob("*.json")):
            for old, new, edits in reworded(stemma, json.loads(path.read_text()), directory):
                number += 1
                files[0].write_text(old + "\n")
                files[1].write_text(new + "\n")
                for name, found in (("stemma", edits), ("git diff --word-diff", git(files)), ("dwdiff", dwdiff(files))):
                    for i, value in enumerate(count(found)):
                        totals[name][i] += value
                totals["least"][1] += least(words(old), words(new))
    return number, {name: tuple(value / number for value in both) for name, both in totals.items()}
