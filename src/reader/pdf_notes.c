/*
 * Footnotes stand below a rule, or in smaller type at the end of their page or column. Each begins
 * with its mark; what has none goes on with the one before it, also across a page's end. The notes
 * of a table, which letters mark, stay where they are: below their table.
 */
#include "reader/pdf.h"

#include "base/unicode.h"

static const float SMALLER = 0.8f; /* points: notes below a drawn rule are so much smaller */

/* Lines of one column of a page, FIRST to END. */
struct part {
	struct pdf_line *first, *end;
};

/* Word's separator; the one of a note that goes on is longer. */
bool reader_pdf_is_rule(const struct pdf_line *line)
{
	for (size_t i = 0; i < line->count; i++)
		for (size_t k = 0; k < line->chunks[i].count; k++)
			if (line->chunks[i].glyphs[k].code != '_')
				return false;
	return line->chunks[0].count >= 5;
}

/* Asterisk, dagger, double dagger, section and paragraph sign. */
static bool is_sign(uint32_t c)
{
	return c == '*' || c == 0x2020 || c == 0x2021 || c == 0xa7 || c == 0xb6;
}

static bool is_figure(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* How many glyphs of LINE are its mark: signs, or a number that is raised; or a raised letter. */
static size_t mark_length(const struct pdf_line *line, bool letters)
{
	const struct pdf_chunk *chunk = &line->chunks[0];
	size_t length = 0;

	while (length < chunk->count) {
		const struct pdf_glyph *glyph = &chunk->glyphs[length];
		bool raised = reader_pdf_is_raised(chunk, glyph);

		if (!is_sign(glyph->code) &&
			!(raised && (letters || is_figure(glyph->code) || length)))
			break;
		length++;
	}
	/* "§ 3" begins a sentence */
	if (length == 1 && chunk->glyphs[0].code == 0xa7 &&
		!reader_pdf_is_raised(chunk, &chunk->glyphs[0]))
		return 0;
	return length;
}

/*
 * Without a rule of characters the rule is drawn, which text does not tell: then footnotes are the
 * lines in smaller type at the end, from the first that begins with a mark. When they begin with
 * one that goes on from the page before, there is nothing to tell it from the end of a table.
 */
static struct pdf_line *drawn_rule(const struct pdf_document *document, const struct part *part)
{
	struct pdf_line *start = NULL;

	for (struct pdf_line *line = part->end; line-- > part->first;) {
		if (line->role == PDF_FOOT || line->role == PDF_MARGIN)
			continue;
		if (line->role != PDF_BODY || line->size > document->size - SMALLER)
			break;
		if (mark_length(line, false))
			start = line;
	}
	return start;
}

static void find_notes(struct pdf_document *document, const struct part *part)
{
	struct pdf_line *start = NULL;

	for (struct pdf_line *line = part->first; line < part->end && !start; line++)
		if (line->role == PDF_BODY && reader_pdf_is_rule(line)) {
			reader_pdf_leave_out(line, PDF_RULE, "rule");
			start = line + 1;
		}
	if (!start)
		start = drawn_rule(document, part);
	for (struct pdf_line *line = start; line && line < part->end; line++)
		if (line->role == PDF_BODY)
			line->role = PDF_NOTES;
}

/* The mark LINE begins with, on the arena; "" when it begins with none. */
static const char *note_mark(struct pdf_document *document, const struct pdf_line *line)
{
	struct stm_buf mark = {.arena = document->arena};
	size_t length = mark_length(line, true);

	for (size_t i = 0; i < length; i++)
		stm_utf8_add(&mark, line->chunks[0].glyphs[i].code);
	return stm_buf_end(&mark);
}

static void collect_notes(struct pdf_document *document)
{
	for (size_t i = 0; i < document->lines.len; i++) {
		struct pdf_line *line = &document->lines.at[i];
		const char *mark;

		if (line->role != PDF_NOTES)
			continue;
		mark = note_mark(document, line);
		if (mark[0] || !document->notes.len)
			STM_PUSH(document->arena, &document->notes,
				(struct pdf_note){.mark = mark, .page = line->page});
		STM_PUSH(document->arena, &document->notes.at[document->notes.len - 1].lines, i);
	}
}

void reader_pdf_notes(struct pdf_document *document)
{
	struct pdf_line *end = document->lines.at + document->lines.len;
	struct part part = {.end = document->lines.at};

	while (part.end < end) {
		part.first = part.end;
		while (part.end < end && part.end->page == part.first->page &&
			part.end->column == part.first->column)
			part.end++;
		find_notes(document, &part);
	}
	collect_notes(document);
}
