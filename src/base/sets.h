/* Disjoint sets of small numbers: what belongs together, through however many others. */
#ifndef STM_BASE_SETS_H
#define STM_BASE_SETS_H

#include <stdint.h>

#include "base/arena.h"

/* Of each number one on the way to the root of its set, which is the lowest of them. */
struct stm_sets {
	uint32_t *roots;
};

/* COUNT sets of one number each, on ARENA. */
void stm_sets_init(struct stm_sets *sets, struct stm_arena *arena, size_t count);

/* The lowest number of the set that I is in. */
uint32_t stm_sets_root(struct stm_sets *sets, uint32_t i);

/* Makes one set of those of A and B. */
void stm_sets_unite(struct stm_sets *sets, uint32_t a, uint32_t b);

#endif
