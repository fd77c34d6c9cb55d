/* Markup inside a block: emphasis, footnote marks, links; brackets and lone stars stay. */
#include "table.h"

TestSuite(inline_markup, .fini = test_release);

static const char *spans(const struct stm_document *document)
{
	static const char *const names[] = {"em", "strong", "note"};
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < document->blocks.len; i++)
		for (size_t k = 0; k < document->blocks.at[i].spans.len; k++) {
			const struct stm_span *span = &document->blocks.at[i].spans.at[k];

			stm_buf_printf(&buf, "%s%s", buf.len ? " " : "", names[span->kind]);
			stm_buf_printf(&buf, "@%u", (unsigned)span->start);
			if (span->kind == STM_SPAN_NOTE)
				stm_buf_printf(&buf, "#%u", (unsigned)span->note);
			else
				stm_buf_printf(&buf, "+%u", (unsigned)span->length);
		}
	return stm_buf_end(&buf);
}

struct row {
	const char *text, *blocks, *spans;
};

static void expect_rows(const char *name, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct stm_document *document = test_read(name, rows[i].text);

		EXPECT_TEXT(rows[i].text, test_blocks(document), rows[i].blocks);
		EXPECT_TEXT(rows[i].text, spans(document), rows[i].spans);
	}
}

Test(inline_markup, emphasis_in_markdown)
{
	static const struct row rows[] = {
		{"*Recalls* all", "Recalls all", "em@0+7"},
		{"_Recalls_ all", "Recalls all", "em@0+7"},
		{"**Recalls** all", "Recalls all", "strong@0+7"},
		{"***Recalls*** all", "Recalls all", "strong@0+7"},
		{"a *b **c** d* e", "a b c d e", "em@2+5 strong@4+1"},
		{"2 * 3 * 4", "2 * 3 * 4", ""},
		{"a * b", "a * b", ""},
		{"*open only", "*open only", ""},
		{"file_name_here", "file_name_here", ""},
		{"5*", "5*", ""},
		{"a\\*b\\*", "a*b*", ""},
		{"*Also*  *calls*", "Also calls", "em@0+4 em@5+5"},
	};

	expect_rows("a.md", rows, COUNT(rows));
}

Test(inline_markup, emphasis_in_plain_text)
{
	static const struct row rows[] = {
		{"*Recalls* all", "Recalls all", "em@0+7"},
		{"_Recalls_ all", "_Recalls_ all", ""},
		{"a\\*b", "a\\*b", ""},
	};

	expect_rows("a.txt", rows, COUNT(rows));
}

Test(inline_markup, brackets_are_kept)
{
	static const char *const rows[] = {"[shall] [should] act", "[Option 1] text",
		"[[nested] text]", "Members [and observers] [, as appropriate,] act", "a [b",
		"a] b", "(a) [Decides]", "[^x] y"};

	for (size_t i = 0; i < COUNT(rows); i++) {
		EXPECT_TEXT("md", test_blocks(test_read("a.md", rows[i])), rows[i]);
		EXPECT_TEXT("txt", test_blocks(test_read("a.txt", rows[i])), rows[i]);
	}
}

Test(inline_markup, links)
{
	static const struct reading rows[] = {
		{"link", "see [the annex](http://a.example/x) now", "see the annex now", "",
			"link target=http://a.example/x"},
		{"not a link", "[the Assembly](as defined below) acts",
			"[the Assembly](as defined below) acts", "", ""},
	};

	expect_readings("a.md", rows, COUNT(rows));
}

Test(inline_markup, footnote_marks)
{
	static const struct row rows[] = {
		{"in the report¹ of it\n\n¹ See there.", "in the report of it", "note@13#0"},
		{"a¹ b²\n\n¹ One.\n\n² Two.", "a b", "note@1#0 note@3#1"},
		{"a¹² b\n\n¹² Twelve.", "a b", "note@1#0"},
		{"5 km² of water", "5 km² of water", ""},
	};
	static const struct row md[] = {
		{"in the report[^1] of it\n\n[^1]: See there.", "in the report of it", "note@13#0"},
		{"in the report[^n], of it\n\n[^n]: See there.", "in the report, of it",
			"note@13#0"},
	};

	expect_rows("a.txt", rows, COUNT(rows));
	expect_rows("a.md", md, COUNT(md));
}

Test(inline_markup, a_mark_without_its_footnote_is_listed)
{
	static const struct reading rows[] = {
		{"after a comma", "as recalled,⁴ in full", "as recalled, in full", "",
			"footnote mark=⁴"},
		{"after a letter it is a figure", "x⁴ in full", "x⁴ in full", "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}

Test(inline_markup, white_space_is_folded)
{
	static const struct reading rows[] = {
		{"ASCII", "a  b \t c", "a b c", "", ""},
		{"no-break",
			"a\xc2\xa0\xc2\xa0"
			"b\xe2\x80\xaf"
			"c",
			"a b c", "", ""},
		{"separators",
			"a\xe2\x80\xa8"
			"b\xe2\x80\xa9"
			"c",
			"a b c", "", ""},
		{"ideographic",
			"大会\xe3\x80\x80"
			"决定",
			"大会 决定", "", ""},
	};

	expect_readings("a.txt", rows, COUNT(rows));
}
