/*
 * Which hashes of a sketch tell its document from strangers. Documents of one body share formulas
 * ("Decides to remain seized of the matter"), so most pairs that have any hash in common have only
 * such; who looks for kin by the others looks at few pairs and misses none.
 */
#ifndef STM_LINEAGE_TELLING_H
#define STM_LINEAGE_TELLING_H

#include "base/map.h"
#include "lineage/kin.h"

enum { STM_MEETINGS = 4 /* telling hashes that all kin have in common, at least */ };

/* How common the hashes of a collection are; estimated, which costs time at worst. */
struct stm_commonness {
	struct stm_map levels; /* of hashes that are not rare */
};

/* Of the sketches of CARDS, on ARENA; SCRATCH is used up. */
void stm_commonness_find(struct stm_commonness *out, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_cards *cards);

/*
 * Says of each hash of SKETCH how far it is telling: UNTIL which end (stm_sketch_end()) of another
 * sketch it is one of the rarest that the two can have in common; 0 where it is for none. Room for
 * STM_SKETCH. A pair whose kinship is STM_KIN at least has STM_MEETINGS hashes in common that are
 * telling, in that of the two whose end is greater, until the other's end.
 */
void stm_telling_find(
	uint32_t *until, const struct stm_commonness *commonness, const struct stm_sketch *sketch);

#endif
