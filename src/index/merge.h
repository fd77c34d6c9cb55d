/* Several segments -> one: duplicates once, the dead left out. */
#ifndef STM_INDEX_MERGE_H
#define STM_INDEX_MERGE_H

#include "index/output.h"
#include "index/segment.h"

/* One of the segments that are merged. LIVE says of each version whether it stays; NULL: all. */
struct stm_part {
	const struct stm_segment *segment;
	const uint8_t *live;
	uint8_t *wanted;                  /* by text: a live version has it */
	uint32_t *texts, *terms, *labels; /* by number: the new one */
};

/* Item NUMBER of part PART. */
struct stm_pick {
	uint32_t part, number;
};

/* What is passed down. The caller sets the first five; all of it is borrowed. */
struct stm_merge {
	struct stm_fault *fault;
	struct stm_arena *arena;
	struct stm_rooms *rooms;
	struct stm_output *output; /* open */
	struct stm_part *parts;
	size_t count;
	bool lists; /* false for a run, which is merged again: it needs no posting lists */
	struct {
		struct stm_pick *at;
		uint32_t len;
	} versions, texts, labels;
	uint32_t terms, paragraphs, words;
};

/*
 * Writes the sections of MERGE's output and finishes it; returns the check of its header. What
 * part.wanted and below point to is taken from the rooms. Memory other than rooms grows with the
 * number of parts only.
 */
uint64_t stm_merge(struct stm_merge *merge);

/* Writes the posting lists of the texts and words that the output has: stm_merge()'s last step. */
void stm_merge_lists(struct stm_merge *merge);

#endif
