/*
 * New rows: in a table that there is, where they look like the row beside them, or in a table of
 * their own, which looks like the nearest one.
 */
#include "reader/docx_styles.h"
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"

/* A row like ROW, of what holds it, that came in. */
static xmlNode *make_row(struct into *into, const xmlNode *like)
{
	xmlNode *row = xmlNewDocNode(like->doc, like->ns, (const xmlChar *)"tr", NULL);

	writer_sign(into->writer, writer_node(writer_node(row, "trPr"), "ins"));
	return row;
}

/* A cell with the properties of MODEL (may be NULL), but for those that tie it to others. */
static xmlNode *make_cell(xmlNode *row, const xmlNode *model, bool spans)
{
	static const char *const own[] = {
		"vMerge", "hMerge", "cellIns", "cellDel", "cellMerge", "tcPrChange", "gridSpan"};
	const xmlNode *properties = reader_xml_child(model, "tcPr");
	xmlNode *cell = writer_node(row, "tc");

	if (properties)
		writer_drop_all(
			xmlAddChild(cell, xmlDocCopyNode((xmlNode *)properties, row->doc, 1)), own,
			sizeof(own) / sizeof(own[0]) - (spans ? 1 : 0));
	return cell;
}

/* Whether a cell that is merged with those above it goes on below MODEL's cell K (17.4.84). */
static bool goes_through(const xmlNode *model, size_t k)
{
	const xmlNode *below = into_cell(reader_xml_next(model, "tr"), k);
	const xmlNode *merge = reader_xml_child(reader_xml_child(below, "tcPr"), "vMerge");

	return merge && !stm_str_equal(reader_docx_value(merge), STM_STR("restart"));
}

/* CELL is merged with the one above it. */
static void merge_cell(xmlNode *cell)
{
	static const char *const before[] = {"tcW", "gridSpan"};
	xmlNode *properties = (xmlNode *)reader_xml_child(cell, "tcPr");

	if (!properties)
		properties = writer_node(cell, "tcPr");
	writer_node_behind(properties, "vMerge", before, sizeof(before) / sizeof(before[0]));
}

static size_t skip_cell(const struct into *into, size_t i)
{
	while (into_edit(into, i)->event != STM_EDIT_CELL &&
		into_edit(into, i)->event != STM_EDIT_ROW_END)
		i++;
	return i;
}

/* The paragraphs from edit I on, up to the cell's end, go into CELL. */
static void fill_cell(struct into *into, size_t i, xmlNode *cell, const xmlNode *near)
{
	for (; into_edit(into, i)->event == STM_EDIT_PARAGRAPH; i = into_skip_runs(into, i)) {
		struct writer_paragraph paragraph;

		xmlAddChild(cell, into_paragraph(into, i, near, &paragraph));
		writer_paragraph_end(&paragraph);
	}
}

/* The row of edit I, which is to look like MODEL. */
static xmlNode *new_row(struct into *into, size_t i, const xmlNode *model, const xmlNode *near)
{
	xmlNode *row = make_row(into, model ? model : near);
	const size_t count = writer_count_cells(&into->writer->edits, i);
	const size_t cells = into_count_cells(model);

	i++;
	for (size_t k = 0; k < count; k++) {
		const bool empty = !into_has_new(into, i + 1, skip_cell(into, i + 1));
		const xmlNode *like = cells ? into_cell(model, k < cells ? k : cells - 1) : NULL;
		const xmlNode *p = reader_xml_child(like, "p");
		xmlNode *cell = make_cell(row, like, count == cells);

		if (empty && count == cells && goes_through(model, k))
			merge_cell(cell);
		fill_cell(into, i + 1, cell, p ? p : near);
		i = skip_cell(into, i + 1);
	}
	return row;
}

/* A row of more cells than the table has columns: there are more then. */
static void widen(xmlNode *row)
{
	xmlNode *grid = (xmlNode *)reader_xml_child(row->parent, "tblGrid");
	xmlNode *column = (xmlNode *)reader_xml_child(grid, "gridCol");

	for (size_t cells = into_count_cells(row); column && cells > 1; cells--) {
		xmlNode *next = (xmlNode *)reader_xml_next(column, "gridCol");

		column = next ? next
			      : xmlAddNextSibling(column, xmlDocCopyNode(column, row->doc, 1));
	}
}

/* The edit behind the row of edit I. */
static size_t skip_row(const struct into *into, size_t i)
{
	while (into_edit(into, i)->event != STM_EDIT_ROW_END)
		i++;
	return i + 1;
}

