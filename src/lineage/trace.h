/* Where a wording is, as it is shown; filled in by whoever keeps the index. */
#ifndef STM_LINEAGE_TRACE_H
#define STM_LINEAGE_TRACE_H

#include "base/arena.h"
#include "stemma.h"

/* All of it lies on ARENA. */
struct stm_trace {
	struct stm_arena arena;
	const char *wording, *from;
	size_t total, versions;
	bool near;
	struct stm_trace_place *places;
	size_t count;
	struct stm_trace_series *series;
	size_t series_count;
	struct stm_trace_year *years;
	size_t year_count;
};

#endif
