/* Vectors: every item survives growth, whatever else is allocated meanwhile. */
#include "base/vec.h"

#include <stdint.h>

#include "support.h"

TestSuite(vec, .fini = test_release);

Test(vec, items_survive_growth)
{
	STM_VEC(uint32_t) a = {0};
	STM_VEC(struct stm_str) b = {0};

	for (uint32_t i = 0; i < 10000; i++) {
		STM_PUSH(test_arena(), &a, i);
		STM_PUSH(test_arena(), &b, (struct stm_str){"x", i});
	}
	for (uint32_t i = 0; i < 10000; i++)
		cr_assert(a.at[i] == i && b.at[i].len == i);
	EXPECT_INT("length", a.len, 10000);
}

Test(vec, grows_at_least_as_far_as_wanted)
{
	size_t cap = 0;

	cr_expect(stm_vec_grow(test_arena(), NULL, &cap, 1000, 1) != NULL);
	cr_expect(cap >= 1000);
}

static bool jumps(struct stm_arena *arena, jmp_buf *trap, size_t wanted, size_t size)
{
	size_t cap = 0;

	if (setjmp(*trap))
		return true;
	stm_vec_grow(arena, NULL, &cap, wanted, size);
	return false;
}

Test(vec, sizes_that_overflow_are_out_of_memory)
{
	struct stm_arena arena;
	jmp_buf trap;

	stm_arena_init(&arena, &trap);
	cr_expect(jumps(&arena, &trap, SIZE_MAX, 1));
	cr_expect(jumps(&arena, &trap, SIZE_MAX / 2, 3));
	cr_expect(jumps(&arena, &trap, SIZE_MAX / 4 + 1, 8));
	stm_arena_release(&arena);
}
