/* Where a phrase is, word for word, and where a whole text is. */
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

/*
 * Where the text of the content hash CONTENT is: the paragraphs that have it, LIMIT of them listed,
 * each from its first word to its last. Fails likewise.
 */
enum stm_status stm_index_content(struct stm_index_matches *out, struct stm_index *index,
	const uint8_t content[STM_CONTENT], size_t limit, struct stm_error *error);

#endif
