/* The wording of changes. Short: it stands in one line behind a label. */
#include "view/row_words.h"

#include "base/vec.h"

const char *stm_row_relation(struct stm_arena *arena, const struct stm_row *row)
{
	struct stm_buf buf = {.arena = arena};
	const unsigned flags = row->link ? row->link->flags : 0;

	if (row->relation != STM_UNCHANGED || !(flags & (STM_MOVED | STM_RECAST)))
		stm_buf_text(&buf, stm_relation_name(row->relation));
	if (flags & STM_MOVED)
		stm_buf_text(&buf, buf.len ? ", moved" : "moved");
	if (flags & STM_RECAST)
		stm_buf_text(&buf, buf.len ? ", recast" : "recast");
	return stm_buf_end(&buf);
}

const char *stm_change_text(enum stm_change change)
{
	return change == STM_STRONGER       ? " (stronger)"
	       : change == STM_WEAKER       ? " (weaker)"
	       : change == STM_INCOMPARABLE ? " (not comparable)"
					    : "";
}

/* "brackets opened (2)"; NULL for none. */
static const char *brackets_text(
	struct stm_arena *arena, const struct stm_link *link, enum stm_change change)
{
	size_t count = 0;

	for (size_t i = 0; i < link->mark_count; i++)
		count += link->marks[i].kind == STM_MARK_BRACKET && link->marks[i].change == change;
	return !count ? NULL
	       : count == 1
		       ? stm_format(arena, "brackets %s", stm_change_name(change))
		       : stm_format(arena, "brackets %s (%zu)", stm_change_name(change), count);
}

/*
 * "urges → encourages (weaker)", "as appropriate gained". NULL for brackets, which are told
 * together, for figures, and for what came or went with the text around it: those are seen in the
 * redline.
 */
static const char *mark_text(struct stm_arena *arena, const struct stm_mark *mark)
{
	switch (mark->kind) {
	case STM_MARK_QUALIFIER:
		return stm_format(arena, "%s %s", mark->was[0] ? mark->was : mark->is,
			stm_change_name(mark->change));
	case STM_MARK_VERB:
	case STM_MARK_MODAL:
		return mark->was[0] && mark->is[0]
			       ? stm_format(arena, "%s → %s%s", mark->was, mark->is,
					 stm_change_text(mark->change))
			       : NULL;
	default:
		return NULL;
	}
}

static void tell(
	struct stm_arena *arena, struct stm_told_marks *told, const char *change, const char *text)
{
	if (text)
		STM_PUSH(arena, told, (struct stm_told_mark){change, text});
}

void stm_marks_tell(
	struct stm_arena *arena, const struct stm_link *link, struct stm_told_marks *told)
{
	static const enum stm_change changes[] = {STM_OPENED, STM_CLOSED, STM_CHANGED};

	for (size_t i = 0; i < link->mark_count; i++)
		tell(arena, told, stm_change_name(link->marks[i].change),
			mark_text(arena, &link->marks[i]));
	for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++)
		tell(arena, told, stm_change_name(changes[i]),
			brackets_text(arena, link, changes[i]));
	if (link->flags & STM_ROLLED)
		tell(arena, told, "rolled", "rolled forward");
}
