/*
 * Whether refs can be changed as asked: each is where it should be, and no name hides another. Git
 * cannot hold refs/tags/A and refs/tags/A/1 at once, because one is a file where the other needs a
 * directory; packed-refs could, but the next git command would fail.
 */
#include "store/edits.h"

/*
 * A ref that is already where it is to go is as good as one that is where it was: the same addition
 * may have been interrupted before. A symbolic ref is never ours.
 */
static enum stm_status check_edit(
	const struct stm_ref_change *change, const struct stm_ref_edit *edit)
{
	const struct stm_ref *ref = stm_ref_find(&change->refs.all, edit->name);
	struct stm_error *error = change->store->error;

	if (!ref && (git_oid_is_zero(&edit->was) || edit->may_lack))
		return STM_OK;
	if (ref && !ref->symbolic &&
		(git_oid_equal(&ref->id, &edit->was) || git_oid_equal(&ref->id, &edit->now)))
		return STM_OK;
	if (ref && git_oid_is_zero(&edit->was))
		return stm_fail(error, STM_EREPOSITORY, edit->name,
			"is there already, and Stemma did not make it; rename or delete it");
	return stm_fail(error, STM_EREPOSITORY, edit->name,
		"was moved by another program; run stemma check");
}

/* OUTER is the name that would have to be a file, INNER lies below it. */
static enum stm_status fail_conflict(
	struct stm_ref_change *change, const char *outer, const char *inner)
{
	return stm_fail(change->store->error, STM_EARGUMENT, outer,
		"git cannot have both this and %s; give one document another symbol", inner);
}

/* Whether NAME will be there, and below it other refs, as git's files could not hold them. */
static bool will_be(const struct stm_ref_change *change, const char *name)
{
	for (size_t low = 0, high = change->count; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(change->edits[middle].name, name);

		if (!order)
			return !git_oid_is_zero(&change->edits[middle].now);
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return stm_ref_find(&change->refs.all, name) != NULL;
}

/* NAME, which is to be made, against every "directory" it lies in. */
static enum stm_status check_above(struct stm_ref_change *change, const char *name)
{
	for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *outer = stm_copy(change->store->arena, name, (size_t)(slash - name));

		if (will_be(change, outer))
			return fail_conflict(change, outer, name);
	}
	return STM_OK;
}

/* NAME against the refs there are below it; new ones below it are checked against it themselves. */
static enum stm_status check_below(struct stm_ref_change *change, const char *name)
{
	const char *start = stm_format(change->store->arena, "%s/", name);
	const struct stm_ref_list *all = &change->refs.all;

	for (size_t i = stm_ref_place(all, start); i < all->len; i++) {
		if (strncmp(all->at[i].name, start, strlen(start)))
			break;
		if (will_be(change, all->at[i].name))
			return fail_conflict(change, name, all->at[i].name);
	}
	return STM_OK;
}

enum stm_status stm_edits_check(struct stm_ref_change *change)
{
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < change->count; i++) {
		const struct stm_ref_edit *edit = &change->edits[i];

		status = check_edit(change, edit);
		if (status == STM_OK && !git_oid_is_zero(&edit->now))
			status = check_above(change, edit->name);
		if (status == STM_OK && !git_oid_is_zero(&edit->now))
			status = check_below(change, edit->name);
	}
	return status;
}
