/* Markdown that says what its paragraphs are. */
#include "doc/markdown.h"
#include "table.h"

TestSuite(md_told, .fini = test_release);

/* TEXT with the comment behind it that tells WORDS of it. */
static const char *with_told(const char *text, const char *words)
{
	return stm_format(test_arena(), "%s%s%016llx %s -->\n", text, STM_MARKDOWN_TOLD,
		(unsigned long long)stm_markdown_key(stm_str(text)), words);
}

Test(md_told, lines_are_paragraphs)
{
	const struct stm_document *document = test_read("a.md",
		with_told(
			"# One #\n\ntwo\n| a \\| b |  |\n| --- | --- |\n\n   - (a) x km²[^2~2]\n\n"
			"[^2]: See.\n\n[^2~2]: As \\*told\\*.\n\n[^%2e]:\n\n[^%e9]: a\n\n[^%1b]: "
			"b\n\n[^%e2%80%a0]: c\n",
			"h0,0:heading.1 x0,0:text.1 x0,0:text.2 s1,3:1(a)"));

	EXPECT_TEXT("blocks", test_blocks(document), "One #\ntwo\na | b |\n(a) x km²");
	EXPECT_TEXT("notes", test_notes(document),
		"2=See.\n2=As *told*.\n.=\n%e9=a\n%1b=b\n\xe2\x80\xa0=c");
	cr_expect(strstr(test_removals(document), "rule=| --- | --- |"));
	cr_assert(document->told);
	EXPECT_TEXT("label", document->blocks.at[3].told->label, "1(a)");
	EXPECT_INT("note", document->blocks.at[3].spans.at[0].note, 1);
	cr_expect(document->blocks.at[2].row);
}

/* A changed text is read as any other, and so is one whose comment means nothing. */
Test(md_told, changed)
{
	const char *text = with_told("One,\n\ntwo.\n\n", "x0,0:text.1 x0,0:text.2");
	char *changed = stm_copy_text(test_arena(), text);

	cr_expect(test_read("a.md", text)->told);
	changed[0] = 'o';
	cr_expect(!test_read("a.md", changed)->told);
	cr_expect(!test_read("a.md", "One.\n\n<!-- stemma -->\n")->told);
	cr_expect(!test_read("a.md", "<!-- stemma cbf29ce484222325 x0,0:text.1 -->\n")->told);
}

/* Line ends that somebody's git has changed are no change. */
Test(md_told, line_ends)
{
	const char *words = "x0,0:text.1";
	const struct stm_document *document = test_read(
		"a.md", stm_format(test_arena(), "One.\r\n\r\n%s",
				with_told("One.\n\n", words) + strlen("One.\n\n")));

	cr_expect(document->told);
	EXPECT_TEXT("blocks", test_blocks(document), "One.");
}
