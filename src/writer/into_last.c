/*
 * The last mark of a text, or of a cell, cannot be taken back. Where a new paragraph has it, what
 * is new is the mark before: that of what was the last paragraph. Where that one goes, the new one
 * takes its place.
 */
#include "writer/into.h"
#include "writer/nodes.h"

/* Whether NODE, or NULL, is an end of a range: those stand between paragraphs as in them. */
static bool is_range(const xmlNode *node)
{
	static const char *const ends[] = {"bookmarkStart", "bookmarkEnd", "proofErr"};
	const struct stm_str name = stm_str(node ? (const char *)node->name : "");

	for (size_t i = 0; node && i < sizeof(ends) / sizeof(ends[0]); i++)
		if (reader_xml_is(node, ends[i]))
			return true;
	return stm_str_ends(name, STM_STR("RangeStart")) ||
	       stm_str_ends(name, STM_STR("RangeEnd")) || stm_str_starts(name, STM_STR("perm"));
}

const xmlNode *into_next_block(const xmlNode *node)
{
	do
		node = reader_xml_next(node, NULL);
	while (is_range(node));
	return node;
}

const xmlNode *into_block_before(const xmlNode *node)
{
	do
		node = node->prev;
	while (node && (node->type != XML_ELEMENT_NODE || is_range(node)));
	return node;
}

static bool is_fresh(const struct into *into, const xmlNode *node)
{
	for (size_t i = 0; i < into->fresh.len; i++)
		if (into->fresh.at[i] == node)
			return true;
	return false;
}

static bool has_change(const xmlNode *p, const char *name)
{
	return reader_xml_child(reader_xml_child(reader_xml_child(p, "pPr"), "rPr"), name);
}

/* What properties P had before our change of them; *OTHERS: there is somebody else's change. */
static const xmlNode *old_properties(const xmlNode *p, bool *others)
{
	const xmlNode *properties = reader_xml_child(p, "pPr");
	const xmlNode *change = reader_xml_child(properties, "pPrChange");

	*others = change && !change->_private;
	return change && !*others ? reader_xml_child(change, "pPr") : properties;
}

static bool has_own_deletion(const xmlNode *p)
{
	const xmlNode *mark = reader_xml_child(reader_xml_child(p, "pPr"), "rPr");
	const xmlNode *change = reader_xml_child(mark, "del");

	return change && change->_private;
}

/* The last paragraph that was, before LAST and others that came in behind it, or NULL. */
static xmlNode *find_before(const struct into *into, const xmlNode *last)
{
	const xmlNode *before = last;
	bool others = false;

	while (reader_xml_is(before, "p") && is_fresh(into, before))
		before = into_block_before(before);
	if (!reader_xml_is(before, "p") || has_change(before, "ins") ||
		has_change(before, "del") != has_own_deletion(before) ||
		reader_xml_child(reader_xml_child(before, "pPr"), "sectPr"))
		return NULL;
	old_properties(before, &others);
	return others ? NULL : (xmlNode *)before;
}

/* P's text goes before that of the next paragraph, which has taken its place. */
static void move_on(struct into *into, xmlNode *p)
{
	xmlNode *next = (xmlNode *)reader_xml_next(p, "p");
	xmlNode *first = into_properties_of(next);

	while (p->last && !reader_xml_is(p->last, "pPr")) {
		xmlNode *node = p->last;

		xmlUnlinkNode(node);
		xmlAddNextSibling(first, node);
	}
	for (size_t i = 0; i < into->story.paragraphs.len; i++)
		if (into->story.paragraphs.at[i].node == p)
			into->story.paragraphs.at[i].merged = true;
	xmlUnlinkNode(p);
}

/* The mark of LAST is no change any more; P's is, if it is not NULL. */
static void move_mark(xmlNode *last, xmlNode *p)
{
	xmlNode *change = (xmlNode *)reader_xml_child(into_mark_of(last), "ins"), *mark;

	if (!p) {
		writer_drop(change);
		return;
	}
	mark = into_mark_of(p);
	xmlUnlinkNode(change);
	if (mark->children)
		xmlAddPrevSibling(mark->children, change);
	else
		xmlAddChild(mark, change);
}

static bool is_new_table(const struct into *into, const xmlNode *node)
{
	for (size_t i = 0; i < into->tables.len; i++)
		if (into->tables.at[i] == node)
			return true;
	return false;
}

/* LAST is new; it is the last one if only new tables follow it. */
static void end_last(struct into *into, xmlNode *last)
{
	const xmlNode *next = into_next_block(last);
	xmlNode *before;
	bool others;

	while (next && is_new_table(into, next))
		next = into_next_block(next);
	if ((next && !reader_xml_is(next, "sectPr")) || !has_change(last, "ins"))
		return;
	before = find_before(into, last);
	if (!before) {
		if (into_list_of(into, last).id.len)
			into_note_properties(into->writer, last, NULL);
		return;
	}
	into_note_properties(into->writer, last, old_properties(before, &others));
	if (has_change(before, "del")) {
		move_mark(last, NULL);
		move_on(into, before);
	} else {
		move_mark(last, before);
	}
}

void into_end_texts(struct into *into)
{
	for (size_t i = 0; i < into->fresh.len; i++)
		end_last(into, into->fresh.at[i]);
}
