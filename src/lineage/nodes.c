/* The order of nodes: that of their dates, and parents before what descends from them. */
#include "lineage/nodes.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

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

/* A walk to the roots, parents in their order, without recursion: lineages can be deep. */
struct sorter {
	const struct stm_node *nodes;
	size_t node_count;
	uint32_t
		*next; /* by node: the parent to be visited next, and one more once it is entered */
	uint32_t *stack;
	uint32_t *order;
	bool *done;
	size_t depth, count;
};

/* Takes one step from the top of the stack; false when that leads back to an open node. */
static bool step(struct sorter *sorter)
{
	uint32_t top = sorter->stack[sorter->depth - 1];
	const struct stm_node *node = &sorter->nodes[top];
	uint32_t parent;

	if (sorter->next[top] > node->parent_count) {
		sorter->done[top] = true;
		sorter->order[sorter->count++] = top;
		sorter->depth--;
		return true;
	}
	parent = node->parents[sorter->next[top]++ - 1];
	if (sorter->next[parent])
		return sorter->done[parent];
	sorter->next[parent] = 1;
	sorter->stack[sorter->depth++] = parent;
	return true;
}

static enum stm_status sort_out(struct sorter *sorter, struct stm_error *error)
{
	for (uint32_t i = 0; i < sorter->node_count; i++) {
		if (sorter->next[i])
			continue;
		sorter->next[i] = 1;
		sorter->stack[sorter->depth++] = i;
		while (sorter->depth)
			if (!step(sorter))
				return stm_fail(error, STM_EARGUMENT, sorter->nodes[i].card->symbol,
					"would descend from itself; check what --after names");
	}
	return STM_OK;
}

enum stm_status stm_nodes_place(struct stm_places *places, const struct stm_node *nodes,
	size_t node_count, struct stm_error *error)
{
	const size_t count = node_count + 1;
	struct sorter sorter = {
		.nodes = nodes,
		.node_count = node_count,
		.next = stm_alloc_array(places->scratch, count, sizeof(uint32_t)),
		.stack = stm_alloc_array(places->scratch, count, sizeof(uint32_t)),
		.order = stm_alloc_array(places->scratch, count, sizeof(uint32_t)),
		.done = stm_alloc_array(places->scratch, count, sizeof(bool)),
	};
	uint32_t *place = stm_alloc_array(places->scratch, count, sizeof(*place));
	enum stm_status status = sort_out(&sorter, error);

	if (status < 0)
		return status;
	places->count = node_count;
	places->at = stm_alloc_array(places->arena, count, sizeof(*places->at));
	for (uint32_t i = 0; i < node_count; i++)
		place[sorter.order[i]] = i;
	for (size_t i = 0; i < node_count; i++) {
		places->at[i] = nodes[sorter.order[i]];
		for (size_t k = 0; k < places->at[i].parent_count; k++)
			places->at[i].parents[k] = place[places->at[i].parents[k]];
	}
	return STM_OK;
}
