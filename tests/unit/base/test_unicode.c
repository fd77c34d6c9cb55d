/* UTF-8 and character classes, in the fast paths and beside them. */
#include "base/unicode.h"

#include "support.h"

TestSuite(unicode, .fini = test_release);

Test(unicode, faults)
{
	static const struct {
		const char *what;
		struct stm_str bytes;
		ptrdiff_t at;
	} rows[] = {
		{"empty", {"", 0}, -1},
		{"ASCII", {"abc", 3}, -1},
		{"two, three and four bytes", {"é大\xf0\x9f\x8c\x8a", 9}, -1},
		{"first and last of each length",
			{"\xc2\x80\xdf\xbf\xe0\xa0\x80\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf",
				18},
			-1},
		{"NUL", {"ab\0c", 4}, 2},
		{"lone continuation", {"a\x80", 2}, 1},
		{"overlong slash", {"\xc0\xaf", 2}, 0},
		{"overlong of two", {"\xc1\xbf", 2}, 0},
		{"overlong of three", {"x\xe0\x9f\xbf", 4}, 1},
		{"overlong of four", {"\xf0\x8f\xbf\xbf", 4}, 0},
		{"surrogate", {"ab\xed\xa0\x80", 5}, 2},
		{"last before surrogates", {"\xed\x9f\xbf", 3}, -1},
		{"beyond U+10FFFF", {"\xf4\x90\x80\x80", 4}, 0},
		{"five bytes", {"\xf8\x88\x80\x80\x80", 5}, 0},
		{"cut off", {"abc\xe5\xa4", 5}, 3},
		{"Latin-1", {"caf\xe9 ", 5}, 3},
		{"second of three is wrong", {"\xe5x\xa7", 3}, 0},
		{"third of three is wrong", {"\xe5\xa4x", 3}, 0},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].what, stm_utf8_fault(rows[i].bytes), rows[i].at);
}

Test(unicode, code_points_there_and_back)
{
	for (uint32_t c = 1; c < 0x110000; c += c < 0x3000 ? 1 : 97) {
		struct stm_buf buf = {.arena = test_arena()};
		struct stm_str s;
		size_t at = 1;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		buf.len = 0;
		stm_buf_char(&buf, 'x');
		stm_utf8_add(&buf, c);
		s = (struct stm_str){buf.at, buf.len};
		cr_assert(stm_utf8_fault(s) == -1, "U+%04X", c);
		cr_assert(stm_utf8_next(s, &at) == c && at == s.len, "U+%04X", c);
		cr_assert(stm_utf8_before(s, s.len) == c, "U+%04X", c);
		cr_assert(stm_utf8_before(s, 1) == 'x' && stm_utf8_before(s, 0) == 0);
	}
}

Test(unicode, words)
{
	static const uint32_t in[] = {'a', 'Z', '0', 0xe9, 0xdf, 0x152, 0x24f, 0x434, 0x627, 0x5927,
		0x301, 0x64e, 0xe01, 0x660, 0x905, 0x20000};
	static const uint32_t out[] = {' ', '.', '_', '-', '\'', 0xa0, 0xab, 0xad, 0xd7, 0xf7,
		0x2019, 0x2014, 0x3002, 0xff0c, 0x60c, 0x61b, 0x2022};

	for (size_t i = 0; i < COUNT(in); i++)
		cr_expect(stm_is_word(in[i]), "U+%04X", in[i]);
	for (size_t i = 0; i < COUNT(out); i++)
		cr_expect(!stm_is_word(out[i]), "U+%04X", out[i]);
}

