/*
 * Steps 2b and 3. An index from features to the paragraphs of side 1 that have them finds for
 * each paragraph of side 0 those that share most. A feature that many paragraphs have is followed
 * only to the nearest of them, so that the cost grows with what is shared and boilerplate stays
 * cheap. Then small votes: place, kind, label, opening verb.
 */
#include "align/kinds.h"
#include "align/work.h"

#include <stdlib.h>

/*
 * FOLLOWED, KEPT and HOPELESS bound the cost for a paragraph, whatever the size of the texts.
 *
 * Votes are thousandths of score. All but those for stations and rows are small beside the 335
 * that a pair needs, so that they decide between partners of like wording and hardly make one;
 * place weighs most, because the clauses of a series mostly stay where they were. Set on the twelve
 * pairs of resolutions aligned by hand.
 */
enum {
	FOLLOWED = 24, /* paragraphs a feature is followed to */
	KEPT = 10,     /* candidates a paragraph keeps */
	HOPELESS = 4,  /* how many times less promising than the best is not looked at */
	VOTE_PLACE = 60,
	VOTE_STATION = 700, /* titles and enacting lines are what they are, whatever they say */
	VOTE_ROW = 300,     /* a row is what its first cell says, though all figures are others */
	VOTE_KIND = 20,
	VOTE_VERB = 25,
	VOTE_LABEL = 10,
};

/* Postings: the paragraphs of side 1 that have a feature, ascending. */
struct postings {
	uint32_t *start; /* by feature; start[features] is the end of the last */
	uint32_t *paragraphs;
};

/*
 * What has been gathered for one paragraph of side 0. SHARED is zeroed between paragraphs;
 * TOUCHED are the COUNT entries of it that are not 0.
 */
struct tally {
	uint64_t *shared; /* by paragraph of side 1 */
	uint32_t *touched;
	size_t count;
};

static bool is_free(const struct stm_work *work, int side, size_t i)
{
	return work->partner[side][i] < 0;
}

/*
 * A counting sort. START is filled two places ahead, so that after the second pass, which moves
 * each start to its end, start[id] is where the postings of ID begin.
 */
static void build_postings(struct stm_work *work, struct postings *postings)
{
	size_t count = work->sides[1].count;
	uint32_t *start = stm_alloc_array(work->scratch, work->features + 2, sizeof(*start));

	for (size_t j = 0; j < count; j++)
		for (size_t k = 0; k < work->profiles[1][j].len; k++)
			start[work->profiles[1][j].at[k].id + 2]++;
	for (size_t id = 2; id < work->features + 2; id++)
		start[id] += start[id - 1];
	postings->paragraphs = stm_alloc_array(
		work->scratch, start[work->features + 1] + 1, sizeof(uint32_t));
	for (size_t j = 0; j < count; j++)
		for (size_t k = 0; k < work->profiles[1][j].len; k++)
			postings->paragraphs[start[work->profiles[1][j].at[k].id + 1]++] =
				(uint32_t)j;
	postings->start = start;
}

/*
 * Narrows RANGE to the FOLLOWED postings around paragraph PLACE of side 1: of a formula in a
 * hundred clauses only the near ones can be the partner.
 */
static void narrow(const struct postings *postings, uint32_t place, uint32_t range[2])
{
	uint32_t low = range[0], high = range[1];

	if (high - low <= FOLLOWED)
		return;
	while (low < high) {
		uint32_t middle = (low + high) / 2;

		if (postings->paragraphs[middle] < place)
			low = middle + 1;
		else
			high = middle;
	}
	low = low > range[0] + FOLLOWED / 2 ? low - FOLLOWED / 2 : range[0];
	if (low > range[1] - FOLLOWED)
		low = range[1] - FOLLOWED;
	range[0] = low;
	range[1] = low + FOLLOWED;
}

/*
 * Adds what feature ID is worth to the paragraphs in RANGE of its postings. Repetitions inside a
 * paragraph are left to the exact score.
 */
static void follow(const struct stm_work *work, const struct postings *postings, uint32_t id,
	uint32_t range[2], struct tally *tally)
{
	for (uint32_t k = range[0]; k < range[1]; k++) {
		uint32_t j = postings->paragraphs[k];

		if (!tally->shared[j])
			tally->touched[tally->count++] = j;
		tally->shared[j] += work->weights[id];
	}
}

/*
 * Adds up what paragraph I of side 0 shares with each of side 1: what is rare first, and what is
 * frequent only where that found too little.
 */
static void gather(
	const struct stm_work *work, const struct postings *postings, size_t i, struct tally *tally)
{
	const struct stm_profile *profile = &work->profiles[0][i];
	uint32_t place = (uint32_t)work->expected[0][i] / 16;

	tally->count = 0;
	for (int frequent = 0; frequent < 2 && tally->count < KEPT; frequent++)
		for (size_t k = 0; k < profile->len; k++) {
			uint32_t id = profile->at[k].id;
			uint32_t range[2] = {postings->start[id], postings->start[id + 1]};

			if ((range[1] - range[0] > FOLLOWED) != frequent)
				continue;
			narrow(postings, place, range);
			follow(work, postings, id, range, tally);
		}
}

static uint32_t distance(int32_t a, int32_t b)
{
	return (uint32_t)(a > b ? a - b : b - a);
}

/*
 * VOTE_PLACE where the anchors expect the pair, half of it four paragraphs away (both distances
 * together are then 128 sixteenths), a third at eight, and so on: far moves stay possible.
 */
static uint32_t vote_place(const struct stm_work *work, uint32_t i, uint32_t j)
{
	uint32_t away = distance(work->expected[0][i], (int32_t)(16 * j + 8)) +
			distance(work->expected[1][j], (int32_t)(16 * i + 8));

	return VOTE_PLACE * 128 / (128 + away);
}

