/*
 * One call on a repository: its memory, its documents and what it holds of the store, freed
 * together.
 */
#ifndef STM_ENGINE_TASK_H
#define STM_ENGINE_TASK_H

#include "engine/document.h"
#include "index/index.h"
#include "index/writer.h"
#include "lineage/lineage.h"
#include "store/records.h"

/* The public handle: an open store, which alone keeps anything (store/kept.h). */
struct stm_repository {
	struct stm_store *store;
	const char *reader; /* the program for formats other than text, or NULL; borrowed */
};

/* The index of phrases, as far as a call needs it (engine/indexing.h). */
struct stm_indexing {
	struct stm_index index;
	struct stm_index_writer writer;
	bool writing; /* versions are being added */
};

/* Made by stm_task_run(), which frees it and all it lists. */
struct stm_task {
	struct stm_store *store;
	const char *reader;         /* the repository's */
	struct stm_process process; /* that reads formats other than text */
	struct stm_error *error;    /* the caller's; may be NULL */
	struct stm_arena arena;     /* for the results, and while the call lasts */
	struct stm_arena scratch;   /* for what one step needs */
	struct stm_arena family;    /* for what one family of versions needs */
	struct stm_indexing indexing;
	stm_document **documents; /* that it read, NULL where dropped; freed when it ends */
	size_t document_count, document_room;
	bool done; /* what was asked for has happened: running out of memory is no failure now */
};

/* The body of a call. Its failure is described in TASK->error. */
typedef enum stm_status stm_work(struct stm_task *task, void *payload);

/*
 * Runs WORK between stm_store_begin() and stm_store_end(), and frees everything afterwards, however
 * it ended. Its status, or STM_EMEMORY when an arena could not grow.
 */
enum stm_status stm_task_run(
	stm_repository *repository, stm_work *work, void *payload, struct stm_error *error);

/* Files to read, and whom to tell of those that cannot be. */
struct stm_task_files {
	const char *const *paths;
	size_t count;
	const struct stm_add_options *options;
};

#define STM_NO_SLOT SIZE_MAX

/*
 * Reads FILES as the next documents of the task; SLOTS receives where each is. Those that cannot be
 * read have STM_NO_SLOT when the options say whom to tell; else all are read or none.
 */
enum stm_status stm_task_open(
	struct stm_task *task, const struct stm_task_files *files, size_t *slots);

/* Reads the file PATH as a document of the task, into *SLOT. */
enum stm_status stm_task_read(struct stm_task *task, const char *path,
	const struct stm_read_options *options, size_t *slot);

/*
 * Reads the source of a version as a document of the task, into *SLOT. NAME is what the source is
 * called; NULL: as the record has it.
 */
enum stm_status stm_task_load(
	struct stm_task *task, const struct stm_record *record, const char *name, size_t *slot);

/* Frees the document in SLOT. */
void stm_task_drop(struct stm_task *task, size_t slot);

/* Gives the task's arena away: what is on it lives on in OUT, which the caller releases. */
void stm_task_keep(struct stm_task *task, struct stm_arena *out);

#endif
