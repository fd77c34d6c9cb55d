/*
 * All new objects of an operation become one pack, so that a bulk import does not leave a million
 * loose files. A pack that no ref needs yet is harmless: git prunes it some day.
 *
 * libgit2 (1.5.1) puts a pack's index in place before the pack, and a `git gc` that comes between
 * deletes the index, because it belongs to nothing; after which the pack is lost as well. So the
 * two are made in a directory of our own and moved in git's order, the pack first.
 */
#include "store/objects.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <git2/sys/mempack.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/refless.h"

static const char workshop[] = "objects/stemma";

/*
 * Removes the workshop and what is in it, also what a killed Stemma left: the store is locked, so
 * nobody else is at work there.
 */
static void clear(const char *path)
{
	DIR *stream = opendir(path);
	struct dirent *entry;

	if (!stream)
		return;
	while ((entry = readdir(stream)))
		unlinkat(dirfd(stream), entry->d_name, 0);
	closedir(stream);
	rmdir(path);
}

static enum stm_status fail(struct stm_store *store)
{
	return stm_fail_system(store->error, store->name, "cannot be written to");
}

/*
 * A pack on its way to its directory. The indexer maps and unmaps the file for every piece it is
 * given (libgit2 1.5.1), and the builder gives it two or three an object; so they are gathered.
 */
struct writer {
	git_repository *objects;
	git_packbuilder *builder;
	git_indexer *indexer;
	git_indexer_progress progress;
	char *gathered;
	size_t used;
};

enum {
	GATHERED = 1 << 20,
	WAITING = 48 << 20, /* bytes of objects that wait for a pack at most */
};

static int flush(struct writer *writer)
{
	size_t used = writer->used;

	writer->used = 0;
	return used ? git_indexer_append(writer->indexer, writer->gathered, used, &writer->progress)
		    : 0;
}

static int gather(void *bytes, size_t size, void *payload)
{
	struct writer *writer = payload;
	int result = 0;

	if (size > GATHERED - writer->used)
		result = flush(writer);
	if (!result && size > GATHERED)
		return git_indexer_append(writer->indexer, bytes, size, &writer->progress);
	if (!result) {
		memcpy(writer->gathered + writer->used, bytes, size);
		writer->used += size;
	}
	return result;
}

static int write_pack(struct stm_store *store, struct writer *writer, const char *path)
{
	int result = stm_refless_open(&writer->objects, store->git, store->odb);

	if (!result)
		result = git_packbuilder_new(&writer->builder, writer->objects);
	if (!result)
		git_packbuilder_set_threads(writer->builder, 0); /* as many as there are cores */
	for (size_t i = 0; !result && i < store->made.len; i++)
		result = git_packbuilder_insert(
			writer->builder, &store->made.at[i].id, store->made.at[i].name);
	if (!result)
		result = git_indexer_new(&writer->indexer, path, 0, store->odb, NULL);
	if (!result)
		result = git_packbuilder_foreach(writer->builder, gather, writer);
	if (!result)
		result = flush(writer);
	if (!result)
		result = git_indexer_commit(writer->indexer, &writer->progress);
	return result;
}

/* Makes the pack in directory PATH; *NAME is what its files are called. */
static enum stm_status build(
	struct stm_store *store, const char *path, char name[GIT_OID_HEXSZ + 1])
{
	/* not cleared: of a small pack most of it is never touched */
	struct writer writer = {.gathered = stm_resize(&store->waiting, NULL, 0, GATHERED)};
	int result = write_pack(store, &writer, path);

	if (!result)
		snprintf(name, GIT_OID_HEXSZ + 1, "%s", git_indexer_name(writer.indexer));
	git_indexer_free(writer.indexer);
	git_packbuilder_free(writer.builder);
	git_repository_free(writer.objects);
	if (result < 0)
		return stm_fail_git(store->error, store->name, "cannot be written to");
	return STM_OK;
}

/* One of the pack's files to objects/pack, by a rename within one file system. */
static bool move(struct stm_store *store, const char *from, const char *name, const char *kind)
{
	const char *source = stm_format(store->arena, "%s/pack-%s.%s", from, name, kind);
	const char *target = stm_format(
		store->arena, "%sobjects/pack/pack-%s.%s", stm_store_dir(store), name, kind);

	return rename(source, target) == 0;
}

void stm_objects_forget(struct stm_store *store)
{
	git_mempack_reset(store->memory);
	stm_arena_release(&store->waiting);
	store->made.at = NULL;
	store->made.len = store->made.cap = store->bytes = 0;
}

/*
 * Nothing is undone on failure: what lies in the workshop is cleared, here or by the next addition,
 * and a pack without its index is nothing to git.
 */
enum stm_status stm_objects_pack(struct stm_store *store)
{
	const char *path = stm_store_file(store, workshop);
	char name[GIT_OID_HEXSZ + 1];
	enum stm_status status;

	clear(path);
	if (!store->made.len)
		return STM_OK;
	if (mkdir(path, 0777) < 0 && errno != EEXIST)
		return fail(store);
	status = build(store, path, name);
	if (status == STM_OK &&
		(!move(store, path, name, "pack") || !move(store, path, name, "idx")))
		status = fail(store);
	if (status == STM_OK)
		stm_store_sync(store, "objects/pack");
	clear(path);
	stm_objects_forget(store);
	return status;
}

enum stm_status stm_objects_pack_some(struct stm_store *store)
{
	enum stm_status status = STM_OK;

	if (store->bytes < WAITING)
		return STM_OK;
	status = stm_objects_pack(store);
	return status == STM_OK ? stm_store_reopen(store) : status;
}
