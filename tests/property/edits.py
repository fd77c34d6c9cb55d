#!/usr/bin/env python3
"""Edits with known truth, each to be recognised as what it is and nothing else, in six languages.

usage: edits.py STEMMA ROOT [SEED]

Of the Universal Declaration in six languages, and of Human Rights Council resolution 57/14, a copy is edited in one way at one
place; what stemma makes of the two must be the edit: one link (or ten dropped paragraphs), of the right relation, moved when it was;
all other paragraphs unchanged and not moved. That a neighbour is relabelled is no fault: it has another number.

What is edited is fair game: paragraphs of text that the reader takes as they stand in the file, of eight words and more, whose text
no other paragraph has. Headings ("Article 3"), the enacting line, chapeaux, subparagraphs and what stands beside a heading when it
would have to be joined are left alone; so is the one operative paragraph ("Proclaims ...") that the reader finds in some languages of
the Declaration, since all that follows is labelled after it. A split is made at the end of a sentence or clause with five words and
more on each side, and the second half begins with a capital; what is merged are neighbours of one kind, none more than four times as
long as the other. The numbers of 57/14 are those of its paragraphs after the edit, as a secretariat would print them; for the raising
of numbers the paragraphs of the Declaration are given numbers first, as the UN prints them in each language: the articles' own
("Article 3") are text. Words are what spaces part, and in Chinese two ideographs, which is near the mean word of ICU's dictionary.
"""
import pathlib
import random
import re
import sys
import unicodedata

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from engine import Report, Stemma, in_parallel, shared_directory, temporary, write_text  # noqa: E402

PLACES = 12  # of each edit in each text
SHORTEST = 8  # words of a paragraph that is edited
# File: a passage of 45 words that the text does not have, nouns to put in, and how a paragraph is numbered.
LANGUAGES = {
    "arb": ("وينبغي كذلك أن تنشر السفن العابرة للنهر جداول مواعيدها كل ربيع قبل ذوبان الثلوج وأن تحمل قوارب احتياطية ومصابيح وأجراسا "
            "يسمعها الصيادون عند الضباب كما تلتزم شركات العبارات بإصلاح الأرصفة الخشبية وتنظيف القنوات من الطمي وقياس عمق المياه "
            "مرتين أسبوعيا وإبلاغ حراس الأهوسة فورا بأي عطل يصيب محركاتها", "عبارة رصيف ضباب", "{} -"),
    "cmn_hans": ("渡轮公司每年春季应在冰雪融化以前公布航班时刻表,配备救生艇、灯笼和铜钟,使渔民在浓雾里也能听见;码头木桩须定期修理,"
                 "河道淤泥须每周清除两次,水深测量结果应立即通知船闸管理员,发动机故障亦须即刻上报", "渡轮 码头 浓雾", "{}."),
    "eng": ("Ferries that cross the river shall print their timetables each spring before the snow melts, carry spare boats, lanterns "
            "and bells which fishermen can hear through fog, repair wooden piers, dredge silted channels, measure depths twice weekly "
            "and warn lock keepers of broken engines without delay", "ferry pier fog", "{}."),
    "fra": ("Les bacs qui traversent le fleuve affichent chaque printemps leurs horaires avant la fonte des neiges, portent des canots, "
            "lanternes et cloches que les pêcheurs entendent par temps de brume, réparent les quais, draguent les chenaux envasés, "
            "mesurent deux fois par semaine les fonds et préviennent les éclusiers", "bac quai brume", "{}."),
    "rus": ("Паромы, пересекающие реку, каждую весну до таяния снега печатают расписание, возят запасные лодки, фонари и колокола, "
            "которые рыбаки слышат сквозь густой туман, чинят деревянные причалы, чистят заиленные протоки, дважды в неделю измеряют "
            "глубину воды и немедленно сообщают смотрителям шлюзов о поломках своих старых двигателей и рулей", "паром причал туман", "{}."),
    "spa": ("Los transbordadores que cruzan el río publican cada primavera sus horarios antes del deshielo, llevan botes, faroles y "
            "campanas que los pescadores oyen entre la niebla, reparan muelles de madera, dragan canales cegados, miden dos veces por "
            "semana la hondura y avisan al esclusero de averías", "transbordador muelle niebla", "{}."),
}
LANGUAGES["A_HRC_RES_57_14"] = LANGUAGES["eng"]
NUMBER = re.compile(r"\d{1,2}\.(?= )")


