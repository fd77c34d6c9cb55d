/*
 * What the blocks of a document are, where it says so itself because Stemma wrote it: then nothing
 * has to be found out, and what was exported is read back as it was. In writing that is
 *
 *	s1,3:OP4(a)	a subparagraph at depth 1, the first 3 bytes of whose block are its number
 */
#ifndef STM_DOC_TOLD_H
#define STM_DOC_TOLD_H

#include "doc/document.h"

/* Appends what PARAGRAPH is. */
void stm_told_write(struct stm_buf *buf, const struct stm_paragraph *paragraph);

/* Reads S, which may be anything, into *OUT on ARENA; false when it is not of that form. */
bool stm_told_parse(struct stm_arena *arena, struct stm_told *out, struct stm_str s);

/* The kind that is called NAME in the JSON; false when there is none. */
bool stm_kind_parse(enum stm_kind *out, struct stm_str name);

/* How many bytes of BLOCK are its number; 0 where that would cut a character. */
size_t stm_told_number(const struct stm_block *block);

/*
 * KEY with one paragraph more. Whoever changed a label, a number or a text since the key of all was
 * written down has another one, and the document is read as any other.
 */
uint64_t stm_told_key(
	uint64_t key, struct stm_str label, struct stm_str number, struct stm_str text);

/*
 * Whether the key of the blocks that say what they are is KEY, 16 hex digits; then the document is
 * told.
 */
bool stm_told_prove(const struct stm_document *document, struct stm_str key);

#endif
