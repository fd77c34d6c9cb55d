"""Tracked changes of a Word document accepted or rejected, and what it says then. Standard library only.

As ISO/IEC 29500-1, 17.13.5 has it: a paragraph whose mark goes is one with the next, a row goes as its properties say, and the
last mark of a body or of a cell cannot go.
"""
import re
import xml.etree.ElementTree as ET
import zipfile

from word import NOTE, NOTE_END, folded, make_docx

W = "{" + make_docx.MAIN + "}"

# A small accepter


def local(node):
    return node.tag.rsplit("}", 1)[-1]


def child(node, *names):
    for name in names:
        node = None if node is None else node.find(W + name)
    return node


CHANGES = {"ins": "reject", "moveTo": "reject", "del": "accept", "moveFrom": "accept"}  # what makes the content go
SPANS, SPAN_ENDS = ("moveFromRangeStart", "moveToRangeStart"), ("moveFromRangeEnd", "moveToRangeEnd")
KEPT_PROPERTIES = ("rPr", "sectPr", "ins", "del", "moveFrom", "moveTo")


class Settler:
    """All changes of authors that MINE says yes to are accepted or rejected (HOW); the others stay."""

    def __init__(self, how, mine):
        self.how, self.mine, self.ranges = how, mine, set()

    def signed(self, node):
        return node.get(W + "author") is not None and self.mine(node.get(W + "author"))

    def settle(self, root):
        self.ranges = {n.get(W + "id") for n in root.iter() if local(n) in SPANS and self.signed(n)}
        self.children(root)
        return root

    def children(self, node):
        out = []
        for c in list(node):
            self.children(c)
            out += self.one(node, c)
        node[:] = out
        if local(node) in ("rPr", "pPr", "trPr", "tcPr", "tblPr", "sectPr"):
            self.properties(node)
        if local(node) in ("body", "tc", "sdtContent", "txbxContent", "footnote", "endnote"):
            self.join(node)

    def one(self, parent, node):
        """What stands for NODE afterwards."""
        name = local(node)
        if name in CHANGES and self.signed(node) and local(parent) not in ("rPr", "trPr"):
            return [] if CHANGES[name] == self.how else [shown(c) if CHANGES[name] == "accept" else c for c in node]
        if name in SPANS and self.signed(node) or name in SPAN_ENDS and node.get(W + "id") in self.ranges:
            return []
        if name == "tr" and self.goes(child(node, "trPr")) or name == "tbl" and node.find(W + "tr") is None:
            return []
        if name == "sdt" and child(node, "sdtContent") is not None and not len(child(node, "sdtContent")):
            return []
        return [node]

    def properties(self, node):
        for change in [c for c in node if local(c).endswith("PrChange") and self.signed(c)]:
            node.remove(change)
            if self.how == "reject":
                node[:] = list(change[0] if len(change) else []) + [c for c in node if local(c) in KEPT_PROPERTIES]

    def goes(self, properties):
        """Whether a mark or a row goes, by its PROPERTIES; what says so does, in any case."""
        gone = False
        for c in list(properties if properties is not None else []):
            if local(c) in CHANGES and self.signed(c):
                gone |= CHANGES[local(c)] == self.how
                properties.remove(c)
        return gone

    def join(self, node):
        """A paragraph whose mark goes becomes the beginning of the next one, or goes if nothing of it is left."""
        out, blocks = [], list(node)
        carried = []
        for index, block in enumerate(blocks):
            if local(block) != "p":
                out.append(block)
                continue
            gone = self.goes(child(block, "pPr", "rPr"))
            content = carried + [c for c in block if local(c) != "pPr"]
            block[:] = [c for c in block if local(c) == "pPr"] + content
            carried = []
            rest = [b for b in blocks[index + 1:] if local(b) in ("p", "tbl", "sdt")]
            if gone and rest and local(rest[0]) == "p":
                carried = content
            elif not (gone and not has_text(block) and (rest or local(node) == "sdtContent")):
                out.append(block)
        node[:] = out


def shown(node):
    """Deleted text is text again."""
    for n in node.iter():
        if local(n) in ("delText", "delInstrText"):
            n.tag = W + {"delText": "t", "delInstrText": "instrText"}[local(n)]
    return node


SHOWN = ("t", "tab", "br", "softHyphen", "delText", "footnoteReference", "endnoteReference", "drawing", "pict", "sectPr")


def has_text(node):
    return any(local(n) in SHOWN for n in node.iter())


# What a document is, in lines


