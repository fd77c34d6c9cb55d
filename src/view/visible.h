/*
 * Characters that act on a terminal instead of standing in it: controls, whose sequences move the
 * cursor or worse (ECMA-48), and those that turn the direction of what stands around them (UAX 9).
 * In a text of somebody else's they are shown by their number, "U+202E", and never written.
 */
#ifndef STM_VIEW_VISIBLE_H
#define STM_VIEW_VISIBLE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Embeddings, overrides, isolates and marks of UAX 9, 2.1 to 2.6. */
bool stm_is_turning(uint32_t c);

/* A line feed is one of those that are hidden, except where KEEP_LINES. */
bool stm_is_visible(struct stm_str s, bool keep_lines);

/*
 * The piece of S at *AT, which is moved behind it: true for text that can be written as it is,
 * false for the number of one character, on ARENA; of a byte that is no UTF-8 it is "\xFF". There
 * must be something at *AT.
 */
bool stm_visible_next(struct stm_arena *arena, struct stm_str s, bool keep_lines, size_t *at,
	struct stm_str *piece);

#endif
