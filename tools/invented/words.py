"""A vocabulary of some 5,000 words and sentences in the manner of resolutions, all of them invented.

A Speaker has the words of one series: its own topic and a part of what everybody says, both with frequencies in the
manner of Zipf. A sentence is a head ("Requests the ...") and tails behind it, whose slots are filled at random:

    {N} noun, {S} plural, {A} adjective, {V} verb, {G} its -ing form, {P} place, {D} figure: words of the speaker
    {O} the next session, {U} the day, month and year until which: words that roll on with each version
    {L} number, day, month and year of the version before; {R} number and year of it, as the Council cites

Words that roll on are of a class of their own, so that they are found again wherever an edit has brought them.
"""
TOPIC_SHARE = .45    # of a speaker's words
TOPIC = {"N": 36, "S": 36, "A": 20, "V": 14, "P": 5}
SIZES = {"N": 2200, "A": 900, "V": 600, "P": 500}
SET, SAID = 8, .16    # set phrases of a series, and how often one stands where a tail could
TABLE = 512          # entries of a speaker's table of one kind of word
FLATNESS = 40        # of the frequencies: 1 / (rank + FLATNESS)
DIGITS = [str(n) for n in range(3, 90)]

NOUNS = """access account acreage agency anchor archive arrangement assembly assessment authority award bailiff
balance bank barge barrier basin bay beacon bell berth boat bond border boundary bridge broker bulletin buoy burden
bureau bye-law cable calendar canal capacity cargo cattle census chain chamber channel charge chart charter child
church claim clerk clinic coal coast college colony commerce committee compass complaint compact condition contract
convoy council court craft credit crew crop crossing current custom dairy dam danger debt deck delta dialect diet dike
disease distance district ditch dock drought dues duty dwelling edge embankment engine estate estuary examiner
exchange exile expense factory family famine farm fee fence ferry festival field fine fish flag fleet flood fog ford
forest freight frost fuel fund garden gate gauge glacier grain granary grant graveyard grievance guard guild gully
habitat hamlet harbour harvest hazard headland health hearing herd highway hospital household hull hunger hut ice
income index industry inlet inquiry inspector island jetty journey judge judgement keel kinship labour ladder lagoon
lake lamp landing landlord lantern lease ledger levee levy library licence lighthouse loan lock lodging lowland
machine magistrate mail maintenance malaria manual map marina market marsh mason mast measure medicine meeting
merchant migrant mill miner mission moorland motor mountain mouth museum navigation neighbour net notice nurse nursery
oath observatory office orchard ordinance orphan outpost owner ownership pact parish partnership passage passenger
pasture path patrol pay peat penalty pension permit pier pilot pipeline plague plain plantation platform pledge plough
poll pollution pond port poverty premium price prison privilege profession province pump pupil quarantine quarry quay
quota rain ration reach record reef refuge region register relief rent repair reservoir residence ridge right risk
river road roof rope rota route rule safety salary sand sanitation scale scholar school season secretariat security
sediment seed service settlement shelter ship shoal shore silt slope sluice soil spring staff statute steamer storm
strait stream street subsidy summit supply surgeon survey swamp tariff tax teacher tenancy tenure terrace testimony
tide timber toll tower town trade training transit traveller treasury treaty tribunal trust tunnel union upland valley
vessel village vote wage warden warehouse water watershed weather weir well wharf whistle widow winter witness
workshop wreck yard youth""".split()
ADJECTIVES = """able abundant accessible active adequate aerial affordable ancient annual arid basic binding bitter
broad brittle capable careful central certain civil clean coastal cold common competent complete constant continuous
cooperative corrosive costly cultural daily damp dangerous decent deep deliberate dense diligent direct distant
domestic dry durable early effective elected equal equitable essential external fair familiar fertile final financial
firm fiscal floating foreign formal fragile free frequent fresh frozen full fundamental general genuine gradual grave
habitual harmful hidden high historic honest humid idle illegal immediate impartial inclusive independent industrial
informal inland innocent internal joint judicial just lasting lawful legal liable limited local long lower manual
marginal marine maritime material meagre medical mental minor mobile modern monthly moral municipal mutual narrow
national native natural necessary neutral new nomadic northern obsolete open orderly ordinary outer partial peaceful
perennial permanent personal poor possible practical precarious precise pressing preventive primary private productive
prompt proper public punctual quiet rapid rare ready reasonable recent regional regular reliable remote rigid riparian
rural safe scarce seasonal secure severe shallow shared simple skilled slow small social sound southern special stable
steady strict suitable sustainable swift temporary thorough tidal timely tolerant traditional transparent tropical
uniform universal unpaid upper urban urgent useful vacant valid verifiable viable visible vital voluntary vulnerable
warm weekly wide wild wooden""".split()
VERBS = """abandon abolish accept acquire adapt address adjust administer advance allocate appoint assemble assign
assist attract avoid balance borrow build certify charge clarify clean collect combat compare compensate complete
conceal conduct conserve construct consult consume control convene convert coordinate correct count create cultivate
defend define deliver deposit describe detect develop disclose discourage distribute divert document drain dredge
educate elect employ enforce enlarge enrol ensure establish evaluate examine exclude exempt expand explain export
extend facilitate feed finance forbid foster fulfil furnish gather govern grant harbour harmonize hire identify
implement import improve include increase inform insert inspect install insure interpret introduce investigate issue
join keep label launch lend license limit list locate lower maintain manage mark measure merge mitigate mobilize
moderate modify monitor nominate notify observe obtain offer open operate organize oversee own patrol permit plan
plant pledge postpone prepare preserve prevent produce prohibit promote prosecute protect provide publish purchase
pursue recover recruit reduce regulate release relieve remove renew repair replace rescue resettle respect restore
restrict retain revise safeguard sample secure select separate settle shelter simplify solve store strengthen submit
supervise supply suspend sustain teach test trace train transfer transmit transport treat uphold use vaccinate verify
visit warn weigh withdraw""".split()
PEOPLES = "River Upper Lower Old New North South Great Little High".split()

