/*
 * Where the clauses of a series stand in its picture: a column a version, in it a bar a clause, in
 * the order of the text and as high as the clause is long; bands join the bars of one clause. After
 * Viegas, Wattenberg and Dave, "Studying Cooperation and Conflict between Authors with history flow
 * Visualizations" (CHI 2004).
 *
 *	 1     2     3
 *	=====.
 *	====.\=====\_====	moved down in 3, as another came before it
 *	     \====>		split off in 2, dropped after it
 */
#ifndef STM_VIEW_BANDS_H
#define STM_VIEW_BANDS_H

#include "base/map.h"
#include "stemma.h"

enum { STM_BAR_WIDTH = 14 };

/* The parts of a text, with room between them. */
enum stm_part { STM_HEAD, STM_PREAMBULAR_PART, STM_OPERATIVE_PART, STM_ANNEXES, STM_PARTS };

/* A bar: its top edge and height in units of the picture; no height where there is none. */
struct stm_bar {
	uint32_t top, height;
};

/* A picture's geometry. All of it lies on the arena it was made on. */
struct stm_bands {
	const stm_table *table;
	struct stm_bar *bars; /* by clause, by version */
	struct stm_map ids;   /* of clauses */
	uint32_t *birth;      /* by clause: the first version that has it */
	uint32_t *last;       /* by clause: the last one */
	bool *heir;           /* by clause: it goes on in another behind its last version */
	uint32_t step;        /* from column to column */
	uint32_t width;       /* of the columns together, the labels beside them aside */
	uint32_t height;
	uint32_t
		parts[STM_PARTS]; /* top edges of the parts of the last version; 0: it has it not */
};

/* Lays out TABLE, which is borrowed, on ARENA. */
void stm_bands_lay(struct stm_bands *out, struct stm_arena *arena, const stm_table *table);

/* The bar of CLAUSE in VERSION. */
const struct stm_bar *stm_band_bar(const struct stm_bands *bands, size_t clause, size_t version);

/* Left edge of the column of VERSION. */
uint32_t stm_band_column(const struct stm_bands *bands, size_t version);

/* Index of the clause with the id ID, of 16 digits and perhaps more behind them, or -1. */
ptrdiff_t stm_band_clause(const struct stm_bands *bands, const char *id);

#endif
