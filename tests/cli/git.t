## Stemma inside git: what git-setup writes, what git then shows, and that it all goes again.
$ S=$PWD/samples/river-ferries
$ git init -q drafts && cd drafts && git config core.abbrev 7
$ cp .git/config ../config && rm -rf .git/info
$ stemma git-setup
$STEMMA_DIR/drafts/.git/info/attributes: 7 patterns of files to compare by clauses
$STEMMA_DIR/drafts/.git/config: drivers and difftools named stemma
To undo both: stemma git-setup --remove
$ cat .git/config | head -n 11
# stemma git-setup: begin
[diff "stemma"]
	command = "stemma git-diff --"
	textconv = "stemma git-textconv --"
	xfuncname = "^((title|enacting|PP|OP|annex|heading)[()]*  .*| {0,3}#{1,6}[ \\t].*)$"
[difftool "stemma"]
	cmd = "stemma git-diff --side-by-side -- \"$MERGED\" \"$LOCAL\" . . \"$REMOTE\" . ."
[difftool "stemma-page"]
	cmd = "stemma git-diff --page -- \"$MERGED\" \"$LOCAL\" . . \"$REMOTE\" . ."
# stemma git-setup: end
[core]
$ cat .git/info/attributes
# stemma git-setup: begin (the file was not there)
*.docx diff=stemma
*.DOCX diff=stemma
*.docm diff=stemma
*.pdf diff=stemma
*.PDF diff=stemma
*.akn diff=stemma
*.md diff=stemma
# stemma git-setup: end

## Once more is as once.
$ cp .git/config ../with && stemma git-setup && cmp .git/config ../with
$STEMMA_DIR/drafts/.git/info/attributes: 7 patterns of files to compare by clauses, as before
$STEMMA_DIR/drafts/.git/config: drivers and difftools named stemma, as before
To undo both: stemma git-setup --remove

## A draft that changes: by clauses in git diff, by lines in log -p; a README as git shows it.
$ cp $S/ARC_22_L.9.md 'the draft.md' && printf '# Notes\n\nFirst line.\n' > README.md && git add . && git commit -qm one
$ sed -i 's/drinking water/clean water/; s/^\*Observing\* that/*Noting* that/' 'the draft.md' && echo 'Second line.' >> README.md
$ git diff
diff --git a/README.md b/README.md
index 8d46751..0000000
--- a/README.md
+++ b/README.md
@@ -1,3 +1,4 @@
 # Notes
 
 First line.
+Second line.

the draft.md
ARC/22/L.9 (2024-09-19) → ARC/22/L.9 (2024-09-19)
2 reworded, 47 unchanged

6 paragraphs unchanged

PP5  reworded
    Bearing in mind that … that many still lack a dry floor, a lamp,
    [-drinking-] {+clean+} water or a door that can be closed against the wind,

PP6  reworded; observing → noting (not comparable)
    [-Observing-]{+Noting+} that the ice now forms later and breaks earlier …
    longer holds good,

41 paragraphs unchanged
$ git commit -qam two && git log -p -1 --format=%s -- 'the draft.md' | cut -c 1-72
two

diff --git a/the draft.md b/the draft.md
index 8738bdd..7f3a093 100644
--- a/the draft.md	
+++ b/the draft.md	
@@ -11,8 +11,8 @@ PP  Guided by the Covenant of the Two Banks, and in pa
 PP  Recalling all its previous resolutions on the safety and dignity of
 PP  Recognizing that, for as long as there have been ferries, the seaso
 PP  Gravely concerned that [27] [at least 27] seasonal ferry workers, a
