## A document as Stemma reads it.
$ S=samples/river-ferries
$ stemma show --width=80 $S/ARC_RES_12_7.txt
symbol       ARC/RES/12/7
title        Safety and dignity of seasonal ferry workers
body         Assembly of the River Commons
session      Twelfth session
agenda item  6
date         2014-10-17
adopted      2014-10-09
meeting      28th plenary meeting
report       ARC/12/190, para. 9
language     en

title      Safety and dignity of seasonal ferry workers

enacting   The Assembly of the River Commons,

PP1        Guided by the Covenant of the Two Banks, and in particular by its
           opening promise that the river shall divide fields but never peoples,
           and by the custom, older than the Covenant, that nobody in need is
           left standing on the far side of the water,

PP2        Recalling its resolution 9/2 of 6 October 2011 on crossings by night,
           and its resolution 11/8 of 10 October 2013, in which it requested the
           Warden of Crossings to inquire into the condition of those who work
           the ferries for part of the year only,

PP3        Recognizing that, for as long as there have been ferries, the season
           of high water has drawn men and women from the uplands to the landing
           places, there to "pole, haul, caulk and carry", as the old indentures
           have it, and that the towns on both banks owe their markets, their
           mails and not a few of their marriages to this labour,

PP4        Gravely concerned that 41 seasonal ferry workers lost their lives on
           the waters of the River Commons in 2013, more than half of them in
           fog or after dark, and that in 17 of those cases no inquiry was
           opened by any authority on either bank,

PP5        Noting with concern the widespread habit of paying seasonal ferry
           workers only on the last day of the season, which obliges them to
           borrow from the keepers of lodging houses at rates that few of them
           are able to repay before the ice comes,

PP6        Bearing in mind that most landing places were laid out for cattle and
           cargo rather than for the people who serve them, and that many still
           lack a dry floor, a lamp, clean water or a door that can be closed
           against the wind,

PP7        Recognizing also that the hauling songs, whistle signals and hand
           calls of the ferry crews are at once a means of safety and a common
           inheritance, and that they are being forgotten wherever engines have
           taken the place of the rope,

PP8        Stressing that a tired hand on the sweep is as dangerous to
           passengers as a rotten plank, and that a rest of six hours between
           turns of duty is therefore a matter of public safety and not a favour
           granted by the owner of the boat,

PP9        Mindful that a crossing season of seven months parts children from
           their parents, and that the schools of the landing towns have no
           settled rule for admitting the sons and daughters of those who live
           aboard or in lodgings by the water,

OP1        Affirms that seasonal ferry workers, whatever bank they come from and
           whatever the length of their engagement, are entitled to the same
           protection of life, limb, wages and good name as those who are
           employed the whole year round;

OP2        Declares that, on every ferry and at every landing place of the River
           Commons:

OP2(a)     No person under the age of sixteen years shall be set to work at the
           rope, the sweep or the windlass, nor be sent out alone with a boat
           after sunset;

OP2(b)     No worker shall be put ashore before the end of the season on account
           of illness, injury or pregnancy, nor be refused a place on the last
           boat home, and whoever falls ill in service shall be nursed at the
           expense of the ferry;

OP2(c)     A worker who has suffered injury or loss of wages may bring the claim
           before the court of either bank, and the court to which it is first
           brought shall hear it within ninety days;

OP3        Calls upon members to have every hull, cable, windlass and mooring
           ring inspected by a competent person before the opening of the
           season, and to forbid the use of any boat that has not been passed,
           and further calls upon them to post the result of each inspection at
           the landing place, in words and signs that crew and passengers alike
           can understand;

OP4        Demands that owners of ferries cease without delay to hold the
           identity papers, tally books or winter clothing of seasonal workers
           as security for debt or for the completion of the season;

OP5        Urges the authorities of landing places, whether public, guild or
           private:

OP5(a)     To keep at every landing stage a lit lamp from dusk to dawn, a bell,
           a ladder, a coil of dry line, a lifebelt within reach of the water's
           edge and a boathook of at least four metres;

