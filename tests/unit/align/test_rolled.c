/* What rolls forward from one resolution to the next, and what is substance. */
#include "align/marks.h"

#include "texts.h"

TestSuite(rolled, .fini = test_release);

/* Two versions of one series, a year and a session apart. */
static bool rolls(const char *older, const char *newer)
{
	static const char *const heads[] = {
		"A/RES/79/183\n\nSeventy-ninth session\n\n17 December 2024\n\n",
		"A/RES/80/222\n\nEightieth session\n\n18 December 2025\n\n",
	};
	struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};
	const char *bodies[2] = {older, newer};
	const stm_diff *diff;

	for (int side = 0; side < 2; side++)
		stm_buf_printf(&texts[side], "%sThe General Assembly,\n\n1. %s\n", heads[side],
			bodies[side]);
	diff = diff_texts(stm_buf_end(&texts[0]), stm_buf_end(&texts[1]));
	for (size_t i = 0; i < stm_diff_link_count(diff); i++)
		if (!strcmp(stm_document_paragraph(
				    stm_diff_new_document(diff), stm_diff_link(diff, i)->news[0])
				    ->text,
			    newer))
			return stm_diff_link(diff, i)->flags & STM_ROLLED;
	return false;
}

static const char *const forward[][2] = {
	{"Decides to consider boats at its eightieth session.",
		"Decides to consider boats at its eighty-first session."},
	{"Recalls its resolution 78/220 of 19 December 2023 on boats.",
		"Recalls its resolution 79/183 of 17 December 2024 on boats."},
	{"Recalls its resolutions 76/1 of 6 October 2021 and 78/2 of 9 October 2023 on boats.",
		"Recalls its resolutions 78/2 of 9 October 2023 and 79/3 of 8 October 2024 on "
		"boats."},
	{"Recalls its resolution 78/2 of 9 October 2023 on the lamps of boats.",
		"Recalls its resolutions 78/2 of 9 October 2023 and 79/3 of 8 October 2024 on the "
		"lamps of boats."},
	{"Recalls its resolutions 77/1, 78/2 on the lamps of boats.",
		"Recalls its resolutions 77/1, 78/2 and 79/3 on the lamps of boats."},
	{"Notes the plan of boats for 2024 and 2025, as agreed.",
		"Notes the plan of boats for 2025 and 2026, as agreed."},
	{"Takes note of the report of the Warden on boats A/79/325.",
		"Takes note of the report of the Warden on boats A/80/411."},
};

static const char *const french[2] = {
	"Rappelant sa résolution 78/1 du 22 décembre 2023, ainsi que la résolution 54/4 du "
	"Conseil, en "
	"date du 20 avril 2023, qu'elle examinera à sa soixante-dix-neuvième session",
	"Rappelant sa résolution 79/2 du 19 décembre 2024, ainsi que la résolution 57/1 du "
	"Conseil, en "
	"date du 19 avril 2024, qu'elle examinera à sa quatre-vingtième session",
};

