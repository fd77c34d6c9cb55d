/*
 * Components: cards that are related, however remotely, by kinship, by title, by what they name or
 * were told. What a card descends from is a matter of its component alone.
 */
#ifndef STM_LINEAGE_COMPONENTS_H
#define STM_LINEAGE_COMPONENTS_H

#include "lineage/places.h"

/* Sets the component of each of PLACES, which are of all CARDS: one number for all in it. */
void stm_components_find(struct stm_places *places, const struct stm_cards *cards);

/* What was found of a card when all that is related to it was there. */
struct stm_settled {
	const char *basis, *series;
	const uint32_t *parents; /* indices of cards */
	size_t parent_count;
	uint32_t component;
	bool tip;
	bool changed; /* something else has been told of it since */
};

/*
 * The same as stm_places_find() when the first COUNT of CARDS are SETTLED: finds anew only what
 * descends from what in components that something new or changed is related to. Fails likewise.
 */
enum stm_status stm_places_find_rest(struct stm_places *places, const struct stm_cards *cards,
	const struct stm_settled *settled, size_t count, struct stm_error *error);

#endif
