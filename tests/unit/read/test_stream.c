/* Events of a reader become blocks, footnotes, removals and spans. */
#include "table.h"

#include "read/stream.h"

TestSuite(stream, .fini = test_release);

#define HEAD "stemma-events 1\n"

Test(stream, events_become_blocks)
{
	static const struct reading rows[] = {
		{"a paragraph", HEAD "block 0\ntext 0 Keep the fords open.\nend\n",
			"Keep the fords open.", "", ""},
		{"runs", HEAD "block 0\ntext 1 Calls upon\ntext 0  all\ntext 0  members\nend\n",
			"Calls upon all members", "", ""},
		{"lines", HEAD "block 0\ntext 0 Keep the\nline\ntext 0 fords open.\nend\n",
			"Keep the fords open.", "", ""},
		{"no block", HEAD "text 0 Keep.\nend\n", "Keep.", "", ""},
		{"empty blocks", HEAD "block 0\nblock 0\ntext 0 Keep.\nblock 0\nend\n", "Keep.", "",
			""},
		{"white space", HEAD "block 0\ntext 0  Keep  \ntext 0  \u00a0 it \nend\n",
			"Keep it", "", ""},
		{"escapes", HEAD "block 0\ntext 0 A\\nB \\\\ C\nend\n", "A B \\ C", "", ""},
		{"no space behind a number", HEAD "block 0\ntext 0\u00e9 Keep.\nend\n",
			"\u00e9 Keep.", "", ""},
		{"a later event", HEAD "block 0\nsound 3 horn\ntext 0 Keep.\nend\n", "Keep.", "",
			""},
		{"footnotes",
			HEAD "block 0\ntext 0 Keep\nref 7\ntext 0  it.\nnote 7 3\ntext 0 See "
			     "above.\nend\n",
			"Keep it.", "3=See above.", ""},
		{"removals",
			HEAD "block 0\ntext 0 Keep.\ndrop page number\ntext 0 2/4\ndrop "
			     "empty\nend\n",
			"Keep.", "", "page number=2/4"},
	};

	expect_readings("a.events", rows, COUNT(rows));
}

Test(stream, a_hyphen_stays_unless_the_document_writes_without)
{
	static const struct reading rows[] = {
		{"nothing known", HEAD "block 0\ntext 0 a well-\nline\ntext 0 managed lock\nend\n",
			"a well-managed lock", "", ""},
		{"known in one",
			HEAD "block 0\ntext 0 navigation and navi-\nline\ntext 0 gation\nend\n",
			"navigation and navigation", "", ""},
		{"a capital", HEAD "block 0\ntext 0 Lock-\nline\ntext 0 Warden\nend\n",
			"Lock-Warden", "", ""},
	};

	expect_readings("a.events", rows, COUNT(rows));
}

Test(stream, cells_make_a_row)
{
	struct stm_document *document = test_read("a.events",
		HEAD "row\ncell\ntext 0 Upper\nline\ntext 0 lock\ncell\ncell\ntext 0 412\n"
		     "row\ncell\ntext 0 Alone\nend\n");

	EXPECT_TEXT("rows", test_blocks(document), "Upper lock | | 412\nAlone");
	cr_assert(document->blocks.at[0].spans.len == 3);
	cr_expect(document->blocks.at[0].row && !document->blocks.at[1].row);
	cr_expect(document->blocks.at[1].spans.len == 0);
	for (size_t i = 0; i < 3; i++) {
		static const uint32_t starts[] = {0, 12, 15}, lengths[] = {10, 0, 3};
		struct stm_span span = document->blocks.at[0].spans.at[i];

		EXPECT_INT("start", span.start, starts[i]);
		EXPECT_INT("length", span.length, lengths[i]);
		EXPECT_INT("kind", span.kind, STM_SPAN_CELL);
	}
}

