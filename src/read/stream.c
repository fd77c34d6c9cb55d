/*
 * A small machine, one function an event. What the events build is begun by `block`, `row`, `note`
 * or `drop` and ends where the next begins; text between them goes to whatever is open. An example:
 *
 *     block 0
 *     text 1 Calls upon            "Calls upon", emphasised
 *     text 0  the well-            " the well-"
 *     line                         joined as the document's own words say
 *     text 0 known Harbour Board;  "known Harbour Board;"
 *     ref 2                        a span of footnote 2, which comes later
 *     note 2 7
 *     text 0 See ARC/RES/12/7.
 *     end
 */
#include "read/stream.h"

#include "base/error.h"
#include "base/map.h"
#include "base/unicode.h"
#include "read/hyphen.h"
#include "read/protocol.h"
#include "read/reader.h"
#include "read/space.h"

enum target { NOTHING, BLOCK, NOTE, DROP };

/* OPEN is what text goes to; NAME is the mark of a note or the reason of a removal. */
struct state {
	struct stm_document *document;
	struct stm_hyphens hyphens;
	struct stm_map notes; /* index of the footnote + 1, by the reader's number */
	enum target open;
	struct stm_block block;
	struct stm_buf text;
	const char *name;
	unsigned page;
	size_t offset;   /* of the text so far, bytes */
	bool line_ended; /* before the text that comes next */
	bool row;
	size_t cells; /* of the row */
	size_t revisions;
	bool ended, failed;
	struct stm_str failure; /* in the reader's words */
};

/* A decimal number at byte *AT of S, and past the space behind it; 0 when there is none. */
static unsigned number(struct stm_str s, size_t *at)
{
	unsigned value = 0;

	while (*at < s.len && stm_is_digit(s.at[*at]) && value < 100000000)
		value = value * 10 + (unsigned)(s.at[(*at)++] - '0');
	*at += *at < s.len && s.at[*at] == ' ';
	return value;
}

/* An argument without its escapes, on the scratch arena. */
static struct stm_str unescape(struct state *state, struct stm_str s)
{
	struct stm_buf buf = {.arena = &state->document->scratch};
	size_t start = 0;

	for (size_t i = 0; i + 1 < s.len; i++)
		if (s.at[i] == '\\') {
			stm_buf_str(&buf, stm_str_sub(s, start, i));
			stm_buf_char(&buf, s.at[i + 1] == 'n' ? ' ' : s.at[i + 1]);
			start = ++i + 1;
		}
	if (!start)
		return s;
	stm_buf_str(&buf, stm_str_from(s, start));
	return (struct stm_str){buf.at, buf.len};
}

static const char *keep(struct state *state, struct stm_str s)
{
	return stm_copy(&state->document->arena, s.at, s.len);
}

/* Spans of a text that lost its last white space. */
static void trim(struct state *state)
{
	while (state->text.len && state->text.at[state->text.len - 1] == ' ')
		state->text.len--;
	for (size_t i = 0; i < state->block.spans.len; i++) {
		struct stm_span *span = &state->block.spans.at[i];

		if (span->start > state->text.len)
			span->start = (uint32_t)state->text.len;
		if (span->start + span->length > state->text.len)
			span->length = (uint32_t)(state->text.len - span->start);
	}
}

/* The last cell of a row ends here; a row of one cell is an ordinary paragraph. */
static void end_cell(struct state *state)
{
	struct stm_span *span;

	if (!state->cells)
		return;
	span = &state->block.spans.at[state->block.spans.len - 1];
	for (size_t i = state->block.spans.len; i-- > 0 && span->kind != STM_SPAN_CELL;)
		span = &state->block.spans.at[i];
	span->length = (uint32_t)(state->text.len - span->start);
}

static void drop_cell_spans(struct stm_block *block)
{
	size_t kept = 0;

	for (size_t i = 0; i < block->spans.len; i++)
		if (block->spans.at[i].kind != STM_SPAN_CELL)
			block->spans.at[kept++] = block->spans.at[i];
	block->spans.len = kept;
}

static void finish_block(struct state *state)
{
	if (state->row)
		end_cell(state);
	if (state->cells == 1)
		drop_cell_spans(&state->block);
	state->block.row = state->cells > 1;
	trim(state);
	if (!state->text.len)
		return;
	state->block.text = (struct stm_str){stm_buf_end(&state->text), state->text.len};
	STM_PUSH(&state->document->arena, &state->document->blocks, state->block);
}

static void finish_note(struct state *state)
{
	struct stm_footnote note = {.mark = state->name,
		.text = (trim(state), stm_buf_end(&state->text)),
		.offset = state->block.place.offset,
		.page = state->block.place.page};

	STM_PUSH(&state->document->arena, &state->document->footnotes, note);
}

/* Whatever is open is complete: the next event begins something else. */
static void finish(struct state *state)
{
	switch (state->open) {
	case BLOCK:
		finish_block(state);
		break;
	case NOTE:
		finish_note(state);
		break;
	case DROP:
		trim(state);
		if (state->text.len)
			stm_document_remove(state->document, state->name,
				(struct stm_str){state->text.at, state->text.len},
				state->block.place);
		break;
	case NOTHING:
		break;
	}
	state->open = NOTHING;
}