static const char *const substance[][2] = {
	{"Asks the Third Committee to look at boats during the session.",
		"Asks the Fourth Committee to look at boats during the session."},
	{"Decides to consider the third option of boats at its next session.",
		"Decides to consider the fourth option of boats at its next session."},
	{"Decides that boats be looked at in every second session.",
		"Decides that boats be looked at in every third session."},
	{"Extends the mandate of the boats until its eightieth session.",
		"Extends the mandate of the boats until its eighty-first session."},
	{"Decides to extend resolution 78/12 until 3 May 2024 for boats.",
		"Decides to extend resolution 79/12 until 5 June 2029 for boats."},
	{"Asks that the boats be lit by 17/12/2024 at the latest.",
		"Asks that the boats be lit by 18/12/2025 at the latest."},
	{"Decides by a majority of 1/2 of the owners of boats.",
		"Decides by a majority of 2/2 of the owners of boats."},
	{"Asks that the boats be lit by the year 2025 at the latest.",
		"Asks that the boats be lit by the year 2026 at the latest."},
	{"Asks that boats be lit not later than in June 2025 on the river.",
		"Asks that boats be lit not later than in June 2026 on the river."},
	{"Asks the Warden to present a report on 3 May 2025 on boats.",
		"Asks the Warden to present a report on 3 May 2026 on boats."},
	{"(of 3 May 2024) the harbour of the boats is closed.",
		"(of 3 May 2025) the harbour of the boats is closed."},
	{"Decides that boats be lit by 2025, as agreed on the river.",
		"Decides that boats be lit by 2026, as agreed on the river."},
	{"Decides that boats be lit before the end of 2025 on the river.",
		"Decides that boats be lit before the end of 2026 on the river."},
	{"Decides that boats be lit on 3 May 2025 on the river.",
		"Decides that boats be lit on 3 May 2026 on the river."},
	{"Decides that boats be lit as of 3 May 2025 on the river.",
		"Decides that boats be lit as of 3 May 2026 on the river."},
	{"Decides to pay 2,024 crowns for boats at once.",
		"Decides to pay 2,025 crowns for boats at once."},
	{"Decides to pay for 2024 boats at once.", "Decides to pay for 2025 boats at once."},
	{"Decides to consider boats at its eightieth session.",
		"Decides to consider boats at its eighty-second session."},
	{"Decides to consider boats at its eightieth session.",
		"Decides to discuss boats at its eighty-first session."},
	{"Recalls its resolution 60/1 of 16 September 2005 on boats.",
		"Recalls its resolution 79/1 of 22 September 2024 on boats."},
	{"Recalls its resolution 79/183 of 17 December 2024 on boats.",
		"Recalls its resolution 78/220 of 19 December 2023 on boats."},
	{"Recalls its resolutions 76/1, 78/2 on the lamps of boats.",
		"Recalls its resolutions 78/2 on the lamps of boats."},
	{"Recalls its resolution 78/220 on the lamps of boats.",
		"Recalls its decision 79/183 on the lamps of boats."},
	{"Celebrates the fifth year of boats in 2024, as agreed.",
		"Celebrates the sixth year of boats in 2025, as agreed."},
	{"Recalls decision 1/CP.17 on the lamps of boats.",
		"Recalls decision 2/CP.18 on the lamps of boats."},
};

Test(rolled, forward)
{
	for (size_t i = 0; i < COUNT(forward); i++)
		cr_expect(rolls(forward[i][0], forward[i][1]), "%s", forward[i][1]);
}

/* Behind a citation that rolled on, something else changed: once the walk stood still there. */
Test(rolled, ends_behind_a_citation)
{
	cr_expect(!rolls("Recalls its resolution 78/220 of 19 December 2023 on lamps of boats.",
		"Recalls its resolution 79/183 of 17 December 2024 and lamps of boats."));
	cr_expect(!rolls("Recalls its resolution 78/220 on the lamps of boats.",
		"Recalls its resolution 79/183 and the lamps of boats."));
}

Test(rolled, in_french)
{
	struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};

	for (int side = 0; side < 2; side++)
		stm_buf_printf(&texts[side],
			"L'Assemblée générale,\n\n%s,\n\n1. Décide de rester "
			"saisie de la question.\n",
			french[side]);
	cr_expect(stm_diff_link(diff_texts(stm_buf_end(&texts[0]), stm_buf_end(&texts[1])), 1)
			  ->flags &
		  STM_ROLLED);
}

Test(rolled, substance)
{
	for (size_t i = 0; i < COUNT(substance); i++)
		cr_expect(!rolls(substance[i][0], substance[i][1]), "%s", substance[i][1]);
}

/* Turned round, the older text is the later document. */
Test(rolled, mirrored)
{
	for (size_t i = 0; i < COUNT(forward); i++) {
		struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}};

		for (int side = 0; side < 2; side++)
			stm_buf_printf(&texts[side], "1. %s\n", forward[i][!side]);
		cr_expect(
			stm_diff_link(diff_texts(stm_buf_end(&texts[0]), stm_buf_end(&texts[1])), 0)
					->flags &
				STM_ROLLED,
			"%s", forward[i][1]);
	}
}
