/*
 * The first pass: what only the whole of an element tells. A table is one of data when a row of it
 * has text in more than one cell; others, and those around other tables, were made for their
 * layout. A row of a marker ("(a)") and a text is a paragraph. A header or footer outside all
 * sections is the page's only if it is made of links and controls, for prose stands in headers too.
 */
#include "base/vec.h"
#include "reader/html.h"
#include "reader/list.h"
#include "reader/visit.h"
#include "reader/xml.h"

/* An element that is being looked at: a table, row, cell, header or footer. */
struct open {
	const xmlNode *node, *first; /* of a row: its first cell with text */
	enum html_kind kind;
	bool data, nested, controls;
	size_t filled;          /* cells of a row */
	size_t letters, linked; /* bytes of text; of those in links */
	size_t markers;         /* of a table: how many there were before it */
};

struct scan {
	struct html_survey *survey;
	unsigned order, sections, links;
	bool blank; /* no text yet in this block */
	STM_VEC(struct open) opens;
	STM_VEC(const xmlNode *) markers;
};

/* The innermost that is open of KIND; NULL when none is. */
static struct open *innermost(const struct scan *scan, enum html_kind kind)
{
	for (size_t i = scan->opens.len; i-- > 0;)
		if (scan->opens.at[i].kind == kind)
			return &scan->opens.at[i];
	return NULL;
}

static void push_open(struct scan *scan, const xmlNode *node, enum html_kind kind)
{
	struct open *outer = kind == HTML_TABLE ? innermost(scan, HTML_TABLE) : NULL;
	struct open fresh = {.node = node, .kind = kind, .markers = scan->markers.len};

	if (outer)
		outer->nested = true;
	STM_PUSH(scan->survey->arena, &scan->opens, fresh);
}

/* A cell without letters is not filled: spacers made of images or no-break spaces are layout. */
static void end_cell(struct scan *scan, const struct open *cell)
{
	struct open *row = innermost(scan, HTML_ROW);

	if (!row || !cell->letters)
		return;
	if (!row->filled++)
		row->first = cell->node;
}

static void end_row(struct scan *scan, const struct open *row)
{
	struct open *table = innermost(scan, HTML_TABLE);
	struct stm_arena *arena = scan->survey->arena;

	if (!table || row->filled < 2)
		return;
	if (row->filled == 2 && reader_list_is_marker(reader_gather(arena, row->first, 16)))
		STM_PUSH(arena, &scan->markers, row->first);
	else
		table->data = true;
}

static void end_table(struct scan *scan, const struct open *table)
{
	struct stm_str role = reader_xml_attribute(table->node, "role");
	struct stm_arena *arena = scan->survey->arena;
	bool said = stm_str_same(role, STM_STR("presentation")) ||
		    stm_str_same(role, STM_STR("none"));

	if (said || table->nested || !table->data) {
		for (size_t i = table->markers; i < scan->markers.len; i++)
			reader_html_learn(arena, scan->markers.at[i],
				(struct html_fact){HTML_MARKER, 0,
					reader_gather(arena, scan->markers.at[i], 16)});
		reader_html_learn(arena, table->node, (struct html_fact){.role = HTML_LAYOUT});
	}
	scan->markers.len = table->markers;
}

/* What a site puts above and below every page, and what says so itself. */
static void end_furniture(struct scan *scan, const struct open *open)
{
	struct stm_arena *arena = scan->survey->arena;
	struct stm_str start = reader_gather(arena, open->node, 16);

	if (open->controls || open->linked * 2 > open->letters ||
		reader_html_is_called(open->node, "banner") ||
		reader_html_is_called(open->node, "contentinfo") ||
		stm_str_starts(start, STM_STR("©")) || stm_str_starts(start, STM_STR("copyright")))
		reader_html_learn(arena, open->node, (struct html_fact){.role = HTML_PAGE});
}

