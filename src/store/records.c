/*
 * A version is a commit with our trailers and a tag of its own name; other tags may point to it
 * too. Nothing but the tags and commits is asked, so a clone has all of it.
 */
#include "store/records.h"

#include "store/catalog.h"
#include "store/kept.h"
#include "store/message.h"
#include "store/objects.h"
#include "store/refname.h"
#include "store/refs.h"
#include "store/snapshot.h"

/* "tree <hex>" first, an empty line, the message. */
static bool parse_commit(struct stm_record *record, struct stm_arena *arena, struct stm_str bytes)
{
	const ptrdiff_t end = stm_str_find(bytes, STM_STR("\n\n"), 0);

	if (end < 0 || bytes.len < 5 + GIT_OID_HEXSZ || memcmp(bytes.at, "tree ", 5) ||
		!stm_message_parse(record, arena, stm_str_from(bytes, (size_t)end + 2)))
		return false;
	memcpy(record->tree, bytes.at + 5, GIT_OID_HEXSZ);
	return true;
}

/* The version whose commit is ID; *FOUND is false when that is no commit, or not one of ours. */
static enum stm_status read_commit(
	struct stm_store *store, const git_oid *id, struct stm_record *record, bool *found)
{
	git_object_t kind = GIT_OBJECT_ANY;
	struct stm_str bytes;
	enum stm_status status = stm_object_read(store, id, &kind, &bytes);

	*found = status == STM_OK && kind == GIT_OBJECT_COMMIT &&
		 parse_commit(record, store->arena, bytes);
	if (*found) {
		git_oid_tostr(record->commit, sizeof(record->commit), id);
		record->tag = stm_tag_name(store->arena, record->card.symbol) + strlen(STM_TAGS);
	}
	return status;
}

/* The version that REF, a tag, is the tag of; CATALOG may be empty. */
static enum stm_status read_tag(struct stm_store *store, const struct stm_catalog *catalog,
	const struct stm_ref *ref, struct stm_record *record, bool *found)
{
	enum stm_status status = STM_OK;

	*found = !ref->symbolic && stm_catalog_find(catalog, store->arena, &ref->id, record);
	if (!ref->symbolic && !*found)
		status = read_commit(store, &ref->id, record, found);
	if (*found)
		*found = stm_tag_is(ref->name, record->card.symbol);
	record->tag = ref->name + strlen(STM_TAGS);
	if (status == STM_EREPOSITORY && store->error)
		stm_fail(store->error, status, ref->name,
			"points to a missing or damaged commit; take it from another copy of the "
			"repository, or delete the tag and add the document again");
	return status;
}

static bool is_tag(const struct stm_ref *ref)
{
	return !strncmp(ref->name, STM_TAGS, sizeof(STM_TAGS) - 1);
}

/* What is missing of the parents of RECORD. */
static void find_missing_parents(
	struct stm_store *store, struct stm_records *records, const struct stm_record *record)
{
	if (record->ancestor_count == record->parents.len)
		return;
	for (size_t k = 0; k < record->parents.len; k++) {
		struct stm_gap gap = {record->card.symbol, record->parents.at[k]};

		if (stm_records_find(records, gap.symbol) < 0)
			STM_PUSH(store->arena, &records->gaps, gap);
	}
}

/* Whether REF ends in a version without a tag. One that cannot be read is for check to tell. */
static enum stm_status find_tip(
	struct stm_store *store, struct stm_records *records, const struct stm_ref *ref)
{
	struct stm_record record;
	bool found;
	enum stm_status status = read_commit(store, &ref->id, &record, &found);

	if (status == STM_EMEMORY)
		return status;
	if (status == STM_OK && found && stm_records_find(records, record.card.symbol) < 0)
		STM_PUSH(store->arena, &records->gaps,
			((struct stm_gap){ref->name, record.card.symbol}));
	return STM_OK;
}

/* Of branches, those are read that do not end in a version we have. */
static enum stm_status find_tips(
	struct stm_store *store, struct stm_records *records, const struct stm_refs *refs)
{
	struct stm_map commits;
	enum stm_status status = STM_OK;

