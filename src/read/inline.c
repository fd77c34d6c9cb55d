/*
 * Markup inside a block. Emphasis is a run of * (or, in Markdown, _) that opens before a character
 * and closes behind one; what does not pair stays as it is, because square brackets and stars mean
 * something in drafts. White space is folded; a footnote mark leaves a span where it stood.
 */
#include "read/raw.h"

#include "base/unicode.h"
#include "read/space.h"

enum {
	DEEPEST = 16,  /* emphasis runs open at once */
	WIDEST = 64,   /* stars in a row; what comes after them is a run of its own */
	LONGEST = 4096 /* bytes that emphasis or a link's text may span */
};

/*
 * OPEN holds the emphasis that is not closed yet, innermost last; its spans have length 0 so far.
 */
struct inline_state {
	struct stm_document *document;
	const struct stm_raw *raw;
	enum stm_markup markup;
	struct stm_buf text;
	struct stm_block *block;
	struct {
		size_t span;  /* index in the block's spans */
		size_t width; /* how many stars */
		char mark;
	} open[DEEPEST];
	size_t depth;
};

static void add_span(
	struct inline_state *state, enum stm_span_kind kind, size_t length, size_t note)
{
	struct stm_span span = {kind, (uint32_t)state->text.len, (uint32_t)length, (uint32_t)note};

	STM_PUSH(&state->document->arena, &state->block->spans, span);
}

/*
 * The footnote MARK names, as an index into the document's footnotes; the first where a mark is
 * used twice, -1 where there is none.
 */
static ptrdiff_t find_note(const struct stm_document *document, struct stm_str mark)
{
	for (size_t i = 0; i < document->footnotes.len; i++)
		if (stm_str_equal(stm_str(document->footnotes.at[i].mark), mark))
			return (ptrdiff_t)i;
	return -1;
}

/* [^3] in Markdown: the length consumed, or 0. */
static size_t bracket_mark(struct inline_state *state, struct stm_str s)
{
	size_t end = 2;
	ptrdiff_t note;

	if (!stm_str_starts(s, STM_STR("[^")))
		return 0;
	while (end < s.len && end < LONGEST && s.at[end] != ']')
		end++;
	note = find_note(state->document, stm_str_sub(s, 2, end));
	if (end >= s.len || s.at[end] != ']' || note < 0)
		return 0;
	add_span(state, STM_SPAN_NOTE, 0, (size_t)note);
	return end + 1;
}

/* Where S, the rest of the block, stands in the source: exact unless lines were joined. */
static struct stm_place place_of(const struct inline_state *state, struct stm_str s)
{
	return (struct stm_place){state->raw->offset + (size_t)(s.at - state->raw->text.at), 0};
}

/*
 * Superscript figures are a mark when the document has such a footnote, or when they follow
 * punctuation (whose footnote was lost); otherwise they are figures, as in "km2" and "CO2".
 */
static size_t figure_mark(struct inline_state *state, struct stm_str s)
{
	struct stm_buf mark = {.arena = &state->document->scratch};
	size_t at = 0, end = 0;
	ptrdiff_t note;
	char last = state->text.len ? state->text.at[state->text.len - 1] : ' ';

	while (at < s.len) {
		int digit = stm_superscript(stm_utf8_next(s, &at));

		if (digit < 0)
			break;
		stm_buf_char(&mark, (char)('0' + digit));
		end = at;
	}
	if (!end)
		return 0;
	note = find_note(state->document, (struct stm_str){mark.at, mark.len});
	if (note >= 0)
		add_span(state, STM_SPAN_NOTE, 0, (size_t)note);
	else if (last == ',' || last == ';' || last == '.' || last == ')')
		stm_document_remove(state->document, "footnote mark", stm_str_sub(s, 0, end),
			place_of(state, s));
	else
		return 0;
	return end;
}

static size_t run_length(struct stm_str s)
{
	size_t n = 1;

	while (n < s.len && n < WIDEST && s.at[n] == s.at[0])
		n++;
	return n;
}

/*
 * Whether a run of MARK, WIDTH or more, closes behind a character in REST. LONGEST bounds the
 * search.
 */
static bool closes_later(struct stm_str rest, char mark, size_t width)
{
	for (size_t i = 1; i < rest.len && i < LONGEST; i++) {
		if (rest.at[i] != mark)
			continue;
		if (!stm_is_space(rest.at[i - 1]) && run_length(stm_str_from(rest, i)) >= width)
			return true;
		i += run_length(stm_str_from(rest, i)) - 1;
	}
	return false;
}

