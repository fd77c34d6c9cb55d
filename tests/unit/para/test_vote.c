/* How a text was adopted. Countries are invented, but for those with an "and" in their names. */
#include "para/vote.h"

#include "support.h"

TestSuite(vote, .fini = test_release);

static void expect(const char *where, const char *actual, const char *expected)
{
	if (expected)
		EXPECT_TEXT(where, actual, expected);
	else
		cr_expect(!actual, "%s: got <%s>", where, actual);
}

Test(vote, rows)
{
	static const struct {
		const char *text, *vote, *in_favour, *against, *abstaining;
	} rows[] = {
		{"[Adopted without a vote.]", "without a vote", NULL, NULL, NULL},
		{"[Adoptée sans mise aux voix.]", "without a vote", NULL, NULL, NULL},
		{"Adopted unanimously at the 12th meeting.", "unanimously", NULL, NULL, NULL},
		{"Adopted by the Council at its 12th meeting by 9 votes to none.", "9-0-0", NULL,
			NULL, NULL},
		{"Adopted at the 12th meeting by 7 votes to 1 ( Upland), with 2 abstentions "
		 "(Lowland and Fenmark).",
			"7-1-2", NULL, "Upland", "Lowland, Fenmark"},
		{"by 10 votes to none, with I abstention (Upland)", "10-0-1", NULL, NULL, "Upland"},
		{"by 10 votes to 1 against (Upland), with one abstention (Fenmark}", "10-1-1", NULL,
			"Upland", "Fenmark"},
		{"by 9 votes (Upland, absent)", NULL, NULL, NULL, NULL},
		{"by 12 votes to none, with 2 abstentions (United Kingdom of Great Britain and "
		 "Northern Ireland, Upland)",
			"12-0-2", NULL, NULL,
			"United Kingdom of Great Britain and Northern Ireland, Upland"},
		{"by 13 votes to none, with 2 abstentions (Fenmark, Joint Wardens of, Upland)",
			"13-0-2", NULL, NULL, "Fenmark (Joint Wardens of), Upland"},
		{"[Adopted by a recorded vote of 3 to 2, with 1 abstention. The voting was as "
		 "follows: In favour: Upland, Fenmark (Joint Wardens of) and Osterwade Against: "
		 "Bosnia and Herzegovina and Lindwater Abstaining: Tarn Halt]",
			"3-2-1", "Upland, Fenmark (Joint Wardens of), Osterwade",
			"Bosnia and Herzegovina, Lindwater", "Tarn Halt"},
		{"by a recorded vote of 2 to none, with 1 abstention, as follows: In favour: "
		 "Upland, and Fenmark. Against: None. Abstaining: Osterwade.",
			"2-0-1", "Upland, Fenmark", NULL, "Osterwade"},
		{"[Adoptée par 2 voix contre zéro, avec une abstention. Ont voté pour : Haut-Pays "
		 "et Bas-Pays Ont voté contre : Néant Se sont abstenus : Marais]",
			"2-0-1", "Haut-Pays, Bas-Pays", NULL, "Marais"},
		{"The voting of lamps", NULL, NULL, NULL, NULL},
		{"", NULL, NULL, NULL, NULL},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct stm_metadata metadata = {0};

		stm_vote_find(test_arena(), stm_str(rows[i].text), &metadata);
		expect(rows[i].text, metadata.vote, rows[i].vote);
		expect(rows[i].text, metadata.vote_for, rows[i].in_favour);
		expect(rows[i].text, metadata.vote_against, rows[i].against);
		expect(rows[i].text, metadata.vote_abstaining, rows[i].abstaining);
	}
}

Test(vote, what_is_set_stays)
{
	struct stm_metadata metadata = {.vote = "unanimously", .vote_against = "Upland"};

	stm_vote_find(test_arena(), STM_STR("by 7 votes to 1 (Fenmark)"), &metadata);
	EXPECT_TEXT("vote", metadata.vote, "unanimously");
	EXPECT_TEXT("against", metadata.vote_against, "Upland");
}

Test(vote, lists_go_on)
{
	cr_expect(stm_vote_continues(STM_STR("In favour:")));
	cr_expect(stm_vote_continues(STM_STR("Abstaining : Upland]")));
	cr_expect(!stm_vote_continues(STM_STR("In favour of lamps")));
	cr_expect(!stm_vote_continues(STM_STR("Against all odds: lamps")));
	cr_expect(!stm_vote_continues(STM_STR("")));
}
