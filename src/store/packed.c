/*
 * Many refs changed in one step. Git's own transactions change loose refs one after another (so do
 * libgit2's), which a kill can interrupt half-way; but git also keeps refs in one file,
 * packed-refs, and a file can be replaced as a whole:
 *
 *	take packed-refs.lock     git's protocol, so that git keeps away
 *	read all refs             is everything where the caller saw it?
 *	fold                      refs to be changed that have files of their own: into packed-refs
 *	write packed-refs.stemma  all that was there, and the changes; to disk
 *	rename to packed-refs     the one moment at which the repository becomes the new one
 *
 * Folding changes no ref's value, so a kill there is harmless too. Left open is a git command that
 * moves one of the very same branches between the second step and the last: the later one wins.
 */
#include "store/edits.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "store/lock.h"

enum { FOLDS = 10 /* attempts */ };

/* A line of packed-refs: "<id> <name>". */
static void add_line(struct stm_buf *buf, const git_oid *id, const char *name)
{
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof(hex), id);
	stm_buf_add(buf, hex, GIT_OID_HEXSZ);
	stm_buf_char(buf, ' ');
	stm_buf_text(buf, name);
	stm_buf_char(buf, '\n');
}

/* Bytes of a line. */
static size_t line_size(const char *name)
{
	return GIT_OID_HEXSZ + 1 + strlen(name) + 1;
}

/* Bytes that compose() makes, at most: the file can be large, and a buffer that grows is larger. */
static size_t most_bytes(
	const struct stm_ref_list *packed, const struct stm_ref_edit *edits, size_t count)
{
	size_t size = 256; /* the header */

	for (size_t i = 0; i < packed->len; i++)
		size += line_size(packed->at[i].name) +
			(packed->at[i].peeled ? strlen(packed->at[i].peeled) + 1 : 0);
	for (size_t i = 0; i < count; i++)
		size += line_size(edits[i].name);
	return size;
}

/*
 * The packed refs with EDITS (sorted) done to them. The file's traits are kept, because they
 * promise something of the lines that are kept; ours are commits, which need no peeled line.
 */
static struct stm_str compose(
	struct stm_ref_change *change, const struct stm_ref_edit *edits, size_t count)
{
	const struct stm_ref_list *packed = &change->refs.packed;
	const char *traits = change->refs.traits;
	struct stm_buf buf = {.arena = change->store->arena};
	size_t i = 0, k = 0;

	stm_buf_room(&buf, most_bytes(packed, edits, count));
	stm_buf_printf(&buf, "# pack-refs with:%s%s%s \n",
		!traits || strstr(traits, "peeled") ? " peeled" : "",
		!traits || strstr(traits, "fully-peeled") ? " fully-peeled" : "", " sorted");
	while (i < packed->len || k < count) {
		int order = i == packed->len ? 1
			    : k == count     ? -1
					     : strcmp(packed->at[i].name, edits[k].name);

		if (order < 0) {
			add_line(&buf, &packed->at[i].id, packed->at[i].name);
			if (packed->at[i].peeled)
				stm_buf_printf(&buf, "%s\n", packed->at[i].peeled);
		} else if (!git_oid_is_zero(&edits[k].now)) {
			add_line(&buf, &edits[k].now, edits[k].name);
		}
		i += order <= 0;
		k += order >= 0;
	}
	return (struct stm_str){buf.at, buf.len};
}

/* All allocation is done before the file is made, so that nothing is left open or half made. */
static enum stm_status replace_packed(struct stm_store *store, struct stm_str text)
{
	const char *draft = stm_store_file(store, "packed-refs.stemma");
	const char *target = stm_store_file(store, "packed-refs");
	bool wrote;
	int fd;

	unlink(draft);
	fd = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (fd < 0)
		return stm_fail_system(store->error, store->name, "cannot be written to");
	/* to disk before it is renamed: a crash must not leave an empty file of the final name */
	wrote = stm_file_write(fd, text) && fsync(fd) == 0;
	if (close(fd) < 0 || !wrote || rename(draft, target) < 0) {
		enum stm_status status = stm_fail_system(
			store->error, store->name, "cannot be written to");

		unlink(draft);
		return status;
	}
	return STM_OK;
}

