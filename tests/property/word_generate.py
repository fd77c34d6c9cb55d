"""Word documents at random, of all that Word makes, and edits of them. Standard library only.

A document is a list of blocks: paragraphs ("p") of pieces, tables, content controls ("sdt"). The same dice make the same one.
"""
import copy
import os
import random
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reader"))
import make_docx  # noqa: E402

OTHER = "A. Ferryman"

# What documents are made of

VOCABULARY = ("lamps ropes bells ferries landings crews towns boats rivers quays stairs masters harbours winters songs signals "
              "schools banks years reports books hands nights mornings stones bridges cables tolls maps pilots rafts weirs locks "
              "mills fords islands markets lanterns whistles journals keepers carts horses barrels nets oars anchors sails "
              "requests invites decides recalls notes welcomes stresses affirms urges commends encourages reaffirms").split()
SMALL = "the of to and in for with by on at from each all its their".split()
ARABIC = ("\u062a\u0637\u0644\u0628 \u062c\u0645\u064a\u0639 \u0627\u0644\u062f\u0648\u0644 \u0623\u0646 \u062a\u062d\u0645\u064a "
          "\u0627\u0644\u0623\u0646\u0647\u0627\u0631 \u0648\u0627\u0644\u0645\u062f\u0646 \u0627\u0644\u0633\u0641\u0646 \u0643\u0644 \u0639\u0627\u0645").split()
SIGNED = f'w:author="{OTHER}" w:date="2031-05-04T10:00:00Z"'
SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
SEPARATORS = {kind: "".join(f'<w:{kind} w:type="{name}" w:id="{i}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
                            for i, name in ((-1, "separator"), (0, "continuationSeparator"))) for kind in ("footnote", "endnote")}


def words(dice, low, high, arabic=False):
    count = dice.randint(low, high)
    if arabic:
        return " ".join(dice.choice(ARABIC) for _ in range(count))
    return " ".join(dice.choice(SMALL) if i % 2 and dice.random() < .7 else dice.choice(VOCABULARY) for i in range(count))


def sentence(dice, low=5, high=22, arabic=False):
    text = words(dice, low, high, arabic)
    return text[0].upper() + text[1:] + dice.choice((";", ".", ",", " ;"))


def piece(kind, text, **more):
    return dict(kind=kind, text=text, **more)


def plain_paragraph(dice, **more):
    base = dict(kind="p", items=[piece("text", sentence(dice))], number=None, style=None, rtl=False, section=False, mark=None,
                change=False, changed=False, seed=dice.getrandbits(32))
    return dict(base, **more)


INLINE = ("bold", "italic", "bold", "italic", "footnote", "footnote", "footnote", "endnote", "field", "simple", "link", "sdt",
          "box", "ins", "del", "ins", "del", "restyled", "comment", "bookmark", "moved")


def rich_paragraph(dice, **more):
    """Text, and between its pieces what is no plain text."""
    made = plain_paragraph(dice, **more)
    if made["rtl"]:
        made["items"] = [piece("text", sentence(dice, arabic=True))]
        return made
    items = [piece("text", words(dice, 2, 8).capitalize() + " ")]
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        kind = dice.choice(INLINE)
        kind = "footnote" if kind == "endnote" and dice.random() < .7 else kind
        if kind == "moved":
            text = words(dice, 2, 4) + " "
            items += [piece("moveFrom", text), piece("text", words(dice, 2, 4) + " "), piece("moveTo", text)]
        elif kind in ("footnote", "endnote"):
            items += [piece(kind, sentence(dice, 3, 9))]
        elif kind == "box":
            items += [piece(kind, sentence(dice, 3, 7))]
        else:
            items += [piece(kind, words(dice, 1, 4) + (" " if kind not in ("field", "simple", "link") else ""))]
        items += [piece("text", (" " if items[-1]["kind"] in ("field", "simple", "link", "footnote") else "") + words(dice, 1, 7) + " ")]
    items.append(piece("text", odd_signs(dice, sentence(dice, 2, 8)).lower()))
    if dice.random() < .15:
        items.append(piece("footnote", sentence(dice, 3, 9)))
    if dice.random() < .05:
        items.insert(0, piece("footnote", sentence(dice, 3, 9)))
    made["items"] = items
    return made


