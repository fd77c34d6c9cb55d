/* The stream of edits (src/read/edits.h) as stemma-writer has it: read whole, and proven. */
#ifndef STM_WRITER_EDITS_H
#define STM_WRITER_EDITS_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "read/edits.h"

/* In which of the texts something is. */
struct writer_op {
	char sign;     /* '=', '-', '+', '<' moved from here, '>' moved to here */
	unsigned move; /* of the last two, from 1 */
};

/* What a paragraph is, as an index of writer_kinds; and how deep. */
struct writer_kind {
	unsigned kind, depth;
};

struct writer_edit {
	enum stm_edit_event event;
	struct writer_op op;
	unsigned flags;             /* of a run */
	struct writer_kind is, was; /* of a paragraph */
	struct stm_str text; /* without escapes; well-formed, and of characters XML can have */
};

struct writer_edits {
	struct stm_str author, date, language;
	STM_VEC(struct writer_edit) list; /* without those three, and without the end */
	struct stm_str package;           /* what stood behind the end */
};

/* Names of kinds, the last of them NULL. */
extern const char *const writer_kinds[];

/*
 * Reads INPUT into EDITS, all on ARENA. 0, or the line (from 1) that means nothing: a word that
 * there is not, an argument missing, something out of its place.
 */
size_t writer_edits_read(struct writer_edits *edits, struct stm_arena *arena, struct stm_str input);

#endif
