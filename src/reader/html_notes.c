/*
 * Footnotes of HTML, which has no element for them: a mark that links forward to the place where
 * the note stands, as word processors and converters write it, or a superscript mark and a block
 * further on that begins with the same one. What links back from the note is none of its text.
 */
#include "base/map.h"
#include "base/unicode.h"
#include "reader/html.h"
#include "reader/visit.h"
#include "reader/xml.h"

/* Figures, one letter or a roman number, or up to three signs. */
static bool is_mark(struct stm_str s)
{
	static const char signs[] = "*†‡§¶";
	size_t figures = 0, letters = 0, roman = 0;

	for (size_t i = 0; i < s.len; i++) {
		figures += stm_is_digit(s.at[i]);
		letters += stm_is_alpha(s.at[i]);
		roman += strchr("ivxIVX", s.at[i]) != NULL;
	}
	if (figures == s.len || roman == s.len)
		return s.len <= (figures ? 3 : 5);
	if (letters == s.len)
		return s.len == 1;
	for (size_t i = 0, next = 0; i < s.len; i = next) {
		stm_utf8_next(s, &next);
		if (stm_str_find(STM_STR(signs), stm_str_sub(s, i, next), 0) < 0 || i >= 9)
			return false;
	}
	return true;
}

struct stm_str reader_html_mark(struct stm_str s)
{
	s = stm_str_trim(s);
	while (s.len && strchr("[( ", s.at[0]))
		s = stm_str_from(s, 1);
	while (s.len && strchr("]).: ", s.at[s.len - 1]))
		s.len--;
	return s.len && is_mark(s) ? s : (struct stm_str){NULL, 0};
}

static const struct html_place *find_target(
	const struct html_survey *survey, const struct stm_map *names, struct stm_str name)
{
	const uint32_t *index = stm_map_get(names, stm_key(name));
	const struct html_place *target = index ? &survey->targets.at[*index] : NULL;

	return target && stm_str_equal(target->text, name) ? target : NULL;
}

static bool contains(struct stm_str s, const char *word)
{
	return stm_str_find(s, stm_str(word), 0) >= 0;
}

/*
 * Set or named as footnote marks are; a number that links forward may also be in a table of
 * contents.
 */
static bool looks_like_ref(const struct html_place *link)
{
	const xmlNode *node = link->node;
	struct stm_str name = link->text;

	for (int up = 0; up < 3 && node && node->type == XML_ELEMENT_NODE;
		up++, node = node->parent)
		if (reader_html_tag(node)->kind == HTML_SUP || reader_html_is_called(node, "note"))
			return true;
	return reader_xml_child(link->node, "sup") || contains(name, "note") ||
	       contains(name, "ftn") || contains(name, "edn") || contains(name, "fn") ||
	       contains(name, "foot") || contains(name, "cite");
}

/* LINK, or the sup that holds nothing else. */
static const xmlNode *whole_mark(struct stm_arena *arena, const xmlNode *link)
{
	const xmlNode *sup = link->parent;

	if (sup->type != XML_ELEMENT_NODE || reader_html_tag(sup)->kind != HTML_SUP)
		return link;
	return stm_str_equal(reader_html_mark(reader_gather(arena, sup, 32)),
		       reader_html_mark(reader_gather(arena, link, 32)))
		       ? sup
		       : link;
}

/*
 * The block that NODE stands in, itself perhaps; a cell's row, for the mark has a cell of its own.
 */
static const xmlNode *block_of(const xmlNode *node)
{
	while (node->type == XML_ELEMENT_NODE && reader_html_is_inline(reader_html_tag(node)->kind))
		node = node->parent;
	if (node->type == XML_ELEMENT_NODE && reader_html_tag(node)->kind == HTML_CELL &&
		reader_xml_is(node->parent, "tr"))
		node = node->parent;
	return node;
}

/* A heading, a table or a section that is linked to is not a note, unless it is called one. */
static bool can_be_note(const xmlNode *node)
{
	enum html_kind kind;

	if (node->type != XML_ELEMENT_NODE || reader_xml_is(node, "body") ||
		reader_xml_is(node, "html"))
		return false;
	kind = reader_html_tag(node)->kind;
	return kind == HTML_BLOCK || kind == HTML_ITEM || kind == HTML_ROW || kind == HTML_INLINE ||
	       reader_html_is_called(node, "note");
}

/*
 * The element that is the note TARGET leads to; NULL when there is none. A box of its own ("ftn1")
 * around the first of its paragraphs is the note, a box around all notes has no number.
 */
static const xmlNode *note_of(struct stm_arena *arena, const struct html_place *target)
{
	const xmlNode *node = target->node, *box;
	struct stm_str id;

	if (reader_html_is_inline(reader_html_tag(node)->kind) &&
		!reader_html_mark(reader_gather(arena, node, 16)).len &&
		reader_gather(arena, node, 16).len)
		return can_be_note(node) ? node : NULL;
	if (reader_html_is_inline(reader_html_tag(node)->kind) && !target->first)
		return NULL;
	node = block_of(node);
	box = node->parent;
	id = reader_xml_attribute(box, "id");
	if (reader_xml_is(box, "div") && reader_xml_child(box, NULL) == node && id.len &&
		stm_is_digit(id.at[id.len - 1]))
		node = box;
	return can_be_note(node) ? node : NULL;
}

