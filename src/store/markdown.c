/*
 * A printed number that Markdown would print the same stays a list's number, and what lies below
 * its paragraph is indented under it; any other is escaped, because Markdown renumbers lists:
 *
 *	# Protection of migrants
 *
 *	*Recalling* its resolution 78/217,[^1]
 *
 *	4. *Calls upon* States:
 *
 *	   - (a) To respect ...
 *
 * The text itself is escaped so that it is shown as it is (CommonMark 0.31, and GFM's additions).
 */
#include "store/markdown.h"

#include "store/inline.h"

/* Where the list stands while paragraphs are written; indentation is in columns of spaces. */
struct writer {
	struct stm_buf buf;
	const struct stm_document *document;
	uint32_t number; /* of the list's last item; 0: no list */
	char mark;       /* '.' or ')', behind its numbers */
	size_t indent;   /* of what belongs to that item */
	uint32_t depth;  /* of the paragraph before */
};

/* The value of NUMBER ("4.", "12)") as Markdown takes it for a list's, or 0. */
static uint32_t list_number(const char *number)
{
	uint32_t value = 0;
	size_t i = 0;

	for (; stm_is_digit(number[i]) && i < 9; i++)
		value = value * 10 + (uint32_t)(number[i] - '0');
	if (!i || number[0] == '0' || (number[i] != '.' && number[i] != ')') || number[i + 1])
		return 0;
	return value;
}

/* Whatever is no item ends the list: the next number may be anything again. */
static void close_list(struct writer *writer)
{
	writer->number = 0;
	writer->indent = 0;
	writer->depth = 0;
}

static bool is_annex_title(const struct stm_paragraph *paragraph)
{
	return paragraph->kind == STM_ANNEX && !paragraph->number[0] &&
	       !strchr(paragraph->label, '.');
}

static void add_heading(struct writer *writer, const struct stm_paragraph *paragraph)
{
	close_list(writer);
	stm_buf_text(&writer->buf, paragraph->kind == STM_TITLE ? "# " : "## ");
	if (paragraph->number[0]) {
		stm_inline_escape(&writer->buf, stm_str(paragraph->number), false);
		stm_buf_char(&writer->buf, ' ');
	}
	stm_inline_text(&writer->buf, writer->document, paragraph, STM_INLINE_PLAIN);
}

static void add_enacting(struct writer *writer, const struct stm_paragraph *paragraph)
{
	close_list(writer);
	stm_inline_text(&writer->buf, writer->document, paragraph, STM_INLINE_ITALIC);
}

static void add_body(struct writer *writer, const struct stm_paragraph *paragraph)
{
	stm_inline_text(&writer->buf, writer->document, paragraph, STM_INLINE_START);
}

/* A numbered paragraph: an item, where Markdown would give it the number that was printed. */
static void add_numbered(struct writer *writer, const struct stm_paragraph *paragraph)
{
	uint32_t value = list_number(paragraph->number);
	char mark = paragraph->number[strlen(paragraph->number) - 1];

	if (value && (!writer->number || (value == writer->number + 1 && mark == writer->mark))) {
		writer->number = value;
		writer->mark = mark;
		writer->indent = strlen(paragraph->number) + 1;
		stm_buf_text(&writer->buf, paragraph->number);
	} else {
		close_list(writer);
		stm_inline_escape(&writer->buf, stm_str(paragraph->number), true);
	}
	writer->depth = 0;
	stm_buf_char(&writer->buf, ' ');
	add_body(writer, paragraph);
}

/* A level deeper than the paragraph before at most: more indentation would make it code. */
static void add_nested(struct writer *writer, const struct stm_paragraph *paragraph)
{
	uint32_t depth = paragraph->depth ? paragraph->depth : 1;

	if (depth > writer->depth + 1)
		depth = writer->depth + 1;
	writer->depth = depth;
	for (size_t i = 0; i < writer->indent + 2 * (depth - 1); i++)
		stm_buf_char(&writer->buf, ' ');
	stm_buf_text(&writer->buf, "- ");
	if (paragraph->number[0]) {
		stm_inline_escape(&writer->buf, stm_str(paragraph->number), true);
		stm_buf_char(&writer->buf, ' ');
	}
	add_body(writer, paragraph);
}

static void add_paragraph(struct writer *writer, const struct stm_paragraph *paragraph)
{
	if (paragraph->kind == STM_TITLE || paragraph->kind == STM_HEADING ||
		is_annex_title(paragraph)) {
		add_heading(writer, paragraph);
	} else if (paragraph->kind == STM_ENACTING) {
		add_enacting(writer, paragraph);
	} else if (paragraph->depth || paragraph->kind == STM_SUBPARAGRAPH) {
		add_nested(writer, paragraph);
	} else if (paragraph->number[0]) {
		add_numbered(writer, paragraph);
	} else {
		close_list(writer);
		add_body(writer, paragraph);
	}
	stm_buf_text(&writer->buf, "\n");
}

/* Numbered from 1 in the order of the document, whatever marks they had in print. */
static void add_footnotes(struct writer *writer)
{
	for (size_t i = 0; i < writer->document->footnotes.len; i++) {
		stm_buf_printf(&writer->buf, "\n[^%zu]: ", i + 1);
		stm_inline_escape(
			&writer->buf, stm_str(writer->document->footnotes.at[i].text), true);
		stm_buf_char(&writer->buf, '\n');
	}
}

struct stm_str stm_markdown_make(struct stm_arena *arena, const struct stm_document *document)
{
	struct writer writer = {.buf = {.arena = arena}, .document = document};

	for (size_t i = 0; i < document->paragraphs.len; i++) {
		if (i)
			stm_buf_char(&writer.buf, '\n');
		add_paragraph(&writer, &document->paragraphs.at[i]);
	}
	add_footnotes(&writer);
	return (struct stm_str){writer.buf.at, writer.buf.len};
}
