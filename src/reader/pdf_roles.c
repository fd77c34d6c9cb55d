/*
 * What each line is for: the size, pitch and margins of most of the text first, then what stands at
 * the edges of pages, then footnotes.
 */
#include "reader/pdf.h"

#include <math.h>

#include "read/furniture.h"

/* A histogram of whole points, and where it is highest. */
struct histogram {
	size_t count[2048];
};

static void count(struct histogram *histogram, float value, size_t weight)
{
	if (value >= 0 && value < 2047)
		histogram->count[(size_t)(value + 0.5f)] += weight;
}

static float highest(const struct histogram *histogram)
{
	size_t best = 0;

	for (size_t i = 1; i < 2048; i++)
		if (histogram->count[i] > histogram->count[best])
			best = i;
	return (float)best;
}

/*
 * From base to base: where paragraphs are of a line or two, the gaps between them are as many as
 * those between lines, and the smaller ones count.
 */
static float lowest_peak(const struct histogram *histogram, float least)
{
	size_t best = (size_t)highest(histogram);

	for (size_t i = least > 1 ? (size_t)least : 1; i < best; i++)
		if (4 * histogram->count[i] >= histogram->count[best])
			return (float)i;
	return (float)best;
}

/* The value that one in ten of those counted is above. */
static float high(const struct histogram *histogram)
{
	size_t total = 0, above = 0, at = 2047;

	for (size_t i = 0; i < 2048; i++)
		total += histogram->count[i];
	while (at > 0 && 10 * (above += histogram->count[at]) <= total)
		at--;
	return (float)at;
}

/*
 * A margin where many lines end is one; a text that is not justified ends about where few go
 * further.
 */
static float right_margin(const struct histogram *histogram)
{
	size_t total = 0, best = (size_t)highest(histogram), near = histogram->count[best];

	for (size_t i = 0; i < 2048; i++)
		total += histogram->count[i];
	near += best ? histogram->count[best - 1] : 0;
	near += best < 2047 ? histogram->count[best + 1] : 0;
	return 4 * near > total ? (float)best : high(histogram);
}

enum {
	COLUMNS = 3,        /* none, left, right */
	FEWEST_PITCHES = 3, /* that tell something */
	FEWEST_INDENTS = 3, /* of a document that indents first lines */
};

/*
 * Where lines begin; where paragraphs are of a line or two as many begin at the indent, and the
 * smaller value counts.
 */
static float left_margin(const struct histogram *histogram)
{
	size_t best = (size_t)highest(histogram);

	for (size_t i = 1; i < best; i++)
		if (4 * histogram->count[i] >= histogram->count[best])
			return (float)i;
	return (float)best;
}

/* The margins of each column, from the edges of most of its lines. */
static void set_margins(struct pdf_document *document, const struct histogram lefts[COLUMNS],
	const struct histogram rights[COLUMNS])
{
	float left[COLUMNS], right[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++) {
		left[i] = left_margin(&lefts[i]);
		right[i] = right_margin(&rights[i]);
	}
	for (size_t i = 0; i < document->lines.len; i++) {
		struct pdf_line *line = &document->lines.at[i];

		line->left = left[line->column];
		line->right = right[line->column];
	}
}

/* The size that most of the text has. Sizes are counted in tenths of a point. */
static void measure_size(struct pdf_document *document)
{
	struct histogram *sizes = stm_alloc(document->arena, sizeof(*sizes));

	for (size_t i = 0; i < document->lines.len; i++)
		count(sizes, document->lines.at[i].size * 10,
			(size_t)fabsf(document->lines.at[i].x1 - document->lines.at[i].x0));
	document->size = highest(sizes) / 10;
}

/* Pitch and margins of the text of that size. */
static void measure(struct pdf_document *document)
{
	struct histogram *pitches = stm_alloc(document->arena, sizeof(*pitches));
	struct histogram *lefts = stm_alloc_array(document->arena, COLUMNS, sizeof(*lefts));
	struct histogram *rights = stm_alloc_array(document->arena, COLUMNS, sizeof(*rights));

	for (size_t i = 0; i < document->lines.len; i++) {
		const struct pdf_line *line = &document->lines.at[i];

		if (fabsf(line->size - document->size) > 0.3f)
			continue;
		count(&lefts[line->column], line->x0, 1);
		count(&rights[line->column], line->x1, 1);
		if (i && line[-1].page == line->page && line[-1].column == line->column)
			count(pitches, line->base - line[-1].base, 1);
	}
	set_margins(document, lefts, rights);
	document->pitch = lowest_peak(pitches, document->size);
	if (document->pitch < document->size ||
		pitches->count[(size_t)document->pitch] < FEWEST_PITCHES)
		document->pitch = 1.2f * document->size;
}

const char *reader_pdf_cell_reason(struct pdf_document *document, const struct pdf_chunk *cell)
{
	struct stm_str text;
	size_t prefix = 0;

	if (cell->glyphs[0].style & PDF_BARCODE)
		return "bar code";
	text = reader_pdf_cell_text(document->arena, cell);
	/* job numbers of Geneva and Vienna: "GE.24-18561", "V.23-12345" */
	while (prefix < 2 && prefix < text.len && stm_is_upper(text.at[prefix]))
		prefix++;
	if (prefix && prefix < text.len && text.at[prefix] == '.')
		text = stm_str_from(text, prefix + 1);
	return stm_furniture_reason(text);
}

void reader_pdf_leave_out(struct pdf_line *line, enum pdf_role role, const char *reason)
{
	line->role = role;
	line->reason = reason;
}

/* Whether LINE is plain text of the usual size on the page and in the column of OTHER. */
static bool is_plain(const struct pdf_document *document, const struct pdf_line *line,
	const struct pdf_line *other)
{
	return !line->bold && line->count == 1 && fabsf(line->size - document->size) <= 0.3f &&
	       line->page == other->page && line->column == other->column;
}

/*
 * How far first lines are indented: what lines have that the margin follows, unless more are
 * followed in mid-sentence by another that is indented so.
 */
static void measure_indent(struct pdf_document *document)
{
	struct histogram *first = stm_alloc_array(document->arena, 2, sizeof(*first));
	struct histogram *second = first + 1;
	size_t best;

	for (size_t i = 0; i + 1 < document->lines.len; i++) {
		const struct pdf_line *line = &document->lines.at[i];
		float indent = line->x0 - line->left;

		if (!is_plain(document, line, line) || !is_plain(document, &line[1], line) ||
			indent < document->size)
			continue;
		if (fabsf(line[1].x0 - line->left) < 1.5f)
			count(first, indent, 1);
		else if (fabsf(line[1].x0 - line->x0) < 1.5f && !reader_pdf_ends_sentence(line) &&
			 reader_pdf_last_code(line) != ',')
			count(second, indent, 1);
	}
	document->indent = highest(first);
	best = (size_t)document->indent;
	if (first->count[best] < FEWEST_INDENTS || first->count[best] < second->count[best])
		document->indent = 0;
}

void reader_pdf_roles(struct pdf_document *document)
{
	measure_size(document);
	measure(document);
	measure_indent(document);
	reader_pdf_margins(document);
	reader_pdf_notes(document);
	reader_pdf_charts(document);
}
