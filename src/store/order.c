/*
 * The order and the series of versions, from what their commits say of each other. The same as
 * stm_places_find() makes of their documents: by date and symbol, parents first; the series are
 * named in that order.
 */
#include "store/records.h"

#include <stdlib.h>

#include "lineage/descent.h"
#include "lineage/line.h"

static int by_date(const void *a, const void *b)
{
	const struct stm_record *x = a, *y = b;
	int order = strcmp(x->card.date, y->card.date);

	return order ? order : strcmp(x->card.symbol, y->card.symbol);
}

static void note_places(struct stm_records *records, struct stm_arena *arena)
{
	stm_map_init(&records->places, arena, records->len);
	for (uint32_t i = 0; i < records->len; i++)
		*stm_map_put(
			&records->places, stm_key(stm_str(records->at[i].card.symbol)), NULL) = i;
}

static size_t count_parents(const struct stm_records *records)
{
	size_t count = 0;

	for (size_t i = 0; i < records->len; i++)
		count += records->at[i].parents.len;
	return count;
}

/* Ancestors of all records, one after the other. */
struct ancestors {
	uint32_t *at;
	size_t len;
};

/* A parent whose tag is gone is left out; stm_records_sort() must work on what there is. */
static void find_ancestors(
	struct ancestors *out, struct stm_records *records, struct stm_arena *arena)
{
	out->at = stm_alloc_array(arena, count_parents(records), sizeof(*out->at));
	for (size_t i = 0; i < records->len; i++) {
		struct stm_record *record = &records->at[i];

		record->ancestors = &out->at[out->len];
		for (size_t k = 0; k < record->parents.len; k++) {
			ptrdiff_t place = stm_records_find(records, record->parents.at[k]);

			if (place >= 0)
				out->at[out->len++] = (uint32_t)place;
		}
		record->ancestor_count = (size_t)(&out->at[out->len] - record->ancestors);
	}
}

static const uint32_t *ancestors_of(const void *records, uint32_t i, size_t *count)
{
	const struct stm_record *record = (const struct stm_record *)records + i;

	*count = record->ancestor_count;
	return record->ancestors;
}

/* Moves each record to its PLACE, which is undone on the way. */
static void move(struct stm_records *records, uint32_t *place)
{
	for (uint32_t i = 0; i < records->len; i++)
		while (place[i] != i) {
			const uint32_t to = place[i];
			const struct stm_record moved = records->at[to];

			records->at[to] = records->at[i];
			records->at[i] = moved;
			place[i] = place[to];
			place[to] = to;
		}
}

static void put_parents_first(
	struct stm_records *records, struct ancestors *ancestors, struct stm_arena *arena)
{
	const size_t count = records->len;
	const struct stm_descent descent = {records->at, count, ancestors_of};
	uint32_t *order = stm_alloc_array(arena, count, sizeof(*order));
	uint32_t *place = stm_alloc_array(arena, count, sizeof(*place));

	stm_descent_order(order, arena, &descent);
	for (uint32_t i = 0; i < count; i++)
		place[order[i]] = i;
	for (size_t i = 0; i < ancestors->len; i++)
		ancestors->at[i] = place[ancestors->at[i]];
	for (size_t i = 0; i < records->places.room; i++)
		if (records->places.keys[i])
			records->places.values[i] = place[records->places.values[i]];
	move(records, place);
}

static void name_series(struct stm_records *records, struct stm_arena *arena)
{
	struct stm_line *lines = stm_alloc_array(arena, records->len + 1, sizeof(*lines));

	for (size_t i = 0; i < records->len; i++) {
		const struct stm_record *record = &records->at[i];

		lines[i] = (struct stm_line){.key = record->card.key,
			.symbol = record->card.symbol,
			.parent = record->ancestor_count ? record->ancestors[0] : STM_NO_PARENT};
	}
	stm_lines_name(arena, arena, lines, records->len);
	for (size_t i = 0; i < records->len; i++) {
		records->at[i].series = lines[i].series;
		records->at[i].tip = lines[i].tip;
	}
}

void stm_records_sort(struct stm_records *records, struct stm_arena *arena)
{
	struct ancestors ancestors = {0};

	if (records->len)
		qsort(records->at, records->len, sizeof(*records->at), by_date);
	note_places(records, arena);
	find_ancestors(&ancestors, records, arena);
	put_parents_first(records, &ancestors, arena);
	name_series(records, arena);
}

ptrdiff_t stm_records_find(const struct stm_records *records, const char *symbol)
{
	const uint32_t *place = stm_map_get(&records->places, stm_key(stm_str(symbol)));

	if (!place || strcmp(records->at[*place].card.symbol, symbol))
		return -1;
	return (ptrdiff_t)*place;
}

bool *stm_records_line(const struct stm_records *records, struct stm_arena *arena, size_t place)
{
	bool *line = stm_alloc_array(arena, records->len + 1, sizeof(*line));

	line[place] = true;
	for (size_t i = place + 1; i-- > 0;)
		for (size_t k = 0; line[i] && k < records->at[i].ancestor_count; k++)
			line[records->at[i].ancestors[k]] = true;
	return line;
}

/* The version before RECORD in its series, or NULL: a series is a line of main parents. */
static const struct stm_record *before(
	const struct stm_records *records, const struct stm_record *record)
{
	const struct stm_record *parent = record->ancestor_count
						  ? &records->at[record->ancestors[0]]
						  : NULL;

	return parent && !strcmp(parent->series, record->series) ? parent : NULL;
}

const struct stm_record **stm_records_series(
	const struct stm_records *records, struct stm_arena *arena, size_t place, size_t *count)
{
	const struct stm_record *last = &records->at[place];
	const struct stm_record **series;
	size_t at;

	for (size_t i = place + 1; !last->tip && i < records->len; i++)
		if (!strcmp(records->at[i].series, last->series))
			last = &records->at[i];
	*count = 0;
	for (const struct stm_record *record = last; record; record = before(records, record))
		++*count;
	series = stm_alloc_array(arena, *count, sizeof(*series));
	at = *count;
	for (const struct stm_record *record = last; record; record = before(records, record))
		series[--at] = record;
	return series;
}
