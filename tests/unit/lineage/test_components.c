/* What is found anew where something new is related to, against what is found of everything. */
#include "lineage/components.h"

#include <stdlib.h>

#include "versions.h"

TestSuite(components, .fini = test_release, .timeout = 120);

enum {
	CARDS = 160,
	FAMILIES = 24, /* of wordings; titles go over their borders now and then */
	WORDS = 400,   /* hashes of a family */
	LENGTH = 500,  /* of a text */
	ALL = 1 << 24, /* hashes there are */
};

/* The next of a row of numbers that looks random, below LIMIT. */
static uint32_t pick(uint32_t *state, uint32_t limit)
{
	*state = *state * 1664525 + 1013904223;
	return (*state >> 8) % limit;
}

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* A text whose wording is of FAMILY, for a part of OTHER, and for a part of formulas. */
static struct stm_sketch sketch_of(uint32_t *state, uint32_t family, uint32_t other)
{
	uint32_t *hashes = stm_alloc_array(test_arena(), LENGTH, sizeof(*hashes)), kept = 0;
	const uint32_t start = pick(state, WORDS / 4);

	for (uint32_t i = 0; i < LENGTH; i++) {
		const uint32_t kind = pick(state, 10);
		uint32_t seed = start + pick(state, WORDS / 2);

		seed += kind == 0 ? 0 : (1 + (kind < 3 ? other : family)) * WORDS;
		hashes[i] = seed * 2654435761u % ALL;
	}
	qsort(hashes, LENGTH, sizeof(*hashes), by_value);
	for (uint32_t i = 0; i < LENGTH; i++)
		if (!kept || hashes[i] != hashes[kept - 1])
			hashes[kept++] = hashes[i];
	return (struct stm_sketch){
		hashes, kept < STM_SKETCH ? kept : STM_SKETCH, kept <= STM_SKETCH};
}

static const char *symbol_of(uint32_t i)
{
	return stm_format(test_arena(), i % 5 ? "B/RES/%u/%u" : "B/%u/L.%u", (unsigned)i / 8,
		(unsigned)i % 8 + 1);
}

static struct stm_card *make_card(uint32_t *state, uint32_t i)
{
	const uint32_t family = pick(state, FAMILIES), title = pick(state, 9) ? family : 0;
	struct stm_card *card = stm_alloc(test_arena(), sizeof(*card));

	*card = (struct stm_card){.symbol = symbol_of(i), .title = "", .language = "en"};
	card->date = pick(state, 20) ? stm_format(test_arena(), "%u-%02u-%02u", 1980 + i / 8,
					       1 + pick(state, 12), 1 + pick(state, 28))
				     : "";
	card->session = i % 3 ? stm_format(test_arena(), "%u", (unsigned)i / 8) : "";
	card->key = title % 2 ? stm_format(test_arena(), "b/on-the-matter-of-the-%u-boats", title)
			      : stm_format(test_arena(), "b/%s", card->symbol);
	card->hash = card->symbol;
	card->identity = stm_card_identity(card->symbol, card->hash);
	card->sketch = sketch_of(state, family, pick(state, FAMILIES));
	if (!pick(state, 6))
		STM_PUSH(test_arena(), &card->named,
			(struct stm_named){
				symbol_of(pick(state, CARDS)), (enum stm_naming)pick(state, 3)});
	return card;
}

/* All that is known of PLACES, a line each. */
static const char *describe(const struct stm_places *places)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < places->count; i++) {
		const struct stm_node *node = &places->at[i];

		stm_buf_printf(&buf, "%s %s %s %d%d", node->card->symbol, node->series, node->basis,
			node->tip, node->uncertain);
		for (size_t k = 0; k < node->parent_count; k++)
			stm_buf_printf(&buf, " %s", places->at[node->parents[k]].card->symbol);
		stm_buf_char(&buf, '\n');
	}
	return stm_buf_end(&buf);
}

