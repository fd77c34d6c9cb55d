## A Word document: a package, the same whenever it is made.
$ cd samples/river-ferries
$ stemma diff --format=docx -o a.docx ARC_RES_16_11.txt ARC_RES_19_4.txt
$ stemma diff -o b.docx ARC_RES_16_11.txt ARC_RES_19_4.txt; cmp a.docx b.docx && head -c 2 a.docx
PK
$ stemma diff --format=docx ARC_RES_16_11.txt ARC_RES_19_4.txt | cmp - a.docx
$ cat >parts.py <<'END'
> import re, sys, zipfile
> archive = zipfile.ZipFile(sys.argv[1])
> text = archive.read("word/document.xml").decode()
> print(" ".join(archive.namelist()))
> print(sorted(set(re.findall(r'w:(?:author|date)="[^"]*"', text))))
> print(len(re.findall("<w:ins ", text)) > 20, len(re.findall("<w:del ", text)) > 20, "moveFrom" in text)
> END
$ python3 parts.py a.docx
[Content_Types].xml _rels/.rels word/document.xml word/_rels/document.xml.rels word/footer1.xml word/footnotes.xml word/header1.xml word/settings.xml word/styles.xml
['w:author="Stemma"', 'w:date="2021-10-15T00:00:00Z"']
True True False

## Whose changes they are, when they were made, and what moved is told as the options want it.
$ stemma diff --author='A. <Ferryman> & "Son"' --date=2031-05-04 --moves=native -o c.docx ARC_RES_14_3.txt ARC_RES_19_4.txt
$ python3 parts.py c.docx | sed 1d
['w:author="A. &lt;Ferryman&gt; &amp; &quot;Son&quot;"', 'w:date="2031-05-04T00:00:00Z"']
True True True
$ stemma diff --date=tomorrow -o d.docx ARC_RES_12_7.txt ARC_RES_14_3.txt; test -e d.docx || echo none
stemma: tomorrow: is no date; write the year, month and day: 2026-11-25
none
$ stemma diff --date=2026-13-01 --format=docx ARC_RES_12_7.txt ARC_RES_14_3.txt
stemma: 2026-13-01: is no date; write the year, month and day: 2026-11-25
[129]
$ stemma diff --moves=words ARC_RES_12_7.txt ARC_RES_14_3.txt
stemma diff: --moves does not take 'words' (in a Word document: edits (default), or Word's own (native))
usage: stemma diff [OPTION]... OLD NEW
[129]

## Both texts are in it, and the old one can be changed in its own file.
$ stemma show --format=json --revisions=original a.docx | grep -c '"index"'
43
$ stemma show -o old.docx ARC_RES_16_11.txt; stemma show -o new.docx ARC_RES_19_4.txt
$ stemma diff old.docx new.docx -o e.docx && stemma diff --exit-code --revisions=final -q e.docx new.docx; echo $?
0
$ stemma diff --exit-code -q old.docx ARC_RES_16_11.txt; echo $?
0

## What cannot be written is told in a line.
$ mkdir alone && cp "$(command -v stemma)" alone && ./alone/stemma show --format=docx -o f.docx ARC_RES_12_7.txt
stemma: ARC_RES_12_7.txt: needs stemma-writer, and there is no * (glob)
[128]
