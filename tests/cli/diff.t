## The samples, as a negotiator sees them.
$ S=samples/river-ferries
$ stemma diff $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt
ARC/RES/12/7 (2014-10-09) → ARC/RES/14/3 (2016-10-14)
5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged
2 footnotes reworded

3 paragraphs unchanged

PP2  reworded
    Recalling its [-resolution-] {+resolutions+} 9/2 of 6 October 2011 on
    crossings by night {+and 12/7 of 9 October 2014 on the safety and dignity of
    seasonal ferry workers+}, and [-its resolution 11/8-] {+taking note+} of
    [-10 October 2013, in which it requested the Warden of Crossings to
    inquire-] {+the inquiry+} into the condition of those who work the ferries
    for part of the year only{+, which the Warden of Crossings laid before it at
    its thirteenth session+},

1 paragraph unchanged

PP4  reworded
    Gravely concerned that [-41-] {+36+} seasonal ferry workers lost their lives
    on the waters of the River Commons in [-2013-] {+2015+}, more than half of
    them in fog or after dark, and that in [-17-] {+14+} of those cases no
    inquiry was opened by any authority on either bank,

PP5  reworded
    Noting with concern the [-widespread-] {+persistent+} habit of paying
    seasonal ferry workers only on the … the ice comes,

1 paragraph unchanged

PP7  dropped
    [-Recognizing also that the hauling songs, whistle signals and hand calls of
    the ferry crews are at once a means of safety and a common inheritance, and
    that they are being forgotten wherever engines have taken the place of the
    rope,-]

PP7  added
    {+Acknowledging that women now make up more than a third of the hands
    engaged for the season, chiefly as rope tenders, ticket takers and cooks,
    and that they are commonly paid by the day at a rate fixed for boys,+}

7 paragraphs unchanged

OP3 → OP3, OP4  split
    Calls upon members to … use of any boat that has not been passed[-, and
    further-]{+;
    Further+} calls upon [-them-] {+members+} to post the result of each
    inspection at the landing place, in words and signs that crew and passengers
    alike can understand{+, and to leave it there until the season closes+};

1 paragraph unchanged

heading.1  added
    {+Landing places+}

5 paragraphs unchanged

OP6(b)(iii)  added
    {+A room with a door that bolts from within, set apart for women who ask for
    it, whether or not any woman has been taken on at that stage in an earlier
    year;+}

1 paragraph unchanged

heading.2  added
    {+Training, reporting and follow-up+}

1 paragraph unchanged

OP7 → OP8  reworded
    Encourages crews[-,-] {+and+} passengers [-and bystanders-] to [-report-]
    {+make known+} every [-swamping,-] parted cable [-or-]{+,+} near collision
    {+or other mishap+} to the [-nearest-] landing master {+of the reach within
    two days, in writing or by word of mouth+}, and affirms that [-no-] {+a+}
    report [-made-] {+given+} in good faith shall [-be held against the person
    who makes it-] {+cost nobody a seat in the boat, a day's pay or a good
    character+}, whatever it may reveal about the [-boat, its-] owner [-or its
    load-];

2 paragraphs unchanged

OP9(a) → OP10(a)  reworded
    To visit in each season no fewer than [-12-] {+18+} landing places, without
    notice and at hours of the … tongue they prefer;

OP9(b) → OP10(b)  reworded; rolled forward
    To report to the Assembly at its [-fourteenth-] {+sixteenth+} session on the
    implementation of the present resolution, with … not be visited;

1 paragraph unchanged

OP11 → OP12  reworded; rolled forward
    Decides to consider the question further at its [-fourteenth-] {+sixteenth+}
    session, in [-2016-] {+2018+}, under the agenda item entitled "Ferries,
    fords and landing places";

5 paragraphs unchanged

annex.3  added
    {+No worker shall be put ashore before the end of the season on account of
    illness, injury or pregnancy, nor be refused a place on the last boat home,
    and whoever falls ill in service shall be nursed at the expense of the
    ferry;+}

1 paragraph unchanged

annex.4 → annex.5  reworded; should → shall (stronger)
    Boots, oilskins and gloves [-should-] {+shall+} be furnished by the owner of
    the ferry at … at its end.

OP2(b) → annex.3  borrowed words
    No worker shall be put ashore before the end of the season on account of
    illness, injury or pregnancy, nor be refused a place on the last boat home,
    and whoever falls ill in service shall be nursed at the expense of the ferry

