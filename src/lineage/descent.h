/* The order of what descends from each other: everything behind its parents. */
#ifndef STM_LINEAGE_DESCENT_H
#define STM_LINEAGE_DESCENT_H

#include <stdint.h>

#include "base/arena.h"

/* COUNT numbered things, and how to ask for the parents of thing I: *COUNT numbers, borrowed. */
struct stm_descent {
	const void *things;
	size_t count;
	const uint32_t *(*parents)(const void *things, uint32_t i, size_t *count);
};

static const uint32_t STM_NO_RING = UINT32_MAX;

/*
 * The numbers of all things in ORDER, each behind its parents, which come in their own order; as
 * they are numbered where that leaves a choice. SCRATCH is used up. Returns the first thing from
 * which a ring can be reached, which is left where it closes, or STM_NO_RING.
 */
uint32_t stm_descent_order(
	uint32_t *order, struct stm_arena *scratch, const struct stm_descent *descent);

#endif
