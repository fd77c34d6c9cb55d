/*
 * New paragraphs in a document that there is: they look like the nearest one that is of the same
 * kind, with its properties and those of its last run.
 */
#include "read/protocol.h"
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"

/* How good a model P is for a paragraph of KIND with NUMBER: 0 is none. */
static unsigned likeness(
	const struct into_paragraph *p, struct writer_kind kind, struct stm_str number)
{
	bool same = p->kind.kind == kind.kind && p->kind.depth == kind.depth;
	bool counted = p->numbered && number.len && into_counts_like(p->number, number);

	if (!p->found)
		return 0;
	if (same)
		return counted || (!p->numbered && !number.len) ? 4 : p->numbered ? 1 : 3;
	return counted ? 2 : 0;
}

/* Of those that are as good the nearest; the one before first. */
const struct into_paragraph *into_model(
	const struct into *into, size_t i, struct stm_str number, const xmlNode *node)
{
	const struct into_paragraph *list = into->story.paragraphs.at, *best = NULL;
	const struct writer_kind kind = into_edit(into, i)->is;
	size_t here = 0, distance = SIZE_MAX;
	unsigned most = 1;

	for (size_t k = 0; k < into->story.paragraphs.len; k++)
		if (list[k].node == node)
			here = k;
	for (size_t k = 0; k < into->story.paragraphs.len; k++) {
		const size_t d = k < here ? here - k : k - here;
		const unsigned like = likeness(&list[k], kind, number);

		if (like < most || (like == most && d >= distance))
			continue;
		best = &list[k];
		distance = d;
		most = like;
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

static void dress(xmlNode *run, const xmlNode *model, unsigned flags)
{
	xmlNode *own = (xmlNode *)reader_xml_child(run, "rPr"), *properties;

	properties = run_properties(model, run,
		flags | (reader_xml_child(own, "b") ? STM_RUN_STRONG : 0) |
			(reader_xml_child(own, "i") ? STM_RUN_EMPHASIS : 0));
	writer_drop(own);
	xmlUnlinkNode(properties);
	if (properties->children)
		xmlAddPrevSibling(run->children, properties);
	else
		xmlFreeNode(properties);
}

/* What a run holds is not looked into: properties may hold anything. */
void into_dress(xmlNode *root, const xmlNode *model, unsigned flags)
{
	const xmlNode *at = root;

	while (at) {
		bool run = reader_xml_is(at, "r");

		if (run && !reader_xml_child(at, "footnoteReference"))
			dress((xmlNode *)at, model, flags);
		at = run ? reader_xml_skip(root, at) : reader_xml_walk(root, at);
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
		if (!(number && numbered) && (number || edit.text.len))
			writer_run(paragraph, &edit);
		i++;
	}
}

/* What the paragraph of edit I is to look like; a number that Word counts is no text then. */
static const struct into_paragraph *find_model(struct into *into, size_t i, const xmlNode *near)
{
	const struct stm_str printed = into_printed_number(into, i);
	const struct into_paragraph *model = into_model(into, i, into_number_of(into, i), near);
	const struct into_paragraph *other = model;

	if (!into_number_of(into, i).len && printed.len)
		other = into_model(into, i, printed, near);
	if (other == model || !other->numbered || !into_counts_like(other->number, printed))
		return model;
	into_take_number(into, i);
	return other;
}

xmlNode *into_paragraph(
	struct into *into, size_t i, const xmlNode *near, struct writer_paragraph *paragraph)
{
	struct writer *writer = into->writer;
	const struct writer_edit *edit = into_edit(into, i);
	const struct into_paragraph *model = find_model(into, i, near);
	const bool numbered = model && model->numbered && into_number_of(into, i).len;
	const xmlNode *looks = model ? model->node : near;
	xmlNode *p = xmlNewDocNode(looks->doc, looks->ns, (const xmlChar *)"p", NULL);
	xmlNode *properties = copy_properties(looks, p);
	struct writer_op op = edit->op;

	if (!numbered)
		into_uncount(into, p);

	if (op.sign != '>' || !into->moves[op.move])
		op = (struct writer_op){'+', 0};
	writer_sign(writer, writer_node(writer_node(properties, "rPr"), writer_change_name(op)));
	*paragraph = (struct writer_paragraph){.writer = writer, .node = p, .mark = op};
	if (op.move)
		writer_begin_range(paragraph, op);
	into_runs(paragraph, i, numbered, op);
	STM_PUSH(writer->arena, &into->fresh, p);
	if (numbered && !op.move)
		STM_PUSH(writer->arena, &into->counts,
			((struct into_count){.kind = INTO_COUNTED_NEW, .node = p, .edit = i}));
	if (into_run_of(looks))
		into_dress(p, into_run_of(looks), 0);
	return p;
}

void into_new_paragraph(struct into *into, const struct into_step *step)
{
	struct writer_paragraph paragraph;
	xmlNode *anchor = into_anchor(into, &step->place);
	xmlNode *p = into_paragraph(into, step->edit, step->place.node, &paragraph);
	const struct into_paragraph *model = into_model(
		into, step->edit, into_number_of(into, step->edit), step->place.node);

	if (step->place.row)
		into_put(into, &step->place, anchor, into_row_across(into, anchor, p));
	else if (step->place.before)
		into_put(into, &step->place, anchor, p);
	else
		into_put(into, &step->place, into_behind_spacer(anchor), p);
	if (model && !step->place.row && !step->place.before)
		into_put_spacer(into, p, model->node);
	writer_paragraph_end(&paragraph);
}