static bool is_inside(const xmlNode *node, const xmlNode *outer)
{
	while (node && node != outer)
		node = node->parent;
	return node != NULL;
}

/* The id of the note NODE, which becomes one if it can; 0 when it cannot. */
static unsigned note_id(
	struct html_survey *survey, const xmlNode *node, struct stm_str mark, unsigned *count)
{
	const struct html_fact *known = reader_html_fact(node);

	if (known)
		return known->role == HTML_NOTE ? known->id : 0;
	reader_html_learn(survey->arena, node, (struct html_fact){HTML_NOTE, ++*count, mark});
	return *count;
}

/* A mark stands before its note; the same link from the note to its mark leads backwards. */
static void find_linked(struct html_survey *survey, const struct html_place *link,
	const struct html_place *target, unsigned *count)
{
	struct stm_arena *arena = survey->arena;
	struct stm_str mark = reader_html_mark(reader_gather(arena, link->node, 16));
	const xmlNode *note, *ref;
	unsigned id;

	if (!mark.len || target->order <= link->order || !looks_like_ref(link))
		return;
	note = note_of(arena, target);
	id = note && !is_inside(link->node, note) ? note_id(survey, note, mark, count) : 0;
	if (!id)
		return;
	ref = whole_mark(arena, link->node);
	reader_html_learn(arena, ref, (struct html_fact){HTML_REF, id, mark});
	if (ref == link->node && reader_html_tag(ref->parent)->kind == HTML_SUP)
		reader_html_learn(arena, ref->parent, (struct html_fact){.role = HTML_MARKS});
}

static bool is_ref(const xmlNode *node)
{
	const struct html_fact *fact = node ? reader_html_fact(node) : NULL;

	return fact && fact->role == HTML_REF;
}

/* The way back leads to the mark, to what is around it, or to an empty anchor before it. */
static bool leads_to_ref(const xmlNode *target)
{
	return is_ref(target) || is_ref(target->parent) || is_ref(reader_xml_child(target, NULL)) ||
	       is_ref(reader_xml_next(target, NULL));
}

/* A link back is looked at only inside a note: elsewhere it is text like any other. */
static void find_back(
	struct html_survey *survey, const struct html_place *link, const struct html_place *target)
{
	const xmlNode *node = link->node;
	const struct html_fact *fact = NULL;

	if (target->order >= link->order || !leads_to_ref(target->node))
		return;
	for (; node->type == XML_ELEMENT_NODE && !fact; node = node->parent) {
		fact = reader_html_fact(node);
		if (fact && fact->role != HTML_NOTE)
			fact = NULL;
	}
	if (fact)
		reader_html_learn(survey->arena, whole_mark(survey->arena, link->node),
			(struct html_fact){.role = HTML_BACK});
}

/* Whether SUP or what is nearest to it is known to be something already. */
static bool is_known(const xmlNode *sup)
{
	const xmlNode *child = reader_xml_child(sup, NULL);

	return sup->_private || (sup->parent && sup->parent->_private) ||
	       (child && child->_private);
}

/*
 * Marks without links: LAST has the last of the superscripts seen, by their mark, and each of those
 * has the one before with the same mark.
 */
static void find_unlinked(struct html_survey *survey, unsigned *count)
{
	struct stm_map last = {.arena = survey->arena};

	for (size_t i = 0; i < survey->sups.len; i++) {
		struct html_place *sup = &survey->sups.at[i];
		uint32_t *index;
		unsigned id;

		if (is_known(sup->node) || stm_is_alpha(sup->text.at[0]))
			continue;
		index = stm_map_put(&last, stm_key(sup->text), NULL);
		if (!sup->first) {
			sup->earlier = *index;
			*index = (uint32_t)i + 1;
			continue;
		}
		id = *index && can_be_note(block_of(sup->node))
			     ? note_id(survey, block_of(sup->node), sup->text, count)
			     : 0;
		for (; id && *index; *index = survey->sups.at[*index - 1].earlier)
			reader_html_learn(survey->arena, survey->sups.at[*index - 1].node,
				(struct html_fact){HTML_REF, id, sup->text});
		if (id)
			reader_html_learn(
				survey->arena, sup->node, (struct html_fact){.role = HTML_BACK});
	}
}

void reader_html_find_notes(struct html_survey *survey)
{
	struct stm_map names;
	unsigned count = 0;

	stm_map_init(&names, survey->arena, survey->targets.len);
	for (size_t i = survey->targets.len; i-- > 0;)
		*stm_map_put(&names, stm_key(survey->targets.at[i].text), NULL) = (uint32_t)i;
	for (int back = 0; back < 2; back++)
		for (size_t i = 0; i < survey->links.len; i++) {
			const struct html_place *link = &survey->links.at[i];
			const struct html_place *target = find_target(survey, &names, link->text);

			if (target && back)
				find_back(survey, link, target);
			else if (target)
				find_linked(survey, link, target, &count);
		}
	find_unlinked(survey, &count);
}
