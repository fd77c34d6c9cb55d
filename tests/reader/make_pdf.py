#!/usr/bin/env python3
"""PDF documents for tests and for showing, written by hand: text at places, rules, pictures, and a resolution laid out.

usage: make_pdf.py TEXT OUT      (TEXT: a resolution as plain text, such as samples/river-ferries/ARC_RES_14_3.txt)

Three of the fonts that every PDF program has (ISO 32000-1, 9.6.2.2), in the encoding of Windows 1252. Lengths are in points, from the
page's upper left corner. Nothing depends on the day or the machine, so the same call gives the same bytes.
"""
import math
import re
import sys

FONTS = {"roman": "Times-Roman", "bold": "Times-Bold", "italic": "Times-Italic"}
NAMES = {"roman": "F1", "bold": "F2", "italic": "F3"}

# Of the characters from 32 to 255, in thousandths of the size; 0 where the encoding has none.
WIDTHS = {
    "roman": """
250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564
444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333
469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200
480 541 0 500 0 333 500 444 1000 500 500 333 1000 556 333 889 0 611 0 0 333 333 444 444 350 500 1000 333 980 389 333 722 0
444 722 250 333 500 500 500 500 200 500 333 760 276 500 564 333 760 333 400 564 300 300 333 500 453 250 333 300 310 500 750
750 750 444 722 722 722 722 722 722 889 667 611 611 611 611 333 333 333 333 722 722 722 722 722 722 722 564 722 722 722 722
722 722 556 500 444 444 444 444 444 444 667 444 444 444 444 444 278 278 278 278 500 500 500 500 500 500 500 564 500 500 500
500 500 500 500 500""",
    "bold": """
250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570
500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333
581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220
394 520 0 500 0 333 500 500 1000 500 500 333 1000 556 333 1000 0 667 0 0 333 333 500 500 350 500 1000 333 1000 389 333 722 0
444 722 250 333 500 500 500 500 220 500 333 747 300 500 570 333 747 333 400 570 300 300 333 556 540 250 333 300 330 500 750
750 750 500 722 722 722 722 722 722 1000 722 667 667 667 667 389 389 389 389 722 722 778 778 778 778 778 570 778 722 722 722
722 722 611 556 500 500 500 500 500 500 722 444 444 444 444 444 278 278 278 278 500 556 500 500 500 500 500 570 500 556 556
556 556 500 556 500""",
    "italic": """
250 333 420 500 500 833 778 214 333 333 500 675 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 675 675 675
500 920 611 611 667 722 611 611 722 722 333 444 667 556 833 667 722 611 722 611 500 556 722 611 833 611 556 556 389 278 389
422 500 333 500 500 444 500 444 278 500 500 278 278 444 278 722 500 500 500 500 389 389 278 500 444 667 444 444 389 400 275
400 541 0 500 0 333 500 556 889 500 500 333 1000 500 333 944 0 556 0 0 333 333 556 556 350 500 889 333 980 389 333 667 0 389
556 250 389 500 500 500 500 275 500 333 760 276 500 675 333 760 333 400 675 300 300 333 500 523 250 333 300 310 500 750 750
750 500 611 611 611 611 611 611 889 667 611 611 611 611 333 333 333 333 722 667 722 722 722 722 722 675 722 722 722 722 722
556 611 500 500 500 500 500 500 500 667 444 444 444 444 444 278 278 278 278 500 500 500 500 500 500 500 675 500 500 500 500
500 444 500 444""",
}
WIDTHS = {font: [int(w) for w in widths.split()] for font, widths in WIDTHS.items()}


def width(text, size=10, font="roman"):
    return sum(WIDTHS[font][b - 32] for b in text.encode("cp1252", "replace")) * size / 1000


def literal(text):
    """A string of PDF: bytes beyond ASCII as octal, brackets and backslashes escaped."""
    out = []
    for byte in text.encode("cp1252"):
        char = chr(byte)
        out.append("\\" + char if char in "()\\" else char if 32 <= byte < 127 else f"\\{byte:03o}")
    return "(" + "".join(out) + ")"


