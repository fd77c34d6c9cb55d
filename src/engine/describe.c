/* The store may read its records anew in the next call, so all of one is copied. */
#include "engine/describe.h"

#include "lineage/places.h"

static const char **copy_all(struct stm_arena *arena, const struct stm_symbols *symbols)
{
	const char **list = stm_alloc_array(arena, symbols->len + 1, sizeof(*list));

	for (size_t i = 0; i < symbols->len; i++)
		list[i] = stm_copy_text(arena, symbols->at[i]);
	return list;
}

struct stm_version stm_version_describe(struct stm_arena *arena, const struct stm_record *record)
{
	return (struct stm_version){
		.symbol = stm_copy_text(arena, record->card.symbol),
		.title = stm_copy_text(arena, record->card.title),
		.series = stm_copy_text(arena, record->series),
		.date = stm_copy_text(arena, record->card.date),
		.language = stm_copy_text(arena, record->card.language),
		.commit = stm_copy_text(arena, record->commit),
		.parents = copy_all(arena, &record->parents),
		.parent_count = record->parents.len,
		.basis = stm_copy_text(arena, record->basis),
		.uncertain = stm_basis_is_uncertain(record->basis),
		.summary = record->summary,
	};
}
