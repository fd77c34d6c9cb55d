## What changes mean: verbs, modal verbs, qualifiers, figures, brackets.
$ sed G > old.txt <<'END'
> A/RES/79/183
> Seventy-ninth session
> The General Assembly,
> Recalling its resolution 78/220 of 19 December 2023 on ferries,
> 1. Urges members to light their boats by night, as appropriate;
> 2. Decides that each boat [shall][should] carry [two] lamps;
> 3. Expresses concern about fog on the river and its many sandbanks;
> 4. Decides to pay 1,000 crowns by 2025 to each member for lamps;
> 5. Decides to consider the matter at its eightieth session.
> END
$ sed G > new.txt <<'END'
> A/RES/80/222
> Eightieth session
> The General Assembly,
> Recalling its resolution 79/183 of 17 December 2024 on ferries,
> 1. Also strongly encourages members to light their boats by night;
> 2. Decides that each boat should carry [two] lamps;
> 3. Requests reports about fog on the river and its many sandbanks;
> 4. Decides to pay 1,200 crowns by 2026 to each member for lamps, within existing resources;
> 5. Decides to consider the matter at its eighty-first session;
> 6. Thanks the [crews.
> END
$ stemma diff old.txt new.txt
A/RES/79/183 → A/RES/80/222
1 added, 7 reworded, 1 unchanged

title  reworded; rolled forward
    [-Seventy-ninth-]{+Eightieth+} session

1 paragraph unchanged

PP1  reworded; rolled forward
    Recalling its resolution [-78/220-] {+79/183+} of [-19-] {+17+} December
    [-2023-] {+2024+} on ferries,

OP1  reworded; urges → strongly encourages (weaker); as appropriate removed
    [-Urges-]{+Also strongly encourages+} members to light their boats by
    night[-, as appropriate-];

OP2  reworded; brackets closed
    Decides that each boat [-[shall][-]should[-]-] carry [two] lamps;

OP3  reworded; expresses concern → requests (not comparable)
    [-Expresses concern-]{+Requests reports+} about fog on the river and its
    many sandbanks;

OP4  reworded; within existing resources added
    Decides to pay [-1,000-] {+1,200+} crowns by [-2025-] {+2026+} to each
    member for lamps{+, within existing resources+};

OP5  reworded; rolled forward
    Decides to consider the matter at its [-eightieth-] {+eighty-first+}
    session[-.-]{+;+}

OP6  added
    {+Thanks the [crews.+}
$ stemma diff --substantive old.txt new.txt | tail -n +4
1 paragraph unchanged, 2 rolled forward

OP1  reworded; urges → strongly encourages (weaker); as appropriate removed
    [-Urges-]{+Also strongly encourages+} members to light their boats by
    night[-, as appropriate-];

OP2  reworded; brackets closed
    Decides that each boat [-[shall][-]should[-]-] carry [two] lamps;

OP3  reworded; expresses concern → requests (not comparable)
    [-Expresses concern-]{+Requests reports+} about fog on the river and its
    many sandbanks;

OP4  reworded; within existing resources added
    Decides to pay [-1,000-] {+1,200+} crowns by [-2025-] {+2026+} to each
    member for lamps{+, within existing resources+};

1 paragraph rolled forward

OP6  added
    {+Thanks the [crews.+}
$ stemma diff --summary old.txt new.txt
A/RES/79/183 → A/RES/80/222
1 added, 7 reworded, 1 unchanged

9 paragraphs now: 1 unchanged, 3 only rolled forward (later sessions, dates,
symbols)

Added 1               OP6 “Thanks the [crews.”
Reworded 4            OP1, OP2, OP3, OP4
Rolled forward 3      title, PP1, OP5

Verbs weaker 1        OP1 urges → strongly encourages
Not comparable 1      OP3 expresses concern → requests
Qualifiers added 1    OP4 within existing resources
Qualifiers removed 1  OP1 as appropriate
Numbers 1             OP4 1,000 → 1,200
Dates 1               OP4 2025 → 2026
Brackets closed 1     OP2 [shall][should] → should
Brackets still open   1; there were 3 (1 with alternatives)
Brackets unbalanced   A/RES/80/222: 1 never closed, the first in OP6
$ stemma diff --format=json old.txt new.txt | grep -E '"(brackets|strength)"|"rolled": true' | sed 's/, "edits".*//'
    "brackets": {"open": 3, "alternatives": 1, "options": 0, "deepest": 1, "unclosed": 0, "unopened": 0},
    "brackets": {"open": 1, "alternatives": 0, "options": 0, "deepest": 1, "unclosed": 1, "unopened": 0, "first_unclosed": 8},
    {"old": [0], "new": [0], "relation": "reworded", "moved": false, "relabelled": false, "recast": false, "rolled": true, "similarity": 0.168, "marks": [{"mark": "session", "change": "changed", "old": "Seventy-ninth", "new": "Eightieth"}]
    {"old": [2], "new": [2], "relation": "reworded", "moved": false, "relabelled": false, "recast": false, "rolled": true, "similarity": 0.410, "marks": [{"mark": "symbol", "change": "changed", "old": "78/220", "new": "79/183"}, {"mark": "date", "change": "changed", "old": "19 December 2023", "new": "17 December 2024"}]
    {"old": [3], "new": [3], "relation": "reworded", "moved": false, "relabelled": false, "recast": false, "rolled": false, "similarity": 0.628, "strength": {"old": "urges", "new": "strongly encourages", "change": "weaker", "sources": ["gruenberg2009", "quirk1972"]}, "marks": [{"mark": "qualifier", "change": "removed", "old": "as appropriate", "new": ""}]
    {"old": [5], "new": [5], "relation": "reworded", "moved": false, "relabelled": false, "recast": false, "rolled": false, "similarity": 0.753, "strength": {"old": "expresses concern", "new": "requests", "change": "incomparable"}, "marks": []
    {"old": [7], "new": [7], "relation": "reworded", "moved": false, "relabelled": false, "recast": false, "rolled": true, "similarity": 0.706, "marks": [{"mark": "session", "change": "changed", "old": "eightieth", "new": "eighty-first"}]

## Only a roll forward is no difference of substance.
$ sed 's/eightieth session\./eighty-first session./' old.txt > rolled.txt
$ stemma diff -q --exit-code old.txt rolled.txt
[1]
$ printf '1. Meets at its tenth session.\n' > a.txt; printf '1. Meets at its eleventh session.\n' > b.txt
$ stemma diff -q --exit-code a.txt b.txt
[1]
$ stemma diff -q --exit-code --substantive a.txt b.txt

## A table of one's own.
$ printf 'operative\turges\t20\tcalls\t*\tour own reading\noperative\tencourages\t60\tcalls\t*\tour own reading\n' > mine.tsv
$ stemma diff --verbs=mine.tsv --only=reworded old.txt new.txt | grep '^OP1'
OP1  reworded; urges → encourages (stronger); as appropriate removed
$ STEMMA_VERBS=mine.tsv stemma diff --only=reworded old.txt new.txt | grep '^OP1'
OP1  reworded; urges → encourages (stronger); as appropriate removed
$ printf 'operative\turges\t20\tcalls\t*\noperative\tencourages\t60\tcalls\t*\tour own reading\n' > silent.tsv
$ stemma diff --verbs=silent.tsv --only=reworded old.txt new.txt | grep '^OP1'
OP1  reworded; urges → encourages (not comparable); as appropriate removed

## What is no table.
$ printf '# mine\noperative urges 20\n' > bad.tsv; stemma diff --verbs=bad.tsv old.txt new.txt
stemma: bad.tsv: line 2: a row has six columns; write kind, phrase, strength, scale, organ and source with tabs between them
[128]
$ printf 'operative\turges\tvery\tcalls\t*\tme\n' > bad.tsv; stemma diff --verbs=bad.tsv old.txt new.txt
stemma: bad.tsv: line 1: strength is a whole number from 0 to 100; write - for none
[128]
$ printf 'verb\turges\t20\tcalls\t*\tme\n' > bad.tsv; stemma diff --verbs=bad.tsv old.txt new.txt
stemma: bad.tsv: line 1: no such kind; write adverb, chain, modal, operative, preambular, qualifier or term
[128]
$ : > bad.tsv; stemma diff --verbs=bad.tsv old.txt new.txt
stemma: bad.tsv: a table without rows; see stemma(1) for the form of one
[128]
$ stemma diff --verbs=none.tsv old.txt new.txt
stemma: none.tsv: no such file; check the name
[128]
$ stemma diff --verbs= old.txt new.txt
stemma diff: --verbs does not take '' (the table of verbs to judge by, in place of the built-in one)
usage: stemma diff [OPTION]... OLD NEW
[129]
