/*
 * An addition indexes what it derives, since the texts are at hand. Whatever is missing all the
 * same (a clone has no index, a push brings versions) is noticed by whoever wants to ask.
 */
#include "engine/indexing.h"

#include <string.h>

#include "base/error.h"
#include "doc/document.h"
#include "store/version.h"

static void parse_commit(uint8_t out[STM_COMMIT], const char *hex)
{
	(void)stm_str_hex(out, (struct stm_str){hex, (size_t)2 * STM_COMMIT});
}

/* The commits of RECORDS, on the task's arena. */
static struct stm_index_commits list_commits(
	struct stm_task *task, const struct stm_records *records)
{
	uint8_t(*at)[STM_COMMIT] = stm_alloc_array(&task->arena, records->len + 1, sizeof(*at));

	for (size_t i = 0; i < records->len; i++)
		parse_commit(at[i], records->at[i].commit);
	return (struct stm_index_commits){(const uint8_t(*)[STM_COMMIT])at, records->len};
}

void stm_indexing_begin(struct stm_task *task)
{
	static const struct stm_index_options options;
	struct stm_indexing *indexing = &task->indexing;
	const char *dir = stm_store_cache(task->store, "phrases");
	enum stm_status status = stm_index_writer_open(
		&indexing->writer, dir, &options, &task->arena, NULL);

	indexing->writing = status == STM_OK;
	if (indexing->writing)
		return;
	stm_index_writer_release(&indexing->writer);
	if (status == STM_EREPOSITORY)
		stm_index_clear(dir, &task->arena, NULL);
}

/* What is added, on ARENA. */
static struct stm_index_addition make_addition(
	struct stm_arena *arena, const struct stm_indexing_version *version, uint8_t *commit)
{
	const struct stm_document *document = version->document;
	const size_t count = document->paragraphs.len;
	struct stm_index_paragraph *paragraphs = stm_alloc_array(
		arena, count + 1, sizeof(*paragraphs));

	for (size_t i = 0; i < count; i++)
		paragraphs[i] = (struct stm_index_paragraph){
			.label = stm_str(document->paragraphs.at[i].label),
			.content = document->paragraphs.at[i].hash,
			.words = document->words[i],
		};
	parse_commit(commit, version->commit);
	return (struct stm_index_addition){
		.commit = commit,
		.symbol = stm_str(version->card->symbol),
		.date = stm_str(version->card->date),
		.paragraphs = paragraphs,
		.count = (uint32_t)count,
	};
}

static enum stm_status add_version(
	struct stm_task *task, const struct stm_indexing_version *version, struct stm_error *error)
{
	uint8_t commit[STM_COMMIT];
	struct stm_index_addition addition = make_addition(&task->scratch, version, commit);

	return stm_index_writer_add(&task->indexing.writer, &addition, error);
}

void stm_indexing_add(struct stm_task *task, const struct stm_indexing_version *version)
{
	struct stm_indexing *indexing = &task->indexing;

	if (!indexing->writing || add_version(task, version, NULL) == STM_OK)
		return;
	indexing->writing = false;
	stm_index_writer_release(&indexing->writer);
}

void stm_indexing_end(struct stm_task *task)
{
	struct stm_indexing *indexing = &task->indexing;

	if (indexing->writing)
		(void)stm_index_writer_commit(&indexing->writer, STM_MERGE_LITTLE, NULL);
	indexing->writing = false;
	stm_index_writer_release(&indexing->writer);
}

/* Reads the texts of RECORD from the repository, and adds them. */
static enum stm_status read_version(struct stm_task *task, const struct stm_record *record)
{
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	struct stm_read_version version;
	enum stm_status status = stm_version_open(&version, task->store, record);

	if (status == STM_OK)
		status = stm_version_texts(&version, task->store);
	stm_store_lend(task->store, outer);
	if (status == STM_OK) {
		struct stm_indexing_version added = {
			record->commit, &record->card, version.document};

		status = add_version(task, &added, task->error);
	}
	stm_arena_clear(&task->family);
	stm_arena_clear(&task->scratch);
	return status;
}

