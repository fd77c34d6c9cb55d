/*
 * A run of n words has n - 1 pairs of neighbours. Each pair of the clause is stood for by a posting
 * list that has all texts with that pair: the pair's own when both words are common, else that of
 * the rarer word. How many of the pairs a text can have bounds what it can cover; texts are looked
 * into from the highest bound down, until no other can be among the best. So the answer is exact,
 * and depends on nothing but the collection.
 */
#include "index/sources.h"

#include <stdlib.h>

#include "index/lookup.h"
#include "index/postings.h"

/* A posting list and how many pairs of the clause it stands for. */
struct stand_in {
	uint64_t key; /* tells lists apart */
	struct stm_postings list;
	uint32_t pairs;
};

/* Where a text was first: PARAGRAPH of PART. */
struct first {
	uint32_t part, version, paragraph;
};

/* One of the best so far. */
struct best {
	const uint8_t *content;
	uint32_t covered, part, text;
	struct first first;
};

struct search {
	struct stm_index *index;
	const struct stm_index_clause *clause;
	struct stm_index_source_list *out;
	uint32_t len;                        /* of the clause, as far as it is looked for */
	int16_t words[STM_CLAUSE_LONGEST];   /* of the clause: equal numbers for equal words */
	uint64_t hashes[STM_CLAUSE_LONGEST]; /* by that number */
	uint32_t distinct;
	struct stm_run_grams grams;
	uint32_t terms[STM_CLAUSE_LONGEST]; /* by number, in the part that is searched */
	struct stm_lookup lookup;           /* likewise */
	STM_VEC(int16_t) text;              /* the one that is looked into */
	struct stm_runs runs;
	struct best *best; /* best first */
	size_t best_count, limit;
};

/* Numbers the clause's distinct words. */
static void read_clause(struct search *search)
{
	struct stm_map numbers = {.arena = &search->index->scratch};

	search->len = search->clause->words.len < STM_CLAUSE_LONGEST
			      ? (uint32_t)search->clause->words.len
			      : STM_CLAUSE_LONGEST;
	for (uint32_t i = 0; i < search->len; i++) {
		int added;
		uint32_t *number = stm_map_put(&numbers, search->clause->words.at[i], &added);

		if (added) {
			*number = search->distinct;
			search->hashes[search->distinct++] = search->clause->words.at[i];
		}
		search->words[i] = (int16_t)*number;
	}
	stm_run_grams_fill(&search->grams, search->words, search->len);
}

static void find_terms(struct search *search, const struct stm_segment *segment)
{
	memset(&search->lookup, 0, sizeof(search->lookup));
	for (uint32_t k = 0; k < search->distinct; k++) {
		search->terms[k] = stm_segment_term(segment, search->hashes[k]);
		if (search->terms[k] != UINT32_MAX)
			stm_lookup_put(&search->lookup, search->terms[k], k);
	}
}

/* The list that stands for the pair at word I; false when no text of the segment has the pair. */
static bool find_list(const struct search *search, const struct stm_segment *segment, uint32_t i,
	struct stand_in *out)
{
	uint32_t first = search->terms[search->words[i]];
	uint32_t second = search->terms[search->words[i + 1]];
	struct stm_postings other;

	if (first == UINT32_MAX || second == UINT32_MAX)
		return false;
	out->pairs = 1;
	out->key = (uint64_t)first << 32 | second;
	if (stm_postings_of_pair(&out->list, segment, first, second))
		return true;
	out->key = (uint64_t)first << 32 | UINT32_MAX;
	stm_postings_of_term(&out->list, segment, first);
	stm_postings_of_term(&other, segment, second);
	if (other.texts < out->list.texts) {
		out->list = other;
		out->key = (uint64_t)second << 32 | UINT32_MAX;
	}
	return true;
}

