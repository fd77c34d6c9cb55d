/*
 * Step 1. Paragraphs whose canonical text occurs once on each side are paired, wherever they
 * stand. Those that keep their order make a skeleton; repeated boilerplate is paired within the
 * same gap of the skeleton first and in document order then. In the example x is boilerplate:
 *
 *     side 0    A  x  B  x  C
 *     side 1    A  B  x  D  C  x
 *
 * A, B and C are anchors and the skeleton. Gap 2 (between B and C) has an x on both sides: they
 * are a pair. What is left over, the x of gap 1 and that of gap 3, is paired in document order.
 */
#include "align/kinds.h"
#include "align/work.h"

#include "base/map.h"

/*
 * Paragraphs of one side with the same text: a list through `next`, ascending. FIRST and LAST are
 * STM_NONE where COUNT is 0.
 */
struct text {
	int32_t first[2], last[2];
	uint32_t count[2];
};

struct texts {
	STM_VEC(struct text) list;
	uint32_t *of[2];  /* each paragraph's text */
	int32_t *next[2]; /* the next paragraph of the same text */
};

/*
 * Half of the hash; 64 bits are enough among the paragraphs of two documents. The station is told
 * apart by it, so that a title and a clause of the same words are two texts.
 */
static uint64_t key_of(const struct stm_paragraph *paragraph)
{
	uint64_t key;

	memcpy(&key, paragraph->hash, sizeof(key));
	return key + stm_station_of(paragraph);
}

static void collect_side(struct stm_work *work, struct texts *texts, struct stm_map *map, int side)
{
	const struct stm_side *s = &work->sides[side];

	for (size_t i = 0; i < s->count; i++) {
		int added;
		uint32_t *index = stm_map_put(map, key_of(s->paragraphs[i]), &added);
		struct text *text;

		if (added) {
			*index = (uint32_t)texts->list.len;
			STM_PUSH(work->scratch, &texts->list,
				(struct text){.first = {STM_NONE, STM_NONE},
					.last = {STM_NONE, STM_NONE}});
		}
		text = &texts->list.at[*index];
		texts->of[side][i] = *index;
		texts->next[side][i] = STM_NONE;
		if (text->last[side] >= 0)
			texts->next[side][text->last[side]] = (int32_t)i;
		else
			text->first[side] = (int32_t)i;
		text->last[side] = (int32_t)i;
		text->count[side]++;
	}
}

static void pair(struct stm_work *work, int32_t a, int32_t b)
{
	work->partner[0][a] = b;
	work->partner[1][b] = a;
}

/* Unique on both sides: no other reading is possible, so the place does not matter. */
static void pair_unique(struct stm_work *work, const struct texts *texts)
{
	for (size_t i = 0; i < texts->list.len; i++) {
		const struct text *text = &texts->list.at[i];

		if (text->count[0] == 1 && text->count[1] == 1)
			pair(work, text->first[0], text->first[1]);
	}
}

/*
 * Paired paragraphs of side 0 that keep their order, as a list of indices; returns how many. Long
 * ones are kept rather than short ones, as they are less likely to be alike by chance.
 */
static size_t find_skeleton(struct stm_work *work, uint32_t *skeleton)
{
	size_t count = work->sides[0].count, paired = 0, kept = 0;
	uint32_t *sequence = stm_alloc_array(work->scratch, count + 1, sizeof(*sequence));
	uint32_t *weights = stm_alloc_array(work->scratch, count + 1, sizeof(*weights));
	bool *moved = stm_alloc_array(work->scratch, count + 1, sizeof(*moved));

	for (size_t i = 0; i < count; i++) {
		if (work->partner[0][i] < 0)
			continue;
		skeleton[paired] = (uint32_t)i;
		weights[paired] = (uint32_t)work->sides[0].words[i].len;
		sequence[paired++] = (uint32_t)work->partner[0][i];
	}
	stm_order_find(work->scratch, sequence, weights, paired, moved);
	for (size_t i = 0; i < paired; i++)
		if (!moved[i])
			skeleton[kept++] = skeleton[i];
	return kept;
}

/*
 * The number of the gap between anchors that each paragraph lies in, on both sides; an anchor has
 * that of the gap behind it.
 */
