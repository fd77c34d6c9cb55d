/*
 * Paragraphs. What is inserted, deleted or moved stands in elements that say so (17.13.5); so does
 * a paragraph's mark, among the properties of the run that it is (17.3.1.29). A mark that goes
 * joins its paragraph with the next one, so that of a paragraph that goes as a whole nothing is
 * left.
 *
 * A move has a range besides, named so that both ends find each other (17.13.5.25): it begins
 * inside of the paragraph, before what is moved, and ends behind it; where the mark has moved too,
 * that is behind the paragraph, as Word has it.
 */
#include "writer/body.h"

#include <stdio.h>

#include "read/protocol.h"
#include "writer/nodes.h"

/* The style of what KIND is, as docx/styles.xml has them. */
static const char *style_of(struct writer_kind kind)
{
	static const char *const styles[] = {"Title", "Enacting", "Preambular", "Operative", NULL,
		"Heading1", "AnnexText", "AnnexTitle", "AnnexText", "AnnexText"};
	static const char *const deep[] = {"Subparagraph1", "Subparagraph2", "Subparagraph3"};
	const char *style = styles[kind.kind];
	unsigned depth = kind.depth ? kind.depth - 1 : 0;

	if (!style || (kind.depth && !strcmp(style, "AnnexText")))
		return deep[depth < 2 ? depth : 2];
	return style;
}

static bool is_move(struct writer_op op)
{
	return op.sign == '<' || op.sign == '>';
}

static bool is_same(struct writer_op a, struct writer_op b)
{
	return a.sign == b.sign && a.move == b.move;
}

void writer_begin_range(struct writer_paragraph *paragraph, struct writer_op op)
{
	xmlNode *node = writer_node(
		paragraph->node, op.sign == '<' ? "moveFromRangeStart" : "moveToRangeStart");
	char name[24];

	writer_sign(paragraph->writer, node);
	snprintf(name, sizeof(name), "move%u", paragraph->writer->moves + op.move);
	writer_set(node, "name", name);
	paragraph->range = paragraph->writer->revision;
}

static void end_range(struct writer_paragraph *paragraph, struct writer_op op, bool behind)
{
	const char *name = op.sign == '<' ? "moveFromRangeEnd" : "moveToRangeEnd";
	xmlNode *node;

	if (!paragraph->range)
		return;
	if (behind) {
		node = xmlNewDocNode(
			paragraph->node->doc, paragraph->node->ns, (const xmlChar *)name, NULL);
		xmlAddNextSibling(paragraph->node, node);
	} else {
		node = writer_node(paragraph->node, name);
	}
	writer_set_number(node, "id", paragraph->range);
	paragraph->range = 0;
}

xmlNode *writer_parent(struct writer_paragraph *paragraph, struct writer_op op)
{
	const char *name = writer_change_name(op);

	if (paragraph->parent && is_same(op, paragraph->op))
		return paragraph->parent;
	if (!is_move(paragraph->mark) && is_move(paragraph->op))
		end_range(paragraph, paragraph->op, false);
	if (!is_move(paragraph->mark) && is_move(op))
		writer_begin_range(paragraph, op);
	paragraph->op = op;
	paragraph->parent = paragraph->node;
	if (name) {
		paragraph->parent = writer_node(paragraph->node, name);
		writer_sign(paragraph->writer, paragraph->parent);
	}
	return paragraph->parent;
}

void writer_paragraph_end(struct writer_paragraph *paragraph)
{
	if (is_move(paragraph->mark))
		end_range(paragraph, paragraph->mark, true);
	else
		end_range(paragraph, paragraph->op, false);
}

xmlNode *writer_run_node(struct writer_paragraph *paragraph, unsigned flags, struct stm_str text)
{
	xmlNode *run = writer_node(paragraph->parent, "r");
	int direction = writer_direction(text);
	bool right = direction < 0 ? paragraph->right : direction > 0;
	xmlNode *properties;

	if (!flags && !right)
		return run;
	properties = writer_node(run, "rPr");
	if (flags & STM_RUN_STRONG) {
		writer_node(properties, "b");
		writer_node(properties, "bCs");
	}
	if (flags & STM_RUN_EMPHASIS) {
		writer_node(properties, "i");
		writer_node(properties, "iCs");
	}
	if (right)
		writer_node(properties, "rtl");
	return run;
}

