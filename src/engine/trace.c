/*
 * A wording in a whole collection: the index tells where it stands, the repository what the
 * paragraphs there say. Or the sources of a clause: the index tells which texts have runs of its
 * words and when each stood first.
 */
#include "engine/trace.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "doc/document.h"
#include "engine/indexing.h"
#include "hash/hash.h"
#include "hash/spans.h"
#include "index/exact.h"
#include "index/near.h"
#include "lineage/trace.h"
#include "store/version.h"

enum { LISTED = 20 /* places, unless the caller says how many */ };

/* What one call of stm_trace_read() knows; what the trace keeps is on the task's arena. */
struct search {
	struct stm_task *task;
	stm_trace *trace;
	const struct stm_trace_options *options;
	const struct stm_records *records;
};

static const char *copy(struct stm_task *task, struct stm_str text)
{
	return stm_copy(&task->arena, text.at, text.len);
}

const struct stm_record *stm_search_record(
	struct stm_task *task, const struct stm_records *records, struct stm_str symbol)
{
	ptrdiff_t place = stm_records_find(records, copy(task, symbol));

	return place >= 0 ? &records->at[place] : NULL;
}

/* The text of PARAGRAPH of a version, on the task's arena. */
static enum stm_status read_text(
	struct stm_task *task, const struct stm_record *record, size_t paragraph, const char **out)
{
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	struct stm_read_version version;
	enum stm_status status = stm_version_open(&version, task->store, record);

	if (status == STM_OK)
		status = stm_version_text(&version, task->store, paragraph);
	if (status == STM_OK)
		*out = copy(task, stm_paragraph_str(&version.document->paragraphs.at[paragraph]));
	stm_store_lend(task->store, outer);
	stm_arena_clear(&task->family);
	return status;
}

enum stm_status stm_place_read(struct stm_trace_place *place, struct stm_task *task,
	const struct stm_record *record, uint32_t paragraph)
{
	*place = (struct stm_trace_place){
		.symbol = copy(task, stm_str(record->card.symbol)),
		.date = copy(task, stm_str(record->card.date)),
		.series = copy(task, stm_str(record->series)),
		.label = "",
		.text = "",
	};
	return read_text(task, record, paragraph, &place->text);
}

/* Bytes of the LENGTH words from POSITION on. */
static void locate(struct stm_task *task, struct stm_trace_place *place,
	const struct stm_occurrence *occurrence)
{
	struct stm_word_spans spans;
	struct stm_words words;
	size_t last = (size_t)occurrence->position + occurrence->length;

	stm_word_spans_find(&spans, &words, &task->scratch, stm_str(place->text));
	if (!occurrence->length || last > spans.len)
		return;
	place->start = spans.at[occurrence->position].start;
	place->length = spans.at[last - 1].end - place->start;
}

static enum stm_status add_place(struct search *search, const struct stm_index_matches *matches,
	const struct stm_occurrence *occurrence)
{
	struct stm_task *task = search->task;
	const struct stm_index_version *version = &matches->versions.at[occurrence->version];
	struct stm_trace_place *place = &search->trace->places[search->trace->count];
	const struct stm_record *record = stm_search_record(task, search->records, version->symbol);
	enum stm_status status;

	if (!record)
		return STM_OK;
	status = stm_place_read(place, task, record, occurrence->paragraph);
	if (status < 0)
		return status;
	place->label = copy(task, occurrence->label);
	place->similarity = occurrence->score;
	locate(task, place, occurrence);
	stm_arena_clear(&task->scratch);
	search->trace->count++;
	return STM_OK;
}

/* Counts a version of RECORD's series; versions come by date. */
static void count_series(
	struct search *search, struct stm_map *seen, const struct stm_record *record)
{
	stm_trace *trace = search->trace;
	int added;
	uint32_t *place = stm_map_put(seen, stm_key(stm_str(record->series)), &added);
	struct stm_trace_series *series;

	if (added) {
		*place = (uint32_t)trace->series_count++;
		trace->series[*place] = (struct stm_trace_series){
			.series = copy(search->task, stm_str(record->series)),
			.first_symbol = copy(search->task, stm_str(record->card.symbol)),
			.first_date = copy(search->task, stm_str(record->card.date)),
		};
	}
	series = &trace->series[*place];
	series->last_symbol = record->card.symbol;
	series->last_date = record->card.date;
	series->versions++;
}

