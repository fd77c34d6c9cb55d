/* All versions of a repository, series by series. */
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

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

static const char *copy(struct stm_arena *arena, const char *text)
{
	return stm_copy(arena, text, strlen(text));
}

static const char **copy_all(struct stm_arena *arena, const struct stm_symbols *symbols)
{
	const char **list = stm_alloc_array(arena, symbols->len + 1, sizeof(*list));

	for (size_t i = 0; i < symbols->len; i++)
		list[i] = copy(arena, symbols->at[i]);
	return list;
}

/* What the records borrow from the catalogue is copied: the history outlives it. */
static void add_version(
	struct stm_history *history, struct stm_arena *arena, const struct stm_record *record)
{
	history->tags[history->count] = record->tag + sizeof(STM_TAGS) - 1;
	history->versions[history->count++] = (struct stm_version){
		.symbol = copy(arena, record->card.symbol),
		.title = copy(arena, record->card.title),
		.series = record->series,
		.date = copy(arena, record->card.date),
		.commit = record->commit,
		.parents = copy_all(arena, &record->parents),
		.parent_count = record->parents.len,
		.basis = copy(arena, record->basis),
		.uncertain = stm_basis_is_uncertain(record->basis),
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
		add_version(history, arena, order[i]);
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
