"""Steps to documents and to the truth about them."""
import datetime
import itertools
import pathlib

from .lines import POOL, Line
from .plots import FIRST_YEAR
from .words import AGENDA, COUNCIL_FORMULA, FORMULAS, Speaker, Vocabulary

UNITS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth " \
        "fifteenth sixteenth seventeenth eighteenth nineteenth".split()
TENS = {2: "twent", 3: "thirt", 4: "fort", 5: "fift"}
MONTHS = "January February March April May June July August September October November December".split()
COMMITTEES = ["Committee on Labour", "Committee on Navigation", "Committee on Tolls and Funds",
              "Committee of the Two Banks"]
SPONSORS = "Alder Reach, Fenmark, Lindwater, Osterwade, Quillmouth, Tarn Halt and Upper Sallow"
FIRST_COUNCIL_NUMBER = 443
PRINTED_AFTER = 8                # days
NEW_TITLE = .5                   # mergers that get a title made of both
HEADERS = {"predecessors": "symbol\tpredecessors\thow\tdate\tseries\n",
           "lives": "symbol\tlabel\tclause\trelation\tfrom\tlabels\n",
           "origins": "symbol\tlabel\tstart\tend\torigin symbol\torigin label\n",
           "borrowings": "symbol\tlabel\tsource symbol\tsource label\tphrase\n"}


def ordinal(number):
    """21: "twenty-first"."""
    if number < 20:
        return UNITS[number - 1]
    tens, unit = divmod(number, 10)
    return f"{TENS[tens]}y-{UNITS[unit - 1]}" if unit else f"{TENS[tens]}ieth"


