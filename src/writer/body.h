/* Paragraphs, their runs and their marks. */
#ifndef STM_WRITER_BODY_H
#define STM_WRITER_BODY_H

#include "writer/writer.h"

/*
 * Writes the paragraph that begins with edit I before NODE (the last child of what it is in, or a
 * later sibling); TABLE when it stands in one. Returns the first edit behind it.
 */
size_t writer_paragraph(struct writer *writer, size_t i, xmlNode *before, bool table);

/* Writes EDIT, a run, a number or a tab, into PARAGRAPH. */
void writer_run(struct writer_paragraph *paragraph, const struct writer_edit *edit);

/* Begins the range of the move OP in PARAGRAPH. */
void writer_begin_range(struct writer_paragraph *paragraph, struct writer_op op);

/* Ends what is open in PARAGRAPH. */
void writer_paragraph_end(struct writer_paragraph *paragraph);

/* Opens PARENT of PARAGRAPH for runs of OP. */
xmlNode *writer_parent(struct writer_paragraph *paragraph, struct writer_op op);

/* A run set in FLAGS in PARENT, with its properties; TEXT is for its direction. */
xmlNode *writer_run_node(struct writer_paragraph *paragraph, unsigned flags, struct stm_str text);

/* Appends TEXT to RUN, as deleted text where its change is a deletion. */
void writer_run_text(const struct writer_paragraph *paragraph, xmlNode *run, struct stm_str text);

/* What PARAGRAPH ends with is kept apart from a new paragraph behind it. */
void writer_keep_apart(xmlNode *paragraph);

/* The cells of the row that begins with edit I. */
unsigned writer_count_cells(const struct writer_edits *edits, size_t i);

/* Gives TABLE as many columns, all alike, as CELLS. */
void writer_grid(xmlNode *table, unsigned cells);

/* Writes the row that begins with edit I before NODE; returns the first edit behind it. */
size_t writer_row(struct writer *writer, size_t i, xmlNode *before);

/* Writes the mark of a footnote, edit I, as OP, and the note; returns the first edit behind it. */
size_t writer_note(struct writer_paragraph *paragraph, size_t i, struct writer_op op);

#endif
