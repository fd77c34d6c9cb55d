/* Paths are halved on the way (Tarjan and van Leeuwen 1984). */
#include "base/sets.h"

void stm_sets_init(struct stm_sets *sets, struct stm_arena *arena, size_t count)
{
	sets->roots = stm_alloc_array(arena, count + 1, sizeof(*sets->roots));
	for (uint32_t i = 0; i < count; i++)
		sets->roots[i] = i;
}

uint32_t stm_sets_root(struct stm_sets *sets, uint32_t i)
{
	uint32_t *roots = sets->roots;

	while (roots[i] != i)
		i = roots[i] = roots[roots[i]];
	return i;
}

void stm_sets_unite(struct stm_sets *sets, uint32_t a, uint32_t b)
{
	a = stm_sets_root(sets, a);
	b = stm_sets_root(sets, b);
	if (a < b)
		sets->roots[b] = a;
	else
		sets->roots[a] = b;
}
