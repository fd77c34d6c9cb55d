/*
 * New paragraphs and rows in a document that there is: they look like the nearest one that is of
 * the same kind, with its properties and those of its first run.
 */
#include "read/protocol.h"
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"

/* The paragraph that a new one of KIND is to look like: the nearest to P, the one before first. */
static const struct into_paragraph *find_model(
	const struct into *into, struct writer_kind kind, const xmlNode *p)
{
	const struct into_paragraph *list = into->story.paragraphs.at, *best = NULL;
	size_t here = 0, distance = SIZE_MAX;

	for (size_t i = 0; i < into->story.paragraphs.len; i++)
		if (list[i].node == p)
			here = i;
	for (size_t i = 0; i < into->story.paragraphs.len; i++) {
		size_t d = i < here ? here - i : i - here;

		if (!list[i].found || list[i].kind.kind != kind.kind ||
			list[i].kind.depth != kind.depth || d >= distance)
			continue;
		best = &list[i];
		distance = d;
	}
	return best;
}

/* The properties of P that another paragraph can have as well. */
static xmlNode *copy_properties(const xmlNode *p, xmlNode *to)
{
	static const char *const none[] = {"sectPr", "pPrChange", "rPr", "framePr"};
	static const char *const numbered[] = {"ins", "numberingChange"};
	const xmlNode *properties = reader_xml_child(p, "pPr");
	xmlNode *copy;

	if (!properties)
		return writer_node(to, "pPr");
	copy = xmlAddChild(to, xmlDocCopyNode((xmlNode *)properties, to->doc, 1));
	writer_drop_all(copy, none, sizeof(none) / sizeof(none[0]));
	writer_drop_all((xmlNode *)reader_xml_child(copy, "numPr"), numbered,
		sizeof(numbered) / sizeof(numbered[0]));
	return copy;
}

/* The last run with text in P: the first one may be a verb that is set apart. */
static const xmlNode *last_run(const xmlNode *p)
{
	const xmlNode *run = NULL;

	for (const xmlNode *at = p; at; at = reader_xml_walk(p, at))
		if (reader_xml_is(at, "t") && reader_xml_is(at->parent, "r"))
			run = at->parent;
	return run;
}

/* A new child NAME of PARENT behind FIRST, or before all others. */
static xmlNode *put_behind(xmlNode *parent, xmlNode *first, const char *name)
{
	xmlNode *node = xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL);

	if (first)
		return xmlAddNextSibling(first, node);
	return parent->children ? xmlAddPrevSibling(parent->children, node)
				: xmlAddChild(parent, node);
}

/* Leaves out what its runs have apart: they are set anew. */
static xmlNode *run_properties(const xmlNode *run, xmlNode *to, unsigned flags)
{
	static const char *const apart[] = {"b", "bCs", "i", "iCs", "rStyle", "vanish", "rPrChange",
		"ins", "del", "moveFrom", "moveTo", "vertAlign", "position"};
	static const char *const set[][2] = {{"b", "bCs"}, {"i", "iCs"}};
	const xmlNode *properties = reader_xml_child(run, "rPr");
	xmlNode *copy = properties ? xmlDocCopyNode((xmlNode *)properties, to->doc, 1)
				   : xmlNewDocNode(to->doc, to->ns, (const xmlChar *)"rPr", NULL);
	xmlNode *first;

	xmlAddChild(to, copy);
	writer_drop_all(copy, apart, sizeof(apart) / sizeof(apart[0]));
	first = (xmlNode *)reader_xml_child(copy, "rFonts");
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 2 && flags & (i ? STM_RUN_EMPHASIS : STM_RUN_STRONG); k++)
			first = put_behind(copy, first, set[i][k]);
	return copy;
}

void into_dress(xmlNode *root, const xmlNode *model, unsigned flags)
{
	for (xmlNode *at = root; at; at = (xmlNode *)reader_xml_walk(root, at)) {
		xmlNode *own = (xmlNode *)reader_xml_child(at, "rPr"), *properties;

		if (!reader_xml_is(at, "r") || reader_xml_child(at, "footnoteReference"))
			continue;
		properties = run_properties(model, at,
			flags | (reader_xml_child(own, "b") ? STM_RUN_STRONG : 0) |
				(reader_xml_child(own, "i") ? STM_RUN_EMPHASIS : 0));
		writer_drop(own);
		xmlUnlinkNode(properties);
		if (properties->children)
			xmlAddPrevSibling(at->children, properties);
		else
			xmlFreeNode(properties);
	}
}

static size_t put_runs(
	struct writer_paragraph *paragraph, size_t i, bool numbered, struct writer_op op)
{
	const struct writer_edits *edits = &paragraph->writer->edits;

	for (i++; i < edits->list.len;) {
		struct writer_edit edit = edits->list.at[i];
		bool number = edit.event == STM_EDIT_NUMBER || edit.event == STM_EDIT_TAB;

		if (edit.event == STM_EDIT_NOTE) {
			i = writer_note(paragraph, i, op);
			continue;
		}
		if (!number && edit.event != STM_EDIT_TEXT)
			break;
		if (edit.op.move != op.move)
			edit.op = (struct writer_op){'+', 0};
		if (!(number && numbered))
			writer_run(paragraph, &edit);
		i++;
	}
	return i;
}