Test(unicode, letter_case)
{
	static const uint32_t capital[] = {'A', 0xc9, 0x152, 0x410, 0x391};
	static const uint32_t small[] = {'a', 0xe9, 0xdf, 0x153, 0x430, 0x3b1};
	static const uint32_t neither[] = {'1', ' ', 0xd7, 0x627, 0x5927, 0x301, '('};

	for (size_t i = 0; i < COUNT(capital); i++)
		cr_expect(stm_is_capital(capital[i]) && !stm_is_small(capital[i]), "U+%04X",
			capital[i]);
	for (size_t i = 0; i < COUNT(small); i++)
		cr_expect(stm_is_small(small[i]) && !stm_is_capital(small[i]), "U+%04X", small[i]);
	for (size_t i = 0; i < COUNT(neither); i++)
		cr_expect(!stm_is_small(neither[i]) && !stm_is_capital(neither[i]), "U+%04X",
			neither[i]);
}

Test(unicode, scripts_without_spaces)
{
	static const uint32_t in[] = {
		0x5927, 0x3042, 0x30a2, 0xe01, 0xe81, 0x1780, 0x3400, 0x20000, 0xf900};
	static const uint32_t out[] = {'a', 0x430, 0x627, 0xac00, 0x3000, 0x3002, 0xff0c, 0xf00};

	for (size_t i = 0; i < COUNT(in); i++)
		cr_expect(stm_is_unspaced(in[i]), "U+%04X", in[i]);
	for (size_t i = 0; i < COUNT(out); i++)
		cr_expect(!stm_is_unspaced(out[i]), "U+%04X", out[i]);
}

Test(unicode, superscripts)
{
	static const uint32_t digits[] = {
		0x2070, 0xb9, 0xb2, 0xb3, 0x2074, 0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

	for (size_t i = 0; i < COUNT(digits); i++)
		EXPECT_INT("digit", stm_superscript(digits[i]), i);
	EXPECT_INT("plain", stm_superscript('1'), -1);
	EXPECT_INT("superscript i", stm_superscript(0x2071), -1);
	EXPECT_INT("superscript plus", stm_superscript(0x207a), -1);
}

Test(unicode, columns)
{
	static const struct {
		const char *text;
		size_t columns;
	} rows[] = {{"", 0}, {"abc", 3}, {"éà", 2}, {"e\xcc\x81", 1}, {"大会", 4}, {"ｆｕ", 4},
		{"Резолюция", 9}, {"\xd9\x85\xd9\x8e", 1},
		{"a\xc2\xad"
		 "b",
			2},
		{"a\xe2\x80\x8d"
		 "b",
			2},
		{"\xe2\x80\x9cq\xe2\x80\x9d", 3}, {"กำ", 2}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].text, stm_columns(stm_str(rows[i].text)), rows[i].columns);
}

Test(unicode, folding)
{
	static const char *const rows[][2] = {{"", ""}, {"ABC xyz", "abc xyz"}, {"ÀÉÞ×ß", "àéþ×ss"},
		{"e\xcc\x81", "é"}, {"E\xcc\x81", "é"}, {"ﬁne", "fine"}, {"ＦＵ", "fu"},
		{"ΣΣ", "σσ"}, {"ς", "σ"}, {"РЕЗОЛЮЦИЯ", "резолюция"},
		{"a\xc2\xad"
		 "b",
			"ab"},
		{"大会", "大会"}, {"\xef\xba\x8d", "\xd8\xa7"},
		{"a\xe2\x80\x8b"
		 "b",
			"ab"},
		{"½", "1\xe2\x81\x84"
		      "2"}};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_buf buf = {.arena = test_arena()};

		stm_buf_text(&buf, "kept ");
		stm_fold(&buf, stm_str(rows[i][0]));
		EXPECT_TEXT(rows[i][0], stm_buf_end(&buf) + 5, rows[i][1]);
	}
}

Test(unicode, folding_twice_changes_nothing)
{
	for (uint32_t c = 1; c < 0x3000; c++) {
		struct stm_buf text = {.arena = test_arena()}, once = {.arena = test_arena()},
			       twice = {.arena = test_arena()};

		stm_utf8_add(&text, c);
		stm_fold(&once, (struct stm_str){text.at, text.len});
		stm_fold(&twice, (struct stm_str){once.at, once.len});
		cr_assert(once.len == twice.len &&
				  (!once.len || !memcmp(once.at, twice.at, once.len)),
			"U+%04X", c);
	}
}