-PP  Bearing in mind that most landing places were laid out for cattle a
-PP  Observing that the ice now forms later and breaks earlier than in a
+PP  Bearing in mind that most landing places were laid out for cattle a
+PP  Noting that the ice now forms later and breaks earlier than in any 
 PP  Recalling with sorrow the spring of 2020, when the crossings were c
 PP  [Alarmed by the rise of brokers who sell berths to upland labourers
 PP  Recognizing also that the hauling songs, whistle signals and hand c
$ git diff --no-ext-diff --no-textconv HEAD~1 HEAD -- 'the draft.md' | grep -c '^[-+][*]'
4

## Renumbering alone is a line in log -p, not all that are below it.
$ printf '*The Assembly of the River Commons*,\n\n1. Urges owners to keep a lamp lit;\n\n2. Decides to consider the question further;\n' > short.md
$ git add . && git commit -qm three
$ printf '*The Assembly of the River Commons*,\n\n1. Calls upon crews to wear boots;\n\n2. Urges owners to keep a lamp lit;\n\n3. Decides to consider the question further;\n' > short.md
$ git commit -qam four && git show --format=%s
four

diff --git a/short.md b/short.md
index faf70dc..a3bafa4 100644
--- a/short.md
+++ b/short.md
@@ -1,3 +1,4 @@
 enacting  The Assembly of the River Commons,
+OP  Calls upon crews to wear boots;
 OP  Urges owners to keep a lamp lit;
 OP  Decides to consider the question further;
$ git blame -s short.md | cut -c 1-8 | sort | uniq -c | sort -n | awk '{print $1}'
1
3

## Word files: new, changed, renamed, with another mode, deleted.
$ word() { python3 -c "import sys, zipfile
> W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
> with zipfile.ZipFile(sys.argv[1], 'w') as out:
>     out.writestr(zipfile.ZipInfo('[Content_Types].xml'), '<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>')
>     out.writestr(zipfile.ZipInfo('word/document.xml'), f'<w:document xmlns:w=\"{W}\"><w:body>' + ''.join(f'<w:p><w:r><w:t>{t}</w:t></w:r></w:p>' for t in sys.argv[2:]) + '</w:body></w:document>')
> " "$@"; }
$ word zone.docx 'The Assembly of the River Commons,' '1. Urges owners to keep a lamp lit on every ferry;' '2. Decides to consider the question further.'
$ git add -N zone.docx && git diff zone.docx; git add . && git commit -qm five
zone.docx  new file
+enacting  The Assembly of the River Commons,
+OP  Urges owners to keep a lamp lit on every ferry;
+OP  Decides to consider the question further.
$ word zone.docx 'The Assembly of the River Commons,' '1. Encourages owners to keep a lamp lit on every ferry;' '2. Decides to consider the question further.'
$ chmod +x zone.docx && git diff
zone.docx  mode 100644 → 100755
zone 1c2b7a3 → zone
1 reworded, 2 unchanged

1 paragraph unchanged

OP1  reworded; urges → encourages (weaker)
    [-Urges-]{+Encourages+} owners to keep a lamp lit on every ferry;

1 paragraph unchanged
$ git commit -qam six && git mv zone.docx 'new zone.docx' && git diff --cached
zone.docx → new zone.docx
$ git diff --cached HEAD~1 | sed 's/ [0-9a-f]\{7\}\( \|$\)/ HASH\1/g'
new zone.docx  new file
+enacting  The Assembly of the River Commons,
+OP  Encourages owners to keep a lamp lit on every ferry;
+OP  Decides to consider the question further.

zone.docx  deleted
-enacting  The Assembly of the River Commons,
-OP  Urges owners to keep a lamp lit on every ferry;
-OP  Decides to consider the question further.
$ git commit -qm seven && git log -p -1 --format=%s && git rm -q 'new zone.docx' && git diff --cached
seven

diff --git a/zone.docx b/new zone.docx
similarity index 100%
rename from zone.docx
rename to new zone.docx
new zone.docx  deleted
-enacting  The Assembly of the River Commons,
-OP  Encourages owners to keep a lamp lit on every ferry;
-OP  Decides to consider the question further.
$ git reset -q --hard

## Prose in Word is shown as well: git has no other way.
$ word prose.docx 'Dear all,' 'The lamps are lit.' && git add . && git commit -qm eight && word prose.docx 'Dear all,' 'The lamps are out.' && git diff --stat=80 && git diff
 prose.docx | Bin 529 -> 529 bytes
 1 file changed, 0 insertions(+), 0 deletions(-)
prose.docx
prose 68995cc → prose
1 reworded, 1 unchanged

1 paragraph unchanged

text.2  reworded
    The lamps are [-lit-] {+out+}.
$ git commit -qam nine

## What cannot be read ends nothing: damaged files, binary ones, text that is no UTF-8, links.
$ printf 'PK\3\4 damaged\0' > broken.docx && printf 'caf\351\n' > latin.md && ln -s README.md link.md && printf 'a\0b' > binary.md && git add . && git commit -qm ten
$ printf 'PK\3\4 damaged\0more' > broken.docx && printf 'caf\351s\n' > latin.md && ln -sf latin.md link.md && printf 'a\0c' > binary.md && : > README.md
$ git diff | cat -v
diff --git a/README.md b/README.md
index 187282c..0000000
--- a/README.md
+++ b/README.md
@@ -1,4 +0,0 @@
-# Notes
-
-First line.
-Second line.
binary.md: has a NUL byte, so it is no text
diff --git a/binary.md b/binary.md
index 20b5be9..0000000
Binary files differ
broken.docx: is a damaged zip archive; get it again or save it again
diff --git a/broken.docx b/broken.docx
index 74ddaa5..0000000
Binary files differ
diff --git a/latin.md b/latin.md
index 6f83395..0000000
--- a/latin.md
+++ b/latin.md
@@ -1 +1 @@
-cafM-i
+cafM-is
diff --git a/link.md b/link.md
index 42061c0..0000000
--- a/link.md
+++ b/link.md
@@ -1 +1 @@
-README.md
\ No newline at end of file
+latin.md
\ No newline at end of file
$ git commit -qam eleven && git log -p -1 --format=%s | cat -v
eleven

diff --git a/README.md b/README.md
index 187282c..e69de29 100644
--- a/README.md
+++ b/README.md
@@ -1,4 +0,0 @@
-# Notes
-
-First line.
-Second line.
diff --git a/binary.md b/binary.md
index 20b5be9..88f3700 100644
--- a/binary.md
+++ b/binary.md
@@ -1 +1 @@
-(has a NUL byte, so it is no text; 3 bytes, digest e5d29919042666b2)
+(has a NUL byte, so it is no text; 3 bytes, digest e5d29a1904266865)
diff --git a/broken.docx b/broken.docx
index 74ddaa5..e2edee5 100644
--- a/broken.docx
+++ b/broken.docx
@@ -1 +1 @@
-(is a damaged zip archive; get it again or save it again; 13 bytes, digest c93de9eef1122c28)
+(is a damaged zip archive; get it again or save it again; 17 bytes, digest 8dcdaf2a8e406499)
diff --git a/latin.md b/latin.md
index 6f83395..0a7fcfe 100644
--- a/latin.md
+++ b/latin.md
@@ -1 +1 @@
-cafM-i
+cafM-is
diff --git a/link.md b/link.md
index 42061c0..1daf106 120000
--- a/link.md
+++ b/link.md
@@ -1 +1 @@
-README.md
\ No newline at end of file
+latin.md
\ No newline at end of file
$ word broken.docx 'The Assembly,' '1. Urges crews to be well;' && git diff && git checkout -q .
broken.docx: is a damaged zip archive; get it again or save it again
diff --git a/broken.docx b/broken.docx
index e2edee5..0000000
Binary files differ

## Names of files: spaces, quotes, a dash first, a line feed, characters that turn the direction of text.
$ for name in "it's \"a\" draft.md" -dash.md "$(printf 'two\nlines.md')" "$(printf 'turned\342\200\256.md')"; do cp short.md "./$name"; done; git add . && git commit -qm twelve
$ sed -i 's/Urges/Encourages/' ./*short* ./-dash.md ./it* ./tw* ./tu* && git diff -- ./-dash.md ./it* ./tw* ./tu*
-dash.md
-dash a3bafa4 → -dash
1 reworded, 3 unchanged

2 paragraphs unchanged

OP2  reworded; urges → encourages (weaker)
    [-Urges-]{+Encourages+} owners to keep a lamp lit;

1 paragraph unchanged

it's "a" draft.md
it's "a" draft a3bafa4 → it's "a" draft
1 reworded, 3 unchanged

2 paragraphs unchanged

OP2  reworded; urges → encourages (weaker)
    [-Urges-]{+Encourages+} owners to keep a lamp lit;

1 paragraph unchanged

turnedU+202E.md
turnedU+202E a3bafa4 → turnedU+202E
1 reworded, 3 unchanged

2 paragraphs unchanged

OP2  reworded; urges → encourages (weaker)
    [-Urges-]{+Encourages+} owners to keep a lamp lit;

1 paragraph unchanged

twoU+000Alines.md
twoU+000Alines a3bafa4 → twoU+000Alines
1 reworded, 3 unchanged

2 paragraphs unchanged

OP2  reworded; urges → encourages (weaker)
    [-Urges-]{+Encourages+} owners to keep a lamp lit;

1 paragraph unchanged
$ git checkout -q . && for name in ./-dash.md ./it* ./tw* ./tu*; do printf 'a note\n' > "$name"; done && git commit -qam thirteen && for name in ./-dash.md ./it* ./tw* ./tu*; do printf 'another\n' > "$name"; done && git diff | grep -v '^index'
diff --git a/-dash.md b/-dash.md
--- a/-dash.md
+++ b/-dash.md
@@ -1 +1 @@
-a note
+another
diff --git "a/it's \"a\" draft.md" "b/it's \"a\" draft.md"
--- "a/it's \"a\" draft.md"
+++ "b/it's \"a\" draft.md"
@@ -1 +1 @@
-a note
+another
diff --git "a/turned\342\200\256.md" "b/turned\342\200\256.md"
--- "a/turned\342\200\256.md"
+++ "b/turned\342\200\256.md"
@@ -1 +1 @@
-a note
+another
diff --git "a/two\nlines.md" "b/two\nlines.md"
--- "a/two\nlines.md"
+++ "b/two\nlines.md"
@@ -1 +1 @@
-a note
+another
$ git log -p -1 --format=%s | grep -c '^-OP' ; git checkout -q .
12

## An unmerged file is told of.
$ git checkout -q -b other && sed -i 's/boots/shoes/' short.md && git commit -qam shoes && git checkout -q - && sed -i 's/boots/clogs/' short.md && git commit -qam clogs
$ git merge -q other > /dev/null; git diff | head -n 3; git diff --ours short.md | sed -n 1,5p; git merge --abort
diff --cc short.md
index b1790b9,55dbbab..0000000
--- a/short.md
* Unmerged path short.md

short.md
short b1790b9 → short
2 added, 1 reworded, 3 unchanged

## Colour is git's to choose.
$ sed -i 's/clogs/clogs and boots/' short.md && git diff | grep -c "$(printf '\033')"
0
[1]
$ env -u NO_COLOR git -c color.ui=always diff | grep -c "$(printf '\033')"
6
$ NO_COLOR=1 git -c color.ui=always diff short.md | grep -c "$(printf '\033\\[32m')"
0
[1]
$ env -u NO_COLOR TERM=xterm GIT_PAGER_IN_USE=1 git diff short.md | grep -c "$(printf '\033\\[32m')"
1
$ env -u NO_COLOR TERM=xterm GIT_PAGER_IN_USE=1 git -c color.pager=false diff short.md | grep -c "$(printf '\033')"
0
[1]
$ env -u NO_COLOR TERM=xterm GIT_PAGER_IN_USE=1 git -c color.diff=never diff short.md | grep -c "$(printf '\033')"
0
[1]
$ git checkout -q .

## The difftools: side by side; as a page, where this Stemma makes pages and a browser is there.
$ git difftool -y -t stemma HEAD~2 HEAD -- short.md
short.md
short → short
1 reworded, 3 unchanged

1 paragraph unchanged

OP1  reworded
Calls upon crews to wear [-boots-];    │ Calls upon crews to wear {+clogs+};

2 paragraphs unchanged
$ BROWSER='echo browser' git difftool -y -t stemma-page HEAD~2 HEAD -- short.md 2>&1 | grep -q -e 'makes no pages' -e 'browser .*redline.html' && echo shown
shown
$ BROWSER='false:nonesuch::echo browser:echo other' git difftool -y -t stemma-page HEAD~2 HEAD -- short.md 2>&1 | grep -c -e '^browser .*redline.html' -e '^other'
1
$ (mkdir pages; export TMPDIR=$PWD/pages; trap '' XFSZ; ulimit -f 1; stemma git-diff --page -- short.md <(git show HEAD~2:short.md) . . short.md . . > page.log 2>&1; echo $?; grep -c 'too large' page.log; ls pages; rm -r pages page.log)
128
1

## Whoever has seen enough of it ends it: git has nothing to complain of.
$ git show HEAD~2:short.md > ../short.md; seq 90000 > ../long; seq 2 90001 > ../longer
$ unread() { (sleep .1; stemma git-diff "$@") | true; echo "${PIPESTATUS[0]}"; }
$ unread -- short.md ../short.md . . short.md . .; unread --side-by-side -- short.md ../short.md . . short.md . .
0
0
$ unread -- long ../long . . ../longer . .; unread -- new.md /dev/null . . short.md . .; unread -- unmerged.md
0
0
0
$ GIT_DIFF_PATH_TOTAL=2 GIT_DIFF_PATH_COUNTER=1 unread --records -- short.md ../short.md . . short.md . .
0
$ git -c diff.stemma.command='stemma git-diff --side-by-side --' diff HEAD~2 HEAD | true; rm ../short.md ../long ../longer

## It all goes again, and the files are what they were.
$ stemma git-setup --remove && cmp .git/config ../config && ls .git/info
$STEMMA_DIR/drafts/.git/info/attributes: as it was before
$STEMMA_DIR/drafts/.git/config: as it was before
$ stemma git-setup --remove
Nothing to remove

## A pattern that begins like a comment is put between quotation marks.
$ stemma git-setup -q '#*.md' && cat .git/info/attributes && git check-attr diff '#1.md' '1.md' && stemma git-setup -q --remove
# stemma git-setup: begin (the file was not there)
"#*.md" diff=stemma
# stemma git-setup: end
#1.md: diff: stemma
1.md: diff: unspecified

## Patterns that git takes for something else, or for none.
$ stemma git-setup '!*.md'; stemma git-setup '[attr]mine'; stemma git-setup '[a]#*.md' && stemma git-setup -q --remove
stemma git-setup: git takes no such pattern: !*.md
usage: stemma git-setup [OPTION]... [PATTERN...]
stemma git-setup: git takes no such pattern: [attr]mine
usage: stemma git-setup [OPTION]... [PATTERN...]
$STEMMA_DIR/drafts/.git/info/attributes: 1 pattern of files to compare by clauses
$STEMMA_DIR/drafts/.git/config: drivers and difftools named stemma
To undo both: stemma git-setup --remove

## What the user has stays, and wins; patterns of one's own.
$ mkdir -p .git/info && printf '*.md diff=markdown\n*.txt text' > .git/info/attributes && cp .git/info/attributes ../attributes
$ printf '[diff "stemma"]\n\tcommand = mine' >> .git/config && cp .git/config ../config
$ stemma git-setup 'drafts/*.txt' 'a b/*.docx' && cat .git/info/attributes && git config diff.stemma.command && git check-attr diff x.md drafts/x.txt 'a b/x.docx'
$STEMMA_DIR/drafts/.git/info/attributes: 2 patterns of files to compare by clauses
$STEMMA_DIR/drafts/.git/config: drivers and difftools named stemma
To undo both: stemma git-setup --remove
# stemma git-setup: begin
drafts/*.txt diff=stemma
"a b/*.docx" diff=stemma
# stemma git-setup: end
*.md diff=markdown
*.txt textmine
x.md: diff: markdown
drafts/x.txt: diff: stemma
a b/x.docx: diff: stemma
$ git config user.name Else && stemma git-setup -q && stemma git-setup --remove && tail -n 4 .git/config && cmp .git/info/attributes ../attributes
$STEMMA_DIR/drafts/.git/info/attributes: as it was before
$STEMMA_DIR/drafts/.git/config: as it was before
[diff "stemma"]
	command = mine
[user]
	name = Else
$ git config --unset user.name; git config --remove-section diff.stemma; stemma git-setup -q --gitattributes && git status --short && git check-attr diff x.docx && stemma git-setup -q --remove && git status --short
?? .gitattributes
x.docx: diff: stemma
$ touch ../victim && ln -s ../victim .gitattributes && stemma git-setup -q --gitattributes; stemma git-setup --remove; cat ../victim; rm .gitattributes
stemma: $STEMMA_DIR/drafts/.gitattributes: is a symbolic link, and git does not follow it
Nothing to remove

## A block that was cut is not guessed at; a lock is waited for by nobody.
$ cp ../attributes .git/info/attributes; stemma git-setup -q && sed -i '/end$/d' .git/info/attributes && stemma git-setup --remove
stemma: $STEMMA_DIR/drafts/.git/info/attributes: has the beginning of what git-setup wrote, but not its end; take those lines out by hand
[128]
$ cp ../attributes .git/info/attributes; stemma git-setup --remove && touch .git/config.lock && stemma git-setup; rm .git/config.lock .git/info/attributes
$STEMMA_DIR/drafts/.git/config: as it was before
stemma: $STEMMA_DIR/drafts/.git/config: another program is changing it; if none is, remove the file beside it whose name ends in .lock
$STEMMA_DIR/drafts/.git/info/attributes: 7 patterns of files to compare by clauses

## A worktree, a submodule, a bare repository; and none.
$ git worktree add -q ../tree && cd ../tree && stemma git-setup -q && sed -i 's/clogs/boots/' short.md && git diff short.md | head -n 3 && git check-attr diff x.md; cd ../drafts && stemma git-setup --remove -q
short.md
short b1790b9 → short
1 reworded, 3 unchanged
x.md: diff: stemma
$ cd .. && git init -q outer && cd outer && git submodule --quiet add "file://$STEMMA_DIR/drafts" inner && cd inner && stemma git-setup && sed -i 's/clogs/boots/' short.md && git diff short.md | head -n 3; cd ../..
$STEMMA_DIR/outer/.git/modules/inner/info/attributes: 7 patterns of files to compare by clauses
$STEMMA_DIR/outer/.git/modules/inner/config: drivers and difftools named stemma
To undo both: stemma git-setup --remove
short.md
short b1790b9 → short
1 reworded, 3 unchanged
$ git init -q --bare plain && cd plain && stemma git-setup -q && cat info/attributes | head -n 2; stemma git-setup --gitattributes; cd ..
# stemma git-setup: begin (the file was not there)
*.docx diff=stemma
stemma: a bare repository has no .gitattributes; leave --gitattributes out
$ stemma git-setup
stemma: .: git finds no repository here; go to one, or say --global (git: fatal: not a git repository (or any of the parent directories): .git)
[128]
$ stemma git-setup --repo=drafts -q && git -C drafts config diff.stemma.textconv && stemma git-setup --repo=drafts --remove -q
stemma git-textconv --
$ stemma git-setup '!*.md'
stemma git-setup: git takes no such pattern: !*.md
usage: stemma git-setup [OPTION]... [PATTERN...]
[129]
$ stemma git-setup --remove '*.md'
stemma git-setup: --remove takes no patterns: *.md
usage: stemma git-setup [OPTION]... [PATTERN...]
[129]
$ stemma git-setup --global --gitattributes
stemma git-setup: --gitattributes is of one repository
usage: stemma git-setup [OPTION]... [PATTERN...]
[129]

## For all repositories of a user; HOME may have spaces in it.
$ mkdir 'a home' && export HOME="$PWD/a home" && unset GIT_CONFIG_GLOBAL
$ stemma git-setup --global && git config --global diff.stemma.command && git -C plain check-attr diff x.docx
$STEMMA_DIR/a home/.config/git/attributes: 7 patterns of files to compare by clauses
$STEMMA_DIR/a home/.gitconfig: drivers and difftools named stemma
To undo both: stemma git-setup --global --remove
stemma git-diff --
x.docx: diff: stemma
$ stemma git-setup --global --remove && find 'a home' -type f
$STEMMA_DIR/a home/.config/git/attributes: as it was before
$STEMMA_DIR/a home/.gitconfig: as it was before
$ printf '[core]\n\tattributesFile = ~/my attributes\n' > 'a home/.gitconfig' && cp 'a home/.gitconfig' before && stemma git-setup --global -q && head -n 2 'a home/my attributes' && stemma git-setup --global --remove -q && cmp 'a home/.gitconfig' before && ls 'a home'
# stemma git-setup: begin (the file was not there)
*.docx diff=stemma
$ mkdir -p xdg/git && : > xdg/git/config && rm 'a home/.gitconfig' && XDG_CONFIG_HOME=$PWD/xdg stemma git-setup --global -q && head -n 2 xdg/git/config && cat xdg/git/attributes | wc -l
# stemma git-setup: begin
[diff "stemma"]
9

## A program that PATH does not find is called by its path.
$ mkdir "it's a \"place\"" && cp ~/../../bin/stemma* "it's a \"place\"/" && printf '[user]\n\tname = S\n\temail = s@example.org\n' > 'a home/.gitconfig'
$ cd drafts && git checkout -q . && "../it's a \"place\"/stemma" git-setup -q && git config diff.stemma.command && sed -i 's/clogs/boots/' short.md && git diff short.md | head -n 3; stemma git-setup -q --remove; cd ..
'$STEMMA_DIR/it'\''s a "place"/stemma' git-diff --
short.md
short b1790b9 → short
1 reworded, 3 unchanged

## A lineage repository, bare: its text by clauses, and not the same once more.
$ stemma init -q rivers && stemma add -q --repo=rivers $S/ARC_RES_12_7.txt $S/ARC_RES_14_3.txt && cd rivers && stemma git-setup && cat info/attributes
$STEMMA_DIR/rivers/info/attributes: 5 patterns of files to compare by clauses
$STEMMA_DIR/rivers/config: drivers and difftools named stemma
To undo both: stemma git-setup --remove
# stemma git-setup: begin (the file was not there)
/resolution.md diff=stemma
/clauses/*.md diff=stemma-clause
/lineage.tsv diff=stemma-record
/metadata.json diff=stemma-record
/source/** diff=stemma-record
# stemma git-setup: end
$ git diff ARC/RES/12/7 ARC/RES/14/3 | head -n 8
The text is in resolution.md; what the other files have of it, git diff --no-ext-diff shows.

resolution.md
resolution cfabcc6 → resolution db8d69a
5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged
2 footnotes reworded

3 paragraphs unchanged
$ git log -p -1 --format=%s ARC/RES/14/3 -- resolution.md lineage.tsv metadata.json | cut -c 1-60 | head -n 9
ARC/RES/14/3 Safety and dignity of seasonal ferry workers

diff --git a/resolution.md b/resolution.md
index cfabcc6..db8d69a 100644
--- a/resolution.md
+++ b/resolution.md
@@ -3,12 +3,12 @@
 title  Safety and dignity of seasonal ferry workers
 enacting  The Assembly of the River Commons,
$ git show --stat --format= ARC/RES/14/3 -- source
 source/ARC_RES_12_7.txt | 169 ------------------------------------------------
 source/ARC_RES_14_3.txt | 105 ++++++++++++++++++++++++++++++
 2 files changed, 105 insertions(+), 169 deletions(-)
$ git show --ext-diff --format=%s ARC/RES/14/3 | head -n 8
ARC/RES/14/3 Safety and dignity of seasonal ferry workers

The text is in resolution.md; what the other files have of it, git diff --no-ext-diff shows.

resolution.md
resolution cfabcc6 → resolution db8d69a
5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged
2 footnotes reworded
$ CLAUSE=$(git diff --name-only --diff-filter=M ARC/RES/12/7 ARC/RES/14/3 -- clauses | head -n 1); git diff ARC/RES/12/7 ARC/RES/14/3 -- "$CLAUSE" | sed 1,2d | head -n 4
1 reworded

text.1  reworded; rolled forward
    To report to the Assembly at its [-fourteenth-] {+sixteenth+} session on the
$ git log -p --format=%s -- "$CLAUSE" | grep -c '^[-+]'
7
$ git diff ARC/RES/12/7 ARC/RES/14/3 -- lineage.tsv | head -n 5 | grep -v ^index
diff --git a/lineage.tsv b/lineage.tsv
--- a/lineage.tsv
+++ b/lineage.tsv
@@ -1,40 +1,45 @@
$ cd .. && git clone -q "file://$STEMMA_DIR/rivers" clone && cd clone && stemma git-setup -q && git diff ARC/RES/12/7 ARC/RES/14/3 | head -n 5; cd ..
The text is in resolution.md; what the other files have of it, git diff --no-ext-diff shows.

resolution.md
resolution cfabcc6 → resolution db8d69a
5 added, 1 dropped, 8 reworded, 1 split, 29 unchanged

## The plumbing by itself.
$ stemma git-textconv -- drafts/short.md
enacting  The Assembly of the River Commons,
OP  Calls upon crews to wear boots;
OP  Urges owners to keep a lamp lit;
OP  Decides to consider the question further;
$ stemma git-textconv -- nothing.md
(cannot be read: No such file or directory)
$ stemma git-textconv -- $S | head -n 1
(cannot be read: Is a directory)
$ printf '# A title\n\nProse.\n' > prose.md && stemma git-textconv -- prose.md
# A title

Prose.
$ stemma git-textconv --records -- rivers/config
$ stemma git-diff x.md drafts/short.md abc
stemma git-diff: git calls this with seven operands, or nine
usage: stemma git-diff [OPTION]... PATH OLD HASH MODE NEW HASH MODE [NAME [ABOUT]]
[129]
$ stemma git-diff --color=always -- x.md /dev/null . . prose.md 0 100644 | cat -v
^[[1mdiff --git a/x.md b/x.md^[[m
^[[1mnew file mode 100644^[[m
^[[1mindex 0000000..0000000^[[m
^[[1m--- /dev/null^[[m
^[[1m+++ b/x.md^[[m
^[[36m@@ -0,0 +1,3 @@^[[m
^[[32m+^[[m^[[32m# A title^[[m
^[[32m+^[[m
^[[32m+^[[m^[[32mProse.^[[m
$ stemma show --format=lines $S/ARC_RES_14_3.txt | head -n 12 | cut -c 1-60
symbol: ARC/RES/14/3
body: Assembly of the River Commons
session: Fourteenth session
agenda item: 5
date: 2016-10-21
adopted: 2016-10-14
meeting: 31st plenary meeting
report: ARC/14/208, para. 12

title  Safety and dignity of seasonal ferry workers
enacting  The Assembly of the River Commons,
PP  Guided by the Covenant of the Two Banks, and in particul

## A footnote that changed is a change, by clauses and by lines.
$ printf 'The Assembly of the River Commons,\n\n1. Urges members[^1] to count the boats of the upper river;\n\n[^1]: See resolution 79/303.\n' > old.md
$ sed s/79/80/ old.md > new.md
$ stemma git-diff -- x.md old.md . . new.md . .
x.md
x → x
2 unchanged
1 footnote reworded

2 paragraphs unchanged

Footnotes

1  reworded
    See resolution [-79/303-] {+80/303+}.
$ stemma git-textconv -- old.md > old.lines; stemma git-textconv -- new.md | diff old.lines - | head -n 4
4c4
< note  See resolution 79/303.
---
> note  See resolution 80/303.
