## A document for other programs: its format is asked for, or is what the file is called.
$ printf '%s\n\n' 'ARC/RES/12/7' '12/7. Lamps at fords' 'The Assembly of the River Commons,' 'Noting its *compact* of 1987,^1' \
>     '1. Requests the owners of ferries:' '(a) To light [all] lamps, #3 first;' '(i) To dim them;' '3. Decides to | remain.' > lamps.txt
$ stemma export lamps.txt
stemma export: say as what: --format with akn, csv, docx, html, json or md, or -o with such a name
usage: stemma export [OPTION]... FILE|SYMBOL
[129]
$ stemma export -o lamps.pdf lamps.txt; test -e lamps.pdf || echo none
stemma export: say as what: --format with akn, csv, docx, html, json or md, or -o with such a name: lamps.pdf
usage: stemma export [OPTION]... FILE|SYMBOL
none
$ stemma export --format=json nothing.txt
stemma: nothing.txt: no such file, and this is no lineage repository; check the name
[128]
$ stemma export -o lamps.json lamps.txt && head -n 3 lamps.json
{
  "symbol": "ARC/RES/12/7",
  "title": "Lamps at fords",

## Markdown, which is read back as it was.
$ stemma export --format=md lamps.txt
---
symbol: "ARC/RES/12/7"
title: "Lamps at fords"
body: "Assembly of the River Commons"
language: "en"
---

# 12/7. Lamps at fords

The Assembly of the River Commons,

Noting its *compact* of 1987,^1

1. Requests the owners of ferries:

   - (a) To light [all] lamps, #3 first;

     - (i) To dim them;

3\. Decides to | remain.

<!-- stemma fe83787506f3a5ff t0,5:title e0,0:enacting p0,0:PP1 o0,2:OP1 s1,3:OP1(a) s2,3:OP1(a)(i) o0,2:OP3 -->
$ stemma export --format=md lamps.txt > again.md; stemma show again.md
symbol       ARC/RES/12/7
title        Lamps at fords
body         Assembly of the River Commons
language     en

title      Lamps at fords

enacting   The Assembly of the River Commons,

PP1        Noting its compact of 1987,^1

OP1        Requests the owners of ferries:

OP1(a)     To light [all] lamps, #3 first;

OP1(a)(i)  To dim them;

OP3        Decides to | remain.

Left out

front matter     ---
front matter     symbol: "ARC/RES/12/7"
front matter     title: "Lamps at fords"
front matter     body: "Assembly of the River Commons"
front matter     language: "en"
front matter     ---
comment          <!-- stemma fe83787506f3a5ff t0,5:title e0,0:enacting p0,0:PP1…
$ printf 'stemma-events 1\nblock 0\ntext 0 The Assembly of the River Commons,\nrow\ncell\ntext 0 Lamp\ncell\ntext 0 2 | 3 marks\nref 1\nrow\ncell\ncell\ntext 0 dim\nblock 0\ntext 0 1. Decides\nnote 1 *\ntext 0 As *told*.\nend\n' > table.events
$ stemma export --format=md table.events
---
symbol: "table"
language: "en"
---

The Assembly of the River Commons,

| Lamp | 2 \| 3 marks[^*] |
| --- | --- |
|  | dim |

1. Decides

[^*]: As \*told\*.

<!-- stemma 2c74201403839c63 e0,0:enacting p0,0:PP1 p0,0:PP2 o0,2:OP1 -->

## CSV, for spreadsheets: what they would take for a formula has an apostrophe.
$ printf '%s\n\n' 'The Assembly of the River Commons,' 'Noting "ferries",' '1. =SUM(A1) urges;' > old.txt
$ printf '%s\n\n' 'The Assembly of the River Commons,' '1. Urges owners, all of 3;' '2. Decides; so.' > new.txt
$ stemma export --format=csv old.txt | tr '\r' '|'
label,kind,number,depth,page,text,footnotes|
enacting,enacting,,0,,"The Assembly of the River Commons,",|
PP1,preambular,,0,,"Noting ""ferries"",",|
OP1,operative,1.,0,,"'=SUM(A1) urges;",|
$ stemma diff -o diff.csv old.txt new.txt; tr '\r' '|' < diff.csv
relation,moved,recast,rolled,old_labels,new_labels,similarity,old_verb,new_verb,verb_change,marks,old_text,new_text|
unchanged,no,no,no,enacting,enacting,1.000,,,,,"The Assembly of the River Commons,","The Assembly of the River Commons,"|
dropped,no,no,no,PP1,,,,,,,"Noting ""ferries"",",|
dropped,no,no,no,OP1,,,,,,,"'=SUM(A1) urges;",|
added,no,no,no,,OP1,,,,,,,"Urges owners, all of 3;"|
added,no,no,no,,OP2,,,,,,,"Decides; so."|
$ stemma diff --only=added,dropped --format=csv old.txt new.txt | tr '\r' '|'
relation,moved,recast,rolled,old_labels,new_labels,similarity,old_verb,new_verb,verb_change,marks,old_text,new_text|
dropped,no,no,no,PP1,,,,,,,"Noting ""ferries"",",|
dropped,no,no,no,OP1,,,,,,,"'=SUM(A1) urges;",|
added,no,no,no,,OP1,,,,,,,"Urges owners, all of 3;"|
added,no,no,no,,OP2,,,,,,,"Decides; so."|

## Markdown of a diff: a comment on a pull request, which links to the full report and keeps to a length.
$ printf '%s\n\n' 'ARC/RES/13/7' '13/7. Lamps at fords' 'The Assembly of the River Commons,' \
>     '1. Requests the owners of ferries, @wardens and #9:' '(a) To light all lamps <b>at</b> dusk;' '2. Encourages crews to whistle.' > later.txt
$ stemma diff --format=md --report='https://a.example/full report.html' lamps.txt later.txt
### ARC/RES/12/7 → ARC/RES/13/7

1 added, 3 dropped, 2 reworded, 2 unchanged

- **Added** 1: OP2 “Encourages crews to whistle.”
- **Dropped** 3: PP1 “Noting its compact of 1987,^​1”, OP1(a)(i) “To dim them;”, OP3 “Decides to \| remain.”
- **Reworded** 2: OP1, OP1(a)
- **Brackets closed** 1: OP1(a) \[all\] kept
- **Brackets still open**: 0; there were 1

<details><summary><b>PP1</b> dropped</summary>

<del>Noting its compact of 1987,^​1</del>

</details>

<details><summary><b>OP1</b> reworded</summary>

Requests the owners of ferries<ins>, @​wardens and \#​9</ins>:

</details>

<details><summary><b>OP1(a)</b> reworded; brackets closed</summary>

To light <del>\[</del>all<del>\]</del> lamps<del>, \#​3 first</del> <ins>&lt;b&gt;at&lt;/b&gt; dusk</ins>;

</details>

<details><summary><b>OP1(a)(i)</b> dropped</summary>

<del>To dim them;</del>

</details>

<details><summary><b>OP3</b> dropped</summary>

<del>Decides to \| remain.</del>

</details>

<details><summary><b>OP2</b> added</summary>

<ins>Encourages crews to whistle.</ins>

</details>

[The full report](https://a.example/full%20report.html)
$ stemma diff --format=md --summary lamps.txt later.txt
### ARC/RES/12/7 → ARC/RES/13/7

1 added, 3 dropped, 2 reworded, 2 unchanged

- **Added** 1: OP2 “Encourages crews to whistle.”
- **Dropped** 3: PP1 “Noting its compact of 1987,^​1”, OP1(a)(i) “To dim them;”, OP3 “Decides to \| remain.”
- **Reworded** 2: OP1, OP1(a)
- **Brackets closed** 1: OP1(a) \[all\] kept
- **Brackets still open**: 0; there were 1
$ printf '1. %s\n' "$(yes word | head -n 2000 | tr '\n' ' ')" > long.txt
$ stemma diff --format=md --max-length=1K new.txt long.txt | tail -n 6 | sed 's/\(word \)\{9,\}/... /'
<details><summary><b>1</b> added</summary>

<ins>... w…</ins>… *(the clause goes on)*

</details>
$ stemma diff --format=md --max-length=1K new.txt long.txt | wc -c
868
$ stemma diff --max-length=999 old.txt new.txt
stemma diff: --max-length does not take '999' (of Markdown: bytes at most, from 1000 on (default 65000))
usage: stemma diff [OPTION]... OLD NEW
[129]