def odd_signs(dice, text):
    if dice.random() < .25 and " " in text:
        at = dice.choice([i for i, c in enumerate(text) if c == " "])
        text = text[:at] + dice.choice(("\t", "\u00a0", " \u00a0", "  ")) + text[at + 1:]
    if dice.random() < .1:
        at = dice.randrange(1, len(text))
        text = text[:at] + "\u00ad" + text[at:]
    return text


def cell(dice, empty=.15, **more):
    count = 1 if dice.random() < .8 else 2
    paragraphs = [plain_paragraph(dice, items=[] if dice.random() < empty else [piece("text", words(dice, 1, 6))]) for _ in range(count)]
    if dice.random() < .06 and paragraphs[0]["items"]:
        paragraphs[0]["items"].append(piece("footnote", sentence(dice, 3, 9)))
    return dict(dict(paragraphs=paragraphs, span=1, merge=None, inner=None), **more)


def table(dice, nests=True):
    """One that NESTS may have another in its last cell."""
    width = dice.randint(1, 3)
    rows = [[cell(dice) for _ in range(width)] for _ in range(dice.randint(1, 4))]
    if width > 1 and dice.random() < .15:
        rows[dice.randrange(len(rows))][:2] = [cell(dice, span=2)]
    elif len(rows) > 1 and dice.random() < .1:
        rows[0][0]["merge"], rows[1][0] = "restart", cell(dice, empty=1, merge="continue")
    elif nests and dice.random() < .05:
        rows[-1][-1]["inner"] = dict(table(dice), inner=True)
    return dict(kind="table", rows=rows, width=width, head=dice.random() < .3)


def some_blocks(dice, counted):
    """One block, or a few that belong together; COUNTED says whether Word counts in this document, or its author."""
    what = dice.random()
    if what < .38:
        return [rich_paragraph(dice)]
    if what < .60:
        return [rich_paragraph(dice, number=("word", dice.choice((0, 0, 0, 1))) if counted else ("typed", None))
                for _ in range(dice.randint(1, 4))]
    if what < .66:
        return [plain_paragraph(dice, style="Heading1", items=[piece("text", words(dice, 2, 5).capitalize())])]
    if what < .82:
        return [table(dice)]
    if what < .85:
        return [table(dice), plain_paragraph(dice, items=[]), table(dice)]
    if what < .88:
        return [dict(kind="sdt", blocks=[plain_paragraph(dice) for _ in range(dice.randint(1, 2))])]
    if what < .91:
        return [rich_paragraph(dice, rtl=True)]
    if what < .93:
        return [plain_paragraph(dice, section=True)]
    if what < .95:
        return [plain_paragraph(dice, items=[])]
    if what < .97:
        return [plain_paragraph(dice, change=True)]
    mark = dice.choice(("ins", "del"))
    return [plain_paragraph(dice, mark=mark, items=[piece(mark, sentence(dice))])]


def old_blocks(dice):
    count, made, counted = dice.randint(5, 25), [], dice.random() < .6
    if dice.random() < .12:
        made.append(table(dice))
    while len(made) < count:
        more = some_blocks(dice, counted)
        if made and made[-1]["kind"] == more[0]["kind"] == "table":
            more.insert(0, plain_paragraph(dice))
        made += more
    if dice.random() < .15 and made[-1]["kind"] != "table":
        made.append(table(dice))
    if made[-1].get("mark") or made[-1].get("change") or made[-1].get("section"):
        made.append(plain_paragraph(dice))  # the last mark of a text is nobody's change
    return typed_numbers(made)


def typed_numbers(blocks):
    """Numbers that are typed are counted when the document is made; an edited document has them counted anew, or not."""
    count = 0
    for block in blocks:
        if block["kind"] == "p" and block["number"] and block["number"][0] == "typed":
            count += 1
            block["number"] = ("typed", block["number"][1] or count)
    return blocks


# Documents as Word writes them


