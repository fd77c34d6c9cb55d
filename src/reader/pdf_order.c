/*
 * In what order the glyphs of a line are read. Lines come from left to right; a page that is mostly
 * Arabic or Hebrew is mirrored first, so that its lines do so too. What then runs against the way
 * of the page is turned round: figures and Latin words there, Arabic words elsewhere (UAX 9, L2).
 */
#include "reader/pdf.h"

#include "base/unicode.h"

/* Hebrew and Arabic, their presentation forms included. */
static bool is_rightward(uint32_t c)
{
	return (c >= 0x590 && c <= 0x8ff && !(c >= 0x660 && c <= 0x669) &&
		       !(c >= 0x6f0 && c <= 0x6f9)) ||
	       (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
}

static bool is_figure(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6f0 && c <= 0x6f9);
}

/*
 * Runs against the way of the page: letters and figures from left to right, or those that do not.
 */
static bool runs_against(uint32_t c, bool mirrored)
{
	return mirrored ? !is_rightward(c) && stm_is_word(c) : is_rightward(c);
}

/*
 * Mirrors glyphs FIRST to END in their own box, so that what was read backwards is read forwards.
 */
static void reverse(struct pdf_glyph *first, struct pdf_glyph *end)
{
	const float left = first->x0, right = end[-1].x1;

	for (struct pdf_glyph *a = first, *b = end - 1; a < b; a++, b--) {
		struct pdf_glyph glyph = *a;

		*a = *b;
		*b = glyph;
	}
	for (struct pdf_glyph *glyph = first; glyph < end; glyph++) {
		const float x0 = glyph->x0;

		glyph->x0 = left + right - glyph->x1;
		glyph->x1 = left + right - x0;
	}
}

/*
 * Behind the run against the way of the page that begins at FIRST. What stands between two of its
 * letters belongs to it; between figures that is at most one mark, as in "3/4" (UAX 9, W4).
 */
static struct pdf_glyph *end_of_run(
	struct pdf_glyph *first, struct pdf_glyph *end, bool mirrored, float space)
{
	struct pdf_glyph *last = first;
	bool letters = !is_figure(first->code);

	for (struct pdf_glyph *next = first + 1; next < end; next++) {
		if (!runs_against(next->code, mirrored)) {
			if (stm_is_word(next->code) && !(is_figure(next->code) && !mirrored))
				break;
			continue;
		}
		if (!letters && is_figure(next->code) &&
			(next > last + 2 || (last + 1)->x0 - last->x1 > space * last->size))
			break;
		letters |= !is_figure(next->code);
		last = next;
	}
	return last + 1;
}

/* Figures within a run of Arabic in a page from left to right are read from left to right again. */
static void reverse_figures(struct pdf_glyph *first, struct pdf_glyph *end)
{
	for (struct pdf_glyph *at = first, *stop; at < end; at = stop) {
		for (stop = at; stop < end && is_figure(stop->code); stop++)
			;
		if (stop > at)
			reverse(at, stop);
		else
			stop++;
	}
}

void reader_pdf_order(
	const struct pdf_document *document, const struct pdf_page *page, struct pdf_chunk *chunk)
{
	struct pdf_glyph *end = chunk->glyphs + chunk->count, *stop;

	for (struct pdf_glyph *at = chunk->glyphs; at < end; at = stop) {
		stop = at + 1;
		if (!runs_against(at->code, page->mirrored))
			continue;
		stop = end_of_run(at, end, page->mirrored, document->space);
		reverse(at, stop);
		if (!page->mirrored)
			reverse_figures(at, stop);
	}
}

/*
 * Poppler's words are from left to right within, so the order of the file is turned round as well.
 */
static void mirror(struct pdf_page *page)
{
	struct pdf_glyphs *glyphs = &page->glyphs;

	for (size_t i = 0; 2 * i + 1 < glyphs->len; i++) {
		struct pdf_glyph glyph = glyphs->at[i];

		glyphs->at[i] = glyphs->at[glyphs->len - 1 - i];
		glyphs->at[glyphs->len - 1 - i] = glyph;
	}
	for (size_t i = 0; i < glyphs->len; i++) {
		struct pdf_glyph *glyph = &glyphs->at[i];
		const float x0 = glyph->x0;

		glyph->x0 = page->width - glyph->x1;
		glyph->x1 = page->width - x0;
	}
	page->mirrored = true;
}

void reader_pdf_mirror(struct pdf_page *page)
{
	size_t rightward = 0, others = 0;

	for (size_t i = 0; i < page->glyphs.len; i++) {
		uint32_t c = page->glyphs.at[i].code;

		rightward += is_rightward(c);
		others += !is_rightward(c) && !is_figure(c) && stm_is_word(c);
	}
	if (rightward > others)
		mirror(page);
}
