/* The stemma as lines of a terminal, oldest version first. */
#ifndef STM_VIEW_GRAPH_H
#define STM_VIEW_GRAPH_H

#include "view/out.h"

/*
 * Writes what descends from what of the versions of HISTORY that belong to the family of SERIES
 * (NULL: all), a version a line.
 */
void stm_graph_show(struct stm_out *out, const stm_history *history, const char *series);

#endif
