/*
 * Lineage <-> git repository. An operation runs between stm_store_begin() and stm_store_end(): what
 * it needs of git and of the file system hangs on the store, so that the owner of the arena's trap
 * releases all of it with stm_store_end(), however the operation ended. The records of all versions
 * alone are kept from one operation to the next, for as long as no ref moves (kept.h).
 */
#ifndef STM_STORE_STORE_H
#define STM_STORE_STORE_H

#include "base/arena.h"
#include "stemma.h"

struct stm_store;

/*
 * Makes DIR a lineage repository; STM_EEXISTS when it is one, STM_EFILE when it cannot become
 * one.
 */
enum stm_status stm_store_init(const char *dir, struct stm_error *error);

/* Opens DIR, or what the working directory lies in when it is NULL. Freed with stm_store_free(). */
enum stm_status stm_store_open(struct stm_store **out, const char *dir, struct stm_error *error);

/* Ends the operation under way and closes STORE. NULL is legal. */
void stm_store_free(struct stm_store *store);

/*
 * The path of the cache NAME, on the operation's arena; the directory it is in is made, if it can
 * be.
 */
const char *stm_store_cache(struct stm_store *store, const char *name);

/* The directory as it was given, else where it was found. Borrowed. */
const char *stm_store_path(const struct stm_store *store);

/*
 * Starts an operation that allocates on ARENA and describes its failure in ERROR (may be NULL);
 * both borrowed until stm_store_end(). Sees the repository as it is on disk now. Fails with
 * STM_EREPOSITORY, STM_EFILE or STM_EMEMORY.
 */
enum stm_status stm_store_begin(
	struct stm_store *store, struct stm_arena *arena, struct stm_error *error);

/* Lets the operation allocate on ARENA for a while; returns the arena it had. */
struct stm_arena *stm_store_lend(struct stm_store *store, struct stm_arena *arena);

/* Drops what the operation holds: objects not packed, locks. Legal at any time. */
void stm_store_end(struct stm_store *store);

/*
 * Waits up to three seconds to be the only Stemma that writes; until stm_store_end(). Readers need
 * no lock. Fails with STM_ELOCKED or STM_EFILE.
 */
enum stm_status stm_store_lock(struct stm_store *store);

#endif
