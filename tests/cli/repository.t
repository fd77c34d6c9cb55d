## A series in a repository, from init to check.
$ S=samples/river-ferries
$ stemma init rivers
Empty lineage repository in rivers; now: stemma add --repo=rivers FILE...
$ stemma add --repo=rivers $S/ARC_RES_12_7.txt
ARC/RES/12/7  begins assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers, 39 paragraphs
$ stemma add --repo=rivers $S/ARC_RES_14_3.txt $S/ARC_RES_16_11.txt $S/ARC_RES_19_4.txt
ARC/RES/14/3  from ARC/RES/12/7 (same title): 29 unchanged, 8 reworded, 1 split, 0 merged, 5 added, 1 dropped
ARC/RES/16/11  from ARC/RES/14/3 (same title): 31 unchanged, 7 reworded, 0 split, 2 merged, 3 added, 1 dropped
ARC/RES/19/4  from ARC/RES/16/11 (cited as the latest): 27 unchanged, 15 reworded, 0 split, 0 merged, 3 added, 1 dropped
$ stemma add --repo=rivers --after=ARC/RES/19/4 $S/ARC_22_L.9.md
ARC/22/L.9  from ARC/RES/19/4 (told): 28 unchanged, 15 reworded, 1 split, 0 merged, 3 added, 1 dropped
$ stemma add --repo=rivers --after=ARC/22/L.9 $S/ARC_RES_22_6.txt
ARC/RES/22/6  from ARC/22/L.9 (told): 30 unchanged, 14 reworded, 1 split, 1 merged, 2 added, 2 dropped
$ stemma list --repo=rivers
assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers
  2014-10-09  ARC/RES/12/7          Safety and dignity of seasonal ferry workers
  2016-10-14  ARC/RES/14/3          Safety and dignity of seasonal ferry workers
  2018-10-11  ARC/RES/16/11         Safety and dignity of seasonal ferry workers
  2021-10-07  ARC/RES/19/4          Safety and dignity of seasonal ferry workers
  2024-09-19  ARC/22/L.9            Safety and dignity of seasonal ferry workers
  2024-10-17  ARC/RES/22/6          Safety and dignity of seasonal ferry workers
$ stemma log --repo=rivers ARC/RES/22/6
assembly-of-the-river-commons/safety-and-dignity-of-seasonal-ferry-workers
2014-10-09  ARC/RES/12/7  Safety and dignity of seasonal ferry workers
            39 added
2016-10-14  ARC/RES/14/3  Safety and dignity of seasonal ferry workers
            from ARC/RES/12/7 (same title)
            5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged
2018-10-11  ARC/RES/16/11  Safety and dignity of seasonal ferry workers
            from ARC/RES/14/3 (same title)
            3 added, 1 dropped, 7 reworded, 2 merged, 1 moved, 31 unchanged
2021-10-07  ARC/RES/19/4  Safety and dignity of seasonal ferry workers
            from ARC/RES/16/11 (cited as the latest)
            3 added, 1 dropped, 15 reworded, 1 moved, 27 unchanged
2024-09-19  ARC/22/L.9  Safety and dignity of seasonal ferry workers
            from ARC/RES/19/4 (told)
            3 added, 1 dropped, 15 reworded, 1 split, 1 moved, 28 unchanged
2024-10-17  ARC/RES/22/6  Safety and dignity of seasonal ferry workers
            from ARC/22/L.9 (told)
            2 added, 2 dropped, 14 reworded, 1 split, 1 merged, 1 moved, 30 unchanged
$ stemma log --repo=rivers --width=80 ARC/RES/22/6#OP3
clause 0cb0f500d58ae41e

2014-10-09  ARC/RES/12/7  OP3  added
    {+Calls upon members to have every hull, cable, windlass and mooring ring
    inspected by a competent person before the opening of the season, and to
    forbid the use of any boat that has not been passed, and further calls upon
    them to post the result of each inspection at the landing place, in words
    and signs that crew and passengers alike can understand;+}

2016-10-14  ARC/RES/14/3  OP3 → OP4  split; from here clause 0cb0f500d58ae41e
    [-Calls upon members to have every hull, cable, windlass and mooring ring
    inspected by a competent person before the opening of the season, and to
    forbid the use of any boat that has not been passed, and
    further-]{+Further+} calls upon [-them-] {+members+} to post the result of
    each inspection at the landing place, in words and signs that crew and
    passengers alike can understand{+, and to leave it there until the season
    closes+};