class Writer:
    """Blocks -> a package; what is numbered through a document is counted here."""

    def __init__(self):
        self.id, self.notes = 100, {"footnote": [], "endnote": []}

    def next(self):
        self.id += 1
        return self.id

    def runs(self, dice, text, properties=""):
        """TEXT in runs divided anywhere, with what Word leaves between them."""
        out = []
        while text:
            length = len(text) if dice.random() < .6 else dice.randint(1, len(text))
            out.append(self.run(text[:length], properties))
            text = text[length:]
            if text and dice.random() < .3:
                name = self.next()
                out.append(dice.choice(('<w:proofErr w:type="spellStart"/>', "<w:r/>", "<w:r><w:rPr><w:b/></w:rPr></w:r>",
                                        f'<w:bookmarkStart w:id="{name}" w:name="b{name}"/><w:bookmarkEnd w:id="{name}"/>')))
        return "".join(out)

    @staticmethod
    def run(text, properties=""):
        return make_docx.run(text, properties).replace("\u00ad", '</w:t><w:softHyphen/><w:t xml:space="preserve">')

    def changed(self, kind, content):
        if kind in ("del", "moveFrom"):
            content = content.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return f'<w:{kind} w:id="{self.next()}" {SIGNED}>{content}</w:{kind}>'

    def note(self, kind, dice, text):
        self.notes[kind].append((dice, text))
        return f'<w:r><w:{kind}Reference w:id="{len(self.notes[kind])}"/></w:r>'

    def box(self, text):
        content = f"<w:txbxContent><w:p>{self.run(text)}</w:p></w:txbxContent>"
        return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="wps"><wps:wsp>'
                f"<wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
                f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>")

    def item(self, dice, item):
        kind, text = item["kind"], item["text"]
        if kind in self.notes:
            return self.note(kind, dice, text)
        if kind == "box":
            return self.box(text)
        look = {"bold": "<w:b/>", "italic": "<w:i/>", "restyled": f'<w:b/><w:rPrChange w:id="{self.next()}" {SIGNED}><w:rPr/></w:rPrChange>'}
        runs = self.run(text, look[kind]) if kind == "restyled" else self.runs(dice, text, look.get(kind, ""))
        if kind in ("ins", "del"):
            return self.changed(kind, runs)
        if kind in ("moveFrom", "moveTo"):
            mark = self.next()
            return (f'<w:{kind}RangeStart w:id="{mark}" {SIGNED} w:name="{re.sub(" ", "", text)}"/>{self.changed(kind, runs)}'
                    f'<w:{kind}RangeEnd w:id="{mark}"/>')
        return {"field": lambda: ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF boats</w:instrText></w:r>'
                                  f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
                "simple": lambda: f'<w:fldSimple w:instr="REF boats">{runs}</w:fldSimple>',
                "link": lambda: f'<w:hyperlink w:anchor="boats">{runs}</w:hyperlink>',
                "sdt": lambda: f'<w:sdt><w:sdtPr><w:alias w:val="a"/></w:sdtPr><w:sdtContent>{runs}</w:sdtContent></w:sdt>',
                "comment": lambda: f'<w:commentRangeStart w:id="1"/>{runs}<w:commentRangeEnd w:id="1"/>',
                "bookmark": lambda: self.bookmarked(runs)}.get(kind, lambda: runs)()

    def bookmarked(self, runs):
        mark = self.next()
        return f'<w:bookmarkStart w:id="{mark}" w:name="b{mark}"/>{runs}<w:bookmarkEnd w:id="{mark}"/>'

    def paragraph(self, block):
        dice = random.Random(block["seed"])
        number, properties = block["number"], ""
        properties += f'<w:pStyle w:val="{block["style"]}"/>' if block["style"] else ""
        if number and number[0] == "word":
            properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="1"/></w:numPr>'
        properties += "<w:bidi/>" if block["rtl"] else ""
        properties += '<w:jc w:val="both"/>' if block["change"] else ""
        properties += f'<w:rPr><w:{block["mark"]} w:id="{self.next()}" {SIGNED}/></w:rPr>' if block["mark"] else ""
        properties += SECTION if block["section"] else ""
        properties += f'<w:pPrChange w:id="{self.next()}" {SIGNED}><w:pPr/></w:pPrChange>' if block["change"] else ""
        content = self.runs(dice, f"{number[1]}. ") if number and number[0] == "typed" else ""
        content += "".join(self.item(dice, item) for item in block["items"])
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"

    def cell(self, content):
        merge = {None: "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[content["merge"]]
        span = f'<w:gridSpan w:val="{content["span"]}"/>' if content["span"] > 1 else ""
        inner = self.table(content["inner"]) + "<w:p/>" if content["inner"] else ""
        return (f'<w:tc><w:tcPr><w:tcW w:w="{2000 * content["span"]}" w:type="dxa"/>{span}{merge}</w:tcPr>'
                f"{''.join(map(self.paragraph, content['paragraphs']))}{inner}</w:tc>")

    def table(self, block):
        rows = ""
        for index, row in enumerate(block["rows"]):
            head = "<w:trPr><w:tblHeader/></w:trPr>" if block["head"] and index == 0 else ""
            rows += f"<w:tr>{head}{''.join(map(self.cell, row))}</w:tr>"
        return ('<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders><w:insideV w:val="single"/></w:tblBorders></w:tblPr>'
                f"<w:tblGrid>{GRID[block['width']]}</w:tblGrid>{rows}</w:tbl>")

    def block(self, block):
        if block["kind"] == "sdt":
            return f'<w:sdt><w:sdtPr><w:alias w:val="b"/></w:sdtPr><w:sdtContent>{"".join(map(self.block, block["blocks"]))}</w:sdtContent></w:sdt>'
        return self.table(block) if block["kind"] == "table" else self.paragraph(block)

    def story(self, kind):
        return SEPARATORS[kind] + "".join(f'<w:{kind} w:id="{i + 1}"><w:p><w:r><w:{kind}Ref/></w:r>{self.runs(dice, " " + text)}</w:p></w:{kind}>'
                                          for i, (dice, text) in enumerate(self.notes[kind]))

    def bytes(self, blocks):
        body = "".join(map(self.block, blocks)) + ("<w:p/>" if not blocks or blocks[-1]["kind"] != "p" else "") + SECTION
        parts = {kind + "s": self.story(kind) for kind in self.notes if self.notes[kind]}
        levels = make_docx.level(0, "decimal", "%1."), make_docx.level(1, "lowerLetter", "(%2)")
        return make_docx.make(body, styles=make_docx.style("Normal", default=True) + make_docx.style("Heading1", label="heading 1"),
                              numbering=make_docx.definition(1, *levels) + make_docx.numbering(1, 1), header1=make_docx.paragraph("Head"),
                              settings='<w:zoom w:percent="100"/>',
                              comments=f'<w:comment w:id="1" {SIGNED}><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>', **parts)


GRID = {n: '<w:gridCol w:w="2000"/>' * n for n in range(1, 6)}


# What is done to a document


def resolved(blocks):
    """BLOCKS after all earlier changes, which the new document does not tell."""
    out = []
    for block in copy.deepcopy(blocks):
        if block["kind"] == "p":
            if block["mark"] == "del":
                continue
            block["mark"], block["change"], block["changed"] = None, False, block["change"] or block.get("changed", False)
            block["items"] = [dict(i, kind={"ins": "text", "moveTo": "text", "restyled": "bold"}.get(i["kind"], i["kind"]))
                              for i in block["items"] if i["kind"] not in ("del", "moveFrom")]
            block["seed"] += 1
        out.append(block)
    return out


def paragraphs_of(blocks, filled=True):
    """Places (list, index) of paragraphs in the body."""
    return [(blocks, i) for i, b in enumerate(blocks) if b["kind"] == "p" and (b["items"] or not filled)]


def tables_of(blocks, whole=False):
    """Tables of rows that are alike, or all."""
    return [b for b in blocks if b["kind"] == "table" and
            (whole or not any(c["span"] > 1 or c["merge"] or c["inner"] for row in b["rows"] for c in row))]


def cells_of(blocks, empty, among_tables=True):
    """Cells with text, or EMPTY ones; without AMONG_TABLES none of a row that has a table in it, whose rows are told behind it."""
    return [c for t in tables_of(blocks, True) for row in t["rows"] if among_tables or not any(d["inner"] for d in row) for c in row
            if c["merge"] != "continue" and (not any(p["items"] for p in c["paragraphs"])) == empty]


def reworded(dice, text):
    parts = text.split(" ")
    at = dice.randrange(len(parts))
    what = dice.choice(("replace", "insert", "drop"))
    if what == "drop" and len(parts) > 2:
        del parts[at]
    elif what == "insert":
        parts.insert(at, words(dice, 1, 3))
    else:
        parts[at] = words(dice, 1, 2)
    return " ".join(parts)


def edit_reword(dice, blocks):
    places = [i for b, n in paragraphs_of(blocks) for i in b[n]["items"]
              if i["kind"] not in ("footnote", "endnote", "box") and i["text"].strip()]
    places += [i for b in blocks if b["kind"] == "sdt" for p in b["blocks"] for i in p["items"]]
    if places:
        item = dice.choice(places)
        for _ in range(dice.randint(1, 3)):
            item["text"] = reworded(dice, item["text"])


def edit_note(dice, blocks):
    places = [(b[n]["items"], k) for b, n in paragraphs_of(blocks) for k, i in enumerate(b[n]["items"]) if i["kind"] == "footnote"]
    what = dice.choice(("change", "drop", "add"))
    if what == "add" or not places:
        places = paragraphs_of(blocks)
        if places:
            b, n = dice.choice(places)
            b[n]["items"].insert(dice.randint(1, len(b[n]["items"])), piece("footnote", sentence(dice, 3, 9)))
        return
    items, k = dice.choice(places)
    if what == "drop":
        del items[k]
    else:
        items[k]["text"] = reworded(dice, items[k]["text"])


def edit_insert(dice, blocks):
    like = [b for b in blocks if b["kind"] == "p" and b["items"]]
    number = dice.choice(like)["number"] if like else None
    blocks.insert(dice.randint(0, len(blocks)), rich_paragraph(dice, number=number))
    blocks[:] = resolved(blocks)


def edit_insert_at_edge(dice, blocks):
    blocks.insert(dice.choice((0, len(blocks))), plain_paragraph(dice))


def edit_insert_beside_table(dice, blocks):
    places = [i for i, b in enumerate(blocks) if b["kind"] == "table"]
    if places:
        blocks.insert(dice.choice(places) + dice.choice((0, 1)), plain_paragraph(dice))


def drop(blocks, at):
    """No two tables come to stand side by side, which would be one."""
    around = [blocks[i]["kind"] for i in (at - 1, at + 1) if 0 <= i < len(blocks)]
    if around != ["table", "table"] and len(blocks) > 1:
        del blocks[at]


def edit_delete(dice, blocks):
    places = [n for _, n in paragraphs_of(blocks) if not blocks[n]["section"]]
    if places:
        drop(blocks, dice.choice(places))


def edit_split(dice, blocks):
    """A text box is read behind the paragraph it hangs on, so that a part put in before it would be taken for its text."""
    places = [(n, k) for _, n in paragraphs_of(blocks) for k, i in enumerate(blocks[n]["items"])
              if not any(item["kind"] == "box" for item in blocks[n]["items"]) and i["kind"] == "text" and i["text"].strip().count(" ") > 2]
    if not places:
        return
    n, k = dice.choice(places)
    first, second = blocks[n], copy.deepcopy(blocks[n])
    parts = first["items"][k]["text"].split(" ")
    at = dice.randrange(1, len(parts) - 1)
    first["items"][k:] = [piece("text", " ".join(parts[:at]))]
    second["items"][:k + 1] = [piece("text", " ".join(parts[at:]))]
    first["section"] = False
    blocks.insert(n + 1, second)


def edit_merge(dice, blocks):
    places = [n for n in range(len(blocks) - 1) if all(blocks[i]["kind"] == "p" and blocks[i]["items"] and not blocks[i]["section"] and
                                                       not blocks[i]["rtl"] and not blocks[i]["changed"] and
                                                       not any(item["kind"] == "box" for item in blocks[i]["items"]) for i in (n, n + 1))]
    if places:
        n = dice.choice(places)
        blocks[n]["items"] += [piece("text", " ")] + blocks.pop(n + 1)["items"]


def edit_move(dice, blocks):
    places = [n for _, n in paragraphs_of(blocks) if not blocks[n]["section"]]
    if places:
        n, count = dice.choice(places), len(blocks)
        block = blocks[n]
        drop(blocks, n)
        if len(blocks) < count:
            blocks.insert(dice.randint(0, len(blocks)), block)


def edit_row_added(dice, blocks):
    tables = tables_of(blocks)
    if tables:
        rows = dice.choice(tables)["rows"]
        rows.insert(dice.randint(0, len(rows)), [cell(dice) for _ in rows[0]])


def edit_row_deleted(dice, blocks):
    tables = [t for t in tables_of(blocks) if len(t["rows"]) > 1]
    if tables:
        rows = dice.choice(tables)["rows"]
        del rows[dice.randrange(len(rows))]


def edit_row_moved(dice, blocks):
    tables = [t for t in tables_of(blocks) if len(t["rows"]) > 1]
    if tables:
        rows = dice.choice(tables)["rows"]
        row = rows.pop(dice.randrange(len(rows)))
        rows.insert(dice.randint(0, len(rows)), row)


def edit_cell_filled(dice, blocks):
    cells = cells_of(blocks, empty=True, among_tables=False)
    if cells:
        dice.choice(cells)["paragraphs"][0]["items"] = [piece("text", words(dice, 1, 4))]


def edit_cell_emptied(dice, blocks):
    cells = cells_of(blocks, empty=False, among_tables=False)
    if cells:
        dice.choice(cells)["paragraphs"] = [plain_paragraph(dice, items=[])]


def edit_cell_reworded(dice, blocks):
    items = [i for c in cells_of(blocks, empty=False, among_tables=False) for p in c["paragraphs"] for i in p["items"] if i["kind"] == "text"]
    if items:
        item = dice.choice(items)
        item["text"] = reworded(dice, item["text"])


def edit_table_added(dice, blocks):
    places = [i for i in range(len(blocks) + 1) if all(b["kind"] != "table" for b in blocks[max(0, i - 1):i + 1])]
    if places:
        blocks.insert(dice.choice(places), table(dice, nests=False))


def edit_table_deleted(dice, blocks):
    places = [i for i, b in enumerate(blocks) if b["kind"] == "table"]
    if places:
        drop(blocks, dice.choice(places))


def edit_number(dice, blocks):
    """
    A paragraph whose properties somebody has changed already can have no other change of them; a heading has its number in its
    text, so that one which comes is typed.
    """
    places = [(b, n) for b, n in paragraphs_of(blocks) if not b[n]["style"] and not b[n]["changed"]]
    if places:
        b, n = dice.choice(places)
        typed = any(p["number"] and p["number"][0] == "typed" for p in blocks if p["kind"] == "p")
        b[n]["number"] = None if b[n]["number"] else ("typed", 7) if typed else ("word", 0)


EDITS = {name[5:]: value for name, value in list(globals().items()) if name.startswith("edit_")}
EDIT_NAMES = list(EDITS) + ["reword"] * 4 + ["insert", "delete", "note"] * 2


class Case:
    """An old document and edits, each with a seed of its own, so that one can be left away and the others stay."""

    def __init__(self, seed):
        dice = random.Random(seed)
        self.seed, self.blocks = seed, old_blocks(dice)
        self.edits = [(dice.choice(EDIT_NAMES), dice.getrandbits(32)) for _ in range(dice.randint(1, 6))]

    def new_blocks(self):
        blocks = resolved(self.blocks)
        for name, seed in self.edits:
            EDITS[name](random.Random(seed), blocks)
        return blocks

    def write(self, directory):
        directory.mkdir(parents=True, exist_ok=True)
        paths = [directory / f"{name}.docx" for name in ("old", "new", "out")]
        paths[0].write_bytes(Writer().bytes(self.blocks))
        paths[1].write_bytes(Writer().bytes(self.new_blocks()))
        return paths
