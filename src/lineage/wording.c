/*
 * Predecessors that nothing names: renewals without a title, titles that drift. A version descends
 * from the latest earlier one that has nearly as much of its wording as any, unless that has
 * another successor already. Say a council renews a mandate each half-year, and in one session
 * adopts three texts of one form, on three islands:
 *
 *	506 <- 524 <- 531        each has 80 % of all before it: the latest is taken
 *	79/9 <- 80/7 (guam)      80/8 (nauru, new) has 90 % of 79/9 (guam), but 80/7 is its
 *	                         successor, and what 80/8 has of it, 80/7 has too: no predecessor
 *
 * Only where two divide what they have of it, each its own part, did it become both.
 */
#include "lineage/finder.h"

#include <stdlib.h>

#include "lineage/series.h"

enum {
	ALL = 100000, /* more than any share of the greatest kinship, in thousandths; */
	NEARLY = 850, /* of it, for what is as good, */
	NEAR = 700,   /* of it, for what succeeded those */
	DRAFT = 900,  /* kinship of a draft and what was made of it in the same session */
	APART = 400,  /* of a successor's wording, that the other successor has not taken */
	SURE = 600,   /* kinship that needs no second look */
	LETTERS = 4,  /* of a word that says something in a title */
};

static int by_node(const void *a, const void *b)
{
	const struct stm_kindred *x = a, *y = b;

	return (x->node > y->node) - (x->node < y->node);
}

/* Two nodes that are kin. */
struct pair {
	uint32_t node, other, thousandths;
};

struct pairs {
	struct pair *at;
	size_t len, cap;
};

/* The pairs on the cards, but for kin that are not among the nodes. */
static void list_pairs(
	struct pairs *pairs, const struct stm_finder *finder, const struct stm_map *identities)
{
	for (uint32_t i = 0; i < finder->count; i++)
		pairs->cap += finder->nodes[i].card->kin_count;
	pairs->at = stm_alloc_array(finder->places->scratch, pairs->cap, sizeof(*pairs->at));
	for (uint32_t i = 0; i < finder->count; i++) {
		const struct stm_card *card = finder->nodes[i].card;

		for (size_t k = 0; k < card->kin_count; k++) {
			const uint32_t *other = stm_map_get(identities, card->kin[k].identity);

			if (other)
				pairs->at[pairs->len++] = (struct pair){
					i, *other, card->kin[k].thousandths};
		}
	}
}

/* Counts the pairs of each node, so that it has its part of the list. */
static void count_kin(struct stm_finder *finder, const struct pairs *pairs)
{
	for (size_t i = 0; i < pairs->len; i++) {
		finder->kin_start[pairs->at[i].node + 1]++;
		finder->kin_start[pairs->at[i].other + 1]++;
	}
	for (size_t i = 0; i < finder->count; i++)
		finder->kin_start[i + 1] += finder->kin_start[i];
}

static void fill_kin(struct stm_finder *finder, const struct pairs *pairs)
{
	uint32_t *next = stm_alloc_array(finder->places->scratch, finder->count + 1, sizeof(*next));

	memcpy(next, finder->kin_start, finder->count * sizeof(*next));
	for (size_t i = 0; i < pairs->len; i++) {
		const struct pair *pair = &pairs->at[i];

		finder->kin[next[pair->node]++] = (struct stm_kindred){
			pair->other, pair->thousandths};
		finder->kin[next[pair->other]++] = (struct stm_kindred){
			pair->node, pair->thousandths};
	}
}

/* Most are in order: cards are listed by date. */
static void sort_kin(struct stm_kindred *kin, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (kin[i - 1].node > kin[i].node) {
			qsort(kin, count, sizeof(*kin), by_node);
			return;
		}
}

/* The pairs, listed with both of their nodes. */
static void note_kin(struct stm_finder *finder)
{
	struct stm_arena *scratch = finder->places->scratch;
	struct stm_map identities;
	struct pairs pairs = {0};

	stm_map_init(&identities, scratch, finder->count);
	for (uint32_t i = 0; i < finder->count; i++)
		*stm_map_put(&identities, finder->nodes[i].card->identity, NULL) = i;
	list_pairs(&pairs, finder, &identities);
	finder->kin_start = stm_alloc_array(scratch, finder->count + 2, sizeof(*finder->kin_start));
	count_kin(finder, &pairs);
	finder->kin = stm_alloc_array(
		scratch, finder->kin_start[finder->count] + 1, sizeof(*finder->kin));
	fill_kin(finder, &pairs);
	for (size_t i = 0; i < finder->count; i++)
		sort_kin(&finder->kin[finder->kin_start[i]],
			finder->kin_start[i + 1] - finder->kin_start[i]);
}

