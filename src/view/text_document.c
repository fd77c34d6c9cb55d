/*
 * A document in a terminal, as Stemma reads it: metadata, labelled paragraphs, footnotes, the rest.
 * Whoever wonders about a diff looks here first: what was taken for a paragraph, and what was not.
 */
#include "base/unicode.h"
#include "view/text.h"

enum { LABEL_WIDTH = 10 };

/* What the document does not say is left out. */
static void show_field(struct stm_out *out, const char *name, const char *value)
{
	if (!value)
		return;
	stm_style_write(out, STM_STYLE_DIM, stm_str(stm_format(&out->row, "%-13s", name)));
	stm_buf_printf(&out->buf, "%s\n", value);
	stm_out_flush(out);
}

static void show_metadata(struct stm_out *out, const struct stm_metadata *metadata)
{
	show_field(out, "symbol", metadata->symbol);
	show_field(out, "title", metadata->title);
	show_field(out, "body", metadata->body);
	show_field(out, "session", metadata->session);
	show_field(out, "agenda item", metadata->agenda_item);
	show_field(out, "date", metadata->date);
	show_field(out, "adopted", metadata->adopted);
	show_field(out, "meeting", metadata->meeting);
	show_field(out, "vote", metadata->vote);
	show_field(out, "report", metadata->report);
	show_field(out, "sponsors", metadata->sponsors);
	show_field(out, "language", metadata->language);
}

/*
 * LABEL in a column of its own, the text wrapped beside it; a label too long for the column has a
 * line to itself.
 */
static void show_labelled(
	struct stm_out *out, const char *label, enum stm_style style, struct stm_str text)
{
	struct stm_runs runs = {0};
	struct stm_wrapped wrapped;
	size_t columns = stm_columns(stm_str(label));
	size_t indent = LABEL_WIDTH + 1, width = stm_view_width(out) - indent;

	stm_runs_add(&out->row, &runs, style, text);
	stm_runs_wrap(&out->row, &wrapped, &runs, width);
	stm_buf_char(&out->buf, '\n');
	stm_style_write(out, STM_STYLE_LABEL, stm_str(label));
	if (columns >= indent) {
		stm_buf_char(&out->buf, '\n');
		stm_spaces_write(out, indent);
	} else {
		stm_spaces_write(out, indent - columns);
	}
	for (size_t i = 0; i < wrapped.lines.len; i++) {
		if (i)
			stm_spaces_write(out, indent);
		stm_line_write(out, &wrapped, i);
		stm_buf_char(&out->buf, '\n');
	}
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

/* One line each, cut to the width: a reader needs to know that it is there, not to read it. */
static void show_removals(struct stm_out *out, const stm_document *document)
{
	size_t count = stm_document_removal_count(document);

	if (count)
		stm_buf_text(&out->buf, "\nLeft out\n\n");
	for (size_t i = 0; i < count; i++) {
		const struct stm_removal *removal = stm_document_removal(document, i);
		struct stm_str text = stm_str_shorten(&out->row, stm_str(removal->text),
			out->options->whole ? SIZE_MAX : stm_view_width(out) - 17);

		stm_style_write(out, STM_STYLE_DIM,
			stm_str(stm_format(&out->row, "%-16s ", removal->reason)));
		stm_buf_str(&out->buf, text);
		stm_buf_char(&out->buf, '\n');
		stm_out_flush(out);
	}
}

void stm_text_show_document(struct stm_out *out, const void *subject)
{
	const stm_document *document = subject;

	show_metadata(out, stm_document_metadata(document));
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);
		bool strong = paragraph->kind == STM_TITLE || paragraph->kind == STM_HEADING;

		show_labelled(out, paragraph->label, strong ? STM_STYLE_STRONG : STM_STYLE_PLAIN,
			(struct stm_str){paragraph->text, paragraph->length});
	}
	show_footnotes(out, document);
	show_removals(out, document);
}
