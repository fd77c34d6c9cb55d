/*
 * Whatever has enough of the weight lacks no more than the rest of it. So take the rarest words
 * until they weigh more than that rest: every match has one of them, and their posting lists give
 * the texts that are looked into. All arithmetic is on integers.
 */
#include "index/near.h"

#include <stdlib.h>

#include "index/lookup.h"
#include "index/postings.h"

enum { EVERYWHERE = 16 /* the weight of a word that all paragraphs have; half as many: 16 more */ };

struct word {
	uint64_t hash;
	uint64_t paragraphs; /* live ones that have it */
	uint32_t weight;
	uint32_t place; /* in the query */
};

/* Where in a text the query's words are. */
struct found {
	uint32_t position, word;
};

/* A part of a text, in words. */
struct window {
	uint32_t position, length, weight;
};

struct near {
	struct stm_index *index;
	const struct stm_index_query *query;
	struct stm_index_matches *out;
	struct stm_hits *hits;             /* by part */
	struct word words[STM_NEAR_WORDS]; /* rarest first */
	uint32_t count;
	uint32_t key_count;       /* of the rarest words, one of which a match has */
	uint32_t needed;          /* weight */
	uint32_t total;           /* weight */
	uint32_t widest;          /* window */
	struct stm_lookup lookup; /* of the words' terms in PART */
	uint32_t part;
	STM_VEC(struct found) found;
	uint32_t inside[STM_NEAR_WORDS]; /* by word: how often it is in the window */
};

/* Sixteen times the binary logarithm of N > 0, from below. */
static uint32_t logarithm(uint64_t n)
{
	uint32_t power = 63 - (uint32_t)__builtin_clzll(n);
	uint64_t rest = power > 4 ? n >> (power - 4) : n << (4 - power);

	return 16 * power + (uint32_t)(rest & 15);
}

/* Live paragraphs of PART that have TERM. */
static uint64_t count_paragraphs(
	struct stm_index *index, struct stm_index_part *part, uint32_t term)
{
	const uint32_t *live;
	struct stm_postings list;
	uint64_t sum = 0;

	stm_postings_of_term(&list, &part->segment, term);
	if (!part->dead)
		return list.paragraphs;
	live = stm_index_live_texts(index, part);
	stm_postings_start(&list);
	while (stm_postings_next(&list))
		sum += live[list.text];
	return sum;
}

static void weigh(struct near *near, struct word *word)
{
	struct stm_index *index = near->index;
	uint32_t all = logarithm(index->paragraphs + 1), some;

	for (size_t p = 0; p < index->part_count; p++) {
		uint32_t term = stm_segment_term(&index->parts[p].segment, word->hash);

		if (term != UINT32_MAX)
			word->paragraphs += count_paragraphs(index, &index->parts[p], term);
	}
	some = logarithm(word->paragraphs + 1);
	word->weight = EVERYWHERE + (all > some ? all - some : 0);
	near->total += word->weight;
}

static int by_rarity(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	if (x->paragraphs != y->paragraphs)
		return x->paragraphs < y->paragraphs ? -1 : 1;
	return (x->place > y->place) - (x->place < y->place);
}

/* The distinct words and what they weigh. */
static void read_query(struct near *near)
{
	struct stm_words words = near->query->words;
	uint32_t keys = 0;

	for (size_t i = 0; i < words.len && near->count < STM_NEAR_WORDS; i++) {
		uint32_t k = 0;

		while (k < near->count && near->words[k].hash != words.at[i])
			k++;
		if (k < near->count)
			continue;
		near->words[k] = (struct word){.hash = words.at[i], .place = k};
		near->count++;
	}
	for (uint32_t k = 0; k < near->count; k++)
		weigh(near, &near->words[k]);
	qsort(near->words, near->count, sizeof(near->words[0]), by_rarity);
	near->needed = (near->total * STM_NEAR_SHARE + 999) / 1000;
	while (near->key_count < near->count && keys <= near->total - near->needed)
		keys += near->words[near->key_count++].weight;
	near->widest = words.len < UINT32_MAX / 4 ? 2 * (uint32_t)words.len + 2 : UINT32_MAX / 2;
}

/*
 * The words of a text that may be of the query, as terms. This is what a search for common words
 * does most: which of them are nobody can predict, so it is done without a branch, and with room
 * for all before the loop.
 */
static size_t sift(struct near *near, struct stm_numbers words)
{
	size_t len = 0;

	if (near->found.cap < words.len)
		near->found.at = stm_vec_grow(&near->index->scratch, near->found.at,
			&near->found.cap, words.len, sizeof(near->found.at[0]));
	for (uint32_t i = 0; i < words.len; i++) {
		const uint32_t term = stm_number(words, i);

		near->found.at[len] = (struct found){i, term};
		len += stm_lookup_may_have(&near->lookup, term);
	}
	return len;
}

