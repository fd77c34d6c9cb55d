/* What every view writes through: a buffer that empties itself into the caller's writer. */
#ifndef STM_VIEW_OUT_H
#define STM_VIEW_OUT_H

#include "base/buf.h"
#include "stemma.h"

struct stm_out {
	struct stm_arena arena; /* for the time of one view */
	struct stm_arena row;   /* for the time of one row */
	struct stm_buf buf;     /* written, but not given to the writer; on ARENA */
	const struct stm_writer *writer;
	const struct stm_view_options *options; /* never NULL */
	bool refused;                           /* the writer did; everything after is dropped */
};

/* Called after each row: empties the buffer when it is large, and the row's memory. */
void stm_out_flush(struct stm_out *out);

/*
 * Runs SHOW(out, subject) with a fresh buffer and empties it at the end. OPTIONS may be NULL. Fails
 * with STM_EOUTPUT when the writer refused, or STM_EMEMORY; what was written until then stays.
 */
enum stm_status stm_out_run(void (*show)(struct stm_out *, const void *), const void *subject,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error);

#endif
