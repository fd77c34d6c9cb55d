/*
 * Titles, enacting lines, headings and clauses share words, and are not each other: "Resolution
 * 220 (1966) of 16 March 1966" is the title of one text and is cited in a clause of the next.
 */
#include "align/kinds.h"

#include <string.h>

enum stm_station stm_station_of(const struct stm_paragraph *paragraph)
{
	switch (paragraph->kind) {
	case STM_TITLE:
		return STM_STATION_TITLE;
	case STM_ENACTING:
		return STM_STATION_ENACTING;
	default:
		return STM_STATION_NONE;
	}
}

/* "annex2"; what stands in it has a dot or a plus in its label. */
static bool is_annex_mark(const struct stm_paragraph *paragraph)
{
	return paragraph->kind == STM_ANNEX && !strpbrk(paragraph->label, ".+");
}

bool stm_kinds_agree(const struct stm_paragraph *a, const struct stm_paragraph *b)
{
	if (stm_station_of(a) != stm_station_of(b) || is_annex_mark(a) != is_annex_mark(b))
		return false;
	if (a->kind == STM_TEXT || b->kind == STM_TEXT)
		return true;
	return (a->kind == STM_HEADING) == (b->kind == STM_HEADING);
}
