/*
 * Escapes as little as it can, because the file is read raw as well; brackets in particular are
 * everywhere in drafts, and mean something to Markdown only where a link or note would begin.
 */
#include "doc/inline.h"

/* ASCII letters and digits; bytes of other characters are judged where it is called. */
static bool is_wordish(char c)
{
	return stm_is_alpha(c) || stm_is_digit(c);
}

/* What needs a backslash wherever it stands, or because of the character NEXT. */
static bool is_special(char c, char next)
{
	switch (c) {
	case '\\':
	case '`':
	case '*':
	case '_':
	case '~':
	case '$':
		return true;
	case '<':
		return stm_is_alpha(next) || (next && strchr("/!?", next));
	case '&':
		return stm_is_alpha(next) || next == '#';
	case '[':
		return next == '^';
	case ']':
		return next == '(' || next == ':' || next == '[';
	default:
		return false;
	}
}

/*
 * Length of what makes a list, quotation, heading or rule when a line starts with S; it is
 * escaped last.
 */
static size_t block_start(struct stm_str s)
{
	size_t digits = 0;

	if (s.len && strchr("#>+-=", s.at[0]))
		return 1;
	/* "[ ]" and "[x]" would be a box to tick */
	if (s.len > 2 && s.at[0] == '[' && s.at[2] == ']' && strchr(" xX", s.at[1]))
		return 1;
	while (digits < s.len && stm_is_digit(s.at[digits]))
		digits++;
	if (!digits || digits >= s.len || (s.at[digits] != '.' && s.at[digits] != ')'))
		return 0;
	return digits + 1 == s.len || stm_is_space(s.at[digits + 1]) ? digits + 1 : 0;
}

/*
 * C with its backslash, if it needs one before NEXT; white space is a space, to stay on one line.
 */
static void add_char(struct stm_buf *buf, char c, char next)
{
	if (is_special(c, next))
		stm_buf_char(buf, '\\');
	stm_buf_char(buf, c == '\n' || c == '\r' || c == '\t' ? ' ' : c);
}

/*
 * Bytes of emphasised text; what is longer is shown plain, since readers of Markdown (ours among
 * them) do not look for the closing mark for ever.
 */
enum { LONGEST = 4000 };

/* TEXT from START to END; what follows decides on brackets. */
static void add_run(struct stm_buf *buf, struct stm_str text, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++)
		add_char(buf, text.at[i], i + 1 < text.len ? text.at[i + 1] : '\0');
}

/*
 * The first characters of TEXT, if a line must not start with them; returns how many were
 * written.
 */
static size_t add_start(struct stm_buf *buf, struct stm_str text, bool starts)
{
	size_t length = starts ? block_start(text) : 0;

	if (!length)
		return 0;
	stm_buf_add(buf, text.at, length - 1);
	stm_buf_char(buf, '\\');
	stm_buf_char(buf, text.at[length - 1]);
	return length;
}

void stm_inline_escape(struct stm_buf *buf, struct stm_str text, bool starts)
{
	add_run(buf, text, add_start(buf, text, starts), text.len);
}

/*
 * A span to be shown; marks of emphasis hold to words, or Markdown would not take them for marks:
 * of a span over "Urges, " only "*Urges*, " is emphasised. START and END are bytes of the text.
 */
struct piece {
	size_t start, end;
	const char *mark;
};

static struct piece trim_piece(struct stm_str text, const struct stm_span *span)
{
	struct piece piece = {span->start, (size_t)span->start + span->length,
		span->kind == STM_SPAN_STRONG ? "**" : "*"};

	if (piece.end > text.len)
		piece.end = text.len;
	while (piece.start < piece.end && stm_is_space(text.at[piece.start]))
		piece.start++;
	while (piece.end > piece.start && !is_wordish(text.at[piece.end - 1]) &&
		!((unsigned char)text.at[piece.end - 1] & 0x80))
		piece.end--;
	return piece;
}

static void add_piece(struct stm_buf *buf, struct stm_str text, struct piece piece)
{
	stm_buf_text(buf, piece.mark);
	add_run(buf, text, piece.start, piece.end);
	stm_buf_text(buf, piece.mark);
}

/* What is written of a paragraph: up to AT. TEXT ends where the part does. */
struct progress {
	struct stm_buf *buf;
	struct stm_str text;
	size_t at;
	const char *const *marks;
};

/*
 * Writes the text up to SPAN, and SPAN unless it is PLAIN or begins in what is written already. The
 * mark of a footnote inside emphasised words therefore comes behind them, but never gets lost.
 */
static void show_span(struct progress *progress, const struct stm_span *span, bool plain)
{
	struct piece piece = trim_piece(progress->text, span);

	if (span->kind == STM_SPAN_NOTE) {
		size_t place = span->start < progress->text.len ? span->start : progress->text.len;

		if (place > progress->at) {
			add_run(progress->buf, progress->text, progress->at, place);
			progress->at = place;
		}
		if (progress->marks)
			stm_buf_printf(progress->buf, "[^%s]", progress->marks[span->note]);
		else
			stm_buf_printf(progress->buf, "[^%u]", (unsigned)span->note + 1);
		return;
	}
	if (plain || piece.start < progress->at || piece.start >= piece.end ||
		piece.end - piece.start > LONGEST)
		return;
	add_run(progress->buf, progress->text, progress->at, piece.start);
	add_piece(progress->buf, progress->text, piece);
	progress->at = piece.end;
}

/* Whether the document itself set a part of the text apart. */
static bool has_emphasis(const struct stm_paragraph *paragraph)
{
	for (size_t i = 0; i < paragraph->span_count; i++)
		if (paragraph->spans[i].kind != STM_SPAN_NOTE)
			return true;
	return false;
}

/* Whether SPAN is to be shown in PART: the footnotes at a cell's very end are the cell's. */
static bool is_within(const struct stm_inline_part *part, const struct stm_span *span)
{
	if (span->start < part->start || span->start > part->end ||
		(span->kind == STM_SPAN_CELL && part->marks))
		return false;
	return span->kind != STM_SPAN_NOTE || span->note < part->document->footnotes.len;
}

/* Spans come in the order of their starts; one that begins inside another is not shown. */
void stm_inline_part(struct stm_buf *buf, const struct stm_inline_part *part, enum stm_inline where)
{
	const struct stm_paragraph *paragraph = part->paragraph;
	struct progress progress = {.buf = buf,
		.text = {paragraph->text, part->end},
		.at = part->start,
		.marks = part->marks};
	struct stm_span whole = {.kind = STM_SPAN_EMPHASIS, .length = (uint32_t)paragraph->length};

	if (where == STM_INLINE_ITALIC && !has_emphasis(paragraph))
		show_span(&progress, &whole, false);
	else
		progress.at += add_start(
			buf, stm_str_from(progress.text, part->start), where == STM_INLINE_START);
	for (size_t i = 0; i < paragraph->span_count; i++)
		if (is_within(part, &paragraph->spans[i]))
			show_span(&progress, &paragraph->spans[i], where == STM_INLINE_PLAIN);
	add_run(buf, progress.text, progress.at, progress.text.len);
}

void stm_inline_text(struct stm_buf *buf, const struct stm_document *document,
	const struct stm_paragraph *paragraph, enum stm_inline where)
{
	struct stm_inline_part part = {document, paragraph, 0, paragraph->length, NULL};

	stm_inline_part(buf, &part, where);
}
