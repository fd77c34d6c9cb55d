#!/usr/bin/env python3
"""The PDF reader over layouts of every kind: documents of make_pdf.py, and what is to be read in each.

usage: pdf.py STEMMA_READER

A case is a function that returns pages, or the bytes of a document, and says in its documentation what is read: a line for each
block, row, note, removal, warning and failure. A printed line ends in " /", cells are parted by " | ", ^2 is the mark of note 2, "..." is
anything.
"""
import inspect
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_pdf  # noqa: E402
from make_pdf import Page, document, draw_line, gap_of, lines  # noqa: E402

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SAMPLES = ("ARC_RES_12_7.txt", "ARC_RES_14_3.txt", "ARC_RES_16_11.txt", "ARC_RES_22_6.txt")

FERRY = ("The landing stage lies below the weir and is reached by a steep path, which the wardens keep free of ice in winter and of "
         "nettles in summer, so that boats can be met at any hour. ")
LAMPS = ("Lamps burn from dusk to dawn on both banks, and a bell is rung in fog. Whoever hears the bell answers with a horn, three times "
         "short and once long, and waits until the boat has touched the bank. ")
ROPES = ("Ropes are changed every spring. The old ones are cut into fenders and sold, and what they bring goes to the fund for the "
         "widows of the crews, as it has done since the first ferry crossed. ")


def flow(page, text, y, left=72, right=540, size=10, pitch=12, first=0, ragged=False):
    """TEXT as a paragraph from base line Y on; the base line of the next."""
    broken = lines(text, right - left, size, first)
    for i, line in enumerate(broken):
        start = left + (0 if i else first)
        gap = 0.25 * size if ragged else gap_of(line, right - start, size, i + 1 == len(broken))
        draw_line(page, start, y, line, size, gap)
        y += pitch
    return y


def stray_kerning():
    """block: A boat of twelve oars carries implementation and well-being."""
    page = Page()
    x = page.pieces(72, 100, ["A boat of twelve oars carries implemen", -140, "ta", 60, "tion"])
    page.pieces(x + 1.8, 100, ["and well", -20, "-being."])
    return [page]


def letters_apart():
    """block: ANNEX
    block: RULES FOR BOATS
    block: They are kept by all who cross."""
    page = Page()
    page.text(250, 100, "ANNEX", 12, "bold", spacing=4)
    page.text(220, 130, "RULES FOR BOATS", 10, spacing=3)
    page.text(72, 160, "They are kept by all who cross.")
    return [page]


def powers_and_marks():
    """block: The lake covers 12 km2 and holds 3 m3 an hour.^1 On the 1st day CO2 was found.^2^3
    note 1: Where it is
    note 2: deep.
    note 3: And cold."""
    page = Page()
    x = 72
    for text, rise in (("The lake covers 12 km", 0), ("2", 4), (" and holds 3 m", 0), ("3", 4), (" an hour.", 0), ("1", 4),
                       (" On the 1", 0), ("st", 4), (" day CO", 0), ("2", -2), (" was found.", 0), ("2, 3", 4)):
        size = 6 if rise else 10
        x = page.text(x, 100 - rise, text, size)
    page.rule(72, 700, 140)
    for i, text in enumerate(("Where it is", "deep.", "And cold."), 1):
        page.text(78, 707 + 10 * i, str(i), 5.5)
        page.text(84, 710 + 10 * i, text, 8)
    return [page]


def two_columns():
    """block: Ferries and fords of the upper river, a description
    block: The landing stage lies below the weir and is ... at boats can / be met at any hour.
    block: Lamps burn from dusk to dawn on both banks, a ... l / the boat has touched the bank.
    block: Ropes are changed every spring. The old ones ... one since the first ferry crossed.
    block: Lamps burn from dusk to dawn on both banks, a ... l / the boat has touched the bank.
    drop page number: 14"""
    page = Page()
    page.centre(306, 80, "Ferries and fords of the upper river, a description", 14, "bold")
    y = 110
    for text in (FERRY * 2, LAMPS):
        y = flow(page, text, y, 72, 300) + 6
    y = 110
    for text in (ROPES * 2, LAMPS):
        y = flow(page, text, y, 312, 540) + 6
    page.centre(306, 780, "14", 9)
    return [page]


