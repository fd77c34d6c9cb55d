/*
 * The terminal views, and what two of them share. What they write is for people; programs read the
 * JSON. Nothing is told by colour alone.
 */
#ifndef STM_VIEW_TEXT_H
#define STM_VIEW_TEXT_H

#include "view/rows.h"
#include "view/style.h"

/* A diff; SUBJECT is a stm_diff. */
void stm_text_show_diff(struct stm_out *out, const void *subject);

/* DIFF on half a page, below its head. */
void stm_text_show_summary(struct stm_out *out, const stm_diff *diff);

/* A document; SUBJECT is a stm_document. */
void stm_text_show_document(struct stm_out *out, const void *subject);

/* Versions; SUBJECT is a struct stm_history_subject. */
void stm_text_show_history(struct stm_out *out, const void *subject);

/* A version with its origins; SUBJECT is a stm_blame. */
void stm_text_show_blame(struct stm_out *out, const void *subject);

/* A series by clauses; SUBJECT is a stm_table. */
void stm_text_show_table(struct stm_out *out, const void *subject);

/* Where a wording is; SUBJECT is a stm_trace. */
void stm_text_show_trace(struct stm_out *out, const void *subject);

/* A clause's life; SUBJECT is a stm_life. */
void stm_text_show_life(struct stm_out *out, const void *subject);

/*
 * Appends a redline as runs on the row's arena: [-deleted-] {+inserted+}, {~moved~}. A change is
 * its mark, its words if it has any, and the mark that closes it, all of one style. Long common
 * stretches are cut down to a few words around the changes unless the options ask for whole
 * paragraphs. The text of EDITS is borrowed.
 */
void stm_redline_runs(
	struct stm_out *out, struct stm_runs *runs, const struct stm_edit *edits, size_t count);

/* What ROW of DIFF shows, as such runs: a redline, or a whole paragraph that came or went. */
void stm_row_runs(struct stm_out *out, const stm_diff *diff, const struct stm_row *row,
	struct stm_runs *runs);

/* The paragraph a row is known by; of a split or merger the first new one. Borrowed. */
const struct stm_paragraph *stm_row_paragraph(const stm_diff *diff, const struct stm_row *row);

/* What became of it: "reworded, moved; urges → encourages (weaker)". On the row's arena. */
const char *stm_row_text(struct stm_out *out, const struct stm_row *row);

/* Symbol and date of a side: "A/RES/78/217 (2023-12-19)". On the row's arena. */
const char *stm_side_text(struct stm_out *out, const stm_document *document);

/* Counts other than zero, joined: "12 reworded, 1 split". On the row's arena. */
const char *stm_summary_text(struct stm_out *out, const struct stm_summary *summary);

/* The counts of DIFF, and those of its footnotes: "1 reworded; 2 footnotes added". As above. */
const char *stm_counts_text(struct stm_out *out, const stm_diff *diff);

/* "OP3", or "OP3 -> OP4" when they differ (an arrow in Unicode). On the row's arena. */
const char *stm_labels_text(struct stm_out *out, const char *was, const char *is);

#endif
