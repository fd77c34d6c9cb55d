/*
 * Large texts are first cut at runs of tokens that occur once in both (Cohen's patience
 * difference, over runs of eight, three and one token), which takes n log n; what is left between
 * the cuts is small and is split at the longest run around its rarest common token (the histogram
 * difference of JGit), which keeps phrases whole. A stretch that has no rare common token and is
 * too large to be worth the trouble counts as rewritten. An example of the second method:
 *
 *     A    the tolls of the upper locks and the tolls of the harbour
 *     B    the dues of the harbour and the tolls of the upper locks
 *
 * The first "the" is matched at once; "tolls of the upper locks" weighs most of what is common
 * and is matched then. To its left nothing remains of A, to its right nothing of B, so the rest
 * is inserted and deleted: "of the harbour" would cross the phrase.
 */
#include "align/common.h"

#include "align/work.h"
#include "hash/hash.h"

/*
 * SMALL keeps nearly every paragraph whole with the second method, which reads better and can
 * take n squared; FREQUENT bounds how often it looks at a token.
 */
enum {
	SMALL = 1500,  /* tokens of both sides that the second method takes */
	FREQUENT = 24, /* occurrences past which a token splits nothing */
	DEEPEST = 400, /* nested splits; far past what texts need */
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
	uint32_t
		*first; /* by id: the first occurrence in A of a region, + 1; zeroed between uses */
	uint32_t *count; /* by id: occurrences in A of a region; zeroed between uses */
	uint32_t *next;  /* by token of A: the next of the same id in the region, + 1 */
	size_t ids;      /* how many FIRST and COUNT have room for */
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

/* From the end, so that each list through NEXT ascends. */
static void count_tokens(const struct matcher *m, const struct region *r)
{
	for (size_t i = r->a_end; i-- > r->a;) {
		uint32_t id = m->a[i].id;

		m->next[i] = m->first[id];
		m->first[id] = (uint32_t)i + 1;
		m->count[id]++;
	}
}

static void forget_tokens(const struct matcher *m, const struct region *r)
{
	for (size_t i = r->a; i < r->a_end; i++)
		m->first[m->a[i].id] = m->count[m->a[i].id] = 0;
}

/*
 * LENGTH equal tokens from A and from B on; weights as in a redline, so that content wins over
 * marks.
 */
struct run {
	size_t a, b, length;
	uint32_t rarity; /* occurrences of its rarest token; lower is better */
	uint32_t weight;
};

/* The run of equal tokens around I and J, as far as the region goes. */
static struct run extend(const struct matcher *m, const struct region *r, size_t i, size_t j)
{
	struct run run = {.a = i, .b = j, .rarity = UINT32_MAX};
	size_t end = i;

	while (run.a > r->a && run.b > r->b && equal(m, run.a - 1, run.b - 1)) {
		run.a--;
		run.b--;
	}
	for (size_t k = j; end < r->a_end && k < r->b_end && equal(m, end, k); k++)
		end++;
	run.length = end - run.a;
	for (size_t k = run.a; k < end; k++) {
		run.weight += m->a[k].weight;
		if (m->count[m->a[k].id] < run.rarity)
			run.rarity = m->count[m->a[k].id];
	}
	return run;
}

/* The first found stays among equals: document order of B, then of A. */
static bool is_better(const struct run *run, const struct run *best)
{
	if (!best->length)
		return true;
	if (run->weight != best->weight)
		return run->weight > best->weight;
	return run->rarity < best->rarity;
}

/* The heaviest run that holds a token rare in A; length 0 when there is none. */
static struct run find_run(const struct matcher *m, const struct region *r)
{
	struct run best = {0};

	count_tokens(m, r);
	for (size_t j = r->b; j < r->b_end;) {
		size_t next = j + 1;
		uint32_t id = m->b[j].id;

		if (id < m->ids && m->count[id] <= FREQUENT)
			for (uint32_t i = m->first[id]; i; i = m->next[i - 1]) {
				struct run run = extend(m, r, i - 1, j);

				if (is_better(&run, &best))
					best = run;
				if (run.b + run.length > next)
					next = run.b + run.length;
			}
		j = next;
	}
	forget_tokens(m, r);
	return best;
}

/*
 * At most DEEPEST deep; what is left then counts as changed, which is never wrong, only coarse.
 */
static void split_at_runs(const struct matcher *m, struct region r, unsigned depth)
{
	struct run run;

	trim(m, &r);
	if (r.a == r.a_end || r.b == r.b_end || depth == DEEPEST)
		return;
	run = find_run(m, &r);
	if (!run.length)
		return;
	for (size_t k = 0; k < run.length; k++)
		m->match[run.a + k] = (int32_t)(run.b + k);
	split_at_runs(m, (struct region){r.a, run.a, r.b, run.b}, depth + 1);
	split_at_runs(m, (struct region){run.a + run.length, r.a_end, run.b + run.length, r.b_end},
		depth + 1);
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
	trim(m, &r);
	if (r.a == r.a_end || r.b == r.b_end)
		return;
	if (r.a_end - r.a + r.b_end - r.b <= SMALL)
		split_at_runs(m, r, 0);
	else if (method < RUNS)
		cut_at_unique(m, r, method);
}

/* Grown to twice what is needed, so that all pairs of a diff together cost a constant factor. */
static void reserve(struct stm_common_room *room, const struct stm_tokens *a)
{
	uint32_t highest = 0;

	for (size_t i = 0; i < a->len; i++)
		if (a->at[i].id > highest)
			highest = a->at[i].id;
	if (highest >= room->ids) {
		room->ids = 2 * (size_t)highest + 1024;
		room->first = stm_alloc_array(room->arena, room->ids, sizeof(*room->first));
		room->count = stm_alloc_array(room->arena, room->ids, sizeof(*room->count));
	}
	if (a->len > room->tokens) {
		room->tokens = 2 * a->len;
		room->next = stm_alloc_array(room->arena, room->tokens, sizeof(*room->next));
	}
}

void stm_common_find(struct stm_common_room *room, const struct stm_tokens *a,
	const struct stm_tokens *b, int32_t *match)
{
	struct matcher m = {.scratch = room->arena, .a = a->at, .b = b->at, .match = match};

	reserve(room, a);
	m.first = room->first;
	m.count = room->count;
	m.next = room->next;
	m.ids = room->ids;
	for (size_t i = 0; i < a->len; i++)
		match[i] = STM_UNMATCHED;
	split(&m, (struct region){0, a->len, 0, b->len}, 0);
}