def columns_with_heading():
    """block: The landing stage lies below the weir and is ... at boats can / be met at any hour.
    block: Ropes are changed every spring. The old ones ... one since the first ferry crossed.
    block: Rules for the winter, which hold from the first ice to the last
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    block: The landing stage lies below the weir and is ... at boats can / be met at any hour."""
    page = Page()
    y = flow(page, FERRY * 2, 100, 72, 300)
    flow(page, ROPES * 2, 100, 312, 540)
    page.centre(306, y + 20, "Rules for the winter, which hold from the first ice to the last", 11, "bold")
    flow(page, LAMPS * 2, y + 45, 72, 300)
    flow(page, FERRY * 2, y + 45, 312, 540)
    return [page]


def notes_below_columns():
    """block: The landing stage lies below the weir and is ... ferry crossed. End of the left.^1
    block: Lamps burn from dusk to dawn on both banks, a ... n be met at any hour. End of it.^2
    note 1: Note 1 goes on to / a second line.
    note 2: Note 2 goes on to / a second line."""
    page = Page()
    for left, right, text, mark in ((72, 300, FERRY + ROPES + "End of the left.\u00b9", "1"), (312, 540, LAMPS + FERRY + "End of it.\u00b2", "2")):
        flow(page, text, 100, left, right)
        page.rule(left, 700, left + 50)
        page.text(left + 4, 709, mark, 5)
        page.text(left + 9, 712, f"Note {mark} goes on to", 7.5)
        page.text(left, 721, "a second line.", 7.5)
    return [page]


def first_lines_indented():
    """block: The landing stage lies below the weir and is ... that boats can be met at any hour.
    block: A short one.
    block: Another short one.
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    block: Ropes
    block: Ropes are changed every spring. The old ones ... one since the first ferry crossed."""
    page, y = Page(), 100
    for text in (FERRY, "A short one.", "Another short one.", LAMPS, "Ropes", ROPES):
        y = flow(page, text, y, first=20)
    return [page]


def note_over_two_pages():
    """block: The landing stage lies below the weir and is ... as touched the bank. It is said.^1
    block: Ropes are changed every spring. The old ones ... one since the first ferry crossed.
    note 1: A long note that goes on / over the page, and says no more.
    drop rule: ______________
    drop rule: ______________________________"""
    pages = [Page(), Page()]
    flow(pages[0], FERRY + LAMPS + "It is said.\u00b9", 100)
    pages[0].text(72, 690, "_" * 14)
    pages[0].text(78, 707, "1", 5.5)
    pages[0].text(84, 710, "A long note that goes on", 8)
    flow(pages[1], ROPES, 100)
    pages[1].text(72, 690, "_" * 30)
    pages[1].text(72, 710, "over the page, and says no more.", 8)
    return pages


def signs_for_notes():
    """block: Ferries of the lower river^1
    block: The landing stage lies below the weir and is ... that boats can be met at any hour.
    block: Seen^2 and heard.^3 Twice.^4
    note *: Printed anew.
    note †: By day.
    note ‡: By night.
    note **: Once more."""
    page = Page()
    x = page.text(72, 100, "Ferries of the lower river", 12, "bold")
    page.text(x, 100, "*", 12, "bold")
    flow(page, FERRY, 130)
    page.text(72, 200, "Seen\u2020 and heard.\u2021 Twice.**")
    page.rule(72, 690, 140)
    for i, (mark, text) in enumerate((("*", "Printed anew."), ("\u2020", "By day."), ("\u2021", "By night."), ("**", "Once more."))):
        page.text(72, 702 + 10 * i, mark + " " + text, 8)
    return [page]


