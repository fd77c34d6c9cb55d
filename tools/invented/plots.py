"""What happens when: series, and the versions that they will have, before a word of them is written."""
import datetime

# Shares of the versions of a collection.
SHARES = {"series": .55, "council": .12, "merger": .12, "fork": .12, "single": .05, "formula": .04}
FIRST_YEAR, SESSIONS = 1979, 46     # session 1 is that of 1979
LENGTHS = [((1, 2), 15), ((3, 8), 45), ((9, 20), 30), ((21, 40), 10)]  # meetings at which a series is adopted
GAPS = [(1, 60), (2, 25), (3, 10), (5, 5)]                               # sessions between two of them
SKIPPED = .06                       # sessions left out besides
DRAFTED, REVISED = .2, .3           # of adopted versions that have a draft; of those that have a revision of it
DRIFTING, DRIFTS = .45, .25          # series whose title may change; versions at which it does
CITING = [("latest", 45), ("list", 30), ("none", 25)]
COUNCIL_CITING = [("council", 60), ("none", 40)]
PERIODS = [(182, 60), (365, 40)]    # days between renewals by the Council
SIZE, COUNCIL_SIZE = (49, 17, 15, 86), (12, 5, 7, 24)   # paragraphs: mean, deviation, least, most
BEFORE, AFTER = (2, 6), (1, 6)      # meetings before and after a merger or a fork
DRAFTABLE = ("start", "renew")      # what may have a draft


class Step:
    """One version: ACT is start, renew, settle, drift, join, fork, twin or formula; FORM adopted, draft or revision."""
    __slots__ = ("day", "plot", "line", "act", "form", "other")

    def __init__(self, day, plot, line, act, form="adopted", other=None):
        self.day, self.plot, self.line, self.act, self.form, self.other = day, plot, line, act, form, other


class Plot:
    """Lines of one family, by number: (organ, size, cites); and how many versions are still to come."""
    __slots__ = ("number", "kind", "lines", "state", "left")

    def __init__(self, number, kind):
        self.number, self.kind, self.lines, self.state, self.left = number, kind, [], {}, 0


def weighted(dice, table):
    return dice.choices([x for x, _ in table], [w for _, w in table])[0]


def size(dice, measures, factor=1.0):
    mean, deviation, least, most = measures
    return int(min(most, max(least, dice.gauss(mean * factor, deviation))))


def meetings(dice, count, start=0):
    """COUNT sessions, the first at START."""
    gap, at, found = weighted(dice, GAPS), start, []
    for _ in range(count):
        found.append(at)
        at += gap
        while dice.random() < SKIPPED:
            at += 1
    return found


def count_of_meetings(dice):
    return dice.randint(*weighted(dice, LENGTHS))


def titled(dice, plot, number, sessions, acts):
    """Steps of line NUMBER with sessions for days; its drifts among those that only renew."""
    drifting = dice.random() < DRIFTING
    for session, act in zip(sessions, acts):
        drifts = act == "renew" and drifting and dice.random() < DRIFTS
        yield Step(session, plot, number, "drift" if drifts else act)


def series(dice, plot):
    plot.lines.append(("assembly", size(dice, SIZE), weighted(dice, CITING)))
    sessions = meetings(dice, count_of_meetings(dice))
    return list(titled(dice, plot, 0, sessions, ["start"] + ["renew"] * len(sessions)))


def single(dice, plot):
    plot.lines.append(("assembly", size(dice, SIZE, .7), "none"))
    return [Step(0, plot, 0, "start")]


def merger(dice, plot):
    """Two series, then one."""
    plot.lines += [("assembly", size(dice, SIZE, .75), weighted(dice, CITING)),
                   ("assembly", size(dice, SIZE, .5), "list")]
    first = meetings(dice, dice.randint(*BEFORE))
    second = meetings(dice, dice.randint(1, 5))
    shift = first[-1] - second[-1] - dice.randint(0, 2)
    first, second = [s - min(0, shift) for s in first], [s + max(0, shift) for s in second]
    joint = max(first[-1], second[-1]) + dice.randint(1, 2)
    later = meetings(dice, dice.randint(*AFTER), joint)
    return list(titled(dice, plot, 0, first, ["start"] + ["renew"] * 9)) \
        + list(titled(dice, plot, 1, second, ["start"] + ["renew"] * 9)) + [Step(joint, plot, 0, "join", other=1)] \
        + list(titled(dice, plot, 0, later[1:], ["renew"] * 9))


