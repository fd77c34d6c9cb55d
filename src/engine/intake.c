/* A document that is not new may still tell something: a predecessor, or a lesser name. */
#include "engine/intake.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/error.h"
#include "base/unicode.h"
#include "doc/document.h"
#include "doc/symbol.h"
#include "store/refname.h"

enum {
	BATCH = 64,    /* documents read at a time; progress is told between two batches */
	LONGEST = 200, /* bytes of a symbol: it becomes a file name now and then */
};

/* A symbol becomes a line of a commit's message and a ref, and must come back unchanged. */
static enum stm_status check_symbol(struct stm_task *task, const stm_document *document)
{
	struct stm_str symbol = stm_str(document->metadata.symbol);
	bool fine = symbol.len && symbol.len <= LONGEST && stm_utf8_fault(symbol) < 0 &&
		    stm_str_trim(symbol).len == symbol.len;

	for (size_t i = 0; fine && i < symbol.len; i++)
		fine = (unsigned char)symbol.at[i] >= ' ' && symbol.at[i] != 0x7f &&
		       (symbol.at[i] != ' ' || symbol.at[i + 1] != ' ');
	if (!fine)
		return stm_fail(task->error, STM_EARGUMENT, document->source,
			"has no symbol that can be used; give it one with --symbol");
	return STM_OK;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/*
 * Makes the told symbols of CARD those it has and COUNT more; whether any of them was news. That it
 * descends from nothing takes the place of symbols, and they of that.
 */
static bool learn(
	struct stm_arena *arena, struct stm_card *card, const char *const *more, size_t count)
{
	const char **told = stm_alloc_array(arena, card->told_count + count + 1, sizeof(*told));
	const bool turned = count && (stm_card_is_first(card) || !strcmp(more[0], STM_NOTHING)) &&
			    !(stm_card_is_first(card) && !strcmp(more[0], STM_NOTHING));
	const size_t had = turned ? 0 : card->told_count;
	size_t kept = 0;

	for (size_t i = 0; i < had; i++)
		told[i] = card->told[i];
	for (size_t i = 0; i < count; i++)
		told[had + i] = more[i];
	if (had + count)
		qsort(told, had + count, sizeof(*told), by_text);
	for (size_t i = 0; i < had + count; i++)
		if (!kept || strcmp(told[kept - 1], told[i]) != 0)
			told[kept++] = told[i];
	card->told = told;
	card->told_count = kept;
	return turned || kept > had;
}

/* Puts the document in SLOT on the shelf, and its card beside it. */
static enum stm_status take_in(struct stm_intake *intake, size_t slot, const char *path)
{
	struct stm_task *task = intake->task;
	struct stm_card *card = stm_alloc(&task->arena, sizeof(*card));
	enum stm_status status = check_symbol(task, task->documents[slot]);

	if (status < 0)
		return status;
	stm_card_make(card, &task->arena, &task->scratch, task->documents[slot]);
	stm_arena_clear(&task->scratch);
	STM_PUSH(&task->arena, &intake->cards, card);
	stm_shelf_put(
		&intake->shelf, (struct stm_book){.path = path, .identity = card->identity}, slot);
	stm_shelf_make_room(&intake->shelf, intake->shelf.len - 1);
	return STM_OK;
}

/* Whether PATH is taken for a symbol: what is told can be told of versions that are there. */
static bool is_symbol(const struct stm_intake *intake, const char *path)
{
	return (intake->options->after_count || intake->options->series) &&
	       access(path, F_OK) < 0 && stm_symbol_parse(stm_str(path)) == strlen(path);
}

/* Several at a time; those that cannot be read have been told of. */
static enum stm_status read_batch(struct stm_intake *intake, const char *const *paths, size_t count)
{
	struct stm_task *task = intake->task;
	struct stm_task_files files = {paths, count, intake->options};
	size_t slots[BATCH];
	enum stm_status status = stm_task_open(task, &files, slots);

