/* A map from 64-bit keys to 32-bit values, open addressing on an arena, and keys for names. */
#ifndef STM_BASE_MAP_H
#define STM_BASE_MAP_H

#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * KEYS and VALUES are of ROOM slots. A zeroed map is empty and answers stm_map_get(); it needs
 * its ARENA before anything is put. Nothing is ever taken out.
 */
struct stm_map {
	struct stm_arena *arena;
	uint64_t *keys; /* 0 where there is none */
	uint32_t *values;
	size_t count, room; /* room is 0 or a power of two */
};

/* An empty map with room for EXPECTED keys. */
void stm_map_init(struct stm_map *map, struct stm_arena *arena, size_t expected);

/*
 * Where the value of KEY is kept, made and zeroed when it is not there; *ADDED (may be NULL)
 * says. The pointer is good until the next put, which may move the slots.
 */
uint32_t *stm_map_put(struct stm_map *map, uint64_t key, int *added);

/* The value of KEY, or NULL. */
const uint32_t *stm_map_get(const struct stm_map *map, uint64_t key);

/* The key of no text, to which units are added. */
#define STM_KEY ((uint64_t)14695981039346656037u)

/* KEY with UNIT (a byte, a code point, a number) behind what it is the key of. FNV-1a. */
static inline uint64_t stm_key_add(uint64_t key, uint64_t unit)
{
	return (key ^ unit) * 1099511628211u;
}

/*
 * The key of a name: all of its bytes added. Two of one document or repository share theirs only
 * by malice.
 */
uint64_t stm_key(struct stm_str name);

#endif
