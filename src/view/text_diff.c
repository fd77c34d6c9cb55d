/*
 * A diff in a terminal: what was compared, a line of counts, then each changed clause with its
 * labels, what became of it, and its redline; unchanged ones folded.
 *
 *	A/X/1 (2023-05-04) → A/X/2 (2024-05-02)
 *	1 added, 1 reworded, 7 unchanged
 *
 *	7 paragraphs unchanged
 *
 *	OP2 → OP3  reworded; urges → encourages (weaker)
 *	    [-Urges-]{+Encourages+} ferry companies to ...
 *
 * Below the clauses come the footnotes that changed, by their marks.
 */
#include "base/unicode.h"
#include "view/footnotes.h"
#include "view/row_words.h"
#include "view/text.h"

enum { INDENT = 4 /* columns before a redline */ };

/* What is passed down while one diff is shown. */
struct shower {
	struct stm_out *out;
	const stm_diff *diff;
	const struct stm_row *rows;
	size_t count;
};

static void show_head(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	struct stm_summary summary = stm_diff_summary(shower->diff);
	const char *was = stm_side_text(out, stm_diff_old_document(shower->diff));
	const char *is = stm_side_text(out, stm_diff_new_document(shower->diff));
	const char *notes = stm_footnote_counts(&out->row, shower->diff);

	stm_style_write(out, STM_STYLE_STRONG, stm_str(stm_format(&out->row, "%s → %s", was, is)));
	stm_buf_printf(&out->buf, "\n%s\n", stm_summary_text(out, &summary));
	if (notes[0])
		stm_buf_printf(&out->buf, "%s\n", notes);
}

/* "OP2 → OP3  reworded", below a line that is left free. */
static void show_label(struct stm_out *out, const char *labels, const char *what)
{
	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_LABEL, stm_str(labels));
	stm_plain_write(out, stm_format(&out->row, "  %s", what));
	stm_buf_char(&out->buf, '\n');
}

static void show_row_head(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	const char *labels = stm_labels_text(out, stm_row_labels(&out->row, shower->diff, row, 0),
		stm_row_labels(&out->row, shower->diff, row, 1));

	show_label(out, labels, stm_row_text(out, row));
}

/* What is shown of a row or a footnote. */
struct redline {
	const struct stm_edit *edits;
	size_t count;
};

/* Of a paragraph that came or went all of it, WHOLE. */
static struct redline redline_of(
	const struct shower *shower, const struct stm_row *row, struct stm_edit *whole)
{
	const struct stm_paragraph *paragraph = stm_row_paragraph(shower->diff, row);

	if (row->link)
		return (struct redline){row->link->edits, row->link->edit_count};
	*whole = (struct stm_edit){.op = row->relation == STM_ADDED ? STM_INSERT : STM_DELETE,
		.text = paragraph->text,
		.length = paragraph->length};
	return (struct redline){whole, 1};
}

/* The half of a redline that SIDE shows: what goes on the left, what comes on the right. */
static void half_runs(
	struct stm_out *out, const struct redline *redline, int side, struct stm_runs *runs)
{
	struct stm_edit *edits = stm_alloc_array(&out->row, redline->count + 1, sizeof(*edits));
	size_t kept = 0;

	for (size_t i = 0; i < redline->count; i++)
		if (redline->edits[i].op != (side ? STM_DELETE : STM_INSERT))
			edits[kept++] = redline->edits[i];
	stm_redline_runs(out, runs, edits, kept);
}

/*
 * Two columns with a line between them. The separator and its spaces take three columns, and no
 * line ends in white space.
 */
static void show_sides(struct stm_out *out, const struct redline *redline)
{
	size_t width = (stm_view_width(out) - 3) / 2, lines = 0;
	struct stm_wrapped wrapped[2];

	for (int side = 0; side < 2; side++) {
		struct stm_runs runs = {0};

		half_runs(out, redline, side, &runs);
		stm_runs_wrap(&out->row, &wrapped[side], &runs, width);
		if (wrapped[side].lines.len > lines)
			lines = wrapped[side].lines.len;
	}
	for (size_t i = 0; i < lines; i++) {
		size_t columns = i < wrapped[0].lines.len ? wrapped[0].lines.at[i].columns : 0;
		bool right = i < wrapped[1].lines.len && wrapped[1].lines.at[i].columns;

		if (columns)
			stm_line_write(out, &wrapped[0], i);
		stm_spaces_write(out, width - columns + 1);
		stm_buf_text(&out->buf, right ? "│ " : "│");
		if (right)
			stm_line_write(out, &wrapped[1], i);
		stm_buf_char(&out->buf, '\n');
	}
}

static void show_change(const struct shower *shower, const struct stm_row *row)
{
	struct stm_runs runs = {0};

	show_row_head(shower, row);
	if (shower->out->options->side_by_side) {
		struct stm_edit whole;
		const struct redline redline = redline_of(shower, row, &whole);

		show_sides(shower->out, &redline);
	} else {
		stm_row_runs(shower->out, shower->diff, row, &runs);
		stm_runs_write(shower->out, &runs, INDENT);
	}
	stm_out_flush(shower->out);
}

