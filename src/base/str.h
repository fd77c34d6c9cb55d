/*
 * A slice of text: bytes and a length, not NUL-terminated, borrowed from whoever holds the bytes.
 */
#ifndef STM_BASE_STR_H
#define STM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The empty slice may have AT NULL, so AT is not read without a look at LEN. */
struct stm_str {
	const char *at;
	size_t len;
};

/* A slice of a string literal. */
#define STM_STR(literal) ((struct stm_str){(literal), sizeof(literal) - 1})

/* A slice of the NUL-terminated TEXT; NULL is the empty slice. */
struct stm_str stm_str(const char *text);

/* From byte START to byte END (excluded); bounds are clamped. */
static inline struct stm_str stm_str_sub(struct stm_str s, size_t start, size_t end)
{
	if (end > s.len)
		end = s.len;
	if (start > end)
		start = end;
	return (struct stm_str){s.at ? s.at + start : NULL, end - start};
}

/* From byte START to the end; behind the end it is empty. */
static inline struct stm_str stm_str_from(struct stm_str s, size_t start)
{
	return stm_str_sub(s, start, s.len);
}

/* Without white space (ASCII, U+00A0, U+FEFF) at either end. */
struct stm_str stm_str_trim(struct stm_str s);

/* Whether S is a day of the calendar, from the year 1 to 9999: "2026-11-25". */
bool stm_str_is_date(struct stm_str s);

/* Whether both are the same bytes. */
bool stm_str_equal(struct stm_str a, struct stm_str b);

/* As above, ASCII letters compared without case: "Annex" is "ANNEX", but "É" is not "é". */
bool stm_str_same(struct stm_str a, struct stm_str b);

/* Whether S starts with PREFIX, compared as stm_str_same() does. */
bool stm_str_starts(struct stm_str s, struct stm_str prefix);

/* The same for SUFFIX at its end. */
bool stm_str_ends(struct stm_str s, struct stm_str suffix);

/*
 * Byte position of the first NEEDLE (case matters) at or after START, or -1; an empty NEEDLE is
 * nowhere.
 */
ptrdiff_t stm_str_find(struct stm_str s, struct stm_str needle, size_t start);

/* The bytes that HEX is of, two small hexadecimal digits each; false when it is not that. */
bool stm_str_hex(uint8_t *out, struct stm_str hex);

/*
 * What follows is of ASCII only, whatever the locale: the bytes of other characters are none of
 * these. Digits.
 */
static inline bool stm_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Small letters. */
static inline bool stm_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Capital letters. */
static inline bool stm_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/*
 * With how many small letters the eight bytes at AT begin: most words are told by one look. In each
 * byte (its high bit put aside) 'a' and above carry into the high bit, and so does what is above
 * 'z'; the first byte that is below the one, above the other or not ASCII ends the letters.
 */
static inline unsigned stm_lower_of_eight(const char *at)
{
	const uint64_t ones = 0x0101010101010101u, highs = 0x80 * ones;
	uint64_t bytes, low, others;

	memcpy(&bytes, at, sizeof(bytes));
	low = bytes & ~highs;
	others = (~(low + (0x80 - 'a') * ones) | (low + (0x7f - 'z') * ones) | bytes) & highs;
	if (!others)
		return 8;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return (unsigned)__builtin_ctzll(others) / 8;
#else
	return (unsigned)__builtin_clzll(others) / 8;
#endif
}

/* Letters. */
static inline bool stm_is_alpha(char c)
{
	return stm_is_lower(c) || stm_is_upper(c);
}

/* Space, tab, line feed, vertical tab, form feed, carriage return. */
static inline bool stm_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
