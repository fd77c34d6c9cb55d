/* All versions of a repository, series by series. */
#include "engine/describe.h"
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "lineage/history.h"
#include "store/notes.h"
#include "store/refname.h"

/* Within a series the order of the records, which puts parents first, is kept. */
static int by_series(const void *a, const void *b)
{
	const struct stm_record *const *x = a, *const *y = b;
	int order = strcmp((*x)->series, (*y)->series);

	return order ? order : (*x > *y) - (*x < *y);
}

static void add_version(
	struct stm_history *history, struct stm_arena *arena, const struct stm_record *record)
{
	history->tags[history->count] = stm_copy_text(arena, record->tag);
	history->versions[history->count++] = stm_version_describe(arena, record);
}

static enum stm_status read_history(struct stm_task *task, void *payload)
{
	struct stm_history *history = payload;
	struct stm_arena *arena = &task->arena;
	const struct stm_records *records;
	const struct stm_record **order;
	enum stm_status status = stm_records_read_whole(task->store, &records);

	if (status < 0)
		return status;
	history->versions = stm_alloc_array(arena, records->len + 1, sizeof(*history->versions));
	history->tags = stm_alloc_array(arena, records->len + 1, sizeof(*history->tags));
	order = stm_alloc_array(&task->scratch, records->len + 1, sizeof(*order));
	for (size_t i = 0; i < records->len; i++)
		order[i] = &records->at[i];
	qsort(order, records->len, sizeof(*order), by_series);
	for (size_t i = 0; i < records->len; i++)
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

/* What one call of stm_history_read_borrowed() knows; what it reads is on the task's arena. */
struct noting {
	stm_history *history;
	const char *series;
	struct stm_history_borrowed *borrowed;
};

/* "label TAB symbol TAB label TAB phrase"; a line of another form is nothing of ours. */
static void add_line(
	struct stm_arena *arena, struct stm_history_borrowed *borrowed, struct stm_str line)
{
	const char *fields[4];

	for (size_t i = 0; i < 4; i++) {
		const char *tab = i < 3 ? memchr(line.at, '\t', line.len) : NULL;
		size_t length = tab ? (size_t)(tab - line.at) : line.len;

		if (i < 3 && !tab)
			return;
		fields[i] = stm_copy(arena, line.at, length);
		line = stm_str_from(line, length + 1);
	}
	STM_PUSH(arena, borrowed,
		(struct stm_borrowed_phrase){fields[0], fields[1], fields[2], fields[3]});
}

static enum stm_status read_notes(struct stm_task *task, void *payload)
{
	struct noting *noting = payload;
	const stm_history *history = noting->history;
	struct stm_notes notes;
	enum stm_status status = stm_notes_open(&notes, task->store);

	noting->borrowed = stm_alloc_array(
		&task->arena, history->count + 1, sizeof(*noting->borrowed));
	for (size_t i = 0; status == STM_OK && i < history->count; i++) {
		struct stm_str text = {"", 0};

		if (strcmp(history->versions[i].series, noting->series) != 0)
			continue;
		status = stm_notes_read(&text, task->store, &notes, history->versions[i].commit);
		while (status == STM_OK && text.len) {
			const char *end = memchr(text.at, '\n', text.len);
			size_t length = end ? (size_t)(end - text.at) : text.len;

			add_line(&task->arena, &noting->borrowed[i], stm_str_sub(text, 0, length));
			text = stm_str_from(text, length + 1);
		}
	}
	if (status == STM_OK)
		stm_task_keep(task, &noting->history->notes);
	return status;
}

enum stm_status stm_history_read_borrowed(stm_history *history, stm_repository *repository,
	const char *series, struct stm_error *error)
{
	struct noting noting = {.history = history, .series = series};
	enum stm_status status;

	history->borrowed = NULL;
	stm_arena_release(&history->notes);
	status = stm_task_run(repository, read_notes, &noting, error);
	if (status == STM_OK)
		history->borrowed = noting.borrowed;
	return status;
}
