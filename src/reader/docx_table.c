/*
 * Tables. A cell's paragraphs are lines of the cell; a table inside a cell has its rows behind the
 * row it stands in, since a row can hold no other.
 */
#include "reader/docx.h"

/* Elements that hold rows or cells as the table, or the row, itself would. */
static bool is_wrapper(const xmlNode *node)
{
	static const char *const names[] = {"sdt", "sdtContent", "customXml"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (reader_xml_is(node, names[i]))
			return true;
	return false;
}

/* The next element NAME below ROOT in document order, looking for it only in wrappers. */
static const xmlNode *find(const xmlNode *root, const xmlNode *node, const char *name)
{
	while (node && !reader_xml_is(node, name))
		node = is_wrapper(node) ? reader_xml_walk(root, node) : reader_xml_skip(root, node);
	return node;
}

static const xmlNode *first(const xmlNode *root, const char *name)
{
	return find(root, reader_xml_child(root, NULL), name);
}

static const xmlNode *next(const xmlNode *root, const xmlNode *node, const char *name)
{
	return find(root, reader_xml_skip(root, node), name);
}

/* Whether BORDERS (may be NULL) draw a line that stands upright. */
static bool has_line(const xmlNode *borders)
{
	static const char *const sides[] = {"left", "right", "start", "end", "insideV"};

	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		struct stm_str kind = reader_docx_value(reader_xml_child(borders, sides[i]));

		if (kind.len && !stm_str_same(kind, STM_STR("none")) &&
			!stm_str_same(kind, STM_STR("nil")))
			return true;
	}
	return false;
}

static bool has_ruled_cell(const xmlNode *row)
{
	const xmlNode *cell = first(row, "tc");

	while (cell && !has_line(reader_xml_child(reader_xml_child(cell, "tcPr"), "tcBorders")))
		cell = next(row, cell, "tc");
	return cell != NULL;
}

/* Whether a line stands between two columns of TABLE. */
static bool is_ruled(const struct docx *docx, const xmlNode *table)
{
	const xmlNode *properties = reader_xml_child(table, "tblPr");
	const struct docx_style *style = reader_docx_style(
		&docx->styles, reader_docx_value(reader_xml_child(properties, "tblStyle")));
	const xmlNode *row = first(table, "tr");

	if ((style && style->ruled) || has_line(reader_xml_child(properties, "tblBorders")))
		return true;
	while (row && !has_ruled_cell(row))
		row = next(table, row, "tr");
	return row != NULL;
}

/* Whether a tracked change among PROPERTIES takes away the row, or the cell, that has them. */
static bool is_gone(struct docx *docx, const xmlNode *properties)
{
	const xmlNode *change = reader_xml_child(properties, NULL);
	bool gone = false;

	for (; change; change = reader_xml_next(change, NULL)) {
		if (!reader_docx_is_change(change))
			continue;
		reader_docx_tell_change(docx, change);
		gone = gone || !reader_docx_is_shown(docx, change);
	}
	return gone;
}

static void write_cells(struct docx *docx, const xmlNode *row)
{
	const xmlNode *cell = first(row, "tc");

	for (; cell; cell = next(row, cell, "tc")) {
		if (is_gone(docx, reader_xml_child(cell, "tcPr"))) {
			reader_docx_notes_gone(docx, cell);
			continue;
		}
		if (docx->in_row)
			reader_flow_cell(docx->flow);
		reader_docx_story(docx, cell);
	}
}

static void write_row(struct docx *docx, const xmlNode *row)
{
	size_t base = docx->tables.len;

	reader_flow_row(docx->flow);
	docx->in_row = true;
	write_cells(docx, row);
	docx->in_row = false;
	reader_flow_row_end(docx->flow);
	for (size_t i = base; i < docx->tables.len; i++)
		reader_docx_table(docx, docx->tables.at[i]);
	docx->tables.len = base;
}

/* A row of one cell stands across the columns: paragraphs, not a row. */
static bool is_across(const xmlNode *row)
{
	const xmlNode *cell = first(row, "tc");

	return cell && !next(row, cell, "tc");
}

/* A table without lines at the very top of a document only arranges its masthead. */
void reader_docx_table(struct docx *docx, const xmlNode *table)
{
	bool arrangement = !docx->begun && !is_ruled(docx, table);
	const xmlNode *row = first(table, "tr");

	for (; row; row = next(table, row, "tr")) {
		if (is_gone(docx, reader_xml_child(row, "trPr")))
			reader_docx_notes_gone(docx, row);
		else if (arrangement || is_across(row))
			write_cells(docx, row);
		else
			write_row(docx, row);
	}
	reader_docx_boxes(docx);
}
