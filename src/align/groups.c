/*
 * Step 5. A paragraph left over belongs to a split or a merge when most of its words are found in
 * a longer one of the other side, among the words that the other parts of that one do not account
 * for; or when it accounts for most of what they leave. The best claims are granted first; each
 * uses up the words it accounts for. A group that ends with one part is a pair when the claim was
 * strong, and nothing otherwise.
 *
 *     old 7    Requests the Board to dredge the basin and to publish its tolls each spring;
 *     new 7    Requests the Board to dredge the basin;             paired with old 7 in step 4
 *     new 8    Also requests the Board to publish its tolls each spring;    left over
 *
 * Old 7 is the hub. Of new 8 it has nearly all words, and those that new 7 does not account for
 * are still most of it: its claim is granted, and old 7 was split into new 7 and new 8.
 */
#include "align/work.h"

#include <stdlib.h>

/*
 * Thousandths, but for LEAST and EVIDENCE. Set together on the twelve pairs of resolutions aligned
 * by hand (docs/measurements.md), where CLAIM and CLAIM_MORE stand between the parts of true
 * splits and clauses that only share a formula. A hub that is split already is more easily
 * believed to have another part; a paragraph that has a partner, if a poor one, less easily to be
 * one.
 */
enum {
	CLAIM = 470,      /* merit of a claim that is granted */
	CLAIM_MORE = 330, /* the same when the hub has two parts already */
	CLAIM_WEAK = 700, /* the same when the part has a poor partner to be taken from */
	WEAK = 520,       /* overlap below which a partner is poor */
	ALONE = 600,      /* merit of an only part */
	ALONE_BOTH = 850, /* the same with the overlap, so that it is no mere opening of the hub */
	LEAST = 5,        /* words of a paragraph that can be part of a group */
	EVIDENCE = 800,   /* weight: five rare words in a row, and their pairs */
};

/* Paragraph PART of SIDE claims to be part of HUB, on the other side. */
struct claim {
	uint32_t merit; /* thousandths */
	uint32_t part;
	uint32_t hub;
	int side;
};

/* A hub and its parts on SIDE. */
struct group {
	uint32_t hub;
	int side;
	STM_VEC(uint32_t) parts;
	uint32_t merit; /* of the first claim, when the hub had no partner; else STM_WHOLE */
};

/* LIST is of all that were worth considering; GROUPS only grows, and settle() throws out. */
struct claims {
	struct stm_work *work;
	STM_VEC(struct claim) list;
	uint32_t *counts;             /* by feature, zeroed between uses */
	STM_VEC(struct group) groups; /* by number - 1 */
};

/* Words of COUNTS that PROFILE accounts for are used up; counts do not go below 0. */
static void take_away(const struct stm_profile *profile, uint32_t *counts)
{
	for (size_t i = 0; i < profile->len; i++) {
		uint32_t *count = &counts[profile->at[i].id];

		*count = *count > profile->at[i].count ? *count - profile->at[i].count : 0;
	}
}

/* Weight of what PROFILE has in common with what is left in COUNTS. */
static uint64_t shared_with(
	const struct stm_work *work, const struct stm_profile *profile, const uint32_t *counts)
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

/* Weight of what is left in COUNTS of the features of PROFILE, which are zeroed. */
static uint64_t clear(
	const struct stm_work *work, const struct stm_profile *profile, uint32_t *counts)
{
	uint64_t left = 0;

	for (size_t i = 0; i < profile->len; i++) {
		left += (uint64_t)counts[profile->at[i].id] * work->weights[profile->at[i].id];
		counts[profile->at[i].id] = 0;
	}
	return left;
}

/* Takes from the counts what those parts of HUB account for that it has so far. */
static void take_parts(struct claims *claims, int side, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	uint32_t number = work->group[!side][hub];
	int32_t partner = work->partner[!side][hub];

	if (!number && partner >= 0)
		take_away(&work->profiles[side][partner], claims->counts);
	for (size_t i = 0; number && i < claims->groups.at[number - 1].parts.len; i++)
		take_away(&work->profiles[side][claims->groups.at[number - 1].parts.at[i]],
			claims->counts);
}

/*
 * How much of PART the words of HUB account for: the mean of what all of them do and of what
 * those do that none of HUB's parts so far accounts for. (Two merged clauses often share their
 * opening.) To that comes half of how much PART accounts for of what those parts leave, if that
 * is more than a few words: a clause that was shortened when it was merged has lost most of its
 * own.
 */
static uint32_t merit_of(struct claims *claims, int side, uint32_t part, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	const struct stm_profile *whole = &work->profiles[!side][hub];
	const struct stm_profile *profile = &work->profiles[side][part];
	uint64_t all, rest, left;
	uint32_t merit;

	for (size_t i = 0; i < whole->len; i++)
		claims->counts[whole->at[i].id] = whole->at[i].count;
	all = shared_with(work, profile, claims->counts);
	take_parts(claims, side, hub);
	rest = shared_with(work, profile, claims->counts);
	left = clear(work, whole, claims->counts);
	merit = stm_share(all + rest, 2 * profile->weight);
	if (left < whole->weight && rest > EVIDENCE)
		merit += stm_share(rest, left) / 2;
	return merit;
}

/* 0 when J of side 1 is no candidate of I. */
static uint32_t overlap_of(const struct stm_work *work, uint32_t i, uint32_t j)
{
	for (size_t k = 0; k < work->candidates[i].len; k++)
		if (work->candidates[i].at[k].other == j)
			return work->candidates[i].at[k].overlap;
	return 0;
}

