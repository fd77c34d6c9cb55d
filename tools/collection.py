#!/usr/bin/env python3
"""Writes a collection of resolutions whose lineage is known, for tests and measurements of size.

usage: collection.py VERSIONS DIR [--seed N] [--origins-every N]

All of it is invented: organs, words and what becomes of them (tools/invented/). What it writes:

DIR/documents/<session or year>/*.txt the documents, VERSIONS of them, of some 50 paragraphs each
DIR/truth/predecessors.tsv   symbol, predecessors (spaces between them, a space inside one as in "S/RES/741_(1992)";
                             the main one first), how one can tell (title, cited, draft, revision, wording, merged,
                             forked, none), date, and the number of the family: versions of one family descend from
                             common ancestors or have common heirs
DIR/truth/lives.tsv          symbol, label, clause (a number for life), relation (unchanged, reworded, split, merged,
                             added, revived), the version it comes from, and the labels that it had there. That
                             version is the main predecessor; of the revived the last that had the clause; where two
                             series are merged, what comes from the second of them comes from there, with its relation
                             to that version
DIR/truth/origins.tsv        symbol, label, start, end, origin symbol, origin label: words START up to END (of the
                             paragraph's text parted at white space) stood first in that paragraph of the version's
                             own line of ancestors. All words of PP, OP and subparagraphs; not the title and the
                             enacting line
DIR/truth/borrowings.tsv     symbol, label, source symbol, source label, phrase: 12 to 30 words taken over from
                             another family when they are first taken over; the source is the first version that had
                             them

The same seed gives the same bytes. 10,000 versions take half a minute and 320 MB, a third of it origins.tsv:
--origins-every=20 has those of every 20th version only, --origins-every=0 none.
"""
import argparse
import gc
import random

from invented.documents import Collection
from invented.plots import plan


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0], epilog=__doc__.split("\n\n", 2)[2],
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("versions", type=int, metavar="VERSIONS")
    parser.add_argument("directory", metavar="DIR")
    parser.add_argument("--seed", type=int, default=1948, metavar="N")
    parser.add_argument("--origins-every", type=int, default=1, metavar="N",
                        help="origins of every Nth version; 0 for none")
    options = parser.parse_args()
    gc.disable()  # what a version leaves behind has no rings
    dice = random.Random(options.seed)
    collection = Collection(dice, options.directory, options.origins_every)
    for step in plan(dice, options.versions):
        collection.add(step)
    collection.close()


main()
