/* Cells: quoted where they must be, and no formula. */
#include "view/csv.h"

#include "support.h"

TestSuite(csv, .fini = test_release);

static struct stm_out out_of(void)
{
	return (struct stm_out){.buf = {.arena = test_arena()}};
}

Test(csv, cells)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"Urges States", "Urges States"},
		{"", ""},
		{NULL, ""},
		{"a,b", "\"a,b\""},
		{"a;b", "\"a;b\""},
		{"say \"a\"", "\"say \"\"a\"\"\""},
		{"a\nb", "\"a\nb\""},
		{" a", "\" a\""},
		{"=1+1", "\"'=1+1\""},
		{"+1", "\"'+1\""},
		{"-1", "\"'-1\""},
		{"@a", "\"'@a\""},
		{"\ta", "\"'\ta\""},
		{"\ra", "\"'\ra\""},
		{"'a", "\"''a\""},
		{"\xef\xbc\x9d"
		 "1",
			"\"'\xef\xbc\x9d"
			"1\""},
		{"a=b", "a=b"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_out out = out_of();
		struct stm_csv csv = {.out = &out};

		stm_csv_text(&csv, rows[i].text);
		EXPECT_TEXT(rows[i].expected, stm_buf_end(&out.buf), rows[i].expected);
	}
}

Test(csv, lines)
{
	static const char *const names[] = {"a", "b", NULL};
	struct stm_out out = out_of();
	struct stm_csv csv = {.out = &out};

	stm_csv_head(&csv, names);
	stm_csv_int(&csv, 12);
	stm_csv_milli(&csv, 73);
	stm_csv_end(&csv);
	stm_csv_text(&csv, NULL);
	stm_csv_bool(&csv, true);
	stm_csv_end(&csv);
	EXPECT_TEXT("lines", stm_buf_end(&out.buf), "a,b\r\n12,0.073\r\n,yes\r\n");
}