def is_han(c):
    return "\u4e00" <= c <= "\u9fff"


def words(text):
    """How many; of Chinese half the ideographs."""
    return sum(map(is_han, text)) // 2 or len(text.split())


def letters(text):
    return "".join(c for c in text if unicodedata.category(c)[0] in "LM")


def capitalised(text):
    return text[:1].upper() + text[1:]


class Text:
    """The blocks of a file, and which of them may be edited (FAIR, with what kind of paragraph they are)."""

    def __init__(self, stemma, path):
        self.name = path.stem
        self.passage, nouns, self.number = LANGUAGES[self.name]
        self.nouns = nouns.split()
        self.blocks = [b.strip() for b in path.read_text(encoding="utf-8").split("\n\n") if b.strip()]
        shown = stemma.show(path)["paragraphs"]
        once = {}
        for p in shown:
            once.setdefault(letters(p["text"]), []).append(p)
        chapeaux = {p["label"].split("(")[0] for p in shown if p["kind"] == "subparagraph"}
        self.fair = {}
        for i, block in enumerate(self.blocks):
            found = once.get(letters(block), [])
            if len(found) == 1 and found[0]["kind"] in ("text", "preambular", "operative") and words(block) >= SHORTEST \
                    and found[0]["label"] not in chapeaux:
                self.fair[i] = found[0]["kind"]
        kinds = list(self.fair.values())
        self.fair = {i: kind for i, kind in self.fair.items() if kinds.count(kind) > 2}

    def renumbered(self, blocks, first=1):
        """Operative paragraphs of 57/14 with the numbers that follow from their order."""
        counted = iter(range(first, 1000))
        return [NUMBER.sub(lambda m: f"{next(counted)}.", b, count=1) if NUMBER.match(b) else b for b in blocks]

    def body(self, i):
        """Block I without its number."""
        return NUMBER.sub("", self.blocks[i]).strip()

    def is_fair(self, i, like):
        return self.fair.get(i) == self.fair[like]


# Each edit is a function from a text and dice to (new blocks, old blocks or None, relation, {old bodies}, {new bodies}, moved).

def shifted(blocks, at, to):
    blocks = list(blocks)
    blocks.insert(to, blocks.pop(at))
    return blocks


def moved_up(text, dice):
    """Ten places, and to the same kind of paragraph."""
    at = dice.choice([i for i in text.fair if any(text.is_fair(k, i) for k in (i - 10,))])
    return shifted(text.blocks, at, at - 10), None, "unchanged", {text.body(at)}, {text.body(at)}, True


def with_two_words(text, dice, block):
    """Two words of BLOCK, not its first three nor beside each other, for nouns of the language."""
    nouns = dice.sample(text.nouns, 2)
    if text.name == "cmn_hans":
        starts = [i for i in range(6, len(block) - 2) if all(map(is_han, block[i:i + 2]))]
        first, second = sorted(dice.sample(starts, 2))
        if second - first < 4:
            return with_two_words(text, dice, block)
        return block[:first] + nouns[0] + block[first + 2:second] + nouns[1] + block[second + 2:]
    parts = block.split()
    first, second = dice.sample(range(4, len(parts) - 1), 2)
    parts[first], parts[second] = nouns
    return " ".join(parts)


def moved_and_changed(text, dice):
    at = dice.choice([i for i in text.fair if text.is_fair(i - 10, i) and words(text.blocks[i]) >= 14])
    blocks, old = list(text.blocks), text.body(at)
    blocks[at] = with_two_words(text, dice, blocks[at])
    new = NUMBER.sub("", blocks[at]).strip()
    return shifted(blocks, at, at - 10), None, "reworded", {old}, {new}, True


