/* Which documents share much of their wording, in batches or one by one. */
#include "lineage/kin.h"

#include <stdlib.h>

#include "versions.h"

TestSuite(kin, .fini = test_release);

/* A card whose sketch is COUNT hashes from FROM on, STEP apart. */
static struct stm_card *card(const char *key, uint32_t from, uint32_t count, uint32_t step)
{
	struct stm_card *out = stm_alloc(test_arena(), sizeof(*out));
	uint32_t *hashes = stm_alloc_array(test_arena(), count, sizeof(*hashes));
	static uint64_t identity;

	for (uint32_t i = 0; i < count; i++)
		hashes[i] = from + i * step;
	*out = (struct stm_card){.key = key, .language = "en", .identity = ++identity};
	out->sketch = (struct stm_sketch){hashes, count, true};
	return out;
}

static const char *kin_of(const struct stm_cards *cards, size_t fresh)
{
	struct stm_buf buf = {.arena = test_arena()};

	find_kin(cards, fresh);
	for (size_t i = 0; i < cards->len; i++)
		for (size_t k = 0; k < cards->at[i]->kin_count; k++)
			stm_buf_printf(&buf, "%zu:%d ", i, (int)cards->at[i]->kin[k].thousandths);
	return stm_buf_end(&buf);
}

Test(kin, pairs_on_the_later_card)
{
	struct stm_card *all[] = {card("b/x", 0, 100, 2), card("b/y", 0, 100, 2),
		card("c/x", 0, 100, 2), card("b/z", 1, 100, 2), card("b/w", 0, 50, 4)};
	struct stm_cards cards = {all, COUNT(all), COUNT(all)};

	EXPECT_TEXT(
		"another body, nothing shared, a half", kin_of(&cards, 0), "1:1000 4:1000 4:1000 ");
	all[4]->kin_count = 0;
	all[1]->kin_count = 0;
	EXPECT_TEXT("only what is fresh looks", kin_of(&cards, 4), "4:1000 4:1000 ");
}

/* The next of a row of numbers that looks random. */
static uint32_t next_random(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

enum { CARDS = 400, FAMILIES = 40, FORMULAS = 60, ALL = 1 << 24 /* hashes there are */ };

/*
 * A text of a family: some of the family's wording, some formulas that all may have, and some
 * wording of its own; short ones whole, long ones cut where a sketch is full.
 */
static struct stm_card *text_of(uint32_t family, uint32_t *state)
{
	const uint32_t length = 30 + next_random(state) % 900, formulaic = next_random(state) % 50;
	uint32_t hashes[1000], count = 0, kept = 0;
	struct stm_card *out = card("b/x", 0, STM_SKETCH, 1);
	uint32_t *sketch = stm_alloc_array(test_arena(), STM_SKETCH, sizeof(*sketch));

	for (uint32_t i = 0; i < length; i++) {
		uint32_t kind = next_random(state) % 100, seed = next_random(state);

		if (kind < formulaic)
			seed = next_random(state) % FORMULAS;
		else if (kind < 80)
			seed = FORMULAS + family * 700 + seed % 700;
		hashes[count++] = seed * 2654435761u % ALL;
	}
	qsort(hashes, count, sizeof(*hashes), by_value);
	for (uint32_t i = 0; i < count && kept < STM_SKETCH; i++)
		if (!i || hashes[i] != hashes[i - 1])
			sketch[kept++] = hashes[i];
	out->sketch = (struct stm_sketch){sketch, kept, kept < STM_SKETCH};
	return out;
}

/* Kin by comparing each with each, as kin_of() has it. */
static const char *kin_by_comparing(const struct stm_cards *cards)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < cards->len; i++)
		for (size_t k = 0; k < i; k++) {
			uint32_t kinship = stm_sketch_kinship(
				&cards->at[i]->sketch, &cards->at[k]->sketch);

			if (kinship >= STM_KIN)
				stm_buf_printf(&buf, "%zu:%d ", i, (int)kinship);
		}
	return stm_buf_end(&buf);
}

Test(kin, none_is_missed)
{
	struct stm_cards cards = {0};
	uint32_t state = 20261130;
	const char *all;

	for (uint32_t i = 0; i < CARDS; i++)
		STM_PUSH(test_arena(), &cards, text_of(i % FAMILIES, &state));
	all = kin_by_comparing(&cards);
	cr_expect(strlen(all) > 10000, "too few kin to say much: %zu bytes", strlen(all));
	EXPECT_TEXT("at once", kin_of(&cards, 0), all);
	find_kin(&cards, 150);
	EXPECT_TEXT("the rest later", kin_of(&cards, 397), all);
}
