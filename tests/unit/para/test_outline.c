/* What each block is for. */
#include "para/outline.h"

#include "support.h"

TestSuite(outline, .fini = test_release);

static const char *roles(const char *text)
{
	static const char letters[] = "bmteac";
	struct stm_document *document = test_read("a.txt", text);
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_outline outline;

	stm_outline_find(document, &outline);
	for (size_t i = 0; i < document->blocks.len; i++)
		stm_buf_char(&buf, letters[outline.roles[i]]);
	return stm_buf_end(&buf);
}

Test(outline, roles)
{
	static const struct {
		const char *what, *text, *roles;
	} rows[] = {
		{"plain text", "One.\n\nTwo.", "bb"},
		{"a column in mid-preamble",
			"The General Assembly,\n\nNoting rivers,\n\nDistr.: General\n\n"
			"22 December 2023\n\nNoting boats,\n\n1. Acts.",
			"ebmmbb"},
		{"bare resolution", "The General Assembly,\n\nNoting rivers,\n\n1. Acts.", "ebb"},
		{"title and resolution",
			"A/RES/90/1\n\n90/1. Rivers\n\nThe General Assembly,\n\nNoting rivers,",
			"mteb"},
		{"masthead",
			"United Nations A/RES/90/1\n\nGeneral Assembly Distr.: General\n\n3 May "
			"2040\n\n"
			"Rivers\n\nThe General Assembly,\n\nNoting rivers,",
			"mmmteb"},
		{"colophon",
			"The General Assembly,\n\n1. Acts.\n\n12th plenary meeting\n\n3 May "
			"2040\n\n[Adopted without a vote.]",
			"ebccc"},
		{"a date in the text", "The General Assembly,\n\n1. Acts.\n\n3 May 2040", "ebb"},
		{"annex",
			"The General Assembly,\n\n1. Acts.\n\nAnnex\n\nRules of the river\n\n1. "
			"One.",
			"ebabb"},
		{"own body", "The Assembly of the River Commons,\n\nNoting rivers,\n\n1. Acts.",
			"ebb"},
		{"a sentence that begins like one",
			"The boats, the crews and the lamps, lit,\n\nwere inspected.", NULL},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].roles)
			EXPECT_TEXT(rows[i].what, roles(rows[i].text), rows[i].roles);
}

Test(outline, annex_marks)
{
	static const struct {
		const char *text;
		size_t length;
	} rows[] = {{"Annex", 5}, {"Annex II", 8}, {"Annexe", 6}, {"ANNEX", 5}, {"Appendix B", 10},
		{"Annex Rules of the river", 5}, {"Annex A new deal", 5}, {"Annex A", 7},
		{"Annexes are listed.", 0}, {"Annex to be added;", 0}, {"annexation of fords", 0},
		{"附件", 6}, {"Приложение", 20}, {"Ann", 0}, {"", 0}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].text, stm_annex_mark(stm_str(rows[i].text)), rows[i].length);
}

Test(outline, a_vote_is_the_colophon_s)
{
	EXPECT_TEXT("lists",
		roles("The Human Rights Council,\n\n1. Acts.\n\n[Adopted by a recorded vote of 2 "
		      "to "
		      "1. The voting was as follows:\n\nIn favour: Upland,\n\nLowland\n\nAgainst:"
		      "\n\nFenmark]\n\nBoats were lit."),
		"ebcccccb");
	EXPECT_TEXT("a parenthesis that a line's end cut",
		roles("The Security Council,\n\n1. Acts.\n\nAdopted at the 12th meeting by 9 votes "
		      "to none, with 2 abstentions (Upland,\n\nFenmark).\n\nBoats were lit."),
		"ebccb");
	EXPECT_TEXT("no vote",
		roles("The Security Council,\n\n1. Acts.\n\n[Adopted without a vote.]\n\nIn favour "
		      "of boats."),
		"ebcb");
}

Test(outline, title_prefixes)
{
	static const struct {
		const char *text;
		size_t length;
	} rows[] = {{"57/14. Rivers", 6}, {"57/14 Rivers", 5}, {"57/14 rivers", 0},
		{"57/... Rivers", 6}, {"57/… Rivers", 6}, {"Rivers", 0}, {"57/14", 0}, {"", 0}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].text, stm_title_prefix(stm_str(rows[i].text)), rows[i].length);
}

Test(outline, title_numbers)
{
	static const struct {
		const char *text;
		size_t length;
	} rows[] = {{"57/14. Rivers", 6}, {"S-35/1. Rivers", 7}, {"90/7A. Rivers", 6},
		{"Resolution 883 (1993)", 21}, {"10 (1946). Rivers", 10}, {"10 (1946) Rivers", 0},
		{"57/14 Rivers", 0}, {"57. Rivers", 0}, {"/14. x", 0}, {"Rivers", 0}, {"", 0}};

	for (size_t i = 0; i < COUNT(rows); i++)
		EXPECT_INT(rows[i].text, stm_title_number(stm_str(rows[i].text)), rows[i].length);
}