static void number_gaps(struct stm_work *work, uint32_t *gaps[2])
{
	uint32_t *skeleton = stm_alloc_array(
		work->scratch, work->sides[0].count + 1, sizeof(*skeleton));
	size_t count = find_skeleton(work, skeleton), at[2] = {0, 0};

	for (int side = 0; side < 2; side++)
		gaps[side] = stm_alloc_array(
			work->scratch, work->sides[side].count + 1, sizeof(**gaps));
	for (size_t gap = 0; gap <= count; gap++)
		for (int side = 0; side < 2; side++) {
			size_t end = work->sides[side].count;

			if (gap < count)
				end = side ? (size_t)work->partner[0][skeleton[gap]]
					   : skeleton[gap];
			while (at[side] < end)
				gaps[side][at[side]++] = (uint32_t)gap;
		}
}

/* Pairs the paragraphs of TEXT that lie in the same gap, in order. */
static void pair_in_gaps(struct stm_work *work, const struct texts *texts, const struct text *text,
	uint32_t *gaps[2])
{
	int32_t a = text->first[0], b = text->first[1];

	while (a >= 0 && b >= 0) {
		if (gaps[0][a] == gaps[1][b])
			pair(work, a, b);
		if (gaps[0][a] < gaps[1][b]) {
			a = texts->next[0][a];
		} else if (gaps[0][a] > gaps[1][b]) {
			b = texts->next[1][b];
		} else {
			a = texts->next[0][a];
			b = texts->next[1][b];
		}
	}
}

/* I or the next of its text on SIDE that has no partner yet, or STM_NONE. */
static int32_t next_free(
	const struct stm_work *work, const struct texts *texts, int side, int32_t i)
{
	while (i >= 0 && work->partner[side][i] >= 0)
		i = texts->next[side][i];
	return i;
}

/* What the gaps left over: n-th with n-th, so that one occurrence fewer is dropped at the end. */
static void pair_in_order(struct stm_work *work, const struct texts *texts, const struct text *text)
{
	int32_t a = next_free(work, texts, 0, text->first[0]);
	int32_t b = next_free(work, texts, 1, text->first[1]);

	while (a >= 0 && b >= 0) {
		pair(work, a, b);
		a = next_free(work, texts, 0, a);
		b = next_free(work, texts, 1, b);
	}
}

void stm_anchors_pair(struct stm_work *work)
{
	struct texts texts = {0};
	struct stm_map map;
	uint32_t *gaps[2];

	stm_map_init(&map, work->scratch, work->sides[0].count + work->sides[1].count);
	for (int side = 0; side < 2; side++) {
		size_t count = work->sides[side].count;

		texts.of[side] = stm_alloc_array(work->scratch, count + 1, sizeof(**texts.of));
		texts.next[side] = stm_alloc_array(work->scratch, count + 1, sizeof(**texts.next));
		collect_side(work, &texts, &map, side);
	}
	pair_unique(work, &texts);
	number_gaps(work, gaps);
	for (size_t i = 0; i < texts.list.len; i++) {
		const struct text *text = &texts.list.at[i];

		if (!text->count[0] || !text->count[1] || text->count[0] + text->count[1] == 2)
			continue;
		pair_in_gaps(work, &texts, text, gaps);
		pair_in_order(work, &texts, text);
	}
}

/*
 * Spreads the paragraphs between two anchors evenly over the other side's, START to END over FROM
 * to TO. Sixteenths of a paragraph, its middle at 8: of two paragraphs over four, the first is
 * expected at the border of the other side's first and second (16), the second at 48.
 */
static void interpolate(int32_t *expected, size_t start, size_t end, size_t from, size_t to)
{
	for (size_t i = start; i < end; i++)
		expected[i] = (int32_t)(16 * from + (16 * (to - from) * (2 * (i - start) + 1)) /
							    (2 * (end - start)));
}

void stm_anchors_expect(struct stm_work *work)
{
	uint32_t *skeleton = stm_alloc_array(
		work->scratch, work->sides[0].count + 1, sizeof(*skeleton));
	size_t count = find_skeleton(work, skeleton), at[2] = {0, 0};

	for (int side = 0; side < 2; side++)
		work->expected[side] = stm_alloc_array(
			work->scratch, work->sides[side].count + 1, sizeof(**work->expected));
	for (size_t i = 0; i <= count; i++) {
		size_t end[2] = {work->sides[0].count, work->sides[1].count};

		if (i < count) {
			end[0] = skeleton[i];
			end[1] = (size_t)work->partner[0][skeleton[i]];
		}
		for (int side = 0; side < 2; side++)
			interpolate(
				work->expected[side], at[side], end[side], at[!side], end[!side]);
		if (i == count)
			break;
		for (int side = 0; side < 2; side++) {
			work->expected[side][end[side]] = (int32_t)(16 * end[!side] + 8);
			at[side] = end[side] + 1;
		}
	}
}
