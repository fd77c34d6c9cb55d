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

/* The last hash that A can be compared to. */
static inline uint32_t stm_sketch_end(const struct stm_sketch *a)
{
	return a->whole || !a->len ? UINT32_MAX : a->at[a->len - 1];
}

/* How many hashes of A are up to END. */
uint32_t stm_sketch_count_to(const struct stm_sketch *a, uint32_t end);

/*
 * How much of the wording of the shorter of two documents the other has, in thousandths; 0 where
 * they share so little that it says nothing. Symmetric.
 */
uint32_t stm_sketch_kinship(const struct stm_sketch *a, const struct stm_sketch *b);

/* The hashes of one sketch that another has not, as far as the two can be compared. */
struct stm_remainder {
	uint32_t at[STM_SKETCH];
	uint32_t len, end;
};

/* What is left of WHOLE without what is in OTHER. */
void stm_sketch_leave(
	struct stm_remainder *out, const struct stm_sketch *whole, const struct stm_sketch *other);

/* How much of the wording of PART is in REST, in thousandths; 0 when that is less than LEAST. */
uint32_t stm_sketch_gain(
	const struct stm_sketch *part, const struct stm_remainder *rest, uint32_t least);

#endif
