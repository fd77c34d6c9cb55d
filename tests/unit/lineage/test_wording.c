/* Predecessors that nothing names, found by wording. */
#include "lineage/finder.h"

#include "versions.h"

TestSuite(wording, .fini = test_release);

#define RENEWED                                                                                    \
	"1. Decides to renew the charter of the ferry guard at the upper fords until the ice has " \
	"gone from both banks and the landing masters have reported every boat that was lost;\n\n"
#define CALLED                                                                                     \
	"2. Calls upon the parties at the fords to keep the crossing free of chains and to let "   \
	"every crew pass that carries bread, lamps or the sick, by day and by night;\n\n"
#define REQUESTED                                                                                  \
	"3. Requests the Warden to report before the charter ends on what the guard has done, on " \
	"the state of the ropes and on whether fewer boats would do;\n\n"
#define RENEWALS RENEWED CALLED REQUESTED

#define TAUGHT                                                                                     \
	"1. Invites the schools of the lower valley to teach the peals of the bronze bells to "    \
	"children who have come from the hills, and to lend each of them a small bell;\n\n"
#define THANKED                                                                                    \
	"2. Thanks the founders for having cast without pay what the flood had taken, and asks "   \
	"that their names be cut into the lintel of the belfry at the next feast;\n\n"
#define DECLARED                                                                                   \
	"3. Declares the first day after the thaw a day of bells, to be rung from noon until "     \
	"the last ferry has been tied up, wherever there are hands to ring;\n\n"
#define OTHERS TAUGHT THANKED DECLARED

/* "Resolution 7 (1991)" of the council, without a title. */
static const stm_document *untitled(const char *number, const char *date, const char *text)
{
	return test_document("version.txt",
		stm_format(test_arena(),
			"Resolution %s\nof %s\n\nThe Security Council,\n\nHaving considered the "
			"report of the Warden on the fords,\n\n%s",
			number, date, text));
}

static const stm_document *titled(
	const char *number, const char *title, const char *date, const char *text)
{
	return test_document("version.txt",
		stm_format(test_arena(),
			"%s. %s\n\nThe General Assembly,\n\nNoting the report of the Warden on the "
			"fords,\n\n%s12th plenary meeting\n\n%s\n",
			number, title, text, date));
}

/* "symbol < parents (basis)" of all but the first, by date. */
static const char *descent(const struct source *sources, size_t count)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_lineage lineage = derive(sources, count);

	for (size_t i = 0; i < count; i++) {
		const struct stm_lineage_version *version = &lineage.versions[i];

		if (!version->parent_count)
			continue;
		stm_buf_printf(&buf, "%s%s", buf.len ? "; " : "", version->node->card->symbol);
		for (size_t k = 0; k < version->parent_count; k++)
			stm_buf_printf(&buf, " < %s",
				lineage.versions[version->parents[k]].node->card->symbol);
		stm_buf_printf(&buf, " (%s)", version->node->basis);
	}
	return stm_buf_end(&buf);
}

Test(wording, renewals_descend_from_the_latest)
{
	struct source sources[] = {{untitled("9 (1992)", "30 May 1992", RENEWALS), NULL, 0},
		{untitled("5 (1991)", "30 May 1991", RENEWALS), NULL, 0},
		{untitled("7 (1991)", "29 November 1991", RENEWALS), NULL, 0},
		{untitled("8 (1992)", "3 February 1992", OTHERS), NULL, 0}};

	EXPECT_TEXT("renewals", descent(sources, COUNT(sources)),
		"S/RES/7 (1991) < S/RES/5 (1991) (similar wording, 95 %); "
		"S/RES/9 (1992) < S/RES/7 (1991) (similar wording, 95 %)");
}

Test(wording, texts_of_one_day_do_not_descend_from_each_other)
{
	struct source sources[] = {{untitled("5 (1991)", "30 May 1991", RENEWALS), NULL, 0},
		{untitled("6 (1991)", "30 May 1991", RENEWALS), NULL, 0}};

	EXPECT_TEXT("one day", descent(sources, COUNT(sources)), "");
}

Test(wording, one_form_for_several_subjects)
{
	struct source sources[] = {
		{titled("79/9", "Ferry guard at Elm", "3 May 2024", RENEWALS), NULL, 0},
		{titled("80/7", "Ferry guard at Elm", "3 May 2025", RENEWALS), NULL, 0},
		{titled("80/8", "Ferry guard at Oak", "3 May 2025", RENEWALS), NULL, 0}};

	EXPECT_TEXT("80/8 has no predecessor", descent(sources, COUNT(sources)),
		"A/RES/80/7 < A/RES/79/9 (same title)");
}

