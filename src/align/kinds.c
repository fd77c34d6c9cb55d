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

/* The first of several cells, and how many there are; nothing where there is none. */
static struct stm_str first_cell(const struct stm_paragraph *paragraph, size_t *cells)
{
	struct stm_str text = stm_paragraph_str(paragraph);

	*cells = 0;
	for (size_t i = 0; i < paragraph->span_count; i++) {
		const struct stm_span *span = &paragraph->spans[i];

		if (span->kind == STM_SPAN_CELL && (*cells)++ == 1)
			text = stm_str_sub(text, 0, span->start);
	}
	return *cells > 1 ? text : (struct stm_str){NULL, 0};
}

bool stm_rows_agree(const struct stm_paragraph *a, const struct stm_paragraph *b)
{
	size_t cells[2];
	const struct stm_str first = first_cell(a, &cells[0]), other = first_cell(b, &cells[1]);

	return cells[0] == cells[1] && first.len && stm_str_equal(first, other);
}
