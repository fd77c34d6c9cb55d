/* What a change of wording means. */
#include "align/marks.h"

#include "texts.h"

TestSuite(marks, .fini = test_release);

static const char *marks_of(const char *older, const char *newer)
{
	struct stm_buf texts[2] = {{.arena = test_arena()}, {.arena = test_arena()}},
		       buf = {.arena = test_arena()};
	const stm_diff *diff;
	const struct stm_link *link;

	stm_buf_printf(&texts[0], "The General Assembly,\n\n1. %s\n", older);
	stm_buf_printf(&texts[1], "The General Assembly,\n\n1. %s\n", newer);
	diff = diff_texts(stm_buf_end(&texts[0]), stm_buf_end(&texts[1]));
	if (stm_diff_link_count(diff) < 2)
		return "(not paired)";
	link = stm_diff_link(diff, 1);
	for (size_t i = 0; i < link->mark_count; i++)
		stm_buf_printf(&buf, "%s%s %s %s>%s", i ? "; " : "",
			stm_mark_name(link->marks[i].kind), stm_change_name(link->marks[i].change),
			link->marks[i].was, link->marks[i].is);
	return stm_buf_end(&buf);
}

struct row {
	const char *older, *newer, *marks;
};

static void expect_marks(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		EXPECT_TEXT(rows[i].newer, marks_of(rows[i].older, rows[i].newer), rows[i].marks);
}

Test(marks, verbs)
{
	static const struct row rows[] = {
		{"Encourages members to light their boats by night.",
			"Urges members to light their boats by night.",
			"verb stronger encourages>urges"},
		{"Demands that members light their boats by night.",
			"Encourages members to light their boats by night.",
			"verb weaker demands>encourages"},
		{"Requests members to light their boats by night.",
			"Calls upon members to light their boats by night.",
			"verb changed requests>calls upon"},
		{"Stresses that boats shall be lit by night.",
			"Emphasizes that boats shall be lit by night.",
			"verb incomparable stresses>emphasizes"},
		{"Also urges members to light their boats by night.",
			"Further urges members to light their boats by night.", ""},
		{"Urges members to light their boats by night.",
			"Urges members to paint their boats by night.", ""},
	};

	expect_marks(rows, COUNT(rows));
}

Test(marks, modals)
{
	static const struct row rows[] = {
		{"Decides that every boat should carry a lamp.",
			"Decides that every boat shall carry a lamp.",
			"modal stronger should>shall"},
		{"Decides that every boat shall carry a lamp.",
			"Decides that every boat may carry a lamp.", "modal weaker shall>may"},
		{"Decides that every boat shall carry a lamp.",
			"Decides that every boat shall carry a lantern.", ""},
	};

	expect_marks(rows, COUNT(rows));
}

Test(marks, numbers_and_dates)
{
	static const struct row rows[] = {
		{"Decides that 12 boats be built this year.",
			"Decides that 14 boats be built this year.", "number changed 12>14"},
		{"Decides that 1,000 boats be built this year.",
			"Decides that 1,500 boats be built this year.",
			"number changed 1,000>1,500"},
		{"Recalls the report of 3 May 2041 on boats and lamps.",
			"Recalls the report of 4 June 2042 on boats and lamps.", NULL},
		{"Recalls its resolution 53/24 on boats and lamps.",
			"Recalls its resolution 57/14 on boats and lamps.",
			"symbol changed 53/24>57/14"},
		{"Decides to meet again at its eightieth session, in 2025.",
			"Decides to meet again at its eighty-first session, in 2026.",
			"session changed eightieth>eighty-first; date changed 2025>2026"},
		{"Decides that boats be built this year.",
			"Decides that 14 boats be built this year.", "number changed >14"},
	};

	for (size_t i = 0; i < COUNT(rows); i++)
		if (rows[i].marks)
			expect_marks(&rows[i], 1);
}

Test(marks, dates_are_one_fact)
{
	EXPECT_TEXT("date",
		marks_of("Recalls the report of 3 May 2041 on boats and lamps.",
			"Recalls the report of 4 June 2042 on boats and lamps."),
		"date changed 3 May 2041>4 June 2042");
	EXPECT_TEXT("only the day",
		marks_of("Recalls the report of 3 May 2041 on boats and lamps.",
			"Recalls the report of 5 May 2041 on boats and lamps."),
		"date changed 3 May 2041>5 May 2041");
}

Test(marks, the_month_of_may_is_no_modal_verb)
{
	static const struct row rows[] = {
		{"Decides to meet again on 3 May 2041 by the river.",
			"Decides to meet again on 3 June 2041 by the river.",
			"date changed 3 May 2041>3 June 2041"},
		{"Decides that boats may sail by night and by day.",
			"Decides that boats shall sail by night and by day.",
			"modal stronger may>shall"},
		{"Notes the will of the boat owners to carry lamps by night.",
			"Notes the wish of the boat owners to carry lamps by night.", ""},
	};

	expect_marks(rows, COUNT(rows));
}

