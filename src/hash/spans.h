/* Where the words of a text stand, as they are counted for hashes. */
#ifndef STM_HASH_SPANS_H
#define STM_HASH_SPANS_H

#include "doc/document.h"

/* Bytes of a text, from START to END. */
struct stm_word_span {
	uint32_t start, end;
};

struct stm_word_spans {
	struct stm_word_span *at;
	size_t len, cap;
};

/*
 * The words of TEXT with what they hash to in *WORDS, on ARENA; SPANS has one each. The words are
 * those of a paragraph with that text (stm_hash_document()).
 */
void stm_word_spans_find(struct stm_word_spans *spans, struct stm_words *words,
	struct stm_arena *arena, struct stm_str text);

#endif
