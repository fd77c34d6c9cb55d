/*
 * Objects first, to disk; then all refs in one step (packed.c). HEAD comes last, and again with the
 * next document if that is interrupted.
 */
#include "store/publish.h"

#include "base/map.h"
#include "store/commit.h"
#include "store/objects.h"
#include "store/refname.h"
#include "store/refs.h"

/* What is to be written, collected before anything is changed. */
struct plan {
	struct stm_store *store;
	const struct stm_lineage *lineage;
	const struct stm_records *records;
	const bool *affected;
	git_oid *commits; /* by version */
	struct stm_ref_edit *edits;
	size_t count;
	struct stm_map tips;   /* of the series that were: index of the record */
	struct stm_map series; /* of those that will be */
};

static void get_id(git_oid *id, const struct stm_record *record)
{
	git_oid_fromstr(id, record->commit);
}

/* All objects are on disk before any ref is touched: a kill here leaves objects nobody names. */
static enum stm_status write_objects(struct plan *plan)
{
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < plan->lineage->count; i++)
		status = stm_commit_make(plan->store, plan->lineage, i, plan->commits);
	if (status == STM_OK)
		status = stm_objects_pack(plan->store);
	return status;
}

/* A ref that stays where it is needs no edit. */
static void add_edit(struct plan *plan, struct stm_ref_edit edit)
{
	if (!git_oid_equal(&edit.was, &edit.now))
		plan->edits[plan->count++] = edit;
}

/* A new version has no old tag, so its edit asks that there be none. */
static void plan_tag(struct plan *plan, size_t i)
{
	const char *symbol = plan->lineage->versions[i].document->metadata.symbol;
	const ptrdiff_t old = stm_records_find(plan->records, symbol);
	struct stm_ref_edit edit = {
		.name = stm_tag_name(plan->store->arena, symbol), .now = plan->commits[i]};

	if (old >= 0)
		get_id(&edit.was, &plan->records->at[old]);
	add_edit(plan, edit);
}

/* Which of the affected records is the tip of each series, by the hash of its name. */
static void note_tips(struct plan *plan)
{
	stm_map_init(&plan->tips, plan->store->arena, plan->records->len);
	stm_map_init(&plan->series, plan->store->arena, plan->lineage->count);
	for (uint32_t i = 0; i < plan->records->len; i++)
		if (plan->affected[i] && plan->records->at[i].tip)
			*stm_map_put(&plan->tips, stm_key(stm_str(plan->records->at[i].series)),
				NULL) = i;
	for (size_t i = 0; i < plan->lineage->count; i++)
		stm_map_put(
			&plan->series, stm_key(stm_str(plan->lineage->versions[i].series)), NULL);
}

static void plan_branch(struct plan *plan, size_t i)
{
	const char *series = plan->lineage->versions[i].series;
	const uint32_t *old = stm_map_get(&plan->tips, stm_key(stm_str(series)));
	struct stm_ref_edit edit = {
		.name = stm_branch_name(plan->store->arena, series),
		.now = plan->commits[i],
		.may_lack = true,
	};

	if (old)
		get_id(&edit.was, &plan->records->at[*old]);
	add_edit(plan, edit);
}

/* Branches of series that became part of others. */
static void plan_removals(struct plan *plan)
{
	for (size_t i = 0; i < plan->records->len; i++) {
		const struct stm_record *record = &plan->records->at[i];
		struct stm_ref_edit edit = {.may_lack = true};

		if (!plan->affected[i] || !record->tip ||
			stm_map_get(&plan->series, stm_key(stm_str(record->series))))
			continue;
		edit.name = stm_branch_name(plan->store->arena, record->series);
		get_id(&edit.was, record);
		add_edit(plan, edit);
	}
}

/* Two symbols that differ only in what a tag cannot hold. */
static enum stm_status check_tags(const struct plan *plan)
{
	struct stm_map tags;

	stm_map_init(&tags, plan->store->arena, plan->records->len);
	for (uint32_t i = 0; i < plan->records->len; i++)
		*stm_map_put(&tags, stm_key(stm_str(plan->records->at[i].tag)), NULL) = i;
	for (size_t i = 0; i < plan->lineage->count; i++) {
		const char *symbol = plan->lineage->versions[i].document->metadata.symbol;
		const uint32_t *other = stm_map_get(
			&tags, stm_key(stm_str(stm_tag_name(plan->store->arena, symbol))));

		if (other && strcmp(plan->records->at[*other].symbol, symbol))
			return stm_fail(plan->store->error, STM_EARGUMENT, symbol,
				"would have the same tag as %s; give it another symbol",
				plan->records->at[*other].symbol);
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
	const size_t most = 2 * plan->lineage->count + plan->records->len;
	enum stm_status status = check_tags(plan);

	plan->edits = stm_alloc_array(plan->store->arena, most + 1, sizeof(*plan->edits));
	note_tips(plan);
	for (size_t i = 0; i < plan->lineage->count; i++) {
		plan_tag(plan, i);
		if (plan->lineage->versions[i].tip)
			plan_branch(plan, i);
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

	for (size_t i = 0; i < plan->records->len; i++) {
		const struct stm_record *record = &plan->records->at[i];

		if (!plan->affected[i] && (!first || strcmp(record->series, first) < 0))
			first = record->series;
	}
	for (size_t i = 0; i < plan->lineage->count; i++)
		if (!first || strcmp(plan->lineage->versions[i].series, first) < 0)
			first = plan->lineage->versions[i].series;
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
enum stm_status stm_lineage_publish(struct stm_store *store, const struct stm_lineage *lineage,
	const struct stm_records *records, const bool *affected)
{
	struct plan plan = {
		.store = store, .lineage = lineage, .records = records, .affected = affected};
	enum stm_status status;

	plan.commits = stm_alloc_array(store->arena, lineage->count + 1, sizeof(*plan.commits));
	status = write_objects(&plan);
	if (status == STM_OK)
		status = plan_refs(&plan);
	if (status == STM_OK)
		status = stm_refs_change(store, plan.edits, plan.count);
	if (status == STM_OK)
		try_move_head(&plan);
	for (size_t i = 0; status == STM_OK && i < lineage->count; i++)
		git_oid_tostr(lineage->versions[i].commit, sizeof(lineage->versions[i].commit),
			&plan.commits[i]);
	return status;
}
