/*
 * Which objects a repository has. An addition asks that of each it makes, and libgit2 looks into
 * one pack after the other (1.5.1); so it is asked only where nothing else tells.
 */
#ifndef STM_STORE_KNOWN_H
#define STM_STORE_KNOWN_H

#include <git2.h>
#include <stdbool.h>

#include "base/arena.h"

struct stm_store;

/* Of an operation. Zeroed but for the arena's trap: nothing is known yet. */
struct stm_known {
	struct stm_arena arena;
	size_t asked;        /* how many ids were asked for */
	git_oid *recent;     /* that are there, each where its own bytes put it */
	unsigned char *bits; /* a filter of all ids there are (Bloom 1970), or NULL */
	uint32_t last_bit;   /* a power of two, less one */
};

/* Whether the object ID is there; one that another program writes meanwhile may be missed. */
bool stm_known_ask(struct stm_store *store, const git_oid *id);

/* Notes that ID is there now. */
void stm_known_add(struct stm_known *known, const git_oid *id);

#endif
