/* The assignment against every assignment there is. */
#include "align/work.h"
#include "texts.h"

TestSuite(assign, .fini = test_release);

enum { MOST = 6, DROPPED = 665 /* as in assign.c */ };

struct problem {
	uint32_t rows, columns;
	uint32_t scores[MOST][MOST]; /* 0: no candidate */
};

static uint32_t cheapest(const struct problem *p, uint32_t row, unsigned taken)
{
	uint32_t best;

	if (row == p->rows)
		return 0;
	best = DROPPED + cheapest(p, row + 1, taken);
	for (uint32_t j = 0; j < p->columns; j++) {
		uint32_t cost;

		if (!p->scores[row][j] || (taken >> j & 1))
			continue;
		cost = 1000 - p->scores[row][j] + cheapest(p, row + 1, taken | 1u << j);
		if (cost < best)
			best = cost;
	}
	return best;
}

static int by_score(const void *a, const void *b)
{
	const struct stm_candidate *x = a, *y = b;

	return (x->score < y->score) - (x->score > y->score);
}

static void fill(struct stm_work *work, const struct problem *p)
{
	work->candidates = stm_alloc_array(test_arena(), p->rows + 1, sizeof(*work->candidates));
	for (int side = 0; side < 2; side++) {
		work->partner[side] = stm_alloc_array(test_arena(), MOST, sizeof(int32_t));
		for (size_t i = 0; i < MOST; i++)
			work->partner[side][i] = STM_NONE;
	}
	for (uint32_t i = 0; i < p->rows; i++) {
		struct stm_candidates *list = &work->candidates[i];

		list->at = stm_alloc_array(test_arena(), MOST, sizeof(*list->at));
		for (uint32_t j = 0; j < p->columns; j++)
			if (p->scores[i][j])
				list->at[list->len++] = (struct stm_candidate){
					j, p->scores[i][j], p->scores[i][j]};
		if (list->len)
			qsort(list->at, list->len, sizeof(*list->at), by_score);
	}
}

static uint32_t cost_found(const struct stm_work *work, const struct problem *p)
{
	uint32_t cost = 0;

	for (uint32_t i = 0; i < p->rows; i++) {
		int32_t j = work->partner[0][i];

		if (j >= 0)
			cr_expect(work->partner[1][j] == (int32_t)i && p->scores[i][j]);
		cost += j < 0 ? DROPPED : 1000 - p->scores[i][j];
	}
	return cost;
}

static void solve(const struct problem *p)
{
	struct stm_side sides[2] = {{.count = p->rows}, {.count = p->columns}};
	struct stm_work work = {.scratch = test_arena(), .sides = sides};

	fill(&work, p);
	stm_assign(&work);
	EXPECT_INT("cost", cost_found(&work, p), cheapest(p, 0, 0));
}

Test(assign, small_ones_by_hand)
{
	static const struct problem problems[] = {
		{0, 0, {{0}}},
		{1, 0, {{0}}},
		{1, 1, {{900}}},
		{1, 1, {{300}}},
		{2, 1, {{800}, {900}}},
		{2, 2, {{900, 850}, {880, 100}}},
		{2, 2, {{900, 880}, {850, 0}}},
		{3, 3, {{1000, 990, 980}, {990, 700, 0}, {980, 0, 0}}},
	};

	for (size_t i = 0; i < COUNT(problems); i++)
		solve(&problems[i]);
}

Test(assign, random_ones_are_optimal)
{
	uint64_t state = 42;

	for (int round = 0; round < 3000; round++) {
		struct problem p = {
			next_random(&state) % (MOST + 1), next_random(&state) % (MOST + 1), {{0}}};
		uint32_t step = round % 3 ? 1 : 100; /* every third has many ties */

		for (uint32_t i = 0; i < p.rows; i++)
			for (uint32_t j = 0; j < p.columns; j++)
				if (next_random(&state) % 4)
					p.scores[i][j] = (1 + next_random(&state) % (1000 / step)) *
							 step;
		solve(&p);
	}
}
