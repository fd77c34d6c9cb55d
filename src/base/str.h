/* A slice of text: bytes and a length, not NUL-terminated, borrowed from whoever holds the bytes. */
#ifndef STM_BASE_STR_H
#define STM_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct stm_str {
	const char *at;
	size_t len;
};

/* A slice of a string literal. */
#define STM_STR(literal) ((struct stm_str){(literal), sizeof(literal) - 1})

/* A slice of the NUL-terminated TEXT; NULL is the empty slice. */
struct stm_str stm_str(const char *text);

/* From START to the end, and from START to END (bytes); bounds are clamped. */
struct stm_str stm_str_from(struct stm_str s, size_t start);
struct stm_str stm_str_sub(struct stm_str s, size_t start, size_t end);

/* Without white space (ASCII, U+00A0, U+FEFF) at either end. */
struct stm_str stm_str_trim(struct stm_str s);

bool stm_str_equal(struct stm_str a, struct stm_str b);

/* As above, ASCII letters compared without case. */
bool stm_str_same(struct stm_str a, struct stm_str b);
bool stm_str_starts(struct stm_str s, struct stm_str prefix);
bool stm_str_ends(struct stm_str s, struct stm_str suffix);

/* Byte position of the first NEEDLE at or after START, or -1. */
ptrdiff_t stm_str_find(struct stm_str s, struct stm_str needle, size_t start);

/* ASCII only, whatever the locale. */
static inline bool stm_is_digit(char c)
{
	return c >= '0' && c <= '9';
}
static inline bool stm_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}
static inline bool stm_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}
static inline bool stm_is_alpha(char c)
{
	return stm_is_lower(c) || stm_is_upper(c);
}
static inline bool stm_is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#endif
