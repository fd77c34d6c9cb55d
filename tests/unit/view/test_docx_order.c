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
	const struct stm_link *const *links = stm_docx_links(test_arena(), diff);
	const bool *order = stm_docx_in_order(test_arena(), links, stm_diff_link_count(diff));
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

/* The text of SIDE that the edits of LINK leave. */
static const char *side_of(const struct stm_link *link, enum stm_edit_op other)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < link->edit_count; i++)
		if (link->edits[i].op != other)
			stm_buf_add(&buf, link->edits[i].text, link->edits[i].length);
	return stm_buf_end(&buf);
}

/* Two paragraphs far from each other that became one: told by the one that it has more of. */
Test(docx_order, apart)
{
	static const char first[] =
		"1. Requests every ferry master to keep two lamps burning until dawn;\n\n";
	static const char last[] = "4. Requests the wardens of the landing places to write each "
				   "night into the book of "
				   "the landing which boats came in late and why they did;\n";
	static const char merged[] =
		"3. Requests the wardens of the landing places to write each night into the book "
		"of "
		"the landing which boats came in late and why they did, and every ferry master to "
		"keep two lamps burning until dawn;\n";
	const stm_diff *diff = test_diff(
		test_document(
			"a.txt", join(first, ropes, stm_format(test_arena(), "%s%s", bells, last))),
		test_document("b.txt", join(ropes, bells, merged)));
	const struct stm_link *const *links = stm_docx_links(test_arena(), diff);
	const size_t count = stm_diff_link_count(diff);
	const struct stm_link *link = links[count - 1];

	EXPECT_TEXT(
		"relation", stm_relation_name(stm_diff_link(diff, count - 1)->relation), "merged");
	EXPECT_INT("old paragraphs", link->old_count, 1);
	EXPECT_TEXT("old text", side_of(link, STM_INSERT),
		stm_document_paragraph(stm_diff_old_document(diff), link->olds[0])->text);
	EXPECT_TEXT("new text", side_of(link, STM_DELETE),
		stm_document_paragraph(stm_diff_new_document(diff), link->news[0])->text);
	EXPECT_INT("which", link->olds[0], 4);
}
