/* The few declarations of a style attribute that change what a reader sees (CSS 2.2). */
#include "reader/style.h"

#include "reader/xml.h"

static const struct {
	struct stm_str name;
	enum reader_numbering style;
} list_names[] = {
	{{"none", 4}, READER_LIST_NONE},
	{{"disc", 4}, READER_LIST_BULLET},
	{{"circle", 6}, READER_LIST_BULLET},
	{{"square", 6}, READER_LIST_BULLET},
	{{"decimal", 7}, READER_LIST_DECIMAL},
	{{"lower-alpha", 11}, READER_LIST_LOWER_ALPHA},
	{{"lower-latin", 11}, READER_LIST_LOWER_ALPHA},
	{{"upper-alpha", 11}, READER_LIST_UPPER_ALPHA},
	{{"upper-latin", 11}, READER_LIST_UPPER_ALPHA},
	{{"lower-roman", 11}, READER_LIST_LOWER_ROMAN},
	{{"upper-roman", 11}, READER_LIST_UPPER_ROMAN},
};

enum reader_numbering reader_numbering_named(struct stm_str value)
{
	for (size_t i = 0; i < sizeof(list_names) / sizeof(list_names[0]); i++)
		if (stm_str_starts(value, list_names[i].name))
			return list_names[i].style;
	return READER_LIST_UNSET;
}

static void set_flag(struct reader_style *style, unsigned flag, bool on)
{
	if (on)
		style->on |= flag;
	else
		style->off |= flag;
}

/* One "name: value". */
static void declare(struct reader_style *style, struct stm_str name, struct stm_str value)
{
	bool weighty = value.len && value.at[0] >= '6' && value.at[0] <= '9';

	if (stm_str_same(name, STM_STR("display")))
		style->hidden |= stm_str_starts(value, STM_STR("none"));
	else if (stm_str_same(name, STM_STR("visibility")))
		style->hidden |= stm_str_starts(value, STM_STR("hidden"));
	else if (stm_str_same(name, STM_STR("font-style")))
		set_flag(style, STM_RUN_EMPHASIS, !stm_str_starts(value, STM_STR("normal")));
	else if (stm_str_same(name, STM_STR("font-weight")))
		set_flag(style, STM_RUN_STRONG, weighty || stm_str_starts(value, STM_STR("bold")));
	else if (stm_str_starts(name, STM_STR("list-style")))
		style->list = reader_numbering_named(value);
}

/* Quotes and comments in declarations are not minded: none of ours has them. */
static void add_declarations(struct reader_style *style, struct stm_str text)
{
	while (text.len) {
		ptrdiff_t end = stm_str_find(text, STM_STR(";"), 0);
		struct stm_str one = stm_str_sub(text, 0, end < 0 ? text.len : (size_t)end);
		ptrdiff_t colon = stm_str_find(one, STM_STR(":"), 0);

		if (colon > 0)
			declare(style, stm_str_trim(stm_str_sub(one, 0, (size_t)colon)),
				stm_str_trim(stm_str_from(one, (size_t)colon + 1)));
		text = stm_str_from(text, one.len + 1);
	}
}

/*
 * Classes that are called what they look like, as the UN's own Akoma Ntoso has them; what others
 * mean is in a style sheet.
 */
static void add_classes(struct reader_style *style, struct stm_str names)
{
	while (names.len) {
		ptrdiff_t space = stm_str_find(names, STM_STR(" "), 0);
		struct stm_str name = stm_str_sub(names, 0, space < 0 ? names.len : (size_t)space);

		if (stm_str_same(name, STM_STR("italic")))
			style->on |= STM_RUN_EMPHASIS;
		else if (stm_str_same(name, STM_STR("bold")))
			style->on |= STM_RUN_STRONG;
		names = stm_str_from(names, name.len + 1);
	}
}

struct reader_style reader_style_of(const xmlNode *node)
{
	struct reader_style style = {0};
	struct stm_str value;

	if (!node->properties)
		return style;
	style.hidden = reader_xml_has(node, "hidden", &value) ||
		       stm_str_same(reader_xml_attribute(node, "aria-hidden"), STM_STR("true"));
	add_classes(&style, reader_xml_attribute(node, "class"));
	add_declarations(&style, reader_xml_attribute(node, "style"));
	return style;
}
