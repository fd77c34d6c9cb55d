/* Series as lines: which of several heirs carries a series on, and what each is called. */
#ifndef STM_LINEAGE_LINE_H
#define STM_LINEAGE_LINE_H

#include "base/arena.h"
#include "base/str.h"

/* One version, of which SERIES and TIP are found. */
struct stm_line {
	const char *key, *symbol;
	uint32_t parent;    /* the main one, an index before this one's, or STM_NO_PARENT */
	const char *series; /* the branch; one pointer for all versions of a series */
	bool tip;           /* the last version of its series */
};

static const uint32_t STM_NO_PARENT = UINT32_MAX;

/*
 * Names the series of COUNT versions, each after its parent and by date otherwise. A series goes on
 * with one heir of each version: of those that keep its key, else of all, the first that was
 * adopted, else the first. Every other heir begins a series of its own. Names are on ARENA.
 */
void stm_lines_name(struct stm_arena *arena, struct stm_arena *scratch, struct stm_line *versions,
	size_t count);

#endif
