"""A clause and what an editor does to its words.

Every word carries its origin through all that is done to it: an Origin, or None while the version that has it first is
being made. An edit whose place a reader could not tell from another is not made: what is put in or taken out neither
begins as what follows it nor ends as what precedes it.
"""
from itertools import groupby

from .words import RECAST, STRONGER, Rolling, fold

SHORTEST, LONGEST = 14, 120  # words of a clause, which no edit goes beyond
MOST_CHANGED = .3            # of a clause's words by a light rewording
HEAVY = (.25, .45)           # of them by a heavy one
PASSAGE = 9, 22              # words of a passage put in
LONG = 6                     # words of what is called a stretch
KEPT_PHRASE = 6              # words of a phrase taken out that may come back
APART = 3                    # words between two edits of one clause
# How many edits a light rewording has, and what they are: weights.
COUNTS = [(1, 36), (2, 29), (3, 16), (4, 10), (5, 5), (6, 4)]
EDITS = [("replace_word", 40), ("replace_by_two", 8), ("insert_word", 15), ("delete_words", 11), ("insert_phrase", 13),
         ("insert_passage", 4), ("delete_phrase", 7), ("return_phrase", 12), ("shift_phrase", 1), ("change_verb", 4)]


def cumulated(weights):
    sums, total = [], 0
    for _, weight in weights:
        total += weight
        sums.append(total)
    return [name for name, _ in weights], sums


COUNT_TABLE, EDIT_TABLE = cumulated(COUNTS), cumulated(EDITS)


class Origin:
    """Where a phrase stood first."""
    __slots__ = ("symbol", "label")

    def __init__(self, symbol, label):
        self.symbol, self.label = symbol, label


class Clause:
    """WORDS and ORIGINS are of one length; SOURCES are the labels of what it was in version SOURCE."""
    __slots__ = ("id", "kind", "words", "origins", "children", "fixed", "label", "relation", "source", "sources",
                 "touched", "changed", "lost", "ripe", "borrowed", "text", "spans")

    def __init__(self, number, kind, words, origins=None):
        self.id, self.kind, self.words = number, kind, words
        self.origins = origins or [None] * len(words)
        self.children = []
        self.fixed = self.lost = self.borrowed = self.label = None
        self.ripe, self.text = False, ""
        self.relation, self.source, self.sources = "added", "", []
        self.touched = self.changed = True

    def copy(self):
        twin = Clause(self.id, self.kind, list(self.words), list(self.origins))
        twin.children = [c.copy() for c in self.children]
        twin.fixed, twin.lost, twin.label = self.fixed, self.lost, self.label
        twin.text, twin.spans = self.text, self.spans
        return twin

    def all(self):
        """Itself and its subparagraphs."""
        return [self, *self.children] if self.children else [self]

    def begin(self, symbol):
        """Before a version is made: so far it is as it was in version SYMBOL."""
        self.relation, self.source, self.sources = "unchanged", symbol, [self.label]
        self.touched = self.changed = False
        self.borrowed, self.ripe = None, bool(self.lost)

    def settle(self, symbol, label):
        """Where it stands in version SYMBOL, which is the origin of what has none."""
        self.label = label
        if not self.changed:
            return
        origin = Origin(symbol, label)
        self.origins = [o or origin for o in self.origins]
        before, self.text = self.text, " ".join(self.words)
        if self.relation == "unchanged" and before != self.text:
            self.relation = "reworded"
        self.spans, at = [], 0
        for origin, run in groupby(self.origins):
            end = at + len(list(run))
            self.spans.append((at, end, origin))
            at = end


def is_clear(words, i, j, new):
    """Whether nobody could take words[i:j] -> NEW for an edit at another place."""
    before, after = fold(words[i - 1]), fold(words[j]) if j < len(words) else None
    for run in (words[i:j], new):
        if run and (fold(run[0]) == after or fold(run[-1]) == before):
            return False
    if i == j:
        return True
    least = 1 if j - i < LONG else 5  # letters: a stretch that is rewritten may have such words as "of" again
    around = {fold(w) for w in words[max(0, i - 2):j + 2]}
    return not any(len(w) >= least and fold(w) in around for w in new)


