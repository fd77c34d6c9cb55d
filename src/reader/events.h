/*
 * The stream of events on standard output, as src/read/protocol.h has it. Text is UTF-8 and is
 * cleaned on its way: control characters and ill-formed bytes become U+FFFD, white space beyond
 * ASCII stays (stemma folds it). All of these may be called with empty texts, which write nothing.
 */
#ifndef STM_READER_EVENTS_H
#define STM_READER_EVENTS_H

#include "base/str.h"
#include "read/protocol.h"

/* Zeroed but for FD is a stream that has written nothing. */
struct reader_events {
	int fd;
	size_t written; /* bytes, those in BUFFER included */
	size_t length;
	bool broken; /* nobody reads any more, or STM_READER_OUTPUT is passed */
	bool failed; /* reader_fail() was the last word */
	char buffer[32768];
};

/* The first line. Called by main(); a format's reader need not. */
void reader_begin(struct reader_events *events);

/*
 * `end` unless the stream failed, and writes out what is buffered; false when that is not possible.
 */
bool reader_finish(struct reader_events *events);

/* What follows stands on page NUMBER (from 1). In mid-paragraph it says where the rest stands. */
void reader_page(struct reader_events *events, unsigned number);

/* A paragraph begins; LEVEL is that of a heading (from 1), or 0. */
void reader_block(struct reader_events *events, unsigned level);

/* A row of a table begins; before the text of each cell comes reader_cell(). */
void reader_row(struct reader_events *events);

/* The next cell of the row begins, the first included. */
void reader_cell(struct reader_events *events);

/* What the block or row that has begun is, in the words of doc/told.h. */
void reader_as(struct reader_events *events, struct stm_str what);

/* A footnote begins; ID (from 1) is unique in the document, MARK is as printed ("3", "*"). */
void reader_note(struct reader_events *events, unsigned id, struct stm_str mark);

/* Something that is left out begins, for REASON ("running head", "page number", "bar code"). */
void reader_drop(struct reader_events *events, const char *reason);

/* A run of text of what has begun; FLAGS are of enum stm_run_flag. Spaces are the caller's. */
void reader_text(struct reader_events *events, unsigned flags, struct stm_str text);

/*
 * A printed line ended: what comes next is joined with a space or, where the line ends in a hyphen,
 * as the document's own words say. Also for a break that the author made.
 */
void reader_line(struct reader_events *events);

/* The mark of footnote ID stood here; its note may come before or after. */
void reader_ref(struct reader_events *events, unsigned id);

/* A tracked change of KIND ("insert", "delete") by AUTHOR was met, and was resolved. */
void reader_revision(struct reader_events *events, const char *kind, struct stm_str author);

/* What the format says of the document: NAME is a field of struct stm_metadata. */
void reader_meta(struct reader_events *events, const char *name, struct stm_str value);

/* Something that whoever reads the result should know; one line, no full stop. */
void reader_warn(struct reader_events *events, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * The input cannot be read: what is wrong and what to do, one line, no full stop, so that it reads
 * well behind "FILE: ". Nothing is written after it. Always false.
 */
bool reader_fail(struct reader_events *events, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

#endif
