/*
 * Chunks -> lines, by where they stand: a footnote's mark or a running head may come last in the
 * file.
 */
#include "reader/pdf.h"

#include <stdlib.h>

/* By base, then from left to right; ties by the order of the file. */
static int by_place(const void *a, const void *b)
{
	const struct pdf_chunk *x = a, *y = b;

	if (x->base != y->base)
		return x->base < y->base ? -1 : 1;
	if (x->x0 != y->x0)
		return x->x0 < y->x0 ? -1 : 1;
	return (x->glyphs > y->glyphs) - (x->glyphs < y->glyphs);
}

static int by_left(const void *a, const void *b)
{
	const struct pdf_chunk *x = a, *y = b;

	if (x->x0 != y->x0)
		return x->x0 < y->x0 ? -1 : 1;
	return (x->glyphs > y->glyphs) - (x->glyphs < y->glyphs);
}

/*
 * Whether CHUNK stands on the line whose box is from TOP to BOTTOM: half of the lower one is
 * shared.
 */
static bool is_beside(const struct pdf_chunk *chunk, float top, float bottom)
{
	float height = chunk->y1 - chunk->y0, other = bottom - top;
	float upper = chunk->y0 > top ? chunk->y0 : top;
	float lower = chunk->y1 < bottom ? chunk->y1 : bottom;

	return lower - upper > 0.5f * (height < other ? height : other);
}

/* COUNT chunks, which follow each other with no more than spaces between, as one. */
static struct pdf_chunk join(
	struct pdf_document *document, const struct pdf_chunk *chunks, size_t count, unsigned page)
{
	struct pdf_chunk both = chunks[0];

	if (count > 1) {
		for (size_t i = 1; i < count; i++)
			both.count += chunks[i].count;
		both.glyphs = stm_alloc_array(document->arena, both.count, sizeof(*both.glyphs));
		both.count = 0;
		for (size_t i = 0; i < count; i++) {
			memcpy(both.glyphs + both.count, chunks[i].glyphs,
				chunks[i].count * sizeof(*both.glyphs));
			both.count += chunks[i].count;
		}
		reader_pdf_measure_chunk(&both);
	}
	reader_pdf_order(document, &document->pages[page - 1], &both);
	reader_pdf_mark_spaces(document, &both);
	return both;
}

/* All of it but marks, which are often set plain: "Norway:* draft resolution". */
static bool is_bold(const struct pdf_chunk *chunk)
{
	for (size_t i = 0; i < chunk->count; i++)
		if (!(chunk->glyphs[i].style & PDF_BOLD) && chunk->glyphs[i].code != '*' &&
			!reader_pdf_is_raised(chunk, &chunk->glyphs[i]))
			return false;
	return true;
}

/* What of the line is said by its largest part; bold only where all of it is. */
static void measure_line(struct pdf_line *line)
{
	size_t most = 0;

	line->x0 = line->y0 = 1e6f;
	line->x1 = line->y1 = -1e6f;
	line->bold = true;
	for (size_t i = 0; i < line->count; i++) {
		const struct pdf_chunk *chunk = &line->chunks[i];

		line->x0 = chunk->x0 < line->x0 ? chunk->x0 : line->x0;
		line->x1 = chunk->x1 > line->x1 ? chunk->x1 : line->x1;
		line->y0 = chunk->y0 < line->y0 ? chunk->y0 : line->y0;
		line->y1 = chunk->y1 > line->y1 ? chunk->y1 : line->y1;
		if (chunk->count > most) {
			most = chunk->count;
			line->size = chunk->size;
			line->base = chunk->base;
		}
		line->bold &= is_bold(chunk);
	}
}

/* Row AT as a line of the document: its chunks joined to cells, from the left. */
static void add_line(struct pdf_document *document, const struct pdf_row *rows, size_t count,
	size_t at, struct pdf_line line)
{
	const struct pdf_row *row = &rows[at];
	size_t most = (size_t)(row->end - row->first);

	line.chunks = stm_alloc_array(document->arena, most, sizeof(*line.chunks));
	line.count = 0;
	for (const struct pdf_chunk *chunk = row->first, *end; chunk < row->end; chunk = end) {
		for (end = chunk + 1; end < row->end; end++)
			if (reader_pdf_begins_cell(rows, count, at, end))
				break;
		line.chunks[line.count++] = join(document, chunk, (size_t)(end - chunk), line.page);
	}
	measure_line(&line);
	STM_PUSH(document->arena, &document->lines, line);
}

void reader_pdf_add_lines(
	struct pdf_document *document, struct pdf_chunk *chunks, size_t count, struct pdf_line line)
{
	STM_VEC(struct pdf_row) rows = {0};

	for (size_t i = 0, end; i < count; i = end) {
		float top = chunks[i].y0, bottom = chunks[i].y1;

		for (end = i + 1; end < count && is_beside(&chunks[end], top, bottom); end++) {
			top = chunks[end].y0 < top ? chunks[end].y0 : top;
			bottom = chunks[end].y1 > bottom ? chunks[end].y1 : bottom;
		}
		qsort(&chunks[i], end - i, sizeof(*chunks), by_left);
		STM_PUSH(document->arena, &rows, (struct pdf_row){&chunks[i], &chunks[end]});
	}
	for (size_t i = 0; i < rows.len; i++)
		add_line(document, rows.at, rows.len, i, line);
}

void reader_pdf_lines(struct pdf_document *document, unsigned number)
{
	struct pdf_chunks chunks = {0};
	struct pdf_line line = {.page = number};

	reader_pdf_cut(document->arena, &document->pages[number - 1].glyphs, &chunks);
	if (!chunks.len)
		return;
	qsort(chunks.at, chunks.len, sizeof(*chunks.at), by_place);
	reader_pdf_add_columns(document, &chunks, line);
}
