/*
 * Which paragraphs moved: those outside the longest run that keeps its order, so that the fewest
 * possible are said to have moved. Among runs of the same length the one with more text stays.
 * Longest increasing subsequence by a Fenwick tree of prefix maxima (Fenwick 1994), n log n.
 *
 *     sequence   1  4  2  3  5      the new places of five paragraphs, in old order
 *     kept       1     2  3  5      the longest ascending run
 *     moved         4               one paragraph moved, not two
 */
#include "align/work.h"

struct best {
	uint64_t length; /* paragraphs, then weight: compared as one number */
	uint32_t last;   /* index + 1 of the run's last item */
};

/* The best run that ends in a rank up to RANK. */
static struct best best_below(const struct best *tree, uint32_t rank)
{
	struct best best = {0, 0};

	for (; rank > 0; rank -= rank & -rank)
		if (tree[rank].length > best.length)
			best = tree[rank];
	return best;
}

/* Enters the run BEST, which ends in RANK. */
static void raise(struct best *tree, size_t count, uint32_t rank, struct best best)
{
	for (; rank <= count; rank += rank & -rank)
		if (best.length > tree[rank].length)
			tree[rank] = best;
}

/*
 * SEQUENCE has no value twice; RANKS are its values as 1 to COUNT. Linear in the highest value,
 * which is a paragraph or a token of the other side.
 */
static void find_ranks(
	struct stm_arena *scratch, const uint32_t *sequence, size_t count, uint32_t *ranks)
{
	uint32_t highest = 0, rank = 0, *at;

	for (size_t i = 0; i < count; i++)
		if (sequence[i] > highest)
			highest = sequence[i];
	at = stm_alloc_array(scratch, (size_t)highest + 1, sizeof(*at));
	for (size_t i = 0; i < count; i++)
		at[sequence[i]] = (uint32_t)i + 1;
	for (size_t value = 0; value <= highest; value++)
		if (at[value])
			ranks[at[value] - 1] = ++rank;
}

void stm_order_find(struct stm_arena *scratch, const uint32_t *sequence, const uint32_t *weights,
	size_t count, bool *moved)
{
	struct best *tree = stm_alloc_array(scratch, count + 1, sizeof(*tree)), run;
	uint32_t *before = stm_alloc_array(scratch, count + 1, sizeof(*before));
	uint32_t *ranks = stm_alloc_array(scratch, count + 1, sizeof(*ranks));

	find_ranks(scratch, sequence, count, ranks);
	for (size_t i = 0; i < count; i++) {
		run = best_below(tree, ranks[i] - 1);
		before[i + 1] = run.last;
		/* A paragraph more outweighs any weight: sums of word counts stay below 2^40. */
		run.length += ((uint64_t)1 << 40) + weights[i];
		run.last = (uint32_t)i + 1;
		raise(tree, count, ranks[i], run);
	}
	for (size_t i = 0; i < count; i++)
		moved[i] = true;
	for (uint32_t i = best_below(tree, (uint32_t)count).last; i; i = before[i])
		moved[i - 1] = false;
}
