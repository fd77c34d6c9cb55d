/*
 * The two shortest posting lists of the phrase, of its words and of its pairs of common words, give
 * the texts that are looked into; one word, or one such pair, has its counts in its list.
 */
#include "index/exact.h"

#include "index/postings.h"

struct exact {
	struct stm_index *index;
	const struct stm_index_query *query;
	struct stm_index_matches *out;
	struct stm_hits *hits; /* by part */
	uint32_t **phrases;    /* by part: the terms of the words */
};

/* Two lists that a text must be in. The longer may be missing: then its segment is NULL. */
struct lists {
	struct stm_postings shortest, second;
	bool complete; /* the shortest is of all of the phrase */
};

static void take_list(struct lists *lists, const struct stm_postings *list)
{
	if (!lists->shortest.segment || list->texts < lists->shortest.texts) {
		lists->second = lists->shortest;
		lists->shortest = *list;
	} else if (!lists->second.segment || list->texts < lists->second.texts) {
		lists->second = *list;
	}
}

/* Whether one list says it all. */
static bool find_complete(struct lists *lists, const struct stm_segment *segment,
	const uint32_t *phrase, uint32_t length)
{
	if (length == 1)
		stm_postings_of_term(&lists->shortest, segment, phrase[0]);
	return length == 1 || (length == 2 && stm_postings_of_pair(&lists->shortest, segment,
						      phrase[0], phrase[1]));
}

static void find_lists(struct lists *lists, const struct stm_segment *segment,
	const uint32_t *phrase, uint32_t length)
{
	struct stm_postings list;

	lists->complete = find_complete(lists, segment, phrase, length);
	for (uint32_t i = 0; !lists->complete && i < length; i++) {
		stm_postings_of_term(&list, segment, phrase[i]);
		take_list(lists, &list);
		if (i + 1 < length &&
			stm_postings_of_pair(&list, segment, phrase[i], phrase[i + 1]))
			take_list(lists, &list);
	}
}

/* Whether the phrase is at word I of WORDS, in which there is room for it. */
static bool is_at(struct stm_numbers words, uint32_t i, const uint32_t *phrase, uint32_t length)
{
	for (uint32_t k = 0; k < length; k++)
		if (stm_number(words, i + k) != phrase[k])
			return false;
	return true;
}

static uint32_t count_in(struct stm_numbers words, const uint32_t *phrase, uint32_t length)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i + length <= words.len; i++)
		count += is_at(words, i, phrase, length);
	return count;
}

/* Goes to TEXT or the first one behind it; false when there is none. */
static bool go_to(struct stm_postings *list, uint32_t text)
{
	while (list->text == UINT32_MAX || list->text < text)
		if (!stm_postings_next(list))
			return false;
	return true;
}

static void search_part(struct exact *exact, uint32_t p)
{
	const struct stm_segment *segment = &exact->index->parts[p].segment;
	const uint32_t *phrase = exact->phrases[p];
	uint32_t length = (uint32_t)exact->query->words.len;
	struct stm_arena *scratch = &exact->index->scratch;
	struct lists lists = {.complete = false};

	find_lists(&lists, segment, phrase, length);
	stm_postings_start(&lists.shortest);
	if (lists.second.segment)
		stm_postings_start(&lists.second);
	while (stm_postings_next(&lists.shortest)) {
		struct stm_hit hit = {lists.shortest.text, lists.shortest.count};

		if (!lists.complete && !go_to(&lists.second, hit.text))
			break;
		if (!lists.complete && lists.second.text != hit.text)
			continue;
		if (!lists.complete)
			hit.count = count_in(stm_segment_words(segment, hit.text), phrase, length);
		if (hit.count)
			STM_PUSH(scratch, &exact->hits[p], hit);
	}
}

/* False when a word is in no text of the segment. */
static bool find_terms(struct exact *exact, uint32_t p)
{
	struct stm_words words = exact->query->words;
	uint32_t *terms = stm_alloc_array(&exact->index->scratch, words.len, sizeof(*terms));

	exact->phrases[p] = terms;
	for (size_t i = 0; i < words.len; i++) {
		terms[i] = stm_segment_term(&exact->index->parts[p].segment, words.at[i]);
		if (terms[i] == UINT32_MAX)
			return false;
	}
	return true;
}

static void list_paragraph(struct stm_listing *listing, void *payload)
{
	const struct exact *exact = payload;
	const uint32_t *phrase = exact->phrases[listing->part];
	uint32_t length = (uint32_t)exact->query->words.len;
	struct stm_numbers words = stm_segment_words(
		&exact->index->parts[listing->part].segment, listing->text);

	for (uint32_t i = 0; i + length <= words.len; i++)
		if (is_at(words, i, phrase, length) && !stm_listing_add(listing, i, length, 1000))
			return;
}

static void run(void *payload)
{
	struct exact *exact = payload;
	struct stm_index *index = exact->index;
	struct stm_collector collector = {index, NULL, exact->query->limit, list_paragraph, exact};

	exact->hits = stm_alloc_array(&index->scratch, index->part_count + 1, sizeof(*exact->hits));
	exact->phrases = stm_alloc_array(
		&index->scratch, index->part_count + 1, sizeof(*exact->phrases));
	for (uint32_t p = 0; p < index->part_count; p++)
		if (find_terms(exact, p))
			search_part(exact, p);
	collector.hits = exact->hits;
	stm_collect(exact->out, &collector);
}

/* A phrase that no number of a paragraph's words can hold is nowhere. */
enum stm_status stm_index_exact(struct stm_index_matches *out, struct stm_index *index,
	const struct stm_index_query *query, struct stm_error *error)
{
	struct exact exact = {.index = index, .query = query, .out = out};

	*out = (struct stm_index_matches){0};
	if (!query->words.len || query->words.len >= UINT32_MAX / 2)
		return STM_OK;
	stm_arena_clear(&index->scratch);
	return stm_fault_guard(&index->fault, run, &exact, error);
}

struct content {
	struct stm_index *index;
	struct stm_index_matches *out;
	const uint8_t *content;
	size_t limit;
};

static void list_content(struct stm_listing *listing, void *payload)
{
	const struct content *content = payload;

	stm_listing_add(listing, 0,
		stm_segment_words(&content->index->parts[listing->part].segment, listing->text).len,
		1000);
}

static void run_content(void *payload)
{
	struct content *content = payload;
	struct stm_index *index = content->index;
	struct stm_hits *hits = stm_alloc_array(
		&index->scratch, index->part_count + 1, sizeof(*hits));
	struct stm_collector collector = {index, hits, content->limit, list_content, content};

	for (size_t p = 0; p < index->part_count; p++) {
		uint32_t text = stm_segment_find(&index->parts[p].segment, content->content);

		if (text != UINT32_MAX)
			STM_PUSH(&index->scratch, &hits[p], (struct stm_hit){text, 1});
	}
	stm_collect(content->out, &collector);
}

enum stm_status stm_index_content(struct stm_index_matches *out, struct stm_index *index,
	const uint8_t content[STM_CONTENT], size_t limit, struct stm_error *error)
{
	struct content payload = {index, out, content, limit};

	*out = (struct stm_index_matches){0};
	stm_arena_clear(&index->scratch);
	return stm_fault_guard(&index->fault, run_content, &payload, error);
}