static void note_titles(struct stm_finder *finder)
{
	finder->titled = stm_alloc_array(
		finder->places->scratch, finder->count, sizeof(*finder->titled));
	for (size_t i = 0; i < finder->count; i++) {
		const struct stm_card *card = finder->nodes[i].card;

		finder->titled[i] = stm_series_is_titled(card->key, card->symbol);
	}
}

/* The successors of each node so far: the first, and of each the next one of its parent. */
struct successors {
	struct stm_finder *finder;
	uint32_t *first, *next;
};

static void note_successor(struct successors *successors, uint32_t i)
{
	uint32_t parent = successors->finder->nodes[i].parents[0];

	successors->next[i] = successors->first[parent];
	successors->first[parent] = i;
}

static void forget_successor(struct successors *successors, uint32_t i)
{
	uint32_t *link = &successors->first[successors->finder->nodes[i].parents[0]];

	while (*link != i)
		link = &successors->next[*link];
	*link = successors->next[i];
}

static void note_successors(struct successors *successors, struct stm_finder *finder)
{
	struct stm_arena *scratch = finder->places->scratch;
	const size_t size = (finder->count + 1) * sizeof(uint32_t);

	*successors = (struct successors){
		finder, stm_alloc(scratch, size), stm_alloc(scratch, size)};
	memset(successors->first, 0xff, size);
	for (uint32_t i = 0; i < finder->count; i++)
		if (finder->nodes[i].parent_count)
			note_successor(successors, i);
}

/* Whether what node I has of PARENT is for a good part what OTHER, a successor too, has not. */
static bool is_apart(const struct stm_finder *finder, uint32_t i, uint32_t parent, uint32_t other)
{
	struct stm_remainder rest;

	stm_sketch_leave(
		&rest, stm_finder_sketch(finder, parent), stm_finder_sketch(finder, other));
	return stm_sketch_gain(stm_finder_sketch(finder, i), &rest, APART) > 0;
}

/* Whether PARENT has a successor by the time of node I that leaves I no part of it. */
static bool is_succeeded(const struct successors *successors, uint32_t i, uint32_t parent)
{
	const struct stm_finder *finder = successors->finder;

	for (uint32_t other = successors->first[parent]; other != STM_NOBODY;
		other = successors->next[other])
		if (other != i && (other < i || stm_finder_together(finder, other, i)) &&
			!is_apart(finder, i, parent, other))
			return true;
	return false;
}

/* Takes the next word of the title in a key off the front of REST; empty at the end. */
static struct stm_str next_word(struct stm_str *rest)
{
	const char *hyphen = memchr(rest->at, '-', rest->len);
	struct stm_str word = {rest->at, hyphen ? (size_t)(hyphen - rest->at) : rest->len};

	*rest = stm_str_from(*rest, word.len + 1);
	return word;
}

static bool has_word(struct stm_str title, struct stm_str word)
{
	while (title.len)
		if (stm_str_equal(next_word(&title), word))
			return true;
	return false;
}

static struct stm_str title_of(const struct stm_card *card)
{
	return stm_str(strchr(card->key, '/') + 1);
}

/* Whether node I has a title, and OTHER less than half of its longer words. */
static bool differs(const struct stm_finder *finder, uint32_t i, uint32_t other)
{
	struct stm_str title = title_of(finder->nodes[i].card);
	const struct stm_str others = title_of(finder->nodes[other].card);
	size_t words = 0, shared = 0;

	while (finder->titled[i] && title.len) {
		struct stm_str word = next_word(&title);

		words += word.len >= LETTERS;
		shared += word.len >= LETTERS && has_word(others, word);
	}
	return 2 * shared < words;
}

/* Whether titles do not say that nodes I and OTHER are of one subject. */
static bool titles_differ(const struct stm_finder *finder, uint32_t i, uint32_t other)
{
	return differs(finder, i, other) || differs(finder, other, i);
}

