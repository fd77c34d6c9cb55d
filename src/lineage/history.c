/* The getters of a history. They stand apart from what reads it, which needs git. */
#include "lineage/history.h"

#include <stdlib.h>
#include <string.h>

void stm_history_free(stm_history *history)
{
	if (!history)
		return;
	stm_arena_release(&history->notes);
	stm_arena_release(&history->arena);
	free(history);
}

size_t stm_history_count(const stm_history *history)
{
	return history->count;
}

const struct stm_version *stm_history_version(const stm_history *history, size_t index)
{
	return index < history->count ? &history->versions[index] : NULL;
}

void stm_history_retain(stm_history *history, const bool *wanted)
{
	size_t kept = 0;

	for (size_t i = 0; i < history->count; i++) {
		if (!wanted[i])
			continue;
		history->versions[kept] = history->versions[i];
		history->tags[kept] = history->tags[i];
		if (history->borrowed)
			history->borrowed[kept] = history->borrowed[i];
		kept++;
	}
	history->count = kept;
}

const struct stm_borrowed_phrase *stm_history_borrowed(
	const stm_history *history, size_t index, size_t *count)
{
	if (!history->borrowed || index >= history->count) {
		*count = 0;
		return NULL;
	}
	*count = history->borrowed[index].len;
	return history->borrowed[index].at;
}

/* Symbols first, then tags, then branches, whose last version they are. */
ptrdiff_t stm_history_find(const stm_history *history, const char *name)
{
	for (size_t i = 0; i < history->count; i++)
		if (!strcmp(history->versions[i].symbol, name))
			return (ptrdiff_t)i;
	for (size_t i = 0; i < history->count; i++)
		if (!strcmp(history->tags[i], name))
			return (ptrdiff_t)i;
	for (size_t i = history->count; i-- > 0;)
		if (!strcmp(history->versions[i].series, name))
			return (ptrdiff_t)i;
	return -1;
}