def spoken(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


class Version:
    """One document: its step, what it is called, and the values of the words that roll on."""
    __slots__ = ("step", "date", "symbol", "number", "predecessors", "how", "values", "draft")

    def __init__(self, step):
        self.step, self.date = step, datetime.date.fromordinal(step.day)
        self.predecessors, self.draft = [], None

    @property
    def session(self):
        return self.date.year - FIRST_YEAR + 1


class Pool:
    """Phrases that wait to be taken over by another series, at most POOL of them."""

    def __init__(self, dice):
        self.dice, self.entries = dice, []

    def offer(self, version, label, words):
        entry = Lent(version, label, words)
        if len(self.entries) < POOL:
            self.entries.append(entry)
        else:
            self.entries[self.dice.randrange(POOL)] = entry

    def draw(self, version):
        """One of an earlier date and of another family, or None."""
        for _ in range(8 if self.entries else 0):
            entry = self.dice.choice(self.entries)
            if entry.plot is not version.step.plot and entry.day < version.step.day:
                return entry
        return None

    def remove(self, entry):
        i = self.entries.index(entry)
        self.entries[i] = self.entries[-1]
        self.entries.pop()


class Lent:
    __slots__ = ("plot", "day", "symbol", "label", "words")

    def __init__(self, version, label, words):
        self.plot, self.day, self.symbol = version.step.plot, version.step.day, version.symbol
        self.label, self.words = label, words


class Collection:
    """Makes one version after another and writes it to DIRECTORY."""

    def __init__(self, dice, directory, origins_every):
        self.dice, self.directory, self.origins_every = dice, pathlib.Path(directory), origins_every
        self.vocabulary = Vocabulary(dice)
        self.pool, self.clause_numbers = Pool(dice), itertools.count(1)
        self.council_numbers = itertools.count(FIRST_COUNCIL_NUMBER)
        self.numbers, self.titles, self.folders, self.written = {}, set(), set(), 0
        (self.directory / "truth").mkdir(parents=True, exist_ok=True)
        self.truth = {name: open(self.directory / "truth" / f"{name}.tsv", "w", encoding="utf-8")
                      for name in HEADERS if name != "origins" or origins_every}
        for name, file in self.truth.items():
            file.write(HEADERS[name])

    def close(self):
        for file in self.truth.values():
            file.close()

    # What a version is called

    def next_number(self, *key):
        self.numbers[key] = self.numbers.get(key, 0) + 1
        return self.numbers[key]

    def name(self, version, line):
        step = version.step
        if line.organ == "council":
            version.number = str(next(self.council_numbers))
            version.symbol = f"S/RES/{version.number} ({version.date.year})"
        elif step.form == "adopted":
            version.number = f"{version.session}/{self.next_number('adopted', version.session)}"
            version.symbol = f"ARC/RES/{version.number}"
        elif step.form == "draft":
            version.symbol = f"ARC/{version.session}/L.{self.next_number('draft', version.session)}"
        else:
            version.symbol = f"{line.draft}/Rev.1"

    def values(self, version, line):
        """Of the words that roll on."""
        until = version.date + datetime.timedelta(days=182)
        values = {"ordinal": ordinal(version.session + 1 + line.size % 2), "until_day": str(until.day),
                  "until_month": MONTHS[until.month - 1], "until_year": str(until.year)}
        last = line.last_adopted
        if last and line.organ == "council":
            values.update(council_number=last.number, council_year=f"({last.date.year})")
        elif last:
            day, month, year = spoken(last.date).split()
            values.update(number=last.number, day=day, month=month, year=year)
        return values

    def new_title(self, make):
        """One that no other series has."""
        while True:
            title = make()
            if " ".join(title).casefold() not in self.titles:
                self.titles.add(" ".join(title).casefold())
                return title

    def drifted(self, title, speaker):
        """One word of TITLE replaced, put in or left out."""
        def make():
            words, i, luck = list(title), self.dice.randrange(len(title)), self.dice.random()
            adjective = speaker.pick(speaker.tables["A"])
            if luck < .3:
                words.insert(i, adjective)
            elif luck < .45 and 5 < len(words) > i + 1 and len(words[i]) > 4:
                del words[i]
            else:
                longest = max(range(len(words)), key=lambda k: len(words[k]) + self.dice.random() * 6)
                words[longest] = speaker.pick(speaker.tables["S"])
            rest = [w if w[0].islower() or w in title[1:] else w.lower() for w in words[1:]]
            return [words[0][0].upper() + words[0][1:]] + rest
        return self.new_title(make)

    # What becomes of it

    def new_line(self, step, number, speaker=None):
        organ, size, cites = step.plot.lines[number]
        line = Line(organ, size, cites, speaker or Speaker(self.dice, self.vocabulary), self.dice, self.clause_numbers)
        step.plot.state[number] = line
        return line

    def add(self, step):
        """One step: a version made, written and told the truth of."""
        version, plot = Version(step), step.plot
        line = plot.state.get(step.line) or self.new_line(step, step.line)
        self.name(version, line)
        version.values = self.values(version, line)
        version.predecessors = [line.last] if line.last else []
        getattr(self, step.act)(version, line)
        label(line, version.symbol)
        line.lend(version, self.pool)
        self.write(version, line)
        line.last = version.symbol
        if step.form == "adopted":
            line.last_adopted = version
        else:
            line.draft = version.symbol if step.form == "draft" else line.draft
        plot.left -= 1
        if not plot.left:
            plot.state = {}

    def start(self, version, line):
        version.how = "none"
        if line.organ == "assembly":
            line.title = self.new_title(line.speaker.title)
        line.begin(version.values)

    def renew(self, version, line):
        version.how = "title" if line.organ == "assembly" else "wording"
        line.revise(version, self.pool)

    def settle(self, version, line):
        """From the draft to its revision or to what is adopted."""
        version.how = "revision" if version.step.form == "revision" else "draft"
        version.draft = line.last
        line.revise(version, self.pool, between_drafts=True)

    def drift(self, version, line):
        line.title = self.drifted(line.title, line.speaker)
        version.how = "cited" if line.cites == "latest" else "wording"
        line.revise(version, self.pool)

    def join(self, version, line):
        other = version.step.plot.state.pop(version.step.other)
        version.how = "merged"
        version.predecessors.append(other.last)
        if self.dice.random() < NEW_TITLE:
            second = [other.title[0][0].lower() + other.title[0][1:]] + other.title[1:]
            line.title = self.new_title(lambda: line.title + ["and"] + second)
        line.size = min(88, line.size + other.size // 2)
        line.revise(version, self.pool, other)

    def fork(self, version, line):
        """The line goes on under its title; some of its clauses are for its twin."""
        twin = self.new_line(version.step, version.step.other, line.speaker)
        line.fork(twin)
        line.size = int(line.size * .6)
        twin.title = self.new_title(line.speaker.title)
        self.renew(version, line)

    def twin(self, version, line):
        version.how = "forked"
        line.revise(version, self.pool)

    def formula(self, version, line):
        version.how = "none"
        name = self.vocabulary.new_name()
        if line.organ == "council":
            line.begin_formula(*COUNCIL_FORMULA, name)
            return
        title, preamble, operative = self.dice.choice(FORMULAS)
        line.title = title.replace("{X}", name).split()
        line.begin_formula(preamble, operative, name)

    # Files

    def write(self, version, line):
        folder = self.directory / "documents" / str(version.date.year if line.organ == "council" else version.session)
        if folder not in self.folders:
            folder.mkdir(parents=True, exist_ok=True)
            self.folders.add(folder)
        name = version.symbol.replace(" (", "_").replace(")", "").replace("/", "_")
        page = council_page(version, line) if line.organ == "council" else assembly_page(version, line, self.dice)
        with open(folder / f"{name}.txt", "w", encoding="utf-8") as file:
            file.write("\n\n".join(page) + "\n")
        self.tell(version, line)
        self.written += 1

    def tell(self, version, line):
        """The truth about a version."""
        symbol, write = version.symbol, {name: file.write for name, file in self.truth.items()}
        predecessors = " ".join(p.replace(" ", "_") for p in version.predecessors)
        write["predecessors"](f"{symbol}\t{predecessors}\t{version.how}\t{version.date}\t{version.step.plot.number}\n")
        clauses = line.clauses()
        write["lives"]("".join(f"{symbol}\t{c.label}\t{c.id}\t{c.relation}\t{c.source}\t{' '.join(c.sources)}\n"
                               for c in clauses))
        if self.origins_every and self.written % self.origins_every == 0:
            write["origins"]("".join(f"{symbol}\t{c.label}\t{start}\t{end}\t{o.symbol}\t{o.label}\n"
                                     for c in clauses for start, end, o in c.spans))
        for clause in clauses:
            if clause.borrowed:
                lent = clause.borrowed
                write["borrowings"](f"{symbol}\t{clause.label}\t{lent.symbol}\t{lent.label}\t{' '.join(lent.words)}\n")


def label(line, symbol):
    for number, clause in enumerate(line.opening + line.preamble, 1):
        clause.settle(symbol, f"PP{number}")
    for number, block in enumerate(line.operative + line.endings, 1):
        block.settle(symbol, f"OP{number}")
        for letter, clause in zip("abcdefghijklmnopqrstuvwxyz", block.children):
            clause.settle(symbol, f"OP{number}({letter})")


def body(line):
    """The paragraphs below the enacting line."""
    page = [clause.text + "," for clause in line.opening + line.preamble]
    blocks = line.operative + line.endings
    for number, block in enumerate(blocks, 1):
        end = "." if number == len(blocks) else ";"
        page.append(f"{number}. {block.text}{':' if block.children else end}" if len(blocks) > 1 else block.text + end)
        for letter, clause in zip("abcdefghijklmnopqrstuvwxyz", block.children):
            page.append(f"({letter}) {clause.text}{end if clause is block.children[-1] else ';'}")
    return page


def council_page(version, line):
    return [f"Resolution {version.number} ({version.date.year})\nof {spoken(version.date)}", "The Security Council,",
            *body(line), f"Adopted unanimously at the {int(version.number) + 1800}th meeting"]


def assembly_page(version, line, dice):
    adopted = version.step.form == "adopted"
    printed = version.date + datetime.timedelta(days=PRINTED_AFTER) if adopted else version.date
    head = [f"River Commons {version.symbol}",
            f"Assembly of the River Commons Distr.: {'General' if adopted else 'Limited'}",
            spoken(printed), f"{ordinal(version.session).capitalize()} session Agenda item {1 + line.size % 30} "
            f"{AGENDA[line.size % len(AGENDA)]}"]
    title = " ".join(line.title)
    if not adopted:
        return head + [f"{SPONSORS}: draft resolution", title, "The Assembly of the River Commons,", *body(line)]
    report = f"[without reference to a Committee ({version.draft})]" if version.draft else \
        f"[on the report of the {COMMITTEES[line.size % 4]} (ARC/{version.session}/{100 + dice.randrange(300)}, " \
        f"para. {line.size})]"
    return head + [f"Resolution adopted by the Assembly of the River Commons on {spoken(version.date)}", report,
                   f"{version.number}. {title}", "The Assembly of the River Commons,", *body(line),
                   f"{20 + version.date.day}th plenary meeting {spoken(version.date)}"]
