/*
 * Dividing what there is, so that a change begins and ends between elements. The first half always
 * keeps the element that was: places before a division stay what they are.
 */
#include "writer/into.h"
#include "writer/nodes.h"

static bool is_change(const xmlNode *node)
{
	return reader_xml_is(node, "ins") || reader_xml_is(node, "del") ||
	       reader_xml_is(node, "moveFrom") || reader_xml_is(node, "moveTo");
}

/* A copy of NODE without what it holds, behind it; a change is another then, with its own id. */
static xmlNode *copy_behind(struct writer *writer, xmlNode *node)
{
	xmlNode *copy = xmlDocCopyNode(node, node->doc, 2);

	if (is_change(copy))
		writer_set_number(copy, "id", writer_next_id(writer));
	copy->_private = node->_private;
	return xmlAddNextSibling(node, copy);
}

void into_move(xmlNode *first, xmlNode *parent)
{
	while (first) {
		xmlNode *next = first->next;

		xmlUnlinkNode(first);
		xmlAddChild(parent, first);
		first = next;
	}
}

/* What is told of a run with PROPERTIES (may be NULL) as changed are changes of its own. */
static void renew_ids(struct writer *writer, xmlNode *properties)
{
	xmlNode *child = properties ? properties->children : NULL;
	struct stm_str ignored;

	for (; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE && reader_xml_has(child, "author", &ignored))
			writer_set_number(child, "id", writer_next_id(writer));
}

/* An empty run behind RUN that is set alike. */
static xmlNode *run_behind(struct writer *writer, xmlNode *run)
{
	xmlNode *copy = xmlDocCopyNode(run, run->doc, 2);
	const xmlNode *properties = reader_xml_child(run, "rPr");

	if (properties)
		xmlAddChild(copy, xmlDocCopyNode((xmlNode *)properties, run->doc, 1));
	renew_ids(writer, (xmlNode *)reader_xml_child(copy, "rPr"));
	return xmlAddNextSibling(run, copy);
}

static void set_text(xmlNode *t, struct stm_str text)
{
	while (t->children) {
		xmlNode *child = t->children;

		writer_drop(child);
	}
	writer_text(t, text);
}

/* T keeps the bytes before OFFSET; an element of the same name behind it has the rest. */
static void divide_text(xmlNode *t, uint32_t offset)
{
	xmlChar *content = xmlNodeGetContent(t);
	struct stm_str text = stm_str((const char *)content);
	xmlNode *rest = xmlAddNextSibling(t, xmlDocCopyNode(t, t->doc, 2));

	set_text(rest, stm_str_from(text, offset));
	set_text(t, stm_str_sub(text, 0, offset));
	xmlFree(content);
}

static bool is_first(const xmlNode *node)
{
	const xmlNode *before = node->prev;

	while (before && (before->type != XML_ELEMENT_NODE || reader_xml_is(before, "rPr")))
		before = before->prev;
	return !before;
}

xmlNode *into_split_run(struct writer *writer, xmlNode *node, uint32_t offset)
{
	xmlNode *run = node->parent;

	if (!offset) {
		if (is_first(node))
			return run->prev;
		into_move(node, run_behind(writer, run));
		return run;
	}
	if (reader_xml_is(node, "t")) {
		xmlChar *content = xmlNodeGetContent(node);
		bool inside = offset < (uint32_t)xmlStrlen(content);

		xmlFree(content);
		if (inside)
			divide_text(node, offset);
	}
	if (node->next)
		into_move(node->next, run_behind(writer, run));
	return run;
}

static bool has_elements(const xmlNode *node, bool before)
{
	const xmlNode *at = before ? node->prev : node->next;

	while (at && at->type != XML_ELEMENT_NODE)
		at = before ? at->prev : at->next;
	return at != NULL;
}

xmlNode *into_leave_behind(struct writer *writer, xmlNode *run)
{
	while (is_change(run->parent)) {
		xmlNode *change = run->parent;

		if (has_elements(run, false))
			into_move(run->next, copy_behind(writer, change));
		run = change;
	}
	return run;
}

xmlNode *into_leave_before(struct writer *writer, xmlNode *run)
{
	while (is_change(run->parent)) {
		xmlNode *change = run->parent;

		if (has_elements(run, true)) {
			into_move(run, copy_behind(writer, change));
			change = change->next;
		}
		run = change;
	}
	return run;
}