Footnotes

1  reworded
    [-ARC/11/SR.22, para. 4.-]{+ARC/13/40.+}

2  reworded
    [-As counted from the landing books of eleven reaches; two reaches sent no
    figures. See ARC/12/61, table 2.-]{+See ARC/14/55, annex I.+}
$ stemma diff --width=60 --only=moved,split,merged $S/ARC_RES_14_3.txt $S/ARC_RES_16_11.txt
ARC/RES/14/3 (2016-10-14) → ARC/RES/16/11 (2018-10-11)
3 added, 1 dropped, 7 reworded, 2 merged, 1 moved, 31 unchanged
1 footnote dropped, 1 reworded

PP7, PP9 → PP9  merged
    [-Acknowledging that women-] [~now make up more than a
    third of the hands engaged for the season,~] [-chiefly
    as rope tenders, ticket takers and cooks, and that
    they-] [~are commonly paid by the day at a rate fixed
    for boys~][-,
    -]Mindful that a crossing season of seven months parts
    children from their parents, [-and-] that the schools of
    the landing towns have no … who live aboard or in
    lodgings by the water{+, and that women, who+} {~now
    make up more than a third of the hands engaged for the
    season,~} {~are commonly paid by the day at a rate fixed
    for boys~},

OP9 → OP4  moved
    Recommends that no cable … the upstream side;

OP10, OP10(a), OP10(b) → OP10  merged
    Requests the Warden of Crossings, within existing
    resources[-:
    To-]{+, to+} visit in each season no fewer than 18
    landing places, without notice and at hours of the
    Warden's own choosing, [-and-] to speak there with
    seasonal workers in private, in whatever tongue they
    prefer[-;
    To-]{+, and to+} report to the Assembly at its
    [-sixteenth-] {+nineteenth+} session on the
    implementation of the present resolution, with … not be
    visited;
$ stemma diff --only=added,dropped $S/ARC_RES_16_11.txt $S/ARC_RES_19_4.txt
ARC/RES/16/11 (2018-10-11) → ARC/RES/19/4 (2021-10-07)
3 added, 1 dropped, 15 reworded, 1 moved, 27 unchanged
2 footnotes added, 1 reworded

PP8  added
    {+Recalling with sorrow the spring of 2020, when the crossings were closed
    on account of the marsh fever, wages stopped with the boats, and several
    hundred seasonal workers were left for weeks on quays and sandbanks with
    neither passage home nor shelter,+}

PP9  added
    {+Recognizing also that the hauling songs, whistle signals and hand calls of
    the ferry crews are at once a means of safety and a shared inheritance, and
    that they are being forgotten wherever engines have taken the place of the
    rope,+}

OP2(b)  dropped
    [-No worker shall be put ashore before the end of the season on account of
    illness, injury or pregnancy, nor be refused a place on the last boat home,
    and whoever falls ill in service shall be nursed at the expense of the
    ferry;-]

OP12  added
    {+Decides to observe the last Sunday of October, when the boats are drawn
    up, as the Day of the Empty Bench, in memory of those who went down to the
    crossings in spring and did not come home in autumn, and invites every town
    on the river to leave one seat unoccupied in each ferry on that day;+}

Footnotes

1  added
    {+See ARC/13/40.+}

3  added
    {+ARC/19/41, para. 6.+}
$ stemma diff --side-by-side --width=100 --only=reworded $S/ARC_RES_14_3.txt $S/ARC_RES_16_11.txt
ARC/RES/14/3 (2016-10-14) → ARC/RES/16/11 (2018-10-11)
3 added, 1 dropped, 7 reworded, 2 merged, 1 moved, 31 unchanged
1 footnote dropped, 1 reworded

PP2  reworded
Recalling its resolutions 9/2 of 6 October 2011  │ Recalling its resolutions 9/2 of 6 October 2011
on crossings by night [-and-] 12/7 of 9 October  │ on crossings by night{+,+} 12/7 of 9 October
2014 on the safety and … its thirteenth session, │ 2014 {+and 14/3 of 14 October 2016+} on the
                                                 │ safety and dignity of seasonal ferry workers, …
                                                 │ its thirteenth session,

