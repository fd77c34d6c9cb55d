/* From a lineage to a repository that holds it, and the proof that it does. */
#ifndef STM_STORE_PUBLISH_H
#define STM_STORE_PUBLISH_H

#include "lineage/lineage.h"
#include "store/records.h"

/*
 * Writes LINEAGE in place of the records for which AFFECTED is true; the others stay as they are.
 * Sets the commit of each version. All of it or nothing. The store is locked, and has been since
 * RECORDS were read.
 */
enum stm_status stm_lineage_publish(struct stm_store *store, const struct stm_lineage *lineage,
	const struct stm_records *records, const bool *affected);

/*
 * Compares the whole repository with LINEAGE, derived from all the sources of RECORDS, object by
 * object. Fails with STM_EREPOSITORY, naming the version or ref that differs first.
 */
enum stm_status stm_lineage_prove(struct stm_store *store, const struct stm_lineage *lineage,
	const struct stm_records *records);

#endif
