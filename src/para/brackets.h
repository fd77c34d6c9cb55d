/*
 * Square brackets of drafts: what is not agreed. They nest, those side by side are alternatives
 * ("[shall][should]", "[shall] [or] [should]"), and in long drafts a pair can span paragraphs.
 */
#ifndef STM_PARA_BRACKETS_H
#define STM_PARA_BRACKETS_H

#include "base/arena.h"
#include "doc/document.h"

/* A pair of one text. */
struct stm_bracket {
	size_t start, end; /* bytes of "[" and behind "]" */
	ptrdiff_t parent;  /* index of the pair around it, or -1 */
	size_t group; /* index of the first of the alternatives it is one of; its own if alone */
	bool joint;   /* what it holds only joins alternatives: "[or]" */
};

/* Pairs in the order in which they open. */
struct stm_bracket_list {
	struct stm_bracket *at;
	size_t len, cap;
};

/*
 * The pairs of TEXT, on ARENA. A bracket without its other is in no pair, nor is what stands for an
 * omission ("[...]").
 */
struct stm_bracket_list stm_brackets_parse(struct stm_arena *arena, struct stm_str text);

/* How many alternatives the group that pair I of LIST begins has: 1 when it is alone. */
size_t stm_brackets_alternatives(const struct stm_bracket_list *list, size_t i);

/* The byte behind the last of the group that pair I begins. */
size_t stm_brackets_group_end(const struct stm_bracket_list *list, size_t i);

#endif
