/*
 * The count belongs to the definition, so that two numberings of it go on with one another; one
 * that says where to start does so where it is first used. An example, the levels being "%1." and
 * "%1.%2":
 *
 *     level 0    1.
 *     level 1    1.1     a level begins anew behind any level above it
 *     level 1    1.2
 *     level 0    2.
 *     level 1    2.1
 */
#include "reader/docx_numbering.h"

#include "reader/docx_numerals.h"

/* Of a list style that leads to a list style; more are a ring. */
enum { LONGEST_LINK = 8 };

static void read_level(struct docx_level *level, const xmlNode *node)
{
	int start = reader_docx_number(reader_docx_value(reader_xml_child(node, "start")));
	const xmlNode *format = reader_xml_child(node, "numFmt");
	const xmlNode *choice = reader_xml_child(node, "AlternateContent");

	/* formats later than the standard stand beside one that every reader knows */
	if (!format)
		format = reader_xml_child(reader_xml_child(choice, "Fallback"), "numFmt");
	level->node = node;
	level->start = start < 0 ? 0 : (unsigned)start;
	level->format = format ? reader_docx_value(format) : STM_STR("decimal");
}

/* Where NODE, a level or an override of one, says it belongs; DOCX_LEVELS when nowhere. */
static unsigned level_of(const xmlNode *node)
{
	int level = reader_docx_number(reader_xml_attribute(node, "ilvl"));

	return level < 0 || level >= DOCX_LEVELS ? DOCX_LEVELS : (unsigned)level;
}

static void read_list(struct docx_numbering *numbering, const xmlNode *node)
{
	struct docx_list list = {.node = node};
	const xmlNode *level = reader_xml_child(node, "lvl");
	struct stm_str id = reader_xml_attribute(node, "abstractNumId");

	for (; level; level = reader_xml_next(level, "lvl"))
		if (level_of(level) < DOCX_LEVELS)
			read_level(&list.levels[level_of(level)], level);
	list.link = reader_docx_value(reader_xml_child(node, "numStyleLink"));
	STM_PUSH(numbering->arena, &numbering->lists, list);
	*stm_map_put(&numbering->list_index, stm_key(id), NULL) = (uint32_t)numbering->lists.len;
}

static void read_override(struct docx_num *num, const xmlNode *node)
{
	unsigned level = level_of(node);
	const xmlNode *whole = reader_xml_child(node, "lvl");

	if (level == DOCX_LEVELS)
		return;
	if (whole)
		read_level(&num->overrides[level], whole);
	num->starts[level] = reader_docx_number(
		reader_docx_value(reader_xml_child(node, "startOverride")));
}

static void read_num(struct docx_numbering *numbering, const xmlNode *node)
{
	const xmlNode *override = reader_xml_child(node, "lvlOverride");
	struct stm_str list = reader_docx_value(reader_xml_child(node, "abstractNumId"));
	struct stm_str id = reader_xml_attribute(node, "numId");
	const uint32_t *index = stm_map_get(&numbering->list_index, stm_key(list));
	struct docx_num num = {.list = index ? *index : 0};

	for (size_t i = 0; i < DOCX_LEVELS; i++)
		num.starts[i] = -1;
	for (; override; override = reader_xml_next(override, "lvlOverride"))
		read_override(&num, override);
	STM_PUSH(numbering->arena, &numbering->nums, num);
	*stm_map_put(&numbering->num_index, stm_key(id), NULL) = (uint32_t)numbering->nums.len;
}

static struct docx_num *find_num(const struct docx_numbering *numbering, struct stm_str id)
{
	const uint32_t *index = stm_map_get(&numbering->num_index, stm_key(id));

	return index ? &numbering->nums.at[*index - 1] : NULL;
}

/* A numbering of a definition that only names a list style counts with that style's definition. */
static void follow_links(
	struct docx_numbering *numbering, struct docx_num *num, const struct docx_styles *styles)
{
	for (int i = 0; i < LONGEST_LINK && num->list; i++) {
		struct stm_str link = numbering->lists.at[num->list - 1].link;
		const struct docx_style *style = reader_docx_style(styles, link);
		const struct docx_num *other = style ? find_num(numbering, style->num) : NULL;

		if (!other || other == num)
			return;
		num->list = other->list;
	}
}

void reader_docx_numbering_read(struct docx_numbering *numbering, struct stm_arena *arena,
	const xmlNode *root, const struct docx_styles *styles)
{
	const xmlNode *node = reader_xml_child(root, "abstractNum");

	*numbering = (struct docx_numbering){.arena = arena};
	stm_map_init(&numbering->list_index, arena, 64);
	stm_map_init(&numbering->num_index, arena, 64);
	for (; node; node = reader_xml_next(node, "abstractNum"))
		read_list(numbering, node);
	for (node = reader_xml_child(root, "num"); node; node = reader_xml_next(node, "num"))
		read_num(numbering, node);
	for (size_t i = 0; i < numbering->nums.len; i++)
		follow_links(numbering, &numbering->nums.at[i], styles);
}

static struct docx_list *list_of(const struct docx_numbering *numbering, const struct docx_num *num)
{
	return num && num->list ? &numbering->lists.at[num->list - 1] : NULL;
}

/*
 * The level that STYLE is linked to: which one that is the definition says, not the style
 * (17.9.23), and a style may inherit the list from another that is linked.
 */
static unsigned linked_level(const struct docx_list *list, const struct docx_style *style)
{
	int level = reader_docx_number(style->level);

	for (unsigned i = 0; list && i < DOCX_LEVELS; i++) {
		struct stm_str linked = reader_docx_value(
			reader_xml_child(list->levels[i].node, "pStyle"));

		if (linked.len && (stm_str_equal(linked, style->id) ||
					  stm_str_equal(linked, style->num_style)))
			return i;
	}
	return level < 0 || level >= DOCX_LEVELS ? 0 : (unsigned)level;
}

