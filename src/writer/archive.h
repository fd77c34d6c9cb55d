/* A zip archive written in memory, with nothing in it that the day or the machine knows. */
#ifndef STM_WRITER_ARCHIVE_H
#define STM_WRITER_ARCHIVE_H

#include "base/arena.h"
#include "base/str.h"

/* HANDLE and SOURCE are libzip's. */
struct writer_archive {
	struct zip *handle;
	struct zip_source *source;
};

/* Opens the archive BYTES, or an empty one where there are none; BYTES must outlive it. */
bool writer_archive_open(struct writer_archive *archive, struct stm_str bytes);

/* Puts BYTES, which must outlive the archive, there under NAME, in place of what had that name. */
bool writer_archive_put(struct writer_archive *archive, const char *name, struct stm_str bytes);

/* Ends it: its bytes, on ARENA, go to *OUT. The archive is closed in any case. */
bool writer_archive_end(
	struct writer_archive *archive, struct stm_arena *arena, struct stm_str *out);

/*
 * Whether the archive BYTES has each name once, however its letters are, and none that leads out of
 * it: programs differ in which of two they read. True of what is no archive.
 */
bool writer_archive_is_sound(struct stm_str bytes, struct stm_arena *arena);

#endif
