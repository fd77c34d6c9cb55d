/* The two locks of a writer: stemma.lock against other Stemmas, git's own against git. */
#ifndef STM_STORE_LOCK_H
#define STM_STORE_LOCK_H

#include "store/git.h"

/*
 * Makes the lock file PATH (on the operation's arena), waiting up to three seconds: git's protocol,
 * in which whoever creates it holds it. One at a time; the store must be locked. A lock file that a
 * killed Stemma left is taken over.
 */
enum stm_status stm_lock_file(struct stm_store *store, const char *path);

/* Removes that lock file, if there is one. */
void stm_unlock_file(struct stm_store *store);

/* Gives up both locks, as far as they are held. */
void stm_lock_release(struct stm_store *store);

#endif