Test(wording, a_title_that_drifts_and_comes_back)
{
	struct source sources[] = {
		{titled("79/9", "Ferry guard at the fords", "3 May 2024", RENEWALS), NULL, 0},
		{titled("80/7", "Ferry guard at the upper fords", "3 May 2025", RENEWALS), NULL, 0},
		{titled("81/8", "Ferry guard at the fords", "3 May 2026", RENEWALS), NULL, 0}};

	EXPECT_TEXT("in one line", descent(sources, COUNT(sources)),
		"A/RES/80/7 < A/RES/79/9 (similar wording, 100 %); "
		"A/RES/81/8 < A/RES/80/7 (similar wording, 100 %)");
}

/* 6 has other words; it was told to stand between. */
Test(wording, a_line_that_was_mended)
{
	static const char *const told[] = {"S/RES/5 (1991)"};
	struct source sources[] = {{untitled("5 (1991)", "30 May 1991", RENEWALS), NULL, 0},
		{untitled("6 (1991)", "29 November 1991", OTHERS), told, 1},
		{untitled("7 (1992)", "30 May 1992", RENEWALS), NULL, 0}};

	EXPECT_TEXT("it goes on behind that", descent(sources, COUNT(sources)),
		"S/RES/6 (1991) < S/RES/5 (1991) (told); "
		"S/RES/7 (1992) < S/RES/6 (1991) (similar wording, 96 %)");
}

/* 11 has more of 5 than 7 has, but it has all of 9, and would follow that. */
Test(wording, what_has_nearer_kin_is_no_rival)
{
	struct source sources[] = {{untitled("5 (1991)", "30 May 1991", RENEWALS), NULL, 0},
		{untitled("7 (1991)", "29 November 1991", RENEWED CALLED TAUGHT), NULL, 0},
		{untitled("9 (1992)", "30 May 1992", RENEWED THANKED DECLARED), NULL, 0},
		{untitled("11 (1992)", "29 November 1992",
			 RENEWED
			 "2. Calls upon the parties at the fords;\n\n" REQUESTED THANKED DECLARED),
			NULL, 0}};

	EXPECT_TEXT("7 keeps its place", descent(sources, COUNT(sources)),
		"S/RES/7 (1991) < S/RES/5 (1991) (similar wording, 69 %); "
		"S/RES/11 (1992) < S/RES/9 (1992) < S/RES/5 (1991) (similar wording, 95 %; "
		"merged)");
}

Test(wording, another_subject_is_uncertain)
{
	struct source sources[] = {
		{titled("79/9", "Ferry guard at Elm", "3 May 2024", RENEWALS), NULL, 0},
		{titled("80/7", "Winter harbour pilots", "3 May 2025", RENEWALS), NULL, 0}};

	EXPECT_TEXT("uncertain", descent(sources, COUNT(sources)),
		"A/RES/80/7 < A/RES/79/9 (similar wording, 99 %, uncertain)");
	cr_expect(stm_basis_is_uncertain("similar wording, 61 %, uncertain; merged"));
	cr_expect(!stm_basis_is_uncertain("similar wording, 61 %"));
}

Test(wording, two_that_were_merged)
{
	struct source sources[] = {{titled("79/9", "Ferry guard", "3 May 2024", RENEWALS), NULL, 0},
		{titled("79/10", "Bells", "4 May 2024", OTHERS), NULL, 0},
		{titled("80/7", "Ferry guard", "3 May 2025", RENEWALS OTHERS), NULL, 0}};

	EXPECT_TEXT("merged", descent(sources, COUNT(sources)),
		"A/RES/80/7 < A/RES/79/9 < A/RES/79/10 (same title; merged)");
}

Test(wording, one_that_was_divided)
{
	struct source sources[] = {
		{titled("79/9", "Ferry guard and bells", "3 May 2024", RENEWALS OTHERS), NULL, 0},
		{titled("80/7", "Ferry guard", "3 May 2025", RENEWALS), NULL, 0},
		{titled("80/8", "Bells", "3 May 2025", OTHERS), NULL, 0}};

	EXPECT_TEXT("divided", descent(sources, COUNT(sources)),
		"A/RES/80/7 < A/RES/79/9 (similar wording, 100 %); "
		"A/RES/80/8 < A/RES/79/9 (similar wording, 100 %, uncertain)");
}

Test(wording, parts_of_one_resolution)
{
	cr_expect(stm_symbols_are_parts("A/RES/78/54 A", "A/RES/78/54 B"));
	cr_expect(stm_symbols_are_parts("A/RES/78/54/A", "A/RES/78/54/B"));
	cr_expect(!stm_symbols_are_parts("A/RES/78/54 A", "A/RES/78/55 A"));
	cr_expect(!stm_symbols_are_parts("A/RES/78/54", "A/RES/78/55"));
}