class Editor:
    """Changes clauses; each function returns whether it did."""

    def __init__(self, dice, speaker):
        self.dice, self.random, self.speaker = dice, dice.random, speaker

    def between(self, low, high):
        return low + int(self.random() * (high - low + 1))

    def edit(self, clause, i, j, new, origins=None):
        """words[i:j] become NEW, where that is clear."""
        words = clause.words
        if i < 2 or j >= len(words) or not SHORTEST <= len(words) - (j - i) + len(new) <= LONGEST:
            return False
        if any(isinstance(w, Rolling) for w in words[i:j]) or not is_clear(words, i, j, new):
            return False
        if None in clause.origins[max(0, i - APART):j + APART]:
            return False
        words[i:j] = new
        clause.origins[i:j] = origins or [None] * len(new)
        clause.changed = True
        return True

    def spot(self, clause):
        return self.between(2, len(clause.words) - 2)

    def content_word(self, like):
        word = self.speaker.pick(self.speaker.tables["S" if like.rstrip(",").endswith("s") else "A"])
        return word + "," if like.endswith(",") else word

    def replace_word(self, clause):
        i = self.spot(clause)
        old = clause.words[i]
        return len(old) > 4 and self.edit(clause, i, i + 1, [self.content_word(old)])

    def replace_by_two(self, clause):
        i = self.spot(clause)
        old = clause.words[i]
        new = [self.speaker.pick(self.speaker.tables["A"]), self.content_word(old)]
        return len(old) > 4 and self.edit(clause, i, i + 1, new)

    def insert_word(self, clause):
        i = self.spot(clause)
        return self.edit(clause, i, i, [self.speaker.pick(self.speaker.tables["A"])])

    def delete_words(self, clause):
        i = self.spot(clause)
        return self.edit(clause, i, i + self.between(1, 2), [])

    def insert_phrase(self, clause):
        i = self.spot(clause)
        return self.edit(clause, i, i, self.speaker.insertion())

    def insert_passage(self, clause):
        i, length = self.spot(clause), self.between(*PASSAGE)
        return length < .8 * len(clause.words) and self.edit(clause, i, i, self.speaker.tails(length))

    def delete_phrase(self, clause):
        i, length = self.spot(clause), self.between(3, 8)
        gone = clause.words[i:i + length], clause.origins[i:i + length], i
        if not self.edit(clause, i, i + length, []):
            return False
        if length >= KEPT_PHRASE:
            clause.lost, clause.ripe = gone, False
        return True

    def return_phrase(self, clause):
        """What an earlier version had and a later one had not."""
        if not clause.ripe:
            return False
        words, origins, i = clause.lost
        i = min(i, len(clause.words) - 2)
        if not self.edit(clause, i, i, words, origins):
            return False
        clause.lost, clause.ripe = None, False
        return True

    def shift_phrase(self, clause):
        """To another place of the same clause."""
        taken = self.take(clause, self.between(5, 9))
        if not taken:
            return False
        words, origins, at = taken
        for _ in range(6):
            i = self.spot(clause)
            if abs(i - at) > 5 and self.edit(clause, i, i, words, origins):
                return True
        clause.words[at:at], clause.origins[at:at] = words, origins
        return False

    def take(self, clause, length):
        """LENGTH old words out of CLAUSE: (words, origins, where they stood)."""
        i = self.spot(clause)
        taken = clause.words[i:i + length], clause.origins[i:i + length], i
        return taken if None not in taken[1] and self.edit(clause, i, i + length, []) else None

    def change_verb(self, clause):
        new = STRONGER.get(clause.words[0])
        return bool(new) and self.open_with(clause, new)

    def open_with(self, clause, verb):
        if clause.origins[0] is None:
            return False
        clause.words[0], clause.origins[0] = verb, None
        clause.changed = True
        return True

    def light(self, clause):
        """One to six small changes."""
        names, sums = EDIT_TABLE
        count = self.dice.choices(COUNT_TABLE[0], cum_weights=COUNT_TABLE[1])[0]
        before, budget, done = len(clause.words), MOST_CHANGED * len(clause.words), False
        for _ in range(3 * count):
            was = len(clause.words)
            if getattr(self, self.dice.choices(names, cum_weights=sums)[0])(clause):
                done, count, budget = True, count - 1, budget - max(1, abs(len(clause.words) - was))
            if not count or budget < 8 or abs(len(clause.words) - before) > budget:
                break
        return done

    def heavy(self, clause):
        """A long stretch rewritten."""
        length = len(clause.words)
        gone = int(length * (HEAVY[0] + self.random() * (HEAVY[1] - HEAVY[0])))
        i = self.between(2, max(2, length - gone - 2))
        return self.edit(clause, i, i + gone, self.speaker.tails(gone + self.between(-2, 2)))

    def roll(self, clause, values):
        """Sessions, dates and citations to those of this version."""
        done = False
        for i, word in enumerate(clause.words):
            if isinstance(word, Rolling) and values[word.kind] != word:
                clause.words[i], clause.origins[i] = type(word)(values[word.kind]), None
                done = clause.changed = True
        return done

    def recast(self, clause):
        """From the preamble to the operative part, or back."""
        verb = RECAST.get(clause.words[0])
        return bool(verb) and not clause.children and self.open_with(clause, verb)
