/* What text looks like in a comment on a forge, and that it ends where it should. */
#include "view/md_text.h"

#include "support.h"

TestSuite(md_text, .fini = test_release);

#define GAP "\xe2\x80\x8b"

static const char *show(const char *text, bool html, size_t limit)
{
	struct stm_md md = {.buf = {.arena = test_arena()}, .html = html, .limit = limit};

	stm_md_text(&md, stm_str(text));
	return stm_buf_end(&md.buf);
}

Test(md_text, escapes)
{
	static const struct {
		const char *text, *markdown, *html;
	} rows[] = {
		{"Urges States,", "Urges States,", "Urges States,"},
		{"a [b] *c* _d_", "a \\[b\\] \\*c\\* \\_d\\_", "a [b] *c* _d_"},
		{"a|b`c\\d~e $f", "a\\|b\\`c\\\\d\\~" GAP "e \\$" GAP "f",
			"a|b`c\\d~" GAP "e $" GAP "f"},
		{"<b>&amp;", "&lt;b&gt;&amp;" GAP "amp;", "&lt;b&gt;&amp;" GAP "amp;"},
		{"1. a 2. b", "1\\. a 2. b", "1. a 2. b"},
		{"12) a", "12\\) a", "12) a"},
		{"a1. b", "a1. b", "a1. b"},
		{"- a - b", "\\- a - b", "- a - b"},
		{"/close", "\\/close", "/close"},
		{"# a", "\\# a", "# a"},
		{"a\nb", "a<br>b", "a<br>b"},
		{"a\x01\x7f", "a\xef\xbf\xbd\xef\xbf\xbd", "a\xef\xbf\xbd\xef\xbf\xbd"},
		{"a\xe2\x80\xae"
		 "b\xd8\x9c",
			"a<code>U+202E</code>b<code>U+061C</code>",
			"a<code>U+202E</code>b<code>U+061C</code>"},
		{"\xd8\xaa\xd8\xaf", "\xd8\xaa\xd8\xaf", "\xd8\xaa\xd8\xaf"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		EXPECT_TEXT(rows[i].text, show(rows[i].text, false, 1000), rows[i].markdown);
		EXPECT_TEXT(rows[i].text, show(rows[i].text, true, 1000), rows[i].html);
	}
}

/* What a forge would make a link, a mention or a picture of is parted; what is none is not. */
Test(md_text, references)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"@octocat a@b.c", "@" GAP "octocat a@" GAP "b.c"},
		{"see #12", "see #" GAP "12"},
		{"GH-7, ES-10/24, well-9", "GH-" GAP "7, ES-" GAP "10/24, well-9"},
		{"https://a.b www.a.b", "https:" GAP "//a.b www" GAP ".a.b"},
		{":smile: :+1: a: b", ":" GAP "smile: :" GAP "+"
				      "1: a: b"},
		{"!5 %v &1 ^x 50% of", "!" GAP "5 %" GAP "v &amp;" GAP "1 ^" GAP "x 50% of"},
		{"0123456789abcdef", "012345" GAP "6789ab" GAP "cdef"},
		{"012345 deadbeef0", "012345 deadbe" GAP "ef0"},
		{"decades defaced1x", "decades defaced1x"},
		{"{+a+} [-b-] [[c]]", "{" GAP "+a+} [" GAP "-b-] [" GAP "[c]]"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].text, show(rows[i].text, true, 1000), rows[i].expected);
}

/* A character is whole or not there, and nothing comes behind one that was not. */
Test(md_text, limit)
{
	EXPECT_TEXT("ascii", show("abcdef", false, 3), "abc");
	EXPECT_TEXT("escape", show("ab<c", false, 5), "ab");
	EXPECT_TEXT("letter",
		show("a\xd8\xaa"
		     "b",
			false, 2),
		"a");
}

Test(md_text, markup)
{
	struct stm_md md = {.buf = {.arena = test_arena()}, .limit = 8};

	stm_md_markup(&md, "<b>");
	stm_md_text(&md, STM_STR("- a"));
	stm_md_markup(&md, "</b>");
	cr_expect(md.full);
	EXPECT_TEXT("whole tags only", stm_buf_end(&md.buf), "<b>- a");
}
