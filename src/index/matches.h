/* From the texts that were found to the paragraphs that have them, in order. */
#ifndef STM_INDEX_MATCHES_H
#define STM_INDEX_MATCHES_H

#include "index/index.h"

/* What is asked for. Everything is borrowed. */
struct stm_index_query {
	struct stm_words words;
	size_t limit; /* of the occurrences that are listed; all are counted */
};

/* One place where a wording is. */
struct stm_occurrence {
	uint32_t version;   /* its place in the answer's versions */
	uint32_t paragraph; /* its place in the version, from 0 */
	struct stm_str label;
	uint32_t position, length; /* words: where in the paragraph, and how many */
	uint32_t score;            /* thousandths */
};

/*
 * An answer, on the index's arena; slices are borrowed from the index. Versions are those that have
 * something, by date and symbol, with their counts; occurrences are by version, paragraph and
 * position, and the first of all as far as the limit goes.
 */
struct stm_index_matches {
	uint64_t total;      /* the sum of the versions' counts */
	uint64_t paragraphs; /* how many paragraphs have something */
	struct stm_index_versions versions;
	STM_VEC(struct stm_occurrence) occurrences;
};

/* A text that was found, and how often it has what was asked for. */
struct stm_hit {
	uint32_t text, count;
};

/* Those of one segment, texts ascending. */
struct stm_hits {
	struct stm_hit *at;
	size_t len, cap;
};

/* Where the occurrences of a text that was found are listed; see stm_collector.list. */
struct stm_listing {
	struct stm_index *index;
	struct stm_index_matches *out;
	size_t limit;
	uint32_t part, text;
	struct stm_occurrence occurrence; /* all but position, length and score */
};

/* Adds one at POSITION; false when there is no room for more. */
bool stm_listing_add(
	struct stm_listing *listing, uint32_t position, uint32_t length, uint32_t score);

/* What stm_collect() makes an answer of. */
struct stm_collector {
	struct stm_index *index;
	const struct stm_hits *hits; /* by part */
	size_t limit;
	void (*list)(struct stm_listing *listing, void *payload); /* adds those of one paragraph */
	void *payload;
};

/* Fills OUT, which is zeroed. Called under the index's guard; needs its scratch arena. */
void stm_collect(struct stm_index_matches *out, const struct stm_collector *collector);

#endif
