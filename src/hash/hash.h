/* Content hashes of paragraphs and of their words: XXH3 over the canonical text. */
#ifndef STM_HASH_HASH_H
#define STM_HASH_HASH_H

#include "doc/document.h"

/*
 * Hashes every paragraph of DOCUMENT (paragraph.hash, XXH3-128 of the canonical text, big endian)
 * and its words (document->words, XXH3-64 of each). Chinese, Thai and their like count every
 * character as a word.
 */
void stm_hash_document(struct stm_document *document);

/* The words of a paragraph with that TEXT, on ARENA. */
struct stm_words stm_hash_text_words(struct stm_arena *arena, struct stm_str text);

/* The same for paragraph I alone, on ARENA; there is room in document->words. */
void stm_hash_paragraph(struct stm_document *document, struct stm_arena *arena, size_t i);

/*
 * The words of a hashed PARAGRAPH of DOCUMENT as hashes that every program of ours finds, whatever
 * seed it was built with: for what goes into files. Borrowed from DOCUMENT or on SCRATCH.
 */
struct stm_words stm_hash_fixed_words(
	struct stm_arena *scratch, const struct stm_document *document, size_t paragraph);

/* The first 16 hex digits of XXH3-128 over BYTES, NUL-terminated: how clauses are named. */
void stm_hash_name(char out[17], struct stm_str bytes);

/* All 32 hex digits of a paragraph's HASH, NUL-terminated. */
void stm_hash_hex(char out[33], const uint8_t hash[16]);

/*
 * XXH3-64 of BYTES, for looking words up. Tests have programs with another seed, so a file that
 * has it says of which one; the repository has none.
 */
uint64_t stm_hash_word(struct stm_str bytes);

/* XXH3-64 of LENGTH bytes, never with a seed: whether a file still holds what was written. */
uint64_t stm_hash_check(const void *bytes, size_t length);

/*
 * Combines two word hashes into that of their pair, in order. The finaliser of SplitMix64 (Steele,
 * Lea and Flood 2014) with the second hash let in half-way, so that (a, b) and (b, a) differ.
 */
static inline uint64_t stm_hash_pair(uint64_t first, uint64_t second)
{
	uint64_t mixed = first * 0x9e3779b97f4a7c15u;

	mixed ^= mixed >> 29;
	mixed = (mixed + second) * 0xbf58476d1ce4e5b9u;
	return mixed ^ (mixed >> 32);
}

#endif