OP5(b)     To provide, for the whole of the season and at a rent not exceeding
           one tenth of the wage, lodging for seasonal ferry workers that
           includes:

OP5(b)(i)  A dry place to sleep, raised above the highest recorded flood mark
           and separated by a wall from stores of pitch, oil and fodder;

OP5(b)(ii) A stove, and a line on which wet clothing can be dried before the
           next turn of duty;

OP5(c)     To enter the name of each seasonal worker in a landing register on
           the first day of engagement, together with the wage agreed, and to
           give to the worker a copy of the entry free of charge, in a form that
           can be kept dry;

OP6        Invites the guilds of pole, cable and sweep to open their winter
           schools to seasonal workers, and to teach in them swimming, knots,
           the reading of water and the rescue of persons from under a capsized
           boat;

OP7        Encourages crews, passengers and bystanders to report every swamping,
           parted cable or near collision to the nearest landing master, and
           affirms that no report made in good faith shall be held against the
           person who makes it, whatever it may reveal about the boat, its owner
           or its load;

OP8        Recommends that no cable ferry should be worked by fewer than three
           persons at night, in fog or when the water stands above the second
           mark on the gauge, and that one of the three should have no other
           duty than to watch the upstream side;

OP9        Requests the Warden of Crossings, within existing resources:

OP9(a)     To visit in each season no fewer than 12 landing places, without
           notice and at hours of the Warden's own choosing, and to speak there
           with seasonal workers in private, in whatever tongue they prefer;

OP9(b)     To report to the Assembly at its fourteenth session on the
           implementation of the present resolution, with a table of deaths and
           injuries by reach, by type of ferry and by hour of the day, and with
           the names of the landing places that could not be visited;

OP10       Invites members, guilds and private benefactors to contribute to the
           Drowned Hands Fund - which pays for the burial of ferry workers
           without kin and for the first winter of their widows, widowers and
           orphans - and requests its treasurers to publish the accounts each
           spring;

OP11       Decides to consider the question further at its fourteenth session,
           in 2016, under the agenda item entitled "Ferries, fords and landing
           places";

OP12       Decides to remain seized of the matter.

annex      Annex

heading.1  Rules of the landing stage

annex.1    The person who holds the rope commands the crossing, and may refuse
           to put out, without giving reasons and without loss of pay, whenever
           wind, water, ice or load appears to make the passage unsafe;

annex.2    No ferry shall carry more passengers, beasts or carts than the number
           painted on its side, and a child in arms should be counted as one
           passenger, and a laden mule as three;

annex.3    Two long whistles mean that a ferry is leaving the bank, three short
           that it cannot hold its course, and one unbroken whistle, known as
           "the widow's note", that a person is in the water, on hearing which
           every boat within call shall turn towards the sound;

annex.4    Boots, oilskins and gloves should be furnished by the owner of the
           ferry at the start of the season, in a size that fits the wearer, and
           remain the property of the worker at its end.

Footnotes

1          ARC/11/SR.22, para. 4.

2          As counted from the landing books of eleven reaches; two reaches sent
           no figures. See ARC/12/61, table 2.

Left out

