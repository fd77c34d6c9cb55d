/* What series are called. */
#include "lineage/series.h"

#include "support.h"

TestSuite(series, .fini = test_release);

Test(series, names)
{
	static const struct {
		struct stm_metadata metadata;
		const char *key;
	} rows[] = {
		{{.body = "General Assembly", .title = "Rights of the Child"},
			"general-assembly/rights-of-the-child"},
		{{.body = "General Assembly", .title = "RIGHTS  of the child."},
			"general-assembly/rights-of-the-child"},
		{{.title = "A/B \\ c..d~e^f:g?h*i[j"}, "other/a-b-c-d-e-f-g-h-i-j"},
		{{.symbol = "notes"}, "other/notes"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i].key, stm_series_key(test_arena(), &rows[i].metadata), rows[i].key);
}

Test(series, a_number_is_no_title)
{
	static const struct {
		struct stm_metadata metadata;
		const char *key;
	} rows[] = {
		{{.body = "Security Council",
			 .title = "Resolution 722 (1991)",
			 .symbol = "S/RES/722 (1991)"},
			"security-council/s-res-722-1991"},
		{{.body = "Security Council",
			 .title = "Resolution of 4 March 1964",
			 .symbol = "S/RES/186 (1964)"},
			"security-council/s-res-186-1964"},
		{{.body = "Ferry Board", .title = "Resolution of disputes", .symbol = "FB/RES/1/1"},
			"ferry-board/resolution-of-disputes"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(
			rows[i].key, stm_series_key(test_arena(), &rows[i].metadata), rows[i].key);
	cr_expect(stm_series_is_titled(rows[2].key, "FB/RES/1/1"));
	cr_expect(!stm_series_is_titled(rows[0].key, "S/RES/722 (1991)"));
}

Test(series, branches)
{
	EXPECT_TEXT("branch", stm_series_branch(test_arena(), "board/lamps", "FB/12/L.9"),
		"board/lamps-fb-12-l-9");
}
