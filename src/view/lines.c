/*
 * Lines have no numbers: one clause that is put in would change every line below it. With labels
 * the four steps of the samples are 220 changed lines, without 144. What kind of paragraph it is
 * stands before it, so that a clause that becomes operative is a change:
 *
 *	symbol: A/X/2
 *
 *	title  Safety of ferries
 *	PP  Recalling its resolution 12/7,
 *	OP  Urges owners:
 *	OP()  To keep a lamp lit;
 *
 *	note  See A/X/55.
 */
#include "view/lines.h"

#include "base/file.h"
#include "doc/document.h"
#include "view/visible.h"

/* A text of one line: what would act on a terminal, git's pager's too, by its number. */
static void write_line(struct stm_out *out, struct stm_str text)
{
	struct stm_str piece;

	if (stm_is_visible(text, false)) {
		stm_buf_str(&out->buf, text);
	} else {
		for (size_t at = 0; at < text.len;) {
			stm_visible_next(&out->row, text, false, &at, &piece);
			stm_buf_str(&out->buf, piece);
		}
	}
	stm_buf_char(&out->buf, '\n');
	stm_out_flush(out);
}

static void write_field(struct stm_out *out, const char *name, const char *value)
{
	if (!value)
		return;
	stm_buf_printf(&out->buf, "%s: ", name);
	write_line(out, stm_str(value));
}

/* A symbol that is the file's name says nothing of the text; git's files have names of its own. */
static const char *symbol_of(const stm_document *document)
{
	const char *symbol = stm_document_metadata(document)->symbol;
	const char *name = stm_file_name(stm_document_source(document));
	const size_t length = strlen(symbol);

	return !strncmp(symbol, name, length) && (!name[length] || name[length] == '.') ? NULL
											: symbol;
}

/* The title is a paragraph, and the language shows. */
static void write_metadata(struct stm_out *out, const stm_document *document)
{
	const struct stm_metadata *metadata = stm_document_metadata(document);

	for (size_t i = 0; stm_metadata_name(i); i++) {
		const char *value = stm_metadata_value(metadata, i);

		if (value == metadata->symbol)
			value = symbol_of(document);
		if (value != metadata->title && value != metadata->language)
			write_field(out, stm_metadata_title(i), value);
	}
}

/* A label without what counts: "OP29(c)" is OP(), "annex.2" annex; a bare number is text. */
static void write_kind(struct stm_out *out, const char *label)
{
	size_t letters = 0;

	while (stm_is_alpha(label[letters]))
		letters++;
	if (letters)
		stm_buf_add(&out->buf, label, letters);
	else
		stm_buf_text(&out->buf, "text");
	for (const char *p = label + letters; *p; p++)
		if (*p == '(')
			stm_buf_text(&out->buf, "()");
	stm_buf_text(&out->buf, "  ");
}

void stm_lines_show_document(struct stm_out *out, const void *subject)
{
	const stm_document *document = subject;
	size_t notes = stm_document_footnote_count(document);

	write_metadata(out, document);
	if (out->buf.len)
		stm_buf_char(&out->buf, '\n');
	for (size_t i = 0; i < stm_document_paragraph_count(document); i++) {
		const struct stm_paragraph *paragraph = stm_document_paragraph(document, i);

		write_kind(out, paragraph->label);
		write_line(out, (struct stm_str){paragraph->text, paragraph->length});
	}
	if (notes)
		stm_buf_char(&out->buf, '\n');
	for (size_t i = 0; i < notes; i++) {
		stm_buf_text(&out->buf, "note  ");
		write_line(out, stm_str(stm_document_footnote(document, i)->text));
	}
}
