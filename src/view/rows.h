/*
 * A diff in the order in which it is read: links and added paragraphs as the new document has them,
 * each dropped paragraph behind what stood before it in the old. Every paragraph of both documents
 * is in exactly one row.
 */
#ifndef STM_VIEW_ROWS_H
#define STM_VIEW_ROWS_H

#include "view/out.h"

/* A link, or a paragraph that came or went. */
struct stm_row {
	const struct stm_link *link; /* NULL for an added or dropped paragraph */
	enum stm_relation relation;
	uint32_t paragraph; /* of the new document when added, of the old when dropped */
};

/* All rows of DIFF, on ARENA; their number goes to *COUNT. */
const struct stm_row *stm_rows_of(struct stm_arena *arena, const stm_diff *diff, size_t *count);

/* Whether the options' `only` lets ROW through: by its relation, or because it moved. */
bool stm_row_wanted(const struct stm_row *row, const struct stm_view_options *options);

/* Whether ROW is folded among changes: unchanged, or not of substance where that is asked. */
bool stm_row_is_quiet(const struct stm_row *row, const struct stm_view_options *options);

/*
 * Indices of the *COUNT paragraphs of the row's old (side 0) or new document; NULL when it has none
 * there. Borrowed from the row and its diff.
 */
const uint32_t *stm_row_side(const struct stm_row *row, int side, size_t *count);

/* Labels of the row's old (side 0) or new paragraphs: "OP3", "OP3, OP4". On ARENA. */
const char *stm_row_labels(
	struct stm_arena *arena, const stm_diff *diff, const struct stm_row *row, int side);

#endif
