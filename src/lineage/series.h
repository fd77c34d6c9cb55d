/* What series are called. */
#ifndef STM_LINEAGE_SERIES_H
#define STM_LINEAGE_SERIES_H

#include "base/arena.h"
#include "stemma.h"

/*
 * What binds documents to one series when nothing else is known: body and title, folded, as a
 * branch name; for a title that is only a number ("Resolution 722 (1991)") the symbol stands. The
 * key of its first version is the name of a series. On ARENA.
 */
const char *stm_series_key(struct stm_arena *arena, const struct stm_metadata *metadata);

/* KEY with SYMBOL behind it, as a branch name: for a series that branches off from one of KEY. */
const char *stm_series_branch(struct stm_arena *arena, const char *key, const char *symbol);

/* Whether KEY is made of a title, and not of SYMBOL. */
bool stm_series_is_titled(const char *key, const char *symbol);

#endif
