/*
 * Where the words of a version come from: the texts of all that it descends from, from the first
 * on, are read back from clauses/ and followed word by word (lineage/origin.c).
 */
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "lineage/blame.h"
#include "lineage/origin.h"
#include "store/version.h"

/* What one call of stm_blame_read() knows; what the blame keeps is on the task's arena. */
struct inquiry {
	struct stm_task *task;
	stm_blame *blame;
	const char *name, *since;
	struct stm_records records;
	uint32_t *line; /* the records it descends from, and itself at the end */
	size_t count;
	struct stm_read_version *versions; /* by place in the line */
	struct stm_origins origins;
	const char *boundary; /* the date of SINCE, or "" */
};

/* Its ancestors, parents first as the records are. */
static void find_line(struct inquiry *inquiry, size_t place)
{
	struct stm_arena *scratch = &inquiry->task->scratch;
	const bool *needed = stm_records_line(&inquiry->records, scratch, place);

	inquiry->line = stm_alloc_array(scratch, place + 1, sizeof(*inquiry->line));
	for (uint32_t i = 0; i <= place; i++)
		if (needed[i])
			inquiry->line[inquiry->count++] = i;
}

/* The place in the line of the record with index RECORD. */
static uint32_t place_of(const struct inquiry *inquiry, uint32_t record)
{
	uint32_t place = 0;

	while (inquiry->line[place] != record)
		place++;
	return place;
}

/* Reads one version, and follows its words. */
static enum stm_status follow(struct inquiry *inquiry, size_t place)
{
	struct stm_arena *scratch = &inquiry->task->scratch;
	const struct stm_record *record = &inquiry->records.at[inquiry->line[place]];
	struct stm_read_version *version = &inquiry->versions[place];
	uint32_t *parents = stm_alloc_array(scratch, record->ancestor_count + 1, sizeof(*parents));
	struct stm_origin_version origin = {.parents = parents};
	enum stm_status status = stm_version_open(version, inquiry->task->store, record);

	if (status == STM_OK)
		status = stm_version_texts(version, inquiry->task->store);
	if (status < 0)
		return status;
	for (size_t k = 0; k < record->ancestor_count; k++)
		parents[origin.parent_count++] = place_of(inquiry, record->ancestors[k]);
	origin.document = version->document;
	origin.rows = version->rows;
	stm_origins_add(&inquiry->origins, &origin);
	return STM_OK;
}

static struct stm_phrase make_phrase(struct inquiry *inquiry, const struct stm_origin_phrase *found)
{
	const struct stm_record *record = &inquiry->records.at[inquiry->line[found->version]];
	const struct stm_document *document = inquiry->versions[found->version].document;

	return (struct stm_phrase){
		.start = found->start,
		.length = found->length,
		.symbol = record->card.symbol,
		.date = record->card.date,
		.version = found->version,
		.label = stm_copy_text(
			&inquiry->task->arena, document->paragraphs.at[found->paragraph].label),
		.older = strcmp(record->card.date, inquiry->boundary) < 0,
	};
}

/* Older phrases beside each other are one: the first tells its origin. */
static void add_phrase(struct stm_phrase *phrases, size_t *count, struct stm_phrase phrase)
{
	struct stm_phrase *last = *count ? &phrases[*count - 1] : NULL;

	if (last && last->older && phrase.older)
		last->length = phrase.start + phrase.length - last->start;
	else
		phrases[(*count)++] = phrase;
}

static void add_paragraph(struct inquiry *inquiry, size_t i)
{
	struct stm_arena *arena = &inquiry->task->arena;
	const struct stm_read_version *version = &inquiry->versions[inquiry->count - 1];
	size_t count;
	const struct stm_origin_phrase *found = stm_origins_phrases(
		&inquiry->origins, inquiry->count - 1, i, &count);
	struct stm_phrase *phrases = stm_alloc_array(arena, count + 1, sizeof(*phrases));
	size_t phrase_count = 0;

	for (size_t k = 0; k < count; k++)
		add_phrase(phrases, &phrase_count, make_phrase(inquiry, &found[k]));
	inquiry->blame->paragraphs[inquiry->blame->count++] = (struct stm_blamed){
		.label = stm_copy_text(
			&inquiry->task->arena, version->document->paragraphs.at[i].label),
		.clause = stm_copy_text(&inquiry->task->arena, version->rows[i].clause),
		.text = stm_copy_text(
			&inquiry->task->arena, version->document->paragraphs.at[i].text),
		.phrases = phrases,
		.phrase_count = phrase_count,
	};
}

