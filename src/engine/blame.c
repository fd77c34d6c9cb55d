/*
 * Where the words of a version come from: the texts of all that it descends from, from the first
 * on, are read back from clauses/ and followed word by word (lineage/origin.c).
 *
 * The origins of a version depend on nothing but its line: that of the version before, and one step
 * more, is the line of most versions of a series. Who shows them all keeps what is known (struct
 * stm_blamer). It is known of commits, which never change, so that no change of the refs can make
 * it wrong.
 */
#include "engine/task.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "lineage/blame.h"
#include "lineage/origin.h"
#include "store/version.h"

/* All of a line lies on ARENA. */
struct stm_blamer {
	stm_repository *repository;
	struct stm_arena arena, scratch;
	STM_VEC(struct stm_read_version) line; /* in the order of the records */
	struct stm_origins origins;            /* by place in the line */
	const char *language;                  /* whose words were looked at */
	bool whole;                            /* no step was left half done */
};

/* How a version that phrases come from is called, once for all of them. */
struct called {
	const char *symbol, *date; /* NULL: not yet */
};

/* What one call of stm_blamer_read() knows; what the blame keeps is on the task's arena. */
struct inquiry {
	struct stm_task *task;
	stm_blamer *blamer;
	stm_blame *blame;
	const char *name, *since;
	const struct stm_records *records;
	const struct stm_record *record; /* of the version */
	struct called *called;           /* by place in the line */
	const char *boundary;            /* the date of SINCE, or "" */
};

/* The place of RECORD in the line, or how many there are. It is mostly the last. */
static size_t place_of(const stm_blamer *blamer, const struct stm_record *record)
{
	for (size_t i = blamer->line.len; i-- > 0;)
		if (!strcmp(blamer->line.at[i].record->commit, record->commit))
			return i;
	return blamer->line.len;
}

/* What is needed of a record for as long as the line is known. */
static struct stm_record *keep_record(struct stm_arena *arena, const struct stm_record *record)
{
	struct stm_record *kept = stm_alloc(arena, sizeof(*kept));

	memcpy(kept->commit, record->commit, sizeof(kept->commit));
	memcpy(kept->tree, record->tree, sizeof(kept->tree));
	kept->card.symbol = stm_copy_text(arena, record->card.symbol);
	kept->card.date = stm_copy_text(arena, record->card.date);
	kept->card.language = stm_copy_text(arena, record->card.language);
	return kept;
}

/* Reads one version, whose parents are in the line, and follows its words. */
static enum stm_status follow(struct inquiry *inquiry, const struct stm_record *record)
{
	stm_blamer *blamer = inquiry->blamer;
	struct stm_arena *arena = &blamer->arena;
	struct stm_store *store = inquiry->task->store;
	uint32_t *parents = stm_alloc_array(arena, record->ancestor_count + 1, sizeof(*parents));
	struct stm_read_version version;
	enum stm_status status = stm_version_open(&version, store, keep_record(arena, record));

	if (status == STM_OK)
		status = stm_version_texts(&version, store);
	if (status < 0)
		return status;
	for (size_t k = 0; k < record->ancestor_count; k++)
		parents[k] = (uint32_t)place_of(
			blamer, &inquiry->records->at[record->ancestors[k]]);
	stm_origins_add(&blamer->origins, &(struct stm_origin_version){version.document,
						  version.rows, parents, record->ancestor_count});
	STM_PUSH(arena, &blamer->line, version);
	return STM_OK;
}

/* Whether the line of the version is that which is known, and the version. */
static bool is_next(const struct inquiry *inquiry)
{
	const stm_blamer *blamer = inquiry->blamer;
	const struct stm_record *record = inquiry->record;
	const size_t known = blamer->line.len;
	bool last = false;

	if (!blamer->whole || !known || strcmp(blamer->language, record->card.language) != 0)
		return false;
	for (size_t k = 0; k < record->ancestor_count; k++) {
		const size_t place = place_of(blamer, &inquiry->records->at[record->ancestors[k]]);

		if (place == known)
			return false;
		last |= place == known - 1;
	}
	return last;
}

/* Knows nothing, and looks at words as those of LANGUAGE. */
static void start(stm_blamer *blamer, const char *language)
{
	stm_arena_clear(&blamer->arena);
	stm_arena_clear(&blamer->scratch);
	blamer->line.at = NULL;
	blamer->line.len = blamer->line.cap = 0;
	blamer->language = stm_copy_text(&blamer->arena, language);
	stm_origins_init(&blamer->origins, &blamer->arena, &blamer->scratch,
		stm_lexicon(*language ? blamer->language : NULL));
}

/* All that the version descends from, parents first as the records are, and itself. */
static enum stm_status follow_line(struct inquiry *inquiry)
{
	const struct stm_records *records = inquiry->records;
	const size_t place = (size_t)(inquiry->record - records->at);
	const bool *line = stm_records_line(records, &inquiry->task->scratch, place);
	enum stm_status status = STM_OK;

	start(inquiry->blamer, inquiry->record->card.language);
	for (size_t i = 0; status == STM_OK && i <= place; i++)
		if (line[i])
			status = follow(inquiry, &records->at[i]);
	return status;
}

/* Running out of memory leaves a line that is not whole, and the next call starts anew. */
static enum stm_status find_origins(struct inquiry *inquiry)
{
	stm_blamer *blamer = inquiry->blamer;
	struct stm_arena *outer = stm_store_lend(inquiry->task->store, &blamer->arena);
	const bool next = is_next(inquiry);
	enum stm_status status;