def last_to_front(text, dice):
    """One of the last five to the front of its kind."""
    kind = text.fair[max(text.fair)]
    alike = [i for i in text.fair if text.fair[i] == kind]
    at = dice.choice(alike[-5:])
    return shifted(text.blocks, at, alike[0]), None, "unchanged", {text.body(at)}, {text.body(at)}, True


def borders(block):
    """Where BLOCK may be split: behind a sentence, a clause or a phrase."""
    ends = [m.end() for m in re.finditer(r"[.;:,؛،。；，](?=\s|(?<=[,;:。；，])[\u4e00-\u9fff])", block)]
    return [e for e in ends if words(block[:e]) >= 5 and words(block[e:]) >= 5]


def split(text, dice):
    at = dice.choice([i for i in text.fair if borders(text.body(i))])
    block = text.body(at)
    cut = dice.choice(borders(block))
    first, second = block[:cut].rstrip(" ,;:،؛，；") + ("。" if text.name == "cmn_hans" else "."), capitalised(block[cut:].strip())
    number = "1. " if NUMBER.match(text.blocks[at]) else ""
    return (text.blocks[:at] + [number + first, number + second] + text.blocks[at + 1:], None,
            "split", {block}, {first, second}, False)


def merged(text, dice):
    def fit(i):
        a, b = words(text.blocks[i]), words(text.blocks[i + 1]) if i + 1 < len(text.blocks) else 0
        return text.is_fair(i + 1, i) and max(a, b) <= 4 * min(a, b)
    at = dice.choice([i for i in text.fair if fit(i)])
    joint = "" if text.name == "cmn_hans" else " "
    blocks = text.blocks[:at] + [text.blocks[at] + joint + text.body(at + 1)] + text.blocks[at + 2:]
    return (blocks, None, "merged", {text.body(at), text.body(at + 1)}, {text.body(at) + joint + text.body(at + 1)}, False)


def appended(text, dice):
    """45 words before the mark that ends a paragraph of about 53 words: of the ten that come nearest, none below 40 or above 70 where there is a choice."""
    near = sorted(text.fair, key=lambda i: abs(words(text.blocks[i]) - 53))[:10]
    at = dice.choice([i for i in near if 40 <= words(text.blocks[i]) <= 70] or near[:2])
    blocks, joint = list(text.blocks), "" if text.name == "cmn_hans" else " "
    body, end = re.fullmatch(r"(.*?)([.,;:،؛。；，]?(?: и)?)", blocks[at], re.DOTALL).groups()
    blocks[at] = f"{body}{joint}{text.passage}{end}"
    return blocks, None, "reworded", {text.body(at)}, {NUMBER.sub("", blocks[at]).strip()}, False


def dropped(text, dice):
    gone = set(dice.sample(sorted(text.fair), 10))
    return ([b for i, b in enumerate(text.blocks) if i not in gone], None, "dropped", {text.body(i) for i in gone}, set(), False)


def raised(text, dice):
    """All numbers by one; in the Declaration, of all its fair paragraphs, in a row that starts anywhere."""
    if any(NUMBER.match(b) for b in text.blocks):
        return text.renumbered(text.blocks, 2), None, "unchanged", set(), set(), False
    first = dice.randrange(2, 30)  # a text that lost its "1." is taken to have an operative verb there
    old, new = list(text.blocks), list(text.blocks)
    for n, i in enumerate(sorted(text.fair), first):
        old[i], new[i] = (f"{text.number.format(k)} {capitalised(text.blocks[i])}" for k in (n, n + 1))
    return new, old, "unchanged", set(), set(), False


def urged(text, dice):
    at = dice.choice([i for i in text.fair if "*Encourages*" in text.blocks[i]])
    blocks = list(text.blocks)
    blocks[at] = blocks[at].replace("*Encourages*", "*Urges*")
    return blocks, None, "reworded", {text.body(at)}, {text.body(at).replace("*Encourages*", "*Urges*")}, False


