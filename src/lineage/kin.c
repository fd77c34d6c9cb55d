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
	FEW = 4,         /* new cards that are sooner compared than looked up */
	BATCH = 4096,    /* new cards at a time */
	FILTER = 1 << 24 /* bits of the filter of hashes */
};

/* A new card that has a hash. */
struct holder {
	uint32_t hash;
	uint32_t end;   /* of its sketch, or until which the hash is telling for it */
	uint16_t place; /* in the batch */
};

/* The new cards FROM to TO. Holders of a hash are together, at one place in either order. */
struct batch {
	struct stm_arena *arena, *scratch;
	const struct stm_cards *cards;
	size_t from, to;
	struct stm_commonness commonness;
	struct holder *by_end;   /* by hash, and the least end first */
	struct holder *by_until; /* by hash, and those first that it is telling for longest */
	size_t count;            /* of either */
	struct stm_map first;    /* where the holders of a hash start */
	unsigned char *filter;   /* what hashes there may be: most hashes of others are not */
	/* by card of the batch: telling hashes shared with the one looked at; of two that end alike
	 * those that are telling for both count twice */
	uint16_t *shared;
	uint16_t *met; /* cards of the batch that share one at least */
	size_t met_count;
	struct stm_kin_list {
		struct stm_kin *at;
		size_t len, cap;
	} * found;
};

static int by_hash(const struct holder *x, const struct holder *y)
{
	return (x->hash > y->hash) - (x->hash < y->hash);
}

static int least_end_first(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;
	const int order = by_hash(x, y);

	return order ? order : (x->end > y->end) - (x->end < y->end);
}

static int longest_first(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;
	const int order = by_hash(x, y);

	return order ? order : (x->end < y->end) - (x->end > y->end);
}

/* The holders of all hashes, in both orders. */
static void note_holders(struct batch *batch)
{
	const size_t count = batch->to - batch->from, most = count * STM_SKETCH;
	uint32_t until[STM_SKETCH];

	batch->by_end = stm_alloc_array(batch->scratch, most, sizeof(*batch->by_end));
	batch->by_until = stm_alloc_array(batch->scratch, most, sizeof(*batch->by_until));
	batch->count = 0;
	for (uint16_t place = 0; place < count; place++) {
		const struct stm_sketch *sketch = &batch->cards->at[batch->from + place]->sketch;

		stm_telling_find(until, &batch->commonness, sketch);
		for (uint32_t k = 0; k < sketch->len; k++) {
			const uint32_t hash = sketch->at[k], end = stm_sketch_end(sketch);

			batch->by_end[batch->count] = (struct holder){hash, end, place};
			batch->by_until[batch->count++] = (struct holder){hash, until[k], place};
		}
	}
	qsort(batch->by_end, batch->count, sizeof(*batch->by_end), least_end_first);
	qsort(batch->by_until, batch->count, sizeof(*batch->by_until), longest_first);
}

/* The bit of the filter for HASH: sketches have the least hashes, which are alike in front. */
static uint32_t bit_of(uint32_t hash)
{
	return (hash * 0x9e3779b1u) >> 8;
}

static void note_first(struct batch *batch)
{
	stm_map_init(&batch->first, batch->scratch, batch->count / 4);
	batch->filter = stm_alloc(batch->scratch, FILTER / 8);
	for (size_t i = batch->count; i-- > 0;) {
		const uint32_t bit = bit_of(batch->by_end[i].hash);

		*stm_map_put(&batch->first, batch->by_end[i].hash, NULL) = (uint32_t)i;
		batch->filter[bit / 8] |= (unsigned char)(1u << bit % 8);
	}
}

/* Where the holders of HASH start, or the end of all. */
static size_t find_first(const struct batch *batch, uint32_t hash)
{
	const uint32_t bit = bit_of(hash), *first;

	if (!(batch->filter[bit / 8] & 1u << bit % 8))
		return batch->count;
	first = stm_map_get(&batch->first, hash);
	return first ? *first : batch->count;
}

static void count_holder(struct batch *batch, const struct holder *holder)
{
	if (!batch->shared[holder->place]++)
		batch->met[batch->met_count++] = holder->place;
}

/* Counts for each card of the batch the hashes that SKETCH shares and that are telling. */
static void meet(struct batch *batch, const struct stm_sketch *sketch)
{
	const uint32_t end = stm_sketch_end(sketch);
	const struct holder *holder, *last = batch->by_end + batch->count;
	uint32_t until[STM_SKETCH];

	batch->met_count = 0;
	stm_telling_find(until, &batch->commonness, sketch);
	for (uint32_t k = 0; k < sketch->len; k++) {
		const uint32_t hash = sketch->at[k];
		const size_t first = find_first(batch, hash);

		if (first == batch->count)
			continue;
		for (holder = batch->by_end + first;
			holder < last && holder->hash == hash && holder->end <= until[k]; holder++)
			count_holder(batch, holder);
		for (holder = batch->by_until + first; holder < batch->by_until + batch->count &&
						       holder->hash == hash && holder->end >= end;
			holder++)
			count_holder(batch, holder);
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
