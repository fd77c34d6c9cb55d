/*
 * Growing arrays on an arena. A vector is a struct { T *at; size_t len, cap; }, zeroed when empty;
 * its old storage stays in the arena when it grows, which costs at most as much again.
 */
#ifndef STM_BASE_VEC_H
#define STM_BASE_VEC_H

#include "base/arena.h"

#define STM_VEC(type)                                                                              \
	struct {                                                                                   \
		type *at;                                                                          \
		size_t len, cap;                                                                   \
	}

/* Storage AT of CAP items of SIZE bytes, grown to hold at least WANTED; updates *CAP. */
void *stm_vec_grow(struct stm_arena *arena, void *at, size_t *cap, size_t wanted, size_t size);

/* Appends ITEM. VEC is a pointer to a vector and is evaluated more than once. */
#define STM_PUSH(arena, vec, ...)                                                                  \
	do {                                                                                       \
		if ((vec)->len == (vec)->cap)                                                      \
			(vec)->at = stm_vec_grow((arena), (vec)->at, &(vec)->cap, (vec)->len + 1,  \
				sizeof(*(vec)->at));                                               \
		(vec)->at[(vec)->len++] = __VA_ARGS__;                                             \
	} while (0)

#endif
