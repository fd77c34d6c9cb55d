#!/bin/sh
# What became of the documents that a pull request changes, as one comment and a page for each.
#
# usage: changed.sh BASE HEAD OUT      (commits, and a directory that is made)
#
# Writes OUT/comment.md, which begins with the mark that comment.sh looks for, and OUT/pages/*.html where this Stemma
# makes pages; without changed documents comment.md says so. Nothing of HEAD is run, and its files are never checked out:
# git itself calls this script for each of them (git(1), GIT_EXTERNAL_DIFF), so that their names can be anything.
#
# STEMMA_PATTERNS   the documents, as git's pathspecs; default: *.docx *.docm *.pdf *.akn *.md
# STEMMA_REPORT     where the pages will be, for a link
# STEMMA_BOUND      bytes of the comment at most; default 60000 (GitHub takes 65536 characters, the others more)
set -eu
LC_ALL=C
export LC_ALL

mark='<!-- stemma -->'

# A name as a reader may see it: without controls, without what turns the direction of text (U+200E, U+200F, U+202A to
# U+202E, U+2066 to U+2069, U+061C) or ends code in Markdown.
plain_name() {
	printf %s "$1" | tr '\000-\037\177`' '?' | sed \
		-e "s/$(printf '\342\200\216')/?/g" -e "s/$(printf '\342\200\217')/?/g" \
		-e "s/$(printf '\342\200')[$(printf '\252-\256')]/?/g" \
		-e "s/$(printf '\342\201')[$(printf '\246-\251')]/?/g" -e "s/$(printf '\330\234')/?/g"
}

code() {
	printf '\140%s\140' "$(plain_name "$1")"
}

# Whether git's file $1 is a resolution or draft; what is no text always is one.
is_document() {
	case $2 in
	*.md | *.markdown | *.txt) stemma git-textconv -- "$1" | grep -Eq '^(enacting|PP|OP)[()]*  ' ;;
	*) true ;;
	esac
}

# Indented by four: code, whatever is in it.
as_code() {
	sed 's/^/    /'
}

# File $1 up to $2 bytes, cut at a line, so that no character is; what was cut is told.
bounded() {
	if [ "$(wc -c <"$1")" -le "$2" ]; then
		cat "$1"
		return
	fi
	head -c "$2" "$1" | sed '$d'
	printf '\n%s was cut here.\n' "$3"
}

# Markdown where this Stemma writes it, its heading a level below that of the file and of a byte more; else its text.
show_change() {
	old=$1 new=$2
	if stemma diff --format=md --max-length=$((each - 1)) "$old" "$new" 2>/dev/null >"$out/markdown"; then
		sed '1s/^### /#### /' "$out/markdown" >"$out/part"
	else
		{ stemma diff --width=100 "$old" "$new" 2>&1 || true; } | as_code >"$out/part"
	fi
	bounded "$out/part" "$each" 'This document'
}

# Git's call: PATH OLD HASH MODE NEW HASH MODE [NAME ABOUT].
one_file() {
	out=$STEMMA_OUT each=$STEMMA_EACH
	name=${8-$1}
	is_document "$2" "$1" || is_document "$5" "$name" || return 0
	count=$(($(cat "$out/count") + 1))
	echo "$count" >"$out/count"
	{
		echo
		if [ "$name" = "$1" ]; then
			echo "### $(code "$name")"
		else
			echo "### $(code "$name"), which was $(code "$1")"
		fi
		echo
		case $2,$5 in
		/dev/null,*) echo 'A new document.' ;;
		*,/dev/null) echo 'Deleted.' ;;
		*) show_change "$2" "$5" ;;
		esac
	} >>"$out/sections"
	case $2,$5 in
	/dev/null,* | *,/dev/null) ;;
	*) stemma diff --format=html -o "$out/pages/$count.html" "$2" "$5" 2>/dev/null || true ;;
	esac
}

all_files() {
	out=$3
	bound=${STEMMA_BOUND:-60000}
	mkdir -p "$out/pages"
	echo 0 >"$out/count"
	: >"$out/sections"
	set -f
	# shellcheck disable=SC2086 # a list of patterns
	set -- "$1" "$2" ${STEMMA_PATTERNS:-*.docx *.docm *.pdf *.akn *.md}
	set +f
	base=$1 head=$2
	shift 2
	files=$(git diff --raw -M "$base...$head" -- "$@" | wc -l)
	STEMMA_OUT=$out STEMMA_EACH=$((bound / (files + 1)))
	GIT_EXTERNAL_DIFF="sh $(quoted "$script")"
	export STEMMA_OUT STEMMA_EACH GIT_EXTERNAL_DIFF
	git --no-pager diff --ext-diff -M "$base...$head" -- "$@"
	count=$(cat "$out/count")
	{
		echo "$mark"
		case $count in
		0) echo 'No document is changed.' ;;
		1) echo '## What became of the clauses of one document' ;;
		*) echo "## What became of the clauses of $count documents" ;;
		esac
		[ -z "${STEMMA_REPORT-}" ] || [ "$count" = 0 ] || printf '\nAll of it as pages: <%s>\n' "$STEMMA_REPORT"
		bounded "$out/sections" "$bound" 'The comment'
	} >"$out/comment.md"
	rm -f "$out/sections" "$out/count" "$out/part" "$out/markdown"
}

# One word to a shell.
quoted() {
	printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")"
}

if [ -n "${STEMMA_OUT-}" ] && [ $# -ge 7 ]; then
	one_file "$@"
	exit 0
fi
if [ $# -ne 3 ]; then
	echo 'usage: changed.sh BASE HEAD OUT' >&2
	exit 129
fi
mkdir -p "$3"
script=$(cd "$(dirname "$0")" && pwd)/$(basename "$0")
out=$(cd "$3" && pwd)
all_files "$1" "$2" "$out"
