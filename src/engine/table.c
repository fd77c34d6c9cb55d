/* The table of a series: lineage.tsv of each of its versions, side by side. */
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "doc/document.h"
#include "lineage/table.h"
#include "store/version.h"

/* What one call of stm_table_read() knows. */
struct tabulator {
	struct stm_task *task;
	stm_table *table;
	const char *name;
	STM_VEC(struct stm_read_version) versions;
	struct stm_map rows; /* of clauses, by id */
};

/* Reads the versions of the series that NAME is in. */
static enum stm_status read_versions(struct tabulator *tabulator)
{
	struct stm_task *task = tabulator->task;
	struct stm_records records;
	size_t place;
	enum stm_status status = stm_records_read_with(
		task->store, tabulator->name, &records, &place);

	for (size_t i = 0; status == STM_OK && i < records.len; i++) {
		struct stm_read_version version;

		if (strcmp(records.at[i].series, records.at[place].series) != 0)
			continue;
		status = stm_version_open(&version, task->store, &records.at[i]);
		STM_PUSH(&task->arena, &tabulator->versions, version);
	}
	return status;
}

/* Clauses of the last version first, then those that were gone by then, the latest first. */
static void number_clauses(struct tabulator *tabulator)
{
	struct stm_arena *arena = &tabulator->task->arena;
	stm_table *table = tabulator->table;
	size_t most = 1;

	for (size_t v = 0; v < table->versions; v++)
		most += tabulator->versions.at[v].document->paragraphs.len;
	table->clauses = stm_alloc_array(arena, most, sizeof(*table->clauses));
	stm_map_init(&tabulator->rows, arena, most);
	for (size_t v = table->versions; v-- > 0;) {
		const struct stm_read_version *version = &tabulator->versions.at[v];

		for (size_t i = 0; i < version->document->paragraphs.len; i++) {
			const char *id = version->rows[i].clause;
			int added;
			uint32_t *row = stm_map_put(&tabulator->rows, stm_key(stm_str(id)), &added);

			if (!added)
				continue;
			*row = (uint32_t)table->count;
			table->clauses[table->count++] = stm_copy_text(&tabulator->task->arena, id);
		}
	}
}

static void fill_version(struct tabulator *tabulator, size_t v)
{
	const struct stm_read_version *version = &tabulator->versions.at[v];
	stm_table *table = tabulator->table;

	table->symbols[v] = stm_copy_text(&tabulator->task->arena, version->record->card.symbol);
	table->dates[v] = stm_copy_text(&tabulator->task->arena, version->record->card.date);
	for (size_t i = 0; i < version->document->paragraphs.len; i++) {
		const struct stm_lineage_row *row = &version->rows[i];
		const uint32_t *place = stm_map_get(
			&tabulator->rows, stm_key(stm_str(row->clause)));

		table->cells[*place * table->versions + v] = (struct stm_cell){
			stm_copy_text(
				&tabulator->task->arena, version->document->paragraphs.at[i].label),
			row->relation, row->flags};
	}
}

static enum stm_status read_table(struct stm_task *task, void *payload)
{
	struct tabulator *tabulator = payload;
	struct stm_arena *arena = &task->arena;
	stm_table *table = tabulator->table;
	enum stm_status status;

	tabulator->task = task;
	status = read_versions(tabulator);
	if (status < 0)
		return status;
	table->versions = tabulator->versions.len;
	number_clauses(tabulator);
	table->symbols = stm_alloc_array(arena, table->versions + 1, sizeof(*table->symbols));
	table->dates = stm_alloc_array(arena, table->versions + 1, sizeof(*table->dates));
	table->cells = stm_alloc_array(
		arena, table->count * table->versions + 1, sizeof(*table->cells));
	for (size_t v = 0; v < table->versions; v++)
		fill_version(tabulator, v);
	stm_task_keep(task, &table->arena);
	return STM_OK;
}

enum stm_status stm_table_read(
	stm_table **out, stm_repository *repository, const char *name, struct stm_error *error)
{
	stm_table *table = calloc(1, sizeof(*table));
	struct tabulator tabulator = {.table = table, .name = name};
	enum stm_status status;

	*out = NULL;
	if (!table)
		return stm_fail_memory(error);
	status = stm_task_run(repository, read_table, &tabulator, error);
	if (status < 0)
		stm_table_free(table);
	else
		*out = table;
	return status;
}
