/*
 * Tables, which a PDF has only as text side by side. Columns are the stretches of a table's width
 * that its cells cover; rows are told by the gap above them, which is wider than between the lines
 * of a cell. An example, of two columns and three rows:
 *
 *     Lock                  Boats
 *
 *     Upper lock, rebuilt     412
 *     in 1987
 *
 *     Lower lock              377
 */
#include "reader/pdf.h"

#include "base/unicode.h"

enum {
	MOST_COLUMNS = 32,
	AHEAD = 3, /* lines of one cell that a table goes on across: rows that are headings */
};

static const float ROW = 1.4f; /* of the size, from base to base: lines of a cell are 1.2 apart */
static const float END = 3.0f; /* likewise: what is further off is no row of the table */

/* X from LEFT to RIGHT of each. */
struct columns {
	float left[MOST_COLUMNS], right[MOST_COLUMNS];
	size_t count;
};

/* A masthead has a symbol beside the organization's name, and is no table. */
static bool is_masthead(struct pdf_document *document, const struct pdf_line *line)
{
	for (size_t i = 0; line->page == 1 && i < line->count; i++)
		if (reader_pdf_cell_reason(document, &line->chunks[i]))
			return true;
	return false;
}

static float pitch(const struct pdf_line *const *lines, size_t i)
{
	return lines[i]->base - lines[i - 1]->base;
}

/* Whether line I is on the page of the one before it, below it and not far. */
static bool is_near(const struct pdf_line *const *lines, size_t i)
{
	const struct pdf_line *line = lines[i], *last = lines[i - 1];
	float size = line->size > last->size ? line->size : last->size;

	return line->page == last->page && line->column == last->column && pitch(lines, i) > 0 &&
	       pitch(lines, i) < END * size;
}

/* The next line with several cells, from I on, with no more than AHEAD others before it; or 0. */
static size_t next_row(const struct pdf_line *const *lines, size_t i, size_t count)
{
	for (size_t end = i + AHEAD + 1; i < count && i < end && is_near(lines, i); i++)
		if (lines[i]->count > 1)
			return i;
	return 0;
}

size_t reader_pdf_table_length(
	struct pdf_document *document, const struct pdf_line *const *lines, size_t count)
{
	size_t length = 1, rows = 1, next;

	if (lines[0]->count < 2 || is_masthead(document, lines[0]))
		return 0;
	while ((next = next_row(lines, length, count)) != 0) {
		length = next + 1;
		rows++;
	}
	while (length < count && is_near(lines, length) &&
		pitch(lines, length) < ROW * lines[length]->size)
		length++;
	return rows > 1 ? length : 0;
}

/* Where LEFT to RIGHT would stand among the columns: those that it touches, from *FIRST to *END. */
static void touched(
	const struct columns *columns, const struct pdf_chunk *cell, size_t *first, size_t *end)
{
	*first = 0;
	while (*first < columns->count && columns->right[*first] <= cell->x0)
		++*first;
	*end = *first;
	while (*end < columns->count && columns->left[*end] < cell->x1)
		++*end;
}

/* A column of its own for CELL, before column AT. */
static void insert_column(struct columns *columns, const struct pdf_chunk *cell, size_t at)
{
	if (columns->count == MOST_COLUMNS)
		return;
	for (size_t i = columns->count++; i > at; i--) {
		columns->left[i] = columns->left[i - 1];
		columns->right[i] = columns->right[i - 1];
	}
	columns->left[at] = cell->x0;
	columns->right[at] = cell->x1;
}

/* The cells of LINE widen the columns they stand in; a heading over several columns widens none. */
static void widen(struct columns *columns, const struct pdf_line *line)
{
	for (size_t i = 0, first, end; i < line->count; i++) {
		const struct pdf_chunk *cell = &line->chunks[i];

		touched(columns, cell, &first, &end);
		if (first == end)
			insert_column(columns, cell, first);
		if (end != first + 1)
			continue;
		if (cell->x0 < columns->left[first])
			columns->left[first] = cell->x0;
		if (cell->x1 > columns->right[first])
			columns->right[first] = cell->x1;
	}
}

/* Lines with the most cells say first what columns there are. */
static void find_columns(const struct pdf_line *const *lines, size_t count, struct columns *columns)
{
	size_t most = 0;

	columns->count = 0;
	for (size_t i = 0; i < count; i++)
		most = lines[i]->count > most ? lines[i]->count : most;
	for (; most > 1; most--)
		for (size_t i = 0; i < count; i++)
			if (lines[i]->count == most)
				widen(columns, lines[i]);
}

/* The column that CHUNK shares most with; one that lies between two is of the one before it. */
static size_t column_of(const struct columns *columns, const struct pdf_chunk *chunk)
{
	size_t best = 0;
	float most = 0;

	for (size_t i = 0; i < columns->count; i++) {
		float left = chunk->x0 > columns->left[i] ? chunk->x0 : columns->left[i];
		float right = chunk->x1 < columns->right[i] ? chunk->x1 : columns->right[i];

		if (right - left > most || (!most && columns->left[i] < chunk->x0))
			best = i;
		if (right - left > most)
			most = right - left;
	}
	return best;
}

/* "412", "$871,600", "(63)", a dash: what a column of figures has. */
static bool is_figure(const struct pdf_chunk *chunk)
{
	uint32_t c = chunk->glyphs[0].code;

	return (c >= '0' && c <= '9') || c == '$' || c == '(' || c == '-' || c == 0x2212 ||
	       c == 0x2013 || c == 0x2014 || c == 0x20ac || c == 0xa3;
}

/* A figure or a capital in the first column, and a figure in the last cell. */
static bool looks_whole(const struct columns *columns, const struct pdf_line *line)
{
	return line->count > 1 && !column_of(columns, &line->chunks[0]) &&
	       !stm_is_small(line->chunks[0].glyphs[0].code) &&
	       is_figure(&line->chunks[line->count - 1]);
}

/* Whether line I begins a row: by the gap, or in a list of figures, whose rows have none. */
static bool begins_row(const struct pdf_line *const *lines, size_t i, const struct columns *columns)
{
	return pitch(lines, i) > ROW * lines[i]->size ||
	       (looks_whole(columns, lines[i]) && looks_whole(columns, lines[i - 1]));
}

/* All lines of one row: cell by cell, and in a cell line by line. */
static void write_row(struct pdf_document *document, const struct pdf_line *const *lines,
	size_t count, const struct columns *columns)
{
	reader_row(document->events);
	for (size_t column = 0; column < columns->count; column++) {
		bool filled = false;

		reader_cell(document->events);
		for (size_t i = 0; i < count; i++)
			for (size_t k = 0; k < lines[i]->count; k++) {
				const struct pdf_chunk *chunk = &lines[i]->chunks[k];

				if (column_of(columns, chunk) != column)
					continue;
				if (filled)
					reader_line(document->events);
				reader_pdf_write_cell(document, lines[i], chunk, 0);
				filled = true;
			}
	}
}

void reader_pdf_write_table(
	struct pdf_document *document, const struct pdf_line *const *lines, size_t count)
{
	struct columns columns;

	find_columns(lines, count, &columns);
	for (size_t i = 0, end; i < count; i = end) {
		for (end = i + 1; end < count && !begins_row(lines, end, &columns); end++)
			;
		write_row(document, &lines[i], end - i, &columns);
	}
}
