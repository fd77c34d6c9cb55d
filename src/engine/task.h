/*
 * One call on a repository: its memory, its documents and what it holds of the store, freed
 * together.
 */
#ifndef STM_ENGINE_TASK_H
#define STM_ENGINE_TASK_H

#include "lineage/lineage.h"
#include "store/records.h"

struct stm_repository {
	struct stm_store *store;
};

struct stm_task {
	struct stm_store *store;
	struct stm_error *error;
	struct stm_arena arena;
	struct stm_arena scratch;
	stm_document **documents; /* that it read; freed when it ends */
	size_t document_count, document_room;
};

typedef enum stm_status stm_work(struct stm_task *task, void *payload);

/* Runs WORK between stm_store_begin() and stm_store_end(), and frees everything afterwards. */
enum stm_status stm_task_run(
	stm_repository *repository, stm_work *work, void *payload, struct stm_error *error);

/* Reads the files PATHS, all or none, as the next documents of the task. */
enum stm_status stm_task_open(struct stm_task *task, const char *const *paths, size_t count,
	const struct stm_read_options *options);

/* Reads the source of a version as a document of the task. */
enum stm_status stm_task_load(
	struct stm_task *task, const struct stm_record *record, const stm_document **out);

/* Gives the task's arena away: what is on it lives on in OUT. */
void stm_task_keep(struct stm_task *task, struct stm_arena *out);

#endif