/* Whether node I may follow the earlier one of KIN; of another title only what is very near. */
static bool may_follow(struct stm_finder *finder, uint32_t i, const struct stm_kindred *kin)
{
	const char *symbol = finder->nodes[i].card->symbol;
	const char *other = finder->nodes[kin->node].card->symbol;

	if (kin->node >= i || (finder->unsorted && stm_finder_descends(finder, kin->node, i)))
		return false;
	if (!stm_finder_together(finder, i, kin->node))
		return kin->thousandths >= SURE || !titles_differ(finder, i, kin->node);
	return kin->thousandths >= DRAFT && stm_symbol_is_draft(other) &&
	       !stm_symbol_is_draft(symbol);
}

/* The earlier version with most of node I's wording, or NULL. */
static const struct stm_kindred *find_nearest(struct stm_finder *finder, uint32_t i)
{
	const struct stm_kindred *nearest = NULL;

	for (uint32_t k = finder->kin_start[i]; k < finder->kin_start[i + 1]; k++) {
		const struct stm_kindred *kin = &finder->kin[k];

		if ((!nearest || kin->thousandths >= nearest->thousandths) &&
			may_follow(finder, i, kin))
			nearest = kin;
	}
	return nearest;
}

/*
 * Whether RIVAL, which is nearer to PARENT than node I, would rather follow that: not I, being of
 * the same time or far from it, nor another part of PARENT, nor what is nearer to it.
 */
static bool is_rival(
	struct stm_finder *finder, uint32_t i, uint32_t parent, const struct stm_kindred *rival)
{
	const struct stm_kindred *nearest;

	if (!stm_finder_together(finder, rival->node, i) &&
		stm_finder_kinship(finder, rival->node, i) * 1000 >= rival->thousandths * NEARLY)
		return false;
	if (is_apart(finder, i, parent, rival->node))
		return false;
	nearest = find_nearest(finder, rival->node);
	return !nearest || rival->thousandths * 1000 >= nearest->thousandths * NEARLY;
}

/* Whether a later version, without a predecessor as yet, has more right to PARENT than node I. */
static bool has_rival(struct stm_finder *finder, uint32_t i, const struct stm_kindred *parent)
{
	for (uint32_t k = finder->kin_start[parent->node]; k < finder->kin_start[parent->node + 1];
		k++) {
		const struct stm_kindred *rival = &finder->kin[k];

		if (rival->node <= i || finder->nodes[rival->node].parent_count)
			continue;
		if (rival->thousandths > parent->thousandths &&
			is_rival(finder, i, parent->node, rival))
			return true;
	}
	return false;
}

/*
 * What was told to succeed PARENT before node I, and what was told to succeed that; or PARENT. A
 * title is a better guide where there is one.
 */
static uint32_t told_after(const struct successors *successors, uint32_t i, uint32_t parent)
{
	const struct stm_finder *finder = successors->finder;
	uint32_t last = parent, next = parent;

	while (next != STM_NOBODY && !finder->nodes[i].parent_count) {
		last = next;
		for (next = successors->first[last]; next != STM_NOBODY;
			next = successors->next[next])
			if (next < i && finder->nodes[next].card->told_count &&
				!stm_finder_together(finder, next, i))
				break;
	}
	return last;
}

/* Shares of the greatest kinship, from LEAST to below MOST. */
struct shares {
	uint32_t least, most;
};

/*
 * The latest that node I can follow of those with one of SHARES of the wording of NEAREST; or what
 * was told to stand between, however far its wording is: a line that somebody mends does not break
 * behind that.
 */
static struct stm_kindred find_latest(const struct successors *successors, uint32_t i,
	const struct stm_kindred *nearest, struct shares shares)
{
	struct stm_finder *finder = successors->finder;

	for (uint32_t k = finder->kin_start[i + 1]; k-- > finder->kin_start[i];) {
		const struct stm_kindred *kin = &finder->kin[k];
		uint32_t last;

		if (kin->thousandths * 1000 < nearest->thousandths * shares.least ||
			kin->thousandths * 1000 >= nearest->thousandths * shares.most ||
			!may_follow(finder, i, kin) || has_rival(finder, i, kin))
			continue;
		last = told_after(successors, i, kin->node);
		if (!is_succeeded(successors, i, last) &&
			!(finder->unsorted && stm_finder_descends(finder, last, i)))
			return (struct stm_kindred){last, kin->thousandths};
	}
	return (struct stm_kindred){STM_NOBODY, 0};
}

