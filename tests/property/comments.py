#!/usr/bin/env python3
"""A diff as a comment on a pull request: it fits, whatever is compared; it tells the change; its text stays text.

usage: comments.py STEMMA ROOT

What is rendered is looked at as a forge would: no element that was not meant, and in the text between elements nothing that
GitHub, GitLab or Gitea make a link, a mention or a picture of. Deletions and what is common are the old text, insertions and
what is common the new one.
"""
import html.parser
import itertools
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, every, shared_directory, temporary, texts_in, write_text  # noqa: E402
from hostility import HOSTILE  # noqa: E402

LENGTHS = (1000, 4000, 65000)
TAGS = {"h3", "p", "ul", "li", "strong", "details", "summary", "b", "del", "ins", "i", "code", "br", "em", "a"}
ALLOWED_LINK = "https://example.org/full%20report.html"
REFERENCE = re.compile(r"@[a-z0-9_]|[#!~%&$^][a-z0-9_]|\bGH-\d|https?://|www\.[a-z]|:[+\w-]+:|\b[0-9a-f]{7,64}\b|\{[+-]|\[[+-]|\[\[", re.I)


class Rendered(html.parser.HTMLParser):
    """Tags, and the text of each <details> by the stack of elements it stands in."""

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.links, self.texts, self.clauses = [], set(), [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in ("href", "src") or name.startswith("on")]
        if tag == "details":
            self.clauses.append([])
        if tag == "br":
            self.handle_data("\n")
        else:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data):
        self.texts.append(data)
        if "details" in self.open and "summary" not in self.open and data.strip("\n"):
            self.clauses[-1].append(("del" if "del" in self.open else "ins" if "ins" in self.open else "", data))


def render(text):
    return Rendered(subprocess.run(["pandoc", "-f", "gfm", "-t", "html", "--wrap=preserve"], input=text, capture_output=True, check=True,
                                   text=True).stdout)


def changed(shown):
    return [link for link in shown["links"] if link["relation"] != "unchanged" or link["moved"] or link["recast"]]


def fits(stemma, older, newer):
    """Every length is kept, and what is not shown is counted."""
    shown = stemma.diff(older, newer)
    total = len(changed(shown)) + sum(len(shown[key]) for key in ("added", "dropped", "borrowed"))
    total += sum(note["kind"] != "unchanged" for note in shown["footnotes"])
    for length in LENGTHS:
        for report in ([], ["--report=https://example.org/" + "a" * 200]):
            text = stemma.run("diff", "--format=md", f"--max-length={length}", *report, older, newer)
            opened, more = text.count("<details>"), re.search(r"^\*\*(\d+) more changed", text, re.M)
            if len(text.encode("utf-8")) > length:
                yield f"{older.name} {newer.name}: {len(text.encode('utf-8'))} bytes, not {length}"
            if opened + int(more[1] if more else 0) != total:
                yield f"{older.name} {newer.name}, {length}: {opened} of {total} clauses, more: {more and more[1]}"
            for tag in ("details", "summary", "del", "ins", "b", "i", "code"):
                if text.count(f"<{tag}>") != text.count(f"</{tag}>"):
                    yield f"{older.name} {newer.name}, {length}: <{tag}> is not closed"
            if report and length > 4000 and report[0][9:] not in text:
                yield f"{length}: no link to the report"


def is_text(stemma, older, newer):
    page = render(stemma.run("diff", "--format=md", "-v", "--report=https://example.org/full report.html", older, newer))
    if page.tags - TAGS or set(page.links) - {ALLOWED_LINK}:
        yield f"{newer.name}: markup {sorted(page.tags - TAGS)} {page.links[:3]}"
    for text in page.texts:
        found = REFERENCE.search(text)
        if found:
            yield f"{newer.name}: {found[0]!r} in {text[max(0, found.start() - 20):found.end() + 20]!r}"


