/* What the indexes of packs say (gitformat-pack(5)), read beside libgit2, which trusts them. */
#ifndef STM_STORE_PACKINDEX_H
#define STM_STORE_PACKINDEX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mapping.h"
#include "stemma.h"

struct stm_store;
struct stm_names;

/* An index of version 2, mapped. */
struct stm_pack_index {
	struct stm_mapping file;
	size_t count;
	const unsigned char *ids;     /* 20 bytes of each object */
	const unsigned char *offsets; /* 4 bytes of each, or where in LARGE its 8 bytes are */
	const unsigned char *large;
	size_t large_count;
};

/* Opens the index PATH; false when it is none, another one, or cut. */
bool stm_pack_index_open(struct stm_pack_index *out, const char *path);

/* Legal for a zeroed one. */
void stm_pack_index_release(struct stm_pack_index *index);

/* The paths of all indexes of the store, on the operation's arena. */
void stm_pack_indexes_list(struct stm_store *store, struct stm_names *out);

/*
 * Whether all objects that the indexes have lie inside of their packs; libgit2 (1.5.1) crashes for
 * one that does not. Looks into none that it has found sound before and that has not been written
 * to since. Fails with STM_EREPOSITORY and the name of the index.
 */
enum stm_status stm_pack_indexes_check(struct stm_store *store);

#endif
