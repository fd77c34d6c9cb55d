/* Dates as they are printed, in the languages that have a table of months. */
#include "para/date.h"

#include "support.h"

TestSuite(date, .fini = test_release);

struct row {
	const char *text, *date;
	size_t length;
};

static void expect_dates(const char *language, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char date[11] = "";
		size_t length = stm_date_parse(stm_lexicon(language), stm_str(rows[i].text), date);

		EXPECT_INT(rows[i].text, length, rows[i].length);
		if (length)
			EXPECT_TEXT(rows[i].text, date, rows[i].date);
	}
}

Test(date, english)
{
	static const struct row rows[] = {
		{"19 December 2023", "2023-12-19", 16},
		{"1 May 1946 and", "1946-05-01", 10},
		{"31 january 2000", "2000-01-31", 15},
		{"7  June  2001", "2001-06-07", 13},
		{"December 2023", "", 0},
		{"32 December 2023", "", 0},
		{"0 December 2023", "", 0},
		{"19 Dezember 2023", "", 0},
		{"19 December 202", "", 0},
		{"19 December", "", 0},
		{"19", "", 0},
		{"", "", 0},
	};

	expect_dates(NULL, rows, COUNT(rows));
}

Test(date, french)
{
	static const struct row rows[] = {
		{"19 décembre 2023", "2023-12-19", 17},
		{"1er mars 2002", "2002-03-01", 13},
		{"15 AOÛT 2010", "2010-08-15", 13},
		{"19 December 2023", "", 0},
	};

	expect_dates("fr", rows, COUNT(rows));
}

Test(date, finding)
{
	static const char *const rows[][2] = {
		{"Adopted on 10 May 2011 in full", "2011-05-10"},
		{"50th meeting 3 March 2012", "2012-03-03"},
		{"in the year 2011", NULL},
		{"110 May 2011", NULL},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *date = stm_date_find(
			test_arena(), stm_lexicon(NULL), stm_str(rows[i][0]));

		if (rows[i][1])
			EXPECT_TEXT(rows[i][0], date, rows[i][1]);
		else
			cr_expect(!date, "%s: %s", rows[i][0], date);
	}
}
