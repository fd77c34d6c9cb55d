/* A map from 64-bit keys to 32-bit values, open addressing on an arena. Keys are spread already. */
#ifndef STM_BASE_MAP_H
#define STM_BASE_MAP_H

#include <stdint.h>

#include "base/arena.h"

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

#endif
