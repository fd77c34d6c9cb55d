/* Lines: every kind of line end, offsets, indentation. */
#include "read/lines.h"

#include "support.h"

TestSuite(lines, .fini = test_release);

static struct stm_lines split(const char *text)
{
	struct stm_document document = {.bytes = stm_str(text), .scratch = *test_arena()};
	struct stm_lines lines = {0};

	stm_lines_split(&document, &lines);
	*test_arena() = document.scratch;
	for (size_t i = 0; i < lines.len; i++)
		cr_expect(lines.at[i].text.at == text + lines.at[i].offset, "line %zu", i);
	return lines;
}

static const char *joined(const struct stm_lines *lines)
{
	struct stm_buf buf = {.arena = test_arena()};

	for (size_t i = 0; i < lines->len; i++) {
		stm_buf_text(&buf, i ? "|" : "");
		stm_buf_text(&buf, lines->at[i].cut ? "^" : "");
		stm_buf_str(&buf, lines->at[i].text);
	}
	return stm_buf_end(&buf);
}

Test(lines, ends)
{
	static const char *const rows[][2] = {{"a\nb", "a|b"}, {"a\r\nb\r\n", "a|b"},
		{"a\rb", "a|b"}, {"a\fb", "a|^b"}, {"a\n\f\nb", "a|||^b"}, {"\n\na", "||a"},
		{"a\n\r\nb", "a||b"}, {" a \t\n\tb", "a|b"}, {"", ""}};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_lines lines = split(rows[i][0]);

		EXPECT_TEXT(rows[i][0], joined(&lines), rows[i][1]);
	}
}

Test(lines, indentation_in_columns)
{
	static const struct {
		const char *text;
		unsigned columns;
	} rows[] = {{"a", 0}, {"  a", 2}, {"\ta", 8}, {"  \ta", 8}, {"\t\ta", 16}, {" \t a", 9}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].text, split(rows[i].text).at[0].indent, rows[i].columns);
}
