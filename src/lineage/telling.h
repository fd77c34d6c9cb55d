/*
 * Which hashes of a sketch tell its document from strangers. Documents of one body share formulas
 * ("Decides to remain seized of the matter"), so most pairs that have any hash in common have only
 * such; who looks for kin by the others looks at few pairs and misses none.
 */
#ifndef STM_LINEAGE_TELLING_H
#define STM_LINEAGE_TELLING_H

#include "base/map.h"
#include "lineage/kin.h"

enum { STM_MEETINGS = 4 /* hashes in common, telling for one of the two, that all kin have */ };

/* How common the hashes of a collection are; estimated, which costs time at worst. */
struct stm_commonness {
	struct stm_map levels; /* of hashes that are not rare */
};

/* Of the sketches of CARDS, on ARENA; SCRATCH is used up. */
void stm_commonness_find(struct stm_commonness *out, struct stm_arena *arena,
	struct stm_arena *scratch, const struct stm_cards *cards);

/*
 * Says of each hash of SKETCH whether it is TELLING (room for STM_SKETCH): whether it is one of the
 * rarest in any part of the sketch that another may be compared with. A pair whose kinship is
 * STM_KIN at least has STM_MEETINGS hashes in common that are telling in the same one of the two.
 */
void stm_telling_mark(bool *telling, const struct stm_commonness *commonness,
	const struct stm_sketch *sketch);

#endif
