/* Disjoint sets. */
#include "base/sets.h"

#include "support.h"

TestSuite(sets, .fini = test_release);

Test(sets, the_lowest_leads)
{
	static const uint32_t pairs[][2] = {{5, 4}, {1, 3}, {4, 3}, {2, 2}};
	static const uint32_t roots[] = {0, 1, 2, 1, 1, 1};
	struct stm_sets sets;

	stm_sets_init(&sets, test_arena(), COUNT(roots));
	for (size_t i = 0; i < COUNT(pairs); i++)
		stm_sets_unite(&sets, pairs[i][0], pairs[i][1]);
	for (uint32_t i = 0; i < COUNT(roots); i++)
		EXPECT_INT("root", stm_sets_root(&sets, i), roots[i]);
	stm_sets_init(&sets, test_arena(), 0);
}
