/*
 * Two lists of hashed paragraphs -> what became of each. The result is the same whichever document
 * comes first, mirrored; all arithmetic is on integers, so that every machine finds the same.
 */
#ifndef STM_ALIGN_ALIGN_H
#define STM_ALIGN_ALIGN_H

#include "doc/document.h"
#include "para/lexicon.h"

/* Any selection of a document's paragraphs, in the order in which they are to be compared. */
struct stm_side {
	const struct stm_paragraph *const *paragraphs;
	const struct stm_words *words; /* one a paragraph */
	size_t count;
};

/* Old paragraphs and the new ones they became; indices are into the sides. */
struct stm_match {
	uint32_t *olds;
	uint32_t *news;
	size_t old_count;
	size_t new_count;
	uint32_t old_main; /* the largest contributor */
	uint32_t new_main; /* the largest heir */
	enum stm_relation relation;
	unsigned flags;
	uint32_t similarity; /* thousandths */
};

struct stm_alignment {
	struct stm_match *matches; /* by first new paragraph */
	size_t count;
};

/*
 * Aligns OLD_SIDE with NEW_SIDE. The result is on ARENA; SCRATCH is for what is needed meanwhile
 * and may be released afterwards. LEXICON may be NULL.
 */
void stm_align(struct stm_alignment *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_side sides[2], const struct stm_lexicon *lexicon);

#endif
