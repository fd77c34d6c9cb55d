/* Small tables of phrases. */
#include "para/phrases.h"

#include "support.h"

static const char *const table[] = {"row", "rowing", "to row", NULL};

Test(phrases, starts_and_ends)
{
	EXPECT_INT("first", stm_phrases_start(STM_STR("rowing boats"), table), 3);
	EXPECT_INT("case", stm_phrases_start(STM_STR("To row"), table), 6);
	EXPECT_INT("none", stm_phrases_start(STM_STR("boats"), table), 0);
	EXPECT_INT("empty", stm_phrases_start(STM_STR(""), table), 0);
	EXPECT_INT("end", stm_phrases_end(STM_STR("they like to row"), table), 3);
	EXPECT_INT("no end", stm_phrases_end(STM_STR("they row on"), table), 0);
}

Test(phrases, finds_the_leftmost)
{
	EXPECT_INT("leftmost", stm_phrases_find(STM_STR("how to row"), 0, table), 4);
	EXPECT_INT("from", stm_phrases_find(STM_STR("how to row"), 5, table), 7);
	EXPECT_INT("none", stm_phrases_find(STM_STR("boats"), 0, table), 5);
	EXPECT_INT("empty", stm_phrases_find(STM_STR(""), 0, table), 0);
}
