/* White space of all scripts becomes one space. */
#include "support.h"

#include "read/space.h"

TestSuite(space, .fini = test_release);

Test(space, every_run_becomes_one_space)
{
	static const struct {
		const char *text, *folded;
	} rows[] = {
		{"", ""},
		{"ford", "ford"},
		{"a\t\n b", "a b"},
		{"a\u00a0b", "a b"},
		{"a\u2009\u202f b\u3000c", "a b c"},
		{"\u200b\ufeff a ", " a "},
		{"caf\u00e9 \u2013 \u4e2d", "caf\u00e9 \u2013 \u4e2d"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf buf = {.arena = test_arena()};

		stm_space_fold(&buf, stm_str(rows[i].text));
		EXPECT_TEXT(rows[i].text, stm_buf_end(&buf), rows[i].folded);
	}
}

Test(space, a_space_is_not_added_to_one_that_is_there)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_space_fold(&buf, STM_STR("a "));
	stm_space_fold(&buf, STM_STR(" b"));
	EXPECT_TEXT("two pieces", stm_buf_end(&buf), "a b");
}

Test(space, only_white_space_has_a_length)
{
	EXPECT_INT("a letter", stm_space_at(STM_STR("a"), 0), 0);
	EXPECT_INT("a space", stm_space_at(STM_STR("a b"), 1), 1);
	EXPECT_INT("no-break", stm_space_at(STM_STR("\u00a0"), 0), 2);
	EXPECT_INT("ideographic", stm_space_at(STM_STR("\u3000"), 0), 3);
	EXPECT_INT("soft hyphen", stm_space_at(STM_STR("\u00ad"), 0), 0);
}
