/* How a resolution was adopted, and who voted how. */
#ifndef STM_PARA_VOTE_H
#define STM_PARA_VOTE_H

#include "base/arena.h"
#include "base/str.h"
#include "stemma.h"

/* Whether S goes on with what a line like "The voting was as follows:" announced. */
bool stm_vote_continues(struct stm_str s);

/*
 * Fills in those of METADATA's vote, vote_for, vote_against and vote_abstaining that are NULL, from
 * S, which is a whole colophon or the line "Adopted by ...". Texts are on ARENA.
 */
void stm_vote_find(struct stm_arena *arena, struct stm_str s, struct stm_metadata *metadata);

#endif
