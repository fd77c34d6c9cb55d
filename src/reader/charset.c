/* Declarations are ASCII in every encoding that needs one. */
#include "reader/charset.h"

/* Browsers look at 1024 bytes; pages with much before their meta element exist. */
enum { DECLARED_WITHIN = 2048 };

/* The value behind NAME and an equals sign in S, quoted or not; empty when there is none. */
static struct stm_str value_of(struct stm_str s, struct stm_str name)
{
	size_t start = 0, end;

	while (start < s.len && !stm_str_starts(stm_str_from(s, start), name))
		start++;
	for (start += name.len; start < s.len && strchr(" \t\n=\"'", s.at[start]);)
		start++;
	for (end = start; end < s.len && !strchr(" \t\n;\"'/>", s.at[end]);)
		end++;
	return stm_str_sub(s, start, end);
}

struct stm_str reader_charset_of_xml(struct stm_str bytes, size_t *length)
{
	struct stm_str head = stm_str_sub(bytes, 0, DECLARED_WITHIN);
	ptrdiff_t end = stm_str_find(head, STM_STR("?>"), 0);

	if (length)
		*length = 0;
	if (end < 0 || !stm_str_starts(head, STM_STR("<?xml")))
		return (struct stm_str){NULL, 0};
	if (length)
		*length = (size_t)end + 2;
	return value_of(stm_str_sub(head, 0, (size_t)end), STM_STR("encoding"));
}

struct stm_str reader_charset_of_html(struct stm_str bytes)
{
	struct stm_str head = stm_str_sub(bytes, 0, DECLARED_WITHIN), found = {NULL, 0};

	for (size_t i = 0; i < head.len && !found.len; i++) {
		struct stm_str rest = stm_str_from(head, i);
		ptrdiff_t end;

		if (!stm_str_starts(rest, STM_STR("<meta")))
			continue;
		end = stm_str_find(rest, STM_STR(">"), 0);
		found = value_of(
			stm_str_sub(rest, 0, end < 0 ? rest.len : (size_t)end), STM_STR("charset"));
	}
	if (!found.len)
		found = reader_charset_of_xml(bytes, NULL);
	return stm_str_starts(found, STM_STR("utf-16")) ? STM_STR("utf-8") : found;
}
