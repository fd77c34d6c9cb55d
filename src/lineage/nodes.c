/* The order of nodes: that of their dates, and parents before what descends from them. */
#include "lineage/nodes.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "lineage/descent.h"

/* Symbols are unique, so this is a total order and qsort() need not be stable. */
static int by_date(const void *a, const void *b)
{
	const struct stm_card *x = ((const struct stm_node *)a)->card;
	const struct stm_card *y = ((const struct stm_node *)b)->card;
	int order = strcmp(x->date, y->date);

	return order ? order : strcmp(x->symbol, y->symbol);
}

/*
 * Cards of a repository come in order, new ones behind them: what is in order stays, the rest is
 * sorted and merged with it from the back.
 */
void stm_nodes_sort(struct stm_node *nodes, size_t count, struct stm_arena *scratch)
{
	size_t sorted = count ? 1 : 0, left, to = count;
	struct stm_node *rest;

	while (sorted < count && by_date(&nodes[sorted - 1], &nodes[sorted]) < 0)
		sorted++;
	left = count - sorted;
	if (!left)
		return;
	rest = stm_alloc_array(scratch, left, sizeof(*rest));
	memcpy(rest, &nodes[sorted], left * sizeof(*rest));
	qsort(rest, left, sizeof(*rest), by_date);
	while (left)
		nodes[--to] = sorted && by_date(&nodes[sorted - 1], &rest[left - 1]) > 0
				      ? nodes[--sorted]
				      : rest[--left];
}

static const uint32_t *parents_of(const void *nodes, uint32_t i, size_t *count)
{
	const struct stm_node *node = (const struct stm_node *)nodes + i;

	*count = node->parent_count;
	return node->parents;
}

enum stm_status stm_nodes_place(struct stm_places *places, const struct stm_node *nodes,
	size_t count, struct stm_error *error)
{
	const struct stm_descent descent = {nodes, count, parents_of};
	uint32_t *order = stm_alloc_array(places->scratch, count, sizeof(*order));
	uint32_t *place = stm_alloc_array(places->scratch, count, sizeof(*place));
	const uint32_t ring = stm_descent_order(order, places->scratch, &descent);

	if (ring != STM_NO_RING)
		return stm_fail(error, STM_EARGUMENT, nodes[ring].card->symbol,
			"would descend from itself; check what --after names");
	places->count = count;
	places->at = stm_alloc_array(places->arena, count + 1, sizeof(*places->at));
	for (uint32_t i = 0; i < count; i++)
		place[order[i]] = i;
	for (size_t i = 0; i < count; i++) {
		places->at[i] = nodes[order[i]];
		for (size_t k = 0; k < places->at[i].parent_count; k++)
			places->at[i].parents[k] = place[places->at[i].parents[k]];
	}
	return STM_OK;
}
