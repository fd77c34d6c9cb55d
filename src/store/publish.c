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
	struct {
		struct stm_ref_edit *at;
		size_t len, cap;
	} edits;
	struct stm_map tips;   /* of the series that were: index of the record */
	struct stm_map series; /* of those that will be */
};

/* WAS and NOW are hex digits, "" where the ref is not there. */
static void add_edit(
	struct plan *plan, const char *name, const char *was, const char *now, bool may_lack)
{
	struct stm_ref_edit edit = {.name = name, .may_lack = may_lack};

	if (*was)
		git_oid_fromstr(&edit.was, was);
	if (*now)
		git_oid_fromstr(&edit.now, now);
	STM_PUSH(plan->store->arena, &plan->edits, edit);
}

/* A new version has no old tag, so its edit asks that there be none. */
static void plan_tag(struct plan *plan, const struct stm_ref_of *version)
{
	const ptrdiff_t old = stm_records_find(plan->records, version->symbol);
	const char *was = old < 0 ? "" : plan->records->at[old].commit;

	if (strcmp(was, version->commit) != 0)
		add_edit(plan, stm_tag_name(plan->store->arena, version->symbol), was,
			version->commit, false);
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
	const char *was = old ? plan->records->at[*old].commit : "";

	if (strcmp(was, tip->commit) != 0)
		add_edit(plan, stm_branch_name(plan->store->arena, tip->series), was, tip->commit,
			true);
}

/* Branches of series that became part of others. */
static void plan_removals(struct plan *plan)
{
	for (size_t i = 0; i < plan->records->len; i++) {
		const struct stm_record *record = &plan->records->at[i];

		if (record->tip && !stm_map_get(&plan->series, stm_key(stm_str(record->series))))
			add_edit(plan, stm_branch_name(plan->store->arena, record->series),
				record->commit, "", true);
	}
}

static enum stm_status fail_tag(const struct plan *plan, const char *symbol, const char *other)
{
	return stm_fail(plan->store->error, STM_EARGUMENT, symbol,
		"would have the same tag as %s; give it another symbol", other);
}

/* Two symbols that differ only in what a tag cannot hold; only a new one can bring that about. */
static enum stm_status check_tags(const struct plan *plan)
{
	const struct stm_records *records = plan->records;
	struct stm_map tags = {.arena = plan->store->arena}; /* of what is new */

	for (uint32_t i = 0; i < plan->version_count; i++) {
		const char *symbol = plan->versions[i].symbol;
		uint32_t *other;
		int added;

		if (stm_records_find(records, symbol) >= 0)
			continue;
		other = stm_map_put(&tags,
			stm_key(stm_str(
				stm_tag_name(plan->store->arena, symbol) + strlen(STM_TAGS))),
			&added);
		if (!added)
			return fail_tag(plan, symbol, plan->versions[*other].symbol);
		*other = i;
	}
	for (size_t i = 0; tags.count && i < records->len; i++) {
		const uint32_t *fresh = stm_map_get(&tags, stm_key(stm_str(records->at[i].tag)));

		if (fresh)
			return fail_tag(
				plan, plan->versions[*fresh].symbol, records->at[i].card.symbol);
	}
	return STM_OK;
}

/* In a work tree git would show the branch's new version as undone. */
static enum stm_status check_head(const struct plan *plan)
{
	for (size_t i = 0; i < plan->edits.len; i++)
		if (stm_head_holds(plan->store, plan->edits.at[i].name))
			return stm_fail(plan->store->error, STM_EARGUMENT, plan->edits.at[i].name,
				"is checked out here and would change; add to a bare clone");
	return STM_OK;
}

static enum stm_status plan_refs(struct plan *plan)
{
	enum stm_status status = check_tags(plan);

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

/* Whether there is a ref NAME, by what was planned or else by looking. */
static bool is_there(const struct plan *plan, const char *name)
{
	const struct stm_str branches = STM_STR(STM_BRANCHES);
	struct stm_refs refs;

	if (stm_str_starts(stm_str(name), branches) &&
		stm_map_get(&plan->series, stm_key(stm_str(name + branches.len))))
		return true;
	return stm_refs_read(plan->store, &refs) < 0 || stm_ref_find(&refs.all, name);
}

/* A HEAD that points nowhere is pointed to the first of all series. */
static void move_head(const struct plan *plan)
{
	const char *head = stm_head_read(plan->store), *first = NULL;

	if (!head || is_there(plan, head))
		return;
	for (size_t i = 0; i < plan->version_count; i++)
		if (!first || strcmp(plan->versions[i].series, first) < 0)
			first = plan->versions[i].series;
	if (first)
		(void)stm_head_set(plan->store, stm_branch_name(plan->store->arena, first));
}

/*
 * HEAD is no part of what a repository says, and the versions are there already: that it cannot be
 * moved, be it for want of memory, is no failure of the call. The trap is borrowed meanwhile.
 */
static void try_move_head(const struct plan *plan)
{
	struct stm_arena *arena = plan->store->arena;
	struct stm_error *error = plan->store->error;
	jmp_buf trap, *outer = arena->trap;

	arena->trap = &trap;
	plan->store->error = NULL;
	if (!setjmp(trap))
		move_head(plan);
	arena->trap = outer;
	plan->store->error = error;
}

/* The one moment of change is in stm_refs_change(); HEAD is no part of what a repository says. */
enum stm_status stm_refs_publish(
	struct stm_store *store, const struct stm_records *records, struct stm_refs_of *versions)
{
	struct plan plan = {.store = store,
		.records = records,
		.versions = versions->at,
		.version_count = versions->count};
	struct stm_ref_digests digests = {.was = records->refs, .now = records->refs};
	enum stm_status status = plan_refs(&plan);

	if (status == STM_OK)
		status = stm_refs_change(store, plan.edits.at, plan.edits.len, &digests);
	versions->digest = digests.now;
	versions->alone = digests.was == records->refs;
	if (status == STM_OK)
		try_move_head(&plan);
	return status;
}