	stm_map_init(&commits, store->arena, records->len);
	for (size_t i = 0; i < records->len; i++)
		stm_map_put(&commits, stm_key(stm_str(records->at[i].commit)), NULL);
	for (size_t i = 0; status == STM_OK && i < refs->all.len; i++) {
		const struct stm_ref *ref = &refs->all.at[i];
		char hex[GIT_OID_HEXSZ + 1];

		if (ref->symbolic || strncmp(ref->name, STM_BRANCHES, sizeof(STM_BRANCHES) - 1))
			continue;
		git_oid_tostr(hex, sizeof(hex), &ref->id);
		if (!stm_map_get(&commits, stm_key(stm_str(hex))))
			status = find_tip(store, records, ref);
	}
	return status;
}

static enum stm_status find_gaps(
	struct stm_store *store, struct stm_records *records, const struct stm_refs *refs)
{
	for (size_t i = 0; i < records->len; i++)
		find_missing_parents(store, records, &records->at[i]);
	return find_tips(store, records, refs);
}

/* The tags among sorted refs: those from START up to STOP. */
static void find_tags(const struct stm_ref_list *all, size_t *start, size_t *stop)
{
	*start = *stop = stm_ref_place(all, STM_TAGS);
	while (*stop < all->len && is_tag(&all->at[*stop]))
		++*stop;
}

/* Damage to one version fails the whole: a lineage with a hole would be derived differently. */
static enum stm_status read_all(
	struct stm_store *store, const struct stm_refs *refs, struct stm_records *out, bool anew)
{
	enum stm_status status = STM_OK;
	size_t start, stop;

	*out = (struct stm_records){.refs = refs->digest};
	if (!anew)
		stm_catalog_open(&out->catalog, store);
	find_tags(&refs->all, &start, &stop);
	out->cap = stop - start;
	/* not cleared: whole pages of them, which reading fills */
	out->at = stm_resize(store->arena, NULL, 0, out->cap * sizeof(*out->at));
	for (size_t i = start; status == STM_OK && i < stop; i++) {
		bool found;

		status = read_tag(
			store, &out->catalog, &refs->all.at[i], &out->at[out->len], &found);
		out->len += status == STM_OK && found;
	}
	if (status < 0)
		return status;
	stm_records_sort(out, store->arena);
	return find_gaps(store, out, refs);
}

/* Whether the snapshot has them: it was made of a repository without gaps. */
static bool read_snapshot(struct stm_store *store, struct stm_records *out)
{
	uint64_t digest;

	return stm_refs_digest(store, &digest) == STM_OK && stm_snapshot_read(store, digest, out);
}

enum stm_status stm_records_read(struct stm_store *store, struct stm_records *out)
{
	struct stm_refs refs;
	enum stm_status status;

	if (read_snapshot(store, out))
		return STM_OK;
	status = stm_refs_read(store, &refs);
	return status == STM_OK ? read_all(store, &refs, out, false) : status;
}

enum stm_status stm_records_read_anew(struct stm_store *store, struct stm_records *out)
{
	struct stm_refs refs;
	enum stm_status status = stm_refs_read(store, &refs);

	return status == STM_OK ? read_all(store, &refs, out, true) : status;
}

enum stm_status stm_fail_gap(struct stm_error *error, const struct stm_gap *gap)
{
	return stm_fail(error, STM_EREPOSITORY, gap->file,
		"comes from %s, whose tag is gone; fetch the tags, or add its document again",
		gap->symbol);
}

/* The first gap fails. */
static enum stm_status check_whole(struct stm_store *store, const struct stm_records *records)
{
	return records->gaps.len ? stm_fail_gap(store->error, &records->gaps.at[0]) : STM_OK;
}

/* Those that are kept, else those of the snapshot, which are kept then; NULL when it has none. */
static const struct stm_records *keep_snapshot(struct stm_store *store)
{
	const struct stm_records *kept = stm_kept_records(store);
	struct stm_records *out;

	if (kept)
		return kept;
	out = stm_kept_open(store);
	return stm_kept_close(store, read_snapshot(store, out));
}

/* From refs and commits. */
static enum stm_status keep_all(struct stm_store *store, const struct stm_records **out)
{
	struct stm_records *records = stm_kept_open(store);
	struct stm_refs refs;
	enum stm_status status = stm_refs_read(store, &refs);

