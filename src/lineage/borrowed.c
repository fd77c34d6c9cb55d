/*
 * Of all runs of RUN words half are kept, those with an even hash: whether one is does not depend
 * on the words around it, so that every text that has it is counted. Of a phrase of twelve words
 * one in a hundred goes unnoticed. For each family only the first place counts: what stood there
 * stood before.
 */
#include "lineage/borrowed.h"

#include <stdio.h>
#include <stdlib.h>

#include "hash/hash.h"
#include "para/lexicon.h"

enum { RUN = 6, KEPT = 2 /* one in so many */ };

/*
 * A run that more families of one body have is a formula of the house and nobody's: one in SHARE,
 * but FEW at least and MOST at most.
 */
enum { SHARE = 8, FEW = 2, MOST = 12 };

enum { FIGURES = 10000 /* from 0 on, that are known as such */ };

static const uint32_t NONE = UINT32_MAX;

/* The words of lexemes that move on from session to session. */
static void note_calendar(struct stm_borrowed *borrowed, const char *language)
{
	const struct stm_lexicon *lexicon = stm_lexicon(language);

	for (size_t i = 0; i < lexicon->count; i++) {
		enum stm_lexeme_kind kind = lexicon->lexemes[i].kind;
		struct stm_words words;

		if (kind != STM_LEXEME_NUMBER && kind != STM_LEXEME_ORDINAL &&
			kind != STM_LEXEME_MONTH)
			continue;
		words = stm_hash_text_words(borrowed->arena, stm_str(lexicon->lexemes[i].phrase));
		for (size_t w = 0; w < words.len; w++)
			stm_map_put(&borrowed->calendar, words.at[w], NULL);
	}
}

void stm_borrowed_init(struct stm_borrowed *borrowed, struct stm_arena *arena)
{
	char figure[8];

	*borrowed = (struct stm_borrowed){.arena = arena};
	stm_map_init(&borrowed->runs, arena, 1024);
	stm_map_init(&borrowed->names, arena, 16);
	stm_map_init(&borrowed->calendar, arena, FIGURES);
	for (int i = 0; i < FIGURES; i++) {
		snprintf(figure, sizeof(figure), "%d", i);
		stm_map_put(&borrowed->calendar, stm_hash_word(stm_str(figure)), NULL);
	}
	note_calendar(borrowed, "en");
	note_calendar(borrowed, "fr");
}

void stm_borrowed_next_family(struct stm_borrowed *borrowed, struct stm_str body)
{
	int added;
	uint32_t *place = stm_map_put(&borrowed->names, stm_key(body), &added);

	if (added) {
		*place = (uint32_t)borrowed->counts.len;
		STM_PUSH(borrowed->arena, &borrowed->counts, (struct stm_borrowed_body){0});
	}
	borrowed->counts.at[*place].families++;
	borrowed->family = (uint32_t)borrowed->bodies.len;
	STM_PUSH(borrowed->arena, &borrowed->bodies, *place);
}

/* Counts a family of BODY that has the run; false when it is one too many. */
static bool count_family(struct stm_borrowed_body *body)
{
	size_t most = body->families / SHARE;

	most = most < FEW ? FEW : most > MOST ? MOST : most;
	return ++body->have_it <= most;
}

/* Notes a kept run, unless its family has it already. */
static void note(struct stm_borrowed *borrowed, uint64_t key, struct stm_borrowed_place place)
{
	int added;
	uint32_t *newest = stm_map_put(&borrowed->runs, key, &added);
	struct stm_borrowed_first first = {place, borrowed->family, added ? NONE : *newest};

	if (!added && borrowed->first.at[*newest].family == borrowed->family)
		return;
	*newest = (uint32_t)borrowed->first.len;
	STM_PUSH(borrowed->arena, &borrowed->first, first);
}

/* All words that only tell when are one. */
static uint64_t timeless(const struct stm_borrowed *borrowed, uint64_t word)
{
	return stm_map_get(&borrowed->calendar, word) ? 1 : word;
}

static uint64_t hash_run(const struct stm_borrowed *borrowed, const uint64_t *words)
{
	uint64_t key = timeless(borrowed, words[0]);

	for (size_t k = 1; k < RUN; k++)
		key = stm_hash_pair(key, timeless(borrowed, words[k]));
	return key;
}

