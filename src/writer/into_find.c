/*
 * Where in the story a text stands. White space is as the tree has it, and so are asterisks of
 * notes that were typed: the text has none of these. Nothing is found in part.
 */
#include "base/unicode.h"
#include "writer/into.h"

/* Paragraphs with one beginning, those from number FROM up to number TO of them. */
struct into_chain {
	size_t first; /* a number + 1, or 0 */
	const uint32_t *next;
	size_t from, to;
};

static bool may_skip(uint32_t c)
{
	return into_is_space(c) || c == '*' || c == 0x2020 || c == 0x2021;
}

size_t into_step_over(const struct into_story *story, size_t at, size_t end, uint32_t c)
{
	const struct into_atom *atoms = story->atoms.at;

	if (into_is_space(c)) {
		while (at < end && atoms[at].c == ' ')
			at++;
		return at;
	}
	while (at < end && atoms[at].c != c && atoms[at].c && may_skip(atoms[at].c))
		at++;
	return at < end && (atoms[at].c == c || !atoms[at].c) ? at + 1 : SIZE_MAX;
}

/* Whether TEXT stands at atom AT; *END is behind it. */
static bool stands(const struct into_story *story, struct stm_str text, size_t at, size_t *end)
{
	for (size_t i = 0; i < text.len;) {
		uint32_t c = stm_utf8_next(text, &i);

		if (into_is_space(c))
			continue;
		at = into_step_over(story, at, story->atoms.len, c);
		if (at == SIZE_MAX || story->taken[at - 1])
			return false;
	}
	*end = at;
	return true;
}

size_t into_paragraph_of(const struct into_story *story, size_t at)
{
	size_t low = 0, high = story->paragraphs.len;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (story->paragraphs.at[middle].first <= at)
			low = middle;
		else
			high = middle;
	}
	while (low + 1 < story->paragraphs.len && story->paragraphs.at[low].end <= at)
		low++;
	return low;
}

/* Whether only white space is left of the paragraph that ends behind END. */
static bool ends_paragraph(const struct into_story *story, size_t end)
{
	size_t last = end ? story->paragraphs.at[into_paragraph_of(story, end - 1)].end : 0;

	while (end < last && may_skip(story->atoms.at[end].c))
		end++;
	return end >= last;
}

static bool try(const struct into_story *story, struct stm_str text, size_t at, bool whole,
	struct into_range *range)
{
	size_t first = 0;
	const uint32_t sign = text.len ? stm_utf8_next(text, &first) : 0;

	while (at < story->atoms.len && may_skip(story->atoms.at[at].c) &&
		(story->atoms.at[at].c == ' ' || story->atoms.at[at].c != sign))
		at++;
	range->first = at;
	return stands(story, text, at, &range->end) && range->end > range->first &&
	       (!whole || ends_paragraph(story, range->end));
}

/* Characters of a beginning, by index. */
static const size_t lengths[INTO_INDEXES] = {1, 4, 16, 64};

/*
 * The key of the first LENGTH characters of paragraph NUMBER that must be met; 0 when it has fewer,
 * *ODD when one is a sign that may be any.
 */
static uint64_t key_of_paragraph(
	const struct into_story *story, size_t number, size_t length, bool *odd)
{
	uint64_t key = STM_KEY;
	size_t count = 0;

	*odd = false;
	for (size_t at = story->paragraphs.at[number].first; at < story->atoms.len; at++) {
		uint32_t c = story->atoms.at[at].c;

		*odd = *odd || !c;
		if (may_skip(c) && c)
			continue;
		key = stm_key_add(key, c);
		if (++count == length || *odd)
			return key;
	}
	return 0;
}

/* The same of a text. */
static uint64_t key_of_text(struct stm_str text, size_t length)
{
	uint64_t key = STM_KEY;
	size_t count = 0;

	for (size_t i = 0; i < text.len && count < length;) {
		uint32_t c = stm_utf8_next(text, &i);

		if (may_skip(c))
			continue;
		key = stm_key_add(key, c);
		count++;
	}
	return count == length ? key : 0;
}

void into_index(struct into_story *story, struct stm_arena *arena)
{
	size_t count = story->paragraphs.len;

	for (size_t k = 0; k < INTO_INDEXES; k++) {
		struct into_index *index = &story->index[k];

		stm_map_init(&index->first, arena, count);
		index->next = stm_alloc_array(arena, count + 1, sizeof(*index->next));
		for (size_t i = count; i > 0; i--) {
			bool odd;
			uint64_t key = key_of_paragraph(story, i - 1, lengths[k], &odd);
			uint32_t *head = &index->odd;

			if (!key && !odd)
				continue;
			if (!odd)
				head = stm_map_put(&index->first, key, NULL);
			index->next[i - 1] = *head;
			*head = (uint32_t)i;
		}
	}
}

/* At the beginning of a paragraph of a chain, from number FROM up to number TO. */
static bool try_chain(const struct into_story *story, struct stm_str text, bool whole,
	const struct into_chain *chain, struct into_range *range)
{
	for (size_t i = chain->first; i; i = chain->next[i - 1])
		if (i > chain->from && i <= chain->to &&
			try(story, text, story->paragraphs.at[i - 1].first, whole, range))
			return true;
	return false;
}

/* At the beginning of a paragraph from number FROM up to number TO, of those that can be it. */
static bool try_all(const struct into_story *story, struct stm_str text, bool whole,
	const size_t *from_to, struct into_range *range)
{
	struct into_chain chain = {.from = from_to[0], .to = from_to[1]};

	for (size_t k = INTO_INDEXES; k > 0; k--) {
		const struct into_index *index = &story->index[k - 1];
		uint64_t key = key_of_text(text, lengths[k - 1]);
		const uint32_t *first = key ? stm_map_get(&index->first, key) : NULL;

		if (!key)
			continue;
		chain.next = index->next;
		chain.first = first ? *first : 0;
		if (try_chain(story, text, whole, &chain, range))
			return true;
		chain.first = index->odd;
		return try_chain(story, text, whole, &chain, range);
	}
	for (size_t i = chain.from; i < chain.to; i++)
		if (try(story, text, story->paragraphs.at[i].first, whole, range))
			return true;
	return false;
}

/* Only where the search goes on, or everywhere: there, behind it, before it. */
static bool search(const struct into_story *story, struct stm_str text, bool whole, bool here,
	struct into_range *range)
{
	const size_t at = story->atoms.len ? into_paragraph_of(story, story->next) : 0;
	const size_t behind[] = {at, story->paragraphs.len}, before[] = {0, at};

	return try(story, text, story->next, whole, range) ||
	       (!here && (try_all(story, text, whole, behind, range) ||
				 try_all(story, text, whole, before, range)));
}

bool into_find(struct into_story *story, struct stm_str text, bool here, struct into_range *range)
{
	if (!search(story, text, true, here, range) && !search(story, text, false, here, range))
		return false;
	for (size_t i = range->first; i < range->end; i++)
		story->taken[i] = true;
	story->next = range->end;
	return true;
}
