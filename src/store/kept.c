/*
 * Whoever moves a ref, this process or another, renames a new file to packed-refs or changes a file
 * below refs/. Of the former only the number, the size and the times are looked at: the file is
 * held open, so that no later one can have its number. The latter are few, and read.
 */
#include "store/kept.h"

#include <fcntl.h>
#include <unistd.h>

#include "store/git.h"
#include "store/refs.h"

/* The time first: a ref that moves while it is taken is not missed by the next look. */
static void take_stamp(struct stm_store *store)
{
	struct stm_kept *kept = &store->kept;
	struct stm_refs_stamp *stamp = &kept->stamp;

	*stamp = (struct stm_refs_stamp){
		.packed = open(stm_store_file(store, "packed-refs"), O_RDONLY | O_CLOEXEC)};
	kept->stamped = true;
	if (stm_refs_digest_loose(store, &stamp->loose) < 0 ||
		(stamp->packed >= 0 && fstat(stamp->packed, &stamp->info) < 0))
		stm_kept_release(kept);
}

static bool is_same_time(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Whether A and B are of one file, in which nothing was written between them. */
static bool is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
	       is_same_time(&a->st_mtim, &b->st_mtim) && is_same_time(&a->st_ctim, &b->st_ctim);
}

static bool is_where_it_was(struct stm_store *store, const struct stm_refs_stamp *stamp)
{
	struct stat info;
	uint64_t loose;
	const bool there = stat(stm_store_file(store, "packed-refs"), &info) == 0;

	return there == (stamp->packed >= 0) && (!there || is_same_file(&info, &stamp->info)) &&
	       stm_refs_digest_loose(store, &loose) == STM_OK && loose == stamp->loose;
}

const struct stm_records *stm_kept_records(struct stm_store *store)
{
	struct stm_kept *kept = &store->kept;

	return kept->stamped && kept->whole && is_where_it_was(store, &kept->stamp) ? &kept->records
										    : NULL;
}

struct stm_records *stm_kept_open(struct stm_store *store)
{
	struct stm_kept *kept = &store->kept;

	stm_kept_release(kept);
	take_stamp(store);
	stm_arena_init(&kept->arena, store->arena->trap);
	kept->outer = stm_store_lend(store, &kept->arena);
	return &kept->records;
}

/* What the records borrow is no longer the operation's, which would let go of it at its end. */
const struct stm_records *stm_kept_close(struct stm_store *store, bool read)
{
	struct stm_kept *kept = &store->kept;

	stm_store_lend(store, kept->outer);
	kept->catalog = store->catalog;
	kept->snapshot = store->snapshot;
	store->catalog = store->snapshot = (struct stm_mapping){0};
	kept->whole = read;
	return read ? &kept->records : NULL;
}

void stm_kept_release(struct stm_kept *kept)
{
	if (kept->stamped && kept->stamp.packed >= 0)
		close(kept->stamp.packed);
	stm_mapping_release(&kept->catalog);
	stm_mapping_release(&kept->snapshot);
	stm_arena_release(&kept->arena);
	*kept = (struct stm_kept){0};
}