/* What was counted inside counts for what is around it, too. */
static void end_open(struct scan *scan)
{
	struct open open = scan->opens.at[--scan->opens.len];

	if (scan->opens.len) {
		struct open *outer = &scan->opens.at[scan->opens.len - 1];

		outer->letters += open.letters;
		outer->linked += open.linked;
		outer->controls |= open.controls;
	}
	if (open.kind == HTML_CELL)
		end_cell(scan, &open);
	else if (open.kind == HTML_ROW)
		end_row(scan, &open);
	else if (open.kind == HTML_TABLE)
		end_table(scan, &open);
	else
		end_furniture(scan, &open);
}

static void add_place(
	struct scan *scan, struct html_places *places, const xmlNode *node, struct stm_str text)
{
	struct html_place place = {node, scan->order, scan->blank, text, 0};

	if (text.len)
		STM_PUSH(scan->survey->arena, places, place);
}

/* Names, links inside the document and superscripts, for html_notes.c. */
static void find_places(struct scan *scan, const xmlNode *node, enum html_kind kind)
{
	struct html_survey *survey = scan->survey;
	struct stm_str href;

	add_place(scan, &survey->targets, node, reader_xml_attribute(node, "id"));
	if (reader_xml_is(node, "a")) {
		add_place(scan, &survey->targets, node, reader_xml_attribute(node, "name"));
		href = reader_xml_attribute(node, "href");
		if (stm_str_starts(href, STM_STR("#")))
			add_place(scan, &survey->links, node, stm_str_from(href, 1));
	}
	if (kind == HTML_SUP)
		add_place(scan, &survey->sups, node,
			reader_html_mark(reader_gather(survey->arena, node, 16)));
}

static void scan_text(struct scan *scan, struct stm_str text)
{
	struct open *open = scan->opens.len ? &scan->opens.at[scan->opens.len - 1] : NULL;

	text = stm_str_trim(text);
	if (!text.len)
		return;
	scan->blank = false;
	if (!open)
		return;
	open->letters += text.len;
	if (scan->links)
		open->linked += text.len;
}

/* Whether ELEMENT is one to look at as a whole. */
static bool is_open(const struct scan *scan, enum html_kind kind)
{
	return kind == HTML_TABLE || kind == HTML_ROW || kind == HTML_CELL ||
	       (kind == HTML_FURNITURE && !scan->sections && !innermost(scan, HTML_TABLE));
}

static bool enter(void *data, const xmlNode *node)
{
	struct scan *scan = data;
	const struct html_tag *tag;

	if (node->type != XML_ELEMENT_NODE) {
		scan_text(scan, reader_xml_text(node));
		return false;
	}
	tag = reader_html_tag(node);
	if (tag->kind == HTML_SKIP)
		return false;
	scan->order++;
	if (!reader_html_is_inline(tag->kind))
		scan->blank = true;
	find_places(scan, node, tag->kind);
	scan->links += reader_xml_is(node, "a");
	if (is_open(scan, tag->kind))
		push_open(scan, node, tag->kind);
	else if (tag->kind == HTML_DROP && scan->opens.len)
		scan->opens.at[scan->opens.len - 1].controls = true;
	scan->sections += tag->kind == HTML_SECTION;
	if (tag->kind == HTML_HEADING && tag->detail == 1)
		scan->survey->headings += reader_gather(scan->survey->arena, node, 1).len > 0;
	return true;
}

static void leave(void *data, const xmlNode *node)
{
	struct scan *scan = data;
	enum html_kind kind = reader_html_tag(node)->kind;

	if (!reader_html_is_inline(kind))
		scan->blank = true;
	scan->links -= reader_xml_is(node, "a");
	scan->sections -= kind == HTML_SECTION;
	if (scan->opens.len && scan->opens.at[scan->opens.len - 1].node == node)
		end_open(scan);
}

void reader_html_survey(struct html_survey *survey, const xmlNode *root)
{
	static const struct reader_visitor visitor = {enter, leave};
	struct scan scan = {.survey = survey, .blank = true};

	reader_visit(root, &visitor, &scan);
	reader_html_find_notes(survey);
}
