/*
 * Adding to an index. New versions become a segment of their own, together with the segments that
 * are no larger than what they are merged with: so the number of segments grows with the logarithm
 * of the collection, and each version is rewritten as often at most.
 *
 * What is killed leaves the index as it was; its files are swept by the next writer.
 */
#ifndef STM_INDEX_WRITER_H
#define STM_INDEX_WRITER_H

#include "index/gather.h"
#include "index/index.h"
#include "index/manifest.h"
#include "index/output.h"

/* Zeroed is legal, and to be released when something went wrong or the arena jumped. */
struct stm_index_writer {
	struct stm_fault fault;
	struct stm_index_place place;
	/* as it is: stm_index_has() tells what is missing; its segments fail as the writer does */
	struct stm_index index;
	struct stm_manifest manifest;
	struct stm_gather gather;
	struct stm_rooms rooms;
	struct stm_output output;
	struct stm_arena scratch;               /* for one merge */
	STM_VEC(struct stm_segment_entry) runs; /* new versions that did not fit in memory */
	struct stm_segment *run_segments;       /* open while they are merged */
	size_t run_segment_count;
	size_t memory; /* bytes */
	int lock;
	bool locked;
};

/* How an index is written. Zeroed are the defaults. */
struct stm_index_options {
	/* which of the versions that are there stay when segments are merged; NULL: all */
	const struct stm_index_commits *live;
	size_t memory; /* bytes that gathering may take, about; 0: 64 MiB */
};

/*
 * Locks the index in DIR, a directory that is made when it is not there (its parent is), and opens
 * it. WRITER is zeroed and on ARENA until it is released, in any case; DIR is borrowed. Fails with
 * STM_ELOCKED when another writer has it for three seconds, and as stm_index_open() does.
 */
enum stm_status stm_index_writer_open(struct stm_index_writer *writer, const char *dir,
	const struct stm_index_options *options, struct stm_arena *arena, struct stm_error *error);

/*
 * Adds a version, unless its commit is there. Nothing is visible before the commit. Fails with
 * STM_EFILE when it cannot be written.
 */
enum stm_status stm_index_writer_add(struct stm_index_writer *writer,
	const struct stm_index_addition *addition, struct stm_error *error);

/* How much is merged with what is new. */
enum stm_index_merging {
	STM_MERGE_LITTLE, /* what keeps the time in proportion to what is new */
	STM_MERGE_ALL     /* everything: the index is one segment then, and has nothing dead */
};

/*
 * Makes what was added part of the index, in one step. After it, failed or not, the writer is only
 * released. Fails with STM_EREPOSITORY when what is merged turns out to be damaged, STM_EFILE,
 * STM_EINPUT (more than four thousand million words).
 */
enum stm_status stm_index_writer_commit(
	struct stm_index_writer *writer, enum stm_index_merging merging, struct stm_error *error);

/* Gives up whatever was not committed, and the lock. What is zeroed or released is legal. */
void stm_index_writer_release(struct stm_index_writer *writer);

/*
 * Removes the index in DIR: what to do when it is damaged, before everything is added again. Fails
 * with STM_ELOCKED, STM_EFILE.
 */
enum stm_status stm_index_clear(const char *dir, struct stm_arena *arena, struct stm_error *error);

#endif
