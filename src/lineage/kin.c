/*
 * Comparing each with each would take a day for a hundred thousand. So some thousand new cards at a
 * time are looked up by their hashes, and only pairs that share as many telling ones as all kin do
 * are compared. Whether two are kin is a matter of the two alone, whatever else is there.
 */
#include "lineage/kin.h"

#include <stdlib.h>

#include "base/map.h"
#include "lineage/telling.h"

enum {
	FEW = 4,      /* new cards that are sooner compared than looked up */
	BATCH = 8192, /* new cards at a time */
};

/* A new card that has a hash. */
struct holder {
	uint32_t hash;
	uint16_t place; /* in the batch */
	bool telling;   /* the hash is, for this card */
};

/* The new cards FROM to TO. */
struct batch {
	struct stm_arena *arena, *scratch;
	const struct stm_cards *cards;
	size_t from, to;
	struct stm_commonness commonness;
	struct holder *holders; /* by hash, those first for whom it is telling */
	size_t holder_count;
	struct stm_map first;           /* the first holder of a hash */
	uint16_t *shared; /* by card of the batch: telling hashes shared with the one looked at */
	uint16_t *met;    /* cards of the batch that share one at least */
	size_t met_count;
	struct stm_kin_list {
		struct stm_kin *at;
		size_t len, cap;
	} * found;
};

static int by_hash(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;

	if (x->hash != y->hash)
		return (x->hash > y->hash) - (x->hash < y->hash);
	return x->telling != y->telling ? y->telling - x->telling : x->place - y->place;
}

/* The holders of every hash, those of one hash together. */
static void note_holders(struct batch *batch)
{
	const struct stm_card *const *cards =
		(const struct stm_card *const *)batch->cards->at + batch->from;
	bool telling[STM_SKETCH];

	batch->holders = stm_alloc_array(
		batch->scratch, (batch->to - batch->from) * STM_SKETCH, sizeof(*batch->holders));
	batch->holder_count = 0;
	for (size_t place = 0; place < batch->to - batch->from; place++) {
		const struct stm_sketch *sketch = &cards[place]->sketch;

		stm_telling_mark(telling, &batch->commonness, sketch);
		for (uint32_t k = 0; k < sketch->len; k++)
			batch->holders[batch->holder_count++] =
				(struct holder){sketch->at[k], (uint16_t)place, telling[k]};
	}
	qsort(batch->holders, batch->holder_count, sizeof(*batch->holders), by_hash);
}

static void note_first(struct batch *batch)
{
	stm_map_init(&batch->first, batch->scratch, batch->holder_count / 4);
	for (size_t i = batch->holder_count; i-- > 0;)
		*stm_map_put(&batch->first, batch->holders[i].hash, NULL) = (uint32_t)i;
}

/* Counts for each card of the batch the hashes that SKETCH shares, telling for one of the two. */
static void meet(struct batch *batch, const struct stm_sketch *sketch)
{
	const size_t count = batch->holder_count;
	bool telling[STM_SKETCH];

	batch->met_count = 0;
	stm_telling_mark(telling, &batch->commonness, sketch);
	for (uint32_t k = 0; k < sketch->len; k++) {
		const uint32_t hash = sketch->at[k], *first = stm_map_get(&batch->first, hash);

		for (size_t i = first ? *first : count; i < count; i++) {
			const struct holder *holder = &batch->holders[i];

			if (holder->hash != hash || !(telling[k] || holder->telling))
				break;
			if (!batch->shared[holder->place]++)
				batch->met[batch->met_count++] = holder->place;
		}
	}
}

/* Of one body, as far as the key tells, and of one language. */
static bool are_comparable(const struct stm_card *a, const struct stm_card *b)
{
	size_t body = strcspn(a->key, "/");

	return !strncmp(a->key, b->key, body + 1) && !strcmp(a->language, b->language);
}

static void compare(struct batch *batch, size_t other, size_t place)
{
	const struct stm_card *a = batch->cards->at[other];
	const struct stm_card *b = batch->cards->at[batch->from + place];
	uint32_t kinship = 0;

	if (other < batch->from + place && are_comparable(a, b))
		kinship = stm_sketch_kinship(&a->sketch, &b->sketch);
	if (kinship >= STM_KIN)
		STM_PUSH(
			batch->arena, &batch->found[place], (struct stm_kin){a->identity, kinship});
}

/* Each with each. */
static void compare_all(struct batch *batch)
{
	for (size_t other = 0; other < batch->to; other++)
		for (size_t place = 0; place < batch->to - batch->from; place++)
			compare(batch, other, place);
}

static void look_up(struct batch *batch)
{
	const size_t count = batch->to - batch->from;

	batch->shared = stm_alloc_array(batch->scratch, count, sizeof(*batch->shared));
	batch->met = stm_alloc_array(batch->scratch, count, sizeof(*batch->met));
	note_holders(batch);
	note_first(batch);
	for (size_t other = 0; other < batch->to; other++) {
		meet(batch, &batch->cards->at[other]->sketch);
		for (size_t i = 0; i < batch->met_count; i++) {
			const uint16_t place = batch->met[i];

			if (batch->shared[place] >= STM_MEETINGS)
				compare(batch, other, place);
			batch->shared[place] = 0;
		}
	}
}

static void find_batch(struct batch *batch)
{
	const size_t count = batch->to - batch->from;

	batch->found = stm_alloc_array(batch->scratch, count, sizeof(*batch->found));
	if (count <= FEW)
		compare_all(batch);
	else
		look_up(batch);
	for (size_t place = 0; place < count; place++) {
		struct stm_card *card = batch->cards->at[batch->from + place];

		card->kin = batch->found[place].at;
		card->kin_count = batch->found[place].len;
	}
}

void stm_kin_find(struct stm_arena *arena, struct stm_arena *scratch, const struct stm_cards *cards,
	size_t fresh)
{
	struct batch batch = {.arena = arena, .scratch = scratch, .cards = cards};

	if (cards->len - fresh > FEW)
		stm_commonness_find(&batch.commonness, arena, scratch, cards);
	for (batch.from = fresh; batch.from < cards->len; batch.from = batch.to) {
		const size_t left = cards->len - batch.from;

		batch.to = batch.from + (left < BATCH ? left : BATCH);
		find_batch(&batch);
		stm_arena_clear(scratch);
	}
}
