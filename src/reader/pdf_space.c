/*
 * Which gaps between glyphs are spaces. In what Word writes, gaps inside words are of 0.14 em at
 * most and those between words of 0.17 and more, however a line is justified. Where the document's
 * own gaps say otherwise, they are believed: the border is where there are fewest. A line whose
 * letters are set apart, such as "A N N E X", has a border of its own.
 */
#include "reader/pdf.h"

#include <math.h>
#include <stdlib.h>

#include "base/unicode.h"

static const float SPACE = 0.155f;     /* ems */
static const float DOUBTFUL = 0.2f;    /* ems: less is looked at again */
static const float IDEOGRAPHIC = 0.6f; /* ems beside Chinese, where less is the printer's */

enum {
	BINS = 40,  /* of a hundredth of an em */
	LOWEST = 8, /* where a border may be */
	HIGHEST = 30,
	USUAL = 15,       /* the bin of SPACE */
	ENOUGH = 1000,    /* gaps that tell anything */
	RARE = 2000,      /* one in so many gaps may lie on the border */
	LEAST_SPACES = 3, /* of a line that tell how wide its spaces are */
	LEAST_APART = 4,  /* letters set apart: fewer may be words */
};

static float gap_of(const struct pdf_glyph *a, const struct pdf_glyph *b)
{
	float size = a->size > b->size ? a->size : b->size;

	return (b->x0 - a->x1) / size;
}

static size_t around(const size_t bins[BINS], size_t bin)
{
	return bins[bin - 1] + bins[bin] + bins[bin + 1];
}

/* Of equally good borders the one nearest to the usual one. */
static size_t best_border(const size_t bins[BINS])
{
	size_t best = USUAL;

	for (size_t away = 1; away < HIGHEST; away++) {
		if (USUAL >= LOWEST + away && around(bins, USUAL - away) < around(bins, best))
			best = USUAL - away;
		if (USUAL + away <= HIGHEST && around(bins, USUAL + away) < around(bins, best))
			best = USUAL + away;
	}
	return best;
}

void reader_pdf_measure_space(struct pdf_document *document)
{
	size_t bins[BINS] = {0}, total = 0, best;

	document->space = SPACE;
	for (unsigned i = 0; i < document->page_count; i++) {
		const struct pdf_glyphs *glyphs = &document->pages[i].glyphs;

		for (size_t k = 1; k < glyphs->len; k++) {
			const struct pdf_glyph *a = &glyphs->at[k - 1], *b = &glyphs->at[k];
			float gap = gap_of(a, b);

			if (fabsf(a->y1 - b->y1) > 0.1f || !(gap >= 0 && gap < 0.395f))
				continue;
			bins[(size_t)(gap * 100 + 0.5f)]++;
			total++;
		}
	}
	if (total < ENOUGH || around(bins, USUAL) < total / RARE + 1)
		return;
	best = best_border(bins);
	if (around(bins, best) < around(bins, USUAL) / 4)
		document->space = (float)best / 100 + 0.005f;
}

static int by_value(const void *a, const void *b)
{
	const float x = *(const float *)a, y = *(const float *)b;

	return (x > y) - (x < y);
}

/* Whether nearly all of CHUNK's words are of one letter: then it is one word, set apart. */
static bool is_set_apart(const struct pdf_chunk *chunk, float space)
{
	size_t words = 1, single = 0, length = 1;

	for (size_t i = 1; i <= chunk->count; i++) {
		if (i < chunk->count && gap_of(&chunk->glyphs[i - 1], &chunk->glyphs[i]) <= space) {
			length++;
			continue;
		}
		single += length == 1 && stm_is_word(chunk->glyphs[i - 1].code);
		words += i < chunk->count;
		length = 1;
	}
	return words >= LEAST_APART && single + 1 >= words;
}

/*
 * The middle one of the gaps of CHUNK that are more than LEAST; 0 when there are fewer than FEWEST.
 */
static float middle_gap(
	struct stm_arena *arena, const struct pdf_chunk *chunk, float least, size_t fewest)
{
	float *gaps = stm_alloc_array(arena, chunk->count, sizeof(*gaps));
	size_t count = 0;

	for (size_t i = 1; i < chunk->count; i++) {
		gaps[count] = gap_of(&chunk->glyphs[i - 1], &chunk->glyphs[i]);
		count += gaps[count] > least;
	}
	qsort(gaps, count, sizeof(*gaps), by_value);
	return count && count >= fewest ? gaps[count / 2] : 0;
}

/* Chinese and its like, with its punctuation, which is set apart without a space. */
static bool is_ideograph(uint32_t c)
{
	return (c >= 0x2e80 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
	       (c >= 0xff00 && c <= 0xffef) || (c >= 0x20000 && c <= 0x3ffff);
}

/* Accents and vowel signs, which stand on the letter before them. */
static bool is_combining(uint32_t c)
{
	return (c >= 0x300 && c <= 0x36f) || (c >= 0x591 && c <= 0x5bd) ||
	       (c >= 0x610 && c <= 0x61a) || (c >= 0x64b && c <= 0x65f) || c == 0x670;
}

static bool is_spaced(const struct pdf_glyph *a, const struct pdf_glyph *b, float space)
{
	if (is_combining(b->code))
		return false;
	if (is_ideograph(a->code) || is_ideograph(b->code))
		space = IDEOGRAPHIC;
	return gap_of(a, b) > space;
}

/*
 * Between letters a gap that is hardly one is no space when the line's others are about twice as
 * wide: a line's spaces are stretched or narrowed together.
 */
static void drop_doubtful(const struct pdf_document *document, struct pdf_chunk *chunk)
{
	float middle = -1;

	for (size_t i = 1; i < chunk->count; i++) {
		struct pdf_glyph *glyph = &chunk->glyphs[i];
		float gap = gap_of(glyph - 1, glyph);

		if (!(glyph->style & PDF_SPACED) || gap > DOUBTFUL || !stm_is_small(glyph->code) ||
			!stm_is_word(glyph[-1].code) || is_ideograph(glyph[-1].code))
			continue;
		if (middle < 0)
			middle = middle_gap(document->arena, chunk, document->space, LEAST_SPACES);
		if (gap < 0.55f * middle)
			glyph->style &= ~(unsigned)PDF_SPACED;
	}
}

void reader_pdf_mark_spaces(const struct pdf_document *document, struct pdf_chunk *chunk)
{
	float space = document->space;

	if (is_set_apart(chunk, space))
		space = 1.5f * middle_gap(document->arena, chunk, -1, 1);
	for (size_t i = 1, last = 0; i < chunk->count; i++) {
		struct pdf_glyph *glyph = &chunk->glyphs[i];

		if (is_spaced(&chunk->glyphs[last], glyph, space))
			glyph->style |= PDF_SPACED;
		else
			glyph->style &= ~(unsigned)PDF_SPACED;
		if (!is_combining(glyph->code))
			last = i;
	}
	drop_doubtful(document, chunk);
}
