/*
 * Posting lists by counting: how often each key is there, then every text into its key's share of
 * a room, which brings the texts of each key together in order. Keys are terms, and then pairs of
 * common words: without their lists a phrase such as "of the" would have all texts looked into. A
 * phrase with a word that is not common needs none, since few texts have that word.
 */
#include "index/merge.h"

#include <stdlib.h>

/* A word is common when one text of SHARE has it and at least LEAST; there are MOST at most. */
enum { SHARE = 32, LEAST = 256, MOST = 256 };

struct lists {
	struct stm_merge *merge;
	const uint8_t *ends, *words; /* of the texts, in the output's view */
	const uint8_t *places;       /* ends of the places */
	uint32_t keys;
	uint32_t *shares;  /* by key: where its share of TEXTS begins, then where it ends */
	uint32_t *texts;   /* that have each key, as often as they have it */
	uint32_t *common;  /* by term: its place among the common ones, and one; NULL for terms */
	uint32_t *commons; /* the terms */
	uint32_t common_count;
	uint64_t *list_ends;
};

/* The key of the word at AT, or of it and the next; UINT32_MAX when it has none. */
static inline uint32_t key_at(const struct lists *lists, const uint8_t *at, bool last)
{
	uint32_t first = stm_load32(at), second;

	if (!lists->common)
		return first;
	if (last || !lists->common[first])
		return UINT32_MAX;
	second = lists->common[stm_load32(at + 4)];
	return second ? (lists->common[first] - 1) * lists->common_count + second - 1 : UINT32_MAX;
}

/* Calls nothing for speed: the two passes over all words differ in DEAL only. */
static void pass(struct lists *lists, bool deal)
{
	const uint8_t *at = lists->words;

	for (uint32_t t = 0; t < lists->merge->texts.len; t++) {
		const uint8_t *end = lists->words +
				     4 * (size_t)stm_load32(lists->ends + 4 * (size_t)t);

		for (; at < end; at += 4) {
			uint32_t key = key_at(lists, at, at + 4 == end);

			if (key == UINT32_MAX)
				continue;
			if (deal)
				lists->texts[lists->shares[key]++] = t;
			else
				lists->shares[key + 1]++;
		}
	}
}

/* Texts are then between shares[key - 1] and shares[key]. */
static void deal(struct lists *lists)
{
	struct stm_rooms *rooms = lists->merge->rooms;

	lists->shares = stm_rooms_new(rooms, lists->keys + (size_t)2, sizeof(*lists->shares));
	pass(lists, false);
	for (uint32_t k = 0; k < lists->keys; k++)
		lists->shares[k + 1] += lists->shares[k];
	lists->texts = stm_rooms_new(
		rooms, lists->shares[lists->keys] + (size_t)1, sizeof(*lists->texts));
	pass(lists, true);
}

static uint32_t places_of(const struct lists *lists, uint32_t text)
{
	uint32_t end = stm_load32(lists->places + 4 * (size_t)text);

	return text ? end - stm_load32(lists->places + 4 * (size_t)(text - 1)) : end;
}

/* How many distinct texts there are from START to END, and how many paragraphs have them. */
static uint32_t count_texts(
	const struct lists *lists, uint32_t start, uint32_t end, uint64_t *paragraphs)
{
	uint32_t count = 0;

	*paragraphs = 0;
	for (uint32_t i = start; i < end; i++) {
		if (i > start && lists->texts[i] == lists->texts[i - 1])
			continue;
		count++;
		*paragraphs += places_of(lists, lists->texts[i]);
	}
	return count;
}

static void put_varint(struct lists *lists, uint64_t value)
{
	uint8_t bytes[STM_VARINT];

	stm_output_put(lists->merge->output, bytes, stm_varint_put(bytes, value));
}

