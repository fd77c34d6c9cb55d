/* What is said to have moved: as little as possible. */
#include "align/work.h"
#include "texts.h"

TestSuite(order, .fini = test_release);

enum { MOST = 9 };

/* Length and weight of the heaviest ascending run, the length first. */
static uint64_t heaviest(const uint32_t *sequence, const uint32_t *weights, size_t count)
{
	uint64_t best = 0;

	for (unsigned set = 0; set < 1u << count; set++) {
		uint64_t value = 0;
		int64_t last = -1;

		for (size_t i = 0; i < count; i++) {
			if (!(set >> i & 1))
				continue;
			if ((int64_t)sequence[i] <= last) {
				value = 0;
				break;
			}
			last = sequence[i];
			value += ((uint64_t)1 << 40) + weights[i];
		}
		if (value > best)
			best = value;
	}
	return best;
}

static void expect_best(const uint32_t *sequence, const uint32_t *weights, size_t count)
{
	bool moved[MOST] = {false};
	uint64_t kept = 0;
	int64_t last = -1;

	stm_order_find(test_arena(), sequence, weights, count, moved);
	for (size_t i = 0; i < count; i++) {
		if (moved[i])
			continue;
		cr_expect((int64_t)sequence[i] > last);
		last = sequence[i];
		kept += ((uint64_t)1 << 40) + weights[i];
	}
	cr_expect(kept == heaviest(sequence, weights, count));
}

Test(order, random_sequences)
{
	uint64_t state = 5;

	for (int round = 0; round < 400; round++) {
		uint32_t sequence[MOST], weights[MOST];
		size_t count = next_random(&state) % (MOST + 1);

		for (size_t i = 0; i < count; i++) {
			size_t at = next_random(&state) % (i + 1);

			sequence[i] = sequence[at];
			sequence[at] = (uint32_t)i * 3;
			weights[i] = 1 + next_random(&state) % 50;
		}
		expect_best(sequence, weights, count);
	}
}

Test(order, of_two_the_lighter_moved)
{
	static const uint32_t sequence[] = {1, 0};
	bool moved[2] = {false};

	stm_order_find(test_arena(), sequence, (const uint32_t[]){5, 50}, 2, moved);
	cr_expect(moved[0] && !moved[1]);
	moved[0] = moved[1] = false;
	stm_order_find(test_arena(), sequence, (const uint32_t[]){50, 5}, 2, moved);
	cr_expect(!moved[0] && moved[1]);
}
