/*
 * Step 4. The assignment of least total cost: every free paragraph of side 0 is paired with one
 * of its candidates at the cost STM_WHOLE - score, or dropped at a fixed cost; no paragraph of
 * side 1 is used twice. Successive shortest augmenting paths with potentials (Jonker and
 * Volgenant 1987, on a sparse graph): each free paragraph in turn looks for the cheapest way to a
 * free partner, moving others on as far as that pays.
 */
#include "align/work.h"

/*
 * Thousandths. 665 asks for a score of 335, votes included: with less in common, two paragraphs
 * are no longer one that was reworded. It was set on the twelve pairs of resolutions aligned by
 * hand (docs/measurements.md), and is right for texts of that kind: formulaic, with an opening
 * that many clauses share. FAR is out of reach of any sum of costs.
 */
enum {
	DROP = 665, /* cost of dropping; a pair is made when its score passes STM_WHOLE - DROP */
	FAR = 1 << 30,
};

/*
 * A paragraph of side 1 in the search; a drop is a partner of its own at index side-1 count +
 * row.
 */
struct node {
	int32_t distance;
	uint32_t from; /* the paragraph of side 0 it was reached from */
	bool done;
};

/* An offer; it is out of date when its node has been reached at less since. */
struct heap_item {
	int32_t distance;
	uint32_t node;
};

/*
 * POTENTIAL and the matching last through all searches, and between them no edge of a matched row
 * has a reduced cost below 0: that is what makes each search a shortest path of Dijkstra's.
 * NODES, HEAP and TOUCHED are of one search; TOUCHED lists what to reset, so that its cost does
 * not depend on the size of the texts.
 */
struct search {
	struct stm_work *work;
	struct node *nodes;
	int32_t *potential; /* of columns */
	int32_t *column;    /* of rows: the node each is matched with */
	int32_t *row;       /* of nodes: the paragraph matched, or STM_NONE */
	STM_VEC(struct heap_item) heap;
	STM_VEC(uint32_t) touched;
	uint32_t columns; /* paragraphs of side 1; drops come behind */
};

/* Of equal distances the earlier node: ties are settled by document order. */
static bool is_before(struct heap_item a, struct heap_item b)
{
	return a.distance < b.distance || (a.distance == b.distance && a.node < b.node);
}

static void heap_push(struct search *search, struct heap_item item)
{
	size_t at = search->heap.len;

	STM_PUSH(search->work->scratch, &search->heap, item);
	for (; at > 0 && is_before(item, search->heap.at[(at - 1) / 2]); at = (at - 1) / 2)
		search->heap.at[at] = search->heap.at[(at - 1) / 2];
	search->heap.at[at] = item;
}

static struct heap_item heap_pop(struct search *search)
{
	struct heap_item top = search->heap.at[0], last = search->heap.at[--search->heap.len];
	size_t at = 0, count = search->heap.len;

	for (;;) {
		size_t child = 2 * at + 1;

		if (child + 1 < count &&
			is_before(search->heap.at[child + 1], search->heap.at[child]))
			child++;
		if (child >= count || !is_before(search->heap.at[child], last))
			break;
		search->heap.at[at] = search->heap.at[child];
		at = child;
	}
	if (count)
		search->heap.at[at] = last;
	return top;
}

/* Offers NODE, reached from ROW at COST beyond BASE. */
static void relax(struct search *search, uint32_t row, uint32_t node, int32_t cost)
{
	struct node *n = &search->nodes[node];

	if (n->done || cost >= n->distance)
		return;
	if (n->distance == FAR)
		STM_PUSH(search->work->scratch, &search->touched, node);
	n->distance = cost;
	n->from = row;
	heap_push(search, (struct heap_item){cost, node});
}

/* Below 0 when votes lift a score over STM_WHOLE, which potentials allow for. */
static int32_t cost_of(const struct stm_candidate *candidate)
{
	return STM_WHOLE - (int32_t)candidate->score;
}

