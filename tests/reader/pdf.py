#!/usr/bin/env python3
"""The PDF reader over layouts of every kind: documents of make_pdf.py, and what is to be read in each.

usage: pdf.py STEMMA_READER

A case is a function that returns pages, or the bytes of a document, and says in its documentation what is read: a line for each
block, row, note, removal, warning and failure. A printed line ends in " /", cells are parted by " | ", ^2 is the mark of note 2.
"""
import inspect
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import make_pdf  # noqa: E402
from make_pdf import Page, document, draw_line, gap_of, lines  # noqa: E402

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
    """block: The lake covers 12 km2 and holds 3 m3 an hour.^1 On the 1st day CO2 was found.^2 ^3
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
    block: The landing stage lies below the weir and is reached by a /
    ...
    """
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
    """@"""
    page = Page()
    y = flow(page, FERRY * 2, 100, 72, 300)
    flow(page, ROPES * 2, 100, 312, 540)
    page.centre(306, y + 20, "Rules for the winter, which hold from the first ice to the last", 11, "bold")
    flow(page, LAMPS * 2, y + 45, 72, 300)
    flow(page, FERRY * 2, y + 45, 312, 540)
    return [page]


def notes_below_columns():
    """@"""
    page = Page()
    for left, right, text, mark in ((72, 300, FERRY + ROPES + "End of the left.\u00b9", "1"), (312, 540, LAMPS + FERRY + "End of it.\u00b2", "2")):
        flow(page, text, 100, left, right)
        page.rule(left, 700, left + 50)
        page.text(left + 4, 709, mark, 5)
        page.text(left + 9, 712, f"Note {mark} goes on to", 7.5)
        page.text(left, 721, "a second line.", 7.5)
    return [page]


def first_lines_indented():
    """@"""
    page, y = Page(), 100
    for text in (FERRY, "A short one.", "Another short one.", LAMPS, "Ropes", ROPES):
        y = flow(page, text, y, first=20)
    return [page]


def note_over_two_pages():
    """@"""
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
    """@"""
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
    """@"""
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


def heads_and_feet():
    """@"""
    pages = []
    for i, (chapter, text) in enumerate((("Locks", FERRY), ("Lamps", LAMPS), ("Ropes", ROPES), ("Boats", LAMPS + FERRY))):
        page = Page()
        page.text(72, 50, f"{chapter} of the river", 8, "italic")
        flow(page, text * 2, 100)
        page.centre(306, 760, "iv v vi vii".split()[i], 9)
        pages.append(page)
    return pages


def numbered_lines():
    """@"""
    page, y, number = Page(), 100, 1
    for text in (FERRY + LAMPS, LAMPS, ROPES + FERRY):
        end = flow(page, text, y) + 6
        while y < end - 6:
            page.right(60, y, str(number), 8)
            number, y = number + 1, y + 12
        y = end
    return [page]


def written_across():
    """@"""
    page = Page()
    flow(page, FERRY, 100)
    page.text(150, 500, "DRAFT", 90, "bold", turn=45)
    page.text(50, 400, "Printed at the weir", 8, turn=90)
    flow(page, LAMPS, 300)
    return [page]


def turned_page():
    """@"""
    page = Page()
    for i, text in enumerate(("A page may be printed", "so that it has to be turned", "to be read.")):
        page.text(100 + 12 * i, 700, text, turn=90)
    return [page]


def upside_down():
    """@"""
    page = Page(rotate=180)
    flow(page, "Whoever made this turned it once, and says so.", 100)
    return [page]


def bold_within():
    """@"""
    page, y = Page(), 100
    for text, font in (("The wardens have seen the ropes, and find them sound. They say", "roman"), ("that all of them are to be changed before the winter, and that", "bold"),
                       ("the old ones are to be sold.", "bold")):
        draw_line(page, 72, y, lines(text, 1000, font=font)[0], 10, gap_of(lines(text, 1000, font=font)[0], 280, 10, text.endswith("sold.")))
        y += 12
    page.text(72, y + 6, "A heading", 10, "bold")
    flow(page, FERRY, y + 18)
    return [page]


def scanned():
    """@"""
    page = Page()
    page.picture()
    return [page]


def locked():
    """@"""
    return document([Page()], encrypted=True)


def broken_table_of_objects():
    """@"""
    page = Page()
    flow(page, "Nothing is where the table says, and all of it is found.", 100)
    return document([page], broken=True)


def no_document():
    """@"""
    return b"%PDF-1.7\nand nothing else"


def empty():
    """@"""
    return [Page()]
