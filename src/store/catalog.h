/*
 * The catalogue: what commits and texts of a repository say of its versions, kept beside it, so
 * that finding a place for a new document needs to read none of them. It is a cache: a version that
 * is not in it, or no longer sound, is read from the repository and added.
 */
#ifndef STM_STORE_CATALOG_H
#define STM_STORE_CATALOG_H

#include "store/git.h"
#include "store/records.h"

/*
 * Opens the catalogue of the store's repository; an empty one when there is none. What is found in
 * it is borrowed until the operation ends or this is called again.
 */
void stm_catalog_open(struct stm_catalog *out, struct stm_store *store);

/* Fills in RECORD of the commit ID, which is known then; false when it is not there. */
bool stm_catalog_find(const struct stm_catalog *catalog, struct stm_arena *arena, const git_oid *id,
	struct stm_record *record);

/*
 * Brings the file up to date: COUNT RECORDS are all versions there are, each known; those that were
 * not found in CATALOG are added, and what nobody needs is dropped once it is the most. The store
 * is locked. Nothing depends on it, so that a failure is none.
 */
void stm_catalog_keep(struct stm_store *store, const struct stm_catalog *catalog,
	const struct stm_record *const *records, size_t count);

#endif
