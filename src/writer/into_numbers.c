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

/* The list and the level that P is counted in; false: it is not counted. */
static bool find(const struct into *into, const xmlNode *p, struct stm_str *id, unsigned *level)
{
	return into->numbering &&
	       reader_docx_numbering_find(into->numbering, reader_xml_child(p, "pPr"),
		       into_style_of(&into->story, p), id, level);
}

/* A new numPr among PROPERTIES, behind what it has to stand behind (17.3.1.26). */
static xmlNode *put_numbers(xmlNode *properties)
{
	static const char *const before[] = {
		"pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"};

	writer_drop((xmlNode *)reader_xml_child(properties, "numPr"));
	return writer_node_behind(properties, "numPr", before, sizeof(before) / sizeof(before[0]));
}

void into_uncount(const struct into *into, xmlNode *p)
{
	xmlNode *properties = into_properties_of(p);

	writer_drop((xmlNode *)reader_xml_child(properties, "numPr"));
	if (into_list_of(into, p).id.len)
		writer_value(put_numbers(properties), "numId", "0");
}

struct into_list into_list_of(const struct into *into, const xmlNode *p)
{
	struct into_list list = {.level = 0};
	struct stm_str id;

	if (p && find(into, p, &id, &list.level))
		list.id = stm_str(stm_copy(into->writer->arena, id.at, id.len));
	return list;
}

/* What there is of the old text in the paragraph of edit I of BLOCK is the last of that. */
static bool is_last_part(const struct into *into, const struct into_block *block, size_t i)
{
	const size_t end = into_skip_runs(into, i);

	return end >= block->to || !into_has_old(into, end, block->to);
}

/*
 * Word counts on where it has counted, as long as there is such a number still, and begins to where
 * it counts the nearest that has a number of that kind. What it does not count is typed. So for the
 * paragraph of edit I: of a division all but the last part is new, and like the last.
 */
void into_plan_number(struct into *into, struct into_block *block, size_t i)
{
	const struct stm_str number = into_number_of(into, i);
	const struct into_paragraph *p = into_last_paragraph(into, block), *model = NULL;

	block->silent = block->numbered;
	block->typed = false;
	if ((block->joined && i == block->from) ||
		!into_has_new(into, i, into_skip_runs(into, i)) ||
		(block->numbered ? into_counts_like(block->number, number)
				 : block->number.len || !number.len))
		return;
	if (number.len)
		model = into_model(into, i, number, p->node);
	if (model && (!model->numbered || !is_last_part(into, block, i)))
		model = NULL;
	block->typed = block->numbered && !model;
	block->silent = block->numbered || model;
	if (block->silent && is_last_part(into, block, i))
		into_add_step(
			into, (struct into_step){.kind = INTO_NUMBER,
				      .edit = i,
				      .node = p->node,
				      .list = into_list_of(into, model ? model->node : NULL)});
}

void into_note_count(struct into *into, const struct into_block *block)
{
	if (block->numbered && !block->joined && into_skip_runs(into, block->from) == block->to &&
		stm_str_equal(block->number, into_number_of(into, block->from)))
		STM_PUSH(into->writer->arena, &into->counts,
			((struct into_count){.kind = INTO_WITNESS,
				.node = into_first_paragraph(into, block)->node,
				.edit = block->from}));
}

size_t into_begin_of(const struct into *into, size_t i)
{
	size_t begin = i;

	for (size_t k = i; k > 0; k--) {
		const struct into_block *block = &into->blocks.at[k - 1];

		if (block->kind != INTO_OLD || !block->found ||
			into_edit(into, block->from)->op.sign != '-')
			break;
		if (into_has_new(into, block->from, block->to))
			begin = k - 1;
	}
	return begin;
}

/* Where Word will count P. */
static struct into_list planned_list(const struct into *into, const xmlNode *p)
{
	for (size_t i = into->steps.len; i > 0; i--)
		if (into->steps.at[i - 1].kind == INTO_NUMBER && into->steps.at[i - 1].node == p)
			return into->steps.at[i - 1].list;
	return into_list_of(into, p);
}

/*
 * Word gives a merger, of which block I is the last part, the properties of its last paragraph, and
 * so its number; but it has the number of the first.
 */
void into_plan_merger(struct into *into, size_t i)
{
	xmlNode *last = into_last_paragraph(into, &into->blocks.at[i])->node;
	const struct into_block *first;
	struct into_list list, is;

	first = &into->blocks.at[into_begin_of(into, i)];
	list = planned_list(into, into_last_paragraph(into, first)->node);
	is = into_list_of(into, last);
	if (!stm_str_equal(list.id, is.id) || list.level != is.level)
		into_add_step(into, (struct into_step){.kind = INTO_NUMBER,
					    .edit = first->from,
					    .node = last,
					    .list = list,
					    .merged = true});
}

static void count_in(struct into *into, xmlNode *p, struct into_list list)
{
	struct stm_arena *arena = into->writer->arena;
	xmlNode *properties = into_properties_of(p), *numbers;

	/* somebody else may have said already what the properties were */
	if (!reader_xml_child(properties, "pPrChange"))
		into_note_properties(into->writer, p, properties);
	if (!list.id.len) {
		into_uncount(into, p);
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
		if (step->list.id.len && !step->merged)
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

/* Of the counts by their paragraph. */
static void index_counts(const struct into *into, struct stm_map *index)
{
	stm_map_init(index, into->writer->arena, into->counts.len + 1);
	for (size_t i = 0; i < into->counts.len; i++)
		*stm_map_put(index, key_of(into->counts.at[i].node), NULL) = (uint32_t)(i + 1);
}

/*
 * The first that Word begins to count and comes to another number than it should; or the last
 * before one that Word comes to another number at for no reason but that.
 */
static struct into_count *find_miscounted(struct into *into, const struct stm_map *index)
{
	struct into_count *last = NULL;

	reader_docx_numbering_restart(into->numbering);
	for (const xmlNode *at = into->body; at; at = reader_xml_walk(into->body, at)) {
		struct into_count *count;
		struct stm_str text, id;
		const uint32_t *found;
		unsigned level;

		if (!reader_xml_is(at, "p") || !is_in_new(at) || !find(into, at, &id, &level))
			continue;
		text = reader_docx_numbering_next(into->numbering, id, level).text;
		found = stm_map_get(index, key_of(at));
		count = found ? &into->counts.at[*found - 1] : NULL;
		if (count && count->typed)
			continue;
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
		into_uncount(into, count->node);
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
	struct stm_map index;

	end_emptied(into);
	if (!into->numbering || !into->counts.len)
		return;
	index_counts(into, &index);
	while ((count = find_miscounted(into, &index)) != NULL)
		type_number(into, count);
}
