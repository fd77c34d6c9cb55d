## as: nobody
## A folder of pages, and where it is.
$ S=samples/river-ferries; stemma init -q rivers; stemma add -q --repo=rivers $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt $S/ARC_RES_16_11.txt $S/ARC_RES_19_4.txt
$ stemma report --repo=rivers; ls -A stemma-report
stemma-report/index.html: 9 pages
.stemma-report
changes
index.html
origins
series
$ stemma report -q --repo=rivers -o again/; ls again
changes
index.html
origins
series

## It takes the place of an earlier report, and of nothing that somebody else put there: in the folder, or beside the pages.
$ echo old > again/index.html; stemma report -q --repo=rivers -o again; cmp again/index.html stemma-report/index.html
$ mkdir mine; echo mine > mine/text; stemma report --repo=rivers -o mine; cat mine/text
stemma: mine: is there already and is no report; name another folder with -o
mine
$ echo mine > again/notes.txt; echo too > again/zz; stemma report --repo=rivers -o again; cat again/notes.txt; rm again/notes.txt again/zz
stemma: again: has notes.txt, which is not of a report; move it elsewhere, or name another folder with -o
mine
$ mkdir odd; mkdir odd/.stemma-report; stemma report --repo=rivers -o odd; echo text > file; stemma report --repo=rivers -o file; cat file
stemma: odd: is there already and is no report; name another folder with -o
stemma: file: is there already and is no report; name another folder with -o
text

## Behind a link is the folder that is meant; a link that leads nowhere, and the folder we are in, are refused.
$ ln -s again link; stemma report --repo=rivers -o link; test -L link && ls again
$STEMMA_DIR/again/index.html: 9 pages
changes
index.html
origins
series
$ ln -s nowhere lost; stemma report --repo=rivers -o lost; ls -d nowhere
stemma: lost: is a symbolic link that leads nowhere; name another folder with -o
ls: cannot access 'nowhere': No such file or directory
[2]
$ (cd again; stemma report --repo=../rivers -o .; stemma report --repo=../rivers -o ..; stemma report --repo=../rivers -o ../again/.; stemma report --repo=../rivers -o ../again); ls -d again*
stemma: .: is the folder we are in, or above it, and cannot be replaced; name another folder with -o
stemma: ..: is the folder we are in, or above it, and cannot be replaced; name another folder with -o
stemma: ../again/.: is the folder we are in, or above it, and cannot be replaced; name another folder with -o
stemma: ../again: is the folder we are in, or above it, and cannot be replaced; name another folder with -o
again

## What is named is the folder that was meant, not where the pages are until they are complete.
$ stemma report --repo=rivers -o nowhere/pages
stemma: nowhere/pages: cannot be written: No such file or directory
[128]
$ (trap '' XFSZ; ulimit -f 1; stemma report --repo=rivers -o full); ls -d full*
stemma: full/series/assembly-of-the-river-commons_safety-and-dignity-of-seasonal-ferry-workers.html: cannot be written: File too large
ls: cannot access 'full*': No such file or directory
[2]

## Not into the repository itself but beside it, unless told otherwise.
$ rm -r stemma-report; (cd rivers/refs; stemma report -q --repo=..); ls stemma-report/index.html; (cd rivers; stemma report -q; stemma report -o ../within; ls)
stemma-report/index.html
../within/index.html: 9 pages
HEAD
config
description
hooks
info
objects
packed-refs
refs
stemma
stemma.lock

## While the pages are made something else comes to be there: it stays. MEANWHILE stops the work in the midst of it.
$ meanwhile() { for i in $(seq 50); do
>     rm -rf out out.??????; eval "$1"; env --default-signal=HUP stemma report --repo=rivers -o out > said 2>&1 & p=$!
>     until compgen -G 'out.??????/series/*' > found || ! kill -0 $p; do :; done 2> /dev/null
>     kill -STOP $p 2> /dev/null; while grep -q 'State:.[^TZ]' /proc/$p/status; do :; done; compgen -G 'out.??????' > found && eval "$2" && kill -CONT $p && break; kill -CONT $p; wait $p; done 2> /dev/null
>     wait $p 2> /dev/null; code=$?; cat said; return $code; }
$ meanwhile : 'mkdir out; echo mine > out/text'; cat out/text; ls -d out*
stemma: out: is there already, since just now; name another folder with -o
mine
out
$ meanwhile : 'echo mine > out'; cat out; ls -d out*
stemma: out: is there already, since just now; name another folder with -o
mine
out
$ meanwhile 'cp -r again out' 'rm -r out; mkdir out; echo mine > out/text'; cat out/text; ls -d out*
stemma: out: is there already and is no report; name another folder with -o
mine
out
$ meanwhile 'cp -r again out' 'echo mine > out/text'; cat out/text; ls -d out*
stemma: out: has text, which is not of a report; move it elsewhere, or name another folder with -o
mine
out
$ meanwhile 'cp -r again out' 'rm -r out'; ls -d out*
out/index.html: 9 pages
out

## Long work says nothing to a file, and a signal leaves nothing behind.
$ meanwhile : 'sleep 1.3'; grep -c "$(printf '\033')" said
out/index.html: 9 pages
0
[1]
$ meanwhile : 'kill -TERM $p'; echo $?; ls -d out*
143
ls: cannot access 'out*': No such file or directory
[2]
$ meanwhile : 'kill -HUP $p'; echo $?; ls -d out*
129
ls: cannot access 'out*': No such file or directory
[2]

## On a terminal it says how far it has come; the line is taken away before a failure is told.
$ cat > terminal.py <<'END'
> import glob, os, pty, shutil, signal, time
> for _ in range(50):
>     shutil.rmtree("out", True)
>     pid, fd = pty.fork()
>     if not pid:
>         os.execvp("stemma", ["stemma", "report", "--repo=rivers", "-o", "out"])
>     while not glob.glob("out.??????/series/*") and not os.path.exists("out"):
>         pass
>     os.kill(pid, signal.SIGSTOP)
>     draft = glob.glob("out.??????")
>     if draft:
>         time.sleep(1.3)
>         shutil.rmtree(draft[0] + "/origins")
>     os.kill(pid, signal.SIGCONT)
>     said = b""
>     try:
>         while more := os.read(fd, 4096):
>             said += more
>     except OSError:
>         pass
>     os.waitpid(pid, 0)
>     if draft and b"left" in said:
>         break
> print(said.decode().replace("\033", "^").replace("\r\n", "|").replace("\r", "<"))
> END
$ python3 terminal.py; ls -d out*
(<\^\[Kpages \d of 9, .* left)+<\^\[Kstemma: out/origins/ARC_RES_[0-9_]+\.html: cannot be written: No such file or directory\| (re)
ls: cannot access 'out*': No such file or directory
[2]

## Symbols that differ in capitals alone have pages whose names differ in more: some file systems take one letter for the other.
$ S=samples/river-ferries; stemma init -q alike; stemma add -q --repo=alike --symbol=ARC/REV.1 $S/ARC_RES_12_7.txt; stemma add -q --repo=alike --symbol=ARC/Rev.1 $S/ARC_RES_14_3.txt
$ stemma report -q --repo=alike -o alike-report; ls alike-report/origins
ARC_REV.1.html
ARC_Rev.1==0c.html

## The first page has the words of the clauses with the versions that have each.
$ stemma report -q --repo=rivers -o words; grep -A5 'id="ui-words"' words/index.html | sed 's/.*<script/<script/'
<script type="text/plain" id="ui-words" data-letters="31">A10 A
B1 AE
B2 BC
B4 DA
B6 G
B7 A
