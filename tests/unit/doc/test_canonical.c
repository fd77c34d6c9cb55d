/*
 * The canonical text, version 1. Hashes and clause ids are taken over it, so a row that changes
 * here is a change of STM_CANONICAL_VERSION.
 */
#include "doc/canonical.h"

#include <stdio.h>

#include "base/unicode.h"
#include "support.h"

TestSuite(canonical, .fini = test_release);

static const char *canonical(const char *text)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_canonical(&buf, stm_str(text));
	return stm_buf_end(&buf);
}

struct row {
	const char *text, *canonical;
};

static void expect_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		EXPECT_TEXT(rows[i].text, canonical(rows[i].text), rows[i].canonical);
		EXPECT_TEXT("twice", canonical(rows[i].canonical), rows[i].canonical);
	}
}

Test(canonical, version)
{
	EXPECT_INT("the rows below are those of", STM_CANONICAL_VERSION, 1);
}

Test(canonical, letter_case)
{
	static const struct row rows[] = {
		{"", ""},
		{"Calls Upon MEMBERS", "calls upon members"},
		{"ÉTATS Membres Ñandú", "états membres ñandú"},
		{"Straße", "strasse"},
		{"STRASSE", "strasse"},
		{"ПРИЗЫВАЕТ Государства", "призывает государства"},
		{"ΑΣ", "ας" /* folded below */},
	};

	expect_rows(rows, COUNT(rows) - 1);
	EXPECT_TEXT("final sigma", canonical("ΛΌΓΟΣ"), canonical("λόγος"));
}

Test(canonical, white_space)
{
	static const struct row rows[] = {
		{"  a   b  ", "a b"},
		{"a\tb\nc\r\nd\fe\vf", "a b c d e f"},
		{"a\xc2\xa0"
		 "b",
			"a b"},
		{"a\xe2\x80\xaf"
		 "b",
			"a b"},
		{"a\xe2\x80\x83\xe2\x80\x89"
		 "b",
			"a b"},
		{"a\xe2\x81\x9f"
		 "b",
			"a b"},
		{"a\xe3\x80\x80"
		 "b",
			"a b"},
		{"a\xe2\x80\xa8"
		 "b\xe2\x80\xa9"
		 "c",
			"a b c"},
		{"\xc2\xa0 \xc2\xa0", ""},
		{"\xef\xbb\xbf"
		 "a",
			"a"},
		{"a\xe2\x80\x8b"
		 "b",
			"ab"},
		{"mot : autre", "mot: autre"},
		{"mot\xc2\xa0: autre ; fin", "mot: autre; fin"},
		{"( a ) [ b ]", "(a) [b]"},
		{"and / or", "and/or"},
	};

	expect_rows(rows, COUNT(rows));
}

Test(canonical, quotation_marks)
{
	static const char *const marks[] = {"\"%s\"", "'%s'", "`%s'", "“%s”", "‘%s’", "„%s“",
		"‚%s‘", "«%s»", "‹%s›", "«\xc2\xa0%s\xc2\xa0»", "´%s´", "′%s′", "″%s″", "「%s」",
		"『%s』", "‟%s‛"};

	for (size_t i = 0; i < COUNT(marks); i++) {
		struct stm_buf text = {.arena = test_arena()};
		const char *at = strstr(marks[i], "%s");

		if (strstr(marks[i], "\xc2\xa0"))
			continue; /* spaced guillemets: their own test */
		stm_buf_add(&text, marks[i], (size_t)(at - marks[i]));
		stm_buf_text(&text, "word");
		stm_buf_text(&text, at + 2);
		EXPECT_TEXT(marks[i], canonical(stm_buf_end(&text)), "'word'");
	}
	EXPECT_TEXT("apostrophe", canonical("l’eau"), "l'eau");
	EXPECT_TEXT("modifier apostrophe aside", canonical("State’s"), canonical("State's"));
}

Test(canonical, spaced_guillemets)
{
	EXPECT_TEXT("French", canonical("dit « mot » ici"), canonical("dit «mot» ici"));
	EXPECT_TEXT(
		"French", canonical("dit «\xc2\xa0mot\xc2\xa0» ici"), canonical("dit “mot” ici"));
}

Test(canonical, dashes)
{
	static const struct row rows[] = {
		{"non-governmental", "non-governmental"},
		{"non\xe2\x80\x90governmental", "non-governmental"},
		{"non\xe2\x80\x91governmental", "non-governmental"},
		{"2020\xe2\x80\x93"
		 "2030",
			"2020-2030"},
		{"a \xe2\x80\x94 b", "a-b"},
		{"a\xe2\x80\x94"
		 "b",
			"a-b"},
		{"a \xe2\x88\x92 b", "a-b"},
		{"a \xe2\x80\x95 b", "a-b"},
		{"a \xe2\x81\x83 b", "a-b"},
		{"non- governmental", "non-governmental"},
		{"ＡーＢ", "aーb"},
	};

	expect_rows(rows, COUNT(rows));
}

Test(canonical, invisible_characters)
{
	static const struct row rows[] = {
		{"co\xc2\xad"
		 "operation",
			"cooperation"},
		{"co\xe2\x80\x8d"
		 "op",
			"coop"},
		{"co\xe2\x80\x8c"
		 "op",
			"coop"},
		{"\xe2\x80\x8f"
		 "abc\xe2\x80\x8e",
			"abc"},
		{"a\xe2\x81\xa0"
		 "b",
			"ab"},
		{"\xc2\xad", ""},
	};

	expect_rows(rows, COUNT(rows));
}

