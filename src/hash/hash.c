/* The only user of xxHash. The document's scratch arena holds the canonical texts meanwhile. */
#include "hash/hash.h"

#define XXH_INLINE_ALL /* most words are shorter than a call is long */
#include <xxhash.h>

#include "base/unicode.h"
#include "doc/canonical.h"

/* Nothing may depend on it: tests build the program with another one. Names and ids have none. */
#ifndef STM_SEED
#define STM_SEED 0
#endif

uint64_t stm_hash_word(struct stm_str bytes)
{
	return XXH3_64bits_withSeed(bytes.at, bytes.len, STM_SEED);
}

uint64_t stm_hash_check(const void *bytes, size_t length)
{
	return XXH3_64bits(bytes, length);
}

void stm_hash_hex(char out[33], const uint8_t hash[16])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < 16; i++) {
		out[2 * i] = digits[hash[i] >> 4];
		out[2 * i + 1] = digits[hash[i] & 15];
	}
	out[32] = '\0';
}

/*
 * XXH3's canonical form is big endian: the same bytes on every machine, since they go into
 * repositories.
 */
static void hash_text(uint8_t out[16], struct stm_str s)
{
	XXH128_canonical_t canonical;

	XXH128_canonicalFromHash(&canonical, XXH3_128bits(s.at, s.len));
	memcpy(out, canonical.digest, 16);
}

void stm_hash_name(char out[17], struct stm_str bytes)
{
	uint8_t hash[16];
	char hex[33];

	hash_text(hash, bytes);
	stm_hash_hex(hex, hash);
	memcpy(out, hex, 16);
	out[16] = '\0';
}

/*
 * Canonical words are of small letters and digits; whatever is not ASCII is asked about. A hyphen
 * or an apostrophe parts words here, unlike in a redline: "follow-up" is near "follow up".
 */
static bool is_ascii_word(char c)
{
	return stm_is_lower(c) || stm_is_digit(c);
}

/* The end of the word that starts at AT, or AT when none does. */
static size_t word_end(struct stm_str s, size_t at)
{
	while (at < s.len) {
		size_t next = at;
		uint32_t c;

		if (at + 8 <= s.len) {
			at += stm_lower_of_eight(s.at + at);
			if (at == s.len || s.at[at] == ' ')
				break;
		}
		if (is_ascii_word(s.at[at])) {
			at++;
			continue;
		}
		if ((unsigned char)s.at[at] < 0x80)
			break;
		c = stm_utf8_next(s, &next);
		if (stm_is_unspaced(c) || !stm_is_word(c))
			break;
		at = next;
	}
	return at;
}

/* Whether the character at START, if any is left, is a word by itself; *END is behind it. */
static bool is_alone(struct stm_str s, size_t start, size_t *end)
{
	uint32_t c = start < s.len ? stm_utf8_next(s, end) : 0;

	return stm_is_unspaced(c) && stm_is_word(c);
}

/*
 * Words are kept apart by a byte at least, or take two and more bytes each (unspaced scripts), so
 * that S.LEN / 2 + 1 is room for all, not cleared; the rest is given back.
 */
static struct stm_words split_words(struct stm_arena *arena, struct stm_str s, uint64_t seed)
{
	size_t room = s.len / 2 + 1, count = 0;
	uint64_t *words = stm_resize(arena, NULL, 0, room * sizeof(*words));

	for (size_t at = 0, end; at < s.len; at = end) {
		size_t start = at + (s.at[at] == ' ');

		end = word_end(s, start);
		if (end == start && !is_alone(s, start, &end))
			continue;
		words[count++] = XXH3_64bits_withSeed(s.at + start, end - start, seed);
	}
	return (struct stm_words){
		stm_resize(arena, words, room * sizeof(*words), count * sizeof(*words)), count};
}

struct stm_words stm_hash_text_words(struct stm_arena *arena, struct stm_str text)
{
	struct stm_buf canonical = {.arena = arena};

	stm_canonical(&canonical, text);
	return split_words(arena, (struct stm_str){canonical.at, canonical.len}, STM_SEED);
}

struct stm_words stm_hash_fixed_words(
	struct stm_arena *scratch, const struct stm_document *document, size_t paragraph)
{
	struct stm_buf canonical = {.arena = scratch};

	if (!STM_SEED)
		return document->words[paragraph];
	stm_canonical(&canonical, stm_paragraph_str(&document->paragraphs.at[paragraph]));
	return split_words(scratch, (struct stm_str){canonical.at, canonical.len}, 0);
}

/* CANONICAL is room for the canonical text, from paragraph to paragraph. */
static void hash_paragraph(
	struct stm_document *document, struct stm_arena *arena, struct stm_buf *canonical, size_t i)
{
	struct stm_paragraph *paragraph = &document->paragraphs.at[i];
	struct stm_str s;

	canonical->len = 0;
	stm_canonical(canonical, stm_paragraph_str(paragraph));
	s = (struct stm_str){canonical->at, canonical->len};
	hash_text(paragraph->hash, s);
	document->words[i] = split_words(arena, s, STM_SEED);
}

void stm_hash_paragraph(struct stm_document *document, struct stm_arena *arena, size_t i)
{
	struct stm_buf canonical = {.arena = arena};

	hash_paragraph(document, arena, &canonical, i);
}

void stm_hash_document(struct stm_document *document)
{
	struct stm_arena *arena = &document->arena;
	struct stm_buf canonical = {.arena = &document->scratch};
	size_t count = document->paragraphs.len;

	document->words = stm_alloc_array(arena, count, sizeof(*document->words));
	for (size_t i = 0; i < count; i++)
		hash_paragraph(document, arena, &canonical, i);
}