Test(stream, spans_cover_words_and_not_the_space_behind)
{
	struct stm_document *document = test_read("a.events",
		HEAD "block 0\ntext 1 Calls \nline\ntext 1 upon \ntext 0 all\ntext 3 two\nend\n");
	struct stm_block *block = &document->blocks.at[0];

	EXPECT_TEXT("text", test_blocks(document), "Calls upon alltwo");
	cr_assert(block->spans.len == 3);
	EXPECT_INT("start", block->spans.at[0].start, 0);
	EXPECT_INT("length", block->spans.at[0].length, 10);
	EXPECT_INT("start", block->spans.at[1].start, 14);
	EXPECT_INT("kind", block->spans.at[2].kind, STM_SPAN_STRONG);
}

Test(stream, places_have_pages_and_offsets)
{
	struct stm_document *document = test_read("a.events",
		HEAD "page 2\nblock 1\ntext 0 First\npage 3\nline\ntext 0 goes on\nblock 0\ntext 0 "
		     "Second\ndrop running head\ntext 0 ARC\nend\n");

	EXPECT_INT("page", document->blocks.at[0].place.page, 2);
	EXPECT_INT("level", document->blocks.at[0].heading, 1);
	EXPECT_INT("page", document->blocks.at[1].place.page, 3);
	EXPECT_INT("offset", document->blocks.at[1].place.offset, 12);
	EXPECT_INT("page", document->removals.at[0].page, 3);
	EXPECT_INT("offset", document->removals.at[0].offset, 18);
}

Test(stream, notes_are_found_wherever_they_come)
{
	struct stm_document *document = test_read("a.events",
		HEAD "note 1 *\ntext 0 First.\nblock 0\nref 2\ntext 0 A\nref 1\nref 9\nnote 2 "
		     "1\ntext 0 Second.\nend\n");
	struct stm_block *block = &document->blocks.at[0];

	EXPECT_TEXT("notes", test_notes(document), "*=First.\n1=Second.");
	cr_assert(block->spans.len == 2);
	EXPECT_INT("of the second", block->spans.at[0].note, 1);
	EXPECT_INT("of the first", block->spans.at[1].note, 0);
}

Test(stream, metadata_and_warnings_are_kept)
{
	struct stm_document *document = test_read("a.events",
		HEAD "meta symbol ARC/RES/1\nmeta language fr\nmeta colour blue\nmeta symbol no\n"
		     "warn a picture was left out\nrevision insert Somebody\nrevision delete\n"
		     "block 0\ntext 0 A\nend\n");

	EXPECT_TEXT("symbol", document->metadata.symbol, "ARC/RES/1");
	EXPECT_TEXT("language", document->metadata.language, "fr");
	cr_assert(document->warnings.len == 2);
	EXPECT_TEXT("warning", document->warnings.at[0], "a picture was left out");
	EXPECT_TEXT("revisions", document->warnings.at[1], "2 tracked changes");
}

Test(stream, what_is_no_whole_stream_is_refused)
{
	static const struct {
		const char *text, *why;
	} rows[] = {
		{"stemma-events 2\nend\n",
			"its reader speaks another protocol; install stemma and stemma-reader of "
			"one version"},
		{HEAD "block 0\ntext 0 A\n",
			"its reader stopped in the middle; the file is damaged"},
		{HEAD "block 0\ntext 0 A\nend",
			"its reader stopped in the middle; the file is damaged"},
		{HEAD "block 0\ntext 0 A\nfail \nend\n", "could not be read"},
		{HEAD "block 0\ntext 0 A\nfail is encrypted; save it without a password\n",
			"is encrypted; save it without a password"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_error error = {0};
		stm_document *document;
		struct stm_source source = {"a.events", rows[i].text, strlen(rows[i].text)};

		cr_expect(stm_document_parse(&document, &source, NULL, &error) == STM_EINPUT);
		EXPECT_TEXT("why", error.text, rows[i].why);
	}
}
