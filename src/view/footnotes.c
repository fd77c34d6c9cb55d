/* Footnotes of a diff for people: only those that changed are told of. */
#include "view/footnotes.h"

bool stm_footnote_is_shown(
	const struct stm_footnote_change *change, const struct stm_view_options *options)
{
	return change->relation != STM_UNCHANGED &&
	       (!options->only || (options->only & STM_ONLY(change->relation)));
}

const char *stm_footnote_mark(
	const stm_diff *diff, const struct stm_footnote_change *change, int side)
{
	if (change->relation == (side ? STM_DROPPED : STM_ADDED))
		return "";
	return side ? stm_document_footnote(stm_diff_new_document(diff), change->new_index)->mark
		    : stm_document_footnote(stm_diff_old_document(diff), change->old_index)->mark;
}

/* The first count says what is counted. */
static void add_count(struct stm_buf *buf, size_t count, enum stm_relation relation)
{
	const char *what = buf->len ? "" : count == 1 ? " footnote" : " footnotes";

	if (count)
		stm_buf_printf(buf, "%s%zu%s %s", buf->len ? ", " : "", count, what,
			stm_relation_name(relation));
}

const char *stm_footnote_counts(struct stm_arena *arena, const stm_diff *diff)
{
	const struct stm_summary summary = stm_diff_footnote_summary(diff);
	struct stm_buf buf = {.arena = arena};

	add_count(&buf, summary.added, STM_ADDED);
	add_count(&buf, summary.dropped, STM_DROPPED);
	add_count(&buf, summary.reworded, STM_REWORDED);
	return stm_buf_end(&buf);
}
