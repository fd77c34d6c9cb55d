/* Item markers: every way to read each, and what is no marker. */
#include "doc/marker.h"

#include "support.h"

TestSuite(marker, .fini = test_release);

enum {
	N = STM_MARKER_NUMBER,
	P = STM_MARKER_PAREN,
	L = STM_MARKER_LETTER,
	R = STM_MARKER_ROMAN,
	C = STM_MARKER_CAPITAL,
	S = STM_MARKER_SECTION,
	B = STM_MARKER_BULLET,
};

Test(marker, styles)
{
	static const struct {
		const char *text;
		unsigned styles;
		const char *name;
		size_t length;
	} rows[] = {
		{"12. Requests", N, "12", 3},
		{"1.\tRequests", N, "1", 2},
		{"1.", N, "1", 2},
		{"3bis. Requests", N, "3bis", 5},
		{"14ter. Requests", N, "14ter", 6},
		{"(2) two", P, "2", 3},
		{"2) two", P, "2", 2},
		{"(a) To", L, "a", 3},
		{"a) To", L, "a", 2},
		{"a. To", L, "a", 2},
		{"(aa) To", L, "aa", 4},
		{"(i) To", L | R, "i", 3},
		{"(ii) To", L | R, "ii", 4},
		{"(iv) To", R, "iv", 4},
		{"iv. To", R, "iv", 3},
		{"(c) To", L | R, "c", 3},
		{"(h) To", L, "h", 3},
		{"(viii) To", R, "viii", 6},
		{"A. Part", C, "A", 2},
		{"(B) Part", C, "B", 3},
		{"I. Part", C | S, "I", 2},
		{"IV. Part", S, "IV", 3},
		{"a ) Demande", L, "a", 3},
		{"iv ) Demande", R, "iv", 4},
		{"33 . Décide", N, "33", 4},
		{"1 - تحث", N, "1", 3},
		{"12- تحث", N, "12", 3},
		{"- item", B, "", 1},
		{"* item", B, "", 1},
		{"+ item", B, "", 1},
		{"\xe2\x80\xa2 item", B, "", 3},
		{"\xe2\x80\x93 item", B, "", 3},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_marker marker = {0};

		cr_expect(stm_marker_parse(stm_str(rows[i].text), &marker), "%s", rows[i].text);
		EXPECT_INT(rows[i].text, marker.styles, rows[i].styles);
		EXPECT_TEXT(rows[i].text, test_text(marker.name), rows[i].name);
		EXPECT_INT(rows[i].text, marker.length, rows[i].length);
	}
}

Test(marker, what_is_none)
{
	static const char *const rows[] = {"", "(", "()", "1", "12", "1946. That year", "1234) x",
		"1.5 per cent", "2.Text", "(a)Text", "(abc) Text", "Mr. Smith", "No. 5", "etc. and",
		"(iix", "(a", "a", "-item", "--", "-", "(Ab) x", "Aa. x", "The text", "(see annex)",
		"12 )", "12 ) x", "12 - 15 March", "a - تحث", "1 -", "1 تحث", "é. x", "大. x"};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_marker marker = {0};

		cr_expect(!stm_marker_parse(stm_str(rows[i]), &marker), "%s: styles %u", rows[i],
			marker.styles);
	}
}

Test(marker, values)
{
	static const struct {
		const char *text;
		unsigned style;
		unsigned value;
	} rows[] = {{"12. x", N, 12}, {"3bis. x", N, 3}, {"(7) x", P, 7}, {"(a) x", L, 1},
		{"(z) x", L, 26}, {"(aa) x", L, 27}, {"(bb) x", L, 28}, {"(i) x", L, 9},
		{"(i) x", R, 1}, {"(iv) x", R, 4}, {"(ix) x", R, 9}, {"(xiv) x", R, 14},
		{"(xl) x", R, 40}, {"C. x", C, 3}, {"IV. x", S, 4}, {"- x", B, 0}};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_marker marker;

		cr_assert(stm_marker_parse(stm_str(rows[i].text), &marker), "%s", rows[i].text);
		EXPECT_INT(rows[i].text,
			stm_marker_value(&marker, (enum stm_marker_style)rows[i].style),
			rows[i].value);
	}
}