static void begin(struct state *state, enum target target)
{
	finish(state);
	state->open = target;
	state->block = (struct stm_block){.place = {state->offset, state->page}};
	state->text = (struct stm_buf){.arena = &state->document->arena};
	state->line_ended = state->row = false;
	state->cells = 0;
}

static void take_page(struct state *state, struct stm_str s)
{
	state->page = number(s, &(size_t){0});
}

static void take_block(struct state *state, struct stm_str s)
{
	begin(state, BLOCK);
	state->block.heading = number(s, &(size_t){0});
}

static void take_row(struct state *state, struct stm_str s)
{
	(void)s;
	begin(state, BLOCK);
	state->row = true;
}

static void take_cell(struct state *state, struct stm_str s)
{
	struct stm_span span = {.kind = STM_SPAN_CELL};

	(void)s;
	if (!state->row || state->open != BLOCK)
		return;
	trim(state);
	end_cell(state);
	if (state->cells++)
		stm_buf_text(&state->text, " | ");
	span.start = (uint32_t)state->text.len;
	STM_PUSH(&state->document->arena, &state->block.spans, span);
	state->line_ended = false;
}

/* A number that is used twice names the first footnote. */
static void take_note(struct state *state, struct stm_str s)
{
	size_t at = 0;
	unsigned id = number(s, &at);
	uint32_t *place;

	begin(state, NOTE);
	state->name = keep(state, unescape(state, stm_str_from(s, at)));
	place = stm_map_put(&state->notes, id + (uint64_t)1, NULL);
	if (!*place)
		*place = (uint32_t)state->document->footnotes.len + 1;
}

static void take_drop(struct state *state, struct stm_str s)
{
	begin(state, DROP);
	state->name = keep(state, unescape(state, s));
}

/*
 * Marks the text from START on. A span goes on across the space at a line's end, and ends before
 * the space behind its last word.
 */
static void add_span(struct state *state, enum stm_span_kind kind, size_t start)
{
	size_t end = state->text.len;
	struct stm_span *last = NULL;

	while (end > start && state->text.at[end - 1] == ' ')
		end--;
	while (start < end && state->text.at[start] == ' ')
		start++;
	if (start == end)
		return;
	for (size_t i = state->block.spans.len; i-- > 0 && !last;)
		if (state->block.spans.at[i].kind == kind)
			last = &state->block.spans.at[i];
	if (last && last->start + last->length + 1 >= start) {
		last->length = (uint32_t)(end - last->start);
		return;
	}
	STM_PUSH(&state->document->arena, &state->block.spans,
		(struct stm_span){kind, (uint32_t)start, (uint32_t)(end - start), 0});
}

/* The hyphen that a line's end takes away was the last of a span. */
static void shorten_spans(struct state *state, size_t length)
{
	for (size_t i = 0; i < state->block.spans.len; i++) {
		struct stm_span *span = &state->block.spans.at[i];

		if (span->start + span->length > length && span->start <= length)
			span->length = (uint32_t)(length - span->start);
	}
}

static void take_text(struct state *state, struct stm_str s)
{
	struct stm_buf piece = {.arena = &state->document->scratch};
	size_t at = 0, start;
	unsigned flags = number(s, &at);

	if (state->open == NOTHING)
		begin(state, BLOCK);
	stm_space_fold(&piece, unescape(state, stm_str_from(s, at)));
	if (state->line_ended) {
		trim(state);
		stm_hyphens_append(&state->hyphens, &state->text,
			stm_str_trim((struct stm_str){piece.at, piece.len}));
		start = state->text.len - stm_str_trim((struct stm_str){piece.at, piece.len}).len;
		shorten_spans(state, start);
		if (piece.len && piece.at[piece.len - 1] == ' ')
			stm_buf_char(&state->text, ' ');
	} else {
		bool spaced = !state->text.len || state->text.at[state->text.len - 1] == ' ';

		start = state->text.len;
		stm_buf_str(&state->text, stm_str_from((struct stm_str){piece.at, piece.len},
						  spaced && piece.len && piece.at[0] == ' '));
	}
	state->line_ended = false;
	state->offset += piece.len;
	if (state->open != BLOCK)
		return;
	if (flags & STM_RUN_EMPHASIS)
		add_span(state, STM_SPAN_EMPHASIS, start);
	if (flags & STM_RUN_STRONG)
		add_span(state, STM_SPAN_STRONG, start);
}

static void take_line(struct state *state, struct stm_str s)
{
	(void)s;
	state->line_ended = state->text.len > 0;
}

/* NOTE is the reader's number until all footnotes are known. */
static void take_ref(struct state *state, struct stm_str s)
{
	struct stm_span span = {
		STM_SPAN_NOTE, (uint32_t)state->text.len, 0, number(s, &(size_t){0})};

	if (state->open == BLOCK)
		STM_PUSH(&state->document->arena, &state->block.spans, span);
}

static void take_revision(struct state *state, struct stm_str s)
{
	(void)s;
	state->revisions++;
}

