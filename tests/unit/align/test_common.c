/* Common tokens: an ascending matching of equal tokens, whatever the texts. */
#include "align/common.h"

#include "texts.h"

TestSuite(common, .fini = test_release);

/* Matches two texts and checks the promise; returns how many tokens were matched. */
static size_t match(const char *a, const char *b)
{
	struct stm_tokenizer tokenizer;
	struct stm_tokens sides[2] = {{0}, {0}};
	struct stm_common_room room = {.arena = test_arena(), .place = STM_PLACE};
	int32_t *found, last = -1;
	size_t count = 0;

	stm_tokenizer_init(&tokenizer, test_arena(), NULL);
	stm_tokenize(&tokenizer, &sides[0], stm_str(a));
	stm_tokenize(&tokenizer, &sides[1], stm_str(b));
	found = stm_alloc_array(test_arena(), sides[0].len + 1, sizeof(*found));
	stm_common_find(&room, &sides[0], &sides[1], found);
	for (size_t i = 0; i < sides[0].len; i++) {
		if (found[i] < 0)
			continue;
		cr_expect(found[i] > last && (size_t)found[i] < sides[1].len);
		cr_expect(sides[0].at[i].id == sides[1].at[found[i]].id);
		last = found[i];
		count++;
	}
	return count;
}

Test(common, by_hand)
{
	EXPECT_INT("equal", match("a b c", "a b c"), 3);
	EXPECT_INT("nothing", match("a b c", "d e f"), 0);
	EXPECT_INT("empty", match("", "a b"), 0);
	EXPECT_INT("ends", match("a x c", "a y c"), 2);
	EXPECT_INT("insertion", match("a b c", "a b x y c"), 3);
}

Test(common, random_texts)
{
	uint64_t state = 11;

	for (int round = 0; round < 200; round++) {
		struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};

		for (int side = 0; side < 2; side++)
			add_sentence(&texts[side], &state, next_random(&state) % 200,
				2 + next_random(&state) % 60);
		match(stm_buf_end(&texts[0]), stm_buf_end(&texts[1]));
		EXPECT_INT("itself", match(stm_buf_end(&texts[0]), texts[0].at),
			match(stm_buf_end(&texts[0]), texts[0].at));
	}
}

Test(common, large_texts_are_cut_at_what_is_unique)
{
	struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};

	for (unsigned i = 0; i < 6000; i++)
		for (int side = 0; side < 2; side++)
			if ((i + (unsigned)side) % 50)
				stm_buf_printf(&texts[side], "word%u ", i);
	EXPECT_INT("matched", match(stm_buf_end(&texts[0]), stm_buf_end(&texts[1])), 6000 - 240);
}
