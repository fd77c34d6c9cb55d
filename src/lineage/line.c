/*
 * A series has the key of its first version for a name. Where that is taken, by the series from
 * which it branched off, the symbol of its first version is added:
 *
 *	79/183 -- L.52 -- 80/218 -- ...      general-assembly/protection-of-migrants
 *	             \
 *	              L.60                   general-assembly/protection-of-migrants-a-80-l-60
 */
#include "lineage/line.h"

#include "base/map.h"
#include "lineage/card.h"
#include "lineage/series.h"

/* Whether A carries the series of PARENT on rather than B, which comes later. */
static bool is_heir(
	const struct stm_line *parent, const struct stm_line *a, const struct stm_line *b)
{
	bool keeps_a = !strcmp(a->key, parent->key), keeps_b = !strcmp(b->key, parent->key);

	if (keeps_a != keeps_b)
		return keeps_a;
	return !stm_symbol_is_draft(a->symbol) || stm_symbol_is_draft(b->symbol);
}

/* The heir of each version, or STM_NO_PARENT. */
static uint32_t *find_heirs(
	struct stm_arena *scratch, const struct stm_line *versions, size_t count)
{
	uint32_t *heirs = stm_alloc_array(scratch, count + 1, sizeof(*heirs));

	memset(heirs, 0xff, count * sizeof(*heirs));
	for (uint32_t i = 0; i < count; i++) {
		uint32_t parent = versions[i].parent;

		if (parent != STM_NO_PARENT &&
			(heirs[parent] == STM_NO_PARENT ||
				!is_heir(
					&versions[parent], &versions[heirs[parent]], &versions[i])))
			heirs[parent] = i;
	}
	return heirs;
}

static const char *name(
	struct stm_arena *arena, struct stm_map *taken, const struct stm_line *first)
{
	int added;

	stm_map_put(taken, stm_key(stm_str(first->key)), &added);
	return added ? stm_copy_text(arena, first->key)
		     : stm_series_branch(arena, first->key, first->symbol);
}

void stm_lines_name(
	struct stm_arena *arena, struct stm_arena *scratch, struct stm_line *versions, size_t count)
{
	const uint32_t *heirs = find_heirs(scratch, versions, count);
	struct stm_map taken;

	stm_map_init(&taken, scratch, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t parent = versions[i].parent;

		versions[i].tip = heirs[i] == STM_NO_PARENT;
		versions[i].series = parent != STM_NO_PARENT && heirs[parent] == i
					     ? versions[parent].series
					     : name(arena, &taken, &versions[i]);
	}
}
