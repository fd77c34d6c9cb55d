/*
 * Git looks for the note on a commit as a file called like it, or below a directory called like its
 * first two digits; the latter here, since there may be many. The commit of the notes has no
 * parent: what was known before is not kept, because it can be found again.
 */
#include "store/notes.h"

#include "store/objects.h"
#include "store/refs.h"
#include "store/snapshot.h"

static const char ref[] = "refs/notes/stemma";

enum { FAN = 2 /* digits */ };

/* The tree of notes FROM to TO, which share their first digits. */
static enum stm_status write_fan(
	struct stm_store *store, const struct stm_note *notes, size_t count, git_oid *id)
{
	struct stm_tree_line *lines = stm_alloc_array(store->arena, count + 1, sizeof(*lines));
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < count; i++) {
		lines[i].name = notes[i].commit + FAN;
		status = stm_object_write(store,
			&(struct stm_object){GIT_OBJECT_BLOB, notes[i].text, "note"}, &lines[i].id);
	}
	if (status < 0)
		return status;
	return stm_tree_write(store, store->arena, &(struct stm_tree){"notes", lines, count}, id);
}

static enum stm_status write_tree(
	struct stm_store *store, const struct stm_note *notes, size_t count, git_oid *id)
{
	struct stm_tree_line *lines = stm_alloc_array(store->arena, count + 1, sizeof(*lines));
	enum stm_status status = STM_OK;
	size_t fans = 0;

	for (size_t i = 0, end; status == STM_OK && i < count; i = end) {
		struct stm_tree_line *line = &lines[fans++];

		end = i + 1;
		while (end < count && !strncmp(notes[end].commit, notes[i].commit, FAN))
			end++;
		line->name = stm_copy(store->arena, notes[i].commit, FAN);
		line->is_tree = true;
		status = write_fan(store, notes + i, end - i, &line->id);
	}
	if (status < 0)
		return status;
	return stm_tree_write(store, store->arena, &(struct stm_tree){"", lines, fans}, id);
}

/* Neither the clock nor a person is in it. */
static enum stm_status write_commit(struct stm_store *store, const git_oid *tree, git_oid *id)
{
	static const char person[] = "Stemma <stemma@localhost> 0 +0000";
	struct stm_buf buf = {.arena = store->arena};
	char hex[GIT_OID_HEXSZ + 1];

	git_oid_tostr(hex, sizeof(hex), tree);
	stm_buf_printf(&buf, "tree %s\nauthor %s\ncommitter %s\n\n", hex, person, person);
	stm_buf_text(&buf, "Borrowed phrases\n");
	return stm_object_write(
		store, &(struct stm_object){GIT_OBJECT_COMMIT, {buf.at, buf.len}, NULL}, id);
}

enum stm_status stm_notes_write(struct stm_store *store, const struct stm_note *notes, size_t count)
{
	struct stm_ref_edit edit = {.name = ref};
	struct stm_ref_digests digests;
	const struct stm_ref *was;
	struct stm_refs refs;
	git_oid tree;
	enum stm_status status = stm_refs_read(store, &refs);

	if (status == STM_OK)
		status = write_tree(store, notes, count, &tree);
	if (status == STM_OK)
		status = write_commit(store, &tree, &edit.now);
	if (status == STM_OK)
		status = stm_objects_pack(store);
	if (status < 0)
		return status;
	was = stm_ref_find(&refs.all, ref);
	if (was)
		edit.was = was->id;
	if (git_oid_equal(&edit.was, &edit.now))
		return STM_OK;
	status = stm_refs_change(store, &edit, 1, &digests);
	if (status == STM_OK)
		stm_snapshot_follow(store, digests.was, digests.now);
	return status;
}

enum stm_status stm_notes_open(struct stm_notes *out, struct stm_store *store)
{
	git_object_t kind = GIT_OBJECT_COMMIT;
	const struct stm_ref *found;
	struct stm_str commit;
	struct stm_refs refs;
	git_oid id;
	enum stm_status status = stm_refs_read(store, &refs);

	*out = (struct stm_notes){0};
	found = status == STM_OK ? stm_ref_find(&refs.all, ref) : NULL;
	if (!found || found->symbolic)
		return status;
	status = stm_object_read(store, &found->id, &kind, &commit);
	if (status < 0)
		return status;
	if (commit.len < 5 + GIT_OID_HEXSZ ||
		git_oid_fromstrn(&id, commit.at + 5, GIT_OID_HEXSZ) < 0)
		return stm_fail(store->error, STM_EREPOSITORY, ref,
			"is damaged; delete it, and stemma index makes it anew");
	kind = GIT_OBJECT_TREE;
	return stm_object_read(store, &id, &kind, &out->tree);
}

/* A flat tree, which another program may have made of it, is read as well. */
enum stm_status stm_notes_read(struct stm_str *out, struct stm_store *store,
	const struct stm_notes *notes, const char *commit)
{
	const char *fan = stm_copy(store->arena, commit, FAN);
	git_object_t kind = GIT_OBJECT_TREE;
	struct stm_str tree = notes->tree;
	const char *name = commit;
	git_oid id;

	*out = (struct stm_str){"", 0};
	if (stm_tree_entry(tree, fan, &id)) {
		enum stm_status status = stm_object_read(store, &id, &kind, &tree);

		if (status < 0)
			return status;
		name = commit + FAN;
	}
	kind = GIT_OBJECT_BLOB;
	return stm_tree_entry(tree, name, &id) ? stm_object_read(store, &id, &kind, out) : STM_OK;
}
