/* What packed.c is about to do to refs, checked before it is done. */
#ifndef STM_STORE_EDITS_H
#define STM_STORE_EDITS_H

#include "store/refs.h"

struct stm_ref_change {
	struct stm_store *store;
	struct stm_refs refs;       /* as they are */
	struct stm_ref_edit *edits; /* by name */
	size_t count;
};

/* Fails with STM_EREPOSITORY or STM_EARGUMENT as stm_refs_change() promises. */
enum stm_status stm_edits_check(struct stm_ref_change *change);

#endif
