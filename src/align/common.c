/*
 * The matching that changes least, and of two that change as much the one that does so in fewer
 * places (Gotoh 1982: an alignment with affine gaps). That takes the product of both lengths, so
 * texts are first cut at runs of eight tokens that occur once in both, which are the same phrase;
 * what is then still too large, at runs of three, and at single tokens (Cohen's patience
 * difference). A stretch that has none and is too large to be worth the trouble counts as
 * rewritten. An example:
 *
 *     A    the tolls of the upper locks and the tolls of the harbour
 *     B    the dues of the harbour and the tolls of the upper locks
 *
 * Eight words can be kept, with changes in three places. To keep "tolls of the upper locks" whole
 * leaves two places and changes four words more, which is too dear.
 */
#include "align/common.h"

#include "align/work.h"
#include "hash/hash.h"

enum {
	TOKEN = 4, /* what it costs to change one, and one of content */
	CONTENT = 5,
	FAR = 1 << 28,   /* out of reach of any sum of these */
	CELLS = 1 << 20, /* of a region that is compared whole: a thousand tokens on both sides */
};

/*
 * Long runs first: where they are unique they are the same phrase, while a unique word can be
 * there by chance.
 */
static const size_t run_lengths[] = {8, 3, 1};
enum { RUNS = sizeof(run_lengths) / sizeof(run_lengths[0]) };

/* Tokens A to A_END (excluded) of A beside B to B_END of B: nothing between is matched yet. */
struct region {
	size_t a, a_end, b, b_end;
};

struct matcher {
	struct stm_arena *scratch;
	const struct stm_token *a, *b;
	int32_t *match;
	struct stm_common_room *room;
};

static bool equal(const struct matcher *m, size_t i, size_t j)
{
	return m->a[i].id == m->b[j].id;
}

/* Matches what both ends of the region have in common, and takes it off. */
static void trim(const struct matcher *m, struct region *r)
{
	while (r->a < r->a_end && r->b < r->b_end && equal(m, r->a, r->b))
		m->match[r->a++] = (int32_t)r->b++;
	while (r->a < r->a_end && r->b < r->b_end && equal(m, r->a_end - 1, r->b_end - 1))
		m->match[--r->a_end] = (int32_t)--r->b_end;
}

/* How the cheapest way to a cell came there; one bit for each of the cell's two states. */
enum step {
	KEPT_BEHIND_CHANGE = 1 << 0, /* kept: its pair stands behind a change */
	IS_INSERTED = 1 << 1,        /* changed: the token of B came, else that of A went */
	GOES_ON = 1 << 2,            /* changed: the token before was changed as well */
};

static int32_t cost_of(const struct stm_token *token)
{
	return token->weight > STM_WEIGHT_MARK ? CONTENT : TOKEN;
}

/* BEFORE as what changes a token comes from it: behind what is kept a new place begins. */
static struct stm_cost in_place(struct stm_cost before, int32_t place)
{
	return (struct stm_cost){before.kept + place, before.changed};
}

/* Changes a token that costs PRICE behind what cost BEFORE, if that is the cheapest way to HERE. */
static unsigned change(
	struct stm_cost *here, unsigned steps, struct stm_cost before, int32_t price, unsigned kind)
{
	bool goes_on = before.changed <= before.kept;
	int32_t cost = price + (goes_on ? before.changed : before.kept);

	if (cost >= here->changed)
		return steps;
	here->changed = cost;
	return (steps & KEPT_BEHIND_CHANGE) | kind | (goes_on ? GOES_ON : 0);
}

/* Keeps a pair behind what cost BEFORE. */
static unsigned keep(struct stm_cost *here, struct stm_cost before)
{
	bool behind = before.changed < before.kept;

	here->kept = behind ? before.changed : before.kept;
	return behind ? KEPT_BEHIND_CHANGE : 0;
}

/*
 * The cost of every cell, row by row; cell (i, j) is between I tokens of the region's A and J of
 * its B. Only the newest row is kept, and the steps. Returns the cost of the last cell.
 */
static struct stm_cost fill(const struct matcher *m, const struct region *r)
{
	size_t width = r->b_end - r->b + 1;
	struct stm_cost *row = m->room->row;
	const int32_t place = m->room->place;

	for (size_t i = 0; i <= r->a_end - r->a; i++) {
		struct stm_cost diagonal = {FAR, FAR};

		for (size_t j = 0; j < width; j++) {
			struct stm_cost here = {i || j ? FAR : 0, FAR};
			unsigned step = 0;

			if (i && j && equal(m, r->a + i - 1, r->b + j - 1))
				step = keep(&here, diagonal);
			if (i)
				step = change(&here, step, in_place(row[j], place),
					cost_of(&m->a[r->a + i - 1]), 0);
			if (j)
				step = change(&here, step, in_place(row[j - 1], place),
					cost_of(&m->b[r->b + j - 1]), IS_INSERTED);
			diagonal = row[j];
			row[j] = here;
			m->room->steps[i * width + j] = (uint8_t)step;
		}
	}
	return row[width - 1];
}

/* Matches the pairs on the way back from the last cell. */
static void follow(const struct matcher *m, const struct region *r, bool changed)
{
	size_t i = r->a_end - r->a, j = r->b_end - r->b, width = j + 1;

	while (i || j) {
		unsigned step = m->room->steps[i * width + j];

		if (!changed) {
			m->match[r->a + --i] = (int32_t)(r->b + --j);
			changed = step & KEPT_BEHIND_CHANGE;
			continue;
		}
		changed = step & GOES_ON;
		if (step & IS_INSERTED)
			j--;
		else
			i--;
	}
}

