/*
 * A symbol's tag is the symbol, but for three things. Git forbids some characters (see
 * git-check-ref-format(1)); spaces become underscores; and A/C.3/80/L.52/Rev.1 cannot lie beside
 * A/C.3/80/L.52, which is a file where the other would need a directory, so the revisions of a
 * document are joined to it with a hyphen.
 */
#include "store/refname.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/str.h"
#include "base/unicode.h"

/* Whether S starts with the name of what is added to a document: "Rev.1", "Add.2", ... */
static bool is_addition(struct stm_str s)
{
	return stm_str_starts(s, STM_STR("rev.")) || stm_str_starts(s, STM_STR("add.")) ||
	       stm_str_starts(s, STM_STR("corr.")) || stm_str_starts(s, STM_STR("amend."));
}

static bool is_forbidden(char c)
{
	return (unsigned char)c < 0x20 || c == 0x7f || strchr("~^:?*[\\", c);
}

/* Whether a part of a name ends before S. */
static bool ends_part(struct stm_str s)
{
	return !s.len || s.at[0] == '/';
}

/* Git forbids a dot at either end of a part, two in a row, and parts that end in ".lock". */
static bool is_bad_dot(char last, struct stm_str rest)
{
	return last == '/' || last == '.' || ends_part(rest) ||
	       (stm_str_starts(rest, STM_STR("lock")) && ends_part(stm_str_from(rest, 4)));
}

/* What stands for C, between LAST (a slash at the start) and REST. */
static char map(char c, char last, struct stm_str rest)
{
	if (c == ' ')
		return '_';
	if (is_forbidden(c) || (c == '{' && last == '@') || (c == '-' && last == '/'))
		return last == '/' ? '_' : '-';
	if (c == '/' && (last == '/' || !rest.len || rest.at[0] == '/' || is_addition(rest)))
		return last == '/' ? '_' : '-';
	if (c == '.' && is_bad_dot(last, rest))
		return last == '/' ? '_' : '-';
	return c;
}

/*
 * Made of the symbol alone, so that it can be found again: "S/RES/2690 (2023)" is tagged
 * refs/tags/S/RES/2690_(2023), "A/C.3/80/L.52/Rev.1" refs/tags/A/C.3/80/L.52-Rev.1. Two symbols can
 * come to one tag; publish.c refuses the second.
 */
const char *stm_tag_name(struct stm_arena *arena, const char *symbol)
{
	struct stm_buf buf = {.arena = arena};
	struct stm_str s = stm_str(symbol);

	stm_buf_text(&buf, STM_TAGS);
	for (size_t i = 0; i < s.len; i++)
		stm_buf_char(&buf, map(s.at[i], buf.at[buf.len - 1], stm_str_from(s, i + 1)));
	if (stm_str_equal(s, STM_STR("@")))
		buf.at[buf.len - 1] = '_';
	return stm_buf_end(&buf);
}

/* Whether NAME is what a tag of SYMBOL is called. */
static bool is_name(const char *name, const char *symbol)
{
	struct stm_str s = stm_str(symbol);

	if (strlen(name) != s.len)
		return false;
	if (stm_str_equal(s, STM_STR("@")))
		return name[0] == '_';
	for (size_t i = 0; i < s.len; i++)
		if (name[i] != map(s.at[i], i ? name[i - 1] : '/', stm_str_from(s, i + 1)))
			return false;
	return true;
}

bool stm_tag_is(const char *tag, const char *symbol)
{
	const size_t start = sizeof(STM_TAGS) - 1;

	return !strncmp(tag, STM_TAGS, start) && is_name(tag + start, symbol);
}

bool stm_tag_keeps(const char *symbol)
{
	return is_name(symbol, symbol);
}

const char *stm_branch_name(struct stm_arena *arena, const char *series)
{
	return stm_format(arena, STM_BRANCHES "%s", series);
}

/* Length of a character that some file system does not see (Apple's HFS+), at AT, or 0. */
static size_t ignorable(struct stm_str rest)
{
	const unsigned char *at = (const unsigned char *)rest.at;

	if (rest.len < 3)
		return 0;
	if (at[0] == 0xef && at[1] == 0xbb && at[2] == 0xbf)
		return 3;
	if (at[0] != 0xe2)
		return 0;
	if (at[1] == 0x80 && ((at[2] >= 0x8c && at[2] <= 0x8f) || (at[2] >= 0xaa && at[2] <= 0xae)))
		return 3;
	return at[1] == 0x81 && at[2] >= 0xaa && at[2] <= 0xaf ? 3 : 0;
}

/* What stands for C in the name of a file. */
static char map_file(char c, bool is_text)
{
	if (is_forbidden(c) || strchr("\"<>|", c) || (!is_text && (unsigned char)c >= 0x80))
		return '-';
	return c;
}

/* Nothing that git or a file system could take for .git, a directory, a device or a short name. */
const char *stm_source_name(struct stm_arena *arena, const char *path)
{
	struct stm_str s = stm_str(stm_file_name(path));
	const bool is_text = stm_utf8_fault(s) < 0;
	struct stm_buf buf = {.arena = arena};

	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];
		size_t skipped = ignorable(stm_str_from(s, i));

		if (skipped) {
			stm_buf_char(&buf, '_');
			i += skipped - 1;
		} else if (stm_str_starts(stm_str_from(s, i), STM_STR(".git")) ||
			   (c == '.' && (!i || i + 1 == s.len)) || (c == ' ' && i + 1 == s.len)) {
			stm_buf_char(&buf, '_');
		} else {
			stm_buf_char(&buf, map_file(c, is_text));
		}
	}
	return buf.len ? stm_buf_end(&buf) : "document";
}
