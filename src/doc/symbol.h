/*
 * Document symbols: A/RES/78/217, A/HRC/57/L.3/Rev.1, S/RES/2690 (2023), and whatever other bodies
 * make on that pattern.
 */
#ifndef STM_DOC_SYMBOL_H
#define STM_DOC_SYMBOL_H

#include "base/arena.h"
#include "base/str.h"

/* Length of the symbol that S starts with, or 0. A symbol has two parts at least and a digit. */
size_t stm_symbol_parse(struct stm_str s);

/* The first symbol in S, or an empty slice. */
struct stm_str stm_symbol_find(struct stm_str s);

/* The symbol a file name such as "A_HRC_RES_57_14.txt" stands for, or NULL. On ARENA. */
const char *stm_symbol_from_name(struct stm_arena *arena, const char *name);

#endif
