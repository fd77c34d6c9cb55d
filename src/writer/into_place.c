/*
 * Where something new goes: between what stands before it in the old text and what stands behind.
 * Both may be in cells, in text boxes or in content controls; it goes as far out of these as the
 * two of them are apart, and no further.
 */
#include "writer/into.h"
#include "writer/nodes.h"

static size_t depth_of(const xmlNode *node)
{
	size_t depth = 0;

	for (; node; node = node->parent)
		depth++;
	return depth;
}

/* The innermost element that both are in, or are. */
static xmlNode *common_parent(xmlNode *a, xmlNode *b)
{
	size_t deep = depth_of(a), other = depth_of(b);

	for (; deep > other; deep--)
		a = a->parent;
	for (; other > deep; other--)
		b = b->parent;
	while (a != b) {
		a = a->parent;
		b = b->parent;
	}
	return a;
}

static bool is_below(const xmlNode *node, const xmlNode *top)
{
	while (node && node != top)
		node = node->parent;
	return node != NULL;
}

/* What WITHIN holds that NODE is in, or is. */
static xmlNode *child_of(const xmlNode *within, xmlNode *node)
{
	while (node->parent && node->parent != within)
		node = node->parent;
	return node;
}

/* Whether paragraphs stand in NODE. */
static bool holds_blocks(const xmlNode *node)
{
	static const char *const names[] = {
		"body", "tc", "txbxContent", "sdtContent", "customXml", "footnote", "endnote"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (reader_xml_is(node, names[i]))
			return true;
	return false;
}

xmlNode *into_row_of(xmlNode *node)
{
	while (node && !reader_xml_is(node, "tr"))
		node = node->parent;
	return node;
}

/* The first cell from NODE on that is ROW's own, not one of a table in a cell. */
static const xmlNode *own_cell(const xmlNode *row, const xmlNode *node)
{
	while (node && !reader_xml_is(node, "tc"))
		node = reader_xml_is(node, "trPr") ? reader_xml_skip(row, node)
						   : reader_xml_walk(row, node);
	return node;
}

xmlNode *into_cell(const xmlNode *row, size_t cell)
{
	const xmlNode *at = own_cell(row, reader_xml_child(row, NULL));

	while (at && cell--)
		at = own_cell(row, reader_xml_skip(row, at));
	return (xmlNode *)at;
}

size_t into_count_cells(const xmlNode *row)
{
	size_t count = 0;

	while (row && into_cell(row, count))
		count++;
	return count;
}

static const xmlNode *table_of(const xmlNode *node)
{
	while (node && !reader_xml_is(node, "tbl"))
		node = node->parent;
	return node;
}

size_t into_count_columns(const xmlNode *row)
{
	const xmlNode *grid = reader_xml_child(table_of(row), "tblGrid");
	const xmlNode *column = reader_xml_child(grid, "gridCol");
	size_t count = 0, cells = into_count_cells(row);

	for (; column; column = reader_xml_next(column, "gridCol"))
		count++;
	return count > cells ? count : cells;
}

/* The next block before or behind number I that is old and was found; NULL: there is none. */
static const struct into_block *neighbour(const struct into *into, size_t i, bool before)
{
	while (before ? i > 0 : i + 1 < into->blocks.len) {
		const struct into_block *block = &into->blocks.at[before ? --i : ++i];

		if (block->kind == INTO_OLD && block->found)
			return block;
	}
	return NULL;
}

/* The same in a row, with no new paragraph between; its row. */
static xmlNode *neighbour_row(const struct into *into, size_t i, bool before)
{
	while (before ? i > 0 : i + 1 < into->blocks.len) {
		const struct into_block *block = &into->blocks.at[before ? --i : ++i];

		if (block->kind == INTO_FRESH || (block->found && block->row == INTO_NONE))
			return NULL;
		if (block->found)
			return into_row_of(into_last_paragraph(into, block)->node);
	}
	return NULL;
}

static size_t number_of(const struct into *into, const struct into_paragraph *p)
{
	return (size_t)(p - into->story.paragraphs.at);
}

/* Behind P, as far out as N (may be NULL) is apart from it. */
static struct into_place behind(const struct into *into, xmlNode *p, xmlNode *n)
{
	xmlNode *within = n ? common_parent(p->parent, n->parent) : into->body;
	struct into_place place = {.node = p, .within = within};

	if (!is_below(p, within))
		place.within = p->parent;
	else if (reader_xml_is(within, "tbl") || reader_xml_is(child_of(within, p), "tr"))
		place.row = true;
	else if (!holds_blocks(within))
		place.within = p->parent;
	return place;
}

/* Before N, in WITHIN. */
static struct into_place before(
	const struct into *into, const struct into_paragraph *n, xmlNode *within)
{
	return (struct into_place){.node = n->node,
		.within = is_below(n->node, within) ? within : n->node->parent,
		.before = true,
		.front = number_of(into, n)};
}

/* What is divided to let something in stays whole behind it; so what is in a text box of P's. */
static bool place_between(const struct into *into, const struct into_paragraph *p,
	const struct into_paragraph *n, struct into_place *place)
{
	if (!p && !n) {
		if (!into->story.paragraphs.len)
			return false;
		p = &into->story.paragraphs.at[into->story.paragraphs.len - 1];
	}
	if (!p)
		*place = before(into, n, into->body);
	else if (n && is_below(n->node, p->node))
		*place = before(into, n, n->node->parent);
	else
		*place = behind(into, p->node, n ? n->node : NULL);
	return true;
}

bool into_place_paragraph(const struct into *into, size_t i, struct into_place *place)
{
	const struct into_block *p = neighbour(into, i, true), *n = neighbour(into, i, false);

	return place_between(into, p ? into_last_paragraph(into, p) : NULL,
		n ? into_first_paragraph(into, n) : NULL, place);
}

static bool fits(const xmlNode *row, size_t cells)
{
	return row && (into_count_cells(row) == cells || into_count_columns(row) == cells);
}

bool into_place_rows(const struct into *into, size_t i, size_t end, struct into_place *place)
{
	xmlNode *above = neighbour_row(into, i, true), *below = neighbour_row(into, end - 1, false);
	const size_t cells = into->blocks.at[i].cells;
	bool inside = above && below && table_of(above) == table_of(below);

	if (!inside && !fits(above, cells))
		above = NULL;
	if (!inside && !fits(below, cells))
		below = NULL;
	if (!above && !below)
		return into_place_paragraph(into, i, place);
	*place = (struct into_place){.node = above ? above : below, .before = !above, .row = true};
	place->within = place->node->parent;
	place->front = into->story.paragraphs.len;
	return true;
}

xmlNode *into_anchor(const struct into *into, const struct into_place *place)
{
	xmlNode *front = NULL;

	if (place->before && place->front < into->story.paragraphs.len)
		front = into->story.paragraphs.at[place->front].front;
	return child_of(
		place->within, front && is_below(front, place->within) ? front : place->node);
}

void into_put(struct into *into, const struct into_place *place, xmlNode *anchor, xmlNode *node)
{
	if (!place->before) {
		xmlAddNextSibling(anchor, node);
		return;
	}
	xmlAddPrevSibling(anchor, node);
	if (place->front < into->story.paragraphs.len)
		into->story.paragraphs.at[place->front].front = node;
}