/* A row before one that is printed at the top of each page is so as well, or neither were. */
static void copy_head(const xmlNode *model, xmlNode *row)
{
	xmlNode *properties = (xmlNode *)reader_xml_child(row, "trPr");

	if (reader_docx_is_on(reader_xml_child(reader_xml_child(model, "trPr"), "tblHeader")))
		writer_node_before(properties->children, "tblHeader");
}

/* Rows beside ANCHOR, one of the table. */
static void add_rows(struct into *into, const struct into_step *step, xmlNode *anchor)
{
	xmlNode *model = reader_xml_is(anchor, "tr") ? anchor : into_row_of(step->place.node);
	size_t i = step->edit;

	for (size_t k = 0; k < step->count; k++, i = skip_row(into, i)) {
		xmlNode *row = new_row(into, i, model, step->place.node);

		if (step->place.before) {
			copy_head(model, row);
			xmlAddPrevSibling(anchor, row);
		} else
			anchor = xmlAddNextSibling(anchor, row);
		widen(row);
	}
}

/* The row of another table that a new one at NODE can look like; NULL: there is none. */
static const xmlNode *find_model(const struct into *into, const xmlNode *node)
{
	const struct into_story *story = &into->story;
	size_t here = 0, count = story->paragraphs.len;

	while (here < count && story->paragraphs.at[here].node != node)
		here++;
	for (size_t d = 0; d < count; d++) {
		const xmlNode *row = NULL;

		if (d <= here && here - d < count)
			row = into_row_of(story->paragraphs.at[here - d].node);
		if (!row && here + d < count)
			row = into_row_of(story->paragraphs.at[here + d].node);
		if (row)
			return row;
	}
	return NULL;
}

static void put_lines(xmlNode *properties)
{
	static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
	xmlNode *borders = writer_node(properties, "tblBorders");

	for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
		writer_value(borders, sides[i], "single");
		writer_set_number(borders->last, "sz", 4);
		writer_set_number(borders->last, "space", 0);
	}
}

/* Of a table like that of MODEL (may be NULL), with lines where it has none. */
static void put_properties(xmlNode *table, const xmlNode *model)
{
	static const char *const own[] = {
		"tblpPr", "tblOverlap", "tblW", "tblCaption", "tblDescription", "tblPrChange"};
	const xmlNode *properties = NULL;
	xmlNode *width;

	for (; model && !properties; model = model->parent)
		properties = reader_xml_child(model, "tblPr");
	if (properties) {
		xmlNode *copy = xmlAddChild(
			table, xmlDocCopyNode((xmlNode *)properties, table->doc, 1));

		writer_drop_all(copy, own, sizeof(own) / sizeof(own[0]));
		return;
	}
	width = writer_node(writer_node(table, "tblPr"), "tblW");
	writer_set_number(width, "w", 0);
	writer_set(width, "type", "auto");
	put_lines(width->parent);
}

/* The cells of the row that has most. */
static unsigned most_cells(const struct into *into, const struct into_step *step)
{
	unsigned most = 1;
	size_t i = step->edit;

	for (size_t k = 0; k < step->count; k++, i = skip_row(into, i)) {
		const unsigned cells = writer_count_cells(&into->writer->edits, i);

		most = cells > most ? cells : most;
	}
	return most;
}

static void add_table(struct into *into, const struct into_step *step, xmlNode *anchor)
{
	const xmlNode *model = find_model(into, step->place.node);
	const xmlNode *near = step->place.node;
	xmlNode *table = xmlNewDocNode(near->doc, near->ns, (const xmlChar *)"tbl", NULL);
	size_t i = step->edit;

	put_properties(table, model);
	writer_grid(table, most_cells(into, step));
	for (size_t k = 0; k < step->count; k++, i = skip_row(into, i))
		xmlAddChild(table, new_row(into, i, model, near));
	into_put(into, &step->place, anchor, table);
	STM_PUSH(into->writer->arena, &into->tables, table);
}

void into_new_rows(struct into *into, const struct into_step *step)
{
	xmlNode *anchor = into_anchor(into, &step->place);

	if (step->place.row)
		add_rows(into, step, anchor);
	else
		add_table(into, step, anchor);
}

xmlNode *into_row_across(struct into *into, const xmlNode *row, xmlNode *p)
{
	size_t columns = into_count_columns(row);
	xmlNode *made = make_row(into, row), *properties;

	properties = writer_node(writer_node(made, "tc"), "tcPr");
	if (columns > 1) {
		writer_node(properties, "gridSpan");
		writer_set_number(properties->last, "val", (unsigned)columns);
	}
	xmlAddChild(properties->parent, p);
	return made;
}
