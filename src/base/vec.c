/* The one function behind the vector macros: doubling, in place where the arena can. */
#include "base/vec.h"

#include <stdint.h>

void *stm_vec_grow(struct stm_arena *arena, void *at, size_t *cap, size_t wanted, size_t size)
{
	size_t old = *cap, room = old ? old : 8;

	while (room < wanted)
		room = room > SIZE_MAX / 4 ? wanted : room * 2;
	if (room == old)
		room *= 2;
	if (room > SIZE_MAX / size)
		longjmp(*arena->trap, 1);
	*cap = room;
	return stm_resize(arena, at, old * size, room * size);
}
