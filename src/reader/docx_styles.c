/*
 * Each style is completed once from those it is based on, nearest first; a ring of styles ends
 * where no sane chain goes on.
 */
#include "reader/docx_styles.h"

enum { LONGEST_CHAIN = 64 };

struct stm_str reader_docx_value(const xmlNode *node)
{
	return reader_xml_attribute(node, "val");
}

/* ST_OnOff (17.17.4): present without a value is on. */
bool reader_docx_is_on(const xmlNode *node)
{
	static const struct stm_str off[] = {{"0", 1}, {"false", 5}, {"off", 3}};
	struct stm_str value = reader_docx_value(node);

	for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		if (stm_str_same(value, off[i]))
			return false;
	return node != NULL;
}

int reader_docx_number(struct stm_str s)
{
	int value = 0;

	if (!s.len || s.len > 9)
		return -1;
	for (size_t i = 0; i < s.len; i++) {
		if (!stm_is_digit(s.at[i]))
			return -1;
		value = value * 10 + (s.at[i] - '0');
	}
	return value;
}

static int toggle_of(const xmlNode *property)
{
	static const char *const names[DOCX_TOGGLES] = {"b", "i", "bCs", "iCs", "vanish"};

	for (int i = 0; i < DOCX_TOGGLES; i++)
		if (reader_xml_is(property, names[i]))
			return i;
	return -1;
}

static void take(struct stm_str *field, struct stm_str value)
{
	if (value.len)
		*field = value;
}

void reader_docx_face_read(struct docx_face *face, const xmlNode *properties)
{
	const xmlNode *child = reader_xml_child(properties, NULL);

	for (; child; child = reader_xml_next(child, NULL)) {
		int toggle = toggle_of(child);

		if (toggle >= 0) {
			unsigned bit = 1u << toggle;

			face->set |= bit;
			face->on = reader_docx_is_on(child) ? face->on | bit : face->on & ~bit;
		} else if (reader_xml_is(child, "lang")) {
			take(&face->lang, reader_docx_value(child));
		} else if (reader_xml_is(child, "rFonts")) {
			take(&face->font, reader_xml_attribute(child, "ascii"));
		} else if (reader_xml_is(child, "rtl") || reader_xml_is(child, "cs")) {
			face->complex = reader_docx_is_on(child);
		}
	}
}

/* FACE takes from BASE what it does not say itself. */
static void inherit_face(struct docx_face *face, const struct docx_face *base)
{
	unsigned missing = base->set & ~face->set;

	face->on |= base->on & missing;
	face->set |= missing;
	face->complex = face->complex || base->complex;
	if (!face->lang.len)
		face->lang = base->lang;
	if (!face->font.len)
		face->font = base->font;
}

/* "heading 2" is one although nothing says so but its name; "Title" heads the document. */
static int outline_of(const struct docx_style *style, const xmlNode *properties)
{
	int outline = reader_docx_number(
		reader_docx_value(reader_xml_child(properties, "outlineLvl")));
	struct stm_str name = stm_str(style->name);

	if (outline >= 0)
		return outline;
	if (stm_str_same(name, STM_STR("Title")))
		return 0;
	if (name.len == 9 && stm_str_starts(name, STM_STR("heading ")) && name.at[8] > '0' &&
		name.at[8] <= '9')
		return name.at[8] - '1';
	return -1;
}

/* Whether BORDERS (may be NULL) draw a line between columns. */
static bool has_inner_line(const xmlNode *borders)
{
	struct stm_str kind = reader_docx_value(reader_xml_child(borders, "insideV"));

	return kind.len && !stm_str_same(kind, STM_STR("none")) &&
	       !stm_str_same(kind, STM_STR("nil"));
}

