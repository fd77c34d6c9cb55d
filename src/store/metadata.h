/* metadata.json: what a version says of itself, what was left out of its text, how it was read. */
#ifndef STM_STORE_METADATA_H
#define STM_STORE_METADATA_H

#include "lineage/lineage.h"

/* The file for VERSION. On ARENA. */
struct stm_str stm_metadata_make(
	struct stm_arena *arena, const struct stm_lineage_version *version);

#endif
