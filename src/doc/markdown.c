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
 *
 * What is exported has besides what is needed to read it back as it is: metadata before it, the
 * marks of footnotes as printed, rows of tables as such, and in a comment behind it what the
 * paragraphs are and the key of all that (doc/told.h). Whoever edits the file makes the comment
 * void, and nothing else.
 */
#include "doc/markdown.h"

#include "base/map.h"
#include "doc/inline.h"
#include "doc/told.h"

/* Where the list stands while paragraphs are written; indentation is in columns of spaces. */
struct writer {
	struct stm_buf buf;
	const struct stm_document *document;
	uint32_t number;          /* of the list's last item; 0: no list */
	char mark;                /* '.' or ')', behind its numbers */
	size_t indent;            /* of what belongs to that item */
	uint32_t depth;           /* of the paragraph before */
	size_t cells;             /* of the row of a table before; 0: no table */
	const char *const *marks; /* of footnotes, when it is exported */
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

/* "annex2"; what stands in it has a dot or, when it has no number, a plus. */
static bool is_annex_title(const struct writer *writer, const struct stm_paragraph *paragraph)
{
	return paragraph->kind == STM_ANNEX && !paragraph->number[0] &&
	       !strpbrk(paragraph->label, writer->marks ? ".+" : ".");
}

static void add_text(
	struct writer *writer, const struct stm_paragraph *paragraph, enum stm_inline where)
{
	struct stm_inline_part part = {
		writer->document, paragraph, 0, paragraph->length, writer->marks};

	stm_inline_part(&writer->buf, &part, where);
}

static void add_heading(struct writer *writer, const struct stm_paragraph *paragraph)
{
	close_list(writer);
	stm_buf_text(&writer->buf, paragraph->kind == STM_TITLE ? "# " : "## ");
	if (paragraph->number[0]) {
		stm_inline_escape(&writer->buf, stm_str(paragraph->number), false);
		stm_buf_char(&writer->buf, ' ');
	}
	add_text(writer, paragraph, STM_INLINE_PLAIN);
	/* "C#" would lose what closes a heading; only what is exported is read back */
	if (writer->marks && writer->buf.at[writer->buf.len - 1] == '#') {
		writer->buf.at[writer->buf.len - 1] = '\\';
		stm_buf_char(&writer->buf, '#');
	}
}

static void add_enacting(struct writer *writer, const struct stm_paragraph *paragraph)
{
	close_list(writer);
	add_text(writer, paragraph, writer->marks ? STM_INLINE_START : STM_INLINE_ITALIC);
}

static void add_body(struct writer *writer, const struct stm_paragraph *paragraph)
{
	if (writer->marks && paragraph->length && paragraph->text[0] == '|')
		stm_buf_char(&writer->buf, '\\');
	add_text(writer, paragraph, STM_INLINE_START);
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

/*
 * "(a)", and "A\." where it is exported: that full stop tells a number from the beginning of a text
 * ("A. Smith") when the file is read after somebody has changed it.
 */
static void add_nested_number(struct writer *writer, struct stm_str number)
{
	bool escaped = writer->marks && number.at[number.len - 1] == '.' &&
		       !stm_is_digit(number.at[0]);

	stm_inline_escape(&writer->buf, stm_str_sub(number, 0, number.len - escaped), true);
	stm_buf_text(&writer->buf, escaped ? "\\. " : " ");
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
	if (paragraph->number[0])
		add_nested_number(writer, stm_str(paragraph->number));
	add_body(writer, paragraph);
}

static size_t count_cells(const struct stm_paragraph *paragraph)
{
	size_t cells = 0;

	for (size_t i = 0; i < paragraph->span_count; i++)
		cells += paragraph->spans[i].kind == STM_SPAN_CELL;
	return cells;
}

/* A bar in a cell would begin the next one. */
static void add_cell(struct writer *writer, const struct stm_inline_part *part)
{
	struct stm_buf cell = {.arena = writer->buf.arena};

	stm_inline_part(&cell, part, STM_INLINE_START);
	stm_buf_char(&writer->buf, ' ');
	for (size_t i = 0; i < cell.len; i++) {
		if (cell.at[i] == '|')
			stm_buf_char(&writer->buf, '\\');
		stm_buf_char(&writer->buf, cell.at[i]);
	}
	stm_buf_text(&writer->buf, " |");
}

static void add_row(struct writer *writer, const struct stm_paragraph *paragraph)
{
	stm_buf_char(&writer->buf, '|');
	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];
		struct stm_inline_part part = {writer->document, paragraph, span->start,
			span->start + span->length, writer->marks};

		if (span->kind == STM_SPAN_CELL)
			add_cell(writer, &part);
	}
	stm_buf_char(&writer->buf, '\n');
}

/*
 * Whether PARAGRAPH is a row, which is then written. GFM wants a table to begin with a head and a
 * rule, and drops cells that the head has not: so a table begins wherever their number changes.
 */
