#!/usr/bin/env python3
"""Hold Stemma to samples/<series>/truth.json: labels and metadata, every event of every pair, every clause's life.

usage: truth.py STEMMA ROOT

The form of truth.json is told in samples/README.md.
"""
import json
import os
import pathlib
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from engine import Report, Stemma, temporary  # noqa: E402

FLAGS = ("moved", "recast", "revived")


def document_faults(shown, truth):
    labels = [p["label"] for p in shown["paragraphs"]]
    if labels != truth["labels"]:
        yield f"labels: only here {[x for x in labels if x not in truth['labels']]}, " \
              f"missing {[x for x in truth['labels'] if x not in labels]}"
    for key, value in truth["metadata"].items():
        if shown["metadata"].get(key) != value:
            yield f"{key}: {shown['metadata'].get(key)!r}, truth {value!r}"
    if len(shown["footnotes"]) != truth["footnotes"]:
        yield f"{len(shown['footnotes'])} footnotes, truth {truth['footnotes']}"


def labels_of(diff, side, indices):
    return [diff[side]["paragraphs"][i]["label"] for i in indices]


def strength_of(link, old, new):
    """Stronger or weaker, of operative paragraphs only, as in truth.json."""
    change = link.get("strength", {}).get("change")
    operative = all(label.startswith("OP") for label in old + new)
    return change if operative and change in ("stronger", "weaker") else None


def link_rows(diff):
    for link in diff["links"]:
        old, new = labels_of(diff, "old", link["old"]), labels_of(diff, "new", link["new"])
        yield (tuple(old), tuple(new)), (link["relation"], link["moved"], link["recast"], strength_of(link, old, new))


def truth_rows(pair):
    for link in pair["links"]:
        yield ((tuple(link["old"]), tuple(link["new"])),
               (link["relation"], link["moved"], link["recast"], link["strength"]))


def pair_faults(diff, pair):
    found, want = dict(link_rows(diff)), dict(truth_rows(pair))
    for key in sorted(set(found) | set(want)):
        if found.get(key) != want.get(key):
            yield f"{'+'.join(key[0])} > {'+'.join(key[1])}: {found.get(key)}, truth {want.get(key)}"
    for side, key in (("new", "added"), ("old", "dropped")):
        labels = labels_of(diff, side, diff[key])
        if sorted(labels) != sorted(pair[key]):
            yield f"{key}: {labels}, truth {pair[key]}"
    borrowed = {(labels_of(diff, "old", [b["old"]])[0], labels_of(diff, "new", [b["new"]])[0])
                for b in diff["borrowed"]}
    if borrowed != {(b["old"], b["new"]) for b in pair["borrowed"]}:
        yield f"borrowed: {sorted(borrowed)}, truth {pair['borrowed']}"


def make_repository(stemma, directory, folder, truth):
    """A repository of the series, each version added after the one before it."""
    repository = pathlib.Path(directory) / "repository"
    stemma.run("init", "-q", repository)
    after = []
    for version in truth["versions"]:
        stemma.run("add", "-q", f"--repo={repository}", *after, folder / version["file"])
        after = [f"--after={version['symbol']}"]
    return repository


def event_text(event):
    relation = "revived" if event["revived"] else event["relation"]
    return ", ".join([relation] + [f for f in FLAGS[:2] if event[f]])


def own_events(found):
    """The events of a clause without what it was before a split; what it went into is its end."""
    events, lives = {}, False
    for event in found["events"]:
        own = event["clause"] == found["clause"]
        if own or lives:
            events[event["symbol"]] = event if own else {**event, "label": None, "relation": "merged", "moved": False,
                                                         "recast": False, "revived": False}
        lives = own
    return events


def life_faults(stemma, repository, truth, life):
    """The life of one clause, asked for by where it first stood."""
    order = [v["symbol"] for v in truth["versions"]]
    first = next(s for s in order if s in life["labels"])
    found = json.loads(stemma.run("log", f"--repo={repository}", "--format=json", f"{first}#{life['labels'][first]}"))
    events = own_events(found)
    for symbol in order:
        event, label, want = events.get(symbol), life["labels"].get(symbol), life["events"].get(symbol)
        if (event["label"] if event else None) != label:
            yield f"{life['name']} in {symbol}: at {event and event['label']}, truth {label}"
        if want and (not event or event_text(event) != want):
            yield f"{life['name']} in {symbol}: {event and event_text(event)}, truth {want}"
        if event and not want and symbol != first:
            yield f"{life['name']} in {symbol}: {event_text(event)}, truth nothing"


def lives_faults(stemma, folder, truth):
    with temporary() as directory:
        try:
            repository = make_repository(stemma, directory, folder, truth)
            for life in truth["lives"]:
                yield from life_faults(stemma, repository, truth, life)
        except RuntimeError as why:
            yield str(why)


def revived_faults(stemma, folder, truth):
    """The flag of lineages that no diff of two documents can have."""
    for pair in truth["pairs"]:
        for label in pair["revived"]:
            lives = [x for x in truth["lives"] if x["labels"].get(pair["new"]) == label]
            if not lives or "revived" not in lives[0]["events"].get(pair["new"], ""):
                yield f"{pair['new']} {label}: truth.json contradicts itself"


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    for path in sorted((root / "samples").glob("*/truth.json")):
        truth, folder = json.loads(path.read_text(encoding="utf-8")), path.parent
        files = {v["symbol"]: folder / v["file"] for v in truth["versions"]}
        for version in truth["versions"]:
            output.add(f"{version['symbol']} as read", document_faults(stemma.show(files[version["symbol"]]), version))
        for pair in truth["pairs"]:
            output.add(f"{pair['old']} -> {pair['new']}, {len(pair['links'])} links",
                       pair_faults(stemma.diff(files[pair["old"]], files[pair["new"]]), pair), 40)
        output.add(f"{len(truth['lives'])} lives", lives_faults(stemma, folder, truth), 40)
        output.add("truth is of one piece", revived_faults(stemma, folder, truth))
    return output.end()


sys.exit(main())
