#!/usr/bin/env python3
"""Small Word documents for tests, made of the parts one asks for and nothing else.

usage: make_docx.py OUT < BODY      (BODY: the XML inside w:body, with the prefixes of NAMESPACES)

Everything is written with a fixed date, so the same call gives the same bytes.
"""
import io
import sys
import zipfile

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = {
    "w": MAIN,
    "r": RELATIONS,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
ROOTS = {"styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes",
         "endnotes": "endnotes", "comments": "comments", "header": "hdr", "footer": "ftr"}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def run(text, properties=""):
    """A run; a tab in TEXT is one of Word's."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(t)}</w:t>' if t else "" for t in text.split("\t"))
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{pieces}</w:r>"


def paragraph(content, style=None, number=None, properties="", mark=""):
    """CONTENT is XML when it starts with <, else text; NUMBER is (id, level); MARK what w:rPr of the mark holds."""
    inner = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number:
        inner += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    inner += properties + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    inner = f"<w:pPr>{inner}</w:pPr>" if inner else ""
    return f"<w:p>{inner}{content if content.startswith('<') else run(content)}</w:p>"


def level(index, form, text, start=1, more=""):
    """A level of a list; MORE goes between its format and its text, where Word has it."""
    return (f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


def definition(index, *levels, more=""):
    return f'<w:abstractNum w:abstractNumId="{index}">{more}{"".join(levels)}</w:abstractNum>'


def numbering(index, definition_index, more=""):
    return f'<w:num w:numId="{index}"><w:abstractNumId w:val="{definition_index}"/>{more}</w:num>'


def style(name, content="", kind="paragraph", based=None, default=False, label=None):
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    mark = ' w:default="1"' if default else ""
    return (f'<w:style w:type="{kind}"{mark} w:styleId="{name}"><w:name w:val="{label or name}"/>{base}'
            f"{content}</w:style>")


def table(*rows, borders="single"):
    """ROWS of cells, each a text or XML of paragraphs."""
    def cell(content):
        return f"<w:tc>{content if content.startswith('<') else paragraph(content)}</w:tc>"
    lines = f'<w:tblPr><w:tblBorders><w:insideV w:val="{borders}"/></w:tblBorders></w:tblPr>'
    return f"<w:tbl>{lines}{''.join('<w:tr>' + ''.join(map(cell, r)) + '</w:tr>' for r in rows)}</w:tbl>"


def change(kind, content, author="A. Ferryman", date="2031-05-04T10:00:00Z"):
    """A tracked change: "ins", "del", "moveFrom" or "moveTo"."""
    if kind in ("del", "moveFrom"):
        content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f'<w:{kind} w:id="1" w:author="{author}" w:date="{date}">{content}</w:{kind}>'


class Package:
    """Parts by name ("footnotes", "header1") and what is in them."""

    def __init__(self, body, **parts):
        self.body, self.parts, self.extra, self.strict = body, parts, {}, False
        self.main, self.target, self.relations = "word/document.xml", None, True

    def namespaces(self):
        names = dict(NAMESPACES)
        if self.strict:
            names.update(w=STRICT, r=STRICT_RELATIONS)
        return " ".join(f'xmlns:{p}="{u}"' for p, u in names.items())

    def part(self, root, content):
        return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {self.namespaces()}>{content}</w:{root}>'

    def related(self, targets):
        base = STRICT_RELATIONS if self.strict else RELATIONS
        rows = "".join(f'<Relationship Id="{i}" Type="{base}/{t}" Target="{n}"/>' for i, t, n in targets)
        return f'<Relationships xmlns="{PACKAGE}/relationships">{rows}</Relationships>'

    def files(self):
        folder, name = self.main.rsplit("/", 1)
        files = {"[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/{self.main}" '
                                        f'ContentType="{CONTENT}"/></Types>'}
        files[self.main] = self.part("document", f"<w:body>{self.body}</w:body>")
        targets = []
        for part, content in self.parts.items():
            kind = part.rstrip("0123456789")
            files[f"{folder}/{part}.xml"] = self.part(ROOTS[kind], content) if kind in ROOTS else content
            targets.append((part, kind, f"{part}.xml"))
        if self.relations:
            files["_rels/.rels"] = self.related([("d", "officeDocument", self.target or self.main)])
            files[f"{folder}/_rels/{name}.rels"] = self.related(targets)
        files.update(self.extra)
        return files

    def bytes(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.files().items():
                archive.writestr(zipfile.ZipInfo(name, (2031, 5, 4, 10, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def make(body, **parts):
    """The bytes of a document."""
    return Package(body, **parts).bytes()


if __name__ == "__main__":
    with open(sys.argv[1], "wb") as file:
        file.write(make(sys.stdin.read()))
