/*
 * The alignment, step by step. It is computed in one direction only, whichever document is given
 * first, and turned round when need be: so the two directions mirror each other, ties included.
 */
#include "align/align.h"

#include <stdlib.h>

#include "align/work.h"
#include "hash/hash.h"

/*
 * Sides are put in an order of their own: the shorter first, then by content. Two sides that are
 * equal in both need no order, as every paragraph has an anchor.
 */
static bool is_turned(const struct stm_side sides[2])
{
	if (sides[0].count != sides[1].count)
		return sides[0].count > sides[1].count;
	for (size_t i = 0; i < sides[0].count; i++) {
		int order = memcmp(sides[0].paragraphs[i]->hash, sides[1].paragraphs[i]->hash, 16);

		if (order)
			return order > 0;
	}
	return false;
}

/*
 * The opening verb of each paragraph without an anchor, as its place in the lexicon + 1.
 * Everybody's table ("*") will do: only sameness is asked.
 */
static void find_verbs(struct stm_work *work)
{
	for (int side = 0; side < 2; side++) {
		const struct stm_side *s = &work->sides[side];

		work->verbs[side] = stm_alloc_array(
			work->scratch, s->count + 1, sizeof(**work->verbs));
		for (size_t i = 0; i < s->count; i++) {
			const struct stm_lexeme *verb;

			if (work->partner[side][i] >= 0)
				continue;
			verb = stm_lexicon_opening(
				work->lexicon, stm_paragraph_str(s->paragraphs[i]), "*");
			if (verb)
				work->verbs[side][i] = (uint32_t)(verb - work->lexicon->lexemes) +
						       1;
		}
	}
}

static void work_init(struct stm_work *work, struct stm_arena *scratch,
	const struct stm_side *sides, const struct stm_lexicon *lexicon)
{
	*work = (struct stm_work){.scratch = scratch, .sides = sides, .lexicon = lexicon};
	for (int side = 0; side < 2; side++) {
		work->partner[side] = stm_alloc_array(
			scratch, sides[side].count + 1, sizeof(**work->partner));
		for (size_t i = 0; i < sides[side].count; i++)
			work->partner[side][i] = STM_NONE;
	}
}

/*
 * What the alignment of a group or pair is made of, before it is turned. One side at least has
 * one member, the hub; on the other are its parts. SHARED and WEIGHT are in units of feature
 * weight: what hub and parts share, summed, and what all of them weigh. MEMBERS ascend.
 */
struct bundle {
	uint32_t *members[2];
	size_t count[2];
	uint32_t main[2]; /* the largest on each side */
	uint64_t shared, weight;
};

static void append(struct bundle *bundle, struct stm_arena *arena, int side, uint32_t i)
{
	bundle->members[side] = stm_resize(arena, bundle->members[side],
		bundle->count[side] * sizeof(uint32_t),
		(bundle->count[side] + 1) * sizeof(uint32_t));
	bundle->members[side][bundle->count[side]++] = i;
}

/* One bundle a pair or group; those of groups come first, by their number. */
static size_t collect_bundles(
	struct stm_work *work, struct bundle *bundles, struct stm_arena *arena)
{
	size_t count = work->groups;

	for (int side = 0; side < 2; side++)
		for (uint32_t i = 0; i < work->sides[side].count; i++)
			if (work->group[side][i])
				append(&bundles[work->group[side][i] - 1], arena, side, i);
	for (uint32_t i = 0; i < work->sides[0].count; i++) {
		int32_t j = work->partner[0][i];

		if (j < 0 || work->group[0][i])
			continue;
		append(&bundles[count], arena, 0, i);
		append(&bundles[count], arena, 1, (uint32_t)j);
		count++;
	}
	return count;
}

/*
 * Adds what hub and parts share, and finds the part that shares most: the largest heir, or the
 * largest contributor. Of equals the first in document order. A pair of equal texts has no
 * profiles, so all is 0 there.
 */
static void measure(struct stm_work *work, struct bundle *bundle, uint32_t *counts)
{
	int many = bundle->count[1] > 1;
	uint32_t hub = bundle->members[!many][0];
	uint64_t most = 0;

	bundle->main[!many] = hub;
	bundle->main[many] = bundle->members[many][0];
	bundle->weight = work->profiles[!many][hub].weight;
	for (size_t k = 0; k < bundle->count[many]; k++) {
		uint32_t part = bundle->members[many][k];
		uint64_t shared = stm_profile_shared(
			work, &work->profiles[!many][hub], &work->profiles[many][part], counts);

		bundle->shared += shared;
		bundle->weight += work->profiles[many][part].weight;
		if (shared > most) {
			most = shared;
			bundle->main[many] = part;
		}
	}
}

static bool is_same(const struct stm_paragraph *a, const struct stm_paragraph *b)
{
	return !memcmp(a->hash, b->hash, 16);
}

/* By label as well as by kind: a subparagraph of the preamble is of the preamble. */
static bool is_preamble(const struct stm_paragraph *paragraph)
{
	return paragraph->kind == STM_PREAMBULAR || !strncmp(paragraph->label, "PP", 2);
}

