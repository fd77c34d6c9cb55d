## as: nobody
## Nothing that fails changes anything.
$ S=samples/river-ferries
$ stemma list
stemma: .: lies in no lineage repository; run stemma init
[128]
$ stemma list --repo=missing
stemma: missing: is not a lineage repository; run stemma init
[128]
$ stemma add --repo=missing $S/ARC_RES_12_7.txt
stemma: missing: is not a lineage repository; run stemma init
[128]
$ mkdir plain; stemma list --repo=plain
stemma: plain: is not a lineage repository; run stemma init
[128]
$ git init -q --bare other.git; stemma list --repo=other.git
stemma: other.git: is a git repository without a lineage; run stemma init in an empty directory, or fetch its tags if it is a clone
[128]
$ stemma diff ARC/RES/12/7 ARC/RES/14/3
stemma: ARC/RES/12/7: no such file, and this is no lineage repository; check the name
[128]
$ stemma init rivers
Empty lineage repository in rivers; now: stemma add --repo=rivers FILE...
$ stemma init rivers
stemma: rivers: is a lineage repository already
[128]
$ stemma init $S/ARC_RES_12_7.txt
stemma: samples/river-ferries/ARC_RES_12_7.txt: is not a directory; name another
[128]
$ stemma add --repo=rivers $S/ARC_RES_12_7.txt
ARC/RES/12/7  begins assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers, 39 paragraphs
$ git -C rivers for-each-ref > before

## No such file, bad bytes, no such predecessor: all of an add or nothing.
$ stemma add --repo=rivers missing.txt
stemma: missing.txt: no such file; check the name
[128]
$ stemma add --repo=rivers $S/ARC_RES_12_7.txt missing.txt
Nothing new: everything is in the repository already
stemma: missing.txt: no such file; check the name
stemma: 1 of 2 documents were left out
[128]
$ printf 'The r\351solution' > latin1.txt; stemma add --repo=rivers $S/ARC_RES_12_7.txt latin1.txt
Nothing new: everything is in the repository already
stemma: latin1.txt: is not UTF-8; convert it with iconv (byte 5)
stemma: 1 of 2 documents were left out
[128]
$ : > empty.txt; stemma add --repo=rivers empty.txt
stemma: empty.txt: is empty; there is nothing to read (byte 0)
[128]
$ mkdir -p folder/below; touch folder/truth.json folder/below/notes; stemma add --repo=rivers folder
stemma: folder: has no documents (.txt, .md, .pdf, .docx, .html, .xml)
[128]
$ stemma add --repo=rivers --symbol=ARC/RES/1/1 $S
stemma add: --symbol goes with one file
usage: stemma add [OPTION]... FILE|FOLDER...
[129]
$ stemma add --repo=rivers --limit=100 $S/ARC_RES_14_3.txt
stemma: samples/river-ferries/ARC_RES_14_3.txt: larger than the limit of 100 bytes; raise it with --limit (byte 100)
[128]
$ stemma add --repo=rivers --after=ARC/RES/99/9 $S/ARC_RES_14_3.txt
stemma: ARC/RES/99/9: is not in the repository, so ARC/RES/14/3 cannot descend from it; add it first
[128]

## A symbol that is there with another text.
$ sed 's/lamp/lantern/' $S/ARC_RES_12_7.txt > changed.txt; echo 'One more line.' >> changed.txt
$ stemma add --repo=rivers changed.txt
stemma: changed.txt: ARC/RES/12/7 is in the repository with another text; give this one another symbol with --symbol
[128]
$ stemma add --repo=rivers $S/ARC_RES_12_7.txt changed.txt
Nothing new: everything is in the repository already
stemma: changed.txt: ARC/RES/12/7 is in the repository with another text; give this one another symbol with --symbol
stemma: 1 of 2 documents were left out
[128]

## The same document again changes nothing and is no failure.
$ stemma add --repo=rivers $S/ARC_RES_12_7.txt
Nothing new: everything is in the repository already
$ git -C rivers for-each-ref | cmp - before && echo unchanged
unchanged
$ git -C rivers fsck --strict

