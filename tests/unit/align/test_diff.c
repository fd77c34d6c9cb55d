/* What the public header promises of a diff. */
#include "texts.h"

TestSuite(diff, .fini = test_release);

static const char older[] = "The Assembly of the River Commons,\n\nNoting the boats of the upper "
			    "river and their lamps,\n\n"
			    "1. Urges members to count the boats of the upper river each "
			    "spring;\n\n2. Decides to rest.";
static const char newer[] =
	"The Assembly of the River Commons,\n\nNoting the boats of the upper river and their "
	"lamps,\n\n"
	"1. Urges members to count the boats of the lower river each spring;\n\n"
	"2. Thanks the keeper of the great book of crossings.";

Test(diff, summary)
{
	struct stm_summary summary = stm_diff_summary(diff_texts(older, newer));

	EXPECT_INT("unchanged", summary.unchanged, 2);
	EXPECT_INT("reworded", summary.reworded, 1);
	EXPECT_INT("added", summary.added, 1);
	EXPECT_INT("dropped", summary.dropped, 1);
	EXPECT_INT("rest", summary.split + summary.merged + summary.moved, 0);
}

Test(diff, getters)
{
	const stm_document *a = test_document("a.txt", older), *b = test_document("b.txt", newer);
	const stm_diff *diff = test_diff(a, b);

	cr_expect(stm_diff_old_document(diff) == a && stm_diff_new_document(diff) == b);
	EXPECT_INT("links", stm_diff_link_count(diff), 3);
	cr_expect(stm_diff_link(diff, 3) == NULL);
	for (size_t i = 0; i < 3; i++)
		cr_expect(stm_diff_link(diff, i)->edit_count >= 1);
}

Test(diff, names)
{
	static const char *const relations[] = {
		"unchanged", "reworded", "split", "merged", "added", "dropped"};
	static const char *const changes[] = {"changed", "stronger", "weaker"};
	static const char *const marks[] = {"verb", "modal", "number", "date", "bracket"};

	for (size_t i = 0; i < COUNT(relations); i++)
		EXPECT_TEXT("relation", stm_relation_name((enum stm_relation)i), relations[i]);
	for (size_t i = 0; i < COUNT(changes); i++)
		EXPECT_TEXT("change", stm_change_name((enum stm_change)i), changes[i]);
	for (size_t i = 0; i < COUNT(marks); i++)
		EXPECT_TEXT("mark", stm_mark_name((enum stm_mark_kind)i), marks[i]);
}

Test(diff, one_document_with_itself)
{
	const stm_document *a = test_document("a.txt", older);

	EXPECT_TEXT("same object", changes_of(test_diff(a, a)), "");
}