def narrow_table():
    """block: The landing stage lies below the weir and is ... that boats can be met at any hour.
    row: Lock | Boats | Tolls
    row: Upper lock, rebuilt / in 1987 | two boats with / no crew | 3 412.5
    row: Lower lock | one boat | 77.3
    row: Weir | none | 214.0
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank."""
    page = Page()
    flow(page, FERRY, 100)
    rows = [("Lock", "Boats", "Tolls"), ("Upper lock, rebuilt", "two boats with", "3 412.5"), ("in 1987", "no crew", None),
            ("Lower lock", "one boat", "77.3"), ("Weir", "none", "214.0")]
    y = 180
    for row in rows:
        y += 12 if row[0] == "in 1987" else 18
        for x, cell in zip((72, 160, 0), row):
            if cell and x:
                page.text(x, y, cell, 9)
            elif cell:
                page.right(262, y, cell, 9)
    flow(page, LAMPS, y + 40)
    return [page]


def list_of_sums():
    """row: Voted for the year 1411 | 68 743
    row: Allotted for the year 1411 | 68 235
    row: Spent in the year 1411 | 67 872
    row: Left in the year 1411 | 508
    row: Voted for the year 1412 | 69 576
    row: Spent in the year 1412 | 59 153
    row: Asked for the year 1413 | 61 615"""
    page, sums = Page(), ("68 743", "68 235", "67 872", "508", "69 576", "59 153", "61 615")
    names = ("Voted for the year 1411", "Allotted for the year 1411", "Spent in the year 1411", "Left in the year 1411",
             "Voted for the year 1412", "Spent in the year 1412", "Asked for the year 1413")
    for i, (name, figure) in enumerate(zip(names, sums)):
        page.text(150, 200 + 18 * i, name)
        page.right(470, 200 + 18 * i, figure)
    return [page]


def table_over_two_pages():
    """block: The landing stage lies below the weir and is ... that boats can be met at any hour.
    row: Lock | Allowance / (1411) | Allowance / (1412)
    row: Upper lock | 3 412.5 | 3 500.0
    row: Lower lock | 77.3 | 80.0
    row: Old weir | 15.0 | 15.0
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    drop head of a table, repeated: Allowance
    drop head of a table, repeated: Allowance
    drop head of a table, repeated: Lock
    drop head of a table, repeated: (1411)
    drop head of a table, repeated: (1412)"""
    rows = (("Upper lock", "3 412.5", "3 500.0"), ("Lower lock", "77.3", "80.0")), (("Old weir", "15.0", "15.0"),)
    pages = [Page(), Page()]
    flow(pages[0], FERRY, 100)
    for number, page in enumerate(pages):
        y = 180
        for x in (190, 235):
            page.right(x, y, "Allowance", 7, "italic")
        page.text(72, y + 8, "Lock", 7, "italic")
        for x, year in ((190, "(1411)"), (235, "(1412)")):
            page.right(x, y + 8, year, 7, "italic")
        y += 8 + 21
        for lock, one, other in rows[number]:
            page.text(72, y, lock, 8.5)
            page.right(190, y, one, 8.5)
            page.right(235, y, other, 8.5)
            y += 15
    flow(pages[1], LAMPS, y + 40)
    return pages


def chart():
    """block: The landing stage lies below the weir and is ... that boats can be met at any hour.
    block: Figure 3
    block: Boats on the lower river
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    drop chart: 1 500 1 321 1 000 612 500 0 1411 1412 (counted) (expected) Boats Barges"""
    page = Page()
    y = flow(page, FERRY, 100)
    page.text(72, y + 12, "Figure 3")
    page.text(72, y + 24, "Boats on the lower river")
    for step, tick in enumerate(("1 500", "1 000", "500", "0 ")):
        page.right(100, y + 60 + 30 * step, tick, 9)
    page.text(160, y + 71, "1 321", 9, "bold")
    page.text(300, y + 112, "612", 9, "bold")
    for x, year, how in ((160, "1411", "(counted)"), (300, "1412", "(expected)")):
        page.text(x, y + 162, year, 9)
        page.text(x - 8, y + 173, how, 9)
    page.text(180, y + 195, "Boats", 9)
    page.text(260, y + 195, "Barges", 9)
    flow(page, LAMPS, y + 240)
    return [page]