static bool take_row(struct writer *writer, const struct stm_paragraph *paragraph)
{
	size_t cells = writer->marks ? count_cells(paragraph) : 0;
	bool goes_on = cells && cells == writer->cells;

	writer->cells = cells;
	if (writer->buf.len && !goes_on)
		stm_buf_char(&writer->buf, '\n');
	if (!cells)
		return false;
	if (!goes_on)
		close_list(writer);
	add_row(writer, paragraph);
	if (!goes_on) {
		stm_buf_char(&writer->buf, '|');
		while (cells--)
			stm_buf_text(&writer->buf, " --- |");
		stm_buf_char(&writer->buf, '\n');
	}
	return true;
}

static void add_paragraph(struct writer *writer, const struct stm_paragraph *paragraph)
{
	if (take_row(writer, paragraph))
		return;
	if (paragraph->kind == STM_TITLE || paragraph->kind == STM_HEADING ||
		is_annex_title(writer, paragraph)) {
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

static void add_paragraphs(struct writer *writer)
{
	for (size_t i = 0; i < writer->document->paragraphs.len; i++)
		add_paragraph(writer, &writer->document->paragraphs.at[i]);
}

/* Numbered from 1 in the order of the document, or with the marks they are exported with. */
static void add_footnotes(struct writer *writer)
{
	for (size_t i = 0; i < writer->document->footnotes.len; i++) {
		if (writer->marks)
			stm_buf_printf(&writer->buf, "\n[^%s]: ", writer->marks[i]);
		else
			stm_buf_printf(&writer->buf, "\n[^%zu]: ", i + 1);
		stm_inline_escape(
			&writer->buf, stm_str(writer->document->footnotes.at[i].text), true);
		stm_buf_char(&writer->buf, '\n');
	}
}

struct stm_str stm_markdown_make(struct stm_arena *arena, const struct stm_document *document)
{
	struct writer writer = {.buf = {.arena = arena}, .document = document};

	add_paragraphs(&writer);
	add_footnotes(&writer);
	return (struct stm_str){writer.buf.at, writer.buf.len};
}

/*
 * MARK as a footnote's name: what Markdown might take for something else as %xx, and a mark that
 * another has as well with its count behind it, "3~2".
 */
static const char *name_of(struct stm_arena *arena, struct stm_map *seen, const char *mark)
{
	struct stm_buf name = {.arena = arena};
	uint32_t *count = stm_map_put(seen, stm_key(stm_str(mark)), NULL);

	for (; *mark; mark++)
		if (stm_is_alpha(*mark) || stm_is_digit(*mark) || *mark == '*')
			stm_buf_char(&name, *mark);
		else
			stm_buf_printf(&name, "%%%02x", (unsigned char)*mark);
	if (++*count > 1)
		stm_buf_printf(&name, "~%u", (unsigned)*count);
	return stm_buf_end(&name);
}

static const char *const *names_of(struct stm_arena *arena, const struct stm_document *document)
{
	size_t count = document->footnotes.len;
	const char **names = stm_alloc_array(arena, count + 1, sizeof(*names));
	struct stm_map seen;

	stm_map_init(&seen, arena, count);
	for (size_t i = 0; i < count; i++)
		names[i] = name_of(arena, &seen, document->footnotes.at[i].mark);
	return names;
}

/* In YAML, between quotation marks: any text can stand there (YAML 1.2, 7.3.1). */
static void add_front_matter(struct writer *writer)
{
	const struct stm_metadata *metadata = &writer->document->metadata;

	stm_buf_text(&writer->buf, "---\n");
	for (size_t i = 0; stm_metadata_name(i); i++) {
		const char *value = stm_metadata_value(metadata, i);

		if (!value)
			continue;
		stm_buf_printf(&writer->buf, "%s: \"", stm_metadata_name(i));
		for (; *value; value++) {
			if (*value == '"' || *value == '\\')
				stm_buf_char(&writer->buf, '\\');
			stm_buf_char(&writer->buf, (unsigned char)*value < ' ' ? ' ' : *value);
		}
		stm_buf_text(&writer->buf, "\"\n");
	}
	stm_buf_text(&writer->buf, "---\n");
}

/* Of the text that is before it; the reader compares (read/md_told.c). */
static void add_told(struct writer *writer)
{
	struct stm_buf *buf = &writer->buf;
	uint64_t key;

	stm_buf_char(buf, '\n');
	key = stm_markdown_key((struct stm_str){buf->at, buf->len});
	stm_buf_printf(buf, "%s%016llx", STM_MARKDOWN_TOLD, (unsigned long long)key);
	for (size_t i = 0; i < writer->document->paragraphs.len; i++) {
		stm_buf_char(buf, ' ');
		stm_told_write(buf, &writer->document->paragraphs.at[i]);
	}
	stm_buf_text(buf, " -->\n");
}

uint64_t stm_markdown_key(struct stm_str text)
{
	uint64_t key = STM_KEY;

	for (size_t i = 0; i < text.len; i++)
		if (text.at[i] != '\r')
			key = stm_key_add(key, (unsigned char)text.at[i]);
	return key;
}

struct stm_str stm_markdown_export(struct stm_arena *arena, const struct stm_document *document)
{
	struct writer writer = {.buf = {.arena = arena}, .document = document};

	writer.marks = names_of(arena, document);
	add_front_matter(&writer);
	add_paragraphs(&writer);
	add_footnotes(&writer);
	add_told(&writer);
	return (struct stm_str){writer.buf.at, writer.buf.len};
}
