/*
 * Kinship compares what two sketches have below the end of both; let the one that has less there
 * have M hashes. To be kin, NEED of them must be shared. All but NEED - STM_MEETINGS of the M are
 * telling, and these few are the commonest; so of NEED shared ones STM_MEETINGS at least are
 * telling (prefix filtering: Chaudhuri, Ganti, Kaushik 2006). M depends on the end of the other
 * sketch, so a hash is telling until the last end for which it is.
 */
#include "lineage/telling.h"

enum {
	SAMPLE = 4096, /* cards that are looked at to see what is common */
	RARE = 4,      /* of them may have a hash that is rare */
	LEVELS = 16,   /* of commonness: each is twice the one before */
};

/* How many of the sample have each hash. */
static void count_hashes(struct stm_map *counts, const struct stm_cards *cards)
{
	const size_t looked_at = cards->len < SAMPLE ? cards->len : SAMPLE;

	for (size_t i = 0; i < looked_at; i++) {
		const struct stm_sketch *sketch = &cards->at[i * cards->len / looked_at]->sketch;

		for (uint32_t k = 0; k < sketch->len; k++)
			++*stm_map_put(counts, sketch->at[k], NULL);
	}
}

void stm_commonness_find(struct stm_commonness *out, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_cards *cards)
{
	struct stm_map counts;

	stm_map_init(&counts, scratch, SAMPLE);
	count_hashes(&counts, cards);
	*out = (struct stm_commonness){.levels.arena = arena};
	for (size_t i = 0; i < counts.room; i++) {
		uint32_t level = 0;

		for (uint32_t count = counts.values[i]; count > RARE; count /= 2)
			level++;
		if (level)
			*stm_map_put(&out->levels, counts.keys[i], NULL) = level;
	}
}

/*
 * How many levels hold the telling ones of M hashes, of which COUNTS are of each level: the least
 * number that has enough.
 */
static uint32_t levels_telling(const uint32_t counts[LEVELS], uint32_t m)
{
	const uint32_t need = (m * STM_KIN + 999) / 1000;
	const uint32_t enough = m - need + STM_MEETINGS;
	uint32_t level = 0;

	for (uint32_t held = 0; level < LEVELS && held < enough; level++)
		held += counts[level];
	return level;
}

/* Where SKETCH ends for those that have M of its hashes to be compared with, and no more. */
static uint32_t end_behind(const struct stm_sketch *sketch, uint32_t m)
{
	return m == sketch->len ? stm_sketch_end(sketch) : sketch->at[m] - 1;
}

void stm_telling_find(
	uint32_t *until, const struct stm_commonness *commonness, const struct stm_sketch *sketch)
{
	uint32_t counts[LEVELS] = {0}, ends[LEVELS] = {0};
	uint32_t level[STM_SKETCH]; /* by hash */
	uint32_t taken[STM_SKETCH]; /* by hash: levels, where the part ends with it */

	for (uint32_t i = 0; i < sketch->len; i++) {
		const uint32_t *common = stm_map_get(&commonness->levels, sketch->at[i]);

		level[i] = common ? *common : 0;
		counts[level[i]]++;
		taken[i] = i + 1 < STM_SKETCH_LEAST ? 0 : levels_telling(counts, i + 1);
	}
	/* from the back: the first part that takes a level is the longest that does */
	for (uint32_t i = sketch->len; i-- > 0;) {
		for (uint32_t k = 0; k < taken[i]; k++)
			if (!ends[k])
				ends[k] = end_behind(sketch, i + 1);
		until[i] = ends[level[i]];
	}
}