class Reading:
    """Blocks of a document as lines: paragraphs with their numbers and notes; tables, each row a line."""

    def __init__(self, path, *settlers):
        with zipfile.ZipFile(path) as archive:
            related = {r.get("Type").rsplit("/", 1)[1]: r.get("Target") for r in ET.fromstring(archive.read("word/_rels/document.xml.rels"))}
            parts = {kind: self.part(archive, related.get(kind, f"{kind}.xml"), settlers) for kind in ("document", "footnotes", "endnotes")}
        self.body = parts["document"][0]
        self.stories = {kind: {n.get(W + "id"): n for n in part} if part is not None else {} for kind, part in list(parts.items())[1:]}
        self.counts, self.boxes = [0, 0], []

    @staticmethod
    def part(archive, name, settlers):
        if f"word/{name}" not in archive.namelist():
            return None
        root = ET.fromstring(archive.read(f"word/{name}"))
        for settler in settlers:
            settler.settle(root)
        return root

    def number(self, paragraph):
        found = child(paragraph, "pPr", "numPr", "ilvl")
        if found is None or child(paragraph, "pPr", "numPr", "numId").get(W + "val") != "1":
            return ""
        level = int(found.get(W + "val"))
        self.counts[:level] = [max(count, 1) for count in self.counts[:level]]  # a level begun before the one above it begins that one
        self.counts[level] += 1
        self.counts[level + 1:] = [0] * (1 - level)
        return f"{self.counts[0]}. " if level == 0 else f"({chr(96 + self.counts[1])}) "

    def text(self, node):
        """Text of what is shown; boxes wait."""
        out = []
        for n in node:
            name = local(n)
            if name == "t":
                out.append(n.text or "")
            elif name in ("tab", "br"):
                out.append(" ")
            elif name in ("footnoteReference", "endnoteReference"):
                note = self.stories[name[:-9] + "s"].get(n.get(W + "id"))
                out.append(NOTE + ("MISSING" if note is None else folded(" ".join(self.text(p) for p in note.iter(W + "p")))) + NOTE_END)
            elif name == "txbxContent":
                self.boxes.append(folded(" ".join(self.text(p) for p in n)))
            elif name not in ("del", "moveFrom", "Fallback", "pPr", "rPr", "instrText"):
                out.append(self.text(n))
        return "".join(out)

    def lines(self, node=None, marks=" "):
        out = []
        for block in self.body if node is None else node:
            name = local(block)
            if name == "p":
                out.append(tidy(self.number(block) + self.text(block)))
                out += self.boxes
                self.boxes.clear()
            elif name == "tbl":
                out.append("<table>")
                out += ["| " + " | ".join(tidy(marks.join(self.lines(c, marks))) for c in row.findall(W + "tc")) for row in block.findall(W + "tr")]
                out.append("</table>")
            elif name == "sdt":
                out += self.lines(child(block, "sdtContent"), marks)
        return out


def tidy(text):
    """White space beside a note's mark is nobody's text."""
    return folded(re.sub(rf"\s*({NOTE}.*?{NOTE_END})\s*", r"\1 ", folded(text)))


IGNORED = ("proofErr", "lastRenderedPageBreak")


def tokens(node):
    """All of a tree but how its runs are divided, for what must be as it was."""
    out = []

    def put(kind, *what):
        if kind == "open" and what[0] in CHANGES and out[-1:] == [("close", what[0])] and opened[-1] == what:
            out.pop()  # one change that was divided
        elif kind == "text" and out and out[-1][:2] == ("text", what[0]):
            out[-1] = ("text", what[0], out[-1][2] + what[1])
        else:
            out.append((kind,) + what)

    opened = []

    def walk(n):
        name = local(n)
        if name in IGNORED or is_void(n):
            return
        if name == "r":
            look = child(n, "rPr")
            look = "" if look is None or not len(look) else plain_xml(look)
            for c in n:
                if local(c) in ("t", "delText"):
                    put("text", look, c.text or "")
                elif local(c) != "rPr":
                    put("sign", look, plain_xml(c))
            return
        if name == "rPr":
            put("sign", "", plain_xml(n))
            return
        if name == "fldSimple":
            for part in as_signs(n):
                walk(part)
            return
        what = (name, tuple(sorted((k, v) for k, v in n.items() if not k.endswith("}id"))))
        put("open", *what)
        for c in n:
            walk(c)
        opened.append(what)
        put("close", name)

    walk(node)
    return [" ".join(map(str, t)) for t in out if t[0] != "text" or t[2]]


def as_signs(field):
    """A field that is one element as runs with the signs of a field, which is the same."""
    def run(name, text=None, **attributes):
        made = ET.Element(W + "r")
        ET.SubElement(made, W + name, {W + k: v for k, v in attributes.items()}).text = text
        return made
    code = run("instrText", field.get(W + "instr"))
    code[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [run("fldChar", fldCharType="begin"), code, run("fldChar", fldCharType="separate"), *field, run("fldChar", fldCharType="end")]


def is_void(node):
    return local(node) in ("rPr", "pPr", "trPr", "tcPr") and all(map(is_void, node))


def plain_xml(node):
    """Without ids, which are counted anew."""
    return re.sub(r' (xmlns:\w+|\w+:id)="[^"]*"', "", ET.tostring(node, encoding="unicode").strip())
