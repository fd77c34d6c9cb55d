/* Markdown: front matter, headings, lists, footnotes, and markup that is no text. */
#include "table.h"

TestSuite(md, .fini = test_release);

Test(md, headings)
{
	const struct stm_document *document = test_read("a.md",
		"# One\nText a.\n\n### Three "
		"###\n\nFour\n====\n\nFive\n---\n\n#hash\n\n####### seven\n");
	static const unsigned levels[] = {1, 0, 3, 1, 2, 0, 0};

	EXPECT_TEXT("blocks", test_blocks(document),
		"One\nText a.\nThree\nFour\nFive\n#hash\n####### seven");
	cr_assert(document->blocks.len == COUNT(levels));
	for (size_t i = 0; i < COUNT(levels); i++)
		EXPECT_INT("level", document->blocks.at[i].heading, levels[i]);
}

Test(md, front_matter)
{
	const struct stm_document *document = test_read(
		"a.md", "---\ntitle: \"Rivers and fords\"\nlayout: page\n---\n\nText.\n");

	EXPECT_TEXT("blocks", test_blocks(document), "Text.");
	EXPECT_TEXT("title", document->metadata.title, "Rivers and fords");
	EXPECT_TEXT("removed", test_removals(document),
		"front matter=---\nfront matter=title: \"Rivers and fords\"\nfront matter=layout: "
		"page\nfront matter=---");
}

/* Quotation marks and what they hide; what is no date is none, and what nobody knows is nothing. */
Test(md, fields)
{
	const struct stm_document *document = test_read("a.md",
		"---\nsymbol: \"A/\\\"1\\\\\"\ndate: 2024-03-04 10:00\nadopted: in spring\n"
		"session: 'Twelfth'\nlanguage: English\nvote:\n---\n\nText.\n");

	EXPECT_TEXT("symbol", document->metadata.symbol, "A/\"1\\");
	EXPECT_TEXT("date", document->metadata.date, "2024-03-04");
	EXPECT_TEXT("session", document->metadata.session, "Twelfth");
	cr_expect(!document->metadata.adopted && !document->metadata.language &&
		  !document->metadata.vote);
}

Test(md, front_matter_that_does_not_end)
{
	const struct stm_document *document = test_read("a.md", "---\n\nText.\n");

	EXPECT_TEXT("blocks", test_blocks(document), "Text.");
	EXPECT_TEXT("removed", test_removals(document), "rule=---");
}

Test(md, what_is_no_text_is_listed)
{
	static const struct reading rows[] = {
		{"rules", "A.\n\n***\n\nB.\n\n___\n\nC.", "A.\nB.\nC.", "", "rule=***\nrule=___"},
		{"definition", "A.\n\n[ref]: http://a.example\n\nB.", "A.\nB.", "",
			"link definition=[ref]: http://a.example"},
		{"fence", "A.\n\n```\n\nB.\n\n```\n", "A.\nB.", "", "markup=```\nmarkup=```"},
		{"attributes", "A.\n{: .class}\n\nB.", "A.\nB.", "", "markup={: .class}"},
		{"comment", "A.\n\n<!-- hidden -->\n\nB.", "A.\nB.", "", "comment=<!-- hidden -->"},
		{"contents", "* TOC\n\nb", "b", "", "markup=* TOC"},
		{"quotation", "> a\n> b", "a b", "", ""},
	};

	expect_readings("a.md", rows, COUNT(rows));
}

Test(md, footnotes)
{
	static const struct reading rows[] = {
		{"at the end", "a[^1] b\n\n[^1]: The note.", "a b", "1=The note.", ""},
		{"named", "a[^x] b\n\n[^x]: The note.", "a b", "x=The note.", ""},
		{"in mid-text", "a[^1] and\n\n[^1]: The note.\n\nb goes on", "a and b goes on",
			"1=The note.", ""},
		{"two together", "a[^1] b[^2].\n\n[^1]: One.\n[^2]: Two.", "a b.", "1=One.\n2=Two.",
			""},
	};

	expect_readings("a.md", rows, COUNT(rows));
}

Test(md, lists_and_tables_are_paragraphs)
{
	static const struct reading rows[] = {
		{"items", "1. One;\n2. Two;\n3. Three.", "1. One;\n2. Two;\n3. Three.", "", ""},
		{"letters", "(a) One;\n(b) Two.", "(a) One;\n(b) Two.", "", ""},
		{"table", "| a | b |\n| c | d |", "| a | b |\n| c | d |", "", ""},
	};

	expect_readings("a.md", rows, COUNT(rows));
}

/* "[A][B]": the cells of each row of DOCUMENT, and the text of what is none. */
static const char *rows_of(const struct stm_document *document)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < document->blocks.len; i++) {
		const struct stm_block *block = &document->blocks.at[i];
		bool cells = false;

		stm_buf_text(&buf, i ? "\n" : "");
		for (size_t k = 0; k < block->spans.len; k++) {
			const struct stm_span *span = &block->spans.at[k];

			if (span->kind != STM_SPAN_CELL)
				continue;
			stm_buf_char(&buf, '[');
			stm_buf_add(&buf, block->text.at + span->start, span->length);
			stm_buf_char(&buf, ']');
			cells = true;
		}
		if (!cells)
			stm_buf_str(&buf, block->text);
	}
	return stm_buf_end(&buf);
}

Test(md, tables)
{
	static const struct {
		const char *what, *text, *rows;
	} rows[] = {
		{"a table", "| A | B |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n\nText.",
			"[A][B]\n[1][2]\n[3][4]\nText."},
		{"sides", "| A | B |\n|:-|-:|\n| 1 | 2 |", "[A][B]\n[1][2]"},
		{"no bars at the ends", "A | B\n--- | ---\n1 | 2\n3 | 4 |",
			"[A][B]\n[1][2]\n[3][4]"},
		{"cells too few and too many", "| A | B |\n| - | - |\n| 1 |\n| 2 | 3 | 4 |",
			"[A][B]\n[1]\n[2][3][4]"},
		{"empty cells", "| | B |\n| --- | --- |\n| 1 | |", "[][B]\n[1][]"},
		{"a bar in a cell", "| A\\|C | B |\n| --- | --- |\n| 1 | 2 \\| 3 |",
			"[A|C][B]\n[1][2 | 3]"},
		{"cells like rules and marks",
			"| A | B |\n| --- | --- |\n| --- | - |\n| 3 Ibid. | 4 |",
			"[A][B]\n[---][-]\n[3 Ibid.][4]"},
		{"small letters go on with nothing",
			"| A | B |\n| --- | --- |\n| the basin of the | x\n| locks | y",
			"[A][B]\n[the basin of the][x]\n[locks][y]"},
		{"emphasis", "| *A* | B |\n| --- | --- |\n| **1** | 2 |", "[A][B]\n[1][2]"},
		{"two tables", "| A |\n| --- |\n| 1 |\n\n| B | C |\n| --- | --- |\n| 2 | 3 |",
			"[A]\n[1]\n[B][C]\n[2][3]"},
		{"it ends without a bar", "| A |\n| --- |\n| 1 |\nText.", "[A]\n[1]\nText."},
		{"quoted", "> | A | B |\n> | --- | --- |\n> | 1 | 2 |", "[A][B]\n[1][2]"},
		{"no head", "Text.\n\n| 1 | 2 |\n\nText.", "Text.\n| 1 | 2 |\nText."},
		{"a bar in a text", "Either | or.\n\nText.", "Either | or.\nText."},
		{"no bar in the head", "Text\n| --- |", "Text\n| --- |"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].what, rows_of(test_read("a.md", rows[i].text)), rows[i].rows);
}
