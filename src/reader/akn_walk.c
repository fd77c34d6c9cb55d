/*
 * Writes the text. What an element changes for those inside it lies on a stack, a level for each
 * that is open. A num waits for the text it stands before, a closing quotation mark for the last
 * text inside its quotation; notes that stand in the metadata come after everything else.
 */
#include "base/vec.h"
#include "reader/akn.h"
#include "reader/flow.h"
#include "reader/list.h"
#include "reader/style.h"
#include "reader/visit.h"
#include "reader/xml.h"

/* What is to do when an element is left. */
enum ending { END_NOTHING, END_BLOCK, END_ROW, END_ASIDE, END_MARKED, END_NUM, END_QUOTED };

/* Quotation marks that wait for the last text inside them. */
struct closing {
	struct closing *outer;
	const xmlNode *last;
	struct stm_str mark;
	bool done;
};

struct level {
	unsigned flags; /* enum stm_run_flag */
	unsigned depth; /* headings above */
	bool num;       /* text goes to the num that is read */
	enum ending ending;
	size_t marker;
	struct reader_list *list;
	struct closing *closing;
};

struct walk {
	const struct reader_input *input;
	struct reader_events *events;
	struct reader_flow *flow;
	struct stm_buf num;
	const xmlNode *taken; /* a text that is written with what stands before it */
	struct akn_notes notes;
	STM_VEC(struct level) levels;
};

static struct level *top(const struct walk *walk)
{
	return &walk->levels.at[walk->levels.len - 1];
}

static void write_text(struct walk *walk, const xmlNode *node)
{
	struct level *level = top(walk);

	if (node == walk->taken)
		return;
	if (level->num) {
		reader_add_folded(&walk->num, reader_xml_text(node));
		return;
	}
	reader_flow_text(walk->flow, level->flags, reader_xml_text(node));
	for (struct closing *at = level->closing; at; at = at->outer)
		if (at->last == node) {
			reader_flow_text(walk->flow, level->flags, at->mark);
			at->done = true;
		}
}

static bool begin_block(struct walk *walk, unsigned heading)
{
	reader_flow_block(walk->flow, heading);
	top(walk)->ending = END_BLOCK;
	return true;
}

/*
 * A paragraph that has the title in it is a heading, although the schema calls it a paragraph; on a
 * cover page it says what kind of document this is.
 */
static bool begin_paragraph(struct walk *walk, const xmlNode *node)
{
	bool title = reader_xml_child(node, "docTitle") != NULL;

	return begin_block(walk, title && !reader_xml_is(node->parent, "coverPage"));
}

/* At the depth of the part it belongs to; a crossHeading stands among parts, below all of them. */
static bool begin_heading(struct walk *walk, const xmlNode *node)
{
	unsigned level = top(walk)->depth + reader_xml_is(node, "crossHeading");

	return begin_block(walk, level < 1 ? 1 : level > 6 ? 6 : level);
}

static bool is_number(struct stm_str s)
{
	size_t figures = 0;

	while (figures < s.len && stm_is_digit(s.at[figures]))
		figures++;
	return figures && figures == s.len;
}

/*
 * Whether the num of PART is printed as a line of its own: "Article 1", "II", where no heading
 * follows.
 */
static bool has_title_num(struct stm_arena *arena, const xmlNode *part)
{
	const xmlNode *num = reader_xml_child(part, "num");
	struct stm_str text;

	if (reader_akn_tag(part)->kind != AKN_PART || !num || reader_xml_child(part, "heading"))
		return false;
	text = reader_gather(arena, num, 32);
	return !is_number(text) && !reader_list_is_marker(text);
}

/* A num is forgotten with its part if no text came for it, as reader_flow_unmark() has it. */
static bool begin_part(struct walk *walk, const xmlNode *node)
{
	if (reader_xml_child(node, "heading") || has_title_num(walk->input->arena, node))
		top(walk)->depth++;
	top(walk)->marker = reader_flow_glue(walk->flow, (struct stm_str){NULL, 0});
	reader_flow_block(walk->flow, 0);
	top(walk)->ending = END_MARKED;
	return true;
}

/* Its text is gathered as it comes, so that tracked changes in it are resolved. */
static bool begin_num(struct walk *walk)
{
	top(walk)->num = true;
	top(walk)->ending = END_NUM;
	return true;
}

/*
 * "1" for "1.", "a" for "(a)": some write the number alone and leave the rest to the style sheet.
 */
static void complete(struct stm_buf *num)
{
	if (is_number((struct stm_str){num->at, num->len})) {
		stm_buf_char(num, '.');
		return;
	}
	for (size_t i = 0; i < num->len; i++)
		if (!stm_is_lower(num->at[i]) || num->len > 4)
			return;
	if (!num->len)
		return;
	stm_buf_text(num, ")");
	memmove(stm_buf_room(num, 1) - num->len + 1, num->at, num->len);
	num->at[0] = '(';
	num->len++;
}

