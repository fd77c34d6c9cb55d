/*
 * Versions are bound to each other by what stm_lineage_derive() goes by: a common key, or that one
 * was told, or says itself, to descend from the other. Whatever is not bound to a new document,
 * through however many others, is derived the same with it as without.
 *
 * Say the repository has A and B of one title, and C of another that was told to descend from B. A
 * new document with the title of A touches the key that A and B share, and through the symbol of B
 * also C; a version with neither that title nor such a tie is left alone.
 */
#include "engine/affected.h"

#include "base/map.h"
#include "hash/hash.h"

/* Sets of nodes: the records, then the sources. Each binding is known by its hash. */
struct sets {
	struct stm_arena *arena;
	uint32_t *roots;
	struct stm_map bindings; /* a node that has it */
};

/* The root of I's set, with its path halved. */
static uint32_t find_root(uint32_t *roots, uint32_t i)
{
	while (roots[i] != i)
		i = roots[i] = roots[roots[i]];
	return i;
}

/* Puts NODE into the set of all that have the binding KIND TEXT. */
static void bind(struct sets *sets, uint32_t node, const char *kind, const char *text)
{
	const char *name = stm_format(sets->arena, "%s %s", kind, text);
	int added;
	uint32_t *other = stm_map_put(&sets->bindings, stm_hash_word(stm_str(name)), &added);

	if (added)
		*other = node;
	else
		sets->roots[find_root(sets->roots, node)] = find_root(sets->roots, *other);
}

/* Each of SYMBOLS is bound whether or not a version of that name is there yet. */
static void bind_all(struct sets *sets, uint32_t node, const char *const *symbols, size_t count)
{
	for (size_t i = 0; i < count; i++)
		bind(sets, node, "symbol", symbols[i]);
}

/* Parents are bound besides the key: a version may have one of another title by what was told. */
static void bind_record(struct sets *sets, uint32_t node, const struct stm_record *record)
{
	bind(sets, node, "key", record->key);
	bind(sets, node, "symbol", record->symbol);
	bind_all(sets, node, record->parents.at, record->parents.len);
	bind_all(sets, node, record->told.at, record->told.len);
	bind_all(sets, node, record->named.at, record->named.len);
}

/* A new document has no parents yet: they come from its key, what was told and what it names. */
static void bind_source(struct sets *sets, uint32_t node, const struct stm_lineage_source *source)
{
	const struct stm_metadata *metadata = &source->document->metadata;
	struct stm_named_list named;

	stm_named_find(&named, sets->arena, source->document);
	for (size_t i = 0; i < named.len; i++)
		bind(sets, node, "symbol", named.at[i].symbol);
	bind(sets, node, "key", stm_series_key(sets->arena, metadata));
	bind(sets, node, "symbol", metadata->symbol);
	bind_all(sets, node, source->told, source->told_count);
}

bool *stm_affected_find(struct stm_arena *arena, const struct stm_records *records,
	const struct stm_lineage_source *sources, size_t count)
{
	const uint32_t start = (uint32_t)records->len;
	bool *affected = stm_alloc_array(arena, records->len + 1, sizeof(*affected));
	bool *touched = stm_alloc_array(arena, records->len + count + 1, sizeof(*touched));
	struct sets sets = {.arena = arena};

	sets.roots = stm_alloc_array(arena, records->len + count + 1, sizeof(*sets.roots));
	stm_map_init(&sets.bindings, arena, 2 * (records->len + count));
	for (uint32_t i = 0; i < start + count; i++)
		sets.roots[i] = i;
	for (uint32_t i = 0; i < start; i++)
		bind_record(&sets, i, &records->at[i]);
	for (uint32_t i = 0; i < count; i++)
		bind_source(&sets, start + i, &sources[i]);
	for (uint32_t i = 0; i < count; i++)
		touched[find_root(sets.roots, start + i)] = true;
	for (uint32_t i = 0; i < start; i++)
		affected[i] = touched[find_root(sets.roots, i)];
	return affected;
}
