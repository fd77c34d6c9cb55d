/* Linear probing, at most two thirds full. The order of slots is never seen by a caller. */
#include "base/map.h"

/* Fibonacci hashing takes the high bits, so that keys that differ only low are spread too. */
static size_t slot_of(const struct stm_map *map, uint64_t key)
{
	size_t mask = map->room - 1, i = (size_t)((key * 0x9e3779b97f4a7c15u) >> 20) & mask;

	while (map->slots[i].used && map->slots[i].key != key)
		i = (i + 1) & mask;
	return i;
}

static void rebuild(struct stm_map *map, size_t room)
{
	struct stm_map_slot *old = map->slots;
	size_t old_room = map->room;

	map->slots = stm_alloc_array(map->arena, room, sizeof(*map->slots));
	map->room = room;
	for (size_t i = 0; i < old_room; i++)
		if (old[i].used)
			map->slots[slot_of(map, old[i].key)] = old[i];
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
	struct stm_map_slot *slot;

	if (map->count * 3 >= map->room * 2)
		rebuild(map, map->room ? map->room * 2 : 16);
	slot = &map->slots[slot_of(map, key)];
	if (added)
		*added = !slot->used;
	if (!slot->used) {
		*slot = (struct stm_map_slot){.key = key, .used = 1};
		map->count++;
	}
	return &slot->value;
}

const uint32_t *stm_map_get(const struct stm_map *map, uint64_t key)
{
	const struct stm_map_slot *slot;

	if (!map->room)
		return NULL;
	slot = &map->slots[slot_of(map, key)];
	return slot->used ? &slot->value : NULL;
}
