/*
 * The documents of a call, each read when it is wanted: those of a collection do not fit into
 * memory together.
 */
#ifndef STM_ENGINE_SHELF_H
#define STM_ENGINE_SHELF_H

#include "engine/task.h"

/* A document and where it comes from. */
struct stm_book {
	const char *path;                /* of a file, or NULL */
	const struct stm_record *record; /* of a version, or NULL */
	const char *name;                /* of the source, where it is not the record's; or NULL */
	uint64_t identity;               /* stm_card.identity of a file */
	stm_document *document;          /* NULL while it is not there */
	size_t slot;                     /* of it in the task */
	size_t size;                     /* bytes of it */
};

struct stm_shelf {
	struct stm_task *task;
	const struct stm_read_options *options; /* for files */
	struct stm_book *at;
	size_t len, cap;
	size_t bytes; /* of the documents that are there */
};

/* Adds BOOK, whose document is not there, to the end of the shelf; its index. */
uint32_t stm_shelf_note(struct stm_shelf *shelf, struct stm_book book);

/* Puts the document in SLOT of the task, which is BOOK, at the end of the shelf. */
void stm_shelf_put(struct stm_shelf *shelf, struct stm_book book, size_t slot);

/*
 * Document I, read if it is not there; borrowed until it is dropped. Fails as reading does, with
 * STM_EINPUT when a file is not what it was.
 */
enum stm_status stm_shelf_get(struct stm_shelf *shelf, size_t i, const stm_document **out);

/* Frees document I; it can be read again. */
void stm_shelf_drop(struct stm_shelf *shelf, size_t i);

/* Frees document I if there are so many that memory would be short with more. */
void stm_shelf_make_room(struct stm_shelf *shelf, size_t i);

#endif
