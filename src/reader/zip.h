/*
 * A zip archive in memory, read within bounds: what unpacks to far more than it holds is refused
 * before anything is unpacked.
 */
#ifndef STM_READER_ZIP_H
#define STM_READER_ZIP_H

#include "base/arena.h"
#include "base/str.h"

/* HANDLE is libzip's, or NULL. */
struct reader_zip {
	struct zip *handle;
};

/*
 * Opens BYTES, which must outlive it. False when it cannot, or when the archive is a bomb; *FAULT
 * then says why, to stand behind the name of the file.
 */
bool reader_zip_open(struct reader_zip *zip, struct stm_str bytes, const char **fault);

/* Frees what libzip holds. */
void reader_zip_close(struct reader_zip *zip);

/*
 * The place of the entry NAME in HANDLE, libzip's, or -1. Part names match without case (ISO/IEC
 * 29500-2, 6.2.2); an exact match is found faster.
 */
int64_t reader_zip_find(struct zip *handle, const char *name);

/*
 * The bytes of the entry NAME, on ARENA, in *OUT. False when there is no such entry; also when it
 * cannot be unpacked, with *FAULT saying why, to stand behind NAME.
 */
bool reader_zip_read(const struct reader_zip *zip, struct stm_arena *arena, const char *name,
	struct stm_str *out, const char **fault);

#endif