def fork(dice, plot):
    """One series, then two."""
    cites = weighted(dice, CITING)
    plot.lines += [("assembly", size(dice, SIZE, 1.3), cites),
                   ("assembly", size(dice, SIZE, .8), dice.choice([cites, "none"]))]
    first = meetings(dice, dice.randint(*BEFORE))
    parting = first[-1] + dice.randint(1, 2)
    ways = [meetings(dice, dice.randint(*AFTER), parting) for _ in range(2)]
    return list(titled(dice, plot, 0, first, ["start"] + ["renew"] * 9)) \
        + [Step(parting, plot, 0, "fork", other=1), Step(parting, plot, 1, "twin")] \
        + [step for line, way in enumerate(ways) for step in titled(dice, plot, line, way[1:], ["renew"] * 9)]


def formula(dice, plot):
    plot.lines.append((dice.choice(["assembly", "assembly", "council"]), 0, "none"))
    return [Step(dice.randrange(SESSIONS), plot, 0, "formula")]


def placed(dice, plot, steps):
    """Sessions to days: the same time of year for a line; those beyond the last session are left out."""
    longest = max(s.day for s in steps)
    offset = dice.randint(0, max(0, SESSIONS - 1 - longest))
    habits = [dice.randint(25, 90) for _ in plot.lines]
    parting = dice.randint(25, 90)
    for step in steps:
        session = step.day + offset
        if session >= SESSIONS:
            continue
        habit = parting if step.act in ("fork", "twin") else habits[step.line] + dice.randint(-5, 5)
        step.day = datetime.date(FIRST_YEAR + session, 9, 10).toordinal() + habit
        yield step


def with_drafts(dice, steps):
    """A draft and perhaps its revision before some of what is adopted."""
    for step in steps:
        if step.act not in DRAFTABLE or dice.random() >= DRAFTED:
            yield step
            continue
        days = sorted(dice.sample(range(4, 19), 2))
        yield Step(step.day - days[1], step.plot, step.line, step.act, "draft")
        if dice.random() < REVISED:
            yield Step(step.day - days[0], step.plot, step.line, "settle", "revision")
        yield Step(step.day, step.plot, step.line, "settle")


def council(dice, plot):
    """Renewals, on days of their own."""
    plot.lines.append(("council", size(dice, COUNCIL_SIZE), weighted(dice, COUNCIL_CITING)))
    period, count = weighted(dice, PERIODS), dice.randint(2, 30)
    first, last = datetime.date(FIRST_YEAR, 1, 10).toordinal(), datetime.date(FIRST_YEAR + SESSIONS, 1, 1).toordinal()
    day = dice.randint(first, max(first, last - period * count))
    return [Step(day + i * period + dice.randint(-4, 4), plot, 0, "renew" if i else "start") for i in range(count)]


def steps_of(dice, plot):
    if plot.kind == "council":
        return council(dice, plot)
    kinds = {"series": series, "single": single, "merger": merger, "fork": fork, "formula": formula}
    steps = kinds[plot.kind](dice, plot)
    if plot.kind == "formula":
        steps[0].day = datetime.date(FIRST_YEAR + steps[0].day, 1, 5).toordinal() + dice.randint(250, 350)
        return steps
    return list(with_drafts(dice, placed(dice, plot, steps)))


def plan(dice, count):
    """COUNT steps by date: plots of all kinds by their shares, the last cut short."""
    steps, made, number = [], dict.fromkeys(SHARES, 0), 0
    while len(steps) < count:
        kind = max(SHARES, key=lambda k: SHARES[k] * (len(steps) + 1) - made[k])
        plot = Plot(number, kind)
        own = sorted(steps_of(dice, plot), key=lambda s: s.day)[:count - len(steps)]
        plot.left = len(own)
        steps += own
        made[kind] += len(own)
        number += 1
    return sorted(steps, key=lambda s: s.day)
