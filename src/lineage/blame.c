/* The getters of a blame. They stand apart from what reads it, which needs git. */
#include "lineage/blame.h"

#include <stdlib.h>

void stm_blame_free(stm_blame *blame)
{
	if (!blame)
		return;
	stm_arena_release(&blame->arena);
	free(blame);
}

const char *stm_blame_symbol(const stm_blame *blame)
{
	return blame->symbol;
}

const char *stm_blame_title(const stm_blame *blame)
{
	return blame->title;
}

const char *stm_blame_date(const stm_blame *blame)
{
	return blame->date;
}

const char *stm_blame_series(const stm_blame *blame)
{
	return blame->series;
}

const char *stm_blame_language(const stm_blame *blame)
{
	return blame->language;
}

size_t stm_blame_count(const stm_blame *blame)
{
	return blame->count;
}

const struct stm_blamed *stm_blame_paragraph(const stm_blame *blame, size_t index)
{
	return index < blame->count ? &blame->paragraphs[index] : NULL;
}