	for (size_t i = 0; status == STM_OK && i < count; i++)
		if (slots[i] != STM_NO_SLOT)
			status = take_in(intake, slots[i], paths[i]);
	return status;
}

enum stm_status stm_intake_read(struct stm_intake *intake, const char *const *paths, size_t count)
{
	const struct stm_add_options *options = intake->options;
	enum stm_status status = STM_OK;
	const char **files = stm_alloc_array(&intake->task->arena, count + 1, sizeof(*files));
	size_t file_count = 0;

	intake->shelf.task = intake->task;
	intake->shelf.options = &options->read;
	for (size_t i = 0; i < count; i++) {
		if (is_symbol(intake, paths[i]))
			STM_PUSH(&intake->task->arena, &intake->symbols, paths[i]);
		else
			files[file_count++] = paths[i];
	}
	paths = files;
	count = file_count;
	for (size_t i = 0; status == STM_OK && i < count; i += BATCH) {
		size_t left = count - i, batch = left < BATCH ? left : BATCH;

		for (size_t k = i; options->progress && k < i + batch; k++)
			options->progress(options->payload, k, count, paths[k]);
		status = read_batch(intake, paths + i, batch);
	}
	return status;
}

static const char *name_of(struct stm_intake *intake, size_t book)
{
	return stm_source_name(&intake->task->arena, intake->shelf.at[book].path);
}

static void forget(struct stm_intake *intake, size_t book)
{
	stm_shelf_drop(&intake->shelf, book);
	intake->cards.at[book] = NULL;
}

/* Leaves a document out of which ERROR says what is wrong, if there is whom to tell. */
static enum stm_status leave_out(
	struct stm_intake *intake, size_t book, const struct stm_error *error)
{
	if (!intake->options->failed)
		return stm_fail_as(intake->task->error, error);
	intake->options->failed(intake->options->payload, error);
	forget(intake, book);
	return STM_OK;
}

/*
 * A document whose symbol is in the repository. Of two names of the same bytes the lesser is kept,
 * so that the order of adding cannot show.
 */
static enum stm_status meet_record(
	struct stm_intake *intake, struct stm_collection *collection, size_t book, size_t place)
{
	struct stm_record *record = &collection->records.at[place];
	const struct stm_card *card = intake->cards.at[book];
	const char *name = name_of(intake, book);

	if (card->identity != record->card.identity) {
		struct stm_error error;

		stm_fail(&error, STM_EEXISTS, intake->shelf.at[book].path,
			"%s is in the repository with another text; give this one another symbol "
			"with --symbol",
			card->symbol);
		return leave_out(intake, book, &error);
	}
	if (learn(&intake->task->arena, &record->card, card->told, card->told_count))
		intake->changed[place] = true;
	if (strcmp(name, intake->names[place] ? intake->names[place] : record->source) < 0) {
		intake->names[place] = name;
		intake->changed[place] = true;
	}
	forget(intake, book);
	return STM_OK;
}

/*
 * Which of two documents with one symbol is taken, whatever their order: the one whose file is
 * called like it, else the one with the lesser name.
 */
static bool is_better(struct stm_intake *intake, size_t book, size_t other)
{
	const char *symbol = intake->cards.at[book]->symbol;
	const char *name = name_of(intake, book), *other_name = name_of(intake, other);
	const char *own = stm_symbol_from_name(&intake->task->arena, name);
	const char *others = stm_symbol_from_name(&intake->task->arena, other_name);
	bool fits = own && !strcmp(own, symbol), other_fits = others && !strcmp(others, symbol);

	return fits != other_fits ? fits : strcmp(name, other_name) < 0;
}

/* A document whose symbol another has that came in before. */
static enum stm_status meet_book(struct stm_intake *intake, size_t book, uint32_t *taken)
{
	const struct stm_card *card = intake->cards.at[book];
	bool better = is_better(intake, book, *taken);
	size_t kept = better ? book : *taken, left = better ? *taken : book;
	struct stm_error error;