static bool agree(const struct stm_work *work, uint32_t i, uint32_t j)
{
	return stm_kinds_agree(work->sides[0].paragraphs[i], work->sides[1].paragraphs[j]);
}

/* The label's vote is the smallest: renumbering is no text event. */
static uint32_t votes(const struct stm_work *work, uint32_t i, uint32_t j)
{
	const struct stm_paragraph *a = work->sides[0].paragraphs[i];
	const struct stm_paragraph *b = work->sides[1].paragraphs[j];
	uint32_t sum = vote_place(work, i, j);

	if (a->kind == b->kind)
		sum += stm_station_of(a) ? VOTE_STATION : VOTE_KIND;
	if (stm_rows_agree(a, b))
		sum += VOTE_ROW;
	if (!strcmp(a->label, b->label))
		sum += VOTE_LABEL;
	if (work->verbs[0][i] && work->verbs[0][i] == work->verbs[1][j])
		sum += VOTE_VERB;
	return sum;
}

/* By falling score; of equals in document order. */
static int by_score(const void *a, const void *b)
{
	const struct stm_candidate *x = a, *y = b;

	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return (x->other > y->other) - (x->other < y->other);
}

/*
 * How promising J is for I: the overlap, or most of the containment when one is much longer, so
 * that the hub of a split is kept too; of equals the one that is nearer to where I is expected.
 * Overlap in the high bits, nearness in the low eight; for comparison only.
 */
static uint32_t promise(const struct stm_work *work, uint32_t i, uint32_t j, uint64_t shared)
{
	uint64_t a = work->profiles[0][i].weight, b = work->profiles[1][j].weight;
	uint32_t overlap = stm_share(2 * shared, a + b),
		 contained = stm_share(shared, a < b ? a : b);
	uint32_t away = distance(work->expected[0][i], (int32_t)(16 * j + 8)) / 8;

	return (overlap > contained * 3 / 4 ? overlap : contained * 3 / 4) * 256 +
	       (away < 255 ? 255 - away : 0);
}

/*
 * Keeps the KEPT most promising of TALLY in LIST, of those whose kind agrees, by falling promise;
 * returns how many. Leaves the tally's sums zeroed.
 */
static size_t keep_best(
	const struct stm_work *work, uint32_t i, struct tally *tally, struct stm_candidate *list)
{
	size_t count = 0;

	for (size_t k = 0; k < tally->count; k++) {
		uint32_t j = tally->touched[k];
		struct stm_candidate new = {
			.other = j, .score = promise(work, i, j, tally->shared[j])};
		size_t at = count;

		tally->shared[j] = 0;
		if (!agree(work, i, j) || (count == KEPT && by_score(&new, &list[KEPT - 1]) > 0))
			continue;
		if (count < KEPT)
			count++;
		else
			at--;
		for (; at > 0 && by_score(&new, &list[at - 1]) < 0; at--)
			list[at] = list[at - 1];
		list[at] = new;
	}
	while (count > 1 && list[count - 1].score * HOPELESS < list[0].score)
		count--;
	return count;
}

/* The exact overlap, repetitions counted, for the few that were kept. */
static void score(const struct stm_work *work, uint32_t i, struct stm_candidates *candidates,
	uint32_t *counts)
{
	const struct stm_profile *a = &work->profiles[0][i];

	for (size_t k = 0; k < candidates->len; k++) {
		struct stm_candidate *candidate = &candidates->at[k];
		const struct stm_profile *b = &work->profiles[1][candidate->other];
		uint64_t shared = stm_profile_shared(work, a, b, counts);

		candidate->overlap = stm_share(2 * shared, a->weight + b->weight);
		candidate->score = candidate->overlap + votes(work, i, candidate->other);
	}
	qsort(candidates->at, candidates->len, sizeof(*candidates->at), by_score);
}

/* A title is a candidate for a title though they share no word. */
static void add_station(const struct stm_work *work, uint32_t i, struct stm_candidates *candidates)
{
	if (!stm_station_of(work->sides[0].paragraphs[i]))
		return;
	for (uint32_t j = 0; j < work->sides[1].count; j++) {
		if (!is_free(work, 1, j) || !agree(work, i, j))
			continue;
		for (size_t k = 0; k < candidates->len; k++)
			if (candidates->at[k].other == j)
				return;
		candidates->at[candidates->len++] = (struct stm_candidate){.other = j};
		return;
	}
}

/* BEST has one entry more than KEPT, for what add_station() may append. */
void stm_candidates_find(struct stm_work *work)
{
	size_t count[2] = {work->sides[0].count, work->sides[1].count};
	uint32_t *counts = stm_alloc_array(work->scratch, work->features + 1, sizeof(*counts));
	struct tally tally = {
		.shared = stm_alloc_array(work->scratch, count[1] + 1, sizeof(*tally.shared)),
		.touched = stm_alloc_array(work->scratch, count[1] + 1, sizeof(*tally.touched)),
	};
	struct postings postings;

	build_postings(work, &postings);
	work->candidates = stm_alloc_array(work->scratch, count[0] + 1, sizeof(*work->candidates));
	for (uint32_t i = 0; i < count[0]; i++) {
		struct stm_candidates *candidates = &work->candidates[i];
		struct stm_candidate best[KEPT + 1];

		if (!is_free(work, 0, i))
			continue;
		gather(work, &postings, i, &tally);
		candidates->at = best;
		candidates->len = keep_best(work, i, &tally, best);
		add_station(work, i, candidates);
		candidates->at = stm_alloc_array(work->scratch, candidates->len + 1, sizeof(*best));
		memcpy(candidates->at, best, candidates->len * sizeof(*best));
		score(work, i, candidates, counts);
	}
}
