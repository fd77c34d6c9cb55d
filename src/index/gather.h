/* Versions gathered in memory until they are worth a segment. */
#ifndef STM_INDEX_GATHER_H
#define STM_INDEX_GATHER_H

#include "base/map.h"
#include "base/vec.h"
#include "doc/document.h"
#include "index/segment.h"

/* A paragraph of a version that is added; everything is borrowed for the time of the call. */
struct stm_index_paragraph {
	struct stm_str label;
	const uint8_t *content; /* 16 bytes: the hash of its canonical text */
	struct stm_words words; /* of that text */
};

/* A version that is added; likewise. */
struct stm_index_addition {
	const uint8_t *commit; /* 20 bytes */
	struct stm_str symbol;
	struct stm_str date; /* "2024-12-17"; dates are ordered as bytes */
	const struct stm_index_paragraph *paragraphs;
	uint32_t count;
};

struct stm_gathered_version {
	uint8_t commit[STM_COMMIT];
	struct stm_str symbol, date;
	size_t first; /* of its paragraphs */
	uint32_t count;
};

struct stm_gathered_text {
	uint8_t content[STM_CONTENT];
	uint32_t start, len; /* in WORDS */
};

/* All on ARENA, which the owner releases; numbers are given in the order of coming. */
struct stm_gather {
	struct stm_arena arena;
	STM_VEC(struct stm_gathered_version) versions;
	STM_VEC(struct stm_gathered_text) texts;
	STM_VEC(struct stm_str) labels;
	STM_VEC(uint64_t) terms;      /* word hashes */
	STM_VEC(uint32_t) words;      /* terms */
	STM_VEC(uint32_t) paragraphs; /* text and label of each */
	struct stm_map text_map, label_map, term_map;
};

/* Empties GATHER, which may be zeroed but for the arena. */
void stm_gather_clear(struct stm_gather *gather);

/* Adds a version. Texts that are there already are not stored again. */
void stm_gather_add(struct stm_gather *gather, const struct stm_index_addition *addition);

/*
 * Makes SEGMENT, zeroed but for its fault, what the file of such a segment would be, without
 * posting lists. It is on GATHER's arena; nothing can be added until it is cleared.
 */
void stm_gather_segment(struct stm_gather *gather, struct stm_segment *segment);

#endif
