/*
 * Well-formedness as in the Unicode Standard, table 3-7. Code points below U+0250 are classified by
 * ranges (Latin letters up to U+024F come in pairs or are named), all others by ICU.
 */
#include "base/unicode.h"

#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/*
 * Length of the well-formed sequence at P (LEFT bytes), or 0. LOW and HIGH bound the second byte,
 * which is where overlong forms, surrogates and what lies past U+10FFFF are told (table 3-7).
 */
static size_t sequence(const unsigned char *p, size_t left)
{
	unsigned low = 0x80, high = 0xbf;
	size_t size;

	if (p[0] < 0x80)
		return p[0] ? 1 : 0;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	size = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (left < size)
		return 0;
	if (p[0] == 0xe0)
		low = 0xa0;
	else if (p[0] == 0xed)
		high = 0x9f;
	else if (p[0] == 0xf0)
		low = 0x90;
	else if (p[0] == 0xf4)
		high = 0x8f;
	if (p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < size; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return size;
}

/*
 * Whether the eight bytes at P are all ASCII and none of them is NUL: subtracting one from a zero
 * byte sets its high bit. A byte above it may be set by the borrow, which only sends us the slow
 * way.
 */
static bool are_plain(const unsigned char *p)
{
	const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
	uint64_t bytes;

	memcpy(&bytes, p, sizeof(bytes));
	return !((bytes | (bytes - ones)) & highs);
}

ptrdiff_t stm_utf8_fault(struct stm_str s)
{
	const unsigned char *p = (const unsigned char *)s.at;

	for (size_t i = 0, size; i < s.len; i += size) {
		while (i + 8 <= s.len && are_plain(p + i))
			i += 8;
		if (i == s.len)
			break;
		size = sequence(p + i, s.len - i);
		if (!size)
			return (ptrdiff_t)i;
	}
	return -1;
}

uint32_t stm_utf8_next_long(struct stm_str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.at + *at;

	if (p[0] < 0xe0) {
		*at += 2;
		return (p[0] & 0x1fu) << 6 | (p[1] & 0x3fu);
	}
	if (p[0] < 0xf0) {
		*at += 3;
		return (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
	}
	*at += 4;
	return (p[0] & 0x07u) << 18 | (p[1] & 0x3fu) << 12 | (p[2] & 0x3fu) << 6 | (p[3] & 0x3fu);
}

uint32_t stm_utf8_before(struct stm_str s, size_t at)
{
	if (!at)
		return 0;
	do
		at--;
	while (at && (s.at[at] & 0xc0) == 0x80);
	return stm_utf8_next(s, &at);
}

size_t stm_utf8_put(char *out, uint32_t c)
{
	size_t size = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char lead[] = {0, 0, 0xc0, 0xe0, 0xf0};

	for (size_t i = size; i-- > 0; c >>= 6)
		out[i] = (char)(i ? 0x80 | (c & 0x3f) : lead[size] | c);
	return size;
}

void stm_utf8_add(struct stm_buf *buf, uint32_t c)
{
	char bytes[4];

	stm_buf_add(buf, bytes, stm_utf8_put(bytes, c));
}

/* Letters of Latin-1: U+00AA, U+00B5, U+00BA and U+00C0 to U+00FF but for the two signs. */
static bool is_latin1_letter(uint32_t c)
{
	return c == 0xaa || c == 0xb5 || c == 0xba || (c >= 0xc0 && c != 0xd7 && c != 0xf7);
}

/* U+0100 to U+024F is Latin Extended-A and B, letters all; U+2000 to U+206F is punctuation. */
bool stm_is_word_beyond(uint32_t c)
{
	if (c < 0x100)
		return is_latin1_letter(c);
	if (c < 0x250)
		return true;
	if (c >= 0x2000 && c < 0x2070)
		return false;
	return u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK);
}

bool stm_is_capital(uint32_t c)
{
	return c < 0x80 ? stm_is_upper((char)c) : u_isupper((UChar32)c);
}

bool stm_is_small(uint32_t c)
{
	return c < 0x80 ? stm_is_lower((char)c) : u_islower((UChar32)c);
}

/* Blocks, not scripts: Thai and Lao; Khmer; kana; the ideographs with their extensions. */
bool stm_is_unspaced_far(uint32_t c)
{
	return (c <= 0x0eff) || (c >= 0x1780 && c <= 0x17ff) || (c >= 0x3040 && c <= 0x30ff) ||
	       (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0x20000 && c <= 0x3ffff);
}

bool stm_is_wide(uint32_t c)
{
	return stm_is_unspaced(c) || (c >= 0x3000 && c <= 0x303f) || (c >= 0xff00 && c <= 0xff60);
}

/*
 * Blocks that Unicode keeps for such scripts. Their marks and figures are in them too, which on
 * their own tell nothing of direction, but do not stand on their own.
 */
bool stm_is_rtl(uint32_t c)
{
	if (c < 0x590)
		return false;
	return c <= 0x8ff || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe) ||
	       (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/* The first three are in Latin-1, out of order; the others follow U+2070 by value. */
int stm_superscript(uint32_t c)
{
	if (c == 0xb9)
		return 1;
	if (c == 0xb2 || c == 0xb3)
		return (int)(c - 0xb0);
	if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079))
		return (int)(c - 0x2070);
	return -1;
}

