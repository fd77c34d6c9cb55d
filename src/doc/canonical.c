/*
 * Version 1. In this order: NFKC_Casefold (UAX 31: case, ligatures, width, ignorable characters);
 * every quotation mark and apostrophe becomes ' and every dash and hyphen -; white space becomes one
 * space, and none beside a hyphen, after an opening or before a closing mark; then white space and
 * the marks . , ; : are taken off the end.
 */
#include "doc/canonical.h"

#include "base/unicode.h"

/* One code point for every kind of quotation mark, of dash and of space. */
static uint32_t simplify(uint32_t c)
{
	if (c < 0x80) {
		if (c == '"' || c == '`')
			return '\'';
		return stm_is_space((char)c) ? ' ' : c;
	}
	switch (c) {
	case 0xa0:
	case 0x1680:
	case 0x202f:
	case 0x205f:
	case 0x3000:
	case 0x2028:
	case 0x2029:
		return ' ';
	case 0xab:
	case 0xbb:
	case 0xb4:
	case 0x2039:
	case 0x203a:
	case 0x300c:
	case 0x300d:
	case 0x300e:
	case 0x300f:
	case 0x2032:
	case 0x2033:
		return '\'';
	case 0x2043:
	case 0x2212:
		return '-';
	default:
		break;
	}
	if (c >= 0x2018 && c <= 0x201f)
		return '\'';
	if (c >= 0x2010 && c <= 0x2015)
		return '-';
	return c >= 0x2000 && c <= 0x200a ? ' ' : c;
}

/* No space is kept after C; no space is kept before C. */
static bool binds_right(uint32_t c)
{
	return c == '-' || c == '(' || c == '[' || c == '/';
}

static bool binds_left(uint32_t c)
{
	return c == '-' || c == ')' || c == ']' || c == '/' || c == ',' || c == ';' || c == ':' ||
	       c == '.';
}

static bool is_final(char c)
{
	return c == '.' || c == ',' || c == ';' || c == ':' || c == ' ';
}

/* Marks that fold differently by ICU's NFKC than simplify() wants are simplified before it. */
static bool is_simple(struct stm_str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.at[i] >= 0x80)
			return false;
	return true;
}

static struct stm_str simplified(struct stm_arena *arena, struct stm_str text)
{
	struct stm_buf buf = {.arena = arena};

	for (size_t at = 0; at < text.len;) {
		uint32_t c = simplify(stm_utf8_next(text, &at));

		if (c != 0xad)
			stm_utf8_add(&buf, c);
	}
	return (struct stm_str){buf.at, buf.len};
}

static void squeeze(struct stm_buf *buf, struct stm_str s)
{
	size_t start = buf->len;
	uint32_t last = ' ';
	bool space = false;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = simplify(stm_utf8_next(s, &at));

		if (c == ' ') {
			space = true;
			continue;
		}
		if (space && buf->len > start && !binds_right(last) && !binds_left(c))
			stm_buf_char(buf, ' ');
		space = false;
		stm_utf8_add(buf, c);
		last = c;
	}
	while (buf->len > start && is_final(buf->at[buf->len - 1]))
		buf->len--;
}

void stm_canonical(struct stm_buf *buf, struct stm_str text)
{
	struct stm_buf folded = {.arena = buf->arena};

	stm_fold(&folded, is_simple(text) ? text : simplified(buf->arena, text));
	squeeze(buf, (struct stm_str){folded.at, folded.len});
}
