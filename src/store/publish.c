/*
 * Objects are on disk already; all refs follow in one step (packed.c). HEAD comes last, and again
 * with the next document if that is interrupted.
 */
#include "store/publish.h"

#include "base/map.h"
#include "store/refname.h"
#include "store/refs.h"

/* What is to be written, collected before anything is changed. */
struct plan {
	struct stm_store *store;
	const struct stm_records *records;
	const struct stm_ref_of *versions;
	size_t version_count;
	struct stm_ref_edit *edits;
	size_t count;
	struct stm_map tips;   /* of the series that were: index of the record */
	struct stm_map series; /* of those that will be */
};

static void get_id(git_oid *id, const char *commit)
{
	git_oid_fromstr(id, commit);
}

/* A ref that stays where it is needs no edit. */
static void add_edit(struct plan *plan, struct stm_ref_edit edit)
{
	if (!git_oid_equal(&edit.was, &edit.now))
		plan->edits[plan->count++] = edit;
}

/* A new version has no old tag, so its edit asks that there be none. */
static void plan_tag(struct plan *plan, const struct stm_ref_of *version)
{
	const ptrdiff_t old = stm_records_find(plan->records, version->symbol);
	struct stm_ref_edit edit = {0};

	get_id(&edit.now, version->commit);
	if (old >= 0)
		get_id(&edit.was, plan->records->at[old].commit);
	if (git_oid_equal(&edit.was, &edit.now))
		return;
	edit.name = stm_tag_name(plan->store->arena, version->symbol);
	add_edit(plan, edit);
}

/* Which record is the tip of each series, and which series there will be, by the hash of its name.
 */
static void note_tips(struct plan *plan)
{
	stm_map_init(&plan->tips, plan->store->arena, plan->records->len);
	stm_map_init(&plan->series, plan->store->arena, plan->version_count);
	for (uint32_t i = 0; i < plan->records->len; i++)
		if (plan->records->at[i].tip)
			*stm_map_put(&plan->tips, stm_key(stm_str(plan->records->at[i].series)),
				NULL) = i;
	for (size_t i = 0; i < plan->version_count; i++)
		if (plan->versions[i].tip)
			stm_map_put(
				&plan->series, stm_key(stm_str(plan->versions[i].series)), NULL);
}

static void plan_branch(struct plan *plan, const struct stm_ref_of *tip)
{
	const uint32_t *old = stm_map_get(&plan->tips, stm_key(stm_str(tip->series)));
	struct stm_ref_edit edit = {.may_lack = true};

	get_id(&edit.now, tip->commit);
	if (old)
		get_id(&edit.was, plan->records->at[*old].commit);
	if (git_oid_equal(&edit.was, &edit.now))
		return;
	edit.name = stm_branch_name(plan->store->arena, tip->series);
	add_edit(plan, edit);
}

/* Branches of series that became part of others. */
static void plan_removals(struct plan *plan)
{
	for (size_t i = 0; i < plan->records->len; i++) {
		const struct stm_record *record = &plan->records->at[i];
		struct stm_ref_edit edit = {.may_lack = true};

		if (!record->tip || stm_map_get(&plan->series, stm_key(stm_str(record->series))))
			continue;
		edit.name = stm_branch_name(plan->store->arena, record->series);
		get_id(&edit.was, record->commit);
		add_edit(plan, edit);
	}
}

/* Two symbols that differ only in what a tag cannot hold; only a new one can bring that about. */
static enum stm_status check_tags(const struct plan *plan)
{
	struct stm_map tags;

	stm_map_init(&tags, plan->store->arena, plan->version_count);
	for (uint32_t i = 0; i < plan->version_count; i++) {
		const char *symbol = plan->versions[i].symbol;
		const char *tag = stm_tag_name(plan->store->arena, symbol);
		int added;
		uint32_t *other = stm_map_put(&tags, stm_key(stm_str(tag)), &added);

		if (!added)
			return stm_fail(plan->store->error, STM_EARGUMENT, symbol,
				"would have the same tag as %s; give it another symbol",
				plan->versions[*other].symbol);
		*other = i;
	}
	return STM_OK;
}

/* In a work tree git would show the branch's new version as undone. */
static enum stm_status check_head(const struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++)
		if (stm_head_holds(plan->store, plan->edits[i].name))
			return stm_fail(plan->store->error, STM_EARGUMENT, plan->edits[i].name,
				"is checked out here and would change; add to a bare clone");
	return STM_OK;
}

/* Room for a tag and a branch a version, and for a branch a record to be removed. */
static enum stm_status plan_refs(struct plan *plan)
{
	const size_t most = 2 * plan->version_count + plan->records->len;
	enum stm_status status = check_tags(plan);

	plan->edits = stm_alloc_array(plan->store->arena, most + 1, sizeof(*plan->edits));
	note_tips(plan);
	for (size_t i = 0; i < plan->version_count; i++) {
		plan_tag(plan, &plan->versions[i]);
		if (plan->versions[i].tip)
			plan_branch(plan, &plan->versions[i]);
	}
	plan_removals(plan);
	if (status == STM_OK)
		status = check_head(plan);
	return status;
}

/* The first of all series, for a HEAD that points nowhere. */
static enum stm_status move_head(struct plan *plan)
{
	const char *first = NULL;
	struct stm_refs refs;
	enum stm_status status = stm_refs_read(plan->store, &refs);

	for (size_t i = 0; i < plan->version_count; i++)
		if (!first || strcmp(plan->versions[i].series, first) < 0)
			first = plan->versions[i].series;
	if (status == STM_OK && first)
		status = stm_head_change(
			plan->store, &refs, stm_branch_name(plan->store->arena, first));
	return status;
}

/*
 * HEAD is no part of what a repository says, and the versions are there already: that it cannot be
 * moved, be it for want of memory, is no failure of the call. The trap is borrowed meanwhile.
 */
static void try_move_head(struct plan *plan)
{
	struct stm_arena *arena = plan->store->arena;
	struct stm_error *error = plan->store->error;
	jmp_buf trap, *outer = arena->trap;

	arena->trap = &trap;
	plan->store->error = NULL;
	if (!setjmp(trap))
		(void)move_head(plan);
	arena->trap = outer;
	plan->store->error = error;
}

/* The one moment of change is in stm_refs_change(); HEAD is no part of what a repository says. */
enum stm_status stm_refs_publish(struct stm_store *store, const struct stm_records *records,
	const struct stm_ref_of *versions, size_t count)
{
	struct plan plan = {
		.store = store, .records = records, .versions = versions, .version_count = count};
	enum stm_status status = plan_refs(&plan);

	if (status == STM_OK)
		status = stm_refs_change(store, plan.edits, plan.count);
	if (status == STM_OK)
		try_move_head(&plan);
	return status;
}
