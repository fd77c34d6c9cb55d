/* Views whose stream another program makes a file of. */
#ifndef STM_VIEW_PACKED_H
#define STM_VIEW_PACKED_H

#include "doc/document.h"
#include "view/out.h"

/*
 * As stm_out_run(), but what SHOW writes is a stream of edits, and what goes to WRITER is the Word
 * document that stemma-writer makes of it: out of OLD, when that is not NULL and is one, with all
 * that it has. Fails besides with STM_EARGUMENT, STM_EFILE or STM_EINPUT.
 */
struct stm_packing {
	void (*show)(struct stm_out *out, const void *subject);
	const void *subject;
	const stm_document *old, *new; /* of a diff; of a document the second alone */
};
enum stm_status stm_packed_run(const struct stm_packing *packing,
	const struct stm_view_options *options, const struct stm_writer *writer,
	struct stm_error *error);

#endif
