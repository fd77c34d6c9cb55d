/* The way of a diff: two documents -> alignment -> redlines and marks. */
#include <stdlib.h>

#include "align/diff.h"
#include "base/error.h"
#include "engine/verbs.h"

/*
 * Once both documents are in memory nothing but memory can fail: no step below reports errors, and
 * the trap is the one way out. DIFF itself is not on its arena, so that it can hold it.
 */
enum stm_status stm_diff_new_with(stm_diff **out, const stm_document *old_document,
	const stm_document *new_document, const struct stm_diff_options *options,
	struct stm_error *error)
{
	struct stm_diff *diff = calloc(1, sizeof(*diff));
	jmp_buf trap;

	*out = NULL;
	if (!diff)
		return stm_fail_memory(error);
	diff->documents[0] = old_document;
	diff->documents[1] = new_document;
	diff->granularity = options ? options->granularity : STM_BY_WORD;
	diff->table = options && options->verbs ? &options->verbs->table : NULL;
	stm_arena_init(&diff->arena, &trap);
	stm_arena_init(&diff->scratch, &trap);
	if (setjmp(trap)) {
		stm_diff_free(diff);
		return stm_fail_memory(error);
	}
	stm_diff_build(diff);
	stm_arena_release(&diff->scratch);
	diff->table = NULL;
	*out = diff;
	return STM_OK;
}

enum stm_status stm_diff_new(stm_diff **out, const stm_document *old_document,
	const stm_document *new_document, struct stm_error *error)
{
	return stm_diff_new_with(out, old_document, new_document, NULL, error);
}

void stm_diff_free(stm_diff *diff)
{
	if (!diff)
		return;
	stm_arena_release(&diff->scratch);
	stm_arena_release(&diff->arena);
	free(diff);
}
