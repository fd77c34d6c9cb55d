/*
 * Readers: bytes -> blocks, footnotes and removals of a document. A reader is a row; which one
 * reads a file is decided by its first bytes where those are certain, by its name, and then by its
 * content. Text is read here, everything else by a process of its own (read/process.h).
 */
#ifndef STM_READ_READER_H
#define STM_READ_READER_H

#include "doc/document.h"
#include "read/process.h"

struct stm_reader {
	const char *name;
	const char *const *extensions; /* without the dot, NULL at the end */
	/* Whether BYTES are this format, whatever the name says; NULL: nothing is certain. */
	bool (*is)(struct stm_str bytes);
	/* Whether BYTES look like this format when the name says nothing; NULL: never. */
	bool (*probe)(struct stm_str bytes);
	/*
	 * Fills in blocks, footnotes and removals of DOCUMENT from its bytes, which are UTF-8;
	 * NULL: the other process does, and knows the format by NAME.
	 */
	enum stm_status (*read)(struct stm_document *document, struct stm_error *error);
};

/* The rows, one a file; the order in the table is that of the probes. */
extern const struct stm_reader stm_reader_txt;
extern const struct stm_reader stm_reader_md;
extern const struct stm_reader stm_reader_pdf;
extern const struct stm_reader stm_reader_docx;
extern const struct stm_reader stm_reader_html;
extern const struct stm_reader stm_reader_akn;
extern const struct stm_reader stm_reader_events;

/* How to read. */
struct stm_reading {
	struct stm_process *process; /* for formats that are not text; borrowed */
	const char *program;         /* what it runs */
	bool original;               /* of tracked changes the text before them */
};

/*
 * Reads DOCUMENT->bytes. Fails with STM_EINPUT for what cannot be read: nothing at all, a text that
 * has a NUL byte or ill-formed UTF-8 (the error has the byte offset), a damaged file of another
 * format; with STM_EFILE when the program is not there.
 */
enum stm_status stm_read(
	struct stm_document *document, const struct stm_reading *reading, struct stm_error *error);

#endif