static int by_key(const void *a, const void *b)
{
	const struct stand_in *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

/* By text: how many of the clause's pairs it has at most. */
static uint16_t *count_pairs(struct search *search, const struct stm_segment *segment)
{
	struct stm_arena *scratch = &search->index->scratch;
	uint16_t *pairs = stm_alloc_array(scratch, segment->texts + (size_t)1, sizeof(*pairs));
	struct stand_in *lists = stm_alloc_array(scratch, search->len, sizeof(*lists));
	size_t count = 0;

	for (uint32_t i = 0; i + 1 < search->len; i++)
		count += find_list(search, segment, i, &lists[count]);
	qsort(lists, count, sizeof(*lists), by_key);
	for (size_t i = 0, next; i < count; i = next) {
		uint16_t same;

		for (next = i + 1; next < count && lists[next].key == lists[i].key;)
			next++;
		same = (uint16_t)(next - i);
		stm_postings_start(&lists[i].list);
		while (stm_postings_next(&lists[i].list))
			pairs[lists[i].list.text] += same;
	}
	return pairs;
}

/* What a text with so many of the clause's pairs covers at most: runs of four have three each. */
static uint32_t bound(const struct search *search, uint32_t pairs)
{
	uint32_t covered = pairs + pairs / (STM_RUN_LEAST - 1);

	return covered < search->len ? covered : search->len;
}

/* Below 0 when version and paragraph of X come before those of Y. */
static int compare_first(
	const struct stm_index *index, const struct first *x, const struct first *y)
{
	int order = stm_segment_compare(&index->parts[x->part].segment, x->version,
		&index->parts[y->part].segment, y->version);

	return order ? order : (x->paragraph > y->paragraph) - (x->paragraph < y->paragraph);
}

static bool is_too_late(
	const struct stm_index_clause *clause, const struct stm_index_version *version)
{
	int order = stm_bytes_compare(version->date, clause->date);

	return clause->date.len &&
	       (order > 0 || (!order && stm_bytes_compare(version->symbol, clause->symbol) >= 0));
}

/* The first paragraph that has TEXT of PART in a version that counts; false when none does. */
static bool find_first(const struct search *search, uint32_t part, uint32_t text, struct first *out)
{
	const struct stm_index_part *p = &search->index->parts[part];
	const struct stm_index_clause *clause = search->clause;
	struct stm_numbers places = stm_segment_places(&p->segment, text);

	for (uint32_t i = 0; i < places.len; i++) {
		uint32_t paragraph = stm_number(places, i);
		uint32_t version = stm_segment_version_of(&p->segment, paragraph);
		struct stm_index_version described;

		if (!p->live[version])
			continue;
		stm_index_describe(&described, &p->segment, version);
		if (is_too_late(clause, &described))
			return false;
		if (clause->counts && !clause->counts(&described, clause->payload))
			continue;
		*out = (struct first){
			part, version, paragraph - stm_segment_version(&p->segment, version).start};
		return true;
	}
	return false;
}

static bool is_excluded(const struct stm_index_clause *clause, const uint8_t *content)
{
	for (size_t i = 0; i < clause->excluded_count; i++)
		if (!memcmp(clause->excluded[i], content, STM_CONTENT))
			return true;
	return false;
}

static bool is_better(const struct search *search, const struct best *x, const struct best *y)
{
	if (x->covered != y->covered)
		return x->covered > y->covered;
	return compare_first(search->index, &x->first, &y->first) < 0;
}

/*
 * A text can be in several segments: whichever has it first is kept. One that fell off the end is
 * met again there with what is then better, or never.
 */
static void keep(struct search *search, const struct best *found)
{
	size_t i = 0;

	while (i < search->best_count &&
		memcmp(search->best[i].content, found->content, STM_CONTENT) != 0)
		i++;
	if (i < search->best_count && !is_better(search, found, &search->best[i]))
		return;
	if (i == search->best_count) {
		if (i == search->limit && !is_better(search, found, &search->best[i - 1]))
			return;
		if (i < search->limit)
			search->best_count++;
		else
			i--;
	}
	for (; i && is_better(search, found, &search->best[i - 1]); i--)
		search->best[i] = search->best[i - 1];
	search->best[i] = *found;
}

/* The runs of a text of PART; they are good until the next call. */
static uint32_t find_runs(struct search *search, uint32_t part, uint32_t text)
{
	struct stm_numbers words = stm_segment_words(&search->index->parts[part].segment, text);
	struct stm_run_sides sides = {search->words, NULL, search->len, words.len};

	if (search->text.cap < words.len)
		search->text.at = stm_vec_grow(&search->index->scratch, search->text.at,
			&search->text.cap, words.len, sizeof(search->text.at[0]));
	for (uint32_t i = 0; i < words.len; i++)
		search->text.at[i] = (int16_t)stm_lookup_get(&search->lookup, stm_number(words, i));
	sides.text = search->text.at;
	search->runs = (struct stm_runs){0};
	stm_arena_clear(&search->index->inner);
	return stm_runs_find(&search->runs, &sides, &search->grams, &search->index->inner);
}

static void look_into(struct search *search, uint32_t part, uint32_t text)
{
	struct best found = {.part = part, .text = text};
	size_t last = search->best_count - 1;

	found.covered = find_runs(search, part, text);
	if (!found.covered ||
		(search->best_count == search->limit && found.covered < search->best[last].covered))
		return;
	found.content = stm_segment_content(&search->index->parts[part].segment, text);
	if (is_excluded(search->clause, found.content) ||
		!find_first(search, part, text, &found.first))
		return;
	keep(search, &found);
}

/* The texts of a part by how many pairs they have, most first: by counting. */
static uint32_t *order_texts(struct search *search, const struct stm_segment *segment,
	const uint16_t *pairs, uint32_t *count)
{
	uint32_t starts[STM_CLAUSE_LONGEST + 1] = {0}, sum = 0, *texts;

	for (uint32_t t = 0; t < segment->texts; t++)
		starts[pairs[t]]++;
	for (uint32_t n = STM_CLAUSE_LONGEST + 1; n-- > STM_RUN_LEAST - 1;) {
		uint32_t here = starts[n];

		starts[n] = sum;
		sum += here;
	}
	texts = stm_resize(&search->index->scratch, NULL, 0, (sum + (size_t)1) * sizeof(*texts));
	for (uint32_t t = 0; t < segment->texts; t++)
		if (pairs[t] >= STM_RUN_LEAST - 1)
			texts[starts[pairs[t]]++] = t;
	*count = sum;
	return texts;
}

static void search_part(struct search *search, uint32_t part)
{
	const struct stm_segment *segment = &search->index->parts[part].segment;
	const uint16_t *pairs;
	const uint32_t *texts;
	uint32_t count;

	find_terms(search, segment);
	pairs = count_pairs(search, segment);
	texts = order_texts(search, segment, pairs, &count);
	for (uint32_t i = 0; i < count; i++) {
		if (search->best_count == search->limit &&
			bound(search, pairs[texts[i]]) <
				search->best[search->best_count - 1].covered)
			return;
		look_into(search, part, texts[i]);
	}
}

static void describe(struct search *search, const struct best *best)
{
	struct stm_index *index = search->index;
	const struct stm_segment *segment = &index->parts[best->part].segment;
	uint32_t paragraph = stm_segment_version(segment, best->first.version).start +
			     best->first.paragraph;
	struct stm_index_source source = {.content = best->content,
		.words = stm_segment_words(segment, best->text).len,
		.paragraph = best->first.paragraph,
		.covered = best->covered,
		.similarity = (uint32_t)((uint64_t)best->covered * 1000 / search->len)};

	find_terms(search, segment);
	find_runs(search, best->part, best->text);
	stm_index_describe(&source.version, segment, best->first.version);
	source.label = stm_segment_label(
		segment, stm_segment_u32(segment, STM_PARAGRAPHS, 2 * (uint64_t)paragraph + 1));
	source.run_count = search->runs.len;
	source.runs = memcpy(
		stm_alloc_array(index->arena, search->runs.len, sizeof(struct stm_run)),
		search->runs.at, search->runs.len * sizeof(struct stm_run));
	STM_PUSH(index->arena, search->out, source);
}

static void run(void *payload)
{
	struct search *search = payload;

	read_clause(search);
	for (uint32_t p = 0; p < search->index->part_count; p++)
		search_part(search, p);
	for (size_t i = 0; i < search->best_count; i++)
		describe(search, &search->best[i]);
}

enum stm_status stm_index_sources(struct stm_index_source_list *out, struct stm_index *index,
	const struct stm_index_clause *clause, struct stm_error *error)
{
	struct search *search;

	*out = (struct stm_index_source_list){0};
	if (clause->words.len < STM_RUN_LEAST || !clause->limit)
		return STM_OK;
	stm_arena_clear(&index->scratch);
	search = stm_alloc(&index->scratch, sizeof(*search));
	search->index = index;
	search->clause = clause;
	search->out = out;
	search->limit = clause->limit < STM_SOURCES_MOST ? clause->limit : STM_SOURCES_MOST;
	search->best = stm_alloc_array(&index->scratch, search->limit, sizeof(*search->best));
	return stm_fault_guard(&index->fault, run, search, error);
}
