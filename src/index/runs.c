/*
 * The longest runs of words that a clause and a text share. Every run begins with one of the
 * clause's sequences of STM_RUN_LEAST words, which are looked up by hash; each is then followed as
 * far as it goes, and the longest are taken first.
 */
#include "index/sources.h"

#include <stdlib.h>

static uint32_t gram_head(const int16_t *words)
{
	uint64_t hash = 0;

	for (int i = 0; i < STM_RUN_LEAST; i++)
		hash = (hash ^ (uint16_t)words[i]) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(hash >> 53);
}

/* The heads are chains, of which the last place of the clause comes first. */
void stm_run_grams_fill(struct stm_run_grams *grams, const int16_t *clause, uint32_t len)
{
	memset(grams, 0, sizeof(*grams));
	for (uint32_t i = 0; i + STM_RUN_LEAST <= len; i++) {
		uint16_t *head = &grams->heads[gram_head(clause + i)];

		grams->before[i] = *head;
		*head = (uint16_t)(i + 1);
	}
}

/* How far clause and text are equal from these places on. */
static uint32_t follow(const struct stm_run_sides *sides, uint32_t clause, uint32_t text)
{
	uint32_t length = 0;

	while (clause + length < sides->clause_len && text + length < sides->text_len &&
		sides->clause[clause + length] == sides->text[text + length])
		length++;
	return length;
}

/* All runs that begin at word TEXT of the text and are not the rest of one that began before. */
static void find_at(struct stm_runs *out, const struct stm_run_sides *sides,
	const struct stm_run_grams *grams, uint32_t text, struct stm_arena *arena)
{
	uint32_t next = grams->heads[gram_head(sides->text + text)];

	for (; next; next = grams->before[next - 1]) {
		struct stm_run run = {next - 1, text, 0};

		if (run.clause && text && sides->clause[run.clause - 1] == sides->text[text - 1])
			continue;
		run.length = follow(sides, run.clause, text);
		if (run.length >= STM_RUN_LEAST)
			STM_PUSH(arena, out, run);
	}
}

static int by_length(const void *a, const void *b)
{
	const struct stm_run *x = a, *y = b;

	if (x->length != y->length)
		return x->length > y->length ? -1 : 1;
	if (x->clause != y->clause)
		return x->clause < y->clause ? -1 : 1;
	return (x->text > y->text) - (x->text < y->text);
}

static int by_place(const void *a, const void *b)
{
	const struct stm_run *x = a, *y = b;

	return (x->clause > y->clause) - (x->clause < y->clause);
}

/* Keeps what is left of each run when those before it have had their words. */
static uint32_t take(struct stm_runs *out, const struct stm_runs *all, struct stm_arena *arena)
{
	bool taken[STM_CLAUSE_LONGEST] = {false};
	uint32_t covered = 0;

	for (size_t r = 0; r < all->len; r++) {
		struct stm_run run = all->at[r];
		uint32_t end = run.clause + run.length;

		for (uint32_t start = run.clause, i; start < end; start = i + 1) {
			for (i = start; i < end && !taken[i];)
				i++;
			if (i - start < STM_RUN_LEAST)
				continue;
			memset(taken + start, true, i - start);
			covered += i - start;
			STM_PUSH(arena, out,
				(struct stm_run){
					start, run.text + (start - run.clause), i - start});
		}
	}
	return covered;
}

/* A word of the text that the clause has not rules out all sequences it is in. */
uint32_t stm_runs_find(struct stm_runs *out, const struct stm_run_sides *sides,
	const struct stm_run_grams *grams, struct stm_arena *arena)
{
	struct stm_runs all = {0};
	uint32_t covered;

	out->len = 0;
	for (uint32_t i = 0, known = 0; i < sides->text_len; i++) {
		known = sides->text[i] < 0 ? 0 : known + 1;
		if (known >= STM_RUN_LEAST)
			find_at(&all, sides, grams, i + 1 - STM_RUN_LEAST, arena);
	}
	if (!all.len)
		return 0;
	qsort(all.at, all.len, sizeof(*all.at), by_length);
	covered = take(out, &all, arena);
	qsort(out->at, out->len, sizeof(*out->at), by_place);
	return covered;
}
