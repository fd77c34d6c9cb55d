/*
 * A run of ten words or more that stands in one old paragraph only, and in a new one that does not
 * descend from it. Runs of eight words of the new side are looked up in the old; those that a new
 * paragraph shares with the paragraphs it descends from, or that many have, tell nothing.
 */
#include "align/borrow.h"

#include "base/map.h"
#include "base/unicode.h"
#include "hash/hash.h"

/*
 * Of three runs of the new side one is looked up, so that SHORTEST words always hold one that is.
 */
enum { RUN = 8, STEP = 3, SHORTEST = RUN + STEP - 1 };

/* A run that stands in the old side twice or more is a formula, and borrowed from nowhere. */
static const uint32_t OFTEN = UINT32_MAX;

/* Where an old run stands: paragraph and word. */
struct place {
	uint32_t paragraph;
	uint32_t word;
};

/*
 * On the diff's scratch arena. KEYS is used again for each paragraph, so one list lives at a
 * time.
 */
struct borrower {
	struct stm_diff *diff;
	struct stm_map runs; /* run -> index of its place + 1, or OFTEN */
	STM_VEC(struct place) places;
	const struct stm_link **links; /* by new paragraph */
	uint64_t *keys;                /* of one paragraph's runs */
	size_t room;
};

/* Odd, so that nothing of a word is lost however often it is multiplied. */
static const uint64_t BASE = 0x9e3779b97f4a7c15u;

/*
 * Keys of all runs of WORDS, by their first word: polynomials in BASE of the words' hashes, each
 * made of the one before (Karp and Rabin 1987). There are LEN - RUN + 1, or none.
 */
static const uint64_t *run_keys(struct borrower *borrower, const struct stm_words *words)
{
	uint64_t key = 0, first = 1; /* what the first word of a run is multiplied by */

	if (words->len > borrower->room) {
		borrower->room = 2 * words->len;
		borrower->keys = stm_alloc_array(
			&borrower->diff->scratch, borrower->room, sizeof(*borrower->keys));
	}
	for (size_t i = 1; i < RUN; i++)
		first *= BASE;
	for (size_t i = 0; i < words->len; i++) {
		if (i >= RUN)
			key -= words->at[i - RUN] * first;
		key = key * BASE + words->at[i];
		if (i + 1 >= RUN)
			borrower->keys[i + 1 - RUN] = key;
	}
	return borrower->keys;
}

/* Whether the paragraph of LINK (NULL for an added one) has OLD among those it came from. */
static bool descends(const struct stm_link *link, uint32_t old)
{
	for (size_t i = 0; link && i < link->old_count; i++)
		if (link->olds[i] == old)
			return true;
	return false;
}

/* New paragraphs that may have borrowed: added ones, and those whose wording changed. */
static bool may_borrow(const struct borrower *borrower, uint32_t i)
{
	const struct stm_link *link = borrower->links[i];

	return !link || link->relation != STM_UNCHANGED;
}

/*
 * Every third run of the new side that may be borrowed, with no place yet. Noting these first
 * keeps the map as small as what is new, however long the old side is.
 */
static void note_runs(struct borrower *borrower)
{
	const struct stm_document *document = borrower->diff->documents[1];

	for (uint32_t i = 0; i < document->paragraphs.len; i++) {
		const struct stm_words *words = &document->words[i];
		const uint64_t *keys;

		if (!may_borrow(borrower, i))
			continue;
		keys = run_keys(borrower, words);
		for (size_t k = 0; k + RUN <= words->len; k += STEP)
			stm_map_put(&borrower->runs, keys[k], NULL);
	}
}

/*
 * Gives the noted runs their place. Old paragraphs that are unchanged can be borrowed from too,
 * so all are looked through, at every word.
 */
