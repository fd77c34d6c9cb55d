/* Step 6: the word-level difference of two texts. */
#ifndef STM_ALIGN_REDLINE_H
#define STM_ALIGN_REDLINE_H

#include "align/common.h"
#include "stemma.h"

/*
 * What redlines of one diff share; set ARENA, SCRATCH and LEXICON with stm_redliner_init(). MATCH
 * and MOVES have room for CAPACITY tokens; MATCH is symmetric, and its matches ascend.
 */
struct stm_redliner {
	struct stm_arena *arena; /* for the edits */
	struct stm_tokenizer tokenizer;
	struct stm_common_room room;
	struct stm_tokens sides[2];
	int32_t *match[2];  /* by token: its match on the other side */
	uint32_t *moves[2]; /* by token: the number of the move it is part of, or 0 */
	size_t capacity;
};

/* LEXICON (may be NULL) knows the structure words that do not hold a redline together. */
void stm_redliner_init(struct stm_redliner *redliner, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_lexicon *lexicon);

/*
 * What turns TEXTS[0] into TEXTS[1], as edits on the redliner's arena: equal and deleted runs
 * joined are the first text, equal and inserted runs the second, byte for byte. The runs are
 * slices of TEXTS.
 */
const struct stm_edit *stm_redline(
	struct stm_redliner *redliner, const struct stm_str texts[2], size_t *count);

/* Marks in redliner->moves the phrases that were deleted in one place and inserted in another. */
void stm_moves_find(struct stm_redliner *redliner);

#endif
