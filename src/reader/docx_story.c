/*
 * Paragraphs one after the other. A paragraph whose mark is deleted, or hidden, has no end: it goes
 * on in the next one, so paragraphs are gathered until one has an end, and then written as one.
 */
#include "reader/docx.h"

const xmlNode *reader_docx_properties(
	const struct docx *docx, const xmlNode *node, const char *name)
{
	const xmlNode *properties = reader_xml_child(node, name);
	const xmlNode *change = NULL;

	if (docx->original)
		change = reader_xml_child(
			properties, strcmp(name, "pPr") ? "rPrChange" : "pPrChange");
	return change ? reader_xml_child(change, name) : properties;
}

bool reader_docx_is_properties(const xmlNode *node)
{
	return stm_str_ends(stm_str((const char *)node->name), STM_STR("Pr"));
}

static const struct docx_style *style_of(const struct docx *docx, const xmlNode *properties)
{
	const struct docx_style *style = reader_docx_style(
		&docx->styles, reader_docx_value(reader_xml_child(properties, "pStyle")));

	return style ? style : docx->styles.paragraph;
}

/* The run properties of the paragraph's mark, whatever side is read: they hold its changes. */
static const xmlNode *mark_of(const xmlNode *paragraph)
{
	return reader_xml_child(reader_xml_child(paragraph, "pPr"), "rPr");
}

static bool is_mark_hidden(const struct docx *docx, const xmlNode *paragraph)
{
	const struct docx_style *style = style_of(
		docx, reader_docx_properties(docx, paragraph, "pPr"));

	return reader_docx_face(&docx->styles, style, mark_of(paragraph)).on & 1u << DOCX_VANISH;
}

/* A big first letter is a paragraph of its own, in a frame (17.3.1.11). */
static bool is_drop_cap(const xmlNode *paragraph)
{
	struct stm_str kind = reader_xml_attribute(
		reader_xml_child(reader_xml_child(paragraph, "pPr"), "framePr"), "dropCap");

	return kind.len && !stm_str_equal(kind, STM_STR("none"));
}

/* Whether PARAGRAPH has no end on the side that is read (17.13.5.15, 17.3.2.41). */
static bool is_endless(const struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *mark = reader_xml_child(mark_of(paragraph), NULL);

	if (is_drop_cap(paragraph))
		return true;
	for (; mark; mark = reader_xml_next(mark, NULL))
		if (reader_docx_is_change(mark) && !reader_docx_is_shown(docx, mark))
			return true;
	return is_mark_hidden(docx, paragraph);
}

/* Changes of the mark come behind those of the text, which they go on with. */
static void tell_mark(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *mark = reader_xml_child(mark_of(paragraph), NULL);
	bool changed = false;

	for (; mark; mark = reader_xml_next(mark, NULL))
		if (reader_docx_is_change(mark)) {
			reader_docx_tell_change(docx, mark);
			changed = true;
		}
	if (!changed)
		docx->change_open = false;
}

/* From 1, or 0; outline level 9 is the body text's (17.3.1.20), and a masthead heads nothing. */
static unsigned heading_level(
	const struct docx *docx, const xmlNode *properties, const struct docx_style *style)
{
	int outline = reader_docx_number(
		reader_docx_value(reader_xml_child(properties, "outlineLvl")));

	if (outline < 0 && style)
		outline = style->outline;
	return outline < 0 || outline > 8 || docx->in_masthead ? 0 : (unsigned)outline + 1;
}

/* Whether a hidden mark of PARAGRAPH only lets the next run on behind it. */
static bool is_separator(const xmlNode *paragraph)
{
	return reader_docx_is_on(reader_xml_child(mark_of(paragraph), "specVanish"));
}

/* A number looks as its paragraph's mark does, so a hidden mark hides it, and it is not counted. */
static struct docx_marker next_marker(struct docx *docx, const xmlNode *paragraph)
{
	const xmlNode *properties = reader_docx_properties(docx, paragraph, "pPr");
	struct stm_str id;
	unsigned level;

	if ((is_mark_hidden(docx, paragraph) && !is_separator(paragraph)) ||
		!reader_docx_numbering_find(
			&docx->numbering, properties, docx->context.style, &id, &level))
		return (struct docx_marker){{NULL, 0}, false, false};
	return reader_docx_numbering_next(&docx->numbering, id, level);
}

/* What is hidden in a paragraph is left out behind it. */
static void put_hidden(struct docx *docx)
{
	struct stm_str hidden = {docx->hidden.at, docx->hidden.len};

	if (!hidden.len)
		return;
	reader_flow_drop(docx->flow, "hidden text");
	reader_flow_text(docx->flow, 0, hidden);
	reader_flow_return(docx->flow);
	stm_buf_cut(&docx->hidden, 0);
}

/*
 * A field's instruction that has not ended with its paragraph never ends, or nobody could read what
 * follows. What has an end elsewhere loses nothing by it: an end without a beginning is none.
 */
static void end_instructions(struct docx_context *context)
{
	if (!context->instructions)
		return;
	context->fields.len = 0;
	context->instructions = 0;
}

/* A section ends with the paragraph that has its properties. */
static void end_section(struct docx *docx, const xmlNode *paragraph)
{
	if (!reader_xml_child(reader_xml_child(paragraph, "pPr"), "sectPr"))
		return;
	docx->section++;
	reader_docx_notes_restart(docx, STM_STR("eachSect"));
}

