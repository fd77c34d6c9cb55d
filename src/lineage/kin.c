/*
 * Comparing each with each would take a day for a hundred thousand. Of two documents one of which
 * has a third of the other's wording, the 32 least hashes nearly always have two in common, and a
 * sixth of those that could be; so these are looked up first, some thousand new cards at a time,
 * and only pairs with as many are compared in full. Whether two are kin is a matter of the two
 * alone, whatever else is there.
 */
#include "lineage/kin.h"

#include "base/map.h"

enum {
	HEAD = 32,    /* hashes of a sketch that are looked up */
	SHARED = 2,   /* of them that a pair must share, */
	SHARE = 150,  /* and thousandths of those that are below the end of either head */
	BATCH = 4096, /* new cards at a time */
};

static const uint32_t NONE = UINT32_MAX;

/* A new card that has a hash, and the next that has it. */
struct holder {
	uint32_t card, next;
};

/* The new cards FROM to TO, by the hashes of their heads. */
struct batch {
	struct stm_arena *arena, *scratch;
	const struct stm_cards *cards;
	size_t from, to;
	struct stm_map first; /* the first holder of a hash */
	STM_VEC(struct holder) holders;
	uint8_t *shared; /* by card of the batch: hashes shared with the one looked at */
	uint32_t *met;   /* cards of the batch that share one at least */
	size_t met_count;
	struct stm_kin_list {
		struct stm_kin *at;
		size_t len, cap;
	} * found;
};

/* The hashes of CARD that are looked up. */
static struct stm_sketch head_of(const struct stm_card *card)
{
	const struct stm_sketch *all = &card->sketch;

	return (struct stm_sketch){all->at, all->len < HEAD ? all->len : HEAD, false};
}

static void note(struct batch *batch, uint32_t place)
{
	const struct stm_sketch head = head_of(batch->cards->at[batch->from + place]);

	for (uint32_t i = 0; i < head.len; i++) {
		int added;
		uint32_t *first = stm_map_put(&batch->first, head.at[i], &added);

		STM_PUSH(batch->scratch, &batch->holders,
			(struct holder){place, added ? NONE : *first});
		*first = (uint32_t)batch->holders.len - 1;
	}
}

/* Counts for each card of the batch what it shares with CARD. */
static void meet(struct batch *batch, const struct stm_card *card)
{
	const struct stm_sketch head = head_of(card);

	batch->met_count = 0;
	for (uint32_t i = 0; i < head.len; i++) {
		const uint32_t *first = stm_map_get(&batch->first, head.at[i]);

		for (uint32_t h = first ? *first : NONE; h != NONE; h = batch->holders.at[h].next) {
			uint32_t place = batch->holders.at[h].card;

			if (!batch->shared[place]++)
				batch->met[batch->met_count++] = place;
		}
	}
}

/* Of one body, as far as the key tells, and of one language. */
static bool are_comparable(const struct stm_card *a, const struct stm_card *b)
{
	size_t body = strcspn(a->key, "/");

	return !strncmp(a->key, b->key, body + 1) && !strcmp(a->language, b->language);
}

/* Whether it is likely enough that A and B are kin, SHARED hashes being in both heads. */
static bool may_be_kin(const struct stm_card *a, const struct stm_card *b, size_t shared)
{
	const struct stm_sketch x = head_of(a), y = head_of(b);
	const uint32_t within = stm_sketch_count_to(&x, y.at[y.len - 1]);
	const uint32_t other = stm_sketch_count_to(&y, x.at[x.len - 1]);

	return shared * 1000 >= (within < other ? within : other) * SHARE;
}

static void compare(struct batch *batch, size_t other, uint32_t place)
{
	const struct stm_card *a = batch->cards->at[other];
	const struct stm_card *b = batch->cards->at[batch->from + place];
	uint32_t kinship = 0;

	if (may_be_kin(a, b, batch->shared[place]) && are_comparable(a, b))
		kinship = stm_sketch_kinship(&a->sketch, &b->sketch);
	if (kinship >= STM_KIN)
		STM_PUSH(
			batch->arena, &batch->found[place], (struct stm_kin){a->identity, kinship});
}

/* Looks for kin of the batch among all cards before each of it. */
static void look(struct batch *batch)
{
	for (size_t other = 0; other < batch->to; other++) {
		meet(batch, batch->cards->at[other]);
		for (size_t i = 0; i < batch->met_count; i++) {
			uint32_t place = batch->met[i];

			if (batch->shared[place] >= SHARED && other < batch->from + place)
				compare(batch, other, place);
			batch->shared[place] = 0;
		}
	}
}

static void find_batch(struct batch *batch)
{
	size_t count = batch->to - batch->from;

	stm_map_init(&batch->first, batch->scratch, count * HEAD);
	batch->shared = stm_alloc_array(batch->scratch, count, sizeof(*batch->shared));
	batch->met = stm_alloc_array(batch->scratch, count, sizeof(*batch->met));
	batch->found = stm_alloc_array(batch->scratch, count, sizeof(*batch->found));
	for (uint32_t place = 0; place < count; place++)
		note(batch, place);
	look(batch);
	for (size_t place = 0; place < count; place++) {
		struct stm_card *card = batch->cards->at[batch->from + place];

		card->kin = batch->found[place].at;
		card->kin_count = batch->found[place].len;
	}
}

void stm_kin_find(struct stm_arena *arena, struct stm_arena *scratch, const struct stm_cards *cards,
	size_t fresh)
{
	for (size_t from = fresh; from < cards->len; from += BATCH) {
		size_t left = cards->len - from;
		struct batch batch = {arena, scratch, cards, from,
			from + (left < BATCH ? left : BATCH), .holders = {0}};

		find_batch(&batch);
	}
}
