/*
 * Adding documents. A repository is a function of its documents and of what its user told of them:
 * the places of all that something new is related to are found anew from their cards, and each
 * version whose place has changed, or that of an ancestor, is derived anew from its source. It
 * comes out with the same object ids where that made no difference.
 */
#include "engine/task.h"

#include <stdlib.h>

#include "base/error.h"
#include "doc/document.h"
#include "engine/derive.h"
#include "engine/intake.h"
#include "engine/indexing.h"
#include "store/catalog.h"
#include "store/commit.h"
#include "store/message.h"
#include "store/objects.h"
#include "store/publish.h"
#include "store/refname.h"
#include "store/snapshot.h"

/* What one call of stm_repository_add() knows; all of it on the task's arena. */
struct addition {
	const char *const *paths;
	size_t count;
	const struct stm_add_options *options;
	struct stm_task *task;
	struct stm_intake intake;
	struct stm_collection collection; /* what is there */
	struct stm_cards cards;           /* of that and of what is new */
	uint32_t *new_books;              /* of the new cards */
	struct stm_places places;
	struct stm_record **records; /* by place, NULL for what is new; as they will be, at last */
	struct stm_derivation derivation;
};

static bool is_coming(const struct addition *addition, const char *symbol)
{
	const struct stm_cards *cards = &addition->intake.cards;

	for (size_t i = 0; i < cards->len; i++)
		if (cards->at[i] && !strcmp(cards->at[i]->symbol, symbol))
			return true;
	return false;
}

/*
 * A version whose tag is gone would be left out of the lineage of those that descend from it, which
 * would be lost without a word. Adding it again is the way to mend that.
 */
static enum stm_status check_whole(struct addition *addition)
{
	const struct stm_gaps *gaps = &addition->collection.records.gaps;

	for (size_t i = 0; i < gaps->len; i++)
		if (!is_coming(addition, gaps->at[i].symbol))
			return stm_fail_gap(addition->task->error, &gaps->at[i]);
	return STM_OK;
}

/* All cards, those that are kin to nobody yet behind the others. */
static void gather_cards(struct addition *addition)
{
	struct stm_arena *arena = &addition->task->arena;
	const struct stm_cards *fresh = &addition->intake.cards;
	const struct stm_cards *there = &addition->collection.cards;
	struct stm_cards *all = &addition->cards;

	addition->new_books = stm_alloc_array(arena, fresh->len + 1, sizeof(*addition->new_books));
	all->cap = there->len + fresh->len;
	all->at = stm_alloc_array(arena, all->cap, sizeof(*all->at));
	for (size_t i = 0; i < there->len; i++)
		all->at[all->len++] = there->at[i];
	for (size_t i = 0; i < fresh->len; i++)
		if (fresh->at[i]) {
			addition->new_books[all->len - there->len] = (uint32_t)i;
			all->at[all->len++] = fresh->at[i];
		}
	stm_kin_find(arena, &addition->task->scratch, all, addition->collection.known);
	stm_arena_clear(&addition->task->scratch);
}

/* Where everything stands now, and what stood there before. */
static enum stm_status find_places(struct addition *addition)
{
	struct stm_task *task = addition->task;
	struct stm_places *places = &addition->places;
	enum stm_status status;

	places->arena = &task->arena;
	places->scratch = &task->scratch;
	if (addition->collection.records.settled)
		status = stm_places_find_rest(places, &addition->cards,
			stm_collection_settled(
				&addition->collection, &task->arena, addition->intake.changed),
			addition->collection.cards.len, task->error);
	else
		status = stm_places_find(places, &addition->cards, task->error);
	stm_arena_clear(&task->scratch);
	if (status < 0)
		return status;
	addition->records = stm_alloc_array(
		&task->arena, places->count + 1, sizeof(*addition->records));
	for (size_t i = 0; i < places->count; i++)
		if (places->at[i].index < addition->collection.cards.len)
			addition->records[i] = stm_collection_record(
				&addition->collection, places->at[i].card);
	return STM_OK;
}

static const char *symbol_at(const struct addition *addition, size_t place)
{
	return addition->places.at[place].card->symbol;
}

static size_t record_index(const struct addition *addition, size_t place)
{
	return (size_t)(addition->records[place] - addition->collection.records.at);
}

/* Whether the commit of a version says of its descent what is found now. */
static bool is_as_it_was(const struct addition *addition, size_t place)
{
	const struct stm_node *node = &addition->places.at[place];
	const struct stm_record *record = addition->records[place];

	if (addition->intake.changed[record_index(addition, place)] ||
		strcmp(record->basis, node->basis) != 0 ||
		record->parents.len != node->parent_count)
		return false;
	for (size_t k = 0; k < node->parent_count; k++)
		if (strcmp(record->parents.at[k], symbol_at(addition, node->parents[k])) != 0)
			return false;
	return true;
}

