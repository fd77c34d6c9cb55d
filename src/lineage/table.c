/* The getters of a table. They stand apart from what reads it, which needs git. */
#include "lineage/table.h"

#include <stdlib.h>

void stm_table_free(stm_table *table)
{
	if (!table)
		return;
	stm_arena_release(&table->arena);
	free(table);
}

size_t stm_table_version_count(const stm_table *table)
{
	return table->version_count;
}

const struct stm_version *stm_table_version(const stm_table *table, size_t index)
{
	return index < table->version_count ? &table->versions[index] : NULL;
}

size_t stm_table_clause_count(const stm_table *table)
{
	return table->count;
}

const char *stm_table_clause(const stm_table *table, size_t index)
{
	return index < table->count ? table->clauses[index] : NULL;
}

const struct stm_cell *stm_table_cell(const stm_table *table, size_t index, size_t version)
{
	if (index >= table->count || version >= table->version_count)
		return NULL;
	return &table->cells[index * table->version_count + version];
}