/* Tells the card at PLACE that it descends from an earlier one. */
static void tell(uint32_t *state, const struct stm_places *places, size_t place)
{
	struct stm_card *card = (struct stm_card *)places->at[place].card;
	const char **told = stm_alloc(test_arena(), sizeof(*told));

	*told = places->at[pick(state, (uint32_t)place)].card->symbol;
	card->told = told;
	card->told_count = 1;
}

/* What PLACES say, as of the first cards; the one at CHANGED has been told something. */
static struct stm_settled *settle(const struct stm_places *places, size_t changed)
{
	struct stm_settled *settled = stm_alloc_array(
		test_arena(), places->count + 1, sizeof(*settled));

	for (size_t i = 0; i < places->count; i++) {
		const struct stm_node *node = &places->at[i];

		settled[i] = (struct stm_settled){node->basis, node->series, node->parents,
			node->parent_count, node->component, node->tip, i == changed};
	}
	return settled;
}

/* Adds cards some at a time, in an order of its own; returns how many follow by their wording. */
static size_t add_all(uint32_t state)
{
	struct stm_card *left[CARDS];
	struct stm_places places = {.arena = test_arena(), .scratch = test_arena()};
	size_t count = CARDS, found = 0;

	for (uint32_t i = 0; i < CARDS; i++)
		left[i] = make_card(&state, i);
	while (count) {
		struct stm_places all = {.arena = test_arena(), .scratch = test_arena()};
		struct stm_places rest = all;
		const size_t known = places.count, changed = pick(&state, 40);
		struct stm_cards cards = {0};
		struct stm_settled *settled;

		if (changed && changed < known)
			tell(&state, &places, changed);
		settled = settle(&places, changed ? changed : SIZE_MAX);
		for (size_t i = 0; i < known; i++)
			STM_PUSH(test_arena(), &cards, (struct stm_card *)places.at[i].card);
		for (uint32_t more = 1 + pick(&state, 5); more && count; more--) {
			const uint32_t next = pick(&state, (uint32_t)count);

			STM_PUSH(test_arena(), &cards, left[next]);
			left[next] = left[--count];
		}
		find_kin(&cards, known);
		cr_assert(stm_places_find(&all, &cards, NULL) == STM_OK);
		cr_assert(stm_places_find_rest(&rest, &cards, settled, known, NULL) == STM_OK);
		EXPECT_TEXT("some time", describe(&rest), describe(&all));
		places = rest;
	}
	for (size_t i = 0; i < places.count; i++)
		found += !strncmp(places.at[i].basis, "similar", 7);
	return found;
}

Test(components, as_if_all_were_new)
{
	size_t found = 0;

	for (uint32_t seed = 1; seed <= 12; seed++)
		found += add_all(seed * 7919);
	cr_expect(found > CARDS / 3, "too few to say much: %zu", found);
}

/* Components are as small as they can be: what is not related is in another. */
Test(components, apart)
{
	struct stm_card cards[] = {
		{.symbol = "B/RES/1/1", .key = "b/lamps", .date = "2001-01-01"},
		{.symbol = "B/RES/2/1", .key = "b/lamps", .date = "2002-01-01"},
		{.symbol = "B/RES/2/2", .key = "b/boats", .date = "2002-01-02"},
		{.symbol = "B/RES/3/1", .key = "b/quays", .date = "2003-01-01"},
	};
	struct stm_card *at[] = {&cards[0], &cards[1], &cards[2], &cards[3]};
	struct stm_cards list = {at, COUNT(at), COUNT(at)};
	struct stm_places places = {.arena = test_arena(), .scratch = test_arena()};
	const char *told[] = {"B/RES/2/2"};

	for (size_t i = 0; i < COUNT(cards); i++) {
		cards[i].title = cards[i].session = cards[i].language = "";
		cards[i].hash = cards[i].symbol;
		cards[i].identity = i + 1;
	}
	cards[3].told = told;
	cards[3].told_count = 1;
	cr_assert(stm_places_find(&places, &list, NULL) == STM_OK);
	EXPECT_INT("one title", places.at[0].component, places.at[1].component);
	EXPECT_INT("told", places.at[2].component, places.at[3].component);
	cr_expect(places.at[0].component != places.at[2].component);
}
