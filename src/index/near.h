/* Where something like a phrase is: most of its words, close together, in any order. */
#ifndef STM_INDEX_NEAR_H
#define STM_INDEX_NEAR_H

#include "index/matches.h"

enum {
	STM_NEAR_SHARE = 600, /* thousandths of the query's weight that must be there */
	STM_NEAR_WORDS = 256, /* of a query's distinct words, the first so many count */
};

/*
 * Paragraphs in which a window of at most twice the query's words and two more has most of its
 * distinct words: a share of STM_NEAR_SHARE at least, in which a word weighs more the fewer
 * paragraphs have it, and two words at least where the query has two. One occurrence a paragraph,
 * where the share (its score) is largest, the window shortest, and then first. Fails with
 * STM_EREPOSITORY when the index is damaged.
 */
enum stm_status stm_index_near(struct stm_index_matches *out, struct stm_index *index,
	const struct stm_index_query *query, struct stm_error *error);

#endif