PP4  reworded
Gravely concerned that [-36-] seasonal ferry     │ Gravely concerned that {+29+} seasonal ferry
workers lost their lives on the waters of the    │ workers lost their lives on the waters of the
River Commons in [-2015-], [-more than-] half of │ River Commons in {+2017+}, {+nearly+} half of
them in fog or after dark, and that in [-14-] of │ them in fog or after dark, and that in {+9+} of
those cases no inquiry was opened by any         │ those cases no inquiry was opened by any
authority on either bank,                        │ authority on either bank,

PP6  reworded
Bearing in mind that … that many still lack a    │ Bearing in mind that … that many still lack a
dry floor, a lamp, [-clean-] water or a door     │ dry floor, a lamp, {+drinking+} water or a door
that can be closed against the wind,             │ that can be closed against the wind,

OP5  reworded
Demands that owners of ferries cease without     │ Demands that owners of ferries cease without
delay to hold the identity papers, tally books   │ delay to hold{+,+} {~as security for debt or for
or winter clothing of seasonal workers [~as      │ the completion of the season~}{+,+} the identity
security for debt or for the completion of the   │ papers, tally books or winter clothing of
season~];                                        │ seasonal workers;

OP7 → OP8  reworded; invites → urges (stronger)
[-Invites-] the guilds of pole, cable and sweep  │ {+Urges+} the guilds of pole, cable and sweep to
to open … a capsized boat;                       │ open … a capsized boat;

OP12  reworded
Decides to consider the question further at its  │ Decides to consider the question further at its
[-sixteenth-] session, in [-2018-], under the    │ {+nineteenth+} session, in {+2021+}, under the
agenda item entitled "Ferries, fords and landing │ agenda item entitled "Ferries, fords and landing
places";                                         │ places";

annex.2  reworded; should → shall (stronger)
No ferry shall carry more passengers, beasts or  │ No ferry shall carry more passengers, beasts or
carts than the number painted on its side, and a │ carts than the number painted on its side, and a
child in arms [-should-] be counted as one       │ child in arms {+shall+} be counted as one
passenger, and a laden mule as three;            │ passenger, and a laden mule as three;

Footnotes

2 → 1  reworded
See [-ARC/14/55-], [-annex I-].                  │ See {+ARC/16/48+}, {+table 1+}.
$ stemma diff --context=1 --only=split $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt
ARC/RES/12/7 (2014-10-09) → ARC/RES/14/3 (2016-10-14)
5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged
2 footnotes reworded

OP3 → OP3, OP4  split
    Calls upon members to … use of any boat that has not been passed[-, and
    further-]{+;
    Further+} calls upon [-them-] {+members+} to post the result of each
    inspection at the landing place, in words and signs that crew and passengers
    alike can understand{+, and to leave it there until the season closes+};
