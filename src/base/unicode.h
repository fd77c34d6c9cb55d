/*
 * UTF-8 and what Unicode says of characters. The only user of ICU, which is asked nothing about
 * ASCII or the Latin letters of the UN's languages: those have a fast path here.
 */
#ifndef STM_BASE_UNICODE_H
#define STM_BASE_UNICODE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

/* Byte offset of the first fault (ill-formed UTF-8 or a NUL byte) in S, or -1. */
ptrdiff_t stm_utf8_fault(struct stm_str s);

/* What stm_utf8_next() does when the byte at *AT is not ASCII. */
uint32_t stm_utf8_next_long(struct stm_str s, size_t *at);

/* The code point at byte *AT of S, which must be well-formed; moves *AT behind it. */
static inline uint32_t stm_utf8_next(struct stm_str s, size_t *at)
{
	const unsigned char c = (unsigned char)s.at[*at];

	if (c >= 0x80)
		return stm_utf8_next_long(s, at);
	++*at;
	return c;
}

/* The code point that ends before byte AT of S, or 0 at the start. */
uint32_t stm_utf8_before(struct stm_str s, size_t at);

/* Writes code point C at OUT (four bytes at most); returns how many. */
size_t stm_utf8_put(char *out, uint32_t c);

/* Appends code point C. */
void stm_utf8_add(struct stm_buf *buf, uint32_t c);

/* What stm_is_word() says of a code point that is not ASCII. */
bool stm_is_word_beyond(uint32_t c);

/* Part of a word: a letter, a digit or a mark. */
static inline bool stm_is_word(uint32_t c)
{
	return c < 0x80 ? stm_is_alpha((char)c) || stm_is_digit((char)c) : stm_is_word_beyond(c);
}

/* A capital letter. Scripts without case have none. */
bool stm_is_capital(uint32_t c);

/* A small letter; likewise. */
bool stm_is_small(uint32_t c);

/* What stm_is_unspaced() says of a code point from Thai on. */
bool stm_is_unspaced_far(uint32_t c);

/* Written without spaces between words (Chinese, Japanese, Thai, Khmer, Lao). */
static inline bool stm_is_unspaced(uint32_t c)
{
	return c >= 0x0e00 && stm_is_unspaced_far(c);
}

/* As wide as an ideograph: such a one, CJK punctuation, a full-width form. Lines break between. */
bool stm_is_wide(uint32_t c);

/* A letter of a script that is written from right to left (Arabic, Hebrew, Syriac and so on). */
bool stm_is_rtl(uint32_t c);

/*
 * Fills ENDS, of S.len places at least, with the bytes behind each word and mark of S, ascending,
 * by the rules of UAX 29 and ICU's dictionaries of languages without spaces; returns how many, or
 * 0 where ICU has none of either.
 */
size_t stm_word_ends(struct stm_str s, uint32_t *ends);

/* The value of a superscript digit, or -1. */
int stm_superscript(uint32_t c);

/* Terminal columns that S takes, combining marks none, wide characters two. */
size_t stm_columns(struct stm_str s);

/* Appends S in Unicode's NFKC_Casefold form (UAX 31): what compares equal regardless of case. */
void stm_fold(struct stm_buf *buf, struct stm_str s);

#endif
