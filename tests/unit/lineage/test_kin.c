/* Which documents share much of their wording, in batches or one by one. */
#include "lineage/kin.h"

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

	stm_kin_find(test_arena(), test_arena(), cards, fresh);
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
