/*
 * libxml2 returns NULL when there is no memory; here it never does, since its malloc() is one that
 * ends the process then (main.c).
 */
#include "writer/nodes.h"

#include <stdio.h>

#include "base/unicode.h"

xmlNode *writer_node(xmlNode *parent, const char *name)
{
	return xmlAddChild(
		parent, xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL));
}

xmlNode *writer_node_before(xmlNode *node, const char *name)
{
	return xmlAddPrevSibling(
		node, xmlNewDocNode(node->doc, node->ns, (const xmlChar *)name, NULL));
}

xmlNode *writer_node_behind(
	xmlNode *parent, const char *name, const char *const *before, size_t count)
{
	xmlNode *node = xmlNewDocNode(parent->doc, parent->ns, (const xmlChar *)name, NULL);
	const xmlNode *last = NULL;

	for (size_t i = 0; i < count; i++)
		if (reader_xml_child(parent, before[i]))
			last = reader_xml_child(parent, before[i]);
	if (last)
		return xmlAddNextSibling((xmlNode *)last, node);
	return parent->children ? xmlAddPrevSibling(parent->children, node)
				: xmlAddChild(parent, node);
}

/* The namespace of NODE with a prefix: an attribute without one is of none. */
static xmlNs *prefixed(const xmlNode *node)
{
	static const char *const prefixes[] = {"w", "stemma", "stemma-w"};
	xmlNode *root = xmlDocGetRootElement(node->doc);
	xmlNs *ns = node->ns;

	if (!ns || ns->prefix || !root)
		return ns;
	for (xmlNs *at = root->nsDef; at; at = at->next)
		if (at->prefix && xmlStrEqual(at->href, ns->href))
			return at;
	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		xmlNs *fresh = xmlNewNs(root, ns->href, (const xmlChar *)prefixes[i]);

		if (fresh)
			return fresh;
	}
	return ns;
}

void writer_set(xmlNode *node, const char *name, const char *value)
{
	xmlSetNsProp(node, prefixed(node), (const xmlChar *)name, (const xmlChar *)value);
}

void writer_set_number(xmlNode *node, const char *name, unsigned value)
{
	char text[16];

	snprintf(text, sizeof(text), "%u", value);
	writer_set(node, name, text);
}

void writer_value(xmlNode *parent, const char *name, const char *value)
{
	xmlNode *node = writer_node(parent, name);

	if (value)
		writer_set(node, "val", value);
}

/* In pieces, since libxml2 counts in int. */
void writer_text(xmlNode *node, struct stm_str text)
{
	enum { PIECE = 1 << 30 };

	for (size_t at = 0; at < text.len; at += PIECE) {
		struct stm_str piece = stm_str_sub(text, at, at + PIECE);

		xmlAddChild(node,
			xmlNewDocTextLen(node->doc, (const xmlChar *)piece.at, (int)piece.len));
	}
	xmlNodeSetSpacePreserve(node, 1);
}

unsigned writer_next_id(struct writer *writer)
{
	do
		writer->revision++;
	while (stm_map_get(&writer->taken, writer->revision));
	return writer->revision;
}

void writer_sign(struct writer *writer, xmlNode *node)
{
	writer_set_number(node, "id", writer_next_id(writer));
	node->_private = writer;
	writer_set(node, "author", writer->author);
	writer_set(node, "date", writer->date);
}

const char *writer_change_name(struct writer_op op)
{
	switch (op.sign) {
	case '+':
		return "ins";
	case '-':
		return "del";
	case '<':
		return "moveFrom";
	case '>':
		return "moveTo";
	default:
		return NULL;
	}
}

/* Hebrew to Arabic Extended-A, and their presentation forms (UAX 9, table 4: R and AL). */
static bool is_right(uint32_t c)
{
	return (c >= 0x5be && c <= 0x8ff && !(c >= 0x660 && c <= 0x66c)) ||
	       (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefc);
}

int writer_direction(struct stm_str text)
{
	for (size_t at = 0; at < text.len;) {
		uint32_t c = stm_utf8_next(text, &at);

		if (is_right(c))
			return 1;
		if ((c < 0x80 && stm_is_alpha((char)c)) || (c >= 0xc0 && c < 0x2000))
			return 0;
	}
	return -1;
}

void writer_drop(xmlNode *node)
{
	if (!node)
		return;
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

void writer_drop_all(xmlNode *parent, const char *const *names, size_t count)
{
	for (size_t i = 0; parent && i < count; i++)
		writer_drop((xmlNode *)reader_xml_child(parent, names[i]));
}

/* The declaration of ROOT that says what NS says, or NULL. */
static xmlNs *declared(const xmlNode *root, const xmlNs *ns)
{
	for (xmlNs *at = root->nsDef; at; at = at->next)
		if (xmlStrEqual(at->prefix, ns->prefix))
			return xmlStrEqual(at->href, ns->href) ? at : NULL;
	return NULL;
}

static bool has_prefix(const xmlNode *root, const xmlChar *prefix)
{
	for (const xmlNs *at = root->nsDef; at; at = at->next)
		if (xmlStrEqual(at->prefix, prefix))
			return true;
	return false;
}

/* What NODE declares is declared by ROOT, where it declares nothing else of that name. */
static bool declare(xmlNode *root, const xmlNode *node)
{
	for (const xmlNs *at = node->nsDef; at; at = at->next) {
		if (at->prefix && !has_prefix(root, at->prefix))
			xmlNewNs(root, at->href, at->prefix);
		if (!declared(root, at))
			return false;
	}
	return true;
}

/* What ROOT declares for NS (may be NULL), which may have been declared by what is gone. */
static xmlNs *settle(xmlNode *root, xmlNs *ns)
{
	xmlNs *found = ns ? declared(root, ns) : NULL;

	if (ns && !found && ns->prefix && !has_prefix(root, ns->prefix))
		found = xmlNewNs(root, ns->href, ns->prefix);
	return found ? found : ns;
}

bool writer_hoist(xmlNode *root)
{
	for (const xmlNode *at = root; at; at = reader_xml_walk(root, at))
		if (at != root && at->type == XML_ELEMENT_NODE && !declare(root, at))
			return false;
	for (xmlNode *at = root; at; at = (xmlNode *)reader_xml_walk(root, at)) {
		if (at->type != XML_ELEMENT_NODE)
			continue;
		at->ns = settle(root, at->ns);
		for (xmlAttr *own = at->properties; own; own = own->next)
			own->ns = settle(root, own->ns);
		if (at != root)
			at->nsDef = NULL; /* not freed: what is out of the tree may be in it */
	}
	return true;
}
