/* Everything in a repository, derived again from its sources and compared. */
#include "engine/task.h"

#include "base/error.h"
#include "store/publish.h"

/* A source that cannot be read again is damage, whatever its reader says of it. */
static enum stm_status load_sources(struct stm_task *task, const struct stm_records *records,
	struct stm_lineage_source *sources)
{
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < records->len; i++) {
		const struct stm_record *record = &records->at[i];

		status = stm_task_load(task, record, &sources[i].document);
		sources[i].told = record->told.at;
		sources[i].told_count = record->told.len;
		if (status < 0 && status != STM_EMEMORY)
			status = stm_fail(task->error, STM_EREPOSITORY, record->symbol,
				"its source is missing or damaged; take it from another copy of "
				"the repository");
	}
	return status;
}

/*
 * The lineage as the sources alone make it. A repository that Stemma wrote always has one, so every
 * failure but that of memory means that somebody else changed it.
 */
static enum stm_status derive(
	struct stm_task *task, const struct stm_records *records, struct stm_lineage *lineage)
{
	struct stm_lineage_source *sources = stm_alloc_array(
		&task->arena, records->len + 1, sizeof(*sources));
	enum stm_status status = load_sources(task, records, sources);

	*lineage = (struct stm_lineage){.arena = &task->arena, .scratch = &task->scratch};
	if (status < 0)
		return status;
	status = stm_lineage_derive(lineage, sources, records->len, task->error);
	if (status < 0 && status != STM_EMEMORY) {
		status = STM_EREPOSITORY;
		if (task->error)
			task->error->status = status;
	}
	return status;
}

/* No lock: a check only reads, and what it reads is one moment's refs. */
static enum stm_status check(struct stm_task *task, void *payload)
{
	size_t *versions = payload;
	struct stm_records records;
	struct stm_lineage lineage;
	enum stm_status status = stm_records_read(task->store, &records);

	if (status == STM_OK)
		status = derive(task, &records, &lineage);
	if (status == STM_OK)
		status = stm_lineage_prove(task->store, &lineage, &records);
	if (status == STM_OK)
		*versions = records.len;
	return status;
}

enum stm_status stm_repository_check(
	stm_repository *repository, size_t *versions, struct stm_error *error)
{
	size_t proven = 0;
	enum stm_status status = stm_task_run(repository, check, &proven, error);

	if (versions)
		*versions = proven;
	return status;
}