static void read_style(struct docx_style *style, const xmlNode *node, struct stm_arena *arena)
{
	const xmlNode *paragraph = reader_xml_child(node, "pPr");
	const xmlNode *list = reader_xml_child(paragraph, "numPr");
	struct stm_str name = reader_docx_value(reader_xml_child(node, "name"));

	style->node = node;
	style->id = reader_xml_attribute(node, "styleId");
	style->name = stm_copy(arena, name.at, name.len);
	style->based = reader_docx_value(reader_xml_child(node, "basedOn"));
	style->outline = outline_of(style, paragraph);
	style->num = reader_docx_value(reader_xml_child(list, "numId"));
	style->level = reader_docx_value(reader_xml_child(list, "ilvl"));
	if (style->num.len)
		style->num_style = style->id;
	style->ruled = has_inner_line(
		reader_xml_child(reader_xml_child(node, "tblPr"), "tblBorders"));
	reader_docx_face_read(&style->face, reader_xml_child(node, "rPr"));
}

static void inherit(struct docx_style *style, const struct docx_style *base)
{
	inherit_face(&style->face, &base->face);
	if (style->outline < 0)
		style->outline = base->outline;
	if (!style->num.len) {
		style->num = base->num;
		style->num_style = base->num_style;
	}
	if (!style->level.len)
		style->level = base->level;
	style->ruled = style->ruled || base->ruled;
}

/*
 * Reads the chain anew for each style rather than in an order of dependence: chains are short, and
 * a base that was completed before gives the same.
 */
static void complete(struct docx_styles *styles, struct docx_style *style)
{
	const struct docx_style *base = reader_docx_style(styles, style->based);

	for (int i = 0; base && base != style && i < LONGEST_CHAIN; i++) {
		inherit(style, base);
		base = reader_docx_style(styles, base->based);
	}
}

/* Whether NODE is the style of paragraphs that name none. */
static bool is_default(const xmlNode *node)
{
	struct stm_str preset = reader_xml_attribute(node, "default");

	return stm_str_equal(reader_xml_attribute(node, "type"), STM_STR("paragraph")) &&
	       (stm_str_equal(preset, STM_STR("1")) || stm_str_equal(preset, STM_STR("true")));
}

void reader_docx_styles_read(
	struct docx_styles *styles, struct stm_arena *arena, const xmlNode *root)
{
	const xmlNode *preset = reader_xml_child(
		reader_xml_child(root, "docDefaults"), "rPrDefault");
	const xmlNode *node = reader_xml_child(root, "style");

	*styles = (struct docx_styles){0};
	reader_docx_face_read(&styles->preset, reader_xml_child(preset, "rPr"));
	stm_map_init(&styles->index, arena, 64);
	for (; node; node = reader_xml_next(node, "style")) {
		struct docx_style style = {0};

		read_style(&style, node, arena);
		STM_PUSH(arena, &styles->list, style);
		*stm_map_put(&styles->index, stm_key(style.id), NULL) = (uint32_t)styles->list.len;
	}
	for (size_t i = 0; i < styles->list.len; i++) {
		complete(styles, &styles->list.at[i]);
		if (is_default(styles->list.at[i].node))
			styles->paragraph = &styles->list.at[i];
	}
}

const struct docx_style *reader_docx_style(const struct docx_styles *styles, struct stm_str id)
{
	const uint32_t *index = id.len ? stm_map_get(&styles->index, stm_key(id)) : NULL;

	return index ? &styles->list.at[*index - 1] : NULL;
}

/*
 * A property that the document presets stays on; else the styles that switch it over cancel each
 * other out, and the run itself has the last word.
 */
struct docx_face reader_docx_face(
	const struct docx_styles *styles, const struct docx_style *style, const xmlNode *properties)
{
	struct stm_str id = reader_docx_value(reader_xml_child(properties, "rStyle"));
	const struct docx_style *character = reader_docx_style(styles, id);
	struct docx_face face = {0};
	unsigned on = 0;

	if (character) {
		on = character->face.on;
		inherit_face(&face, &character->face);
	}
	if (style) {
		on ^= style->face.on;
		inherit_face(&face, &style->face);
	}
	inherit_face(&face, &styles->preset);
	face.on = on | styles->preset.on;
	face.set = face.on;
	reader_docx_face_read(&face, properties);
	return face;
}
