/* The clauses of a series by its versions; filled in by whoever keeps them. */
#ifndef STM_LINEAGE_TABLE_H
#define STM_LINEAGE_TABLE_H

#include "base/arena.h"
#include "stemma.h"

/* All of it lies on ARENA. */
struct stm_table {
	struct stm_arena arena;
	struct stm_version *versions;
	size_t version_count;
	const char **clauses;   /* ids */
	struct stm_cell *cells; /* by clause, by version */
	size_t count;           /* of clauses */
};

#endif
