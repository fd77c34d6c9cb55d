/* The documents of an addition: read, carded, and those that are new found out. */
#ifndef STM_ENGINE_INTAKE_H
#define STM_ENGINE_INTAKE_H

#include "engine/collection.h"
#include "engine/shelf.h"

/* What came in; on the task's arena. */
struct stm_intake {
	struct stm_task *task;
	const struct stm_add_options *options;
	struct stm_shelf shelf;
	struct stm_cards cards;        /* by book; NULL for what turned out to be known */
	STM_VEC(const char *) symbols; /* that were given instead of files */
	bool *changed;                 /* by record: told more, or of another name */
	const char **names;            /* by record: what its source is called now, or NULL */
};

/*
 * Reads COUNT files at PATHS. Needs no lock: reading is what takes long, and another writer need
 * not wait for it. Fails as stm_repository_add() does.
 */
enum stm_status stm_intake_read(struct stm_intake *intake, const char *const *paths, size_t count);

/*
 * Takes out what COLLECTION has already, and what came in twice; what was told of them is added to
 * its cards. Fails with STM_EEXISTS when a symbol has two texts.
 */
enum stm_status stm_intake_sift(struct stm_intake *intake, struct stm_collection *collection);

#endif
