/* The index of phrases, kept in step with the repository. */
#ifndef STM_ENGINE_INDEXING_H
#define STM_ENGINE_INDEXING_H

#include "engine/task.h"

/* A version to be indexed; borrowed. DOCUMENT has its paragraphs hashed. */
struct stm_indexing_version {
	const char *commit; /* 40 hex digits */
	const struct stm_card *card;
	const struct stm_document *document;
};

/*
 * Starts adding versions, if that can be done: it is a cache, and what goes wrong here is no
 * failure of the call. What is damaged is removed; stm_indexing_open() makes it again.
 */
void stm_indexing_begin(struct stm_task *task);

/* Adds VERSION, unless nothing was begun or it failed. */
void stm_indexing_add(struct stm_task *task, const struct stm_indexing_version *version);

/* Makes what was added part of the index. */
void stm_indexing_end(struct stm_task *task);

/*
 * Opens the index as task->index with what RECORDS, all there are, name; versions that it lacks are
 * read from the repository and added, a damaged one is made anew. PROGRESS (may be NULL) hears of
 * versions read. Fails with STM_EREPOSITORY, STM_ELOCKED, STM_EFILE.
 */
enum stm_status stm_indexing_open(struct stm_task *task, const struct stm_records *records,
	const struct stm_index_progress *progress);

/* Whether the error of the task is about the index, and not the repository. */
bool stm_indexing_is_damaged(const struct stm_task *task);

/* Removes the index, which is damaged. Fails with STM_ELOCKED, STM_EFILE. */
enum stm_status stm_indexing_clear(struct stm_task *task);

#endif
