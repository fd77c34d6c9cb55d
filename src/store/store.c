/*
 * A lineage repository is a git repository with Stemma's mark in its configuration, or, since a
 * clone does not copy that, one with a tag whose commit holds a lineage.
 *
 * libgit2 is initialised here and nowhere else. What the user or the machine has configured for
 * git must not change what is written, so those files are not read; with them goes
 * safe.directory, and the check of ownership it would relax: nothing in a repository's
 * configuration is ever run.
 */
#include "store/git.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/lock.h"
#include "store/records.h"

enum { FORMAT = 1 };

static const char mark[] = "stemma.version";

static enum stm_status start_git(struct stm_error *error)
{
	if (git_libgit2_init() < 0)
		return stm_fail_memory(error);
	for (int level = GIT_CONFIG_LEVEL_PROGRAMDATA; level <= GIT_CONFIG_LEVEL_GLOBAL; level++)
		git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
	git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
	git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 1);
	git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
	return STM_OK;
}

/* libgit2 counts its users, so several stores can be open. */
static void stop_git(void)
{
	git_libgit2_shutdown();
}

/* The file alone: what it includes and what others configure is not asked. */
static git_config *open_config(git_repository *git)
{
	git_buf path = {0};
	git_config *config = NULL;

	if (git_repository_item_path(&path, git, GIT_REPOSITORY_ITEM_CONFIG) == 0)
		git_config_open_ondisk(&config, path.ptr);
	git_buf_dispose(&path);
	return config;
}

/* Format of the mark in GIT's configuration, or 0. */
static int read_mark(git_repository *git)
{
	git_config *config = open_config(git);
	int32_t version = 0;

	if (config && git_config_get_int32(&version, config, mark) < 0)
		version = 0;
	git_config_free(config);
	return version;
}

static enum stm_status write_mark(git_repository *git, const char *dir, struct stm_error *error)
{
	git_config *config = open_config(git);
	enum stm_status status = STM_OK;

	if (!config || git_config_set_int32(config, mark, FORMAT) < 0)
		status = stm_fail_git(error, dir, "cannot be configured");
	git_config_free(config);
	return status;
}

static bool has_refs(git_repository *git)
{
	git_strarray names = {0};
	bool has = git_reference_list(&names, git) < 0 || names.count > 0;

	git_strarray_dispose(&names);
	return has;
}

/* Whether DIR can become a repository: it is not there, or an empty directory. */
static enum stm_status check_room(const char *dir, struct stm_error *error)
{
	DIR *stream = opendir(dir);
	struct dirent *entry;
	bool empty = true;

	if (!stream && errno == ENOENT)
		return STM_OK;
	if (!stream && errno == ENOTDIR)
		return stm_fail(error, STM_EFILE, dir, "is not a directory; name another");
	if (!stream)
		return stm_fail_system(error, dir, "cannot be read");
	while (empty && (entry = readdir(stream)))
		empty = !strcmp(entry->d_name, ".") || !strcmp(entry->d_name, "..");
	closedir(stream);
	if (!empty)
		return stm_fail(error, STM_EFILE, dir,
			"is not empty and not a lineage repository; name another directory");
	return STM_OK;
}

static enum stm_status make_git(git_repository **out, const char *dir, struct stm_error *error)
{
	git_repository_init_options options = {.version = GIT_REPOSITORY_INIT_OPTIONS_VERSION};
	enum stm_status status = check_room(dir, error);

	if (status < 0)
		return status;
	options.flags = GIT_REPOSITORY_INIT_BARE | GIT_REPOSITORY_INIT_MKPATH;
	options.initial_head = "main";
	if (git_repository_init_ext(out, dir, &options) < 0)
		return stm_fail_git(error, dir, "cannot be made");
	return STM_OK;
}

/* An empty bare repository is taken over, so that an init that was interrupted can be repeated. */
static enum stm_status init(git_repository **git, const char *dir, struct stm_error *error)
{
	enum stm_status status = STM_OK;

