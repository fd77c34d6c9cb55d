/* Step 7: what a change of wording means. */
#ifndef STM_ALIGN_MARKS_H
#define STM_ALIGN_MARKS_H

#include "doc/document.h"
#include "para/lexicon.h"

/*
 * What the marks of one diff share. ARENA is for the marks and their texts; the others are
 * borrowed.
 */
struct stm_marker_context {
	struct stm_arena *arena;
	const struct stm_lexicon *lexicon; /* may be NULL */
	const char *organ;                 /* whose table of verbs; "*" for any */
	struct stm_str texts[2];           /* what the link's edits are slices of */
};

/*
 * Sets the marks of LINK, whose edits are set: a stronger or weaker opening verb of the MAINS
 * (the main old and the main new paragraph), modal verbs, numbers, dates, square brackets.
 */
void stm_marks_find(struct stm_link *link, const struct stm_marker_context *context,
	const struct stm_str mains[2]);

#endif
