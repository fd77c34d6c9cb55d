## What the program says of itself.
$ stemma --version
stemma 0.1.0
$ stemma --help
usage: stemma COMMAND [OPTION]... [OPERAND]...

  diff      OLD NEW                compare two files, or two versions of a repository
  show      FILE|SYMBOL            show a document as Stemma reads it
  export    FILE|SYMBOL            write a document for other programs
  init      [DIR]                  make a lineage repository
  add       FILE|FOLDER...         read documents, find what they descend from, commit them
  list                             list series and versions
  log       [SYMBOL[#LABEL]|ID]    show a series, or the life of one clause
  blame     SYMBOL                 show where each phrase of a version comes from
  trace     [WORDING]              find where a wording comes from, and where it went
  report    [SYMBOL...]            make pages to read: series, changes, origins
  index                            make phrases findable, and find what series borrowed
  git-setup [PATTERN...]           have git compare documents by clauses
  check                            prove every version again from its source

stemma COMMAND --help tells more; stemma --version the version.
$ stemma
usage: stemma COMMAND [OPTION]... [OPERAND]...

  diff      OLD NEW                compare two files, or two versions of a repository
  show      FILE|SYMBOL            show a document as Stemma reads it
  export    FILE|SYMBOL            write a document for other programs
  init      [DIR]                  make a lineage repository
  add       FILE|FOLDER...         read documents, find what they descend from, commit them
  list                             list series and versions
  log       [SYMBOL[#LABEL]|ID]    show a series, or the life of one clause
  blame     SYMBOL                 show where each phrase of a version comes from
  trace     [WORDING]              find where a wording comes from, and where it went
  report    [SYMBOL...]            make pages to read: series, changes, origins
  index                            make phrases findable, and find what series borrowed
  git-setup [PATTERN...]           have git compare documents by clauses
  check                            prove every version again from its source

stemma COMMAND --help tells more; stemma --version the version.
[129]
$ stemma nonsense
stemma: there is no command 'nonsense'; see stemma --help
[129]
$ stemma diff --help
usage: stemma diff [OPTION]... OLD NEW

Compare two files, or two versions of a repository. OLD and NEW are files or, where there is no such file, symbols, tags or branches of the
lineage repository. The redline marks [-deleted-], {+inserted+} and [~moved~] {~moved~} words.
One file with --revisions: the text before its tracked changes and the one after.
--verbs, or else STEMMA_VERBS in the environment, names a table that says how strong
verbs are; its form is told in stemma(1).

      --format=FORMAT     text (default), json or another; else as FILE's name says
  -o, --output=FILE       write to FILE instead of standard output
      --color=WHEN        auto (default), always or never
      --width=COLUMNS     as if the terminal were so wide, 20 to 100000
  -s, --side-by-side      old text on the left, new on the right
      --only=LIST         only these: added,dropped,reworded,split,merged,moved,unchanged
      --summary           half a page: what changed, what it means, what is still open
      --substantive       fold what only rolled forward: sessions, dates, symbols
      --granularity=WHAT  what changes are marked by: word (default) or char
      --verbs=FILE        the table of verbs to judge by, in place of the built-in one
  -U, --context=N         show N unchanged paragraphs around each change, 0 to 100000
  -v, --verbose           paragraphs in full, not only what is around a change
      --max-length=SIZE   of Markdown: bytes at most, from 1000 on (default 65000)
      --report=ADDRESS    of Markdown: where the full report is, to link to
      --author=NAME       of the tracked changes in a Word document (default Stemma)
      --date=DATE         of the same: 2026-11-25 (default: the new document's)
      --moves=HOW         in a Word document: edits (default), or Word's own (native)
      --exit-code         exit with 1 when there are differences
      --revisions[=WHICH] tracked changes: final (default) or original; alone, one against the other
      --repo=DIR          the lineage repository (default: the one we are in)
      --limit=SIZE        refuse larger files (default 64M; K, M and G are known)
  -q, --quiet             print nothing but errors
  -h, --help              this help
$ stemma show -h
usage: stemma show [OPTION]... FILE|SYMBOL

Show a document as Stemma reads it. Prints metadata, labelled paragraphs, footnotes, and what was left out.

      --format=FORMAT     text (default), json or another; else as FILE's name says
  -o, --output=FILE       write to FILE instead of standard output
      --color=WHEN        auto (default), always or never
      --width=COLUMNS     as if the terminal were so wide, 20 to 100000
  -v, --verbose           paragraphs in full, not only what is around a change
      --author=NAME       of the tracked changes in a Word document (default Stemma)
      --date=DATE         of the same: 2026-11-25 (default: the new document's)
      --revisions[=WHICH] tracked changes: final (default) or original; alone, one against the other
      --repo=DIR          the lineage repository (default: the one we are in)
      --limit=SIZE        refuse larger files (default 64M; K, M and G are known)
  -h, --help              this help
$ stemma init --help
usage: stemma init [OPTION]... [DIR]

Make a lineage repository. The repository is an ordinary bare git repository; DIR is the working directory unless
given.

  -q, --quiet             print nothing but errors
  -h, --help              this help
$ stemma add --help
usage: stemma add [OPTION]... FILE|FOLDER...

Read documents, find what they descend from, commit them. A document descends from what --after or --series tell, else from the draft it names, else
from the latest earlier version of its title and body or that it cites as the latest,
else from the one whose wording it has; what is uncertain of that --review lists. With
--after or --series symbols of versions will do for files. Files that cannot be read are left out and told of at the end; of the
others either all are added or none.

      --after=SYMBOL      the documents descend from SYMBOL (may be repeated), or none
      --series=NAME       they descend from the latest earlier version of this series
      --review            list what versions descend from without certainty
      --symbol=SYMBOL     the document's symbol, whatever its text says
      --repo=DIR          the lineage repository (default: the one we are in)
      --limit=SIZE        refuse larger files (default 64M; K, M and G are known)
  -q, --quiet             print nothing but errors
  -h, --help              this help
$ stemma list --help
usage: stemma list [OPTION]...

List series and versions. Series are branches, versions are commits, symbols are tags.

      --format=FORMAT     text (default), json or another; else as FILE's name says
  -o, --output=FILE       write to FILE instead of standard output
      --color=WHEN        auto (default), always or never
      --width=COLUMNS     as if the terminal were so wide, 20 to 100000
      --graph             draw what descends from what
      --repo=DIR          the lineage repository (default: the one we are in)
  -h, --help              this help
$ stemma log --help
usage: stemma log [OPTION]... [SYMBOL[#LABEL]|ID]

Show a series, or the life of one clause. With SYMBOL the versions of its series; with SYMBOL#LABEL, or a clause's id of 16 hex
digits, what became of that clause in each.

      --format=FORMAT     text (default), json or another; else as FILE's name says
  -o, --output=FILE       write to FILE instead of standard output
      --color=WHEN        auto (default), always or never
      --width=COLUMNS     as if the terminal were so wide, 20 to 100000
  -v, --verbose           paragraphs in full, not only what is around a change
      --graph             draw what descends from what
      --table             the clauses of the series by its versions
      --repo=DIR          the lineage repository (default: the one we are in)
  -h, --help              this help
$ stemma check --help
usage: stemma check [OPTION]...

Prove every version again from its source. Derives the whole repository anew and compares object ids.

      --repo=DIR          the lineage repository (default: the one we are in)
  -q, --quiet             print nothing but errors
  -h, --help              this help

## Wrong usage is 129, names what is wrong and how the command goes.
$ stemma diff
stemma diff: an operand is missing
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff a
stemma diff: an operand is missing
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff a b c
stemma diff: too many operands: c
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --nonsense a b
stemma diff: there is no such option: --nonsense
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff -Z a b
stemma diff: there is no such option: -Z
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --format
stemma diff: an option lacks its argument: --format
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --color=perhaps a b
stemma diff: --color does not take 'perhaps' (auto (default), always or never)
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --width=abc a b
stemma diff: --width does not take 'abc' (as if the terminal were so wide, 20 to 100000)
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --width=-1 a b
stemma diff: --width does not take '-1' (as if the terminal were so wide, 20 to 100000)
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --only=nothing a b
stemma diff: --only does not take 'nothing' (only these: added,dropped,reworded,split,merged,moved,unchanged)
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --only= a b
stemma diff: --only does not take '' (only these: added,dropped,reworded,split,merged,moved,unchanged)
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --context=many a b
stemma diff: --context does not take 'many' (show N unchanged paragraphs around each change, 0 to 100000)
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --limit=0 a b
stemma diff: --limit does not take '0' (refuse larger files (default 64M; K, M and G are known))
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --limit=12X a b
stemma diff: --limit does not take '12X' (refuse larger files (default 64M; K, M and G are known))
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --limit=99999999999999999999 a b
stemma diff: --limit does not take '99999999999999999999' (refuse larger files (default 64M; K, M and G are known))
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma diff --repo= a b
stemma diff: --repo does not take '' (the lineage repository (default: the one we are in))
usage: stemma diff [OPTION]... OLD NEW
[129]
$ stemma show
stemma show: an operand is missing
usage: stemma show [OPTION]... FILE|SYMBOL
[129]
$ stemma add
stemma add: an operand is missing
usage: stemma add [OPTION]... FILE|FOLDER...
[129]
$ stemma list extra
stemma list: too many operands: extra
usage: stemma list [OPTION]...
[129]
$ stemma log a b
stemma log: too many operands: b
usage: stemma log [OPTION]... [SYMBOL[#LABEL]|ID]
[129]
$ stemma check extra
stemma check: too many operands: extra
usage: stemma check [OPTION]...
[129]
$ stemma init a b
stemma init: too many operands: b
usage: stemma init [OPTION]... [DIR]
[129]
$ stemma add --symbol=X/1 samples/river-ferries/ARC_RES_12_7.txt samples/river-ferries/ARC_RES_14_3.txt
stemma add: --symbol goes with one file
usage: stemma add [OPTION]... FILE|FOLDER...
[129]
