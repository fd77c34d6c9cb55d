/*
 * A stretch of a page that is set in two columns is read column by column; there may be several,
 * with headings across both between them. Columns are filled: most of their lines reach over two
 * thirds of their width, which the cells of a table do not, but for sums, whose column is narrow.
 * Lists of short titles are also set so, with what they are titles of before them:
 *
 *     12/7    Safety of the            16/11   Lamps
 *             landing stages           19/4    Crossings by night
 *     14/3    Ferries                          and in fog
 *
 * What tells them from tables is that both halves are alike and begin their entries at heights of
 * their own.
 */
#include "reader/pdf.h"

#include <math.h>

enum {
	LEAST_LINES = 6,  /* in each column: fewer are a table or a masthead */
	LEAST_TITLES = 2, /* in each half of a list */
	MOST_ZONES = 16,  /* of a page */
};

static const float FULL = 0.66f;    /* of the column's width */
static const float WIDTH = 10.0f;   /* times the size, of a column at least */
static const float FAR = 4.0f;      /* times the size: what is so far below belongs to no column */
static const float SMALLER = 0.95f; /* of the size above: footnotes */
static const float PLAY = 2.0f;     /* points by which what is aligned may differ */

/* Of chunks FIRST to END none crosses GUTTER. */
struct zone {
	size_t first, end;
	float gutter;
};

/* One side of a zone: its edges, its lines and how many of them are full. */
struct side {
	float left, right;
	float size; /* of its largest letters */
	size_t count, full;
	float inner;   /* where most of what is not at its left edge begins */
	size_t titles; /* that begin there */
};

static bool crosses(const struct pdf_chunk *chunk, float x)
{
	return chunk->x0 < x && chunk->x1 > x;
}

static bool is_left(const struct pdf_chunk *chunk, const struct zone *zone)
{
	return chunk->x0 < zone->gutter;
}

/* Whether something stands beside CHUNK on the other side, or a line off. */
static bool has_other(const struct pdf_chunks *chunks, const struct zone *zone, size_t at)
{
	const struct pdf_chunk *chunk = &chunks->at[at];
	const float reach = 1.5f * chunk->size;

	for (size_t i = at + 1; i < zone->end && chunks->at[i].base < chunk->base + reach; i++)
		if (is_left(&chunks->at[i], zone) != is_left(chunk, zone))
			return true;
	for (size_t i = at; i-- > zone->first && chunks->at[i].base > chunk->base - reach;)
		if (is_left(&chunks->at[i], zone) != is_left(chunk, zone))
			return true;
	return false;
}

/* Both columns begin beside each other. */
static void trim_top(const struct pdf_chunks *chunks, struct zone *zone)
{
	while (zone->first < zone->end && !has_other(chunks, zone, zone->first))
		zone->first++;
}

static void measure(const struct pdf_chunks *chunks, const struct zone *zone, struct side sides[2])
{
	for (size_t k = 0; k < 2; k++)
		sides[k] = (struct side){.left = 1e6f, .right = -1e6f};
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		struct side *side = &sides[!is_left(chunk, zone)];

		side->left = chunk->x0 < side->left ? chunk->x0 : side->left;
		side->right = chunk->x1 > side->right ? chunk->x1 : side->right;
		side->size = chunk->size > side->size ? chunk->size : side->size;
		side->count++;
	}
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		struct side *side = &sides[!is_left(chunk, zone)];

		side->full += chunk->x1 - chunk->x0 > FULL * (side->right - side->left);
	}
}

static bool is_column(const struct side *side)
{
	return side->count >= LEAST_LINES && side->right - side->left > WIDTH * side->size &&
	       2 * side->full > side->count;
}

/* Where the titles of each side begin: at the first place that is not its left edge. */
static void find_inner(
	const struct pdf_chunks *chunks, const struct zone *zone, struct side sides[2])
{
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		struct side *side = &sides[!is_left(chunk, zone)];

		if (chunk->x0 < side->left + 2 * chunk->size)
			continue;
		if (!side->titles)
			side->inner = chunk->x0;
		side->titles += fabsf(chunk->x0 - side->inner) < PLAY;
	}
}

/* Entries of one side, which are beside an entry of the other or not. */
struct entries {
	size_t beside, apart;
};

static struct entries count_entries(
	const struct pdf_chunks *chunks, const struct zone *zone, const struct side sides[2])
{
	struct entries entries = {0};

	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		const struct side *other = &sides[is_left(chunk, zone)];
		bool beside = false;

		if (chunk->x0 > sides[!is_left(chunk, zone)].left + PLAY)
			continue;
		for (size_t k = zone->first; k < zone->end && !beside; k++)
			beside = is_left(&chunks->at[k], zone) != is_left(chunk, zone) &&
				 chunks->at[k].x0 < other->left + PLAY &&
				 fabsf(chunks->at[k].base - chunk->base) < PLAY;
		entries.beside += beside;
		entries.apart += !beside;
	}
	return entries;
}

enum { LONGEST_LIST = 400 /* chunks: count_entries() is quadratic */ };