/* Only the innermost can be closed: runs nest. */
static bool is_open(const struct inline_state *state, char mark, size_t width)
{
	return state->depth && state->open[state->depth - 1].mark == mark &&
	       state->open[state->depth - 1].width <= width;
}

/* Returns how many marks that takes; what a longer run has left is looked at again. */
static size_t close_run(struct inline_state *state)
{
	size_t width = state->open[--state->depth].width;
	struct stm_span *span = &state->block->spans.at[state->open[state->depth].span];

	span->length = (uint32_t)(state->text.len - span->start);
	return width;
}

/*
 * A run of * or _ at S: opens or closes emphasis, or is text. Returns the length consumed, 0 for
 * text. An underscore is emphasis in Markdown only and never inside a word (file names, symbols
 * of old archives).
 */
static size_t emphasis(struct inline_state *state, struct stm_str s)
{
	size_t width = run_length(s);
	char next = width < s.len ? s.at[width] : ' ';
	char last = state->text.len ? state->text.at[state->text.len - 1] : ' ';

	if (width > 3)
		width = 3;
	if (!stm_is_space(last) && is_open(state, s.at[0], width))
		return close_run(state);
	if (s.at[0] == '_' && (state->markup == STM_MARKUP_PLAIN || stm_is_alpha(last)))
		return 0;
	if (stm_is_space(next) || state->depth == DEEPEST ||
		!closes_later(stm_str_from(s, width), s.at[0], width))
		return 0;
	state->open[state->depth].span = state->block->spans.len;
	state->open[state->depth].width = width;
	state->open[state->depth++].mark = s.at[0];
	add_span(state, width > 1 ? STM_SPAN_STRONG : STM_SPAN_EMPHASIS, 0, 0);
	return width;
}

/* [text](target) keeps its text; the target is recorded as left out. Called at the ']'. */
static size_t link_target(struct inline_state *state, struct stm_str s)
{
	size_t end = 2;

	if (!stm_str_starts(s, STM_STR("](")))
		return 0;
	while (end < s.len && end < LONGEST && s.at[end] != ')' && !stm_is_space(s.at[end]))
		end++;
	if (end >= s.len || s.at[end] != ')')
		return 0;
	for (size_t i = state->text.len, n = 0; i-- > 0 && n < LONGEST; n++) {
		if (state->text.at[i] != '[')
			continue;
		memmove(state->text.at + i, state->text.at + i + 1, state->text.len - i - 1);
		state->text.len--;
		for (size_t k = 0; k < state->block->spans.len; k++)
			if (state->block->spans.at[k].start > i)
				state->block->spans.at[k].start--;
		stm_document_remove(
			state->document, "link target", stm_str_sub(s, 2, end), place_of(state, s));
		return end + 1;
	}
	return 0;
}

/*
 * The length of the markup that S starts with, or 0 when it is text. A backslash makes text of
 * the mark behind it.
 */
static size_t special(struct inline_state *state, struct stm_str s)
{
	size_t used = 0;

	if (s.at[0] == '*' || s.at[0] == '_')
		return emphasis(state, s);
	if ((unsigned char)s.at[0] >= 0x80)
		return state->markup == STM_MARKUP_TOLD ? 0 : figure_mark(state, s);
	if (state->markup == STM_MARKUP_PLAIN)
		return 0;
	if (s.at[0] == '[')
		used = bracket_mark(state, s);
	else if (s.at[0] == ']')
		used = link_target(state, s);
	else if (s.at[0] == '\\' && s.len > 1 && !stm_is_alpha(s.at[1]) && !stm_is_digit(s.at[1])) {
		stm_buf_char(&state->text, s.at[1]);
		used = 2;
	}
	return used;
}

/* What a byte asks for: nothing, a look by special(), or by stm_space_at(). */
enum { PLAIN, SPECIAL, SPACE };

/*
 * By first byte. 0xc2 leads U+00B2, U+00B3 and U+00B9 as well as U+00A0, 0xe2 the other
 * superscripts and most wide spaces, 0xe1 U+1680, 0xe3 U+3000, 0xef U+FEFF; a lead byte only asks
 * for the look.
 */
static const uint8_t classes[256] = {['*'] = SPECIAL,
	['_'] = SPECIAL,
	['['] = SPECIAL,
	[']'] = SPECIAL,
	['\\'] = SPECIAL,
	[0xc2] = SPECIAL,
	[0xe2] = SPECIAL,
	[0xe1] = SPACE,
	[0xe3] = SPACE,
	[0xef] = SPACE,
	[' '] = SPACE,
	['\t'] = SPACE,
	['\n'] = SPACE,
	['\v'] = SPACE,
	['\f'] = SPACE,
	['\r'] = SPACE};

