/*
 * What a store knows of its versions from one operation to the next: the records as they were read
 * last, which are good for as long as no ref moves.
 */
#ifndef STM_STORE_KEPT_H
#define STM_STORE_KEPT_H

#include <sys/stat.h>

#include "store/records.h"

/* Where the refs were. */
struct stm_refs_stamp {
	int packed; /* descriptor of packed-refs, or -1 when it was not there */
	struct stat info;
	uint64_t loose; /* stm_refs_digest_loose() */
};

/* Zeroed: nothing is kept. */
struct stm_kept {
	struct stm_records records;
	struct stm_arena arena;               /* that they lie on */
	struct stm_mapping catalog, snapshot; /* that they borrow from */
	struct stm_refs_stamp stamp;
	struct stm_arena *outer; /* of the operation, while records are being read */
	bool stamped, whole;
};

/*
 * The records that are kept, if the refs are where they were, or else NULL. Nothing but the stamp
 * of the refs is read. Borrowed until stm_kept_open().
 */
const struct stm_records *stm_kept_records(struct stm_store *store);

/*
 * Drops what is kept. The operation allocates on the memory of what shall be, until
 * stm_kept_close(); the caller fills in the records.
 */
struct stm_records *stm_kept_open(struct stm_store *store);

/* Keeps the records if they were READ, and returns them then, or else NULL. */
const struct stm_records *stm_kept_close(struct stm_store *store, bool read);

/* Drops what is kept. */
void stm_kept_release(struct stm_kept *kept);

#endif
