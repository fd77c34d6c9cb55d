/*
 * New paragraphs in a document that there is: they look like the nearest one that is of the same
 * kind, with its properties and those of its last run.
 */
#include "read/protocol.h"
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"

/* The one before first. */
const struct into_paragraph *into_model(
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

/* The last one: the first may be a verb that is set apart. */
const xmlNode *into_run_of(const xmlNode *p)
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

void into_runs(struct writer_paragraph *paragraph, size_t i, bool numbered, struct writer_op op)
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
}

xmlNode *into_paragraph(
	struct into *into, size_t i, const xmlNode *near, struct writer_paragraph *paragraph)
{
	struct writer *writer = into->writer;
	const struct writer_edit *edit = into_edit(into, i);
	const struct into_paragraph *model = into_model(into, edit->is, near);
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
	into_runs(paragraph, i, model && model->numbered, op);
	if (into_run_of(looks))
		into_dress(p, into_run_of(looks), 0);
	return p;
}

void into_new_paragraph(struct into *into, const struct into_step *step)
{
	struct writer_paragraph paragraph;
	xmlNode *anchor = into_anchor(into, &step->place);
	xmlNode *p = into_paragraph(into, step->edit, step->place.node, &paragraph);

	if (step->place.row)
		into_put(into, &step->place, anchor, into_row_across(into, anchor, p));
	else
		into_put(into, &step->place, anchor, p);
	writer_paragraph_end(&paragraph);
	STM_PUSH(into->writer->arena, &into->fresh, p);
}

/* Where numPr stands among the properties of a paragraph (17.3.1.26): behind these. */
static xmlNode *put_numbers(xmlNode *properties)
{
	static const char *const before[] = {
		"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"};
	xmlNode *last = NULL;

	writer_drop((xmlNode *)reader_xml_child(properties, "numPr"));
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (reader_xml_child(properties, before[i]))
			last = (xmlNode *)reader_xml_child(properties, before[i]);
	return put_behind(properties, last, "numPr");
}

/* What the properties were, unless somebody else has said so before. */
static void note_properties(struct into *into, xmlNode *properties)
{
	static const char *const none[] = {"rPr", "sectPr", "pPrChange"};
	xmlNode *was, *change;

	if (reader_xml_child(properties, "pPrChange"))
		return;
	was = xmlDocCopyNode(properties, properties->doc, 1);
	writer_drop_all(was, none, sizeof(none) / sizeof(none[0]));
	change = writer_node(properties, "pPrChange");
	writer_sign(into->writer, change);
	xmlAddChild(change, was);
}

void into_number(struct into *into, const struct into_step *step)
{
	static const char *const levels[] = {"ilvl", "numId"};
	xmlNode *properties = into_properties_of(step->node), *numbers;
	const xmlNode *model = reader_xml_child(reader_xml_child(step->model, "pPr"), "numPr");

	note_properties(into, properties);
	numbers = put_numbers(properties);
	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++) {
		const xmlNode *level = reader_xml_child(model, levels[i]);

		if (level)
			xmlAddChild(numbers, xmlDocCopyNode((xmlNode *)level, numbers->doc, 1));
	}
	if (!step->model)
		writer_value(numbers, "numId", "0");
}