void writer_run_text(const struct writer_paragraph *paragraph, xmlNode *run, struct stm_str text)
{
	writer_text(writer_node(run, paragraph->op.sign == '-' ? "delText" : "t"), text);
}

void writer_run(struct writer_paragraph *paragraph, const struct writer_edit *edit)
{
	xmlNode *run;

	writer_parent(paragraph, edit->op);
	run = writer_run_node(paragraph, edit->flags, edit->text);
	if (edit->event == STM_EDIT_TAB)
		writer_node(run, "tab");
	else
		writer_run_text(paragraph, run, edit->text);
}

static bool is_run(const struct writer_edit *edit)
{
	return edit->event == STM_EDIT_TEXT || edit->event == STM_EDIT_NUMBER ||
	       edit->event == STM_EDIT_TAB;
}

/* Whether the paragraph that begins with edit I is read from right to left. */
static bool is_right(const struct writer_edits *edits, size_t i)
{
	while (++i < edits->list.len) {
		const struct writer_edit *edit = &edits->list.at[i];
		int direction;

		if (edit->event == STM_EDIT_NOTE || edit->event == STM_EDIT_SAID)
			continue;
		if (!is_run(edit))
			break;
		direction = edit->event == STM_EDIT_TEXT ? writer_direction(edit->text) : -1;
		if (direction >= 0)
			return direction;
	}
	return stm_str_equal(edits->language, STM_STR("ar"));
}

static void put_style(xmlNode *properties, const char *style, bool right)
{
	writer_value(properties, "pStyle", style);
	if (right)
		writer_node(properties, "bidi");
}

/* What the paragraph is, and was, if its mark is in both texts; and what became of its mark. */
static void put_properties(
	struct writer_paragraph *paragraph, const struct writer_edit *edit, bool table)
{
	xmlNode *properties = writer_node(paragraph->node, "pPr");
	const char *is = table ? "TableText" : style_of(edit->is);
	const char *was = table ? is : style_of(edit->was);
	const char *change = writer_change_name(edit->op);
	xmlNode *node;

	put_style(properties, is, paragraph->right);
	if (change) {
		node = writer_node(writer_node(properties, "rPr"), change);
		writer_sign(paragraph->writer, node);
	} else if (strcmp(was, is) != 0) {
		node = writer_node(properties, "pPrChange");
		writer_sign(paragraph->writer, node);
		put_style(writer_node(node, "pPr"), was, paragraph->right);
	}
}

/* Whether NODE is the change NAME, of text alone. */
static bool is_text_change(const xmlNode *node, const char *name)
{
	const xmlNode *at = node;

	if (!reader_xml_is(node, name))
		return false;
	while (at && !reader_xml_is(at, "footnoteReference"))
		at = reader_xml_walk(node, at);
	return !at;
}

/*
 * What is inserted at the end of a paragraph, behind what is deleted there, and a paragraph that is
 * inserted behind it, LibreOffice takes for one insertion, the mark between them included. The
 * deletion may as well come last.
 */
void writer_keep_apart(xmlNode *paragraph)
{
	xmlNode *last = paragraph->last;

	if (last && is_text_change(last, "ins") && is_text_change(last->prev, "del"))
		xmlAddPrevSibling(last->prev, last);
}

size_t writer_paragraph(struct writer *writer, size_t i, xmlNode *before, bool table)
{
	const struct writer_edit *edits = writer->edits.list.at;
	struct writer_paragraph paragraph = {
		.writer = writer,
		.node = writer_node_before(before, "p"),
		.mark = edits[i].op,
		.right = is_right(&writer->edits, i),
	};

	put_properties(&paragraph, &edits[i], table);
	if (is_move(edits[i].op))
		writer_begin_range(&paragraph, edits[i].op);
	for (i++; i < writer->edits.list.len;) {
		if (edits[i].event == STM_EDIT_NOTE)
			i = writer_note(&paragraph, i, edits[i].op);
		else if (is_run(&edits[i]))
			writer_run(&paragraph, &edits[i++]);
		else
			break;
	}
	writer_paragraph_end(&paragraph);
	if (paragraph.mark.sign == '=' && i < writer->edits.list.len &&
		edits[i].event == STM_EDIT_PARAGRAPH && edits[i].op.sign == '+')
		writer_keep_apart(paragraph.node);
	return i;
}
