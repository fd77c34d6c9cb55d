/* The only user of xxHash. The document's scratch arena holds the canonical texts meanwhile. */
#include "hash/hash.h"

#include <xxhash.h>

#include "base/unicode.h"
#include "doc/canonical.h"

uint64_t stm_hash_word(struct stm_str bytes)
{
	return XXH3_64bits(bytes.at, bytes.len);
}

uint64_t stm_hash_pair(uint64_t first, uint64_t second)
{
	uint64_t mixed = first * 0x9e3779b97f4a7c15u;

	mixed ^= mixed >> 29;
	mixed = (mixed + second) * 0xbf58476d1ce4e5b9u;
	return mixed ^ (mixed >> 32);
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

typedef STM_VEC(uint64_t) word_vec;

static void split_words(struct stm_arena *arena, word_vec *words, struct stm_str s)
{
	size_t start = 0, at = 0;
	bool inside = false;

	while (at < s.len) {
		size_t here = at;
		uint32_t c = stm_utf8_next(s, &at);
		bool alone = stm_is_unspaced(c), word = !alone && stm_is_word(c);

		if (inside && !word)
			STM_PUSH(arena, words, stm_hash_word(stm_str_sub(s, start, here)));
		if (alone && stm_is_word(c))
			STM_PUSH(arena, words, stm_hash_word(stm_str_sub(s, here, at)));
		if (word && !inside)
			start = here;
		inside = word;
	}
	if (inside)
		STM_PUSH(arena, words, stm_hash_word(stm_str_from(s, start)));
}

void stm_hash_document(struct stm_document *document)
{
	struct stm_arena *arena = &document->arena;
	struct stm_buf canonical = {.arena = &document->scratch};
	size_t count = document->paragraphs.len;

	document->words = stm_alloc_array(arena, count, sizeof(*document->words));
	for (size_t i = 0; i < count; i++) {
		struct stm_paragraph *paragraph = &document->paragraphs.at[i];
		word_vec words = {0};
		struct stm_str s;

		canonical.len = 0;
		stm_canonical(&canonical, stm_paragraph_str(paragraph));
		s = (struct stm_str){canonical.at, canonical.len};
		hash_text(paragraph->hash, s);
		split_words(arena, &words, s);
		document->words[i] = (struct stm_words){words.at, words.len};
	}
}
