/* Dates as resolutions print them. */
#ifndef STM_PARA_DATE_H
#define STM_PARA_DATE_H

#include "base/arena.h"
#include "para/lexicon.h"

/*
 * Reads "19 December 2023" (or "1er mars 2002") at the start of S into OUT as "2023-12-19". Returns
 * the length consumed, or 0.
 */
size_t stm_date_parse(const struct stm_lexicon *lexicon, struct stm_str s, char out[11]);

/* The first date in S as ISO 8601 on ARENA, or NULL. */
const char *stm_date_find(
	struct stm_arena *arena, const struct stm_lexicon *lexicon, struct stm_str s);

#endif