bool reader_docx_numbering_find(const struct docx_numbering *numbering, const xmlNode *properties,
	const struct docx_style *style, struct stm_str *id, unsigned *level)
{
	const xmlNode *list = reader_xml_child(properties, "numPr");
	struct stm_str direct = reader_docx_value(reader_xml_child(list, "numId"));
	int depth = reader_docx_number(reader_docx_value(reader_xml_child(list, "ilvl")));

	*id = direct.len || !style ? direct : style->num;
	if (!id->len || stm_str_equal(*id, STM_STR("0")))
		return false;
	if (depth >= 0)
		*level = (unsigned)depth;
	else if (!direct.len || (style && stm_str_equal(direct, style->num)))
		*level = linked_level(list_of(numbering, find_num(numbering, *id)), style);
	else
		*level = 0;
	return *level < DOCX_LEVELS;
}

static const struct docx_level *level_at(
	const struct docx_list *list, const struct docx_num *num, unsigned level)
{
	return num->overrides[level].node ? &num->overrides[level] : &list->levels[level];
}

static unsigned start_at(const struct docx_list *list, const struct docx_num *num, unsigned level)
{
	if (num->starts[level] >= 0)
		return (unsigned)num->starts[level];
	return level_at(list, num, level)->start;
}

/* Whether a paragraph of level USED makes LEVEL, which is below it, begin anew (17.9.10). */
static bool restarts(const struct docx_level *level, unsigned used)
{
	const xmlNode *node = reader_xml_child(level->node, "lvlRestart");
	int after = reader_docx_number(reader_docx_value(node));

	return after < 0 || used < (unsigned)after;
}

static void count(struct docx_list *list, struct docx_num *num, unsigned level)
{
	if (num->starts[level] >= 0 && !num->used[level])
		list->begun[level] = false;
	num->used[level] = true;
	/* a level above that has not been used is taken to have been, since it may be printed */
	for (unsigned i = 0; i <= level; i++) {
		if (!list->begun[i])
			list->count[i] = start_at(list, num, i);
		else if (i == level && list->count[i] < UINT32_MAX)
			list->count[i]++;
		list->begun[i] = true;
	}
	for (unsigned i = level + 1; i < DOCX_LEVELS; i++)
		if (restarts(level_at(list, num, i), level))
			list->begun[i] = false;
}

/* A dash stays the dash it is; any other bullet is a sign of some font, or a picture. */
static struct stm_str bullet_text(const struct docx_level *level)
{
	static const struct stm_str dashes[] = {
		{"-", 1}, {"\xe2\x80\x93", 3}, {"\xe2\x80\x94", 3}, {"*", 1}, {"+", 1}};
	struct stm_str text = reader_docx_value(reader_xml_child(level->node, "lvlText"));

	for (size_t i = 0; i < sizeof(dashes) / sizeof(dashes[0]); i++)
		if (stm_str_equal(text, dashes[i]))
			return text;
	if (!stm_str_trim(text).len && !reader_xml_child(level->node, "lvlPicBulletId"))
		return (struct stm_str){NULL, 0};
	return STM_STR("\xe2\x80\xa2");
}

/* TEXT with the number of a level in place of "%1" to "%9". */
static struct stm_str fill_in(const struct docx_numbering *numbering, const struct docx_list *list,
	const struct docx_num *num, const struct docx_level *level)
{
	struct stm_str text = reader_docx_value(reader_xml_child(level->node, "lvlText"));
	bool legal = reader_docx_is_on(reader_xml_child(level->node, "isLgl"));
	struct stm_buf buf = {.arena = numbering->arena};

	for (size_t i = 0; i < text.len; i++) {
		unsigned other = i + 1 < text.len ? (unsigned)text.at[i + 1] - '1' : DOCX_LEVELS;
		const struct docx_level *of;

		if (text.at[i] != '%' || other >= DOCX_LEVELS) {
			stm_buf_char(&buf, text.at[i]);
			continue;
		}
		i++;
		of = level_at(list, num, other);
		if (!reader_docx_is_none(of->format) && !reader_docx_is_bullet(of->format))
			reader_docx_numeral(
				&buf, legal ? STM_STR("decimal") : of->format, list->count[other]);
	}
	return (struct stm_str){buf.at, buf.len};
}

struct docx_marker reader_docx_numbering_next(
	struct docx_numbering *numbering, struct stm_str id, unsigned level)
{
	struct docx_num *num = find_num(numbering, id);
	struct docx_list *list = list_of(numbering, num);
	struct docx_marker marker = {{NULL, 0}, false, false};
	const struct docx_level *at;
	struct stm_str suffix;

	if (!list)
		return marker;
	at = level_at(list, num, level);
	count(list, num, level);
	if (!at->node ||
		reader_docx_is_on(reader_xml_child(reader_xml_child(at->node, "rPr"), "vanish")))
		return marker;
	suffix = reader_docx_value(reader_xml_child(at->node, "suff"));
	marker.joined = stm_str_equal(suffix, STM_STR("nothing"));
	marker.bullet = reader_docx_is_bullet(at->format);
	marker.text = marker.bullet ? bullet_text(at) : fill_in(numbering, list, num, at);
	return marker;
}

void reader_docx_numbering_restart(struct docx_numbering *numbering)
{
	for (size_t i = 0; i < numbering->lists.len; i++)
		memset(numbering->lists.at[i].begun, 0, sizeof(numbering->lists.at[i].begun));
	for (size_t i = 0; i < numbering->nums.len; i++)
		memset(numbering->nums.at[i].used, 0, sizeof(numbering->nums.at[i].used));
}
