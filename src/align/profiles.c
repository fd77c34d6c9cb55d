/*
 * Step 2a. What a paragraph is made of: its words and its pairs of neighbouring words, each
 * weighing the logarithm of how rare it is among all paragraphs of both sides (the inverse
 * document frequency of Sparck Jones 1972), so that "the" counts for little and "pushbacks" for
 * much. Words that only chain ("also"), and those of dates, weigh a quarter.
 */
#include "align/work.h"

#include <stdio.h>

#include "base/map.h"
#include "hash/hash.h"

enum { LIGHT = 4 /* what the weight of chain words and dates is divided by */ };

/*
 * Sixteen times the binary logarithm of A / B (A >= B > 0), linear between powers of two, which
 * is never off by more than two and a half: close enough, and the same on every machine as log2()
 * is not. 1 is 0, 2 is 16, 3 is 24, 4 is 32.
 */
static uint32_t log2_of(uint64_t a, uint64_t b)
{
	uint64_t ratio = (a << 16) / b;
	uint32_t whole = 0;

	while (ratio >= (uint64_t)2 << 16) {
		ratio >>= 1;
		whole++;
	}
	return whole * 16 + (uint32_t)((ratio - ((uint64_t)1 << 16)) >> 12);
}

/*
 * Ids count up from 0 as features are met, sides in order, so they do not depend on a hash's
 * seed.
 */
struct interner {
	struct stm_work *work;
	struct stm_map map;
	STM_VEC(uint32_t) frequency; /* in how many paragraphs each feature occurs */
	STM_VEC(uint32_t) last;      /* the paragraph that counted it last, + 1 */
	uint32_t paragraph;
};

/* The id of HASH; the first time in a paragraph it counts as TIMES paragraphs. */
static uint32_t intern(struct interner *interner, uint64_t hash, uint32_t times)
{
	int added;
	uint32_t *id = stm_map_put(&interner->map, hash, &added);

	if (added) {
		*id = (uint32_t)interner->frequency.len;
		STM_PUSH(interner->work->scratch, &interner->frequency, 0);
		STM_PUSH(interner->work->scratch, &interner->last, 0);
	}
	if (interner->last.at[*id] != interner->paragraph) {
		interner->last.at[*id] = interner->paragraph;
		interner->frequency.at[*id] += times;
	}
	return *id;
}

/*
 * Counts every word of a paragraph that has an anchor, for both sides at once since they are the
 * same, so that rarity is that of the whole text.
 */
static void count_words(struct interner *interner, const struct stm_words *words)
{
	interner->paragraph++;
	for (size_t i = 0; i < words->len; i++)
		intern(interner, words->at[i], 2);
}

/* The features of one paragraph with repetitions: its words, then its pairs. */
static void list_features(
	struct interner *interner, const struct stm_words *words, struct stm_profile *profile)
{
	size_t pairs = words->len ? words->len - 1 : 0;
	struct stm_feature *at = stm_alloc_array(
		interner->work->scratch, words->len + pairs + 1, sizeof(*at));

	interner->paragraph++;
	for (size_t i = 0; i < words->len; i++)
		at[i] = (struct stm_feature){intern(interner, words->at[i], 1), 1};
	for (size_t i = 0; i < pairs; i++)
		at[words->len + i] = (struct stm_feature){
			intern(interner, stm_hash_pair(words->at[i], words->at[i + 1]), 1), 1};
	*profile = (struct stm_profile){.at = at, .len = words->len + pairs};
}

/* Folds repetitions into counts; SLOTS is zeroed, and zeroed again on return. */
static void fold(struct stm_profile *profile, uint32_t *slots)
{
	size_t kept = 0;

	for (size_t i = 0; i < profile->len; i++) {
		uint32_t *slot = &slots[profile->at[i].id];

		if (*slot) {
			profile->at[*slot - 1].count++;
		} else {
			profile->at[kept] = profile->at[i];
			*slot = (uint32_t)++kept;
		}
	}
	profile->len = kept;
	for (size_t i = 0; i < kept; i++)
		slots[profile->at[i].id] = 0;
}

/* Rounded up, so that no feature weighs nothing and shared weight 0 means nothing shared. */
static void make_light(struct stm_work *work, const struct interner *interner, struct stm_str word)
{
	const uint32_t *id = stm_map_get(&interner->map, stm_hash_word(word));

	if (id)
		work->weights[*id] = (work->weights[*id] + LIGHT - 1) / LIGHT;
}

