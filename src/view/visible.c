/*
 * One place decides what of a text reaches a terminal. Texts that need nothing, which is nearly
 * all, are told by one look at their bytes.
 */
#include "view/visible.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "stemma.h"

enum { NUMBER = sizeof("U+202E") };

bool stm_is_turning(uint32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e ||
	       c == 0x200f || c == 0x061c;
}

/* Controls of ASCII and of Latin-1. */
static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

static bool is_hidden(uint32_t c, bool keep_lines)
{
	return (is_control(c) && !(keep_lines && c == '\n')) || stm_is_turning(c);
}

/* How many bytes the well-formed character at AT has; 0 where there is none. */
static size_t size_at(struct stm_str s, size_t at)
{
	const unsigned char lead = (unsigned char)s.at[at];
	const size_t size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;

	if (lead < 0x80)
		return 1;
	return at + size <= s.len && stm_utf8_fault(stm_str_sub(s, at, at + size)) < 0 ? size : 0;
}

static bool can_stand(struct stm_str s, size_t at, bool keep_lines)
{
	return size_at(s, at) && !is_hidden(stm_utf8_next(s, &at), keep_lines);
}

/* NUL bytes are faults of UTF-8 to stm_utf8_fault(), so a text with one is not well-formed here. */
bool stm_is_visible(struct stm_str s, bool keep_lines)
{
	unsigned bits = 0;

	for (size_t i = 0; i < s.len; i++)
		bits |= (unsigned char)s.at[i];
	if (bits >= 0x80 && stm_utf8_fault(s) >= 0)
		return false;
	for (size_t at = 0; at < s.len;)
		if (is_hidden(stm_utf8_next(s, &at), keep_lines))
			return false;
	return true;
}

/* The number of the character at *AT, which is moved behind it; of a bad byte its value. */
static size_t put_number(char out[NUMBER], struct stm_str s, size_t *at)
{
	if (size_at(s, *at))
		return (size_t)snprintf(
			out, NUMBER, "U+%04X", (unsigned)stm_utf8_next(s, at) & 0xffff);
	return (size_t)snprintf(out, NUMBER, "\\x%02X", (unsigned char)s.at[(*at)++]);
}

bool stm_visible_next(struct stm_arena *arena, struct stm_str s, bool keep_lines, size_t *at,
	struct stm_str *piece)
{
	const size_t start = *at;
	char number[NUMBER];

	while (*at < s.len && can_stand(s, *at, keep_lines))
		*at += size_at(s, *at);
	*piece = stm_str_sub(s, start, *at);
	if (*at > start)
		return true;
	piece->len = put_number(number, s, at);
	piece->at = stm_copy(arena, number, piece->len);
	return false;
}

size_t stm_view_line(char *out, size_t size, const char *text)
{
	struct stm_str s = stm_str(text);
	size_t used = 0, written = 0;

	for (size_t at = 0; at < s.len;) {
		char number[NUMBER];
		struct stm_str piece = stm_str_sub(s, at, at + size_at(s, at));

		if (can_stand(s, at, false))
			at += piece.len;
		else
			piece = (struct stm_str){number, put_number(number, s, &at)};
		if (used == written && used + piece.len < size) {
			memcpy(out + written, piece.at, piece.len);
			written += piece.len;
		}
		used += piece.len;
	}
	if (size)
		out[written] = '\0';
	return used;
}
