/* Everything in a repository, derived again from its sources and compared. */
#include "engine/task.h"

#include "base/error.h"
#include "doc/document.h"
#include "engine/derive.h"
#include "lineage/kin.h"
#include "store/packindex.h"
#include "store/publish.h"

/* What one check knows. */
struct check {
	struct stm_task *task;
	struct stm_records records;
	struct stm_cards cards; /* made of the sources, as are the books; by record */
	struct stm_shelf shelf;
	struct stm_places places;
	struct stm_proof proof;
};

/* A source that cannot be read again is damage, whatever its reader says of it. */
static enum stm_status read_source(struct check *check, struct stm_record *record)
{
	struct stm_task *task = check->task;
	struct stm_card *card = stm_alloc(&task->arena, sizeof(*card));
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	size_t slot;
	enum stm_status status = stm_task_load(task, record, NULL, &slot);

	stm_store_lend(task->store, outer);
	stm_arena_clear(&task->family);
	if (status == STM_EMEMORY)
		return status;
	if (status < 0)
		return stm_fail(task->error, STM_EREPOSITORY, record->card.symbol,
			"its source is missing or damaged; take it from another copy of the "
			"repository");
	stm_card_make(card, &task->arena, &task->scratch, task->documents[slot]);
	card->told = record->card.told;
	card->told_count = record->card.told_count;
	stm_arena_clear(&task->scratch);
	STM_PUSH(&task->arena, &check->cards, card);
	stm_shelf_put(&check->shelf, (struct stm_book){.record = record}, slot);
	stm_shelf_make_room(&check->shelf, check->shelf.len - 1);
	return STM_OK;
}

static enum stm_status read_sources(struct check *check)
{
	enum stm_status status = stm_pack_indexes_check(check->task->store);

	if (status == STM_OK)
		status = stm_records_read_anew(check->task->store, &check->records);
	check->shelf.task = check->task;
	for (size_t i = 0; status == STM_OK && i < check->records.len; i++)
		status = read_source(check, &check->records.at[i]);
	return status;
}

/* A repository that Stemma wrote always has places, so that to fail is damage. */
static enum stm_status find_places(struct check *check)
{
	struct stm_task *task = check->task;
	enum stm_status status;

	stm_kin_find(&task->arena, &task->scratch, &check->cards, 0);
	stm_arena_clear(&task->scratch);
	check->places.arena = &task->arena;
	check->places.scratch = &task->scratch;
	status = stm_places_find(&check->places, &check->cards, task->error);
	stm_arena_clear(&task->scratch);
	if (status == STM_OK || status == STM_EMEMORY)
		return status;
	if (task->error)
		task->error->status = STM_EREPOSITORY;
	return STM_EREPOSITORY;
}

static enum stm_status prove_family(void *payload, struct stm_lineage *lineage)
{
	struct check *check = payload;

	return stm_proof_lineage(&check->proof, lineage);
}

/* All versions, derived and compared family by family. */
static enum stm_status prove_versions(struct check *check)
{
	struct stm_arena *arena = &check->task->arena;
	const size_t count = check->places.count;
	uint32_t *books = stm_alloc_array(arena, count + 1, sizeof(*books));
	bool *wanted = stm_alloc_array(arena, count + 1, sizeof(*wanted));
	struct stm_derivation derivation = {
		.task = check->task,
		.places = &check->places,
		.shelf = &check->shelf,
		.books = books,
		.wanted = wanted,
		.use = prove_family,
		.payload = check,
	};

	derivation.derived = stm_alloc_array(arena, count + 1, sizeof(*derivation.derived));
	for (size_t i = 0; i < count; i++) {
		books[i] = check->places.at[i].index;
		wanted[i] = true;
	}
	return stm_derive(&derivation);
}

/* The refs as they are to be: each version is where its record found it, or it was no proof. */
static enum stm_status prove_refs(struct check *check)
{
	const size_t count = check->places.count;
	struct stm_ref_of *refs = stm_alloc_array(&check->task->arena, count + 1, sizeof(*refs));

	for (size_t i = 0; i < count; i++) {
		const struct stm_node *node = &check->places.at[i];

		refs[i] = (struct stm_ref_of){node->card->symbol, node->series,
			check->records.at[node->index].commit, node->tip};
	}
	return stm_proof_refs(&check->proof, refs, count);
}

/* No lock: a check only reads, and what it reads is one moment's refs. */
static enum stm_status run_check(struct stm_task *task, void *payload)
{
	size_t *versions = payload;
	struct check check = {.task = task};
	enum stm_status status = read_sources(&check);

	if (status == STM_OK)
		status = find_places(&check);
	if (status < 0)
		return status;
	stm_proof_begin(&check.proof, task->store, &check.records);
	status = prove_versions(&check);
	if (status == STM_OK)
		status = prove_refs(&check);
	if (status == STM_OK)
		*versions = check.records.len;
	return status;
}

enum stm_status stm_repository_check(
	stm_repository *repository, size_t *versions, struct stm_error *error)
{
	size_t proven = 0;
	enum stm_status status = stm_task_run(repository, run_check, &proven, error);

	if (versions)
		*versions = proven;
	return status;
}
