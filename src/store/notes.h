/*
 * What is known of versions beyond what they say: git notes on their commits, below
 * refs/notes/stemma, so that commits do not change when the collection grows. `git log
 * --notes=stemma` shows them.
 */
#ifndef STM_STORE_NOTES_H
#define STM_STORE_NOTES_H

#include "store/git.h"

/* A note: TEXT on COMMIT (40 hex digits). */
struct stm_note {
	const char *commit;
	struct stm_str text;
};

/*
 * Makes NOTES, COUNT of them by commit, all there are. The same notes make the same objects. The
 * store is locked. Fails as stm_refs_change() does.
 */
enum stm_status stm_notes_write(
	struct stm_store *store, const struct stm_note *notes, size_t count);

/* Where notes are read from. */
struct stm_notes {
	struct stm_str tree; /* of refs/notes/stemma; empty when there is none */
};

/* Reads where the notes are, on the operation's arena. Fails with STM_EREPOSITORY. */
enum stm_status stm_notes_open(struct stm_notes *out, struct stm_store *store);

/* The note on COMMIT, or an empty slice. Fails likewise. */
enum stm_status stm_notes_read(struct stm_str *out, struct stm_store *store,
	const struct stm_notes *notes, const char *commit);

#endif