static int class_of(char c)
{
	return classes[(unsigned char)c];
}

/*
 * How many bytes from AT on can be copied as they are, single spaces between words included.
 * Letters are passed by eights.
 */
static size_t plain_length(struct stm_str s, size_t at)
{
	size_t end = at;

	while (end < s.len) {
		unsigned letters = end + 8 <= s.len ? stm_lower_of_eight(s.at + end) : 0;

		end += letters;
		if (letters == 8)
			continue;
		if (class_of(s.at[end]) != PLAIN &&
			(s.at[end] != ' ' || end == at || s.at[end - 1] == ' '))
			break;
		end++;
	}
	return end - at;
}

/*
 * In this order: what can be copied at once, white space, markup, and one byte of anything else.
 */
static void parse_text(struct inline_state *state, struct stm_str s)
{
	for (size_t i = 0, used; i < s.len; i += used) {
		used = plain_length(s, i);
		if (used) {
			stm_buf_add(&state->text, s.at + i, used);
			continue;
		}
		used = stm_space_at(s, i);
		if (used) {
			if (state->text.len && state->text.at[state->text.len - 1] != ' ')
				stm_buf_char(&state->text, ' ');
			continue;
		}
		used = class_of(s.at[i]) == SPECIAL ? special(state, stm_str_from(s, i)) : 0;
		if (!used) {
			stm_buf_char(&state->text, s.at[i]);
			used = 1;
		}
	}
}

/* Spans that never closed were text after all; their stars are gone from no word. */
static void finish(struct inline_state *state)
{
	while (state->depth)
		close_run(state);
	while (state->text.len && state->text.at[state->text.len - 1] == ' ')
		state->text.len--;
	for (size_t i = 0; i < state->block->spans.len; i++) {
		struct stm_span *span = &state->block->spans.at[i];

		if (span->start > state->text.len)
			span->start = (uint32_t)state->text.len;
		if (span->start + span->length > state->text.len)
			span->length = (uint32_t)(state->text.len - span->start);
	}
}

static void push_block(struct inline_state *state)
{
	struct stm_block *block = state->block;

	finish(state);
	block->text = (struct stm_str){stm_buf_end(&state->text), state->text.len};
	if (state->text.len)
		STM_PUSH(&state->document->arena, &state->document->blocks, *block);
}

void stm_inline_parse(
	struct stm_document *document, const struct stm_raw *raw, enum stm_markup markup)
{
	struct stm_block block = {
		.place = {raw->offset, 0},
		.heading = raw->heading,
		.cut = raw->cut,
	};
	struct inline_state state = {
		.document = document,
		.raw = raw,
		.markup = markup,
		.text = {.arena = &document->arena},
		.block = &block,
	};

	parse_text(&state, raw->text);
	push_block(&state);
}

/* The byte of the bar that ends the cell which S begins with; its length when there is none. */
static size_t cell_end(struct stm_str s)
{
	size_t at = 0;

	for (; at < s.len && s.at[at] != '|'; at++)
		at += s.at[at] == '\\';
	return at < s.len ? at : s.len;
}

/* A cell is begun as stm_passage_cell() does it: no white space before the bar, a space around. */
static void parse_cell(struct inline_state *state, struct stm_str cell, bool first)
{
	size_t span;

	while (state->text.len && state->text.at[state->text.len - 1] == ' ')
		state->text.len--;
	for (size_t i = state->block->spans.len; i-- > 0;) {
		struct stm_span *last = &state->block->spans.at[i];

		if (last->start <= state->text.len)
			break;
		last->start = (uint32_t)state->text.len;
	}
	if (!first)
		stm_buf_text(&state->text, " | ");
	span = state->block->spans.len;
	add_span(state, STM_SPAN_CELL, 0, 0);
	parse_text(state, stm_str_trim(cell));
	while (state->depth)
		close_run(state);
	state->block->spans.at[span].length = (uint32_t)(state->text.len -
							 state->block->spans.at[span].start);
}

void stm_inline_row(
	struct stm_document *document, const struct stm_raw *raw, enum stm_markup markup)
{
	struct stm_block block = {.place = {raw->offset, 0}, .row = true};
	struct inline_state state = {
		.document = document,
		.raw = raw,
		.markup = markup,
		.text = {.arena = &document->arena},
		.block = &block,
	};
	struct stm_str rest = stm_str_from(raw->text, raw->text.at[0] == '|');

	for (bool first = true; rest.len; first = false) {
		size_t end = cell_end(rest);

		parse_cell(&state, stm_str_sub(rest, 0, end), first);
		rest = stm_str_from(rest, end + 1);
	}
	push_block(&state);
}
