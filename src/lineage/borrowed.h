/*
 * Phrases that a series took over from another: wordings that are new in the one when they stood in
 * the other already.
 */
#ifndef STM_LINEAGE_BORROWED_H
#define STM_LINEAGE_BORROWED_H

#include "base/map.h"
#include "base/vec.h"
#include "doc/document.h"

/* A place in a text: the first word of a run. */
struct stm_borrowed_place {
	uint32_t version, paragraph; /* VERSION: the caller's number */
	uint32_t word;
};

/* What TO has, it has from FROM; the runs at the two places begin with the same words. */
struct stm_borrowed_run {
	struct stm_borrowed_place from, to;
};

/* What one body has: its families, and of the run that is looked at. */
struct stm_borrowed_body {
	size_t families, have_it;
};

/* Where a run of words stood first in each family. */
struct stm_borrowed_first {
	struct stm_borrowed_place place;
	uint32_t family;
	uint32_t next; /* of another family, or UINT32_MAX */
};

/* All families of a collection, given one after the other. On ARENA. */
struct stm_borrowed {
	struct stm_arena *arena;
	struct stm_map runs; /* by the hash of a run: the newest of its FIRST */
	STM_VEC(struct stm_borrowed_first) first;
	uint32_t family;
	STM_VEC(uint32_t) bodies; /* by family: index into COUNTS */
	STM_VEC(struct stm_borrowed_body) counts;
	struct stm_map names;    /* of bodies */
	struct stm_map calendar; /* words that only tell when: figures, ordinals, months */
};

enum {
	STM_BORROWED_LEAST = 12, /* words that are worth being called borrowed */
	STM_BORROWED_OWN = 8,    /* of them that are of no formula */
};

/* Starts without families. */
void stm_borrowed_init(struct stm_borrowed *borrowed, struct stm_arena *arena);

/* What is added from now on is of the next family, a series of BODY. */
void stm_borrowed_next_family(struct stm_borrowed *borrowed, struct stm_str body);

/* Adds the words of PARAGRAPH of VERSION. Versions of a family come parents first. */
void stm_borrowed_add(struct stm_borrowed *borrowed, uint32_t version, uint32_t paragraph,
	const struct stm_words *words);

/*
 * The runs that were borrowed, from the first that had them; DATES by version ("" for none, which
 * is never earlier than anything). By borrower: version, paragraph, word. On the arena.
 */
const struct stm_borrowed_run *stm_borrowed_find(
	struct stm_borrowed *borrowed, const char *const *dates, size_t *count);

/*
 * How many words the texts of RUN have in common around it: its start is moved to their first and
 * the number returned.
 */
uint32_t stm_borrowed_extend(
	struct stm_borrowed_run *run, const struct stm_words *from, const struct stm_words *to);

/*
 * How many of the LENGTH words from START on are of no formula, nor only tell when. Once all is
 * added.
 */
uint32_t stm_borrowed_own(struct stm_borrowed *borrowed, const struct stm_words *words,
	uint32_t start, uint32_t length);

#endif
