/* What of a name or a text reaches a terminal. */
#include "view/visible.h"

#include "stemma.h"
#include "support.h"

static const struct {
	const char *text, *shown;
} lines[] = {
	{"", ""},
	{"drafts/ARC_22_L.9.md", "drafts/ARC_22_L.9.md"},
	{"pêche, 漁業, صيد", "pêche, 漁業, صيد"},
	{"a\nb\tc\rd", "aU+000AbU+0009cU+000Dd"},
	{"\033[2J\033]0;x\a", "U+001B[2JU+001B]0;xU+0007"},
	{"\x7f", "U+007F"},
	{"\xc2\x9b"
	 "2J",
		"U+009B2J"},
	{"a\xe2\x80\xae"
	 "b",
		"aU+202Eb"},
	{"\xe2\x81\xa6\xe2\x81\xa9\xe2\x80\x8e\xd8\x9c", "U+2066U+2069U+200EU+061C"},
	{"\xe2\x80\x94 \xe2\x80\xa6", "\xe2\x80\x94 \xe2\x80\xa6"},
	{"bad \xff\xfe", "bad \\xFF\\xFE"},
	{"cut \xe2\x80", "cut \\xE2\\x80"},
	{"caf\xe9 \xe2\x80\xae", "caf\\xE9 U+202E"},
};

Test(visible, lines)
{
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		char out[128];
		size_t length = stm_view_line(out, sizeof(out), lines[i].text);

		cr_assert_str_eq(out, lines[i].shown);
		cr_assert_eq(length, strlen(lines[i].shown));
	}
}

/* A number is never cut in two, and nothing that is shorter comes after what did not fit. */
Test(visible, cut)
{
	char out[8] = "........";

	cr_assert_eq(stm_view_line(out, 8, "ab\033c"), 9);
	cr_assert_str_eq(out, "ab");
	cr_assert_eq(stm_view_line(out, 8, "a\033c"), 8);
	cr_assert_str_eq(out, "aU+001B");
	cr_assert_eq(stm_view_line(out, 1, "abc"), 3);
	cr_assert_str_eq(out, "");
	cr_assert_eq(stm_view_line(NULL, 0, "abc"), 3);
}

/* The pieces joined are the text with its numbers; a line feed is kept only on demand. */
Test(visible, pieces)
{
	const struct stm_str text = STM_STR("a\n\xe2\x80\xaa"
					    "b");
	struct stm_arena arena;
	struct stm_str piece;
	jmp_buf trap;
	size_t at = 0;

	stm_arena_init(&arena, &trap);
	if (setjmp(trap))
		cr_assert_fail("out of memory");
	cr_assert(stm_is_visible(STM_STR("a\nb"), true));
	cr_assert_not(stm_is_visible(STM_STR("a\nb"), false));
	cr_assert(stm_visible_next(&arena, text, true, &at, &piece));
	cr_assert_eq(piece.len, 2);
	cr_assert_not(stm_visible_next(&arena, text, true, &at, &piece));
	cr_assert(stm_str_equal(piece, STM_STR("U+202A")));
	cr_assert(stm_visible_next(&arena, text, true, &at, &piece));
	cr_assert(stm_str_equal(piece, STM_STR("b")));
	cr_assert_eq(at, text.len);
	stm_arena_release(&arena);
}
