/* Whole files, read within a limit. */
#ifndef STM_BASE_FILE_H
#define STM_BASE_FILE_H

#include "base/arena.h"
#include "base/str.h"
#include "stemma.h"

/*
 * The bytes of the file PATH, on ARENA. Fails with STM_EFILE, or STM_EINPUT when there are more
 * than LIMIT.
 */
enum stm_status stm_file_read(struct stm_arena *arena, const char *path, size_t limit,
	struct stm_str *out, struct stm_error *error);

/* Fails with STM_EINPUT: NAME has more than LIMIT bytes, which is the offset of the error. */
enum stm_status stm_file_too_large(struct stm_error *error, const char *name, size_t limit);

/* Writes all of BYTES to FD; false, and errno says why, when not all was. */
bool stm_file_write(int fd, struct stm_str bytes);

/* The last component of PATH. Borrowed from it. */
const char *stm_file_name(const char *path);

#endif
