/* The stemma itself: in which order versions stand, what each descends from, and its series. */
#ifndef STM_LINEAGE_PLACES_H
#define STM_LINEAGE_PLACES_H

#include "lineage/kin.h"

/* One version's place in the stemma. Texts are never NULL. */
struct stm_node {
	const struct stm_card *card; /* borrowed */
	uint32_t index;              /* of CARD among those given */
	const char *basis;           /* "told", "same title", "similar wording, 61 %" or "" */
	bool uncertain;              /* a person should look at it */
	uint32_t *parents;           /* indices of places, the main one first */
	size_t parent_count;
	const char *series; /* the branch: "general-assembly/protection-of-migrants" */
	bool tip;           /* the last version of its series */
	uint32_t component; /* lineage/components.h */
};

/* All of a collection, each after its parents, else by date and symbol. Arenas are borrowed. */
struct stm_places {
	struct stm_arena *arena, *scratch;
	struct stm_node *at;
	size_t count;
};

/* Whether BASIS, as a commit has it, is that of an uncertain node. */
bool stm_basis_is_uncertain(const char *basis);

/*
 * Finds the places of all CARDS, whose order does not matter; PLACES has its arenas. Fails with
 * STM_ENOTFOUND when a told predecessor is not among them, STM_EARGUMENT when predecessors form a
 * ring, STM_EEXISTS for a symbol given twice.
 */
enum stm_status stm_places_find(
	struct stm_places *places, const struct stm_cards *cards, struct stm_error *error);

#endif
