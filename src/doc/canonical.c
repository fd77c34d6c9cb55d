/*
 * Version 1. In this order: every quotation mark and apostrophe becomes ', every dash and hyphen
 * -, every white space a space, soft hyphens go; NFKC_Casefold (UAX 31: case, ligatures, width,
 * ignorable characters); white space becomes one space, and none beside a hyphen, after an
 * opening or before a closing mark; then white space and the marks . , ; : are taken off the end.
 *
 * Texts of ASCII and Latin-1 letters, which is to say nearly all, take one pass; others go by
 * ICU.
 */
#include "doc/canonical.h"

#include "base/unicode.h"

enum {
	SOFT_HYPHEN = 0xad,
	SLACK = 8, /* bytes behind the canonical text that may be written to */
};

/* No-break space; guillemets and the acute accent, which is typed for an apostrophe. */
static uint32_t simplify_latin(uint32_t c)
{
	if (c == 0xa0)
		return ' ';
	return c == 0xab || c == 0xbb || c == 0xb4 ? '\'' : c;
}

/*
 * C is U+2000 to U+206F: hyphens and dashes, quotation marks and primes, the fixed-width spaces.
 */
static uint32_t simplify_punctuation(uint32_t c)
{
	if (c >= 0x2010 && c <= 0x2015)
		return '-';
	if ((c >= 0x2018 && c <= 0x201f) || c == 0x2032 || c == 0x2033 || c == 0x2039 ||
		c == 0x203a)
		return '\'';
	if (c == 0x2043)
		return '-';
	if (c <= 0x200a || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f)
		return ' ';
	return c;
}

/* The space inside guillemets is French typography, and no part of the text. */
static bool is_opening(uint32_t c)
{
	return c == 0xab || c == 0x2039;
}

static bool is_closing(uint32_t c)
{
	return c == 0xbb || c == 0x203a;
}

/* A typist, a converter and a printer each have their own, and none of them was negotiated. */
uint32_t stm_canonical_mark(uint32_t c)
{
	if (c < 0x80)
		return c == '"' || c == '`' ? '\'' : stm_is_space((char)c) ? ' ' : c;
	if (c < 0x100)
		return simplify_latin(c);
	if (c >= 0x2000 && c < 0x2070)
		return simplify_punctuation(c);
	if (c == 0x1680 || c == 0x3000)
		return ' ';
	if (c >= 0x300c && c <= 0x300f)
		return '\'';
	return c == 0x2212 ? '-' : c;
}

/* No space is kept after C: "( a )" and "(a)" are the same, and so are "and/ or" and "and/or". */
static bool binds_right(uint32_t c)
{
	return c == '-' || c == '(' || c == '[' || c == '/';
}

/* No space is kept before C; that before ; and : is French typography. */
static bool binds_left(uint32_t c)
{
	return c == '-' || c == ')' || c == ']' || c == '/' || c == ',' || c == ';' || c == ':' ||
	       c == '.';
}

/* The canonical text as it grows: it is never longer than what it is made from. */
struct squeezer {
	char *start, *end;
	uint32_t last; /* character written */
	bool space;    /* white space waits to be written */
};

/* NEXT is the character that the space would stand before. */
static void put_space(struct squeezer *squeezer, uint32_t next)
{
	if (squeezer->end > squeezer->start && !binds_right(squeezer->last) && !binds_left(next))
		*squeezer->end++ = ' ';
	squeezer->space = false;
}

static void put(struct squeezer *squeezer, uint32_t c)
{
	if (c == ' ') {
		squeezer->space = true;
		return;
	}
	if (squeezer->space)
		put_space(squeezer, c);
	squeezer->end += stm_utf8_put(squeezer->end, c);
	squeezer->last = c;
}

/*
 * What C, as it stands in the text, does to the space around it; called before and after it is
 * put.
 */
static void before(struct squeezer *squeezer, uint32_t c)
{
	if (is_closing(c))
		squeezer->space = false;
}

static void after(struct squeezer *squeezer, uint32_t c)
{
	if (is_opening(c))
		squeezer->last = '(';
}

/*
 * The letters from AT on that stay as they are, eight bytes at a time; returns how many. Most bytes
 * of a text are such. What is copied past the letters is written over by what follows: there is
 * SLACK for it. LAST only needs to be some letter.
 */
