/* Two versions are of one family when one descends from the other, through however many others. */
#include "engine/family.h"

#include <string.h>

/* The root of I's set, halving the path on the way (Tarjan and van Leeuwen 1984). */
static uint32_t find_root(uint32_t *roots, uint32_t i)
{
	while (roots[i] != i)
		i = roots[i] = roots[roots[i]];
	return i;
}

/* The lower index leads, so that families stand in the order of their first versions. */
static void unite(uint32_t *roots, uint32_t a, uint32_t b)
{
	a = find_root(roots, a);
	b = find_root(roots, b);
	if (a < b)
		roots[b] = a;
	else
		roots[a] = b;
}

/* The wanted places and their ancestors. Parents come first, so one pass back finds them. */
static bool *find_needed(
	struct stm_arena *scratch, const struct stm_places *places, const bool *wanted)
{
	bool *needed = stm_alloc_array(scratch, places->count + 1, sizeof(*needed));

	for (size_t i = places->count; i-- > 0;) {
		const struct stm_node *node = &places->at[i];

		needed[i] |= wanted[i];
		for (size_t k = 0; needed[i] && k < node->parent_count; k++)
			needed[node->parents[k]] = true;
	}
	return needed;
}

static uint32_t *find_roots(
	struct stm_arena *scratch, const struct stm_places *places, const bool *needed)
{
	uint32_t *roots = stm_alloc_array(scratch, places->count + 1, sizeof(*roots));

	for (uint32_t i = 0; i < places->count; i++) {
		const struct stm_node *node = &places->at[i];

		roots[i] = i;
		for (size_t k = 0; needed[i] && k < node->parent_count; k++)
			unite(roots, i, node->parents[k]);
	}
	return roots;
}

/* Numbers the families by their roots, and counts the members of each into ENDS. */
static uint32_t *count_members(struct stm_families *out, struct stm_arena *scratch, uint32_t *roots,
	const bool *needed, size_t count)
{
	uint32_t *number = stm_alloc_array(scratch, count + 1, sizeof(*number));

	for (uint32_t i = 0; i < count; i++) {
		uint32_t root = find_root(roots, i);

		if (!needed[i])
			continue;
		if (root == i)
			number[i] = (uint32_t)out->count++;
		number[i] = number[root];
		out->ends[number[i]]++;
	}
	return number;
}

void stm_families_find(struct stm_families *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_places *places, const bool *wanted)
{
	const size_t count = places->count;
	bool *needed = find_needed(scratch, places, wanted);
	uint32_t *roots = find_roots(scratch, places, needed), *number;
	size_t start = 0;

	*out = (struct stm_families){
		.members = stm_alloc_array(arena, count + 1, sizeof(*out->members)),
		.ends = stm_alloc_array(arena, count + 1, sizeof(*out->ends)),
	};
	number = count_members(out, scratch, roots, needed, count);
	for (size_t f = 0; f < out->count; f++) {
		size_t length = out->ends[f];

		out->ends[f] = start;
		start += length;
	}
	for (uint32_t i = 0; i < count; i++)
		if (needed[i])
			out->members[out->ends[number[i]]++] = i;
}
