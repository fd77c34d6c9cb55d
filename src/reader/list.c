/*
 * Lists of HTML and Akoma Ntoso. Their numbers are written as browsers write them: CSS Counter
 * Styles 3, section 6.
 */
#include "reader/list.h"

#include <stdlib.h>

#include "reader/roman.h"
#include "reader/style.h"
#include "reader/visit.h"
#include "reader/xml.h"

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
		return reader_numbering_named(type);
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

struct reader_list *reader_list_new(struct stm_arena *arena, const xmlNode *node)
{
	struct reader_list *list = stm_alloc(arena, sizeof(*list));
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
	return list;
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

/* What cannot be written in its style (zero as a letter) is written in figures. */
static void add_number(struct stm_buf *buf, enum reader_numbering style, long n)
{
	if (style == READER_LIST_LOWER_ALPHA && n > 0)
		add_letters(buf, n, 'a');
	else if (style == READER_LIST_UPPER_ALPHA && n > 0)
		add_letters(buf, n, 'A');
	else if (style >= READER_LIST_LOWER_ROMAN && n > 0 && n < 4000)
		reader_add_roman(buf, (unsigned)n, style == READER_LIST_UPPER_ROMAN);
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
	struct reader_list stray = {.style = READER_LIST_BULLET};
	enum reader_numbering style;
	struct stm_str text = reader_gather(arena, item, 24), number;
	struct stm_buf buf = {.arena = arena};

	list = list ? list : &stray;
	style = numbering(item, list->style);
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