Test(marks, brackets)
{
	static const struct row rows[] = {
		{"Decides that every boat carry [two] lamps by night.",
			"Decides that every boat carry two lamps by night.",
			"bracket closed [two]>two"},
		{"Decides that every boat carry two lamps by night.",
			"Decides that every boat carry [two] lamps by night.",
			"bracket opened two>[two]"},
		{"Decides that every boat [shall] [or] [should] carry two lamps by night.",
			"Decides that every boat should carry two lamps by night.",
			"bracket closed [shall] [or] [should]>should"},
		{"Decides that every boat [carry [two] lamps by night] at sea.",
			"Decides that every boat carry [two] lamps by night at sea.",
			"bracket closed [carry [two] lamps by night]>carry [two] lamps by night"},
		{"Decides that every boat carry [two][three] lamps [by night].",
			"Decides that every boat carry [two][three][four] lamps [by night].",
			"bracket changed [two][three]>[two][three][four]"},
		{"Decides that every boat carry [two] lamps by night [and by day].",
			"Decides that every boat carry [two] lamps by night.",
			"bracket closed [and by day]>"},
		{"Decides that every boat [shall carry] [needs] lamps and ropes by night.",
			"Decides that every boat at sea needs nets by night.",
			"bracket closed [shall carry] [needs]>needs"},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *marks = marks_of(rows[i].older, rows[i].newer);
		const char *bracket = strstr(marks, "bracket");

		EXPECT_TEXT(rows[i].newer, bracket ? bracket : "", rows[i].marks);
	}
}

Test(marks, qualifiers)
{
	static const struct row rows[] = {
		{"Urges members to light their boats by night.",
			"Urges members to light, as appropriate, their boats by night.",
			"qualifier added >as appropriate"},
		{"Urges members, within existing resources, to light their boats by night.",
			"Urges members to light their boats by night.",
			"qualifier removed within existing resources>"},
		{"Urges members to light their boats, where possible, by night.",
			"Urges members to light their boats, where appropriate, by night.",
			"qualifier removed where possible>; qualifier added >where appropriate"},
		{"Urges members, as appropriate, to light their boats by night.",
			"Urges members to light their boats by night, as appropriate.", ""},
		{"Urges members to pay for their boats by night.",
			"Urges members to pay voluntary contributions for their boats by night.",
			""},
		{"Urges members to pay for their boats by night.",
			"Urges members to pay on a voluntary basis for their boats by night.",
			"qualifier added >on a voluntary basis"},
	};

	expect_marks(rows, COUNT(rows));
}

Test(marks, scales)
{
	static const struct row rows[] = {
		{"Notes with concern that boats are not lit by night at sea.",
			"Requests that boats are not lit by night at sea.",
			"verb incomparable notes with concern>requests"},
		{"Recalls that boats are to be lit by night at sea.",
			"Requests that boats are to be lit by night at sea.",
			"verb incomparable recalls>requests"},
		{"Also strongly condemns the loss of boats by night.",
			"Condemns the loss of boats by night.",
			"verb weaker strongly condemns>condemns"},
		{"Solemnly urges members to light their boats by night.",
			"Requests members to light their boats by night.",
			"verb weaker urges>requests"},
		{"Takes note of the loss of boats by night.",
			"Welcomes the loss of boats by night.",
			"verb stronger takes note>welcomes"},
		{"Decides that boats should not be lit by night at sea.",
			"Decides that boats shall not be lit by night at sea.",
			"modal stronger should not>shall not"},
		{"Decides that boats may not be lit by night at sea.",
			"Decides that boats may be lit by night at sea.",
			"modal incomparable may not>may"},
	};

	expect_marks(rows, COUNT(rows));
}

Test(marks, a_claim_names_its_sources)
{
	const stm_diff *diff = diff_texts("1. Urges members to light their boats by night.\n",
		"1. Requests members to light their boats by night.\n");
	const struct stm_mark *mark = stm_diff_link(diff, 0)->marks;

	cr_assert(stm_diff_link(diff, 0)->mark_count == 1);
	EXPECT_TEXT("was", mark->was_source, "gruenberg2009");
	EXPECT_TEXT("is", mark->is_source, "unmun");
}

Test(marks, an_organ_has_its_own_order)
{
	static const char older[] = "The Security Council,\n\n1. Authorizes the Warden to inspect "
				    "the boats by night.\n";
	static const char newer[] =
		"The Security Council,\n\n1. Demands that the Warden inspect the boats by night.\n";
	const stm_diff *diff = diff_texts(older, newer);

	cr_assert(stm_diff_link_count(diff) == 2 && stm_diff_link(diff, 1)->mark_count >= 1);
	EXPECT_INT("stronger", stm_diff_link(diff, 1)->marks[0].change, STM_STRONGER);
}

Test(marks, texts_of_two_organs_are_mirrored)
{
	static const char council[] =
		"The Security Council,\n\n1. Demands that the Warden inspect boats.\n";
	static const char assembly[] =
		"The General Assembly,\n\n1. Urges that the Warden inspect boats.\n";
	static const enum stm_change opposite[] = {STM_CHANGED, STM_WEAKER, STM_STRONGER};
	const stm_diff *there = diff_texts(council, assembly),
		       *back = diff_texts(assembly, council);
	const struct stm_link *one = stm_diff_link(there, 1), *two = stm_diff_link(back, 1);

	cr_assert(one && two && one->mark_count == 1 && two->mark_count == 1);
	EXPECT_INT("change", two->marks[0].change, opposite[one->marks[0].change]);
}

Test(marks, unchanged_paragraphs_have_none)
{
	EXPECT_TEXT("none", marks_of("Urges 12 members to act.", "URGES 12 members to act"), "");
}