ONSETS = "b br c cr d dr f g gr h l m n p pl pr r s st t tr v w al am ar ca con de en es in o per re se ta".split()
VOWELS = "a a e e i i o o u ea".split()
CODAS = "b d g l m n nd nt p r rd rm rn ss st t v c".split()
ENDINGS = {"N": "ment age ery ock ling wick ence ity ure fold ward ance ism dom er or ation ship hood let".split(),
           "A": "ish al ive ous ern some ic able ary ly ine ent ular".split(),
           "V": "ate ify en er ish ure ize le ow itate".split(),
           "P": "mark wade mouth holm ford sund wick dale haven moor stead by gard water fell".split()}

# What rolls on, each kind a class, so that it is known by its type.
class Rolling(str):
    __slots__ = ()


ROLLING = {kind: type("Rolling" + kind, (Rolling,), {"__slots__": (), "kind": kind})
           for kind in ("ordinal", "until_day", "until_month", "until_year", "number", "day", "month", "year",
                        "council_number", "council_year")}
SLOTS = {"O": ("ordinal",), "U": ("until_day", "until_month", "until_year"),
         "L": ("number", "of", "day", "month", "year"), "R": ("council_number", "council_year")}

# Heads: preambular, operative, chapeaux of subparagraphs, subparagraphs.
PREAMBULAR = """Recalling the {A} {N} of {S} which the {N} of {P} {G} for
Recalling also the {N} on {A} {S} and the {N} of the {S} of {P}
Recognizing that {A} {S} have come to {V} {A} {S} for which
Recognizing also that the {A} {N} of {S} in {P} will
Noting with concern that {A} {S} in {P} {V} the {A} {N} of
Noting that no {A} {N} has {V} the {S} of {P} without
Noting with appreciation the {A} {N} of {S} of {P} to {V}
Deeply concerned at the {A} {N} of {S} and {A} {S} that {V}
Deeply concerned that the {A} {N} of {S} continues to {V} {A} {S}
Convinced that {G} the {A} {N} of {S} is what
Reaffirming the {N} of all {S} to {A} {S}
Reaffirming also that the {A} {N} and {N} of {A} {S}
Bearing in mind {A} {S} between the {N} and {P}
Emphasizing that {S} and {S} need {A} {S} in order to
Emphasizing the {N} of {G} {S} where {A} {S}
Stressing the {N} to {V} {A} {S} before the {N}
Welcoming the {A} {N} that the {S} of {P} have {V}
Welcoming also the {N} of {A} {S} by which {P} intends to {V}
Taking note of the {A} {N} of {S} on {A} {S} in {P}
Mindful of {S} that {V} {A} {S} and the {N} thereof
Aware that, for {A} {S}, the {N} of {P} and its {S}
Alarmed by the {N} with which {S} {V} the {A} {N}
Considering that a {N} of {S} cannot {V} {A} {S}
Underlining that {A} {S} are for {A} {S} to {V} and not
Expressing its appreciation to {A} {S} of {P} for {G} the {N}
Guided by the {A} {N} of the {S} and by {S} of {P}
Having considered the {N} of the {A} {N} on {G} {S}
Acknowledging that {S} who {V} {A} {S} have
Observing that {S} of {A} {N} came to {P} to {V}
Regretting that the {N} did not {V} {A} {S} by""".split("\n")
OPERATIVE = """Requests the {N} of {S} to {V} the {A} {N} of
Requests the {A} {N} to {V} {S} and to {V}
Requests all {S} concerned to {V} their {A} {S}
Calls upon {S} and {A} {S} to {V} the {N} of
Calls upon the {S} of {P} to {V} {A} {S}
Urges {A} {S} to {V} every {N} that may
Urges the {N} of {P} to {V} without delay the {A} {S}
Encourages {S} to {V} the {N} of {A} {S} so that
Encourages the {A} {N} and the {S} to {V}
Invites the {N} for {S} to {V} {A} {S} and
Invites {S} in {P} to {V} a {A} {N} with the
Decides that the {N} of {S} shall {V} {A} {S}
Decides to {V} a {A} {N} of {S} which shall
Notes with concern the {A} {N} of {S} whose {A} {S}
Notes with appreciation that {S} in {P} {V} {A} {S}
Welcomes the {A} {N} of the {S} and the
Welcomes {S} made by {P} to {V} {A} {S}
Takes note of the {A} {N} on {S} and {V}
Reaffirms that {A} {S} have the {N} to {V}
Reaffirms its {A} {N} to the {S} of {P}
Expresses its appreciation to {P} and the {N} of {A} {S}
Expresses its concern at {A} {S} and {A} {S} in which {P}
Stresses the {N} of {S} for {G} {A} {S}
Stresses that {S} should {V} the {A} {N} only if
Recommends that {S} {V} the {N} of {A} {S} as
Recommends to {P} a {A} {N} under which {S}
Recognizes that the {N} and {A} {S} will {V}
Emphasizes that no {N} may {V} the {S} of {A} {S}
Condemns the {A} {N} of {S} and every {N}
Deplores the {N} by which {A} {S} were {V}
Affirms that {S} of {P} and their {A} {S} shall
Commends {P} for its {A} {N} to {V} {S}
Appeals to {S} to {V} {A} {S} for the
Supports the {N} of {A} {S} in {G} the {N}
Endorses the {A} {N} of the {S} on {G}
Demands that {S} cease to {V} the {A} {N} of""".split("\n")
CHAPEAUX = """Urges the {A} {S} of {P} and their {N}
Requests the {N} of {A} {S} and {S}
Calls upon {S} and the {A} {N} of {P}
Encourages {S} that {V} the {A} {N}
Invites the {A} {N} of {S} in {P}
Decides that, in {G} the {N} of {A} {S}, the {N} shall""".split("\n")
SUBPARAGRAPHS = """To {V} the {A} {N} of {S} and
To {V} {S} that {V} {A} {S}
To {V} for {A} {S} a {N} of
To {V}, where {S} {V} it, the {A} {N}
To {V} and {V} {S} under the {A} {N}
To {V} each {N} in which {A} {S} are
To {V} the {S} of {P} before the {A} {N}""".split("\n")
TAILS = """, including {A} {S} and {S} of {P}
, in particular {S} with {A} {S} to {V}
, in order to {V} the {A} {N} of {S}
, with a view to {G} {A} {S} and their {A} {N}
, as well as {A} {S} under the {N} of {P}
, while {G} the {N} of {S}
, taking into account {S} that {V} the {A} {N}
, in accordance with the {N} on {A} {S}
, and to {V} {S} within the {A} {N} of
, and in this regard {G} {A} {S} of {N}
, inter alia, through {S} and {A} {S}
, as appropriate, by {G} the {N} that {S}
, especially in {P}, where {A} {S} {V} {S}
, bearing in mind the {S} and {A} {S} of its {N}
, whether or not {A} {S} of {N} are {A}
, and that {A} {S} should be {A} to {S}
, without prejudice to {A} {S} or to {G} {S}
, not later than {D} {A} {S} after {A} {S} {V}
, at least {D} of which {V} {A} {S}
, which the {S} of {P} {V} in {A} {S}
, no fewer than {D} {A} {S} and {A} {S}
and of {A} {S}
and their {N} for {S}
and the {A} {N} of such {S}
by means of {A} {S}
for {S} of the {A} {N}
from {S} in {P} to the {N}
in all {A} {S} and {S}
in {P} and the {A} {S} around it
into a {A} {N} of {S}
of every {N} and {A} {S}
on the {N} of the {S}
on an equal footing with {A} {S}
or of any {N} that {S} {V}
so as to {V} {A} {S}
so that {S} can {V} the {A} {N}
that the {S} of this {N} {V}
through {A} {S} and the {N} of their {S}
to {V} or {V} the {A} {N}
to which {S} of {P} are {A}
under {A} {S} and in each {N}
upon the {A} {N} of its {S}
when {S} {V} more {A} {S} than
where the {N} of {S} so requires
with {S} and other {A} {S}
with the {N} and support of {A} {S}
within {D} {S} of the {N}
among {S} as among the {A} {S}
against the {N} of {A} {S} by {S}
because {A} {S} do not {V} the {N}""".split("\n")
INSERTIONS = """as well as {A} {S}
and the {A} {N} of {S}
including {S} in {P}
in {A} and {A} {S}
under the {N} of {S}
at the {A} level of {S}
together with {S} of {A} {S}
such as {S} or {A} {S}
and other {A} {S}
also for {S} without {A} {S}
whether {A} or {A} in {N}
through {G} their {S}
for the {N} of {A} {S} and {S}
from {P} and elsewhere
by {G} {A} {S}
if possible before each {N}""".split("\n")
TITLES = """{A} {S} in {P}
{N} and {N} of {A} {S}
Question of the {N} of {P}
Assistance to {S} of {A} {N}
{N} of {S} and {A} {S}
Rights of {A} {S}
{A} {N} for the {S} of {P}
{G} of {A} {S} and {S}
Situation of {S} in {P}""".split("\n")
AGENDA = ["Ferries, fords and landing places", "Bridges and tolls", "Labour on the water", "Questions of the two banks",
          "Ice, floods and fog", "Schools and hospitals of the valley", "Reports of the Warden of Crossings"]

