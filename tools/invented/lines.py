"""A line of versions: its clauses, and how one version is made of the one before."""
from .clauses import LONGEST, Clause, Editor
from .words import (ASSEMBLY_ENDINGS, ASSEMBLY_LAST, ASSEMBLY_PREAMBLE, CITATIONS, COUNCIL_ENDINGS, COUNCIL_LAST,
                    COUNCIL_PREAMBLE, RECAST, ROLLING, Rolling, parse)

# Of the clauses of a version, by the version before it. Each version has its own pace besides.
LIGHT, HEAVY, DROPPED, ADDED = .3, .03, .06, .085
SPLIT, MERGED, MOVED, RECASTS, TRANSFERRED = .012, .014, .02, .005, .005
REVIVED = .012
REVIVAL_GAP = 4                 # versions that a clause may be gone
REVIVED_EDITED = .4             # of the revived come back with one word changed
PACE = (.35, 1.75)
OVERHAULS, OVERHAUL = .05, 2.2  # versions that change much more, and how much more
BETWEEN_DRAFTS = .15            # the pace from a draft to its revision or to what is adopted
BORROWINGS = .22                # versions that take a phrase over from another series
BORROWED_AS_NEW = .5            # of these phrases are in a new clause
LENT = .03                      # new clauses of which a phrase may be taken
PHRASE = (12, 30)               # words of it
POOL = 4000                     # phrases that wait to be taken over
PREAMBLE_SHARE = .38
WITH_SUBPARAGRAPHS = .09        # of operative paragraphs
SUBPARAGRAPHS = (2, 6)
ROLLING_CLAUSES = .04           # new operative paragraphs that name the next session
BOILERPLATE = {"assembly": (1, 3), "council": (2, 3)}   # paragraphs of it in each part, besides the last
NEW_BOILERPLATE = .03           # versions that get one more
LARGEST = 90                    # paragraphs
FORK_SHARES = (.45, .9)         # to the first, to the second, what is left to both
JOIN_KEPT = .93, .65            # of the main predecessor's clauses, of the other's
LISTED = 6                      # resolutions in a list of those recalled
OPENINGS = {"PP": [["Recognizing", "also"], ["Noting", "further"], ["Stressing", "also"], ["Aware", "likewise"]],
            "OP": [["Urges", "also"], ["Further", "requests"], ["Also", "encourages"], ["Recommends", "likewise"]],
            "sub": [["To", "likewise"], ["To", "furthermore"]]}


