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
#include "doc/told.h"
#include "read/passage.h"
#include "read/protocol.h"
#include "read/reader.h"
#include "read/space.h"

enum target { NOTHING, BLOCK, NOTE, DROP };

/* OPEN is what text goes to; NAME is the mark of a note or the reason of a removal. */
struct state {
	struct stm_document *document;
	struct stm_hyphens hyphens;
	struct stm_map notes;      /* index of the footnote + 1, by the reader's number */
	STM_VEC(unsigned) numbers; /* the reader's, of each footnote */
	enum target open;
	struct stm_passage passage;
	bool row;
	const char *name;
	unsigned page;
	size_t offset; /* of the text so far, bytes */
	size_t revisions;
	bool ended, failed;
	struct stm_str key;     /* of the blocks, as the format tells it */
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

static void finish_note(struct state *state)
{
	struct stm_place place = state->passage.block.place;
	struct stm_footnote note = {.mark = state->name,
		.text = state->passage.block.text.at,
		.offset = place.offset,
		.page = place.page};

	STM_PUSH(&state->document->arena, &state->document->footnotes, note);
}

/* Whatever is open is complete: the next event begins something else. */
static void finish(struct state *state)
{
	const struct stm_block *block = &state->passage.block;

	stm_passage_end(&state->passage);
	if (state->open == NOTE)
		finish_note(state);
	else if (state->open == BLOCK && block->text.len)
		STM_PUSH(&state->document->arena, &state->document->blocks, *block);
	else if (state->open == DROP && block->text.len)
		stm_document_remove(state->document, state->name, block->text, block->place);
	state->open = NOTHING;
}

static void begin(struct state *state, enum target target)
{
	if (state->open != NOTHING)
		finish(state);
	state->open = target;
	state->row = false;
	stm_passage_begin(&state->passage, &state->document->arena);
	state->passage.block.place = (struct stm_place){state->offset, state->page};
}

static void take_page(struct state *state, struct stm_str s)
{
	state->page = number(s, &(size_t){0});
}

static void take_block(struct state *state, struct stm_str s)
{
	begin(state, BLOCK);
	state->passage.block.heading = number(s, &(size_t){0});
}

static void take_row(struct state *state, struct stm_str s)
{
	(void)s;
	begin(state, BLOCK);
	state->row = true;
}

static void take_cell(struct state *state, struct stm_str s)
{
	(void)s;
	if (state->row && state->open == BLOCK)
		stm_passage_cell(&state->passage);
}

/* What is written in another way is not told. */
static void take_as(struct state *state, struct stm_str s)
{
	struct stm_told *told = stm_alloc(&state->document->scratch, sizeof(*told));

	if (state->open == BLOCK &&
		stm_told_parse(&state->document->arena, told, unescape(state, s)))
		state->passage.block.told = told;
}

/* A number that is used twice names the first footnote. */
static void take_note(struct state *state, struct stm_str s)
{
	size_t at = 0;
	unsigned id = number(s, &at);
	uint32_t *place;

	begin(state, NOTE);
	STM_PUSH(&state->document->scratch, &state->numbers, id);
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

static void take_text(struct state *state, struct stm_str s)
{
	struct stm_buf piece = {.arena = &state->document->scratch};
	size_t at = 0, start;
	unsigned flags = number(s, &at);

	if (state->open == NOTHING)
		begin(state, BLOCK);
	stm_space_fold(&piece, unescape(state, stm_str_from(s, at)));
	start = stm_passage_add(
		&state->passage, &state->hyphens, (struct stm_str){piece.at, piece.len});
	state->offset += piece.len;
	if (flags & STM_RUN_EMPHASIS && state->open == BLOCK)
		stm_passage_mark(&state->passage, STM_SPAN_EMPHASIS, start);
	if (flags & STM_RUN_STRONG && state->open == BLOCK)
		stm_passage_mark(&state->passage, STM_SPAN_STRONG, start);
}

static void take_line(struct state *state, struct stm_str s)
{
	(void)s;
	stm_passage_line(&state->passage);
}

/* The note's number is the reader's until all footnotes are known. */
static void take_ref(struct state *state, struct stm_str s)
{
	struct stm_passage *passage = &state->passage;
	struct stm_span span = {
		STM_SPAN_NOTE, (uint32_t)passage->text.len, 0, number(s, &(size_t){0})};

	if (state->open == BLOCK)
		STM_PUSH(passage->text.arena, &passage->block.spans, span);
}

static void take_revision(struct state *state, struct stm_str s)
{
	(void)s;
	state->revisions++;
}

/*
 * What the format says of the document comes before what its text says. "key" is that of the blocks
 * that say what they are.
 */
static void take_meta(struct state *state, struct stm_str s)
{
	ptrdiff_t space = stm_str_find(s, STM_STR(" "), 0);
	struct stm_buf value = {.arena = &state->document->scratch};
	struct stm_str name, text;

	if (space < 0)
		return;
	stm_space_fold(&value, unescape(state, stm_str_from(s, (size_t)space + 1)));
	name = stm_str_sub(s, 0, (size_t)space);
	text = stm_str_trim((struct stm_str){value.at, value.len});
	if (stm_str_equal(name, STM_STR("key")))
		state->key = text;
	else
		stm_metadata_set(state->document, name, text);
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
	if (state->open != NOTHING)
		finish(state);
	state->ended = true;
}

/* In the order of enum stm_event. */
static void (*const takers[STM_EVENTS])(struct state *state, struct stm_str s) = {take_page,
	take_block, take_row, take_cell, take_as, take_note, take_drop, take_text, take_line,
	take_ref, take_revision, take_meta, take_warn, take_fail, take_end};

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

/*
 * Footnotes come as their marks do; where the document is told they go back to the order of their
 * numbers, if these are 1 and so on. Their places do not: they ascend, as everywhere.
 */
static void order_notes(struct state *state)
{
	struct stm_document *document = state->document;
	size_t count = document->footnotes.len;
	struct stm_footnote *ordered = stm_alloc_array(
		&document->arena, count + 1, sizeof(*ordered));

	for (size_t i = 0; i < count; i++) {
		unsigned number = state->numbers.at[i];

		if (!number || number > count || ordered[number - 1].mark)
			return;
		ordered[number - 1] = document->footnotes.at[i];
	}
	for (size_t i = 0; i < count; i++) {
		ordered[i].offset = document->footnotes.at[i].offset;
		document->footnotes.at[i] = ordered[i];
		*stm_map_put(&state->notes, i + 2, NULL) = (uint32_t)i + 1;
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
	document->told = stm_told_prove(document, state.key);
	if (document->told)
		order_notes(&state);
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

static bool is_stream(struct stm_str bytes)
{
	return stm_str_starts(bytes, STM_STR(STM_PROTOCOL "\n"));
}

static const char *const extensions[] = {"events", NULL};

const struct stm_reader stm_reader_events = {
	.name = "events", .extensions = extensions, .is = is_stream, .read = read};
