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
 */
#include "base/unicode.h"
#include "view/rows.h"
#include "view/text.h"

enum { INDENT = 4 /* columns before a redline */ };

/* What is passed down while one diff is shown. */
struct shower {
	struct stm_out *out;
	const stm_diff *diff;
	const struct stm_row *rows;
	size_t count;
};

const char *stm_labels_text(struct stm_out *out, const char *was, const char *is)
{
	if (!strcmp(was, is) || !is[0])
		return was;
	return was[0] ? stm_format(&out->row, "%s → %s", was, is) : is;
}

static void add_count(struct stm_buf *buf, size_t count, const char *name)
{
	if (!count)
		return;
	if (buf->len)
		stm_buf_text(buf, ", ");
	stm_buf_printf(buf, "%zu %s", count, name);
}

const char *stm_summary_text(struct stm_out *out, const struct stm_summary *summary)
{
	struct stm_buf buf = {.arena = &out->row};

	add_count(&buf, summary->added, "added");
	add_count(&buf, summary->dropped, "dropped");
	add_count(&buf, summary->reworded, "reworded");
	add_count(&buf, summary->split, "split");
	add_count(&buf, summary->merged, "merged");
	add_count(&buf, summary->moved, "moved");
	add_count(&buf, summary->unchanged, "unchanged");
	return buf.len ? stm_buf_end(&buf) : "nothing to compare";
}

/* Symbol and date: of adoption, since that is what a version is known by, else of the document. */
static const char *name_of(struct stm_out *out, const stm_document *document)
{
	const struct stm_metadata *metadata = stm_document_metadata(document);
	const char *date = metadata->adopted ? metadata->adopted : metadata->date;

	return date ? stm_format(&out->row, "%s (%s)", metadata->symbol, date) : metadata->symbol;
}

static void show_head(const struct shower *shower)
{
	struct stm_out *out = shower->out;
	struct stm_summary summary = stm_diff_summary(shower->diff);
	const char *was = name_of(out, stm_diff_old_document(shower->diff));
	const char *is = name_of(out, stm_diff_new_document(shower->diff));

	stm_style_write(out, STM_STYLE_STRONG, stm_str(stm_format(&out->row, "%s → %s", was, is)));
	stm_buf_printf(&out->buf, "\n%s\n", stm_summary_text(out, &summary));
}

/* How a change reads behind a pair of wordings; plain where nothing is claimed. */
static const char *change_text(enum stm_change change)
{
	return change == STM_STRONGER       ? " (stronger)"
	       : change == STM_WEAKER       ? " (weaker)"
	       : change == STM_INCOMPARABLE ? " (not comparable)"
					    : "";
}

static void add_brackets(struct stm_buf *buf, const struct stm_link *link, enum stm_change change)
{
	size_t count = 0;

	for (size_t i = 0; i < link->mark_count; i++)
		count += link->marks[i].kind == STM_MARK_BRACKET && link->marks[i].change == change;
	if (count)
		stm_buf_printf(buf, "; brackets %s", stm_change_name(change));
	if (count > 1)
		stm_buf_printf(buf, " (%zu)", count);
}

/* "; urges → encourages (weaker)", "; as appropriate added", "; brackets closed (2)". */
static void add_marks(struct stm_buf *buf, const struct stm_link *link)
{
	for (size_t i = 0; i < link->mark_count; i++) {
		const struct stm_mark *mark = &link->marks[i];

		if (mark->kind == STM_MARK_QUALIFIER)
			stm_buf_printf(buf, "; %s %s", mark->was[0] ? mark->was : mark->is,
				stm_change_name(mark->change));
		if ((mark->kind == STM_MARK_VERB || mark->kind == STM_MARK_MODAL) && mark->was[0] &&
			mark->is[0])
			stm_buf_printf(
				buf, "; %s → %s%s", mark->was, mark->is, change_text(mark->change));
	}
	add_brackets(buf, link, STM_OPENED);
	add_brackets(buf, link, STM_CLOSED);
	add_brackets(buf, link, STM_CHANGED);
	if (link->flags & STM_ROLLED)
		stm_buf_text(buf, "; rolled forward");
}

/*
 * "unchanged" is left out where a flag says what did happen: "moved", not "unchanged, moved". A new
 * label alone is no event, so STM_RELABELLED is not named; the arrow between the labels shows it.
 */
static const char *relation_text(struct stm_out *out, const struct stm_row *row)
{
	struct stm_buf buf = {.arena = &out->row};
	unsigned flags = row->link ? row->link->flags : 0;

	if (row->relation != STM_UNCHANGED || !(flags & (STM_MOVED | STM_RECAST)))
		stm_buf_text(&buf, stm_relation_name(row->relation));
	if (flags & STM_MOVED)
		stm_buf_text(&buf, buf.len ? ", moved" : "moved");
	if (flags & STM_RECAST)
		stm_buf_text(&buf, buf.len ? ", recast" : "recast");
	if (row->link)
		add_marks(&buf, row->link);
	return stm_buf_end(&buf);
}

