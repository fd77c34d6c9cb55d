/* All versions of a repository, series by series. */
#include "engine/task.h"

#include <stdlib.h>

#include "base/error.h"
#include "lineage/history.h"
#include "store/refname.h"

/* Within a series the order of the records, which puts parents first, is kept. */
static int by_series(const void *a, const void *b)
{
	const struct stm_record *const *x = a, *const *y = b;
	int order = strcmp((*x)->series, (*y)->series);

	return order ? order : (*x > *y) - (*x < *y);
}

/* Everything is borrowed from the records, which lie on the arena that the history takes over. */
static void add_version(struct stm_history *history, const struct stm_record *record)
{
	history->tags[history->count] = record->tag + sizeof(STM_TAGS) - 1;
	history->versions[history->count++] = (struct stm_version){
		.symbol = record->symbol,
		.title = record->title,
		.series = record->series,
		.date = record->date,
		.commit = record->commit,
		.parents = record->parents.at,
		.parent_count = record->parents.len,
		.basis = record->basis,
		.summary = record->summary,
	};
}

static enum stm_status read_history(struct stm_task *task, void *payload)
{
	struct stm_history *history = payload;
	struct stm_arena *arena = &task->arena;
	struct stm_records records;
	const struct stm_record **order;
	enum stm_status status = stm_records_read(task->store, &records);

	if (status < 0)
		return status;
	history->versions = stm_alloc_array(arena, records.len + 1, sizeof(*history->versions));
	history->tags = stm_alloc_array(arena, records.len + 1, sizeof(*history->tags));
	order = stm_alloc_array(arena, records.len + 1, sizeof(*order));
	for (size_t i = 0; i < records.len; i++)
		order[i] = &records.at[i];
	qsort(order, records.len, sizeof(*order), by_series);
	for (size_t i = 0; i < records.len; i++)
		add_version(history, order[i]);
	stm_task_keep(task, &history->arena);
	return STM_OK;
}

enum stm_status stm_history_read(
	stm_history **out, stm_repository *repository, struct stm_error *error)
{
	stm_history *history = calloc(1, sizeof(*history));
	enum stm_status status;

	*out = NULL;
	if (!history)
		return stm_fail_memory(error);
	status = stm_task_run(repository, read_history, history, error);
	if (status < 0)
		stm_history_free(history);
	else
		*out = history;
	return status;
}
