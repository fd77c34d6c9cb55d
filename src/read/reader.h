/*
 * Readers: bytes -> blocks, footnotes and removals of a document. A reader is a row; which one
 * reads a file is decided by its name and then by its bytes.
 */
#ifndef STM_READ_READER_H
#define STM_READ_READER_H

#include "doc/document.h"

struct stm_reader {
	const char *name;
	const char *const *extensions; /* without the dot, NULL at the end */
	/* Whether BYTES look like this format when the name says nothing; NULL: never. */
	bool (*probe)(struct stm_str bytes);
	/* Fills in blocks, footnotes and removals of DOCUMENT from its bytes. */
	void (*read)(struct stm_document *document);
};

/* The rows, one a file; the order in the table is that of the probes. */
extern const struct stm_reader stm_reader_txt;
extern const struct stm_reader stm_reader_md;

/*
 * Reads DOCUMENT->bytes. Fails with STM_EINPUT for what is no text: nothing at all, binary data, a
 * NUL byte, or ill-formed UTF-8 (the error has the byte offset).
 */
enum stm_status stm_read(struct stm_document *document, struct stm_error *error);

#endif
