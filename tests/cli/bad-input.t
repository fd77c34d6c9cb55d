## as: nobody
## One line names the file, the place and the remedy; the exit code is 128.
$ S=samples/river-ferries; cp $S/ARC_RES_12_7.txt good.txt
$ stemma show missing.txt
stemma: missing.txt: no such file, and this is no lineage repository; check the name
[128]
$ stemma show samples
stemma: samples: is a directory; name the documents in it one by one
[128]
$ stemma show good.txt/below
stemma: good.txt/below: no such file, and this is no lineage repository; check the name
[128]
$ : > empty.txt; stemma show empty.txt
stemma: empty.txt: is empty; there is nothing to read (byte 0)
[128]
$ printf ' \n\t\n' > blank.txt; stemma show blank.txt
stemma: blank.txt: is empty; there is nothing to read (byte 0)
[128]
$ printf 'Boats\0row' > nul.txt; stemma show nul.txt
stemma: nul.txt: has a NUL byte, so it is no text (byte 5)
[128]
$ printf 'The r\351solution' > latin1.txt; stemma show latin1.txt
stemma: latin1.txt: is not UTF-8; convert it with iconv (byte 5)
[128]
$ printf 'Boats \342\200' > cut.txt; stemma show cut.txt
stemma: cut.txt: is not UTF-8; convert it with iconv (byte 6)
[128]
$ printf 'Boats \355\240\200' > surrogate.txt; stemma show surrogate.txt
stemma: surrogate.txt: is not UTF-8; convert it with iconv (byte 6)
[128]
$ printf '\377\376B\0' > utf16.txt; stemma show utf16.txt
stemma: utf16.txt: is UTF-16; convert it to UTF-8 (byte 0)
[128]
$ printf '%%PDF-1.7\n\000\001' > report.pdf; stemma show report.pdf
stemma: report.pdf: is a damaged PDF; take another copy of it
[128]
$ printf 'garbage\n%%PDF-1.7\n\000\001' > late.bin; stemma show late.bin
stemma: late.bin: is a damaged PDF; take another copy of it
[128]
$ printf 'PK\003\004\000\000' > report.docx; stemma show report.docx
stemma: report.docx: is a damaged zip archive; get it again or save it again
[128]
$ printf '\177ELF\002\001\001\000' > program; stemma show program
stemma: program: has a NUL byte, so it is no text (byte 7)
[128]
$ cp good.txt secret.txt; chmod 0 secret.txt; stemma show secret.txt
stemma: secret.txt: not readable; check its permissions
[128]

## The limit: 64 MB unless told otherwise.
$ truncate -s 64M almost.txt; truncate -s 67108865 large.txt
$ stemma show large.txt
stemma: large.txt: larger than the limit of 67108864 bytes; raise it with --limit (byte 67108864)
[128]
$ stemma show --limit=100 good.txt
stemma: good.txt: larger than the limit of 100 bytes; raise it with --limit (byte 100)
[128]
$ stemma show --limit=1K good.txt
stemma: good.txt: larger than the limit of 1024 bytes; raise it with --limit (byte 1024)
[128]
$ stemma show --limit=1M good.txt > shown.txt; test -s shown.txt && echo shown
shown

## The same for either side of a comparison; nothing is printed of the other.
$ stemma diff good.txt missing.txt
stemma: missing.txt: no such file, and this is no lineage repository; check the name
[128]
$ stemma diff missing.txt good.txt
stemma: missing.txt: no such file, and this is no lineage repository; check the name
[128]
$ stemma diff good.txt latin1.txt
stemma: latin1.txt: is not UTF-8; convert it with iconv (byte 5)
[128]
$ stemma diff --format=json good.txt nul.txt
stemma: nul.txt: has a NUL byte, so it is no text (byte 5)
[128]

## Output that cannot be written.
$ stemma show -o nowhere/out.txt good.txt
stemma: nowhere/out.txt: cannot be written: No such file or directory
[128]
$ stemma show good.txt > /dev/full
stemma: the output could not be written: No space left on device
[128]
$ stemma diff --format=json good.txt good.txt > /dev/full
stemma: the output could not be written: No space left on device
[128]
$ stemma show -o /dev/full good.txt
stemma: /dev/full: cannot be written: No space left on device
[128]

## A format that there is not: told with those that there are, and no file is made.
$ stemma show --format=tex -o shown.tex good.txt; test -e shown.tex || echo none
stemma: tex: no format of this; there are text, json, html, csv, akn, md, lines, docx
none
$ stemma show --format=tex good.txt
stemma: tex: no format of this; there are text, json, html, csv, akn, md, lines, docx
[129]

## What FILE is called says the format; it is there when it is complete, and not before.
$ stemma show -o shown.json good.txt; head -n 2 shown.json; ls shown.json*
{
  "symbol": "ARC/RES/12/7",
shown.json
$ echo before > kept.txt; (trap '' XFSZ; ulimit -f 1; stemma diff --format=json -o kept.txt good.txt $S/ARC_RES_14_3.txt ); cat kept.txt; ls kept.txt*
stemma: kept.txt: cannot be written: File too large
before
kept.txt

## A pipe whose reader has gone is no failure to speak of.
$ stemma show --format=json good.txt | head -c 1
{

## Names with odd characters are names.
$ cp good.txt "a b'c.txt"; stemma show "a b'c.txt" | head -n 1
symbol       ARC/RES/12/7
$ cp good.txt ./-x.txt; stemma show -- -x.txt | head -n 1
symbol       ARC/RES/12/7
