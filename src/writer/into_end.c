/*
 * What follows from the steps and is none of them: rows of which no text stays, what a paragraph
 * that goes holds beside its text, fields without a result, tables that would become one, and what
 * an older program is told instead of a text box.
 */
#include "reader/docx.h"
#include "writer/into.h"
#include "writer/nodes.h"

static const struct writer_op gone_op = {'-', 0};

static bool has_text(const struct into *into, const struct into_paragraph *p)
{
	for (size_t i = p->first; i < p->end; i++)
		if (into->story.atoms.at[i].c != ' ')
			return true;
	return false;
}

/* Tables and rows that text stays in have their _private set. */
static void mark_kept(struct into *into)
{
	for (size_t i = 0; i < into->story.paragraphs.len; i++) {
		const struct into_paragraph *p = &into->story.paragraphs.at[i];

		if (p->gone || !has_text(into, p))
			continue;
		for (xmlNode *at = p->node; at; at = at->parent) {
			if (!reader_xml_is(at, "tr") && !reader_xml_is(at, "tbl"))
				continue;
			if (at->_private)
				break;
			at->_private = into;
		}
	}
}

/* The properties of ROW, behind its exceptions from the table's. */
static xmlNode *row_properties(xmlNode *row)
{
	const xmlNode *properties = reader_xml_child(row, "trPr");
	const xmlNode *first = reader_xml_child(row, NULL);

	if (properties)
		return (xmlNode *)properties;
	while (reader_xml_is(first, "tblPrEx"))
		first = reader_xml_next(first, NULL);
	return first ? writer_node_before((xmlNode *)first, "trPr") : writer_node(row, "trPr");
}

static void delete_row(struct into *into, xmlNode *row)
{
	xmlNode *properties = row_properties(row);
	xmlNode *change = (xmlNode *)reader_xml_child(properties, "trPrChange");

	if (reader_xml_child(properties, "del"))
		return;
	writer_sign(into->writer,
		change ? writer_node_before(change, "del") : writer_node(properties, "del"));
}

/* Rows of TABLE itself, those of tables in it are their own. */
static void delete_rows(struct into *into, xmlNode *table)
{
	const xmlNode *at = reader_xml_child(table, NULL);

	while (at) {
		if (reader_xml_is(at, "tr"))
			delete_row(into, (xmlNode *)at);
		at = reader_xml_is(at, "tr") ? reader_xml_skip(table, at)
					     : reader_xml_walk(table, at);
	}
}

void into_end_rows(struct into *into)
{
	mark_kept(into);
	for (size_t i = 0; i < into->story.paragraphs.len; i++) {
		xmlNode *at = into->story.paragraphs.at[i].node;

		for (; at && into->story.paragraphs.at[i].gone; at = at->parent) {
			if (at->_private == into)
				break;
			if (reader_xml_is(at, "tr"))
				delete_row(into, at);
			else if (reader_xml_is(at, "tbl"))
				delete_rows(into, at);
		}
	}
}

/* Whether what NODE holds is deleted already. */
static bool is_deleted(const xmlNode *node)
{
	for (; node && !reader_xml_is(node, "p"); node = node->parent)
		if (reader_xml_is(node, "del") || reader_xml_is(node, "moveFrom"))
			return true;
	return false;
}

/* Whether RUN is one of Word's that holds anything. */
static bool is_full_run(const xmlNode *run)
{
	const xmlNode *first = reader_xml_child(run, NULL);

	if (!reader_xml_is(run, "r") || !run->ns || !run->parent->ns ||
		!xmlStrEqual(run->ns->href, run->parent->ns->href))
		return false;
	return first && (!reader_xml_is(first, "rPr") || reader_xml_next(first, NULL));
}

/* Deletes all runs of P from FROM on, up to LAST (may be NULL). */
static void delete_runs(struct into *into, const xmlNode *p, xmlNode *from, const xmlNode *last)
{
	xmlNode *next;

	for (xmlNode *at = from; at; at = next) {
		const xmlNode *stop = at;

		next = (xmlNode *)(reader_xml_is(at, "r") ? reader_xml_skip(p, at)
							  : reader_xml_walk(p, at));
		if (is_full_run(at) && !is_deleted(at))
			into_wrap(into->writer, at, gone_op);
		if (stop == last)
			break;
	}
}

static xmlNode *sign_run(xmlNode *before, const char *type)
{
	xmlNode *run = writer_node_before(before, "r");

	writer_set(writer_node(run, "fldChar"), "fldCharType", type);
	return run;
}

/* A field that is one element becomes one of signs, which can be deleted. */
static void take_apart(struct into_field *field)
{
	xmlNode *simple = field->begin, *run, *node;
	struct stm_str instruction = reader_xml_attribute(simple, "instr");

	field->begin = sign_run(simple, "begin")->children;
	run = writer_node_before(simple, "r");
	writer_text(writer_node(run, "instrText"), instruction);
	sign_run(simple, "separate");
	while ((node = simple->children) != NULL) {
		xmlUnlinkNode(node);
		if (reader_xml_is(node, "fldData"))
			xmlFreeNode(node);
		else
			xmlAddPrevSibling(simple, node);
	}
	field->end = sign_run(simple, "end")->children;
	/* not freed: what it held can be in a namespace that is its own */
	xmlUnlinkNode(simple);
}

static bool is_gone(const struct into *into, const struct into_field *field)
{
	if (into->story.paragraphs.at[field->paragraph].gone)
		return true;
	for (size_t i = field->first; i < field->behind; i++)
		if (!into->gone[i])
			return false;
	return field->behind > field->first;
}