static void place_runs(struct borrower *borrower)
{
	const struct stm_document *document = borrower->diff->documents[0];

	for (uint32_t i = 0; i < document->paragraphs.len; i++) {
		const struct stm_words *words = &document->words[i];
		const uint64_t *keys = run_keys(borrower, words);

		for (size_t k = 0; k + RUN <= words->len; k++) {
			uint32_t *place;

			if (!stm_map_get(&borrower->runs, keys[k]))
				continue;
			place = stm_map_put(&borrower->runs, keys[k], NULL);
			if (*place) {
				*place = OFTEN;
				continue;
			}
			STM_PUSH(&borrower->diff->scratch, &borrower->places,
				(struct place){i, (uint32_t)k});
			*place = (uint32_t)borrower->places.len;
		}
	}
}

/* Words FROM to TO (excluded) of TEXT, counted as the hashes count them, as they stand. */
static struct stm_str words_slice(struct stm_str text, size_t from, size_t to)
{
	size_t words = 0, start = text.len, end = text.len;
	bool inside = false;

	for (size_t at = 0; at < text.len;) {
		size_t here = at;
		uint32_t c = stm_utf8_next(text, &at);
		bool word = stm_is_word(c), alone = word && stm_is_unspaced(c);

		if (word && (alone || !inside)) {
			if (words == from)
				start = here;
			words++;
		}
		inside = word && !alone;
		if (word && words == to)
			end = at;
	}
	return start < end ? stm_str_sub(text, start, end) : (struct stm_str){0};
}

/*
 * The run around word K of new paragraph I, extended both ways and recorded when it is long
 * enough. Returns the word to go on with, a multiple of STEP as all noted runs begin at one.
 */
static size_t take(struct borrower *borrower, uint32_t i, size_t k, struct place place)
{
	const struct stm_diff *diff = borrower->diff;
	const struct stm_words *new = &diff->documents[1]->words[i];
	const struct stm_words *old = &diff->documents[0]->words[place.paragraph];
	size_t start = k, at = place.word, length = RUN;
	struct stm_str text;

	for (; start && at && new->at[start - 1] == old->at[at - 1]; start--, at--)
		length++;
	while (start + length < new->len &&
		at + length < old->len &&new->at[start + length] == old->at[at + length])
		length++;
	if (length < SHORTEST)
		return k + STEP;
	text = words_slice(
		stm_paragraph_str(&diff->documents[1]->paragraphs.at[i]), start, start + length);
	STM_PUSH(&borrower->diff->arena, &borrower->diff->borrowed,
		(struct stm_borrowing){place.paragraph, i, text.at, text.len});
	return (start + length + STEP - 1) / STEP * STEP;
}

static void find_in(struct borrower *borrower, uint32_t i)
{
	const struct stm_words *words = &borrower->diff->documents[1]->words[i];
	const uint64_t *keys = run_keys(borrower, words);

	for (size_t k = 0; k + RUN <= words->len;) {
		const uint32_t *place = stm_map_get(&borrower->runs, keys[k]);

		if (!place || !*place || *place == OFTEN ||
			descends(borrower->links[i], borrower->places.at[*place - 1].paragraph))
			k += STEP;
		else
			k = take(borrower, i, k, borrower->places.at[*place - 1]);
	}
}

void stm_borrowings_find(struct stm_diff *diff)
{
	size_t count = diff->documents[1]->paragraphs.len;
	struct borrower borrower = {
		.diff = diff,
		.links = stm_alloc_array(&diff->scratch, count + 1, sizeof(*borrower.links)),
	};

	for (size_t k = 0; k < diff->links.len; k++)
		for (size_t i = 0; i < diff->links.at[k].new_count; i++)
			borrower.links[diff->links.at[k].news[i]] = &diff->links.at[k];
	stm_map_init(&borrower.runs, &diff->scratch, 64);
	note_runs(&borrower);
	if (!borrower.runs.count)
		return;
	place_runs(&borrower);
	for (uint32_t i = 0; i < count; i++)
		if (may_borrow(&borrower, i))
			find_in(&borrower, i);
}
