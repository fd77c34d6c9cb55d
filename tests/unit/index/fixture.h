/* Indexes of collections that are written as literals, and answers as text. */
#ifndef STM_TESTS_INDEX_FIXTURE_H
#define STM_TESTS_INDEX_FIXTURE_H

#include "index/exact.h"
#include "index/near.h"
#include "index/sources.h"
#include "index/writer.h"
#include "support.h"

enum { MOST_PARAGRAPHS = 8 };

/* Paragraphs end with NULL; their labels are OP1, OP2 and so on. */
struct version {
	const char *symbol, *date;
	const char *paragraphs[MOST_PARAGRAPHS + 1];
};

/* Enters a directory of the test's own, and removes it. */
void index_init(void);
void index_fini(void);

/* The hashes of the words of TEXT, which spaces part. */
struct stm_words words_of(const char *text);

/* The commit of the version SYMBOL, and the content hash of TEXT. */
const uint8_t *commit_of(const char *symbol);
const uint8_t *content_of(const char *text);

/* The commits of symbols that spaces part. */
struct stm_index_commits commits_of(const char *symbols);

/* Adds VERSIONS to the index in DIR, in one commit; it must work. */
void add(const char *dir, const struct version *versions, size_t count);

/* The same with OPTIONS and MERGING; returns what the commit did. */
enum stm_status add_as(const char *dir, const struct version *versions, size_t count,
	const struct stm_index_options *options, enum stm_index_merging merging);

/* The index in DIR, LIVE symbols of it (NULL: all); released by index_fini(). */
struct stm_index *open_index(const char *dir, const char *live);

/*
 * What an index says: "total/paragraphs symbol:count ... | symbol#label@position+length=score ..."
 * of a phrase, or the status in brackets.
 */
const char *exact_of(struct stm_index *index, const char *phrase);
const char *near_of(struct stm_index *index, const char *phrase);
const char *content_places(struct stm_index *index, const char *text);

/* "symbol#label covered/similarity [clause,text,length]..." of the texts that share with CLAUSE. */
const char *sources_of(struct stm_index *index, const struct stm_index_clause *clause);

/* The answer to several questions of each kind, one a line. */
const char *answers_of(struct stm_index *index);

/* A collection of all that answers_of() asks for. */
extern const struct version collection[];
extern const size_t collection_count;

/*
 * A made-up collection of MADE versions, large enough for common words to have lists of their
 * pairs: its words are letters, the first ones the most frequent.
 */
enum { MADE = 260 };
const struct version *made_collection(void);

/* One of its words, and a number below BOUND; always the same in the same order. */
char made_word(void);
uint32_t random_below(uint32_t bound);

/* How many files NAME ends with are in DIR. */
size_t count_files(const char *dir, const char *name);

/* All bytes of a file, and the file made of bytes. */
struct stm_str file_bytes(const char *path);
void make_file(const char *path, struct stm_str bytes);

#endif
