/* What a repository holds, as the cards of its catalogue. */
#ifndef STM_ENGINE_COLLECTION_H
#define STM_ENGINE_COLLECTION_H

#include "engine/task.h"
#include "lineage/components.h"

struct stm_collection {
	struct stm_records records;
	struct stm_cards cards; /* those of the records, the ones the catalogue has first */
	size_t known;           /* how many it has: the kin of the others is not found yet */
	struct stm_map places;  /* of the cards: by their identity, the record */
};

/*
 * Reads the records of the task's repository, on its arena, and the texts of those whose cards the
 * catalogue has not. Fails with STM_EREPOSITORY.
 */
enum stm_status stm_collection_read(struct stm_collection *out, struct stm_task *task);

/*
 * What the records say of the descent of their cards, on ARENA, by card; CHANGED, by record, are
 * those that were told something since. Only when the records are settled.
 */
const struct stm_settled *stm_collection_settled(
	const struct stm_collection *collection, struct stm_arena *arena, const bool *changed);

/* The record that CARD is of, or NULL. */
struct stm_record *stm_collection_record(
	const struct stm_collection *collection, const struct stm_card *card);

#endif
