#!/usr/bin/env python3
"""A document that is exported as Akoma Ntoso is valid, says what is in it, and is read back as it was.

usage: akn.py STEMMA ROOT [STEP]

Labels, kinds, numbers, texts, emphasis, footnotes, cells of tables and metadata: of the samples and, where the reference
data are, of every STEPth document of them. The OASIS schema is there too.
"""
import pathlib
import re
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, in_parallel, shared_directory, temporary, write_text  # noqa: E402
from exported import again, documents, faults  # noqa: E402
from hostility import HOSTILE  # noqa: E402

try:
    from lxml import etree
except ImportError:
    etree = None

KINDS = ("note", "cell", "emphasis", "strong")
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
ADDRESS = re.compile(r"/akn/un/(statement/deliberation|doc/document)/[a-z0-9.-]+/\d{4}-\d\d-\d\d/[a-z0-9.-]+")


def validator(root):
    """What is wrong with a file by the schema; None where there is no schema or nothing to read it."""
    shared = shared_directory(root)
    path = shared / "schemas/akoma-ntoso/akomantoso30.xsd" if shared else None
    if not etree or not path or not path.exists():
        return None

    own = threading.local()  # a schema is not made for several threads

    def wrong(target):
        if not hasattr(own, "schema"):
            own.schema = etree.XMLSchema(etree.parse(str(path)))
        schema = own.schema
        tree = etree.parse(str(target), etree.XMLParser(huge_tree=True))
        return [] if schema.validate(tree) else [f"line {e.line}: {e.message[:200]}" for e in schema.error_log][:2]
    return wrong


def round_trips(stemma, directory, root, output, step):
    wrong = validator(root)
    for name, paths in documents(root, step):
        if paths is None:
            output.skip(name, "no reference data: set STEMMA_SHARED")
            continue

        def fault(path):
            old, new, target = again(stemma, directory, path, "akn")
            found = list(faults(old, new, KINDS)) + (wrong(target) if wrong else [])
            return [f"{path.name}: {text}" for text in found]
        found = in_parallel(fault, paths)
        output.add(f"{name}: {len(paths)} documents are {'valid and ' if wrong else ''}read back as they were",
                   [f for some in found for f in some])
    if not wrong:
        output.skip("they are valid", "no lxml, or no schema: set STEMMA_SHARED")


def parts(stemma, directory, root):
    """What other programs look for is where Akoma Ntoso has it."""
    sample = root / "samples/river-ferries/ARC_RES_22_6.txt"
    old, _, target = again(stemma, directory, sample, "akn")
    tree = etree.parse(str(target))

    def texts(path):
        return ["".join(e.itertext()) for e in tree.iterfind(".//" + "/".join(AKN + tag for tag in path.split("/")))]

    def count(kind):
        return sum(p["kind"] == kind for p in old["paragraphs"])
    for path, wanted in (("docNumber", [old["symbol"]]), ("docTitle", [old["title"]]),
                         ("session", [old["metadata"]["session"]])):
        if texts(path) != wanted:
            yield f"{path}: {texts(path)} is not {wanted}"
    for path, kind in (("preamble/recitals/recital", "preambular"), ("formula", "enacting"), ("authorialNote", "")):
        wanted = count(kind) if kind else len(old["footnotes"])
        if len(texts(path)) != wanted:
            yield f"{len(texts(path))} {path}, not {wanted}"
    operative = [e for e in tree.iter(AKN + "paragraph") if e.get("{urn:stemma:document:1}kind") == "operative"]
    if len(operative) != count("operative"):
        yield f"{len(operative)} paragraphs, not {count('operative')}"
    ids = [e.get("eId") for e in tree.iter() if e.get("eId")]
    if len(set(ids)) < len(ids):
        yield "eIds are not unique"
    for wanted in ("para_1", "para_1__subpara_a", "att_1", "att_1__sec_1", "att_1__sec_1__para_1", "rec_1"):
        if wanted not in ids:
            yield f"no eId {wanted}"
    for element in tree.iter(AKN + "FRBRuri", AKN + "FRBRthis"):
        if not ADDRESS.match(element.get("value")):
            yield f"address {element.get('value')}"


def edited(stemma, directory, root):
    """Who changes the file changes the document: what it was is no longer believed."""
    sample = root / "samples/river-ferries/ARC_RES_12_7.txt"
    old, _, target = again(stemma, directory, sample, "akn")
    text = target.read_text(encoding="utf-8")
    target.write_text(text.replace("<num>3.</num>", "<num>33.</num>", 1), encoding="utf-8")
    labels = [p["label"] for p in stemma.show(target)["paragraphs"]]
    if labels != ["OP33" if p["label"] == "OP3" else p["label"] for p in old["paragraphs"]]:
        yield f"a new number: {labels}"
    gone = re.sub(r"<recital [^>]*stm:label=\"PP2\".*?</recital>\n", "", text)
    target.write_text(gone, encoding="utf-8")
    labels = [p["label"] for p in stemma.show(target)["paragraphs"]]
    last = max(int(p["label"][2:]) for p in old["paragraphs"] if p["kind"] == "preambular")
    if f"PP{last}" in labels or f"PP{last - 1}" not in labels:
        yield f"one recital less: {labels}"


def hostile(stemma, directory, wrong):
    for i, text in enumerate(HOSTILE):
        path = write_text(directory, f"hostile{i}.txt", [
            f"ARC/RES/{text[:20]}", "12/7. " + text[:200], "The Assembly of the River Commons,", f"Recalling {text} of old,",
            "1. Requests:", f"(a) *{text};*", f"(i) {text};", "2. " + text, "Annex", text + ".", "1. Item;"])
        old, new, target = again(stemma, directory, path, "akn")
        for fault in [*faults(old, new, KINDS), *(wrong(target) if wrong else [])]:
            yield f"{text[:40]!r}: {fault}"


def lies(stemma, directory):
    """A file that tells what cannot be is read, and what it tells of a number never cuts a character."""
    start = '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:stm="urn:stemma:document:1"><doc name="x">'
    for label, kind, depth, number in (("a b", "text", "0", ""), ("x" * 9999, "text", "0", ""), ("OP1", "text", "99999999999", ""),
                                       ("OP1", "kind", "1", ""), ("../OP1", "text", "1", ""), ("OP1", "text", "1", "é" * 20)):
        path = pathlib.Path(directory) / "lies.akn"
        path.write_text(f'{start}<meta><proprietary><stm:document key="0"/></proprietary></meta><mainBody><p stm:label="{label}" '
                        f'stm:kind="{kind}" stm:depth="{depth}" stm:number="{number}">One.</p></mainBody></doc></akomaNtoso>', encoding="utf-8")
        labels = [p["label"] for p in stemma.show(path)["paragraphs"]]
        if labels != ["text.1"]:
            yield f"{label[:20]}: {labels}"


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    with temporary() as directory:
        round_trips(stemma, directory, root, output, int(sys.argv[3]) if len(sys.argv) > 3 else 12)
        if etree:
            output.add("titles, recitals, paragraphs and footnotes are where others look for them", parts(stemma, directory, root))
        else:
            output.skip("parts are where others look for them", "there is no lxml")
        output.add("an edited file is read as it is now", edited(stemma, directory, root))
        output.add(f"{len(HOSTILE)} hostile texts stay text", hostile(stemma, directory, validator(root)))
        output.add("what cannot be is not believed", lies(stemma, directory))
    return output.end()


sys.exit(main())
