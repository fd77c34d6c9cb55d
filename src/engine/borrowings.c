/*
 * The index of a repository: phrases, and what one series borrowed from another, kept as notes on
 * the borrowers' commits, a line a borrowing:
 *
 *	OP4	A/RES/78/217	OP12	regardless of their migration status and ...
 *
 * Everything is found anew each time; the same versions give the same notes.
 */
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/sets.h"
#include "doc/document.h"
#include "engine/indexing.h"
#include "hash/spans.h"
#include "lineage/borrowed.h"
#include "store/notes.h"
#include "store/version.h"

/* What one call of stm_repository_index() knows. */
struct indexer {
	struct stm_task *task;
	const struct stm_index_progress *progress;
	const struct stm_records *records;
	uint32_t *order;          /* indices of records, family by family */
	struct stm_sets families; /* of records, by the first of each */
	struct stm_borrowed borrowed;
	STM_VEC(struct stm_note) notes;
	size_t *borrowings;
};

/* Records come parents first, so the root of a family is its first. */
static void find_families(struct indexer *indexer)
{
	const size_t count = indexer->records->len;

	stm_sets_init(&indexer->families, &indexer->task->arena, count);
	for (uint32_t i = 0; i < count; i++) {
		const struct stm_record *record = &indexer->records->at[i];

		for (size_t k = 0; k < record->ancestor_count; k++)
			stm_sets_unite(&indexer->families, i, record->ancestors[k]);
	}
}

/* Stable: within a family the order of the records is kept. */
static void order_families(struct indexer *indexer)
{
	const size_t count = indexer->records->len;
	uint32_t *starts = stm_alloc_array(&indexer->task->arena, count + 2, sizeof(*starts));

	indexer->order = stm_alloc_array(&indexer->task->arena, count + 1, sizeof(*indexer->order));
	for (uint32_t i = 0; i < count; i++)
		starts[stm_sets_root(&indexer->families, i) + 1]++;
	for (size_t i = 0; i < count; i++)
		starts[i + 1] += starts[i];
	for (uint32_t i = 0; i < count; i++)
		indexer->order[starts[stm_sets_root(&indexer->families, i)]++] = i;
}

/* Adds the texts of a version that its family has not had; SEEN: by content. */
static enum stm_status read_version(struct indexer *indexer, uint32_t record, struct stm_map *seen)
{
	struct stm_task *task = indexer->task;
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	struct stm_read_version version;
	enum stm_status status = stm_version_open(
		&version, task->store, &indexer->records->at[record]);

	for (uint32_t i = 0; status == STM_OK && i < version.document->paragraphs.len; i++) {
		uint64_t content;
		int added;

		memcpy(&content, version.document->paragraphs.at[i].hash, sizeof(content));
		stm_map_put(seen, content, &added);
		if (!added)
			continue;
		status = stm_version_text(&version, task->store, i);
		if (status == STM_OK)
			stm_borrowed_add(
				&indexer->borrowed, record, i, &version.document->words[i]);
	}
	stm_store_lend(task->store, outer);
	return status;
}

/* The body is what a series' key begins with. */
static void next_family(struct indexer *indexer, uint32_t first)
{
	const char *key = indexer->records->at[first].card.key;

	stm_borrowed_next_family(&indexer->borrowed, (struct stm_str){key, strcspn(key, "/")});
}

static enum stm_status read_families(struct indexer *indexer)
{
	struct stm_task *task = indexer->task;
	const struct stm_index_progress *progress = indexer->progress;
	const size_t count = indexer->records->len;
	enum stm_status status = STM_OK;
	struct stm_map seen;

	for (size_t i = 0; status == STM_OK && i < count; i++) {
		uint32_t record = indexer->order[i];

		if (!i || stm_sets_root(&indexer->families, record) == record) {
			stm_arena_clear(&task->family);
			stm_arena_clear(&task->scratch);
			stm_map_init(&seen, &task->scratch, 256);
			next_family(indexer, record);
		}
		status = read_version(indexer, record, &seen);
		if (status == STM_OK && progress->compared)
			progress->compared(progress->payload, i + 1, count);
	}
	stm_arena_clear(&task->family);
	stm_arena_clear(&task->scratch);
	return status;
}

/* Versions that are read again for one borrower: it has much of the same few. */
struct readers {
	struct stm_map places; /* by version: index into LIST */
	STM_VEC(struct stm_read_version *) list;
};

static enum stm_status open_version(struct indexer *indexer, struct readers *readers,
	uint32_t version, struct stm_read_version **out)
{
	struct stm_arena *arena = &indexer->task->family;
	int added;
	uint32_t *place = stm_map_put(&readers->places, (uint64_t)version + 1, &added);

	if (!added) {
		*out = readers->list.at[*place];
		return STM_OK;
	}
	*place = (uint32_t)readers->list.len;
	*out = stm_alloc(arena, sizeof(**out));
	STM_PUSH(arena, &readers->list, *out);
	return stm_version_open(*out, indexer->task->store, &indexer->records->at[version]);
}

/* A text with its words, read again. */
struct passage {
	const struct stm_paragraph *paragraph;
	const struct stm_words *words;
};

static enum stm_status read_passage(struct indexer *indexer, struct readers *readers,
	struct passage *out, const struct stm_borrowed_place *place)
{
	struct stm_read_version *version;
	enum stm_status status = open_version(indexer, readers, place->version, &version);

