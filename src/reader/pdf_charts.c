/*
 * Charts. Of a chart a PDF has the letters only: the figures along its axis, at equal steps of
 * height and value down to nought, others over its bars, and below it, smaller than the text, what
 * is shown:
 *
 *     40          39
 *     20    21
 *      0
 *          2024  2025
 *          (actual)
 *
 * They are no part of the text, as in a Word file, which keeps a chart apart.
 */
#include "reader/pdf.h"

#include <math.h>

#include "base/unicode.h"

enum {
	FEWEST_STEPS = 3,  /* of an axis */
	LONGEST_TICK = 12, /* characters */
	MOST_LINES = 200,  /* of one chart */
};

static const float PLAY = 2.0f;     /* points by which steps may differ */
static const float NEAR = 3.0f;     /* times the size, from base to base within a chart, at most */
static const float SMALLER = 0.95f; /* of the text's size: the legend and what stands over bars */
static const float FULL = 0.66f;    /* of the column's width: more than a name of the legend has */

/* The figure that LINE begins with; a column of them is in one unit and has equal decimals. */
static bool read_tick(const struct pdf_line *line, double *value)
{
	const struct pdf_chunk *chunk = &line->chunks[0];
	size_t figures = 0;

	*value = 0;
	for (size_t i = 0; i < chunk->count; i++) {
		uint32_t c = chunk->glyphs[i].code;

		if (c >= '0' && c <= '9') {
			*value = 10 * *value + (c - '0');
			figures++;
		} else if (stm_is_word(c)) {
			return false;
		}
	}
	return figures > 0 && chunk->count <= LONGEST_TICK;
}

static bool is_figures(const struct pdf_line *line)
{
	for (size_t i = 0; i < line->count; i++)
		if (!reader_pdf_is_figure(&line->chunks[i]))
			return false;
	return true;
}

static bool is_same_column(const struct pdf_line *a, const struct pdf_line *b)
{
	return a->page == b->page && a->column == b->column && a->role == b->role;
}

/* Whether what both lines begin with is in one column. */
static bool is_over(const struct pdf_line *upper, const struct pdf_line *lower)
{
	return upper->chunks[0].x0 < lower->chunks[0].x1 &&
	       upper->chunks[0].x1 > lower->chunks[0].x0;
}

/* The lines of a chart, FIRST to END. */
struct chart {
	struct pdf_line *first, *end;
};

/* The steps of an axis, from its nought upwards. */
struct axis {
	double unit;  /* what each is worth */
	float height; /* points */
	size_t steps;
};

/* Takes the figure VALUE, RISE points above nought, when it is where the next step has to be. */
static bool add_step(struct axis *axis, double value, float rise)
{
	double steps = (double)axis->steps + 1;

	if (!axis->steps) {
		axis->unit = value;
		axis->height = rise;
	}
	if (!(axis->unit > 0) || value != axis->unit * steps ||
		fabsf(rise - axis->height * (float)steps) > PLAY)
		return false;
	axis->steps++;
	return true;
}

/*
 * The axis that ends with LINE, its nought, upwards to TOP at most; words beside its figures make
 * it a table. False when there is none.
 */
static bool find_axis(struct pdf_line *top, struct pdf_line *line, struct chart *chart)
{
	struct axis axis = {0};
	double value;

	if (!read_tick(line, &value) || value != 0 || !is_figures(line))
		return false;
	*chart = (struct chart){line, line + 1};
	if (line - top > MOST_LINES)
		top = line - MOST_LINES;
	for (struct pdf_line *at = line; at > top && is_same_column(&at[-1], line); at--) {
		if (!read_tick(&at[-1], &value) || !is_over(&at[-1], line))
			continue;
		if (!is_figures(&at[-1]) ||
			!add_step(&axis, value, line->chunks[0].base - at[-1].chunks[0].base))
			break;
		chart->first = &at[-1];
	}
	return axis.steps >= FEWEST_STEPS;
}

static bool is_near(const struct pdf_line *upper, const struct pdf_line *lower)
{
	return is_same_column(upper, lower) && lower->base - upper->base < NEAR * lower->size;
}

/* A sentence or a numbered paragraph, in small type: a note or a quotation, and no legend. */
static bool is_prose(const struct pdf_line *line)
{
	const struct pdf_chunk *first = &line->chunks[0];
	uint32_t c = first->glyphs[0].code;
	bool numbered = first->count > 1 && c >= '0' && c <= '9' && first->glyphs[1].code == '.';

	return numbered || (line->count == 1 && (reader_pdf_ends_sentence(line) ||
							line->x1 - line->x0 >
								FULL * (line->right - line->left)));
}

/* Takes in what is smaller than the text: figures above the axis, and what is below it. */
static void extend(const struct pdf_document *document, struct chart *chart)
{
	const float size = SMALLER * document->size;
	const struct pdf_line *top = document->lines.at;
	const struct pdf_line *bottom = top + document->lines.len;

	while (chart->first > top && is_near(&chart->first[-1], chart->first) &&
		chart->first[-1].size < size && is_figures(&chart->first[-1]))
		chart->first--;
	while (chart->end < bottom && is_near(&chart->end[-1], chart->end) &&
		chart->end->size < size && !is_prose(chart->end))
		chart->end++;
}

void reader_pdf_charts(struct pdf_document *document)
{
	struct pdf_line *top = document->lines.at;
	struct chart chart;

	for (size_t i = 0; i < document->lines.len; i++) {
		if (document->lines.at[i].role != PDF_BODY ||
			!find_axis(top, &document->lines.at[i], &chart))
			continue;
		extend(document, &chart);
		for (struct pdf_line *line = chart.first; line < chart.end; line++)
			reader_pdf_leave_out(line, PDF_CHART, "chart");
		top = chart.end;
	}
}
