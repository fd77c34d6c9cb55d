## Plain git tells the story.
$ S=samples/river-ferries
$ stemma init -q rivers && stemma add -q --repo=rivers $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt $S/ARC_RES_16_11.txt $S/ARC_RES_19_4.txt
$ stemma add -q --repo=rivers --after=ARC/RES/19/4 $S/ARC_22_L.9.md && stemma add -q --repo=rivers --after=ARC/22/L.9 $S/ARC_RES_22_6.txt
$ git -C rivers log --graph --all --format=%s
* ARC/RES/22/6 Safety and dignity of seasonal ferry workers
* ARC/22/L.9 Safety and dignity of seasonal ferry workers
* ARC/RES/19/4 Safety and dignity of seasonal ferry workers
* ARC/RES/16/11 Safety and dignity of seasonal ferry workers
* ARC/RES/14/3 Safety and dignity of seasonal ferry workers
* ARC/RES/12/7 Safety and dignity of seasonal ferry workers
$ git -C rivers tag --list
ARC/22/L.9
ARC/RES/12/7
ARC/RES/14/3
ARC/RES/16/11
ARC/RES/19/4
ARC/RES/22/6
$ git -C rivers log -1 --format='%an <%ae>%n%ad%n%cn <%ce>%n%cd%n%B' ARC/RES/14/3
Stemma <stemma@localhost>
Fri Oct 14 00:00:00 2016 +0000
Stemma <stemma@localhost>
Fri Oct 14 00:00:00 2016 +0000
ARC/RES/14/3 Safety and dignity of seasonal ferry workers

29 unchanged, 8 reworded, 1 split, 0 merged, 0 moved, 5 added, 1 dropped

Symbol: ARC/RES/14/3
Title: Safety and dignity of seasonal ferry workers
Series-Key: assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers
Adopted: 2016-10-14
Date: 2016-10-21
Session: Fourteenth session
Predecessor: ARC/RES/12/7
Basis: same title
Language: en
Source: ARC_RES_14_3.txt
Source-Hash: a1c9d606729f1d87
Engine: stemma 0.1.0, canonical 1
$ git -C rivers ls-tree --name-only ARC/RES/14/3
clauses
lineage.tsv
metadata.json
resolution.md
source
$ git -C rivers show ARC/RES/14/3:lineage.tsv | head -n 5
label	kind	clause	hash	relation	flags	similarity	from	origins
title	title	dbb371e121a9a023	847dfbeda3028b4dd47b0e62a9a610a0	unchanged		1.000	ARC/RES/12/7	
enacting	enacting	c0607a11fea02209	77dc5c54b94e55e66771ceea18179525	unchanged		1.000	ARC/RES/12/7	
PP1	preambular	ee70d18d9c407305	3d1f3277f010ed7eabf6b81846038181	unchanged		1.000	ARC/RES/12/7	
PP2	preambular	ddb417410fe70f33	976d41fb29f6df8fa63f0c58135ea474	reworded		0.539	ARC/RES/12/7	
$ git -C rivers show ARC/RES/14/3:source/ARC_RES_14_3.txt | cmp - $S/ARC_RES_14_3.txt && echo same
same
$ CLAUSE=$(git -C rivers show ARC/RES/12/7:lineage.tsv | awk -F'\t' '$1 == "OP1" { print $3 }'); git -C rivers log --format=%s -- clauses/$CLAUSE.md
ARC/RES/22/6 Safety and dignity of seasonal ferry workers
ARC/22/L.9 Safety and dignity of seasonal ferry workers
ARC/RES/12/7 Safety and dignity of seasonal ferry workers
$ git -C rivers diff --stat ARC/RES/12/7 ARC/RES/14/3 -- clauses | tail -n 1
 16 files changed, 15 insertions(+), 10 deletions(-)
$ git -C rivers fsck --strict

## A clone over the file protocol and back.
$ git clone -q --bare "file://$STEMMA_DIR/rivers" clone && git -C clone fsck --strict
$ stemma list --repo=clone
assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers
  2014-10-09  ARC/RES/12/7          Safety and dignity of seasonal ferry workers
  2016-10-14  ARC/RES/14/3          Safety and dignity of seasonal ferry workers
  2018-10-11  ARC/RES/16/11         Safety and dignity of seasonal ferry workers
  2021-10-07  ARC/RES/19/4          Safety and dignity of seasonal ferry workers
  2024-09-19  ARC/22/L.9            Safety and dignity of seasonal ferry workers
  2024-10-17  ARC/RES/22/6          Safety and dignity of seasonal ferry workers
$ git clone -q "file://$STEMMA_DIR/rivers" tree && ls tree | head -n 4
clauses
lineage.tsv
metadata.json
resolution.md
$ git -C rivers for-each-ref refs/tags > one; git -C clone for-each-ref refs/tags | cmp - one && echo same
same
