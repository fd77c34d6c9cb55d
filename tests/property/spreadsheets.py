#!/usr/bin/env python3
"""What CSV says is what JSON says, whoever reads it, and no cell is a formula.

usage: spreadsheets.py STEMMA ROOT

Everything that can be shown is shown in both formats: of the samples, of documents made of hostile texts, and of a
repository of both. A cell that begins with an apostrophe has one more than the text.
"""
import csv
import io
import itertools
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, temporary, texts_in, write_text  # noqa: E402
from hostility import HOSTILE  # noqa: E402

ACTIVE = "=+-@\t\r\n＝＋－＠"
csv.field_size_limit(1 << 30)


class Table:
    def __init__(self, stemma, *command):
        raw = stemma.run(*command, "--format=csv")
        self.faults = []
        if raw.count("\r\n") < 1 or raw.replace("\r\n", "")[-1:] == "\r" or not raw.endswith("\r\n"):
            self.faults.append("lines do not end in CRLF")
        rows = list(csv.reader(io.StringIO(raw, newline=""), strict=True))
        self.names, cells = rows[0], rows[1:]
        self.faults += [f"a row of {len(row)} cells under {len(self.names)} names" for row in cells if len(row) != len(self.names)]
        self.faults += [f"an active cell: {c[:40]!r}" for row in rows for c in row if c[:1] and c[0] in ACTIVE]
        self.rows = [dict(zip(self.names, (c[1:] if c.startswith("'") else c for c in row))) for row in cells]


def differ(what, table, wanted):
    """Faults of TABLE where its rows are not WANTED, a list of dictionaries with some of its columns."""
    yield from (f"{what}: {fault}" for fault in table.faults)
    if len(table.rows) != len(wanted):
        yield f"{what}: {len(table.rows)} rows, not {len(wanted)}"
    for found, row in zip(table.rows, wanted):
        for key, value in row.items():
            text = {True: "yes", False: "no", None: ""}.get(value, value) if not isinstance(value, (int, float)) or isinstance(value, bool) \
                else f"{value:.3f}" if isinstance(value, float) else str(value)
            if found[key] != text:
                yield f"{what}: {key} {found[key][:80]!r} is not {str(text)[:80]!r}"


def document(stemma, path):
    shown = stemma.show(path)
    notes = shown["footnotes"]
    return differ(f"show {path.name}", Table(stemma, "export", path), [
        {"label": p["label"], "kind": p["kind"], "number": p.get("number", ""), "text": p["text"], "page": p.get("page"),
         "footnotes": "\n".join(f"{notes[s['footnote']]['mark']} {notes[s['footnote']]['text']}"
                                for s in p.get("spans", []) if s["kind"] == "note")} for p in shown["paragraphs"]])


def difference(stemma, older, newer):
    """Rows are in the order of the text and JSON's links in another, so both are sorted by what they are of."""
    shown, table = stemma.diff(older, newer), Table(stemma, "diff", older, newer)
    old, new = shown["old"]["paragraphs"], shown["new"]["paragraphs"]
    wanted = [{"relation": link["relation"], "moved": link["moved"], "recast": link["recast"], "rolled": link["rolled"],
               "similarity": float(link["similarity"]), "old_verb": link.get("strength", {}).get("old"),
               "verb_change": link.get("strength", {}).get("change"),
               "old_labels": ", ".join(old[i]["label"] for i in link["old"]), "old_text": "\n".join(old[i]["text"] for i in link["old"]),
               "new_labels": ", ".join(new[i]["label"] for i in link["new"]), "new_text": "\n".join(new[i]["text"] for i in link["new"]),
               "marks": "\n".join(f"{m['mark']} {m['change']}: " + " → ".join(filter(None, (m["old"], m["new"]))) for m in link["marks"])}
              for link in shown["links"]]
    for relation, side, paragraphs in (("added", "new", new), ("dropped", "old", old)):
        wanted += [{"relation": relation, f"{side}_labels": paragraphs[i]["label"], f"{side}_text": paragraphs[i]["text"], "similarity": None}
                   for i in shown[relation]]

    def place(row):
        return row["relation"], row.get("old_labels", ""), row.get("new_labels", "")
    table.rows.sort(key=place)
    return differ(f"diff {older.name} {newer.name}", table, sorted(wanted, key=place))


def repository(stemma, symbol, *option):
    """Every command that has CSV, of the series of SYMBOL."""
    def asked(*command):
        return json.loads(stemma.run(*command, *option, "--format=json"))
    for command in (["list"], ["log", symbol]):
        yield from differ(" ".join(command), Table(stemma, *command, *option), [
            {**{k: v[k] for k in ("date", "symbol", "title", "series", "basis", "uncertain", "commit")}, **v["summary"],
             "descends_from": ", ".join(v["parents"])} for v in asked(*command)["versions"]])
    clause = f"{symbol}#OP1"
    yield from differ("life", Table(stemma, "log", clause, *option), [
        {**{k: e[k] for k in ("date", "symbol", "clause", "label", "relation", "moved", "recast", "revived", "origins")},
         "similarity": float(e["similarity"])} for e in asked("log", clause)["events"]])
    series = asked("log", "--table", symbol)
    heads = [f"{v['symbol']} ({v['date']})" if v["date"] else v["symbol"] for v in series["versions"]]
    yield from differ("table", Table(stemma, "log", "--table", symbol, *option), [
        {"clause": c["clause"], **{head: cell["label"] for head, cell in zip(heads, c["cells"])}} for c in series["clauses"]])
    yield from differ("blame", Table(stemma, "blame", symbol, *option), [
        {"label": p["label"], "clause": p["clause"], "origin_symbol": f["symbol"], "origin_date": f["date"], "older": f["older"],
         "phrase": p["text"].encode("utf-8")[f["start"]:f["end"]].decode("utf-8")}
        for p in asked("blame", symbol)["paragraphs"] for f in p["phrases"]])
    found = asked("trace", "landing")["places"]
    yield from differ("trace", Table(stemma, "trace", "landing", *option), [
        {**{k: p[k] for k in ("date", "symbol", "label", "series", "text")}, "found": p["text"].encode("utf-8")[p["start"]:p["end"]].decode("utf-8")}
        for p in found])
    if len(found) < 2:
        yield "trace: nothing to compare"


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    samples = texts_in(root / "samples")
    with temporary() as directory:
        made = [write_text(directory, f"H_RES_{i}_1.txt", [f"H/RES/{i}/1", f"{i}/1. {text[:300]}", "The Assembly of the River Commons,",
                                                          f"Recalling {text},", f"1. {text}", f"2. Decides {text}: landing", f"(a) {text};"])
                for i, text in enumerate(HOSTILE, 1)]
        output.add("documents", itertools.chain(*(document(stemma, p) for p in samples + made)))
        output.add("differences", itertools.chain(*(difference(stemma, a, b) for files in (samples, made)
                                                    for a, b in itertools.pairwise(files))))
        repo = ["--repo", f"{directory}/repo"]
        stemma.run("init", f"{directory}/repo")
        stemma.run("add", "-q", *repo, *samples, *made[:-1], check=False)
        output.add("a repository", repository(stemma, "ARC/RES/22/6", *repo))
        output.add("a repository of hostile texts", repository(stemma, "H/RES/5/1", *repo))
    return output.end()


sys.exit(main())
