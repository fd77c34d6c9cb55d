## A folder stands for the documents in it and below; what it has besides is left out.
$ S=samples/river-ferries; mkdir -p texts/old/.git texts/.hidden texts/empty
$ cp $S/ARC_RES_14_3.txt texts/; cp $S/ARC_RES_12_7.txt texts/old/ARC_RES_12_7.TXT; cp $S/ARC_RES_16_11.txt texts/.hidden/
$ cp $S/truth.json texts/; cp $S/ARC_RES_16_11.txt texts/old/.git/; ln -s .. texts/old/again; ln -s ../../$S/ARC_RES_19_4.txt texts/old/
$ stemma init -q rivers; stemma add --repo=rivers texts
ARC/RES/12/7  begins assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers, 39 paragraphs
ARC/RES/14/3  from ARC/RES/12/7 (same title): 29 unchanged, 8 reworded, 1 split, 0 merged, 5 added, 1 dropped
ARC/RES/19/4  from ARC/RES/14/3 (same title): 23 unchanged, 14 reworded, 0 split, 2 merged, 6 added, 2 dropped

## The same as its documents one by one; files beside folders; a file of whatever name.
$ stemma init -q others; stemma add -q --repo=others texts/old/ARC_RES_12_7.TXT texts/ARC_RES_14_3.txt $S/ARC_RES_19_4.txt
$ cmp rivers/packed-refs others/packed-refs
$ cp $S/ARC_RES_16_11.txt sixteenth; stemma add -q --repo=rivers texts/ sixteenth; stemma add --repo=rivers texts sixteenth
Nothing new: everything is in the repository already
$ stemma list --repo=rivers | wc -l
5
$ printf 'caf\351\n' > texts/zz.txt; stemma add --repo=rivers texts
Nothing new: everything is in the repository already
stemma: texts/zz.txt: is not UTF-8; convert it with iconv (byte 3)
stemma: 1 of 4 documents were left out
[128]