Test(canonical, final_punctuation)
{
	static const struct row rows[] = {
		{"to report;", "to report"},
		{"to report.", "to report"},
		{"to report,", "to report"},
		{"to report:", "to report"},
		{"to report. . .", "to report"},
		{"to report ;\n", "to report"},
		{"to report…", "to report"},
		{"why?", "why?"},
		{"so!", "so!"},
		{"(see annex).", "(see annex)"},
		{".;:,", ""},
		{"at 10.30, sharp.", "at 10.30, sharp"},
	};

	expect_rows(rows, COUNT(rows));
}

Test(canonical, final_punctuation_of_other_scripts)
{
	EXPECT_TEXT("Chinese", canonical("决定继续处理此案；"), canonical("决定继续处理此案。"));
	EXPECT_TEXT("Chinese", canonical("回顾其决议，"), canonical("回顾其决议"));
	EXPECT_TEXT("Arabic", canonical("تقرر ذلك؛"), canonical("تقرر ذلك."));
	EXPECT_TEXT("Arabic", canonical("تقرر ذلك،"), canonical("تقرر ذلك"));
}

Test(canonical, compatibility_characters)
{
	static const struct row rows[] = {
		{"ﬁnal eﬀort ﬂow", "final effort flow"},
		{"ＵＮ", "un"},
		{"№ 5", "no 5"},
		{"ⅳ", "iv"},
		{"km²", "km2"},
		{"①", "1"},
		{"ĳ", "ij"},
	};

	expect_rows(rows, COUNT(rows));
}

Test(canonical, combining_marks)
{
	static const char *const pairs[][2] = {
		{"e\xcc\x81tat", "état"},
		{"E\xcc\x81TAT", "état"},
		{"n\xcc\x83", "ñ"},
		{"\xd0\xb8\xcc\x86", "й"},
		{"o\xcc\xa3\xcc\x82", "ộ"},
		{"o\xcc\x82\xcc\xa3", "ộ"},
	};

	for (size_t i = 0; i < COUNT(pairs); i++)
		EXPECT_TEXT(pairs[i][1], canonical(pairs[i][0]), canonical(pairs[i][1]));
	cr_expect(strcmp(canonical("état"), canonical("etat")), "an accent is a letter's own");
}

Test(canonical, scripts)
{
	static const struct row rows[] = {
		{"Генеральная Ассамблея,", "генеральная ассамблея"},
		{"Ёлка — дерево", "ёлка-дерево"},
		{"大会，", "大会"},
		{"大会 决定", "大会 决定"},
		{"إن الجمعية العامة،", "إن الجمعية العامة"},
		{"\xef\xbb\xbb", "\xd9\x84\xd8\xa7"},
		{"ประเทศไทย", "ประเทศไทย"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].text, canonical(rows[i].text), canonical(rows[i].canonical));
	EXPECT_TEXT("Cyrillic", canonical(rows[0].text), rows[0].canonical);
	EXPECT_TEXT("lam-alef ligature", canonical(rows[5].text), rows[5].canonical);
}

Test(canonical, wording_is_never_lost)
{
	static const char *const pairs[][2] = {{"shall", "should"}, {"5 years", "6 years"},
		{"[may]", "may"}, {"men and women", "men, and women"},
		{"co-operation", "cooperation"}, {"(a) b", "a b"}, {"a/b", "a b"},
		{"No. 5", "No 5"}, {"5.5", "55"}, {"state", "states"}};

	for (size_t i = 0; i < COUNT(pairs); i++)
		cr_expect(strcmp(canonical(pairs[i][0]), canonical(pairs[i][1])), "%s / %s",
			pairs[i][0], pairs[i][1]);
}

Test(canonical, appends)
{
	struct stm_buf buf = {.arena = test_arena()};

	stm_canonical(&buf, STM_STR("A."));
	stm_canonical(&buf, STM_STR(" B;"));
	stm_canonical(&buf, STM_STR(", ."));
	EXPECT_TEXT("both", stm_buf_end(&buf), "ab");
}

/* Letters are taken eight at a time: a word of any length, and what stands behind it. */
Test(canonical, words_of_any_length)
{
	char text[48], expected[48];

	for (size_t length = 1; length < 24; length++)
		for (size_t tail = 0; tail < 10; tail++) {
			snprintf(text, sizeof(text), "%.*s \"%.*s", (int)length,
				"abcdefghijklmnopqrstuvwxyz", (int)tail, "ZYXWVUTSRQ");
			snprintf(expected, sizeof(expected), "%.*s '%.*s", (int)length,
				"abcdefghijklmnopqrstuvwxyz", (int)tail, "zyxwvutsrq");
			EXPECT_TEXT(text, canonical(text), expected);
		}
}

Test(canonical, once_is_enough)
{
	for (uint32_t c = 1; c < 0x11000; c++) {
		struct stm_buf text = {.arena = test_arena()};
		const char *once;

		if (c >= 0xd800 && c < 0xe000)
			continue;
		stm_buf_text(&text, "a ");
		stm_utf8_add(&text, c);
		stm_buf_text(&text, " b");
		once = canonical(stm_buf_end(&text));
		cr_expect(!strcmp(canonical(once), once), "U+%04X: <%s> <%s>", c, once,
			canonical(once));
	}
}
