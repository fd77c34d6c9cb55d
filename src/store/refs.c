/*
 * Git's two stores of refs, read side by side: packed-refs, and files below refs/. Libgit2 gives
 * only their sum, and changing many refs in one step (packed.c) needs the parts. Formats:
 * gitrepository-layout(5).
 */
#include "store/refs.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "hash/hash.h"
#include "store/refname.h"

enum { LONGEST = 1 << 30 /* bytes of packed-refs */, LONGEST_LOOSE = 4096 };

static const char header[] = "# pack-refs with:";

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct stm_ref *)a)->name, ((const struct stm_ref *)b)->name);
}

/* Packed refs come sorted, and sorting takes twice their room. */
static void sort(struct stm_ref_list *list)
{
	for (size_t i = 1; i < list->len; i++)
		if (by_name(&list->at[i - 1], &list->at[i]) > 0) {
			qsort(list->at, list->len, sizeof(*list->at), by_name);
			return;
		}
}

size_t stm_ref_place(const struct stm_ref_list *list, const char *name)
{
	size_t low = 0, high = list->len;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(list->at[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct stm_ref *stm_ref_find(const struct stm_ref_list *list, const char *name)
{
	size_t place = stm_ref_place(list, name);

	if (place < list->len && !strcmp(list->at[place].name, name))
		return &list->at[place];
	return NULL;
}

/* "# pack-refs with:" and what the file promises. */
static void parse_header(struct stm_store *store, struct stm_refs *refs, struct stm_str line)
{
	struct stm_str start = {header, sizeof(header) - 1};

	if (!stm_str_starts(line, start))
		return;
	line = stm_str_trim(stm_str_from(line, start.len));
	refs->traits = stm_copy(store->arena, line.at, line.len);
}

/*
 * "<id> <name>", "^<id>" for what the tag before points to, or a comment. A NUL stands behind LINE,
 * whose parts are borrowed.
 */
static bool parse_line(struct stm_store *store, struct stm_refs *refs, struct stm_str line)
{
	struct stm_ref ref = {0};

	if (!line.len)
		return true;
	if (line.at[0] == '#') {
		parse_header(store, refs, line);
		return true;
	}
	if (line.at[0] == '^' && refs->packed.len) {
		refs->packed.at[refs->packed.len - 1].peeled = line.at;
		return true;
	}
	if (line.len <= GIT_OID_HEXSZ + 1 || line.at[GIT_OID_HEXSZ] != ' ' ||
		git_oid_fromstrn(&ref.id, line.at, GIT_OID_HEXSZ) < 0)
		return false;
	ref.name = line.at + GIT_OID_HEXSZ + 1;
	refs->packed.at[refs->packed.len++] = ref;
	return true;
}

static void make_room(struct stm_store *store, struct stm_ref_list *list, size_t count)
{
	list->at = stm_alloc_array(store->arena, count, sizeof(*list->at));
	list->cap = count;
}

static size_t count_lines(struct stm_str text)
{
	const char *end = text.at + text.len;
	size_t count = 0;

	for (const char *at = text.at; at < end && (at = memchr(at, '\n', (size_t)(end - at)));
		at++)
		count++;
	return count;
}

/*
 * Whoever writes the file ends each line; else it was cut short. It is empty only when all refs are
 * loose. The lines become the names: they are many, and TEXT is ours.
 */
static bool parse_lines(struct stm_store *store, struct stm_refs *refs, struct stm_str text)
{
	bool fine = text.len ? text.at[text.len - 1] == '\n' : refs->loose.len > 0;

	make_room(store, &refs->packed, count_lines(text));
	for (size_t start = 0; fine && start < text.len;) {
		char *end = memchr(text.at + start, '\n', text.len - start);
		size_t stop = (size_t)(end - text.at);

		*end = '\0';
		fine = parse_line(store, refs, stm_str_sub(text, start, stop));
		start = stop + 1;
	}
	return fine;
}

/* TRAITS stay NULL when there is no file, and are "" when it has no header. */
static enum stm_status read_packed(struct stm_store *store, struct stm_refs *refs)
{
	const char *path = stm_store_file(store, "packed-refs");
	struct stm_str text;
	struct stat info;
	enum stm_status status;

	refs->traits = NULL;
	if (stat(path, &info) < 0 && errno == ENOENT)
		return STM_OK;
	status = stm_file_read(store->arena, path, LONGEST, &text, store->error);
	if (status < 0)
		return status;
	refs->traits = "";
	refs->digest = stm_refs_digest_of(text, &refs->loose);
	if (!parse_lines(store, refs, text))
		return stm_fail(store->error, STM_EREPOSITORY, path,
			"is damaged; take it from another copy of the repository");
	sort(&refs->packed);
	return STM_OK;
}

/* A file below refs/: an id, or "ref: " and another ref. One that vanishes meanwhile is skipped. */
static enum stm_status read_loose(struct stm_store *store, struct stm_refs *refs, const char *name)
{
	const char *path = stm_store_file(store, name);
	struct stm_ref ref = {.name = name};
	struct stm_str text;

	if (stm_str_ends(stm_str(name), STM_STR(".lock")))
		return STM_OK;
	errno = 0;
	if (stm_file_read(store->arena, path, LONGEST_LOOSE, &text, NULL) < 0) {
		if (errno == ENOENT)
			return STM_OK;
		text.len = 0; /* too long for a ref, or not to be read: broken either way */
	}
	ref.symbolic = stm_str_starts(text, STM_STR("ref:"));
	if (!ref.symbolic &&
		(text.len < GIT_OID_HEXSZ || git_oid_fromstrn(&ref.id, text.at, GIT_OID_HEXSZ) < 0))
		return stm_fail(store->error, STM_EREPOSITORY, path,
			"is not a ref; take it from another copy of the repository or delete it");
	STM_PUSH(store->arena, &refs->loose, ref);
	return STM_OK;
}

/* Links are neither followed nor read: a ref is a file in a directory. */
static enum stm_status read_directory(
	struct stm_store *store, struct stm_refs *refs, const char *name)
{
	enum stm_status status = STM_OK;
	struct stm_names names = {0};

	stm_store_names(store, name, &names);
	for (size_t i = 0; status == STM_OK && i < names.len; i++) {
		const char *child = stm_format(store->arena, "%s/%s", name, names.at[i]);
		struct stat info;

		if (lstat(stm_store_file(store, child), &info) < 0)
			continue;
		if (S_ISDIR(info.st_mode))
			status = read_directory(store, refs, child);
		else if (S_ISREG(info.st_mode))
			status = read_loose(store, refs, child);
	}
	return status;
}

/* As git sees it: a loose ref hides the packed one of its name. */
static void merge(struct stm_store *store, struct stm_refs *refs)
{
	refs->all = refs->packed;
	if (!refs->loose.len)
		return;
	refs->all.len = 0;
	make_room(store, &refs->all, refs->packed.len + refs->loose.len);
	for (size_t i = 0; i < refs->packed.len; i++)
		if (!stm_ref_find(&refs->loose, refs->packed.at[i].name))
			refs->all.at[refs->all.len++] = refs->packed.at[i];
	for (size_t i = 0; i < refs->loose.len; i++)
		refs->all.at[refs->all.len++] = refs->loose.at[i];
	sort(&refs->all);
}

static enum stm_status read_all_loose(struct stm_store *store, struct stm_refs *refs)
{
	static const char *const roots[] = {
		"refs/heads", "refs/notes", "refs/remotes", "refs/tags"};
	enum stm_status status = STM_OK;

	*refs = (struct stm_refs){0};
	for (size_t i = 0; status == STM_OK && i < sizeof(roots) / sizeof(roots[0]); i++)
		status = read_directory(store, refs, roots[i]);
	sort(&refs->loose);
	refs->digest = stm_refs_digest_of((struct stm_str){0}, &refs->loose);
	return status;
}

uint64_t stm_refs_digest_of(struct stm_str packed, const struct stm_ref_list *loose)
{
	uint64_t digest = stm_hash_check(packed.at, packed.len);

	for (size_t i = 0; i < loose->len; i++) {
		const struct stm_ref *ref = &loose->at[i];

		digest = stm_hash_pair(digest, stm_hash_check(ref->name, strlen(ref->name)));
		digest = stm_hash_pair(digest, stm_hash_check(ref->id.id, sizeof(ref->id.id)));
	}
	return digest;
}

enum stm_status stm_refs_digest(struct stm_store *store, uint64_t *digest)
{
	struct stm_mapping file;
	struct stm_refs refs;
	enum stm_status status = read_all_loose(store, &refs);

	if (status < 0)
		return status;
	(void)stm_mapping_open(&file, stm_store_file(store, "packed-refs"));
	*digest = stm_refs_digest_of(
		(struct stm_str){(const char *)file.at, file.len}, &refs.loose);
	stm_mapping_release(&file);
	return STM_OK;
}

enum stm_status stm_refs_digest_loose(struct stm_store *store, uint64_t *digest)
{
	struct stm_refs refs;
	enum stm_status status = read_all_loose(store, &refs);

	*digest = refs.digest;
	return status;
}

/* Loose refs first: git moves a ref from there to packed-refs, so none is missed. */
enum stm_status stm_refs_read(struct stm_store *store, struct stm_refs *refs)
{
	enum stm_status status = read_all_loose(store, refs);

	if (status == STM_OK)
		status = read_packed(store, refs);
	if (status == STM_OK)
		merge(store, refs);
	return status;
}