	if (status == STM_OK)
		status = stm_version_text(version, indexer->task->store, place->paragraph);
	if (status < 0)
		return status;
	out->paragraph = &version->document->paragraphs.at[place->paragraph];
	out->words = &version->document->words[place->paragraph];
	return STM_OK;
}

/* "label, source symbol, source label, phrase" with tabs between them. */
static void add_line(struct indexer *indexer, struct stm_buf *buf,
	const struct stm_borrowed_run *run, const struct passage *passages, uint32_t length)
{
	struct stm_arena *scratch = &indexer->task->scratch;
	const struct stm_paragraph *to = passages[1].paragraph;
	struct stm_word_spans spans;
	struct stm_words words;
	uint32_t start, end;

	stm_word_spans_find(&spans, &words, scratch, stm_paragraph_str(to));
	start = spans.at[run->to.word].start;
	end = spans.at[run->to.word + length - 1].end;
	stm_buf_printf(buf, "%s\t%s\t%s\t%.*s\n", to->label,
		indexer->records->at[run->from.version].card.symbol, passages[0].paragraph->label,
		(int)(end - start), to->text + start);
	++*indexer->borrowings;
}

static bool is_same_place(const struct stm_borrowed_place *a, const struct stm_borrowed_place *b)
{
	return a->version == b->version && a->paragraph == b->paragraph;
}

/* What version TO of RUNS, COUNT of them, borrowed: a run that lies in the one before is of it. */
static enum stm_status note_version(
	struct indexer *indexer, const struct stm_borrowed_run *runs, size_t count)
{
	struct stm_task *task = indexer->task;
	struct stm_buf buf = {.arena = &task->family};
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	enum stm_status status = STM_OK;
	struct stm_borrowed_place last = {UINT32_MAX, 0, 0};
	struct readers readers = {0};
	uint32_t end = 0;

	stm_map_init(&readers.places, &task->family, 64);
	for (size_t i = 0; status == STM_OK && i < count; i++) {
		struct stm_borrowed_run run = runs[i];
		struct passage passages[2];
		uint32_t length;

		if (is_same_place(&run.to, &last) && run.to.word < end)
			continue;
		status = read_passage(indexer, &readers, &passages[0], &run.from);
		if (status == STM_OK)
			status = read_passage(indexer, &readers, &passages[1], &run.to);
		if (status < 0)
			break;
		length = stm_borrowed_extend(&run, passages[0].words, passages[1].words);
		last = run.to;
		end = run.to.word + length;
		if (length >= STM_BORROWED_LEAST &&
			stm_borrowed_own(&indexer->borrowed, passages[1].words, run.to.word,
				length) >= STM_BORROWED_OWN)
			add_line(indexer, &buf, &run, passages, length);
	}
	stm_store_lend(task->store, outer);
	if (status == STM_OK && buf.len) {
		struct stm_note note = {indexer->records->at[runs->to.version].commit,
			{stm_copy(&task->arena, buf.at, buf.len), buf.len}};

		STM_PUSH(&task->arena, &indexer->notes, note);
	}
	stm_arena_clear(&task->family);
	stm_arena_clear(&task->scratch);
	return status;
}

static int by_commit(const void *a, const void *b)
{
	return strcmp(((const struct stm_note *)a)->commit, ((const struct stm_note *)b)->commit);
}

static enum stm_status note_borrowings(struct indexer *indexer)
{
	struct stm_arena *arena = &indexer->task->arena;
	const char **dates = stm_alloc_array(arena, indexer->records->len + 1, sizeof(*dates));
	const struct stm_borrowed_run *runs;
	enum stm_status status = STM_OK;
	size_t count;

	for (size_t i = 0; i < indexer->records->len; i++)
		dates[i] = indexer->records->at[i].card.date;
	runs = stm_borrowed_find(&indexer->borrowed, dates, &count);
	for (size_t i = 0, end; status == STM_OK && i < count; i = end) {
		end = i + 1;
		while (end < count && runs[end].to.version == runs[i].to.version)
			end++;
		status = note_version(indexer, runs + i, end - i);
	}
	if (status < 0)
		return status;
	if (indexer->notes.len)
		qsort(indexer->notes.at, indexer->notes.len, sizeof(*indexer->notes.at), by_commit);
	return stm_notes_write(indexer->task->store, indexer->notes.at, indexer->notes.len);
}

static enum stm_status index_all(struct stm_task *task, void *payload)
{
	struct indexer *indexer = payload;
	enum stm_status status = stm_store_lock(task->store);

	indexer->task = task;
	if (status == STM_OK)
		status = stm_records_read_whole(task->store, &indexer->records);
	if (status == STM_OK)
		status = stm_indexing_open(task, indexer->records, indexer->progress);
	if (status < 0)
		return status;
	find_families(indexer);
	order_families(indexer);
	stm_borrowed_init(&indexer->borrowed, &task->arena);
	status = read_families(indexer);
	return status == STM_OK ? note_borrowings(indexer) : status;
}

enum stm_status stm_repository_index(stm_repository *repository,
	const struct stm_index_progress *progress, size_t *borrowings, struct stm_error *error)
{
	static const struct stm_index_progress nobody;
	size_t count = 0;
	struct indexer indexer = {.progress = progress ? progress : &nobody, .borrowings = &count};
	enum stm_status status = stm_task_run(repository, index_all, &indexer, error);

	if (borrowings)
		*borrowings = status == STM_OK ? count : 0;
	return status;
}