/* Removes the file of a ref whose value, now in packed-refs, it still has. */
static enum stm_status remove_loose(struct stm_store *store, const struct stm_ref_edit *ref)
{
	const char *path = stm_store_file(store, ref->name);
	struct stm_refs refs;
	const struct stm_ref *now;
	enum stm_status status = stm_lock_file(store, stm_format(store->arena, "%s.lock", path));

	if (status < 0)
		return status;
	status = stm_refs_read(store, &refs);
	now = status == STM_OK ? stm_ref_find(&refs.loose, ref->name) : NULL;
	if (now && !now->symbolic && git_oid_equal(&now->id, &ref->now) && unlink(path) < 0)
		status = stm_fail_system(store->error, store->name, "cannot be written to");
	stm_unlock_file(store);
	return status;
}

/* Moves the refs in EDITS that are loose to packed-refs, without changing them. */
static enum stm_status fold(struct stm_ref_change *change, struct stm_ref_edit *edits, size_t count)
{
	enum stm_status status = replace_packed(change->store, compose(change, edits, count));

	stm_unlock_file(change->store);
	for (size_t i = 0; status == STM_OK && i < count; i++)
		status = remove_loose(change->store, &edits[i]);
	return status;
}

/* Those of the change's refs that are loose, each as an edit that leaves it as it is. */
static struct stm_ref_edit *find_loose(struct stm_ref_change *change, size_t *count)
{
	struct stm_arena *arena = change->store->arena;
	struct stm_ref_edit *loose = stm_alloc_array(arena, change->count + 1, sizeof(*loose));

	*count = 0;
	for (size_t i = 0; i < change->count; i++) {
		const char *name = change->edits[i].name;
		const struct stm_ref *ref = stm_ref_find(&change->refs.loose, name);

		if (ref)
			loose[(*count)++] = (struct stm_ref_edit){.name = name, .now = ref->id};
	}
	return loose;
}

/* On success packed-refs.lock is held and all refs to be changed are packed. */
static enum stm_status prepare(struct stm_ref_change *change)
{
	for (int i = 0; i < FOLDS; i++) {
		struct stm_ref_edit *loose;
		size_t count;
		enum stm_status status = stm_lock_file(
			change->store, stm_store_file(change->store, "packed-refs.lock"));

		if (status == STM_OK)
			status = stm_refs_read(change->store, &change->refs);
		if (status == STM_OK)
			status = stm_edits_check(change);
		if (status < 0)
			return status;
		loose = find_loose(change, &count);
		if (!count)
			return STM_OK;
		status = fold(change, loose, count);
		if (status < 0)
			return status;
	}
	return stm_fail(change->store->error, STM_ELOCKED, change->store->name,
		"a git command keeps moving its branches; try again when it has finished");
}

/* As bytes, in which order packed-refs is "sorted". */
static int by_name(const void *a, const void *b)
{
	return strcmp(
		((const struct stm_ref_edit *)a)->name, ((const struct stm_ref_edit *)b)->name);
}

enum stm_status stm_refs_change(struct stm_store *store, struct stm_ref_edit *edits, size_t count,
	struct stm_ref_digests *digests)
{
	struct stm_ref_change change = {.store = store, .edits = edits, .count = count};
	enum stm_status status;

	if (!count)
		return STM_OK;
	qsort(edits, count, sizeof(*edits), by_name);
	for (size_t i = 1; i < count; i++)
		if (!strcmp(edits[i].name, edits[i - 1].name))
			return stm_fail(store->error, STM_EARGUMENT, edits[i].name,
				"two documents would have this tag; give one another symbol");
	status = prepare(&change);
	if (status == STM_OK) {
		struct stm_str text = compose(&change, edits, count);

		if (digests)
			*digests = (struct stm_ref_digests){
				change.refs.digest, stm_refs_digest_of(text, &change.refs.loose)};
		status = replace_packed(store, text);
	}
	stm_unlock_file(store);
	if (status == STM_OK)
		stm_store_sync(store, "");
	return status;
}