/* A paragraph node of its own; its range of a move ends behind it once it has its place. */
static xmlNode *make_paragraph(
	struct into *into, size_t i, const xmlNode *near, struct writer_paragraph *paragraph)
{
	struct writer *writer = into->writer;
	const struct writer_edit *edit = &writer->edits.list.at[i];
	const struct into_paragraph *model = find_model(into, edit->is, near);
	const xmlNode *looks = model ? model->node : near;
	xmlNode *p = xmlNewDocNode(looks->doc, looks->ns, (const xmlChar *)"p", NULL);
	xmlNode *properties = copy_properties(looks, p);
	struct writer_op op = edit->op;

	if (op.sign != '>' || !into->moves[op.move])
		op = (struct writer_op){'+', 0};
	writer_sign(writer, writer_node(writer_node(properties, "rPr"), writer_change_name(op)));
	*paragraph = (struct writer_paragraph){.writer = writer, .node = p, .mark = op};
	if (op.move)
		writer_begin_range(paragraph, op);
	put_runs(paragraph, i, model && model->numbered, op);
	if (last_run(looks))
		into_dress(p, last_run(looks), 0);
	return p;
}

/* Outside of tables and text boxes: what is new is in none. */
static xmlNode *leave_tables(xmlNode *node)
{
	xmlNode *found = node;

	for (; node; node = node->parent)
		if (reader_xml_is(node, "tbl") ||
			(reader_xml_is(node, "p") && node != found &&
				!reader_xml_is(node->parent, "txbxContent")))
			found = node;
	return found;
}

void into_new_paragraph(struct into *into, size_t i, xmlNode *node, bool before)
{
	struct writer_paragraph paragraph;
	xmlNode *p = make_paragraph(into, i, node, &paragraph);

	node = leave_tables(node);
	if (before)
		xmlAddPrevSibling(node, p);
	else
		xmlAddNextSibling(node, p);
	writer_paragraph_end(&paragraph);
	STM_PUSH(into->writer->arena, &into->fresh, p);
}

static xmlNode *row_of(xmlNode *node)
{
	while (node && !reader_xml_is(node, "tr"))
		node = node->parent;
	return node;
}

/* A cell like MODEL (may be NULL) with the paragraphs from edit I on. */
static size_t put_cell(struct into *into, size_t i, xmlNode *row, const xmlNode *model)
{
	static const char *const own[] = {
		"vMerge", "hMerge", "cellIns", "cellDel", "cellMerge", "tcPrChange"};
	const struct writer_edit *edits = into->writer->edits.list.at;
	xmlNode *cell = writer_node(row, "tc");
	const xmlNode *properties = reader_xml_child(model, "tcPr");
	xmlNode *near = (xmlNode *)reader_xml_child(model, "p");

	if (properties)
		writer_drop_all(
			xmlAddChild(cell, xmlDocCopyNode((xmlNode *)properties, row->doc, 1)), own,
			sizeof(own) / sizeof(own[0]));
	for (i++; edits[i].event == STM_EDIT_PARAGRAPH;) {
		struct writer_paragraph paragraph;
		size_t next = i + 1;

		xmlAddChild(cell, make_paragraph(into, i, near ? near : row, &paragraph));
		while (edits[next].event != STM_EDIT_PARAGRAPH &&
			edits[next].event != STM_EDIT_CELL && edits[next].event != STM_EDIT_ROW_END)
			next++;
		i = next;
	}
	return i;
}

/* A row of more cells than the table has columns: there are more then. */
static void widen(xmlNode *row)
{
	xmlNode *grid = (xmlNode *)reader_xml_child(row->parent, "tblGrid");
	xmlNode *column = (xmlNode *)reader_xml_child(grid, "gridCol");
	const xmlNode *cell = reader_xml_child(row, "tc");

	for (; column && cell; cell = reader_xml_next(cell, "tc")) {
		xmlNode *next = (xmlNode *)reader_xml_next(column, "gridCol");

		if (!next && reader_xml_next(cell, "tc"))
			next = xmlAddNextSibling(column, xmlDocCopyNode(column, row->doc, 1));
		column = next;
	}
}

/* Outside of a table a row becomes a table of its own. */
void into_new_row(struct into *into, size_t i, xmlNode *node)
{
	struct writer *writer = into->writer;
	const struct writer_edit *edits = writer->edits.list.at;
	xmlNode *model = row_of(node), *row;
	const xmlNode *cell = reader_xml_child(model, "tc");

	if (!model) {
		xmlNode *end = xmlNewDocNode(node->doc, node->ns, (const xmlChar *)"p", NULL);

		xmlAddNextSibling(leave_tables(node), end);
		writer_row(writer, i, end);
		return;
	}
	row = xmlAddNextSibling(
		model, xmlNewDocNode(node->doc, node->ns, (const xmlChar *)"tr", NULL));
	writer_sign(writer, writer_node(writer_node(row, "trPr"), "ins"));
	for (i++; edits[i].event == STM_EDIT_CELL;) {
		i = put_cell(into, i, row, cell);
		cell = reader_xml_next(cell, "tc") ? reader_xml_next(cell, "tc") : cell;
	}
	widen(row);
}