static void show_row_head(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	const char *labels = stm_labels_text(out, stm_row_labels(&out->row, shower->diff, row, 0),
		stm_row_labels(&out->row, shower->diff, row, 1));

	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_LABEL, stm_str(labels));
	stm_plain_write(out, stm_format(&out->row, "  %s", relation_text(out, row)));
	stm_buf_char(&out->buf, '\n');
}

/* The paragraph a row is shown by; of a split or merge the first new one. */
static const struct stm_paragraph *paragraph_of(
	const struct shower *shower, const struct stm_row *row)
{
	if (row->relation == STM_DROPPED)
		return stm_document_paragraph(stm_diff_old_document(shower->diff), row->paragraph);
	return stm_document_paragraph(stm_diff_new_document(shower->diff),
		row->link ? row->link->news[0] : row->paragraph);
}

/* The row as runs: a redline, or a whole paragraph that came or went. */
static void row_runs(const struct shower *shower, const struct stm_row *row, struct stm_runs *runs)
{
	const struct stm_paragraph *paragraph = paragraph_of(shower, row);
	struct stm_edit edit = {.text = paragraph->text, .length = paragraph->length};

	if (row->link && row->relation != STM_UNCHANGED) {
		stm_redline_runs(shower->out, runs, row->link->edits, row->link->edit_count);
		return;
	}
	edit.op = row->link ? STM_EQUAL : row->relation == STM_ADDED ? STM_INSERT : STM_DELETE;
	stm_redline_runs(shower->out, runs, &edit, 1);
}

/* The half of a redline that SIDE shows: what goes on the left, what comes on the right. */
static void half_runs(
	const struct shower *shower, const struct stm_row *row, int side, struct stm_runs *runs)
{
	const struct stm_paragraph *paragraph = paragraph_of(shower, row);
	struct stm_edit whole = {.text = paragraph->text, .length = paragraph->length};
	struct stm_edit *edits;
	size_t kept = 0;

	whole.op = row->relation == STM_ADDED ? STM_INSERT : STM_DELETE;
	if (!row->link && (side == 1) == (row->relation == STM_ADDED))
		stm_redline_runs(shower->out, runs, &whole, 1);
	if (!row->link)
		return;
	edits = stm_alloc_array(&shower->out->row, row->link->edit_count + 1, sizeof(*edits));
	for (size_t i = 0; i < row->link->edit_count; i++)
		if (row->link->edits[i].op != (side ? STM_DELETE : STM_INSERT))
			edits[kept++] = row->link->edits[i];
	stm_redline_runs(shower->out, runs, edits, kept);
}

/*
 * Two columns with a line between them. The separator and its spaces take three columns, and no
 * line ends in white space.
 */
static void show_sides(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	size_t width = (stm_view_width(out) - 3) / 2, lines = 0;
	struct stm_wrapped wrapped[2];

	for (int side = 0; side < 2; side++) {
		struct stm_runs runs = {0};

		half_runs(shower, row, side, &runs);
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
		show_sides(shower, row);
	} else {
		row_runs(shower, row, &runs);
		stm_runs_write(shower->out, &runs, INDENT);
	}
	stm_out_flush(shower->out);
}

/* An unchanged paragraph beside a change: its label and as much as fits on the line. */
static void show_context(const struct shower *shower, const struct stm_row *row)
{
	struct stm_out *out = shower->out;
	const struct stm_paragraph *paragraph = paragraph_of(shower, row);
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

/*
 * What is folded: unchanged in wording, order and kind, whatever its label is now; where only
 * substance is asked for, also what only rolled forward.
 */
static bool is_quiet(const struct shower *shower, const struct stm_row *row)
{
	unsigned flags = row->link ? row->link->flags : 0;

	if (flags & (STM_MOVED | STM_RECAST))
		return false;
	return row->relation == STM_UNCHANGED ||
	       (shower->out->options->substantive && (flags & STM_ROLLED));
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

		while (end < shower.count && is_quiet(&shower, &shower.rows[end]))
			end++;
		if (end > i && stm_row_wanted(&shower.rows[i], out->options))
			show_unchanged(&shower, i, end);
		for (i = end; i < shower.count && !is_quiet(&shower, &shower.rows[i]); i++)
			if (stm_row_wanted(&shower.rows[i], out->options))
				show_change(&shower, &shower.rows[i]);
	}
	show_borrowed(&shower);
}
