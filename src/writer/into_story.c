/*
 * The characters of a document as a reader has them (src/reader/docx_run.c), each with the place it
 * comes from: what earlier changes took out, instructions of fields and hidden text are none. Text
 * boxes come behind the paragraph they hang on.
 */
#include "base/unicode.h"
#include "reader/docx.h"
#include "writer/into.h"
#include "writer/nodes.h"

struct walk {
	struct into_story *story;
	struct stm_arena *arena;
	const struct docx_style *style; /* of the paragraph */
};

static void walk_children(const struct walk *walk, xmlNode *parent);
static void walk_node(const struct walk *walk, xmlNode *node);

bool into_is_space(uint32_t c)
{
	return c <= 0x20 || c == 0xa0 || c == 0xad || (c >= 0x2000 && c <= 0x200b) || c == 0x202f ||
	       c == 0x205f || c == 0x3000 || c == 0xfeff;
}

static void add(const struct walk *walk, struct into_atom atom)
{
	struct into_story *story = walk->story;

	if (story->instructions || !story->paragraphs.len)
		return;
	STM_PUSH(walk->arena, &story->atoms, atom);
	story->paragraphs.at[story->paragraphs.len - 1].end = story->atoms.len;
}

/* The text nodes of T become one, so that an offset tells a place. */
static void join_text(xmlNode *t)
{
	xmlChar *content = xmlNodeGetContent(t);
	xmlNode *whole = xmlNewDocText(t->doc, content);

	while (t->children) {
		xmlNode *child = t->children;

		writer_drop(child);
	}
	xmlAddChild(t, whole);
	xmlFree(content);
}

/* What has elements in it is none of Word's: it is left as it is, and not found. */
static void add_text(const struct walk *walk, xmlNode *t)
{
	struct stm_str text;

	if (!t->children || reader_xml_child(t, NULL))
		return;
	if (t->children->next || t->children->type != XML_TEXT_NODE)
		join_text(t);
	text = reader_xml_text(t->children);
	for (size_t at = 0; at < text.len;) {
		size_t start = at;
		uint32_t c = stm_utf8_next(text, &at);

		add(walk, (struct into_atom){t, (uint32_t)start, into_is_space(c) ? ' ' : c,
				  (uint8_t)(at - start)});
	}
}

static void open_field(const struct walk *walk, xmlNode *begin)
{
	struct into_story *story = walk->story;

	STM_PUSH(walk->arena, &story->fields,
		(struct into_field){.begin = begin,
			.paragraph = story->paragraphs.len - 1,
			.first = story->atoms.len,
			.behind = story->atoms.len});
}

/* A field is begin, instruction, separate, result, end (17.16.18), one within another. */
static void take_field(const struct walk *walk, xmlNode *sign)
{
	struct into_story *story = walk->story;
	struct stm_str type = reader_xml_attribute(sign, "fldCharType");
	struct into_field *last = NULL;

	if (stm_str_equal(type, STM_STR("begin"))) {
		open_field(walk, sign);
		STM_PUSH(walk->arena, &story->open, story->fields.len - 1);
		story->instructions++;
		return;
	}
	if (story->open.len)
		last = &story->fields.at[story->open.at[story->open.len - 1]];
	if (!last)
		return;
	if (!last->shown) {
		story->instructions--;
		last->first = story->atoms.len;
		last->shown = true;
	}
	last->behind = story->atoms.len;
	if (stm_str_equal(type, STM_STR("end"))) {
		last->end = sign;
		story->open.len--;
	}
}

/* One that is an element around its result. */
static void walk_simple_field(const struct walk *walk, xmlNode *node)
{
	size_t field = walk->story->fields.len;

	open_field(walk, node);
	walk_children(walk, node);
	walk->story->fields.at[field].end = node;
	walk->story->fields.at[field].behind = walk->story->atoms.len;
}

static void queue_boxes(const struct walk *walk, xmlNode *graphic)
{
	const xmlNode *node = graphic;

	while (node) {
		if (reader_xml_is(node, "AlternateContent")) {
			const xmlNode *branch = reader_docx_branch(node);

			if (branch)
				queue_boxes(walk, (xmlNode *)branch);
			node = reader_xml_skip(graphic, node);
		} else if (reader_xml_is(node, "txbxContent")) {
			STM_PUSH(walk->arena, &walk->story->boxes, (xmlNode *)node);
			node = reader_xml_skip(graphic, node);
		} else {
			node = reader_xml_walk(graphic, node);
		}
	}
}

