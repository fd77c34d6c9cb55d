/* The footnotes that a diff tells of, and what views for people say of them. */
#ifndef STM_VIEW_FOOTNOTES_H
#define STM_VIEW_FOOTNOTES_H

#include "view/out.h"

/* Whether CHANGE is one, and the options' `only` lets it through. */
bool stm_footnote_is_shown(
	const struct stm_footnote_change *change, const struct stm_view_options *options);

/* The mark of CHANGE in the old (0) or new document; "" where that has none. Borrowed. */
const char *stm_footnote_mark(
	const stm_diff *diff, const struct stm_footnote_change *change, int side);

/* "1 footnote added, 2 reworded"; "" where none changed. On ARENA. */
const char *stm_footnote_counts(struct stm_arena *arena, const stm_diff *diff);

#endif
