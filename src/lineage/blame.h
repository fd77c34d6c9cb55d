/* The origin of every phrase of a version, as it is shown; filled in by whoever keeps versions. */
#ifndef STM_LINEAGE_BLAME_H
#define STM_LINEAGE_BLAME_H

#include "base/arena.h"
#include "stemma.h"

/* All of it lies on ARENA. */
struct stm_blame {
	struct stm_arena arena;
	const char *symbol, *title, *date, *series, *language;
	struct stm_blamed *paragraphs;
	size_t count;
};

#endif
