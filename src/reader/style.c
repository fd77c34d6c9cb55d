/*
 * The few declarations of a style attribute that change what a reader sees of the text (CSS 2.2).
 * Numbers of lists are written as browsers write them: CSS Counter Styles 3, section 6.
 */
#include "reader/style.h"

#include <stdlib.h>

#include "reader/visit.h"
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

static enum reader_numbering find_numbering(struct stm_str value)
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
		style->list = find_numbering(value);
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

/* The type attribute of ol and li: case tells the letters apart. */
static enum reader_numbering find_type(struct stm_str type)
{
	switch (type.len == 1 ? type.at[0] : 0) {
	case '1':
		return READER_LIST_DECIMAL;
	case 'a':
		return READER_LIST_LOWER_ALPHA;
	case 'A':
		return READER_LIST_UPPER_ALPHA;
	case 'i':
		return READER_LIST_LOWER_ROMAN;
	case 'I':
		return READER_LIST_UPPER_ROMAN;
	default:
		return find_numbering(type);
	}
}

/* The style that NODE itself asks for, else INHERITED. */
static enum reader_numbering numbering(const xmlNode *node, enum reader_numbering inherited)
{
	enum reader_numbering style = reader_style_of(node).list;

	if (style == READER_LIST_UNSET)
		style = find_type(reader_xml_attribute(node, "type"));
	return style == READER_LIST_UNSET ? inherited : style;
}

/* A number as HTML's attributes have it; false when there is none. Out of an int it is none. */
static bool find_number(const xmlNode *node, const char *attribute, long *number)
{
	struct stm_str value = stm_str_trim(reader_xml_attribute(node, attribute));
	char *end;
	long found;

	if (!value.len || value.len > 9)
		return false;
	found = strtol(value.at, &end, 10);
	if (end == value.at)
		return false;
	*number = found;
	return true;
}

void reader_list_begin(struct reader_list *list, const xmlNode *node)
{
	bool ordered = reader_xml_is(node, "ol");
	struct stm_str value;

	list->style = numbering(node, ordered ? READER_LIST_DECIMAL : READER_LIST_BULLET);
	list->next = list->step = 1;
	if (ordered && reader_xml_has(node, "reversed", &value)) {
		list->step = -1;
		list->next = 0;
		for (const xmlNode *item = reader_xml_child(node, "li"); item;
			item = reader_xml_next(item, "li"))
			list->next++;
	}
	find_number(node, "start", &list->next);
}

/* Letters count without a zero: z is followed by aa. */
static void add_letters(struct stm_buf *buf, long n, char first)
{
	char letters[16];
	size_t at = sizeof(letters);

	for (; n > 0; n = (n - 1) / 26)
		letters[--at] = (char)(first + (n - 1) % 26);
	stm_buf_add(buf, letters + at, sizeof(letters) - at);
}

/* Up to 3999, as the counter style of browsers has it. */
static void add_roman(struct stm_buf *buf, long n, bool upper)
{
	static const struct {
		int value;
		const char *lower, *upper;
	} parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
		{100, "c", "C"}, {90, "xc", "XC"}, {50, "l", "L"}, {40, "xl", "XL"}, {10, "x", "X"},
		{9, "ix", "IX"}, {5, "v", "V"}, {4, "iv", "IV"}, {1, "i", "I"}};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		for (; n >= parts[i].value; n -= parts[i].value)
			stm_buf_text(buf, upper ? parts[i].upper : parts[i].lower);
}

/* What cannot be written in its style (zero as a letter) is written in figures. */
static void add_number(struct stm_buf *buf, enum reader_numbering style, long n)
{
	if (style == READER_LIST_LOWER_ALPHA && n > 0)
		add_letters(buf, n, 'a');
	else if (style == READER_LIST_UPPER_ALPHA && n > 0)
		add_letters(buf, n, 'A');
	else if (style >= READER_LIST_LOWER_ROMAN && n > 0 && n < 4000)
		add_roman(buf, n, style == READER_LIST_UPPER_ROMAN);
	else
		stm_buf_printf(buf, "%ld", n);
}

/* Length of the letters or figures that S starts with, of one kind. */
static size_t name_length(struct stm_str s)
{
	size_t length = 0;

	while (length < s.len && s.len && stm_is_digit(s.at[length]))
		length++;
	while (length < s.len && !stm_is_digit(s.at[0]) && stm_is_alpha(s.at[length]))
		length++;
	return length;
}

/*
 * Whether TEXT begins with a marker of its own: with NUMBER, which its list would give it too, or
 * below a bullet (NUMBER is empty) with any. A style sheet hides the list's own then.
 */
static bool has_marker(struct stm_str text, struct stm_str number)
{
	bool bracket = text.len && text.at[0] == '(';
	struct stm_str rest = stm_str_from(text, bracket);
	size_t length = name_length(rest);
	char behind = length < rest.len ? rest.at[length] : 0;

	if (!length || length > 4 || (behind != ')' && (behind != '.' || bracket)))
		return false;
	if (number.len)
		return stm_str_equal(stm_str_sub(rest, 0, length), number);
	return behind == ')' || stm_is_digit(rest.at[0]);
}

struct stm_str reader_list_next(
	struct stm_arena *arena, struct reader_list *list, const xmlNode *item)
{
	enum reader_numbering style = numbering(item, list->style);
	struct stm_str text = reader_gather(arena, item, 24), number;
	struct stm_buf buf = {.arena = arena};

	find_number(item, "value", &list->next);
	if (style > READER_LIST_BULLET)
		add_number(&buf, style, list->next);
	list->next += list->step;
	number = (struct stm_str){buf.at, buf.len};
	if (style == READER_LIST_NONE || has_marker(text, number))
		return (struct stm_str){NULL, 0};
	if (style == READER_LIST_BULLET)
		return STM_STR("•");
	stm_buf_char(&buf, '.');
	return (struct stm_str){buf.at, buf.len};
}

bool reader_list_is_marker(struct stm_str s)
{
	static const char *const bullets[] = {"•", "–", "—", "-", "·", "*", "●", "▪"};
	size_t at = s.len && s.at[0] == '(', start = at;

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
		if (stm_str_equal(s, stm_str(bullets[i])))
			return true;
	while (at < s.len && (stm_is_alpha(s.at[at]) || stm_is_digit(s.at[at]) ||
				     (s.at[at] == '.' && stm_is_digit(s.at[start]))))
		at++;
	return at > start && at - start <= 5 &&
	       ((at == s.len && s.at[at - 1] == '.') ||
		       (at + 1 == s.len && (s.at[at] == ')' || s.at[at] == '.')));
}
