/*
 * Where a paragraph ends: where the gap to the next line is wider than between lines, where the
 * next line is indented, begins with a hanging number or is set in another type, and where a line
 * ends that had room for the next word. Across a page's end there is no gap to look at: there a
 * line without indent goes on with the paragraph.
 */
#include "reader/pdf.h"

#include <math.h>

#include "base/unicode.h"

static const float INDENT = 1.2f; /* ems: less is the play of a margin */
static const float SHORT = 4.0f;  /* ems that are left behind a line that is not full */
static const float GAP = 1.25f;   /* of the pitch: paragraphs are 1.5 apart, lines 1 */
static const float TAB = 0.7f;    /* ems between a hanging number and its text, at least */
static const float HANG = 5.0f;   /* ems that text hangs behind its number, at most */

static const struct pdf_glyph *first_glyph(const struct pdf_line *line)
{
	return &line->chunks[0].glyphs[0];
}

/* The last that is no footnote's mark, if there is any. */
static const struct pdf_glyph *last_glyph(const struct pdf_line *line)
{
	const struct pdf_chunk *chunk = &line->chunks[line->count - 1];

	for (size_t i = chunk->count; i-- > 0;)
		if (!reader_pdf_is_raised(chunk, &chunk->glyphs[i]))
			return &chunk->glyphs[i];
	return chunk->glyphs;
}

uint32_t reader_pdf_last_code(const struct pdf_line *line)
{
	return last_glyph(line)->code;
}

bool reader_pdf_ends_sentence(const struct pdf_line *line)
{
	uint32_t c = reader_pdf_last_code(line);

	return c == '.' || c == ';' || c == ':' || c == '?' || c == '!' || c == 0x3002 ||
	       c == 0xff1b || c == 0x61b;
}

/* How many glyphs the first word of CHUNK has. */
static size_t word_length(const struct pdf_chunk *chunk)
{
	size_t length = 1;

	while (length < chunk->count && !(chunk->glyphs[length].style & PDF_SPACED))
		length++;
	return length;
}

/* "25.3": nothing but figures and stops, and both. */
static bool is_decimal(const struct pdf_glyph *glyphs, size_t length)
{
	bool stop = false, figure = false;

	for (size_t i = 0; i < length; i++) {
		stop |= glyphs[i].code == '.';
		figure |= glyphs[i].code >= '0' && glyphs[i].code <= '9';
		if (glyphs[i].code != '.' && (glyphs[i].code < '0' || glyphs[i].code > '9'))
			return false;
	}
	return stop && figure;
}

/* "(a)", "VII.", "25.3" or a bullet before the text. */
static bool has_number(const struct pdf_line *line)
{
	const struct pdf_glyph *glyphs = line->chunks[0].glyphs;
	size_t length = word_length(&line->chunks[0]);

	return length < line->chunks[0].count && length <= 8 &&
	       (glyphs[length - 1].code == '.' || glyphs[length - 1].code == ')' ||
		       is_decimal(glyphs, length) || (length == 1 && !stm_is_word(glyphs[0].code)));
}

/* The same with a gap behind it: "(a)   To dredge". "(a) and (b)" in mid-line has none. */
static bool has_hanging_number(const struct pdf_line *line)
{
	const struct pdf_chunk *chunk = &line->chunks[0];
	size_t length = word_length(chunk);

	return has_number(line) &&
	       chunk->glyphs[length].x0 - chunk->glyphs[length - 1].x1 >= TAB * line->size;
}

/* Both are in the middle between the margins, and not both as wide as the text. */
static bool are_centred(const struct pdf_line *a, const struct pdf_line *b)
{
	float middle = (a->x0 + a->x1) / 2;

	return fabsf(middle - (b->x0 + b->x1) / 2) < 4 && fabsf(a->x0 - b->x0) > 4;
}

/*
 * What the first word of LINE would have taken behind another, in points; of Chinese its first
 * sign.
 */
static float first_word_width(const struct pdf_line *line)
{
	const struct pdf_chunk *chunk = &line->chunks[0];
	size_t length = stm_is_unspaced(chunk->glyphs[0].code) ? 1 : word_length(chunk);

	return chunk->glyphs[length - 1].x1 - chunk->x0 + 0.25f * line->size;
}

/* There was room behind A for B's first word, and MORE ems. */
static bool had_room(const struct pdf_line *a, const struct pdf_line *b, float more)
{
	return a->x1 + first_word_width(b) + more * a->size < a->right;
}

/* A ends a sentence, and there was room for B's first word, which is no small letter. */
static bool ended_early(const struct pdf_line *a, const struct pdf_line *b)
{
	return reader_pdf_ends_sentence(a) && !stm_is_small(first_glyph(b)->code) &&
	       had_room(a, b, 2);
}