# The same sentence in every series. Session and dates roll on.
ASSEMBLY_PREAMBLE = """\
Guided by the Covenant of the Two Banks and by the custom that nobody in need is left standing on the far side
Reaffirming the Covenant of the Two Banks, the Declaration of the Nine Fords and the rules of the landing stage
Taking note of the report of the Warden of Crossings and of the recommendations that are contained therein
Bearing in mind that the river divides fields but never peoples and that its waters belong to all who live by them
Emphasizing the importance of adequate funds for the work of the River Commons and its organs""".split("\n")
ASSEMBLY_ENDINGS = """\
Requests the Warden of Crossings to report to the Assembly at its {O} session on the implementation of this resolution
Invites members, guilds and private benefactors to contribute to the voluntary funds of the River Commons
Requests the Warden of Crossings to provide all the staff and resources necessary for the fulfilment of these tasks
Decides to continue its consideration of the question at its {O} session under the same agenda item
Calls upon all members to bring the present resolution to the attention of everybody who works on the water
Encourages the treaty bodies and special rapporteurs of the River Commons to give due attention to the matter
Expresses its appreciation to the Warden of Crossings for the work done since the previous session""".split("\n")
ASSEMBLY_LAST = "Decides to remain seized of the matter"
COUNCIL_PREAMBLE = """\
Having considered the report of the Warden of Crossings on the crossing mission
Determining that the situation on the river continues to put the crossings in danger
Reaffirming its strong commitment to the safety of every crossing and to the unity of both banks
Welcoming the efforts of all who keep the boats running and the landing places open""".split("\n")
COUNCIL_ENDINGS = """\
Decides to extend the mandate of the crossing mission for a further period until {U}
Requests the Warden of Crossings to report to the Council by {U} on every development of the situation
Calls upon all parties to respect the freedom of movement of the mission and the safety of its boats
Expresses its full support for the Warden and his special envoy on the water""".split("\n")
COUNCIL_LAST = "Decides to remain actively seized of the matter"
CITATIONS = {"latest": "Recalling all its resolutions on the subject, the most recent of which is resolution {L}",
             "list": "Recalling its resolution {L}",
             "council": "Recalling its resolution {R} and all the statements of its President on the situation"}

