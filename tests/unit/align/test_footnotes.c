/* Which footnote became which. */
#include "texts.h"

TestSuite(footnotes, .fini = test_release);

/* "1>2 reworded [-a-]{+b+}\n..." of all that changed. */
static const char *notes_of(const stm_diff *diff)
{
	struct stm_buf buf = {.arena = test_arena()};
	size_t count;
	const struct stm_footnote_change *at = stm_diff_footnotes(diff, &count);

	for (size_t i = 0; i < count; i++) {
		const struct stm_link link = {.edits = at[i].edits, .edit_count = at[i].edit_count};
		const char *was = stm_document_footnote(
				   stm_diff_old_document(diff), at[i].old_index)
					  ->mark,
			   *is = stm_document_footnote(stm_diff_new_document(diff), at[i].new_index)
					 ->mark;

		if (at[i].relation == STM_UNCHANGED)
			continue;
		stm_buf_printf(&buf, "%s%s>%s %s %s", buf.len ? "\n" : "",
			at[i].relation == STM_ADDED ? "" : was,
			at[i].relation == STM_DROPPED ? "" : is, stm_relation_name(at[i].relation),
			redline_of(&link));
	}
	return stm_buf_end(&buf);
}

#define HEAD "The Assembly of the River Commons,\n\n"
#define BOATS(a, b, c)                                                                             \
	"1. Urges members" a " to count the boats" b " of the upper river each spring" c "\n\n"
#define REST(a) "2. Decides to lay the count before the Warden of Crossings" a "\n\n"

static const struct {
	const char *what, *older, *newer, *changes;
} cases[] = {
	{"nothing", HEAD BOATS("[^1]", "", ";") "[^1]: See 79/303.",
		HEAD BOATS("[^1]", "", ";") "[^1]: See 79/303.", ""},
	{"one word", HEAD BOATS("", "", ";[^1]") "[^1]: See resolution 79/303 of the Commons.",
		HEAD BOATS("", "", ";[^1]") "[^1]: See resolution 80/303 of the Commons.",
		"1>1 reworded See resolution[- 79/303-]{+ 80/303+} of the Commons."},
	{"another mark is no change", HEAD BOATS("", "", ";[^1]") "[^1]: Open ones.",
		HEAD BOATS("[^1]", "", ";[^2]") "[^1]: All of them.\n\n[^2]: Open ones.",
		">1 added {+All of them.+}"},
	{"quotation marks are none", HEAD BOATS("", "", ";[^1]") "[^1]: Called \"open\".",
		HEAD BOATS("", "", ";[^1]") "[^1]: Called “open”.", ""},
	{"dropped before what stays",
		HEAD BOATS("[^1]", "", ";") REST("[^2].") "[^1]: All.\n\n[^2]: As before.",
		HEAD BOATS("", "", ";") REST("[^1].") "[^1]: As before.", "1> dropped [-All.-]"},
	{"the same place of what is common",
		HEAD BOATS("[^1]", "", ";[^2]") "[^1]: Upper ones.\n\n[^2]: In May.",
		HEAD "1. Urges all members[^1] to count the open[^2] boats of the upper river each "
		     "spring;[^3]\n\n[^1]: Lower ones.\n\n[^2]: Rafts.\n\n[^3]: In June.",
		"1>1 reworded [-Upper-]{+Lower+} ones.\n>2 added {+Rafts.+}\n"
		"2>3 reworded [-In May.-]{+In June.+}"},
	{"between the same neighbours",
		HEAD BOATS("[^1]", "[^2]", ";[^3]") "[^1]: All.\n\n[^2]: Open boats.\n\n[^3]: Any.",
		HEAD "1. Urges members[^1] to count the boats of[^2] the upper river each "
		     "spring;[^3]\n\n[^1]: All.\n\n[^2]: Shut boats.\n\n[^3]: Any.",
		"2>2 reworded [-Open-]{+Shut+} boats."},
	{"in a clause that moved",
		HEAD BOATS("[^1]", "", ";") REST("[^2];") "3. Thanks the keeper of the great "
							  "book.\n\n[^1]: All.\n\n[^2]: Now.",
		HEAD "1. Decides to lay the count before the Warden of Crossings[^1];\n\n2. Thanks "
		     "the keeper of the great book;\n\n3. Urges members[^2] to count the boats of "
		     "the upper river each spring.\n\n[^1]: Now.\n\n[^2]: All.",
		""},
	{"where nothing refers to them", HEAD REST(".") "[^1]: See 79/303.",
		HEAD REST(".") "[^1]: See 80/303.", "1>1 reworded See[- 79/303-]{+ 80/303+}."},
};

Test(footnotes, pairs)
{
	for (size_t i = 0; i < COUNT(cases); i++)
		EXPECT_TEXT(cases[i].what,
			notes_of(test_diff(test_document("old.md", cases[i].older),
				test_document("new.md", cases[i].newer))),
			cases[i].changes);
}

Test(footnotes, summary)
{
	const stm_diff *diff = test_diff(
		test_document("old.md", cases[5].older), test_document("new.md", cases[5].newer));
	struct stm_summary notes = stm_diff_footnote_summary(diff);

	EXPECT_INT("reworded", notes.reworded, 2);
	EXPECT_INT("added", notes.added, 1);
	EXPECT_INT("rest", notes.dropped + notes.unchanged + notes.split + notes.merged, 0);
}

/* Every footnote is in one change, whichever document comes first, with the same pairs. */
Test(footnotes, mirrored)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		stm_document *a = test_document("old.md", cases[i].older),
			     *b = test_document("new.md", cases[i].newer);
		struct stm_summary there = stm_diff_footnote_summary(test_diff(a, b)),
				   back = stm_diff_footnote_summary(test_diff(b, a));

		EXPECT_INT(cases[i].what, there.unchanged, back.unchanged);
		EXPECT_INT(cases[i].what, there.reworded, back.reworded);
		EXPECT_INT(cases[i].what, there.added, back.dropped);
		EXPECT_INT(cases[i].what, there.unchanged + there.reworded + there.added,
			stm_document_footnote_count(b));
	}
}