class Line:
    """One line of descent. ORGAN is "assembly" or "council"; NUMBERS gives the ids of clauses."""

    def __init__(self, organ, size, cites, speaker, dice, numbers):
        self.organ, self.size, self.cites, self.speaker = organ, size, cites, speaker
        self.dice, self.random, self.numbers = dice, dice.random, numbers
        self.editor = Editor(dice, speaker)
        self.opening, self.preamble, self.operative, self.endings = [], [], [], []
        self.gone, self.steps, self.citation = [], 0, None
        self.last = self.last_adopted = self.draft = self.title = None

    # What it has

    def blocks(self):
        return self.opening + self.preamble + self.operative + self.endings

    def clauses(self):
        return [c for b in self.blocks() for c in b.all()]

    def lists(self):
        """Clauses that may change places, split or merge with one another."""
        return [self.preamble, self.operative] + [b.children for b in self.operative if b.children]

    def some_list(self):
        lists = self.lists()
        return self.dice.choices(lists, [len(x) for x in lists])[0] if self.preamble or self.operative else []

    # How it begins

    def new_clause(self, kind, words, origins=None):
        return Clause(next(self.numbers), kind, words, origins)

    def length(self):
        return int(min(85, max(20, self.dice.lognormvariate(3.7, .4))))

    def new_block(self, kind, values):
        if kind == "OP" and self.random() < WITH_SUBPARAGRAPHS:
            block = self.new_clause("OP", self.speaker.sentence("chapeau", 0))
            block.children = [self.new_clause("sub", self.speaker.sentence("sub", self.length() // 2 + 8))
                              for _ in range(self.editor.between(*SUBPARAGRAPHS))]
            return block
        words = self.speaker.sentence(kind, self.length())
        if kind == "OP" and self.random() < ROLLING_CLAUSES:
            words += ["at", "its", ROLLING["ordinal"](values["ordinal"]), "session"] + self.speaker.tails(8)
        return self.new_clause(kind, words)

    def boilerplate(self, template, kind, values):
        clause = self.new_clause(kind, self.speaker.fill(parse(template), rolling=values))
        clause.fixed = template
        return clause

    def templates(self):
        if self.organ == "council":
            return COUNCIL_PREAMBLE, COUNCIL_ENDINGS, COUNCIL_LAST
        return ASSEMBLY_PREAMBLE, ASSEMBLY_ENDINGS, ASSEMBLY_LAST

    def begin(self, values):
        """The first version."""
        preamble, endings, last = self.templates()
        first, end = (self.dice.sample(t, self.editor.between(*BOILERPLATE[self.organ])) for t in (preamble, endings))
        self.opening = [self.boilerplate(t, "PP", values) for t in first]
        self.endings = [self.boilerplate(t, "OP", values) for t in end]
        self.endings.append(self.boilerplate(last, "OP", values))
        count = len(self.opening) + len(self.endings)
        while len(self.preamble) < max(2, PREAMBLE_SHARE * self.size - len(self.opening)):
            self.preamble.append(self.new_block("PP", values))
        count += len(self.preamble)
        while count < self.size or len(self.operative) < 2:
            self.operative.append(self.new_block("OP", values))
            count += len(self.operative[-1].all())

    def begin_formula(self, preamble, operative, name):
        for kind, templates, where in (("PP", preamble, self.preamble), ("OP", operative, self.operative)):
            for template in templates:
                where.append(self.new_clause(kind, template.replace("{X}", name).split()))
                where[-1].fixed = template

    # How a version is made of the one before

    def revise(self, version, pool, other=None, between_drafts=False):
        """POOL is where phrases are lent and borrowed, OTHER a line that is merged into this one."""
        for clause in self.clauses():
            clause.begin(self.last)
        self.steps += 1
        if other:
            self.join(other)
        pace = self.size_now() * self.pace(between_drafts)
        self.roll(version.values)
        self.repeat(SPLIT * pace, self.split)
        self.repeat(MERGED * pace, self.merge)
        self.repeat(MOVED * pace, self.move)
        self.repeat(RECASTS * pace, self.recast)
        self.repeat(TRANSFERRED * pace, self.transfer)
        self.reword(pace / self.size_now())
        self.repeat(REVIVED * pace, self.revive)
        if not between_drafts:
            self.cite(version.values)
            if self.random() < BORROWINGS:
                self.borrow(version, pool)
            if self.random() < NEW_BOILERPLATE:
                self.add_boilerplate(version.values)
        self.repeat(ADDED * pace * self.size / self.size_now(), lambda: self.add(version.values))

    def pace(self, between_drafts):
        if between_drafts:
            return self.dice.uniform(*PACE) * BETWEEN_DRAFTS
        return self.dice.uniform(*PACE) * (OVERHAUL if self.random() < OVERHAULS else 1)

    def size_now(self):
        return max(1, len(self.clauses()))

    def repeat(self, times, function):
        for _ in range(int(times + self.random())):
            for _ in range(4):
                if function():
                    break

    def roll(self, values):
        for clause in self.clauses():
            if any(isinstance(w, Rolling) for w in clause.words) and self.editor.roll(clause, values):
                clause.touched = True

    def cite(self, values):
        """The version before is recalled."""
        if self.cites not in CITATIONS or not self.last_adopted:
            return
        if not self.citation:
            words = self.speaker.fill(parse(CITATIONS[self.cites]), rolling=values)
            self.citation = self.new_clause("PP", [str(w) for w in words] if self.cites == "list" else words)
            self.citation.fixed = self.cites
            self.opening.append(self.citation)
        elif self.cites == "list" and self.citation.words.count("of") < LISTED:
            self.citation.words += ["and"] + [str(w) for w in self.speaker.fill(parse("{L}"), rolling=values)]
            self.citation.origins += [None] * (len(self.citation.words) - len(self.citation.origins))
            self.citation.changed = self.citation.touched = True

    def free(self, clause, least=0):
        return not (clause.touched or clause.children) and len(clause.words) >= least

    def split(self):
        where = self.some_list()
        fit = [i for i, c in enumerate(where) if self.free(c, 34)]
        if not fit or self.size_now() >= LARGEST:
            return False
        i = self.dice.choice(fit)
        clause = where[i]
        cut = self.cut(clause.words)
        opening = self.dice.choice(OPENINGS[clause.kind])
        twin = self.new_clause(clause.kind, opening + clause.words[cut:], [None, None] + clause.origins[cut:])
        del clause.words[cut:], clause.origins[cut:]
        clause.words[-1] = str(clause.words[-1]).rstrip(",")
        if len(twin.words) > len(clause.words):
            twin.id, clause.id = clause.id, twin.id
        for part in (clause, twin):
            part.relation, part.source, part.sources = "split", clause.source, [clause.label]
            part.touched = part.changed = True
            part.lost, part.ripe = None, False
        where.insert(i + 1, twin)
        return True

    def cut(self, words):
        """Behind a comma where there is one, so far from the middle that it is plain which part is larger."""
        length = len(words)
        places = [k for k in range(12, length - 11) if abs(2 * k + 2 - length) >= .2 * length]
        return self.dice.choice([k for k in places if words[k - 1].endswith(",")] or places)

    def merge(self):
        where = self.some_list()
        fit = [i for i in range(len(where) - 1) if self.mergeable(where[i], where[i + 1])]
        if not fit:
            return False
        i = self.dice.choice(fit)
        first, second = where[i], where.pop(i + 1)
        if len(second.words) > len(first.words):
            first.id, second.id = second.id, first.id
        first.words += ["and", second.words[0][0].lower() + second.words[0][1:]] + second.words[1:]
        first.origins += [None] + second.origins
        first.relation, first.sources = "merged", [first.label, second.label]
        first.touched = first.changed = True
        first.lost, first.ripe = None, False
        return True

    def mergeable(self, a, b):
        if not (self.free(a) and self.free(b)) or a.source != b.source or len(a.words) + len(b.words) > LONGEST:
            return False
        small, large = sorted((len(a.words), len(b.words)))
        return 1.2 * small <= large <= 4 * small and small >= 10

    def move(self):
        where = self.some_list()
        if len(where) < 6:
            return False
        i, j = (int(self.random() * len(where)) for _ in range(2))
        if abs(i - j) < 4:
            return False
        where.insert(j, where.pop(i))
        return True

    def recast(self):
        old, new, kind = self.preamble, self.operative, "OP"
        if self.random() < .4:
            old, new, kind = new, old, "PP"
        fit = [c for c in old if self.free(c, 20) and c.words[0] in RECAST]
        if not fit or not new:
            return False
        clause = self.dice.choice(fit)
        if not self.editor.recast(clause):
            return False
        old.remove(clause)
        clause.kind, clause.touched = kind, True
        new.insert(int(self.random() * len(new)), clause)
        return True

    def transfer(self):
        """A phrase from one paragraph to another."""
        free = [c for c in self.clauses() if self.free(c, 30) and not c.fixed]
        if len(free) < 2:
            return False
        giver, taker = self.dice.sample(free, 2)
        if len(giver.words) < 42:
            return False
        taken = self.editor.take(giver, self.editor.between(8, 13))
        if not taken:
            return False
        words, origins, at = taken
        if not self.put(taker, words, origins):
            giver.words[at:at], giver.origins[at:at] = words, origins
            return False
        giver.touched = taker.touched = True
        return True

    def put(self, clause, words, origins=None):
        """WORDS somewhere into CLAUSE."""
        spots = (self.editor.spot(clause) for _ in range(6))
        return any(self.editor.edit(clause, i, i, words, origins) for i in spots)

    def reword(self, pace):
        limits = [DROPPED * pace, (DROPPED + HEAVY) * pace, (DROPPED + HEAVY + LIGHT) * pace]
        self.preamble = self.reworded(self.preamble, limits)
        self.operative = self.reworded(self.operative, limits)

    def reworded(self, clauses, limits):
        """Each in one of these ways, or not at all."""
        kept = []
        for clause in clauses:
            luck = self.random()
            if luck < limits[0] and len(clauses) > 2 and not any(c.touched for c in clause.all()):
                self.drop(clause)
                continue
            if luck < limits[2] and not clause.touched:
                (self.editor.heavy if luck < limits[1] else self.editor.light)(clause)
            if clause.children:
                clause.children = self.reworded(clause.children, limits)
            kept.append(clause)
        return kept

    def drop(self, clause):
        if clause.kind != "sub" and clause.source == self.last:
            self.gone.append((self.steps, clause))
        if len(self.gone) > 40:
            del self.gone[:20]

    def revive(self):
        """With its subparagraphs; after at least one version without it."""
        fit = [g for g in self.gone if 1 <= self.steps - g[0] <= REVIVAL_GAP]
        if not fit or self.size_now() >= LARGEST:
            return False
        entry = self.dice.choice(fit)
        self.gone.remove(entry)
        clause = entry[1]
        if self.random() < REVIVED_EDITED:
            self.editor.replace_word(clause)
        for part in clause.all():
            part.relation, part.touched = "revived", True
        where = self.preamble if clause.kind == "PP" else self.operative
        where.insert(int(self.random() * (len(where) + 1)), clause)
        return True

    def add(self, values):
        if self.size_now() >= LARGEST:
            return False
        where = self.some_list()
        kind = "PP" if where is self.preamble else "OP" if where is self.operative else "sub"
        if kind == "sub" and len(where) >= 12:
            return False
        where.insert(int(self.random() * (len(where) + 1)), self.new_block(kind, values) if kind != "sub" else
                     self.new_clause("sub", self.speaker.sentence("sub", self.length() // 2 + 8)))
        return True

    def add_boilerplate(self, values):
        has = {c.fixed for c in self.endings}
        wanting = [t for t in self.templates()[1] if t not in has]
        if wanting:
            self.endings.insert(0, self.boilerplate(self.dice.choice(wanting), "OP", values))

    # Other series

    def borrow(self, version, pool):
        entry = pool.draw(version)
        if not entry:
            return
        phrase = entry.words
        if self.random() < BORROWED_AS_NEW:
            rest = self.speaker.tails(self.editor.between(3, 12))
            clause = self.new_clause("OP", self.speaker.sentence("OP", 12) + phrase + rest)
            self.operative.insert(int(self.random() * (len(self.operative) + 1)), clause)
        else:
            fit = [c for c in self.clauses() if self.free(c, 1.3 * len(phrase)) and not c.fixed]
            clause = self.dice.choice(fit) if fit else None
            if not clause or not self.put(clause, phrase):
                return
        clause.touched, clause.borrowed = True, entry
        pool.remove(entry)

    def lend(self, version, pool):
        """Phrases of what is new, once the version's labels are known."""
        for clause in self.clauses():
            if clause.relation != "added" or clause.fixed or clause.borrowed or self.random() >= LENT:
                continue
            length = self.editor.between(*PHRASE)
            start = self.editor.between(2, max(2, len(clause.words) - length - 1))
            words = clause.words[start:start + length]
            if len(words) == length and not any(isinstance(w, Rolling) for w in words):
                words[-1] = words[-1].rstrip(",")
                pool.offer(version, clause.label, words)

    def fork(self, twin):
        """Some clauses stay, some go to TWIN, some are in both."""
        first, second = FORK_SHARES
        for name in ("preamble", "operative"):
            stay, go = [], getattr(twin, name)
            for block in getattr(self, name):
                luck = self.random()
                if luck >= second or luck < first:
                    stay.append(block)
                if luck >= second:
                    go.append(block.copy())
                elif luck >= first:
                    go.append(block)
            setattr(self, name, stay)
        twin.opening = [c.copy() for c in self.opening if c is not self.citation]
        twin.endings = [c.copy() for c in self.endings]
        if self.citation and twin.cites == self.cites:
            twin.citation = self.citation.copy()
            twin.opening.append(twin.citation)
        else:
            twin.cites = "none"
        twin.last, twin.last_adopted = self.last, self.last_adopted
        for clause in twin.clauses():
            clause.begin(self.last)

    def join(self, other):
        """Most clauses of two lines; what both have in the same words is there once, as this line's."""
        self.preamble = [b for b in self.preamble if self.random() < JOIN_KEPT[0]]
        self.operative = [b for b in self.operative if self.random() < JOIN_KEPT[0]]
        has = {c.fixed for c in self.clauses() if c.fixed}
        for clause in other.clauses():
            clause.begin(other.last)
        self.preamble += [b for b in other.preamble if self.random() < JOIN_KEPT[1]]
        self.operative += [b for b in other.operative if self.random() < JOIN_KEPT[1]]
        self.opening += [c for c in other.opening if c.fixed not in has and c is not other.citation]
        self.endings[:0] = [c for c in other.endings if c.fixed not in has]