/* New versions, those whose descent has changed, and all that descend from them. */
static bool *find_wanted(struct addition *addition)
{
	const struct stm_places *places = &addition->places;
	bool *wanted = stm_alloc_array(&addition->task->arena, places->count + 1, sizeof(*wanted));

	for (size_t i = 0; i < places->count; i++) {
		const struct stm_node *node = &places->at[i];

		wanted[i] = !addition->records[i] || !is_as_it_was(addition, i);
		for (size_t k = 0; k < node->parent_count; k++)
			wanted[i] |= wanted[node->parents[k]];
	}
	return wanted;
}

/* The book of each version to be derived: a file's, or what the repository keeps. */
static uint32_t *find_books(struct addition *addition, const bool *wanted)
{
	const struct stm_places *places = &addition->places;
	uint32_t *books = stm_alloc_array(
		&addition->task->arena, places->count + 1, sizeof(*books));

	for (size_t i = 0; i < places->count; i++) {
		struct stm_book book = {.record = addition->records[i]};

		if (!wanted[i])
			continue;
		if (!book.record) {
			books[i] = addition->new_books[places->at[i].index -
						       addition->collection.cards.len];
			continue;
		}
		book.name = addition->intake.names[record_index(addition, i)];
		books[i] = stm_shelf_note(&addition->intake.shelf, book);
	}
	return books;
}

/* Makes the commits of a family; large additions go to disk in several packs. */
static enum stm_status write_family(void *payload, struct stm_lineage *lineage)
{
	struct addition *addition = payload;
	enum stm_status status = STM_OK;

	for (size_t i = 0; status == STM_OK && i < lineage->count; i++) {
		const struct stm_lineage_version *version = &lineage->versions[i];
		struct stm_indexing_version indexed = {
			version->commit, version->node->card, version->document};

		if (version->fixed)
			continue;
		status = stm_commit_make(addition->task->store, lineage, i);
		if (status == STM_OK)
			stm_indexing_add(addition->task, &indexed);
	}
	if (status == STM_OK)
		status = stm_objects_pack_some(addition->task->store);
	return status;
}

static void tell_progress(void *payload, size_t done, size_t total)
{
	const struct addition *addition = payload;

	if (addition->options->derived)
		addition->options->derived(addition->options->payload, done, total);
}

static enum stm_status derive(struct addition *addition)
{
	struct stm_task *task = addition->task;
	bool *wanted = find_wanted(addition);
	enum stm_status status;

	addition->derivation = (struct stm_derivation){
		.task = task,
		.places = &addition->places,
		.shelf = &addition->intake.shelf,
		.records = (const struct stm_record **)addition->records,
		.books = find_books(addition, wanted),
		.wanted = wanted,
		.derived = stm_alloc_array(&task->arena, addition->places.count + 1,
			sizeof(*addition->derivation.derived)),
		.use = write_family,
		.payload = addition,
		.progress = tell_progress,
	};
	stm_indexing_begin(task);
	status = stm_derive(&addition->derivation);
	return status == STM_OK ? stm_objects_pack(task->store) : status;
}

/* The symbols of the parents of a place. */
static const char **parents_of(struct addition *addition, size_t place)
{
	const struct stm_node *node = &addition->places.at[place];
	const char **parents = stm_alloc_array(
		&addition->task->arena, node->parent_count + 1, sizeof(*parents));

	for (size_t k = 0; k < node->parent_count; k++)
		parents[k] = symbol_at(addition, node->parents[k]);
	return parents;
}

/* The record of a version that was derived, as its commit would be read back. */
static struct stm_record *record_of(struct addition *addition, size_t place)
{
	struct stm_arena *arena = &addition->task->arena;
	const struct stm_node *node = &addition->places.at[place];
	const struct stm_derived *derived = addition->derivation.derived[place];
	const struct stm_book *book = &addition->intake.shelf.at[addition->derivation.books[place]];
	struct stm_record *record = stm_alloc(arena, sizeof(*record));

	*record = (struct stm_record){.card = *node->card, .known = true};
	record->basis = node->basis;
	record->engine = stm_engine_text(arena);
	record->source = book->name   ? book->name
			 : book->path ? stm_source_name(arena, book->path)
				      : book->record->source;
	record->parents.at = parents_of(addition, place);
	record->parents.len = record->parents.cap = node->parent_count;
	record->summary = derived->summary;
	memcpy(record->commit, derived->commit, sizeof(record->commit));
	memcpy(record->tree, derived->tree, sizeof(record->tree));
	return record;
}

/* What the refs and the catalogue will have, by place. */
static struct stm_record **list_records(struct addition *addition)
{
	struct stm_record **records = stm_alloc_array(
		&addition->task->arena, addition->places.count + 1, sizeof(*records));

	for (size_t i = 0; i < addition->places.count; i++)
		records[i] = addition->derivation.wanted[i] ? record_of(addition, i)
							    : addition->records[i];
	return records;
}

