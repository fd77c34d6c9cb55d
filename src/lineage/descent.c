/* A walk to the roots without recursion: lineages can be deep. */
#include "lineage/descent.h"

#include <stdbool.h>

enum { UNSEEN, OPEN, DONE };

struct walk {
	const struct stm_descent *descent;
	uint8_t *state;
	uint32_t *next; /* by thing: the parent to be visited next */
	uint32_t *stack;
	uint32_t *order;
	size_t depth, done;
	bool ring; /* was met */
};

/* Each thing is entered once, so the stack holds all of them at most, and a ring ends. */
static void enter(struct walk *walk, uint32_t i)
{
	walk->ring |= walk->state[i] == OPEN;
	if (walk->state[i] != UNSEEN)
		return;
	walk->state[i] = OPEN;
	walk->stack[walk->depth++] = i;
}

static void visit(struct walk *walk, uint32_t i)
{
	const struct stm_descent *descent = walk->descent;

	enter(walk, i);
	while (walk->depth) {
		const uint32_t top = walk->stack[walk->depth - 1];
		size_t count;
		const uint32_t *parents = descent->parents(descent->things, top, &count);

		if (walk->next[top] < count) {
			enter(walk, parents[walk->next[top]++]);
			continue;
		}
		walk->state[top] = DONE;
		walk->order[walk->done++] = top;
		walk->depth--;
	}
}

uint32_t stm_descent_order(
	uint32_t *order, struct stm_arena *scratch, const struct stm_descent *descent)
{
	const size_t count = descent->count;
	struct walk walk = {
		.descent = descent,
		.state = stm_alloc_array(scratch, count, sizeof(*walk.state)),
		.next = stm_alloc_array(scratch, count, sizeof(*walk.next)),
		.stack = stm_alloc_array(scratch, count, sizeof(*walk.stack)),
		.order = order,
	};
	uint32_t first = STM_NO_RING;

	for (uint32_t i = 0; i < count; i++) {
		visit(&walk, i);
		if (walk.ring && first == STM_NO_RING)
			first = i;
	}
	return first;
}
