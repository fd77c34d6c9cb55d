/*
 * Two resolutions that were merged into one: beside the predecessor that was found by title or
 * wording stands another, much of which is in the new text and was not in the first.
 */
#include "lineage/finder.h"

enum {
	GAINED = 300, /* of the second predecessor's wording, in thousandths */
	KEPT = 200,   /* of the first one's, that the second has not */
	NEARLY = 850, /* of the most that any other gives */
};

/* How much of OTHER node I has taken over beside what it has of its parent; 0 for too little. */
static uint32_t gain(struct stm_finder *finder, uint32_t i, uint32_t other)
{
	const struct stm_node *node = &finder->nodes[i];
	const struct stm_sketch *own = stm_finder_sketch(finder, i),
				*second = stm_finder_sketch(finder, other);
	const struct stm_sketch *first = stm_finder_sketch(finder, node->parents[0]);
	uint32_t gained;

	if (other >= i || !strcmp(finder->nodes[other].card->key, node->card->key) ||
		stm_finder_together(finder, i, other) || stm_finder_descends(finder, i, other) ||
		stm_finder_descends(finder, other, i))
		return 0;
	gained = stm_sketch_gain(second, own, first);
	if (gained < GAINED || stm_sketch_gain(first, own, second) < KEPT)
		return 0;
	return gained;
}

/* The latest of those that nearly gave most; STM_NOBODY when there is none. */
static uint32_t find_second(struct stm_finder *finder, uint32_t i)
{
	uint32_t best = 0, found = STM_NOBODY;

	for (uint32_t k = finder->kin_start[i]; k < finder->kin_start[i + 1]; k++) {
		uint32_t gained = gain(finder, i, finder->kin[k].node);

		best = gained > best ? gained : best;
	}
	for (uint32_t k = finder->kin_start[i]; best && k < finder->kin_start[i + 1]; k++)
		if (gain(finder, i, finder->kin[k].node) * 1000 >= best * NEARLY)
			found = finder->kin[k].node;
	return found;
}

void stm_merged_find(struct stm_finder *finder)
{
	for (uint32_t i = 0; i < finder->count; i++) {
		struct stm_node *node = &finder->nodes[i];
		uint32_t second;

		if (!node->parent_count || node->card->told_count)
			continue;
		second = find_second(finder, i);
		if (second == STM_NOBODY)
			continue;
		stm_finder_add(finder, i, second);
		node->basis = stm_format(finder->places->arena, "%s; merged", node->basis);
	}
}
