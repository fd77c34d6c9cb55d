/* A diff on half a page, for who has to decide and not to draft: what all views tell of it. */
#ifndef STM_VIEW_SUMMARY_H
#define STM_VIEW_SUMMARY_H

#include "view/rows.h"

/* One of the places that a matter is told of: "OP3 urges → requests". */
struct stm_summary_item {
	const struct stm_row *row;              /* or NULL */
	const struct stm_footnote_change *note; /* where there is no row */
	const char *text;
};

/* A matter, how often it is there (0: that is not counted), and where. */
struct stm_summary_row {
	const char *title;
	size_t count;
	const char *text;                     /* all that is told, ITEMS and how many more */
	const struct stm_summary_item *items; /* the same in pieces; NULL where it is of no place */
	size_t item_count;
};

/* A vector (base/vec.h) of matters, in the order in which they are told. */
struct stm_summary_rows {
	struct stm_summary_row *at;
	size_t len, cap;
	bool whole; /* all places are told, and every paragraph that came or went by its words */
};

/* "45 paragraphs now: 30 unchanged", and how much of the rest only rolled forward. On ARENA. */
const char *stm_summary_counts(struct stm_arena *arena, const stm_diff *diff);

/* Appends what became of the paragraphs: what came, went, moved; then the same of footnotes. */
void stm_summary_paragraphs(
	struct stm_arena *arena, const stm_diff *diff, struct stm_summary_rows *told);

/* Appends what the changes mean, the weightiest first, and what is still open. On ARENA. */
void stm_summary_meaning(
	struct stm_arena *arena, const stm_diff *diff, struct stm_summary_rows *told);

#endif
