/*
 * Rules are in the order in which a character meets them: what would be a reference, what would be
 * markup, what cannot be shown. See CommonMark 0.31, GFM 0.29 and the references of GitHub, GitLab
 * and Gitea; a rule of one of them is followed for all.
 */
#include "view/md_text.h"

#include <stdio.h>

#include "base/unicode.h"
#include "view/visible.h"

enum {
	SHORTEST = 7, /* hex digits of a commit */
	LONGEST = 64,
	ROOM = 24 /* bytes of a character, "<code>U+202E</code>" at most */
};

static const char ZERO_WIDTH[] = "\xe2\x80\x8b";

static bool is_alnum(uint32_t c)
{
	return c < 0x80 && (stm_is_alpha((char)c) || stm_is_digit((char)c));
}

static bool is_one_of(uint32_t c, const char *set)
{
	return c && c < 0x80 && strchr(set, (int)c);
}

static bool is_hex(char c)
{
	return stm_is_digit(c) || (c >= 'a' && c <= 'f');
}

/* Whether S begins with a word that could be a commit. */
static bool starts_commit(struct stm_str s)
{
	size_t length = 0;

	while (length < s.len && length <= LONGEST && is_hex(s.at[length]))
		length++;
	return length >= SHORTEST && length <= LONGEST &&
	       (length == s.len || !is_alnum((unsigned char)s.at[length]));
}

/* Whether what was written last and C would be a reference, or begin one. */
static bool is_joint(const struct stm_md *md, uint32_t c)
{
	switch (md->last) {
	case '@':
		return is_alnum(c) || is_one_of(c, "_.-");
	case '#':
	case '!':
	case '%':
	case '~':
	case '&':
	case '^':
	case '$':
		return is_alnum(c) || is_one_of(c, "\"_{");
	case ':':
		return is_alnum(c) || is_one_of(c, "+-_/");
	case '-':
		return md->before >= 'A' && md->before <= 'Z' && c >= '0' && c <= '9';
	case '[':
	case '{':
		return is_one_of(c, "+-[{");
	default:
		return (c == '.' && md->ws == 3) ||
		       (md->hex && md->hex % (SHORTEST - 1) == 0 && is_alnum(c));
	}
}

/* Puts C, which may be the first of a line, as Markdown or as HTML shows it. */
static size_t put_ascii(const struct stm_md *md, char out[ROOM], char c)
{
	const char *escape = c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL;
	bool mark = strchr("\\`*_{}[]|~$#", c) || (!md->inside && strchr("+-=/:!", c)) ||
		    (md->number && (c == '.' || c == ')'));

	if (c == '\n')
		escape = "<br>";
	else if (c == '\t')
		escape = " ";
	else if ((unsigned char)c < ' ' || c == 0x7f)
		escape = "\xef\xbf\xbd";
	if (escape)
		return (size_t)snprintf(out, ROOM, "%s", escape);
	if (mark && !md->html)
		return (size_t)snprintf(out, ROOM, "\\%c", c);
	out[0] = c;
	return 1;
}

static size_t put_character(const struct stm_md *md, char out[ROOM], uint32_t c)
{
	if (c < 0x80)
		return put_ascii(md, out, (char)c);
	if (stm_is_turning(c))
		return (size_t)snprintf(out, ROOM, "<code>U+%04X</code>", (unsigned)c & 0xffff);
	return stm_utf8_put(out, c < 0xa0 ? 0xfffd : c);
}

/* Remembers that C was written. */
static void pass(struct stm_md *md, uint32_t c, bool commit)
{
	bool digit = c >= '0' && c <= '9';

	md->number = digit && (!md->inside || md->number);
	md->inside = true;
	md->ws = c == 'w' || c == 'W' ? md->ws + 1 : 0;
	md->hex = commit ? 1 : md->hex && is_alnum(c) ? md->hex + 1 : 0;
	md->before = md->last;
	md->last = c;
}

void stm_md_text(struct stm_md *md, struct stm_str text)
{
	for (size_t at = 0; at < text.len && !md->full;) {
		bool commit = !is_alnum(md->last) && starts_commit(stm_str_from(text, at));
		char piece[sizeof(ZERO_WIDTH) + ROOM];
		uint32_t c = stm_utf8_next(text, &at);
		size_t length = is_joint(md, c) ? sizeof(ZERO_WIDTH) - 1 : 0;

		memcpy(piece, ZERO_WIDTH, length);
		length += put_character(md, piece + length, c);
		md->full = md->buf.len + length > md->limit;
		if (!md->full)
			stm_buf_add(&md->buf, piece, length);
		pass(md, c, commit);
	}
}

void stm_md_markup(struct stm_md *md, const char *markup)
{
	md->full = md->full || md->buf.len + strlen(markup) > md->limit;
	if (!md->full)
		stm_buf_text(&md->buf, markup);
	md->inside = true;
}
