/*
 * What stands side by side on a line: words of one sentence, or cells. A gap that no justified line
 * has makes cells; a narrower one does when the lines above and below have a gap there too and
 * their text begins, or their figures end, at the same place. An example, in which no gap is wide:
 *
 *     Upper lock, rebuilt  Two boats       3 412.5
 *     in 1987              without crew      214.0
 *     Lower lock           One boat           77.3
 */
#include "reader/pdf.h"

#include <math.h>

#include "base/unicode.h"

/* In ems of the font. */
static const float WIDE = 2.0f;   /* more than any justified line has between two words */
static const float HANG = 6.0f;   /* a list's number may stand that far before its text */
static const float NARROW = 0.8f; /* less than between two cells of the tightest table */
static const float SURE = 1.4f;   /* a gap of which one other line with the same is enough */
static const float SHARED = 0.5f; /* what the gaps of a table have in common, at least */
static const float NEAR = 3.0f;   /* from base to base of a table's lines, at most */

enum {
	FAR = 40,    /* lines that are looked at in each direction */
	CROWDED = 64 /* chunks of a line that is no row of a table */
};

/* "1.", "(iii)", "80/118.", a bullet: what a list or a title has before its text. */
static bool is_number(const struct pdf_chunk *chunk)
{
	uint32_t last = chunk->glyphs[chunk->count - 1].code;

	if (chunk->count == 1)
		return last == '*' || last == '-' || (last > 0x7f && !stm_is_word(last));
	return chunk->count <= 8 && (last == '.' || last == ')');
}

bool reader_pdf_is_figure(const struct pdf_chunk *chunk)
{
	for (size_t i = 0; i < chunk->count; i++) {
		uint32_t c = chunk->glyphs[i].code;

		if (stm_is_word(c) && !(c >= '0' && c <= '9'))
			return false;
	}
	return true;
}

/* A gap on its way up or down a table: what all of its lines share of it. */
struct river {
	const struct pdf_chunk *after; /* what stands behind the gap where it was found */
	bool last;                     /* and is the last of its line */
	float left, right, size;
};

enum crossing { BARRED, OPEN, ALIKE };

/* By their left edges; or by their right ones, unless those are the margin of a text. */
static bool are_aligned(const struct pdf_chunk *chunk, bool last, const struct river *river)
{
	return fabsf(chunk->x0 - river->after->x0) < 1.5f ||
	       (fabsf(chunk->x1 - river->after->x1) < 1.5f &&
		       (!last || !river->last || reader_pdf_is_figure(chunk) ||
			       reader_pdf_is_figure(river->after)));
}

/* Whether ROW lets the RIVER through: text across it bars it, cells at the same place are alike. */
static enum crossing cross(const struct pdf_row *row, struct river *river)
{
	const struct pdf_chunk *before = NULL, *after = NULL;
	float left, right;

	for (const struct pdf_chunk *chunk = row->first; chunk < row->end && !after; chunk++) {
		if ((chunk->x0 + chunk->x1) > river->left + river->right)
			after = chunk;
		else
			before = chunk;
	}
	left = before && before->x1 > river->left ? before->x1 : river->left;
	right = after && after->x0 < river->right ? after->x0 : river->right;
	if (right - left < SHARED * river->size)
		return BARRED;
	river->left = left;
	river->right = right;
	if (!before || !after || after->x0 - before->x1 < NARROW * river->size)
		return OPEN;
	return are_aligned(after, after + 1 == row->end, river) ? ALIKE : OPEN;
}

/* A table's head is smaller than what it is the head of. */
static bool are_near(const struct pdf_chunk *a, const struct pdf_chunk *b)
{
	return fabsf(a->base - b->base) < NEAR * (a->size > b->size ? a->size : b->size);
}

/* The lines like row AT in one direction, up to MOST of them. */
static size_t count_alike(
	const struct pdf_row *rows, size_t count, size_t at, struct river river, int step)
{
	size_t alike = 0;

	for (size_t i = 0; i < FAR; i++) {
		size_t next = at + (size_t)step; /* wraps below 0 */

		if (next >= count || rows[next].end - rows[next].first > CROWDED ||
			!are_near(rows[at].first, rows[next].first))
			break;
		switch (cross(&rows[next], &river)) {
		case BARRED:
			return alike;
		case ALIKE:
			alike++;
			break;
		case OPEN:
			break;
		}
		at = next;
	}
	return alike;
}

/* Whether A, small and raised, is a footnote's mark before B. */
static bool is_mark(const struct pdf_chunk *a, const struct pdf_chunk *b)
{
	return a->count <= 3 && a->size < 0.8f * b->size && a->base < b->base - 0.1f * b->size;
}

/* Whether CHUNK is the text of a list's number, or of several ("1. (a)"), which stand before it. */
static bool hangs(const struct pdf_row *row, const struct pdf_chunk *chunk)
{
	for (const struct pdf_chunk *number = row->first; number < chunk; number++)
		if (!is_number(number) && !is_mark(number, chunk))
			return false;
	return !reader_pdf_is_figure(chunk) || is_number(chunk);
}

bool reader_pdf_begins_cell(
	const struct pdf_row *rows, size_t count, size_t at, const struct pdf_chunk *chunk)
{
	const struct pdf_chunk *last = chunk - 1;
	float size = last->size > chunk->size ? last->size : chunk->size;
	float gap = chunk->x0 - last->x1;
	struct river river = {chunk, chunk + 1 == rows[at].end, last->x1, chunk->x0, size};
	size_t alike;

	if (gap < NARROW * size || (gap < HANG * size && hangs(&rows[at], chunk)))
		return false;
	if (gap >= WIDE * size)
		return true;
	if (rows[at].end - rows[at].first > CROWDED)
		return false;
	alike = count_alike(rows, count, at, river, 1) + count_alike(rows, count, at, river, -1);
	return alike > 1 || (alike && gap >= SURE * size);
}
