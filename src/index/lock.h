/* The lock of an index's writers. */
#ifndef STM_INDEX_LOCK_H
#define STM_INDEX_LOCK_H

#include "index/manifest.h"

/*
 * Holds the lock of the index in PLACE until the descriptor that is returned is closed, or the
 * process dies; makes the directory when it is not there.
 */
int stm_index_lock(const struct stm_index_place *place);

#endif