static bool is_changed(const struct into *into, const struct into_field *field)
{
	for (size_t i = field->first; i < field->behind; i++)
		if (into->gone[i] || into->touched[i])
			return true;
	return false;
}

static const xmlNode *paragraph_of(const xmlNode *node)
{
	while (node && !reader_xml_is(node, "p"))
		node = node->parent;
	return node;
}

/* What was put in among P's runs from FIRST up to LAST goes behind LAST. */
static void save_insertions(const xmlNode *p, xmlNode *first, xmlNode *last)
{
	xmlNode *behind = last, *next;

	for (xmlNode *at = first; at && at != last; at = next) {
		bool ours = reader_xml_is(at, "ins") && at->_private;

		next = (xmlNode *)(ours ? reader_xml_skip(p, at) : reader_xml_walk(p, at));
		if (!ours)
			continue;
		xmlUnlinkNode(at);
		behind = xmlAddNextSibling(behind, at);
	}
}

/* A field whose result went goes with it, or it would come back when Word computes it anew. */
static void end_field(struct into *into, struct into_field *field)
{
	const xmlNode *p;
	xmlNode *first, *last;

	if (field->begin == field->end)
		take_apart(field);
	p = paragraph_of(field->begin);
	if (!p || p != paragraph_of(field->end) || !reader_xml_is(field->begin->parent, "r") ||
		!reader_xml_is(field->end->parent, "r"))
		return;
	last = into_alone(into->writer, field->end);
	first = into_alone(into->writer, field->begin);
	save_insertions(p, first, last);
	delete_runs(into, p, first, last);
}

static void end_fields(struct into *into)
{
	for (size_t i = into->story.fields.len; i > 0; i--) {
		struct into_field *field = &into->story.fields.at[i - 1];

		if (!field->end || field->paragraph >= into->story.paragraphs.len)
			continue;
		if (is_gone(into, field))
			end_field(into, field);
		else
			into->fields += is_changed(into, field);
	}
}

static bool has_box(const xmlNode *p)
{
	for (const xmlNode *at = p; at; at = reader_xml_walk(p, at))
		if (reader_xml_is(at, "txbxContent"))
			return true;
	return false;
}

/* Pictures and whatever else hangs on a paragraph that goes; a text box is a text of its own. */
static void end_paragraphs(struct into *into)
{
	for (size_t i = 0; i < into->story.paragraphs.len; i++) {
		xmlNode *p = into->story.paragraphs.at[i].node;

		if (into->story.paragraphs.at[i].gone && !has_box(p))
			delete_runs(into, p, (xmlNode *)reader_xml_child(p, NULL), NULL);
	}
}

/* A paragraph without text beside NODE, which is new. */
static void put_apart(struct into *into, xmlNode *node, bool before)
{
	xmlNode *p = xmlNewDocNode(node->doc, node->ns, (const xmlChar *)"p", NULL);

	writer_sign(into->writer, writer_node(into_mark_of(p), "ins"));
	if (before)
		xmlAddPrevSibling(node, p);
	else
		xmlAddNextSibling(node, p);
}

/* Word takes two tables that follow each other for one, and ends no cell with a table. */
static void end_tables(struct into *into)
{
	for (size_t i = 0; i < into->tables.len; i++) {
		xmlNode *table = into->tables.at[i];
		const xmlNode *next = reader_xml_next(table, NULL);

		if (reader_xml_is(into_block_before(table), "tbl"))
			put_apart(into, table, true);
		if (!next || reader_xml_is(next, "tbl"))
			put_apart(into, table, false);
	}
}

/* The one text box below ROOT; NULL: there is none, or more. */
static xmlNode *only_box(const xmlNode *root)
{
	const xmlNode *found = NULL, *at = root;

	while (at) {
		bool box = reader_xml_is(at, "txbxContent");

		if (box && found)
			return NULL;
		found = box ? at : found;
		at = box ? reader_xml_skip(root, at) : reader_xml_walk(root, at);
	}
	return (xmlNode *)found;
}

static bool has_own_change(const xmlNode *root)
{
	for (const xmlNode *at = root; at; at = reader_xml_walk(root, at))
		if (at->_private && !reader_xml_is(at, "tr") && !reader_xml_is(at, "tbl"))
			return true;
	return false;
}

/* TO gets copies of what FROM holds; changes in them have ids of their own. */
static void copy_box(struct into *into, const xmlNode *from, xmlNode *to)
{
	struct stm_str ignored;

	while (to->children) {
		xmlNode *child = to->children;

		writer_drop(child);
	}
	for (xmlNode *child = from->children; child; child = child->next)
		xmlAddChild(to, xmlDocCopyNode(child, to->doc, 1));
	for (const xmlNode *at = to; at; at = reader_xml_walk(to, at))
		if (at->type == XML_ELEMENT_NODE && reader_xml_has(at, "author", &ignored))
			writer_set_number((xmlNode *)at, "id", writer_next_id(into->writer));
}

/* A text box is told twice, for programs that do not know its new form: changes are as well. */
static void end_alternatives(struct into *into)
{
	for (const xmlNode *at = into->root; at; at = reader_xml_walk(into->root, at)) {
		const xmlNode *branch, *other, *box;

		if (!reader_xml_is(at, "AlternateContent"))
			continue;
		branch = reader_docx_branch(at);
		other = reader_xml_child(at, "Fallback");
		box = branch && branch != other ? only_box(branch) : NULL;
		if (box && other && only_box(other) && has_own_change(box))
			copy_box(into, box, only_box(other));
	}
}

void into_end(struct into *into)
{
	end_fields(into);
	end_paragraphs(into);
	end_tables(into);
	into_end_texts(into);
	into_end_spacing(into);
	end_alternatives(into);
}
