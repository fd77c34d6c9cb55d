/* Which segments an index has: the one file that is replaced. */
#ifndef STM_INDEX_MANIFEST_H
#define STM_INDEX_MANIFEST_H

#include "base/vec.h"
#include "index/segment.h"

struct stm_manifest {
	uint64_t next; /* the id of the next segment: no id is used twice */
	STM_VEC(struct stm_segment_entry) entries;
};

/* What is passed along with it; all of it is borrowed. */
struct stm_index_place {
	struct stm_fault *fault;
	struct stm_arena *arena;
	const char *dir;
};

/* The path of the file of segment ID, on the arena. */
const char *stm_segment_path(const struct stm_index_place *place, uint64_t id);

/* Removes the file of segment ID, if there is one. */
void stm_segment_remove(const struct stm_index_place *place, uint64_t id);

/* The manifest in PLACE; an empty one where there is none. */
void stm_manifest_read(struct stm_manifest *out, const struct stm_index_place *place);

/* Puts MANIFEST in the place of the one before: the moment at which the index becomes the new. */
void stm_manifest_write(const struct stm_manifest *manifest, const struct stm_index_place *place);

/*
 * Removes the files of an index that MANIFEST does not name; when it is NULL, all but the lock.
 * Only while the index is locked.
 */
void stm_manifest_sweep(const struct stm_manifest *manifest, const struct stm_index_place *place);

#endif