2018-10-11  ARC/RES/16/11  OP4  dropped
    [-Further calls upon members to post the result of each inspection at the
    landing place, in words and signs that crew and passengers alike can
    understand, and to leave it there until the season closes;-]

2024-10-17  ARC/RES/22/6  OP3  revived
    Further calls upon members to post the result of each inspection at the
    landing place, in words [-and-]{+,+} signs {+and pictures+} that crew and
    passengers alike can understand, and to leave it there until the season
    closes;
$ stemma log --repo=rivers --format=json ARC/RES/12/7#OP1 | head -n 8
{
  "format": "stemma-life",
  "version": 1,
  "clause": "3f70da29e41225f0",
  "events": [
    {"symbol": "ARC/RES/12/7", "date": "2014-10-09", "clause": "3f70da29e41225f0", "label": "OP1", "relation": "added", "moved": false, "relabelled": false, "recast": false, "revived": false, "similarity": 0.000, "origins": "", "text": "Affirms that seasonal ferry workers, whatever bank they come from and whatever the length of their engagement, are entitled to the same protection of life, limb, wages and good name as those who are employed the whole year round;", "edits": [{"op": "insert", "text": "Affirms that seasonal ferry workers, whatever bank they come from and whatever the length of their engagement, are entitled to the same protection of life, limb, wages and good name as those who are employed the whole year round;"}]},
    {"symbol": "ARC/RES/14/3", "date": "2016-10-14", "clause": "3f70da29e41225f0", "label": "OP1", "relation": "unchanged", "moved": false, "relabelled": false, "recast": false, "revived": false, "similarity": 1.000, "origins": "", "text": "Affirms that seasonal ferry workers, whatever bank they come from and whatever the length of their engagement, are entitled to the same protection of life, limb, wages and good name as those who are employed the whole year round;", "edits": [{"op": "equal", "text": "Affirms that seasonal ferry workers, whatever bank they come from and whatever the length of their engagement, are entitled to the same protection of life, limb, wages and good name as those who are employed the whole year round;"}]},
    {"symbol": "ARC/RES/16/11", "date": "2018-10-11", "clause": "3f70da29e41225f0", "label": "OP1", "relation": "unchanged", "moved": false, "relabelled": false, "recast": false, "revived": false, "similarity": 1.000, "origins": "", "text": "Affirms that seasonal ferry workers, whatever bank they come from and whatever the length of their engagement, are entitled to the same protection of life, limb, wages and good name as those who are employed the whole year round;", "edits": [{"op": "equal", "text": "Affirms that seasonal ferry workers, whatever bank they come from and whatever the length of their engagement, are entitled to the same protection of life, limb, wages and good name as those who are employed the whole year round;"}]},
$ stemma check --repo=rivers
6 versions proven from their sources
$ git -C rivers fsck --strict

## Versions are compared and shown like files.
$ stemma diff --repo=rivers ARC/RES/12/7 ARC/RES/14/3 > versions.txt; stemma diff $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt | cmp - versions.txt && echo same
same
$ stemma show --repo=rivers ARC/RES/14/3 | head -n 3
symbol       ARC/RES/14/3
title        Safety and dignity of seasonal ferry workers
body         Assembly of the River Commons
$ cd rivers; stemma show ARC/RES/14/3 | head -n 1; cd ..
symbol       ARC/RES/14/3

## The same documents give the same repository, whatever the order and however often.
$ stemma init -q again
$ stemma add -q --repo=again $S/ARC_RES_19_4.txt $S/ARC_RES_16_11.txt
$ stemma add -q --repo=again $S/ARC_RES_12_7.txt
$ LC_ALL=C TZ=Asia/Tokyo stemma add -q --repo=again $S/ARC_RES_14_3.txt
$ stemma add -q --repo=again --after=ARC/RES/19/4 $S/ARC_22_L.9.md
$ stemma add -q --repo=again --after=ARC/22/L.9 $S/ARC_RES_22_6.txt
$ stemma add --repo=again $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt
Nothing new: everything is in the repository already
$ git -C rivers for-each-ref > one; git -C again for-each-ref | cmp - one && echo same
same
$ stemma check --repo=again
6 versions proven from their sources
