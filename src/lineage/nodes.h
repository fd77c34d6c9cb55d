/* Putting nodes in order. */
#ifndef STM_LINEAGE_NODES_H
#define STM_LINEAGE_NODES_H

#include "lineage/places.h"

/* Sorts COUNT NODES by date and symbol. SCRATCH is used up. */
void stm_nodes_sort(struct stm_node *nodes, size_t count, struct stm_arena *scratch);

/*
 * Makes PLACES, which has its arenas, of COUNT sorted NODES whose parents are indices of them, and
 * become those of places: each after its parents, by date where that leaves a choice. Fails with
 * STM_EARGUMENT when one would descend from itself.
 */
enum stm_status stm_nodes_place(struct stm_places *places, const struct stm_node *nodes,
	size_t count, struct stm_error *error);

#endif
