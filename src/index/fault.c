/* The only setjmp() of the index; what runs under it keeps its state in a struct of the caller. */
#include "index/fault.h"

#include <errno.h>
#include <string.h>

#include "base/error.h"

enum stm_status stm_fault_guard(
	struct stm_fault *fault, void (*run)(void *payload), void *payload, struct stm_error *error)
{
	fault->error = error;
	fault->status = STM_OK;
	if (!setjmp(fault->trap))
		run(payload);
	return fault->status;
}

void stm_fault_raise(
	struct stm_fault *fault, enum stm_status status, const char *file, const char *text)
{
	fault->status = stm_fail(fault->error, status, file, "%s", text);
	longjmp(fault->trap, 1);
}

void stm_fault_damage(struct stm_fault *fault, const char *file)
{
	stm_fault_raise(fault, STM_EREPOSITORY, file,
		"this file of the index is damaged; `stemma index` makes it anew");
}

void stm_fault_system(struct stm_fault *fault, const char *file, const char *what)
{
	switch (errno) {
	case ENOMEM:
		fault->status = stm_fail_memory(fault->error);
		break;
	case EROFS:
		fault->status = stm_fail(
			fault->error, STM_EFILE, file, "%s: the file system is read-only", what);
		break;
	case ENOSPC:
	case EDQUOT:
		fault->status = stm_fail(fault->error, STM_EFILE, file,
			"%s: the disk is full; make room and try again", what);
		break;
	default:
		fault->status = stm_fail(
			fault->error, STM_EFILE, file, "%s: %s", what, strerror(errno));
	}
	longjmp(fault->trap, 1);
}
