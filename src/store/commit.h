/* A version as a commit; versions are to be written in their order, parents first. */
#ifndef STM_STORE_COMMIT_H
#define STM_STORE_COMMIT_H

#include "lineage/lineage.h"
#include "store/git.h"

/*
 * Writes the objects of version INDEX of LINEAGE (see stm_object_write()) and its commit, and sets
 * its ids; those of its parents are there already. Releases LINEAGE->scratch.
 */
enum stm_status stm_commit_make(
	struct stm_store *store, const struct stm_lineage *lineage, size_t index);

#endif
