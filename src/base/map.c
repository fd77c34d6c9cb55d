/*
 * Linear probing, at most two thirds full, keys and values in arrays of their own because most
 * probes look at keys only. The order of slots is never seen by a caller.
 */
#include "base/map.h"

/* Stands for the key 0, which marks an empty slot; keys are hashes, so it is as good as free. */
static const uint64_t zero_key = 0x9e3779b97f4a7c15u;

/* Fibonacci hashing takes the high bits, so that keys that differ only low are spread too. */
static size_t slot_of(const struct stm_map *map, uint64_t key)
{
	size_t mask = map->room - 1, i = (size_t)((key * 0x9e3779b97f4a7c15u) >> 20) & mask;

	while (map->keys[i] && map->keys[i] != key)
		i = (i + 1) & mask;
	return i;
}

/*
 * The old arrays stay in the arena; since rooms double, they are together no more than the new.
 */
static void rebuild(struct stm_map *map, size_t room)
{
	struct stm_map old = *map;

	map->keys = stm_alloc_array(map->arena, room, sizeof(*map->keys));
	map->values = stm_alloc_array(map->arena, room, sizeof(*map->values));
	map->room = room;
	for (size_t i = 0; i < old.room; i++) {
		size_t slot;

		if (!old.keys[i])
			continue;
		slot = slot_of(map, old.keys[i]);
		map->keys[slot] = old.keys[i];
		map->values[slot] = old.values[i];
	}
}

void stm_map_init(struct stm_map *map, struct stm_arena *arena, size_t expected)
{
	size_t room = 16;

	while (room * 2 < expected * 3)
		room *= 2;
	*map = (struct stm_map){.arena = arena};
	rebuild(map, room);
}

uint32_t *stm_map_put(struct stm_map *map, uint64_t key, int *added)
{
	size_t slot;

	if (map->count * 3 >= map->room * 2)
		rebuild(map, map->room ? map->room * 2 : 16);
	key = key ? key : zero_key;
	slot = slot_of(map, key);
	if (added)
		*added = !map->keys[slot];
	if (!map->keys[slot]) {
		map->keys[slot] = key;
		map->count++;
	}
	return &map->values[slot];
}

const uint32_t *stm_map_get(const struct stm_map *map, uint64_t key)
{
	size_t slot;

	if (!map->room)
		return NULL;
	slot = slot_of(map, key ? key : zero_key);
	return map->keys[slot] ? &map->values[slot] : NULL;
}

uint64_t stm_key(struct stm_str name)
{
	uint64_t key = STM_KEY;

	for (size_t i = 0; i < name.len; i++)
		key = stm_key_add(key, (unsigned char)name.at[i]);
	return key;
}