/* A heading ends the list: it stands at the edge, and over the place where titles begin. */
static void cut_at_heading(
	const struct pdf_chunks *chunks, struct zone *zone, const struct side sides[2])
{
	for (size_t i = zone->first; i < zone->end; i++)
		if (crosses(&chunks->at[i], sides[!is_left(&chunks->at[i], zone)].inner - PLAY))
			zone->end = i;
}

static bool is_list(const struct pdf_chunks *chunks, struct zone *zone)
{
	struct side sides[2];
	struct entries entries;
	size_t odd = 0;

	if (zone->end - zone->first > LONGEST_LIST)
		return false;
	measure(chunks, zone, sides);
	find_inner(chunks, zone, sides);
	if (!sides[0].titles || !sides[1].titles)
		return false;
	cut_at_heading(chunks, zone, sides);
	measure(chunks, zone, sides);
	find_inner(chunks, zone, sides);
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		const struct side *side = &sides[!is_left(chunk, zone)];

		odd += chunk->x0 > side->left + PLAY && fabsf(chunk->x0 - side->inner) > PLAY;
	}
	if (odd || sides[0].titles < LEAST_TITLES || sides[1].titles < LEAST_TITLES ||
		fabsf(sides[0].inner - sides[0].left - sides[1].inner + sides[1].left) > PLAY)
		return false;
	entries = count_entries(chunks, zone, sides);
	return entries.apart >= LEAST_TITLES;
}

/*
 * Behind the chunks from FIRST on that do not cross the gutter. What stands far below is of the
 * zone only when it is SMALLER: footnotes of each column.
 */
static size_t end_of(
	const struct pdf_chunks *chunks, const struct zone *range, size_t first, bool smaller)
{
	size_t end = first;

	while (end < range->end && !crosses(&chunks->at[end], range->gutter)) {
		const struct pdf_chunk *chunk = &chunks->at[end];

		if (end > first && chunk->base - chunk[-1].base > FAR * chunk->size &&
			!(smaller && chunk->size < SMALLER * chunk[-1].size))
			break;
		end++;
	}
	return end;
}

/* What from FIRST on is set in columns, or empty. */
static struct zone zone_at(const struct pdf_chunks *chunks, const struct zone *range, size_t first)
{
	struct zone zone = {first, end_of(chunks, range, first, true), range->gutter};
	struct side sides[2];

	trim_top(chunks, &zone);
	measure(chunks, &zone, sides);
	if (is_column(&sides[0]) && is_column(&sides[1]))
		return zone;
	zone.first = first;
	zone.end = end_of(chunks, range, first, false);
	trim_top(chunks, &zone);
	if (!is_list(chunks, &zone))
		zone.end = zone.first;
	return zone;
}

/* The largest zone of RANGE that its gutter makes, when it is larger than BEST. */
static void try_gutter(const struct pdf_chunks *chunks, const struct zone *range, struct zone *best)
{
	for (size_t i = range->first, end; i<range->end; i = end> i ? end : i + 1) {
		end = end_of(chunks, range, i, true);
		if (end - i > best->end - best->first) {
			struct zone zone = zone_at(chunks, range, i);

			if (zone.end - zone.first > best->end - best->first)
				*best = zone;
			if (zone.end == zone.first) /* a list may begin behind a gap */
				end = end_of(chunks, range, i, false);
		}
	}
}

/* The zone's chunks on one side of its gutter as lines of COLUMN. */
static void add_column(struct pdf_document *document, const struct pdf_chunks *chunks,
	const struct zone *zone, struct pdf_line line)
{
	struct pdf_chunks side = {0};

	for (size_t i = zone->first; i < zone->end; i++)
		if (is_left(&chunks->at[i], zone) == (line.column == 1))
			STM_PUSH(document->arena, &side, chunks->at[i]);
	reader_pdf_add_lines(document, side.at, side.len, line);
}

/* The chunks of RANGE as lines, of which LEFT zones may be set in columns. */
static void add_range(struct pdf_document *document, const struct pdf_chunks *chunks,
	struct zone range, unsigned *left, struct pdf_line line)
{
	const float width = document->pages[line.page - 1].width;
	struct zone best = {0};

	if (*left > 0)
		for (size_t i = 0; i < 64; i++) {
			range.gutter = (0.35f + 0.3f * (float)i / 64) * width;
			try_gutter(chunks, &range, &best);
		}
	if (best.end == best.first) {
		reader_pdf_add_lines(
			document, chunks->at + range.first, range.end - range.first, line);
		return;
	}
	--*left;
	add_range(document, chunks, (struct zone){range.first, best.first, 0}, left, line);
	line.column = 1;
	add_column(document, chunks, &best, line);
	line.column = 2;
	add_column(document, chunks, &best, line);
	line.column = 0;
	add_range(document, chunks, (struct zone){best.end, range.end, 0}, left, line);
}

void reader_pdf_add_columns(
	struct pdf_document *document, const struct pdf_chunks *chunks, struct pdf_line line)
{
	unsigned left = MOST_ZONES;

	add_range(document, chunks, (struct zone){0, chunks->len, 0}, &left, line);
}
