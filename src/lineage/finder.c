/* What the steps of stm_places_find() ask of the nodes. */
#include "lineage/finder.h"

#include <stdlib.h>

enum { WEEKS = 28 /* days in which nothing is renewed */ };

uint32_t stm_finder_symbol(const struct stm_finder *finder, const char *symbol)
{
	const uint32_t *place = stm_map_get(&finder->symbols, stm_key(stm_str(symbol)));

	return place && !strcmp(finder->nodes[*place].card->symbol, symbol) ? *place : STM_NOBODY;
}

/*
 * Without told or misdated predecessors everything descends from what is earlier, so that the walk
 * need not go below I.
 */
bool stm_finder_descends(struct stm_finder *finder, uint32_t k, uint32_t i)
{
	const uint32_t stamp = ++finder->stamp;

	finder->open.len = 0;
	STM_PUSH(finder->places->scratch, &finder->open, k);
	while (finder->open.len) {
		uint32_t next = finder->open.at[--finder->open.len];
		const struct stm_node *node = &finder->nodes[next];

		if (next == i)
			return true;
		for (size_t p = 0; p < node->parent_count; p++) {
			uint32_t parent = node->parents[p];

			if (finder->stamps[parent] != stamp && (finder->unsorted || parent >= i))
				STM_PUSH(finder->places->scratch, &finder->open, parent);
			finder->stamps[parent] = stamp;
		}
	}
	return false;
}

/* Parents keep the order in which they were found: the first is the one to be compared with. */
void stm_finder_add(struct stm_finder *finder, uint32_t i, uint32_t parent)
{
	struct stm_node *node = &finder->nodes[i];

	for (size_t k = 0; k < node->parent_count; k++)
		if (node->parents[k] == parent)
			return;
	node->parents = stm_resize(finder->places->arena, node->parents,
		node->parent_count * sizeof(*node->parents),
		(node->parent_count + 1) * sizeof(*node->parents));
	node->parents[node->parent_count++] = parent;
}

uint32_t stm_finder_kinship(const struct stm_finder *finder, uint32_t a, uint32_t b)
{
	for (uint32_t k = finder->kin_start[a]; k < finder->kin_start[a + 1]; k++)
		if (finder->kin[k].node == b)
			return finder->kin[k].thousandths;
	return 0;
}

/* About the day: months of 31 days are good enough for a difference of weeks. */
static int32_t day_of(const char *date)
{
	if (strlen(date) != 10)
		return 0;
	return (int32_t)((strtol(date, NULL, 10) * 12 + strtol(date + 5, NULL, 10)) * 31 +
			 strtol(date + 8, NULL, 10));
}

void stm_finder_note_days(struct stm_finder *finder)
{
	finder->days = stm_alloc_array(
		finder->places->scratch, finder->count, sizeof(*finder->days));
	for (size_t i = 0; i < finder->count; i++)
		finder->days[i] = day_of(finder->nodes[i].card->date);
}

bool stm_finder_together(const struct stm_finder *finder, uint32_t a, uint32_t b)
{
	const struct stm_card *x = finder->nodes[a].card, *y = finder->nodes[b].card;

	if (*x->session && !strcmp(x->session, y->session))
		return true;
	return finder->days[a] && finder->days[b] &&
	       labs((long)finder->days[a] - finder->days[b]) < WEEKS;
}