class Page:
    """What is drawn on one page; WIDTH by HEIGHT points. ROTATE is how the page is to be turned when shown."""

    def __init__(self, width=612, height=792, rotate=0):
        self.width, self.height, self.rotate = width, height, rotate
        self.drawn = []
        self.pictured = False

    def text(self, x, y, text, size=10, font="roman", spacing=0, turn=0):
        """TEXT on the base line Y; SPACING points between letters; turned by TURN degrees against the clock."""
        return self.pieces(x, y, [text], size, font, spacing, turn)

    def pieces(self, x, y, pieces, size=10, font="roman", spacing=0, turn=0):
        """Strings and, between them, what moves the next one to the left, in thousandths of the size. Returns where they end."""
        inside = " ".join(literal(p) if isinstance(p, str) else f"{p:g}" for p in pieces)
        c, s = math.cos(math.radians(turn)), math.sin(math.radians(turn))
        self.drawn.append(f"BT /{NAMES[font]} {size:g} Tf {spacing:g} Tc {c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {self.height - y:.2f} Tm "
                          f"[{inside}] TJ ET")
        return x + sum(width(p, size, font) + spacing * len(p) if isinstance(p, str) else -p * size / 1000 for p in pieces)

    def right(self, x, y, text, size=10, font="roman"):
        self.text(x - width(text, size, font), y, text, size, font)

    def centre(self, x, y, text, size=10, font="roman"):
        self.text(x - width(text, size, font) / 2, y, text, size, font)

    def rule(self, x0, y, x1):
        self.drawn.append(f"0.5 w {x0:.2f} {self.height - y:.2f} m {x1:.2f} {self.height - y:.2f} l S")

    def picture(self):
        """A grey picture over the whole page, as a scanner makes it."""
        self.pictured = True
        self.drawn.append(f"q {self.width} 0 0 {self.height} 0 0 cm /I1 Do Q")

    def content(self):
        return "\n".join(self.drawn).encode("ascii")


def stream(data, more=""):
    return f"<< /Length {len(data)}{more} >>\nstream\n".encode("ascii") + data + b"\nendstream"


def objects(pages):
    """The objects of a document, number 1 first: catalogue, tree of pages, fonts, picture, then two for each page."""
    yield b"<< /Type /Catalog /Pages 2 0 R >>"
    kids = " ".join(f"{7 + 2 * i} 0 R" for i in range(len(pages)))
    yield f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("ascii")
    for name in FONTS.values():
        yield f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode("ascii")
    yield stream(b"\x80", " /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    fonts = " ".join(f"/{n} {3 + i} 0 R" for i, n in enumerate(NAMES.values()))
    for i, page in enumerate(pages):
        yield (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width} {page.height}] /Rotate {page.rotate} /Contents {8 + 2 * i} 0 R "
               f"/Resources << /Font << {fonts} >> /XObject << /I1 6 0 R >> >> >>").encode("ascii")
        yield stream(page.content())


