/* Two versions are of one family when one descends from the other, through however many others. */
#include "engine/family.h"

#include <string.h>

#include "base/sets.h"

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

static void find_sets(struct stm_sets *sets, const struct stm_places *places, const bool *needed)
{
	for (uint32_t i = 0; i < places->count; i++)
		for (size_t k = 0; needed[i] && k < places->at[i].parent_count; k++)
			stm_sets_unite(sets, i, places->at[i].parents[k]);
}

/* Numbers the families by their roots, and counts the members of each into ENDS. */
static uint32_t *count_members(struct stm_families *out, struct stm_arena *scratch,
	struct stm_sets *sets, const bool *needed, size_t count)
{
	uint32_t *number = stm_alloc_array(scratch, count + 1, sizeof(*number));

	for (uint32_t i = 0; i < count; i++) {
		uint32_t root = stm_sets_root(sets, i);

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
	struct stm_sets sets;
	uint32_t *number;
	size_t start = 0;

	stm_sets_init(&sets, scratch, count);
	find_sets(&sets, places, needed);
	*out = (struct stm_families){
		.members = stm_alloc_array(arena, count + 1, sizeof(*out->members)),
		.ends = stm_alloc_array(arena, count + 1, sizeof(*out->ends)),
	};
	number = count_members(out, scratch, &sets, needed, count);
	for (size_t f = 0; f < out->count; f++) {
		size_t length = out->ends[f];

		out->ends[f] = start;
		start += length;
	}
	for (uint32_t i = 0; i < count; i++)
		if (needed[i])
			out->members[out->ends[number[i]]++] = i;
}
