/*
 * Failures of an index's files. A damaged block can turn up wherever a file is looked at, which is
 * in the innermost loops; so, like an arena that is out of memory, it jumps to the trap that the
 * outermost call has set. Nothing leaks, because files and mappings belong to what the caller
 * releases.
 */
#ifndef STM_INDEX_FAULT_H
#define STM_INDEX_FAULT_H

#include <setjmp.h>
#include <stdbool.h>

#include "stemma.h"

struct stm_fault {
	jmp_buf trap;
	struct stm_error *error; /* may be NULL */
	enum stm_status status;
};

/*
 * Calls RUN with PAYLOAD. STM_OK, or what it failed with, described in ERROR. Within RUN no other
 * call is guarded by the same FAULT.
 */
enum stm_status stm_fault_guard(struct stm_fault *fault, void (*run)(void *payload), void *payload,
	struct stm_error *error);

/* Fails with STM_EREPOSITORY: FILE does not hold what was written to it. */
_Noreturn void stm_fault_damage(struct stm_fault *fault, const char *file);

/* The same unless FINE. */
static inline void stm_fault_unless(bool fine, struct stm_fault *fault, const char *file)
{
	if (!fine)
		stm_fault_damage(fault, file);
}

/* Fails with STATUS and TEXT. */
_Noreturn void stm_fault_raise(
	struct stm_fault *fault, enum stm_status status, const char *file, const char *text);

/* Fails with STM_EFILE: errno says why FILE cannot be used. WHAT: "cannot be written". */
_Noreturn void stm_fault_system(struct stm_fault *fault, const char *file, const char *what);

#endif
