/* The life of one clause, as it is shown; filled in by whoever keeps the versions. */
#ifndef STM_LINEAGE_LIFE_H
#define STM_LINEAGE_LIFE_H

#include "base/arena.h"
#include "stemma.h"

enum { STM_CLAUSE_ID = 16 /* hex digits */ };

/* All of it lies on ARENA; events are oldest first. */
struct stm_life {
	struct stm_arena arena;
	char clause[STM_CLAUSE_ID + 1];
	struct stm_life_event *events;
	size_t count;
};

#endif
