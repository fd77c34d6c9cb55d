/* Filling in the caller's struct stm_error. */
#ifndef STM_BASE_ERROR_H
#define STM_BASE_ERROR_H

#include "stemma.h"

/*
 * Describes a failure in ERROR (which may be NULL) and returns STATUS, so that a caller can write
 * `return stm_fail(...)`. FILE may be NULL; the offset becomes -1.
 */
enum stm_status stm_fail(struct stm_error *error, enum stm_status status, const char *file,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

/* The same with what OTHER says, as the failure of something larger. */
enum stm_status stm_fail_as(struct stm_error *error, const struct stm_error *other);

/* The same for memory, which has one text. */
enum stm_status stm_fail_memory(struct stm_error *error);

#endif