/* The paragraphs from number BASE on, as one; MARKER stands before their text. */
static void write_text(struct docx *docx, size_t base, struct docx_marker marker)
{
	size_t length = reader_flow_mark(
		docx->flow, marker.bullet ? marker.text : (struct stm_str){NULL, 0});

	if (!marker.bullet) {
		reader_flow_text(docx->flow, 0, marker.text);
		if (!marker.joined)
			reader_flow_text(docx->flow, 0, STM_STR(" "));
	}
	for (size_t i = base; i < docx->chain.len; i++) {
		const xmlNode *paragraph = docx->chain.at[i];

		reader_docx_runs(docx, paragraph);
		tell_mark(docx, paragraph);
		end_section(docx, paragraph);
	}
	reader_flow_unmark(docx->flow, length);
}

/* Whether something stands in NODE on the side of the changes that is read. */
static bool has_runs(const struct docx *docx, const xmlNode *node)
{
	const xmlNode *child = reader_xml_child(node, NULL);
	bool run = reader_xml_is(node, "r");

	if (reader_docx_is_change(node) && !reader_docx_is_shown(docx, node))
		return false;
	for (; child; child = reader_xml_next(child, NULL))
		if (!reader_docx_is_properties(child) && (run || has_runs(docx, child)))
			return true;
	return false;
}

/* Whether a change took away all of the paragraphs from number BASE on, marks and text. */
static bool is_taken_away(const struct docx *docx, size_t base)
{
	for (size_t i = base; i < docx->chain.len; i++)
		if (!is_endless(docx, docx->chain.at[i]) || has_runs(docx, docx->chain.at[i]))
			return false;
	return true;
}

/*
 * Deleting a mark leaves the next paragraph's, and its properties with it; a style separator is a
 * hidden mark between a heading and what runs on, and the heading's number is the one printed.
 */
static void write_chain(struct docx *docx, size_t base)
{
	const xmlNode *owner, *properties;

	if (docx->chain.len == base)
		return;
	owner = docx->chain.at[docx->chain.len - 1];
	if (is_separator(docx->chain.at[base]))
		owner = docx->chain.at[base];
	properties = reader_docx_properties(docx, owner, "pPr");
	docx->context.style = style_of(docx, properties);
	reader_flow_block(docx->flow, heading_level(docx, properties, docx->context.style));
	write_text(docx, base,
		is_taken_away(docx, base) ? (struct docx_marker){{NULL, 0}, false, false}
					  : next_marker(docx, owner));
	docx->chain.len = base;
	put_hidden(docx);
	end_instructions(&docx->context);
	reader_flow_block(docx->flow, 0);
	reader_docx_boxes(docx);
}

static void walk(struct docx *docx, const xmlNode *parent, size_t base);

static void walk_change(struct docx *docx, const xmlNode *node, size_t base)
{
	reader_docx_tell_change(docx, node);
	if (reader_docx_is_shown(docx, node))
		walk(docx, node, base);
	else
		reader_docx_notes_gone(docx, node);
}

static void take_paragraph(struct docx *docx, const xmlNode *paragraph, size_t base)
{
	bool alone = docx->chain.len == base && !docx->notes.inside;

	if (alone && reader_docx_typed_note(docx, paragraph))
		return;
	STM_PUSH(docx->arena, &docx->chain, paragraph);
	if (!is_endless(docx, paragraph))
		write_chain(docx, base);
}

static void take_table(struct docx *docx, const xmlNode *table, size_t base)
{
	write_chain(docx, base);
	if (docx->in_row)
		STM_PUSH(docx->arena, &docx->tables, table);
	else
		reader_docx_table(docx, table);
}

static void walk_child(struct docx *docx, const xmlNode *child, size_t base)
{
	if (reader_xml_is(child, "p")) {
		take_paragraph(docx, child, base);
	} else if (reader_xml_is(child, "tbl")) {
		take_table(docx, child, base);
	} else if (reader_docx_is_change(child)) {
		walk_change(docx, child, base);
	} else if (reader_xml_is(child, "AlternateContent")) {
		walk(docx, reader_docx_branch(child), base);
	} else if (reader_xml_is(child, "altChunk") || reader_xml_is(child, "subDoc")) {
		docx->foreign_parts++;
	} else if (!reader_docx_is_properties(child)) {
		walk(docx, child, base);
	}
}

static void walk(struct docx *docx, const xmlNode *parent, size_t base)
{
	const xmlNode *child = reader_xml_child(parent, NULL);

	for (; child; child = reader_xml_next(child, NULL))
		walk_child(docx, child, base);
}

void reader_docx_story(struct docx *docx, const xmlNode *parent)
{
	size_t base = docx->chain.len;

	if (reader_xml_is(parent, "p"))
		take_paragraph(docx, parent, base);
	else
		walk(docx, parent, base);
	write_chain(docx, base);
}

void reader_docx_apart(struct docx *docx, const struct docx_part *part, const xmlNode *parent)
{
	struct docx_context interrupted = docx->context;
	struct stm_buf hidden = docx->hidden;

	docx->context = (struct docx_context){.part = part, .strip = interrupted.strip};
	docx->hidden = (struct stm_buf){.arena = docx->arena};
	reader_docx_story(docx, parent);
	docx->context = interrupted;
	docx->hidden = hidden;
}

void reader_docx_boxes(struct docx *docx)
{
	if (docx->in_row || docx->in_boxes || docx->notes.inside)
		return;
	docx->in_boxes = true;
	for (size_t i = 0; i < docx->boxes.len; i++)
		reader_docx_apart(docx, docx->context.part, docx->boxes.at[i]);
	docx->boxes.len = 0;
	docx->in_boxes = false;
}
