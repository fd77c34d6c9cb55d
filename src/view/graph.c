/*
 * Each version that will have successors keeps a lane until the last of them has come. Of several
 * successors all but the last open a lane of their own; a second predecessor's lane ends in the
 * first's:
 *
 *	* 2014  12/7
 *	|\
 *	| * 2015  13/2
 *	* | 2016  14/3
 *	|/
 *	* 2018  16/11
 */
#include "view/graph.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/sets.h"
#include "base/unicode.h"
#include "view/style.h"

static const uint32_t FREE = UINT32_MAX;

/* The versions shown, parents first. */
struct graph {
	struct stm_out *out;
	const stm_history *history;
	uint32_t *order; /* indices into the history */
	size_t count;
	struct stm_map places; /* by symbol: index into ORDER */
	uint32_t *left;        /* by place: successors that are still to come */
	uint32_t *lane_of;     /* by place */
	uint32_t *lanes;       /* the place that has each, or FREE */
	size_t lane_count;     /* so many are in use, with gaps */
};

static const struct stm_version *version_at(const struct graph *graph, size_t place)
{
	return stm_history_version(graph->history, graph->order[place]);
}

static uint32_t place_of(const struct graph *graph, const char *symbol)
{
	const uint32_t *place = stm_map_get(&graph->places, stm_key(stm_str(symbol)));

	return place ? *place : FREE;
}

/* By date, which is the order of a history within a series only. */
static int by_date(const void *a, const void *b)
{
	const struct stm_version *x = *(const struct stm_version *const *)a;
	const struct stm_version *y = *(const struct stm_version *const *)b;
	int order = strcmp(x->date, y->date);

	return order ? order : strcmp(x->symbol, y->symbol);
}

