/* What is said of a change, in the same words in every view that people read. */
#ifndef STM_VIEW_ROW_WORDS_H
#define STM_VIEW_ROW_WORDS_H

#include "view/rows.h"

/*
 * What became of ROW: "reworded, moved". "unchanged" is left out where a flag says what did happen:
 * "moved". A new label alone is no event, so STM_RELABELLED is not named. On ARENA.
 */
const char *stm_row_relation(struct stm_arena *arena, const struct stm_row *row);

/* A change of meaning: what it is called ("weaker", "rolled"), and what is said of it. */
struct stm_told_mark {
	const char *change;
	const char *text;
};

/* A vector (base/vec.h) of them. */
struct stm_told_marks {
	struct stm_told_mark *at;
	size_t len, cap;
};

/*
 * Appends what is said of LINK, in the order in which it is shown: each mark that says something,
 * brackets together, and whether it only rolled forward. On ARENA.
 */
void stm_marks_tell(
	struct stm_arena *arena, const struct stm_link *link, struct stm_told_marks *told);

/* How a change reads behind a pair of wordings: " (stronger)"; "" where nothing is claimed. */
const char *stm_change_text(enum stm_change change);

#endif