/* What the format says of the document comes before what its text says. */
static void take_meta(struct state *state, struct stm_str s)
{
	struct stm_metadata *metadata = &state->document->metadata;
	const struct {
		struct stm_str name;
		const char **field;
	} fields[] = {
		{{"symbol", 6}, &metadata->symbol},
		{{"title", 5}, &metadata->title},
		{{"date", 4}, &metadata->date},
		{{"adopted", 7}, &metadata->adopted},
		{{"session", 7}, &metadata->session},
		{{"language", 8}, &metadata->language},
	};
	ptrdiff_t space = stm_str_find(s, STM_STR(" "), 0);
	struct stm_buf value = {.arena = &state->document->arena};

	if (space < 0)
		return;
	stm_space_fold(&value, unescape(state, stm_str_from(s, (size_t)space + 1)));
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (stm_str_equal(stm_str_sub(s, 0, (size_t)space), fields[i].name) &&
			!*fields[i].field && value.len)
			*fields[i].field = keep(
				state, stm_str_trim((struct stm_str){value.at, value.len}));
}

static void warn(struct state *state, const char *text)
{
	STM_PUSH(&state->document->arena, &state->document->warnings, text);
}

static void take_warn(struct state *state, struct stm_str s)
{
	warn(state, keep(state, unescape(state, s)));
}

static void take_fail(struct state *state, struct stm_str s)
{
	state->failure = s.len ? unescape(state, s) : STM_STR("could not be read");
	state->ended = state->failed = true;
}

static void take_end(struct state *state, struct stm_str s)
{
	(void)s;
	finish(state);
	state->ended = true;
}

/* In the order of enum stm_event. */
static void (*const takers[STM_EVENTS])(struct state *state, struct stm_str s) = {take_page,
	take_block, take_row, take_cell, take_note, take_drop, take_text, take_line, take_ref,
	take_revision, take_meta, take_warn, take_fail, take_end};

/* One line; what this version does not know is passed over. */
static void take(struct state *state, struct stm_str line)
{
	static const char *const words[] = STM_EVENT_WORDS;
	ptrdiff_t space = stm_str_find(line, STM_STR(" "), 0);
	struct stm_str word = stm_str_sub(line, 0, space < 0 ? line.len : (size_t)space);

	for (size_t i = 0; i < STM_EVENTS; i++)
		if (stm_str_equal(word, stm_str(words[i]))) {
			takers[i](state, stm_str_from(line, word.len + 1));
			return;
		}
}

/* Spans name footnotes by their index; a mark whose footnote never came is none. */
static void resolve_notes(struct state *state)
{
	struct stm_document *document = state->document;

	for (size_t i = 0; i < document->blocks.len; i++) {
		struct stm_block *block = &document->blocks.at[i];
		size_t kept = 0;

		for (size_t k = 0; k < block->spans.len; k++) {
			struct stm_span span = block->spans.at[k];
			const uint32_t *place = stm_map_get(&state->notes, span.note + (uint64_t)1);

			if (span.kind == STM_SPAN_NOTE && !place)
				continue;
			if (span.kind == STM_SPAN_NOTE)
				span.note = *place - 1;
			block->spans.at[kept++] = span;
		}
		block->spans.len = kept;
		if (!kept)
			block->spans.at = NULL;
	}
}

enum stm_status stm_stream_read(
	struct stm_document *document, struct stm_str stream, struct stm_error *error)
{
	struct state state = {
		.document = document,
		.hyphens = {.arena = &document->scratch, .text = stream, .keeps = true},
	};
	ptrdiff_t end = stm_str_find(stream, STM_STR("\n"), 0);

	stm_map_init(&state.notes, &document->scratch, 64);
	if (end < 0 || stm_utf8_fault(stream) >= 0 ||
		!stm_str_equal(stm_str_sub(stream, 0, (size_t)end), STM_STR(STM_PROTOCOL)))
		return stm_fail(error, STM_EINPUT, document->source,
			"its reader speaks another protocol; install stemma and stemma-reader of "
			"one version");
	for (size_t start = (size_t)end + 1; start < stream.len && !state.ended;) {
		end = stm_str_find(stream, STM_STR("\n"), start);
		if (end < 0)
			break;
		take(&state, stm_str_sub(stream, start, (size_t)end));
		start = (size_t)end + 1;
	}
	if (state.failed)
		return stm_fail(error, STM_EINPUT, document->source, "%.*s", (int)state.failure.len,
			state.failure.at);
	if (!state.ended)
		return stm_fail(error, STM_EINPUT, document->source,
			"its reader stopped in the middle; the file is damaged");
	resolve_notes(&state);
	if (state.revisions)
		warn(&state, stm_format(&document->arena, "%zu tracked change%s", state.revisions,
				     state.revisions > 1 ? "s" : ""));
	return STM_OK;
}

/* A stream that was kept: for looking at what a reader said, and for trying this file. */
static enum stm_status read(struct stm_document *document, struct stm_error *error)
{
	return stm_stream_read(document, document->bytes, error);
}

static const char *const extensions[] = {"events", NULL};

const struct stm_reader stm_reader_events = {
	.name = "events", .extensions = extensions, .read = read};
