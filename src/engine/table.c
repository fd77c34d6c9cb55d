/*
 * The table of a series: lineage.tsv of each of its versions, side by side, and a redline between
 * the texts of a clause in one version and the next that has it.
 */
#include "engine/describe.h"
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "align/redline.h"
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
		if (status == STM_OK)
			status = stm_version_texts(&version, task->store);
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

	for (size_t v = 0; v < table->version_count; v++)
		most += tabulator->versions.at[v].document->paragraphs.len;
	table->clauses = stm_alloc_array(arena, most, sizeof(*table->clauses));
	stm_map_init(&tabulator->rows, arena, most);
	for (size_t v = table->version_count; v-- > 0;) {
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

/* The text of clause ROW in the last version before V that has it; or that of an origin, or "". */
static struct stm_str text_before(const struct tabulator *tabulator,
	const struct stm_lineage_row *row, uint32_t place, size_t v)
{
	const stm_table *table = tabulator->table;
	const uint32_t *origin;

	for (size_t u = v; u-- > 0;) {
		const struct stm_cell *cell = &table->cells[place * table->version_count + u];

		if (cell->label)
			return stm_str(cell->text);
	}
	if (row->relation != STM_SPLIT || strlen(row->origins) < sizeof(row->clause) - 1)
		return STM_STR("");
	origin = stm_map_get(
		&tabulator->rows, stm_key((struct stm_str){row->origins, sizeof(row->clause) - 1}));
	return origin && *origin != place ? text_before(tabulator, row, *origin, v) : STM_STR("");
}

static void fill_version(struct tabulator *tabulator, size_t v)
{
	const struct stm_read_version *version = &tabulator->versions.at[v];
	struct stm_arena *arena = &tabulator->task->arena;
	const char *language = version->record->card.language;
	stm_table *table = tabulator->table;
	struct stm_redliner redliner;

	stm_redliner_init(&redliner, arena, &tabulator->task->scratch,
		stm_lexicon(*language ? language : NULL));
	for (size_t i = 0; i < version->document->paragraphs.len; i++) {
		const struct stm_lineage_row *row = &version->rows[i];
		const struct stm_paragraph *paragraph = &version->document->paragraphs.at[i];
		const uint32_t place = *stm_map_get(
			&tabulator->rows, stm_key(stm_str(row->clause)));
		const struct stm_str texts[2] = {text_before(tabulator, row, place, v),
			{paragraph->text, paragraph->length}};
		struct stm_cell cell = {stm_copy_text(arena, paragraph->label), i, row->relation,
			row->flags, row->similarity, paragraph->text,
			stm_copy_text(arena, row->origins), NULL, 0};

		cell.edits = stm_redline(&redliner, texts, &cell.edit_count);
		table->cells[place * table->version_count + v] = cell;
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
	table->version_count = tabulator->versions.len;
	number_clauses(tabulator);
	table->versions = stm_alloc_array(
		arena, table->version_count + 1, sizeof(*table->versions));
	table->cells = stm_alloc_array(
		arena, table->count * table->version_count + 1, sizeof(*table->cells));
	for (size_t v = 0; v < table->version_count; v++) {
		table->versions[v] = stm_version_describe(arena, tabulator->versions.at[v].record);
		fill_version(tabulator, v);
	}
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