	*taken = (uint32_t)kept;
	if (card->identity == intake->cards.at[left]->identity &&
		card->identity == intake->cards.at[kept]->identity) {
		forget(intake, left);
		return STM_OK;
	}
	stm_fail(&error, STM_EEXISTS, intake->shelf.at[left].path,
		"has the symbol %s, as has %s with another text; give one another symbol with "
		"--symbol",
		card->symbol, intake->shelf.at[kept].path);
	return leave_out(intake, left, &error);
}

/* The latest version of the series NAME (or of the symbol NAME) that is before CARD, or NULL. */
static const struct stm_record *find_last(
	const struct stm_collection *collection, const char *name, const struct stm_card *card)
{
	const struct stm_records *records = &collection->records;
	ptrdiff_t place = stm_records_find(records, name);
	const char *series = place >= 0 ? records->at[place].series : name;
	const struct stm_record *last = NULL;

	for (size_t i = 0; i < records->len; i++) {
		const struct stm_record *record = &records->at[i];

		if (!strcmp(record->series, series) &&
			strcmp(record->card.symbol, card->symbol) != 0 &&
			(!*card->date || strcmp(record->card.date, card->date) <= 0))
			last = record;
	}
	return last;
}

/* Tells CARD what the options do; *NEWS whether it did not know. */
static enum stm_status tell(struct stm_intake *intake, const struct stm_collection *collection,
	struct stm_card *card, bool *news)
{
	const struct stm_add_options *options = intake->options;
	struct stm_arena *arena = &intake->task->arena;
	const struct stm_record *last;

	*news = learn(arena, card, options->after, options->after_count);
	if (!options->series)
		return STM_OK;
	last = find_last(collection, options->series, card);
	if (!last)
		return stm_fail(intake->task->error, STM_ENOTFOUND, options->series,
			"has no version before %s; stemma list names series and versions",
			card->symbol);
	*news |= learn(arena, card, &last->card.symbol, 1);
	return STM_OK;
}

/* Symbols instead of files are of versions that are there, and learn what is told. */
static enum stm_status meet_symbols(struct stm_intake *intake, struct stm_collection *collection)
{
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < intake->symbols.len; i++) {
		ptrdiff_t place = stm_records_find(&collection->records, intake->symbols.at[i]);
		bool news;

		if (place < 0)
			return stm_fail(intake->task->error, STM_ENOTFOUND, intake->symbols.at[i],
				"is neither a file nor in the repository; check the name");
		status = tell(intake, collection, &collection->records.at[place].card, &news);
		intake->changed[place] |= status == STM_OK && news;
	}
	return status;
}

enum stm_status stm_intake_sift(struct stm_intake *intake, struct stm_collection *collection)
{
	struct stm_arena *arena = &intake->task->arena;
	const size_t records = collection->records.len;
	enum stm_status status = STM_OK;
	struct stm_map taken;

	stm_map_init(&taken, arena, intake->cards.len);
	intake->changed = stm_alloc_array(arena, records + 1, sizeof(*intake->changed));
	intake->names = stm_alloc_array(arena, records + 1, sizeof(*intake->names));
	status = meet_symbols(intake, collection);
	for (size_t book = 0; status == STM_OK && book < intake->cards.len; book++) {
		const char *symbol = intake->cards.at[book]->symbol;
		ptrdiff_t place = stm_records_find(&collection->records, symbol);
		int added = 0;
		uint32_t *other;
		bool news;

		status = tell(intake, collection, intake->cards.at[book], &news);
		if (status < 0)
			break;
		if (place >= 0) {
			status = meet_record(intake, collection, book, (size_t)place);
			continue;
		}
		other = stm_map_put(&taken, stm_key(stm_str(symbol)), &added);
		if (added)
			*other = (uint32_t)book;
		else
			status = meet_book(intake, book, other);
	}
	return status;
}
