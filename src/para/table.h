/*
 * A table of words that the user gives in place of the compiled one: the form is that of
 * para/data/en.tsv.
 */
#ifndef STM_PARA_TABLE_H
#define STM_PARA_TABLE_H

#include "base/arena.h"
#include "para/lexicon.h"
#include "stemma.h"

/* Its rows, sorted as those of a lexicon, and the kinds (bits 1 << kind) they are of. */
struct stm_table {
	struct stm_arena *arena; /* of the rows and their texts */
	struct stm_lexeme *rows;
	size_t count, room;
	unsigned kinds;
};

/*
 * Reads BYTES, which stand in the file NAME, into TABLE, of which ARENA alone is set. The first bad
 * row is an STM_EINPUT that names its line and what to do about it. A row without a source is legal
 * and has no strength.
 */
enum stm_status stm_table_parse(
	struct stm_table *table, const char *name, struct stm_str bytes, struct stm_error *error);

/*
 * BASE (may be NULL) with the rows of TABLE in place of all its rows of the table's kinds. On
 * ARENA, with all of TABLE's texts; what is of BASE is borrowed.
 */
const struct stm_lexicon *stm_table_over(
	struct stm_arena *arena, const struct stm_lexicon *base, const struct stm_table *table);

#endif