	if (status == STM_OK)
		status = read_all(store, &refs, records, false);
	*out = stm_kept_close(store, status == STM_OK);
	return status;
}

enum stm_status stm_records_read_whole(struct stm_store *store, const struct stm_records **out)
{
	enum stm_status status = STM_OK;

	*out = keep_snapshot(store);
	if (!*out)
		status = keep_all(store, out);
	return status == STM_OK ? check_whole(store, *out) : status;
}

enum stm_status stm_records_any(struct stm_store *store, bool *found)
{
	static const struct stm_catalog none;
	struct stm_refs refs;
	enum stm_status status = stm_refs_read(store, &refs);

	*found = false;
	for (size_t i = 0; status == STM_OK && !*found && i < refs.all.len; i++) {
		struct stm_record record;

		if (is_tag(&refs.all.at[i]))
			status = read_tag(store, &none, &refs.all.at[i], &record, found);
		if (*found)
			status = stm_record_file(store, &record, "lineage.tsv", NULL, found);
	}
	return status;
}

/*
 * The commit of REF, or that NAME resolves to in git's language; tags are peeled. git_revparse()
 * (1.5.1) would find REF too, but leaks where the object is damaged.
 */
static bool resolve(
	struct stm_store *store, const struct stm_ref *ref, const char *name, git_oid *out)
{
	git_object *object = NULL, *commit = NULL;
	int result = ref && !ref->symbolic
			     ? git_object_lookup(&object, store->git, &ref->id, GIT_OBJECT_ANY)
			     : git_revparse_single(&object, store->git, ref ? ref->name : name);
	bool found = !result && git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0;

	if (found)
		git_oid_cpy(out, git_object_id(commit));
	git_object_free(object);
	git_object_free(commit);
	return found;
}

/* A remote's branch NAME: "refs/remotes/<remote>/NAME". */
static const struct stm_ref *find_remote(const struct stm_refs *refs, const char *name)
{
	const size_t start = sizeof(STM_REMOTES) - 1;

	for (size_t i = stm_ref_place(&refs->all, STM_REMOTES); i < refs->all.len; i++) {
		const struct stm_ref *ref = &refs->all.at[i];
		const char *slash;

		if (strncmp(ref->name, STM_REMOTES, start))
			break;
		slash = strchr(ref->name + start, '/');
		if (slash && !strcmp(slash + 1, name))
			return ref;
	}
	return NULL;
}

/* The commit NAME stands for: as symbol, tag and branch, in that order, then as git has it. */
static bool find_commit(
	struct stm_store *store, const struct stm_refs *refs, const char *name, git_oid *out)
{
	const char *tries[] = {
		stm_tag_name(store->arena, name),
		stm_format(store->arena, STM_TAGS "%s", name),
		stm_branch_name(store->arena, name),
	};
	const struct stm_ref *ref = NULL;

	for (size_t i = 0; !ref && i < sizeof(tries) / sizeof(tries[0]); i++)
		ref = stm_ref_find(&refs->all, tries[i]);
	if (!ref)
		ref = find_remote(refs, name);
	return resolve(store, ref, name, out);
}

/* Letters and digits of NAME, small, and a slash for all between them. */
static const char *fold(struct stm_arena *arena, const char *name)
{
	struct stm_buf buf = {.arena = arena};

	for (const char *c = name; *c; c++) {
		if (stm_is_alpha(*c) || stm_is_digit(*c))
			stm_buf_char(&buf, stm_is_upper(*c) ? (char)(*c + 32) : *c);
		else if (buf.len && buf.at[buf.len - 1] != '/')
			stm_buf_char(&buf, '/');
	}
	while (buf.len && buf.at[buf.len - 1] == '/')
		buf.len--;
	return stm_buf_end(&buf);
}

/* Whether WANTED, folded, is TAG or its beginning or its end, up to a slash. */
static bool is_like(struct stm_str tag, struct stm_str wanted)
{
	if (tag.len == wanted.len)
		return stm_str_equal(tag, wanted);
	if (!wanted.len || tag.len < wanted.len)
		return false;
	return (stm_str_starts(tag, wanted) && tag.at[wanted.len] == '/') ||
	       (stm_str_ends(tag, wanted) && tag.at[tag.len - wanted.len - 1] == '/');
}