static bool is_missing(const struct stm_index *index, const struct stm_record *record)
{
	uint8_t commit[STM_COMMIT];

	parse_commit(commit, record->commit);
	return !stm_index_has(index, commit);
}

static size_t count_missing(const struct stm_index *index, const struct stm_records *records)
{
	size_t count = 0;

	for (size_t i = 0; i < records->len; i++)
		count += is_missing(index, &records->at[i]);
	return count;
}

/* Adds all versions that the writer's index lacks. */
static enum stm_status add_missing(struct stm_task *task, const struct stm_records *records,
	const struct stm_index_progress *progress)
{
	struct stm_index_writer *writer = &task->indexing.writer;
	const size_t total = count_missing(&writer->index, records);
	enum stm_status status = STM_OK;
	size_t done = 0;

	for (size_t i = 0; status == STM_OK && i < records->len; i++) {
		if (!is_missing(&writer->index, &records->at[i]))
			continue;
		status = read_version(task, &records->at[i]);
		done++;
		if (status == STM_OK && progress && progress->read)
			progress->read(progress->payload, done, total);
	}
	if (status == STM_OK)
		status = stm_index_writer_commit(writer, STM_MERGE_LITTLE, task->error);
	return status;
}

/* Under the index's own lock: whoever else adds meanwhile adds what is right, too. */
static enum stm_status catch_up(struct stm_task *task, const struct stm_records *records,
	const struct stm_index_commits *live, const struct stm_index_progress *progress)
{
	const struct stm_index_options options = {.live = live};
	struct stm_index_writer *writer = &task->indexing.writer;
	enum stm_status status = stm_index_writer_open(writer,
		stm_store_cache(task->store, "phrases"), &options, &task->arena, task->error);

	if (status == STM_OK)
		status = add_missing(task, records, progress);
	stm_index_writer_release(writer);
	return status;
}

/* Opens what there is; *COMPLETE says whether that is all. */
static enum stm_status try_open(struct stm_task *task, const struct stm_records *records,
	const struct stm_index_commits *live, bool *complete)
{
	struct stm_index *index = &task->indexing.index;
	enum stm_status status;

	stm_index_release(index);
	*index = (struct stm_index){0};
	status = stm_index_open(
		index, stm_store_cache(task->store, "phrases"), live, &task->arena, task->error);
	*complete = status == STM_OK && !count_missing(index, records);
	return status;
}

/* Twice at most: damage shows when the index is opened, or when it is merged with what is new. */
enum stm_status stm_indexing_open(struct stm_task *task, const struct stm_records *records,
	const struct stm_index_progress *progress)
{
	struct stm_index_commits live = list_commits(task, records);
	enum stm_status status = STM_OK;
	bool complete = false;

	for (int attempt = 0; attempt < 3 && !complete; attempt++) {
		status = try_open(task, records, &live, &complete);
		if (status == STM_OK && !complete)
			status = catch_up(task, records, &live, progress);
		if (status == STM_EREPOSITORY && !attempt) {
			if (progress && progress->damaged)
				progress->damaged(progress->payload, task->error);
			status = stm_index_clear(
				stm_store_cache(task->store, "phrases"), &task->arena, task->error);
		}
		if (status < 0)
			return status;
	}
	return complete ? STM_OK
			: stm_fail(task->error, STM_ELOCKED, stm_store_path(task->store),
				  "is being changed; try again when that is over");
}

bool stm_indexing_is_damaged(const struct stm_task *task)
{
	return task->indexing.index.fault.status == STM_EREPOSITORY;
}

enum stm_status stm_indexing_clear(struct stm_task *task)
{
	stm_index_release(&task->indexing.index);
	return stm_index_clear(stm_store_cache(task->store, "phrases"), &task->arena, task->error);
}
