/* From places to versions: lineages derived family by family, one in memory at a time. */
#ifndef STM_ENGINE_DERIVE_H
#define STM_ENGINE_DERIVE_H

#include "engine/shelf.h"

/* What has become of a version that was derived. */
struct stm_derived {
	char commit[41], tree[41];
	struct stm_summary summary;
};

/* What a derivation works on; all by place, but for the shelf. */
struct stm_derivation {
	struct stm_task *task;
	const struct stm_places *places;
	struct stm_shelf *shelf;
	const struct stm_record **records; /* of versions that are there, else NULL */
	const uint32_t *books;             /* on the shelf, of those to be derived */
	const bool *wanted;                /* to be derived; the others are fixed */
	struct stm_derived **derived;      /* made for those */
	/* What is done with each family; sets the ids of its versions. */
	enum stm_status (*use)(void *payload, struct stm_lineage *lineage);
	void *payload;
	/* Called after each family with the versions DONE of all that are wanted; may be NULL. */
	void (*progress)(void *payload, size_t done, size_t total);
};

/* Derives what is wanted. Fails as reading, and as USE does. */
enum stm_status stm_derive(struct stm_derivation *derivation);

#endif
