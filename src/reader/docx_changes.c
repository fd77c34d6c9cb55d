/*
 * Tracked changes (ISO/IEC 29500-1, 17.13.5). What was moved was deleted here and inserted there. A
 * change that spans paragraphs is an element in each, and one more for each mark between them: told
 * once, as its author made it.
 */
#include "reader/docx.h"

static bool is_insertion(const xmlNode *node)
{
	return reader_xml_is(node, "ins") || reader_xml_is(node, "moveTo") ||
	       reader_xml_is(node, "cellIns");
}

bool reader_docx_is_change(const xmlNode *node)
{
	return is_insertion(node) || reader_xml_is(node, "del") ||
	       reader_xml_is(node, "moveFrom") || reader_xml_is(node, "cellDel");
}

bool reader_docx_is_shown(const struct docx *docx, const xmlNode *node)
{
	return is_insertion(node) != docx->original;
}

void reader_docx_tell_change(struct docx *docx, const xmlNode *node)
{
	struct docx_change change = {is_insertion(node), reader_xml_attribute(node, "author"),
		reader_xml_attribute(node, "date")};
	const struct docx_change *last = &docx->change;
	bool goes_on = docx->change_open && last->insert == change.insert &&
		       stm_str_equal(last->author, change.author) &&
		       stm_str_equal(last->date, change.date);

	if (!goes_on)
		reader_revision(docx->events, change.insert ? "insert" : "delete",
			change.author.len ? change.author : STM_STR(""));
	docx->change = change;
	docx->change_open = true;
}
