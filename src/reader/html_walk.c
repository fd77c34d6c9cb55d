/*
 * The second pass writes. What an element changes for those inside it lies on a stack, a level for
 * each that is open; what was known of the element from the survey goes before what its name says.
 */
#include "base/vec.h"
#include "reader/flow.h"
#include "reader/html.h"
#include "reader/list.h"
#include "reader/style.h"
#include "reader/visit.h"
#include "reader/xml.h"

/* What is to do when an element is left. */
enum ending { END_NOTHING, END_BLOCK, END_ROW, END_DROP, END_ITEM, END_QUOTE };

struct level {
	unsigned flags; /* enum stm_run_flag */
	unsigned quotes;
	bool pre, data; /* lines are kept; in a table of data */
	bool marks;     /* text between the marks of footnotes */
	bool apart;     /* what is left out stood in a block of its own */
	enum ending ending;
	size_t marker;
	struct reader_list *list;
};

struct walk {
	const struct reader_input *input;
	struct reader_events *events;
	struct reader_flow *flow;
	struct stm_str strip; /* the mark that the note begun may repeat before its text */
	bool struck;
	STM_VEC(struct level) levels;
};

static struct level *top(const struct walk *walk)
{
	return &walk->levels.at[walk->levels.len - 1];
}

/* Takes the mark off the text S that a note begins with, with its brackets and full stop. */
static struct stm_str take_mark(struct walk *walk, struct stm_str s)
{
	struct stm_str text = stm_str_trim(s), mark = walk->strip, rest;
	size_t skip = 0;

	if (!text.len)
		return s;
	walk->strip.len = 0;
	while (skip < text.len && strchr("[(", text.at[skip]))
		skip++;
	if (!stm_str_starts(stm_str_from(text, skip), mark))
		return s;
	rest = stm_str_from(text, skip + mark.len);
	skip = 0;
	while (skip < rest.len && strchr("]).:", rest.at[skip]))
		skip++;
	if (skip < rest.len && !stm_is_space(rest.at[skip]) && (unsigned char)rest.at[skip] < 0x80)
		return s;
	rest.at += skip;
	rest.len = (size_t)(s.at + s.len - rest.at);
	return rest;
}

/* The lines of S are lines, as in pre. */
static void write_lines(struct walk *walk, struct stm_str s)
{
	while (s.len) {
		ptrdiff_t feed = stm_str_find(s, STM_STR("\n"), 0);
		size_t end = feed < 0 ? s.len : (size_t)feed;

		reader_flow_text(walk->flow, top(walk)->flags, stm_str_sub(s, 0, end));
		if (feed >= 0)
			reader_flow_line(walk->flow);
		s = stm_str_from(s, end + 1);
	}
}

static void write_text(struct walk *walk, struct stm_str s)
{
	if (top(walk)->marks && !reader_has_word(s))
		return;
	if (walk->strip.len)
		s = take_mark(walk, s);
	if (top(walk)->pre)
		write_lines(walk, s);
	else
		reader_flow_text(walk->flow, top(walk)->flags, s);
}

/* What follows, until the element is left, is left out; APART when it is no part of a line. */
static bool begin_drop(struct walk *walk, const char *reason, bool apart)
{
	if (apart)
		reader_flow_block(walk->flow, 0);
	reader_flow_drop(walk->flow, reason);
	top(walk)->ending = END_DROP;
	top(walk)->apart = apart;
	return true;
}

/* TEXT is not in the tree as text, or not as it is to be written. */
static void drop_text(struct walk *walk, const char *reason, struct stm_str text)
{
	reader_flow_drop(walk->flow, reason);
	reader_flow_text(walk->flow, 0, text);
	reader_flow_return(walk->flow);
}

/* "alt" of an image, "value" of a button; what is hidden or typed in is no text of the page. */
static bool drop_replaced(struct walk *walk, const xmlNode *node, const char *reason)
{
	struct stm_str type = reader_xml_attribute(node, "type");

	if (!reader_xml_is(node, "input"))
		drop_text(walk, reason, reader_xml_attribute(node, "alt"));
	else if (stm_str_same(type, STM_STR("submit")) || stm_str_same(type, STM_STR("button")) ||
		 stm_str_same(type, STM_STR("reset")))
		drop_text(walk, reason, reader_xml_attribute(node, "value"));
	return false;
}