def table_that_counts_down():
    """row: Days left | Ferries
    row: 3 | Upper lock
    row: 2 | Lower lock
    row: 1 | Old weir
    block: The landing stage lies below the weir and is ... that boats can be met at any hour."""
    page = Page()
    for step, (left, where) in enumerate((("Days left", "Ferries"), ("3", "Upper lock"), ("2", "Lower lock"), ("1", "Old weir"))):
        page.text(72, 100 + 18 * step, left, 9)
        page.text(200, 100 + 18 * step, where, 9)
    flow(page, FERRY, 220)
    return [page]


def table_of_grades():
    """row: Grade | Lamp
    row: 3 | Burns bright
    row: 2 | Burns low
    row: 1 | Smokes
    row: 0 | Is out
    block: The landing stage lies below the weir and is ... that boats can be met at any hour."""
    page = Page()
    for step, (grade, what) in enumerate((("Grade", "Lamp"), ("3", "Burns bright"), ("2", "Burns low"), ("1", "Smokes"), ("0", "Is out"))):
        page.text(72, 100 + 18 * step, grade, 9)
        page.text(200, 100 + 18 * step, what, 9)
    flow(page, FERRY, 220)
    return [page]


def chart_with_notes():
    """block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    block: 1. The keeper of the north gate closes it.
    block: The gate of the south is closed by whoever passes it last at night.
    drop chart: 30 20 10 0 1411 1412"""
    page = Page()
    y = flow(page, LAMPS, 100)
    for step, tick in enumerate(("30", "20", "10", "0")):
        page.right(100, y + 40 + 30 * step, tick, 9)
    page.text(160, y + 142, "1411", 8)
    page.text(300, y + 142, "1412", 8)
    page.text(72, y + 160, "1. The keeper of the north gate closes it.", 8)
    page.text(72, y + 178, "The gate of the south is closed by whoever passes it last at night.", 8)
    return [page]


def list_in_two_halves():
    """block: Papers of the year
    block: Safety of the landing stages / and of the piers below them
    block: Ferries by day
    block: Tolls on the lower river
    block: Rules for the lamps of boats / and of buoys
    block: Locks and weirs
    block: Crossings by night
    block: Ice on the river, and what is / to be done when it breaks
    block: The landing stage lies below the weir and is ... that boats can be met at any hour."""
    page = Page()
    page.text(72, 100, "Papers of the year", 11, "italic")
    left = ("Safety of the landing stages", "and of the piers below them"), ("Ferries by day",), ("Tolls on the lower river",), \
        ("Rules for the lamps of boats", "and of buoys")
    right = ("Locks and weirs",), ("Crossings by night",), ("Ice on the river, and what is", "to be done when it breaks")
    for x, entries in ((72, left), (320, right)):
        y = 120
        for entry in entries:
            for line in entry:
                page.text(x, y, line, 9)
                y += 10
            y += 4
    flow(page, FERRY, 240)
    return [page]


def table_with_centred_cells():
    """row: Where | What is to be done there
    row: Upper lock | Rebuild the gates of the lock / before the ice breaks up
    row: Lower lock | Clear the channel of stones
    row: Old weir | Light the lamps at the crest / from dusk to dawn
    row: New weir | Mend the fence"""
    page = Page()
    rows = ("Where", ("What is to be done there",)), ("Upper lock", ("Rebuild the gates of the lock", "before the ice breaks up")), \
        ("Lower lock", ("Clear the channel of stones",)), ("Old weir", ("Light the lamps at the crest", "from dusk to dawn")), \
        ("New weir", ("Mend the fence",))
    y = 100
    for where, lines in rows:
        page.text(72, y + 5 * (len(lines) - 1), where, 9)
        for line in lines:
            page.text(320, y, line, 9)
            y += 10
        y += 8
    return [page]


