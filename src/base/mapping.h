/* Files that are read where they lie: caches too large to be copied. */
#ifndef STM_BASE_MAPPING_H
#define STM_BASE_MAPPING_H

#include <stddef.h>

/* A file's bytes; zeroed when there are none. */
struct stm_mapping {
	const unsigned char *at; /* aligned to a page */
	size_t len;
};

/* Maps PATH; false with errno when it cannot be, and *OUT is zeroed. An empty file is legal. */
int stm_mapping_open(struct stm_mapping *out, const char *path);

/* Legal for a zeroed mapping, which it leaves. */
void stm_mapping_release(struct stm_mapping *mapping);

#endif
