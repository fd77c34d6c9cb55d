/* Reading documents, one or several at a time, for whoever keeps a reader process. */
#ifndef STM_ENGINE_DOCUMENT_H
#define STM_ENGINE_DOCUMENT_H

#include "read/process.h"
#include "stemma.h"

/* A document to be read: from PATH, or from BYTES when that is NULL. */
struct stm_input {
	const char *name;
	const char *path; /* to read from, or NULL */
	struct stm_str bytes;
	const struct stm_read_options *options; /* or NULL */
};

/*
 * Reads INPUT with PROCESS, which goes on running for the next. The caller frees *OUT with
 * stm_document_free(). Fails as stm_document_open() does.
 */
enum stm_status stm_input_open(stm_document **out, const struct stm_input *input,
	struct stm_process *process, struct stm_error *error);

/*
 * Reads COUNT files, several at a time, into the COUNT places of OUT and, of those that cannot be
 * read, what was wrong into ERRORS, zeroed by the caller; their places are NULL. Returns how many
 * failed.
 */
size_t stm_documents_read(stm_document **out, struct stm_error *errors, const char *const *paths,
	size_t count, const struct stm_read_options *options);

#endif
