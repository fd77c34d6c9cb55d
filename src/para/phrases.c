/*
 * Tables are of a dozen phrases and asked of a page's few first lines: a search in order will do.
 */
#include "para/phrases.h"

size_t stm_phrases_start(struct stm_str s, const char *const *table)
{
	for (; *table; table++)
		if (stm_str_starts(s, stm_str(*table)))
			return strlen(*table);
	return 0;
}

size_t stm_phrases_end(struct stm_str s, const char *const *table)
{
	for (; *table; table++)
		if (stm_str_ends(s, stm_str(*table)))
			return strlen(*table);
	return 0;
}

size_t stm_phrases_find(struct stm_str s, size_t start, const char *const *table)
{
	size_t first = s.len;

	for (; *table; table++) {
		ptrdiff_t at = stm_str_find(s, stm_str(*table), start);

		if (at >= 0 && (size_t)at < first)
			first = (size_t)at;
	}
	return first;
}