/* A num is printed before the heading or the text of its part, or as a heading of its own. */
static void end_num(struct walk *walk, const xmlNode *node)
{
	const xmlNode *part = node->parent;
	bool title = has_title_num(walk->input->arena, part);
	struct stm_str text;

	if (reader_akn_tag(part)->kind == AKN_POINT ||
		(!title && !reader_xml_child(part, "heading")))
		complete(&walk->num);
	text = stm_str_trim((struct stm_str){walk->num.at, walk->num.len});
	if (title) {
		begin_heading(walk, node);
		reader_flow_text(walk->flow, 0, text);
		reader_flow_block(walk->flow, 0);
	} else {
		reader_flow_mark(walk->flow, text);
	}
	stm_buf_cut(&walk->num, 0);
}

static bool begin_list(struct walk *walk, const xmlNode *node)
{
	top(walk)->list = reader_list_new(walk->input->arena, node);
	return begin_block(walk, 0);
}

/* The value of an item can be its whole marker. */
static bool begin_item(struct walk *walk, const xmlNode *node)
{
	struct stm_str value = reader_xml_attribute(node, "value");
	struct stm_str marker = reader_list_next(walk->input->arena, top(walk)->list, node);

	reader_flow_block(walk->flow, 0);
	top(walk)->marker = reader_flow_mark(
		walk->flow, reader_list_is_marker(value) ? value : marker);
	top(walk)->ending = END_MARKED;
	return true;
}

static bool begin_row(struct walk *walk)
{
	reader_flow_row(walk->flow);
	top(walk)->ending = END_ROW;
	return true;
}

static bool begin_cell(struct walk *walk)
{
	reader_flow_cell(walk->flow);
	return true;
}

/* A break inside a word was the printer's. */
static bool write_break(struct walk *walk, const xmlNode *node)
{
	if (!reader_xml_attribute(node, "breakAt").len)
		reader_flow_line(walk->flow);
	return false;
}

/* Nothing of what surrounds the note holds inside it. */
static bool begin_note(struct walk *walk, const xmlNode *node)
{
	struct level *level = top(walk);

	reader_flow_ref(walk->flow, reader_akn_note_id(node));
	reader_flow_note(walk->flow, reader_akn_note_id(node),
		reader_akn_note_mark(walk->input->arena, node));
	level->flags = 0;
	level->num = false;
	level->list = NULL;
	level->closing = NULL;
	level->ending = END_ASIDE;
	return true;
}

/* A mark that leads nowhere is text. */
static bool write_ref(struct walk *walk, const xmlNode *node)
{
	unsigned id = reader_akn_note_find(&walk->notes, reader_xml_attribute(node, "href"));

	if (id)
		reader_flow_ref(walk->flow, id);
	else
		reader_flow_text(walk->flow, 0, reader_xml_attribute(node, "marker"));
	return false;
}

/* A tracked change; the side that is not asked for is not text. */
static bool begin_change(struct walk *walk, bool insertion)
{
	struct stm_str nobody = {NULL, 0};

	reader_revision(walk->events, insertion ? "insert" : "delete", nobody);
	return insertion != walk->input->original;
}

/* The last text below NODE that is not blank or a note's; NULL when there is none. */
static const xmlNode *last_text(const xmlNode *node)
{
	const xmlNode *last = NULL, *at = node;

	while (at) {
		bool note = reader_xml_is(at, "authorialNote");

		if (stm_str_trim(reader_xml_text(at)).len)
			last = at;
		at = note ? reader_xml_skip(node, at) : reader_xml_walk(node, at);
	}
	return last;
}

/* The punctuation behind a quoted block stands behind its last word, not on a line of its own. */
static struct stm_str take_punctuation(struct walk *walk, const xmlNode *node, struct stm_str mark)
{
	struct stm_str behind = stm_str_trim(reader_xml_text(node->next));

	if (!behind.len || behind.len > 3 || reader_has_word(behind))
		return mark;
	walk->taken = node->next;
	return stm_str(stm_format(walk->input->arena, "%.*s%.*s", (int)mark.len, mark.at,
		(int)behind.len, behind.at));
}

/*
 * The marks are in attributes; endQuote may be left out where it is the same. Before a block the
 * mark waits for its text, behind one it is written with the last of it.
 */
static bool begin_quoted(struct walk *walk, const xmlNode *node, bool block)
{
	struct stm_str start = reader_xml_attribute(node, "startQuote"), end;
	struct closing *closing = stm_alloc(walk->input->arena, sizeof(*closing));

	if (!reader_xml_has(node, "endQuote", &end))
		end = start;
	if (block)
		end = take_punctuation(walk, node, end);
	*closing = (struct closing){top(walk)->closing, last_text(node), end, false};
	top(walk)->closing = closing;
	top(walk)->ending = END_QUOTED;
	if (block) {
		reader_flow_block(walk->flow, 0);
		top(walk)->marker = reader_flow_glue(walk->flow, start);
	} else {
		reader_flow_text(walk->flow, top(walk)->flags, start);
	}
	return true;
}

