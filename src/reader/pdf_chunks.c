/*
 * Glyphs -> chunks. The file's own order is good within a line and unreliable between lines, so a
 * chunk ends wherever the next glyph is not where the last one ended.
 */
#include "reader/pdf.h"

#include "base/unicode.h"

static const float NARROW =
	0.8f; /* ems: whether a gap so wide is more than a space is seen later */
static const float RAISED = 0.8f; /* of the line's size: marks are smaller than that */

float reader_pdf_base(const struct pdf_glyph *glyph)
{
	return glyph->y1 - 0.2f * (glyph->y1 - glyph->y0);
}

bool reader_pdf_is_raised(const struct pdf_chunk *chunk, const struct pdf_glyph *glyph)
{
	return glyph->size < RAISED * chunk->size &&
	       reader_pdf_base(glyph) < chunk->base - 0.1f * chunk->size;
}

/* Whether NEXT goes on where LAST ended: to its right, not far, on the same line. */
static bool follows(const struct pdf_glyph *last, const struct pdf_glyph *next)
{
	float size = last->size > next->size ? last->size : next->size;
	float gap = next->x0 - last->x1, drop = reader_pdf_base(next) - reader_pdf_base(last);

	return gap < NARROW * size && gap > -0.5f * size && drop < 0.6f * size &&
	       drop > -0.6f * size;
}

/* The size that most of them have, and its base. */
void reader_pdf_measure_chunk(struct pdf_chunk *chunk)
{
	size_t most = 0;

	chunk->x0 = chunk->y0 = 1e6f;
	chunk->x1 = chunk->y1 = -1e6f;
	for (size_t i = 0, run = 0; i < chunk->count; i++) {
		const struct pdf_glyph *glyph = &chunk->glyphs[i];

		run = i && glyph->size == glyph[-1].size ? run + 1 : 1;
		if (run > most) {
			most = run;
			chunk->size = glyph->size;
			chunk->base = reader_pdf_base(glyph);
		}
		chunk->x0 = glyph->x0 < chunk->x0 ? glyph->x0 : chunk->x0;
		chunk->x1 = glyph->x1 > chunk->x1 ? glyph->x1 : chunk->x1;
		chunk->y0 = glyph->y0 < chunk->y0 ? glyph->y0 : chunk->y0;
		chunk->y1 = glyph->y1 > chunk->y1 ? glyph->y1 : chunk->y1;
	}
}

void reader_pdf_cut(
	struct stm_arena *arena, const struct pdf_glyphs *glyphs, struct pdf_chunks *chunks)
{
	for (size_t i = 0, end; i < glyphs->len; i = end) {
		struct pdf_chunk chunk = {.glyphs = &glyphs->at[i]};

		for (end = i + 1; end < glyphs->len; end++)
			if (!follows(&glyphs->at[end - 1], &glyphs->at[end]))
				break;
		chunk.count = end - i;
		reader_pdf_measure_chunk(&chunk);
		STM_PUSH(arena, chunks, chunk);
	}
}

void reader_pdf_text(struct stm_buf *buf, const struct pdf_line *line, size_t skip)
{
	size_t number = 0;

	for (size_t i = 0; i < line->count; i++)
		for (size_t k = 0; k < line->chunks[i].count; k++) {
			const struct pdf_glyph *glyph = &line->chunks[i].glyphs[k];

			if (number++ < skip)
				continue;
			if ((k ? glyph->style & PDF_SPACED : i > 0) && number > skip + 1)
				stm_buf_char(buf, ' ');
			stm_utf8_add(buf, glyph->code);
		}
}

struct stm_str reader_pdf_cell_text(struct stm_arena *arena, const struct pdf_chunk *cell)
{
	struct pdf_line line = {.chunks = (struct pdf_chunk *)cell, .count = 1};
	struct stm_buf buf = {.arena = arena};

	reader_pdf_text(&buf, &line, 0);
	return (struct stm_str){stm_buf_end(&buf), buf.len};
}
