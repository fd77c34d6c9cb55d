/* The common tokens of two texts, in order: what a redline leaves unmarked. */
#ifndef STM_ALIGN_COMMON_H
#define STM_ALIGN_COMMON_H

#include "align/tokens.h"

enum { STM_UNMATCHED = -1 };

/* What it costs to have come so far, the last tokens kept as a pair or changed. */
struct stm_cost {
	int32_t kept, changed;
};

/*
 * What a change costs for being in another place, where a token costs 4 or 5. A place costs less
 * than the least that can be kept, one pair of words, so no common word is given up for it alone;
 * of letters, one or two that happen to be the same are.
 */
enum { STM_PLACE = 7, STM_PLACE_OF_LETTERS = 25 };

/* Room that the search needs again for every pair; zeroed but for ARENA and PLACE at first. */
struct stm_common_room {
	struct stm_arena *arena;
	int32_t place;
	struct stm_cost *row;
	size_t width; /* of ROW */
	uint8_t *steps;
	size_t cells; /* of STEPS */
};

/*
 * Sets MATCH[i], for every token i of A, to the token of B it is matched with, or STM_UNMATCHED.
 * The matches ascend, are of equal tokens and leave as little unmatched as can be, by weight and
 * by the number of places. ROOM's arena is also the scratch.
 */
void stm_common_find(struct stm_common_room *room, const struct stm_tokens *a,
	const struct stm_tokens *b, int32_t *match);

#endif