static bool is_one_of(const xmlNode *node, const char *const *names)
{
	while (*names && !reader_xml_is(node, *names))
		names++;
	return *names != NULL;
}

static bool is_hidden(const struct walk *walk, const xmlNode *run)
{
	const struct docx_styles *styles = walk->story->styles;

	return reader_docx_face(styles, walk->style, reader_xml_child(run, "rPr")).on &
	       1u << DOCX_VANISH;
}

static void take_sign(const struct walk *walk, xmlNode *node)
{
	static const char *const spaces[] = {"tab", "ptab", "br", "cr", "softHyphen", NULL};

	if (is_one_of(node, spaces))
		add(walk, (struct into_atom){node, 0, ' ', 0});
	else if (reader_xml_is(node, "noBreakHyphen"))
		add(walk, (struct into_atom){node, 0, 0x2011, 0});
	else
		add(walk, (struct into_atom){node, 0, 0, 0});
}

const struct docx_style *into_style_of(const struct into_story *story, const xmlNode *p)
{
	const xmlNode *name = reader_xml_child(reader_xml_child(p, "pPr"), "pStyle");
	const struct docx_style *style = reader_docx_style(story->styles, reader_docx_value(name));

	return style ? style : story->styles->paragraph;
}

/* A field whose instruction has not ended with its paragraph is taken for none. */
static void end_fields(struct into_story *story)
{
	if (!story->instructions)
		return;
	story->open.len = 0;
	story->instructions = 0;
}

static void walk_paragraph(const struct walk *walk, xmlNode *p)
{
	struct into_story *story = walk->story;
	size_t boxes = story->boxes.len, first = story->atoms.len;
	const struct walk within = {story, walk->arena, into_style_of(story, p)};

	STM_PUSH(walk->arena, &story->paragraphs,
		(struct into_paragraph){.node = p, .first = first, .end = first});
	walk_children(&within, p);
	end_fields(story);
	for (size_t i = boxes; i < story->boxes.len; i++)
		walk_children(walk, story->boxes.at[i]);
	story->boxes.len = boxes;
}

static void walk_node(const struct walk *walk, xmlNode *node)
{
	static const char *const graphics[] = {"drawing", "pict", "object", NULL};
	static const char *const signs[] = {
		"tab", "ptab", "br", "cr", "softHyphen", "noBreakHyphen", "sym", NULL};
	static const char *const none[] = {"del", "moveFrom", "rt", "sectPr", NULL};
	struct into_story *story = walk->story;

	if (reader_xml_is(node, "t")) {
		add_text(walk, node);
	} else if (reader_xml_is(node, "p") && reader_xml_is(node->parent, "rt") == false) {
		walk_paragraph(walk, node);
	} else if (is_one_of(node, signs)) {
		take_sign(walk, node);
	} else if (reader_xml_is(node, "fldChar")) {
		take_field(walk, node);
	} else if (reader_xml_is(node, "fldSimple")) {
		walk_simple_field(walk, node);
	} else if (is_one_of(node, graphics)) {
		queue_boxes(walk, node);
	} else if (reader_xml_is(node, "footnoteReference") ||
		   reader_xml_is(node, "endnoteReference")) {
		STM_PUSH(walk->arena, &story->marks,
			(struct into_mark){node, story->atoms.len, false});
	} else if (reader_xml_is(node, "AlternateContent")) {
		const xmlNode *branch = reader_docx_branch(node);

		if (branch)
			walk_children(walk, (xmlNode *)branch);
	} else if (!is_one_of(node, none) && !reader_docx_is_properties(node) &&
		   !(reader_xml_is(node, "r") && is_hidden(walk, node))) {
		walk_children(walk, node);
	}
}

static void walk_children(const struct walk *walk, xmlNode *parent)
{
	const xmlNode *child = reader_xml_child(parent, NULL);

	for (; child; child = reader_xml_next(child, NULL))
		walk_node(walk, (xmlNode *)child);
}

void into_story_read(struct into_story *story, struct stm_arena *arena, xmlNode *root,
	const struct docx_styles *styles)
{
	*story = (struct into_story){.styles = styles};
	walk_children(&(struct walk){story, arena, styles->paragraph}, root);
	story->taken = stm_alloc(arena, story->atoms.len + 1);
	into_index(story, arena);
}
