/* Which versions of a repository new documents can have an influence on. */
#ifndef STM_ENGINE_AFFECTED_H
#define STM_ENGINE_AFFECTED_H

#include "lineage/lineage.h"
#include "store/records.h"

/*
 * For each of RECORDS whether it is bound, through others if need be, to one of COUNT SOURCES. On
 * ARENA. May say yes too often, never too seldom: what is derived anew comes out the same.
 */
bool *stm_affected_find(struct stm_arena *arena, const struct stm_records *records,
	const struct stm_lineage_source *sources, size_t count);

#endif
