## as: nobody
## A file that is written anew keeps its mode; so does what has another name, and it keeps that, too.
$ umask 022; printf '1. Urges owners to light lamps;\n' > old.txt; printf '1. Urges owners to carry lamps;\n' > new.txt
$ echo before > private; chmod 600 private; stemma diff -o private old.txt new.txt; stat -c '%a %h' private; head -n 1 private; ls private*
600 1
old → new
private
$ echo before > one; chmod 640 one; ln one two; stemma diff -o one old.txt new.txt; cmp one two && stat -c '%a %h' one
640 2
$ stemma diff -o fresh old.txt new.txt; stat -c '%a' fresh
644

## What is not to be written stays, though its folder can be written.
$ echo before > kept; chmod 444 kept; stemma diff -o kept old.txt new.txt; cat kept; ls kept*
stemma: kept: cannot be written: Permission denied
before
kept

## A signal leaves nothing of a file that is half written, and what was there before; one that comes later finds all of it.
$ seq 20000 | sed 's/.*/&. Urges owner & to light lamps;/' > big.txt
$ for i in $(seq 100); do
>     echo before > half; stemma show --format=json -o half big.txt & p=$!
>     until compgen -G 'half.??????' > found || ! kill -0 $p; do :; done 2> /dev/null
>     kill -TERM $p; wait $p; code=$?; [ $code = 143 ] && [ "$(head -c 6 half)" = before ] && break; done 2> /dev/null
$ echo $code; cat half; ls half*
143
before
half

## The file that is written is none of those that are read, by whatever name.
$ ln -s old.txt link.txt; stemma diff -o link.txt old.txt new.txt; stemma diff -o ./new.txt old.txt new.txt; cat old.txt new.txt
stemma diff: link.txt: is read, too; name another file with -o
stemma diff: ./new.txt: is read, too; name another file with -o
1. Urges owners to light lamps;
1. Urges owners to carry lamps;
$ stemma export --format=md -o old.txt link.txt; stemma show -o old.txt old.txt; echo $?; cat old.txt
stemma export: old.txt: is read, too; name another file with -o
stemma show: old.txt: is read, too; name another file with -o
129
1. Urges owners to light lamps;

## Nothing is said, but a file that was asked for is written.
$ stemma diff -q -o quiet.json old.txt new.txt; head -n 2 quiet.json; stemma diff -q old.txt new.txt
{
  "format": "stemma-diff",
$ stemma diff -q --exit-code -o quiet.txt old.txt new.txt; echo $?; tail -n 2 quiet.txt
1
1  reworded
    Urges owners to [-light-] {+carry+} lamps;

## What the name of the file ends in says what it is; what that means nothing is refused, unless the format is given.
$ stemma diff -o a.pdf old.txt new.txt; stemma show -o b.xyz old.txt; echo $?; ls a.pdf b.xyz
stemma diff: say as what: --format with text, html, json, md, csv, docx or akn, or -o with such a name (.txt is text): a.pdf
usage: stemma diff [OPTION]... OLD NEW
stemma show: say as what: --format with text, html, json, md, csv, docx or akn, or -o with such a name (.txt is text): b.xyz
usage: stemma show [OPTION]... FILE|SYMBOL
129
ls: cannot access 'a.pdf': No such file or directory
ls: cannot access 'b.xyz': No such file or directory
[2]
$ stemma show -o upper.JSON old.txt; head -n 2 upper.JSON; stemma show --format=text -o c.xyz old.txt; stemma show -o v1.dir/a old.txt; mkdir v1.dir; stemma show -o v1.dir/a old.txt; stemma show -o plain.TXT old.txt; stemma show -o .hidden old.txt; cmp c.xyz v1.dir/a; cmp c.xyz plain.TXT; cmp c.xyz .hidden
{
  "symbol": "old",
stemma: v1.dir/a: cannot be written: No such file or directory

## A hyphen is standard output.
$ stemma show -o - old.txt | cmp - c.xyz; ls ./-; stemma report -o -
ls: cannot access './-': No such file or directory
stemma report: pages go to a folder or a file, not to standard output
usage: stemma report [OPTION]... [SYMBOL...]
[129]

## Numbers have bounds, which are told.
$ stemma show --width=19 old.txt; stemma diff -U 100001 old.txt new.txt
stemma show: --width does not take '19' (as if the terminal were so wide, 20 to 100000)
usage: stemma show [OPTION]... FILE|SYMBOL
stemma diff: --context does not take '100001' (show N unchanged paragraphs around each change, 0 to 100000)
usage: stemma diff [OPTION]... OLD NEW
[129]
