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
 * Maps the catalogue of the store's repository, without looking at what is in it; false when there
 * is none. What is taken from it is borrowed until the operation ends or this is called again.
 */
bool stm_catalog_map(struct stm_catalog *out, struct stm_store *store);

/*
 * Fills in RECORD from ENTRY (stm_record.entry), if that is the sound entry of a commit whose name
 * starts with COMMIT; it is known then, but without series, tag and ancestors.
 */
bool stm_catalog_take(const struct stm_catalog *catalog, struct stm_arena *arena, uint32_t entry,
	uint64_t commit, struct stm_record *record);

/* Maps it and notes all sound entries, for stm_catalog_find(); an empty one when there is none. */
void stm_catalog_open(struct stm_catalog *out, struct stm_store *store);

/* The same for the commit ID; false when it is not there. */
bool stm_catalog_find(const struct stm_catalog *catalog, struct stm_arena *arena, const git_oid *id,
	struct stm_record *record);

/*
 * Brings the file up to date: COUNT RECORDS are all versions there are, each known; those that were
 * not found in CATALOG are added, and what nobody needs is dropped once it is the most. The records
 * learn where they are, CATALOG how much there is. The store is locked. Nothing depends on it:
 * false says that the file has not all of them.
 */
bool stm_catalog_keep(struct stm_store *store, struct stm_catalog *catalog,
	struct stm_record *const *records, size_t count);

#endif
