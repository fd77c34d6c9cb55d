/*
 * A Word document made of a stream of edits (read/edits.h), by stemma-writer: in a process of its
 * own, since the package that is changed may be hostile.
 */
#ifndef STM_READ_PACK_H
#define STM_READ_PACK_H

#include "base/arena.h"
#include "base/str.h"
#include "read/process.h"
#include "stemma.h"

/* What is to be written. All borrowed. */
struct stm_pack_job {
	struct stm_process *process; /* released by the caller, also when the arena jumps */
	const char *program;         /* the path of stemma-writer */
	const char *name;            /* of the document, for errors */
	struct stm_str edits;        /* with the package that is to be changed behind them */
	void (*warn)(void *payload, const char *text); /* may be NULL */
	void *payload;
	struct stm_arena *arena;
};

/*
 * The bytes of the package that the job's edits make, on its arena, in *OUT. Fails as
 * stm_process_run() does, and with STM_EINPUT when the writer says that it cannot.
 */
enum stm_status stm_pack(
	struct stm_str *out, const struct stm_pack_job *job, struct stm_error *error);

#endif
