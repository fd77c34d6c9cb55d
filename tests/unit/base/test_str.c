/* Slices: bounds are clamped, white space is what the header says, case is ASCII's. */
#include "base/str.h"

#include "support.h"

TestSuite(str, .fini = test_release);

Test(str, of_null_and_of_text)
{
	EXPECT_INT("null", stm_str(NULL).len, 0);
	EXPECT_INT("text", stm_str("abc").len, 3);
	EXPECT_INT("literal", STM_STR("ab\0c").len, 4);
}

Test(str, slices_are_clamped)
{
	static const struct {
		size_t start, end;
		const char *slice;
	} rows[] = {{0, 6, "abcdef"}, {2, 4, "cd"}, {4, 2, ""}, {2, 99, "cdef"}, {99, 99, ""},
		{6, 6, ""}, {0, 0, ""}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].slice,
			test_text(stm_str_sub(STM_STR("abcdef"), rows[i].start, rows[i].end)),
			rows[i].slice);
	EXPECT_TEXT("from", test_text(stm_str_from(STM_STR("abc"), 1)), "bc");
	EXPECT_INT("of nothing", stm_str_sub((struct stm_str){0}, 1, 2).len, 0);
}

Test(str, trim)
{
	static const char *const rows[][2] = {{"", ""}, {" ", ""}, {"\t\n\v\f\r x \r\n", "x"},
		{"\xc2\xa0x\xc2\xa0", "x"}, {"\xef\xbb\xbfx\xef\xbb\xbf", "x"},
		{"\xef\xbb\xbf \xc2\xa0 a  b \xc2\xa0", "a  b"}, {"é", "é"}, {" é\xc2\xa0", "é"},
		{"à", "à"}, {"\xe2\x80\x83x", "\xe2\x80\x83x"}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i][0], test_text(stm_str_trim(stm_str(rows[i][0]))), rows[i][1]);
}

Test(str, comparing)
{
	static const struct {
		const char *a, *b;
		bool equal, same, starts, ends;
	} rows[] = {
		{"", "", true, true, true, true},
		{"abc", "abc", true, true, true, true},
		{"Abc", "aBC", false, true, true, true},
		{"abc", "AB", false, false, true, false},
		{"abc", "BC", false, false, false, true},
		{"abc", "abcd", false, false, false, false},
		{"abc", "", false, false, true, true},
		{"É", "é", false, false, false, false},
		{"[", "{", false, false, false, false},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_str a = stm_str(rows[i].a), b = stm_str(rows[i].b);

		EXPECT_INT(rows[i].a, stm_str_equal(a, b), rows[i].equal);
		EXPECT_INT(rows[i].a, stm_str_same(a, b), rows[i].same);
		EXPECT_INT(rows[i].a, stm_str_starts(a, b), rows[i].starts);
		EXPECT_INT(rows[i].a, stm_str_ends(a, b), rows[i].ends);
	}
}

Test(str, finding)
{
	static const struct {
		const char *s, *needle;
		size_t start;
		ptrdiff_t at;
	} rows[] = {{"abcabc", "abc", 0, 0}, {"abcabc", "abc", 1, 3}, {"abcabc", "abc", 4, -1},
		{"abc", "abcd", 0, -1}, {"aab", "ab", 0, 1}, {"abc", "c", 2, 2},
		{"abc", "c", 3, -1}, {"abc", "c", 99, -1}, {"", "a", 0, -1}, {"abc", "C", 0, -1}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].s,
			stm_str_find(stm_str(rows[i].s), stm_str(rows[i].needle), rows[i].start),
			rows[i].at);
}

Test(str, classes_do_not_depend_on_the_locale)
{
	for (int c = 0; c < 256; c++) {
		EXPECT_INT("digit", stm_is_digit((char)c), c >= '0' && c <= '9');
		EXPECT_INT("alpha", stm_is_alpha((char)c),
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
		EXPECT_INT("space", stm_is_space((char)c), c == ' ' || (c >= 9 && c <= 13));
	}
}

/* Every byte in every place among eight letters. */
Test(str, small_letters_of_eight)
{
	for (int c = 0; c < 256; c++)
		for (unsigned at = 0; at < 8; at++) {
			char bytes[] = "azbyazby";

			bytes[at] = (char)c;
			EXPECT_INT(bytes, stm_lower_of_eight(bytes), c >= 'a' && c <= 'z' ? 8 : at);
		}
}

Test(str, bytes_of_hexadecimal_digits)
{
	uint8_t bytes[3] = {0};

	cr_assert(stm_str_hex(bytes, STM_STR("00af19")));
	cr_expect(bytes[0] == 0x00 && bytes[1] == 0xaf && bytes[2] == 0x19);
	cr_expect(!stm_str_hex(bytes, STM_STR("00a")));
	cr_expect(!stm_str_hex(bytes, STM_STR("00ag")));
	cr_expect(!stm_str_hex(bytes, STM_STR("AF")));
}