/*
 * Days, years (1940 to 2100, the life of the United Nations and some more), and the months and
 * chain words of the language: each year's text changes them, and clauses that share only those
 * are strangers. Pairs of words keep their weight.
 */
static void make_dates_light(struct stm_work *work, const struct interner *interner)
{
	char number[8];

	for (unsigned n = 1; n <= 2100; n = n == 31 ? 1940 : n + 1)
		make_light(work, interner,
			(struct stm_str){
				number, (size_t)snprintf(number, sizeof(number), "%u", n)});
	for (size_t i = 0; work->lexicon && i < work->lexicon->count; i++) {
		const struct stm_lexeme *lexeme = &work->lexicon->lexemes[i];

		if (lexeme->kind == STM_LEXEME_MONTH || lexeme->kind == STM_LEXEME_CHAIN)
			make_light(work, interner, stm_str(lexeme->phrase));
	}
}

/*
 * FREQUENCY is at most PARAGRAPHS, so the logarithm is of 2 or more and every weight 16 or more.
 */
static void weigh(struct stm_work *work, const struct interner *interner)
{
	uint64_t paragraphs = work->sides[0].count + work->sides[1].count;

	work->features = interner->frequency.len;
	work->weights = stm_alloc_array(work->scratch, work->features + 1, sizeof(*work->weights));
	for (size_t id = 0; id < work->features; id++) {
		uint64_t frequency = interner->frequency.at[id];

		work->weights[id] = frequency ? log2_of(paragraphs + frequency, frequency) : 0;
	}
	make_dates_light(work, interner);
}

static void total(struct stm_work *work, struct stm_profile *profile)
{
	profile->weight = 0;
	for (size_t i = 0; i < profile->len; i++)
		profile->weight += (uint64_t)profile->at[i].count *
				   work->weights[profile->at[i].id];
}

/* Of a feature that both have, as often as the one that has it less. */
uint64_t stm_profile_shared(const struct stm_work *work, const struct stm_profile *a,
	const struct stm_profile *b, uint32_t *counts)
{
	uint64_t shared = 0;

	for (size_t i = 0; i < a->len; i++)
		counts[a->at[i].id] = a->at[i].count;
	for (size_t i = 0; i < b->len; i++) {
		uint32_t count = counts[b->at[i].id];

		if (count > b->at[i].count)
			count = b->at[i].count;
		shared += (uint64_t)count * work->weights[b->at[i].id];
	}
	for (size_t i = 0; i < a->len; i++)
		counts[a->at[i].id] = 0;
	return shared;
}

uint32_t stm_share(uint64_t part, uint64_t whole)
{
	return whole ? (uint32_t)(part * STM_WHOLE / whole) : 0;
}

/* Calls for each paragraph without an anchor what FOLD and TOTAL need. */
static void finish(struct stm_work *work)
{
	uint32_t *slots = stm_alloc_array(work->scratch, work->features + 1, sizeof(*slots));

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < work->sides[side].count; i++) {
			if (work->partner[side][i] >= 0)
				continue;
			fold(&work->profiles[side][i], slots);
			total(work, &work->profiles[side][i]);
		}
}

/*
 * Of the words and pairs that are left, three in four are met again: so many features, and 1024
 * for those of the anchors.
 */
static size_t expected_features(const struct stm_work *work)
{
	size_t words = 0;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < work->sides[side].count; i++)
			words += work->partner[side][i] < 0 ? work->sides[side].words[i].len : 0;
	return 1024 + words / 2;
}

void stm_profiles_build(struct stm_work *work)
{
	struct interner interner = {.work = work};

	stm_map_init(&interner.map, work->scratch, expected_features(work));
	for (int side = 0; side < 2; side++) {
		const struct stm_side *s = &work->sides[side];

		work->profiles[side] = stm_alloc_array(
			work->scratch, s->count + 1, sizeof(**work->profiles));
		for (size_t i = 0; i < s->count; i++) {
			if (work->partner[side][i] < 0)
				list_features(&interner, &s->words[i], &work->profiles[side][i]);
			else if (side == 0)
				count_words(&interner, &s->words[i]);
		}
	}
	weigh(work, &interner);
	finish(work);
}
