/* Which paragraphs may become each other: the one place where that is decided. */
#ifndef STM_ALIGN_KINDS_H
#define STM_ALIGN_KINDS_H

#include "doc/document.h"

/* What a document has once, in its place, whatever it says. */
enum stm_station {
	STM_STATION_NONE,
	STM_STATION_TITLE,
	STM_STATION_ENACTING,
};

enum stm_station stm_station_of(const struct stm_paragraph *paragraph);

/*
 * Whether A and B can be a pair, or part and hub of a split or a merger, for the words they share.
 * A title goes with a title only, an enacting line with an enacting line, and the line that opens
 * an annex with another. A heading is no clause, though it may have words of one; but what the
 * reader took for neither (STM_TEXT) may be either.
 */
bool stm_kinds_agree(const struct stm_paragraph *a, const struct stm_paragraph *b);

/* Whether A and B are rows of as many cells with the same first cell, which names a row. */
bool stm_rows_agree(const struct stm_paragraph *a, const struct stm_paragraph *b);

#endif