masthead         River Commons ARC/RES/12/7
masthead         Assembly of the River Commons Distr.: General
masthead         17 October 2014
masthead         Twelfth session Agenda item 6 Ferries, fords and landing places
masthead         Resolution adopted by the Assembly of the River Commons on 9 O…
masthead         [on the report of the Committee on Labour (ARC/12/190, para. 9…
colophon         28th plenary meeting 9 October 2014
$ stemma show --width=80 $S/ARC_22_L.9.md | head -n 40
symbol       ARC/22/L.9
title        Safety and dignity of seasonal ferry workers
body         Assembly of the River Commons
session      Twenty-second session
agenda item  4
date         2024-09-19
sponsors     Alder Reach, Fenmark, Lindwater, Osterwade, Quillmouth, Tarn Halt
             and Upper Sallow
language     en

title      Safety and dignity of seasonal ferry workers

enacting   The Assembly of the River Commons,

PP1        Guided by the Covenant of the Two Banks, and in particular by its
           opening promise that the river shall divide fields but never peoples,
           and by the custom, older than the Covenant, that nobody in need is
           left standing on the far side of the water,

PP2        Recalling all its previous resolutions on the safety and dignity of
           seasonal ferry workers, the most recent of which is resolution 19/4
           of 7 October 2021, and its resolution 9/2 of 6 October 2011 on
           crossings by night, and taking note of the inquiry into the condition
           of those who work the ferries for part of the year only, which the
           Warden of Crossings laid before it at its thirteenth session,

PP3        Recognizing that, for as long as there have been ferries, the season
           of high water has drawn men, women and whole households from the
           uplands to the landing places, there to "pole, haul, caulk and
           carry", as the old indentures have it, and that the towns on both
           banks owe their markets, their mails and not a few of their marriages
           to this labour,

PP4        Gravely concerned that [27] [at least 27] seasonal ferry workers,
           according to the landing books, lost their lives on the waters of the
           River Commons in 2023, [nine of them on ferries that had failed an
           inspection,] and that in 5 of those cases no inquiry was opened by
           any authority on either bank,

PP5        Bearing in mind that most landing places were laid out for cattle and
$ stemma show $S/ARC_RES_19_4.txt | tail -n 25
1          See ARC/13/40.

2          See ARC/19/23, table 1; the figure includes four apprentices.

3          ARC/19/41, para. 6.

Left out

masthead         River Commons ARC/RES/19/4
masthead         Assembly of the River Commons Distr.: General
masthead         15 October 2021
masthead         Nineteenth session Agenda item 8 Ferries, fords and landing pl…
masthead         Resolution adopted by the Assembly of the River Commons on 7 O…
masthead         [on the report of the Committee on Labour (ARC/19/96, para. 7)]
page number      1/5
running head     ARC/RES/19/4
page number      2/5
running head     ARC/RES/19/4
page number      3/5
running head     ARC/RES/19/4
colophon         19th plenary meeting 7 October 2021
page number      4/5
running head     ARC/RES/19/4
colophon         [Adopted by a recorded vote of 31 to 2, with 5 abstentions.]
page number      5/5
$ printf '# A letter\n\nBoats *row*.[^1]\n\n[^1]: They do.\n' > letter.md
$ stemma show letter.md
symbol       letter
title        A letter

heading.1  A letter

text.1     Boats row.

Footnotes

1          They do.
$ stemma show --format=json letter.md
{
  "symbol": "letter",
  "title": "A letter",
  "date": null,
  "source": "letter.md",
  "reader": "md",
  "warnings": [],
  "paragraphs": [
    {"index": 0, "label": "heading.1", "kind": "heading", "text": "A letter", "hash": "a0b132dbede93da744af2e4a75a51513"},
    {"index": 1, "label": "text.1", "kind": "text", "text": "Boats row.", "hash": "f8da26c7418a995349dd2f7b76aaab52", "spans": [{"kind": "emphasis", "start": 6, "length": 3}, {"kind": "note", "start": 10, "length": 0, "footnote": 0}]}
  ],
  "footnotes": [
    {"mark": "1", "text": "They do.", "offset": 30}
  ],
  "removed": [],
  "metadata": {
    "symbol": "letter",
    "title": "A letter",
    "body": null,
    "session": null,
    "agenda_item": null,
    "date": null,
    "adopted": null,
    "meeting": null,
    "vote": null,
    "vote_for": null,
    "vote_against": null,
    "vote_abstaining": null,
    "report": null,
    "sponsors": null,
    "language": null
  }
}

## A format with pages says where each thing stood; what its reader was not sure of comes first.
$ cat > ferries.events <<'END'
> stemma-events 1
> warn page 3 has no text, only pictures
> page 1
> block 0
> text 0 River Commons
> block 0
> text 0 ARC/22/L.10
> block 0
> text 0 Distr.: Limited
> block 0
> text 0 19 September 2024
> block 0
> text 0 Agenda items 4 and 7
> block 1
> text 2 Upland and Lowland:
> ref 1
> text 2  draft resolution
> block 1
> text 2 Lamps at fords
> block 0
> text 1 The Assembly of the River Commons
> text 0 ,
> page 2
> row
> cell
> text 0 Lamp
> cell
> text 0 2 marks
> note 1 *
> text 0 On behalf of both banks.
> drop page number
> text 0 2/3
> end
> END
$ stemma show ferries.events
symbol       ARC/22/L.10
title        Lamps at fords
body         Assembly of the River Commons
agenda item  4 and 7
date         2024-09-19
sponsors     Upland and Lowland
language     en

Note: page 3 has no text, only pictures

title      Lamps at fords

enacting   The Assembly of the River Commons,

PP1        Lamp | 2 marks

Footnotes

*          On behalf of both banks.

Left out

masthead         p. 1   River Commons
masthead         p. 1   ARC/22/L.10
masthead         p. 1   Distr.: Limited
masthead         p. 1   19 September 2024
masthead         p. 1   Agenda items 4 and 7
masthead         p. 1   Upland and Lowland: draft resolution
page number      p. 2   2/3
$ stemma show --format=json ferries.events | grep -e page -e reader -e cell
  "reader": "events",
    "page 3 has no text, only pictures"
    {"index": 0, "label": "title", "kind": "title", "text": "Lamps at fords", "hash": "e7aee301534e91ab7368fe25cf5863a7", "page": 1, "spans": [{"kind": "strong", "start": 0, "length": 14}]},
    {"index": 1, "label": "enacting", "kind": "enacting", "text": "The Assembly of the River Commons,", "hash": "77dc5c54b94e55e66771ceea18179525", "page": 1, "spans": [{"kind": "emphasis", "start": 0, "length": 33}]},
    {"index": 2, "label": "PP1", "kind": "preambular", "text": "Lamp | 2 marks", "hash": "19e0572a64668c84f60e069449d8467d", "page": 2, "spans": [{"kind": "cell", "start": 0, "length": 4}, {"kind": "cell", "start": 7, "length": 7}]}
    {"mark": "*", "text": "On behalf of both banks.", "offset": 171, "page": 2}
    {"reason": "masthead", "text": "River Commons", "offset": 0, "page": 1},
    {"reason": "masthead", "text": "ARC/22/L.10", "offset": 13, "page": 1},
    {"reason": "masthead", "text": "Distr.: Limited", "offset": 24, "page": 1},
    {"reason": "masthead", "text": "19 September 2024", "offset": 39, "page": 1},
    {"reason": "masthead", "text": "Agenda items 4 and 7", "offset": 56, "page": 1},
    {"reason": "masthead", "text": "Upland and Lowland: draft resolution", "offset": 76, "page": 1},
    {"reason": "page number", "text": "2/3", "offset": 195, "page": 2}

## Who voted how is listed in the colophon.
$ printf '%s\n\n' 'ARC/RES/30/2' '30/2. Lamps' 'The Assembly of the River Commons,' '1. Lights lamps.' '12th meeting' \
>     '[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows:' \
>     'In favour: Upland, Lowland and Fenmark' 'Against: Osterwade' 'Abstaining: Tarn Halt]' > vote.txt
$ stemma show vote.txt | head -n 11
symbol       ARC/RES/30/2
title        Lamps
body         Assembly of the River Commons
meeting      12th meeting
vote         3-1-1
in favour    Upland, Lowland, Fenmark
against      Osterwade
abstaining   Tarn Halt
language     en

title      Lamps

## A text that speaks of a format is none.
$ printf 'Papers of %%PDF-1.7 are read.\n' > speaks.txt; stemma show --format=json speaks.txt | grep reader
  "reader": "txt",
$ printf 'stemma-events 1\nblock 0\ntext 0 Papers of %%PDF-1.7\nend\n' > speaks.events
$ stemma show --format=json speaks.events | grep reader
  "reader": "events",