/* "2019", "2019-12", "2019-12-18", or nothing. */
static bool is_date(const char *text)
{
	static const char form[] = "0000-00-00";
	size_t length = strlen(text);

	if (length > strlen(form) || (length && length != 4 && length != 7 && length != 10))
		return false;
	for (size_t i = 0; i < length; i++)
		if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
			return false;
	return (length < 7 || (atoi(text + 5) >= 1 && atoi(text + 5) <= 12)) &&
	       (length < 10 || (atoi(text + 8) >= 1 && atoi(text + 8) <= 31));
}

/* A date is taken as it is; anything else names a version. */
static enum stm_status find_boundary(struct inquiry *inquiry)
{
	const char *since = inquiry->since ? inquiry->since : "";
	struct stm_record record;
	enum stm_status status;

	inquiry->boundary = since;
	if (is_date(since))
		return STM_OK;
	status = stm_record_read(inquiry->task->store, since, &record);
	if (status == STM_ENOTFOUND)
		return stm_fail(inquiry->task->error, status, since,
			"is neither a date (2019, 2019-12-18) nor the symbol of a version");
	if (status == STM_OK)
		inquiry->boundary = record.card.date;
	return status;
}

/* What the records borrow from the catalogue is copied: the blame outlives it. */
static void keep_names(struct inquiry *inquiry)
{
	for (size_t place = 0; place < inquiry->count; place++) {
		struct stm_card *card = &inquiry->records.at[inquiry->line[place]].card;

		card->symbol = stm_copy_text(&inquiry->task->arena, card->symbol);
		card->title = stm_copy_text(&inquiry->task->arena, card->title);
		card->date = stm_copy_text(&inquiry->task->arena, card->date);
	}
}

static void fill(struct inquiry *inquiry)
{
	stm_blame *blame = inquiry->blame;
	const struct stm_record *record = &inquiry->records.at[inquiry->line[inquiry->count - 1]];
	const size_t count = inquiry->versions[inquiry->count - 1].document->paragraphs.len;

	blame->symbol = record->card.symbol;
	blame->title = record->card.title;
	blame->date = record->card.date;
	blame->series = stm_copy_text(&inquiry->task->arena, record->series);
	blame->language = stm_copy_text(&inquiry->task->arena, record->card.language);
	blame->paragraphs = stm_alloc_array(
		&inquiry->task->arena, count + 1, sizeof(*blame->paragraphs));
	for (size_t i = 0; i < count; i++)
		add_paragraph(inquiry, i);
	stm_task_keep(inquiry->task, &blame->arena);
}

static enum stm_status read_blame(struct stm_task *task, void *payload)
{
	struct inquiry *inquiry = payload;
	struct stm_arena *outer;
	const char *language;
	size_t place;
	enum stm_status status;

	inquiry->task = task;
	status = stm_records_read_with(task->store, inquiry->name, &inquiry->records, &place);
	if (status == STM_OK)
		status = find_boundary(inquiry);
	if (status < 0)
		return status;
	find_line(inquiry, place);
	keep_names(inquiry);
	language = inquiry->records.at[place].card.language;
	stm_origins_init(&inquiry->origins, &task->family, &task->scratch,
		stm_lexicon(*language ? language : NULL));
	inquiry->versions = stm_alloc_array(
		&task->family, inquiry->count + 1, sizeof(*inquiry->versions));
	outer = stm_store_lend(task->store, &task->family);
	for (size_t i = 0; status == STM_OK && i < inquiry->count; i++)
		status = follow(inquiry, i);
	stm_store_lend(task->store, outer);
	if (status == STM_OK)
		fill(inquiry);
	return status;
}

enum stm_status stm_blame_read(stm_blame **out, stm_repository *repository, const char *name,
	const char *since, struct stm_error *error)
{
	stm_blame *blame = calloc(1, sizeof(*blame));
	struct inquiry inquiry = {.blame = blame, .name = name, .since = since};
	enum stm_status status;

	*out = NULL;
	if (!blame)
		return stm_fail_memory(error);
	status = stm_task_run(repository, read_blame, &inquiry, error);
	if (status < 0)
		stm_blame_free(blame);
	else
		*out = blame;
	return status;
}