## Names that are not there.
$ stemma show --repo=rivers ARC/RES/99/9
stemma: ARC/RES/99/9: names no version; stemma list shows what there is
[128]
$ stemma diff --repo=rivers ARC/RES/12/7 ARC/RES/99/9
stemma: ARC/RES/99/9: names no version; stemma list shows what there is
[128]
$ stemma log --repo=rivers ARC/RES/99/9
stemma: ARC/RES/99/9: names no version; stemma list shows what there is
[128]
$ stemma log --repo=rivers ARC/RES/12/7#OP99
stemma: ARC/RES/12/7#OP99: names no paragraph; stemma show lists the labels of a version
[128]
$ stemma log --repo=rivers ARC/RES/99/9#OP1
stemma: ARC/RES/99/9: names no version; stemma list shows what there is
[128]
$ stemma log --repo=rivers 0123456789abcdef
stemma: 0123456789abcdef: is the id of no clause in the repository
[128]

## Not writable.
$ chmod -R a-w rivers; stemma add --repo=rivers $S/ARC_RES_14_3.txt
stemma: rivers: cannot be written to; check its permissions
[128]
$ chmod -R u+w rivers
$ mkdir closed; chmod a-w closed; stemma init closed/rivers
stemma: closed/rivers: cannot be made; check its permissions
[128]

## Held by another writer.
$ flock rivers/stemma.lock stemma add --repo=rivers $S/ARC_RES_14_3.txt
stemma: rivers: another stemma is writing to it; try again when it has finished
[128]
$ touch rivers/packed-refs.lock; stemma add --repo=rivers $S/ARC_RES_14_3.txt; rm -f rivers/packed-refs.lock
stemma: $STEMMA_DIR/rivers/packed-refs.lock: a git command is writing; try again, or remove this file if none is running
$ flock rivers/stemma.lock stemma list --repo=rivers
assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers
  2014-10-09  ARC/RES/12/7          Safety and dignity of seasonal ferry workers
$ git -C rivers for-each-ref | cmp - before && echo unchanged
unchanged

## Two writers at once: both are done, one after the other.
$ stemma init -q two; (stemma add -q --repo=two $S/ARC_RES_12_7.txt; echo first $? >> codes) & (stemma add -q --repo=two $S/ARC_RES_14_3.txt; echo second $? >> codes) & wait
$ sort codes; stemma check --repo=two
first 0
second 0
2 versions proven from their sources

## Damaged.
$ stemma add --repo=rivers $S/ARC_RES_14_3.txt
ARC/RES/14/3  from ARC/RES/12/7 (same title): 29 unchanged, 8 reworded, 1 split, 0 merged, 5 added, 1 dropped
$ stemma check --repo=rivers
2 versions proven from their sources
$ git -C rivers update-ref refs/heads/$(git -C rivers for-each-ref --format='%(refname:lstrip=2)' refs/heads) $(git -C rivers commit-tree -m forged $(git -C rivers rev-parse HEAD^{tree}) 2>&1) 2>&1
$ stemma check --repo=rivers
stemma: refs/heads/assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers: does not point to ARC/RES/14/3, the last of its series; point it there with git branch -f
[128]

## One file that cannot be read does not stop the others, and is told of at the end.
$ stemma init -q some; stemma add --repo=some missing.txt $S/ARC_RES_12_7.txt latin1.txt $S/ARC_RES_14_3.txt
ARC/RES/12/7  begins assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers, 39 paragraphs
ARC/RES/14/3  from ARC/RES/12/7 (same title): 29 unchanged, 8 reworded, 1 split, 0 merged, 5 added, 1 dropped
stemma: missing.txt: no such file; check the name
stemma: latin1.txt: is not UTF-8; convert it with iconv (byte 5)
stemma: 2 of 4 documents were left out
[128]
$ stemma check --repo=some
2 versions proven from their sources
