/*
 * A stream is believed in nothing: each line is one of a table, its arguments are bounded, and a
 * small automaton knows what may come behind what. So whoever walks the edits need not ask.
 */
#include "writer/edits.h"

#include "base/buf.h"
#include "base/unicode.h"

const char *const writer_kinds[] = {"title", "enacting", "preambular", "operative", "subparagraph",
	"heading", "annex", "annex-title", "text", "note", NULL};

enum { MOST_MOVES = 1 << 20, MOST_DEPTH = 16 };

/* Where in the stream we are; a note's text ends with whatever else comes. */
enum place { HEAD, BODY, ROW, CELL, CELL_TEXT, TEXT, NOTE, CELL_NOTE };

struct parser {
	struct stm_arena *arena;
	struct writer_edits *edits;
	struct stm_str rest; /* of the line */
	enum place place;
	bool faulty;
};

/* The next argument: up to a space, or to the end. */
static struct stm_str word(struct parser *parser)
{
	ptrdiff_t space = stm_str_find(parser->rest, STM_STR(" "), 0);
	size_t end = space < 0 ? parser->rest.len : (size_t)space;
	struct stm_str found = stm_str_sub(parser->rest, 0, end);

	parser->rest = stm_str_from(parser->rest, space < 0 ? end : end + 1);
	return found;
}

static unsigned number(struct parser *parser, struct stm_str s, unsigned most)
{
	unsigned value = 0;

	parser->faulty = parser->faulty || !s.len || s.len > 8;
	for (size_t i = 0; i < s.len && !parser->faulty; i++) {
		parser->faulty = !stm_is_digit(s.at[i]);
		value = value * 10 + (unsigned)(s.at[i] - '0');
	}
	parser->faulty = parser->faulty || value > most;
	return value;
}

static struct writer_op op(struct parser *parser)
{
	struct stm_str s = word(parser);
	struct writer_op op = {s.len ? s.at[0] : 0, 0};

	if (!s.len || !strchr("=-+<>", op.sign))
		parser->faulty = true;
	else if (op.sign == '<' || op.sign == '>')
		op.move = number(parser, stm_str_from(s, 1), MOST_MOVES);
	else if (s.len > 1)
		parser->faulty = true;
	parser->faulty = parser->faulty || ((op.sign == '<' || op.sign == '>') && !op.move);
	return op;
}

static struct writer_kind kind(struct parser *parser)
{
	struct stm_str name = word(parser);
	struct writer_kind kind = {0, 0};

	while (writer_kinds[kind.kind] && !stm_str_equal(name, stm_str(writer_kinds[kind.kind])))
		kind.kind++;
	parser->faulty = parser->faulty || !writer_kinds[kind.kind];
	kind.depth = number(parser, word(parser), MOST_DEPTH);
	return kind;
}

/* What XML 1.0, 2.2 does not allow. */
static bool is_illegal(uint32_t c)
{
	return (c < 0x20 && c != '\t') || c == 0x7f || c == 0xfffe || c == 0xffff;
}

/* The rest of the line as text. */
static struct stm_str text(struct parser *parser)
{
	struct stm_buf buf = {.arena = parser->arena};
	struct stm_str s = parser->rest;

	for (size_t at = 0; at < s.len;) {
		uint32_t c = stm_utf8_next(s, &at);

		if (c == '\\' && at < s.len) {
			c = stm_utf8_next(s, &at);
			c = c == 'n' ? ' ' : c;
		}
		stm_utf8_add(&buf, is_illegal(c) ? 0xfffd : c);
	}
	return (struct stm_str){stm_buf_end(&buf), buf.len};
}

/* "2026-11-25": Word refuses a document with any other date. */
static struct stm_str date(struct parser *parser)
{
	struct stm_str s = parser->rest;

	parser->faulty = parser->faulty || !stm_str_is_date(s);
	return s;
}

static bool is_in_cell(enum place place)
{
	return place == CELL || place == CELL_TEXT || place == CELL_NOTE;
}

/* A cell has one paragraph at least, as Word wants it. */
static bool is_behind(enum place place)
{
	return place == BODY || place == TEXT || place == NOTE || place == HEAD;
}