/* As terminals do it (UAX 11, and no column for U+00AD, marks and format characters). */
static size_t columns_of(uint32_t c)
{
	int wide;

	if (c < 0x300)
		return c != 0xad;
	if (U_GET_GC_MASK((UChar32)c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
		return 0;
	wide = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
	return wide == U_EA_WIDE || wide == U_EA_FULLWIDTH ? 2 : 1;
}

size_t stm_columns(struct stm_str s)
{
	size_t columns = 0;

	for (size_t at = 0; at < s.len;) {
		if ((unsigned char)s.at[at] < 0x80) {
			columns++;
			at++;
		} else {
			columns += columns_of(stm_utf8_next(s, &at));
		}
	}
	return columns;
}

size_t stm_word_ends(struct stm_str s, uint32_t *ends)
{
	UErrorCode code = U_ZERO_ERROR;
	UText *text = utext_openUTF8(NULL, s.at, (int64_t)s.len, &code);
	UBreakIterator *breaks = ubrk_open(UBRK_WORD, "zh", NULL, 0, &code);
	size_t count = 0;
	int32_t end;

	ubrk_setUText(breaks, text, &code);
	while (U_SUCCESS(code) && (end = ubrk_next(breaks)) != UBRK_DONE)
		ends[count++] = (uint32_t)end;
	ubrk_close(breaks);
	utext_close(text);
	return count;
}

/*
 * ICU works in UTF-16; a result is at most 18 times as long (Unicode's bound for NFKC), and seldom
 * longer at all: the room is not cleared, so most of it is never touched.
 */
void stm_fold(struct stm_buf *buf, struct stm_str s)
{
	UErrorCode code = U_ZERO_ERROR;
	const UNormalizer2 *form = unorm2_getNFKCCasefoldInstance(&code);
	int32_t room = (int32_t)s.len + 1, length = 0, size = 0;
	UChar *wide = stm_resize(buf->arena, NULL, 0, (size_t)room * sizeof(UChar)), *folded;
	char *bytes;

	u_strFromUTF8(wide, room, &length, s.at, (int32_t)s.len, &code);
	folded = stm_resize(buf->arena, NULL, 0, ((size_t)length * 18 + 1) * sizeof(UChar));
	length = unorm2_normalize(form, wide, length, folded, length * 18 + 1, &code);
	bytes = stm_resize(buf->arena, NULL, 0, ((size_t)length + 1) * 3);
	u_strToUTF8(bytes, length * 3 + 1, &size, folded, length, &code);
	if (U_FAILURE(code))
		longjmp(*buf->arena->trap, 1); /* ICU fails here for want of memory only */
	stm_buf_add(buf, bytes, (size_t)size);
}
