/* A text that comes in pieces, with what is marked in it: a paragraph, a row, a footnote. */
#ifndef STM_READ_PASSAGE_H
#define STM_READ_PASSAGE_H

#include "doc/document.h"
#include "read/hyphen.h"

/* TEXT and the spans of BLOCK, whose place and heading are the caller's, are on the arena. */
struct stm_passage {
	struct stm_block block;
	struct stm_buf text;
	bool line_ended; /* before the piece that comes next */
	size_t cells;    /* begun; 0 of what is no row */
};

/* An empty passage on ARENA. */
void stm_passage_begin(struct stm_passage *passage, struct stm_arena *arena);

/*
 * Appends PIECE, its white space folded. Behind a line's end it is joined as HYPHENS say. Returns
 * the byte of the text where it begins.
 */
size_t stm_passage_add(
	struct stm_passage *passage, struct stm_hyphens *hyphens, struct stm_str piece);

/* A line ends here: the next piece goes on with a word, or with the rest of one. */
void stm_passage_line(struct stm_passage *passage);

/* The next cell of a row begins here. */
void stm_passage_cell(struct stm_passage *passage);

/* Marks the text from byte START on as KIND, going on with a mark that reaches it. */
void stm_passage_mark(struct stm_passage *passage, enum stm_span_kind kind, size_t start);

/* The passage is whole: without white space at its end. A row of one cell is no row. */
void stm_passage_end(struct stm_passage *passage);

#endif