	if (git_repository_open_ext(git, dir, GIT_REPOSITORY_OPEN_NO_SEARCH, NULL) < 0)
		status = make_git(git, dir, error);
	else if (read_mark(*git))
		status = stm_fail(error, STM_EEXISTS, dir, "is a lineage repository already");
	else if (!git_repository_is_bare(*git) || has_refs(*git))
		status = stm_fail(error, STM_EFILE, dir,
			"is a git repository with something else in it; name another directory");
	if (status == STM_OK)
		status = write_mark(*git, dir, error);
	return status;
}

enum stm_status stm_store_init(const char *dir, struct stm_error *error)
{
	git_repository *git = NULL;
	enum stm_status status = start_git(error);

	if (status < 0)
		return status;
	status = init(&git, dir, error);
	git_repository_free(git);
	stop_git();
	return status;
}

/* A clone has no mark, but the tags. */
/* Whether there is a version already; ARENA is the caller's, since it changes after setjmp(). */
static enum stm_status look_for_versions(
	struct stm_store *store, struct stm_arena *arena, bool *found, struct stm_error *error)
{
	enum stm_status status;
	jmp_buf trap;

	stm_arena_init(arena, &trap);
	if (setjmp(trap))
		return stm_fail_memory(error);
	status = stm_store_begin(store, arena, error);
	return status == STM_OK ? stm_records_any(store, found) : status;
}

static enum stm_status check_mark(struct stm_store *store, struct stm_error *error)
{
	const int version = read_mark(store->git);
	struct stm_arena arena;
	enum stm_status status;
	bool found = false;

	if (version > FORMAT)
		return stm_fail(error, STM_EREPOSITORY, store->name,
			"was made by a later Stemma (format %d); update this one", version);
	if (version)
		return STM_OK;
	status = look_for_versions(store, &arena, &found, error);
	if (status == STM_OK && !found)
		status = stm_fail(error, STM_EREPOSITORY, store->name,
			"is a git repository without a lineage; run stemma init in an empty "
			"directory, or fetch its tags if it is a clone");
	stm_store_end(store);
	stm_arena_release(&arena);
	return status;
}

/* Only a search starts from the working directory; a DIR that is given is taken as it is. */
static enum stm_status find_git(struct stm_store *store, const char *dir, struct stm_error *error)
{
	const unsigned flags = dir ? GIT_REPOSITORY_OPEN_NO_SEARCH : 0;
	int result = git_repository_open_ext(&store->git, dir ? dir : ".", flags, NULL);

	if (result == GIT_ENOTFOUND)
		return stm_fail(error, STM_EREPOSITORY, dir ? dir : ".", "%s; run stemma init",
			dir ? "is not a lineage repository" : "lies in no lineage repository");
	if (result < 0) {
		stm_fail_git(error, dir ? dir : ".", "cannot be opened");
		if (error)
			error->status = STM_EREPOSITORY;
		return STM_EREPOSITORY;
	}
	if (!dir)
		dir = git_repository_is_bare(store->git) ? git_repository_path(store->git)
							 : git_repository_workdir(store->git);
	store->name = strdup(dir ? dir : ".");
	return store->name ? STM_OK : stm_fail_memory(error);
}

/* A store that failed to open is freed like any other; git is stopped with it. */
enum stm_status stm_store_open(struct stm_store **out, const char *dir, struct stm_error *error)
{
	struct stm_store *store;
	enum stm_status status = start_git(error);

	*out = NULL;
	if (status < 0)
		return status;
	store = calloc(1, sizeof(*store));
	if (!store) {
		stop_git();
		return stm_fail_memory(error);
	}
	store->lock = -1;
	status = find_git(store, dir, error);
	if (status == STM_OK)
		status = check_mark(store, error);
	if (status < 0)
		stm_store_free(store);
	else
		*out = store;
	return status;
}

void stm_store_free(struct stm_store *store)
{
	if (!store)
		return;
	stm_store_end(store);
	stm_kept_release(&store->kept);
	git_repository_free(store->git);
	free(store->name);
	free(store);
	stop_git();
}
