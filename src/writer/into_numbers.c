/*
 * Numbers that Word counts. A paragraph begins or ends to be counted by a change of its properties;
 * what is new is counted like its neighbours, and once all is in its place it is seen whether the
 * count comes to the number that it should have.
 */
#include "reader/docx_numbering.h"
#include "writer/body.h"
#include "writer/into.h"
#include "writer/nodes.h"

/* A class of characters that are one part of a number: digits, letters, or the character itself. */
static int class_of(char c)
{
	return stm_is_digit(c) ? -1 : stm_is_alpha(c) ? -2 : c;
}

bool into_counts_like(struct stm_str a, struct stm_str b)
{
	size_t i = 0, k = 0;

	while (i < a.len && k < b.len) {
		const int class = class_of(a.at[i]);

		if (class_of(b.at[k]) != class)
			return false;
		do
			i++;
		while (class < 0 && i < a.len && class_of(a.at[i]) == class);
		do
			k++;
		while (class < 0 && k < b.len && class_of(b.at[k]) == class);
	}
	return i == a.len && k == b.len;
}

static const struct docx_style *style_of(const struct into *into, const xmlNode *properties)
{
	const struct docx_styles *styles = into->story.styles;
	const struct docx_style *style = reader_docx_style(
		styles, reader_docx_value(reader_xml_child(properties, "pStyle")));

	return style ? style : styles->paragraph;
}

/* The list and the level that P is counted in; false: it is not counted. */
static bool find(const struct into *into, const struct docx_numbering *numbering, const xmlNode *p,
	struct stm_str *id, unsigned *level)
{
	const xmlNode *properties = reader_xml_child(p, "pPr");

	return reader_docx_numbering_find(
		numbering, properties, style_of(into, properties), id, level);
}

static void read(const struct into *into, struct docx_numbering *numbering)
{
	*numbering = (struct docx_numbering){0};
	reader_docx_numbering_read(
		numbering, into->writer->arena, into->numbering, into->story.styles);
}

/* A new numPr among PROPERTIES, behind what it has to stand behind (17.3.1.26). */
static xmlNode *put_numbers(xmlNode *properties)
{
	static const char *const before[] = {
		"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"};
	xmlNode *last = NULL, *node;

	writer_drop((xmlNode *)reader_xml_child(properties, "numPr"));
	node = xmlNewDocNode(properties->doc, properties->ns, (const xmlChar *)"numPr", NULL);
	for (size_t i = 0; i < sizeof(before) / sizeof(before[0]); i++)
		if (reader_xml_child(properties, before[i]))
			last = (xmlNode *)reader_xml_child(properties, before[i]);
	if (last)
		return xmlAddNextSibling(last, node);
	return properties->children ? xmlAddPrevSibling(properties->children, node)
				    : xmlAddChild(properties, node);
}

void into_end_numbers(const struct into *into, xmlNode *p)
{
	xmlNode *properties = into_properties_of(p);

	writer_drop((xmlNode *)reader_xml_child(properties, "numPr"));
	if (into_list_of(into, p).id.len)
		writer_value(put_numbers(properties), "numId", "0");
}

/* What the properties were, unless somebody else has said so before. */
static void note_properties(struct into *into, xmlNode *properties)
{
	static const char *const none[] = {"rPr", "sectPr", "pPrChange"};
	xmlNode *was, *change;

	if (reader_xml_child(properties, "pPrChange"))
		return;
	was = xmlDocCopyNode(properties, properties->doc, 1);
	writer_drop_all(was, none, sizeof(none) / sizeof(none[0]));
	change = writer_node(properties, "pPrChange");
	writer_sign(into->writer, change);
	xmlAddChild(change, was);
}

struct into_list into_list_of(const struct into *into, const xmlNode *p)
{
	struct docx_numbering numbering;
	struct into_list list = {.level = 0};
	struct stm_str id;

	read(into, &numbering);
	if (p && find(into, &numbering, p, &id, &list.level))
		list.id = stm_str(stm_copy(into->writer->arena, id.at, id.len));
	return list;
}

static void count_in(struct into *into, xmlNode *p, struct into_list list)
{
	struct stm_arena *arena = into->writer->arena;
	xmlNode *properties = into_properties_of(p), *numbers;

	note_properties(into, properties);
	if (!list.id.len) {
		into_end_numbers(into, p);
		return;
	}
	numbers = put_numbers(properties);
	writer_value(numbers, "ilvl", stm_format(arena, "%u", list.level));
	writer_value(numbers, "numId", list.id.at);
}

