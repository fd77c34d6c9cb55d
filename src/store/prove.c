/*
 * Commits are named by their content, so a tag that points to the commit its sources derive proves
 * that commit's whole content and ancestry; what is left to prove is that every object is there and
 * intact, and that no ref points elsewhere.
 */
#include "store/publish.h"

#include "base/map.h"
#include "store/commit.h"
#include "store/message.h"
#include "store/objects.h"
#include "store/refname.h"
#include "store/refs.h"

/* Another Stemma may derive otherwise: that is no damage, and the text says which it was. */
static enum stm_status fail_commit(const struct stm_proof *proof, const struct stm_record *record)
{
	const char *engine = stm_engine_text(proof->store->arena);

	if (strcmp(record->engine, engine))
		return stm_fail(proof->store->error, STM_EREPOSITORY, record->card.symbol,
			"was written by %s, and this is %s; add all documents to a new repository",
			record->engine, engine);
	return stm_fail(proof->store->error, STM_EREPOSITORY, record->card.symbol,
		"its commit is not what its source derives; take it from another copy, or add all "
		"documents to a new repository");
}

/* Half an id is as good as spread; two objects that share it are not to be expected. */
static uint64_t key_of(const git_oid *id)
{
	uint64_t key;

	memcpy(&key, id->id, sizeof(key));
	return key;
}

static enum stm_status prove_objects(struct stm_proof *proof, const char *symbol)
{
	struct stm_store *store = proof->store;
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < store->made.len; i++) {
		int added;

		stm_map_put(&proof->seen, key_of(&store->made.at[i].id), &added);
		if (added)
			status = stm_object_prove(store, &store->made.at[i].id);
	}
	if (status == STM_EREPOSITORY && store->error)
		stm_fail(store->error, status, symbol,
			"a part of it is missing or damaged; take it from another copy of the "
			"repository");
	return status;
}

/*
 * Derives the commit of version I without writing it, compares it with the tag, and reads each of
 * its objects from disk. Parents come first, so their ids are known.
 */
static enum stm_status prove_version(
	struct stm_proof *proof, const struct stm_lineage *lineage, size_t i)
{
	const struct stm_lineage_version *version = &lineage->versions[i];
	const ptrdiff_t place = stm_records_find(proof->records, version->node->card->symbol);
	const struct stm_record *record = &proof->records->at[place];
	enum stm_status status;

	stm_objects_forget(proof->store);
	status = stm_commit_make(proof->store, lineage, i);
	if (status < 0)
		return status;
	if (strcmp(record->commit, version->commit) != 0)
		return fail_commit(proof, record);
	return prove_objects(proof, record->card.symbol);
}

void stm_proof_begin(
	struct stm_proof *proof, struct stm_store *store, const struct stm_records *records)
{
	*proof = (struct stm_proof){.store = store, .records = records};
	store->proving = true;
	stm_map_init(&proof->seen, store->arena, 1024);
}

enum stm_status stm_proof_lineage(struct stm_proof *proof, const struct stm_lineage *lineage)
{
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < lineage->count; i++)
		status = prove_version(proof, lineage, i);
	return status;
}

/* A clone has its branches below refs/remotes; either place will do. */
static bool has_branch(const struct stm_proof *proof, const struct stm_refs *refs,
	const char *series, const git_oid *commit)
{
	const struct stm_ref_list *all = &refs->all;
	const size_t start = sizeof(STM_REMOTES) - 1;
	const struct stm_ref *own = stm_ref_find(all, stm_branch_name(proof->store->arena, series));

	if (own && git_oid_equal(&own->id, commit))
		return true;
	for (size_t i = stm_ref_place(all, STM_REMOTES); i < all->len; i++) {
		const struct stm_ref *ref = &all->at[i];
		const char *slash;

		if (strncmp(ref->name, STM_REMOTES, start))
			break;
		slash = strchr(ref->name + start, '/');
		if (slash && !strcmp(slash + 1, series) && git_oid_equal(&ref->id, commit))
			return true;
	}
	return false;
}

/* The tip of a series must be where its branch points. */
static enum stm_status prove_tip(const struct stm_proof *proof, const struct stm_refs *refs,
	const struct stm_ref_of *version)
{
	git_oid id;

	git_oid_fromstr(&id, version->commit);
	if (!version->tip || has_branch(proof, refs, version->series, &id))
		return STM_OK;
	return stm_fail(proof->store->error, STM_EREPOSITORY,
		stm_branch_name(proof->store->arena, version->series),
		"does not point to %s, the last of its series; point it there with git branch -f",
		version->symbol);
}

/*
 * A branch of a series that has lost its tags. One of the user's own may well point to a version
 * that has been derived anew since.
 */
static enum stm_status prove_branch(const struct stm_proof *proof, const struct stm_ref *ref)
{
	git_object_t kind = GIT_OBJECT_ANY;
	struct stm_record record;
	struct stm_str bytes;
	enum stm_status status;
	ptrdiff_t end;

	if (ref->symbolic || strncmp(ref->name, STM_BRANCHES, sizeof(STM_BRANCHES) - 1) ||
		stm_map_get(&proof->seen, key_of(&ref->id)))
		return STM_OK;
	status = stm_object_read(proof->store, &ref->id, &kind, &bytes);
	if (status < 0)
		return stm_fail(proof->store->error, status, ref->name,
			"points to a missing or damaged object; take it from another copy");
	end = stm_str_find(bytes, STM_STR("\n\n"), 0);
	if (end < 0 || !stm_message_parse(
			       &record, proof->store->arena, stm_str_from(bytes, (size_t)end + 2)))
		return STM_OK;
	if (strcmp(ref->name, stm_branch_name(proof->store->arena, record.card.key)))
		return STM_OK;
	return stm_fail(proof->store->error, STM_EREPOSITORY, ref->name,
		"points to a version of %s that is not in the lineage; restore its tag or delete "
		"the "
		"branch",
		record.card.symbol);
}

enum stm_status stm_proof_refs(
	struct stm_proof *proof, const struct stm_ref_of *versions, size_t count)
{
	struct stm_refs refs;
	enum stm_status status = stm_refs_read(proof->store, &refs);

	for (size_t i = 0; status == STM_OK && i < count; i++)
		status = prove_tip(proof, &refs, &versions[i]);
	for (size_t i = 0; status == STM_OK && i < refs.all.len; i++)
		status = prove_branch(proof, &refs.all.at[i]);
	return status;
}
