/*
 * The sources of a clause: earlier texts, of whatever series, that have runs of its words. A text
 * that stood in many versions is named where it stood first.
 */
#include "engine/trace.h"

#include <string.h>

#include "base/error.h"
#include "doc/document.h"
#include "hash/hash.h"
#include "hash/spans.h"
#include "index/sources.h"
#include "store/version.h"

enum { LISTED = 20, LEAST = 100 /* thousandths of the clause's words: less is formulas */ };

/* The clause that is asked about. */
struct question {
	struct stm_task *task;
	const struct stm_records *records;
	const struct stm_record *record;
	const char *label;
	struct stm_read_version version;
	size_t paragraph;
	struct stm_word_spans spans; /* of its words */
	struct stm_words words;
};

static enum stm_status fail(struct question *question, const char *name)
{
	return stm_fail(question->task->error, STM_ENOTFOUND, name,
		"names no paragraph; give SYMBOL#LABEL, stemma show lists the labels of a version");
}

/* "SYMBOL#LABEL", the label in any case. */
static enum stm_status find_clause(struct question *question, const char *name)
{
	struct stm_task *task = question->task;
	const char *mark = strrchr(name, '#');
	struct stm_record record;
	enum stm_status status;

	if (!mark)
		return fail(question, name);
	status = stm_record_read(
		task->store, stm_copy(&task->arena, name, (size_t)(mark - name)), &record);
	if (status < 0)
		return status;
	question->record = stm_search_record(task, question->records, stm_str(record.card.symbol));
	if (!question->record)
		return fail(question, name);
	status = stm_version_open(&question->version, task->store, question->record);
	if (status < 0)
		return status;
	for (size_t i = 0; i < question->version.document->paragraphs.len; i++) {
		question->label = question->version.document->paragraphs.at[i].label;
		question->paragraph = i;
		if (stm_str_same(stm_str(question->label), stm_str(mark + 1)))
			return stm_version_text(&question->version, task->store, i);
	}
	return fail(question, name);
}

/* The runs as bytes of the clause's text. */
static const struct stm_span *make_runs(
	struct question *question, const struct stm_index_source *source)
{
	struct stm_span *runs = stm_alloc_array(
		&question->task->arena, source->run_count + 1, sizeof(*runs));

	for (size_t i = 0; i < source->run_count; i++) {
		const struct stm_run *run = &source->runs[i];
		uint32_t start = question->spans.at[run->clause].start;
		uint32_t end = question->spans.at[run->clause + run->length - 1].end;

		runs[i] = (struct stm_span){.start = start, .length = end - start};
	}
	return runs;
}

static enum stm_status add_source(
	stm_trace *trace, struct question *question, const struct stm_index_source *source)
{
	struct stm_task *task = question->task;
	struct stm_trace_place *place = &trace->places[trace->count];
	const struct stm_record *record = stm_search_record(
		task, question->records, source->version.symbol);
	enum stm_status status;

	if (!record)
		return STM_OK;
	status = stm_place_read(place, task, record, source->paragraph);
	if (status < 0)
		return status;
	place->label = stm_copy(&task->arena, source->label.at, source->label.len);
	place->similarity = source->similarity;
	place->same_series = !strcmp(record->series, question->record->series);
	place->runs = make_runs(question, source);
	place->run_count = source->run_count;
	trace->count++;
	return STM_OK;
}

static size_t limit_of(const struct stm_trace_options *options)
{
	return options->limit ? options->limit : LISTED;
}

static enum stm_status ask(struct question *question, const struct stm_trace_options *options,
	struct stm_index_source_list *list)
{
	struct stm_task *task = question->task;
	const struct stm_paragraph *paragraph =
		&question->version.document->paragraphs.at[question->paragraph];
	struct stm_index_clause clause = {
		.limit = limit_of(options) + 1, /* whether there are more */
		.date = stm_str(question->record->card.date),
		.symbol = stm_str(question->record->card.symbol),
	};

	stm_word_spans_find(
		&question->spans, &question->words, &task->arena, stm_paragraph_str(paragraph));
	clause.words = question->words;
	return stm_index_sources(list, &task->indexing.index, &clause, task->error);
}

enum stm_status stm_sources_read(stm_trace *trace, struct stm_task *task,
	const struct stm_records *records, const struct stm_trace_options *options)
{
	struct question question = {.task = task, .records = records};
	struct stm_index_source_list list = {0};
	enum stm_status status = find_clause(&question, options->from);

	if (status == STM_OK)
		status = ask(&question, options, &list);
	if (status < 0)
		return status;
	trace->wording = question.version.document->paragraphs.at[question.paragraph].text;
	trace->from = stm_format(
		&task->arena, "%s#%s", question.record->card.symbol, question.label);
	trace->places = stm_alloc_array(&task->arena, list.len + 1, sizeof(*trace->places));
	for (size_t i = 0; i < list.len; i++)
		trace->total += list.at[i].similarity >= LEAST;
	for (size_t i = 0; status == STM_OK && i < trace->total && i < limit_of(options); i++)
		status = add_source(trace, &question, &list.at[i]);
	return status;
}
