/* Which texts of a collection share most with a clause, word for word. */
#ifndef STM_INDEX_SOURCES_H
#define STM_INDEX_SOURCES_H

#include "index/index.h"

enum {
	STM_RUN_LEAST = 4,         /* words: what is shorter may be chance */
	STM_CLAUSE_LONGEST = 1024, /* words: what is behind them is not looked for */
	STM_SOURCES_MOST = 1000,
};

/* What is asked for. Everything is borrowed. */
struct stm_index_clause {
	struct stm_words words;
	size_t limit; /* of the texts that are named; STM_SOURCES_MOST at most */

	/* only versions before this DATE and SYMBOL, in the order of versions; no date: all */
	struct stm_str date, symbol;

	/* texts that are not named, the clause's own for one: their content hashes */
	const uint8_t (*excluded)[STM_CONTENT];
	size_t excluded_count;

	/* whether a version counts; may be NULL */
	bool (*counts)(const struct stm_index_version *version, void *payload);
	void *payload;
};

/* LENGTH words from word CLAUSE of the clause on, and from word TEXT of the text on. */
struct stm_run {
	uint32_t clause, text, length;
};

/* A text and where it was first. On the index's arena; slices are borrowed from the index. */
struct stm_index_source {
	const uint8_t *content; /* 16 bytes */
	uint32_t words;         /* of the text */
	struct stm_index_version version;
	uint32_t paragraph; /* its place in the version, from 0 */
	struct stm_str label;
	uint32_t covered;           /* words of the clause that the runs have */
	uint32_t similarity;        /* the same in thousandths of the words that are looked for */
	const struct stm_run *runs; /* by their place in the clause, in which none overlap */
	size_t run_count;
};

struct stm_index_source_list {
	struct stm_index_source *at;
	size_t len, cap;
};

/*
 * The texts that have runs of at least STM_RUN_LEAST words in common with CLAUSE, most words
 * covered first, then the one that was there first. Where runs overlap in the clause, the longer
 * one has the words, and what is left of the other counts if it is still long enough. Fails with
 * STM_EREPOSITORY when the index is damaged.
 */
enum stm_status stm_index_sources(struct stm_index_source_list *out, struct stm_index *index,
	const struct stm_index_clause *clause, struct stm_error *error);

/* A clause and a text as small numbers of words, equal where the words are; -1 where none is. */
struct stm_run_sides {
	const int16_t *clause, *text;
	uint32_t clause_len, text_len;
};

struct stm_runs {
	struct stm_run *at;
	size_t len, cap;
};

/* Room for stm_runs_find(): clauses' runs of STM_RUN_LEAST words by their hash. */
struct stm_run_grams {
	uint16_t heads[2048]; /* place and one of the last; 0 where there is none */
	uint16_t before[STM_CLAUSE_LONGEST];
};

/* Fills GRAMS from LEN words of a clause. */
void stm_run_grams_fill(struct stm_run_grams *grams, const int16_t *clause, uint32_t len);

/*
 * The runs that SIDES have in common, as stm_index_sources() says; GRAMS is of the clause. They are
 * added to OUT, emptied before, on ARENA. Returns how many words of the clause they cover.
 */
uint32_t stm_runs_find(struct stm_runs *out, const struct stm_run_sides *sides,
	const struct stm_run_grams *grams, struct stm_arena *arena);

#endif
