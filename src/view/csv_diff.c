/*
 * A diff and a document in a spreadsheet. Of a split or a merger all texts of a side stand in one
 * cell, a line each, as their labels do behind each other.
 */
#include "view/csv.h"
#include "view/rows.h"

/* The texts of one side of ROW, which has none where a paragraph came or went. */
static void show_texts(
	struct stm_csv *csv, const stm_diff *diff, const struct stm_row *row, int side)
{
	const stm_document *document = side ? stm_diff_new_document(diff)
					    : stm_diff_old_document(diff);
	struct stm_buf buf = {.arena = &csv->out->row};
	size_t count;
	const uint32_t *indices = stm_row_side(row, side, &count);

	for (size_t i = 0; i < count; i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(
			document, indices[i]);

		if (i)
			stm_buf_char(&buf, '\n');
		stm_buf_add(&buf, paragraph->text, paragraph->length);
	}
	stm_csv_str(csv, (struct stm_str){buf.at, buf.len});
}

static const struct stm_mark *verb_of(const struct stm_link *link)
{
	for (size_t i = 0; link && i < link->mark_count; i++)
		if (link->marks[i].kind == STM_MARK_VERB)
			return &link->marks[i];
	return NULL;
}

static void show_verb(struct stm_csv *csv, const struct stm_link *link)
{
	const struct stm_mark *verb = verb_of(link);

	stm_csv_text(csv, verb ? verb->was : NULL);
	stm_csv_text(csv, verb ? verb->is : NULL);
	stm_csv_text(csv, verb ? stm_change_name(verb->change) : NULL);
}

/* "modal weaker: shall → should", a line each; the opening verb has columns of its own. */
static void show_marks(struct stm_csv *csv, const struct stm_link *link)
{
	struct stm_buf buf = {.arena = &csv->out->row};

	for (size_t i = 0; link && i < link->mark_count; i++) {
		const struct stm_mark *mark = &link->marks[i];

		if (mark->kind == STM_MARK_VERB)
			continue;
		stm_buf_printf(&buf, "%s%s %s: %s%s%s", buf.len ? "\n" : "",
			stm_mark_name(mark->kind), stm_change_name(mark->change), mark->was,
			mark->was[0] && mark->is[0] ? " → " : "", mark->is);
	}
	stm_csv_str(csv, (struct stm_str){buf.at, buf.len});
}

static void show_row(struct stm_csv *csv, const stm_diff *diff, const struct stm_row *row)
{
	const struct stm_link *link = row->link;
	unsigned flags = link ? link->flags : 0;

	stm_csv_text(csv, stm_relation_name(row->relation));
	stm_csv_bool(csv, flags & STM_MOVED);
	stm_csv_bool(csv, flags & STM_RECAST);
	stm_csv_bool(csv, flags & STM_ROLLED);
	for (int side = 0; side < 2; side++)
		stm_csv_text(csv, stm_row_labels(&csv->out->row, diff, row, side));
	if (link)
		stm_csv_milli(csv, link->similarity);
	else
		stm_csv_text(csv, NULL);
	show_verb(csv, link);
	show_marks(csv, link);
	for (int side = 0; side < 2; side++)
		show_texts(csv, diff, row, side);
	stm_csv_end(csv);
}

void stm_csv_show_diff(struct stm_out *out, const void *subject)
{
	static const char *const names[] = {"relation", "moved", "recast", "rolled", "old_labels",
		"new_labels", "similarity", "old_verb", "new_verb", "verb_change", "marks",
		"old_text", "new_text", NULL};
	struct stm_csv csv = {.out = out};
	size_t count;
	const struct stm_row *rows = stm_rows_of(&out->arena, subject, &count);

	stm_csv_head(&csv, names);
	for (size_t i = 0; i < count; i++)
		if (stm_row_wanted(&rows[i], out->options))
			show_row(&csv, subject, &rows[i]);
}

/* The footnotes of a paragraph by their marks, a line each. */
static void show_notes(
	struct stm_csv *csv, const stm_document *document, const struct stm_paragraph *paragraph)
{
	struct stm_buf buf = {.arena = &csv->out->row};

	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];
		const struct stm_footnote *note = span->kind == STM_SPAN_NOTE
							  ? stm_document_footnote(
								    document, span->note)
							  : NULL;

		if (note)
			stm_buf_printf(
				&buf, "%s%s %s", buf.len ? "\n" : "", note->mark, note->text);
	}
	stm_csv_str(csv, (struct stm_str){buf.at, buf.len});
}

void stm_csv_show_document(struct stm_out *out, const void *subject)
{
	static const char *const names[] = {
		"label", "kind", "number", "depth", "page", "text", "footnotes", NULL};
	struct stm_csv csv = {.out = out};

	stm_csv_head(&csv, names);
	for (size_t i = 0; i < stm_document_paragraph_count(subject); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(subject, i);

		stm_csv_text(&csv, paragraph->label);
		stm_csv_text(&csv, stm_kind_name(paragraph->kind));
		stm_csv_text(&csv, paragraph->number);
		stm_csv_int(&csv, paragraph->depth);
		if (paragraph->page)
			stm_csv_int(&csv, paragraph->page);
		else
			stm_csv_text(&csv, NULL);
		stm_csv_str(&csv, (struct stm_str){paragraph->text, paragraph->length});
		show_notes(&csv, subject, paragraph);
		stm_csv_end(&csv);
	}
}