# Documents of a few paragraphs that differ in a name: preambular, operative.
FORMULAS = [("Admission of {X} to membership in the River Commons",
             ["Having received the recommendation of the Council that {X} should be admitted to membership",
              "Having considered the application for membership of {X}"],
             ["Decides to admit {X} to membership in the River Commons"]),
            ("Appointment of the landing master of {X}",
             ["Taking note of the nomination of the landing master of {X} by the guilds of pole and cable"],
             ["Appoints the landing master of {X} for a term of office of three seasons",
              "Requests the Warden of Crossings to inform the authorities of {X} accordingly"])]
COUNCIL_FORMULA = ["Having examined the application of {X} for admission to the River Commons"], \
                  ["Recommends to the Assembly that {X} be admitted to membership in the River Commons"]

# Set phrases of a series ("safety and dignity of seasonal workers") and the words they are tied to a sentence with.
SET_PHRASES = ["{A} {N} and {N}", "{N} of {A} {S}", "{A} and {A} {S}", "{N} and {N} of {S}", "{A} {S} of {P}"]
TIES = "for of on with concerning under regarding".split()

STRONGER = {"Encourages": "Urges", "Invites": "Encourages", "Requests": "Urges", "Urges": "Requests",
            "Notes": "Recognizes",
            "Recommends": "Decides", "Welcomes": "Supports", "Stresses": "Emphasizes", "Emphasizes": "Stresses",
            "Recognizing": "Acknowledging", "Stressing": "Underlining", "Emphasizing": "Stressing",
            "Noting": "Observing",
            "Convinced": "Aware", "Welcoming": "Noting", "Calls": "Insists"}
