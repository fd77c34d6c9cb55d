/* Text as Markdown shows it unchanged. */
#include "doc/inline.h"

#include "support.h"

TestSuite(inline_text, .fini = test_release);

static const char *escape(const char *text, bool starts)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_inline_escape(&buf, stm_str(text), starts);
	return stm_buf_end(&buf);
}

Test(inline_text, escaping)
{
	static const char *const rows[][2] = {
		{"plain, \"quoted\" and [bracketed] text",
			"plain, \"quoted\" and [bracketed] text"},
		{"[27] [at least 27]", "[27] [at least 27]"},
		{"[a](b)", "[a\\](b)"},
		{"[a]: b", "[a\\]: b"},
		{"[a][b]", "[a\\][b]"},
		{"[^1]", "\\[^1]"},
		{"a*b_c`d~e", "a\\*b\\_c\\`d\\~e"},
		{"\\", "\\\\"},
		{"a < b, <b>, </b>, <!--", "a < b, \\<b>, \\</b>, \\<!--"},
		{"R&D & co &amp; &#1;", "R\\&D & co \\&amp; \\&#1;"},
		{"$5 and $6", "\\$5 and \\$6"},
		{"two\nlines\tone", "two lines one"},
		{"", ""},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i][0], escape(rows[i][0], false), rows[i][1]);
}

Test(inline_text, starts)
{
	static const char *const rows[][2] = {
		{"# one", "\\# one"},
		{"- one", "\\- one"},
		{"+ one", "\\+ one"},
		{"> one", "\\> one"},
		{"1. one", "1\\. one"},
		{"12) one", "12\\) one"},
		{"1.5 metres", "1.5 metres"},
		{"1945 was", "1945 was"},
		{"7.", "7\\."},
		{"(a) one", "(a) one"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		EXPECT_TEXT(rows[i][0], escape(rows[i][0], true), rows[i][1]);
		EXPECT_TEXT(rows[i][0], escape(rows[i][0], false), rows[i][0]);
	}
}

Test(inline_text, spans)
{
	static const struct {
		struct stm_span spans[3];
		size_t count;
		enum stm_inline where;
		const char *expected;
	} rows[] = {
		{{{STM_SPAN_EMPHASIS, 0, 5, 0}}, 1, STM_INLINE_START, "*Urges* all, [again] now"},
		{{{STM_SPAN_STRONG, 0, 5, 0}}, 1, STM_INLINE_START, "**Urges** all, [again] now"},
		{{{STM_SPAN_EMPHASIS, 0, 6, 0}}, 1, STM_INLINE_START, "*Urges* all, [again] now"},
		{{{STM_SPAN_EMPHASIS, 5, 6, 0}}, 1, STM_INLINE_START, "Urges *all*, [again] now"},
		{{{STM_SPAN_EMPHASIS, 0, 5, 0}}, 1, STM_INLINE_PLAIN, "Urges all, [again] now"},
		{{{STM_SPAN_NOTE, 9, 0, 1}}, 1, STM_INLINE_START, "Urges all[^2], [again] now"},
		{{{STM_SPAN_NOTE, 22, 0, 0}}, 1, STM_INLINE_START, "Urges all, [again] now[^1]"},
		{{{STM_SPAN_NOTE, 22, 0, 7}}, 1, STM_INLINE_START, "Urges all, [again] now"},
		{{{STM_SPAN_EMPHASIS, 0, 5, 0}, {STM_SPAN_EMPHASIS, 2, 6, 0}}, 2, STM_INLINE_START,
			"*Urges* all, [again] now"},
		{{{STM_SPAN_EMPHASIS, 0, 5, 0}, {STM_SPAN_NOTE, 5, 0, 0}}, 2, STM_INLINE_START,
			"*Urges*[^1] all, [again] now"},
		{{{STM_SPAN_EMPHASIS, 0, 0, 0}}, 1, STM_INLINE_START, "Urges all, [again] now"},
		{{{0}}, 0, STM_INLINE_ITALIC, "*Urges all, [again] now*"},
	};
	static struct stm_footnote notes[2];
	struct stm_document document = {0};

	document.footnotes.at = notes;
	document.footnotes.len = COUNT(notes);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *text = "Urges all, [again] now";
		const struct stm_paragraph paragraph = {
			.text = text,
			.length = strlen(text),
			.spans = rows[i].spans,
			.span_count = rows[i].count,
		};
		struct stm_buf buf = {.arena = test_arena()};

		stm_inline_text(&buf, &document, &paragraph, rows[i].where);
		EXPECT_TEXT(rows[i].expected, stm_buf_end(&buf), rows[i].expected);
	}
}
