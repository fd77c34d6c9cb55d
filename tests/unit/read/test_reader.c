/* Which reader reads a file, and what none can. */
#include "read/reader.h"

#include "support.h"

TestSuite(reader, .fini = test_release);

Test(reader, bad_input_is_refused_with_its_place)
{
	static const struct {
		const char *what;
		struct stm_str bytes;
		int64_t offset;
		const char *text;
	} rows[] = {
		{"nothing", {"", 0}, 0, "is empty; there is nothing to read"},
		{"white space", {" \n\xc2\xa0\r\n\t", 7}, 0, "is empty; there is nothing to read"},
		{"byte order mark alone", {"\xef\xbb\xbf", 3}, 0,
			"is empty; there is nothing to read"},
		{"NUL", {"ab\0cd", 5}, 2, "has a NUL byte, so it is no text"},
		{"Latin-1", {"r\xe9solution", 10}, 1, "is not UTF-8; convert it with iconv"},
		{"cut off", {"abc\xe5\xa4", 5}, 3, "is not UTF-8; convert it with iconv"},
		{"old Word", {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ", 9}, 0,
			"is an old Word file; convert it: libreoffice --headless --convert-to "
			"docx"},
		{"UTF-16, little end",
			{"\xff\xfe"
			 "a\0",
				4},
			0, "is UTF-16; convert it to UTF-8"},
		{"UTF-16, big end", {"\xfe\xff\0a", 4}, 0, "is UTF-16; convert it to UTF-8"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_error error = {0};
		stm_document *document = NULL;

		EXPECT_INT(rows[i].what,
			stm_document_parse(&document,
				&(struct stm_source){
					"dir/a.txt", rows[i].bytes.at, rows[i].bytes.len},
				NULL, &error),
			STM_EINPUT);
		cr_expect(document == NULL);
		EXPECT_INT(rows[i].what, error.offset, rows[i].offset);
		EXPECT_TEXT(rows[i].what, error.file, "dir/a.txt");
		EXPECT_TEXT(rows[i].what, error.text, rows[i].text);
	}
}

Test(reader, the_name_decides_then_the_bytes)
{
	static const struct {
		const char *name, *text, *blocks;
	} rows[] = {
		{"a.md", "# One", "One"},
		{"a.markdown", "# One", "One"},
		{"A.MD", "# One", "One"},
		{"a.txt", "# One", "# One"},
		{"a.text", "# One", "# One"},
		{"a", "# One", "One"},
		{"a", "text\n\n## Two", "text\nTwo"},
		{"a", "---\ntitle: x\n---\n\ntext", "text"},
		{"a", "_text_", "_text_"},
		{".md", "# One", "One"},
		{"md", "a _b_ c", "a _b_ c"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].name, test_blocks(test_read(rows[i].name, rows[i].text)),
			rows[i].blocks);
}

Test(reader, a_byte_order_mark_is_no_text)
{
	EXPECT_TEXT("txt", test_blocks(test_read("a.txt", "\xef\xbb\xbfThe text.")), "The text.");
	EXPECT_TEXT("md", test_blocks(test_read("a.md", "\xef\xbb\xbf# One")), "One");
	EXPECT_TEXT("front",
		test_blocks(test_read("a.md", "\xef\xbb\xbf---\ntitle: x\n---\n\ntext")), "text");
}

Test(reader, foreign_formats_are_told_by_bytes_name_and_content)
{
	static const struct {
		const char *name, *bytes, *reader;
	} rows[] = {
		{"a.txt", "%PDF-1.7 ...", "pdf"},
		{"a", "\n%PDF-1.4 ...", "pdf"},
		{"a.pdf", "no PDF at all", "pdf"},
		{"a.md", "PK\3\4...", "docx"},
		{"a.DOCX", "no archive", "docx"},
		{"a.html", "text", "html"},
		{"a.htm", "text", "html"},
		{"a", "\xef\xbb\xbf<!-- x -->\n<!DOCTYPE html><p>a", "html"},
		{"a", " <HTML><p>a", "html"},
		{"a", "<?xml version='1.0'?><akomaNtoso xmlns='x'>", "akn"},
		{"a.xml", "<other/>", "akn"},
		{"a.akn", "<other/>", "akn"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_document document = {
			.source = rows[i].name, .bytes = stm_str(rows[i].bytes)};
		struct stm_process process = {0};
		struct stm_reading reading = {.process = &process, .program = "/none/reader"};
		struct stm_error error = {0};

		EXPECT_INT(rows[i].name, stm_read(&document, &reading, &error), STM_EFILE);
		EXPECT_TEXT(rows[i].name, document.reader, rows[i].reader);
		EXPECT_TEXT(rows[i].name, error.text,
			"needs stemma-reader, and there is no /none/reader; install it beside "
			"stemma");
	}
}