$ stemma diff --color=always --only=split $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt | cat -v | head -n 12
^[[1mARC/RES/12/7 (2014-10-09) M-bM-^FM-^R ARC/RES/14/3 (2016-10-14)^[[m
5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged
2 footnotes reworded

^[[1mOP3 M-bM-^FM-^R OP3, OP4^[[m  split
    Calls upon members to ^[[2mM-bM-^@M-&^[[m use of any boat that has not been passed^[[31m[-, and^[[m
    ^[[31mfurther-]^[[m^[[32m{+;^[[m
    ^[[32mFurther+}^[[m calls upon ^[[31m[-them-]^[[m ^[[32m{+members+}^[[m to post the result of each
    inspection at the landing place, in words and signs that crew and passengers
    alike can understand^[[32m{+, and to leave it there until the season closes+}^[[m;

## Exit codes are git's.
$ stemma diff --exit-code -q $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt
[1]
$ stemma diff --exit-code -q $S/ARC_RES_12_7.txt $S/ARC_RES_12_7.txt
$ stemma diff -q $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt

## A text and itself; a text whose numbers alone changed.
$ stemma diff $S/ARC_RES_12_7.txt $S/ARC_RES_12_7.txt
ARC/RES/12/7 (2014-10-09) → ARC/RES/12/7 (2014-10-09)
39 unchanged

39 paragraphs unchanged
$ printf '1. Boats row.\n\n2. Boats sail.\n' > a.txt; printf '3. Boats row.\n\n7. Boats sail.\n' > b.txt
$ stemma diff --exit-code a.txt b.txt
a → b
2 unchanged

2 paragraphs unchanged

## Output goes where it is told.
$ stemma diff -o out.txt $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt
$ stemma diff $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt | cmp - out.txt && echo same
same
$ stemma diff --format=json a.txt b.txt
{
  "format": "stemma-diff",
  "version": 1,
  "old": {
    "symbol": "a",
    "title": null,
    "date": null,
    "source": "a.txt",
    "brackets": {"open": 0, "alternatives": 0, "options": 0, "deepest": 0, "unclosed": 0, "unopened": 0},
    "paragraphs": [
      {"index": 0, "label": "1", "kind": "text", "number": "1.", "text": "Boats row.", "hash": "f8da26c7418a995349dd2f7b76aaab52"},
      {"index": 1, "label": "2", "kind": "text", "number": "2.", "text": "Boats sail.", "hash": "e4447587e90a5d73f814a2fe36c13b80"}
    ],
    "footnotes": []
  },
  "new": {
    "symbol": "b",
    "title": null,
    "date": null,
    "source": "b.txt",
    "brackets": {"open": 0, "alternatives": 0, "options": 0, "deepest": 0, "unclosed": 0, "unopened": 0},
    "paragraphs": [
      {"index": 0, "label": "3", "kind": "text", "number": "3.", "text": "Boats row.", "hash": "f8da26c7418a995349dd2f7b76aaab52"},
      {"index": 1, "label": "7", "kind": "text", "number": "7.", "text": "Boats sail.", "hash": "e4447587e90a5d73f814a2fe36c13b80"}
    ],
    "footnotes": []
  },
  "links": [
    {"old": [0], "new": [0], "relation": "unchanged", "moved": false, "relabelled": true, "recast": false, "rolled": false, "similarity": 1.000, "marks": [], "edits": [{"op": "equal", "text": "Boats row."}]},
    {"old": [1], "new": [1], "relation": "unchanged", "moved": false, "relabelled": true, "recast": false, "rolled": false, "similarity": 1.000, "marks": [], "edits": [{"op": "equal", "text": "Boats sail."}]}
  ],
  "added": [],
  "dropped": [],
  "borrowed": [],
  "footnotes": [],
  "summary": {"unchanged": 2, "reworded": 0, "split": 0, "merged": 0, "moved": 0, "added": 0, "dropped": 0}
}

## Neither locale nor time zone nor terminal matter to what is in a pipe.
$ LC_ALL=C TZ=Asia/Tokyo TERM=xterm-256color stemma diff $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt | cmp - out.txt && echo same
same

## Letters inside words, on request.
$ printf '1. Invites the wardens of 2016 to report on lamps, ropes and landing stages of the lower river;\n' > old.txt
$ printf '1. Invited the warden of 2017 to re-port on lamps, ropes and landing stages of the lower river;\n' > new.txt
$ stemma diff --granularity=char old.txt new.txt
old → new
1 reworded

1  reworded
    Invite[-s-]{+d+} the warden[-s-] of 201[-6-]{+7+} to re{+-+}port on lamps,
    ropes and landing stages of the lower river;
$ stemma diff --granularity=word old.txt new.txt
old → new
1 reworded

1  reworded
    [-Invites-]{+Invited+} the [-wardens-] {+warden+} of [-2016-] {+2017+} to
    [-report-] {+re-port+} on lamps, ropes and landing stages of the lower
    river;
$ stemma diff --granularity=letter old.txt new.txt
stemma diff: --granularity does not take 'letter' (what changes are marked by: word (default) or char)
usage: stemma diff [OPTION]... OLD NEW
[129]

## White space is marked only where it is all that changed.
$ printf 'Lamps\n\nThe Assembly,\n\n1. Lights [oil] [wax] lamps,and [two]buoys;\n' > spaced.txt
$ printf 'Lamps\n\nThe Assembly,\n\n1. Lights [oil wax] lamps, and [two] buoys;\n' > apart.txt
$ stemma diff spaced.txt apart.txt | tail -n 1
    Lights [oil[-] [-] wax] lamps,{+ +}and [two]{+ +}buoys;
$ stemma diff apart.txt spaced.txt | tail -n 1
    Lights [oil{+] [+}wax] lamps,[- -]and [two][- -]buoys;

## A footnote may be all that changed; it is told in every format that people read, and is a difference.
$ printf '1. Urges members[^1] to count the boats of the upper river each spring;[^2]\n\n2. Decides to rest.[^3]\n\n[^1]: See resolution 79/303.\n\n[^2]: Open boats.\n\n[^3]: Old one.\n' > old.md
$ printf '1. Urges members[^1] to count the boats[^2] of the upper river each spring;[^3]\n\n2. Decides to rest.\n\n[^1]: See resolution 80/303.\n\n[^2]: New one.\n\n[^3]: Open boats.\n' > new.md
$ stemma diff old.md new.md
old → new
2 unchanged
1 footnote added, 1 dropped, 1 reworded

2 paragraphs unchanged

Footnotes

1  reworded
    See resolution [-79/303-] {+80/303+}.

2  added
    {+New one.+}

3  dropped
    [-Old one.-]
$ stemma diff --side-by-side --only=reworded --width=60 old.md new.md
old → new
2 unchanged
1 footnote added, 1 dropped, 1 reworded

Footnotes

1  reworded
See resolution [-79/303-].   │ See resolution {+80/303+}.
$ stemma diff --summary old.md new.md
old → new
2 unchanged
1 footnote added, 1 dropped, 1 reworded

2 paragraphs now: 2 unchanged

Footnotes added 1     2 “New one.”
Footnotes dropped 1   3 “Old one.”
Footnotes reworded 1  1 “See resolution 80/303.”
$ stemma diff --format=md old.md new.md
### old → new

2 unchanged; 1 footnote added, 1 dropped, 1 reworded

- **Footnotes added** 1: 2 “New one.”
- **Footnotes dropped** 1: 3 “Old one.”
- **Footnotes reworded** 1: 1 “See resolution 80/303.”

<details><summary><b>Footnote 1</b> reworded</summary>

See resolution <del>79/303</del> <ins>80/303</ins>.

</details>

<details><summary><b>Footnote 2</b> added</summary>

<ins>New one.</ins>

</details>

<details><summary><b>Footnote 3</b> dropped</summary>

<del>Old one.</del>

</details>
$ stemma diff --format=json old.md new.md | sed -n '/^  "footnotes"/,/^  ]/p'
  "footnotes": [
    {"kind": "reworded", "old": 0, "new": 0, "edits": [{"op": "equal", "text": "See resolution"}, {"op": "delete", "text": " 79/303"}, {"op": "insert", "text": " 80/303"}, {"op": "equal", "text": "."}]},
    {"kind": "added", "new": 1, "edits": [{"op": "insert", "text": "New one."}]},
    {"kind": "unchanged", "old": 1, "new": 2, "edits": [{"op": "equal", "text": "Open boats."}]},
    {"kind": "dropped", "old": 2, "edits": [{"op": "delete", "text": "Old one."}]}
  ],
$ stemma diff --format=html old.md new.md | grep -o '<p id="ui-[a-z-]*note.*</section>' | sed 's,</p>,&\n,g'
<p id="ui-old-note.0"><b class="label">1</b> <span class="what">reworded</span> <span lang="" dir="auto">See resolution<del class="s"> </del><del>79/303</del>.</span></p>
<p id="ui-old-note.1"><b class="label">2</b> <span lang="" dir="auto">Open boats.</span></p>
<p id="ui-old-note.2"><b class="label">3</b> <span class="what">dropped</span> <span lang="" dir="auto"><del>Old one.</del></span></p>
</section><section class="notes" aria-labelledby="ui-=ui-note."><h2 id="ui-=ui-note.">Footnotes of the new text</h2><p id="ui-note.0"><b class="label">1</b> <span class="what">reworded</span> <span lang="" dir="auto">See resolution<del class="s"> </del><del>79/303</del><ins class="s"> </ins><ins>80/303</ins>.</span></p>
<p id="ui-note.1"><b class="label">2</b> <span class="what">added</span> <span lang="" dir="auto"><ins>New one.</ins></span></p>
<p id="ui-note.2"><b class="label">3</b> <span lang="" dir="auto">Open boats.</span></p>
</section>
$ stemma diff --format=html old.md new.md | grep -o '<li><a href="#ui-[^<]*<bdi>[^<]*'
<li><a href="#ui-note.1"><bdi>2 “New one.”
<li><a href="#ui-old-note.2"><bdi>3 “Old one.”
<li><a href="#ui-note.0"><bdi>1 “See resolution 80/303.”
$ stemma diff -q --exit-code old.md new.md
[1]
$ stemma diff -q --exit-code old.md old.md
