/* Which versions have to be derived together. */
#include "engine/family.h"

#include "support.h"

TestSuite(family, .fini = test_release);

/* "0 1 | 3": families of the versions that are WANTED, a bit each. PARENTS: of each, or -1. */
static const char *families(const int (*parents)[2], size_t count, unsigned wanted)
{
	struct stm_buf buf = {.arena = test_arena()};
	struct stm_node *nodes = stm_alloc_array(test_arena(), count, sizeof(*nodes));
	struct stm_places places = {.at = nodes, .count = count};
	bool *flags = stm_alloc_array(test_arena(), count, sizeof(*flags));
	struct stm_families out;
	size_t at = 0;

	for (size_t i = 0; i < count; i++) {
		nodes[i].parents = stm_alloc_array(test_arena(), 2, sizeof(uint32_t));
		for (size_t k = 0; k < 2 && parents[i][k] >= 0; k++)
			nodes[i].parents[nodes[i].parent_count++] = (uint32_t)parents[i][k];
		flags[i] = wanted >> i & 1;
	}
	stm_families_find(&out, test_arena(), test_arena(), &places, flags);
	for (size_t f = 0; f < out.count; f++) {
		stm_buf_text(&buf, f ? "|" : "");
		for (; at < out.ends[f]; at++)
			stm_buf_printf(&buf, " %u", (unsigned)out.members[at]);
	}
	return stm_buf_end(&buf);
}

Test(family, with_all_that_they_descend_from)
{
	/* two lines, 0 - 2 - 4 and 1 - 3, that 5 joins; 6 is alone */
	static const int parents[][2] = {
		{-1, -1}, {-1, -1}, {0, -1}, {1, -1}, {2, -1}, {4, 3}, {-1, -1}};

	EXPECT_TEXT("one version", families(parents, 7, 1 << 2), " 0 2");
	EXPECT_TEXT("two families", families(parents, 7, 1 << 2 | 1 << 3), " 0 2| 1 3");
	EXPECT_TEXT("joined", families(parents, 7, 1 << 5), " 0 1 2 3 4 5");
	EXPECT_TEXT("in the order of the first", families(parents, 7, 1 << 6 | 1 << 1), " 1| 6");
	EXPECT_TEXT("nothing", families(parents, 7, 0), "");
}