/* Where the last text was one that is not read, the closing mark is still to be written. */
static void end_quoted(struct walk *walk, const struct level *level, const xmlNode *node)
{
	if (!level->closing->done && level->closing->last)
		reader_flow_text(walk->flow, level->flags, level->closing->mark);
	if (reader_akn_tag(node)->kind == AKN_QUOTED)
		return;
	reader_flow_unmark(walk->flow, level->marker);
	reader_flow_block(walk->flow, 0);
}

static bool begin_drop(struct walk *walk, const char *reason)
{
	reader_flow_drop(walk->flow, reason);
	top(walk)->ending = END_ASIDE;
	return true;
}

static bool drop_image(struct walk *walk, const xmlNode *node)
{
	reader_flow_drop(walk->flow, "image");
	reader_flow_text(walk->flow, 0, reader_xml_attribute(node, "alt"));
	reader_flow_return(walk->flow);
	return false;
}

static bool begin(struct walk *walk, const xmlNode *node)
{
	const struct akn_tag *tag = reader_akn_tag(node);

	switch (tag->kind) {
	case AKN_BLOCK:
		return begin_paragraph(walk, node);
	case AKN_PART:
	case AKN_POINT:
		return begin_part(walk, node);
	case AKN_NUM:
		return begin_num(walk);
	case AKN_HEADING:
		return begin_heading(walk, node);
	case AKN_ROW:
		return begin_row(walk);
	case AKN_CELL:
		return begin_cell(walk);
	case AKN_BREAK:
		return write_break(walk, node);
	case AKN_NOTE:
		return begin_note(walk, node);
	case AKN_NOTE_REF:
		return write_ref(walk, node);
	case AKN_LIST:
		return begin_list(walk, node);
	case AKN_ITEM:
		return begin_item(walk, node);
	case AKN_INSERT:
	case AKN_DELETE:
		return begin_change(walk, tag->kind == AKN_INSERT);
	case AKN_QUOTED:
	case AKN_QUOTED_BLOCK:
		return begin_quoted(walk, node, tag->kind == AKN_QUOTED_BLOCK);
	case AKN_IMAGE:
		return drop_image(walk, node);
	case AKN_DROP:
		return begin_drop(walk, tag->reason);
	default:
		return tag->kind != AKN_SKIP;
	}
}

/* A block inside of one that says what it is does not take that from it. */
static void take_told(struct walk *walk, const xmlNode *node)
{
	struct stm_str told = reader_akn_told(walk->input->arena, node);

	if (told.len)
		reader_flow_as(walk->flow, told);
}

static bool enter(void *data, const xmlNode *node)
{
	struct walk *walk = data;
	struct level level = *top(walk);

	if (node->type != XML_ELEMENT_NODE) {
		write_text(walk, node);
		return false;
	}
	level.ending = END_NOTHING;
	level.flags |= reader_akn_tag(node)->flags;
	if (node->properties) {
		struct reader_style style = reader_style_of(node);

		level.flags = (level.flags | style.on) & ~style.off;
		take_told(walk, node);
	}
	STM_PUSH(walk->input->arena, &walk->levels, level);
	if (begin(walk, node))
		return true;
	walk->levels.len--;
	return false;
}

static void leave(void *data, const xmlNode *node)
{
	struct walk *walk = data;
	struct level level = *top(walk);

	if (level.ending == END_NUM)
		end_num(walk, node);
	if (level.ending == END_QUOTED)
		end_quoted(walk, &level, node);
	if (level.ending == END_ROW)
		reader_flow_row_end(walk->flow);
	if (level.ending == END_ASIDE)
		reader_flow_return(walk->flow);
	if (level.ending == END_MARKED)
		reader_flow_unmark(walk->flow, level.marker);
	if (level.ending == END_BLOCK || level.ending == END_MARKED)
		reader_flow_block(walk->flow, 0);
	walk->levels.len--;
}

/* The notes of the metadata, whether a mark leads to them or not: nothing is lost. */
static void write_notes(struct walk *walk, const struct reader_visitor *visitor)
{
	for (size_t i = 0; i < walk->notes.len; i++) {
		const xmlNode *note = walk->notes.at[i];

		if (!reader_xml_is(note, "note"))
			continue;
		reader_flow_note(walk->flow, reader_akn_note_id(note),
			reader_akn_note_mark(walk->input->arena, note));
		reader_visit(note, visitor, walk);
		reader_flow_return(walk->flow);
	}
}

bool reader_akn_walk(
	const struct reader_input *input, struct reader_events *events, const xmlNode *root)
{
	static const struct reader_visitor visitor = {enter, leave};
	struct walk walk = {.input = input, .events = events};

	walk.flow = reader_flow_new(input->arena, events);
	walk.num.arena = input->arena;
	reader_akn_note_number(&walk.notes, input->arena, root);
	STM_PUSH(input->arena, &walk.levels, (struct level){0});
	reader_visit(root, &visitor, &walk);
	reader_flow_block(walk.flow, 0);
	write_notes(&walk, &visitor);
	return reader_flow_finish(walk.flow);
}
