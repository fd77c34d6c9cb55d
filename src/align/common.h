/* The common tokens of two texts, in order: what a redline leaves unmarked. */
#ifndef STM_ALIGN_COMMON_H
#define STM_ALIGN_COMMON_H

#include "align/tokens.h"

enum { STM_UNMATCHED = -1 };

/* Room that the search needs again for every pair of texts; zeroed but for ARENA at first. */
struct stm_common_room {
	struct stm_arena *arena;
	uint32_t *first, *count; /* by token id */
	size_t ids;
	uint32_t *next; /* by token of A */
	size_t tokens;
};

/*
 * Sets MATCH[i], for every token i of A, to the token of B it is matched with, or STM_UNMATCHED.
 * The matches ascend and are of equal tokens; runs that stay together are preferred to many
 * single words, so this is not the longest common subsequence. ROOM's arena is also the scratch.
 */
void stm_common_find(struct stm_common_room *room, const struct stm_tokens *a,
	const struct stm_tokens *b, int32_t *match);

#endif
