/*
 * Step 5. A paragraph left over belongs to a split or a merge when most of its words are found in a
 * paragraph that already has a partner, among the words that the partner does not account for. The
 * best claims are granted first; each uses up the words it accounts for.
 */
#include "align/work.h"

#include <stdlib.h>

enum {
	CLAIM = 480,    /* thousandths of a leftover's weight that must be accounted for */
	CLAIM_WEAK = 700, /* the same when it has a poor partner to be taken from */
	WEAK = 520,     /* overlap below which a partner is poor */
	LEAST = 5,      /* words of a paragraph that can be part of a group */
};

/* Paragraph PART of SIDE claims to be part of HUB, on the other side. */
struct claim {
	uint32_t gain; /* thousandths accounted for */
	uint32_t part;
	uint32_t hub;
	int side;
};

struct claims {
	struct stm_work *work;
	STM_VEC(struct claim) list;
	uint32_t *counts; /* by feature, zeroed between uses */
	STM_VEC(uint32_t) hubs; /* by group - 1: the hub */
	STM_VEC(int) sides;     /* by group - 1: the side of the hub's parts */
	STM_VEC(uint32_t) parts[2]; /* joined so far: part, then group */
};

static void take_away(const struct stm_profile *profile, uint32_t *counts)
{
	for (size_t i = 0; i < profile->len; i++) {
		uint32_t *count = &counts[profile->at[i].id];

		*count = *count > profile->at[i].count ? *count - profile->at[i].count : 0;
	}
}

static uint64_t shared_with(const struct stm_work *work, const struct stm_profile *profile,
	const uint32_t *counts)
{
	uint64_t shared = 0;

	for (size_t i = 0; i < profile->len; i++) {
		uint32_t count = counts[profile->at[i].id];

		if (count > profile->at[i].count)
			count = profile->at[i].count;
		shared += (uint64_t)count * work->weights[profile->at[i].id];
	}
	return shared;
}

/* How much of PART the words of HUB account for that none of its parts so far does. */
static uint32_t unclaimed_share(struct claims *claims, int side, uint32_t part, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	const struct stm_profile *whole = &work->profiles[!side][hub];
	uint32_t group = work->group[!side][hub];
	int32_t partner = work->partner[!side][hub];
	uint64_t shared;

	for (size_t i = 0; i < whole->len; i++)
		claims->counts[whole->at[i].id] = whole->at[i].count;
	if (partner >= 0)
		take_away(&work->profiles[side][partner], claims->counts);
	for (size_t i = 0; group && i < claims->parts[side].len; i += 2)
		if (claims->parts[side].at[i + 1] == group)
			take_away(&work->profiles[side][claims->parts[side].at[i]], claims->counts);
	shared = shared_with(work, &work->profiles[side][part], claims->counts);
	for (size_t i = 0; i < whole->len; i++)
		claims->counts[whole->at[i].id] = 0;
	return stm_share(shared, work->profiles[side][part].weight);
}

static uint32_t overlap_of(const struct stm_work *work, uint32_t i, uint32_t j)
{
	for (size_t k = 0; k < work->candidates[i].len; k++)
		if (work->candidates[i].at[k].other == j)
			return work->candidates[i].at[k].overlap;
	return 0;
}

static uint32_t partner_overlap(const struct stm_work *work, int side, uint32_t i)
{
	uint32_t partner = (uint32_t)work->partner[side][i];

	return side ? overlap_of(work, partner, i) : overlap_of(work, i, partner);
}

static void consider(struct claims *claims, int side, uint32_t part, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	bool paired = work->partner[side][part] >= 0;
	struct claim claim = {.part = part, .hub = hub, .side = side};

	if (work->sides[side].words[part].len < LEAST || work->partner[!side][hub] < 0 ||
		work->partner[!side][hub] == (int32_t)part || !work->profiles[!side][hub].len)
		return;
	if (paired && partner_overlap(work, side, part) >= WEAK)
		return;
	claim.gain = unclaimed_share(claims, side, part, hub);
	if (claim.gain >= (paired ? CLAIM_WEAK : CLAIM))
		STM_PUSH(work->scratch, &claims->list, claim);
}

static int by_gain(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->gain != y->gain)
		return x->gain < y->gain ? 1 : -1;
	if (x->side != y->side)
		return x->side - y->side;
	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return (x->hub > y->hub) - (x->hub < y->hub);
}

static void join(struct claims *claims, int side, uint32_t part, uint32_t group)
{
	claims->work->group[side][part] = group;
	STM_PUSH(claims->work->scratch, &claims->parts[side], part);
	STM_PUSH(claims->work->scratch, &claims->parts[side], group);
}

static uint32_t open_group(struct claims *claims, int side, uint32_t hub)
{
	struct stm_work *work = claims->work;
	uint32_t group = ++work->groups;

	work->group[!side][hub] = group;
	STM_PUSH(work->scratch, &claims->hubs, hub);
	STM_PUSH(work->scratch, &claims->sides, side);
	work->group[side][work->partner[!side][hub]] = group;
	return group;
}

/* Whether HUB can take parts from SIDE: it is no part itself, and its partner is in no other group. */
static bool can_be_hub(const struct claims *claims, int side, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	uint32_t group = work->group[!side][hub];

	if (group)
		return claims->sides.at[group - 1] == side && claims->hubs.at[group - 1] == hub;
	return work->partner[!side][hub] >= 0 &&
	       !work->group[side][work->partner[!side][hub]];
}

static void grant(struct claims *claims, const struct claim *claim)
{
	struct stm_work *work = claims->work;
	int32_t partner = work->partner[claim->side][claim->part];
	uint32_t group;

	if (work->group[claim->side][claim->part] || !can_be_hub(claims, claim->side, claim->hub))
		return;
	if (unclaimed_share(claims, claim->side, claim->part, claim->hub) <
		(partner >= 0 ? CLAIM_WEAK : CLAIM))
		return;
	if (partner >= 0) {
		work->partner[claim->side][claim->part] = STM_NONE;
		work->partner[!claim->side][partner] = STM_NONE;
	}
	group = work->group[!claim->side][claim->hub];
	if (!group)
		group = open_group(claims, claim->side, claim->hub);
	join(claims, claim->side, claim->part, group);
}

void stm_groups_find(struct stm_work *work)
{
	struct claims claims = {
		.work = work,
		.counts = stm_alloc_array(work->scratch, work->features + 1, sizeof(uint32_t)),
	};

	for (int side = 0; side < 2; side++)
		work->group[side] = stm_alloc_array(
			work->scratch, work->sides[side].count + 1, sizeof(**work->group));
	for (uint32_t i = 0; i < work->sides[0].count; i++)
		for (size_t k = 0; k < work->candidates[i].len; k++) {
			uint32_t j = work->candidates[i].at[k].other;

			consider(&claims, 0, i, j);
			consider(&claims, 1, j, i);
		}
	if (claims.list.len)
		qsort(claims.list.at, claims.list.len, sizeof(*claims.list.at), by_gain);
	for (size_t k = 0; k < claims.list.len; k++)
		grant(&claims, &claims.list.at[k]);
}