/* The reduced cost of the edge by which ROW is matched now; its own row's potential. */
static int32_t row_potential(const struct search *search, uint32_t row)
{
	const struct stm_candidates *candidates = &search->work->candidates[row];
	int32_t column = search->column[row];

	if (column < 0)
		return 0;
	for (size_t k = 0; k < candidates->len; k++)
		if (candidates->at[k].other == (uint32_t)column)
			return cost_of(&candidates->at[k]) - search->potential[column];
	return DROP - search->potential[column];
}

/*
 * Offers everything ROW, reached at BASE, could be paired with; dropping it is always among that.
 */
static void scan(struct search *search, uint32_t row, int32_t base)
{
	const struct stm_candidates *candidates = &search->work->candidates[row];
	int32_t own = row_potential(search, row);

	for (size_t k = 0; k < candidates->len; k++) {
		uint32_t node = candidates->at[k].other;

		relax(search, row, node,
			base + cost_of(&candidates->at[k]) - own - search->potential[node]);
	}
	relax(search, row, search->columns + row,
		base + DROP - own - search->potential[search->columns + row]);
}

/*
 * The cheapest way from ROW to a free node; returns that node. Nodes on the way are done. The
 * heap cannot run empty, as the node for dropping ROW is reached at once and free.
 */
static uint32_t find_path(struct search *search, uint32_t row)
{
	scan(search, row, 0);
	for (;;) {
		struct heap_item item = heap_pop(search);
		struct node *node = &search->nodes[item.node];

		if (node->done || item.distance > node->distance)
			continue;
		node->done = true;
		if (search->row[item.node] < 0)
			return item.node;
		scan(search, (uint32_t)search->row[item.node], item.distance);
	}
}

/*
 * Lowers the potentials of what was reached below the path's length, so that every edge of the
 * new matching is tight.
 */
static void settle(struct search *search, uint32_t end)
{
	int32_t length = search->nodes[end].distance;

	for (size_t i = 0; i < search->touched.len; i++) {
		struct node *node = &search->nodes[search->touched.at[i]];

		if (node->done)
			search->potential[search->touched.at[i]] += node->distance - length;
	}
}

/* Matches along the way back from END to ROW, where it began. */
static void augment(struct search *search, uint32_t row, uint32_t end)
{
	for (;;) {
		uint32_t from = search->nodes[end].from;
		int32_t before = search->column[from];

		search->row[end] = (int32_t)from;
		search->column[from] = (int32_t)end;
		if (from == row)
			return;
		end = (uint32_t)before;
	}
}

static void reset(struct search *search)
{
	for (size_t i = 0; i < search->touched.len; i++)
		search->nodes[search->touched.at[i]] = (struct node){.distance = FAR};
	search->touched.len = 0;
	search->heap.len = 0;
}

static void search_init(struct search *search, struct stm_work *work)
{
	size_t rows = work->sides[0].count, nodes = work->sides[1].count + rows;

	*search = (struct search){
		.work = work,
		.nodes = stm_alloc_array(work->scratch, nodes + 1, sizeof(*search->nodes)),
		.potential = stm_alloc_array(work->scratch, nodes + 1, sizeof(*search->potential)),
		.column = stm_alloc_array(work->scratch, rows + 1, sizeof(*search->column)),
		.row = stm_alloc_array(work->scratch, nodes + 1, sizeof(*search->row)),
		.columns = (uint32_t)work->sides[1].count,
	};
	for (size_t i = 0; i < nodes; i++) {
		search->nodes[i].distance = FAR;
		search->row[i] = STM_NONE;
	}
	for (size_t i = 0; i < rows; i++)
		search->column[i] = STM_NONE;
}

/* In document order of side 0. A paragraph without candidates is dropped without a search. */
void stm_assign(struct stm_work *work)
{
	struct search search;

	search_init(&search, work);
	for (uint32_t i = 0; i < work->sides[0].count; i++) {
		uint32_t end;

		if (!work->candidates[i].len)
			continue;
		end = find_path(&search, i);
		settle(&search, end);
		augment(&search, i, end);
		reset(&search);
	}
	for (uint32_t i = 0; i < work->sides[0].count; i++) {
		int32_t column = search.column[i];

		if (column < 0 || (uint32_t)column >= search.columns)
			continue;
		work->partner[0][i] = column;
		work->partner[1][column] = (int32_t)i;
	}
}