/* The first child of P that is no property. */
static xmlNode *content_of(xmlNode *p)
{
	xmlNode *node = p->children;

	while (node && (node->type != XML_ELEMENT_NODE || reader_xml_is(node, "pPr")))
		node = node->next;
	return node;
}

/* A copy of P's properties without what is of its end alone: the section, changes of the mark. */
static void copy_properties(struct writer *writer, xmlNode *from, xmlNode *to)
{
	static const char *const none[] = {"sectPr", "pPrChange", "rPr"};
	const xmlNode *properties = reader_xml_child(from, "pPr");
	xmlNode *copy;

	if (!properties)
		return;
	copy = xmlAddChild(to, xmlDocCopyNode((xmlNode *)properties, to->doc, 1));
	writer_drop_all(copy, none, sizeof(none) / sizeof(none[0]));
	renew_ids(writer, (xmlNode *)reader_xml_child(copy, "numPr"));
}

bool into_can_split(const xmlNode *node)
{
	while (node && !reader_xml_is(node, "p") && !reader_xml_is(node, "fldSimple"))
		node = node->parent;
	return reader_xml_is(node, "p");
}

/* What a content control like CONTROL, but for what only one can have, holds; it is behind it. */
static xmlNode *control_behind(xmlNode *control)
{
	static const char *const own[] = {"id", "dataBinding"};
	const xmlNode *properties = reader_xml_child(control, "sdtPr");
	xmlNode *copy = xmlDocCopyNode(control, control->doc, 2);

	if (properties)
		writer_drop_all(
			xmlAddChild(copy, xmlDocCopyNode((xmlNode *)properties, copy->doc, 1)), own,
			sizeof(own) / sizeof(own[0]));
	xmlAddNextSibling(control, copy);
	return writer_node(copy, "sdtContent");
}

/* What stands behind NODE in what holds it goes into another such element; the first one. */
static xmlNode *divide_parent(struct writer *writer, xmlNode *node)
{
	xmlNode *parent = node->parent;
	bool control = reader_xml_is(parent, "sdtContent");

	if (node->next)
		into_move(node->next,
			control ? control_behind(parent->parent) : copy_behind(writer, parent));
	return control ? parent->parent : parent;
}

xmlNode *into_split_paragraph(struct writer *writer, xmlNode *p, xmlNode *node)
{
	xmlNode *fresh, *at, *next;

	if (!into_can_split(node))
		return NULL;
	while (node->parent != p)
		node = divide_parent(writer, node);
	fresh = xmlNewDocNode(p->doc, p->ns, (const xmlChar *)"p", NULL);
	copy_properties(writer, p, fresh);
	for (at = content_of(p); at; at = next) {
		next = at == node ? NULL : at->next;
		xmlUnlinkNode(at);
		xmlAddChild(fresh, at);
	}
	return fresh;
}

xmlNode *into_properties_of(xmlNode *p)
{
	xmlNode *properties = (xmlNode *)reader_xml_child(p, "pPr");

	if (properties)
		return properties;
	return writer_node_behind(p, "pPr", NULL, 0);
}

void into_note_properties(struct writer *writer, xmlNode *p, const xmlNode *was)
{
	static const char *const none[] = {"rPr", "sectPr", "pPrChange"};
	xmlNode *copy = was ? xmlDocCopyNode((xmlNode *)was, p->doc, 1) : NULL;
	xmlNode *change = writer_node(into_properties_of(p), "pPrChange");

	writer_sign(writer, change);
	if (copy)
		writer_drop_all(xmlAddChild(change, copy), none, sizeof(none) / sizeof(none[0]));
	else
		writer_node(change, "pPr");
}

xmlNode *into_mark_of(xmlNode *p)
{
	xmlNode *properties = into_properties_of(p), *behind;
	xmlNode *mark = (xmlNode *)reader_xml_child(properties, "rPr");

	if (mark)
		return mark;
	behind = (xmlNode *)reader_xml_child(properties, "sectPr");
	if (!behind)
		behind = (xmlNode *)reader_xml_child(properties, "pPrChange");
	return behind ? writer_node_before(behind, "rPr") : writer_node(properties, "rPr");
}
