/* From derived versions to a repository that holds them, and the proof that it does. */
#ifndef STM_STORE_PUBLISH_H
#define STM_STORE_PUBLISH_H

#include "lineage/lineage.h"
#include "store/records.h"

/* A version as the refs are to have it. */
struct stm_ref_of {
	const char *symbol, *series;
	const char *commit; /* 40 hex digits */
	bool tip;           /* the last of its series */
};

/*
 * The COUNT versions at AT of the whole repository. DIGEST is that of the refs that have them, if
 * no other program has changed any since the records were read; else they are not ALONE.
 */
struct stm_refs_of {
	const struct stm_ref_of *at;
	size_t count;
	uint64_t digest;
	bool alone;
};

/*
 * Moves all refs from RECORDS, which they were, to VERSIONS, and sets the digest of these. All
 * objects are on disk. All of it or nothing. The store is locked, and has been since RECORDS were
 * read.
 */
enum stm_status stm_refs_publish(
	struct stm_store *store, const struct stm_records *records, struct stm_refs_of *versions);

/* A proof under way: the objects that were found sound. */
struct stm_proof {
	struct stm_store *store;
	const struct stm_records *records;
	struct stm_map seen; /* by the first half of their ids */
};

/* Starts a proof of the whole repository of RECORDS; nothing is written in this operation. */
void stm_proof_begin(
	struct stm_proof *proof, struct stm_store *store, const struct stm_records *records);

/*
 * Compares LINEAGE, all of it derived from sources, with what the repository has, object by object.
 * Fails with STM_EREPOSITORY, naming the version that differs first.
 */
enum stm_status stm_proof_lineage(struct stm_proof *proof, const struct stm_lineage *lineage);

/* Compares all refs with the COUNT VERSIONS. Fails likewise, naming the ref. */
enum stm_status stm_proof_refs(
	struct stm_proof *proof, const struct stm_ref_of *versions, size_t count);

#endif
