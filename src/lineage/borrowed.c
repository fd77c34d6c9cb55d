/*
 * Of all runs of RUN words only some are kept: in each window of WINDOW neighbours the one with the
 * least hash (Schleimer, Wilkerson and Aiken 2003), so that two texts which share RUN + WINDOW - 1
 * words share a kept one, and a quarter of all is enough. For each family only the first place
 * counts: what stood there stood before.
 */
#include "lineage/borrowed.h"

#include <stdlib.h>

#include "hash/hash.h"

enum { RUN = 6, WINDOW = STM_BORROWED_LEAST - RUN + 1 };

static const uint32_t NONE = UINT32_MAX;

void stm_borrowed_init(struct stm_borrowed *borrowed, struct stm_arena *arena)
{
	*borrowed = (struct stm_borrowed){.arena = arena};
	stm_map_init(&borrowed->runs, arena, 1024);
}

void stm_borrowed_next_family(struct stm_borrowed *borrowed)
{
	borrowed->family++;
}

/* Notes a kept run, unless its family has it already. */
static void note(struct stm_borrowed *borrowed, uint64_t key, struct stm_borrowed_place place)
{
	int added;
	uint32_t *newest = stm_map_put(&borrowed->runs, key, &added);
	struct stm_borrowed_first first = {place, borrowed->family, added ? NONE : *newest};

	if (!added && borrowed->first.at[*newest].family == borrowed->family)
		return;
	*newest = (uint32_t)borrowed->first.len;
	STM_PUSH(borrowed->arena, &borrowed->first, first);
}

/* The hashes of all runs, by their first words. */
static size_t hash_runs(struct stm_borrowed *borrowed, const struct stm_words *words)
{
	borrowed->window.len = 0;
	for (size_t i = 0; i + RUN <= words->len; i++) {
		uint64_t key = words->at[i];

		for (size_t k = 1; k < RUN; k++)
			key = stm_hash_pair(key, words->at[i + k]);
		STM_PUSH(borrowed->arena, &borrowed->window, key);
	}
	return borrowed->window.len;
}

void stm_borrowed_add(struct stm_borrowed *borrowed, uint32_t version, uint32_t paragraph,
	const struct stm_words *words)
{
	size_t count = hash_runs(borrowed, words), last = SIZE_MAX;

	for (size_t start = 0; start + WINDOW <= count; start++) {
		const uint64_t *keys = borrowed->window.at;
		size_t least = start;

		for (size_t i = start + 1; i < start + WINDOW; i++)
			if (keys[i] <= keys[least])
				least = i;
		if (least == last)
			continue;
		last = least;
		note(borrowed, keys[least],
			(struct stm_borrowed_place){version, paragraph, (uint32_t)least});
	}
}

/* A run in all its families, the earliest first. */
struct spread {
	STM_VEC(const struct stm_borrowed_first *) list;
};

static bool is_earlier(const char *const *dates, const struct stm_borrowed_first *a,
	const struct stm_borrowed_first *b)
{
	const char *x = dates[a->place.version], *y = dates[b->place.version];

	return *x && strcmp(x, y) < 0;
}

/* The first of those that stand in the chain from NEWEST, or NULL when it is in too many. */
static const struct stm_borrowed_first *find_earliest(
	const struct stm_borrowed *borrowed, const char *const *dates, uint32_t newest)
{
	const struct stm_borrowed_first *earliest = NULL;
	size_t families = 0;

	for (uint32_t i = newest; i != NONE; i = borrowed->first.at[i].next) {
		const struct stm_borrowed_first *first = &borrowed->first.at[i];

		if (++families > STM_BORROWED_MOST)
			return NULL;
		if (!earliest || is_earlier(dates, first, earliest))
			earliest = first;
	}
	return families > 1 ? earliest : NULL;
}

static int by_borrower(const void *a, const void *b)
{
	const struct stm_borrowed_place *x = &((const struct stm_borrowed_run *)a)->to;
	const struct stm_borrowed_place *y = &((const struct stm_borrowed_run *)b)->to;

	if (x->version != y->version)
		return x->version < y->version ? -1 : 1;
	if (x->paragraph != y->paragraph)
		return x->paragraph < y->paragraph ? -1 : 1;
	return (x->word > y->word) - (x->word < y->word);
}

const struct stm_borrowed_run *stm_borrowed_find(
	struct stm_borrowed *borrowed, const char *const *dates, size_t *count)
{
	STM_VEC(struct stm_borrowed_run) runs = {0};

	for (size_t slot = 0; slot < borrowed->runs.room; slot++) {
		uint32_t newest = borrowed->runs.values[slot];
		const struct stm_borrowed_first *from;

		if (!borrowed->runs.keys[slot])
			continue;
		from = find_earliest(borrowed, dates, newest);
		for (uint32_t i = newest; from && i != NONE; i = borrowed->first.at[i].next)
			if (is_earlier(dates, from, &borrowed->first.at[i]))
				STM_PUSH(borrowed->arena, &runs,
					(struct stm_borrowed_run){
						from->place, borrowed->first.at[i].place});
	}
	if (runs.len)
		qsort(runs.at, runs.len, sizeof(*runs.at), by_borrower);
	*count = runs.len;
	return runs.at;
}

uint32_t stm_borrowed_extend(
	struct stm_borrowed_run *run, const struct stm_words *from, const struct stm_words *to)
{
	uint32_t length = 0;

	while (run->from.word && run->to.word &&
		from->at[run->from.word - 1] == to->at[run->to.word - 1]) {
		run->from.word--;
		run->to.word--;
	}
	while (run->from.word + length < from->len && run->to.word + length < to->len &&
		from->at[run->from.word + length] == to->at[run->to.word + length])
		length++;
	return length;
}