RECAST = {"Recognizing": "Recognizes", "Noting": "Notes", "Stressing": "Stresses", "Emphasizing": "Emphasizes",
          "Reaffirming": "Reaffirms", "Welcoming": "Welcomes", "Expressing": "Expresses", "Taking": "Takes"}
RECAST.update({finite: participle for participle, finite in list(RECAST.items())})

PUNCTUATION = ",;:.()"


def fold(word):
    """A word as it is compared: without case and marks."""
    return word.strip(PUNCTUATION).lower()


def plural(noun):
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def gerund(verb):
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


def invented(dice, kind):
    syllable = dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS)
    return syllable + dice.choice(ENDINGS[kind])


def lexicon(dice, kind, known):
    """KNOWN words and as many invented ones as are wanting, by frequency; most of the known are frequent."""
    words = dict.fromkeys(known)
    while len(words) < SIZES[kind]:
        words[invented(dice, kind)] = None
    words = list(words)
    return sorted(words, key=dict(zip(words, ((i + 50) * (.3 + dice.random()) for i in range(len(words))))).get)


class Vocabulary:
    """The words that all series have in common, and templates taken apart once."""

    def __init__(self, dice):
        nouns = lexicon(dice, "N", NOUNS)
        verbs = lexicon(dice, "V", VERBS)
        self.words = {"N": nouns, "S": [plural(n) for n in nouns], "A": lexicon(dice, "A", ADJECTIVES),
                      "V": verbs, "G": [gerund(v) for v in verbs],
                      "P": [p.capitalize() for p in lexicon(dice, "P", [])]}
        self.weights = {kind: [1 / (rank + FLATNESS) for rank in range(len(words))]
                        for kind, words in self.words.items()}
        self.names = [f"{a} {p}" for p in self.words["P"] for a in PEOPLES]
        dice.shuffle(self.names)
        self.heads = {kind: [whole(t) for t in parsed(templates)] for kind, templates in
                      (("PP", PREAMBULAR), ("OP", OPERATIVE), ("chapeau", CHAPEAUX), ("sub", SUBPARAGRAPHS))}
        self.tails, self.insertions, self.titles = parsed(TAILS), parsed(INSERTIONS), parsed(TITLES)

    def new_name(self):
        return self.names.pop() if self.names else "Nowhere"