def document(pages, encrypted=False, broken=False):
    """The bytes of a PDF. ENCRYPTED says that a password is needed; BROKEN puts every entry of the table of objects wrong."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects(pages), 1):
        places.append(len(out) + (7 if broken else 0))
        out += f"{number} 0 obj\n".encode("ascii") + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n".encode("ascii")
    for place in places:
        out += f"{place:010} 00000 n \n".encode("ascii")
    lock = ""
    if encrypted:  # revision 2 of the standard handler; nobody knows a password that gives this /U
        lock = f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R{lock} >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)


# --- laying out -----------------------------------------------------------------------------------------------------------------

MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RUNS = re.compile(r"\*([^*]+)\*|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")


def runs(text):
    """(text, font, raised): *emphasis* is italic, superscript figures are marks."""
    at = 0
    for match in RUNS.finditer(text):
        if text[at:match.start()]:
            yield text[at:match.start()], "roman", False
        yield (match[1], "italic", False) if match[1] else (match[2].translate(MARKS), "roman", True)
        at = match.end()
    if text[at:]:
        yield text[at:], "roman", False


def words(text, font="roman"):
    """Words, each a list of (text, font, raised) that stand without a space between them."""
    out, apart = [], True
    for piece, face, raised in runs(text):
        face = font if face == "roman" else face
        for part in re.findall(r" +|[^ ]+", piece):
            if part.isspace():
                apart = True
            elif apart:
                out.append([(part, face, raised)])
                apart = False
            else:
                out[-1].append((part, face, raised))
    return out


def word_width(word, size):
    return sum(width(t, 0.65 * size if raised else size, font) for t, font, raised in word)


def lines(text, measure, size=10, first=0, font="roman"):
    """TEXT broken into lines of MEASURE points, the first of them shorter by FIRST: lists of words."""
    out, line, room = [], [], measure - first
    for word in words(text, font):
        wide = word_width(word, size)
        if line and wide > room:
            out.append(line)
            line, room = [], measure
        line.append(word)
        room -= wide + 0.25 * size
    return out + [line] if line else out


def draw_line(page, x, y, line, size, gap):
    for word in line:
        for text, font, raised in word:
            x = page.text(x, y - 0.35 * size if raised else y, text, 0.65 * size if raised else size, font)
        x += gap


def gap_of(line, measure, size, last):
    """Between words: what fills the line, but for the last of a paragraph."""
    if last or len(line) < 2:
        return 0.25 * size
    return (measure - sum(word_width(w, size) for w in line)) / (len(line) - 1)


class Resolution:
    """Pages as the United Nations sets them: masthead, symbol at the head, notes below a rule, job and page number at the foot."""

    LEFT, RIGHT, TOP, BOTTOM, STEP, PITCH = 123.4, 487.6, 84, 728, 23.7, 12
    NOTE_SIZE, NOTE_PITCH = 8.5, 10

    def __init__(self, symbol, title, notes):
        self.symbol, self.title, self.notes = symbol, title, notes
        self.pages, self.pending = [], []
        self.turn()

    def turn(self):
        if self.pages:
            self.finish()
        self.pages.append(Page())
        self.pending, self.y = [], self.TOP

    def note_lines(self, mark):
        return lines(self.notes[mark], self.RIGHT - self.LEFT, self.NOTE_SIZE, 14)

    def floor(self, more=()):
        """How low the text may come with the notes that are due on this page."""
        height = sum(len(self.note_lines(m)) * self.NOTE_PITCH for m in [*self.pending, *more])
        return self.BOTTOM - (height + 14 if height else 0)

    def finish(self):
        """The notes of the page, and its foot; the number of pages is not known yet."""
        page = self.pages[-1]
        y = self.floor() + 8
        if self.pending:
            page.rule(self.LEFT - 19, y, self.LEFT + 56)
        for mark in self.pending:
            for i, line in enumerate(self.note_lines(mark)):
                y += self.NOTE_PITCH + (2 if mark == self.pending[0] and not i else 0)
                if not i:
                    page.text(self.LEFT + 6, y - 3, mark, 5.5)
                draw_line(page, self.LEFT + (0 if i else 14), y, line, self.NOTE_SIZE, 0.25 * self.NOTE_SIZE)

    def paragraph(self, text, x=0, first=0, number=None, font="roman", size=10):
        """X is where it stands, FIRST how much its first line is indented, both from the margin; a NUMBER hangs or stands before it."""
        left, measure = self.LEFT + x, self.RIGHT - self.LEFT - x
        broken = lines(text, measure, size, first, font)
        for i, line in enumerate(broken):
            due = [m for word in line for m, _, raised in word if raised and m in self.notes]
            if self.y > self.floor(due):
                self.turn()
            self.pending += due
            start, room = left + (0 if i else first), measure - (0 if i else first)
            if number and not i:
                self.pages[-1].text(number[0] + self.LEFT, self.y, number[1], size, font)
            draw_line(self.pages[-1], start, self.y, line, size, gap_of(line, room, size, i + 1 == len(broken)))
            self.y += self.PITCH * size / 10
        self.y += 6

    def masthead(self, organization, body, distribution, matter):
        page = self.pages[0]
        page.text(self.LEFT, 60, organization, 14)
        page.right(552, 60, self.symbol, 14, "bold")
        page.rule(60, 66, 552)
        page.text(self.LEFT, 90, body, 17, "bold")
        for i, line in enumerate(distribution):
            page.text(440, 84 + 12 * i, line)
        page.rule(60, 140, 552)
        page.text(60, 156, matter[0], 10, "bold")
        page.text(60, 168, matter[1], 10)
        self.y = 200

    def heads(self):
        """Symbol on the outer side of every page but the first, and the foot of all."""
        self.finish()
        for number, page in enumerate(self.pages, 1):
            foot = f"{number}/{len(self.pages)}"
            if number % 2:
                page.text(60, 755, "24-01234", 7)
                page.right(552, 755, foot, 8.5, "bold")
            else:
                page.text(60, 755, foot, 8.5, "bold")
                page.right(552, 755, "24-01234", 7)
            if number > 1:
                (page.right if number % 2 else page.text)(552 if number % 2 else 60, 60, self.symbol, 8.5, "bold")
                (page.text if number % 2 else page.right)(60 if number % 2 else 552, 60, self.title, 8.5, "bold")
                page.rule(60, 64, 552)


NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+) (.*)")
NUMBERED = re.compile(r"(\d+\.|\([a-z]+\)) (.*)")
HEADING = re.compile(r"[^.,;:]{3,60}")


def split(text):
    """Paragraphs, and notes by their marks."""
    paragraphs, notes = [], {}
    for piece in re.split(r"\n\s*\n", text.strip()):
        piece = " ".join(piece.split())
        found = NOTE.fullmatch(piece)
        if found:
            notes[found[1].translate(MARKS)] = found[2]
        else:
            paragraphs.append(piece)
    return paragraphs, notes


def resolution(path, text):
    """Writes the resolution TEXT to PATH; it is to have a masthead of five paragraphs or so, up to "Resolution adopted by"."""
    paragraphs, notes = split(text)
    begin = next(i for i, p in enumerate(paragraphs) if p.startswith("Resolution adopted"))
    top = paragraphs[:begin]
    organization, symbol = top[0].rsplit(" ", 1)
    body, _, distribution = top[1].partition(" Distr.: ")
    session, _, item = top[3].partition(" Agenda item ")
    title = next(p for p in paragraphs[begin:] if re.match(r"\d+/\d+\. ", p))
    out = Resolution(symbol, title.split(". ", 1)[1], notes)
    out.masthead(organization, body, ["Distr.: " + distribution, top[2]], [session, "Agenda item " + item])
    level, step = 0, out.STEP
    for p in paragraphs[begin:]:
        number = NUMBERED.fullmatch(p)
        if p == title or p.startswith("Resolution adopted"):
            out.paragraph(p, font="bold", size=12 if p == title else 14)
        elif number and number[1][0] != "(":
            out.paragraph(number[2], first=2 * step, number=(step, number[1]))
        elif number:
            level = 1 if number[1] in ("(i)", "(ii)", "(iii)", "(iv)") and "(b)" not in p[:3] and level else 0
            out.paragraph(number[2], x=(2 + level) * step, number=((1 + level) * step, number[1]))
            level = 1
        elif HEADING.fullmatch(p):
            out.paragraph(p, x=step, font="bold")
        else:
            out.paragraph(p, first=step)
        level = 0 if not (number and number[1][0] == "(") else level
    out.heads()
    with open(path, "wb") as file:
        file.write(document(out.pages))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        resolution(sys.argv[2], file.read())


if __name__ == "__main__":
    main()
