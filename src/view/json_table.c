/* Tables as JSON: format "stemma-table", version 1 (docs/stemma-table.schema.json). */
#include "view/json.h"

static void show_cell(struct stm_json *json, const struct stm_cell *cell)
{
	stm_json_open(json, NULL, '{', STM_JSON_INLINE);
	stm_json_text(json, "label", cell->label);
	if (cell->label) {
		stm_json_text(json, "relation", stm_relation_name(cell->relation));
		stm_json_bool(json, "moved", cell->flags & STM_MOVED);
		stm_json_bool(json, "recast", cell->flags & STM_RECAST);
		stm_json_bool(json, "revived", cell->flags & STM_REVIVED);
	}
	stm_json_close(json);
}

void stm_json_show_table(struct stm_out *out, const void *subject)
{
	const stm_table *table = subject;
	struct stm_json json = {.out = &out->buf};

	stm_json_open(&json, NULL, '{', STM_JSON_LINES);
	stm_json_text(&json, "format", "stemma-table");
	stm_json_int(&json, "version", 1);
	stm_json_open(&json, "versions", '[', STM_JSON_LINES);
	for (size_t v = 0; v < stm_table_version_count(table); v++) {
		stm_json_open(&json, NULL, '{', STM_JSON_INLINE);
		stm_json_text(&json, "symbol", stm_table_version(table, v)->symbol);
		stm_json_text(&json, "date", stm_table_version(table, v)->date);
		stm_json_close(&json);
	}
	stm_json_close(&json);
	stm_json_open(&json, "clauses", '[', STM_JSON_LINES);
	for (size_t i = 0; i < stm_table_clause_count(table); i++) {
		stm_json_open(&json, NULL, '{', STM_JSON_LINES);
		stm_json_text(&json, "clause", stm_table_clause(table, i));
		stm_json_open(&json, "cells", '[', STM_JSON_LINES);
		for (size_t v = 0; v < stm_table_version_count(table); v++)
			show_cell(&json, stm_table_cell(table, i, v));
		stm_json_close(&json);
		stm_json_close(&json);
		stm_out_flush(out);
	}
	stm_json_close(&json);
	stm_json_close(&json);
}