/*
 * What node I descends from by its wording, or STM_NOBODY. Where all that are nearest have
 * successors, one of these will do that is not quite as near.
 */
static struct stm_kindred choose(const struct successors *successors, uint32_t i)
{
	struct stm_finder *finder = successors->finder;
	const struct stm_kindred *nearest = find_nearest(finder, i);
	struct stm_kindred latest = {STM_NOBODY, 0};

	if (!nearest)
		return latest;
	latest = find_latest(successors, i, nearest, (struct shares){NEARLY, ALL});
	if (latest.node != STM_NOBODY)
		return latest;
	latest = find_latest(successors, i, nearest, (struct shares){NEAR, NEARLY});
	if (latest.node != STM_NOBODY && !stm_finder_descends(finder, latest.node, nearest->node))
		latest.node = STM_NOBODY;
	return latest;
}

static const char uncertain[] = ", uncertain";

/* What it says further of a merger is behind a semicolon. */
bool stm_basis_is_uncertain(const char *basis)
{
	struct stm_str own = {basis, strcspn(basis, ";")};

	return stm_str_ends(own, STM_STR(uncertain));
}

/* Makes the node of KIN the parent of node I. */
static void follow(struct stm_finder *finder, uint32_t i, const struct stm_kindred *kin)
{
	struct stm_node *node = &finder->nodes[i];

	node->parent_count = 0;
	stm_finder_add(finder, i, kin->node);
	node->uncertain = kin->thousandths < SURE || titles_differ(finder, i, kin->node);
	node->basis = stm_format(finder->places->arena, "similar wording, %u %%%s",
		(unsigned)(kin->thousandths + 5) / 10, node->uncertain ? uncertain : "");
}

/*
 * Whether KIN is better than the parent of the same title that node I has: it succeeded that one,
 * under another title, and I is as near to it.
 */
static bool is_better(struct stm_finder *finder, uint32_t i, const struct stm_kindred *kin)
{
	uint32_t parent = finder->nodes[i].parents[0];

	return kin->node > parent && stm_finder_descends(finder, kin->node, parent) &&
	       kin->thousandths * 1000 >= stm_finder_kinship(finder, i, parent) * NEARLY;
}

/*
 * Whether any kin of node I succeeded the parent of the same title that it has, and so may be
 * better. What was told may lead from kin to others.
 */
static bool may_be_better(struct stm_finder *finder, uint32_t i)
{
	const uint32_t parent = finder->nodes[i].parents[0];

	if (finder->unsorted)
		return true;
	for (uint32_t k = finder->kin_start[i + 1]; k-- > finder->kin_start[i];) {
		const uint32_t other = finder->kin[k].node;

		if (other <= parent)
			return false;
		if (other < i && stm_finder_descends(finder, other, parent))
			return true;
	}
	return false;
}

/* Node I, which has no parent, or one of the same title. */
static void find_by_wording(struct successors *successors, uint32_t i)
{
	struct stm_finder *finder = successors->finder;
	struct stm_node *node = &finder->nodes[i];
	const bool titled = node->parent_count > 0;
	struct stm_kindred kin;

	if (titled && !may_be_better(finder, i))
		return;
	if (titled)
		forget_successor(successors, i);
	kin = choose(successors, i);
	if (kin.node != STM_NOBODY && (!titled || is_better(finder, i, &kin)))
		follow(finder, i, &kin);
	if (node->parent_count)
		note_successor(successors, i);
}

void stm_wording_find(struct stm_finder *finder)
{
	struct successors successors;

	note_kin(finder);
	note_titles(finder);
	note_successors(&successors, finder);
	for (uint32_t i = 0; i < finder->count; i++) {
		const struct stm_node *node = &finder->nodes[i];

		if (!stm_card_is_first(node->card) &&
			(!node->parent_count || !strcmp(node->basis, STM_SAME_TITLE)))
			find_by_wording(&successors, i);
	}
}
