#!/bin/sh
# Posts a comment on a pull request, or changes the one that is there: there is never more than one.
#
# usage: comment.sh FORGE COMMENT.md      (FORGE: github, gitlab or gitea)
#
# The comment is known by its first line, a mark that readers do not see, and by who wrote it.
#
# API         github: https://api.github.com; gitea: https://HOST/api/v1; gitlab: $CI_API_V4_URL
# REPOSITORY  owner/name; of gitlab the project's number
# NUMBER      of the pull request
# TOKEN       that may comment; it is on no command line
# AUTHOR      whose comments are ours; default: who the token says (gitlab), github-actions[bot], gitea-actions
set -eu

die() {
	echo "comment.sh: $*" >&2
	exit 1
}

# Calls the API with $1 (GET, POST, PUT, PATCH) at $2, with the JSON in file $3 if there is one.
call() {
	case $forge in
	gitlab) header="PRIVATE-TOKEN: $TOKEN" ;;
	*) header="Authorization: token $TOKEN" ;;
	esac
	set -- "$1" "$2" ${3:+--header "Content-Type: application/json" --data-binary "@$3"}
	method=$1 url=$2
	shift 2
	printf 'header = "%s"\n' "$header" |
		curl --silent --show-error --fail --retry 3 --max-time 60 --config - --request "$method" \
			--header 'Accept: application/json' "$@" "$API/$url" ||
		die "$method $url failed; may the token comment on this repository?"
}

# The number of our comment among those in the files that follow, or nothing.
ours() {
	jq -r --arg mark "$mark" --arg author "$author" '
		.[] | select((.body // "" | startswith($mark)) and
			((.user // .author // {}) | (.login // .username // "") == $author)) | .id' "$@" | head -n 1
}

# All comments, page by page, until one is empty or is the one before once more (Gitea knows no pages here).
find_comment() {
	page=1
	: >"$folder/last"
	while [ "$page" -le 50 ]; do
		call GET "$list?per_page=100&page=$page" >"$folder/page"
		[ "$(jq length "$folder/page")" -gt 0 ] || return 0
		! cmp -s "$folder/page" "$folder/last" || return 0
		found=$(ours "$folder/page")
		if [ -n "$found" ]; then
			echo "$found"
			return 0
		fi
		cp "$folder/page" "$folder/last"
		page=$((page + 1))
	done
}

if [ $# -ne 2 ]; then
	echo 'usage: comment.sh FORGE COMMENT.md' >&2
	exit 129
fi
forge=$1 comment=$2
: "${API:?}" "${REPOSITORY:?}" "${NUMBER:?}" "${TOKEN:?}"
case $NUMBER in
*[!0-9]*) die "'$NUMBER' is no number of a pull request" ;;
esac
case $TOKEN in
*[!A-Za-z0-9_.-]*) die 'the token has characters that tokens do not have' ;;
esac
[ -r "$comment" ] || die "$comment: cannot be read"
IFS= read -r mark <"$comment" || true
case $mark in
'<!-- '*' -->') ;;
*) die "$comment: does not begin with a mark, <!-- NAME -->" ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case $forge in
github) list="repos/$REPOSITORY/issues/$NUMBER/comments" one="repos/$REPOSITORY/issues/comments" change=PATCH author=${AUTHOR:-github-actions[bot]} ;;
gitea) list="repos/$REPOSITORY/issues/$NUMBER/comments" one="repos/$REPOSITORY/issues/comments" change=PATCH author=${AUTHOR:-gitea-actions} ;;
gitlab)
	list="projects/$REPOSITORY/merge_requests/$NUMBER/notes" one=$list change=PUT author=${AUTHOR-}
	[ -n "$author" ] || author=$(call GET user | jq -r .username)
	;;
*) die "'$forge' is none of github, gitlab, gitea" ;;
esac
jq --null-input --rawfile body "$comment" '{body: $body}' >"$folder/json"
id=$(find_comment)
if [ -n "$id" ]; then
	call "$change" "$one/$id" "$folder/json" >/dev/null
	echo "Changed comment $id"
elif grep -q '^No document is changed\.$' "$comment"; then
	echo 'No document is changed, and there is no comment'
else
	call POST "$list" "$folder/json" >/dev/null
	echo 'Posted a comment'
fi
