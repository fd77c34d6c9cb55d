/* The difference of two documents: alignment, redlines, meaning marks, borrowings. */
#ifndef STM_ALIGN_DIFF_H
#define STM_ALIGN_DIFF_H

#include "align/align.h"
#include "para/table.h"

/*
 * Owns both arenas; the documents must outlive it, as edits and borrowings are slices of their
 * texts. Links are in the order of their first new paragraph; ADDED and DROPPED ascend.
 */
struct stm_diff {
	struct stm_arena arena;
	struct stm_arena scratch;
	const struct stm_document *documents[2]; /* old, new; borrowed */
	enum stm_granularity granularity;
	const struct stm_table *table; /* the user's, while it is built; or NULL */
	STM_VEC(struct stm_link) links;
	STM_VEC(uint32_t) added;
	STM_VEC(uint32_t) dropped;
	STM_VEC(struct stm_borrowing) borrowed;
	STM_VEC(struct stm_footnote_change) footnotes;
	struct stm_summary summary;
};

/* Fills in DIFF, whose arenas and documents are set. */
void stm_diff_build(struct stm_diff *diff);

/* A side of all paragraphs of DOCUMENT, on ARENA. */
struct stm_side stm_side_of(struct stm_arena *arena, const struct stm_document *document);

#endif