/*
 * A is plain text that ends far from the margin, and the longer line B is no small letter's: also
 * without the end of a sentence nothing else than a paragraph's end does that.
 */
static bool ended_short(
	const struct pdf_document *document, const struct pdf_line *a, const struct pdf_line *b)
{
	return !a->bold && fabsf(a->size - document->size) < 0.5f && b->x1 > a->x1 + 2 * a->size &&
	       !stm_is_small(first_glyph(b)->code) && had_room(a, b, SHORT);
}

/* How far B is indented against A, in ems; columns and pages may lie elsewhere. */
static float indent(const struct pdf_line *a, const struct pdf_line *b)
{
	return ((b->x0 - b->left) - (a->x0 - a->left)) / b->size;
}

/*
 * Both lines are indented as first lines of the document are, neither is a heading, and the upper
 * one ends as no line of a quotation does, which would go as far as the next.
 */
static bool is_second_indent(const struct pdf_document *document,
	const struct pdf_paragraph *paragraph, const struct pdf_line *line)
{
	const struct pdf_line *last = paragraph->last;

	return document->indent > 0 && last == paragraph->first && !line->bold &&
	       fabsf(line->x0 - line->left - document->indent) < 1.5f &&
	       fabsf(indent(last, line)) < 0.3f && !has_hanging_number(last) &&
	       fabsf(last->x1 - line->x1) > 1 &&
	       (reader_pdf_ends_sentence(last) || reader_pdf_last_code(last) == ',' ||
		       had_room(last, line, SHORT));
}

static bool is_bold(const struct pdf_glyph *glyph)
{
	return (glyph->style & PDF_BOLD) != 0;
}

/*
 * Another size, or a heading's weight. Where a bold sentence begins or ends within a paragraph, the
 * line before is full, or the weight changes within a line.
 */
static bool is_other_type(const struct pdf_paragraph *paragraph, const struct pdf_line *line)
{
	const struct pdf_line *last = paragraph->last;
	bool was = last->bold || is_bold(last_glyph(last)), is = is_bold(first_glyph(line));

	if (fabsf(last->size - line->size) > 1)
		return true;
	if (was == is)
		return false;
	return was ? paragraph->bold : line->bold && had_room(last, line, 0);
}

static float widest_pitch(const struct pdf_document *document, const struct pdf_line *line)
{
	return fabsf(line->size - document->size) < 0.5f ? GAP * document->pitch
							 : 1.45f * line->size;
}

/* Whether LINE, below the paragraph on the same page, begins another by its left edge. */
static bool is_shifted(const struct pdf_paragraph *paragraph, const struct pdf_line *line)
{
	const struct pdf_line *last = paragraph->last;
	float shift = indent(last, line);

	if (fabsf(shift) <= INDENT || are_centred(last, line))
		return false;
	if (last != paragraph->first)
		return true;
	/* behind a first line: back to the margin, or below the text of a hanging number */
	return shift > 0 && (shift > HANG || !has_number(last));
}

/* The same across the end of a page or column. */
static bool is_cut(const struct pdf_paragraph *paragraph, const struct pdf_line *line)
{
	const struct pdf_line *last = paragraph->last;
	float shift = indent(last, line);
	bool indented = indent(last, paragraph->first) > INDENT;

	if (last == paragraph->first)
		indented = last->x0 - last->left > INDENT * last->size;
	if (last == paragraph->first && indented)
		shift += (last->x0 - last->left) / line->size;
	if (fabsf(shift) > INDENT &&
		!(last == paragraph->first && shift > 0 && has_hanging_number(last)))
		return true;
	if (ended_early(last, line))
		return true;
	return reader_pdf_ends_sentence(last) && !indented &&
	       !stm_is_small(first_glyph(line)->code);
}

bool reader_pdf_starts(const struct pdf_document *document, const struct pdf_paragraph *paragraph,
	const struct pdf_line *line)
{
	const struct pdf_line *last = paragraph->last;
	float pitch = line->base - last->base;

	if (line->count > 1 || last->count > 1 || is_other_type(paragraph, line) ||
		has_hanging_number(line))
		return true;
	if (line->page != last->page || line->column != last->column)
		return line->list || is_cut(paragraph, line);
	return pitch <= 0 || pitch > widest_pitch(document, line) || is_shifted(paragraph, line) ||
	       ended_early(last, line) ||
	       (!are_centred(last, line) && ended_short(document, last, line)) ||
	       is_second_indent(document, paragraph, line);
}
