/*
 * How much of their wording two documents share, from a few hundred bytes of each: the least hashes
 * of their runs of three words (Broder 1997; the share is that of Koslicki and Zabeti 2019, of the
 * shorter text in the longer one).
 */
#ifndef STM_HASH_SKETCH_H
#define STM_HASH_SKETCH_H

#include "doc/document.h"

enum {
	STM_SKETCH = 256,      /* hashes at most */
	STM_SKETCH_LEAST = 24, /* hashes to compare: fewer are chance */
};

/* The least hashes of a document's runs, ascending, each once. */
struct stm_sketch {
	const uint32_t *at;
	uint32_t len;
	bool whole; /* they are all there are */
};

/* The sketch of a hashed DOCUMENT, on ARENA. The same on every machine. */
void stm_sketch_make(struct stm_sketch *out, struct stm_arena *arena, struct stm_arena *scratch,
	const struct stm_document *document);

/* How many hashes of A are up to END. */
uint32_t stm_sketch_count_to(const struct stm_sketch *a, uint32_t end);

/*
 * How much of the wording of the shorter of two documents the other has, in thousandths; 0 where
 * they share so little that it says nothing. Symmetric.
 */
uint32_t stm_sketch_kinship(const struct stm_sketch *a, const struct stm_sketch *b);

/* How much of the wording of PART is in WHOLE, but not in OTHER, in thousandths. */
uint32_t stm_sketch_gain(const struct stm_sketch *part, const struct stm_sketch *whole,
	const struct stm_sketch *other);

#endif
