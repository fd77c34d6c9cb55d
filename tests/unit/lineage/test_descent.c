/* Everything behind its parents, and rings. */
#include "lineage/descent.h"

#include "support.h"

TestSuite(descent, .fini = test_release);

/* What has parents, up to MOST of them. */
enum { MOST = 3 };

struct thing {
	uint32_t parents[MOST];
	size_t count;
};

static const uint32_t *parents_of(const void *things, uint32_t i, size_t *count)
{
	const struct thing *thing = (const struct thing *)things + i;

	*count = thing->count;
	return thing->parents;
}

/* The order of COUNT things, and where a ring was met. */
static const char *order_of(const struct thing *things, size_t count)
{
	const struct stm_descent descent = {things, count, parents_of};
	struct stm_buf buf = {.arena = test_arena()};
	uint32_t *order = stm_alloc_array(test_arena(), count, sizeof(*order));
	const uint32_t ring = stm_descent_order(order, test_arena(), &descent);

	for (size_t i = 0; i < count; i++)
		stm_buf_printf(&buf, "%u", (unsigned)order[i]);
	if (ring != STM_NO_RING)
		stm_buf_printf(&buf, " ring from %u", (unsigned)ring);
	return stm_buf_end(&buf);
}

Test(descent, parents_first)
{
	static const struct thing none[1], apart[3];
	static const struct thing line[] = {{{1}, 1}, {{2}, 1}, {{0}, 0}};
	static const struct thing merged[] = {{{0}, 0}, {{4, 3}, 2}, {{0}, 0}, {{0}, 1}, {{0}, 0}};

	EXPECT_TEXT("nothing", order_of(none, 0), "");
	EXPECT_TEXT("as they are", order_of(apart, COUNT(apart)), "012");
	EXPECT_TEXT("a line", order_of(line, COUNT(line)), "210");
	EXPECT_TEXT("parents in their order", order_of(merged, COUNT(merged)), "04312");
}

Test(descent, rings)
{
	static const struct thing own[] = {{{0}, 0}, {{1}, 1}};
	static const struct thing ring[] = {{{0}, 0}, {{2}, 1}, {{3}, 1}, {{1}, 1}, {{1}, 1}};

	EXPECT_TEXT("its own parent", order_of(own, COUNT(own)), "01 ring from 1");
	EXPECT_TEXT("three", order_of(ring, COUNT(ring)), "03214 ring from 1");
}