static bool is_in_text(enum place place)
{
	return place == TEXT || place == CELL_TEXT || place == NOTE || place == CELL_NOTE;
}

/* Whether EVENT may come now; where we are then. */
static bool step(struct parser *parser, enum stm_edit_event event)
{
	enum place place = parser->place;
	bool cell = is_in_cell(place);

	switch (event) {
	case STM_EDIT_AUTHOR:
	case STM_EDIT_DATE:
	case STM_EDIT_LANGUAGE:
	case STM_EDIT_HEAD:
		return place == HEAD;
	case STM_EDIT_PARAGRAPH:
		parser->place = cell ? CELL_TEXT : TEXT;
		return place != ROW;
	case STM_EDIT_ROW:
		parser->place = ROW;
		return is_behind(place);
	case STM_EDIT_CELL:
		parser->place = CELL;
		return place == ROW || place == CELL_TEXT || place == CELL_NOTE;
	case STM_EDIT_ROW_END:
		parser->place = BODY;
		return place == CELL_TEXT || place == CELL_NOTE;
	case STM_EDIT_NUMBER:
	case STM_EDIT_TAB:
	case STM_EDIT_TEXT:
		parser->place = cell ? CELL_TEXT : TEXT;
		return is_in_text(place);
	case STM_EDIT_NOTE:
		parser->place = cell ? CELL_NOTE : NOTE;
		return is_in_text(place);
	case STM_EDIT_SAID:
		return place == NOTE || place == CELL_NOTE;
	default:
		return is_behind(place);
	}
}

static void keep(struct parser *parser, struct writer_edit edit)
{
	STM_PUSH(parser->arena, &parser->edits->list, edit);
}

static void take(struct parser *parser, enum stm_edit_event event)
{
	struct writer_edit edit = {.event = event};

	switch (event) {
	case STM_EDIT_AUTHOR:
		parser->edits->author = text(parser);
		return;
	case STM_EDIT_DATE:
		parser->edits->date = date(parser);
		return;
	case STM_EDIT_LANGUAGE:
		parser->edits->language = text(parser);
		return;
	case STM_EDIT_CELL:
	case STM_EDIT_ROW_END:
	case STM_EDIT_END:
		break;
	default:
		edit.op = op(parser);
	}
	if (event == STM_EDIT_ROW && edit.op.move)
		parser->faulty = true;
	if (event == STM_EDIT_PARAGRAPH) {
		edit.is = kind(parser);
		edit.was = kind(parser);
	}
	if (event == STM_EDIT_TEXT)
		edit.flags = number(parser, word(parser), 3);
	edit.text = text(parser);
	if (event != STM_EDIT_END)
		keep(parser, edit);
}

/* One line; true when it was the last. */
static bool read_line(struct parser *parser, struct stm_str line)
{
	static const char *const words[] = STM_EDIT_WORDS;
	unsigned event = 0;
	struct stm_str name;

	parser->rest = line;
	name = word(parser);
	while (event < STM_EDIT_EVENTS && !stm_str_equal(name, stm_str(words[event])))
		event++;
	parser->faulty = stm_utf8_fault(line) >= 0 || event == STM_EDIT_EVENTS ||
			 !step(parser, (enum stm_edit_event)event);
	if (!parser->faulty)
		take(parser, (enum stm_edit_event)event);
	return event == STM_EDIT_END;
}

size_t writer_edits_read(struct writer_edits *edits, struct stm_arena *arena, struct stm_str input)
{
	struct parser parser = {.arena = arena, .edits = edits};
	size_t start = sizeof(STM_EDITS), line = 2;

	*edits = (struct writer_edits){.date = STM_STR("2000-01-01")};
	if (!stm_str_equal(stm_str_sub(input, 0, start), STM_STR(STM_EDITS "\n")))
		return 1;
	for (;; line++) {
		ptrdiff_t end = stm_str_find(input, STM_STR("\n"), start);
		bool last = end >= 0 && read_line(&parser, stm_str_sub(input, start, (size_t)end));

		if (end < 0 || parser.faulty)
			return line;
		start = (size_t)end + 1;
		if (last)
			break;
	}
	edits->package = stm_str_from(input, start);
	return 0;
}
