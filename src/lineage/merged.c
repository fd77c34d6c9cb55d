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

/* A node that may be a merger. */
struct merger {
	struct stm_finder *finder;
	uint32_t node;
	struct stm_remainder own; /* what it has and its parent has not, once that is KNOWN */
	bool known;
	uint32_t *gains; /* by kin: room for what each gave */
};

/* Whether OTHER, a kin of the node's, is earlier and of another title. */
static bool is_another(const struct merger *merger, uint32_t other)
{
	const struct stm_finder *finder = merger->finder;
	const uint32_t i = merger->node;

	return other < i && finder->keys[other] != finder->keys[i] &&
	       !stm_finder_together(finder, i, other);
}

/* Whether OTHER is of the node's line. */
static bool is_of_line(const struct merger *merger, uint32_t other)
{
	return stm_finder_descends(merger->finder, merger->node, other) ||
	       stm_finder_descends(merger->finder, other, merger->node);
}

/* What the node has and its parent has not. */
static const struct stm_remainder *own_of(struct merger *merger)
{
	const struct stm_finder *finder = merger->finder;

	if (!merger->known)
		stm_sketch_leave(&merger->own, stm_finder_sketch(finder, merger->node),
			stm_finder_sketch(finder, finder->nodes[merger->node].parents[0]));
	merger->known = true;
	return &merger->own;
}

/* Whether the node has of its parent what OTHER has not. */
static bool keeps_parent(const struct merger *merger, uint32_t other)
{
	struct stm_finder *finder = merger->finder;
	struct stm_remainder rest;

	stm_sketch_leave(
		&rest, stm_finder_sketch(finder, merger->node), stm_finder_sketch(finder, other));
	return stm_sketch_gain(stm_finder_sketch(finder, finder->nodes[merger->node].parents[0]),
		       &rest, KEPT) > 0;
}

/* How much of OTHER the node has taken over beside what it has of its parent; 0 for too little. */
static uint32_t gain(struct merger *merger, uint32_t other)
{
	uint32_t gained;

	if (!is_another(merger, other))
		return 0;
	gained = stm_sketch_gain(stm_finder_sketch(merger->finder, other), own_of(merger), GAINED);
	return gained && !is_of_line(merger, other) && keeps_parent(merger, other) ? gained : 0;
}

/* The latest of those that nearly gave most; STM_NOBODY when there is none. */
static uint32_t find_second(struct merger *merger)
{
	const struct stm_finder *finder = merger->finder;
	const uint32_t i = merger->node, start = finder->kin_start[i];
	const struct stm_kindred *kin = &finder->kin[start];
	const uint32_t count = finder->kin_start[i + 1] - start;
	uint32_t best = 0, found = STM_NOBODY;

	merger->known = false;
	for (uint32_t k = 0; k < count; k++) {
		merger->gains[k] = gain(merger, kin[k].node);
		best = merger->gains[k] > best ? merger->gains[k] : best;
	}
	for (uint32_t k = 0; best && k < count; k++)
		if (merger->gains[k] * 1000 >= best * NEARLY)
			found = kin[k].node;
	return found;
}

/* Room for a number for each kin of whichever node has most. */
static uint32_t *make_gains(const struct stm_finder *finder)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < finder->count; i++) {
		const uint32_t count = finder->kin_start[i + 1] - finder->kin_start[i];

		most = count > most ? count : most;
	}
	return stm_alloc_array(finder->places->scratch, most, sizeof(uint32_t));
}

void stm_merged_find(struct stm_finder *finder)
{
	struct merger merger = {.finder = finder, .gains = make_gains(finder)};

	for (uint32_t i = 0; i < finder->count; i++) {
		struct stm_node *node = &finder->nodes[i];
		uint32_t second;

		if (!node->parent_count || node->card->told_count)
			continue;
		merger.node = i;
		second = find_second(&merger);
		if (second == STM_NOBODY)
			continue;
		stm_finder_add(finder, i, second);
		node->basis = stm_format(finder->places->arena, "%s; merged", node->basis);
	}
}
