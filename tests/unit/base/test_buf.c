/* Buffers: everything that is written comes out, in order and NUL-terminated. */
#include "support.h"

TestSuite(buf, .fini = test_release);

Test(buf, an_empty_one_ends_as_an_empty_text)
{
	struct stm_buf buf = {.arena = test_arena()};

	EXPECT_TEXT("empty", stm_buf_end(&buf), "");
	EXPECT_INT("length", buf.len, 0);
}

Test(buf, every_way_of_writing)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_buf_add(&buf, "abcd", 2);
	stm_buf_add(&buf, NULL, 0);
	stm_buf_str(&buf, STM_STR("-cd"));
	stm_buf_str(&buf, (struct stm_str){0});
	stm_buf_text(&buf, "-ef");
	stm_buf_char(&buf, '!');
	stm_buf_printf(&buf, "%d/%s", 42, "x");
	stm_buf_printf(&buf, "%s", "");
	EXPECT_TEXT("all", stm_buf_end(&buf), "ab-cd-ef!42/x");
	EXPECT_INT("length", buf.len, 13);
}

Test(buf, cutting)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_buf_text(&buf, "abcdef");
	stm_buf_cut(&buf, 10);
	EXPECT_TEXT("past the end", stm_buf_end(&buf), "abcdef");
	stm_buf_cut(&buf, 2);
	stm_buf_text(&buf, "X");
	EXPECT_TEXT("cut and written", stm_buf_end(&buf), "abX");
	stm_buf_cut(&buf, 0);
	EXPECT_TEXT("to nothing", stm_buf_end(&buf), "");
}

Test(buf, it_grows_with_others_beside_it)
{
	struct stm_buf a = {.arena = test_arena()}, b = {.arena = test_arena()};

	for (unsigned i = 0; i < 20000; i++) {
		stm_buf_printf(&a, "%u,", i % 10);
		stm_buf_char(&b, 'x');
	}
	EXPECT_INT("a", strlen(stm_buf_end(&a)), 40000);
	EXPECT_INT("b", strlen(stm_buf_end(&b)), 20000);
	for (unsigned i = 0; i < 20000; i++)
		cr_assert(a.at[2 * i] == (char)('0' + i % 10) && b.at[i] == 'x');
}