/* Grown to twice what is needed, so that all pairs of a diff together cost a constant factor. */
static void reserve(struct stm_common_room *room, size_t width, size_t cells)
{
	if (width > room->width) {
		room->width = 2 * width;
		room->row = stm_alloc_array(room->arena, room->width, sizeof(*room->row));
	}
	if (cells > room->cells) {
		room->cells = 2 * cells;
		room->steps = stm_alloc(room->arena, room->cells);
	}
}

/* The matching of least cost. */
static void match_all(const struct matcher *m, const struct region *r)
{
	size_t width = r->b_end - r->b + 1;
	struct stm_cost cost;

	reserve(m->room, width, width * (r->a_end - r->a + 1));
	cost = fill(m, r);
	follow(m, r, cost.changed < cost.kept);
}

/* Starts from LENGTH, so that runs of different lengths do not share keys. */
static uint64_t run_key(const struct stm_token *at, size_t length)
{
	uint64_t key = length;

	for (size_t k = 0; k < length; k++)
		key = stm_hash_pair(key, at[k].id);
	return key;
}

/*
 * Where runs of LENGTH tokens that occur once in A and once in B start, from the region's start:
 * pairs of positions, ascending in A.
 */
struct unique {
	STM_VEC(uint32_t) a;
	STM_VEC(uint32_t) b;
};

/*
 * The map holds for each run of A its position + 1, or 0 when it occurs again; WHERE holds for
 * each position of A that of the only such run of B, + 1, or UINT32_MAX when there are several.
 */
static void find_unique(
	const struct matcher *m, const struct region *r, size_t length, struct unique *unique)
{
	struct stm_map map;
	size_t a_end = r->a_end + 1 - length, b_end = r->b_end + 1 - length;
	uint32_t *where = stm_alloc_array(m->scratch, r->a_end - r->a + 1, sizeof(*where));

	stm_map_init(&map, m->scratch, r->a_end - r->a);
	for (size_t i = r->a; i < a_end; i++) {
		int added;
		uint32_t *slot = stm_map_put(&map, run_key(m->a + i, length), &added);

		*slot = added ? (uint32_t)(i - r->a) + 1 : 0;
	}
	for (size_t j = r->b; j < b_end; j++) {
		const uint32_t *slot = stm_map_get(&map, run_key(m->b + j, length));

		if (slot && *slot)
			where[*slot - 1] = where[*slot - 1] ? UINT32_MAX : (uint32_t)(j - r->b) + 1;
	}
	for (size_t i = 0; i < r->a_end - r->a; i++) {
		if (!where[i] || where[i] == UINT32_MAX)
			continue;
		STM_PUSH(m->scratch, &unique->a, (uint32_t)i);
		STM_PUSH(m->scratch, &unique->b, where[i] - 1);
	}
}

/* Keeps the pairs of UNIQUE that ascend on both sides. */
static void keep_ascending(struct stm_arena *scratch, struct unique *unique)
{
	size_t kept = 0;
	bool *moved = stm_alloc_array(scratch, unique->a.len + 1, sizeof(*moved));
	uint32_t *weights = stm_alloc_array(scratch, unique->a.len + 1, sizeof(*weights));

	stm_order_find(scratch, unique->b.at, weights, unique->a.len, moved);
	for (size_t k = 0; k < unique->a.len; k++) {
		if (moved[k])
			continue;
		unique->a.at[kept] = unique->a.at[k];
		unique->b.at[kept++] = unique->b.at[k];
	}
	unique->a.len = unique->b.len = kept;
}

/*
 * METHOD is an index into run_lengths; past its end a region that is still too large is given up.
 */
static void split(const struct matcher *m, struct region r, size_t method);

/* Cuts R at the unique runs; what lies between goes on with the next METHOD. */
static void cut_at_unique(const struct matcher *m, struct region r, size_t method)
{
	size_t length = run_lengths[method], a = r.a, b = r.b;
	struct unique unique = {0};

	if (r.a_end - r.a >= length && r.b_end - r.b >= length) {
		find_unique(m, &r, length, &unique);
		keep_ascending(m->scratch, &unique);
	}
	for (size_t k = 0; k < unique.a.len; k++) {
		size_t i = r.a + unique.a.at[k], j = r.b + unique.b.at[k];

		if (i < a || j < b) {
			/* overlaps the run before: only what lies past it is new */
			continue;
		}
		split(m, (struct region){a, i, b, j}, method + 1);
		for (size_t n = 0; n < length; n++)
			m->match[i + n] = (int32_t)(j + n);
		a = i + length;
		b = j + length;
	}
	split(m, (struct region){a, r.a_end, b, r.b_end}, method + 1);
}

static void split(const struct matcher *m, struct region r, size_t method)
{
	size_t cells;

	trim(m, &r);
	if (r.a == r.a_end || r.b == r.b_end)
		return;
	cells = (r.a_end - r.a + 1) * (r.b_end - r.b + 1);
	if (method && cells <= CELLS)
		match_all(m, &r);
	else if (method < RUNS)
		cut_at_unique(m, r, method);
}

void stm_common_find(struct stm_common_room *room, const struct stm_tokens *a,
	const struct stm_tokens *b, int32_t *match)
{
	struct matcher m = {
		.scratch = room->arena, .a = a->at, .b = b->at, .match = match, .room = room};

	for (size_t i = 0; i < a->len; i++)
		match[i] = STM_UNMATCHED;
	split(&m, (struct region){0, a->len, 0, b->len}, 0);
}
