/* Maps: what was put is found, however many keys there are and however they collide. */
#include "base/map.h"
#include "support.h"

TestSuite(map, .fini = test_release);

static void fill(struct stm_map *map, uint64_t step, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		int added;

		*stm_map_put(map, i * step, &added) = i + 1;
		cr_assert(added == 1, "step %llu key %u", (unsigned long long)step, i);
	}
}

static void check(const struct stm_map *map, uint64_t step, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const uint32_t *value = stm_map_get(map, i * step);

		cr_assert(
			value && *value == i + 1, "step %llu key %u", (unsigned long long)step, i);
	}
}

Test(map, keys_that_differ_anywhere)
{
	static const uint64_t steps[] = {1, 2, 1 << 20, (uint64_t)1 << 32, (uint64_t)1 << 44,
		0xd1b54a32d192ed03u, 0xffffffffu};

	for (size_t i = 0; i < COUNT(steps); i++) {
		struct stm_map map;

		stm_map_init(&map, test_arena(), i & 1 ? 5000 : 0);
		fill(&map, steps[i], 5000);
		check(&map, steps[i], 5000);
		EXPECT_INT("count", map.count, 5000);
	}
}

Test(map, putting_again_keeps_the_value)
{
	struct stm_map map;
	int added;

	stm_map_init(&map, test_arena(), 1);
	*stm_map_put(&map, 7, NULL) = 3;
	EXPECT_INT("value", *stm_map_put(&map, 7, &added), 3);
	EXPECT_INT("added", added, 0);
	EXPECT_INT("count", map.count, 1);
}

Test(map, key_zero_is_a_key)
{
	struct stm_map map;

	stm_map_init(&map, test_arena(), 0);
	cr_expect(stm_map_get(&map, 0) == NULL);
	EXPECT_INT("new values are zero", *stm_map_put(&map, 0, NULL), 0);
	cr_expect(stm_map_get(&map, 0) != NULL);
}

Test(map, a_zeroed_one_is_empty_and_usable)
{
	struct stm_map map = {.arena = test_arena()};

	cr_expect(stm_map_get(&map, 1) == NULL);
	*stm_map_put(&map, 1, NULL) = 5;
	EXPECT_INT("value", *stm_map_get(&map, 1), 5);
}

/* The vectors are those of the algorithm's authors (draft-eastlake-fnv, appendix C). */
Test(map, keys_of_names)
{
	EXPECT_INT("empty", stm_key(STM_STR("")) == STM_KEY, 1);
	EXPECT_INT("a", stm_key(STM_STR("a")) == 0xaf63dc4c8601ec8cu, 1);
	EXPECT_INT("foobar", stm_key(STM_STR("foobar")) == 0x85944171f73967e8u, 1);
	EXPECT_INT("in pieces",
		stm_key_add(stm_key(STM_STR("fooba")), 'r') == stm_key(STM_STR("foobar")), 1);
}