/* Finds where in a text the query's words are. */
static void find_words(struct near *near, struct stm_numbers words)
{
	const size_t sifted = sift(near, words);
	struct found *found = near->found.at;
	size_t len = 0;

	for (size_t i = 0; i < sifted; i++) {
		const int word = stm_lookup_get(&near->lookup, found[i].word);

		if (word >= 0)
			found[len++] = (struct found){found[i].position, (uint32_t)word};
	}
	near->found.len = len;
}

/*
 * Goes over all windows that end with a word of the query, each cut at its start as far as it keeps
 * its words. BEST is the one that weighs most and is the shortest of these; or, when any will do,
 * the first that weighs enough.
 */
static void slide(struct near *near, struct window *best, bool any)
{
	const struct found *found = near->found.at;
	uint32_t least = near->count < 2 ? 1 : 2;
	uint32_t weight = 0, distinct = 0;

	memset(near->inside, 0, near->count * sizeof(near->inside[0]));
	for (size_t left = 0, right = 0; right < near->found.len; right++) {
		uint32_t length;

		if (!near->inside[found[right].word]++) {
			weight += near->words[found[right].word].weight;
			distinct++;
		}
		for (;; left++) {
			uint32_t *inside = &near->inside[found[left].word];

			length = found[right].position - found[left].position + 1;
			if (length <= near->widest && *inside == 1)
				break;
			if (--*inside)
				continue;
			weight -= near->words[found[left].word].weight;
			distinct--;
		}
		if (distinct < least || weight < best->weight ||
			(weight == best->weight && length >= best->length))
			continue;
		*best = (struct window){found[left].position, length, weight};
		if (any && weight >= near->needed)
			return;
	}
}

/* Makes the lookup that of part P. */
static void take_part(struct near *near, uint32_t p)
{
	const struct stm_segment *segment = &near->index->parts[p].segment;

	memset(&near->lookup, 0, sizeof(near->lookup));
	for (uint32_t k = 0; k < near->count; k++) {
		uint32_t term = stm_segment_term(segment, near->words[k].hash);

		if (term != UINT32_MAX)
			stm_lookup_put(&near->lookup, term, k);
	}
	near->part = p;
}

/* Notes TEXT of the part when it has a window that weighs enough. */
static void look_into(struct near *near, uint32_t text)
{
	struct stm_index *index = near->index;
	struct window window = {.length = UINT32_MAX};

	find_words(near, stm_segment_words(&index->parts[near->part].segment, text));
	slide(near, &window, true);
	if (window.weight >= near->needed)
		STM_PUSH(&index->scratch, &near->hits[near->part], (struct stm_hit){text, 1});
}

static void search_part(struct near *near, uint32_t p)
{
	const struct stm_segment *segment = &near->index->parts[p].segment;
	uint8_t *marked = stm_alloc_array(&near->index->scratch, segment->texts + (size_t)1, 1);

	take_part(near, p);
	for (uint32_t k = 0; k < near->key_count; k++) {
		uint32_t term = stm_segment_term(segment, near->words[k].hash);
		struct stm_postings list;

		if (term == UINT32_MAX)
			continue;
		stm_postings_of_term(&list, segment, term);
		stm_postings_start(&list);
		while (stm_postings_next(&list))
			marked[list.text] = 1;
	}
	for (uint32_t t = 0; t < segment->texts; t++)
		if (marked[t])
			look_into(near, t);
}

/* The best window is looked for where it is shown. */
static void list_paragraph(struct stm_listing *listing, void *payload)
{
	struct near *near = payload;
	const struct stm_segment *segment = &near->index->parts[listing->part].segment;
	struct window window = {.length = UINT32_MAX};

	if (near->part != listing->part)
		take_part(near, listing->part);
	find_words(near, stm_segment_words(segment, listing->text));
	slide(near, &window, false);
	stm_listing_add(
		listing, window.position, window.length, window.weight * 1000 / near->total);
}

static void run(void *payload)
{
	struct near *near = payload;
	struct stm_index *index = near->index;
	struct stm_collector collector = {index, NULL, near->query->limit, list_paragraph, near};

	near->hits = stm_alloc_array(&index->scratch, index->part_count + 1, sizeof(*near->hits));
	read_query(near);
	for (uint32_t p = 0; p < index->part_count; p++)
		search_part(near, p);
	collector.hits = near->hits;
	stm_collect(near->out, &collector);
}

enum stm_status stm_index_near(struct stm_index_matches *out, struct stm_index *index,
	const struct stm_index_query *query, struct stm_error *error)
{
	struct near *near;

	*out = (struct stm_index_matches){0};
	if (!query->words.len)
		return STM_OK;
	stm_arena_clear(&index->scratch);
	near = stm_alloc(&index->scratch, sizeof(*near));
	near->index = index;
	near->query = query;
	near->out = out;
	return stm_fault_guard(&index->fault, run, near, error);
}
