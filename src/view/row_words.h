/* What is said of a change, in the same words in every view that people read. */
#ifndef STM_VIEW_ROW_WORDS_H
#define STM_VIEW_ROW_WORDS_H

#include "view/rows.h"

/*
 * What became of ROW: "reworded, moved". "unchanged" is left out where a flag says what did happen:
 * "moved". A new label alone is no event, so STM_RELABELLED is not named. On ARENA.
 */
const char *stm_row_relation(struct stm_arena *arena, const struct stm_row *row);

/*
 * What MARK says: "urges → encourages (weaker)", "as appropriate gained". NULL for brackets,
 * which are told together, for figures, and for what came or went with the text around it: those
 * are seen in the redline. On ARENA.
 */
const char *stm_mark_text(struct stm_arena *arena, const struct stm_mark *mark);

/* "brackets opened (2)": the marks of LINK that are of brackets and of CHANGE; NULL for none. */
const char *stm_brackets_text(
	struct stm_arena *arena, const struct stm_link *link, enum stm_change change);

/* How a change reads behind a pair of wordings: " (stronger)"; "" where nothing is claimed. */
const char *stm_change_text(enum stm_change change);

#endif
