/* lineage.tsv, written and read back. */
#include "store/rows.h"

#include "support.h"

TestSuite(rows, .fini = test_release);

static struct stm_str make(void)
{
	static struct stm_lineage_row rows[] = {
		{"0123456789abcdef", STM_UNCHANGED, 0, 1000, "A/1", ""},
		{"1123456789abcdef", STM_SPLIT, STM_MOVED | STM_RELABELLED, 73, "A/1",
			"0123456789abcdef 2123456789abcdef"},
		{"3123456789abcdef", STM_ADDED, STM_REVIVED, 0, "", ""},
	};
	struct stm_paragraph paragraphs[] = {
		{.label = "title", .kind = STM_TITLE},
		{.label = "OP29(c)", .kind = STM_SUBPARAGRAPH, .hash = {0xab}},
		{.label = "OP5(b)(ii)", .kind = STM_SUBPARAGRAPH},
	};
	struct stm_document document = {0};
	const struct stm_lineage_version version = {.document = &document, .rows = rows};

	document.paragraphs.at = paragraphs;
	document.paragraphs.len = COUNT(paragraphs);
	return stm_rows_make(test_arena(), &version);
}

Test(rows, form)
{
	EXPECT_TEXT("table", test_text(make()),
		"label\tkind\tclause\thash\trelation\tflags\tsimilarity\tfrom\torigins\n"
		"title\ttitle\t0123456789abcdef\t00000000000000000000000000000000\tunchanged\t\t1."
		"000\t"
		"A/1\t\n"
		"OP29(c)\tsubparagraph\t1123456789abcdef\tab000000000000000000000000000000\tsplit\t"
		"moved,relabelled\t0.073\tA/1\t0123456789abcdef 2123456789abcdef\n"
		"OP5(b)(ii)"
		"\tsubparagraph\t3123456789abcdef\t00000000000000000000000000000000\tadded\t"
		"revived\t0.000\t\t\n");
}

Test(rows, finding)
{
	struct stm_row row;

	cr_assert(stm_rows_find(&row, test_arena(), make(), "op29(C)", NULL));
	EXPECT_TEXT("label", row.label, "OP29(c)");
	EXPECT_TEXT("clause", row.clause, "1123456789abcdef");
	EXPECT_TEXT("origins", row.origins, "0123456789abcdef 2123456789abcdef");
	EXPECT_INT("relation", row.relation, STM_SPLIT);
	EXPECT_INT("flags", row.flags, STM_MOVED | STM_RELABELLED);
	EXPECT_INT("similarity", row.similarity, 73);
	cr_assert(stm_rows_find(&row, test_arena(), make(), NULL, "3123456789abcdef"));
	EXPECT_TEXT("label", row.label, "OP5(b)(ii)");
	EXPECT_INT("relation", row.relation, STM_ADDED);
	EXPECT_INT("flags", row.flags, STM_REVIVED);
	cr_expect(!stm_rows_find(&row, test_arena(), make(), "OP1", NULL));
	cr_expect(!stm_rows_find(&row, test_arena(), make(), "label", NULL));
	cr_expect(!stm_rows_find(&row, test_arena(), STM_STR("torn\nx"), "OP1", NULL));
	cr_expect(!stm_rows_find(&row, test_arena(), STM_STR(""), "OP1", NULL));
}
