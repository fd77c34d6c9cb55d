/*
 * Of two sketches only what lies below the end of both can be compared: above it one of them would
 * have more, had it room. With hashes {1, 4, 6} of a long text and {4, 9} of a short one, which are
 * all it has, 1, 4 and 6 are compared with 4, and the short text is in the long one as a whole.
 */
#include "hash/sketch.h"

#include <stdlib.h>

#include "hash/hash.h"

enum {
	RUN = 3,      /* words: documents of one body share many shorter runs */
	FORMULA = 40, /* shared runs that a short formula with another name in it may have */
};

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* All runs of the document, as often as they occur; none reaches into the next paragraph. */
static uint32_t *hash_runs(
	struct stm_arena *scratch, const struct stm_document *document, size_t *count)
{
	STM_VEC(uint32_t) runs = {0};

	for (size_t i = 0; i < document->paragraphs.len; i++) {
		struct stm_words words = stm_hash_fixed_words(scratch, document, i);

		for (size_t k = 0; k + RUN <= words.len; k++) {
			uint64_t run = stm_hash_pair(words.at[k], words.at[k + 1]);

			STM_PUSH(scratch, &runs,
				(uint32_t)(stm_hash_pair(run, words.at[k + 2]) >> 32));
		}
	}
	*count = runs.len;
	return runs.at;
}

void stm_sketch_make(struct stm_sketch *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_document *document)
{
	size_t count;
	uint32_t *runs = hash_runs(scratch, document, &count);
	uint32_t *at = stm_alloc_array(arena, STM_SKETCH, sizeof(*at));

	if (count)
		qsort(runs, count, sizeof(*runs), by_value);
	*out = (struct stm_sketch){.at = at, .whole = true};
	for (size_t i = 0; i < count && out->whole; i++) {
		if (i && runs[i] == runs[i - 1])
			continue;
		if (out->len == STM_SKETCH)
			out->whole = false;
		else
			at[out->len++] = runs[i];
	}
}

static uint32_t lesser(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

uint32_t stm_sketch_count_to(const struct stm_sketch *a, uint32_t end)
{
	uint32_t low = 0, high = a->len;

	while (low < high) {
		const uint32_t middle = low + (high - low) / 2;

		if (a->at[middle] <= end)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static uint32_t count_shared(const struct stm_sketch *a, const struct stm_sketch *b)
{
	uint32_t shared = 0;

	/* without a branch: which of two hashes is less nobody can predict */
	for (uint32_t i = 0, k = 0; i < a->len && k < b->len;) {
		const uint32_t x = a->at[i], y = b->at[k];

		shared += x == y;
		i += x <= y;
		k += y <= x;
	}
	return shared;
}

uint32_t stm_sketch_kinship(const struct stm_sketch *a, const struct stm_sketch *b)
{
	uint32_t end = lesser(stm_sketch_end(a), stm_sketch_end(b));
	uint32_t shorter = lesser(stm_sketch_count_to(a, end), stm_sketch_count_to(b, end));
	uint32_t shared;

	if (shorter < STM_SKETCH_LEAST)
		return 0;
	shared = count_shared(a, b);
	return end == UINT32_MAX && shared < FORMULA ? 0 : 1000 * shared / shorter;
}

void stm_sketch_leave(
	struct stm_remainder *out, const struct stm_sketch *whole, const struct stm_sketch *other)
{
	uint32_t i = 0, k = 0, all, others;

	out->len = 0;
	out->end = lesser(stm_sketch_end(whole), stm_sketch_end(other));
	all = stm_sketch_count_to(whole, out->end);
	others = stm_sketch_count_to(other, out->end);
	while (i < all && k < others) { /* without a branch, as in count_shared() */
		const uint32_t x = whole->at[i], y = other->at[k];

		out->at[out->len] = x;
		out->len += x < y;
		i += x <= y;
		k += y <= x;
	}
	while (i < all)
		out->at[out->len++] = whole->at[i++];
}

uint32_t stm_sketch_gain(
	const struct stm_sketch *part, const struct stm_remainder *rest, uint32_t least)
{
	const struct stm_sketch left = {rest->at, rest->len, false};
	const uint32_t end = lesser(stm_sketch_end(part), rest->end);
	const uint32_t all = stm_sketch_count_to(part, end);
	uint32_t gained;

	if (all < STM_SKETCH_LEAST || stm_sketch_count_to(&left, end) * 1000 < least * all)
		return 0;
	gained = 1000 * count_shared(part, &left) / all;
	return gained < least ? 0 : gained;
}
