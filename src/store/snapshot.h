/*
 * The snapshot: the order and the series of all versions, as they were found for one state of the
 * refs, kept beside the repository. While the refs are in that state nobody has to read them, nor
 * to sort what they point to. A cache: for any other state the records are read from refs and
 * commits.
 */
#ifndef STM_STORE_SNAPSHOT_H
#define STM_STORE_SNAPSHOT_H

#include "lineage/places.h"
#include "store/records.h"

/*
 * Reads all RECORDS, with ancestors, series and tips, if the snapshot is of the refs whose digest
 * is REFS and the catalogue has what it names; false otherwise. Borrowed until the operation ends
 * or this is called again.
 */
bool stm_snapshot_read(struct stm_store *store, uint64_t refs, struct stm_records *records);

/* What a snapshot is made of: PLACES, the record of each in CATALOG, and the refs' digest. */
struct stm_snapshot {
	const struct stm_places *places;
	struct stm_record *const *records;
	const struct stm_catalog *catalog;
	uint64_t refs;
};

/* Writes the file. The store is locked. Nothing depends on it, so that a failure is none. */
void stm_snapshot_keep(struct stm_store *store, const struct stm_snapshot *snapshot);

/* Refs that are no versions have changed: what was a snapshot of the digest WAS is one of NOW. */
void stm_snapshot_follow(struct stm_store *store, uint64_t was, uint64_t now);

#endif
