/* Step 7: what a change of wording means. */
#ifndef STM_ALIGN_MARKS_H
#define STM_ALIGN_MARKS_H

#include "base/vec.h"
#include "doc/document.h"
#include "para/lexicon.h"

/* How far apart two documents are; what rolled forward went as far. */
struct stm_step {
	long sessions; /* negative when the old document is the later one; 0: not known */
	long years;    /* likewise, but 0 when DATED: both are of one year */
	bool dated;    /* both have a year */
	bool same;     /* both are of one session: nothing rolls */
};

/*
 * What the marks of one diff share. ARENA is for the marks and their texts; the others are
 * borrowed.
 */
struct stm_marker_context {
	struct stm_arena *arena;
	const struct stm_lexicon *lexicon; /* may be NULL */
	const char *organ;                 /* whose table of verbs; "*" for any */
	struct stm_str texts[2];           /* what the link's edits are slices of */
	struct stm_picks picks;            /* what is looked for in every change */
	struct stm_step step;
};

typedef STM_VEC(struct stm_mark) stm_mark_vec;

/* Sets what CONTEXT has of the two DOCUMENTS, its arena, lexicon and organ being set. */
void stm_marks_begin(
	struct stm_marker_context *context, const struct stm_document *const documents[2]);

/*
 * Sets the marks of LINK, whose edits are set: a stronger or weaker opening verb of the MAINS (the
 * main old and the main new paragraph), modal verbs, figures, qualifiers, square brackets; and its
 * flag STM_ROLLED.
 */
void stm_marks_find(struct stm_link *link, const struct stm_marker_context *context,
	const struct stm_str mains[2]);

/* A mark of two rows of the table: which is the stronger, and who says so. */
struct stm_mark stm_mark_of(
	enum stm_mark_kind kind, const struct stm_lexeme *was, const struct stm_lexeme *is);

/* Appends the marks of modal verbs, figures and qualifiers of LINK. */
void stm_facts_find(
	const struct stm_link *link, const struct stm_marker_context *context, stm_mark_vec *marks);

/* Appends the marks of square brackets of LINK. */
void stm_bracket_marks_find(
	const struct stm_link *link, const struct stm_marker_context *context, stm_mark_vec *marks);

/* Whether what LINK's edits change only rolls forward from document to document. */
bool stm_rolled_forward(const struct stm_link *link, const struct stm_marker_context *context);

#endif