def heads_and_feet():
    """block: The landing stage lies below the weir and is ... at boats can be met at / any hour.
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    block: Ropes are changed every spring. The old ones ... e since / the first ferry crossed.
    block: Lamps burn from dusk to dawn on both banks, a ... that boats can be met at any hour.
    drop running head: Locks of the river
    drop running foot: iv
    drop running head: Lamps of the river
    drop running foot: v
    drop running head: Ropes of the river
    drop running foot: vi
    drop running head: Boats of the river
    drop running foot: vii"""
    pages = []
    for i, (chapter, text) in enumerate((("Locks", FERRY), ("Lamps", LAMPS), ("Ropes", ROPES), ("Boats", LAMPS + FERRY))):
        page = Page()
        page.text(72, 50, f"{chapter} of the river", 8, "italic")
        flow(page, text * 2, 100)
        page.centre(306, 760, "iv v vi vii".split()[i], 9)
        pages.append(page)
    return pages


def numbered_lines():
    """block: The landing stage lies below the weir and is ... l the / boat has touched the bank.
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    block: Ropes are changed every spring. The old ones ... at boats can be / met at any hour.
    drop line number: 1
    drop line number: 2
    drop line number: 3
    drop line number: 4
    drop line number: 5
    drop line number: 6
    drop line number: 7
    drop line number: 8
    drop line number: 9
    drop line number: 10"""
    page, y, number = Page(), 100, 1
    for text in (FERRY + LAMPS, LAMPS, ROPES + FERRY):
        end = flow(page, text, y) + 6
        while y < end - 6:
            page.right(60, y, str(number), 8)
            number, y = number + 1, y + 12
        y = end
    return [page]


def written_across():
    """block: The landing stage lies below the weir and is ... that boats can be met at any hour.
    block: Lamps burn from dusk to dawn on both banks, a ... til the boat has touched the bank.
    drop text across the page: FT DRA
    drop text across the page: Printed at the weir"""
    page = Page()
    flow(page, FERRY, 100)
    page.text(150, 500, "DRAFT", 90, "bold", turn=45)
    page.text(50, 400, "Printed at the weir", 8, turn=90)
    flow(page, LAMPS, 300)
    return [page]


def turned_page():
    """block: A page may be printed / so that it has to be turned / to be read."""
    page = Page()
    for i, text in enumerate(("A page may be printed", "so that it has to be turned", "to be read.")):
        page.text(100 + 12 * i, 700, text, turn=90)
    return [page]


def upside_down():
    """block: Whoever made this turned it once, and says so."""
    page = Page(rotate=180)
    flow(page, "Whoever made this turned it once, and says so.", 100)
    return [page]


def bold_within():
    """block: The wardens have seen the ropes, and find the ... hat / the old ones are to be sold.
    block: A heading
    block: The landing stage lies below the weir and is ... that boats can be met at any hour."""
    page, y = Page(), 100
    for text, font in (("The wardens have seen the ropes, and find them sound. They say", "roman"), ("that all of them are to be changed before the winter, and that", "bold"),
                       ("the old ones are to be sold.", "bold")):
        draw_line(page, 72, y, lines(text, 1000, font=font)[0], 10, gap_of(lines(text, 1000, font=font)[0], 280, 10, text.endswith("sold.")))
        y += 12
    page.text(72, y + 6, "A heading", 10, "bold")
    flow(page, FERRY, y + 18)
    return [page]


