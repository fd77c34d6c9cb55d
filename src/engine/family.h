/* Which versions have to be derived, in families that do not depend on each other. */
#ifndef STM_ENGINE_FAMILY_H
#define STM_ENGINE_FAMILY_H

#include "lineage/places.h"

struct stm_families {
	uint32_t *members; /* indices of places, family by family, ascending in each */
	size_t *ends;      /* of the families in MEMBERS */
	size_t count;
};

/*
 * Groups the places that are WANTED with all that they descend from. On ARENA; SCRATCH is used up.
 */
void stm_families_find(struct stm_families *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_places *places, const bool *wanted);

#endif
