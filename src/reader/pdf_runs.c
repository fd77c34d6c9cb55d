/*
 * Glyphs -> runs of text: spaces where there are gaps, footnotes' marks as references, a new run
 * where the type changes.
 */
#include "reader/pdf.h"

#include "base/unicode.h"

/* Index + 1 of the footnote that MARK on PAGE refers to, or 0: the first on that page or later. */
static unsigned find_note(const struct pdf_document *document, struct stm_str mark, unsigned page)
{
	unsigned found = 0;

	for (size_t i = 0; i < document->notes.len; i++) {
		const struct pdf_note *note = &document->notes.at[i];

		if (!stm_str_equal(stm_str(note->mark), mark))
			continue;
		if (!found || note->page <= page)
			found = (unsigned)i + 1;
		if (note->page >= page)
			break;
	}
	return found;
}

/* What is written of a line: a run that grows until its type changes. */
struct run {
	struct pdf_document *document;
	const struct pdf_line *line;
	struct stm_buf text;
	unsigned flags;
};

static unsigned flags_of(const struct pdf_glyph *glyph)
{
	return ((glyph->style & PDF_ITALIC) ? STM_RUN_EMPHASIS : 0u) |
	       ((glyph->style & PDF_BOLD) ? STM_RUN_STRONG : 0u);
}

static void flush(struct run *run)
{
	reader_text(
		run->document->events, run->flags, (struct stm_str){run->text.at, run->text.len});
	run->text.len = 0;
}

/* Signs may stand on the line; a raised comma parts two marks. */
static bool is_mark(const struct pdf_chunk *chunk, const struct pdf_glyph *glyph)
{
	return glyph->code == '*' || glyph->code == 0x2020 || glyph->code == 0x2021 ||
	       (reader_pdf_is_raised(chunk, glyph) && glyph->code != ',');
}

/* "km2", "m3": a raised figure behind a unit of length is a power. */
static bool is_power(const struct pdf_chunk *chunk, size_t at)
{
	const struct pdf_glyph *glyphs = chunk->glyphs;

	if (!at || (glyphs[at].code != '2' && glyphs[at].code != '3') ||
		glyphs[at - 1].code != 'm' ||
		(at + 1 < chunk->count && reader_pdf_is_raised(chunk, &glyphs[at + 1])))
		return false;
	return at == 1 || (glyphs[at - 1].style & PDF_SPACED) ||
	       ((at == 2 || (glyphs[at - 2].style & PDF_SPACED)) &&
		       strchr("kcmd", (int)glyphs[at - 2].code) && glyphs[at - 2].code < 0x80);
}

/*
 * How many glyphs from AT on are the mark of a footnote, *NOTE; 0 when there is none. Raised
 * figures without a footnote are text.
 */
static size_t find_mark(struct run *run, const struct pdf_chunk *chunk, size_t at, unsigned *note)
{
	struct stm_buf mark = {.arena = run->document->arena};
	size_t end = at;

	while (end < chunk->count && is_mark(chunk, &chunk->glyphs[end]))
		stm_utf8_add(&mark, chunk->glyphs[end++].code);
	if (end == at || is_power(chunk, at))
		return 0;
	*note = find_note(run->document, (struct stm_str){mark.at, mark.len}, run->line->page);
	return *note ? end - at : 0;
}

/* Writes the mark that stands at AT; how many glyphs it has. */
static size_t write_mark(struct run *run, const struct pdf_chunk *chunk, size_t at)
{
	unsigned note = 0;
	size_t length = find_mark(run, chunk, at, &note);

	if (!length)
		return 0;
	flush(run);
	reader_ref(run->document->events, note);
	return length;
}

/* Whether the glyph at AT is a raised comma before the mark of a footnote. */
static bool parts_marks(struct run *run, const struct pdf_chunk *chunk, size_t at)
{
	return at + 1 < chunk->count && chunk->glyphs[at].code == ',' &&
	       reader_pdf_is_raised(chunk, &chunk->glyphs[at]) &&
	       find_mark(run, chunk, at + 1, &(unsigned){0}) > 0;
}

/* No word goes on behind a mark: the space there may be as small as the mark. */
static bool begins_word(const struct pdf_glyph *glyph)
{
	return stm_is_word(glyph->code) && !stm_is_unspaced(glyph->code);
}

/* The glyphs of CHUNK from SKIP on. A space before a mark is the printer's. */
static void write_chunk(struct run *run, const struct pdf_chunk *chunk, size_t skip)
{
	for (size_t i = skip; i < chunk->count;) {
		const struct pdf_glyph *glyph = &chunk->glyphs[i];
		size_t mark = write_mark(run, chunk, i);

		i += mark;
		if (mark) {
			i += parts_marks(run, chunk, i);
			if (i < chunk->count && begins_word(&chunk->glyphs[i]))
				chunk->glyphs[i].style |= PDF_SPACED;
			continue;
		}
		if (i > skip && (glyph->style & PDF_SPACED))
			stm_buf_char(&run->text, ' ');
		if (flags_of(glyph) != run->flags) {
			flush(run);
			run->flags = flags_of(glyph);
		}
		stm_utf8_add(&run->text, glyph->code);
		i++;
	}
}

void reader_pdf_write_cell(struct pdf_document *document, const struct pdf_line *line,
	const struct pdf_chunk *cell, size_t skip)
{
	struct run run = {.document = document, .line = line, .text = {.arena = document->arena}};

	write_chunk(&run, cell, skip);
	flush(&run);
}
