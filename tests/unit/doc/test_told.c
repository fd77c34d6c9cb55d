/* What a paragraph is, in writing. */
#include "doc/told.h"

#include "base/map.h"
#include "support.h"

TestSuite(told, .fini = test_release);

Test(told, writing_and_reading)
{
	static const struct {
		struct stm_paragraph paragraph;
		const char *expected;
	} rows[] = {
		{{.kind = STM_TITLE, .label = "title", .number = "12/7."}, "t0,5:title"},
		{{.kind = STM_SUBPARAGRAPH, .label = "OP4(a)", .number = "(a)", .depth = 1},
			"s1,3:OP4(a)"},
		{{.kind = STM_NOTE, .label = "annex2.4+1~2", .number = ""}, "n0,0:annex2.4+1~2"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf buf = {.arena = test_arena()};
		struct stm_told told;

		stm_told_write(&buf, &rows[i].paragraph);
		EXPECT_TEXT(rows[i].expected, stm_buf_end(&buf), rows[i].expected);
		cr_assert(stm_told_parse(test_arena(), &told, (struct stm_str){buf.at, buf.len}));
		EXPECT_TEXT(rows[i].expected, told.label, rows[i].paragraph.label);
		EXPECT_INT(rows[i].expected, told.kind, rows[i].paragraph.kind);
		EXPECT_INT(rows[i].expected, told.depth, rows[i].paragraph.depth);
		EXPECT_INT(rows[i].expected, told.number, strlen(rows[i].paragraph.number));
	}
}

Test(told, what_is_none)
{
	static const char *const rows[] = {"", "t", "t0", "t0,", "t0,0", "t0,0:", "z0,0:title",
		"0,0:title", "t,0:title", "t0,:title", "t0;0:title", "t1234567890,0:a", "t-1,0:a",
		"t0,0:a b", "t0,0:a\tb", "t0,0:\xe2\x80\xae", "t9,0:a"};
	struct stm_told told;

	for (size_t i = 0; i < COUNT(rows); i++)
		cr_expect(!stm_told_parse(test_arena(), &told, stm_str(rows[i])), "%s", rows[i]);
}

/* The key is of labels, numbers and texts, each apart. */
Test(told, proving)
{
	struct stm_told told = {"OP1", STM_OPERATIVE, 0, 2};
	struct stm_block block = {.text = STM_STR("1. Decides"), .told = &told};
	struct stm_document document = {.blocks = {&block, 1, 1}};
	uint64_t key = stm_told_key(STM_KEY, STM_STR("OP1"), STM_STR("1."), STM_STR("Decides"));
	const char *hex = stm_format(test_arena(), "%016llx", (unsigned long long)key);

	cr_expect(stm_told_prove(&document, stm_str(hex)));
	told.number = 1;
	cr_expect(!stm_told_prove(&document, stm_str(hex)));
	told.number = 2;
	told.label = "OP2";
	cr_expect(!stm_told_prove(&document, stm_str(hex)));
	cr_expect(!stm_told_prove(&document, STM_STR("")));
}

Test(told, kinds)
{
	enum stm_kind kind;

	cr_expect(stm_kind_parse(&kind, STM_STR("annex")) && kind == STM_ANNEX);
	cr_expect(!stm_kind_parse(&kind, STM_STR("annexe")));
}