/* The overlap of paragraph I of SIDE with paragraph J of the other side. */
static uint32_t overlap_between(const struct stm_work *work, int side, uint32_t i, uint32_t j)
{
	return side ? overlap_of(work, j, i) : overlap_of(work, i, j);
}

/*
 * Lists the claim of PART on HUB when it may be granted, by the lowest bar that it may meet; a
 * hub weighs no less than its part and has no anchor (its profile is not empty).
 */
static void consider(struct claims *claims, int side, uint32_t part, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	bool paired = work->partner[side][part] >= 0;
	struct claim claim = {.part = part, .hub = hub, .side = side};

	if (work->sides[side].words[part].len < LEAST || !work->profiles[!side][hub].len ||
		work->partner[!side][hub] == (int32_t)part ||
		work->profiles[!side][hub].weight < work->profiles[side][part].weight)
		return;
	if (paired &&
		overlap_between(work, side, part, (uint32_t)work->partner[side][part]) >= WEAK)
		return;
	claim.merit = merit_of(claims, side, part, hub);
	if (claim.merit >= (paired ? CLAIM_WEAK : CLAIM_MORE))
		STM_PUSH(work->scratch, &claims->list, claim);
}

/* By falling merit, then in an order that does not depend on how the list was made. */
static int by_merit(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;

	if (x->merit != y->merit)
		return x->merit < y->merit ? 1 : -1;
	if (x->side != y->side)
		return x->side - y->side;
	if (x->part != y->part)
		return x->part < y->part ? -1 : 1;
	return (x->hub > y->hub) - (x->hub < y->hub);
}

static void join(struct claims *claims, int side, uint32_t part, uint32_t number)
{
	claims->work->group[side][part] = number;
	STM_PUSH(claims->work->scratch, &claims->groups.at[number - 1].parts, part);
}

/* A group of HUB and the partner it has, if any. */
static uint32_t open_group(struct claims *claims, int side, uint32_t hub, uint32_t merit)
{
	struct stm_work *work = claims->work;
	int32_t partner = work->partner[!side][hub];
	uint32_t number = ++work->groups;

	STM_PUSH(work->scratch, &claims->groups,
		(struct group){.hub = hub, .side = side, .merit = partner < 0 ? merit : STM_WHOLE});
	work->group[!side][hub] = number;
	if (partner >= 0)
		join(claims, side, (uint32_t)partner, number);
	return number;
}

/*
 * Whether HUB can take parts from SIDE: it is no part itself, and its partner is in no other
 * group. So groups are stars: no paragraph is hub and part at once.
 */
static bool can_be_hub(const struct claims *claims, int side, uint32_t hub)
{
	const struct stm_work *work = claims->work;
	uint32_t number = work->group[!side][hub];
	int32_t partner = work->partner[!side][hub];

	if (number)
		return claims->groups.at[number - 1].side == side &&
		       claims->groups.at[number - 1].hub == hub;
	return partner < 0 || !work->group[side][partner];
}

/* The merit that CLAIM must have to be granted, as things stand. */
static uint32_t least_merit(const struct claims *claims, const struct claim *claim)
{
	const struct stm_work *work = claims->work;
	uint32_t number = work->group[!claim->side][claim->hub];

	if (work->partner[claim->side][claim->part] >= 0)
		return CLAIM_WEAK;
	return number && claims->groups.at[number - 1].parts.len > 1 ? CLAIM_MORE : CLAIM;
}

/* Things have changed since the claim was listed, so its merit is worked out once more. */
static void grant(struct claims *claims, const struct claim *claim)
{
	struct stm_work *work = claims->work;
	int32_t partner = work->partner[claim->side][claim->part];
	uint32_t number;

	if (work->group[claim->side][claim->part] || !can_be_hub(claims, claim->side, claim->hub))
		return;
	if (partner >= 0 && work->group[!claim->side][partner])
		return;
	if (merit_of(claims, claim->side, claim->part, claim->hub) < least_merit(claims, claim))
		return;
	if (partner >= 0) {
		work->partner[claim->side][claim->part] = STM_NONE;
		work->partner[!claim->side][partner] = STM_NONE;
	}
	number = work->group[!claim->side][claim->hub];
	if (!number)
		number = open_group(claims, claim->side, claim->hub, claim->merit);
	join(claims, claim->side, claim->part, number);
}

/* Whether a group that ended with one part is a pair. */
static bool is_pair(const struct stm_work *work, const struct group *group)
{
	uint32_t overlap = overlap_between(work, group->side, group->parts.at[0], group->hub);

	return group->merit >= ALONE && group->merit + overlap >= ALONE_BOTH;
}

/* Dissolves groups of one part, and numbers the others anew. */
static void settle(struct claims *claims)
{
	struct stm_work *work = claims->work;
	uint32_t kept = 0;

	for (size_t k = 0; k < claims->groups.len; k++) {
		const struct group *group = &claims->groups.at[k];
		uint32_t number = group->parts.len > 1 ? ++kept : 0;

		work->group[!group->side][group->hub] = number;
		for (size_t i = 0; i < group->parts.len; i++)
			work->group[group->side][group->parts.at[i]] = number;
		if (number || !is_pair(work, group))
			continue;
		work->partner[!group->side][group->hub] = (int32_t)group->parts.at[0];
		work->partner[group->side][group->parts.at[0]] = (int32_t)group->hub;
	}
	work->groups = kept;
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
		qsort(claims.list.at, claims.list.len, sizeof(*claims.list.at), by_merit);
	for (size_t k = 0; k < claims.list.len; k++)
		grant(&claims, &claims.list.at[k]);
	settle(&claims);
}
