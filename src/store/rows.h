/* lineage.tsv: what became of every paragraph of a version, a row each, in document order. */
#ifndef STM_STORE_ROWS_H
#define STM_STORE_ROWS_H

#include "lineage/lineage.h"

/* The table of VERSION. On ARENA. */
struct stm_str stm_rows_make(struct stm_arena *arena, const struct stm_lineage_version *version);

/*
 * Reads TABLE back: the paragraphs into DOCUMENT, without texts and words but with room for them,
 * and their *ROWS, one each; on ARENA. False when it is no such table.
 */
bool stm_rows_read(struct stm_document *document, struct stm_lineage_row **rows,
	struct stm_arena *arena, struct stm_str table);

/* A row as it is read back. */
struct stm_row {
	const char *label, *clause, *origins;
	enum stm_relation relation;
	unsigned flags;      /* enum stm_flag */
	uint32_t similarity; /* thousandths */
};

/* The row of CLAUSE or, when that is NULL, of LABEL (in any case); false when there is none. */
bool stm_rows_find(struct stm_row *out, struct stm_arena *arena, struct stm_str table,
	const char *label, const char *clause);

/* The row that CLAUSE, which has none of its own, was merged into; false when there is none. */
bool stm_rows_find_heir(
	struct stm_row *out, struct stm_arena *arena, struct stm_str table, const char *clause);

#endif
