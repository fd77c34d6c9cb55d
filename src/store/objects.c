/*
 * Objects are read and written as bytes: git's formats are simple, and what libgit2 would make of
 * them belongs to nobody when memory runs out. New ones wait in memory (libgit2's mempack).
 */
#include "store/objects.h"

#include <stdlib.h>

#include "store/packindex.h"

/* Missing and damaged are one to the user: the bytes have to come from elsewhere. */
static enum stm_status fail_damaged(struct stm_store *store, const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof(hex), id);
	return stm_fail(store->error, STM_EREPOSITORY, store->name,
		"object %s is missing or damaged; take it from another copy of the repository",
		hex);
}

/* Reads into store->held; what is held already is let go. */
static enum stm_status hold(struct stm_store *store, const git_oid *id)
{
	git_odb_object_free(store->held);
	store->held = NULL;
	if (!store->checked) {
		enum stm_status status = stm_pack_indexes_check(store);

		if (status < 0)
			return status;
		store->checked = true;
	}
	if (git_odb_read(&store->held, store->odb, id) == 0)
		return STM_OK;
	store->held = NULL;
	if (git_error_last() && git_error_last()->klass == GIT_ERROR_NOMEMORY)
		return stm_fail_memory(store->error);
	return fail_damaged(store, id);
}

/* An object is copied to the arena and let go at once; one at most is held. */
static void let_go(struct stm_store *store)
{
	git_odb_object_free(store->held);
	store->held = NULL;
}

enum stm_status stm_object_read(
	struct stm_store *store, const git_oid *id, git_object_t *kind, struct stm_str *out)
{
	enum stm_status status = hold(store, id);
	git_object_t found;

	if (status < 0)
		return status;
	found = git_odb_object_type(store->held);
	if (*kind != GIT_OBJECT_ANY && *kind != found) {
		let_go(store);
		return fail_damaged(store, id);
	}
	*kind = found;
	out->len = git_odb_object_size(store->held);
	out->at = stm_copy(store->arena, git_odb_object_data(store->held), out->len);
	let_go(store);
	return STM_OK;
}

enum stm_status stm_object_prove(struct stm_store *store, const git_oid *id)
{
	enum stm_status status = hold(store, id);

	if (status == STM_OK)
		let_go(store);
	return status;
}

/*
 * An object that is stored already is not written again, so a lineage that is derived anew adds
 * only what is new. A proof wants to know them all, and writes none.
 */
enum stm_status stm_object_write(
	struct stm_store *store, const struct stm_object *object, git_oid *id)
{
	const struct stm_str bytes = object->bytes;
	const char *at = bytes.len ? bytes.at : "", *name = object->name;

	if (git_odb_hash(id, at, bytes.len, object->kind) < 0)
		return stm_fail_memory(store->error);
	if (!store->proving && stm_known_ask(store, id))
		return STM_OK;
	name = name ? stm_copy_text(&store->waiting, name) : NULL;
	STM_PUSH(&store->waiting, &store->made, (struct stm_made){*id, name});
	if (store->proving)
		return STM_OK;
	if (store->memory->write(store->memory, id, at, bytes.len, object->kind) < 0)
		return stm_fail_memory(store->error);
	stm_known_add(&store->known, id);
	store->bytes += bytes.len;
	return STM_OK;
}

/* Takes "mode name NUL id" off the front of REST; false at the end, and where it is damaged. */
static bool next_entry(struct stm_str *rest, struct stm_str *name, git_oid *id)
{
	const char *space = rest->len ? memchr(rest->at, ' ', rest->len) : NULL;
	const char *nul;
	size_t used;

	if (!space)
		return false;
	nul = memchr(space, '\0', rest->len - (size_t)(space - rest->at));
	if (!nul)
		return false;
	used = (size_t)(nul + 1 - rest->at) + GIT_OID_RAWSZ;
	if (used > rest->len)
		return false;
	*name = (struct stm_str){space + 1, (size_t)(nul - space) - 1};
	git_oid_fromraw(id, (const unsigned char *)nul + 1);
	*rest = stm_str_from(*rest, used);
	return true;
}

bool stm_tree_entry(struct stm_str tree, const char *name, git_oid *out)
{
	struct stm_str found;

	while (next_entry(&tree, &found, out))
		if (stm_str_equal(found, stm_str(name)))
			return true;
	return false;
}

/* One level a call; a path that ends in a directory is not of this project's making. */
enum stm_status stm_tree_read(struct stm_store *store, const git_oid *id, const char *path,
	struct stm_str *out, bool *found)
{
	const char *slash = strchr(path, '/');
	const char *name = slash ? stm_copy(store->arena, path, (size_t)(slash - path)) : path;
	git_object_t kind = GIT_OBJECT_TREE;
	struct stm_str tree;
	git_oid entry;
	enum stm_status status = stm_object_read(store, id, &kind, &tree);

	*found = false;
	if (status < 0 || !stm_tree_entry(tree, name, &entry))
		return status;
	if (slash)
		return stm_tree_read(store, &entry, slash + 1, out, found);
	*found = true;
	kind = GIT_OBJECT_BLOB;
	return out ? stm_object_read(store, &entry, &kind, out) : STM_OK;
}

/* As git orders them: a directory as if its name ended in a slash. */
static int by_name(const void *a, const void *b)
{
	const struct stm_tree_line *x = a, *y = b;
	const size_t x_len = strlen(x->name), y_len = strlen(y->name);
	const size_t shared = x_len < y_len ? x_len : y_len;
	const int order = memcmp(x->name, y->name, shared);
	unsigned char x_end, y_end;

	if (order)
		return order;
	x_end = x_len > shared ? (unsigned char)x->name[shared] : x->is_tree ? '/' : 0;
	y_end = y_len > shared ? (unsigned char)y->name[shared] : y->is_tree ? '/' : 0;
	return (x_end > y_end) - (x_end < y_end);
}

enum stm_status stm_tree_write(struct stm_store *store, struct stm_arena *scratch,
	const struct stm_tree *tree, git_oid *id)
{
	struct stm_buf buf = {.arena = scratch};
	struct stm_tree_line *lines = tree->lines;
	const size_t count = tree->count;

	if (count)
		qsort(lines, count, sizeof(*lines), by_name);
	for (size_t i = 0; i < count; i++) {
		if (i && !strcmp(lines[i].name, lines[i - 1].name))
			continue;
		stm_buf_text(&buf, lines[i].is_tree ? "40000 " : "100644 ");
		stm_buf_add(&buf, lines[i].name, strlen(lines[i].name) + 1);
		stm_buf_add(&buf, (const char *)lines[i].id.id, GIT_OID_RAWSZ);
	}
	return stm_object_write(
		store, &(struct stm_object){GIT_OBJECT_TREE, {buf.at, buf.len}, tree->name}, id);
}
