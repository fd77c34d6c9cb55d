/* Where a phrase is, word for word. */
#ifndef STM_INDEX_EXACT_H
#define STM_INDEX_EXACT_H

#include "index/matches.h"

/*
 * All occurrences of QUERY's words in that order, one directly behind the other, within a
 * paragraph; overlapping ones count each. No words are nowhere. An occurrence's score is 1000.
 * Fails with STM_EREPOSITORY when the index is damaged.
 */
enum stm_status stm_index_exact(struct stm_index_matches *out, struct stm_index *index,
	const struct stm_index_query *query, struct stm_error *error);

#endif
