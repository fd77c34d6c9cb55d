/* What the files of this layer share: the store with libgit2's handles, and its failures. */
#ifndef STM_STORE_GIT_H
#define STM_STORE_GIT_H

#include <git2.h>
#include <git2/sys/odb_backend.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/mapping.h"
#include "base/str.h"
#include "base/vec.h"
#include "store/kept.h"
#include "store/known.h"
#include "store/store.h"

struct stm_store {
	git_repository *git;
	char *name; /* as shown to the user */
	struct stm_kept kept;
	uint64_t sound; /* stm_pack_indexes_check() found the indexes of this digest sound, or 0 */

	/* of the operation under way */
	struct stm_arena *arena;
	struct stm_error *error;
	git_odb *odb;
	git_odb_backend *memory; /* new objects until they are packed; the odb owns it */
	git_odb_object *held;    /* being copied to the arena */
	struct stm_mapping catalog, snapshot;
	struct stm_known known;
	struct stm_arena waiting; /* for MADE and its names, until they are packed */
	struct {
		struct stm_made {
			git_oid id;
			const char *name; /* or NULL */
		} * at;
		size_t len, cap;
	} made;               /* written, or with PROVING named, since the list was last emptied */
	size_t bytes;         /* of them */
	bool proving;         /* objects are named but not written */
	bool checked;         /* the indexes of the packs, before the first object is read */
	int lock;             /* descriptor of stemma.lock, or -1 */
	const char *git_lock; /* path of a lock file of git's that is ours, or NULL */
};

/*
 * Opens the objects anew. Libgit2 (1.5.1) keeps up to 16 MB of what it unpacked for each pack it
 * has read, and a large repository has many. What waits for a pack is dropped.
 */
enum stm_status stm_store_reopen(struct stm_store *store);

/* The directory that holds refs and objects, with a slash at its end. Borrowed. */
const char *stm_store_dir(const struct stm_store *store);

/* "<dir>NAME" on the operation's arena. */
const char *stm_store_file(struct stm_store *store, const char *name);

struct stm_names {
	const char **at;
	size_t len, cap;
};

/*
 * The names in the directory NAME that do not start with a dot, on the operation's arena; none when
 * it is not there.
 */
void stm_store_names(struct stm_store *store, const char *name, struct stm_names *out);

/*
 * Brings the entries of the directory NAME to disk, so that files renamed there stay renamed. Where
 * a file system cannot do that it does it by itself.
 */
void stm_store_sync(struct stm_store *store, const char *name);

/*
 * Describes what libgit2 last complained of: while doing WHAT. Full disks, permissions:
 * STM_EFILE.
 */
enum stm_status stm_fail_git(struct stm_error *error, const char *file, const char *what);

/* The same from errno, for the file system. */
enum stm_status stm_fail_system(struct stm_error *error, const char *file, const char *what);

#endif
