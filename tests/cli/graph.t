## A fork, a merger and lanes that end.
$ L='keep a lamp at every landing place from dusk to dawn and see that it burns in fog and storm whatever the price of oil'
$ M='ring the bronze bell of the belfry at noon when the last ferry has been tied up and the ice has gone from the banks'
$ paper() { printf 'Ferry Board\n\nDistr.: General\n\n%s\n\n%s. %s\n\nThe Ferry Board,\n\nGuided by the Covenant,\n\n%s\n' "$2" "$1" "$3" "$4" > FB_RES_$(echo $1 | tr / _).txt; }
$ paper 1/1 '3 May 2010' Lamps "1. Urges owners to $L."; paper 1/2 '4 May 2010' Bells "1. Urges founders to $M."
$ paper 2/1 '3 May 2011' Lamps "1. Urges owners to $L."; paper 2/9 '9 July 2011' Ropes '1. Asks crews to report each parted rope.'
$ paper 3/1 '3 May 2012' 'Lamps and bells' "$(printf '1. Urges owners to %s.\n\n2. Urges founders to %s.' "$L" "$M")"
$ stemma init -q r; stemma add -q --repo=r FB_RES_1_1.txt FB_RES_1_2.txt FB_RES_2_1.txt FB_RES_3_1.txt
$ stemma add -q --repo=r --after=FB/RES/1/1 FB_RES_2_9.txt
$ stemma add -q --repo=r --after=FB/RES/2/1 --after=FB/RES/1/2 FB/RES/3/1
$ stemma list --repo=r --graph
* 2010-05-03  FB/RES/1/1  Lamps
| * 2010-05-04  FB/RES/1/2  Bells
|_|\
| | * 2011-05-03  FB/RES/2/1  Lamps
* | | 2011-07-09  FB/RES/2/9  Ropes
   \|
    * 2012-05-03  FB/RES/3/1  Lamps and bells
$ stemma list --repo=r
ferry-board/bells
  2010-05-04  FB/RES/1/2            Bells

ferry-board/lamps
  2010-05-03  FB/RES/1/1            Lamps
  2011-05-03  FB/RES/2/1            Lamps
  2012-05-03  FB/RES/3/1            Lamps and bells

ferry-board/ropes
  2011-07-09  FB/RES/2/9            Ropes
$ stemma log --repo=r FB/RES/3/1
ferry-board/lamps
2010-05-03  FB/RES/1/1  Lamps
            4 added
2011-05-03  FB/RES/2/1  Lamps
            from FB/RES/1/1 (same title)
            4 unchanged
2012-05-03  FB/RES/3/1  Lamps and bells
            from FB/RES/2/1, FB/RES/1/2 (told)
            1 added, 1 reworded, 3 unchanged
$ git -C r log --graph --oneline --all --format='%s'
*   FB/RES/3/1 Lamps and bells
|\  
| * FB/RES/1/2 Bells
* FB/RES/2/1 Lamps
| * FB/RES/2/9 Ropes
|/  
* FB/RES/1/1 Lamps
$ stemma check --repo=r
5 versions proven from their sources