/* Returns in how many texts KEY is; of none there is no list. */
static uint32_t write_list(struct lists *lists, uint32_t key)
{
	uint32_t start = key ? lists->shares[key - 1] : 0, end = lists->shares[key];
	uint32_t before = UINT32_MAX, count;
	uint64_t paragraphs;

	if (start == end)
		return 0;
	count = count_texts(lists, start, end, &paragraphs);
	put_varint(lists, count);
	put_varint(lists, paragraphs);
	for (uint32_t i = start, next; i < end; i = next) {
		uint32_t text = lists->texts[i];

		for (next = i + 1; next < end && lists->texts[next] == text;)
			next++;
		put_varint(lists, ((uint64_t)(text - before - 1) << 1) | (next - i > 1));
		if (next - i > 1)
			put_varint(lists, next - i - 2);
		before = text;
	}
	return count;
}

/* COUNTS, by key, may be NULL. */
static void write_lists(struct lists *lists, enum stm_section lists_section,
	enum stm_section ends_section, uint32_t *counts)
{
	struct stm_output *output = lists->merge->output;
	uint64_t start = output->size;

	lists->list_ends = stm_rooms_new(
		lists->merge->rooms, lists->keys + (size_t)1, sizeof(*lists->list_ends));
	stm_output_begin(output, lists_section);
	for (uint32_t k = 0; k < lists->keys; k++) {
		uint32_t count = write_list(lists, k);

		if (counts)
			counts[k] = count;
		lists->list_ends[k] = output->size - start;
	}
	stm_output_end(output, lists_section);
	stm_output_begin(output, ends_section);
	for (uint32_t k = 0; k < lists->keys; k++)
		stm_output_put64(output, lists->list_ends[k]);
	stm_output_end(output, ends_section);
}

/*
 * Those in more texts than the returned number are common. It is found by halving, so that MOST
 * bounds them without sorting.
 */
static uint32_t common_bound(const struct lists *lists, const uint32_t *counts)
{
	uint32_t low = lists->merge->texts.len / SHARE, high = UINT32_MAX;

	low = low > LEAST ? low : LEAST;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2, above = 0;

		for (uint32_t t = 0; t < lists->merge->terms; t++)
			above += counts[t] > middle;
		if (above <= MOST)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

static void choose_commons(struct lists *lists, const uint32_t *counts)
{
	uint32_t bound = common_bound(lists, counts), terms = lists->merge->terms;

	lists->common = stm_rooms_new(lists->merge->rooms, terms + (size_t)1, sizeof(uint32_t));
	lists->commons = stm_alloc_array(lists->merge->arena, MOST, sizeof(uint32_t));
	for (uint32_t t = 0; t < terms; t++) {
		if (counts[t] <= bound)
			continue;
		lists->commons[lists->common_count] = t;
		lists->common[t] = ++lists->common_count;
	}
	lists->keys = lists->common_count * lists->common_count;
}

static void write_commons(struct lists *lists)
{
	stm_output_begin(lists->merge->output, STM_COMMONS);
	for (uint32_t i = 0; i < lists->common_count; i++)
		stm_output_put32(lists->merge->output, lists->commons[i]);
	stm_output_end(lists->merge->output, STM_COMMONS);
}

void stm_merge_lists(struct stm_merge *merge)
{
	struct lists lists = {.merge = merge, .keys = merge->terms};
	uint32_t *counts = stm_rooms_new(merge->rooms, merge->terms + (size_t)1, sizeof(*counts));

	lists.words = stm_output_view(merge->output, STM_WORDS);
	lists.ends = merge->output->view + STM_SEGMENT_HEAD +
		     merge->output->sections[STM_TEXT_ENDS].place;
	lists.places = merge->output->view + STM_SEGMENT_HEAD +
		       merge->output->sections[STM_PLACE_ENDS].place;
	deal(&lists);
	write_lists(&lists, STM_TERM_LISTS, STM_TERM_ENDS, counts);
	choose_commons(&lists, counts);
	deal(&lists);
	write_commons(&lists);
	write_lists(&lists, STM_PAIR_LISTS, STM_PAIR_ENDS, NULL);
}