static size_t put_letters(struct squeezer *squeezer, struct stm_str s, size_t at)
{
	size_t end = at, count = 8;

	if (!stm_is_lower(s.at[at]))
		return 0;
	if (squeezer->space)
		put_space(squeezer, 'a');
	for (; count == 8 && end + 8 <= s.len; end += count) {
		memcpy(squeezer->end, s.at + end, 8);
		count = stm_lower_of_eight(s.at + end);
		squeezer->end += count;
	}
	while (count == 8 && end < s.len && stm_is_lower(s.at[end]))
		*squeezer->end++ = s.at[end++];
	squeezer->last = 'a';
	return end - at;
}

/* Folds C where that needs no table: ASCII and the letters of Latin-1; false for all others. */
static bool put_folded(struct squeezer *squeezer, uint32_t c)
{
	if (c >= 0x80 && (c < 0xc0 || c > 0xff))
		return c == SOFT_HYPHEN;
	if (c == 0xdf) {
		put(squeezer, 's');
		c = 's';
	} else if (c < 0x80 ? stm_is_upper((char)c) : c <= 0xde && c != 0xd7) {
		/* In ASCII and in Latin-1 alike a small letter is 32 behind its capital. */
		c += 32;
	}
	put(squeezer, c);
	return true;
}

/* The one pass; false when a character needs ICU. */
static bool squeeze_latin(struct squeezer *squeezer, struct stm_str text)
{
	for (size_t at = 0; at < text.len;) {
		size_t letters = put_letters(squeezer, text, at);
		uint32_t c;

		at += letters;
		if (letters)
			continue;
		if (text.at[at] == ' ') {
			squeezer->space = true;
			at++;
			continue;
		}
		c = stm_utf8_next(text, &at);
		before(squeezer, c);
		if (!put_folded(squeezer, stm_canonical_mark(c)))
			return false;
		after(squeezer, c);
	}
	return true;
}

/*
 * TEXT as ICU folds it. Guillemets are kept for the pass that follows, which needs to know which
 * way they face.
 */
static struct stm_str folded(struct stm_arena *arena, struct stm_str text)
{
	struct stm_buf simple = {.arena = arena}, fold = {.arena = arena};

	for (size_t at = 0; at < text.len;) {
		uint32_t c = stm_utf8_next(text, &at);

		c = is_opening(c) || is_closing(c) ? c : stm_canonical_mark(c);
		if (c != SOFT_HYPHEN)
			stm_utf8_add(&simple, c);
	}
	stm_fold(&fold, (struct stm_str){simple.at, simple.len});
	return (struct stm_str){fold.at, fold.len};
}

/*
 * Full stops, commas, semicolons and colons; of Arabic and Chinese those that do not fold to
 * ASCII.
 */
static bool is_final(uint32_t c)
{
	return c == '.' || c == ',' || c == ';' || c == ':' || c == ' ' || c == 0x60c ||
	       c == 0x61b || c == 0x6d4 || c == 0x3001 || c == 0x3002;
}

/*
 * TEXT without what may be taken off its end: a paragraph that is no longer the last of its list
 * has a semicolon for a full stop, and says the same.
 */
static struct stm_str without_final(struct stm_str text)
{
	uint32_t c;

	while (text.len && is_final(c = stm_utf8_before(text, text.len)))
		text.len -= c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
	return text;
}

/*
 * The fast pass is tried on every text; it gives up at the first character that it does not know,
 * and both ways agree on texts that either can take. Linear in the bytes of TEXT.
 */
void stm_canonical(struct stm_buf *buf, struct stm_str text)
{
	size_t start = buf->len;
	struct squeezer squeezer = {0};

	squeezer.start = squeezer.end = stm_buf_room(buf, text.len + SLACK);
	if (!squeeze_latin(&squeezer, text)) {
		text = folded(buf->arena, text);
		squeezer = (struct squeezer){0};
		squeezer.start = squeezer.end = stm_buf_room(buf, text.len + SLACK);
		for (size_t at = 0; at < text.len;) {
			uint32_t c = stm_utf8_next(text, &at);

			before(&squeezer, c);
			put(&squeezer, stm_canonical_mark(c));
			after(&squeezer, c);
		}
	}
	buf->len = start + without_final((struct stm_str){squeezer.start,
						 (size_t)(squeezer.end - squeezer.start)})
				   .len;
}