/* With the first tag that may have been meant: "S/RES/839" or "80/218" for what has more parts. */
static enum stm_status fail_unknown(
	struct stm_store *store, const struct stm_refs *refs, const char *name)
{
	struct stm_str wanted = stm_str(fold(store->arena, name));

	for (size_t i = 0; i < refs->all.len; i++) {
		const char *tag = refs->all.at[i].name + sizeof(STM_TAGS) - 1;

		if (is_tag(&refs->all.at[i]) && is_like(stm_str(fold(store->arena, tag)), wanted))
			return stm_fail(store->error, STM_ENOTFOUND, name,
				"names no version; did you mean %s?", tag);
	}
	return stm_fail(store->error, STM_ENOTFOUND, name,
		"names no version; stemma list shows what there is");
}

/* The tag is asked last: a commit that was derived once, and has been replaced, is no version. */
static enum stm_status read_named(struct stm_store *store, const struct stm_refs *refs,
	const char *name, struct stm_record *out)
{
	const struct stm_ref *tag;
	git_oid id;
	bool found = false;
	enum stm_status status = STM_OK;

	if (*name && find_commit(store, refs, name, &id))
		status = read_commit(store, &id, out, &found);
	if (status < 0)
		return status;
	tag = found ? stm_ref_find(&refs->all, stm_tag_name(store->arena, out->card.symbol)) : NULL;
	return tag && git_oid_equal(&tag->id, &id) ? STM_OK : fail_unknown(store, refs, name);
}

/* Where NAME is a symbol and the records are kept, nothing is read. */
enum stm_status stm_record_read(struct stm_store *store, const char *name, struct stm_record *out)
{
	const struct stm_records *kept = stm_kept_records(store);
	const ptrdiff_t place = kept ? stm_records_find(kept, name) : -1;
	struct stm_refs refs;
	enum stm_status status;

	if (place >= 0) {
		*out = kept->at[place];
		return STM_OK;
	}
	status = stm_refs_read(store, &refs);
	return status == STM_OK ? read_named(store, &refs, name, out) : status;
}

/*
 * A symbol needs no refs to be resolved. Else all by the same refs: the tag of the one is among
 * those of all, unless it goes at this very moment.
 */
enum stm_status stm_records_read_with(
	struct stm_store *store, const char *name, const struct stm_records **out, size_t *place)
{
	ptrdiff_t found;
	struct stm_record named;
	struct stm_refs refs;
	enum stm_status status;

	*out = keep_snapshot(store);
	found = *out ? stm_records_find(*out, name) : -1;
	*place = (size_t)found;
	if (found >= 0)
		return check_whole(store, *out);
	status = stm_refs_read(store, &refs);
	if (status == STM_OK)
		status = read_named(store, &refs, name, &named);
	if (status == STM_OK && !(*out && (*out)->refs == refs.digest))
		status = keep_all(store, out);
	if (status < 0)
		return status;
	found = stm_records_find(*out, named.card.symbol);
	*place = (size_t)found;
	return found >= 0 ? check_whole(store, *out) : fail_unknown(store, &refs, name);
}

/* With FOUND a missing file is an answer, without it damage. */
enum stm_status stm_record_file(struct stm_store *store, const struct stm_record *record,
	const char *path, struct stm_str *out, bool *found)
{
	bool there;
	git_oid tree;
	enum stm_status status;

	if (git_oid_fromstr(&tree, record->tree) < 0)
		return stm_fail(store->error, STM_EREPOSITORY, record->card.symbol,
			"its commit is damaged; run stemma check");
	status = stm_tree_read(store, &tree, path, out, &there);
	if (found)
		*found = there;
	else if (status == STM_OK && !there)
		return stm_fail(store->error, STM_EREPOSITORY, record->card.symbol,
			"its commit has no %s; run stemma check", path);
	return status;
}

enum stm_status stm_record_source(
	struct stm_store *store, const struct stm_record *record, struct stm_str *out)
{
	const char *path = stm_format(store->arena, "source/%s", record->source);

	return stm_record_file(store, record, path, out, NULL);
}