def parsed(templates):
    return [parse(t) for t in templates]


def parse(template):
    """A list of words and of slots (kind, mark behind it)."""
    return [(w[1], w[3:]) if w[0] == "{" else w for w in template.split()]


def whole(template):
    """A head that ends in a word such as "of" with what it asks for."""
    return template + [("A", ""), ("S", "")] if template[-1].__class__ is str else template


def rolling_words(slot, rolling):
    return [ROLLING[kind](rolling[kind]) if kind in ROLLING else kind for kind in SLOTS[slot[0]]]


class Speaker:
    """Says sentences with the words of one series."""

    def __init__(self, dice, vocabulary):
        self.random, self.vocabulary = dice.random, vocabulary
        verbs = dice.sample(range(SIZES["V"] // 3), TOPIC["V"])
        own = {"G": [vocabulary.words["G"][v] for v in verbs], "V": [vocabulary.words["V"][v] for v in verbs]}
        self.tables = {"D": DIGITS}
        for kind, words in vocabulary.words.items():
            topic = own.get(kind) or dice.sample(words[:len(words) // 3], TOPIC[kind])
            many = int(TABLE * TOPIC_SHARE)
            self.tables[kind] = dice.choices(topic, [1 / (3 + i) for i in range(len(topic))], k=many) \
                + dice.choices(words, vocabulary.weights[kind], k=TABLE - many)

        self.set_phrases = [self.fill(parse(dice.choice(SET_PHRASES))) for _ in range(SET)]

    def pick(self, words):
        return words[int(self.random() * len(words))]

    def fill(self, template, words=None, rolling=None):
        """TEMPLATE with words in its slots, behind WORDS; what rolls on has the values of ROLLING."""
        random, tables, words = self.random, self.tables, [] if words is None else words
        for part in template:
            if part.__class__ is tuple:
                table = tables.get(part[0])
                words += [table[int(random() * len(table))] + part[1]] if table else rolling_words(part, rolling)
            elif part == ",":
                words[-1] += ","
            else:
                words.append(part)
        return words

    def sentence(self, kind, length):
        """About LENGTH words that begin as a paragraph of KIND does."""
        words = self.fill(self.pick(self.vocabulary.heads[kind]))
        return words if kind == "chapeau" else self.longer(words, length)

    def longer(self, words, length):
        while len(words) < length:
            if self.random() < SAID:
                words += [self.pick(TIES), *self.pick(self.set_phrases)]
            self.fill(self.pick(self.vocabulary.tails), words)
        return words

    def tails(self, length):
        """LENGTH words from the middle of a sentence."""
        return self.longer(["and"], length + 1)[1:length + 1]

    def insertion(self):
        return self.fill(self.pick(self.vocabulary.insertions))

    def title(self):
        words = self.fill(self.pick(self.vocabulary.titles))
        words[0] = words[0].capitalize()
        return words
