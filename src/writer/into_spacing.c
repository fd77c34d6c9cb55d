/*
 * Empty paragraphs that set others apart: what comes in has the one that its like has, and what
 * goes takes one of two with it.
 */
#include "writer/into.h"
#include "writer/nodes.h"

/* Whether P has nothing at all in it, and ends nothing but itself. */
static bool is_empty(const xmlNode *p)
{
	static const char *const full[] = {"r", "sdt", "fldSimple", "hyperlink", "sectPr", "ins",
		"del", "moveFrom", "moveTo", "oMath"};

	if (!reader_xml_is(p, "p"))
		return false;
	for (const xmlNode *at = p; at; at = reader_xml_walk(p, at))
		for (size_t i = 0; i < sizeof(full) / sizeof(full[0]); i++)
			if (reader_xml_is(at, full[i]))
				return false;
	return true;
}

/* The empty paragraph behind NODE, if there is one and more behind that; else NULL. */
static xmlNode *spacer_behind(const xmlNode *node)
{
	const xmlNode *next = reader_xml_next(node, NULL);

	return is_empty(next) && reader_xml_next(next, "p") ? (xmlNode *)next : NULL;
}

xmlNode *into_behind_spacer(xmlNode *anchor)
{
	xmlNode *spacer = spacer_behind(anchor);

	return spacer ? spacer : anchor;
}

void into_put_spacer(struct into *into, xmlNode *p, const xmlNode *like)
{
	const xmlNode *spacer = like ? spacer_behind(like) : NULL;
	xmlNode *copy;

	if (!spacer || !is_empty(into_block_before(p)))
		return;
	copy = xmlAddNextSibling(p, xmlDocCopyNode((xmlNode *)spacer, p->doc, 1));
	writer_sign(into->writer, writer_node(into_mark_of(copy), "ins"));
}

void into_end_spacing(struct into *into)
{
	for (size_t i = 0; i < into->story.paragraphs.len; i++) {
		const struct into_paragraph *p = &into->story.paragraphs.at[i];
		xmlNode *spacer;

		if (!p->gone || p->merged || !is_empty(into_block_before(p->node)))
			continue;
		spacer = spacer_behind(p->node);
		if (!spacer)
			continue;
		writer_sign(into->writer, writer_node_behind(into_mark_of(spacer), "del", NULL, 0));
	}
}