/* What stands before the element and what stands behind it are other blocks than what is in it. */
static bool begin_block(struct walk *walk, unsigned level)
{
	reader_flow_block(walk->flow, level);
	top(walk)->ending = END_BLOCK;
	return true;
}

/*
 * A note in an item has no marker, but its item is counted. What is set inside a line does not end
 * the paragraph it stands in, and an aside with a note pops up beside it.
 */
static bool begin_note(struct walk *walk, const xmlNode *node, const struct html_fact *fact)
{
	const struct html_tag *tag = reader_html_tag(node);
	bool apart = !reader_html_is_inline(tag->kind) && tag->kind != HTML_DROP;

	if (tag->kind == HTML_ITEM && top(walk)->list)
		reader_list_next(walk->input->arena, top(walk)->list, node);
	if (apart)
		reader_flow_block(walk->flow, 0);
	reader_flow_note(walk->flow, fact->id, fact->text);
	walk->strip = fact->text;
	top(walk)->flags = 0;
	top(walk)->ending = END_DROP;
	top(walk)->apart = apart;
	return true;
}

static bool begin_list(struct walk *walk, const xmlNode *node)
{
	top(walk)->list = reader_list_new(walk->input->arena, node);
	return begin_block(walk, 0);
}

static bool begin_item(struct walk *walk, const xmlNode *node)
{
	reader_flow_block(walk->flow, 0);
	top(walk)->marker = reader_flow_mark(
		walk->flow, reader_list_next(walk->input->arena, top(walk)->list, node));
	top(walk)->ending = END_ITEM;
	return true;
}

static bool begin_row(struct walk *walk)
{
	if (!top(walk)->data)
		return begin_block(walk, 0);
	reader_flow_row(walk->flow);
	top(walk)->ending = END_ROW;
	return true;
}

static bool begin_cell(struct walk *walk)
{
	if (!top(walk)->data)
		return begin_block(walk, 0);
	reader_flow_cell(walk->flow);
	return true;
}

static void write_quote(struct walk *walk, bool opening)
{
	static const char *const marks[2][2] = {{"”", "“"}, {"’", "‘"}};

	reader_flow_text(
		walk->flow, top(walk)->flags, stm_str(marks[(top(walk)->quotes - 1) % 2][opening]));
}

/* Browsers write the quotation marks of q; inside others they change. */
static bool begin_quote(struct walk *walk)
{
	top(walk)->quotes++;
	top(walk)->ending = END_QUOTE;
	write_quote(walk, true);
	return true;
}

/* A tracked change; the side that is not asked for is not text. */
static bool begin_change(struct walk *walk, bool insertion)
{
	struct stm_str nobody = {NULL, 0};

	reader_revision(walk->events, insertion ? "insert" : "delete", nobody);
	return insertion != walk->input->original;
}

/* What the survey knows of NODE; *IN is then whether to go into it. */
static bool begin_known(struct walk *walk, const xmlNode *node, bool *in)
{
	const struct html_fact *fact = reader_html_fact(node);
	struct stm_str text;

	*in = false;
	switch (fact ? fact->role : 0) {
	case HTML_REF:
		reader_flow_ref(walk->flow, fact->id);
		return true;
	case HTML_NOTE:
		*in = begin_note(walk, node, fact);
		return true;
	case HTML_BACK:
		text = reader_gather(walk->input->arena, node, 64);
		if (reader_has_word(text) && !reader_html_mark(text).len)
			drop_text(walk, "navigation", text);
		return true;
	case HTML_MARKER:
		reader_flow_block(walk->flow, 0);
		reader_flow_mark(walk->flow, fact->text);
		return true;
	case HTML_PAGE:
		*in = begin_drop(walk, reader_html_tag(node)->reason, true);
		return true;
	case HTML_MARKS:
		top(walk)->marks = true;
		return false;
	default:
		return false;
	}
}

