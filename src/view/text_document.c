/*
 * A document in a terminal, as Stemma reads it: metadata, labelled paragraphs, footnotes, the rest.
 * Whoever wonders about a diff looks here first: what was taken for a paragraph, and what was not.
 */
#include "base/unicode.h"
#include "doc/document.h"
#include "view/text.h"

enum { FIELD_WIDTH = 13, LABEL_WIDTH = 10, REASON_WIDTH = 17, PAGE_WIDTH = 7 };

/* TEXT wrapped behind INDENT columns, the first of which are written already. */
static void write_wrapped(
	struct stm_out *out, enum stm_style style, struct stm_str text, size_t indent)
{
	struct stm_runs runs = {0};
	struct stm_wrapped wrapped;

	stm_runs_add(&out->row, &runs, style, text);
	stm_runs_wrap(&out->row, &wrapped, &runs, stm_view_width(out) - indent);
	for (size_t i = 0; i < wrapped.lines.len; i++) {
		if (i)
			stm_spaces_write(out, indent);
		stm_line_write(out, &wrapped, i);
		stm_buf_char(&out->buf, '\n');
	}
}

/* What the document does not say is left out. */
static void show_field(struct stm_out *out, const char *name, const char *value)
{
	if (!value)
		return;
	stm_style_write(
		out, STM_STYLE_DIM, stm_str(stm_format(&out->row, "%-*s", FIELD_WIDTH, name)));
	write_wrapped(out, STM_STYLE_PLAIN, stm_str(value), FIELD_WIDTH);
	stm_out_flush(out);
}

static void show_metadata(struct stm_out *out, const struct stm_metadata *metadata)
{
	for (size_t i = 0; stm_metadata_name(i); i++)
		show_field(out, stm_metadata_title(i), stm_metadata_value(metadata, i));
}

/* What its reader was not sure of, a line each. */
static void show_warnings(struct stm_out *out, const stm_document *document)
{
	size_t count = stm_document_warning_count(document);

	if (count)
		stm_buf_char(&out->buf, '\n');
	for (size_t i = 0; i < count; i++) {
		stm_buf_text(&out->buf, "Note: ");
		stm_plain_write(out, stm_document_warning(document, i));
		stm_buf_char(&out->buf, '\n');
	}
	stm_out_flush(out);
}

/*
 * LABEL in a column of its own, the text wrapped beside it; a label too long for the column has a
 * line to itself.
 */
static void show_labelled(
	struct stm_out *out, const char *label, enum stm_style style, struct stm_str text)
{
	size_t columns = stm_columns(stm_str(label)), indent = LABEL_WIDTH + 1;

	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_LABEL, stm_str(label));
	if (columns >= indent) {
		stm_buf_char(&out->buf, '\n');
		stm_spaces_write(out, indent);
	} else {
		stm_spaces_write(out, indent - columns);
	}
	write_wrapped(out, style, text, indent);
	stm_out_flush(out);
}

static void show_footnotes(struct stm_out *out, const stm_document *document)
{
	size_t count = stm_document_footnote_count(document);

	if (count)
		stm_buf_text(&out->buf, "\nFootnotes\n");
	for (size_t i = 0; i < count; i++) {
		const struct stm_footnote *note = stm_document_footnote(document, i);

		show_labelled(out, note->mark, STM_STYLE_PLAIN, stm_str(note->text));
	}
}

/*
 * Why it was left out and on which page, as wide for every removal; WIDTH of PAGE, which may be 0.
 */
static void show_removal(struct stm_out *out, const struct stm_removal *removal, size_t width)
{
	const char *page = removal->page ? stm_format(&out->row, "p. %u ", removal->page) : "";
	size_t left = stm_view_width(out) - REASON_WIDTH - width;

	stm_style_write(out, STM_STYLE_DIM,
		stm_str(stm_format(&out->row, "%-*s %-*s", REASON_WIDTH - 1, removal->reason,
			(int)width, page)));
	stm_text_write(out, STM_STYLE_PLAIN,
		stm_str_shorten(
			&out->row, stm_str(removal->text), out->options->whole ? SIZE_MAX : left));
	stm_buf_char(&out->buf, '\n');
	stm_out_flush(out);
}

/* One line each, cut to the width: a reader needs to know that it is there, not to read it. */
static void show_removals(struct stm_out *out, const stm_document *document)
{
	size_t count = stm_document_removal_count(document), width = 0;

	for (size_t i = 0; i < count; i++)
		if (stm_document_removal(document, i)->page)
			width = PAGE_WIDTH;
	if (count)
		stm_buf_text(&out->buf, "\nLeft out\n\n");
	for (size_t i = 0; i < count; i++)
		show_removal(out, stm_document_removal(document, i), width);
}

void stm_text_show_document(struct stm_out *out, const void *subject)
{
	const stm_document *document = subject;

	show_metadata(out, stm_document_metadata(document));
	show_warnings(out, document);
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);
		bool strong = paragraph->kind == STM_TITLE || paragraph->kind == STM_HEADING;

		show_labelled(out, paragraph->label, strong ? STM_STYLE_STRONG : STM_STYLE_PLAIN,
			(struct stm_str){paragraph->text, paragraph->length});
	}
	show_footnotes(out, document);
	show_removals(out, document);
}