/* An unchanged paragraph beside a change: its label and as much as fits on the line. */
static void show_context(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	const struct stm_paragraph *paragraph = stm_row_paragraph(shower->diff, row);
	const char *label = stm_labels_text(out, stm_row_labels(&out->row, shower->diff, row, 0),
		stm_row_labels(&out->row, shower->diff, row, 1));
	size_t width = stm_view_width(out), used = stm_columns(stm_str(label)) + 2;
	struct stm_str text = {paragraph->text, paragraph->length};

	text = stm_str_shorten(&out->row, text, width > used + 8 ? width - used : 8);
	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_DIM, stm_str(stm_format(&out->row, "%s  ", label)));
	stm_text_write(out, STM_STYLE_DIM, text);
	stm_buf_char(&out->buf, '\n');
}

/* Rows FROM to TO in one line: "3 paragraphs unchanged, 1 rolled forward". */
static void show_fold(const struct shower *shower, size_t from, size_t to)
{
	struct stm_out *out = shower->out;
	size_t rolled = 0, same = to - from;
	struct stm_buf buf = {.arena = &out->row};

	if (from >= to)
		return;
	for (size_t i = from; i < to; i++)
		rolled += (shower->rows[i].link->flags & STM_ROLLED) != 0;
	same -= rolled;
	if (same)
		stm_buf_printf(&buf, "%zu paragraph%s unchanged", same, same > 1 ? "s" : "");
	if (rolled && same)
		stm_buf_printf(&buf, ", %zu rolled forward", rolled);
	if (rolled && !same)
		stm_buf_printf(
			&buf, "%zu paragraph%s rolled forward", rolled, rolled > 1 ? "s" : "");
	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_DIM, stm_str(stm_buf_end(&buf)));
	stm_buf_char(&out->buf, '\n');
}

/* Unchanged rows FROM to TO: folded but for the context of the changes around them. */
static void show_unchanged(const struct shower *shower, size_t from, size_t to)
{
	size_t context = shower->out->options->context;
	size_t head = from > 0 ? context : 0, tail = to < shower->count ? context : 0;

	if (shower->out->options->only)
		head = to - from;
	if (head + tail >= to - from) {
		head = to - from;
		tail = 0;
	}
	for (size_t i = from; i < from + head; i++)
		show_context(shower, &shower->rows[i]);
	show_fold(shower, from + head, to - tail);
	for (size_t i = to - tail; i < to; i++)
		show_context(shower, &shower->rows[i]);
}

/* Borrowings stand below the rows: they belong to two paragraphs that are not linked. */
static void show_borrowed(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	size_t count;
	const struct stm_borrowing *borrowed = stm_diff_borrowed(shower->diff, &count);

	if (out->options->only)
		return;
	for (size_t i = 0; i < count; i++) {
		struct stm_runs runs = {0};

		stm_buf_char(&out->buf, '\n');
		stm_style_write(out, STM_STYLE_LABEL,
			stm_str(stm_format(&out->row, "%s → %s",
				stm_document_paragraph(
					stm_diff_old_document(shower->diff), borrowed[i].old_index)
					->label,
				stm_document_paragraph(
					stm_diff_new_document(shower->diff), borrowed[i].new_index)
					->label)));
		stm_buf_text(&out->buf, "  borrowed words\n");
		stm_runs_add(&out->row, &runs, STM_STYLE_PLAIN,
			(struct stm_str){borrowed[i].text, borrowed[i].length});
		stm_runs_write(out, &runs, INDENT);
	}
}

static void show_footnote(const struct shower *shower, const struct stm_footnote_change *change)
{
	struct stm_out *out = shower->out;
	const struct redline redline = {change->edits, change->edit_count};
	struct stm_runs runs = {0};

	show_label(out,
		stm_labels_text(out, stm_footnote_mark(shower->diff, change, 0),
			stm_footnote_mark(shower->diff, change, 1)),
		stm_relation_name(change->relation));
	if (out->options->side_by_side) {
		show_sides(out, &redline);
	} else {
		stm_redline_runs(out, &runs, redline.edits, redline.count);
		stm_runs_write(out, &runs, INDENT);
	}
	stm_out_flush(out);
}

/* Nothing where none of them changed. */
static void show_footnotes(const struct shower *shower)
{
	size_t count, shown = 0;
	const struct stm_footnote_change *changes = stm_diff_footnotes(shower->diff, &count);

	for (size_t i = 0; i < count; i++) {
		if (!stm_footnote_is_shown(&changes[i], shower->out->options))
			continue;
		if (!shown++)
			stm_buf_text(&shower->out->buf, "\nFootnotes\n");
		show_footnote(shower, &changes[i]);
	}
}

/* Runs of quiet rows alternate with runs of changes; context is taken from the quiet ones. */
void stm_text_show_diff(struct stm_out *out, const void *subject)
{
	struct shower shower = {.out = out, .diff = subject};

	shower.rows = stm_rows_of(&out->arena, shower.diff, &shower.count);
	show_head(&shower);
	if (out->options->summary) {
		stm_text_show_summary(out, subject);
		return;
	}
	for (size_t i = 0; i < shower.count;) {
		size_t end = i;

		while (end < shower.count && stm_row_is_quiet(&shower.rows[end], out->options))
			end++;
		if (end > i && stm_row_wanted(&shower.rows[i], out->options))
			show_unchanged(&shower, i, end);
		for (i = end; i < shower.count && !stm_row_is_quiet(&shower.rows[i], out->options);
			i++)
			if (stm_row_wanted(&shower.rows[i], out->options))
				show_change(&shower, &shower.rows[i]);
	}
	show_borrowed(&shower);
	show_footnotes(&shower);
}