void stm_borrowed_add(struct stm_borrowed *borrowed, uint32_t version, uint32_t paragraph,
	const struct stm_words *words)
{
	for (uint32_t i = 0; i + RUN <= words->len; i++) {
		uint64_t key = hash_run(borrowed, words->at + i);

		if (key % KEPT == 0)
			note(borrowed, key, (struct stm_borrowed_place){version, paragraph, i});
	}
}

static bool is_earlier(const char *const *dates, const struct stm_borrowed_first *a,
	const struct stm_borrowed_first *b)
{
	const char *x = dates[a->place.version], *y = dates[b->place.version];

	return *x && strcmp(x, y) < 0;
}

/* Whether too many families of one body are in the chain from NEWEST. */
static bool is_formula(struct stm_borrowed *borrowed, uint32_t newest)
{
	bool own = true;

	for (size_t i = 0; i < borrowed->counts.len; i++)
		borrowed->counts.at[i].have_it = 0;
	for (uint32_t i = newest; own && i != NONE; i = borrowed->first.at[i].next) {
		uint32_t family = borrowed->first.at[i].family;

		own = count_family(&borrowed->counts.at[borrowed->bodies.at[family]]);
	}
	return !own;
}

/* The first of those that stand in the chain from NEWEST, or NULL when it is in too many. */
static const struct stm_borrowed_first *find_earliest(
	struct stm_borrowed *borrowed, const char *const *dates, uint32_t newest)
{
	const struct stm_borrowed_first *earliest = &borrowed->first.at[newest];

	if (earliest->next == NONE || is_formula(borrowed, newest))
		return NULL;
	for (uint32_t i = newest; i != NONE; i = borrowed->first.at[i].next)
		if (is_earlier(dates, &borrowed->first.at[i], earliest))
			earliest = &borrowed->first.at[i];
	return earliest;
}

static int by_borrower(const void *a, const void *b)
{
	const struct stm_borrowed_place *x = &((const struct stm_borrowed_run *)a)->to;
	const struct stm_borrowed_place *y = &((const struct stm_borrowed_run *)b)->to;

	if (x->version != y->version)
		return x->version < y->version ? -1 : 1;
	if (x->paragraph != y->paragraph)
		return x->paragraph < y->paragraph ? -1 : 1;
	return (x->word > y->word) - (x->word < y->word);
}

const struct stm_borrowed_run *stm_borrowed_find(
	struct stm_borrowed *borrowed, const char *const *dates, size_t *count)
{
	STM_VEC(struct stm_borrowed_run) runs = {0};

	for (size_t slot = 0; slot < borrowed->runs.room; slot++) {
		uint32_t newest = borrowed->runs.values[slot];
		const struct stm_borrowed_first *from;

		if (!borrowed->runs.keys[slot])
			continue;
		from = find_earliest(borrowed, dates, newest);
		for (uint32_t i = newest; from && i != NONE; i = borrowed->first.at[i].next)
			if (is_earlier(dates, from, &borrowed->first.at[i]))
				STM_PUSH(borrowed->arena, &runs,
					(struct stm_borrowed_run){
						from->place, borrowed->first.at[i].place});
	}
	if (runs.len)
		qsort(runs.at, runs.len, sizeof(*runs.at), by_borrower);
	*count = runs.len;
	return runs.at;
}

uint32_t stm_borrowed_extend(
	struct stm_borrowed_run *run, const struct stm_words *from, const struct stm_words *to)
{
	uint32_t length = 0;

	while (run->from.word && run->to.word &&
		from->at[run->from.word - 1] == to->at[run->to.word - 1]) {
		run->from.word--;
		run->to.word--;
	}
	while (run->from.word + length < from->len && run->to.word + length < to->len &&
		from->at[run->from.word + length] == to->at[run->to.word + length])
		length++;
	return length;
}

uint32_t stm_borrowed_own(struct stm_borrowed *borrowed, const struct stm_words *words,
	uint32_t start, uint32_t length)
{
	uint32_t own = 0, covered = start, end = start + length;

	for (uint32_t i = start; i < end; i++) {
		const uint32_t *newest = NULL;

		if (i + RUN <= end)
			newest = stm_map_get(&borrowed->runs, hash_run(borrowed, words->at + i));
		if (newest && is_formula(borrowed, *newest))
			covered = i + RUN;
		own += i >= covered && !stm_map_get(&borrowed->calendar, words->at[i]);
	}
	return own;
}
