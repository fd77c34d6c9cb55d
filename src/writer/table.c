/* Rows that follow each other are one table; a row that came or went is a change of its own. */
#include "writer/body.h"
#include "writer/nodes.h"

enum { WIDTH = 9506 /* of the page without its margins, in twentieths of a point */ };

unsigned writer_count_cells(const struct writer_edits *edits, size_t i)
{
	unsigned cells = 0;

	for (; i < edits->list.len && edits->list.at[i].event != STM_EDIT_ROW_END; i++)
		cells += edits->list.at[i].event == STM_EDIT_CELL;
	return cells;
}

void writer_grid(xmlNode *table, unsigned cells)
{
	xmlNode *grid = writer_node(table, "tblGrid");

	for (unsigned i = 0; i < cells; i++)
		writer_set_number(writer_node(grid, "gridCol"), "w", WIDTH / cells);
}

/* A new table before NODE. */
static xmlNode *begin_table(xmlNode *before, unsigned cells)
{
	xmlNode *table = writer_node_before(before, "tbl");
	xmlNode *properties = writer_node(table, "tblPr"), *width;

	writer_value(properties, "tblStyle", "TableGrid");
	width = writer_node(properties, "tblW");
	writer_set_number(width, "w", WIDTH);
	writer_set(width, "type", "dxa");
	writer_grid(table, cells);
	return table;
}

/* The table that a row of CELLS goes on with, or a new one. */
static xmlNode *table_for(xmlNode *before, unsigned cells)
{
	xmlNode *last = before->prev;
	unsigned columns = 0;

	if (!reader_xml_is(last, "tbl"))
		return begin_table(before, cells);
	for (const xmlNode *at = reader_xml_child(reader_xml_child(last, "tblGrid"), NULL); at;
		at = reader_xml_next(at, NULL))
		columns++;
	return columns == cells ? last : begin_table(before, cells);
}

static xmlNode *begin_cell(xmlNode *row, unsigned cells)
{
	xmlNode *cell = writer_node(row, "tc");
	xmlNode *width = writer_node(writer_node(cell, "tcPr"), "tcW");

	writer_set_number(width, "w", WIDTH / cells);
	writer_set(width, "type", "dxa");
	return cell;
}

/* Paragraphs of a cell are written before a node that is there for that only. */
static size_t put_cell(struct writer *writer, size_t i, xmlNode *cell)
{
	xmlNode *end = writer_node(cell, "end");

	for (i++; writer->edits.list.at[i].event == STM_EDIT_PARAGRAPH;)
		i = writer_paragraph(writer, i, end, true);
	writer_drop(end);
	return i;
}

size_t writer_row(struct writer *writer, size_t i, xmlNode *before)
{
	unsigned cells = writer_count_cells(&writer->edits, i);
	xmlNode *row = writer_node(table_for(before, cells), "tr");
	const char *change = writer_change_name(writer->edits.list.at[i].op);

	if (change)
		writer_sign(writer, writer_node(writer_node(row, "trPr"), change));
	for (i++; writer->edits.list.at[i].event == STM_EDIT_CELL;)
		i = put_cell(writer, i, begin_cell(row, cells));
	return i + 1;
}
