/* The getters of a life. They stand apart from what reads it, which needs git. */
#include "lineage/life.h"

#include <stdlib.h>

void stm_life_free(stm_life *life)
{
	if (!life)
		return;
	stm_arena_release(&life->arena);
	free(life);
}

const char *stm_life_clause(const stm_life *life)
{
	return life->clause;
}

size_t stm_life_count(const stm_life *life)
{
	return life->count;
}

/* Oldest first, as stm_life_read() filled them in. */
const struct stm_life_event *stm_life_event(const stm_life *life, size_t index)
{
	return index < life->count ? &life->events[index] : NULL;
}