EDITS = [("moved up ten places", moved_up), ("moved, two words changed", moved_and_changed), ("last moved to the front", last_to_front),
         ("split in two", split), ("two merged", merged), ("45 words appended", appended), ("ten dropped", dropped),
         ("all numbers raised by one", raised), ("Encourages to Urges", urged)]


def events(diff):
    """What the diff says that is not "as it was": (relation, {old letters}, {new letters}, moved)."""
    texts = [[letters(p["text"]) for p in diff[side]["paragraphs"]] for side in ("old", "new")]

    def event(relation, old, new, moved=False):
        return relation, frozenset(texts[0][i] for i in old), frozenset(texts[1][i] for i in new), moved
    found = [event(l["relation"], l["old"], l["new"], l["moved"]) for l in diff["links"]
             if l["relation"] != "unchanged" or l["moved"] or l["recast"]]
    return found + [event("dropped", [i], []) for i in diff["dropped"]] + [event("added", [], [i]) for i in diff["added"]]


def expected(relation, old, new, moved):
    old, new = ({letters(t) for t in texts} for texts in (old, new))
    if relation == "dropped":
        return [(relation, frozenset([text]), frozenset(), False) for text in sorted(old)]
    return [(relation, frozenset(old), frozenset(new), moved)] if old else []


def brief(event):
    relation, old, new, moved = event
    return f"{relation}{' moved' * moved}: {' + '.join(t[:30] for t in sorted(old))} -> {' + '.join(t[:30] for t in sorted(new))}"


def try_one(stemma, text, edit, place, directory, seed):
    """None when the edit is recognised, else what came instead."""
    name, function = edit
    new, old, relation, *truth = function(text, random.Random(f"{seed}/{text.name}/{name}/{place}"))
    paths = [write_text(directory, f"{text.name}-{function.__name__}-{place}-{side}.txt", blocks)
             for side, blocks in (("old", old or text.blocks), ("new", new if old or function is raised else text.renumbered(new)))]
    diff = stemma.diff(*paths)
    found, wanted = events(diff), expected(relation, *truth)
    stronger = [l["strength"]["change"] for l in diff["links"] if l.get("strength")]
    if sorted(map(brief, found)) != sorted(map(brief, wanted)):
        return f"{text.name}, {name}, place {place}: wanted {[brief(w) for w in wanted]}, found {[brief(f) for f in found]}"
    if function is urged and stronger != ["stronger"]:
        return f"{text.name}, {name}, place {place}: strength {stronger}"
    return None


def tasks(texts):
    for edit in EDITS:
        for text in texts:
            if edit[1] is urged and text.name != "A_HRC_RES_57_14":
                continue
            for place in range(PLACES):
                yield text, edit, place


def main():
    stemma, root, output = Stemma(sys.argv[1]), pathlib.Path(sys.argv[2]), Report()
    seed = sys.argv[3] if len(sys.argv) > 3 else "1948"
    shared = shared_directory(root)
    if not shared:
        for name, _ in EDITS:
            output.skip(name, "no reference data: set STEMMA_SHARED")
        return output.end()
    corpus = shared / "corpus"
    texts = [Text(stemma, corpus / ("" if "_HRC_" in name else "languages") / f"{name}.txt") for name in LANGUAGES]
    tried = list(tasks(texts))
    with temporary() as directory:
        results = in_parallel(lambda t: try_one(stemma, *t, directory, seed), tried)
    for edit in EDITS:
        of_edit = [(t[0].name, r) for t, r in zip(tried, results) if t[1] is edit]
        counts = {n: [r for name, r in of_edit if name == n] for n, _ in of_edit}
        print("# " + ", ".join(f"{n} {c.count(None)}/{len(c)}" for n, c in counts.items()))
        output.add(edit[0], [r for _, r in of_edit if r])
    return output.end()


if __name__ == "__main__":
    sys.exit(main())
