/* What the views for people say of a row of a diff, and of the two documents. */
#include "doc/document.h"
#include "view/footnotes.h"
#include "view/row_words.h"
#include "view/text.h"

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

const char *stm_counts_text(struct stm_out *out, const stm_diff *diff)
{
	const struct stm_summary summary = stm_diff_summary(diff);
	const char *text = stm_summary_text(out, &summary);
	const char *notes = stm_footnote_counts(&out->row, diff);

	return notes[0] ? stm_format(&out->row, "%s; %s", text, notes) : text;
}

/* Symbol and day. */
const char *stm_side_text(struct stm_out *out, const stm_document *document)
{
	const struct stm_metadata *metadata = stm_document_metadata(document);
	const char *date = stm_metadata_day(metadata);

	return date ? stm_format(&out->row, "%s (%s)", metadata->symbol, date) : metadata->symbol;
}

/* "; urges → encourages (weaker)", "; as appropriate gained", "; brackets closed (2)". */
static void add_marks(struct stm_out *out, struct stm_buf *buf, const struct stm_link *link)
{
	struct stm_told_marks told = {0};

	stm_marks_tell(&out->row, link, &told);
	for (size_t i = 0; i < told.len; i++)
		stm_buf_printf(buf, "; %s", told.at[i].text);
}

/* The arrow between the labels tells of a new one. */
const char *stm_row_text(struct stm_out *out, const struct stm_row *row)
{
	struct stm_buf buf = {.arena = &out->row};

	stm_buf_text(&buf, stm_row_relation(&out->row, row));
	if (row->link)
		add_marks(out, &buf, row->link);
	return stm_buf_end(&buf);
}

/* The paragraph a row is shown by; of a split or merge the first new one. */
const struct stm_paragraph *stm_row_paragraph(const stm_diff *diff, const struct stm_row *row)
{
	if (row->relation == STM_DROPPED)
		return stm_document_paragraph(stm_diff_old_document(diff), row->paragraph);
	return stm_document_paragraph(
		stm_diff_new_document(diff), row->link ? row->link->news[0] : row->paragraph);
}

/* The row as runs: a redline, or a whole paragraph that came or went. */
void stm_row_runs(
	struct stm_out *out, const stm_diff *diff, const struct stm_row *row, struct stm_runs *runs)
{
	const struct stm_paragraph *paragraph = stm_row_paragraph(diff, row);
	struct stm_edit edit = {.text = paragraph->text, .length = paragraph->length};

	if (row->link && row->relation != STM_UNCHANGED) {
		stm_redline_runs(out, runs, row->link->edits, row->link->edit_count);
		return;
	}
	edit.op = row->link ? STM_EQUAL : row->relation == STM_ADDED ? STM_INSERT : STM_DELETE;
	stm_redline_runs(out, runs, &edit, 1);
}
