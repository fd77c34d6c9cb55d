/* The versions of a collection, as they are listed; filled in by whoever keeps them. */
#ifndef STM_LINEAGE_HISTORY_H
#define STM_LINEAGE_HISTORY_H

#include "base/arena.h"
#include "stemma.h"

/* All of it lies on ARENA, the symbols and titles included. */
struct stm_history {
	struct stm_arena arena;
	struct stm_version *versions;
	const char **tags; /* by version, without refs/tags/ */
	size_t count;
	struct stm_arena notes; /* for what was borrowed */
	struct stm_history_borrowed {
		struct stm_borrowed_phrase *at;
		size_t len, cap;
	} * borrowed; /* by version, or NULL */
};

#endif
