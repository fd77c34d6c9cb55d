"""Documents that were exported and read again: what is no longer the same, and which documents to try. Used by md.py, akn.py."""
import pathlib

from engine import every, shared_directory, texts_in


def spans(paragraph, kinds):
    """As (kind, start, end, footnote), those of emphasis without the spaces at their ends and joined across one space."""
    text, joined = paragraph["text"].encode("utf-8"), []
    for span in paragraph.get("spans", []):
        kind, start, end = span["kind"], span["start"], span["start"] + span["length"]
        if kind not in kinds:
            continue
        if kind in ("emphasis", "strong"):
            while end > start and text[end - 1:end] == b" ":
                end -= 1
            while start < end and text[start:start + 1] == b" ":
                start += 1
            last = next((s for s in reversed(joined) if s[0] == kind), None)
            if start == end:
                continue
            if last and last[2] + 1 >= start:
                last[2] = max(last[2], end)
                continue
        joined.append([kind, start, end, span.get("footnote")])
    return sorted(joined, key=str)


def paragraph_faults(old, new, kinds):
    if len(old) != len(new):
        yield f"{len(old)} paragraphs became {len(new)}"
    for a, b in zip(old, new):
        for key in ("label", "kind", "number", "text", "hash"):
            if a.get(key) != b.get(key):
                yield f"{a['label']}: {key} {str(a.get(key))[:100]!r} became {str(b.get(key))[:100]!r} ({a['text'][:60]!r})"
                return
        if spans(a, kinds) != spans(b, kinds):
            yield f"{a['label']}: spans {spans(a, kinds)} became {spans(b, kinds)}"
            return


def faults(old, new, kinds):
    """What of the document OLD (as `show --format json` prints it) is not the same in NEW, but for spans not of KINDS."""
    yield from paragraph_faults(old["paragraphs"], new["paragraphs"], kinds)
    notes = [[(n["mark"], n["text"]) for n in d["footnotes"]] for d in (old, new)]
    if notes[0] != notes[1]:
        yield next((f"footnote {a} became {b}" for a, b in zip(*notes) if a != b),
                   f"{len(notes[0])} footnotes became {len(notes[1])}")
    for key in old["metadata"]:
        if old["metadata"][key] != new["metadata"][key]:
            yield f"{key} {old['metadata'][key]!r} became {new['metadata'][key]!r}"


def documents(root, step=1):
    """(name, paths) of what there is to try: the samples always, the reference data where they are."""
    yield "the samples", texts_in(root / "samples")
    shared = shared_directory(root)
    if not shared:
        yield "the reference data", None
        return
    corpus = shared / "corpus"
    yield "PDFs", every(sorted((corpus / "un/pdf").glob("*.pdf")), step)
    yield "texts", every(sorted((corpus / "un/text").rglob("*.txt")), step)
    yield "Word", sorted((corpus / "docx").glob("*.docx"))
    yield "six languages", sorted((corpus / "languages").glob("*.html"))
    yield "French", sorted(p for p in (corpus / "french").rglob("*") if p.suffix in (".pdf", ".txt", ".html"))


def again(stemma, directory, path, kind):
    """PATH exported as KIND and read again: both documents and the path of what was written."""
    old = stemma.show(path)
    target = pathlib.Path(directory) / f"{path.parent.name}-{path.name}.{kind}"
    stemma.run("export", "-o", target, path)
    return old, stemma.show(target), target
