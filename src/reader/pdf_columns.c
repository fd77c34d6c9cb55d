/*
 * A stretch of a page that is set in two columns is read column by column; there may be several,
 * with headings across both between them. Columns are filled: most of their lines reach over two
 * thirds of their width, which the cells of a table do not, but for sums, whose column is narrow.
 * Lists of short titles are also set so (pdf_lists.c).
 */
#include "reader/pdf_zone.h"

enum {
	LEAST_LINES = 6, /* in each column: fewer are a table or a masthead */
	MOST_ZONES = 16, /* of a page */
};

static const float FULL = 0.66f;    /* of the column's width */
static const float WIDTH = 10.0f;   /* times the size, of a column at least */
static const float FAR = 4.0f;      /* times the size: what is so far below belongs to no column */
static const float SMALLER = 0.95f; /* of the size above: footnotes */

/* One side of a zone: its edges, its lines and how many of them are full. */
struct side {
	float left, right;
	float size; /* of its largest letters */
	size_t count, full;
};

/* Whether something stands beside CHUNK on the other side, or a line off. */
static bool has_other(const struct pdf_chunks *chunks, const struct pdf_zone *zone, size_t at)
{
	const struct pdf_chunk *chunk = &chunks->at[at];
	const float reach = 1.5f * chunk->size;

	for (size_t i = at + 1; i < zone->end && chunks->at[i].base < chunk->base + reach; i++)
		if (reader_pdf_is_left(&chunks->at[i], zone) != reader_pdf_is_left(chunk, zone))
			return true;
	for (size_t i = at; i-- > zone->first && chunks->at[i].base > chunk->base - reach;)
		if (reader_pdf_is_left(&chunks->at[i], zone) != reader_pdf_is_left(chunk, zone))
			return true;
	return false;
}

/* Both columns begin beside each other. */
static void trim_top(const struct pdf_chunks *chunks, struct pdf_zone *zone)
{
	while (zone->first < zone->end && !has_other(chunks, zone, zone->first))
		zone->first++;
}

static void measure(
	const struct pdf_chunks *chunks, const struct pdf_zone *zone, struct side sides[2])
{
	for (size_t k = 0; k < 2; k++)
		sides[k] = (struct side){.left = 1e6f, .right = -1e6f};
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		struct side *side = &sides[!reader_pdf_is_left(chunk, zone)];

		side->left = chunk->x0 < side->left ? chunk->x0 : side->left;
		side->right = chunk->x1 > side->right ? chunk->x1 : side->right;
		side->size = chunk->size > side->size ? chunk->size : side->size;
		side->count++;
	}
	for (size_t i = zone->first; i < zone->end; i++) {
		const struct pdf_chunk *chunk = &chunks->at[i];
		struct side *side = &sides[!reader_pdf_is_left(chunk, zone)];

		side->full += chunk->x1 - chunk->x0 > FULL * (side->right - side->left);
	}
}

static bool is_column(const struct side *side)
{
	return side->count >= LEAST_LINES && side->right - side->left > WIDTH * side->size &&
	       2 * side->full > side->count;
}

/*
 * Behind the chunks from FIRST on that do not cross the gutter. What stands far below is of the
 * zone only when it is SMALLER: footnotes of each column.
 */
static size_t end_of(
	const struct pdf_chunks *chunks, const struct pdf_zone *range, size_t first, bool smaller)
{
	size_t end = first;

	while (end < range->end && !reader_pdf_crosses(&chunks->at[end], range->gutter)) {
		const struct pdf_chunk *chunk = &chunks->at[end];

		if (end > first && chunk->base - chunk[-1].base > FAR * chunk->size &&
			!(smaller && chunk->size < SMALLER * chunk[-1].size))
			break;
		end++;
	}
	return end;
}

/* What from FIRST on is set in columns, or empty. */
static struct pdf_zone zone_at(
	const struct pdf_chunks *chunks, const struct pdf_zone *range, size_t first)
{
	struct pdf_zone zone = {
		first, end_of(chunks, range, first, true), range->gutter, .list = false};
	struct side sides[2];

	trim_top(chunks, &zone);
	measure(chunks, &zone, sides);
	if (is_column(&sides[0]) && is_column(&sides[1]))
		return zone;
	zone.first = first;
	zone.end = end_of(chunks, range, first, false);
	trim_top(chunks, &zone);
	zone.list = reader_pdf_is_list(chunks, &zone);
	if (!zone.list)
		zone.end = zone.first;
	return zone;
}

/* The largest zone of RANGE that its gutter makes, when it is larger than BEST. */
static void try_gutter(
	const struct pdf_chunks *chunks, const struct pdf_zone *range, struct pdf_zone *best)
{
	for (size_t i = range->first, end; i<range->end; i = end> i ? end : i + 1) {
		end = end_of(chunks, range, i, true);
		if (end - i > best->end - best->first) {
			struct pdf_zone zone = zone_at(chunks, range, i);

			if (zone.end - zone.first > best->end - best->first)
				*best = zone;
			if (zone.end == zone.first) /* a list may begin behind a gap */
				end = end_of(chunks, range, i, false);
		}
	}
}

/* The zone's chunks on one side of its gutter as lines of COLUMN. */
static void add_column(struct pdf_document *document, const struct pdf_chunks *chunks,
	const struct pdf_zone *zone, struct pdf_line line)
{
	struct pdf_chunks side = {0};

	for (size_t i = zone->first; i < zone->end; i++)
		if (reader_pdf_is_left(&chunks->at[i], zone) == (line.column == 1))
			STM_PUSH(document->arena, &side, chunks->at[i]);
	reader_pdf_add_lines(document, side.at, side.len, line);
}

/* The chunks of RANGE as lines, of which LEFT zones may be set in columns. */
static void add_range(struct pdf_document *document, const struct pdf_chunks *chunks,
	struct pdf_zone range, unsigned *left, struct pdf_line line)
{
	const float width = document->pages[line.page - 1].width;
	struct pdf_zone best = {0};

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
	add_range(
		document, chunks, (struct pdf_zone){range.first, best.first, 0, false}, left, line);
	line.list = best.list;
	line.column = 1;
	add_column(document, chunks, &best, line);
	line.column = 2;
	add_column(document, chunks, &best, line);
	line.column = 0;
	line.list = false;
	add_range(document, chunks, (struct pdf_zone){best.end, range.end, 0, false}, left, line);
}

void reader_pdf_add_columns(
	struct pdf_document *document, const struct pdf_chunks *chunks, struct pdf_line line)
{
	unsigned left = MOST_ZONES;

	add_range(document, chunks, (struct pdf_zone){0, chunks->len, 0, false}, &left, line);
}