/* Indices of all versions of HISTORY by date, on the view's arena. */
static const struct stm_version **sort_versions(struct stm_out *out, const stm_history *history)
{
	const size_t count = stm_history_count(history);
	const struct stm_version **sorted = stm_alloc_array(
		&out->arena, count + 1, sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		sorted[i] = stm_history_version(history, i);
	if (count)
		qsort(sorted, count, sizeof(*sorted), by_date);
	return sorted;
}

/* Which versions belong together, by index of the history. */
struct family {
	struct stm_map symbols;
	struct stm_sets sets;
};

/* What descends from each other, through however many others, is one family. */
static void find_families(struct stm_out *out, const stm_history *history, struct family *family)
{
	const size_t count = stm_history_count(history);

	stm_map_init(&family->symbols, &out->arena, count);
	stm_sets_init(&family->sets, &out->arena, count);
	for (uint32_t i = 0; i < count; i++) {
		const char *symbol = stm_history_version(history, i)->symbol;

		*stm_map_put(&family->symbols, stm_key(stm_str(symbol)), NULL) = i;
	}
	for (uint32_t i = 0; i < count; i++) {
		const struct stm_version *version = stm_history_version(history, i);

		for (size_t k = 0; k < version->parent_count; k++) {
			const uint32_t *parent = stm_map_get(
				&family->symbols, stm_key(stm_str(version->parents[k])));

			if (parent)
				stm_sets_unite(&family->sets, i, *parent);
		}
	}
}

/* Puts the versions to be shown in order, each after its parents. */
static void choose(struct graph *graph, const char *series)
{
	struct stm_arena *arena = &graph->out->arena;
	const size_t count = stm_history_count(graph->history);
	const struct stm_version **sorted = sort_versions(graph->out, graph->history);
	bool *wanted = stm_alloc_array(arena, count + 1, sizeof(*wanted));
	struct family family;

	find_families(graph->out, graph->history, &family);
	for (uint32_t i = 0; i < count; i++)
		if (!series || !strcmp(stm_history_version(graph->history, i)->series, series))
			wanted[stm_sets_root(&family.sets, i)] = true;
	graph->order = stm_alloc_array(arena, count + 1, sizeof(*graph->order));
	for (size_t k = 0; k < count; k++) {
		uint32_t i = *stm_map_get(&family.symbols, stm_key(stm_str(sorted[k]->symbol)));

		if (wanted[stm_sets_root(&family.sets, i)])
			graph->order[graph->count++] = i;
	}
}

static void count_successors(struct graph *graph)
{
	struct stm_arena *arena = &graph->out->arena;

	stm_map_init(&graph->places, arena, graph->count);
	graph->left = stm_alloc_array(arena, graph->count + 1, sizeof(*graph->left));
	graph->lane_of = stm_alloc_array(arena, graph->count + 1, sizeof(*graph->lane_of));
	graph->lanes = stm_alloc_array(arena, graph->count + 1, sizeof(*graph->lanes));
	memset(graph->lanes, 0xff, graph->count * sizeof(*graph->lanes));
	memset(graph->lane_of, 0xff, graph->count * sizeof(*graph->lane_of));
	for (uint32_t i = 0; i < graph->count; i++)
		*stm_map_put(
			&graph->places, stm_key(stm_str(version_at(graph, i)->symbol)), NULL) = i;
	for (size_t i = 0; i < graph->count; i++) {
		const struct stm_version *version = version_at(graph, i);

		for (size_t k = 0; k < version->parent_count; k++) {
			uint32_t parent = place_of(graph, version->parents[k]);

			if (parent != FREE)
				graph->left[parent]++;
		}
	}
}

/* The first free lane from FROM on. */
static uint32_t take_lane(struct graph *graph, uint32_t from, uint32_t place)
{
	uint32_t lane = from;

	while (lane < graph->lane_count && graph->lanes[lane] != FREE)
		lane++;
	graph->lanes[lane] = place;
	graph->lane_of[place] = lane;
	if (lane >= graph->lane_count)
		graph->lane_count = lane + 1;
	return lane;
}

static void free_lane(struct graph *graph, uint32_t lane)
{
	graph->lanes[lane] = FREE;
	while (graph->lane_count && graph->lanes[graph->lane_count - 1] == FREE)
		graph->lane_count--;
}

/* The lanes as bars, on the row's arena: two columns each. */
static char *bars(struct graph *graph, size_t columns)
{
	char *row = stm_alloc(&graph->out->row, columns + 1);

	memset(row, ' ', columns);
	for (size_t i = 0; i < graph->lane_count; i++)
		if (graph->lanes[i] != FREE && 2 * i < columns)
			row[2 * i] = '|';
	return row;
}

static void write_row(struct graph *graph, const char *row)
{
	struct stm_str s = stm_str(row);

	while (s.len && s.at[s.len - 1] == ' ')
		s.len--;
	stm_style_write(graph->out, STM_STYLE_DIM, s);
	stm_buf_char(&graph->out->buf, '\n');
}

/* Fills the gaps between columns FROM and TO. */
static void fill(char *row, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (row[i] == ' ')
			row[i] = '_';
}

/* "|\": lane B begins, out of lane A. */
static void write_fork(struct graph *graph, uint32_t a, uint32_t b)
{
	char *row = bars(graph, 2 * graph->lane_count);

	row[2 * b] = ' ';
	fill(row, 2 * a + 1, 2 * b - 1);
	row[2 * b - 1] = '\\';
	write_row(graph, row);
}

/* "|/" or " \|": lane OTHER leads into LANE; it may have ended with that. */
static void write_join(struct graph *graph, uint32_t lane, uint32_t other)
{
	char *row = bars(graph, 2 * (graph->lane_count + other + 1));

	if (other > lane) {
		row[2 * lane + 1] = '/';
		fill(row, 2 * lane + 2, 2 * other);
	} else {
		fill(row, 2 * other + 1, 2 * lane - 1);
		row[2 * lane - 1] = '\\';
	}
	write_row(graph, row);
}

/* The lane of a version: its parent's, when it is the last successor, or one that branches off. */
static uint32_t enter(struct graph *graph, uint32_t place)
{
	const struct stm_version *version = version_at(graph, place);
	uint32_t parent = version->parent_count ? place_of(graph, version->parents[0]) : FREE;
	uint32_t lane;

	if (parent == FREE || graph->lane_of[parent] == FREE)
		return take_lane(graph, 0, place);
	lane = graph->lane_of[parent];
	if (!--graph->left[parent]) {
		graph->lanes[lane] = place;
		return graph->lane_of[place] = lane;
	}
	take_lane(graph, lane + 1, place);
	write_fork(graph, lane, graph->lane_of[place]);
	return graph->lane_of[place];
}

/* Lanes of further parents end here, unless they have other successors. */
static void join(struct graph *graph, uint32_t place, uint32_t lane)
{
	const struct stm_version *version = version_at(graph, place);

	for (size_t k = 1; k < version->parent_count; k++) {
		uint32_t parent = place_of(graph, version->parents[k]), other;

		if (parent == FREE || graph->lane_of[parent] == FREE)
			continue;
		other = graph->lane_of[parent];
		if (!--graph->left[parent])
			free_lane(graph, other);
		write_join(graph, lane, other);
	}
}

static void write_version(struct graph *graph, uint32_t place, uint32_t lane)
{
	struct stm_out *out = graph->out;
	const struct stm_version *version = version_at(graph, place);
	size_t columns = 2 * graph->lane_count, width = stm_view_width(out), used;
	char *row = bars(graph, columns);

	row[2 * lane] = '*';
	stm_style_write(out, STM_STYLE_DIM, stm_str(row));
	stm_buf_printf(&out->buf, "%s  ", stm_date_column(version->date));
	stm_style_write(out, STM_STYLE_LABEL, stm_str(version->symbol));
	used = columns + 12 + stm_columns(stm_str(version->symbol)) + 2;
	if (version->uncertain)
		stm_buf_text(&out->buf, " ?");
	stm_buf_text(&out->buf, "  ");
	stm_style_write(out, STM_STYLE_PLAIN,
		stm_str_shorten(&out->row, stm_str(version->title),
			width > used + 12 ? width - used - 2 : 10));
	stm_buf_char(&out->buf, '\n');
}

void stm_graph_show(struct stm_out *out, const stm_history *history, const char *series)
{
	struct graph graph = {.out = out, .history = history};

	choose(&graph, series);
	count_successors(&graph);
	for (uint32_t place = 0; place < graph.count; place++) {
		uint32_t lane = enter(&graph, place);

		join(&graph, place, lane);
		write_version(&graph, place, lane);
		if (!graph.left[place])
			free_lane(&graph, lane);
		stm_out_flush(out);
	}
}
