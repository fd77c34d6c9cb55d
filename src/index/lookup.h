/* The distinct words of a question as small numbers, to be found quickly in texts. */
#ifndef STM_INDEX_LOOKUP_H
#define STM_INDEX_LOOKUP_H

#include "index/segment.h"

enum { STM_LOOKUP_WORDS = 1024 /* at most */, STM_LOOKUP_HEADS = 4096 };

/* Open addressing by the low bits of a term, at most a quarter full. Zeroed is empty. */
struct stm_lookup {
	uint32_t terms[STM_LOOKUP_HEADS];
	uint16_t numbers[STM_LOOKUP_HEADS]; /* and one; 0 where there is none */
};

/* Gives TERM, which has none, the number NUMBER. */
static inline void stm_lookup_put(struct stm_lookup *lookup, uint32_t term, uint32_t number)
{
	uint32_t i = term % STM_LOOKUP_HEADS;

	while (lookup->numbers[i])
		i = (i + 1) % STM_LOOKUP_HEADS;
	lookup->terms[i] = term;
	lookup->numbers[i] = (uint16_t)(number + 1);
}

/* Whether TERM may have a number; nearly always right. */
static inline bool stm_lookup_may_have(const struct stm_lookup *lookup, uint32_t term)
{
	return lookup->numbers[term % STM_LOOKUP_HEADS] != 0;
}

/*
 * The number of TERM, or -1. Both conditions in one: that another term has the place is rare, and
 * whether any has it nobody can predict.
 */
static inline int stm_lookup_get(const struct stm_lookup *lookup, uint32_t term)
{
	uint32_t i = term % STM_LOOKUP_HEADS;

	while ((lookup->numbers[i] != 0) & (lookup->terms[i] != term))
		i = (i + 1) % STM_LOOKUP_HEADS;
	return lookup->numbers[i] - 1;
}

#endif
