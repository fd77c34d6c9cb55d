/* The lines of a text and what each of them is. */
#ifndef STM_READ_LINES_H
#define STM_READ_LINES_H

#include "doc/document.h"

struct stm_line {
	struct stm_str text; /* trimmed */
	size_t offset;       /* of TEXT in the source, bytes */
	unsigned indent;     /* columns before it, tabs to eight */
	unsigned heading;    /* level of a heading, where the format marks it */
	bool gone;           /* recorded as a removal: as good as blank */
	bool cut;            /* a page ended before it */
	bool alone;          /* a paragraph of its own, whatever stands around it */
	bool row;            /* of a table */
	bool mark;           /* the mark of a footnote that follows it */
};

/* In the order of the source, on the document's scratch arena. */
struct stm_lines {
	struct stm_line *at;
	size_t len, cap;
};

/* Splits the document's bytes at LF, CRLF, CR and form feeds (which end a page). */
void stm_lines_split(struct stm_document *document, struct stm_lines *lines);

/* Whether LINE ends a block: nothing on it, or nothing that is left of the text. */
bool stm_line_is_blank(const struct stm_line *line);

/* Records LINE as left out for REASON. */
void stm_line_remove(struct stm_document *document, struct stm_line *line, const char *reason);

/*
 * Takes out what a page repeats: page numbers, running heads, job numbers, bar codes. The line that
 * follows is marked as cut. A number that is the mark of a footnote stays, and is told to be one.
 */
void stm_furniture_remove(struct stm_document *document, struct stm_lines *lines);

#endif
