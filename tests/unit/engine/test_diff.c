/* Diffs of unusual documents. */
#include "support.h"

TestSuite(engine_diff, .fini = test_release);

Test(engine_diff, sizes_that_have_nothing_in_common)
{
	static const char *const texts[] = {"Boats.", "!?", "大会决定继续处理此案。", "1.", "(a)",
		"*", "[ ]", "A\n\nB\n\nC\n\nD", "The General Assembly,",
		"x x x x x x x x x x x x x x x x x x x x"};

	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t j = 0; j < COUNT(texts); j++) {
			const stm_diff *diff = test_diff(
				test_document("a.txt", texts[i]), test_document("b.txt", texts[j]));
			struct stm_summary summary = stm_diff_summary(diff);

			if (i == j)
				EXPECT_INT(texts[i],
					summary.added + summary.dropped + summary.reworded, 0);
		}
}

Test(engine_diff, old_and_new_are_where_they_were_put)
{
	const stm_document *a = test_document("a.txt", "Boats row."),
			   *b = test_document("b.txt", "Boats sail.");

	cr_expect(stm_diff_old_document(test_diff(a, b)) == a);
	cr_expect(stm_diff_new_document(test_diff(a, b)) == b);
}
