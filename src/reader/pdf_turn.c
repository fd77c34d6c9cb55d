/*
 * Which way a page is written. Two glyphs that follow each other touch: at the right of a glyph,
 * above it (text turned against the clock), below it, or at its left (text upside down). A page
 * whose text is mostly sideways is turned; what then is still sideways, and letters much larger
 * than any title, such as DRAFT across the page, are put aside: they are no part of any line.
 */
#include "reader/pdf.h"

#include <math.h>

enum way { RIGHT, UP, LEFT, DOWN, WAYS, UNKNOWN = WAYS };

static const float LARGE = 40; /* points: a watermark's letters, at least */
static const float LARGER = 3; /* and so many times as large as most of the page */

/*
 * Which way B follows A; upright letters are never as wide as high when they stand on each other.
 */
static enum way way_of(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
	const float play = 0.1f * a->size, equal = 0.02f * a->size;

	if (fabsf(a->y0 - b->y0) < equal && fabsf(a->y1 - b->y1) < equal) {
		if (fabsf(b->x0 - a->x1) < play)
			return RIGHT;
		return fabsf(b->x1 - a->x0) < play ? LEFT : UNKNOWN;
	}
	if (fabsf(a->x0 - b->x0) > equal || fabsf(a->x1 - b->x1) > equal ||
		a->y1 - a->y0 > 0.95f * (a->x1 - a->x0))
		return UNKNOWN;
	if (fabsf(b->y1 - a->y0) < play)
		return UP;
	return fabsf(b->y0 - a->y1) < play ? DOWN : UNKNOWN;
}

/* The way that most glyphs follow each other. */
static enum way way_of_page(const struct pdf_glyphs *glyphs)
{
	size_t counts[WAYS + 1] = {0};
	enum way most = RIGHT;

	for (size_t i = 1; i < glyphs->len; i++)
		counts[way_of(&glyphs->at[i - 1], &glyphs->at[i])]++;
	for (enum way way = RIGHT; way < WAYS; way++)
		if (counts[way] > counts[most])
			most = way;
	return most;
}

/* Turns GLYPH of a page so that what was written WAY is written to the right. */
static void turn_glyph(struct pdf_glyph *glyph, const struct pdf_page *page, enum way way)
{
	const struct pdf_glyph old = *glyph;

	if (way == UP) {
		glyph->x0 = page->height - old.y1;
		glyph->x1 = page->height - old.y0;
		glyph->y0 = old.x0;
		glyph->y1 = old.x1;
	} else if (way == DOWN) {
		glyph->x0 = old.y0;
		glyph->x1 = old.y1;
		glyph->y0 = page->width - old.x1;
		glyph->y1 = page->width - old.x0;
	} else {
		glyph->x0 = page->width - old.x1;
		glyph->x1 = page->width - old.x0;
		glyph->y0 = page->height - old.y1;
		glyph->y1 = page->height - old.y0;
	}
}

static void turn_page(struct pdf_page *page, enum way way)
{
	const float width = page->width;

	for (size_t i = 0; i < page->glyphs.len; i++)
		turn_glyph(&page->glyphs.at[i], page, way);
	if (way != LEFT) {
		page->width = page->height;
		page->height = width;
	}
}

/* The size that most glyphs of the page have, by the longest runs of equal sizes. */
static float size_of(const struct pdf_glyphs *glyphs)
{
	size_t most = 0;
	float size = 0;

	for (size_t i = 0, end; i < glyphs->len; i = end) {
		for (end = i + 1; end < glyphs->len; end++)
			if (glyphs->at[end].size != glyphs->at[i].size)
				break;
		if (end - i > most) {
			most = end - i;
			size = glyphs->at[i].size;
		}
	}
	return size;
}

static bool is_sideways(const struct pdf_glyphs *glyphs, size_t i)
{
	enum way before = i ? way_of(&glyphs->at[i - 1], &glyphs->at[i]) : UNKNOWN;
	enum way after = i + 1 < glyphs->len ? way_of(&glyphs->at[i], &glyphs->at[i + 1]) : UNKNOWN;

	return before == UP || before == DOWN || after == UP || after == DOWN;
}

void reader_pdf_turn(struct stm_arena *arena, struct pdf_page *page)
{
	struct pdf_glyphs *glyphs = &page->glyphs, kept = {0};
	enum way way = way_of_page(glyphs);
	float size;

	if (way != RIGHT)
		turn_page(page, way);
	size = size_of(glyphs);
	for (size_t i = 0; i < glyphs->len; i++) {
		const struct pdf_glyph *glyph = &glyphs->at[i];
		bool large = glyph->size > LARGE && glyph->size > LARGER * size;

		if (large || is_sideways(glyphs, i))
			STM_PUSH(arena, &page->aside, *glyph);
		else
			STM_PUSH(arena, &kept, *glyph);
	}
	if (page->aside.len)
		page->glyphs = kept;
}
