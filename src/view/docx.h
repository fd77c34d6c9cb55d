/*
 * A document, or a diff, as a stream of edits that stemma-writer makes a Word document of
 * (read/edits.h). The stream is a function of the subject alone; what is in a package, only the
 * other program knows.
 */
#ifndef STM_VIEW_DOCX_H
#define STM_VIEW_DOCX_H

#include "doc/document.h"
#include "para/lexicon.h"
#include "view/out.h"

enum { STM_OLD, STM_NEW, STM_SIDES };

/* Whether, and how, something is in a text: enum as in read/edits.h, MOVE of the last two. */
struct stm_docx_op {
	char sign; /* '=', '-', '+', '<', '>' */
	uint32_t move;
};

/* Facts of one document that its paragraphs are written with. */
struct stm_docx_side {
	const stm_document *document;
	const struct stm_lexicon *lexicon; /* when no run of it is set apart, else NULL */
	bool counted;                      /* its footnotes are numbered from 1 on */
	const uint32_t *orphans;           /* footnotes that nothing refers to */
	size_t orphan_count;
};

/* A stream that is written. */
struct stm_docx {
	struct stm_out *out;
	struct stm_buf runs; /* of the paragraph that is open; on the row's arena */
	struct stm_docx_side sides[STM_SIDES];
	uint32_t moves; /* numbers given */
	/* For each paragraph the number of its move, or 0, and links by those numbers; or NULL. */
	uint32_t *moved[STM_SIDES];
	const struct stm_link **links;
};

/* Where a redline is in one of the texts. */
struct stm_docx_cursor {
	const struct stm_docx_side *side;
	uint32_t index; /* of the paragraph */
	size_t at;      /* byte of its text that comes next */
	size_t note;    /* index of the span that comes next */
	size_t orphan;
	size_t verb; /* bytes of its opening verb that are set apart without a span */
};

/* A document; SUBJECT is a stm_document. */
void stm_docx_show_document(struct stm_out *out, const void *subject);

/* A diff; SUBJECT is a stm_diff. */
void stm_docx_show_diff(struct stm_out *out, const void *subject);

/* Whether DATE is "2026-11-25", a day that there can be. */
bool stm_docx_is_date(const char *date);

/* Sets up what the paragraphs of DOCUMENT are written with, on ARENA. */
struct stm_docx_side stm_docx_side(struct stm_arena *arena, const stm_document *document);

/* At the beginning of paragraph INDEX. */
struct stm_docx_cursor stm_docx_at(const struct stm_docx_side *side, uint32_t index);

/* The paragraph CURSOR is in. */
const struct stm_paragraph *stm_docx_paragraph(const struct stm_docx_cursor *cursor);

/* Writes LENGTH bytes that stand in one text only, with the notes among them. */
void stm_docx_run(struct stm_docx *docx, struct stm_docx_cursor *cursor, size_t length,
	struct stm_docx_op op);

/* Writes LENGTH bytes that stand in both; CURSORS are those of the old and the new text. */
void stm_docx_common(struct stm_docx *docx, struct stm_docx_cursor *cursors, size_t length);

/* Writes the notes that stand where CURSOR is, at the end of a cell. */
void stm_docx_notes(struct stm_docx *docx, struct stm_docx_cursor *cursor, struct stm_docx_op op);

/* The same for both texts at once. */
void stm_docx_common_notes(struct stm_docx *docx, struct stm_docx_cursor *cursors);

/* Writes the notes that are left in CURSOR's paragraph. */
void stm_docx_rest(struct stm_docx *docx, struct stm_docx_cursor *cursor, struct stm_docx_op op);

/* The same for both texts at once. */
void stm_docx_common_rest(struct stm_docx *docx, struct stm_docx_cursor *cursors);

/* Writes what is printed before CURSOR's paragraph, if anything is. */
void stm_docx_number(
	struct stm_docx *docx, const struct stm_docx_cursor *cursor, struct stm_docx_op op);

/* The same of a paragraph that stands in both texts. */
void stm_docx_common_number(struct stm_docx *docx, const struct stm_docx_cursor *cursors);

/* Ends the paragraph: its mark is OP, it is set as PARAGRAPH is, and was set as WAS. */
void stm_docx_end(struct stm_docx *docx, const struct stm_paragraph *paragraph,
	const struct stm_paragraph *was, struct stm_docx_op op);

/* Appends the line "WORD TEXT" to BUF. */
void stm_docx_words(struct stm_buf *buf, const char *word, const char *text);

/* Appends the line "WORD OP TEXT" to BUF. */
void stm_docx_texts(struct stm_buf *buf, const char *word, struct stm_docx_op op, const char *text);

/* Appends "WORD OP" to BUF, without a line's end. */
void stm_docx_line(struct stm_buf *buf, const char *word, struct stm_docx_op op);

/* Writes the whole paragraph INDEX of SIDE, or the row that it is. */
void stm_docx_whole(struct stm_docx *docx, int side, uint32_t index, struct stm_docx_op op);

/* How many cells PARAGRAPH has as a row of a table; 0 when it is none. */
size_t stm_docx_cells(const struct stm_paragraph *paragraph);

/* Byte behind the CELLth cell (from 0) in PARAGRAPH's text; *NEXT is where the next one begins. */
size_t stm_docx_cell_end(const struct stm_paragraph *paragraph, size_t cell, size_t *next);

/*
 * Writes LINK, whose paragraphs stand in the same order in both texts: what is deleted, inserted
 * and common in reading order, and the paragraphs between those it is of.
 */
void stm_docx_link(struct stm_docx *docx, const struct stm_link *link);

/* Writes paragraphs from *NEXT up to END that SIDE has here and the other one has not. */
void stm_docx_others(struct stm_docx *docx, int side, uint32_t *next, uint32_t end);

/*
 * Writes the new paragraph of LINK, one to one, which moved here: what it shares with the old one
 * is OP, the rest inserted.
 */
void stm_docx_moved(struct stm_docx *docx, const struct stm_link *link, struct stm_docx_op op);

/*
 * The links of DIFF, as many as it has, by their first new paragraphs: a group whose paragraphs do
 * not stand together is one to one here. On ARENA.
 */
const struct stm_link *const *stm_docx_links(struct stm_arena *arena, const stm_diff *diff);

/* For each of COUNT LINKS whether it stands in the same order in both texts. On ARENA. */
const bool *stm_docx_in_order(
	struct stm_arena *arena, const struct stm_link *const *links, size_t count);

#endif
