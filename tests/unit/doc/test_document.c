/* The model and its getters. */
#include "doc/document.h"

#include "support.h"

TestSuite(document, .fini = test_release);

static const char text[] =
	"# Title of it\n\nThe first paragraph.[^1]\n\nThe second.\n\n[^1]: A note.\n\n---\n";

Test(document, getters)
{
	const stm_document *document = test_document("some/draft.md", text);

	EXPECT_INT("paragraphs", stm_document_paragraph_count(document), 3);
	EXPECT_INT("footnotes", stm_document_footnote_count(document), 1);
	EXPECT_INT("removals", stm_document_removal_count(document), 1);
	EXPECT_TEXT("paragraph", stm_document_paragraph(document, 2)->text, "The second.");
	EXPECT_INT("length", stm_document_paragraph(document, 2)->length, 11);
	EXPECT_TEXT("footnote", stm_document_footnote(document, 0)->text, "A note.");
	EXPECT_TEXT("mark", stm_document_footnote(document, 0)->mark, "1");
	EXPECT_TEXT("removal", stm_document_removal(document, 0)->text, "---");
	EXPECT_TEXT("source", stm_document_source(document), "some/draft.md");
	EXPECT_TEXT("symbol", stm_document_metadata(document)->symbol, "draft");
}

Test(document, beyond_the_last_there_is_nothing)
{
	const stm_document *document = test_document("draft.md", text);

	cr_expect(stm_document_paragraph(document, 3) == NULL);
	cr_expect(stm_document_footnote(document, 1) == NULL);
	cr_expect(stm_document_removal(document, SIZE_MAX) == NULL);
}

Test(document, offsets_point_into_the_source)
{
	const stm_document *document = test_document("draft.md", text);

	EXPECT_INT("second", stm_document_paragraph(document, 2)->offset,
		strstr(text, "The second") - text);
	EXPECT_INT(
		"removal", stm_document_removal(document, 0)->offset, strstr(text, "---") - text);
	EXPECT_INT("footnote", stm_document_footnote(document, 0)->offset,
		strstr(text, "[^1]:") - text);
}

Test(document, removals_are_in_the_order_of_the_source)
{
	const stm_document *document = test_document(
		"a.md", "***\n\nOne\n\n[x]: http://a\n\nTwo\n\n---\n");

	EXPECT_INT("count", stm_document_removal_count(document), 3);
	for (size_t i = 1; i < stm_document_removal_count(document); i++)
		cr_expect(stm_document_removal(document, i - 1)->offset <
			  stm_document_removal(document, i)->offset);
}

Test(document, kinds_have_names)
{
	static const char *const names[] = {"title", "enacting", "preambular", "operative",
		"subparagraph", "heading", "annex", "text", "note"};

	for (size_t i = 0; i < COUNT(names); i++)
		EXPECT_TEXT(names[i], stm_kind_name((enum stm_kind)i), names[i]);
}

Test(document, freeing_nothing_is_legal)
{
	stm_document_free(NULL);
	stm_diff_free(NULL);
}
