/* Which links are common text in a Word document: what is in order in both texts. */
#include "view/docx.h"

#include "support.h"

TestSuite(docx_order, .fini = test_release);

static const char lamps[] =
	"1. Requests every ferry master to keep two lamps burning until dawn;\n\n";
static const char ropes[] =
	"2. Calls upon the towns of both banks to renew the cables each year;\n\n";
static const char bells[] =
	"3. Decides that a bell shall be rung at every crossing in the fog;\n\n";

static const char *join(const char *a, const char *b, const char *c)
{
	return stm_format(test_arena(), "The Assembly,\n\n%s%s%s", a, b, c);
}

/* "+" for each link in order, "-" for each other one. */
static const char *in_order(const char *older, const char *newer)
{
	const stm_diff *diff = test_diff(
		test_document("a.txt", older), test_document("b.txt", newer));
	const bool *order = stm_docx_in_order(test_arena(), diff);
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < stm_diff_link_count(diff); i++)
		stm_buf_char(&buf, order[i] ? '+' : '-');
	return stm_buf_end(&buf);
}

Test(docx_order, links)
{
	const char *whole = join(lamps, ropes, bells);

	EXPECT_TEXT("same", in_order(whole, whole), "++++");
	EXPECT_TEXT("dropped", in_order(whole, join(lamps, "", bells)), "+++");
	EXPECT_TEXT("added", in_order(join(lamps, "", bells), whole), "+++");
	EXPECT_TEXT("moved", in_order(whole, join(bells, lamps, ropes)), "+-++");
}
