/* Dates, symbols, sessions and years, from any of their bytes. */
#include "para/figures.h"

#include "support.h"

TestSuite(figures, .fini = test_release);

static const char *const names[] = {"number", "date", "symbol", "session", "year"};

/* "kind text value" of the figure over the first byte of WORD in TEXT. */
static const char *figure_at(const char *language, const char *text, const char *word)
{
	struct stm_str s = stm_str(text);
	struct stm_figure figure;

	if (!stm_figure_over(
		    stm_lexicon(language), s, (size_t)(strstr(text, word) - text), &figure))
		return "(none)";
	return stm_format(test_arena(), "%s %.*s %ld", names[figure.kind], (int)figure.text.len,
		figure.text.at, figure.value);
}

Test(figures, of_all_kinds)
{
	static const struct {
		const char *language, *text, *word, *figure;
	} rows[] = {
		{"en", "the sum of 1,000 crowns", "1,000", "number 1,000 1"},
		{"en", "in 2000 boats", "2000", "number 2000 2000"},
		{"en", "in 2024 and 2025", "2024", "year 2024 2024"},
		{"en", "in 2024", "2024", "year 2024 2024"},
		{"en", "of 17 December 2024 on", "17", "date 17 December 2024 2024"},
		{"en", "of 17 December 2024 on", "December", "date 17 December 2024 2024"},
		{"en", "of 17 December 2024 on", "2024", "date 17 December 2024 2024"},
		{"en", "resolution 53/24 of", "53/24", "symbol 53/24 53"},
		{"en", "see A/RES/79/183,", "A/RES", "symbol A/RES/79/183 79"},
		{"en", "see A/RES/79/183.", "183", "symbol A/RES/79/183 79"},
		{"en", "see S/2024/556", "556", "symbol S/2024/556 2024"},
		{"en", "resolution 2719 (2023),", "2719", "symbol 2719 (2023) 2023"},
		{"en", "resolution 2719 (2023),", "2023", "symbol 2719 (2023) 2023"},
		{"en", "decision 1/CP.17", "1/CP", "symbol 1/CP.17 -1"},
		{"en", "HIV/AIDS", "HIV", "(none)"},
		{"en", "and/or", "and", "(none)"},
		{"en", "its eighty-first session", "eighty", "session eighty-first 81"},
		{"en", "its eighty-first session", "first", "session eighty-first 81"},
		{"en", "its eightieth and eighty-first sessions", "eightieth",
			"session eightieth 80"},
		{"en", "one hundred and fifth session", "fifth",
			"session one hundred and fifth 105"},
		{"en", "its 79th session", "79", "session 79th 79"},
		{"en", "the fifth boat", "fifth", "(none)"},
		{"fr", "sa quatre-vingt et unième session", "quatre",
			"session quatre-vingt et unième 81"},
		{"fr", "sa soixante-dix-neuvième session", "soixante",
			"session soixante-dix-neuvième 79"},
		{"fr", "sa quatre-vingtième session", "quatre", "session quatre-vingtième 80"},
		{"fr", "sa cinquante-septième session", "septième",
			"session cinquante-septième 57"},
		{"fr", "sa 79e session", "79", "session 79e 79"},
		{"fr", "du 1er mars 2024", "mars", "date 1er mars 2024 2024"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_TEXT(rows[i].text, figure_at(rows[i].language, rows[i].text, rows[i].word),
			rows[i].figure);
}

Test(figures, ordinals)
{
	static const struct {
		const char *language, *text;
		long value;
	} rows[] = {
		{"en", "first", 1},
		{"en", "twentieth", 20},
		{"en", "fifty-third", 53},
		{"en", "ninety-ninth", 99},
		{"en", "hundredth", 100},
		{"en", "one hundred and twenty-fifth", 125},
		{"en", "fifty", 0},
		{"en", "boat", 0},
		{"fr", "première", 1},
		{"fr", "vingt et unième", 21},
		{"fr", "soixante et onzième", 71},
		{"fr", "quatre-vingt-onzième", 91},
		{"fr", "quatre-vingt-dix-septième", 97},
		{"fr", "centième", 100},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t end;

		EXPECT_INT(rows[i].text,
			stm_ordinal_parse(
				stm_lexicon(rows[i].language), stm_str(rows[i].text), 0, &end),
			rows[i].value);
	}
}
