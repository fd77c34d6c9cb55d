/*
 * Phrases moved inside a paragraph: runs of at least four tokens, with a weight of ten at least,
 * that were deleted in one place and inserted in another. Found through runs of four tokens, case
 * and the white space before them aside, and extended as far as they agree: a phrase that now
 * begins a sentence has got a capital and lost its space.
 */
#include "align/redline.h"

#include "hash/hash.h"

/*
 * Ten is three words of content and a structure word: less ("of the United Nations") is said
 * twice in a paragraph without anything having moved.
 */
enum {
	SHORTEST = 4,  /* tokens of a moved phrase */
	LIGHTEST = 10, /* its weight */
	CASE = 64,     /* bytes of a token that are compared without case */
};

/*
 * Of the token without white space, ASCII letters without case; long ones (addresses, symbols) as
 * they are.
 */
static uint64_t token_key(const struct stm_tokens *tokens, size_t i)
{
	struct stm_str word = stm_token_word(tokens, i);
	char lower[CASE];

	if (word.len > CASE)
		return stm_hash_word(word);
	for (size_t k = 0; k < word.len; k++)
		lower[k] = stm_is_upper(word.at[k]) ? (char)(word.at[k] + 32) : word.at[k];
	return stm_hash_word((struct stm_str){lower, word.len});
}

/* Token I of SIDE is changed text that is in no move yet. */
static bool is_free(const struct stm_redliner *r, int side, size_t i)
{
	return i < r->sides[side].len && r->match[side][i] < 0 && !r->moves[side][i];
}

/* The key of the run that starts at I; false when it meets common ground. */
static bool run_key(const struct stm_redliner *r, int side, size_t i, uint64_t *key)
{
	*key = 0;
	for (size_t k = i; k < i + SHORTEST; k++) {
		if (!is_free(r, side, k))
			return false;
		*key = stm_hash_pair(*key, token_key(&r->sides[side], k));
	}
	return true;
}

static bool same_token(const struct stm_redliner *r, size_t i, size_t j)
{
	return is_free(r, 0, i) && is_free(r, 1, j) &&
	       token_key(&r->sides[0], i) == token_key(&r->sides[1], j);
}

/* Marks the phrase around I and J as MOVE when it is long and heavy enough. */
static bool mark(struct stm_redliner *r, size_t i, size_t j, uint32_t move)
{
	size_t length = 0;
	uint32_t weight = 0;

	while (i > 0 && j > 0 && same_token(r, i - 1, j - 1)) {
		i--;
		j--;
	}
	while (same_token(r, i + length, j + length))
		weight += r->sides[0].at[i + length++].weight;
	if (length < SHORTEST || weight < LIGHTEST)
		return false;
	for (size_t k = 0; k < length; k++)
		r->moves[0][i + k] = r->moves[1][j + k] = move;
	return true;
}

static void clear(struct stm_redliner *r)
{
	for (int side = 0; side < 2; side++)
		memset(r->moves[side], 0, r->sides[side].len * sizeof(**r->moves));
}

/* Of equal runs the first deleted one counts. Linear in the tokens; phrases do not overlap. */
void stm_moves_find(struct stm_redliner *redliner)
{
	struct stm_map starts;
	uint32_t move = 1;
	uint64_t key;

	clear(redliner);
	stm_map_init(&starts, redliner->tokenizer.arena, 0);
	for (size_t i = 0; i < redliner->sides[0].len; i++) {
		int added;
		uint32_t *start;

		if (!run_key(redliner, 0, i, &key))
			continue;
		start = stm_map_put(&starts, key, &added);
		if (added)
			*start = (uint32_t)i;
	}
	for (size_t j = 0; starts.count && j < redliner->sides[1].len; j++) {
		const uint32_t *start;

		if (!run_key(redliner, 1, j, &key))
			continue;
		start = stm_map_get(&starts, key);
		if (start && mark(redliner, *start, j, move))
			move++;
	}
}
