/* What the views for people say of a row of a diff, and of the two documents. */
#include "view/rows.h"
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

/* Symbol and date: of adoption, since that is what a version is known by, else of the document. */
const char *stm_side_text(struct stm_out *out, const stm_document *document)
{
	const struct stm_metadata *metadata = stm_document_metadata(document);
	const char *date = metadata->adopted ? metadata->adopted : metadata->date;

	return date ? stm_format(&out->row, "%s (%s)", metadata->symbol, date) : metadata->symbol;
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
const char *stm_row_text(struct stm_out *out, const struct stm_row *row)
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
