/*
 * One operation on a store. Each has an object database of its own, which is not the repository's:
 * libgit2 remembers objects it has read, and a check must see the disk as it is now.
 */
#include "store/git.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2/sys/mempack.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/lock.h"

enum { FIRST = 999 /* before the files: libgit2 asks backends of a higher priority first */ };

const char *stm_store_path(const struct stm_store *store)
{
	return store->name;
}

const char *stm_store_dir(const struct stm_store *store)
{
	return git_repository_commondir(store->git);
}

const char *stm_store_file(struct stm_store *store, const char *name)
{
	return stm_format(store->arena, "%s%s", stm_store_dir(store), name);
}

const char *stm_store_cache(struct stm_store *store, const char *name)
{
	mkdir(stm_store_file(store, "stemma"), 0777);
	return stm_format(store->arena, "%sstemma/%s", stm_store_dir(store), name);
}

/* The trap is borrowed to close the directory. */
void stm_store_names(struct stm_store *store, const char *name, struct stm_names *out)
{
	DIR *stream = opendir(stm_store_file(store, name));
	jmp_buf trap, *outer = store->arena->trap;
	struct dirent *entry;

	if (!stream)
		return;
	store->arena->trap = &trap;
	if (setjmp(trap)) {
		closedir(stream);
		store->arena->trap = outer;
		longjmp(*outer, 1);
	}
	while ((entry = readdir(stream))) {
		const char *found = entry->d_name;

		if (found[0] != '.')
			STM_PUSH(store->arena, out, stm_copy_text(store->arena, found));
	}
	store->arena->trap = outer;
	closedir(stream);
}

void stm_store_sync(struct stm_store *store, const char *name)
{
	char path[PATH_MAX];
	int fd;

	/* no arena: what was written stands, and nothing may fail any more */
	snprintf(path, sizeof(path), "%s%s", git_repository_path(store->git), name);
	fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static enum stm_status open_objects(struct stm_store *store)
{
	if (git_odb_open(&store->odb, stm_store_file(store, "objects")) < 0 ||
		git_mempack_new(&store->memory) < 0)
		return stm_fail_git(store->error, store->name, "has no readable objects");
	if (git_odb_add_backend(store->odb, store->memory, FIRST) < 0) {
		store->memory->free(store->memory);
		store->memory = NULL;
		return stm_fail_memory(store->error);
	}
	return STM_OK;
}

/* The odb owns the memory backend, and objects that it has not packed go with it. */
static void close_objects(struct stm_store *store)
{
	git_odb_object_free(store->held);
	if (store->memory)
		git_mempack_reset(store->memory);
	git_odb_free(store->odb);
	store->held = NULL;
	store->odb = NULL;
	store->memory = NULL;
}

enum stm_status stm_store_reopen(struct stm_store *store)
{
	close_objects(store);
	return open_objects(store);
}

enum stm_status stm_store_begin(
	struct stm_store *store, struct stm_arena *arena, struct stm_error *error)
{
	stm_store_end(store);
	store->arena = arena;
	store->error = error;
	stm_arena_init(&store->waiting, arena->trap);
	stm_arena_init(&store->known.arena, arena->trap);
	return open_objects(store);
}

struct stm_arena *stm_store_lend(struct stm_store *store, struct stm_arena *arena)
{
	struct stm_arena *had = store->arena;

	store->arena = arena;
	return had;
}

/* Every field is reset, so that ending twice is legal. */
void stm_store_end(struct stm_store *store)
{
	close_objects(store);
	stm_lock_release(store);
	stm_mapping_release(&store->catalog);
	stm_mapping_release(&store->snapshot);
	stm_arena_release(&store->known.arena);
	store->known = (struct stm_known){0};
	stm_arena_release(&store->waiting);
	store->made.at = NULL;
	store->made.len = store->made.cap = store->bytes = 0;
	store->proving = store->checked = false;
	store->arena = NULL;
	store->error = NULL;
}

enum stm_status stm_fail_system(struct stm_error *error, const char *file, const char *what)
{
	switch (errno) {
	case ENOMEM:
		return stm_fail_memory(error);
	case EACCES:
	case EPERM:
		return stm_fail(error, STM_EFILE, file, "%s; check its permissions", what);
	case EROFS:
		return stm_fail(error, STM_EFILE, file,
			"%s: the file system is read-only; copy the repository elsewhere", what);
	case ENOSPC:
	case EDQUOT:
		return stm_fail(error, STM_EFILE, file,
			"%s: the disk is full; make room and try again", what);
	default:
		return stm_fail(error, STM_EFILE, file, "%s: %s", what, strerror(errno));
	}
}

/* The errno that stm_fail_system() has advice for and whose text MESSAGE ends in, or 0. */
static int code_of(const char *message)
{
	static const int codes[] = {EACCES, EPERM, EROFS, ENOSPC, EDQUOT};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (stm_str_ends(stm_str(message), stm_str(strerror(codes[i]))))
			return codes[i];
	return 0;
}

/*
 * libgit2 tells a full disk apart from a missing directory only in the text of its messages; what
 * it does afterwards to clean up has changed errno.
 */
enum stm_status stm_fail_git(struct stm_error *error, const char *file, const char *what)
{
	const git_error *last = git_error_last();

	if (!last)
		return stm_fail(error, STM_EREPOSITORY, file, "%s", what);
	if (last->klass == GIT_ERROR_NOMEMORY)
		return stm_fail_memory(error);
	if (last->klass != GIT_ERROR_OS)
		return stm_fail(error, STM_EREPOSITORY, file, "%s: %s", what, last->message);
	errno = code_of(last->message);
	if (errno)
		return stm_fail_system(error, file, what);
	return stm_fail(error, STM_EFILE, file, "%s: %s", what, last->message);
}