def plain(text):
    """As far as a comment keeps it: no white space, no zero width spaces, no quotation marks and
    dashes, whose change is none, controls as U+FFFD or by their number."""
    text = re.sub(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]", lambda m: f"U+{ord(m[0]):04X}", text)
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", "\ufffd", text.replace("\u200b", ""))
    return re.sub(r"[\s'\"‘’“”–—-]+", "", text)


def tells(stemma, older, newer):
    """With -v, what a clause shows is its old text and its new one."""
    shown = stemma.diff(older, newer)
    old, new = shown["old"]["paragraphs"], shown["new"]["paragraphs"]
    page = render(stemma.run("diff", "--format=md", "-v", "--max-length=900K", older, newer))
    wanted = [("".join(old[i]["text"] for i in link["old"]), "".join(new[i]["text"] for i in link["new"])) for link in changed(shown)]
    wanted += [("", new[i]["text"]) for i in shown["added"]] + [(old[i]["text"], "") for i in shown["dropped"]]
    found = [tuple(plain("".join(text for op, text in clause if op != other)) for other in ("ins", "del")) for clause in page.clauses]
    for pair in wanted:
        if tuple(map(plain, pair)) not in found:
            yield f"{older.name} {newer.name}: not shown: {pair[0][:80]!r} → {pair[1][:80]!r}"


def make(directory, name, texts):
    return write_text(directory, f"{name}.txt", ["The Assembly of the River Commons,", "Recalling its rules,"] +
                      [f"{i}. {text}" for i, text in enumerate(texts, 1)])


def hostile_pairs(directory):
    """Hostile texts that come, go, and change in the middle of a clause; and clauses that are far too long."""
    yield make(directory, "h1", [f"Decides that the ferries of the lower river {text} remain" for text in HOSTILE[:-1]] + ["/close", "/label ~x"]), \
        make(directory, "h2", [f"Decides that the ferries of the upper river {text} remain" for text in HOSTILE[:-1]] + ["/merge now", "#1"])
    yield make(directory, "h3", ["Decides nothing."]), make(directory, "h4", [*HOSTILE[:-1], "Decides nothing."])
    yield make(directory, "h5", ["x" * (1 << 20), "Decides " + "<" * 100000]), make(directory, "h6", ["y" * (1 << 20), "Decides " + "&" * 100000 + " @a"])
    yield make(directory, "h7", [f"Decides to keep lamp {i} lit on the quay." for i in range(900)]), \
        make(directory, "h8", [f"Decides to keep lamp {i} dark on the quay." for i in range(900)])


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    shared = shared_directory(root)
    with temporary() as directory:
        pairs = list(itertools.pairwise(texts_in(root / "samples")))
        hostile = list(hostile_pairs(directory))
        output.add("samples fit", itertools.chain(*(fits(stemma, *pair) for pair in pairs)))
        output.add("hostile texts fit", itertools.chain(*(fits(stemma, *pair) for pair in hostile)))
        if not shutil.which("pandoc"):
            output.skip("what is rendered", "there is no pandoc")
            return output.end()
        output.add("samples are told", itertools.chain(*(tells(stemma, *pair) for pair in pairs)))
        output.add("hostile texts stay text", itertools.chain(*(is_text(stemma, *pair) for pair in hostile[:2])))
        output.add("hostile texts are told", itertools.chain(*(tells(stemma, *pair) for pair in hostile[:2])))
        if not shared:
            output.skip("resolutions fit, are text and are told", "no reference data: set STEMMA_SHARED")
            return output.end()
        found = sorted((shared / "corpus/un/pdf").glob("*.pdf"))
        files = max(every(found, 30), found[:2], key=len)
        for name, check in (("fit", fits), ("are text", is_text), ("are told", tells)):
            output.add(f"{len(files) - 1} pairs of resolutions {name}", itertools.chain(*(check(stemma, *pair) for pair in itertools.pairwise(files))))
    return output.end()


sys.exit(main())