/* OP and all that hangs under it. */
static bool is_operative(const struct stm_paragraph *paragraph)
{
	return !strncmp(paragraph->label, "OP", 2);
}

/*
 * A pair whose texts differ is never called wholly the same: its similarity ends at 999, though
 * its words in another order can weigh alike.
 */
static struct stm_match make_match(
	const struct stm_work *work, const struct bundle *bundle, bool turned)
{
	const struct stm_paragraph *a = work->sides[0].paragraphs[bundle->main[0]];
	const struct stm_paragraph *b = work->sides[1].paragraphs[bundle->main[1]];
	struct stm_match match = {
		.olds = bundle->members[turned],
		.news = bundle->members[!turned],
		.old_count = bundle->count[turned],
		.new_count = bundle->count[!turned],
		.old_main = bundle->main[turned],
		.new_main = bundle->main[!turned],
		.similarity = stm_share(2 * bundle->shared, bundle->weight),
	};

	if (match.old_count > 1 || match.new_count > 1)
		match.relation = match.new_count > 1 ? STM_SPLIT : STM_MERGED;
	else
		match.relation = is_same(a, b) ? STM_UNCHANGED : STM_REWORDED;
	if (match.similarity > STM_WHOLE - 1)
		match.similarity = STM_WHOLE - 1;
	if (match.relation == STM_UNCHANGED)
		match.similarity = STM_WHOLE;
	if (strcmp(a->label, b->label) != 0)
		match.flags |= STM_RELABELLED;
	if ((is_preamble(a) && is_operative(b)) || (is_operative(a) && is_preamble(b)))
		match.flags |= STM_RECAST;
	return match;
}

/*
 * Bundles in the order of their main paragraph on side 0, which the order of side 1 is held
 * against.
 */
static void mark_moved(
	struct stm_work *work, const struct bundle *bundles, size_t count, bool *moved)
{
	size_t rows = work->sides[0].count, found = 0;
	uint32_t *at = stm_alloc_array(work->scratch, rows + 1, sizeof(*at));
	uint32_t *order = stm_alloc_array(work->scratch, count + 1, sizeof(*order));
	uint32_t *sequence = stm_alloc_array(work->scratch, count + 1, sizeof(*sequence));
	uint32_t *weights = stm_alloc_array(work->scratch, count + 1, sizeof(*weights));
	bool *out = stm_alloc_array(work->scratch, count + 1, sizeof(*out));

	for (uint32_t k = 0; k < count; k++)
		at[bundles[k].main[0]] = k + 1;
	for (size_t i = 0; i < rows; i++) {
		if (!at[i])
			continue;
		order[found] = at[i] - 1;
		sequence[found] = bundles[at[i] - 1].main[1];
		weights[found++] = (uint32_t)work->sides[0].words[i].len + 1;
	}
	stm_order_find(work->scratch, sequence, weights, found, out);
	for (size_t k = 0; k < found; k++)
		moved[order[k]] = out[k];
}

/* A new paragraph is in one match at most, so there are no ties. */
static int by_new(const void *a, const void *b)
{
	const struct stm_match *x = a, *y = b;

	return (x->news[0] > y->news[0]) - (x->news[0] < y->news[0]);
}

/* The members go to the result's arena, all else to the scratch arena. */
static void make_matches(
	struct stm_work *work, struct stm_alignment *out, struct stm_arena *arena, bool turned)
{
	size_t most = work->sides[0].count + work->sides[1].count + 1;
	struct bundle *bundles = stm_alloc_array(work->scratch, most, sizeof(*bundles));
	uint32_t *counts = stm_alloc_array(work->scratch, work->features + 1, sizeof(*counts));
	bool *moved = stm_alloc_array(work->scratch, most, sizeof(*moved));

	out->count = collect_bundles(work, bundles, arena);
	out->matches = stm_alloc_array(arena, out->count + 1, sizeof(*out->matches));
	for (size_t k = 0; k < out->count; k++)
		measure(work, &bundles[k], counts);
	mark_moved(work, bundles, out->count, moved);
	for (size_t k = 0; k < out->count; k++) {
		out->matches[k] = make_match(work, &bundles[k], turned);
		if (moved[k])
			out->matches[k].flags |= STM_MOVED;
	}
	qsort(out->matches, out->count, sizeof(*out->matches), by_new);
}

/*
 * Near linear in paragraphs: anchors by hashing, order in n log n, and for each paragraph that is
 * left a bounded number of candidates.
 */
void stm_align(struct stm_alignment *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_side sides[2], const struct stm_lexicon *lexicon)
{
	bool turned = is_turned(sides);
	struct stm_side ordered[2] = {sides[turned], sides[!turned]};
	struct stm_work work;

	work_init(&work, scratch, ordered, lexicon);
	stm_anchors_pair(&work);
	stm_anchors_expect(&work);
	find_verbs(&work);
	stm_profiles_build(&work);
	stm_candidates_find(&work);
	stm_assign(&work);
	stm_groups_find(&work);
	make_matches(&work, out, arena, turned);
}
