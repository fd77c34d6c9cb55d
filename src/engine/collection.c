/* Reading no text where the catalogue has the card. */
#include "engine/collection.h"

#include "doc/document.h"
#include "store/version.h"

/* Makes the sketch of a version out of the texts that the repository has of it. */
static enum stm_status sketch(struct stm_task *task, struct stm_record *record)
{
	struct stm_read_version version;
	struct stm_arena *outer = stm_store_lend(task->store, &task->family);
	enum stm_status status = stm_version_open(&version, task->store, record);

	if (status == STM_OK)
		status = stm_version_texts(&version, task->store);
	stm_store_lend(task->store, outer);
	if (status == STM_OK) {
		stm_sketch_make(
			&record->card.sketch, &task->arena, &task->scratch, version.document);
		record->known = true;
	}
	stm_arena_clear(&task->family);
	stm_arena_clear(&task->scratch);
	return status;
}

static void add_cards(struct stm_collection *out, bool kept)
{
	for (size_t i = 0; i < out->records.len; i++)
		if (out->records.at[i].kept == kept)
			out->cards.at[out->cards.len++] = &out->records.at[i].card;
}

enum stm_status stm_collection_read(struct stm_collection *out, struct stm_task *task)
{
	enum stm_status status;

	*out = (struct stm_collection){0};
	status = stm_records_read(task->store, &out->records);
	for (size_t i = 0; status == STM_OK && i < out->records.len; i++)
		if (!out->records.at[i].known)
			status = sketch(task, &out->records.at[i]);
	if (status < 0)
		return status;
	out->cards.cap = out->records.len;
	out->cards.at = stm_alloc_array(&task->arena, out->cards.cap, sizeof(*out->cards.at));
	add_cards(out, true);
	out->known = out->cards.len;
	add_cards(out, false);
	stm_map_init(&out->places, &task->arena, out->records.len);
	for (uint32_t i = 0; i < out->records.len; i++)
		*stm_map_put(&out->places, out->records.at[i].card.identity, NULL) = i;
	return STM_OK;
}

/* Settled records are all in the catalogue, so cards and records have the same order. */
const struct stm_settled *stm_collection_settled(
	const struct stm_collection *collection, struct stm_arena *arena, const bool *changed)
{
	const struct stm_records *records = &collection->records;
	struct stm_settled *settled = stm_alloc_array(arena, records->len + 1, sizeof(*settled));

	for (size_t i = 0; i < records->len; i++) {
		const struct stm_record *record = &records->at[i];

		settled[i] = (struct stm_settled){
			.basis = record->basis,
			.series = record->series,
			.parents = record->ancestors,
			.parent_count = record->ancestor_count,
			.component = record->component,
			.tip = record->tip,
			.changed = changed[i],
		};
	}
	return settled;
}

struct stm_record *stm_collection_record(
	const struct stm_collection *collection, const struct stm_card *card)
{
	const uint32_t *place = stm_map_get(&collection->places, card->identity);

	return place ? &collection->records.at[*place] : NULL;
}