	blamer->arena.trap = blamer->scratch.trap = inquiry->task->arena.trap;
	blamer->whole = false;
	status = next ? follow(inquiry, inquiry->record) : follow_line(inquiry);
	blamer->whole = status == STM_OK;
	stm_store_lend(inquiry->task->store, outer);
	return status;
}

static struct called call(struct inquiry *inquiry, uint32_t version)
{
	const struct stm_record *record = inquiry->blamer->line.at[version].record;
	struct called *called = &inquiry->called[version];

	if (!called->symbol) {
		called->symbol = stm_copy_text(&inquiry->task->arena, record->card.symbol);
		called->date = stm_copy_text(&inquiry->task->arena, record->card.date);
	}
	return *called;
}

static struct stm_phrase make_phrase(struct inquiry *inquiry, const struct stm_origin_phrase *found)
{
	const struct stm_document *document = inquiry->blamer->line.at[found->version].document;
	const struct called called = call(inquiry, found->version);

	return (struct stm_phrase){
		.start = found->start,
		.length = found->length,
		.symbol = called.symbol,
		.date = called.date,
		.version = found->version,
		.label = stm_copy_text(
			&inquiry->task->arena, document->paragraphs.at[found->paragraph].label),
		.older = strcmp(called.date, inquiry->boundary) < 0,
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
	const stm_blamer *blamer = inquiry->blamer;
	const size_t last = blamer->line.len - 1;
	const struct stm_read_version *version = &blamer->line.at[last];
	const struct stm_paragraph *paragraph = &version->document->paragraphs.at[i];
	size_t count;
	const struct stm_origin_phrase *found = stm_origins_phrases(&blamer->origins,
		&inquiry->task->scratch, &(struct stm_origin_place){(uint32_t)last, (uint32_t)i},
		&count);
	struct stm_phrase *phrases = stm_alloc_array(arena, count + 1, sizeof(*phrases));
	size_t phrase_count = 0;

	for (size_t k = 0; k < count; k++)
		add_phrase(phrases, &phrase_count, make_phrase(inquiry, &found[k]));
	inquiry->blame->paragraphs[inquiry->blame->count++] = (struct stm_blamed){
		.label = stm_copy_text(arena, paragraph->label),
		.clause = stm_copy_text(arena, version->rows[i].clause),
		.text = stm_copy_text(arena, paragraph->text),
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

static void fill(struct inquiry *inquiry)
{
	stm_blame *blame = inquiry->blame;
	struct stm_task *task = inquiry->task;
	const struct stm_record *record = inquiry->record;
	const size_t versions = inquiry->blamer->line.len;
	const size_t count = inquiry->blamer->line.at[versions - 1].document->paragraphs.len;

	inquiry->called = stm_alloc_array(&task->scratch, versions, sizeof(*inquiry->called));
	blame->symbol = stm_copy_text(&task->arena, record->card.symbol);
	blame->title = stm_copy_text(&task->arena, record->card.title);
	blame->date = stm_copy_text(&task->arena, record->card.date);
	blame->series = stm_copy_text(&task->arena, record->series);
	blame->language = stm_copy_text(&task->arena, record->card.language);
	blame->paragraphs = stm_alloc_array(&task->arena, count + 1, sizeof(*blame->paragraphs));
	for (size_t i = 0; i < count; i++)
		add_paragraph(inquiry, i);
	stm_task_keep(task, &blame->arena);
}

static enum stm_status read_blame(struct stm_task *task, void *payload)
{
	struct inquiry *inquiry = payload;
	size_t place;
	enum stm_status status;

	inquiry->task = task;
	status = stm_records_read_with(task->store, inquiry->name, &inquiry->records, &place);
	if (status == STM_OK)
		status = find_boundary(inquiry);
	if (status < 0)
		return status;
	inquiry->record = &inquiry->records->at[place];
	status = find_origins(inquiry);
	if (status == STM_OK)
		fill(inquiry);
	return status;
}

enum stm_status stm_blamer_new(
	stm_blamer **out, stm_repository *repository, struct stm_error *error)
{
	*out = calloc(1, sizeof(**out));
	if (!*out)
		return stm_fail_memory(error);
	(*out)->repository = repository;
	return STM_OK;
}

void stm_blamer_free(stm_blamer *blamer)
{
	if (!blamer)
		return;
	stm_arena_release(&blamer->scratch);
	stm_arena_release(&blamer->arena);
	free(blamer);
}

enum stm_status stm_blamer_read(stm_blame **out, stm_blamer *blamer, const char *name,
	const char *since, struct stm_error *error)
{
	stm_blame *blame = calloc(1, sizeof(*blame));
	struct inquiry inquiry = {.blamer = blamer, .blame = blame, .name = name, .since = since};
	enum stm_status status;

	*out = NULL;
	if (!blame)
		return stm_fail_memory(error);
	status = stm_task_run(blamer->repository, read_blame, &inquiry, error);
	if (status < 0)
		stm_blame_free(blame);
	else
		*out = blame;
	return status;
}

enum stm_status stm_blame_read(stm_blame **out, stm_repository *repository, const char *name,
	const char *since, struct stm_error *error)
{
	stm_blamer *blamer;
	enum stm_status status = stm_blamer_new(&blamer, repository, error);

	*out = NULL;
	if (status == STM_OK)
		status = stm_blamer_read(out, blamer, name, since, error);
	stm_blamer_free(blamer);
	return status;
}