static void count_year(struct search *search, const struct stm_record *record)
{
	stm_trace *trace = search->trace;
	int year = atoi(record->card.date);

	if (!trace->year_count || trace->years[trace->year_count - 1].year != year)
		trace->years[trace->year_count++] = (struct stm_trace_year){.year = year};
	trace->years[trace->year_count - 1].versions++;
}

/* By series and by year, of all versions that have the wording. */
static void count_versions(struct search *search, const struct stm_index_matches *matches)
{
	struct stm_task *task = search->task;
	stm_trace *trace = search->trace;
	const size_t count = matches->versions.len;
	struct stm_map seen;

	stm_map_init(&seen, &task->scratch, 64);
	trace->series = stm_alloc_array(&task->arena, count + 1, sizeof(*trace->series));
	trace->years = stm_alloc_array(&task->arena, count + 1, sizeof(*trace->years));
	for (size_t i = 0; i < count; i++) {
		const struct stm_record *record = stm_search_record(
			task, search->records, matches->versions.at[i].symbol);

		if (!record)
			continue;
		trace->versions++;
		count_series(search, &seen, record);
		count_year(search, record);
	}
	for (size_t i = 0; i < trace->series_count; i++) {
		struct stm_trace_series *series = &trace->series[i];

		series->last_symbol = copy(task, stm_str(series->last_symbol));
		series->last_date = copy(task, stm_str(series->last_date));
	}
}

static enum stm_status look(struct search *search)
{
	struct stm_task *task = search->task;
	const struct stm_trace_options *options = search->options;
	struct stm_index *index = &task->indexing.index;
	struct stm_index_query query = {
		.words = stm_hash_text_words(&task->arena, stm_str(options->wording)),
		.limit = options->limit ? options->limit : LISTED,
	};
	struct stm_index_matches matches;
	enum stm_status status;

	search->trace->wording = copy(task, stm_str(options->wording));
	if (!query.words.len)
		return stm_fail(task->error, STM_EARGUMENT,
			*options->wording ? options->wording : "''", "has no word to look for");
	status = options->near ? stm_index_near(&matches, index, &query, task->error)
			       : stm_index_exact(&matches, index, &query, task->error);
	if (status < 0)
		return status;
	search->trace->total = matches.total;
	search->trace->near = options->near;
	search->trace->places = stm_alloc_array(
		&task->arena, matches.occurrences.len + 1, sizeof(*search->trace->places));
	count_versions(search, &matches);
	stm_arena_clear(&task->scratch);
	for (size_t i = 0; status == STM_OK && i < matches.occurrences.len; i++)
		status = add_place(search, &matches, &matches.occurrences.at[i]);
	return status;
}

/* Damage that shows only in the search: the index is made again, and asked once more. */
static enum stm_status run(struct search *search)
{
	const struct stm_trace_options *options = search->options;
	struct stm_task *task = search->task;
	enum stm_status status;

	status = stm_indexing_open(task, search->records, &options->index);
	if (status < 0)
		return status;
	return options->from ? stm_sources_read(search->trace, task, search->records, options)
			     : look(search);
}

static enum stm_status read_trace(struct stm_task *task, void *payload)
{
	struct search *search = payload;
	const struct stm_index_progress *progress = &search->options->index;
	enum stm_status status;

	search->task = task;
	status = stm_records_read_whole(task->store, &search->records);
	if (status == STM_OK)
		status = run(search);
	if (status == STM_EREPOSITORY && stm_indexing_is_damaged(task)) {
		if (progress->damaged)
			progress->damaged(progress->payload, task->error);
		status = stm_indexing_clear(task);
		*search->trace = (struct stm_trace){0};
		if (status == STM_OK)
			status = run(search);
	}
	if (status == STM_OK)
		stm_task_keep(task, &search->trace->arena);
	return status;
}

enum stm_status stm_trace_read(stm_trace **out, stm_repository *repository,
	const struct stm_trace_options *options, struct stm_error *error)
{
	stm_trace *trace = calloc(1, sizeof(*trace));
	struct search search = {.trace = trace, .options = options};
	enum stm_status status;

	*out = NULL;
	if (!trace)
		return stm_fail_memory(error);
	status = stm_task_run(repository, read_trace, &search, error);
	if (status < 0)
		stm_trace_free(trace);
	else
		*out = trace;
	return status;
}