void into_numbers(struct into *into)
{
	for (size_t i = 0; i < into->steps.len; i++) {
		const struct into_step *step = &into->steps.at[i];

		if (step->kind != INTO_NUMBER)
			continue;
		count_in(into, step->node, step->list);
		if (step->list.id.len && !step->joins)
			STM_PUSH(into->writer->arena, &into->counts,
				((struct into_count){.kind = INTO_COUNTED_NOW,
					.node = step->node,
					.edit = step->edit}));
	}
}

/* Whether P is one that the new text has an end of. */
static bool is_in_new(const xmlNode *p)
{
	const xmlNode *mark = reader_xml_child(reader_xml_child(p, "pPr"), "rPr");

	if (reader_xml_child(mark, "del") || reader_xml_child(mark, "moveFrom"))
		return false;
	for (const xmlNode *at = p->parent; at; at = at->parent)
		if (reader_xml_is(at, "tr") &&
			reader_xml_child(reader_xml_child(at, "trPr"), "del"))
			return false;
	return true;
}

static uint64_t key_of(const xmlNode *node)
{
	return stm_key_add(STM_KEY, (uint64_t)(uintptr_t)node);
}

static void index_counts(const struct into *into, struct stm_map *index)
{
	stm_map_init(index, into->writer->arena, into->counts.len + 1);
	for (size_t i = 0; i < into->counts.len; i++)
		if (!into->counts.at[i].typed)
			*stm_map_put(index, key_of(into->counts.at[i].node), NULL) = (uint32_t)i +
										     1;
}

/*
 * The first that Word begins to count and comes to another number than it should; or the last
 * before one that Word comes to another number at for no reason but that.
 */
static struct into_count *find_miscounted(struct into *into)
{
	struct into_count *last = NULL;
	struct docx_numbering numbering;
	struct stm_map index;

	index_counts(into, &index);
	read(into, &numbering);
	for (const xmlNode *at = into->body; at; at = reader_xml_walk(into->body, at)) {
		struct into_count *count;
		struct stm_str text, id;
		const uint32_t *found;
		unsigned level;

		if (!reader_xml_is(at, "p") || !is_in_new(at) ||
			!find(into, &numbering, at, &id, &level))
			continue;
		text = reader_docx_numbering_next(&numbering, id, level).text;
		found = stm_map_get(&index, key_of(at));
		count = found ? &into->counts.at[*found - 1] : NULL;
		if (count && stm_str_equal(text, into_number_of(into, count->edit))) {
			last = count->kind == INTO_WITNESS ? NULL : count;
		} else if (count && (count->kind != INTO_WITNESS || last)) {
			count->typed = true;
			return count->kind == INTO_WITNESS ? last : count;
		}
	}
	return NULL;
}

/* Its number is typed before the text of P. */
static void put_number(struct into *into, xmlNode *p, struct stm_str text)
{
	struct writer_paragraph holder = {.writer = into->writer, .mark = {'=', 0}};
	const struct writer_op in = {'+', 0};
	struct writer_edit number = {.event = STM_EDIT_NUMBER, .op = in, .text = text};
	struct writer_edit tab = {.event = STM_EDIT_TAB, .op = in};

	holder.node = xmlNewDocNode(p->doc, p->ns, (const xmlChar *)"p", NULL);
	writer_run(&holder, &number);
	writer_run(&holder, &tab);
	if (into_run_of(p))
		into_dress(holder.node, into_run_of(p), 0);
	while (holder.node->last) {
		xmlNode *node = holder.node->last;

		xmlUnlinkNode(node);
		xmlAddNextSibling(into_properties_of(p), node);
	}
	xmlFreeNode(holder.node);
}

static void type_number(struct into *into, struct into_count *count)
{
	xmlNode *properties = into_properties_of(count->node);
	xmlNode *change = (xmlNode *)reader_xml_child(properties, "pPrChange");
	bool ours = change && change->_private;

	count->typed = true;
	put_number(into, count->node, into_number_of(into, count->edit));
	if (count->kind == INTO_COUNTED_NOW && ours &&
		!reader_xml_child(reader_xml_child(change, "pPr"), "numPr")) {
		writer_drop((xmlNode *)reader_xml_child(properties, "numPr"));
		writer_drop(change);
	} else {
		into_end_numbers(into, count->node);
	}
}

/* What had to stay without its text has no number either. */
static void end_emptied(struct into *into)
{
	for (size_t i = 0; i < into->story.paragraphs.len; i++) {
		const struct into_paragraph *p = &into->story.paragraphs.at[i];

		if (p->gone && !p->merged && is_in_new(p->node) &&
			into_list_of(into, p->node).id.len)
			count_in(into, p->node, (struct into_list){.id = {NULL, 0}});
	}
}

void into_check_numbers(struct into *into)
{
	struct into_count *count;

	end_emptied(into);

	while ((count = find_miscounted(into)) != NULL)
		type_number(into, count);
}