static bool begin_by_name(struct walk *walk, const xmlNode *node)
{
	const struct html_tag *tag = reader_html_tag(node);

	switch (tag->kind) {
	case HTML_BREAK:
		reader_flow_line(walk->flow);
		return false;
	case HTML_DROP:
		return begin_drop(walk, tag->reason, reader_xml_is(node, "nav"));
	case HTML_REPLACED:
		return drop_replaced(walk, node, tag->reason);
	case HTML_INSERT:
	case HTML_DELETE:
		return begin_change(walk, tag->kind == HTML_INSERT);
	case HTML_ORDERED:
	case HTML_BULLETS:
		return begin_list(walk, node);
	case HTML_ITEM:
		return begin_item(walk, node);
	case HTML_TABLE:
		top(walk)->data = !reader_html_fact(node);
		return begin_block(walk, 0);
	case HTML_ROW:
		return begin_row(walk);
	case HTML_CELL:
		return begin_cell(walk);
	case HTML_QUOTE:
		return begin_quote(walk);
	case HTML_STRUCK:
		walk->struck = true;
		return true;
	case HTML_PRE:
		top(walk)->pre = true;
		return begin_block(walk, 0);
	default:
		return reader_html_is_inline(tag->kind) || begin_block(walk, tag->detail);
	}
}

static bool is_navigation(const xmlNode *node)
{
	struct stm_str role = reader_xml_attribute(node, "role");

	return stm_str_same(role, STM_STR("navigation")) || stm_str_same(role, STM_STR("search"));
}

/* A level of its own, with what it has from the one around it and from its own style. */
static void push_level(struct walk *walk, const xmlNode *node, const struct reader_style *style)
{
	const struct html_tag *tag = reader_html_tag(node);
	struct level level = *top(walk);

	level.ending = END_NOTHING;
	level.marks = level.apart = false;
	if (tag->kind == HTML_INLINE)
		level.flags |= tag->detail;
	level.flags = (level.flags | style->on) & ~style->off;
	STM_PUSH(walk->input->arena, &walk->levels, level);
}

/* What is known of the element goes first, then what hides it, then its name. */
static bool enter(void *data, const xmlNode *node)
{
	struct walk *walk = data;
	struct reader_style style;
	bool in;

	if (node->type != XML_ELEMENT_NODE) {
		write_text(walk, reader_xml_text(node));
		return false;
	}
	if (reader_html_tag(node)->kind == HTML_SKIP)
		return false;
	style = reader_style_of(node);
	push_level(walk, node, &style);
	if (!begin_known(walk, node, &in)) {
		bool apart = !reader_html_is_inline(reader_html_tag(node)->kind);

		if (style.hidden)
			in = begin_drop(walk, "hidden text", apart);
		else if (is_navigation(node))
			in = begin_drop(walk, "navigation", apart);
		else
			in = begin_by_name(walk, node);
	}
	if (!in)
		walk->levels.len--;
	return in;
}

/* The level is popped before the flow ends anything: its flags are those of what comes next. */
static void leave(void *data, const xmlNode *node)
{
	struct walk *walk = data;
	struct level level = *top(walk);

	(void)node;
	if (level.ending == END_QUOTE)
		write_quote(walk, false);
	walk->levels.len--;
	if (level.ending == END_ROW)
		reader_flow_row_end(walk->flow);
	if (level.ending == END_ITEM)
		reader_flow_unmark(walk->flow, level.marker);
	if (level.ending == END_DROP) {
		reader_flow_return(walk->flow);
		walk->strip.len = 0;
	}
	if (level.ending == END_BLOCK || level.ending == END_ITEM || level.apart)
		reader_flow_block(walk->flow, 0);
}

bool reader_html_walk(
	const struct reader_input *input, struct reader_events *events, const xmlNode *root)
{
	static const struct reader_visitor visitor = {enter, leave};
	struct walk walk = {.input = input, .events = events};

	walk.flow = reader_flow_new(input->arena, events);
	STM_PUSH(input->arena, &walk.levels, (struct level){0});
	reader_visit(root, &visitor, &walk);
	if (walk.struck)
		reader_warn(events, "has struck-out text, which is read as text");
	return reader_flow_finish(walk.flow);
}
