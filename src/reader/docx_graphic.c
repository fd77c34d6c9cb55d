/*
 * Drawings, in both of Word's languages for them. Text boxes hold paragraphs of the text; charts,
 * diagrams and letters that are a picture are left out with a word; pictures have no text.
 */
#include "reader/docx.h"

const xmlNode *reader_docx_branch(const xmlNode *node)
{
	const xmlNode *branch = reader_xml_child(node, NULL);

	for (; branch; branch = reader_xml_next(branch, NULL))
		for (const xmlNode *at = branch; at; at = reader_xml_walk(branch, at))
			if (reader_xml_is(at, "t") || reader_xml_is(at, "delText") ||
				reader_xml_is(at, "textpath"))
				return branch;
	return reader_xml_child(node, NULL);
}

/* A label that is a field ("[VALUE]") says nothing but what stands beside it. */
static void write_values(struct docx *docx, const xmlNode *root)
{
	const xmlNode *node = root;

	while (node) {
		struct stm_buf text = {.arena = docx->arena};
		bool field = reader_xml_is(node, "fld");

		if (reader_xml_is(node, "t") || reader_xml_is(node, "v"))
			reader_xml_add_text(&text, node);
		reader_flow_line(docx->flow);
		reader_flow_text(docx->flow, 0, (struct stm_str){text.at, text.len});
		node = field ? reader_xml_skip(root, node) : reader_xml_walk(root, node);
	}
}

/*
 * The part that REFERENCE names in its attribute ID: its texts and values, a line each, once. A
 * part that cannot be read is no part of the text, so the document still is.
 */
static void leave_out_part(
	struct docx *docx, const xmlNode *reference, const char *id, const char *reason)
{
	const char *name = reader_docx_target(
		&docx->package, docx->context.part, reader_xml_attribute(reference, id));
	struct docx_part part;
	int fresh = 1;

	docx->charts.arena = docx->arena;
	if (name)
		stm_map_put(&docx->charts, stm_key(stm_str(name)), &fresh);
	if (fresh && name && reader_docx_part(&docx->package, name, &part)) {
		reader_flow_drop(docx->flow, reason);
		write_values(docx, part.root);
		reader_flow_return(docx->flow);
	} else if (fresh) {
		docx->foreign_parts++;
	}
}

/* Letters bent to a shape; across the page they are a watermark. */
static void leave_out_letters(struct docx *docx, const xmlNode *node)
{
	reader_flow_drop(docx->flow, "text as a picture");
	reader_flow_text(docx->flow, 0, reader_xml_attribute(node, "string"));
	reader_flow_return(docx->flow);
}

/* Writes what NODE itself is; false when it is nothing and what it holds is to be looked at. */
static bool write_part(struct docx *docx, const xmlNode *node)
{
	if (reader_xml_is(node, "txbxContent") || reader_xml_is(node, "txBody"))
		STM_PUSH(docx->arena, &docx->boxes, node);
	else if (reader_xml_is(node, "AlternateContent"))
		reader_docx_graphic(docx, reader_docx_branch(node));
	else if (reader_xml_is(node, "chart"))
		leave_out_part(docx, node, "id", "chart");
	else if (reader_xml_is(node, "relIds"))
		leave_out_part(docx, node, "dm", "diagram");
	else if (reader_xml_is(node, "textpath"))
		leave_out_letters(docx, node);
	else if (reader_xml_is(node, "OLEObject"))
		docx->objects++;
	else
		return false;
	return true;
}

void reader_docx_graphic(struct docx *docx, const xmlNode *graphic)
{
	const xmlNode *node = graphic;

	while (node)
		node = node->type == XML_ELEMENT_NODE && write_part(docx, node)
			       ? reader_xml_skip(graphic, node)
			       : reader_xml_walk(graphic, node);
}
