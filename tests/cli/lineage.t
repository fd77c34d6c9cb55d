## Where words come from and go to, on a series of six and a text of another title.
$ stemma init -q rivers; stemma add -q --repo=rivers samples/river-ferries/*.txt samples/river-ferries/*.md
$ stemma blame --repo=rivers ARC/RES/22/6 --width=100 | head -24
ARC/RES/22/6  Safety and dignity of seasonal ferry workers

title      2014-10-09 ARC/RES/12/7              Safety and dignity of seasonal ferry workers
enacting   2014-10-09 ARC/RES/12/7              The Assembly of the River Commons,
PP1        2014-10-09 ARC/RES/12/7              Guided by the Covenant of the Two Banks, and in
                                                particular by its opening promise that the river
                                                shall divide fields but never peoples, and by the
                                                custom, older than the Covenant, that nobody in need
                                                is left standing on the far side of the water,
PP2        2014-10-09 ARC/RES/12/7              Recalling
           2021-10-07 ARC/RES/19/4              all its previous
           2016-10-14 ARC/RES/14/3              resolutions on the
           2014-10-09 ARC/RES/12/7 title        safety and dignity of seasonal ferry workers,
           2021-10-07 ARC/RES/19/4              the most recent of which is resolution
           2024-09-19 ARC/22/L.9                19/4 of 7
           2021-10-07 ARC/RES/19/4              October
           2024-09-19 ARC/22/L.9                2021,
           2021-10-07 ARC/RES/19/4              and
           2014-10-09 ARC/RES/12/7              its resolution 9/2 of 6 October 2011 on crossings by
                                                night,
           2016-10-14 ARC/RES/14/3              and taking note of the inquiry
           2014-10-09 ARC/RES/12/7              into the condition of those who work the ferries for
                                                part of the year only,
           2016-10-14 ARC/RES/14/3              which the Warden of Crossings laid before it at its
$ stemma blame --repo=rivers --since=2018 ARC/RES/22/6 --width=100 | sed -n '/^PP5/,/^PP7/p'
PP5        ...                             Gravely concerned that
           2024-09-19 ARC/22/L.9 PP4       at least 27
           ...                             seasonal ferry workers,
           2021-10-07 ARC/RES/19/4 PP4     according to the landing books,
           ...                             lost their lives on the waters of the River Commons in
           2024-09-19 ARC/22/L.9 PP4       2023, and that in 5
           ...                             of those cases no inquiry was opened by any authority on
                                           either bank,
PP6        ...                             Bearing in mind that most landing places were laid out
                                           for cattle and cargo rather than for the people who serve
                                           them, and that many still lack a dry floor, a lamp,
           2018-10-11 ARC/RES/16/11        drinking
           ...                             water or a door that can be closed against the wind,
PP7        2018-10-11 ARC/RES/16/11        Observing that the ice now forms later and breaks earlier
$ stemma blame --repo=rivers --since=ARC/RES/19/4 --porcelain ARC/RES/22/6 | grep ^PP6
PP6	0	226	^ARC/RES/12/7	2014-10-09	PP6	Bearing in mind that most landing places were laid out for cattle and cargo rather than for the people who serve them, and that many still lack a dry floor, a lamp, drinking water or a door that can be closed against the wind,
$ stemma blame --repo=rivers --width=40 ARC/RES/22/6 | sed -n '/^PP5/,/^PP6/p'
PP5        2014-10-09 ARC/RES/12/7 PP4
    Gravely concerned that
           2024-09-19 ARC/22/L.9 PP4
    at least 27
           2014-10-09 ARC/RES/12/7 PP4
    seasonal ferry workers,
           2021-10-07 ARC/RES/19/4 PP4
    according to the landing books,
           2014-10-09 ARC/RES/12/7 PP4
    lost their lives on the waters of
    the River Commons in
           2024-09-19 ARC/22/L.9 PP4
    2023, and that in 5
           2014-10-09 ARC/RES/12/7 PP4
    of those cases no inquiry was opened
    by any authority on either bank,
PP6        2014-10-09 ARC/RES/12/7
$ stemma blame --repo=rivers ARC/RES/99/1
stemma: ARC/RES/99/1: names no version; stemma list shows what there is
[128]
$ stemma blame --repo=rivers --since=ARC/RES/99/1 ARC/RES/22/6
stemma: ARC/RES/99/1: is neither a date (2019, 2019-12-18) nor the symbol of a version
[128]

## A clause through a split: what it was before, and that its verb is another.
$ stemma log --repo=rivers 'ARC/RES/22/6#op11' --width=90
clause ebf145582378a218

2014-10-09  ARC/RES/12/7  OP9(b)  added
    {+To report to the Assembly at its fourteenth session on the implementation of the
    present resolution, with a table of deaths and injuries by reach, by type of ferry and
    by hour of the day, and with the names of the landing places that could not be
    visited;+}

2016-10-14  ARC/RES/14/3  OP9(b) → OP10(b)  reworded
    To report to the Assembly at its [-fourteenth-] {+sixteenth+} session on the
    implementation of the present resolution, with … not be visited;

2018-10-11  ARC/RES/16/11  OP10(b) → OP10  merged
    [-To-]{+Requests the Warden of Crossings, within existing resources, to visit in each
    season no fewer than 18 landing places, without notice and at hours of the Warden's
    own choosing, to speak there with seasonal workers in private, in whatever tongue they
    prefer, and to+} report to the Assembly at its [-sixteenth-] {+nineteenth+} session on
    the implementation of the present resolution, with … not be visited;

2021-10-07  ARC/RES/19/4  OP10 → OP11  reworded
    Requests the Warden of Crossings, within existing resources, to visit in each season
    no fewer than [-18-] {+20+} landing places, without notice and at hours of the …
    prefer, and to report to the Assembly at its [-nineteenth-] {+twenty-second+} session
    on the implementation of the present resolution, with … not be visited;

2024-09-19  ARC/22/L.9  OP11  split; from here clause ebf145582378a218
    Requests the Warden of Crossings, within existing resources[-, to visit in each season
    no fewer than 20 landing places, without notice and at hours of the Warden’s own
    choosing, to speak there with seasonal workers in private, in whatever tongue they
    prefer, and to report to the Assembly at its twenty-second session on the
    implementation of the present resolution, with a table of deaths and injuries by
    reach, by type of ferry and by hour of the day, and with the names of the landing
    places that could not be visited;-]{+:+}

2024-10-17  ARC/RES/22/6  OP11  unchanged
$ stemma log --repo=rivers --graph ARC/RES/22/6
* 2014-10-09  ARC/RES/12/7  Safety and dignity of seasonal ferry workers
* 2016-10-14  ARC/RES/14/3  Safety and dignity of seasonal ferry workers
* 2018-10-11  ARC/RES/16/11  Safety and dignity of seasonal ferry workers
* 2021-10-07  ARC/RES/19/4  Safety and dignity of seasonal ferry workers
* 2024-09-19  ARC/22/L.9  Safety and dignity of seasonal ferry workers
* 2024-10-17  ARC/RES/22/6  Safety and dignity of seasonal ferry workers
$ stemma log --repo=rivers --table ARC/RES/22/6 --width=80 | head -14
   3  2018-10-11  ARC/RES/16/11
   4  2021-10-07  ARC/RES/19/4
   5  2024-09-19  ARC/22/L.9
   6  2024-10-17  ARC/RES/22/6
      and 2 before; with --width there is room for them

                   3            4            5            6
dbb371e121a9a023   title        title        title        title
c0607a11fea02209   enacting     enacting     enacting     enacting
ee70d18d9c407305   PP1          PP1          PP1          PP1
ddb417410fe70f33  ~PP2         ~PP2         ~PP2          PP2
168d56e292f9444d   PP3         ~PP3          PP3          PP3
b7f0337eb5531408   .           *PP9          PP9          PP4
a7f551aa5edf158b  ~PP4         ~PP4         ~PP4         ~PP5
$ stemma log --repo=rivers --table
stemma log: --table goes with a series or a version
usage: stemma log [OPTION]... [SYMBOL[#LABEL]|ID]
[129]

## A wording: the first place, the series, the years.
$ stemma trace --repo=rivers --width=90 'Landing   register'
Landing   register  10 times in 6 versions of 1 series

2014-10-09  ARC/RES/12/7, OP5(c)  assembly-of-the-river-commons/safety-and-dignity-of-sea…
    To enter the name of each seasonal worker in a {landing register} on the first day of
    engagement, together with the wage agreed, and to give to the worker a copy of the
    entry free of charge, in a form that can be kept dry;

By series
  2014-10-09  ARC/RES/12/7  assembly-of-the-river-comm…  6 versions, the last ARC/RES/22/6

By year
  2014      1  ####################
  2016      1  ####################
  2018      1  ####################
  2021      1  ####################
  2024      2  ########################################
$ stemma trace --repo=rivers --width=90 --near 'register of the landing'
register of the landing  11 paragraphs in 6 versions of 1 series

2014-10-09  ARC/RES/12/7, OP5(c)  assembly-of-the-river-commons/safety-and-dignity-of-sea…
    To enter the name of each seasonal worker in a {landing register on the first day of}
    engagement, together with the wage agreed, and to give to the worker a copy of the
    entry free of charge, in a form that can be kept dry;

By series
  2014-10-09  ARC/RES/12/7  assembly-of-the-river-comm…  6 versions, the last ARC/RES/22/6

By year
  2014      1  ####################
  2016      1  ####################
  2018      1  ####################
  2021      1  ####################
  2024      2  ########################################
$ stemma trace --repo=rivers 'no such wording'
no such wording  stands nowhere
$ stemma trace --repo=rivers '...'
stemma: ...: has no word to look for
[128]
$ stemma trace --repo=rivers
stemma trace: a wording is missing, in quotes, or --from
usage: stemma trace [OPTION]... [WORDING]
[129]
$ stemma trace --repo=rivers --from=ARC/RES/22/6#OP13 'and a wording'
stemma trace: give a wording or --from, not both
usage: stemma trace [OPTION]... [WORDING]
[129]
$ stemma trace --repo=rivers --width=90 -n 2 --from=ARC/RES/14/3#OP4
ARC/RES/14/3#OP4
    Further calls upon members to post the result of each inspection at the landing place,
    in words and signs that crew and passengers alike can understand, and to leave it
    there until the season closes;

 63 %  2014-10-09  ARC/RES/12/7, OP3  assembly-of-the-river-commons/safety-and-dignity-of…
        to post the result of each inspection at the landing place, in words and signs
        that crew and passengers alike can understand
$ stemma trace --repo=rivers --from=ARC/RES/14/3#OP99
stemma: ARC/RES/14/3#OP99: names no paragraph; give SYMBOL#LABEL, stemma show lists the labels of a version
[128]
$ stemma trace --repo=rivers --from=ARC/RES/99/1#OP1
stemma: ARC/RES/99/1: names no version; stemma list shows what there is
[128]

## The index is a cache: it is made again when it is gone or damaged.
$ rm -r rivers/stemma; stemma trace --repo=rivers --format=json 'landing register' | grep -E '"(total|versions)"'
  "total": 10,
  "versions": 6,
    {"series": "assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers", "first": "ARC/RES/12/7", "first_date": "2014-10-09", "last": "ARC/RES/22/6", "last_date": "2024-10-17", "versions": 6}
    {"year": 2014, "versions": 1},
    {"year": 2016, "versions": 1},
    {"year": 2018, "versions": 1},
    {"year": 2021, "versions": 1},
    {"year": 2024, "versions": 2}
$ printf 'xx' | dd of=$(ls rivers/stemma/phrases/*.segment) bs=1 seek=600 conv=notrunc 2>/dev/null
$ stemma trace --repo=rivers --format=json 'landing register' 2>&1 | sed 's/[0-9a-f]\{16\}\.segment/SEGMENT/' | grep -E 'SEGMENT|"(total|versions)"'
stemma: $STEMMA_DIR/rivers/stemma/phrases/SEGMENT: this file of the index is damaged; it is made anew
  "total": 10,
  "versions": 6,
    {"series": "assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers", "first": "ARC/RES/12/7", "first_date": "2014-10-09", "last": "ARC/RES/22/6", "last_date": "2024-10-17", "versions": 6}
    {"year": 2014, "versions": 1},
    {"year": 2016, "versions": 1},
    {"year": 2018, "versions": 1},
    {"year": 2021, "versions": 1},
    {"year": 2024, "versions": 2}
$ stemma index --repo=rivers
Indexed; 0 phrases borrowed from another series
$ stemma check --repo=rivers
6 versions proven from their sources

## What is taken over from another series is told by log, and by git.
$ printf 'Fish Board\n\nDistr.: General\n\n3 May 2023\n\n7/1. Nets\n\nThe Fish Board,\n\n1. Urges fishers to mend their nets on land;\n\n2. Observes that the ice now forms later and breaks earlier than in the records of the oldest landing books, that high water comes in months.\n' > FB_RES_7_1.txt
$ stemma add --repo=rivers FB_RES_7_1.txt
FB/RES/7/1  begins fish-board/nets, 4 paragraphs
$ stemma index --repo=rivers
Indexed; 1 phrase borrowed from another series
$ stemma log --repo=rivers FB/RES/7/1
fish-board/nets
2023-05-03  FB/RES/7/1  Nets
            4 added
            borrowed from ARC/RES/16/11: OP2
$ git -C rivers log -1 --format=%N --notes=stemma FB/RES/7/1 | cut -f1-3
OP2	ARC/RES/16/11	PP7

## What is uncertain, and how it is settled.
$ stemma add --repo=rivers --review
Nothing is uncertain
$ stemma add --repo=rivers --after=ARC/RES/19/4 FB/RES/7/1
1 version derived anew
$ stemma add --repo=rivers --after=none FB/RES/7/1
1 version derived anew
$ stemma add --repo=rivers --series=ARC/RES/16/11 FB/RES/7/1
1 version derived anew
$ stemma add --repo=rivers --series=nothing/of-that-name FB/RES/7/1
stemma: nothing/of-that-name: has no version before FB/RES/7/1; stemma list names series and versions
[128]
$ stemma add --repo=rivers --after=none FB/RES/7/9
stemma: FB/RES/7/9: is neither a file nor in the repository; check the name
[128]
$ stemma check --repo=rivers
7 versions proven from their sources
