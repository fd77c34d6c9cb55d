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
	bool texts; /* are wanted */
	STM_VEC(struct stm_read_version) versions;
	struct stm_map rows;    /* of clauses, by id */
	struct stm_str *latest; /* by clause: its text in the last version before that has it */
};

/* Reads the versions of the series that NAME is in. */
static enum stm_status read_versions(struct tabulator *tabulator)
{
	struct stm_task *task = tabulator->task;
	const struct stm_records *records;
	const struct stm_record **series;
	size_t place, count = 0;
	enum stm_status status = stm_records_read_with(
		task->store, tabulator->name, &records, &place);

	if (status == STM_OK)
		series = stm_records_series(records, &task->scratch, place, &count);
	for (size_t i = 0; status == STM_OK && i < count; i++) {
		struct stm_read_version version;

		status = stm_version_open(&version, task->store, series[i]);
		if (status == STM_OK && tabulator->texts)
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

static uint32_t place_of(const struct tabulator *tabulator, struct stm_str id)
{
	return *stm_map_get(&tabulator->rows, stm_key(id));
}

/* What the text of clause PLACE, which has ROW, was before; of a split that of what was split. */
static struct stm_str text_before(
	const struct tabulator *tabulator, const struct stm_lineage_row *row, uint32_t place)
{
	const struct stm_str origin = {row->origins, sizeof(row->clause) - 1};
	const uint32_t *from;

	if (tabulator->latest[place].at)
		return tabulator->latest[place];
	if (row->relation != STM_SPLIT || strlen(row->origins) < origin.len)
		return STM_STR("");
	from = stm_map_get(&tabulator->rows, stm_key(origin));
	return from && tabulator->latest[*from].at ? tabulator->latest[*from] : STM_STR("");
}

/* Sets text and redline of the cells of version V; what was latest is for the next one. */
static void add_texts(struct tabulator *tabulator, size_t v)
{
	const struct stm_read_version *version = &tabulator->versions.at[v];
	const char *language = version->record->card.language;
	stm_table *table = tabulator->table;
	struct stm_redliner redliner;

	stm_redliner_init(&redliner, &tabulator->task->arena, &tabulator->task->scratch,
		stm_lexicon(*language ? language : NULL));
	for (size_t i = 0; i < version->document->paragraphs.len; i++) {
		const struct stm_lineage_row *row = &version->rows[i];
		const struct stm_paragraph *paragraph = &version->document->paragraphs.at[i];
		const uint32_t place = place_of(tabulator, stm_str(row->clause));
		struct stm_cell *cell = &table->cells[place * table->version_count + v];
		const struct stm_str texts[2] = {
			text_before(tabulator, row, place), {paragraph->text, paragraph->length}};

		cell->text = paragraph->text;
		cell->edits = stm_redline(&redliner, texts, &cell->edit_count);
	}
	for (size_t i = 0; i < version->document->paragraphs.len; i++) {
		const struct stm_paragraph *paragraph = &version->document->paragraphs.at[i];

		tabulator->latest[place_of(tabulator, stm_str(version->rows[i].clause))] =
			(struct stm_str){paragraph->text, paragraph->length};
	}
}

static void fill_version(struct tabulator *tabulator, size_t v)
{
	const struct stm_read_version *version = &tabulator->versions.at[v];
	struct stm_arena *arena = &tabulator->task->arena;
	stm_table *table = tabulator->table;

	for (size_t i = 0; i < version->document->paragraphs.len; i++) {
		const struct stm_lineage_row *row = &version->rows[i];
		const uint32_t place = place_of(tabulator, stm_str(row->clause));

		table->cells[place * table->version_count + v] = (struct stm_cell){
			.label = stm_copy_text(arena, version->document->paragraphs.at[i].label),
			.place = i,
			.relation = row->relation,
			.flags = row->flags,
			.similarity = row->similarity,
			.origins = stm_copy_text(arena, row->origins),
		};
	}
	if (tabulator->texts)
		add_texts(tabulator, v);
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
	tabulator->latest = stm_alloc_array(arena, table->count + 1, sizeof(*tabulator->latest));
	for (size_t v = 0; v < table->version_count; v++) {
		table->versions[v] = stm_version_describe(arena, tabulator->versions.at[v].record);
		fill_version(tabulator, v);
	}
	stm_task_keep(task, &table->arena);
	return STM_OK;
}

static enum stm_status run(stm_table **out, stm_repository *repository, struct tabulator *tabulator,
	struct stm_error *error)
{
	stm_table *table = calloc(1, sizeof(*table));
	enum stm_status status;

	*out = NULL;
	if (!table)
		return stm_fail_memory(error);
	tabulator->table = table;
	status = stm_task_run(repository, read_table, tabulator, error);
	if (status < 0)
		stm_table_free(table);
	else
		*out = table;
	return status;
}

enum stm_status stm_table_read(
	stm_table **out, stm_repository *repository, const char *name, struct stm_error *error)
{
	struct tabulator tabulator = {.name = name};

	return run(out, repository, &tabulator, error);
}

enum stm_status stm_table_read_texts(
	stm_table **out, stm_repository *repository, const char *name, struct stm_error *error)
{
	struct tabulator tabulator = {.name = name, .texts = true};

	return run(out, repository, &tabulator, error);
}