def scanned():
    """fail: was scanned: no text on page 1; have the text recognised first"""
    page = Page()
    page.picture()
    return [page]


def locked():
    """fail: is encrypted; save it without a password"""
    return document([Page()], encrypted=True)


def broken_table_of_objects():
    """block: Nothing is where the table says, and all of it is found."""
    page = Page()
    flow(page, "Nothing is where the table says, and all of it is found.", 100)
    return document([page], broken=True)


def no_document():
    """fail: is a damaged PDF; take another copy of it"""
    return b"%PDF-1.7\nand nothing else"


def empty():
    """fail: has no text"""
    return [Page()]


def outline(stream):
    """A line for each thing that is read: see above."""
    out = []
    for line in stream.decode("utf-8").splitlines()[1:]:
        word, _, rest = line.partition(" ")
        if word == "block":
            out.append("block: ")
        elif word == "row":
            out.append("row:")
        elif word == "cell":
            out[-1] += " | " if len(out[-1]) > 4 else " "
        elif word == "note":
            out.append(f"note {rest.partition(' ')[2]}: ")
        elif word == "drop":
            out.append(f"drop {rest}: ")
        elif word in ("warn", "fail"):
            out.append(f"{word}: {rest}")
        elif word == "text":
            out[-1] += rest.partition(" ")[2]
        elif word == "line":
            out[-1] += " / "
        elif word == "ref":
            out[-1] += "^" + rest
    return out


def agrees(line, pattern):
    """Whether LINE is PATTERN, in which "..." is anything."""
    return re.fullmatch(".*".join(re.escape(p) for p in pattern.split(" ... ")), line) is not None


def same(found, wanted):
    return len(found) == len(wanted) and all(map(agrees, found, wanted))


def read(reader, data):
    return outline(subprocess.run([reader, "pdf"], input=data, capture_output=True, check=False).stdout)


def plain(line):
    """What is left of LINE without its kind, its line ends and its marks."""
    return re.sub(r"\^\d+", "", line.partition(": ")[2].replace(" / ", " "))


def resolution_faults(reader, text):
    """What of a resolution that was laid out is not read as it was written."""
    paragraphs, notes = make_pdf.split(text)
    marks = re.compile("[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+|[*]")
    begin = next(i for i, p in enumerate(paragraphs) if marks.sub("", p).startswith("The Assembly of"))
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        make_pdf.resolution(file.name, text)
        found = read(reader, file.read())
    blocks = [plain(line) for line in found if line.startswith("block")]
    wanted = [marks.sub("", p) for p in paragraphs[begin:]]
    yield from (f"not read: {p}" for p in wanted if p not in blocks)
    if [plain(line) for line in found if line.startswith("note")] != list(notes.values()):
        yield "other notes: " + "; ".join(line for line in found if line.startswith("note"))
    if blocks[-len(wanted):] != wanted:
        yield "in another order"


def cases():
    module = sys.modules[__name__]
    for name, function in vars(module).items():
        lines_of = inspect.getdoc(function) if inspect.isfunction(function) else None
        if lines_of and re.match("block|row|fail", lines_of):
            yield name, function, lines_of.split("\n")


def main():
    reader = os.path.abspath(sys.argv[1])
    number = failed = 0
    for name, function, wanted in cases():
        made = function()
        found = read(reader, made if isinstance(made, bytes) else document(made))
        good = same(found, wanted)
        number, failed = number + 1, failed + (not good)
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        for line in [] if good else [*(f"want {w}" for w in wanted), *(f"have {f}" for f in found)]:
            print("# " + line)
    for name in SAMPLES:
        with open(os.path.join(ROOT, "samples", "river-ferries", name), encoding="utf-8") as file:
            faults = list(resolution_faults(reader, file.read()))
        number, failed = number + 1, failed + bool(faults)
        print(f"{'not ok' if faults else 'ok'} {number} - {name}")
        for fault in faults:
            print("# " + fault)
    print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
