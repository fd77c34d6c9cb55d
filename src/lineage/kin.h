/* Which documents of a collection share much of their wording. */
#ifndef STM_LINEAGE_KIN_H
#define STM_LINEAGE_KIN_H

#include "lineage/card.h"

/* A collection's cards; borrowed. */
struct stm_cards {
	struct stm_card **at;
	size_t len, cap;
};

/* Enough in common for one to descend from the other without being told or named. */
enum { STM_KIN = 350 };

/*
 * Sets the kin of the cards from FRESH on: of each, the cards before it of the same body and
 * language that it has a kinship of STM_KIN at least with. On ARENA; SCRATCH is cleared.
 */
void stm_kin_find(struct stm_arena *arena, struct stm_arena *scratch, const struct stm_cards *cards,
	size_t fresh);

#endif