static struct stm_refs_of list_refs(struct addition *addition, struct stm_record *const *records)
{
	const size_t count = addition->places.count;
	struct stm_ref_of *refs = stm_alloc_array(&addition->task->arena, count + 1, sizeof(*refs));

	for (size_t i = 0; i < count; i++) {
		const struct stm_node *node = &addition->places.at[i];

		refs[i] = (struct stm_ref_of){
			node->card->symbol, node->series, records[i]->commit, node->tip};
	}
	return (struct stm_refs_of){.at = refs, .count = count};
}

/* A version as callers see it. */
static struct stm_version version_of(
	const struct addition *addition, const struct stm_record *record, size_t place)
{
	const struct stm_node *node = &addition->places.at[place];

	return (struct stm_version){
		.symbol = record->card.symbol,
		.title = record->card.title,
		.series = node->series,
		.date = record->card.date,
		.commit = record->commit,
		.parents = record->parents.at,
		.parent_count = record->parents.len,
		.basis = record->basis,
		.uncertain = node->uncertain,
		.summary = record->summary,
	};
}

/* Within a series the order of the places, which puts parents first. */
struct told {
	struct stm_version version;
	size_t place;
};

static int by_series(const void *a, const void *b)
{
	const struct told *x = a, *y = b;
	int order = strcmp(x->version.series, y->version.series);

	return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* Whether the version at PLACE is new or has another commit. */
static bool is_news(
	const struct addition *addition, struct stm_record *const *records, size_t place)
{
	const struct stm_record *was = addition->records[place];

	return !was || strcmp(was->commit, records[place]->commit) != 0;
}

/* Those that are news. Made before anything is written: what is done must not be reported as a
 * failure. */
static struct told *list_told(
	struct addition *addition, struct stm_record *const *records, size_t *count)
{
	struct told *told;

	*count = 0;
	for (size_t i = 0; i < addition->places.count; i++)
		*count += is_news(addition, records, i);
	told = stm_alloc_array(&addition->task->arena, *count + 1, sizeof(*told));
	*count = 0;
	for (size_t i = 0; i < addition->places.count; i++)
		if (is_news(addition, records, i))
			told[(*count)++] = (struct told){version_of(addition, records[i], i), i};
	if (*count)
		qsort(told, *count, sizeof(*told), by_series);
	return told;
}

/*
 * The snapshot names entries of the catalogue, so that comes first. None is made of refs that are
 * not what was read: those of another program may be versions, too.
 */
static void keep_caches(struct addition *addition, struct stm_record *const *records,
	const struct stm_refs_of *refs)
{
	struct stm_store *store = addition->task->store;
	struct stm_catalog *catalog = &addition->collection.records.catalog;
	struct stm_snapshot snapshot = {&addition->places, records, catalog, refs->digest};

	if (stm_catalog_keep(store, catalog, records, addition->places.count) && refs->alone)
		stm_snapshot_keep(store, &snapshot);
}

/* Moves the refs, and tells of it. Caches follow; those that cannot be kept are made again. */
static enum stm_status publish(struct addition *addition)
{
	struct stm_task *task = addition->task;
	const struct stm_add_options *options = addition->options;
	struct stm_record **records = list_records(addition);
	struct stm_refs_of refs = list_refs(addition, records);
	size_t count;
	struct told *told = list_told(addition, records, &count);
	enum stm_status status = stm_refs_publish(
		task->store, &addition->collection.records, &refs);

	if (status < 0)
		return status;
	task->done = true;
	for (size_t i = 0; options->added && i < count; i++)
		options->added(options->payload, &told[i].version,
			addition->records[told[i].place] != NULL);
	keep_caches(addition, records, &refs);
	stm_indexing_end(task);
	return STM_OK;
}

/*
 * The way of an addition. The lock is taken before the records are read and held until the task
 * ends, so that nothing can change between what was seen and what is written.
 */
static enum stm_status add(struct stm_task *task, void *payload)
{
	struct addition *addition = payload;
	enum stm_status status;

	addition->task = task;
	addition->intake = (struct stm_intake){.task = task, .options = addition->options};
	status = stm_intake_read(&addition->intake, addition->paths, addition->count);
	if (status == STM_OK)
		status = stm_store_lock(task->store);
	if (status == STM_OK)
		status = stm_collection_read(&addition->collection, task);
	if (status == STM_OK)
		status = stm_intake_sift(&addition->intake, &addition->collection);
	if (status == STM_OK)
		status = check_whole(addition);
	if (status < 0)
		return status;
	gather_cards(addition);
	status = find_places(addition);
	if (status == STM_OK)
		status = derive(addition);
	return status == STM_OK ? publish(addition) : status;
}

enum stm_status stm_repository_add(stm_repository *repository, const char *const *paths,
	size_t count, const struct stm_add_options *options, struct stm_error *error)
{
	static const struct stm_add_options defaults;
	struct addition addition = {
		.paths = paths, .count = count, .options = options ? options : &defaults};

	return stm_task_run(repository, add, &addition, error);
}
