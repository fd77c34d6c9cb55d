/*
 * The formats of stemma-reader. One is a row {name, read} in a file of its own; main.c has the
 * table.
 */
#ifndef STM_READER_FORMAT_H
#define STM_READER_FORMAT_H

#include "base/arena.h"
#include "reader/events.h"

/* A document to read, all of it in memory. */
struct reader_input {
	struct stm_str bytes;
	/* Of tracked changes the text before them; else the text after them. */
	bool original;
	/*
	 * For whatever is needed; freed with the process. When it is full the process says so and
	 * ends.
	 */
	struct stm_arena *arena;
};

struct reader_format {
	const char *name; /* as stemma asks for it: "pdf", "docx", "html", "akn" */
	/*
	 * Writes the document's events. False when it could not, after reader_fail(). Runs inside
	 * the sandbox: opening any file, a socket, a thread or a process ends it.
	 */
	bool (*read)(const struct reader_input *input, struct reader_events *events);
	/* Run before the sandbox closes, so that libraries have loaded what they need; or NULL. */
	void (*prepare)(void);
};

extern const struct reader_format reader_format_pdf;
extern const struct reader_format reader_format_docx;
extern const struct reader_format reader_format_html;
extern const struct reader_format reader_format_akn;

#endif
